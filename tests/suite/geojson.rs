//! Every GeoJSON of every command holds to RFC 7946, and a district across the antimeridian is a district like any other.

mod antimeridian;
mod outputs;
mod rfc7946;
mod rfc7946_box;

use std::path::Path;

/// Checks all GeoJSON files of a folder; their names.
pub(crate) fn check_folder(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_geojson = |path: &std::path::PathBuf| path.extension().is_some_and(|ending| ending == "geojson");
    let mut names: Vec<String> = paths
        .filter(is_geojson)
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("UTF-8 without faults (RFC 7946, 1.2)");
            let faults = rfc7946::faults(&text);
            assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
            path.file_name().expect("a name").to_string_lossy().into_owned()
        })
        .collect();
    names.sort();
    names
}
