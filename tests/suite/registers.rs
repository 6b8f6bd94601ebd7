//! Every register that `docs/registers.md` shows is read, and what the page says of it is true.
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::inputs::sites::{SectorDraft, SitesRead, read_sites};
use signalgap::words::row_note;
use std::path::Path;

const PAGE: &str = include_str!("../../docs/registers.md");

/// One register of the page: its files, what the scenario says, what is read.
#[derive(Default)]
struct Register {
    title: String,
    files: Vec<(String, String)>,
    choice: String,
    shown: String,
}

/// The registers of the page: a line with a file's name, a block with what it holds, then a block `toml` and a block `text`.
fn registers() -> Vec<Register> {
    let (mut found, mut current) = (Vec::new(), Register::default());
    let (mut title, mut name) = (String::new(), String::new());
    let mut lines = PAGE.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            heading.clone_into(&mut title);
        } else if let Some(file) = line.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')) {
            file.clone_into(&mut name);
        } else if let Some(language) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let block = block.join("\n") + if block.is_empty() { "" } else { "\n" };
            match language {
                "toml" => current.choice = block,
                "text" => {
                    current.shown = block;
                    title.clone_into(&mut current.title);
                    found.push(std::mem::take(&mut current));
                }
                _ => current.files.push((std::mem::take(&mut name), block)),
            }
        }
    }
    found
}

fn read(register: &Register, folder: &Path) -> SitesRead {
    for (name, text) in &register.files {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    let scenario = format!(
        "name = \"register\"\n[terrain]\nfiles = \"none.tif\"\nkind = \"surface\"\n[settlements]\nfiles = \"none.csv\"\n\
         [sites]\n{}",
        register.choice
    );
    let path = folder.join("scenario.toml");
    std::fs::write(&path, scenario).expect("a scenario");
    let loaded = load_scenario(&path).unwrap_or_else(|error| panic!("{}: {error}", register.title));
    read_sites(&loaded.scenario.sites).unwrap_or_else(|error| panic!("{}: {error}", register.title))
}

/// What the page shows of a register: its sectors, then what was set aside and noted.
fn told(read: &SitesRead, folder: &Path) -> String {
    let sectors = read.rows.iter().map(sector_line);
    let rejects = read.rejects.iter().map(|reject| {
        let file = Path::new(&reject.file).file_name().unwrap_or_default().display().to_string();
        format!(
            "set aside: {file} row {}, {} `{}`: {}",
            reject.row, reject.field, reject.value, reject.reason
        )
    });
    let notes = read.notes.iter().map(|note| format!("note: {} ({})", row_note(&note.note), note.count));
    let lines: Vec<String> = sectors.chain(rejects).chain(notes).collect();
    let text = lines.join("\n") + "\n";
    text.replace(&format!("{}/", folder.display()), "")
}

fn sector_line(draft: &SectorDraft) -> String {
    let (sector, place) = (draft.sector(), draft.place());
    let azimuth = sector
        .azimuth
        .map_or_else(|| "all round".to_owned(), |azimuth| format!("{} degrees", azimuth.degrees()));
    let assumed: Vec<String> = sector
        .assumed
        .iter()
        .map(|field| serde_json::to_value(field).expect("a word").as_str().expect("a word").replace('_', " "))
        .collect();
    let assumed = if assumed.is_empty() { "nothing".to_owned() } else { assumed.join(", ") };
    format!(
        "{}: {} at {:.5} {:.5}, {}{} MHz, {:.1} m, {azimuth}, {:.1} dBm + {:.1} dBi; assumed: {assumed}",
        sector.site_id,
        sector.sector_id,
        place.longitude_deg,
        place.latitude_deg,
        if sector.operator.is_empty() { String::new() } else { format!("{} ", sector.operator) },
        sector.carrier.downlink.megahertz(),
        sector.antenna_height_agl.metres(),
        sector.total_power.dbm(),
        sector.maximum_gain.db(),
    )
}

#[test]
fn the_page_says_what_is_read() {
    let registers = registers();
    assert_eq!(
        registers.len(),
        9,
        "{:?}",
        registers.iter().map(|register| &register.title).collect::<Vec<_>>()
    );
    let mut wrong = Vec::new();
    for register in registers {
        let folder = tempfile::tempdir().expect("a folder");
        let found = told(&read(&register, folder.path()), folder.path());
        if found != register.shown {
            wrong.push(format!("## {}\n{found}", register.title));
        }
    }
    assert!(wrong.is_empty(), "docs/registers.md must show:\n{}", wrong.join("\n"));
}
