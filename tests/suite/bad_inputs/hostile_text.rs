//! Texts of the inputs that would steer a terminal, run in a spreadsheet, or break a file name.
use super::case::{SCENARIO, SITES, VILLAGES, terrain};
use crate::support::signalgap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Output;

/// Clears the screen and sets the window's title, where a terminal obeys.
const STEERS: &str = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}1A\u{202e}";

fn world(villages: &str, sites: &str, scenario: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (file, text) in [
        ("terrain.asc", terrain().as_str()),
        ("villages.csv", villages),
        ("sites.csv", sites),
        ("scenario.toml", scenario),
    ] {
        std::fs::write(folder.path().join(file), text).expect("a file");
    }
    folder
}

/// What both streams say, after a look that nothing in it steers a terminal.
fn told(output: &Output) -> String {
    let text =
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
    let steers =
        |letter: char| (letter.is_control() && letter != '\n' && letter != '\t') || letter == '\u{202e}';
    assert!(!text.contains(steers), "{text:?}");
    text
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn nothing_from_a_file_or_the_command_line_steers_the_terminal() {
    let without_rasters = format!("{SCENARIO}[output]\nrasters = false\n");
    let escaped = STEERS.chars().fold(String::new(), |mut text, letter| {
        let _ = write!(text, "\\u{:04x}", u32::from(letter));
        text
    });
    for (what, villages, sites, scenario) in [
        ("a village's name", VILLAGES.replace("Alpha", STEERS), SITES.to_owned(), without_rasters.clone()),
        ("a bad cell", VILLAGES.replace("100", STEERS), SITES.to_owned(), without_rasters.clone()),
        (
            "a column",
            VILLAGES.replace("lon", &format!("lo{STEERS}")),
            SITES.to_owned(),
            without_rasters.clone(),
        ),
        (
            "a site",
            VILLAGES.to_owned(),
            SITES.replace("S1,", &format!("S{STEERS},")),
            without_rasters.clone(),
        ),
        (
            "the scenario's name",
            VILLAGES.to_owned(),
            SITES.to_owned(),
            without_rasters.replace("small world", &escaped),
        ),
        ("a key", VILLAGES.to_owned(), SITES.to_owned(), format!("\"{escaped}\" = 1\n{without_rasters}")),
        (
            "a file's name",
            VILLAGES.to_owned(),
            SITES.to_owned(),
            without_rasters.replace("terrain.asc", &escaped),
        ),
    ] {
        let folder = world(&villages, &sites, &scenario);
        for command in [&["check", "scenario.toml"][..], &["run", "scenario.toml", "-o", "out"]] {
            assert!(!told(&signalgap(folder.path(), command)).is_empty(), "{what}");
        }
    }
    let folder = world(VILLAGES, SITES, SCENARIO);
    told(&signalgap(folder.path(), &["run", "scenario.toml", STEERS]));
    told(&signalgap(folder.path(), &["run", "scenario.toml", "-o", STEERS]));
}

#[test]
fn no_cell_of_a_table_runs_in_a_spreadsheet() {
    let villages = VILLAGES.replace("A,,Alpha", "=1+1,,@SUM(A1)");
    let villages = format!("{villages}C,,C,104.45,\"=HYPERLINK(\"\"x\"\")\",1\n");
    let far = SITES.replace("30,45,46", "30,225,0");
    let scenario = format!("{SCENARIO}[output]\nrasters = false\n");
    let folder = world(&villages, &far, &scenario);
    told(&signalgap(folder.path(), &["run", "scenario.toml", "-o", "out"]));
    let (ranking, rejects) =
        (read(&folder.path().join("out/ranking.csv")), read(&folder.path().join("out/rejects.csv")));
    assert!(ranking.contains(",'=1+1,'@SUM(A1),"), "{ranking}");
    assert!(rejects.contains("\"'=HYPERLINK("), "{rejects}");
    let raw = format!("{scenario}csv_formulas = \"raw\"\n");
    std::fs::write(folder.path().join("scenario.toml"), raw).expect("a scenario");
    told(&signalgap(folder.path(), &["run", "scenario.toml", "-o", "out"]));
    assert!(read(&folder.path().join("out/ranking.csv")).contains(",=1+1,@SUM(A1),"));

    std::fs::write(folder.path().join("p.csv"), "d_km,h_m\n0,1\n1,30\n2,2\n").expect("a profile");
    let links = "id,f_mhz,h_tx_m,h_rx_m,profile\n=x,900,30,1.5,p.csv\n-5,900,30,1.5,p.csv\n";
    std::fs::write(folder.path().join("links.csv"), links).expect("a table");
    let table = ["path", "--links", "links.csv", "-o", "losses.csv"];
    told(&signalgap(folder.path(), &table));
    let losses = read(&folder.path().join("losses.csv"));
    assert!(losses.contains("\n'=x,") && losses.contains("\n-5,"), "{losses}");
    told(&signalgap(folder.path(), &[&table[..], &["--raw-csv"]].concat()));
    assert!(read(&folder.path().join("losses.csv")).contains("\n=x,"));
}

#[test]
fn an_operator_of_300_letters_has_rasters_of_its_own() {
    let scenario = format!("{SCENARIO}[output]\nlayers_per_operator = [\"level\"]\n");
    let folder = world(VILLAGES, &SITES.replace("Operator", &"Rất Dài ".repeat(40)), &scenario);
    let output = signalgap(folder.path(), &["run", "scenario.toml", "-o", "out"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let files = std::fs::read_dir(folder.path().join("out")).expect("results");
    let names: Vec<String> =
        files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    assert!(
        names.iter().any(|name| name.starts_with("coverage_") && name.contains("rat_dai_rat_dai")),
        "{names:?}"
    );
}

#[test]
fn a_picture_with_any_title_is_a_picture() {
    let folder = world(VILLAGES, SITES, SCENARIO);
    std::fs::write(folder.path().join("p.csv"), "d_km,h_m\n0,1\n1,30\n2,2\n").expect("a profile");
    let title = "a\u{1}\u{fffe}\u{1b}[31m<script>]]>&\"";
    let output = signalgap(
        folder.path(),
        &[
            "path",
            "--profile",
            "p.csv",
            "--tx",
            "3",
            "--rx",
            "3",
            "--frequency-mhz",
            "900",
            "--plot",
            "p.svg",
            "--title",
            title,
        ],
    );
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let svg = read(&folder.path().join("p.svg"));
    let forbidden = |letter: char| {
        (letter.is_control() && !"\n\r\t".contains(letter)) || "\u{fffe}\u{ffff}".contains(letter)
    };
    assert!(!svg.contains(forbidden) && !svg.contains("<script"), "a character that XML forbids");
}
