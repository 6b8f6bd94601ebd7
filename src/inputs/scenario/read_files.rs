//! All files that a command reads, those that its inputs refer to included, before it reads them.
use super::calibration_file::MEASURED_PLACES;
use super::scenario_file::LoadedScenario;
pub use crate::inputs::files::file_stamp::ReadFile;
use crate::inputs::files::file_stamp::identity;
use crate::inputs::gdal_access::gdal_c_calls::{QuietGdal, files_of_dataset};
use crate::inputs::gdal_access::open_input::{Kind, open_input};
use crate::inputs::itu_maps::find_itu_maps;
use crate::inputs::places::forbidden_areas::FORBIDDEN_AREAS;
use crate::inputs::rasters::raster_file::Content;
use crate::inputs::rasters::raster_search::rasters_to_read;
use crate::inputs::settlements::{COMMUNES, CROSSWALK};
use crate::inputs::sites::pattern_folder::antenna_files_in;
use crate::inputs::tables::table_rows::{TableChoice, is_text_table};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The role of antenna patterns, of which a folder may hold more than are read.
pub const ANTENNAS: &str = "antennas";

/// What GDAL looks for beside a file, under its name and this.
const BESIDE: [&str; 4] = [".aux.xml", ".ovr", ".msk", "-wal"];
/// What it looks for beside a file, under its name with this in place of the ending.
const BESIDE_STEM: [&str; 22] = [
    "aux", "prj", "qpj", "tfw", "tifw", "wld", "hdr", "stx", "clr", "rrd", "ige", "rde", "dbf", "shx", "cpg",
    "sbn", "sbx", "qix", "csvt", "imd", "rpb", "gfs",
];

/// All files that a run of a scenario reads: the scenario and what it extends, what it names, and what that refers to.
///
/// What cannot be found or opened is omitted: reading it will report why.
///
/// # Cost
/// Opens every raster and vector file once, without its values.
#[must_use]
pub fn files_of_scenario(loaded: &LoadedScenario) -> Vec<ReadFile> {
    let scenario = &loaded.scenario;
    let stamped = loaded.files.iter().zip(&loaded.stamps);
    let mut files: Vec<ReadFile> = stamped
        .map(|(path, stamp)| ReadFile { role: "scenario", path: path.clone(), stamp: *stamp })
        .collect();
    files.extend(files_of_rasters("terrain", &scenario.terrain.files));
    files.extend(files_of_rasters(SURFACE, &scenario.terrain.surface));
    if let Some(clutter) = &scenario.clutter {
        files.extend(files_of_rasters(CLUTTER, &clutter.files));
        files.extend(files_of_rasters(CLUTTER_HEIGHTS, &clutter.height_files));
    }
    files.extend(files_of_tables("settlements", &scenario.settlements.files));
    files.extend(files_of_tables(CROSSWALK, &scenario.communes.crosswalk));
    files.extend(files_of_tables(COMMUNES, &scenario.communes.polygons));
    files.extend(files_of_tables("sites", &scenario.sites.files));
    files.extend(files_of_tables("sites", &scenario.sites.join));
    if let Some(folder) = &scenario.sites.patterns_folder {
        files.extend(of(ANTENNAS, antenna_files_in(folder)));
    }
    if let Some(folder) = &scenario.propagation.itu_maps {
        files.extend(files_of_itu_maps(folder));
    }
    let beside = |file: &PathBuf| {
        let places = file.with_file_name(MEASURED_PLACES);
        let read = scenario.propagation.condition_on_measurements && places.is_file();
        std::iter::once(file.clone()).chain(read.then_some(places)).collect::<Vec<_>>()
    };
    files.extend(of(CALIBRATION, scenario.propagation.calibration.iter().flat_map(beside)));
    if let Some(measurements) = &scenario.measurements {
        files.extend(files_of_tables(MEASUREMENTS, &measurements.files));
    }
    if let Some(reports) = &scenario.reports {
        files.extend(files_of_tables(REPORTS, &reports.files));
    }
    files.extend(files_of_tables(FORBIDDEN_AREAS, &scenario.new_mast.forbidden_areas));
    let plan = &scenario.plan;
    files.extend(of(COSTS, plan.costs.iter().cloned()));
    files.extend(files_of_tables(POWER_LINES, &plan.power_lines));
    files.extend(files_of_tables(ROADS, &plan.roads));
    files.extend(files_of_tables(FIBRE_ENDS, &plan.backhaul.fibre_ends));
    each_once(files)
}

/// The same files, each under the first name and role it is listed by.
fn each_once(mut files: Vec<ReadFile>) -> Vec<ReadFile> {
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert((file.role, identity(&file.path))));
    files
}

/// The role of land cover.
pub const CLUTTER: &str = "clutter";
/// The role of the file of costs.
pub const COSTS: &str = "costs";
/// The role of measured levels.
pub const MEASUREMENTS: &str = "measurements";
/// The role of what villages reported.
pub const REPORTS: &str = "reports";
/// The role of a calibration.
pub const CALIBRATION: &str = "calibration";
/// The role of power lines.
pub const POWER_LINES: &str = "power_lines";
/// The role of roads.
pub const ROADS: &str = "roads";
/// The role of places with fibre.
pub const FIBRE_ENDS: &str = "fibre_ends";
/// The role of rasters of clutter heights.
pub const CLUTTER_HEIGHTS: &str = "clutter_heights";
/// The role of a surface model beside the terrain.
pub const SURFACE: &str = "surface";

/// The files of rasters and those they refer to (the sources of a VRT, files of the same name beside).
#[must_use]
pub fn files_of_rasters(role: &'static str, patterns: &[String]) -> Vec<ReadFile> {
    let mut found = BTreeSet::new();
    let content = if role == CLUTTER { Content::LandCover } else { Content::Elevation };
    // one by one: a name that cannot be found does not hide the others
    for pattern in patterns {
        let sources = rasters_to_read(std::slice::from_ref(pattern), Path::new(""), content);
        for source in sources.unwrap_or_default() {
            // what lies on the web is not requested
            let Some(path) = source.path.or_else(|| on_this_machine(&source.gdal_name)) else { continue };
            found.insert(path);
            files_behind(&source.gdal_name, Kind::Raster, &mut found);
        }
    }
    of(role, found)
}

/// The two maps of the radio climate in a folder.
#[must_use]
pub fn files_of_itu_maps(folder: &Path) -> Vec<ReadFile> {
    of("itu_maps", find_itu_maps(folder).into_iter().filter_map(Result::ok))
}

fn files_of_tables(role: &'static str, files: &[String]) -> Vec<ReadFile> {
    let mut found = BTreeSet::new();
    for file in files {
        let files = std::slice::from_ref(file);
        let choice = TableChoice {
            section: role,
            files,
            layer: None,
            crs: None,
            encoding: None,
            columns: &BTreeMap::new(),
        };
        for path in choice.paths().unwrap_or_default() {
            let Some(file) = on_this_machine(&path) else { continue };
            found.insert(file);
            if !is_text_table(&path) {
                files_behind(&path, Kind::Vector, &mut found);
            }
        }
    }
    of(role, found)
}

fn of(role: &'static str, paths: impl IntoIterator<Item = PathBuf>) -> Vec<ReadFile> {
    paths.into_iter().map(|path| ReadFile { role, path, stamp: None }).collect()
}

/// Whether rasters, and all that they refer to, lie on this machine, where a change of them is seen.
///
/// # Cost
/// Opens every raster once, without its values.
#[must_use]
pub fn rasters_are_at_hand(role: &'static str, patterns: &[String]) -> bool {
    let content = if role == CLUTTER { Content::LandCover } else { Content::Elevation };
    if patterns.is_empty() {
        return true;
    }
    let Ok(sources) = rasters_to_read(patterns, Path::new(""), content) else { return false };
    sources.iter().all(|source| {
        let here = source.path.is_some() || on_this_machine(&source.gdal_name).is_some();
        here && files_behind(&source.gdal_name, Kind::Raster, &mut BTreeSet::new())
    })
}

/// Adds the files that a dataset is made of, and those behind them; what is no dataset has none. Whether all that it is made of
/// lies on this machine.
fn files_behind(name: &str, kind: Kind, found: &mut BTreeSet<PathBuf>) -> bool {
    let _quiet = QuietGdal::new();
    found.extend(files_beside(Path::new(name)));
    let Ok(dataset) = open_input(name, kind) else { return true };
    let mut here = true;
    for listed in files_of_dataset(&dataset) {
        let Some(path) = on_this_machine(&listed) else {
            here = false;
            continue;
        };
        // a list goes one level deep
        if found.insert(path) && listed != name {
            here &= files_behind(&listed, kind, found);
        }
    }
    here
}

/// Files beside one that change what GDAL reads of it, whether its list tells them or not.
fn files_beside(path: &Path) -> Vec<PathBuf> {
    let Some(name) = path.file_name() else { return Vec::new() };
    let appended = BESIDE.iter().map(|ending| {
        let mut name = name.to_owned();
        name.push(ending);
        path.with_file_name(name)
    });
    let endings = BESIDE_STEM.iter().flat_map(|ending| [(*ending).to_owned(), ending.to_uppercase()]);
    appended.chain(endings.map(|ending| path.with_extension(ending))).filter(|path| path.is_file()).collect()
}

/// The file behind a name of GDAL, where that is on this machine: `/vsizip//maps/a.zip/a.tif` lies in `/maps/a.zip`.
fn on_this_machine(name: &str) -> Option<PathBuf> {
    let mut inner = name;
    while let Some(rest) = inner.strip_prefix("/vsi") {
        inner = rest.split_once('/')?.1;
    }
    Path::new(inner).ancestors().find(|path| path.is_file()).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{ReadFile, files_of_rasters, on_this_machine};
    use std::fs;
    use std::path::Path;

    const GRID: &str =
        "ncols 2\nnrows 2\nxllcorner 104.4\nyllcorner 21.2\ncellsize 0.001\nNODATA_value -9999\n1 2\n3 4\n";

    fn vrt(source: &str) -> String {
        format!(
            "<VRTDataset rasterXSize=\"2\" rasterYSize=\"2\"><SRS>EPSG:4326</SRS>\
             <GeoTransform>104.4, 0.001, 0, 21.202, 0, -0.001</GeoTransform>\
             <VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource>\
             <SourceFilename relativeToVRT=\"1\">{source}</SourceFilename><SourceBand>1</SourceBand>\
             </SimpleSource></VRTRasterBand></VRTDataset>"
        )
    }

    #[test]
    fn the_sources_of_a_vrt_are_read_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("tiles")).expect("a folder");
        fs::write(at("tiles/a.asc"), GRID).expect("a file");
        fs::write(at("tiles/a.prj"), "GEOGCS[\"x\"]").expect("a file");
        fs::write(at("inner.vrt"), vrt("tiles/a.asc")).expect("a file");
        fs::write(at("outer.vrt"), vrt("inner.vrt")).expect("a file");
        let outer = at("outer.vrt").display().to_string();
        let files = files_of_rasters("terrain", &["nowhere.tif".to_owned(), outer]);
        for name in ["outer.vrt", "inner.vrt", "tiles/a.asc", "tiles/a.prj"] {
            let is = |file: &ReadFile| file.path.canonicalize().ok() == at(name).canonicalize().ok();
            assert!(files.iter().any(is), "{name} in {files:?}");
        }
    }

    #[test]
    fn files_in_archives_are_the_archives() {
        let folder = tempfile::tempdir().expect("a folder");
        let zip = folder.path().join("a.zip");
        fs::write(&zip, "").expect("a file");
        for name in [format!("/vsizip/{}/sub/a.tif", zip.display()), format!("/vsigzip/{}", zip.display())] {
            assert_eq!(on_this_machine(&name).as_deref(), Some(zip.as_path()), "{name}");
        }
        assert_eq!(on_this_machine("/vsicurl/https://a.org/a.tif"), None);
        assert_eq!(on_this_machine("Cargo.toml").as_deref(), Some(Path::new("Cargo.toml")));
    }
}
