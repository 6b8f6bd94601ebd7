//! Every reader of files that come from elsewhere, as a function of bytes: it tells whether it took them, and must
//! return whatever they are. Used by the module above and, by its path, by the targets of `cargo fuzz` in `fuzz/`.
use signalgap::geodesy::LonLat;
use signalgap::inputs::antenna_files::read_antenna_file;
use signalgap::inputs::itu_maps::read_itu_maps;
use signalgap::inputs::links::LinkTable;
use signalgap::inputs::profile_file::read_profile;
use signalgap::inputs::scenario_file::load_scenarios;
use signalgap::inputs::settlements::read_settlements;
use signalgap::inputs::sites::read_sites;
use signalgap::inputs::terrain::{TerrainRequest, survey};
use signalgap::pipeline::Silent;
use signalgap::pipeline::path::{Air, DemChoice, PathGround, PathRequest, path};
use signalgap::propagation::{ModelKey, ModelOptions, Polarization, RadioClimate, Signal, Terminals};
use signalgap::scenario::{SeaChoice, SettlementsChoice, SitesChoice};
use signalgap::units::{Frequency, Length};
use std::path::Path;

/// Name of a reader, the file it is handed, the reader, which tells whether it took the file.
pub(crate) type Reader = (&'static str, &'static str, fn(&Path) -> bool);

/// The readers.
pub(crate) const READERS: [Reader; 12] = [
    ("scenario", "scenario.toml", scenario),
    ("settlements", "villages.csv", settlements),
    ("geojson", "villages.geojson", settlements),
    ("sites", "sites.csv", sites),
    ("opencellid", "452.csv", sites),
    ("antenna", "antenna.msi", antenna),
    ("links", "links.csv", links),
    ("profile", "profile.csv", profile),
    ("itu_maps", "DN50.TXT", itu_maps),
    ("ascii_grid", "terrain.asc", raster),
    ("geotiff", "terrain.tif", raster),
    ("virtual_raster", "terrain.vrt", raster),
];

/// Hands bytes to a reader by its name, as a file in a folder of its own; whether it took them.
pub(crate) fn read(name: &str, bytes: &[u8]) -> bool {
    let (_, file, reader) = READERS.into_iter().find(|(known, ..)| *known == name).expect("a reader");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(file);
    std::fs::write(&path, bytes).expect("a file");
    reader(&path)
}

fn named(path: &Path) -> String {
    format!("files = {:?}", path.display().to_string())
}

fn scenario(path: &Path) -> bool {
    let table = "site_id,sector_id,technology,band,lon,lat,azimuth_deg\nS1,S1-1,LTE,B3,104.44,21.24,45\nS1,S1-2,UMTS,B1,104.44,21.24,\n";
    std::fs::write(path.with_file_name("s.csv"), table).expect("a table");
    let Ok(variants) = load_scenarios(path).map_err(|error| assert!(!error.to_string().is_empty())) else {
        return false;
    };
    for variant in variants.iter().take(4) {
        let _ = read_sites(&variant.loaded.scenario.sites)
            .map_err(|error| assert!(!error.to_string().is_empty()));
    }
    true
}

fn settlements(path: &Path) -> bool {
    let choice: SettlementsChoice = toml::from_str(&named(path)).expect("a choice");
    let Ok(read) = read_settlements(&choice) else { return false };
    assert!(!read.rows.is_empty(), "no rows is an error");
    assert!(read.rejects.iter().all(|reject| !reject.reason.is_empty()));
    read.rejects.is_empty()
}

fn sites(path: &Path) -> bool {
    let choice: SitesChoice = toml::from_str(&named(path)).expect("a choice");
    let Ok(read) = read_sites(&choice) else { return false };
    assert!(!read.rows.is_empty(), "no rows is an error");
    assert!(read.rejects.iter().all(|reject| !reject.reason.is_empty()));
    read.rejects.is_empty()
}

fn antenna(path: &Path) -> bool {
    read_antenna_file(path).map_err(|error| assert!(!error.to_string().is_empty())).is_ok()
}

fn links(path: &Path) -> bool {
    let Ok(mut table) = LinkTable::open(path) else { return false };
    let mut all = true;
    loop {
        match table.next_rows(100) {
            Ok(rows) if rows.is_empty() => return all,
            Ok(rows) => all &= rows.iter().all(Result::is_ok),
            Err(_) => return false,
        }
    }
}

fn profile(path: &Path) -> bool {
    read_profile(&path.display().to_string()).is_ok()
}

fn itu_maps(path: &Path) -> bool {
    let folder = path.parent().expect("a folder");
    let surface = vec![vec!["325"; 241].join(" "); 121].join("\n");
    std::fs::write(folder.join("N050.TXT"), surface).expect("a file");
    read_itu_maps(folder).is_ok()
}

/// The header, then the values under a short path. A virtual raster finds `source.asc` beside it.
fn raster(file: &Path) -> bool {
    let rows = vec![vec!["200"; 40].join(" "); 40].join("\n");
    let head = "ncols 40\nnrows 40\nxllcorner 104.43\nyllcorner 21.23\ncellsize 0.001\nNODATA_value -9999\n";
    std::fs::write(file.with_file_name("source.asc"), format!("{head}{rows}\n")).expect("a file");
    let sources = vec![file.display().to_string()];
    let at = |longitude_deg, latitude_deg| LonLat { longitude_deg, latitude_deg };
    let request = TerrainRequest {
        sources: sources.clone(),
        crs_override: Some("EPSG:4326".to_owned()),
        void_fill_max_cells: 4,
        bridge_narrow_gaps: true,
        sea: Some(SeaChoice::Level),
        ..TerrainRequest::default()
    };
    let _ = survey(&request, at(104.45, 21.25));
    let request = PathRequest {
        ground: PathGround::Dem(Box::new(DemChoice {
            files: sources,
            crs: Some("EPSG:4326".to_owned()),
            kind: None,
            surface: Vec::new(),
            clutter: None,
            height_unit: None,
            sea: None,
            step: Some(Length::from_metres(100.0)),
            clearing: Length::from_metres(50.0),
        })),
        places: Some([at(104.445, 21.245), at(104.455, 21.255)]),
        terminals: Terminals {
            tx_height_agl: Length::from_metres(30.0),
            rx_height_agl: Length::from_metres(1.5),
        },
        air: Air { climate: RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 }, latitude_deg: None },
        itu_maps: None,
        signal: Signal {
            frequency: Frequency::from_megahertz(900.0),
            polarization: Polarization::Vertical,
            time_percent: 50.0,
            location_percent: 50.0,
        },
        handset: signalgap::link::HandsetClutter::default(),
        models: vec![ModelKey::P1812],
        options: ModelOptions::default(),
        levels: Vec::new(),
        hop: None,
    };
    let Ok(result) = path(&request, &Silent) else { return false };
    let loss = result.analysis.losses[0].outcome.as_ref().expect("the first model has a value");
    assert!(loss.basic_transmission_loss.db().is_finite());
    true
}
