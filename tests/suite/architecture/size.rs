//! Files that are read at one sitting.
use super::root;
use super::source_tree::rust_files;
use std::fs;

/// Lines of a source file beyond which it is split.
const LONGEST_FILE: usize = 500;

#[test]
fn no_file_is_too_long() {
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches", "fuzz/fuzz_targets"] {
        let before = files.len();
        rust_files(&root().join(folder), &mut files);
        assert!(files.len() > before, "no file in {folder}: the check would be idle");
    }
    let long: Vec<String> = files
        .iter()
        .map(|file| (file, fs::read_to_string(file).unwrap().lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(file, lines)| format!("{} has {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
