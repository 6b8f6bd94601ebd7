//! The program under test, and what it leaves in a folder.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program, to be run in a folder.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_signalgap"));
    command.current_dir(folder);
    // in English, whatever the language of who runs the tests
    command.env("LC_ALL", "C.UTF-8");
    command
}

/// What came of the program in a folder.
pub(crate) fn signalgap(folder: &Path, arguments: &[&str]) -> Output {
    program(folder).args(arguments).output().expect("the program starts")
}

/// Names and contents of a folder; of one that is not there, nothing.
pub(crate) fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeMap::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.map(|path| (path.clone(), std::fs::read(&path).unwrap_or_default())).collect()
}
