//! One version, in every file that states it.
use super::{read, repository};

const VERSION: &str = env!("CARGO_PKG_VERSION");

#[test]
fn the_version_is_the_same_everywhere() {
    let Some(root) = repository() else { return };
    for (file, line) in [
        ("CITATION.cff", format!("version: {VERSION}")),
        ("python/Cargo.toml", format!("version = \"{VERSION}\"")),
        ("qgis-plugin/signalgap/metadata.txt", format!("version={VERSION}")),
    ] {
        assert!(read(&root.join(file)).lines().any(|found| found == line), "{file} has no line {line}");
    }
    let changes = read(&root.join("CHANGELOG.md"));
    let entry = changes.lines().find(|line| line.starts_with(&format!("## [{VERSION}] - 20")));
    let day =
        entry.and_then(|line| line.rsplit(' ').next()).expect("CHANGELOG.md has this version, with its day");
    let cited = format!("date-released: \"{day}\"");
    assert!(read(&root.join("CITATION.cff")).contains(&cited), "CITATION.cff has no {cited}");
}
