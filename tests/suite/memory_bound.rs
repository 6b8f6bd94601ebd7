//! `--memory` as a user may rely on it: what a run takes, what it asks for, and files that state more than there is.
use crate::support::signalgap;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const MIB: u64 = 1 << 20;
/// What the program may take besides the bound (`RunMeans::memory_bytes`).
const BESIDES: u64 = 200 * MIB;

/// The generated district of the repository with some choices changed.
fn district(folder: &Path, choices: &str) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district");
    for entry in fs::read_dir(data).expect("a folder") {
        let entry = entry.expect("a file");
        fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
    }
    fs::write(folder.join("changed.toml"), format!("extends = \"scenario.toml\"\n{choices}"))
        .expect("a file");
}

/// What a run does with its bound.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    /// It ends well, at this peak in bytes.
    Takes(u64),
    /// It asks for so many MiB before it begins.
    Asks(u64),
}

/// Peak of a run with a bound in MiB, or how many MiB it asks for before it begins.
fn measured(folder: &Path, mib: u64) -> Outcome {
    let output = signalgap(
        folder,
        &[
            "bench",
            "changed.toml",
            "--threads",
            "2",
            "-q",
            "--json",
            "m.json",
            "--memory",
            &format!("{mib}MiB"),
        ],
    );
    let told = String::from_utf8_lossy(&output.stderr);
    if let Some((_, rest)) = told.split_once(" of this grid need ") {
        let (needed, _) = rest.split_once(" MiB").expect("a number");
        return Outcome::Asks(needed.parse().expect("a number"));
    }
    assert!(output.status.code().is_some_and(|code| code < 2), "{mib} MiB: {told}");
    let json: Value =
        serde_json::from_slice(&fs::read(folder.join("m.json")).expect("a file")).expect("JSON");
    Outcome::Takes(json["peak_memory_bytes"].as_u64().expect("a peak"))
}

#[test]
fn a_run_keeps_to_its_bound_at_every_radius() {
    for radius_km in [5, 25, 100] {
        let folder = tempfile::tempdir().expect("a folder");
        // fine cells and dense radials: lattices of a hundred times the area's cells
        let choices = format!(
            "[area]\nresolution_m = 30.0\n[service]\nradius_km = {radius_km}.0\n[propagation]\n\
             radial_spacing_cells = 0.25\n[output]\nlayers = [\"level\"]\n"
        );
        district(folder.path(), &choices);
        let first = measured(folder.path(), 64);
        // what is asked for is enough
        let (allowed_mib, outcome) = match first {
            Outcome::Takes(_) => (64, first),
            Outcome::Asks(needed_mib) => (needed_mib, measured(folder.path(), needed_mib)),
        };
        let Outcome::Takes(peak) = outcome else {
            panic!("{radius_km} km: {allowed_mib} MiB are not enough")
        };
        assert!(
            peak <= allowed_mib * MIB + BESIDES,
            "{radius_km} km: {} MiB of {allowed_mib} MiB",
            peak / MIB
        );
    }
}

#[test]
fn what_is_asked_for_is_enough_and_asked_for_first() {
    let folder = tempfile::tempdir().expect("a folder");
    district(folder.path(), "[area]\nresolution_m = 10.0\n[output]\nlayers = [\"level\", \"best_server\"]\n");
    let Outcome::Asks(needed_mib) = measured(folder.path(), 1) else { panic!("1 MiB is too little") };
    assert_eq!(measured(folder.path(), needed_mib - 1), Outcome::Asks(needed_mib));
    assert!(matches!(measured(folder.path(), needed_mib), Outcome::Takes(_)));
    let output = signalgap(folder.path(), &["run", "changed.toml", "-q", "-o", "new", "--memory", "1MiB"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(!folder.path().join("new").exists(), "no folder is left");
}

#[test]
fn settlements_keep_to_the_bound_or_are_refused_before_the_work() {
    let folder = tempfile::tempdir().expect("a folder");
    district(folder.path(), "[settlements]\nfiles = \"many.csv\"\n[output]\nrasters = false\n");
    let mut text = "settlement_id,lon,lat,population\n".to_owned();
    for row in 0..20_000 {
        let (east, south) = (f64::from(row % 150), f64::from(row / 150));
        writeln!(text, "V{row},{},{},9", 104.43 + east * 4e-4, 21.13 - south * 4e-4).expect("text");
    }
    fs::write(folder.path().join("many.csv"), text).expect("a file");
    let told = |mib: u64| {
        let mib = format!("{mib}MiB");
        let output = signalgap(folder.path(), &["run", "changed.toml", "-q", "-o", "new", "--memory", &mib]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let error = told(16);
    let (_, rest) = error.split_once("the results of 20000 settlements need ").expect("settlements");
    let needed_mib: u64 = rest.split_once(" MiB").expect("a number").0.parse().expect("a number");
    assert!(!folder.path().join("new").exists(), "no folder is left");
    let Outcome::Takes(peak) = measured(folder.path(), needed_mib) else { panic!("{needed_mib} are enough") };
    assert!(peak <= needed_mib * MIB + BESIDES, "{} of {needed_mib} MiB", peak / MIB);
}

/// A virtual raster of so many columns and rows over the district's terrain.
fn virtual_raster((cols, rows): (u64, u64), geo_transform: &str) -> String {
    let mut text = String::new();
    write!(
        text,
        "<VRTDataset rasterXSize=\"{cols}\" rasterYSize=\"{rows}\"><SRS>EPSG:32648</SRS>\
         <GeoTransform>{geo_transform}</GeoTransform><VRTRasterBand dataType=\"Int16\" band=\"1\"><SimpleSource>\
         <SourceFilename relativeToVRT=\"1\">terrain.tif</SourceFilename><SourceBand>1</SourceBand>\
         <SrcRect xOff=\"0\" yOff=\"0\" xSize=\"100\" ySize=\"100\"/>\
         <DstRect xOff=\"0\" yOff=\"0\" xSize=\"{cols}\" ySize=\"{rows}\"/></SimpleSource></VRTRasterBand></VRTDataset>"
    )
    .expect("text");
    text
}

/// The program with 3 GiB of address space.
fn confined(folder: &Path, arguments: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_signalgap");
    Command::new("bash")
        .args(["-c", &format!("ulimit -c 0; ulimit -v 3145728; exec '{program}' {arguments}")])
        .current_dir(folder)
        .output()
        .expect("bash starts")
}

#[test]
fn rasters_that_state_a_huge_size_are_refused_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    district(
        folder.path(),
        "[terrain]\nfiles = \"huge.vrt\"\n[area]\nresolution_m = 90.0\n[output]\nrasters = false\n",
    );
    let (tiny, many) =
        ("the smallest accepted side is 0.01 m", "more than the limit of 40000000000: resample it");
    for (size, geo_transform, why) in [
        ((2_000_000_000, 2_000_000_000), "440000, 4.5e-6, 0, 2339000, 0, -4.5e-6", tiny),
        ((30_000_000, 100), "440000, 3e-4, 0, 2339000, 0, -90", tiny),
        ((3_000_000, 3_000_000), "440000, 0.02, 0, 2339000, 0, -0.02", many),
        ((2_000_000, 2_000_000), "440000, 0.02, 1e-9, 2339000, 0, -0.02", many),
    ] {
        fs::write(folder.path().join("huge.vrt"), virtual_raster(size, geo_transform)).expect("a file");
        for arguments in [
            "run changed.toml -q -o out --threads 1",
            "coverage -q --dem huge.vrt --site 104.46,21.11,30 --radius-km 3 --frequency-mhz 900 --resolution-m 90 -o o.tif",
        ] {
            let output = confined(folder.path(), arguments);
            let told = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{size:?} {arguments}: {told}");
            assert!(told.contains(why), "{size:?} {arguments}: {told}");
            assert!(!folder.path().join("out").exists(), "no folder is left");
        }
    }
}
