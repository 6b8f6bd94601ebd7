//! The command line: exit codes, streams, help, the starter and the demonstration.
use crate::support::{contents, program, signalgap};
use std::process::{Output, Stdio};

fn scratch() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// Done, with a result on standard output and nothing on standard error, where no terminal shows progress bars.
fn done(output: &Output) -> String {
    assert_eq!((output.status.code(), err(output).as_str()), (Some(0), ""), "{}", out(output));
    out(output)
}

/// Refused: nothing on standard output, the reason on standard error.
fn refused(output: &Output, words: &str) {
    assert_eq!((output.status.code(), out(output).as_str()), (Some(2), ""));
    assert!(err(output).contains(words), "{}", err(output));
}

#[test]
fn usage() {
    let folder = scratch();
    let run = |arguments: &[&str]| signalgap(folder.path(), arguments);
    let help = done(&run(&["--help"]));
    for words in [
        "Exit codes:",
        "  0  done",
        "  1  done, but some rows",
        "  2  bad input or usage",
        "  3  internal error",
    ] {
        assert!(help.contains(words), "`{words}` in {help}");
    }
    for command in ["run", "check", "init", "bench", "demo"] {
        assert!(help.contains(&format!("\n  {command} ")), "{command} in {help}");
        let own = done(&run(&[command, "--help"]));
        assert!(own.contains("Usage: signalgap ") && own.lines().count() > 10, "{own}");
    }
    assert_eq!(done(&run(&["--version"])), format!("signalgap {}\n", env!("CARGO_PKG_VERSION")));
    for (arguments, words) in [
        (&[][..], "Usage: signalgap"),
        (&["plot"], "unrecognized subcommand 'plot'"),
        (&["run"], "required arguments were not provided"),
        (&["chek", "a.toml"], "a similar subcommand exists: 'check'"),
        (&["run", "a.toml", "--ouput", "b"], "a similar argument exists: '--output'"),
        (&["run", "a.toml", "--threads", "0"], "0 is not in 1..=1024"),
        (&["run", "a.toml", "--threads", "many"], "invalid value 'many'"),
        (&["demo", "--seed", "-1"], "unexpected argument '-1'"),
        (&["run", "a.toml"], "signalgap: a.toml: cannot read the scenario: No such file or directory"),
        (&["check", "."], "signalgap: .: cannot read the scenario: it is a folder; a regular file is needed"),
    ] {
        refused(&run(arguments), words);
    }
    assert!(contents(folder.path()).is_empty(), "nothing was written");
}

#[test]
fn the_starter_can_be_checked_and_run() {
    let folder = scratch();
    let run = |arguments: &[&str]| signalgap(folder.path(), arguments);
    let told = done(&run(&["init", "my district/new"]));
    assert!(told.contains("signalgap check my district/new/scenario.toml"), "{told}");
    let starter = folder.path().join("my district/new");
    let names: Vec<String> = contents(&starter)
        .into_keys()
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, ["costs.toml", "scenario.toml", "sites.csv", "terrain.tif", "villages.csv"]);
    for (table, mark) in [("sites.csv", "DEMO"), ("villages.csv", "synthetic")] {
        let text = std::fs::read_to_string(starter.join(table)).expect("a table");
        assert!(text.lines().skip(1).all(|line| line.contains(mark)), "{table}");
    }
    let before = contents(&starter);
    let check = done(&run(&["check", "my district/new/scenario.toml"]));
    for words in
        ["My district: all inputs can be read", "settlements  12", "sites        4", "rejects      0"]
    {
        assert!(check.contains(words), "`{words}` in {check}");
    }
    assert!(contents(&starter) == before, "check writes nothing");
    let run = done(&run(&["run", "my district/new/scenario.toml", "-o", "results", "--threads", "1"]));
    assert!(run.contains("\nMy district\n") && run.contains(" files in results\n"), "{run}");
    assert!(folder.path().join("results/manifest.json").is_file());
}

#[test]
fn the_starter_overwrites_nothing() {
    for name in ["scenario.toml", "villages.csv", "sites.csv", "terrain.tif", "costs.toml"] {
        let folder = scratch();
        std::fs::write(folder.path().join(name), "mine").expect("a file");
        std::fs::write(folder.path().join("notes.txt"), "mine").expect("a file");
        refused(
            &signalgap(folder.path(), &["init", "."]),
            &format!("./{name} already exists and is not overwritten"),
        );
        let after = contents(folder.path());
        assert!(after.len() == 2 && after.values().all(|content| content == b"mine"), "{name}: {after:?}");
    }
    let folder = scratch();
    std::fs::write(folder.path().join("notes.txt"), "mine").expect("a file");
    done(&signalgap(folder.path(), &["init", "."]));
    assert_eq!(std::fs::read_to_string(folder.path().join("notes.txt")).expect("notes"), "mine");

    // a link that leads nowhere is not followed
    let folder = scratch();
    std::os::unix::fs::symlink("elsewhere.csv", folder.path().join("sites.csv")).expect("a link");
    refused(&signalgap(folder.path(), &["init", "."]), "./sites.csv already exists");
    assert!(!folder.path().join("elsewhere.csv").exists());

    let folder = scratch();
    std::fs::write(folder.path().join("file"), "mine").expect("a file");
    refused(&signalgap(folder.path(), &["init", "file"]), "output folder file: File exists");
    refused(&signalgap(folder.path(), &["init", "file/in/it"]), "Not a directory");
    assert_eq!(contents(folder.path()).len(), 1);
}

#[test]
fn a_bad_row_is_told_and_the_rest_is_analysed() {
    let folder = scratch();
    let run = |arguments: &[&str]| signalgap(folder.path(), arguments);
    done(&run(&["init", "d"]));
    done(&run(&["run", "d/scenario.toml", "-o", "whole"]));
    let villages = folder.path().join("d/villages.csv");
    let text = std::fs::read_to_string(&villages).expect("a table");
    let last = text.lines().last().expect("a row");
    let columns: Vec<&str> = last.split(',').collect();
    let bad = format!("BAD,,Bad,Commune,03860,104.5,213,{}\n", columns[7..].join(","));
    std::fs::write(&villages, format!("{text}{bad}")).expect("a table");
    let line = text.lines().count() + 1;

    let check = run(&["check", "d/scenario.toml"]);
    assert_eq!(check.status.code(), Some(1));
    assert_eq!(err(&check), "signalgap: 1 row was rejected: they are listed above (exit code 1)\n");
    let listed = format!("reject: d/villages.csv:{line}: lat = `213`: outside -90 to 90 degrees of latitude");
    assert!(out(&check).contains(&listed), "{}", out(&check));

    let output = run(&["run", "d/scenario.toml", "-o", "part"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(err(&output), "signalgap: 1 row was rejected: see part/rejects.csv (exit code 1)\n");
    let rejects = std::fs::read_to_string(folder.path().join("part/rejects.csv")).expect("rejects");
    assert_eq!(
        rejects,
        format!(
            "\u{feff}file,row,field,value,reason\nd/villages.csv,{line},lat,213,outside -90 to 90 degrees of latitude\n"
        )
    );
    // everything else is as without the bad row
    let mut whole = contents(&folder.path().join("whole"));
    // what tells of the row itself
    for name in ["manifest.json", "report.html", "report.json"] {
        whole.remove(&folder.path().join("whole").join(name)).expect(name);
    }
    assert!(whole.len() > 10);
    for (path, content) in whole {
        let other = folder.path().join("part").join(path.file_name().expect("a name"));
        assert!(std::fs::read(&other).is_ok_and(|found| found == content), "{}", other.display());
    }
    let manifest = std::fs::read_to_string(folder.path().join("part/manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    assert_eq!(manifest["counts"]["rejects"], 1);

    // mended, the rejects are gone
    std::fs::write(&villages, text).expect("a table");
    done(&run(&["run", "d/scenario.toml", "-o", "part"]));
    assert!(!folder.path().join("part/rejects.csv").exists());
}

#[test]
fn the_demonstration_keeps_to_its_own_files() {
    let folder = scratch();
    let run = |arguments: &[&str]| signalgap(folder.path(), arguments);
    let first = done(&run(&["demo", "d", "--small"]));
    assert!(first.contains("synthetic"), "{first}");
    let results = contents(&folder.path().join("d/results"));
    done(&run(&["demo", "d", "--small", "--threads", "1"]));
    let differing = contents(&folder.path().join("d/results"))
        .into_iter()
        .filter(|(path, content)| results.get(path) != Some(content))
        .map(|(path, _)| path.file_name().expect("a name").to_owned())
        .collect::<Vec<_>>();
    assert_eq!(differing, ["manifest.json"], "its timings alone differ");

    let mine = folder.path().join("mine/input");
    std::fs::create_dir_all(&mine).expect("a folder");
    std::fs::write(mine.join("villages.csv"), "mine").expect("a file");
    refused(
        &run(&["demo", "mine", "--small"]),
        "mine/input/villages.csv already exists and is not overwritten",
    );
    assert_eq!(std::fs::read_to_string(mine.join("villages.csv")).expect("my file"), "mine");
    assert_eq!(contents(&mine).len(), 1);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let folder = scratch();
    done(&signalgap(folder.path(), &["init", "d"]));
    let mut child = program(folder.path())
        .args(["check", "d/scenario.toml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}
