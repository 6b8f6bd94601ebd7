//! Numbers and colours of sectors in the rasters of two scenarios, of which one has a mast more.
use super::district::input;
use super::finished::{Finished, toml_text};
use super::raster::Band;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A mast whose name comes before all others, so that no sector keeps its row.
const MORE: &str = "AAA01,AAA01-1-B3,Mây Núi,LTE,B3,1840,20,104.455,21.115,45,,0,0,46,17,2,planned\n\
                    AAA01,AAA01-1-B1,Mây Núi,UMTS,B1,2132.6,5,104.455,21.115,45,,0,0,43,17,2,planned\n";

const RASTERS: [&str; 2] = ["coverage_4g_best_server", "coverage_4g_deciding_carrier"];

fn run(name: &str, sites: &str) -> Finished {
    let base = toml_text(&input().join("scenario.toml"));
    let scenario = format!(
        "extends = {base}\nname = \"{name}\"\n[sites]\nfiles = \"sites.csv\"\n[output]\n\
         layers = [\"best_server\", \"deciding_carrier\"]\n"
    );
    Finished::of_files(name, &[("scenario.toml", &scenario), ("sites.csv", sites)])
}

/// Sectors by their numbers.
fn sectors_of(run: &Finished) -> BTreeMap<u64, String> {
    let rows = run.features("sites");
    let pairs = rows.iter().map(|row| (row.number("server_index") as u64, row.text("sector_id").to_owned()));
    let sectors: BTreeMap<u64, String> = pairs.collect();
    assert_eq!(sectors.len(), rows.len(), "each its own number");
    assert!(sectors.keys().all(|number| (1..1 << 23).contains(number)));
    sectors
}

/// Value, colour and label of the entries of a style, in order.
fn legend(run: &Finished, raster: &str) -> Vec<(u64, String, String)> {
    let text = fs::read_to_string(run.folder.join(format!("{raster}.qml"))).expect("a style");
    let lines = text.lines().filter(|line| line.starts_with("<paletteEntry "));
    let field = |line: &str, name: &str| {
        let (_, rest) = line.split_once(&format!("{name}=\"")).expect("a field");
        rest.split_once('"').expect("its end").0.to_owned()
    };
    let entry = |line: &str| {
        let number = field(line, "value").parse().expect("a number");
        (number, field(line, "color"), field(line, "label"))
    };
    lines.map(entry).collect()
}

#[test]
fn a_mast_more_changes_no_number_and_no_colour() {
    let sites = fs::read_to_string(input().join("sites.csv")).expect("the masts");
    let (before, after) = (run("masts-as-today", &sites), run("one-mast-more", &(sites + MORE)));
    let (sectors_before, sectors_after) = (sectors_of(&before), sectors_of(&after));
    assert_eq!(sectors_after.len(), sectors_before.len() + 2);
    assert!(sectors_before.iter().all(|(number, name)| sectors_after.get(number) == Some(name)));
    for raster in RASTERS {
        let values = |run: &Finished| Band::open(&run.folder.join(format!("{raster}.tif"))).values().to_vec();
        let (mut same, mut taken_over) = (0, 0);
        for (one, other) in values(&before).into_iter().zip(values(&after)) {
            let (Some(one), Some(other)) = (one, other) else { continue };
            let (one, other) = (one as u64, other as u64);
            let (name, name_after) = (&sectors_before[&one], &sectors_after[&other]);
            assert!(name == name_after || name_after.starts_with("AAA01"), "{name} {name_after}");
            assert_eq!(name == name_after, one == other, "{name} {name_after}");
            *(if one == other { &mut same } else { &mut taken_over }) += 1;
        }
        assert!(same > 1_000 && taken_over > 500, "{raster}: {same} {taken_over}");
        let (legend_before, legend_after) = (legend(&before, raster), legend(&after, raster));
        let kept =
            |(number, ..): &&(u64, String, String)| legend_after.iter().any(|(after, ..)| after == number);
        assert!(legend_before.iter().filter(kept).all(|entry| legend_after.contains(entry)), "{raster}");
        let shown: BTreeSet<u64> = legend_after.iter().map(|(number, ..)| *number).collect();
        let occurring = values(&after).into_iter().flatten().map(|value| value as u64);
        assert_eq!(
            shown,
            occurring.collect(),
            "{raster}: the legend has the sectors that occur, and no other"
        );
        let labels: Vec<&String> = legend_after.iter().map(|(_, _, label)| label).collect();
        assert!(labels.is_sorted() && labels[0].starts_with("AAA01-1-"), "by site and sector: {labels:?}");
        assert!(legend_after.iter().all(|(number, _, label)| sectors_after[number] == *label));
    }
    read_by_gdal(&after.folder, &legend(&after, RASTERS[0]));
}

/// GDAL's own program reads numbers, names and colours from the file beside the raster.
fn read_by_gdal(folder: &Path, legend: &[(u64, String, String)]) {
    let told =
        Command::new("gdalinfo").args(["-json", "coverage_4g_best_server.tif"]).current_dir(folder).output();
    let Ok(told) = told else { return };
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).expect("JSON");
    let rows = told["rat"]["row"].as_array().expect("an attribute table");
    let row_of = |number: u64| rows.iter().find(|row| row["f"][0].as_u64() == Some(number));
    for (number, colour, label) in legend {
        let fields = row_of(*number).expect("every sector of the legend")["f"].as_array().expect("fields");
        let channel = |field: usize| fields[field].as_u64().expect("a number");
        let hexadecimal = format!("#{:02x}{:02x}{:02x}", channel(4), channel(5), channel(6));
        assert_eq!((channel(0), fields[1].as_str(), &hexadecimal), (*number, Some(label.as_str()), colour));
    }
}
