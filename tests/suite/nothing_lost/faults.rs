//! Full disks, broken disks, interrupted calls and kills at every kind of call that a run writes by: the run ends well with
//! the same bytes, or in words, and what was there before is whole.
use super::world::{World, files, told};
use crate::support::program;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Places at which a call fails, spread over all calls of its kind.
const PLACES: usize = 9;
/// `errno.h` of Linux.
const FAULTS: [(&str, i32); 3] = [("ENOSPC", 28), ("EIO", 5), ("EINTR", 4)];

/// The library that makes calls fail; `None`, visibly, where no C compiler is.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn library(folder: &Path) -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/nothing_lost/faults.c");
    let made = folder.join("faults.so");
    let compiler =
        Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&made).arg(&source).output();
    match compiler {
        Ok(output) if output.status.success() => Some(made),
        _ => {
            eprintln!("SKIPPED: no cc that makes a library to preload");
            None
        }
    }
}

/// A world with an earlier result in `out`, a file of the user's beside it, and the library.
struct Scene {
    world: World,
    preload: PathBuf,
    /// The results of a run without a fault, but for the manifest, which holds times.
    right: BTreeMap<PathBuf, Vec<u8>>,
}

const RUN: [&str; 7] = ["run", "scenario.toml", "-o", "out", "--threads", "1", "--overwrite"];

impl Scene {
    fn new() -> Option<Self> {
        let world = World::new();
        let preload = library(world.0.path())?;
        world.put(
            "other.toml",
            "extends = \"scenario.toml\"\nname = \"before\"\n[output]\nlayers = [\"class\"]\n",
        );
        world.put(
            "scenario.toml",
            &(world.text("scenario.toml") + "[output]\nlayers = [\"class\", \"level\"]\n"),
        );
        world.done(&["run", "scenario.toml", "-o", "right", "--threads", "1"]);
        let right = results(&world.at("right"));
        Some(Self { world, preload, right })
    }

    /// Puts the earlier result back.
    fn begin(&self) {
        let _ = fs::remove_dir_all(self.world.at("out"));
        self.world.done(&["run", "other.toml", "-o", "out", "--threads", "1"]);
        self.world.put("out/notes.txt", "the planner's");
    }

    /// A run in which one call fails, or none for place 0; how many calls there were.
    fn run(&self, call: &str, place: usize, errno: i32) -> (Output, usize) {
        self.world.put("calls", "");
        let output = program(self.world.0.path())
            .args(RUN)
            .env("LD_PRELOAD", &self.preload)
            .env("FAULT_CALL", call)
            .env("FAULT_AT", place.to_string())
            .env("FAULT_ERRNO", errno.to_string())
            .env("FAULT_LOG", self.world.at("calls"))
            .output()
            .expect("the program starts");
        (output, self.world.text("calls").len())
    }

    /// What must hold after a fault, and that the next run makes it good.
    fn check(&self, what: &str, output: &Output) {
        let out = self.world.at("out");
        assert_eq!(self.world.text("out/notes.txt"), "the planner's", "{what}");
        match output.status.code() {
            Some(0) => assert!(results(&out) == self.right, "{what}: done, with other bytes"),
            Some(2) => assert!(!told(output).trim().is_empty(), "{what}: no words"),
            None => assert_eq!(output.status.signal(), Some(9), "{what}: {output:?}"),
            Some(code) => panic!("{what}: exit {code}: {}", told(output)),
        }
        manifest_holds(&out, what);
        self.world.done(&RUN);
        assert!(results(&out) == self.right, "{what}: the next run has other bytes");
        manifest_holds(&out, what);
    }
}

/// A folder's results but for the manifest and the user's file.
fn results(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let all = files(folder)
        .into_iter()
        .map(|(path, bytes)| (path.strip_prefix(folder).expect("within").to_owned(), bytes));
    all.filter(|(path, _)| {
        !["manifest.json", "notes.txt", ".signalgap.lock"].iter().any(|name| path == Path::new(name))
    })
    .collect()
}

/// A folder with a manifest is a complete result: every file it lists is there with its checksum.
fn manifest_holds(folder: &Path, what: &str) {
    let Ok(text) = fs::read_to_string(folder.join("manifest.json")) else { return };
    let manifest: serde_json::Value = serde_json::from_str(&text).expect("a whole manifest");
    for file in manifest["outputs"].as_array().expect("files") {
        let name = file["file"].as_str().expect("a name");
        let bytes = fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{what}: {name}: {error}"));
        let digest = Sha256::digest(&bytes).iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        assert_eq!(file["sha256"], digest.as_str(), "{what}: {name} is not what the manifest says");
    }
}

/// Places spread over so many calls, the first and the last among them.
fn places(calls: usize, wanted: usize) -> Vec<usize> {
    let wanted = wanted.min(calls);
    (0..wanted).map(|index| 1 + index * (calls - 1) / wanted.saturating_sub(1).max(1)).collect()
}

#[test]
fn a_fault_at_any_call_loses_nothing() {
    let Some(scene) = Scene::new() else { return };
    let mut told = String::new();
    for call in ["write", "fsync", "rename"] {
        scene.begin();
        let (output, calls) = scene.run(call, 0, 0);
        scene.check(call, &output);
        assert!(calls > 0, "no {call} was seen");
        for (name, errno) in FAULTS {
            for place in places(calls, PLACES / 3) {
                scene.begin();
                let what = format!("{name} at {call} {place} of {calls}");
                let (output, _) = scene.run(call, place, errno);
                scene.check(&what, &output);
                let _ = writeln!(told, "{what}: exit {:?}", output.status.code());
            }
        }
    }
    assert!(told.contains("exit Some(2)"), "no fault was felt:\n{told}");
}

#[test]
fn a_kill_between_any_two_renames_loses_nothing() {
    let Some(scene) = Scene::new() else { return };
    scene.begin();
    let (_, calls) = scene.run("rename", 0, 0);
    assert!(calls >= scene.right.len(), "{calls} renames");
    for place in 1..=calls {
        scene.begin();
        let (output, _) = scene.run("rename", place, 0);
        assert_eq!(output.status.signal(), Some(9), "rename {place}: {output:?}");
        scene.check(&format!("a kill before rename {place} of {calls}"), &output);
    }
}
