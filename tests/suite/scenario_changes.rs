//! What-ifs: a change in a scenario gives the same files as the same change in the table; the worked example of `docs/what-if.md`.
use crate::pipeline::finished::{Finished, scratch};
use crate::support::signalgap;
use signalgap::inputs::scenario_file::load_scenarios;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with the demonstration district; `None`, with a visible remark, where the published package is without it.
fn district(name: &str) -> Option<PathBuf> {
    let source = root().join("data/small-district");
    if !source.exists() {
        let _ =
            writeln!(std::io::stderr(), "SKIPPED: data/small-district is not part of the published package");
        return None;
    }
    let folder = scratch(&format!("scenario_changes_{name}"));
    for entry in fs::read_dir(source).expect("a folder") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, folder.join(path.file_name().expect("a name"))).expect("a copy");
    }
    Some(folder)
}

/// Files that tell how the others came about: from which inputs, under which caveats.
const TELLING: [&str; 3] = ["manifest.json", "report.html", "report.json"];

/// The files of a result, but for [`TELLING`].
fn results(folder: &Path, scenario: &str) -> BTreeMap<String, Vec<u8>> {
    let run = Finished::of(&folder.join(scenario));
    let entries = fs::read_dir(&run.folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let named = entries.map(|path| {
        (path.file_name().expect("a name").to_string_lossy().into_owned(), fs::read(&path).expect("a file"))
    });
    let files = named.filter(|(name, _)| !TELLING.contains(&name.as_str())).collect();
    fs::remove_dir_all(&run.folder).expect("a folder of results");
    files
}

/// The network table with each row as `edit` has it; `None` takes it out.
fn table(edit: impl Fn(&[&str]) -> Option<Vec<String>>) -> String {
    let text = fs::read_to_string(root().join("data/small-district/sites.csv")).expect("a table");
    let (header, rows) = text.split_once('\n').expect("a header");
    let rows = rows.lines().filter_map(|line| edit(&line.split(',').collect::<Vec<_>>()));
    let rows: Vec<String> = rows.map(|row| row.join(",")).collect();
    format!("{header}\n{}\n", rows.join("\n"))
}

fn unchanged(row: &[&str]) -> Vec<String> {
    row.iter().map(|&value| value.to_owned()).collect()
}

#[test]
fn a_change_gives_the_files_of_the_same_change_in_the_table() {
    let Some(folder) = district("by_hand") else { return };
    // one name in both, as files of results hold it
    let name = "name = \"What if\"\n";
    let plan = "sites.remove = [\"DEMO02\", \"DEMO03-1-B8\"]\n\
                sites.change = [{ site_id = \"DEMO01\", antenna_height_m = 55, lon = 104.475, lat = 21.088 }, \
                { sector_id = \"DEMO04-1-B1\", azimuth_deg = 75.5, electrical_tilt_deg = 1, power_dbm = 40 }]\n\
                sites.add = [{ site_id = \"NEW\", operator = \"Neu\", technology = \"LTE\", band = \"B8\", bandwidth_mhz = 10, \
                lon = 104.4729, lat = 21.1364, antenna_height_m = 40, azimuth_deg = [0, 180] }]\n\
                sites.every = { feeder_loss_db = 1.5 }\n";
    let base = fs::read_to_string(folder.join("scenario.toml")).expect("a scenario");
    fs::write(folder.join("plan.toml"), format!("extends = \"scenario.toml\"\n{name}{plan}"))
        .expect("a file");
    let by_plan = results(&folder, "plan.toml");
    // the same in two steps, of which the second extends the first
    let (first, second) = plan.split_once("sites.add").expect("two steps");
    fs::write(folder.join("first.toml"), format!("extends = \"scenario.toml\"\n{first}")).expect("a file");
    fs::write(folder.join("second.toml"), format!("extends = \"first.toml\"\n{name}sites.add{second}"))
        .expect("a file");
    let by_steps = results(&folder, "second.toml");
    let mut by_hand = table(|row| {
        let (site, sector) = (row[0], row[1]);
        let mut row = unchanged(row);
        "1.5".clone_into(&mut row[15]);
        match (site, sector) {
            ("DEMO02", _) | (_, "DEMO03-1-B8") => return None,
            ("DEMO01", _) => {
                "104.475".clone_into(&mut row[7]);
                "21.088".clone_into(&mut row[8]);
                "55".clone_into(&mut row[9]);
            }
            (_, "DEMO04-1-B1") => {
                "75.5".clone_into(&mut row[10]);
                "1".clone_into(&mut row[12]);
                "40".clone_into(&mut row[13]);
            }
            _ => {}
        }
        Some(row)
    });
    for azimuth in [0, 180] {
        let _ = writeln!(by_hand, "NEW,,Neu,LTE,B8,,10,104.4729,21.1364,40,{azimuth},,,,,1.5,");
    }
    fs::write(folder.join("sites.csv"), by_hand).expect("a table");
    let (_, rest) = base.split_once("\nname = ").expect("a name");
    let (_, rest) = rest.split_once('\n').expect("a line");
    fs::write(folder.join("scenario.toml"), format!("{name}{rest}")).expect("a scenario");
    let expected = results(&folder, "scenario.toml");
    assert!(expected.len() > 20 && expected.contains_key("coverage_4g_rsrp.tif"), "{:?}", expected.keys());
    for (way, found) in [("one plan", &by_plan), ("two steps", &by_steps)] {
        assert!(found.keys().eq(expected.keys()), "{way}: {:?}", found.keys());
        for (file, bytes) in &expected {
            assert!(*bytes == found[file], "{way}: {file} differs");
        }
    }
}

#[test]
fn no_change_is_no_change_and_every_row_order_gives_the_same() {
    let Some(folder) = district("order") else { return };
    let plan = "extends = \"scenario.toml\"\nsites.change = [{ site_id = [\"DEMO04\", \"DEMO01\"], electrical_tilt_deg = 1 }]\n\
                sites.every = { feeder_loss_db = 3 }\n";
    fs::write(folder.join("plan.toml"), plan).expect("a file");
    let ordered = results(&folder, "plan.toml");
    assert!(ordered != results(&folder, "scenario.toml"), "the plan changes something");
    let text = fs::read_to_string(folder.join("sites.csv")).expect("a table");
    let (header, rows) = text.split_once('\n').expect("a header");
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.reverse();
    fs::write(folder.join("sites.csv"), format!("{header}\n{}\n", rows.join("\n"))).expect("a table");
    assert!(ordered == results(&folder, "plan.toml"), "rows in another order give other files");
    // the values that the rows have anyway
    let same =
        "extends = \"scenario.toml\"\nsites.change = [{ site_id = \"DEMO01\", antenna_height_m = 42 }]\n";
    fs::write(folder.join("same.toml"), same).expect("a file");
    assert!(
        results(&folder, "same.toml") == results(&folder, "scenario.toml"),
        "the same height, other files"
    );
}

/// A fenced block of a page.
struct Block {
    kind: String,
    text: String,
    /// The lines after it, up to the next block.
    after: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut parts = page.split("```");
    parts.next();
    let mut found = Vec::new();
    while let (Some(block), after) = (parts.next(), parts.next()) {
        let (kind, text) = block.split_once('\n').expect("a kind");
        let (kind, text) = (kind.trim().to_owned(), text.to_owned());
        found.push(Block { kind, text, after: after.unwrap_or_default().to_owned() });
    }
    found
}

/// Labels and folders in the rows of a table with the header `| label | folder |`.
fn rows_of_labels(text: &str) -> Vec<[String; 2]> {
    let (_, rows) = text.split_once("| label | folder |\n|---|---|\n").expect("a table of labels");
    let rows = rows.lines().take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<String> =
            row.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect();
        cells.try_into().expect("two cells")
    })
    .collect()
}

#[test]
fn the_worked_example_of_the_page_is_true() {
    let Some(folder) = district("page") else { return };
    let page = fs::read_to_string(root().join("docs/what-if.md")).expect("the page");
    let (mut files, mut commands, mut claims, mut sets) = (0, 0, 0, 0);
    let mut said = String::new();
    for block in blocks(&page) {
        match block.kind.as_str() {
            "toml" => {
                let first = block.text.lines().next().unwrap_or_default();
                let Some(name) = first.strip_prefix("# ") else { continue };
                fs::write(folder.join(name), &block.text).expect("a file");
                files += 1;
                if block.text.contains("[variants") || block.text.contains("[[variants") {
                    let made = load_scenarios(&folder.join(name)).unwrap_or_else(|error| panic!("{error}"));
                    let made: Vec<[String; 2]> = made
                        .into_iter()
                        .map(|variant| [variant.label.expect("a label"), variant.folder.expect("a folder")])
                        .collect();
                    assert_eq!(made, rows_of_labels(&block.after), "{name}");
                    sets += 1;
                }
            }
            "sh" => {
                let words: Vec<&str> = block.text.split_whitespace().collect();
                assert_eq!(words[0], "signalgap");
                let out = signalgap(&folder, &words[1..]);
                assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
                said = String::from_utf8_lossy(&out.stdout).into_owned();
                commands += 1;
            }
            "text" => {
                for line in block.text.lines() {
                    assert!(said.contains(line), "the page says `{line}`, the program\n{said}");
                    claims += 1;
                }
            }
            other => panic!("a block of `{other}`"),
        }
    }
    assert_eq!((files, commands, sets), (5, 4, 2), "files, commands, and sets of variants");
    assert!(claims >= 6, "{claims}");
}

#[test]
fn a_thousand_variants_have_names_of_their_own() {
    let Some(folder) = district("thousand") else { return };
    let list = |count: usize| (1..=count).map(|index| index.to_string()).collect::<Vec<_>>().join(", ");
    let text = format!(
        "extends = \"scenario.toml\"\n[variants.axes]\n\"sites.every.antenna_height_m\" = [{}]\n\"service.radius_km\" = [{}]\n",
        list(40),
        list(25)
    );
    fs::write(folder.join("many.toml"), text).expect("a file");
    let variants = load_scenarios(&folder.join("many.toml")).expect("a thousand");
    let folders: BTreeSet<&str> = variants.iter().filter_map(|variant| variant.folder.as_deref()).collect();
    let names: BTreeSet<&str> =
        variants.iter().map(|variant| variant.loaded.scenario.name.as_str()).collect();
    assert_eq!((variants.len(), folders.len(), names.len()), (1_000, 1_000, 1_000));
}

#[test]
fn a_plan_that_cannot_be_made_stops_before_anything_is_written() {
    let Some(folder) = district("refused") else { return };
    for (plan, words) in [
        (
            "sites.change = [{ site_id = \"DEMO4\", electrical_tilt_deg = 2 }]",
            &["bad.toml: sites.change[1]", "`DEMO04`", "2 | sites.change = [{", "^^^^^"][..],
        ),
        (
            "sites.change = [{ site_id = \"DEMO04\", electrical_tilt_deg = 200 }]",
            &["electrical_tilt_deg `200`", "-90 to 90", "  | ", " ^^^^^^^^^^^^^^^^^^^\n"],
        ),
        (
            "sites.add = [{ site_id = \"N\", technology = \"LTE\" }]",
            &["bad.toml: sites.add[1]", "lon and lat", "2 | sites.add = [{"],
        ),
        (
            "sites.change = [{ site_id = \"DEMO04\", azimut_deg = 2 }]",
            &["bad.toml:2: `sites.change[1]`", "`azimuth_deg`?", "2 | sites.change", " ^^^^^^^^^^\n"],
        ),
        ("[variants]\ncases = [{ name = \"a\" }]", &["take them all", "`extends`"]),
        (
            "[variants.axes]\nservice.radios_km = [5.0, 9.0]",
            &["bad.toml:3: [variants]: unknown key", "`service.radius_km`?", "3 | service.radios_km", "^^^"],
        ),
    ] {
        fs::write(folder.join("bad.toml"), format!("extends = \"scenario.toml\"\n{plan}\n")).expect("a file");
        for command in ["check", "opportunity"] {
            let mut arguments = vec![command, "bad.toml"];
            if command == "opportunity" {
                arguments.extend(["-o", "out"]);
            }
            let out = signalgap(&folder, &arguments);
            let told = String::from_utf8_lossy(&out.stderr).into_owned();
            assert_eq!(out.status.code(), Some(2), "{plan}: {told}");
            assert!(words.iter().all(|word| told.contains(word)), "{plan}: {told}");
        }
    }
    assert!(!folder.join("out").exists());
}
