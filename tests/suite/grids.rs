//! Elevation models of many layouts give `path`, `coverage` and `run` the same ground: depths, gaps along borders, longitudes from 0
//! to 360 degrees, both sides of the antimeridian.
#![expect(clippy::disallowed_types, reason = "GDAL writes elevation models, and reads back what was written")]

mod deliveries;
mod longitudes;
mod sea;
mod seams;

use crate::support::signalgap;
use gdal::raster::Buffer;
use gdal::spatial_ref::SpatialRef;
use gdal::{Dataset, DriverManager};
use serde_json::Value;
use std::path::Path;

/// The mark of a cell without value.
const VOID: f32 = -9_999.0;
/// The frequency of the presets, MHz.
const MHZ: &str = "1842.5";

/// A grid in degrees, row by row from the north.
struct Grid {
    /// Western and northern edge, degrees.
    corner: (f64, f64),
    /// Side of a cell, degrees.
    cell: f64,
    /// Columns and rows.
    size: (usize, usize),
}

impl Grid {
    /// Writes a GeoTIFF whose values are made from the longitude and latitude of the cells' centres.
    fn write(&self, path: &Path, value: impl Fn(f64, f64) -> f32) {
        let driver = DriverManager::get_driver_by_name("GTiff").expect("a driver");
        let (cols, rows) = self.size;
        let mut file = driver.create_with_band_type::<f32, _>(path, cols, rows, 1).expect("a file");
        let (west, north) = self.corner;
        file.set_geo_transform(&[west, self.cell, 0.0, north, 0.0, -self.cell]).expect("a place");
        file.set_spatial_ref(&SpatialRef::from_epsg(4326).expect("WGS 84")).expect("a CRS");
        let centre = |index: usize| {
            let (col, row) = (index % cols, index / cols);
            (west + (col as f64 + 0.5) * self.cell, north - (row as f64 + 0.5) * self.cell)
        };
        let values = (0..cols * rows).map(centre).map(|(x, y)| value(x, y)).collect();
        let mut band = file.rasterband(1).expect("a band");
        band.set_no_data_value(Some(f64::from(VOID))).expect("a void value");
        band.write((0, 0), self.size, &mut Buffer::new(self.size, values)).expect("values");
    }
}

/// A mast of 30 m and a village, over terrain in the folder `dem`.
struct Link {
    folder: tempfile::TempDir,
    mast: (f64, f64),
    village: (f64, f64),
    /// `terrain.sea`, where it is given.
    sea: Option<&'static str>,
    /// `area.bounds`, where they are given.
    bounds: Option<[f64; 4]>,
    /// `terrain.files`.
    files: &'static str,
}

/// What one command said.
struct Said {
    code: i32,
    out: String,
    err: String,
}

/// Ground and loss between mast and village by each command.
struct Found {
    /// Elevations along the path, metres.
    profile_m: Vec<f64>,
    /// Elevation at the mast by `coverage`, metres.
    mast_m: f64,
    /// Basic transmission loss by `path`, `coverage` and `run`, dB.
    loss_db: [f64; 3],
    /// What `path`, `coverage` and `run` say.
    notes: [String; 3],
}

impl Link {
    fn new(mast: (f64, f64), village: (f64, f64)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("dem")).expect("a folder");
        Self { folder, mast, village, sea: None, bounds: None, files: "dem" }
    }

    fn dem(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join("dem").join(name)
    }

    fn command(&self, arguments: &[&str]) -> Said {
        let sea = self.sea.map_or_else(Vec::new, |sea| vec!["--sea", sea]);
        let sea = if arguments[0] == "run" { Vec::new() } else { sea };
        let output = signalgap(self.folder.path(), &[arguments, &sea].concat());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let code = output.status.code().expect("an exit code");
        Said { code, out: text(output.stdout), err: text(output.stderr) }
    }

    fn path(&self) -> Said {
        let (tx, rx) = (end(self.mast, 30.0), end(self.village, 1.5));
        self.command(&[
            "path",
            "--dem",
            self.files,
            "--tx",
            &tx,
            "--rx",
            &rx,
            "--frequency-mhz",
            MHZ,
            "--json",
        ])
    }

    fn coverage(&self) -> Said {
        let site = end(self.mast, 30.0);
        self.command(&[
            "coverage",
            "--dem",
            self.files,
            "--site",
            &site,
            "--frequency-mhz",
            MHZ,
            "--radius-km",
            "4",
            "--exact",
            "-o",
            "loss.tif",
        ])
    }

    /// Runs a scenario of the mast and the village; the planning grid reaches 4 km beyond both.
    fn run(&self) -> Said {
        let write = |name: &str, text: String| {
            std::fs::write(self.folder.path().join(name), text).expect("a file");
        };
        let sea = self.sea.map_or_else(String::new, |sea| format!("sea = \"{sea}\"\n"));
        let files = self.files;
        let bounds = self.bounds.map_or_else(String::new, |bounds| format!("[area]\nbounds = {bounds:?}\n"));
        write(
            "scenario.toml",
            format!(
                "name = \"grid\"\n{bounds}[terrain]\nfiles = \"{files}\"\nkind = \"bare_earth\"\n{sea}[settlements]\n\
                 files = \"villages.csv\"\n[sites]\nfiles = \"masts.csv\"\n[service]\nradius_km = 4.0\n[output]\n\
                 rasters = false\n"
            ),
        );
        let ((x, y), (lon, lat)) = (self.mast, self.village);
        write("villages.csv", format!("settlement_id,lon,lat,population\nV,{lon},{lat},10\n"));
        write("masts.csv", format!("site_id,technology,lon,lat,antenna_height_m\nM,LTE,{x},{y},30\n"));
        self.command(&["run", "scenario.toml", "-q", "-o", "out"])
    }

    /// What the three commands find; each must succeed.
    fn found(&self) -> Found {
        let said = [self.path(), self.coverage(), self.run()];
        for (said, name) in said.iter().zip(["path", "coverage", "run"]) {
            assert_eq!(said.code, 0, "{name}: {}", said.err);
        }
        let path: Value = serde_json::from_str(&said[0].out).expect("JSON");
        let profile = path["profile"]["h_m"].as_array().expect("elevations");
        let clusters = std::fs::read(self.folder.path().join("out/clusters.geojson")).expect("clusters");
        let clusters: Value = serde_json::from_slice(&clusters).expect("JSON");
        let of_run = &clusters["features"][0]["properties"]["loss_4g_db"];
        let ground = said[1].out.split("ground ").nth(1).and_then(|text| text.split(' ').next());
        let of_path = &path["losses"][0]["loss_db"];
        let number = |value: &Value| value.as_f64().unwrap_or_else(|| panic!("no number in {path:#}"));
        Found {
            profile_m: profile.iter().map(number).collect(),
            mast_m: ground.expect("the site's ground").parse().expect("a number"),
            loss_db: [number(of_path), self.value_at_village(), number(of_run)],
            notes: said.map(|said| said.out),
        }
    }

    /// The loss in the raster of `coverage` at the village.
    fn value_at_village(&self) -> f64 {
        let dataset = Dataset::open(self.folder.path().join("loss.tif")).expect("a raster");
        let mut degrees = SpatialRef::from_epsg(4326).expect("WGS 84");
        degrees.set_axis_mapping_strategy(gdal::spatial_ref::AxisMappingStrategy::TraditionalGisOrder);
        let own = dataset.spatial_ref().expect("a CRS");
        let conversion = gdal::spatial_ref::CoordTransform::new(&degrees, &own).expect("a conversion");
        let (mut x, mut y) = ([self.village.0], [self.village.1]);
        conversion.transform_coords(&mut x, &mut y, &mut []).expect("converted");
        let [west, per_col, _, top, _, per_row] = dataset.geo_transform().expect("a place");
        let cell = (((x[0] - west) / per_col).floor() as isize, ((y[0] - top) / per_row).floor() as isize);
        let band = dataset.rasterband(1).expect("a band");
        band.read_as::<f64>(cell, (1, 1), (1, 1), None).expect("a value").data()[0]
    }

    /// What the three commands refuse, as they say it.
    fn refused(&self) -> [String; 3] {
        [self.path(), self.coverage(), self.run()].map(|said| {
            assert_eq!(said.code, 2, "{}", said.out);
            said.err
        })
    }
}

impl Found {
    /// The three commands agree: `coverage` has the loss at the centre of a cell of some 100 m, not at the village.
    fn agree(&self) {
        let [path, coverage, run] = self.loss_db;
        assert!((path - run).abs() < 0.3, "path {path} dB, run {run} dB");
        assert!((path - coverage).abs() < 1.5, "path {path} dB, coverage {coverage} dB");
        assert!((self.profile_m[0] - self.mast_m).abs() < 0.1, "{} {}", self.profile_m[0], self.mast_m);
    }

    /// The ground at both ends lies within 1 m of these heights.
    fn ends(&self, mast_m: f64, village_m: f64) {
        let ends = (self.profile_m[0], *self.profile_m.last().expect("elevations"));
        let near = (ends.0 - mast_m).abs() < 1.0 && (ends.1 - village_m).abs() < 1.0;
        assert!(near, "{ends:?} in place of {mast_m} and {village_m} m");
    }
}

/// A terminal of the path, as the command line takes it.
fn end((longitude, latitude): (f64, f64), height_m: f64) -> String {
    format!("{longitude},{latitude},{height_m}")
}
