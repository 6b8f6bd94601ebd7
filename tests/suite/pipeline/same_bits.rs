//! The same files, byte by byte, for any number of threads and any order of the input's rows.
use super::finished::{Finished, scratch, toml_text};
use crate::support::shared;
use rayon::ThreadPoolBuilder;
use signalgap::pipeline::{DemoPlan, RunMeans, Silent, demo};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The files of a result by name; the manifest (timings) and the rejects (in the order of the rows) apart, of the report too.
fn contents(run: &Finished) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(&run.folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names
        .filter(|name| !["manifest.json", "rejects.csv", "report.html"].contains(&name.as_str()))
        .map(|name| (name.clone(), fs::read(run.folder.join(&name)).expect("a file")))
        .map(
            |(name, bytes)| {
                if name == "report.json" { (name, without_rejects(&bytes)) } else { (name, bytes) }
            },
        )
        .collect()
}

/// The facts of the report without the rejected rows.
fn without_rejects(facts: &[u8]) -> Vec<u8> {
    let mut facts: serde_json::Value = serde_json::from_slice(facts).expect("JSON");
    assert!(facts["villages"].as_array().is_some_and(|villages| !villages.is_empty()));
    facts["rejects"]["rows"].take();
    facts.to_string().into_bytes()
}

/// A table with its rows turned round.
fn reversed(table: &str) -> String {
    let (header, rows) = table.split_once('\n').expect("a header");
    let mut lines: Vec<&str> = rows.lines().collect();
    lines.reverse();
    format!("{header}\n{}\n", lines.join("\n"))
}

/// Runs one scenario in every way and compares the files; returns those of the first run.
fn runs_alike(name: &str, scenario: &str, [villages, sites]: [&str; 2]) -> Finished {
    let run = |way: &str, threads: usize, tables: [&str; 2]| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let files = [("scenario.toml", scenario), ("villages.csv", tables[0]), ("sites.csv", tables[1])];
        pool.install(|| Finished::of_files(&format!("{name}_{way}"), &files))
    };
    let turned = [reversed(villages), reversed(sites)];
    let turned = [turned[0].as_str(), turned[1].as_str()];
    assert!(turned[0] != villages && turned[1] != sites);
    let first = run("one_thread", 1, [villages, sites]);
    let expected = contents(&first);
    for (way, threads, tables) in [
        ("two_threads", 2, [villages, sites]),
        ("reversed_one_thread", 1, turned),
        ("reversed_two_threads", 2, turned),
    ] {
        let other = run(way, threads, tables);
        let found = contents(&other);
        assert!(found.keys().eq(expected.keys()), "{way}: {:?}", found.keys());
        for (file, bytes) in &expected {
            assert!(*bytes == found[file], "{name}: {file} differs {way}");
        }
        assert_eq!(other.report.rejects, first.report.rejects);
        let worst = |run: &Finished| run.report.summary.split("\nResults: ").next().map(str::to_owned);
        assert_eq!(worst(&other), worst(&first), "the summary down to the folder");
    }
    first
}

/// With villages and masts at one place, equal sectors, and rows that are rejected.
#[test]
fn of_the_generated_district() {
    let folder = scratch("same_bits_district");
    demo(&folder, DemoPlan { seed: 5, small: true }, RunMeans::default(), &Silent).expect("a district");
    let input = |file: &str| fs::read_to_string(folder.join("input").join(file)).expect("an input");
    let scenario =
        input("scenario.toml").replace("\"terrain.tif\"", &toml_text(&folder.join("input/terrain.tif")));
    let (mut villages, mut sites) = (input("villages.csv"), input("sites.csv"));
    let first_village = villages.lines().nth(1).expect("a village").to_owned();
    let (id, rest) = first_village.split_once(',').expect("columns");
    let _ = write!(villages, "00-twin,{rest}\nzz-twin,{rest}\n,{rest}\n");
    assert!(!id.is_empty());
    let first_site = sites.lines().nth(1).expect("a site").split_once(',').expect("columns").0.to_owned();
    let own: Vec<String> =
        sites.lines().filter(|line| line.starts_with(&first_site)).map(str::to_owned).collect();
    for twin in ["00", "ZZ"] {
        for line in &own {
            sites.push_str(&(line.replace(&first_site, twin) + "\n"));
        }
    }
    sites.push_str(&(own[0].replace(&first_site, "BAD").replace("LTE", "HYPERNET") + "\n"));
    let run = runs_alike("same_bits", &scenario, [&villages, &sites]);
    assert_eq!(run.report.rejects, 2);
    let best =
        run.features("settlements").iter().filter(|s| s.maybe_text("best_site_4g") == Some("00")).count();
    assert!(best > 0, "equal levels go to the smaller name");
    assert!(
        run.features("settlements").iter().all(|s| s.maybe_text("best_site_4g") != Some(first_site.as_str()))
    );
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn of_bac_yen() {
    let folder = shared("data/bacyen");
    let table = |file: &str| fs::read_to_string(folder.join(file)).expect("a table");
    let terrain = toml_text(&folder.join("dem_30m_semisynthetic.tif"));
    let base = toml_text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bac_yen.toml"));
    let scenario = format!(
        "extends = {base}\n[area]\nresolution_m = 300.0\n[terrain]\nfiles = {terrain}\n[settlements]\nfiles = \
         \"villages.csv\"\n[sites]\nfiles = \"sites.csv\"\n"
    );
    let run =
        runs_alike("same_bits_bac_yen", &scenario, [&table("villages.csv"), &table("sites_synthetic.csv")]);
    assert_eq!(run.count("settlements"), 89);
}
