//! The founding case on its own terrain, villages and masts.
use super::against_terrain::{losses_hold_free_space, ridges_are_the_terrains};
use super::consistency::{check, sectors, verdicts};
use super::elevation::Elevation;
use super::finished::{Finished, cell, scratch, table, toml_text};
use super::raster::{Band, LAYERS};
use crate::support::shared;
use signalgap::geodesy::{LonLat, geodesic_line};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// Free space and diffraction alone, whose sum can be checked by hand; no area rasters.
const TABLES_ONLY: &str = "[propagation]\nmodels = \"p526\"\n[output]\nrasters = false\n";

const TERRAIN: &str = "data/bacyen/dem_30m_semisynthetic.tif";

/// A variant of the example scenario with the real files.
fn bac_yen(name: &str, terrain: &str, changes: &str) -> Finished {
    let [terrain, villages, sites] =
        [terrain, "data/bacyen/villages.csv", "data/bacyen/sites_synthetic.csv"].map(shared);
    variant(name, [&terrain, &villages, &sites], changes)
}

fn variant(name: &str, files: [&Path; 3], changes: &str) -> Finished {
    Finished::of_files(name, &[("scenario.toml", &example_with(files, changes))])
}

/// The example scenario with terrain, villages and masts of one's own, and changes.
pub(crate) fn example_with([terrain, villages, sites]: [&Path; 3], changes: &str) -> String {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bac_yen.toml");
    format!(
        "extends = {}\n[terrain]\nfiles = {}\n[settlements]\nfiles = {}\n[sites]\nfiles = {}\n{changes}",
        toml_text(&base),
        toml_text(terrain),
        toml_text(villages),
        toml_text(sites)
    )
}

/// Every village on the full terrain; no area rasters.
static VILLAGES: LazyLock<Finished> = LazyLock::new(|| bac_yen("bac_yen", TERRAIN, TABLES_ONLY));

/// The example with its own models and the area rasters, coarsely: which cells have values does not depend on the cell size.
static AREA: LazyLock<Finished> =
    LazyLock::new(|| bac_yen("bac_yen_area", TERRAIN, "[area]\nresolution_m = 180.0\n"));

/// The same straight from the nine DTED tiles, at their own 900 m.
static TILES: LazyLock<Finished> = LazyLock::new(|| bac_yen("bac_yen_tiles", "data/bacyen/dem", ""));

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_results_agree_with_each_other() {
    for run in [&*VILLAGES, &*AREA, &*TILES] {
        check(run);
    }
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn everything_is_read() {
    let run = &*VILLAGES;
    assert_eq!(run.report.rejects, 0);
    for (name, count) in [
        ("settlements", 89),
        ("clusters", 89),
        ("sites", 16),
        ("masts", 16),
        ("sectors", 120),
        ("rejects", 0),
    ] {
        assert_eq!(run.count(name), count, "{name}");
    }
    // the villages' box and 25 km around, 88.2 by 88.8 km, at the terrain's own 29.8 m
    assert!((8_700_000..8_900_000).contains(&run.count("grid_cells")), "{}", run.count("grid_cells"));
    let villages = table(&shared("data/bacyen/villages.csv"));
    let people: f64 = villages.iter().map(|row| cell(row, "population")).sum();
    let read: f64 = run.features("settlements").iter().map(|s| s.number("population")).sum();
    assert!((people - read).abs() < 1e-6);
    for (row, column) in [("GN10314580", "commune"), ("GN10314580", "name")] {
        let expected = villages.iter().find(|village| village["village_id"] == row).expect("a row");
        let settlements = run.features("settlements");
        let found = settlements.iter().find(|s| s.text("settlement_id") == row).expect("a settlement");
        assert_eq!(found.text(column), expected[column]);
    }
    assert_eq!(run.manifest()["planning_crs"], "EPSG:9206");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_run_says_that_its_circles_leave_the_terrain() {
    let (fine, area, tiles) = (&*VILLAGES, &*AREA, &*TILES);
    for run in [fine, area] {
        let (count, text) = run.caveat("terrain_void").expect("a caveat");
        assert_eq!(count as usize, run.count("void_cells"));
        let share = count as f64 / run.count("grid_cells") as f64;
        assert!((0.18..0.21).contains(&share), "{share}");
        assert!(text.contains(&format!("{:.1} % of it", 100.0 * share)), "{text}");
        assert!(run.report.summary.contains("have no terrain"));
        // the villages themselves and their masts lie well inside
        assert!(
            run.caveat("settlement_without_terrain").is_none()
                && run.caveat("mast_without_terrain").is_none()
        );
        assert_eq!(verdicts(&run.features("settlements"), "4g")[3], 0);
        let (masts, _) = run.caveat("mast_reaches_void").expect("a caveat");
        assert!(masts_that_reach_beyond(run, 24.7) <= masts && masts <= masts_that_reach_beyond(run, 25.3));
    }
    assert!(tiles.caveat("mast_reaches_void").is_none());
    // the tiles reach from 103 to 106 degrees east and 20 to 23 north
    assert!(tiles.caveat("terrain_void").is_none());
    assert_eq!(tiles.count("void_cells"), 0);
    let manifest = tiles.manifest();
    let inputs = manifest["inputs"].as_array().expect("inputs");
    assert_eq!(inputs.iter().filter(|input| input["role"] == "terrain").count(), 9);
}

/// Masts nearer than this to an edge of the terrain file.
fn masts_that_reach_beyond(run: &Finished, limit_km: f64) -> u64 {
    let mut masts: Vec<_> = sectors(run).values().map(|sector| sector.place).collect();
    masts.dedup();
    let at = |longitude_deg, latitude_deg| LonLat { longitude_deg, latitude_deg };
    let beyond = |mast: &&LonLat| {
        let (lon, lat) = (mast.longitude_deg, mast.latitude_deg);
        let edges = [at(104.0, lat), at(104.8, lat), at(lon, 20.9), at(lon, 21.6)];
        let km = edges.map(|edge| geodesic_line(**mast, edge).ground_distance.kilometres());
        km.into_iter().any(|km| km < limit_km)
    };
    let count = masts.iter().filter(beyond).count() as u64;
    assert!(count > 3, "{count}");
    count
}

/// A cell has a value exactly where the terrain file has one and a mast stands within 25 km.
#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn cells_beyond_the_terrain_are_no_data() {
    let (run, file) = (&*AREA, shared(TERRAIN));
    let elevation = Elevation::open(&file);
    let mut masts: Vec<_> = sectors(run).values().map(|sector| sector.place).collect();
    masts.dedup();
    assert_eq!(masts.len(), 16);
    let bands = LAYERS.map(|layer| (layer, Band::open(&run.folder.join(layer))));
    let (mut valued, mut beyond, mut far) = (0, 0, 0);
    for (index, place) in bands[0].1.places().into_iter().enumerate() {
        // in cells of 30 m, of which the raster's have six on a side
        let inside = elevation.cells_inside(place);
        let km = masts.iter().map(|mast| geodesic_line(*mast, place).ground_distance.kilometres());
        let nearest_km = km.fold(f64::INFINITY, f64::min);
        let value = if inside < -6.0 || nearest_km > 25.3 {
            false
        } else if inside > 6.0 && nearest_km < 24.7 {
            true
        } else {
            continue; // the edge runs through the cell
        };
        (valued, beyond, far) = (
            valued + usize::from(value),
            beyond + usize::from(inside < -6.0),
            far + usize::from(nearest_km > 25.3),
        );
        for (layer, band) in &bands {
            let found = band.values()[index];
            assert_eq!(
                found.is_some(),
                value,
                "{layer}: {found:?} at {place:?}, {nearest_km} km from a mast"
            );
        }
    }
    assert!(valued > 100_000 && beyond > 30_000 && far > 10_000, "{valued} {beyond} {far}");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn losses_are_free_space_and_diffraction() {
    let (run, file) = (&*VILLAGES, shared(TERRAIN));
    let links = losses_hold_free_space(run, &Elevation::open(&file));
    assert_eq!(links.all, 2 * 89);
    assert!(links.free > 60 && links.blocked > 30, "{links:?}");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn ridges_stand_where_the_terrain_has_them() {
    let (run, file) = (&*VILLAGES, shared(TERRAIN));
    let ridges = ridges_are_the_terrains(run, &Elevation::open(&file));
    assert!(ridges >= 15, "{ridges}");
}

/// A mast made as tall as is said closes the gap, and one a section less does not.
#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_antenna_height_that_is_named_closes_the_gap() {
    let many = format!("{TABLES_ONLY}[remedies]\nper_gap = 50\n");
    let run = bac_yen("bac_yen_remedies", TERRAIN, &many);
    let rows = run.table("remedies.csv");
    let row = rows.iter().find(|row| row["remedy"] == "taller_mast").expect("a gap that can be closed");
    let sectors: Vec<&str> = row["sectors_changed"].split(' ').collect();
    let height_m = cell(row, "antenna_height_agl_m");
    let folder = scratch("bac_yen_sites");
    let verdict_at = |name: &str, height_m: f64| {
        let sites = folder.join(format!("{name}.csv"));
        fs::write(&sites, with_height(&sectors, height_m)).expect("a table");
        let files = [TERRAIN, "data/bacyen/villages.csv"].map(shared);
        let raised = variant(name, [&files[0], &files[1], &sites], TABLES_ONLY);
        let settlements = raised.features("settlements");
        let of_gap = |s: &&super::finished::Feature| s.text("settlement_id") == row["settlement_id"];
        settlements.iter().find(of_gap).expect("the settlement").text("verdict_4g").to_owned()
    };
    assert_eq!(verdict_at("bac_yen_raised", height_m), "served");
    assert_eq!(verdict_at("bac_yen_a_section_less", height_m - 5.0), "unserved");
}

/// The table of sites with another antenna height of some sectors.
fn with_height(sectors: &[&str], height_m: f64) -> String {
    let text = fs::read_to_string(shared("data/bacyen/sites_synthetic.csv")).expect("a table");
    let mut lines = text.lines();
    let header = lines.next().expect("a header").to_owned();
    let column = header.split(',').position(|name| name == "antenna_height_m").expect("the column");
    let mut changed = vec![header];
    for line in lines {
        let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        if sectors.contains(&cells[1].as_str()) {
            cells[column] = height_m.to_string();
        }
        changed.push(cells.join(","));
    }
    changed.join("\n") + "\n"
}

/// What makes the whole doubtful stands first: rounded and shared coordinates of villages, and cells that hide ridges.
#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn doubtful_coordinates_and_coarse_terrain_come_first() {
    let (fine, tiles) = (&*VILLAGES, &*TILES);
    for run in [fine, tiles] {
        let (rounded, text) = run.caveat("rounded_coordinates").expect("a caveat");
        assert_eq!(rounded, 64);
        assert!(text.starts_with("villages whose") && text.contains("0.9 km"), "{text}");
        // nine places with two villages and one with three
        assert_eq!(run.caveat("shared_coordinates").expect("a caveat").0, 21);
        let manifest = run.manifest();
        let first = |caveat: &serde_json::Value| caveat["comes_first"].as_bool().expect("a flag");
        let caveats = manifest["caveats"].as_array().expect("caveats");
        assert!(caveats.is_sorted_by_key(|caveat| !first(caveat)));
        let doubts = ["rounded_coordinates", "shared_coordinates", "coarse_terrain"];
        let of_doubts =
            |caveat: &&serde_json::Value| doubts.contains(&caveat["kind"].as_str().expect("a kind"));
        assert!(caveats.iter().filter(of_doubts).all(first));
        let summary = &run.report.summary;
        assert!(
            summary.find("Note: villages whose coordinates") < summary.find("villages in full"),
            "{summary}"
        );
    }
    assert!(fine.caveat("coarse_terrain").is_none());
    assert!(tiles.caveat("coarse_terrain").expect("a caveat").1.contains("cells of 894 m"));
}

/// 900 m cells hide the ridges: the same run goes through, and is said to be another one.
#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_coarse_tiles_tell_another_story() {
    let (fine, tiles) = (&*VILLAGES, &*TILES);
    assert_eq!(tiles.count("settlements"), 89);
    let served = |run: &Finished| verdicts(&run.features("settlements"), "4g")[0];
    assert!(served(tiles) > served(fine), "{} and {}", served(tiles), served(fine));
    let band = Band::open(&tiles.folder.join("coverage_4g_rsrp.tif"));
    assert!((850.0..950.0).contains(&band.cell_m()), "{}", band.cell_m());
}
