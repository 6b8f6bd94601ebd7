//! `signalgap coverage` as a user runs it.
#![expect(clippy::disallowed_types, reason = "GDAL reads back what was written")]

use crate::support::{program, signalgap};
use gdal::Dataset;
use gdal::raster::ColorInterpretation;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A site on the central meridian of UTM zone 48, which lies at 499,999 m east, 2,322,147 m north.
const SITE: &str = "105,21,30";
const WEST_M: f64 = 497_000.0;
const SOUTH_M: f64 = 2_319_150.0;
const CELLS: usize = 200;

/// UTM zone 48 north as an ESRI projection file has it.
const UTM_48N: &str = "PROJCS[\"WGS_1984_UTM_Zone_48N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",\
    SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],\
    PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],\
    PARAMETER[\"Central_Meridian\",105.0],PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],\
    UNIT[\"Meter\",1.0]]";

/// A folder with an elevation model of 6 x 6 km: a valley with a ridge across it in the north.
struct Scratch(tempfile::TempDir);

impl Scratch {
    fn new() -> Self {
        Self::with(|_, _| None)
    }

    /// With other values where `other` names one.
    fn with(other: impl Fn(usize, usize) -> Option<i32>) -> Self {
        let scratch = Self(tempfile::tempdir().expect("a folder"));
        let mut text = format!(
            "ncols {CELLS}\nnrows {CELLS}\nxllcorner {WEST_M}\nyllcorner {SOUTH_M}\ncellsize 30\nNODATA_value -9999\n"
        );
        for row in 0..CELLS {
            let height = |col: usize| {
                let ridge = if (58..62).contains(&row) { 200 } else { 0 };
                let valley = 300 + ridge + col.abs_diff(100) / 2;
                other(row, col).map_or_else(|| valley.to_string(), |value| value.to_string())
            };
            let row: Vec<String> = (0..CELLS).map(height).collect();
            writeln!(text, "{}", row.join(" ")).expect("text");
        }
        std::fs::write(scratch.path("dem.asc"), text).expect("a file");
        std::fs::write(scratch.path("dem.prj"), UTM_48N).expect("a file");
        scratch
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = signalgap(self.0.path(), &[&["coverage"], arguments].concat());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code().expect("an exit code"), text(output.stdout), text(output.stderr))
    }

    /// Around the site at 900 MHz; the raster is `out.tif`.
    fn look(&self, more: &[&str]) -> (i32, String, String) {
        let base = ["--dem", "dem.asc", "--site", SITE, "--frequency-mhz", "900", "-o", "out.tif"];
        self.run(&[&base[..], more].concat())
    }

    fn good(&self, more: &[&str]) -> (String, Raster) {
        let (code, out, err) = self.look(more);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        (out, Raster::open(&self.path("out.tif")))
    }

    fn refused(&self, more: &[&str], words: &str) {
        let (code, out, err) = self.look(more);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert!(err.contains(words), "`{words}` in {err}");
        assert!(!self.path("out.tif").is_file(), "nothing was written");
    }
}

/// A raster read back.
struct Raster {
    dataset: Dataset,
    values: Vec<f64>,
    cols: usize,
    rows: usize,
    nodata: f64,
}

impl Raster {
    fn open(path: &Path) -> Self {
        let dataset = Dataset::open(path).expect("GDAL opens it");
        let (cols, rows) = dataset.raster_size();
        let (values, nodata) = {
            let band = dataset.rasterband(1).expect("a band");
            let values = band.read_band_as::<f64>().expect("values").data().to_vec();
            (values, band.no_data_value().expect("nodata"))
        };
        Self { dataset, values, cols, rows, nodata }
    }

    fn valued(&self) -> Vec<f64> {
        self.values.iter().copied().filter(|value| (value - self.nodata).abs() > 0.5).collect()
    }

    /// The value so many metres east and north of the site.
    fn at(&self, east_m: f64, north_m: f64) -> f64 {
        let [west, per_col, _, top, _, per_row] = self.dataset.geo_transform().expect("a place");
        let col = ((500_000.0 + east_m - west) / per_col).floor() as usize;
        let row = ((2_322_147.6 + north_m - top) / per_row).floor() as usize;
        self.values[row * self.cols + col]
    }
}

#[test]
fn a_raster_of_losses_lies_on_the_elevation_models_own_cells() {
    let scratch = Scratch::new();
    let (text, raster) = scratch.good(&["--radius-km", "2"]);
    for words in [
        "Basic transmission loss, dB: out.tif",
        "p1812, ITU-R P.1812-8",
        "cells of 30.000 m, EPSG:32648 (the elevation model's own)",
        "within 2 km",
        "least ",
        "million cells per processor second",
    ] {
        assert!(text.contains(words), "`{words}` in {text}");
    }
    let place = raster.dataset.geo_transform().expect("a place");
    assert!((place[1] - 30.0).abs() < 1e-9 && ((place[0] - WEST_M) / 30.0).fract().abs() < 1e-9, "{place:?}");
    assert!((133..=135).contains(&raster.cols) && (133..=135).contains(&raster.rows));
    let layout = gdal::Metadata::metadata_item(&raster.dataset, "LAYOUT", "IMAGE_STRUCTURE");
    assert_eq!(layout.as_deref(), Some("COG"));
    let band = raster.dataset.rasterband(1).expect("a band");
    assert_eq!((band.no_data_value(), band.unit().as_str()), (Some(-9_999.0), "dB"));
    // pi x (2000 m / 30 m)^2 = 13,963 cells
    let losses = raster.valued();
    assert!((13_900..14_030).contains(&losses.len()), "{}", losses.len());
    // free space at 1 km and 900 MHz is 91.5 dB; the ridge costs more
    assert!((raster.at(0.0, -1_000.0) - 91.5).abs() < 4.0, "{}", raster.at(0.0, -1_000.0));
    assert!(raster.at(0.0, 1_500.0) > 110.0, "{}", raster.at(0.0, 1_500.0));
    assert!((raster.at(-1_990.0, 1_990.0) - raster.nodata).abs() < 0.5, "beyond the radius");
}

#[test]
fn levels_are_the_radiated_power_less_the_loss() {
    let scratch = Scratch::new();
    let radius = ["--radius-km", "1"];
    let (_, loss) = scratch.good(&radius);
    for (more, constant_dbm) in [
        // 46 dBm - 10 log10(12 x 50 x 2) = 15.208 dBm
        (&["--gain-dbi", "17", "--feeder-loss-db", "2"][..], 15.208 + 15.0),
        (&["--epre-dbm", "18.2", "--rx-gain-dbi", "-3"], 15.2),
        (&["--power-dbm", "43", "--bandwidth-mhz", "20", "--ports", "1"], 43.0 - 30.792),
    ] {
        let (text, level) = scratch.good(&[&radius, &["--quantity", "rsrp"][..], more].concat());
        assert!(text.starts_with("RSRP, dBm") && text.contains("EPRE"), "{text}");
        let compared = loss.valued().into_iter().zip(level.valued());
        for (loss_db, level_dbm) in compared {
            assert!((constant_dbm - loss_db - level_dbm).abs() < 0.012, "{loss_db} dB, {level_dbm} dBm");
        }
        assert_eq!(loss.valued().len(), level.valued().len());
    }
}

#[test]
fn line_of_sight_and_clearance_tell_the_ridge() {
    let scratch = Scratch::new();
    let (text, sight) = scratch.good(&["--radius-km", "2.5", "--quantity", "los"]);
    assert!(text.contains("% in line of sight"), "{text}");
    assert!((sight.nodata - 255.0).abs() < 1e-9);
    let band = sight.dataset.rasterband(1).expect("a band");
    assert_eq!(band.color_interpretation(), ColorInterpretation::PaletteIndex);
    let bytes = std::fs::read(scratch.path("out.tif")).expect("a file");
    let (_, _) = scratch.good(&["--radius-km", "2.5", "--model", "los"]);
    assert!(
        bytes == std::fs::read(scratch.path("out.tif")).expect("a file"),
        "--model los is --quantity los"
    );
    let (_, clearance) = scratch.good(&["--radius-km", "2.5", "--quantity", "clearance"]);
    assert_eq!(sight.valued().len(), clearance.valued().len());
    for (east_m, north_m, seen) in [
        (0.0, -1_500.0, 1.0),
        (0.0, 1_160.0, 1.0),
        (0.0, 1_800.0, 0.0),
        (900.0, 1_900.0, 0.0),
        (0.0, 0.0, 1.0),
    ] {
        let share = clearance.at(east_m, north_m);
        assert!((sight.at(east_m, north_m) - seen).abs() < 1e-9, "{east_m} {north_m}");
        assert_eq!(share > 0.0, seen > 0.5, "{east_m} {north_m}: {share}");
    }
    let flips = sight.valued().into_iter().zip(clearance.valued());
    let flips = flips.filter(|(seen, share)| (*seen > 0.5) != (*share > 0.0)).count();
    assert!(flips < sight.valued().len() / 200, "{flips} cells differ");
}

#[test]
fn exact_is_the_yardstick_of_every_quantity() {
    let scratch = Scratch::new();
    for (quantity, most) in [("loss", 0.5), ("clearance", 0.15), ("los", 0.0)] {
        let more = ["--radius-km", "1.5", "--quantity", quantity];
        let (_, swept) = scratch.good(&more);
        let (text, exact) = scratch.good(&[&more[..], &["--exact"]].concat());
        assert!(text.contains("profile each cell"), "{text}");
        assert_eq!(swept.valued().len(), exact.valued().len(), "{quantity}");
        let mut apart: Vec<f64> =
            swept.valued().into_iter().zip(exact.valued()).map(|(a, b)| (a - b).abs()).collect();
        apart.sort_by(f64::total_cmp);
        assert!(apart[apart.len() * 9 / 10] <= most, "{quantity}: {}", apart[apart.len() * 9 / 10]);
    }
}

#[test]
fn threads_do_not_change_a_byte() {
    let scratch = Scratch::new();
    for quantity in ["loss", "los", "clearance"] {
        let bytes = |threads: &str| {
            scratch.good(&["--radius-km", "2", "--quantity", quantity, "--threads", threads]);
            std::fs::read(scratch.path("out.tif")).expect("a file")
        };
        let one = bytes("1");
        assert!(one == bytes("2") && one == bytes("3"), "{quantity}");
    }
}

#[test]
fn the_processors_instructions_do_not_change_a_byte() {
    let scratch = Scratch::new();
    for (quantity, clutter) in [("loss", "0"), ("loss", "12"), ("los", "0"), ("los", "12")] {
        let bytes = |choice: &str| {
            let arguments =
                ["coverage", "--dem", "dem.asc", "--site", SITE, "--radius-km", "2.8", "-o", "out.tif"];
            let mut command = program(scratch.0.path());
            command.args(arguments).args(["--quantity", quantity]);
            if clutter != "0" {
                command.args(["--clutter-height", clutter]);
            }
            if quantity == "loss" {
                command.args(["--frequency-mhz", "900"]);
            }
            let output = command.env("SIGNALGAP_CPU", choice).output().expect("the program starts");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            std::fs::read(scratch.path("out.tif")).expect("a file")
        };
        assert!(bytes("") == bytes("portable"), "{quantity} with {clutter} m of clutter");
    }
    let mut command = program(scratch.0.path());
    let refused = command.env("SIGNALGAP_CPU", "sse9").args(["check", "none.toml"]).output().expect("an end");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("SIGNALGAP_CPU=sse9"), "{refused:?}");
}

#[test]
fn every_model_gives_a_raster() {
    let scratch = Scratch::new();
    for (model, more) in [
        ("p1812", &[][..]),
        ("p1812", &["--time-percent", "10"]),
        ("p526", &[]),
        ("itm", &["--set", "itm.climate=maritime_temperate_over_land"]),
        ("deygout", &["--polarization", "horizontal"]),
        ("rma", &[]),
        ("free_space", &["--resolution-m", "60"]),
        ("okumura_hata", &["--delta-n", "60", "--n0", "360"]),
    ] {
        let (text, raster) = scratch.good(&[&["--radius-km", "1", "--model", model], more].concat());
        assert!(text.contains(&format!("{model}, ")), "{text}");
        assert!(raster.valued().iter().all(|loss_db| (30.0..300.0).contains(loss_db)), "{model}");
        assert!(raster.valued().len() > 700, "{model}: {}", raster.valued().len());
    }
    let (text, _) = scratch.good(&["--radius-km", "1", "--model", "okumura_hata"]);
    assert!(text.contains("Keep in mind") && text.contains("paths tried"), "{text}");
}

#[test]
fn terrain_that_is_missing_is_left_open_and_counted() {
    // a void of 20 x 20 cells in the east, and a disc that reaches beyond the model
    let scratch =
        Scratch::with(|row, col| ((90..110).contains(&row) && (140..160).contains(&col)).then_some(-9_999));
    let (text, sight) = scratch.good(&["--radius-km", "4", "--quantity", "los"]);
    assert!(text.contains("have no terrain (voids, or outside the elevation model)"), "{text}");
    for (east_m, name) in [(1_500.0, "in the void"), (2_500.0, "behind it"), (3_500.0, "beyond the model")] {
        assert!((sight.at(east_m, 0.0) - 255.0).abs() < 1e-9, "{name}");
    }
    assert!((sight.at(-2_500.0, 0.0) - 1.0).abs() < 1e-9);
    let (_, loss) = scratch.good(&["--radius-km", "4"]);
    assert!((loss.at(1_500.0, 0.0) + 9_999.0).abs() < 1e-3 && (loss.at(2_500.0, 0.0) + 9_999.0).abs() < 1e-3);
}

#[test]
fn a_planning_crs_of_ones_own() {
    let scratch = Scratch::new();
    let (text, raster) = scratch.good(&["--radius-km", "1", "--crs", "EPSG:3405", "--resolution-m", "25"]);
    assert!(text.contains("cells of 25.000 m, EPSG:3405 (as asked for)"), "{text}");
    assert_eq!(raster.dataset.spatial_ref().and_then(|crs| crs.auth_code()).expect("a code"), 3405);
    scratch.look(&["--radius-km", "1"]);
    std::fs::remove_file(scratch.path("out.tif")).expect("removed");
    scratch.refused(&["--crs", "EPSG:4326"], "is not a projected one");
    scratch.refused(&["--crs", "EPSG:32631"], "EPSG:32631");
}

#[test]
fn what_cannot_be_done_is_refused_with_what_to_do() {
    let scratch = Scratch::new();
    let refused = |more: &[&str], words: &str| scratch.refused(more, words);
    refused(&["--radius-km", "0"], "outside 0.01 to 1000 km");
    refused(&["--radius-km", "0.02"], "smaller than a cell of 30 m");
    refused(&["--radius-km", "900"], "use a smaller radius, or a resolution of");
    refused(&["--rx-height", "-1"], "outside 0 to 10000 m");
    refused(&["--resolution-m", "0"], "outside 0.1 to 10000 m");
    refused(&["--radial-spacing", "9"], "outside 0.1 to 8 cells");
    refused(&["--model", "magic"], "possible values: p1812");
    refused(&["--model", "los", "--quantity", "rsrp"], "omit one of them");
    refused(&["--quantity", "rsrp", "--epre-dbm", "15", "--ports", "2"], "cannot be used with");
    refused(&["--quantity", "rsrp", "--bandwidth-mhz", "7"], "possible values: 1.4, 3, 5");
    refused(&["--time-percent", "60"], "time percentage = 60 %: p1812 needs a value from 1 to 50 %");
    refused(&["--clutter", "nothing.tif"], "'nothing.tif' matches no raster file");

    let run = |arguments: &[&str], words: &str| {
        let (code, out, err) = scratch.run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
        assert!(err.contains(words), "{arguments:?}: `{words}` in {err}");
    };
    let at = |site: &'static str, output: &'static str| {
        ["--dem", "dem.asc", "--frequency-mhz", "900", "--radius-km", "1", "--site", site, "-o", output]
    };
    run(&at("106.5,21,30", "out.tif"), "lies outside the elevation model, which covers longitude 104.97");
    run(&at("21,105,30", "out.tif"), "longitude comes first");
    run(&at("105,21", "out.tif"), "104.43,21.25,30");
    run(&at(SITE, "."), "is a folder");
    run(&at(SITE, "nowhere/out.tif"), "folder nowhere does not exist");
    run(&at(SITE, "out.png"), "must end in .tif or .tiff");
    run(&["--dem", "dem.asc", "--site", SITE, "-o", "out.tif"], "--frequency-mhz is needed");
    run(&["--dem", "none.tif", "--site", SITE, "--frequency-mhz", "900", "-o", "out.tif"], "none.tif");
    assert!(!scratch.path("out.tif").exists() && !scratch.path("out.png").exists());

    let hole =
        Scratch::with(|row, col| ((95..105).contains(&row) && (95..105).contains(&col)).then_some(-9_999));
    hole.refused(&["--radius-km", "1"], "lies in a void of the elevation model");
}

#[test]
fn an_elevation_model_is_never_overwritten() {
    let scratch = Scratch::new();
    scratch.good(&["--radius-km", "2", "--quantity", "clearance"]);
    // a raster taken for an elevation model: its values can be believed
    let before = std::fs::read(scratch.path("out.tif")).expect("a file");
    let (code, _, err) = scratch.run(&[
        "--dem",
        "out.tif",
        "--site",
        SITE,
        "--frequency-mhz",
        "900",
        "--radius-km",
        "1",
        "-o",
        "./out.tif",
    ]);
    assert_eq!(code, 2);
    assert!(err.contains("is an input of this run (elevation: ") && err.contains("choose another"), "{err}");
    assert!(before == std::fs::read(scratch.path("out.tif")).expect("a file"));
    let leftovers: Vec<_> = std::fs::read_dir(scratch.0.path()).expect("a folder").collect();
    assert_eq!(leftovers.len(), 4, "no part file is left: {leftovers:?}");
}

/// Level in the direction of the beam, aside and behind, as the formula of 3GPP TR 36.814 has it.
#[test]
fn a_beam_has_a_direction_and_a_tilt() {
    let scratch = Scratch::new();
    let look = |more: &[&str]| scratch.good(&[&["--radius-km", "2"], more].concat());
    let (_, round) = look(&["--power-dbm", "46"]);
    let (text, south) = look(&["--power-dbm", "46", "--azimuth-deg", "180"]);
    assert!(text.contains("Received power, dBm") && text.contains("towards 180 degrees"), "{text}");
    // all round it is 46 dBm less the loss
    let (_, loss) = look(&[]);
    assert!((round.at(15.0, -1_000.0) - (46.0 - loss.at(15.0, -1_000.0))).abs() < 0.01);
    let lost = |east_m: f64, north_m: f64| round.at(east_m, north_m) - south.at(east_m, north_m);
    // the valley lies 30 m under the antenna: 12 (1.1 / 10)^2 dB ahead; behind, what is lost most
    assert!((lost(15.0, -1_500.0) - 0.16).abs() < 0.05, "{}", lost(15.0, -1_500.0));
    assert!((lost(15.0, 600.0) - 25.0).abs() < 0.05, "{}", lost(15.0, 600.0));
    // 45 degrees aside: 12 (45 / 70)^2 dB
    let aside = lost(1_000.0, -1_000.0);
    assert!((aside - 12.0 * (45.0_f64 / 70.0).powi(2)).abs() < 0.6, "{aside}");
    let (_, down) = look(&["--power-dbm", "46", "--azimuth-deg", "180", "--electrical-tilt-deg", "10"]);
    let tilted = south.at(15.0, -1_500.0) - down.at(15.0, -1_500.0);
    assert!((tilted - (12.0 * 0.885_f64.powi(2) - 0.16)).abs() < 0.3, "{tilted}");
    // with a bandwidth, per resource element
    let (text, rsrp) = look(&["--power-dbm", "46", "--azimuth-deg", "180", "--bandwidth-mhz", "10"]);
    assert!(text.contains("RSRP, dBm"), "{text}");
    assert!((south.at(15.0, -1_500.0) - rsrp.at(15.0, -1_500.0) - 30.792).abs() < 0.01);
    // the sweep and each cell's own path
    let near = ["--radius-km", "0.9", "--power-dbm", "46", "--azimuth-deg", "180"];
    let (_, exact) = scratch.good(&[&near[..], &["--exact"]].concat());
    for (east_m, north_m) in [(300.0, 300.0), (-400.0, 100.0), (60.0, -500.0), (15.0, 600.0)] {
        let apart = (exact.at(east_m, north_m) - south.at(east_m, north_m)).abs();
        assert!(apart < 0.3, "{east_m} {north_m}: {apart}");
    }
}

#[test]
fn a_beam_needs_a_level() {
    let new = Scratch::new();
    new.refused(&["--quantity", "loss", "--azimuth-deg", "0"], "have an effect only on rsrp and power");
    new.refused(&["--mechanical-tilt-deg", "3"], "--azimuth-deg");
    new.refused(&["--pattern", "none.msi"], "antenna file `none.msi` cannot be read");
}

/// A file's gain counts unless one is stated.
#[test]
fn a_pattern_file_has_a_gain() {
    let scratch = Scratch::new();
    let cut = |lost: &dyn Fn(u32) -> u32| -> String {
        (0..360).fold(String::new(), |cut, degree| format!("{cut}{degree} {}\n", lost(degree)))
    };
    let aside = |degree: u32| if (90..=270).contains(&degree) { 20 } else { 0 };
    let file =
        format!("NAME half\nGAIN 15 dBi\nHORIZONTAL 360\n{}VERTICAL 360\n{}", cut(&aside), cut(&|_| 0));
    std::fs::write(scratch.path("half.msi"), file).expect("a file");
    let beam = ["--radius-km", "1", "--azimuth-deg", "0", "--pattern", "half.msi"];
    let (text, found) = scratch.good(&beam);
    assert!(text.contains("Received power, dBm") && text.contains("half.msi"), "{text}");
    let (_, round) = scratch.good(&["--radius-km", "1", "--quantity", "power"]);
    let more = |found: &Raster, north_m: f64| found.at(15.0, north_m) - round.at(15.0, north_m);
    assert!((more(&found, 500.0) - 15.0).abs() < 0.05, "{}", more(&found, 500.0));
    assert!((more(&found, -500.0) + 5.0).abs() < 0.05, "{}", more(&found, -500.0));
    let (_, stated) = scratch.good(&[&beam[..], &["--gain-dbi", "10"]].concat());
    assert!((more(&stated, 500.0) - 10.0).abs() < 0.05);
}
