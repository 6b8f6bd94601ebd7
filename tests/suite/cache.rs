//! The cache: the same bytes with and without, little work the second time, and no harm from whatever happens to it.
use fastrand::Rng;
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::pipeline::{Cache, RunMeans, Silent, run};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;

/// More than anything here needs.
const ENOUGH: u64 = 1 << 30;

/// The small district with coarse cells, and a cache of its own.
struct World {
    folder: TempDir,
}

/// What a run had to do, by its manifest.
#[derive(Debug, PartialEq, Eq)]
struct Work {
    terrain_from_cache: bool,
    masts_swept: u64,
    masts_from_cache: u64,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district");
        for name in ["scenario.toml", "sites.csv", "terrain.tif", "villages.csv"] {
            fs::copy(from.join(name), folder.path().join(name)).expect("a copy");
        }
        Self { folder }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn cache(&self, limit_bytes: u64) -> Cache {
        Cache::new(self.at("cache"), limit_bytes)
    }

    /// The files of a scenario that changes these lines, without the manifest; and what the run had to do.
    fn run(&self, changes: &str, cache: Option<&Cache>) -> (BTreeMap<String, Vec<u8>>, Work) {
        let out = tempfile::tempdir_in(self.folder.path()).expect("a folder");
        let scenario = out.path().join("variant.toml");
        let text = format!(
            "extends = \"../scenario.toml\"\n[area]\nresolution_m = 90.0\n[service]\nradius_km = 4.0\n{changes}"
        );
        fs::write(&scenario, text).expect("a scenario");
        let loaded = load_scenario(&scenario).unwrap_or_else(|error| panic!("{error}"));
        let results = out.path().join("results");
        let means = RunMeans { cache, ..RunMeans::default() };
        run(&loaded, &results, means, &Silent).unwrap_or_else(|error| panic!("{error}"));
        let files = fs::read_dir(&results).expect("results").map(|file| file.expect("a file"));
        let mut files: BTreeMap<String, Vec<u8>> = files
            .map(|file| {
                (file.file_name().into_string().expect("a name"), fs::read(file.path()).expect("a file"))
            })
            .collect();
        let manifest = files.remove("manifest.json").expect("a manifest");
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
        let count = |name: &str| manifest["work"][name].as_u64().expect("a count");
        let work = Work {
            terrain_from_cache: manifest["work"]["terrain_from_cache"].as_bool().expect("a choice"),
            masts_swept: count("masts_swept"),
            masts_from_cache: count("masts_from_cache"),
        };
        (files, work)
    }

    /// Masts with one value changed in every row, or in those of one site.
    fn sites(&self, name: &str, column: &str, site: Option<&str>, change: impl Fn(f64) -> f64) -> String {
        let text = fs::read_to_string(self.at("sites.csv")).expect("a table");
        let mut lines = text.lines();
        let header: Vec<&str> = lines.next().expect("a header").split(',').collect();
        let at = header.iter().position(|known| *known == column).expect("a column");
        let mut changed = header.join(",") + "\n";
        for line in lines {
            let mut fields: Vec<String> = line.split(',').map(str::to_owned).collect();
            if site.is_none_or(|site| fields[0] == site) {
                fields[at] = change(fields[at].parse().expect("a number")).to_string();
            }
            changed += &(fields.join(",") + "\n");
        }
        fs::write(self.at(name), changed).expect("a table");
        format!("[sites]\nfiles = \"../{name}\"\n")
    }

    fn entries(&self) -> Vec<PathBuf> {
        let mut entries: Vec<PathBuf> = fs::read_dir(self.at("cache"))
            .into_iter()
            .flatten()
            .map(|file| file.expect("a file").path())
            .collect();
        entries.sort();
        entries
    }
}

const fn work(terrain_from_cache: bool, masts_swept: u64, masts_from_cache: u64) -> Work {
    Work { terrain_from_cache, masts_swept, masts_from_cache }
}

#[test]
fn only_what_changed_is_computed_again() {
    let world = World::new();
    let cache = world.cache(ENOUGH);
    let (first, done) = world.run("", Some(&cache));
    assert_eq!(done, work(false, 4, 0));
    assert_eq!(world.run("", None), (first.clone(), work(false, 4, 0)), "without a cache");
    assert_eq!(world.run("", Some(&cache)), (first, work(true, 0, 4)));

    let tilted = world.sites("tilted.csv", "electrical_tilt_deg", None, |tilt| tilt + 1.0);
    let budget = "[receiver]\nbody_loss_db = 3.0\nindoor = \"traditional\"\n";
    let need =
        "[service]\nradius_km = 4.0\nsigma_db = 6.0\ntarget_probability = 0.8\nlte.interference.load = 0.9\n";
    let need = need.replace("[service]\nradius_km = 4.0\n", "");
    for changes in [
        tilted.clone(),
        world.sites("weaker.csv", "power_dbm", None, |power| power - 3.0),
        world.sites("turned.csv", "azimuth_deg", None, |azimuth| (azimuth + 40.0) % 360.0),
        world.sites("feeder.csv", "feeder_loss_db", None, |loss| loss + 1.0),
        budget.to_owned(),
        need,
        "[propagation]\nmodels = [\"p1812\", \"itm\"]\n".to_owned(),
    ] {
        let (files, done) = world.run(&changes, Some(&cache));
        assert_eq!(done, work(true, 0, 4), "{changes}");
        assert_eq!(files, world.run(&changes, None).0, "{changes}");
    }

    let moved = world.sites("moved.csv", "lon", Some("DEMO02"), |lon| lon + 0.003);
    let (files, done) = world.run(&moved, Some(&cache));
    assert_eq!(done, work(true, 1, 3));
    assert_eq!(files, world.run(&moved, None).0);

    for (changes, expected) in [
        ("[propagation]\nmodels = \"p526\"\n", work(true, 4, 0)),
        ("[propagation]\ntime_percent = 40.0\n", work(true, 4, 0)),
        ("[receiver]\nheight_agl_m = 2.0\n", work(true, 4, 0)),
        ("[clutter]\nuniform_height_m = 12.0\n", work(false, 4, 0)),
    ] {
        let (files, done) = world.run(changes, Some(&cache));
        assert_eq!(done, expected, "{changes}");
        assert_eq!(files, world.run(changes, None).0, "{changes}");
    }
}

/// Other terrain under the same name is other terrain.
#[test]
fn a_file_that_changed_is_read_again() {
    let world = World::new();
    let cache = world.cache(ENOUGH);
    world.run("", Some(&cache));
    let villages = fs::read_to_string(world.at("villages.csv")).expect("a table");
    fs::write(world.at("villages.csv"), villages + "\n").expect("a table");
    assert_eq!(world.run("", Some(&cache)).1, work(true, 0, 4), "the villages are no part of the ground");
    let mut terrain = fs::read(world.at("terrain.tif")).expect("a raster");
    terrain.push(0);
    fs::write(world.at("terrain.tif"), terrain).expect("a raster");
    assert_eq!(world.run("", Some(&cache)).1, work(false, 0, 4), "read again, to the same heights");
}

/// Flipped, cut, emptied and missing entries, one hundred times.
#[test]
fn damage_costs_time_and_nothing_else() {
    let world = World::new();
    let (right, _) = world.run("", None);
    let mut rng = Rng::with_seed(15);
    for round in 0..100 {
        let cache = world.cache(ENOUGH);
        if round % 10 == 0 {
            world.run("", Some(&cache));
        }
        for entry in world.entries() {
            let mut bytes = fs::read(&entry).expect("an entry");
            match rng.u8(0..6) {
                0 => fs::remove_file(&entry).expect("removed"),
                1 => fs::write(&entry, &bytes[..rng.usize(..bytes.len())]).expect("cut"),
                2 => fs::write(&entry, "").expect("emptied"),
                3 => {
                    let at = rng.usize(..bytes.len());
                    bytes[at] ^= 1 << rng.u8(..8);
                    fs::write(&entry, bytes).expect("flipped");
                }
                4 => {
                    let others = world.entries();
                    fs::copy(rng.choice(&others).expect("some"), &entry).expect("of another key");
                }
                _ => {}
            }
        }
        let (files, done) = world.run("", Some(&cache));
        assert!(files == right, "round {round}: {done:?}");
    }
}

#[test]
fn the_folder_may_go_while_runs_go_on() {
    let world = World::new();
    let (right, _) = world.run("", None);
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let removing = scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                let _ = fs::remove_dir_all(world.at("cache"));
                std::thread::sleep(std::time::Duration::from_millis(3));
            }
        });
        let running = || {
            let cache = world.cache(ENOUGH);
            (0..10).map(|_| world.run("", Some(&cache)).0).collect::<Vec<_>>()
        };
        let runs = [scope.spawn(running), scope.spawn(running)];
        for run in runs {
            let all = run.join().expect("ten runs");
            assert!(all.iter().all(|files| *files == right));
        }
        over.store(true, Ordering::Relaxed);
        removing.join().expect("removed");
    });
}

/// Two caches at one folder, as two processes have them.
#[test]
fn runs_side_by_side_share_a_folder() {
    let world = World::new();
    let (right, _) = world.run("", None);
    std::thread::scope(|scope| {
        let running = || {
            let cache = world.cache(ENOUGH);
            (0..4).map(|_| world.run("", Some(&cache)).0).collect::<Vec<_>>()
        };
        let runs: Vec<_> = (0..3).map(|_| scope.spawn(running)).collect();
        for run in runs {
            let all = run.join().expect("four runs");
            assert!(all.iter().all(|files| *files == right));
        }
    });
    assert_eq!(world.run("", Some(&world.cache(ENOUGH))).1, work(true, 0, 4));
    assert_eq!(world.entries().len(), 5, "ground and four masts, nothing unfinished");
}

/// Too small a limit, a file where the folder should be, a folder that cannot be written to.
#[test]
fn a_cache_without_room_is_as_none() {
    let world = World::new();
    let (right, _) = world.run("", None);
    let small = world.cache(100_000);
    assert_eq!(world.run("", Some(&small)).0, right);
    let bytes: u64 = world.entries().iter().map(|entry| entry.metadata().expect("a file").len()).sum();
    assert!(bytes <= 100_000, "{bytes}");
    let _ = fs::remove_dir_all(world.at("cache"));
    fs::write(world.at("cache"), "a file").expect("a file");
    assert_eq!(world.run("", Some(&world.cache(ENOUGH))), (right, work(false, 4, 0)));
    assert_eq!(fs::read_to_string(world.at("cache")).expect("a file"), "a file");
}

/// Memory too small for the masts: those that are kept are read from the cache, tile by tile.
#[test]
fn old_entries_go_when_room_is_needed() {
    let world = World::new();
    world.run("", Some(&world.cache(ENOUGH)));
    let bytes =
        || -> u64 { world.entries().iter().map(|entry| entry.metadata().expect("a file").len()).sum() };
    let needed = bytes();
    let limit = needed + needed / 2;
    // of an hour ago
    for entry in world.entries() {
        let file = fs::OpenOptions::new().append(true).open(entry).expect("an entry");
        let before = std::time::SystemTime::now() - std::time::Duration::from_secs(3_600);
        file.set_modified(before).expect("a time");
    }
    let higher = world.sites("higher.csv", "antenna_height_m", None, |height| height + 5.0);
    let (files, done) = world.run(&higher, Some(&world.cache(limit)));
    assert_eq!(done, work(true, 4, 0));
    assert!(bytes() <= limit, "{} of {limit}", bytes());
    assert_eq!(world.run(&higher, Some(&world.cache(limit))), (files, work(true, 0, 4)));
}
