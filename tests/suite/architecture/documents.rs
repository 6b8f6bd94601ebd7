//! What our documents name exists.
use super::{every_word, root, sources};
use std::fs;

/// What stands in backticks in a text.
fn in_backticks(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Every path in backticks that begins with a folder of ours must exist.
#[test]
fn architecture_names_paths_that_exist() {
    let root = root();
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let tops = ["src/", "tests/", "docs/", "benches/", "data/", "scripts/", ".ci/"];
    let names = in_backticks(&text);
    let named: Vec<&str> =
        names.into_iter().filter(|name| tops.iter().any(|top| name.starts_with(top))).collect();
    assert!(named.len() > 10, "only {} paths named: the check would be idle", named.len());
    for name in named {
        assert!(root.join(name).exists(), "ARCHITECTURE.md names {name}, which does not exist");
    }
}

/// Every type in backticks (`PathProfile`) must be one of ours.
#[test]
fn architecture_names_types_that_exist() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let is_type = |name: &&str| {
        let letters = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        letters
            && name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.contains(char::is_lowercase)
    };
    let named: Vec<&str> = in_backticks(&text)
        .into_iter()
        .map(|name| name.rsplit("::").next().unwrap_or(name))
        .filter(is_type)
        .collect();
    assert!(named.len() > 10, "only {} types named: the check would be idle", named.len());
    let mut words = Vec::new();
    for file in sources() {
        every_word(fs::read_to_string(&file).unwrap().parse().expect("a source file is Rust"), &mut words);
    }
    let defined: Vec<&str> = words
        .windows(2)
        .filter(|pair| ["struct", "enum", "trait", "type"].contains(&pair[0].text.as_str()))
        .map(|pair| pair[1].text.as_str())
        .collect();
    for name in named {
        assert!(defined.contains(&name), "ARCHITECTURE.md names the type {name}, which does not exist");
    }
}
