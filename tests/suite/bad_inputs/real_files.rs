//! Files as they come from elsewhere, handed over as they are. They are no part of the project.
use super::case::{SCENARIO, ascii_grid, rejects};
use crate::support::{shared, signalgap};
use std::path::Path;

/// Runs a scenario with these files and sections; gives exit code, summary in one line, and folder.
fn run(
    villages: &Path,
    sites: &Path,
    (terrain, more): (&str, &str),
) -> (Option<i32>, String, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("terrain.asc"), terrain).expect("a file");
    let text = SCENARIO
        .replace("\"villages.csv\"", &format!("{:?}", villages.display().to_string()))
        .replace("\"sites.csv\"", &format!("{:?}", sites.display().to_string()));
    std::fs::write(folder.path().join("scenario.toml"), format!("{text}{more}")).expect("a file");
    let output = signalgap(folder.path(), &["run", "scenario.toml"]);
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    assert!(output.status.code() != Some(0) || err.is_empty(), "{err}");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    (output.status.code(), format!("{} {}", words(&out), words(&err)), folder)
}

/// Flat land of 100 x 200 cells of 0.01 degrees over Sao Tome and Principe.
fn flat_islands() -> String {
    let row = vec!["200"; 100].join(" ");
    let head = "ncols 100\nnrows 200\nxllcorner 6.4\nyllcorner -0.2\ncellsize 0.01\nNODATA_value -9999\n";
    format!("{head}{}", format!("{row}\n").repeat(200))
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn cell_sites_and_points_of_interest_of_an_itu_toolkit() {
    let points = shared("data/towers/example-pointsofinterest.gpkg");
    let sites = shared("data/towers/example-cellsites.gpkg");
    let resolution = "[area]\nresolution_m = 500.0\n[output]\nrasters = false\n";
    let (code, told, _folder) = run(&points, &sites, (&flat_islands(), resolution));
    assert_eq!(code, Some(0), "{told}");
    for words in [
        "5G NR rows ignored: only LTE and UMTS are analysed (26)",
        "GSM rows ignored: only LTE and UMTS are analysed (24)",
        "sector-carriers whose power is a preset, not data (31)",
        "settlements of unknown population: not included in the numbers of people (408)",
    ] {
        assert!(told.contains(words), "`{words}` in {told}");
    }

    let mapped = "[settlements.columns]\nsettlement_id = \"fid\"\nname = \"poi_subtype\"\n[sites.columns]\n\
                  sector_id = \"source_ict_id\"\n[area]\nresolution_m = 500.0\n[output]\nrasters = false\n";
    let (code, told, folder) = run(&points, &sites, (&flat_islands(), mapped));
    assert_eq!(code, Some(0), "{told}");
    let settlements = std::fs::read_to_string(folder.path().join("out/settlements.geojson")).expect("a file");
    let settlements: serde_json::Value = serde_json::from_str(&settlements).expect("JSON");
    let first = &settlements["features"][0]["properties"];
    assert_eq!((&first["settlement_id"], &first["name"]), (&"1".into(), &"secondary".into()));

    let wrong = "[sites.columns]\npower_dbm = \"eirp\"\n";
    let (code, told, _folder) = run(&points, &sites, (&flat_islands(), wrong));
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("has no column `eirp`; it has: ict_id, source_ict_id,"), "{told}");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn a_worldwide_export_of_opencellid() {
    let sites = shared("data/towers/opencellid_sample.csv");
    // the first 4G cell in it gives the place
    let text = std::fs::read_to_string(&sites).expect("a table");
    let cell = text.lines().find(|line| line.starts_with("LTE,")).expect("a 4G cell");
    let cell: Vec<&str> = cell.split(',').collect();
    let [lon, lat] = [6, 7].map(|column| cell[column].parse::<f64>().expect("degrees"));
    let folder = tempfile::tempdir().expect("a folder");
    let villages = folder.path().join("villages.csv");
    std::fs::write(&villages, format!("id,lon,lat,population\nV,{lon},{},10\n", lat + 0.005))
        .expect("a file");
    let terrain = ascii_grid(&format!("{}", lon - 0.05), |_, _| "10".to_owned())
        .replace("yllcorner 21.2", &format!("yllcorner {}", lat - 0.05));
    let (code, told, folder) = run(&villages, &sites, (&terrain, ""));
    assert_eq!(code, Some(1), "{told}");
    for words in [
        "GSM rows ignored: only LTE and UMTS are analysed (1,072)",
        "CDMA rows ignored: only LTE and UMTS are analysed (16)",
        "5G NR rows ignored: only LTE and UMTS are analysed (2)",
        "sector-carriers more than 3 km from the planning grid: ignored (1,7",
        "sector-carriers whose antenna height is a preset, not data",
    ] {
        assert!(told.contains(words), "`{words}` in {told}");
    }
    // three 3G and 4G cells whose area code is 0 or above 65533
    let rejects = rejects(&folder.path().join("out/rejects.csv"));
    assert_eq!(rejects.len(), 3);
    assert!(rejects.iter().all(|reject| reject[2] == "area"), "{rejects:?}");
}
