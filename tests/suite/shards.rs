//! A run in shards: the files of one run, whatever the number, order and folders of its shards; and what stops a shard or a merge.
mod web;

use crate::support::{contents as paths, program};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The small district, as a scenario of its own.
struct World {
    folder: TempDir,
}

impl World {
    fn new(changes: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district");
        for name in ["scenario.toml", "sites.csv", "terrain.tif", "villages.csv"] {
            fs::copy(from.join(name), folder.path().join(name)).expect("a copy");
        }
        fs::write(folder.path().join("own.toml"), format!("extends = \"scenario.toml\"\n{changes}"))
            .expect("written");
        Self { folder }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn says(&self, words: &[&str]) -> Output {
        let mut command = program(self.folder.path());
        // the server of `web` is on this machine
        for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env_remove(name);
        }
        command.args(words).output().expect("the program starts")
    }

    /// Standard output of a command that succeeds.
    fn does(&self, words: &[&str]) -> String {
        let output = self.says(words);
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Exit code and standard error of a command that fails.
    fn fails(&self, words: &[&str]) -> (i32, String) {
        let output = self.says(words);
        let text = String::from_utf8(output.stderr).expect("UTF-8");
        (output.status.code().expect("a code"), text)
    }

    fn plan(&self, folder: &str, more: &[&str]) -> Value {
        self.does(&[&["shards", "plan", "own.toml", "-o", folder, "-q"], more].concat());
        let text = fs::read_to_string(self.at(folder).join("plan.json")).expect("a plan");
        serde_json::from_str(&text).expect("JSON")
    }

    fn run(&self, folder: &str, shard: usize, more: &[&str]) -> Value {
        let text =
            self.does(&[&["shards", "run", folder, &shard.to_string(), "--json", "-q"], more].concat());
        serde_json::from_str(&text).expect("JSON")
    }

    /// The files of results, the manifest without its times.
    fn results(&self, folder: &str) -> Files {
        let mut files = contents(&self.at(folder));
        let manifest = files.remove(Path::new("manifest.json")).expect("a manifest");
        let mut manifest: Value = serde_json::from_slice(&manifest).expect("JSON");
        manifest.as_object_mut().expect("an object").remove("timings_s").expect("times");
        files.insert("manifest.json".into(), manifest.to_string().into_bytes());
        files
    }
}

/// Names and contents of a folder.
fn contents(folder: &Path) -> Files {
    let named = |(path, content): (PathBuf, Vec<u8>)| (path.file_name().expect("a name").into(), content);
    paths(folder).into_iter().map(named).collect()
}

fn assert_same(shown: &str, found: &Files, expected: &Files) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{shown}");
    for (name, content) in expected {
        assert!(found[name] == *content, "{shown}: {} differs", name.display());
    }
}

/// Clutter by cells, positions that are not exact, two models, and an opportunity map.
const RICH: &str = "\
[settlements]
position_uncertainty_m = 100.0
[propagation]
models = [\"p1812\", \"deygout\"]
[output]
opportunity = true
[new_mast]
heights_m = [30.0]
radius_km = 4.0
";

#[test]
fn shards_in_any_number_order_and_folder_are_one_run() {
    for changes in ["", RICH] {
        let world = World::new(changes);
        world.does(&["run", "own.toml", "-o", "whole", "--no-cache", "-q"]);
        let whole = world.results("whole");
        assert!(whole.len() > 30, "{}", whole.len());
        for (count, share) in [("1", "none"), ("4", "none"), ("7", "8GiB"), ("13", "none")] {
            let name = format!("plan-{count}-{share}");
            let plan = world.plan(&name, &["--count", count, "--share-masts", share]);
            let number: usize = count.parse().expect("a number");
            assert_eq!(plan["count"], number);
            // from the last to the first, some twice, each with other means
            for shard in (0..number).rev() {
                let threads = if shard % 2 == 0 { "1" } else { "3" };
                assert_eq!(world.run(&name, shard, &["--threads", threads])["already_done"], false);
                if shard % 3 == 0 {
                    assert_eq!(world.run(&name, shard, &[])["already_done"], true);
                }
            }
            let out = format!("merged-{count}");
            world.does(&["shards", "merge", &name, "-o", &out, "-q", "--memory", "700MiB"]);
            assert_same(&out, &world.results(&out), &whole);
        }
    }
}

#[test]
fn folders_are_merged_and_gathered() {
    let world = World::new("");
    world.does(&["run", "own.toml", "-o", "whole", "--no-cache", "-q"]);
    for folder in ["here", "there"] {
        world.plan(folder, &["--count", "5"]);
    }
    for (folder, shard) in [("here", 4), ("there", 0), ("here", 1), ("there", 1), ("there", 3)] {
        world.run(folder, shard, &[]);
    }
    let (code, told) = world.fails(&["shards", "merge", "here", "there", "-o", "merged"]);
    assert_eq!(code, 2);
    assert!(told.contains("1 of 5 shards is missing: 2."), "{told}");
    assert!(!world.at("merged").exists(), "nothing is written");
    let status = world.says(&["shards", "status", "here", "there", "--json"]);
    assert_eq!(status.status.code(), Some(75));
    let status: Value = serde_json::from_slice(&status.stdout).expect("JSON");
    assert_eq!((&status["done"], &status["missing"]), (&4.into(), &vec![2].into()));
    world.run("here", 2, &[]);
    world.does(&["shards", "merge", "here", "there", "-o", "merged", "-q"]);
    assert_same("merged", &world.results("merged"), &world.results("whole"));
    let told = world.does(&["shards", "gather", "here", "there"]);
    assert!(told.starts_with("2 shards were copied.\n5 of 5 shards are done."), "{told}");
    fs::remove_dir_all(world.at("there")).expect("removed");
    world.does(&["shards", "merge", "here", "-o", "gathered", "-q"]);
    assert_same("gathered", &world.results("gathered"), &world.results("whole"));
}

#[test]
fn a_shard_that_is_done_costs_nothing_and_changes_nothing() {
    let world = World::new("");
    world.plan("plan", &["--count", "3"]);
    let first = world.run("plan", 1, &[]);
    let before = contents(&world.at("plan"));
    let written =
        fs::metadata(world.at("plan/shards/000001.json")).expect("a record").modified().expect("a time");
    let again = world.run("plan", 1, &[]);
    assert_eq!((&again["already_done"], &again["sha256"]), (&true.into(), &first["sha256"]));
    assert_same("plan", &contents(&world.at("plan")), &before);
    let after =
        fs::metadata(world.at("plan/shards/000001.json")).expect("a record").modified().expect("a time");
    assert_eq!(after, written);
    // the same plan again is no other plan
    world.plan("plan", &["--count", "3"]);
    assert_eq!(world.run("plan", 1, &[])["already_done"], true);
}

#[test]
fn finished_tiles_of_a_stopped_shard_are_kept() {
    let world = World::new("[area]\nresolution_m = 30.0\n");
    world.plan("plan", &["--count", "2", "--share-masts", "none"]);
    world.run("plan", 0, &[]);
    let tiles: Vec<PathBuf> = contents(&world.at("plan/results"))
        .into_keys()
        .filter(|name| name.display().to_string().starts_with("tile_"))
        .collect();
    assert!(tiles.len() > 1, "{tiles:?}");
    // as if it had been killed before its last tile was written, and while another was
    fs::remove_file(world.at("plan/shards/000000.json")).expect("removed");
    fs::remove_file(world.at("plan/results").join(&tiles[0])).expect("removed");
    fs::write(world.at("plan/results/.signalgap-left.part"), "half").expect("written");
    let kept =
        fs::metadata(world.at("plan/results").join(&tiles[1])).expect("a tile").modified().expect("a time");
    assert_eq!(world.run("plan", 0, &[])["already_done"], false);
    let now =
        fs::metadata(world.at("plan/results").join(&tiles[1])).expect("a tile").modified().expect("a time");
    assert_eq!(kept, now);
    world.run("plan", 1, &[]);
    world.does(&["run", "own.toml", "-o", "whole", "--no-cache", "-q"]);
    world.does(&["shards", "merge", "plan", "-o", "merged", "-q"]);
    assert_same("merged", &world.results("merged"), &world.results("whole"));
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let world = World::new("");
    let fails = |words: &[&str], code: i32, part: &str| {
        let (found, told) = world.fails(words);
        assert!(found == code && told.contains(part), "{words:?}: {found} {told}");
    };
    fails(&["shards", "run", "nowhere", "0"], 2, "holds no plan");
    let plan = world.plan("plan", &["--count", "3"]);
    fails(&["shards", "run", "plan", "3"], 2, "There is no shard 3: they are numbered from 0 to 2.");
    fails(&["shards", "plan", "own.toml", "-o", "plan", "--count", "4"], 2, "holds another plan");
    world.plan("four", &["--count", "4"]);
    fails(&["shards", "merge", "plan", "four", "-o", "out"], 2, "hold different plans");
    fails(&["shards", "plan", "own.toml", "-o", "small", "--memory", "1MiB"], 2, "Give --memory");
    // a plan that somebody edited
    let mut edited = plan.clone();
    edited["shards"][2]["settlements"] = Vec::<Value>::new().into();
    fs::create_dir(world.at("edited")).expect("a folder");
    fs::write(world.at("edited/plan.json"), edited.to_string()).expect("written");
    fails(&["shards", "run", "edited", "0"], 2, "was changed");
    fs::write(world.at("edited/plan.json"), "{").expect("written");
    fails(&["shards", "status", "edited"], 2, "cannot be read");
    let mut other_build = plan;
    other_build["build"] = "another".into();
    fs::write(world.at("edited/plan.json"), other_build.to_string()).expect("written");
    fails(&["shards", "run", "edited", "0"], 2, "was changed");
    // damaged results
    for shard in 0..3 {
        world.run("plan", shard, &[]);
    }
    let tile = contents(&world.at("plan/results"))
        .into_keys()
        .find(|name| name.display().to_string().starts_with("tile_"));
    let tile = world.at("plan/results").join(tile.expect("a tile"));
    let whole = fs::read(&tile).expect("a tile");
    let mut torn = whole.clone();
    torn[10] ^= 1;
    fs::write(&tile, torn).expect("written");
    fails(&["shards", "merge", "plan", "-o", "out", "-q"], 2, "is damaged or gone");
    fs::write(&tile, &whole[..whole.len() / 2]).expect("written");
    fails(&["shards", "merge", "plan", "-o", "out", "-q"], 2, "is missing");
    fs::write(&tile, whole).expect("written");
    // inputs that are not those of the plan
    let villages = fs::read_to_string(world.at("villages.csv")).expect("a table");
    fs::write(world.at("villages.csv"), villages.replacen(",1", ",2", 1)).expect("written");
    fails(
        &["shards", "merge", "plan", "-o", "out", "-q"],
        2,
        "villages.csv (settlements) is not what the plan",
    );
    fails(&["shards", "run", "four", "0", "-q"], 2, "villages.csv (settlements) is not what the plan");
    fs::write(world.at("villages.csv"), villages).expect("written");
    fs::write(world.at("own.toml"), "extends = \"scenario.toml\"\n[service]\nradius_km = 3.0\n")
        .expect("written");
    fails(&["shards", "merge", "plan", "-o", "out", "-q"], 2, "own.toml (scenario) is not what the plan");
    assert!(!world.at("out/settlements.geojson").exists(), "nothing is written");
    let variants = "extends = \"scenario.toml\"\n[variants.axes]\n\"service.radius_km\" = [3.0, 4.0]\n";
    fs::write(world.at("own.toml"), variants).expect("written");
    fails(&["shards", "plan", "own.toml", "-o", "variants"], 2, "[variants]");
}

#[test]
fn antennas_that_were_opened_belong_to_the_plan_and_others_do_not() {
    let world = World::new("[sites]\npatterns_folder = \"antennas\"\n");
    let cut = |name: &str| {
        (0..360).fold(format!("{name} 360\n"), |cut, degree| format!("{cut}{degree} {}\n", degree % 7))
    };
    let antenna = |name: &str| {
        format!("NAME {name}\nFREQUENCY 900\nGAIN 17 dBi\n{}{}", cut("HORIZONTAL"), cut("VERTICAL"))
    };
    fs::create_dir(world.at("antennas")).expect("a folder");
    for name in ["used", "spare"] {
        fs::write(world.at("antennas").join(format!("{name}.msi")), antenna(name)).expect("written");
    }
    let sites = fs::read_to_string(world.at("sites.csv")).expect("a table");
    let mut lines = sites.lines();
    let mut with = format!("{},antenna\n", lines.next().expect("a header"));
    for line in lines {
        with += line;
        with += ",used.msi\n";
    }
    fs::write(world.at("sites.csv"), with).expect("written");
    let plan = world.plan("plan", &["--count", "2"]);
    let inputs = plan["inputs"].as_array().expect("inputs");
    let named: Vec<&str> = inputs
        .iter()
        .filter_map(|input| input["path"].as_str())
        .filter(|path| path.contains(".msi"))
        .collect();
    assert!(named.len() == 1 && named[0].ends_with("used.msi"), "{named:?}");
    fs::write(world.at("antennas/spare.msi"), "another").expect("written");
    world.run("plan", 0, &[]);
    world.run("plan", 1, &[]);
    world.does(&["run", "own.toml", "-o", "whole", "--no-cache", "-q"]);
    world.does(&["shards", "merge", "plan", "-o", "merged", "-q"]);
    assert_same("merged", &world.results("merged"), &world.results("whole"));
    fs::write(world.at("antennas/used.msi"), antenna("other")).expect("written");
    let (code, told) = world.fails(&["shards", "merge", "plan", "-o", "again", "-q"]);
    assert!(code == 2 && told.contains("used.msi"), "{told}");
}

/// A disk that is full while a shard is written.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_worth_another_try() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new("");
    world.plan("plan", &["--count", "2"]);
    let script = "trap '' XFSZ; ulimit -f 40; exec \"$0\" shards run plan 0 -q --threads 1";
    let output = std::process::Command::new("bash")
        .args(["-c", script, env!("CARGO_BIN_EXE_signalgap")])
        .env("SIGNALGAP_CACHE", "off")
        .current_dir(world.folder.path())
        .output()
        .expect("bash");
    // a limit on the size of files is told as "file too large"; whatever the system says, nothing half-written counts
    assert!(!output.status.success());
    assert!(!world.at("plan/shards/000000.json").exists());
    world.run("plan", 0, &[]);
    // a folder that nobody may write to stays so
    if !nobody_is_refused() {
        fs::set_permissions(world.at("plan/results"), fs::Permissions::from_mode(0o500)).expect("set");
        let (code, told) = world.fails(&["shards", "run", "plan", "1", "-q"]);
        fs::set_permissions(world.at("plan/results"), fs::Permissions::from_mode(0o700)).expect("set");
        assert_eq!(code, 2, "{told}");
    }
}

/// Whether this process may write anywhere, as root may.
#[cfg(target_os = "linux")]
fn nobody_is_refused() -> bool {
    fs::read_to_string("/proc/self/status").is_ok_and(|status| status.contains("\nUid:\t0\t"))
}

#[test]
fn plans_are_the_same_and_name_what_they_cost() {
    let world = World::new("");
    let [first, second] = ["a", "b"].map(|folder| world.plan(folder, &["--count", "6"]));
    assert_eq!(first, second);
    let shards = first["shards"].as_array().expect("shards");
    let mut tiles: Vec<u64> = Vec::new();
    let mut villages: Vec<u64> = Vec::new();
    for shard in shards {
        let numbers = |name: &str| {
            let all = shard[name].as_array().expect("numbers").iter();
            all.map(|number| number.as_u64().expect("a number")).collect::<Vec<_>>()
        };
        tiles.extend(numbers("tiles"));
        villages.extend(numbers("settlements"));
        assert!(shard["cpu_s"].as_f64().expect("a time") > 0.0);
        assert!(shard["memory_mib"].as_u64().expect("memory") > 100);
    }
    tiles.sort_unstable();
    villages.sort_unstable();
    assert_eq!(tiles, (0..tiles.len() as u64).collect::<Vec<_>>());
    assert_eq!(villages, (0..villages.len() as u64).collect::<Vec<_>>());
    let told = world.does(&["shards", "plan", "own.toml", "-o", "many", "--count", "100000", "-q"]);
    assert!(told.contains("100000 shards were asked for"), "{told}");
}
