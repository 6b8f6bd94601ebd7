//! `signalgap bench --peers`: other programs, made up by the test, beside this one.
use crate::support::program;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// A folder to run in, one for temporary files, and one with the programs that are installed.
struct World(tempfile::TempDir);

impl World {
    fn new() -> Self {
        let world = Self(tempfile::tempdir().expect("a folder"));
        for name in ["tmp", "bin"] {
            fs::create_dir(world.path(name)).expect("a folder");
        }
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Installs a program; `$last` is its last argument.
    fn install(&self, name: &str, script: &str) {
        let path = self.path("bin").join(name);
        let head = "#!/bin/sh\nPATH=/usr/bin:/bin\nfor last; do :; done\n";
        fs::write(&path, format!("{head}{script}\n")).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a program");
    }

    /// Exit code, standard output and standard error.
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let output = program(self.0.path())
            .args(["bench", "--peers"])
            .args(arguments)
            .env("TMPDIR", self.path("tmp"))
            .env("PATH", self.path("bin"))
            .output()
            .expect("the program starts");
        assert_eq!(fs::read_dir(self.path("tmp")).expect("a folder").count(), 0, "nothing is left behind");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    /// What a comparison prints, and its JSON.
    fn compared(&self) -> (String, Value) {
        let (code, text, error) = self.run(&["--json", "peers.json"]);
        assert_eq!((code, error.as_str()), (Some(0), ""), "{text}");
        assert!(!self.path("signalgap-bench.jsonl").exists(), "it is no measurement of stages");
        let bytes = fs::read(self.path("peers.json")).expect("a file");
        (text, serde_json::from_slice(&bytes).expect("JSON"))
    }
}

/// What the JSON tells of a program.
fn of<'a>(json: &'a Value, program: &str) -> &'a Value {
    let all = json["comparisons"].as_array().expect("comparisons");
    all.iter().find(|one| one["program"] == program).expect("a program")
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("a number, not {value}"))
}

#[test]
fn what_is_not_installed_is_named_with_where_it_comes_from() {
    let world = World::new();
    let (text, json) = world.compared();
    for line in [
        "line of sight, gdal_viewshed: not found on the PATH (Debian's package gdal-bin)\n",
        "ITM, 3 arc-seconds, splat: not found on the PATH (Debian's package splat)\n",
        "ITM, 1 arc-second, splat-hd: not found on the PATH (Debian's package splat)\n",
        "P.1812, crc-covlib: no comparison is made here (https://github.com/ic-crc/crc-covlib)\n",
    ] {
        assert!(text.contains(line), "`{line}` in {text}");
    }
    assert!(!text.contains("CPU") && !text.contains("ratio"), "nothing was measured: {text}");
    assert_eq!(of(&json, "gdal_viewshed")["outcome"], "not_found");
    assert_eq!(of(&json, "crc-covlib")["outcome"], "not_started");
    let (_, vietnamese, _) = world.run(&["--lang", "vi"]);
    assert!(vietnamese.contains("không thấy trong PATH (gói gdal-bin của Debian)"), "{vietnamese}");
}

#[test]
fn a_right_answer_is_timed_and_compared_and_a_failure_is_a_line() {
    let world = World::new();
    // it gives back what this program has just found, in the folder of both
    let right = "case $1 in --version) echo GDAL 9.8.7, released;; *) cp signalgap.tif \"$last\";; esac";
    world.install("gdal_viewshed", right);
    world.install("splat", "echo cannot open the terrain >&2; exit 3");
    let (text, json) = world.compared();
    assert_eq!(json["starts"], 5);
    let sight = of(&json, "gdal_viewshed");
    assert_eq!((&sight["outcome"], &sight["program_version"]), (&"compared".into(), &"9.8.7".into()));
    assert!((number(&sight["agreement"]["share"]) - 1.0).abs() < 1e-12, "{sight}");
    // 20 km around are 1,396,263 such cells
    let cells = number(&sight["agreement"]["cells"]);
    assert!((1_390_000.0..1_397_000.0).contains(&cells), "{cells}");
    for (part, ratio) in [("wall", "wall_ratio"), ("processor", "processor_ratio")] {
        let of = |side: &str, which: &str| number(&sight[side][format!("{part}_{which}_s")]);
        for side in ["own", "other"] {
            assert!(0.0 < of(side, "min") && of(side, "min") <= of(side, "median"), "{side}: {sight}");
        }
        let expected = of("own", "median") / of("other", "median");
        assert!((number(&sight[ratio]) / expected - 1.0).abs() < 1e-9, "{sight}");
    }
    assert!(text.contains("gdal_viewshed 9.8.7") && text.contains("the same on 100.00 % of 1,39"), "{text}");
    let itm = of(&json, "splat");
    assert_eq!((&itm["outcome"], &itm["own"]), (&"failed".into(), &Value::Null));
    assert!(text.contains("splat: failed: cannot open the terrain (exit status: 3)\n"), "{text}");
}

#[test]
fn a_program_that_leaves_no_result_is_not_compared() {
    let world = World::new();
    world.install("gdal_viewshed", "exit 0");
    // points without losses
    world.install("splat", "printf 'head\\nhead\\n21.5, 255.5\\n' > losses.ano");
    let (text, json) = world.compared();
    for program in ["gdal_viewshed", "splat"] {
        let one = of(&json, program);
        assert_eq!((&one["outcome"], &one["own"]), (&"failed".into(), &Value::Null), "{one}");
    }
    assert!(text.contains("gdal_viewshed: left no result that can be read: "), "{text}");
    assert!(text.contains("line 3 is no point with its loss"), "{text}");
}

#[test]
fn what_does_not_go_together_is_refused() {
    let world = World::new();
    for arguments in [
        &["scenario.toml"][..],
        &["--masts", "3"],
        &["--alone"],
        &["--label", "before"],
        &["--history", "h.jsonl"],
        &["--compare", "1"],
        &["--memory", "1GiB"],
    ] {
        let (code, out, error) = world.run(arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{error}");
        assert!(error.contains("cannot be used with"), "{arguments:?}: {error}");
    }
    let (code, _, error) = world.run(&["--json", "no/peers.json"]);
    assert!(code == Some(2) && error.contains("folder no does not exist"), "{error}");
}

/// Where `gdal_viewshed` is installed, it sees almost the same cells.
#[test]
fn the_programs_that_are_here_agree() {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let installed: Option<PathBuf> = std::env::split_paths(&folders)
        .map(|folder| folder.join("gdal_viewshed"))
        .find(|path| path.is_file());
    let Some(installed) = installed else { return };
    let world = World::new();
    std::os::unix::fs::symlink(installed, Path::new(&world.path("bin")).join("gdal_viewshed"))
        .expect("a link");
    let (text, json) = world.compared();
    let sight = of(&json, "gdal_viewshed");
    assert_eq!(sight["outcome"], "compared", "{text}");
    let share = number(&sight["agreement"]["share"]);
    assert!((0.985..1.0).contains(&share), "{share}");
}
