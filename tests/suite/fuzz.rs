//! Spoilt files through every reader on the stable toolchain: a fixed seed and a fixed number of executions each, so that the
//! same files are tried everywhere. No panic, no file that takes longer than ten seconds.
//!
//! `make fuzz MINUTES=10` goes on with other seeds for so long (`SIGNALGAP_FUZZ_MINUTES`); a file that a reader falls over is
//! kept in `target/tmp`.

mod readers;

use gdal::DriverManager;
use gdal::raster::Buffer;
use gdal::spatial_ref::SpatialRef;
use readers::{READERS, read};
use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};

/// Files handed to each reader.
const EXECUTIONS: u32 = 1_000;
/// No file may take longer.
const LONGEST: Duration = Duration::from_secs(10);
/// Where the random numbers begin.
const SEED: u64 = 20_261_128;

/// Texts that readers stumble over.
const WORDS: [&str; 26] = [
    "",
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "\r",
    "\n",
    "\0",
    "NaN",
    "-inf",
    "1e400",
    "-1",
    "0",
    "99999999999",
    "104,45",
    "null",
    "[",
    "]]",
    "{",
    "=",
    "../x",
    "\u{feff}",
    "\u{1ec7}",
    "\u{1b}[2J",
    "65536",
];

/// A good file for a reader to be spoilt.
fn good(name: &str) -> Vec<u8> {
    let villages = "settlement_id,cluster_id,name,lon,lat,population,fixed_broadband,school,commune,commune_code\n\
                    A,,Alpha,104.45,21.25,100,0.4,yes,Hang Chu,03860\nA,c1,\"Al, pha\",104.46,21.26,20,,no,Hang Chu,03860\n";
    let sites = "site_id,sector_id,operator,technology,band,frequency_mhz,bandwidth_mhz,lon,lat,antenna_height_m,azimuth_deg,power_dbm\n\
                 S1,S1-1,Operator,LTE,B3,1842.5,20,104.44,21.24,30,45,46\nS1,S1-2,Operator,UMTS,B1,2140,5,104.44,21.24,30,,43\n";
    let text = match name {
        "scenario" => "name = \"x\"\n[terrain]\nfiles = [\"a.tif\", \"b/*.hgt\"]\nkind = \"surface\"\n[settlements]\nfiles = \"v.csv\"\n\
                       columns = { settlement_id = \"id\" }\n[sites]\nfiles = \"s.csv\"\nremove = [\"S1-2\"]\n\
                       change = [{ site_id = \"S1\", power_dbm = 40, lat = 21.25 }]\nadd = [{ site_id = \"N\", technology = \"LTE\", \
                       band = \"B8\", lon = 104.5, lat = 21.2, azimuth_deg = [0, 120] }]\nevery = { electrical_tilt_deg = 2 }\n\
                       bands = [\"B3\", \"B8\"]\n[variants.axes]\n\"service.radius_km\" = [5, 10]\n\"sites.bands\" = [[\"B3\"], [\"B8\"]]\n\
                       [service.lte]\nrequired_level_dbm = -110\n\
                       [ranking.weights]\ndeficit_db = 1.0\n"
            .to_owned(),
        "settlements" => villages.to_owned(),
        "sites" => sites.to_owned(),
        "geojson" => "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"a\",\"population\":3},\
                      \"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[104.4,21.2],[104.5,21.2],[104.5,21.3],[104.4,21.2]]]}},\
                      {\"type\":\"Feature\",\"properties\":{\"id\":\"b\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[104.4,21.2]}}]}"
            .to_owned(),
        "opencellid" => "radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal\n\
                         LTE,452,4,1,257,0,104.45,21.25,1000,2,1,1459743588,1459743588,0\n\
                         UMTS,452,1,1,300,0,104.46,21.26,1000,2,1,1459743588,1459743588,0\n"
            .to_owned(),
        "antenna" => {
            let cut = |key: &str| {
                let lines: Vec<String> = (0..360).map(|degree| format!("{degree} {}", degree % 30)).collect();
                format!("{key} 360\n{}\n", lines.join("\n"))
            };
            format!("NAME K\nMAKE M\nFREQUENCY 1800\nGAIN 17 dBi\nTILT 2\n{}{}", cut("HORIZONTAL"), cut("VERTICAL"))
        }
        "links" => "id,f_mhz,h_tx_m,h_rx_m,tx_lat,tx_lon,rx_lat,rx_lon,profile\nx,900,30,1.5,21.25,104.45,21.26,104.46,\ny,1800,30,1.5,21.24,104.44,21.26,104.46,\n"
            .to_owned(),
        "profile" => "d_km,h_m,clutter_m,zone\n0,10,0,4\n1,30,5,3\n2,20,,1\n".to_owned(),
        "itu_maps" => vec![vec!["45.5"; 241].join(" "); 121].join("\n"),
        "ascii_grid" => {
            let rows = vec![vec!["200"; 40].join(" "); 40].join("\n");
            format!("ncols 40\nnrows 40\nxllcorner 104.43\nyllcorner 21.23\ncellsize 0.001\nNODATA_value -9999\n{rows}\n")
        }
        "virtual_raster" => "<VRTDataset rasterXSize=\"40\" rasterYSize=\"40\"><SRS>EPSG:4326</SRS>\
                             <GeoTransform>104.43, 0.001, 0, 21.27, 0, -0.001</GeoTransform>\
                             <VRTRasterBand dataType=\"Float32\" band=\"1\"><NoDataValue>-9999</NoDataValue><SimpleSource>\
                             <SourceFilename relativeToVRT=\"1\">source.asc</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>"
            .to_owned(),
        other => panic!("no good file for {other}"),
    };
    text.into_bytes()
}

/// A small GeoTIFF in degrees.
fn geotiff() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("terrain.tif");
    {
        let driver = DriverManager::get_driver_by_name("GTiff").expect("GDAL writes GeoTIFF");
        let mut file = driver.create_with_band_type::<i16, _>(&path, 40, 40, 1).expect("a file");
        file.set_geo_transform(&[104.43, 0.001, 0.0, 21.27, 0.0, -0.001]).expect("a place");
        file.set_spatial_ref(&SpatialRef::from_epsg(4326).expect("WGS 84")).expect("a CRS");
        let cells: Vec<i16> = (0..1_600).map(|cell| 200 + cell % 37).collect();
        let mut band = file.rasterband(1).expect("a band");
        band.write((0, 0), (40, 40), &mut Buffer::new((40, 40), cells)).expect("values");
    }
    std::fs::read(path).expect("a file")
}

/// A good file with some bytes or words changed, put in or taken out, a stretch repeated, and perhaps cut off.
fn spoilt(good: &[u8], random: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = good.to_vec();
    // few changes more often than many: they get farther into a reader
    for _ in 0..1_usize << random.usize(0..4) {
        let at = random.usize(0..=bytes.len());
        let end = (at + random.usize(0..40)).min(bytes.len());
        match random.u8(0..6) {
            0 if at < bytes.len() => bytes[at] = random.u8(..),
            1 => {
                bytes.splice(at..end, []);
            }
            2 => {
                let stretch = bytes[at..end].to_vec();
                bytes.splice(at..at, stretch);
            }
            3 if random.u8(0..8) == 0 => bytes.truncate(at),
            _ => {
                let word = WORDS[random.usize(0..WORDS.len())];
                let replaced = if random.bool() { at..at } else { at..end.min(at + 4) };
                bytes.splice(replaced, word.bytes());
            }
        }
    }
    bytes
}

/// Tries files on a reader until `enough` says so; how many, how many of them it took, and the longest time one cost.
fn try_out(name: &str, random: &mut fastrand::Rng, enough: &dyn Fn(u32) -> bool) -> (u32, u32, Duration) {
    let good = if name == "geotiff" { geotiff() } else { good(name) };
    assert!(read(name, &good), "{name}: the good file must be taken");
    let (mut tried, mut taken, mut longest) = (0, 0, Duration::ZERO);
    while !enough(tried) {
        let bytes = spoilt(&good, random);
        let begun = Instant::now();
        let outcome = catch_unwind(|| read(name, &bytes)).map(|took| taken += u32::from(took));
        let took = begun.elapsed();
        longest = longest.max(took);
        tried += 1;
        if outcome.is_err() || took > LONGEST {
            let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz_{name}_{tried}"));
            std::fs::write(&kept, &bytes).expect("a file");
            panic!("{name}: a file is kept as {}; it took {took:?}", kept.display());
        }
    }
    (tried, taken, longest)
}

#[test]
fn spoilt_files_end_in_an_error_or_a_result() {
    signalgap::inputs::silence_gdal();
    let minutes: Option<f64> =
        std::env::var("SIGNALGAP_FUZZ_MINUTES").ok().map(|text| text.parse().expect("minutes"));
    let seed = if minutes.is_some() { fastrand::u64(..) } else { SEED };
    let mut told = format!("seed {seed}\n");
    for (name, _, _) in READERS {
        let mut random = fastrand::Rng::with_seed(seed);
        let begun = Instant::now();
        let share = minutes.map(|minutes| Duration::from_secs_f64(60.0 * minutes / READERS.len() as f64));
        let enough = |tried: u32| share.map_or(tried >= EXECUTIONS, |share| begun.elapsed() >= share);
        let (tried, taken, longest) = try_out(name, &mut random, &enough);
        assert!(tried >= EXECUTIONS.min(10));
        let seconds = longest.as_secs_f64();
        let _ = writeln!(
            told,
            "{name:<16} {tried:>9} files, {taken:>9} of them taken, the longest {seconds:.3} s"
        );
    }
    let _ = std::io::stderr().write_all(told.as_bytes());
}

/// A panic in a reader is caught and told with its file: the test would fail.
#[test]
fn a_reader_that_falls_over_is_noticed() {
    assert!(catch_unwind(|| read("no such reader", b"")).is_err());
    let mut random = fastrand::Rng::with_seed(SEED);
    let good = good("settlements");
    let changed = (0..100).filter(|_| spoilt(&good, &mut random) != good).count();
    assert!(changed > 90, "{changed} of 100 files are spoilt");
}
