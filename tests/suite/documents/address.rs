//! `scripts/address`: one public address, wherever one is expected.
use super::repository;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const FILES: [&str; 6] = [
    "scripts/address",
    "Cargo.toml",
    "CITATION.cff",
    "qgis-plugin/signalgap/metadata.txt",
    "python/pyproject.toml",
    "docs/book.toml",
];

fn copy(root: &Path, to: &Path) {
    for file in FILES {
        fs::create_dir_all(to.join(file).parent().expect("a folder")).expect("a folder");
        fs::copy(root.join(file), to.join(file)).expect("a copy");
    }
}

fn address(at: &Path, arguments: &[&str]) -> Output {
    Command::new(at.join("scripts/address")).args(arguments).output().expect("bash runs")
}

fn lines_with(at: &Path, word: &str) -> usize {
    FILES[1..].iter().map(|file| super::read(&at.join(file)).matches(word).count()).sum()
}

#[test]
fn an_address_is_written_everywhere_and_replaced() {
    let Some(root) = repository() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    copy(&root, at);
    let bash = Command::new("bash").arg("--version").output().is_ok();
    assert!(bash, "bash is missing");
    assert!(address(at, &["https://host.example/one/signalgap", "https://one.example"]).status.success());
    assert_eq!((lines_with(at, "host.example/one/"), lines_with(at, "\"https://one.example\"")), (6, 3));
    assert!(address(at, &["https://host.example/two/signalgap"]).status.success());
    assert_eq!((lines_with(at, "/one"), lines_with(at, "host.example/two/")), (0, 7));
    let manifest = super::read(&at.join("Cargo.toml"));
    assert!(manifest.contains("\nrepository = \"https://host.example/two/signalgap\"\n"), "{manifest}");
    // the rest of each file stays
    let before = super::read(&root.join("Cargo.toml"));
    let others = |line: &&str| !line.starts_with("repository = ");
    assert!(manifest.lines().filter(others).eq(before.lines().filter(others)));
}

#[test]
fn what_is_no_address_changes_nothing() {
    let Some(root) = repository() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root, folder.path());
    for wrong in ["http://host.example/x", "https://host.example/\" x", "host.example", ""] {
        let outcome = address(folder.path(), &[wrong]);
        assert_eq!(outcome.status.code(), Some(1), "{wrong}");
        assert!(String::from_utf8_lossy(&outcome.stderr).contains("no plain https address"), "{wrong}");
    }
    for file in FILES {
        assert_eq!(super::read(&folder.path().join(file)), super::read(&root.join(file)), "{file}");
    }
}
