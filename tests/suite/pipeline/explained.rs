//! What a gap is explained by, held term by term against `signalgap path`.
use super::against_terrain::told;
use super::consistency::{check, pilot_dbm, sectors};
use super::finished::{Feature, Finished, UTM_48N, scratch, toml_text};
use crate::support::{shared, signalgap};
use serde_json::Value;
use signalgap::geodesy::{LonLat, geodesic_line};
use signalgap::grid::Cell;
use signalgap::inputs::crs::PlanningProjection;
use signalgap::inputs::terrain::{PlanningBounds, TerrainRequest, planning_geometry, read_terrain};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Gaps looked at in each district.
const GAPS: usize = 10;
/// Coordinates in the files have seven decimals, losses two; the elevation models are read on the same cells.
const TOLERANCE_DB: f64 = 0.02;
const CLUTTER: &str = "[clutter]\nuniform_height_m = 10.0\n[output]\nrasters = false\n";
/// Losses that `signalgap path` tells of one link, dB.
struct Told {
    all: f64,
    free_space: f64,
    diffraction: f64,
}

/// One link by `signalgap path`.
fn path(dem: &Path, ends: [(LonLat, f64); 2], mhz: f64, clutter: &[&str]) -> Told {
    let [tx, rx] = ends.map(|(at, height_m)| format!("{},{},{height_m}", at.longitude_deg, at.latitude_deg));
    let (dem_text, mhz) = (dem.display().to_string(), mhz.to_string());
    let link = ["path", "--json", "--dem", &dem_text, "--tx", &tx, "--rx", &rx, "--frequency-mhz", &mhz];
    let output = signalgap(dem.parent().expect("a folder"), &[&link[..], clutter].concat());
    let json: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let number = |key: &str| json["losses"][0][key].as_f64().unwrap_or_else(|| panic!("{key}: {json}"));
    Told {
        all: number("loss_db"),
        free_space: number("free_space_db"),
        diffraction: number("diffraction_db"),
    }
}

/// Every mast of the first gaps, term by term; gives the number of masts.
fn confirm(run: &Finished, dem: &Path) -> usize {
    let sectors = sectors(run);
    let mut confirmed = 0;
    for gap in run.features("gaps").iter().take(GAPS) {
        let mut seen = BTreeSet::new();
        for role in ["promising", "strongest", "nearest"] {
            let Some(name) = gap.maybe_text(&format!("{role}_sector")) else { continue };
            if seen.insert(name) {
                confirm_mast(gap, role, &sectors[name], dem);
            }
        }
        confirmed += seen.len();
        confirm_roles(run, gap, &sectors);
    }
    confirmed
}

fn confirm_mast(gap: &Feature, role: &str, sector: &Feature, dem: &Path) {
    let number = |name: &str| gap.number(&format!("{role}_{name}"));
    let ends = [(sector.place, sector.number("antenna_height_agl_m")), (gap.place, 1.5)];
    // of a mast of 3G alone the preset's carrier: 1842.5 MHz, 46 dBm, 20 MHz, two ports
    let added = gap.value(&format!("{role}_adds_technology")) == true;
    let mhz = if added { 1_842.5 } else { sector.number("downlink_mhz") };
    let [bare, full] =
        [&[][..], &["--clutter-height", "10"][..]].map(|clutter| path(dem, ends, mhz, clutter));
    for (what, told_db, expected_db) in [
        ("terrain", number("terrain_db"), bare.diffraction),
        ("clutter", number("clutter_db"), full.all - bare.all),
        ("other", number("other_db"), bare.all - bare.free_space - bare.diffraction),
    ] {
        assert!(
            (told_db - expected_db).abs() < TOLERANCE_DB,
            "{what} {told_db} {expected_db}: {:?}",
            gap.properties
        );
    }
    let pilot_dbm = if added { 46.0 - 10.0 * (1_200.0_f64 * 2.0).log10() } else { pilot_dbm(sector) };
    let radiated_dbm = pilot_dbm + sector.number("maximum_gain_dbi") - sector.number("feeder_loss_db");
    let free_space_dbm = radiated_dbm - bare.free_space;
    assert!(
        (number("free_space_dbm") - free_space_dbm).abs() < TOLERANCE_DB,
        "{free_space_dbm}: {:?}",
        gap.properties
    );
}

/// The nearest mast is the nearest of all that have the technology.
fn confirm_roles(run: &Finished, gap: &Feature, sectors: &BTreeMap<String, Feature>) {
    let technology = gap.text("technology");
    let radius_km = run.choice("/service/radius_km");
    let km = |sector: &Feature| geodesic_line(sector.place, gap.place).ground_distance.kilometres();
    let own = sectors.values().filter(|sector| sector.text("technology") == technology);
    let nearest_km = own.map(km).fold(f64::INFINITY, f64::min);
    match gap.maybe_number("nearest_km") {
        Some(told_km) => assert!((told_km - nearest_km).abs() < 0.002, "{nearest_km}: {:?}", gap.properties),
        None => assert!(nearest_km > radius_km, "{nearest_km}"),
    }
    if gap.text("cause") == "terrain_blocked" {
        assert!(!gap.text(&told(gap, "ridges")).is_empty());
    }
}

#[test]
fn the_masts_of_the_demonstration_are_confirmed_by_their_paths() {
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/district-0.1.0");
    if !input.exists() {
        return; // not part of the published package
    }
    let scenario = format!("extends = {}\n{CLUTTER}", toml_text(&input.join("scenario.toml")));
    let run = Finished::of_files("explained_demo", &[("scenario.toml", &scenario)]);
    check(&run);
    let masts = confirm(&run, &input.join("terrain.tif"));
    assert!(masts > 12, "{masts} masts explain {GAPS} gaps");
}

/// The terrain of Bac Yen on cells of 90 m in UTM zone 48, which `path` and `run` then read alike.
fn bac_yen_in_utm(folder: &Path) -> PathBuf {
    const CELL_M: f64 = 90.0;
    let source = shared("data/bacyen/dem_30m_semisynthetic.tif");
    let request = TerrainRequest { sources: vec![source.display().to_string()], ..TerrainRequest::default() };
    let projection = PlanningProjection::from_user_input("EPSG:32648").expect("UTM 48N");
    let corners = [(104.02, 20.92), (104.78, 21.58)]
        .map(|(longitude_deg, latitude_deg)| LonLat { longitude_deg, latitude_deg });
    let placed = projection.place(&corners).expect("places");
    let bounds = PlanningBounds {
        west_m: placed[0].easting_m,
        south_m: placed[0].northing_m,
        east_m: placed[1].easting_m,
        north_m: placed[1].northing_m,
    };
    let geometry = planning_geometry(bounds, CELL_M, None, 10_000_000).expect("a grid");
    let terrain = read_terrain(&request, &projection, geometry, &|_| ()).expect("terrain").elevation;
    let shape = geometry.shape;
    let mut text = format!(
        "ncols {}\nnrows {}\nxllcorner {}\nyllcorner {}\ncellsize {CELL_M}\nNODATA_value -9999\n",
        shape.cols,
        shape.rows,
        geometry.west_m,
        geometry.south_m()
    );
    for row in 0..shape.rows {
        for col in 0..shape.cols {
            let height_m = terrain.at(Cell { row, col });
            let height_m = if height_m.is_nan() { -9_999.0 } else { height_m };
            write!(text, "{height_m:.1} ").expect("text");
        }
        text.push('\n');
    }
    let file = folder.join("dem.asc");
    std::fs::write(&file, text).expect("terrain");
    std::fs::write(folder.join("dem.prj"), UTM_48N).expect("terrain");
    file
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_masts_of_bac_yen_are_confirmed_by_their_paths() {
    let folder = scratch("explained_bac_yen_dem");
    let dem = bac_yen_in_utm(&folder);
    let [villages, sites] =
        ["villages.csv", "sites_synthetic.csv"].map(|file| shared(&format!("data/bacyen/{file}")));
    let scenario = format!(
        "name = \"Bac Yen\"\n[area]\ncrs = \"EPSG:32648\"\n[terrain]\nfiles = {}\nkind = \"bare_earth\"\n[settlements]\nfiles = {}\n\
         [sites]\nfiles = {}\n{CLUTTER}",
        toml_text(&dem),
        toml_text(&villages),
        toml_text(&sites)
    );
    let run = Finished::of_files("explained_bac_yen", &[("scenario.toml", &scenario)]);
    check(&run);
    let masts = confirm(&run, &dem);
    assert!(masts > 12, "{masts} masts explain {GAPS} gaps");
}
