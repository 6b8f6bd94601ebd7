//! Settlements that are areas: the communes of Bac Yen, as a vector file holds them.
use super::consistency::check;
use super::finished::{Finished, toml_text};
use crate::support::shared;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// A commune of some 70 km2 is judged at a point every 1.5 km.
const CHANGES: &str =
    "polygon_spacing_m = 1500.0\ncolumns = { settlement_id = \"commune_id\", name = \"commune_vn\" }\n";

static COMMUNES: LazyLock<Finished> = LazyLock::new(communes);

fn communes() -> Finished {
    let [terrain, communes, sites] =
        ["dem_30m_semisynthetic.tif", "communes_2009.geojson", "sites_synthetic.csv"]
            .map(|file| shared(&format!("data/bacyen/{file}")));
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bac_yen.toml");
    let scenario = format!(
        "extends = {}\n[area]\nresolution_m = 150.0\n[terrain]\nfiles = {}\n[settlements]\nfiles = {}\n{CHANGES}[sites]\nfiles = \
         {}\n[output]\nrasters = false\n",
        toml_text(&base),
        toml_text(&terrain),
        toml_text(&communes),
        toml_text(&sites)
    );
    Finished::of_files("communes", &[("scenario.toml", &scenario)])
}

/// Longitudes and latitudes of everything in a geometry.
fn corners(geometry: &Value, found: &mut Vec<(f64, f64)>) {
    match geometry.as_array().map(Vec::as_slice) {
        Some([longitude, latitude]) if longitude.is_number() => {
            found.push((longitude.as_f64().expect("a number"), latitude.as_f64().expect("a number")));
        }
        Some(parts) => parts.iter().for_each(|part| corners(part, found)),
        None => {}
    }
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn areas_are_judged_at_points_within_them() {
    let run = &*COMMUNES;
    check(run);
    let file = shared("data/bacyen/communes_2009.geojson");
    let drawn: Value = serde_json::from_slice(&fs::read(file).expect("a file")).expect("GeoJSON");
    let drawn = drawn["features"].as_array().expect("features");
    let settlements = run.features("settlements");
    assert_eq!((settlements.len(), drawn.len()), (16, 16));
    let layer = run.json("clusters.geojson");
    for cluster in layer["features"].as_array().expect("features") {
        assert_eq!(cluster["geometry"]["type"], "MultiPoint");
        let id = cluster["properties"]["settlement_id"].as_str().expect("a text");
        let number: u64 = id.parse().expect("a number");
        let commune = drawn.iter().find(|commune| commune["properties"]["commune_id"] == number);
        let (mut area, mut points) = (Vec::new(), Vec::new());
        corners(&commune.expect("the commune")["geometry"]["coordinates"], &mut area);
        corners(&cluster["geometry"]["coordinates"], &mut points);
        let reach = |of: fn(&(f64, f64)) -> f64| {
            let values = || area.iter().map(of);
            values().fold(f64::INFINITY, f64::min)..=values().fold(f64::NEG_INFINITY, f64::max)
        };
        let (longitudes, latitudes) = (reach(|corner| corner.0), reach(|corner| corner.1));
        assert!(points.iter().all(|(x, y)| longitudes.contains(x) && latitudes.contains(y)), "{id}");
        // hectares over the square of the spacing
        let expected =
            commune.expect("it")["properties"]["area"].as_f64().expect("ha") * 1e4 / 1_500.0_f64.powi(2);
        let off = (points.len() as f64 - expected).abs();
        assert!(off < 2.0 + 0.25 * expected, "{id}: {} points, {expected} expected", points.len());
    }
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn people_of_an_area_count_by_their_share() {
    let run = &*COMMUNES;
    let settlements = run.features("settlements");
    let sum = |field: &str| settlements.iter().map(|s| s.number(field)).sum::<f64>();
    assert!((sum("population") - 46_675.0).abs() < 1.0, "{}", sum("population"));
    let in_part: Vec<_> = settlements.iter().filter(|s| s.text("verdict_4g") == "partly_served").collect();
    assert!(in_part.len() > 8, "a mountain commune is seldom covered whole");
    for commune in in_part {
        let people = (commune.number("people_served_4g"), commune.number("population"));
        let gaps = run.features("gaps");
        let gap = gaps.iter().find(|gap| gap.text("settlement_id") == commune.text("settlement_id"));
        let without = gap.expect("a gap").number("people_without_service");
        assert!((people.0 + without - people.1).abs() < 0.21, "{people:?} and {without}");
    }
}
