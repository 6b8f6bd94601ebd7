//! The example in `data/` is what the program makes, and what its page says.
#![expect(clippy::disallowed_types, reason = "an independent look at the terrain")]
use super::consistency::check;
use super::district::{SMALL, input};
use super::finished::{Finished, scratch, toml_text};
use gdal::{Dataset, Metadata};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

const FILES: [&str; 4] = ["scenario.toml", "sites.csv", "terrain.tif", "villages.csv"];

/// The folder, or `None` with a visible remark: the published package is without it.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district");
    if folder.exists() {
        return Some(folder);
    }
    let _ = writeln!(std::io::stderr(), "SKIPPED: data/small-district is not part of the published package");
    None
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn it_is_what_the_program_makes() {
    let Some(folder) = folder() else { return };
    let mut there: Vec<String> = fs::read_dir(&folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    there.sort();
    assert_eq!(there, FILES);
    for file in FILES.iter().filter(|file| **file != "terrain.tif") {
        assert!(
            read(&folder.join(file)) == read(&input().join(file)),
            "{file} is not what the program makes"
        );
    }
    let [kept, made] =
        [&folder, &input()].map(|folder| Dataset::open(folder.join("terrain.tif")).expect("a raster"));
    let cells = |dataset: &Dataset| {
        dataset.rasterband(1).and_then(|band| band.read_band_as::<i16>()).expect("cells").data().to_vec()
    };
    assert_eq!(kept.raster_size(), (100, 100));
    assert!(cells(&kept) == cells(&made), "terrain.tif is not what the program makes");
    let place = |dataset: &Dataset| dataset.geo_transform().expect("a place").map(f64::to_bits);
    assert_eq!(place(&kept), place(&made));
    let code = |dataset: &Dataset| dataset.spatial_ref().and_then(|crs| crs.auth_code()).expect("a code");
    assert_eq!((code(&kept), code(&made)), (32_648, 32_648));
}

#[test]
fn every_file_says_that_it_is_synthetic() {
    let Some(folder) = folder() else { return };
    let table = |name: &str| super::finished::table(&folder.join(name));
    let (villages, sectors) = (table("villages.csv"), table("sites.csv"));
    assert!(!villages.is_empty() && villages.iter().all(|row| row["status"] == "synthetic"));
    // a mast's status is whether it is on air; its name says that it is made up
    let made_up = |row: &BTreeMap<String, String>| row["site_id"].starts_with("DEMO");
    assert!(!sectors.is_empty() && sectors.iter().all(|row| row["status"] == "on_air" && made_up(row)));
    let scenario = String::from_utf8(read(&folder.join("scenario.toml"))).expect("a text");
    assert!(scenario.starts_with("# SYNTHETIC"));
    let raster = Dataset::open(folder.join("terrain.tif")).expect("a raster");
    let label = raster.metadata_item("TIFFTAG_IMAGEDESCRIPTION", "").expect("a description");
    assert!(label.starts_with("SYNTHETIC"), "{label}");
}

#[test]
fn its_page_lists_every_file_with_its_checksum() {
    let Some(folder) = folder() else { return };
    let page = fs::read_to_string(folder.join("../README.md")).expect("data/README.md");
    let mut bytes = page.len();
    for file in FILES {
        let content = read(&folder.join(file));
        bytes += content.len();
        let digest = Sha256::digest(&content).iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        let row = page.lines().find(|line| line.contains(&format!("`small-district/{file}`")));
        let row = row.unwrap_or_else(|| panic!("data/README.md has no row of {file}"));
        assert!(row.contains(&digest), "data/README.md has another checksum of {file}; it is {digest}");
    }
    assert!(bytes < 400_000, "{bytes} bytes");
}

/// The kept files give the same results as those just made.
#[test]
fn it_runs_as_it_is() {
    let Some(folder) = folder() else { return };
    let scenario = format!("extends = {}\n", toml_text(&folder.join("scenario.toml")));
    let variant = scratch("example_data").join("scenario.toml");
    fs::write(&variant, scenario).expect("a scenario");
    let run = Finished::of(&variant);
    check(&run);
    for file in ["settlements.geojson", "gaps.geojson", "ranking.csv", "coverage_4g_rsrp.tif"] {
        assert!(read(&run.folder.join(file)) == read(&SMALL.folder.join(file)), "{file} differs");
    }
}
