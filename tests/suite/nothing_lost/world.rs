//! A small world to lose something in.
use crate::support::signalgap;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

pub(crate) const LINKS: &str =
    "id,f_mhz,h_tx_m,h_rx_m,tx_lat,tx_lon,rx_lat,rx_lon\na,900,30,1.5,21.21,104.41,21.22,104.42\n";

/// A folder with a small world: terrain by way of a virtual raster of a virtual raster, villages, masts and links.
pub(crate) struct World(pub(crate) tempfile::TempDir);

impl World {
    pub(crate) fn new() -> Self {
        let world = Self(tempfile::tempdir().expect("a folder"));
        let row =
            |row: usize| (0..100).map(|col| (500 + 2 * row + col).to_string() + " ").collect::<String>();
        let cells: Vec<String> = (0..100).map(row).collect();
        let grid = format!(
            "ncols 100\nnrows 100\nxllcorner 104.4\nyllcorner 21.2\ncellsize 0.001\nNODATA_value -9999\n{}\n",
            cells.join("\n")
        );
        world.put("dem.asc", &grid);
        world.put("inner.vrt", &vrt("dem.asc"));
        world.put("dem.vrt", &vrt("inner.vrt"));
        world.put("links.csv", LINKS);
        world.put("villages.csv", "settlement_id,name,lon,lat\nA,Alpha,104.45,21.25\nB,Beta,104.46,21.26\n");
        world.put("sites.csv", "site_id,technology,lon,lat,antenna\nS1,LTE,104.44,21.24,\n");
        world.put("base.toml", "[service]\nradius_km = 2.0\n");
        world.put(
            "scenario.toml",
            "extends = \"base.toml\"\nname = \"small world\"\n[terrain]\nfiles = \"dem.vrt\"\nkind = \"bare_earth\"\n\
             [settlements]\nfiles = \"villages.csv\"\n[sites]\nfiles = \"sites.csv\"\npatterns_folder = \"antennas\"\n",
        );
        fs::create_dir(world.at("antennas")).expect("a folder");
        world.put("antennas/K1.msi", "NAME K1\n");
        world
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, text: &str) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        signalgap(self.0.path(), arguments)
    }

    pub(crate) fn done(&self, arguments: &[&str]) {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", told(&output));
    }

    /// Refused with these words, and every file is as it was.
    pub(crate) fn refused(&self, arguments: &[&str], words: &[&str]) {
        let before = files(self.0.path());
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", told(&output));
        for words in words {
            assert!(told(&output).contains(words), "`{words}` in {arguments:?}: {}", told(&output));
        }
        assert!(files(self.0.path()) == before, "{arguments:?} changed a file");
    }
}

pub(crate) fn vrt(source: &str) -> String {
    format!(
        "<VRTDataset rasterXSize=\"100\" rasterYSize=\"100\"><SRS>EPSG:4326</SRS>\
         <GeoTransform>104.4, 0.001, 0, 21.3, 0, -0.001</GeoTransform>\
         <VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource>\
         <SourceFilename relativeToVRT=\"1\">{source}</SourceFilename><SourceBand>1</SourceBand>\
         </SimpleSource></VRTRasterBand></VRTDataset>"
    )
}

pub(crate) fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Everything in a folder and below, links as what they are.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let there = path.symlink_metadata().expect("an entry");
        if there.is_dir() {
            found.extend(files(&path));
        } else if there.is_symlink() {
            let target = fs::read_link(&path).expect("a link").display().to_string();
            found.insert(path, target.into_bytes());
        } else {
            let bytes = fs::read(&path).expect("a file");
            found.insert(path, bytes);
        }
    }
    found
}
