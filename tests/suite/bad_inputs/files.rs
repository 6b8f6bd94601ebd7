//! Tables that cannot be read at all, or hardly.
use super::case::{SITES, VILLAGES, case, run_all};
use crate::support::signalgap;
use std::path::Path;

#[test]
fn tables_that_are_none() {
    let header = |columns: usize| (0..columns).map(|n| format!("column_{n}")).collect::<Vec<_>>().join(",");
    run_all(&[
        case("an empty file").file("villages.csv", "").says("`villages.csv` has no header row: it is empty"),
        case("nothing but blank lines").file("villages.csv", "\n \n\n").says("has no header row: it is empty"),
        case("a header and no rows")
            .file("villages.csv", "settlement_id,lon,lat\n")
            .says("no usable settlement in villages.csv: there are no rows"),
        case("no masts").file("sites.csv", "site_id,technology,lon,lat\n").says("no usable sector in sites.csv"),
        case("binary garbage as a table")
            .file("villages.csv", (0..=255).cycle().skip(128).take(4_096).collect::<Vec<u8>>())
            .says("`villages.csv` is not UTF-8 text"),
        case("a spreadsheet renamed to CSV")
            .file("villages.csv", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xFF\xFE\xFA".as_slice())
            .says("`villages.csv` is not UTF-8 text"),
        case("UTF-16 without a mark")
            .file("villages.csv", b"i\0d\0,\0l\0o\0n\0,\0".as_slice())
            .says("`villages.csv` is not UTF-8 text (every second byte is 0: it seems to be UTF-16 without a byte order mark): save it as UTF-8"),
        case("two columns of one name")
            .with("villages.csv", "name,lon", "lat,lon")
            .says("`villages.csv` has two columns named `lat`: rename one of them"),
        case("a header of 10,000 columns that mean nothing")
            .file("villages.csv", format!("{}\n{}\n", header(10_000), "1,".repeat(9_999) + "1"))
            .says("`villages.csv` has no column for settlement_id (looked for settlement_id, village_id,")
            .says("column_0, column_1,")
            .says("(10000 in all)"),
        case("no column of coordinates")
            .file("villages.csv", "settlement_id,northing_feet\nA,1\n")
            .says("`villages.csv` has no column for lon (looked for lon, longitude,")
            .says("Name the column in the scenario: settlements.columns.lon = \"...\""),
        case("a quotation mark never closed")
            .village("C,,\"Open, sea,104.45,21.25,1\nD,,D,104.45,21.25,1")
            .says("`villages.csv`: the quotation mark opened in the row at line 4 is never closed"),
        case("every row is bad")
            .file("villages.csv", "settlement_id,lon,lat\nA,104.45,213\nB,104.45,214\n")
            .says("no usable settlement in villages.csv: 2 rows were rejected, the first at row 2 (lat `213`: outside"),
        case("commas that may be thousands")
            .file("villages.csv", "settlement_id;lon;lat\nA;104,450;21,250\n")
            .says("1 row was rejected, at row 2 (lon `104,450`: a number with a comma: write decimals with a point"),
        case("a file that is not there")
            .scenario("villages.csv", "nowhere/villages.csv")
            .says("settlements.files: villages, a CSV table or a vector file")
            .says("\n    nowhere/villages.csv\n"),
        case("a pattern without files")
            .scenario("villages.csv", "v*.gpkg")
            .says("1 input that the scenario names cannot be found:\n  settlements.files: ")
            .says("\n    v*.gpkg\n"),
        case("a folder called like a table")
            .scenario("villages.csv", "folder.csv")
            .prepared(|folder| std::fs::create_dir(folder.join("folder.csv")).expect("a folder"))
            .says("`folder.csv` cannot be read: it is a folder; a regular file is needed"),
        case("a link to itself")
            .scenario("villages.csv", "loop.csv")
            .prepared(|folder| std::os::unix::fs::symlink("loop.csv", folder.join("loop.csv")).expect("a link"))
            .says("`loop.csv` cannot be read: Too many levels of symbolic links"),
        case("a device without end").scenario("villages.csv", "/dev/zero").says("`/dev/zero` cannot be read: it is a device"),
    ]);
}

/// All that is missing is told at once, by key, before anything is read: the villages, which are no table, are not.
#[test]
fn inputs_that_are_not_there() {
    let all = case("no input is there")
        .file("villages.csv", [0_u8].as_slice())
        .file(
            "base/base.toml",
            "[clutter]\nfiles = \"cover/\"\ntable = \"generic\"\n[propagation]\nitu_maps = \"itu\"\n",
        )
        .file("base/itu/dn50.txt", "")
        .scenario("name =", "extends = \"base/base.toml\"\nname =")
        .scenario(
            "\"terrain.asc\"",
            "[\"a.tif\", \"terrain.asc\", \"tiles/*.hgt\", \"a.tif\", \"/vsizip/no.zip/a.tif\"]",
        )
        .scenario("\"villages.csv\"", "[\"villages.csv\", \"v?.gpkg\", \"https://a.org/v.csv\"]")
        .scenario("\"sites.csv\"", "\"masts.csv\"\npatterns_folder = \"antennas\"");
    run_all(&[all
        .says("signalgap: scenario.toml: 7 inputs that the scenario names cannot be found:\n  terrain.files: elevation")
        .says("Copernicus GLO-30 (AWS Open Data, OpenTopography), SRTM (USGS EarthExplorer)\n    a.tif\n    tiles/*.hgt\n")
        .says("  clutter.files: land-cover rasters")
        .says("ESA WorldCover 2021 (AWS Open Data)\n    base/cover/\n")
        .says("  settlements.files: villages, a CSV table or a vector file")
        .says("GeoNames, OpenStreetMap\n    v?.gpkg\n")
        .says("  sites.files: masts, a CSV table or a vector file")
        .says("OpenCelliD\n    masts.csv\n")
        .says("  sites.patterns_folder: a folder of antenna patterns (.msi, .pln)")
        .says("makers\n    antennas\n")
        .says("  propagation.itu_maps: a folder with DN50.TXT and N050.TXT")
        .says("itu.int\n    base/itu/N050.TXT\n")
        .says("A relative path counts from the folder of the scenario file it stands in (/")
        .says("/base): put the files there, or change the paths")
        .never_says("base/itu/DN50.TXT")]);
}

#[test]
fn tables_of_other_habits_are_read() {
    let semicolons = VILLAGES.replace(',', ";");
    run_all(&[
        case("semicolons").file("villages.csv", semicolons.as_str()).goes_well(),
        case("tabs").file("villages.csv", VILLAGES.replace(',', "\t")).goes_well(),
        case("a byte order mark and CR LF")
            .file("villages.csv", format!("\u{feff}{}", semicolons.replace('\n', "\r\n")))
            .goes_well(),
        case("decimal commas throughout")
            .file("villages.csv", "settlement_id;lon;lat\nA;104,45;21,25\n")
            .goes_well(),
        case("a line that names the separator")
            .file("villages.csv", "sep=|\nsettlement_id|lon|lat|population\nA|104.45|21.25|NA\nB|104.46|21.26|1 250\n")
            .goes_well(),
        case("UTF-16")
            .file("villages.csv", format!("\u{feff}{VILLAGES}").encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>())
            .goes_well(),
        case("CR alone").file("villages.csv", VILLAGES.replace('\n', "\r")).goes_well(),
        case("blank lines between").file("villages.csv", VILLAGES.replace('\n', "\n\n")).goes_well(),
        case("the same file twice")
            .scenario("\"villages.csv\"", "[\"villages.csv\", \"./villages.csv\", \"link.csv\", \"v*.csv\"]")
            .prepared(|folder| {
                std::os::unix::fs::symlink("villages.csv", folder.join("link.csv")).expect("a link");
            })
            .goes_well(),
        case("one table in two files")
            .file("more.csv", "id,x,y\nC,104.455,21.255\n")
            .scenario("\"villages.csv\"", "[\"villages.csv\", \"more.csv\"]")
            .goes_well(),
        case("upper case, blanks and quotes in the header")
            .file("villages.csv", "\"Settlement ID\", NAME ,Longitude,Latitude\nA,Alpha,104.45,21.25\n")
            .goes_well(),
        case("a folder whose name is a pattern")
            .file("maps [1]/villages.csv", VILLAGES)
            .file("maps [1]/part/scenario.toml", super::case::SCENARIO.replace("\"v", "\"../v*").replace("*illages", "i*"))
            .file("scenario.toml", "extends = \"maps [1]/part/scenario.toml\"\n[terrain]\nfiles = \"terrain.asc\"\n[sites]\nfiles = \"sites.csv\"\n")
            .goes_well(),
    ]);
}

#[test]
fn mappings() {
    run_all(&[
        case("a mapping to a column that is not there")
            .scenario("files = \"villages.csv\"", "files = \"villages.csv\"\ncolumns = { population = \"inhabitants\" }")
            .says("settlements.columns.population: `villages.csv` has no column `inhabitants`; it has: settlement_id,"),
        case("a mapping of an unknown field")
            .scenario("files = \"sites.csv\"", "files = \"sites.csv\"\ncolumns = { hight = \"antenna_height_m\" }")
            .says("sites.columns.hight: no such field; the fields are site_id, sector_id,"),
        case("an attribute that is not there")
            .scenario("files = \"villages.csv\"", "files = \"villages.csv\"\nattributes = [\"poverty\"]")
            .says("settlements.attributes: no file has a column `poverty`"),
        case("an unknown CRS of a table")
            .scenario("files = \"villages.csv\"", "files = \"villages.csv\"\ncrs = \"Hanoi 1972 perhaps\"")
            .says("settlements.crs: `Hanoi 1972 perhaps` is not a known CRS"),
        case("degrees read as metres")
            .scenario("files = \"villages.csv\"", "files = \"villages.csv\"\ncrs = \"EPSG:32648\"")
            .says("2 rows were rejected, the first at row 2 (lon lat `104.45 21.25`: outside the area of use of EPSG:32648"),
        case("metres read as degrees")
            .file("villages.csv", "settlement_id,x,y\nA,442900,2350000\n")
            .says("1 row was rejected, at row 2 (x `442900`: outside -180 to 180 degrees of longitude"),
        case("codes keep their zeros")
            .file("villages.csv", "settlement_id,commune_code,lon,lat\n007,03860,104.45,21.25\n")
            .goes_well(),
    ]);
}

#[test]
fn codes_are_text_in_every_output() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("villages.csv", "settlement_id,commune_code,lon,lat\n007,03860,104.45,21.25\n"),
        ("sites.csv", SITES),
        ("scenario.toml", super::case::SCENARIO),
        ("terrain.asc", &super::case::terrain()),
    ] {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    assert!(signalgap(folder.path(), &["run", "scenario.toml"]).status.success());
    let text = |name: &str| std::fs::read_to_string(folder.path().join("out").join(name)).expect("a result");
    let settlements: serde_json::Value = serde_json::from_str(&text("settlements.geojson")).expect("JSON");
    let properties = &settlements["features"][0]["properties"];
    assert_eq!((&properties["settlement_id"], &properties["commune_code"]), (&"007".into(), &"03860".into()));
    assert!(text("clusters.geojson").contains("\"007\""));
}

#[test]
fn names_that_are_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().expect("a folder");
    let odd = folder.path().join(std::ffi::OsStr::from_bytes(b"B\xE1c"));
    std::fs::create_dir(&odd).expect("a folder");
    let put = |at: &Path, name: &[u8], text: &str| {
        std::fs::write(at.join(std::ffi::OsStr::from_bytes(name)), text).expect("a file");
    };
    put(&odd, b"scenario.toml", super::case::SCENARIO);
    let run = crate::support::program(folder.path())
        .arg("check")
        .arg(odd.join("scenario.toml"))
        .output()
        .expect("the program starts");
    let told = |output: &std::process::Output| String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(run.status.code(), Some(2), "{}", told(&run));
    assert!(
        told(&run).contains("the name of its folder is not UTF-8 text: rename the folder"),
        "{}",
        told(&run)
    );

    let good = folder.path().join("good");
    std::fs::create_dir_all(good.join("tiles")).expect("a folder");
    put(&good, b"sites.csv", SITES);
    put(&good, b"villages.csv", VILLAGES);
    put(&good.join("tiles"), b"t\xE1.asc", &super::case::terrain());
    put(&good, b"scenario.toml", &super::case::SCENARIO.replace("terrain.asc", "tiles"));
    let run = signalgap(&good, &["check", "scenario.toml"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(told(&run).contains("t\u{fffd}.asc' is not UTF-8 text: rename"), "{}", told(&run));
}
