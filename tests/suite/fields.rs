//! Every column and field of every command is in the dictionary, `docs/fields.md`.
use crate::compare::small_world::World;
use crate::pipeline::district::{SMALL, input};
use crate::pipeline::opportunity::{mapped, small};
use crate::plan::planned::{FOUR_MASTS, one_fibre_end};
use serde_json::Value;
use signalgap::pipeline::DEFAULT_MEMORY_BYTES;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What stands for the placeholders of the page's head.
const PLACEHOLDERS: [(&str, &[&str]); 5] = [
    ("{t}", &["4g", "3g"]),
    ("{w}", &["rsrp", "rscp"]),
    ("{m}", &["promising", "strongest", "nearest", "mast"]),
    ("{c}", &["", "own_", "way_home_", "spent_"]),
    ("{s}", &["before", "after"]),
];

/// The names of the page: those that stand alone, and those that may follow any prefix.
struct Dictionary {
    names: BTreeSet<String>,
    tails: BTreeSet<String>,
}

impl Dictionary {
    fn read() -> Self {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/fields.md");
        let page = fs::read_to_string(page).expect("docs/fields.md");
        let mut dictionary = Self { names: BTreeSet::new(), tails: BTreeSet::new() };
        for name in page.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()) {
            let mut all = vec![name.replace("{o}", "")];
            for (placeholder, words) in PLACEHOLDERS {
                let with = |name: &String| -> Vec<String> {
                    words.iter().map(|word| name.replace(placeholder, word)).collect()
                };
                all = all.iter().flat_map(with).collect();
            }
            if name.starts_with("{o}") {
                dictionary.tails.extend(all.iter().cloned());
            }
            dictionary.names.extend(all);
        }
        assert!(dictionary.names.len() > 300, "{} names", dictionary.names.len());
        dictionary
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains(name)
            || name.match_indices('_').any(|(at, _)| self.tails.contains(&name[at + 1..]))
    }

    /// The names in a folder that are not there; those of one's own tables are left out.
    fn lacks(&self, folder: &Path, own: &BTreeSet<String>) -> Vec<String> {
        let mut lacking = Vec::new();
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let file = path.file_name().expect("a name").to_string_lossy().into_owned();
            let names = match path.extension().and_then(|ending| ending.to_str()) {
                Some("csv") => header(&path),
                Some("geojson") => properties(&path),
                _ => continue,
            };
            let unknown = names.into_iter().filter(|name| !own.contains(name) && !self.has(name));
            lacking.extend(unknown.map(|name| format!("{file}: {name}")));
        }
        lacking
    }
}

fn header(path: &Path) -> Vec<String> {
    let mut reader = csv::Reader::from_path(path).expect("a table");
    reader.headers().expect("a header").iter().map(str::to_owned).collect()
}

fn properties(path: &Path) -> Vec<String> {
    let collection: Value = serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON");
    let features = collection["features"].as_array().expect("features").iter();
    let names =
        features.flat_map(|feature| feature["properties"].as_object().expect("fields").keys().cloned());
    names.collect::<BTreeSet<String>>().into_iter().collect()
}

#[test]
fn of_every_command() {
    let dictionary = Dictionary::read();
    // columns of the user's table keep their names
    let own = header(&input().join("villages.csv")).into_iter().collect();
    let opportunities = mapped(
        &small("fields_opportunity", "[new_mast]\nheights_m = [30.0]\n", false),
        2,
        DEFAULT_MEMORY_BYTES,
    );
    let world = World::new();
    world.done(&["compare", "today.toml", "plan.toml", "-o", "out"]);
    let satellites = one_fibre_end("always");
    let compared = world.at("out");
    for folder in
        [SMALL.folder.as_path(), &FOUR_MASTS.folder, &satellites.folder, &opportunities.folder, &compared]
    {
        let lacking = dictionary.lacks(folder, &own);
        assert!(lacking.is_empty(), "not in docs/fields.md, {}: {lacking:#?}", folder.display());
    }
}

#[test]
fn a_name_that_is_not_there_is_told() {
    let dictionary = Dictionary::read();
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.csv"), "settlement_id,viettel_verdict_4g,nonsense\n").expect("a file");
    assert_eq!(dictionary.lacks(folder.path(), &BTreeSet::new()), ["a.csv: nonsense"]);
}
