//! A run that is killed goes on with its finished tiles, to the same bytes; so does one within a bound of memory.
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
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
    let mut command = Command::new(env!("CARGO_BIN_EXE_signalgap"));
    command.current_dir(folder).args(["run", "scenario.toml", "--quiet", "-o", output]).args(more);
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

/// Kills without warning (SIGKILL) after a while; whether the run was still going on.
fn kill_after(mut child: Child, while_s: f64) -> bool {
    std::thread::sleep(Duration::from_secs_f64(while_s));
    let running = child.try_wait().expect("a child").is_none();
    child.kill().expect("killed");
    child.wait().expect("gone");
    running
}

#[test]
fn killed_at_ten_random_moments_and_resumed_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("folder");
    scenario(folder.path(), NINE_TILES);
    let started = Instant::now();
    done(folder.path(), "undisturbed", &[]);
    let whole_s = started.elapsed().as_secs_f64();
    let expected = results(&folder.path().join("undisturbed"));
    assert!(expected.len() > 15);
    let (mut seed, mut interrupted, mut tiles_kept) = (20_261_124, 0, 0);
    for round in 0..10 {
        let output = format!("killed_{round}");
        let out = folder.path().join(&output);
        // a second blow may fall on the run that resumes
        for more in [&[][..], &["--resume"]].iter().take(1 + round % 2) {
            let child = program(folder.path(), &output, more).spawn().expect("the program");
            interrupted += usize::from(kill_after(child, share(&mut seed) * whole_s));
        }
        let tiles = fs::read_dir(out.join(".signalgap.work")).map_or(0, |files| {
            let names = files.map(|file| file.expect("a file").file_name());
            names.filter(|name| name.to_string_lossy().ends_with(".bin")).count()
        });
        tiles_kept += tiles;
        done(folder.path(), &output, &["--resume"]);
        assert!(results(&out) == expected, "round {round}, {tiles} tiles kept");
        assert_eq!(manifest(&out), manifest(&folder.path().join("undisturbed")), "round {round}");
    }
    assert!(interrupted >= 5 && tiles_kept > 0, "{interrupted} runs interrupted, {tiles_kept} tiles kept");
}

#[test]
fn a_run_of_another_scenario_is_not_gone_on_with() {
    let folder = tempfile::tempdir().expect("folder");
    scenario(folder.path(), NINE_TILES);
    let work = folder.path().join("out/.signalgap.work");
    let child = program(folder.path(), "out", &[]).spawn().expect("the program");
    for _ in 0..2_000 {
        if work.join("tile_000000.bin").exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(kill_after(child, 0.0), "the run has more than one tile");
    // a torn tile, as a power cut may leave it, is worked out again
    let tile = work.join("tile_000000.bin");
    let mut bytes = fs::read(&tile).expect("a tile");
    bytes[100] ^= 1;
    fs::write(&tile, bytes).expect("a torn tile");
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
