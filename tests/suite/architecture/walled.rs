//! Words that only some rooms may say, and `unsafe`, which only one file may.
use super::{every_word, sources};
use std::fs;

/// The one file that may hold `unsafe`.
const UNSAFE_FILE: &str = "src/inputs/gdal_access/gdal_c_calls.rs";

/// Words that only some rooms may say: what touches files, GDAL or the terminal, and the clock.
///
/// A crate counts where it begins a path (`gdal::Dataset`), the others wherever they stand.
const WALLED: &[(&str, &[&str])] = &[
    ("gdal", &["inputs", "outputs"]),
    ("gdal_sys", &["inputs"]),
    ("fs", &["system", "store", "inputs", "outputs", "cli"]),
    ("csv", &["inputs", "outputs"]),
    ("geojson", &["outputs"]),
    ("toml", &["inputs", "outputs"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("anyhow", &["cli"]),
    ("tracing", &["pipeline", "cli"]),
    ("wait4", &["system"]),
    ("Instant", &["pipeline", "cli"]),
    ("SystemTime", &["store", "pipeline", "cli"]),
];

/// Words of [`WALLED`] that a room says without right, with their lines.
pub(super) fn walled_words(room: &str, text: &str) -> Vec<(String, usize)> {
    let mut words = Vec::new();
    every_word(text.parse().expect("a source file is Rust"), &mut words);
    words
        .into_iter()
        .filter(|word| {
            let wall = WALLED.iter().find(|(walled, _)| *walled == word.text);
            wall.is_some_and(|(walled, rooms)| {
                let counts = word.begins_path || ["fs", "Instant", "SystemTime"].contains(walled);
                counts && !rooms.contains(&room)
            })
        })
        .map(|word| (word.text, word.line))
        .collect()
}

/// Whether the word `unsafe` stands in a source text, in macro calls and attributes too.
fn holds_unsafe(text: &str) -> bool {
    let mut words = Vec::new();
    every_word(text.parse().expect("a source file is Rust"), &mut words);
    words.iter().any(|word| word.text == "unsafe")
}

#[test]
fn unsafe_code_is_walled_in() {
    for bad in [
        "fn f() { unsafe { g() } }",
        "unsafe fn f() {}",
        "unsafe impl Send for X {}",
        "unsafe trait X {}",
        "fn f() { run!(unsafe { g() }) }",
        "#[unsafe(no_mangle)] fn f() {}",
    ] {
        assert!(holds_unsafe(bad), "not seen: {bad}");
    }
    assert!(!holds_unsafe("#![deny(unsafe_code)] /// unsafe\nfn f() { g(\"unsafe\") } // unsafe"));
    let mut walled = 0;
    for file in sources() {
        let found = holds_unsafe(&fs::read_to_string(&file).unwrap());
        let allowed = file.ends_with(UNSAFE_FILE);
        assert!(allowed || !found, "unsafe code in {}", file.display());
        walled += usize::from(allowed && found);
    }
    assert_eq!(walled, 1, "{UNSAFE_FILE} is the one file with unsafe code");
}
