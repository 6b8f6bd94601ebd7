//! A run that is killed goes on with its finished tiles, to the same bytes; so does one within a bound of memory.
#![expect(clippy::disallowed_types, reason = "inputs are made with GDAL")]
use crate::support;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// The generated district with some choices.
fn scenario(folder: &Path, choices: &str) {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district/scenario.toml");
    let text = format!("extends = {:?}\n{choices}", base.display().to_string());
    fs::write(folder.join("scenario.toml"), text).expect("a scenario");
}

/// Nine tiles, and of each kind of layer one.
const NINE_TILES: &str = "[area]\nresolution_m = 24.0\n[output]\nlayers = [\"second_level\", \"servers_within_6db\", \
                          \"quality\", \"deciding_carrier\"]\n";

/// A grid whose terrain and levels take about ten times the least memory that will do.
const LARGE: &str =
    "[area]\nresolution_m = 4.0\n[service]\nradius_km = 0.6\n[output]\nlayers = [\"level\"]\n";

fn program(folder: &Path, output: &str, more: &[&str]) -> Command {
    let mut command = support::program(folder);
    command.args(["run", "scenario.toml", "--quiet", "-o", output]).args(more);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn run(folder: &Path, output: &str, more: &[&str]) -> Output {
    program(folder, output, more).output().expect("the program")
}

fn done(folder: &Path, output: &str, more: &[&str]) {
    let output = run(folder, output, more);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// All files of a result but the manifest, whose times differ.
fn results(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file"));
    let named = entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()));
    named
        .filter(|(name, _)| name != "manifest.json")
        .map(|(name, path)| (name, fs::read(path).expect("a file, no folder left behind")))
        .collect()
}

/// The manifest without its times.
fn manifest(folder: &Path) -> serde_json::Value {
    let bytes = fs::read(folder.join("manifest.json")).expect("a manifest");
    let mut manifest: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    manifest.as_object_mut().expect("an object").remove("timings_s");
    manifest
}

/// Shares from 0 to 1, reproducible (SplitMix64).
fn share(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// No run takes longer to its next tile, on whatever machine.
const LONGEST: Duration = Duration::from_secs(300);

/// Kills without warning (SIGKILL) so long after there are so many tiles; whether the run was still going on.
fn kill_at(mut child: Child, out: &Path, (tiles, later): (usize, Duration)) -> bool {
    let begun = Instant::now();
    let mut ended = false;
    while !ended && tiles_of(out).len() < tiles {
        assert!(begun.elapsed() < LONGEST, "{} of {tiles} tiles in {LONGEST:?}", tiles_of(out).len());
        std::thread::sleep(Duration::from_millis(1));
        ended = child.try_wait().expect("a child").is_some();
    }
    if !ended {
        std::thread::sleep(later);
        ended = child.try_wait().expect("a child").is_some();
    }
    child.kill().expect("killed");
    child.wait().expect("gone");
    !ended
}

/// Runs that are killed: ten, or as many as `SIGNALGAP_KILLS` says.
fn kills() -> usize {
    std::env::var("SIGNALGAP_KILLS").map_or(10, |text| text.parse().expect("SIGNALGAP_KILLS is a number"))
}

/// The finished tiles of a run, by name.
fn tiles_of(out: &Path) -> Vec<PathBuf> {
    // a run that is still going on may take away what is listed
    let files = fs::read_dir(out.join(".signalgap.work")).into_iter().flatten().flatten();
    let paths = files.map(|file| file.path());
    let is_tile = |path: &PathBuf| {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("tile_") && path.extension().is_some_and(|end| end == "bin")
    };
    let mut tiles: Vec<_> = paths.filter(is_tile).collect();
    tiles.sort();
    tiles
}

/// What happens to the files of a run between its end and its resumption.
fn disturb(tiles: &[PathBuf], round: usize) {
    let read = |tile: &PathBuf| fs::read(tile).expect("a tile");
    match (round % 4, tiles) {
        (1, [first, .., last]) => {
            let (of_first, of_last) = (read(first), read(last));
            fs::write(first, of_last).expect("swapped");
            fs::write(last, of_first).expect("swapped");
        }
        (1, [only]) => {
            let half = read(only);
            fs::write(only, &half[..half.len() / 2]).expect("torn");
        }
        _ => {}
    }
}

/// `--resume` beside a side file that was not there before is refused with the reason, or there is nothing to go on with.
fn resume_beside_a_side_file(folder: &Path, output: &str) -> bool {
    let side_file = folder.join("terrain.tif.aux.xml");
    let words = "<PAMDataset><Metadata><MDI key=\"word\">another</MDI></Metadata></PAMDataset>";
    fs::write(&side_file, words).expect("a side file");
    let resumed = run(folder, output, &["--resume"]);
    fs::remove_file(side_file).expect("gone");
    let says = String::from_utf8_lossy(&resumed.stderr);
    let refused = resumed.status.code() == Some(2) && says.contains("made with other input files");
    assert!(refused || resumed.status.success(), "{says}");
    refused
}

#[test]
fn killed_at_random_moments_and_resumed_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("folder");
    referring_district(folder.path());
    let started = Instant::now();
    done(folder.path(), "undisturbed", &[]);
    let whole_s = started.elapsed().as_secs_f64();
    let expected = results(&folder.path().join("undisturbed"));
    assert!(expected.len() > 15);
    let (mut seed, rounds) = (20_261_124, kills());
    let (mut interrupted, mut with_tiles, mut refusals) = (0, 0, 0);
    for round in 0..rounds {
        let output = format!("killed_{round}");
        let out = folder.path().join(&output);
        // a second blow may fall on the run that resumes
        for more in [&[][..], &["--resume"]].iter().take(1 + round % 2) {
            let child = program(folder.path(), &output, more).spawn().expect("the program");
            // counted in tiles, of which there are nine: a busy machine is slow at those too
            let tiles = (share(&mut seed) * 10.0) as usize;
            let later = Duration::from_secs_f64(share(&mut seed) * whole_s / 10.0);
            interrupted += usize::from(kill_at(child, &out, (tiles, later)));
        }
        let tiles = tiles_of(&out);
        with_tiles += usize::from(!tiles.is_empty());
        disturb(&tiles, round);
        if round % 4 == 3 {
            refusals += usize::from(resume_beside_a_side_file(folder.path(), &output));
        }
        done(folder.path(), &output, &["--resume"]);
        assert!(results(&out) == expected, "round {round}, {} tiles kept", tiles.len());
        assert_eq!(manifest(&out), manifest(&folder.path().join("undisturbed")), "round {round}");
        fs::remove_dir_all(out).expect("removed");
    }
    let _ = writeln!(
        std::io::stderr(),
        "{rounds} runs, {interrupted} kills in the middle, {with_tiles} with tiles kept, {refusals} refused for a side file"
    );
    // one alone may fall before the first tile
    assert!(
        interrupted > 0 && (with_tiles > 0 || rounds < 4),
        "{interrupted} interrupted, {with_tiles} with tiles"
    );
}

#[test]
fn a_run_of_another_scenario_is_not_gone_on_with() {
    let folder = tempfile::tempdir().expect("folder");
    scenario(folder.path(), NINE_TILES);
    stop_at(folder.path(), "out", 1);
    // a torn tile, as a power cut may leave it, is worked out again
    let tile = &tiles_of(&folder.path().join("out"))[0];
    let mut bytes = fs::read(tile).expect("a tile");
    bytes[100] ^= 1;
    fs::write(tile, bytes).expect("a torn tile");
    let text = fs::read_to_string(folder.path().join("scenario.toml")).expect("the scenario");
    fs::write(folder.path().join("scenario.toml"), format!("{text}\n[service]\nsigma_db = 9.0\n"))
        .expect("another scenario");
    let refused = run(folder.path(), "out", &["--resume"]);
    let says = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(refused.status.code() == Some(2) && says.contains("made with another scenario"), "{says}");
    fs::write(folder.path().join("scenario.toml"), text).expect("the scenario");
    done(folder.path(), "out", &["--resume"]);
    done(folder.path(), "fresh", &[]);
    assert!(results(&folder.path().join("out")) == results(&folder.path().join("fresh")));
}

#[test]
fn a_bound_of_memory_changes_no_byte() {
    let folder = tempfile::tempdir().expect("folder");
    scenario(folder.path(), LARGE);
    done(folder.path(), "ample", &["--memory", "2GiB"]);
    let refused = run(folder.path(), "none", &["--memory", "1MiB"]);
    let says = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(refused.status.code() == Some(2) && says.contains("--memory"), "{says}");
    let needed: f64 = says
        .split("need ")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|number| number.parse().ok())
        .unwrap_or_else(|| panic!("the least memory in {says}"));
    let ample = manifest(&folder.path().join("ample"));
    let layers_mib = 3.0 * 4.0 * ample["counts"]["grid_cells"].as_f64().expect("cells") / 1_048_576.0;
    assert!(layers_mib > 8.0 * needed, "{layers_mib} MiB of terrain and levels, {needed} MiB needed");
    // terrain goes to a file, masts are read out tile by tile as soon as they are swept
    done(folder.path(), "bounded", &["--memory", &format!("{needed}MiB")]);
    assert!(results(&folder.path().join("ample")) == results(&folder.path().join("bounded")));
    assert_eq!(ample, manifest(&folder.path().join("bounded")));
}

/// Starts a run, and kills it when it has so many tiles; once more when it was through before it was killed.
fn stop_at(folder: &Path, output: &str, tiles: usize) {
    let out = folder.join(output);
    for _ in 0..20 {
        let child = program(folder, output, &["--threads", "1"]).spawn().expect("the program");
        if kill_at(child, &out, (tiles, Duration::ZERO)) && tiles_of(&out).len() >= tiles {
            return;
        }
        fs::remove_dir_all(&out).expect("the results of a run that was through");
    }
    panic!("20 runs were through before they could be killed at {tiles} tiles");
}

fn refused(folder: &Path, output: &str, why: &str) {
    let refused = run(folder, output, &["--resume"]);
    let says = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(refused.status.code() == Some(2) && says.contains(why), "{says}");
}

/// An antenna file that radiates all round, weaker by so much behind.
fn antenna(behind_db: u32) -> String {
    let cut = |name: &str, behind_db: u32| {
        let line = |degree: u32| format!("{degree} {}\n", if degree < 90 { 0 } else { behind_db });
        format!("{name} 360\n{}", (0..360).map(line).collect::<String>())
    };
    format!("NAME k\nGAIN 17 dBi\n{}{}", cut("HORIZONTAL", behind_db), cut("VERTICAL", 0))
}

/// The district in files that refer to others: antennas, a virtual raster, a raster with a side file, a base scenario.
fn referring_district(folder: &Path) {
    let district = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district");
    for name in ["terrain.tif", "villages.csv"] {
        fs::copy(district.join(name), folder.join(name)).expect("a copy");
    }
    let sites = fs::read_to_string(district.join("sites.csv")).expect("sites");
    let with_antenna = sites.lines().enumerate().map(|(row, line)| {
        let antenna = if row == 0 { "antenna" } else { "k.pattern" };
        format!("{line},{antenna}\n")
    });
    fs::write(folder.join("sites.csv"), with_antenna.collect::<String>()).expect("sites");
    fs::create_dir(folder.join("antennas")).expect("a folder");
    fs::write(folder.join("antennas/k.pattern"), antenna(0)).expect("an antenna");
    let terrain = gdal::Dataset::open(folder.join("terrain.tif")).expect("terrain");
    let virtual_driver = gdal::DriverManager::get_driver_by_name("VRT").expect("a driver");
    terrain
        .create_copy(&virtual_driver, folder.join("terrain.vrt"), &gdal::cpl::CslStringList::new())
        .expect("a virtual raster");
    fs::write(folder.join("base.toml"), NINE_TILES).expect("a base");
    let text = "extends = \"base.toml\"\nname = \"n\"\n[terrain]\nfiles = \"terrain.vrt\"\nkind = \"bare_earth\"\n\
         [settlements]\nfiles = \"villages.csv\"\n[sites]\nfiles = \"sites.csv\"\npatterns_folder = \"antennas\"\n\
         [area]\ncrs = \"EPSG:32648\"\nresolution_m = 24.0\n";
    fs::write(folder.join("scenario.toml"), text).expect("a scenario");
}

#[test]
fn whatever_was_read_must_be_the_same_for_a_run_to_go_on() {
    let folder = tempfile::tempdir().expect("folder");
    referring_district(folder.path());
    let at = |name: &str| folder.path().join(name);
    stop_at(folder.path(), "out", 2);
    let raster = fs::read(at("terrain.tif")).expect("terrain");
    let mut another = raster.clone();
    *another.last_mut().expect("bytes") ^= 1;
    let side_file = "<PAMDataset><PAMRasterBand band=\"1\"><Scale>0.5</Scale></PAMRasterBand></PAMDataset>";
    for (name, content) in [
        ("antennas/k.pattern", antenna(30).into_bytes()),
        ("terrain.tif", another),
        ("terrain.tif.aux.xml", side_file.as_bytes().to_vec()),
        ("base.toml", format!("# a word\n{NINE_TILES}").into_bytes()),
    ] {
        let before = fs::read(at(name)).ok();
        fs::write(at(name), content).expect("another content");
        refused(folder.path(), "out", "made with other input files");
        match before {
            Some(before) => fs::write(at(name), before).expect("as it was"),
            None => fs::remove_file(at(name)).expect("gone"),
        }
    }
    done(folder.path(), "out", &["--resume"]);
    let manifest = manifest(&at("out"));
    let inputs = manifest["inputs"].as_array().expect("inputs");
    for name in
        ["scenario.toml", "base.toml", "terrain.vrt", "terrain.tif", "sites.csv", "villages.csv", "k.pattern"]
    {
        let listed: Vec<_> = inputs
            .iter()
            .filter(|input| Path::new(input["path"].as_str().expect("a path")).ends_with(name))
            .collect();
        assert!(listed.len() == 1 && listed[0]["sha256"].is_string(), "{name} in {inputs:?}");
    }
}

/// The villages as points of a shapefile, with their names.
fn village_shapes(folder: &Path) -> gdal::errors::Result<()> {
    use gdal::vector::{Feature, Geometry, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType};
    let table = gdal::Dataset::open(folder.join("villages.csv"))?;
    let driver = gdal::DriverManager::get_driver_by_name("ESRI Shapefile")?;
    let mut shapes = driver.create_vector_only(folder.join("villages.shp"))?;
    let crs = gdal::spatial_ref::SpatialRef::from_epsg(4326)?;
    let (name, ty) = ("villages", OGRwkbGeometryType::wkbPoint);
    let layer = shapes.create_layer(LayerOptions { name, srs: Some(&crs), ty, options: None })?;
    layer.create_defn_fields(&[("name", OGRFieldType::OFTString)])?;
    for row in table.layer(0)?.features() {
        let text = |name: &str| {
            row.field_index(name).and_then(|index| row.field_as_string(index)).map(Option::unwrap_or_default)
        };
        let mut feature = Feature::new(layer.defn())?;
        feature.set_geometry(Geometry::from_wkt(&format!("POINT ({} {})", text("lon")?, text("lat")?))?)?;
        feature.set_field_string(0, &text("name")?)?;
        feature.create(&layer)?;
    }
    Ok(())
}

#[test]
fn every_file_of_a_shapefile_is_a_part_of_what_was_read() {
    let folder = tempfile::tempdir().expect("folder");
    referring_district(folder.path());
    let at = |name: &str| folder.path().join(name);
    village_shapes(folder.path()).expect("a shapefile");
    let text = fs::read_to_string(at("scenario.toml")).expect("the scenario");
    let columns = "files = \"villages.shp\"\ncolumns = { settlement_id = \"fid\" }";
    fs::write(at("scenario.toml"), text.replace("files = \"villages.csv\"", columns)).expect("a scenario");
    stop_at(folder.path(), "out", 2);
    for name in ["villages.dbf", "villages.prj", "villages.shx"] {
        let before = fs::read(at(name)).expect(name);
        let mut another = before.clone();
        // a blank more at the end is no other value, but another file
        another.push(b' ');
        fs::write(at(name), another).expect("another content");
        refused(folder.path(), "out", "made with other input files");
        fs::write(at(name), before).expect("as it was");
    }
    done(folder.path(), "out", &["--resume"]);
}

#[test]
fn tiles_that_changed_places_are_worked_out_again() {
    let folder = tempfile::tempdir().expect("folder");
    scenario(folder.path(), NINE_TILES);
    done(folder.path(), "fresh", &[]);
    stop_at(folder.path(), "out", 5);
    let tiles = tiles_of(&folder.path().join("out"));
    let length = |tile: &PathBuf| fs::metadata(tile).map(|file| file.len()).ok();
    let pairs = tiles.iter().flat_map(|a| tiles.iter().map(move |b| (a, b)));
    let alike = |(a, b): &(&PathBuf, &PathBuf)| a < b && length(a) == length(b);
    let (a, b) = pairs.into_iter().find(alike).expect("tiles of one size");
    let (of_a, of_b) = (fs::read(a).expect("a tile"), fs::read(b).expect("a tile"));
    assert!(of_a != of_b);
    fs::write(a, of_b).expect("swapped");
    fs::write(b, of_a).expect("swapped");
    done(folder.path(), "out", &["--resume"]);
    assert!(results(&folder.path().join("out")) == results(&folder.path().join("fresh")));
}
