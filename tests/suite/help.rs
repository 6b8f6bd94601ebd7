//! The help: its examples run, and what is made of it for shells and for `man`.
use crate::support::{contents, program, signalgap};
use std::path::Path;
use std::process::Output;

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// The commands of a help text, lines that end in a backslash joined with the next.
fn examples(help: &str) -> Vec<Vec<String>> {
    let joined = help.replace("\\\n", " ");
    let lines = joined.lines().filter_map(|line| line.strip_prefix("    signalgap "));
    lines.map(|line| line.split_whitespace().map(str::to_owned).collect()).collect()
}

fn run(folder: &Path, example: &[String]) {
    let words: Vec<&str> = example.iter().map(String::as_str).collect();
    let output = signalgap(folder, &words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_example_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut count = 0;
    for command in [
        "init",
        "check",
        "run",
        "opportunity",
        "plan",
        "compare",
        "path",
        "coverage",
        "shards",
        "bench",
        "completions",
        "man",
    ] {
        let help = text(&signalgap(folder.path(), &[command, "--help"]));
        assert!(help.contains("\nExamples:\n"), "{help}");
        for example in examples(&help) {
            run(folder.path(), &example);
            count += 1;
        }
    }
    for command in ["plan", "run", "status", "gather", "merge"] {
        let help = text(&signalgap(folder.path(), &["shards", command, "--help"]));
        for example in examples(&help) {
            run(folder.path(), &example);
            count += 1;
        }
    }
    assert!(count >= 29, "{count} examples: the check would be idle");
    // of the others, a large district and measurements of one's own are only parsed (`src/cli/examples.rs`)
    run(folder.path(), &["demo".to_owned(), "--small".to_owned()]);
}

#[test]
fn shells_and_man_get_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |arguments: &[&str]| signalgap(folder.path(), arguments);
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = text(&at(&["completions", shell]));
        for word in ["coverage", "--frequency-mhz", "--budget", "p1812"] {
            // fish names options without their dashes
            assert!(script.contains(word.trim_start_matches('-')), "{shell}: {word}");
        }
        text(&at(&["completions", shell, "-o", &format!("scripts/{shell}")]));
        let written = std::fs::read_to_string(folder.path().join("scripts").join(shell)).expect("a script");
        assert_eq!(written, script, "{shell}");
    }
    text(&at(&["man", "pages"]));
    let pages = contents(&folder.path().join("pages"));
    let names: Vec<_> = pages.keys().map(|page| page.file_name().expect("a name").to_owned()).collect();
    for name in ["signalgap.1", "signalgap-path.1", "signalgap-plan.1"] {
        assert!(names.iter().any(|found| found == name), "{name} in {names:?}");
    }
    let path = std::fs::read_to_string(folder.path().join("pages/signalgap-path.1")).expect("a page");
    assert!(path.contains("signalgap path \\-\\-dem district/terrain.tif"), "{path}");
}

#[test]
fn nothing_that_is_there_is_replaced_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("pages/signalgap-run.1");
    std::fs::create_dir(folder.path().join("pages")).expect("a folder");
    std::fs::write(&page, "mine").expect("a file");
    for command in [&["man", "pages"][..], &["completions", "bash", "-o", "pages/signalgap-run.1"]] {
        let refused = signalgap(folder.path(), command);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(said.contains("pages/signalgap-run.1 already exists and is not overwritten"), "{said}");
        assert!(said.contains("--overwrite"), "{said}");
        let there = contents(&folder.path().join("pages"));
        assert!(there.len() == 1 && there[&page] == b"mine", "{there:?}");
        text(&signalgap(folder.path(), &[command, &["--overwrite"]].concat()));
        assert_ne!(std::fs::read(&page).expect("a file"), b"mine");
        std::fs::remove_dir_all(folder.path().join("pages")).expect("gone");
        std::fs::create_dir(folder.path().join("pages")).expect("a folder");
        std::fs::write(&page, "mine").expect("a file");
    }
}

#[test]
fn tables_are_folded_to_the_terminals_width() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(signalgap(folder.path(), &["init", "d"]).status.success());
    let told = |columns: &str| {
        let output = program(folder.path())
            .args(["plan", "d/scenario.toml", "-o", "plan"])
            .env("COLUMNS", columns)
            .output()
            .expect("the program starts");
        text(&output)
    };
    let words = |text: &str| {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort();
        words
    };
    let (wide, narrow) = (told("200"), told("72"));
    assert_eq!(words(&wide), words(&narrow), "nothing is lost");
    let longest = narrow.lines().map(|line| line.chars().count()).max();
    assert!(longest <= Some(72), "{longest:?}: {narrow}");
    assert!(narrow.lines().count() > wide.lines().count());
}

#[test]
fn logs_are_off_unless_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(signalgap(folder.path(), &["init", "d"]).status.success());
    let check = |arguments: &[&str], log: Option<&str>| {
        let mut command = program(folder.path());
        command.args([&["check", "d/scenario.toml"], arguments].concat());
        if let Some(log) = log {
            command.env("SIGNALGAP_LOG", log);
        }
        let output = command.output().expect("the program starts");
        (output.status.code(), text_of(&output.stdout), text_of(&output.stderr))
    };
    let (_, plain, silent) = check(&[], None);
    assert_eq!(silent, "");
    let (_, out, stages) = check(&["-v"], None);
    assert!(out == plain && stages.contains("Reading terrain") && !stages.contains("sha256"), "{stages}");
    let (_, out, files) = check(&["-vv"], None);
    assert!(out == plain && files.contains("d/villages.csv") && files.contains("sha256"), "{files}");
    let (_, out, by_variable) = check(&[], Some("debug"));
    assert!(out == plain && by_variable.contains("d/villages.csv"), "{by_variable}");
    assert!(!by_variable.contains('\u{1b}'), "no colours where no terminal is");
    let (code, _, wrong) = check(&[], Some("signalgap=loud"));
    assert!(code == Some(2) && wrong.contains("SIGNALGAP_LOG=signalgap=loud"), "{wrong}");
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
