//! Ends: output that cannot be written, readers that go away, signals, a demonstration over somebody's work.
use super::world::{World, files, told};
use crate::support;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

const LINK: [&str; 9] = [
    "path",
    "--dem",
    "dem.vrt",
    "--tx",
    "104.41,21.21,30",
    "--rx",
    "104.42,21.22,2",
    "--frequency-mhz",
    "900",
];
const LOOK: [&str; 11] = [
    "coverage",
    "--dem",
    "dem.vrt",
    "--site",
    "104.45,21.25,30",
    "--radius-km",
    "1",
    "--frequency-mhz",
    "900",
    "-o",
    "look.tif",
];

/// One of each command that prints.
fn commands() -> Vec<Vec<&'static str>> {
    vec![
        vec!["--help"],
        vec!["--version"],
        vec!["check", "scenario.toml"],
        vec!["run", "scenario.toml"],
        LINK.to_vec(),
        [&LINK[..], &["--json"]].concat(),
        vec!["path", "--links", "links.csv", "--dem", "dem.vrt", "-o", "losses.csv"],
        LOOK.to_vec(),
        vec!["bench", "scenario.toml"],
        vec!["init", "new"],
    ]
}

fn program(world: &World, arguments: &[&str]) -> Command {
    let mut command = support::program(world.0.path());
    command.args(arguments).stderr(Stdio::piped());
    command
}

#[test]
fn output_that_cannot_be_written_is_told() {
    let world = World::new();
    for arguments in commands() {
        let full = OpenOptions::new().write(true).open("/dev/full").expect("a full device");
        let output = program(&world, &arguments).stdout(full).output().expect("it starts");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", told(&output));
        let words = "signalgap: standard output: No space left on device (os error 28); the output is lost\n";
        assert_eq!(told(&output), words, "{arguments:?}");
    }
    assert!(world.at("out/manifest.json").exists(), "results that were complete stay");
    let shell = |redirect: &str| {
        let line = format!("exec \"$0\" \"$@\" {redirect}");
        let arguments =
            [&["-c", line.as_str(), env!("CARGO_BIN_EXE_signalgap")], &LINK[..], &["--json"]].concat();
        Command::new("sh").args(arguments).current_dir(world.0.path()).output().expect("a shell")
    };
    let closed = shell(">&-");
    assert_eq!(closed.status.code(), Some(2), "{}", told(&closed));
    assert!(told(&closed).contains("--json: standard output is closed"), "{}", told(&closed));
    assert_eq!(shell(">/dev/null").status.code(), Some(0), "asked for");
}

#[test]
fn a_reader_that_has_gone_away_is_no_error() {
    let world = World::new();
    for arguments in commands() {
        let mut child = program(&world, &arguments).stdout(Stdio::piped()).spawn().expect("it starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""), "{arguments:?}");
    }
}

/// By way of a link, so that a program at fault does not put a file in the place of the device.
#[test]
fn devices_are_no_place_for_a_file() {
    let world = World::new();
    symlink("/dev/full", world.at("full.csv")).expect("a link");
    let links = ["path", "--links", "links.csv", "--dem", "dem.vrt", "-o", "full.csv"];
    world.refused(&links, &["output file full.csv: not a regular file: choose another"]);
    let bench = ["bench", "scenario.toml", "--json", "full.csv"];
    world.refused(&bench, &["output file full.csv: not a regular file: choose another"]);
}

#[test]
fn a_demonstration_keeps_what_was_changed() {
    let world = World::new();
    let demo = ["demo", "d", "--small"];
    world.done(&demo);
    let made = files(&world.at("d/input"));
    assert_eq!(made.len(), 5);
    for name in ["scenario.toml", "villages.csv", "sites.csv", "terrain.tif"] {
        let path = world.at("d/input").join(name);
        let mut file = OpenOptions::new().append(true).open(&path).expect("a file");
        file.write_all(b"# mine\n").expect("written");
        let named = format!(
            "d/input/{name} already exists and is not overwritten, because it is yours or was changed"
        );
        world.refused(&demo, &[&named]);
        world.refused(&["demo", "d", "--small", "--seed", "3", "--overwrite"], &[&named]);
        fs::write(&path, &made[&path]).expect("as it was");
    }
    // what is as it was made may be made anew
    world.put("d/input/notes.txt", "mine");
    world.done(&["demo", "d", "--small", "--seed", "3", "--overwrite"]);
    assert!(
        files(&world.at("d/input"))[&world.at("d/input/villages.csv")]
            != made[&world.at("d/input/villages.csv")]
    );
    assert_eq!(world.text("d/input/notes.txt"), "mine");
    world.put("e/input/checksums.sha256", "mine");
    world.refused(&["demo", "e", "--small"], &["e/input/checksums.sha256 already exists"]);
}

#[test]
fn reading_leaves_nothing_beside_the_inputs() {
    let world = World::new();
    // 3 arc-seconds, 1201 rows and columns, metres as 16-bit integers, the high byte first
    let heights: Vec<u8> =
        (0..1_201_i32 * 1_201).flat_map(|cell| ((500 + cell % 300) as i16).to_be_bytes()).collect();
    fs::write(world.at("N21E104.hgt"), heights).expect("a tile");
    let gzip = Command::new("gzip").arg("-k").arg(world.at("N21E104.hgt")).status();
    if !gzip.is_ok_and(|status| status.success()) {
        let _ = writeln!(std::io::stderr(), "SKIPPED: there is no gzip");
        return;
    }
    let dems = ["N21E104.hgt.gz", "N21E104.hgt", "dem.vrt"];
    for dem in dems {
        let scenario = format!("extends = \"scenario.toml\"\n[terrain]\nfiles = \"{dem}\"\n");
        world.put(&format!("{dem}.toml"), &scenario);
    }
    let before = files(world.0.path());
    for dem in dems {
        let mut link = LINK;
        link[2] = dem;
        world.done(&link);
        world.done(&["check", &format!("{dem}.toml")]);
    }
    let after = files(world.0.path());
    assert!(after == before, "{:?}", after.keys().collect::<Vec<_>>());
}

fn signalled(child: Child, signal: &str) -> Output {
    let kill = Command::new("kill").args([signal, &child.id().to_string()]).status().expect("kill");
    assert!(kill.success(), "it ended before the signal");
    child.wait_with_output().expect("it ends")
}

fn entries(folder: &Path) -> usize {
    fs::read_dir(folder).expect("a folder").count()
}

#[test]
fn interrupted_measurements_and_checks_leave_nothing_behind() {
    let world = World::new();
    let temporary = world.at("tmp");
    fs::create_dir(&temporary).expect("a folder");
    world.put("fine.toml", "extends = \"scenario.toml\"\n[area]\nresolution_m = 1.0\n");
    let start = |arguments: &[&str]| {
        let mut command = program(&world, arguments);
        command.env("TMPDIR", &temporary).stdout(Stdio::piped()).spawn().expect("it starts")
    };
    for (signal, number) in [("-TERM", 15), ("-INT", 2), ("-HUP", 1)] {
        let child = start(&["bench", "fine.toml", "--threads", "1"]);
        for _ in 0..2_000 {
            if entries(&temporary) > 0 {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(entries(&temporary), 1, "its folder");
        std::thread::sleep(Duration::from_millis(300));
        let output = signalled(child, signal);
        assert_eq!((output.status.signal(), told(&output).as_str()), (Some(number), ""), "bench {signal}");
        assert_eq!(entries(&temporary), 0, "bench {signal}");

        let child = start(&["check", "fine.toml", "--memory", "1MiB", "--threads", "1"]);
        std::thread::sleep(Duration::from_millis(500));
        let output = signalled(child, signal);
        assert_eq!((output.status.signal(), told(&output).as_str()), (Some(number), ""), "check {signal}");
        assert_eq!(entries(&temporary), 0, "check {signal}");
    }
    assert!(!world.at("signalgap-bench.jsonl").exists());
}
