//! THIRD-PARTY-LICENCES.txt is of the versions that are compiled in.
use super::{read, repository};
use std::collections::BTreeMap;

/// `name version` of each crate of a `Cargo.lock`.
fn locked(lock: &str) -> BTreeMap<String, Vec<String>> {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let quoted = |line: &str, key: &str| {
        Some(line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')?.to_owned())
    };
    let mut name = String::new();
    for line in lock.lines() {
        if let Some(found) = quoted(line, "name") {
            name = found;
        } else if let Some(version) = quoted(line, "version") {
            versions.entry(name.clone()).or_default().push(version);
        }
    }
    versions
}

/// Lines such as `  geo 0.33.1 (https://...)` under a licence.
fn listed(notices: &str) -> Vec<(&str, &str)> {
    let lines = notices.lines().filter(|line| line.starts_with("  ") && line.ends_with(')'));
    lines
        .filter_map(|line| line.trim().split_once(" (")?.0.split_once(' '))
        .filter(|(_, version)| version.starts_with(|digit: char| digit.is_ascii_digit()))
        .collect()
}

#[test]
fn licences_are_of_the_versions_compiled_in() {
    let Some(root) = repository() else { return };
    let (lock, notices) = (read(&root.join("Cargo.lock")), read(&root.join("THIRD-PARTY-LICENCES.txt")));
    let (locked, listed) = (locked(&lock), listed(&notices));
    assert!(listed.len() > 150, "{} crates are listed", listed.len());
    let old: Vec<_> = listed
        .iter()
        .filter(|(name, version)| {
            !locked.get(*name).is_some_and(|versions| versions.iter().any(|one| one == version))
        })
        .collect();
    assert!(old.is_empty(), "run make notices: {old:?}");
    // direct dependencies of the program, with and without GDAL inside
    for name in
        ["geo", "rstar", "rayon", "serde", "gdal", "gdal-src", "geojson", "clap", "regex-lite", "notosans"]
    {
        assert!(listed.iter().any(|(one, _)| *one == name), "run make notices: {name} is not listed");
    }
    for word in [
        "SIL OPEN FONT LICENSE",
        "Volodymyr Agafonkin",
        "Leon Sorokin",
        "GDAL/OGR Licensing",
        "public domain",
    ] {
        assert!(notices.contains(word), "no licence says {word}");
    }
}
