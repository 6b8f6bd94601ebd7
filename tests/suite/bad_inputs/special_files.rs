//! Names of what is no regular file, or larger than such an input can be: refused at once, not waited for.
use super::case::{SCENARIO, SITES, VILLAGES, case, run_all, terrain};
use crate::support::signalgap;
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::path::Path;
use std::time::{Duration, Instant};

/// Longer than any refusal takes; a pipe that is waited for would take for ever.
const AT_ONCE: Duration = Duration::from_secs(20);

fn pipe(folder: &Path, name: &str) {
    mknodat(CWD, folder.join(name), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
}

/// A sparse file of so many MiB.
fn large(folder: &Path, name: &str, mib: u64) {
    let file = std::fs::OpenOptions::new().write(true).create_new(true).open(folder.join(name));
    file.and_then(|file| file.set_len((mib << 20) + 1)).expect("a file");
}

#[test]
fn pipes_and_devices_as_inputs_of_a_scenario() {
    let begin = Instant::now();
    let is_pipe = "it is a named pipe; a regular file is needed";
    run_all(&[
        case("villages from a pipe")
            .scenario("villages.csv", "pipe.csv")
            .prepared(|folder| pipe(folder, "pipe.csv"))
            .says("`pipe.csv` cannot be read: it is a named pipe; a regular file is needed"),
        case("villages from a pipe called like a vector file")
            .scenario("villages.csv", "pipe.gpkg")
            .prepared(|folder| pipe(folder, "pipe.gpkg"))
            .says("`pipe.gpkg` cannot be read: it is a named pipe"),
        case("masts from a device behind a link")
            .scenario("sites.csv", "zero.csv")
            .prepared(|folder| {
                std::os::unix::fs::symlink("/dev/zero", folder.join("zero.csv")).expect("a link");
            })
            .says("`zero.csv` cannot be read: it is a device"),
        case("masts from standard input")
            .scenario("sites.csv", "/vsistdin/")
            .says("`/vsistdin/` cannot be read: it is standard input"),
        case("terrain from a pipe")
            .scenario("terrain.asc", "pipe.tif")
            .prepared(|folder| pipe(folder, "pipe.tif"))
            .says("cannot read 'pipe.tif'")
            .says(is_pipe),
        case("terrain from a pipe that a pattern finds")
            .scenario("terrain.asc", "*.tif")
            .prepared(|folder| pipe(folder, "pipe.tif"))
            .says(is_pipe),
        case("terrain in an archive that is a pipe")
            .scenario("terrain.asc", "/vsizip/pipe/a.tif")
            .prepared(|folder| pipe(folder, "pipe"))
            .says(is_pipe),
        case("terrain from standard input")
            .scenario("terrain.asc", "/vsistdin/")
            .says("it is standard input"),
        case("a scenario that extends a pipe")
            .scenario("name =", "extends = \"pipe\"\nname =")
            .prepared(|folder| pipe(folder, "pipe"))
            .says("pipe: cannot read the scenario: it is a named pipe"),
        case("a map of the radio climate from a pipe")
            .scenario("[service]", "[propagation]\nitu_maps = \"itu\"\n[service]")
            .prepared(|folder| {
                std::fs::create_dir(folder.join("itu")).expect("a folder");
                pipe(folder, "itu/DN50.TXT");
                pipe(folder, "itu/N050.TXT");
            })
            .says(is_pipe),
        case("an antenna from a pipe")
            .scenario("\"sites.csv\"", "\"sites.csv\"\npatterns_folder = \"antennas\"")
            .with("sites.csv", "azimuth_deg,", "azimuth_deg,antenna,")
            .with("sites.csv", ",45,46", ",45,kathrein,46")
            .prepared(|folder| {
                std::fs::create_dir(folder.join("antennas")).expect("a folder");
                pipe(folder, "antennas/kathrein.msi");
            })
            .says(is_pipe),
    ]);
    assert!(begin.elapsed() < AT_ONCE, "{:?}", begin.elapsed());
}

#[test]
fn text_inputs_beyond_their_greatest_size() {
    run_all(&[
        case("a scenario of more than a mebibyte")
            .scenario("name =", "extends = \"large.toml\"\nname =")
            .prepared(|folder| large(folder, "large.toml", 1))
            .says("it has 2 MiB, more than the 1 MiB that a scenario may have"),
        case("a table of more than a gibibyte")
            .scenario("villages.csv", "large.csv")
            .prepared(|folder| large(folder, "large.csv", 1024))
            .says(
                "`large.csv` cannot be read: it has 1025 MiB, more than the 1024 MiB that a table may have",
            ),
    ]);
}

#[test]
fn patterns_without_end() {
    let begin = Instant::now();
    run_all(&[
        case("a pattern that goes up and down")
            .scenario(
                "villages.csv",
                "*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*.csv",
            )
            .says("cannot be read: `..` comes after `*`, `?` or `[`: put it before them, or remove it"),
        case("a pattern of rasters that goes up and down")
            .scenario(
                "terrain.asc",
                "*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*.asc",
            )
            .says("cannot be searched: `..` comes after `*`"),
        case("a pattern over folders that hold themselves")
            .scenario("villages.csv", "tree/**/*.csv")
            .prepared(|folder| {
                std::fs::create_dir(folder.join("tree")).expect("a folder");
                for name in ["a", "b", "c", "d"] {
                    std::os::unix::fs::symlink(".", folder.join("tree").join(name)).expect("a link");
                }
            })
            .says("more than 100000 files and folders would be searched: give a folder closer to the files"),
    ]);
    assert!(begin.elapsed() < AT_ONCE, "{:?}", begin.elapsed());
}

#[test]
fn text_grids_that_lack_rows() {
    let begin = Instant::now();
    let whole = terrain();
    let lines: Vec<&str> = whole.lines().collect();
    // six lines of header, 40 rows and a part of the next
    let cut = format!("{}\n500 501 502", lines[..46].join("\n"));
    let vrt = "<VRTDataset rasterXSize=\"100\" rasterYSize=\"100\"><SRS>EPSG:4326</SRS>\
               <GeoTransform>104.4, 0.001, 0, 21.3, 0, -0.001</GeoTransform>\
               <VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource>\
               <SourceFilename relativeToVRT=\"1\">terrain.asc</SourceFilename><SourceBand>1</SourceBand>\
               <SourceProperties RasterXSize=\"100\" RasterYSize=\"100\" DataType=\"Float32\" BlockXSize=\"100\" BlockYSize=\"1\"/>\
               </SimpleSource></VRTRasterBand></VRTDataset>";
    run_all(&[
        case("a text grid cut off")
            .file("terrain.asc", cut.as_str())
            .says("'terrain.asc' cannot be read at row 40 (counted from 0): it is damaged or incomplete"),
        case("a text grid without most of its rows")
            .with("terrain.asc", "nrows 100", "nrows 5000")
            .says("'terrain.asc' cannot be read at row 100 (counted from 0): it is damaged or incomplete"),
        case("a virtual raster over a text grid cut off")
            .file("terrain.asc", cut)
            .file("t.vrt", vrt)
            .scenario("terrain.asc", "t.vrt")
            .says("terrain.asc' cannot be read at row 40 (counted from 0): it is damaged or incomplete"),
    ]);
    assert!(begin.elapsed() < AT_ONCE, "{:?}", begin.elapsed());
}

#[test]
fn profiles_links_and_histories_from_pipes() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("scenario.toml", SCENARIO),
        ("villages.csv", VILLAGES),
        ("sites.csv", SITES),
        ("terrain.asc", &terrain()),
    ] {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    pipe(folder.path(), "pipe");
    large(folder.path(), "large.csv", 64);
    let begin = Instant::now();
    let profile = |file| ["path", "--profile", file, "--tx", "1", "--rx", "1", "--frequency-mhz", "900"];
    for (arguments, words) in [
        (&profile("pipe")[..], "it is a named pipe"),
        (&profile("large.csv"), "it has 65 MiB, more than the 64 MiB that a path profile may have"),
        (&["path", "--links", "pipe", "-o", "losses.csv"], "it is a named pipe"),
        (&["path", "--links", "/dev/zero", "-o", "losses.csv"], "it is a device"),
        (&["check", "pipe"], "it is a named pipe"),
        (&["bench", "scenario.toml", "--history", "pipe"], "it is a named pipe"),
        (&["bench", "scenario.toml", "--history", "/dev/zero"], "it is a device"),
    ] {
        let output = signalgap(folder.path(), arguments);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.starts_with("signalgap: ") && told.contains(words), "{arguments:?}: {told}");
    }
    assert!(begin.elapsed() < AT_ONCE, "{:?}", begin.elapsed());
}

#[test]
fn long_chains_and_foreign_files_behind_extends() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: String, text: String| std::fs::write(folder.path().join(name), text).expect("a file");
    for link in 0..3_000 {
        write(format!("{link}.toml"), format!("extends = \"{}.toml\"\n", link + 1));
    }
    write("foreign".to_owned(), "a = 1\nroot:secret:0:0\n".to_owned());
    write("curious.toml".to_owned(), "extends = \"foreign\"\n".to_owned());
    let told = |scenario: &str| {
        let output = signalgap(folder.path(), &["check", scenario]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let deep = told("0.toml");
    assert!(deep.contains("32.toml: more than 32 files extend one another"), "{deep}");
    let foreign = told("curious.toml");
    assert!(foreign.contains("foreign: not a TOML file: line 2: "), "{foreign}");
    assert!(
        foreign.contains("(`extends` in curious.toml names it)") && !foreign.contains("secret"),
        "{foreign}"
    );
}
