//! Every command of `docs/tutorial.md` runs, in order, and says what the page shows.
use crate::support::signalgap;
use std::path::Path;

/// A fenced block of a page: its language and its lines.
struct Block<'t> {
    language: &'t str,
    lines: Vec<&'t str>,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let lines = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block { language, lines });
        }
    }
    blocks
}

/// The words of a command; what stands in quotes is one.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    parts
        .flat_map(|(number, part)| {
            if number % 2 == 1 {
                vec![part.to_owned()]
            } else {
                part.split_whitespace().map(str::to_owned).collect()
            }
        })
        .collect()
}

/// What the program says, on both streams.
fn said(folder: &Path, command: &str, is_good: bool) -> String {
    let words = words(command);
    assert_eq!(words[0], "signalgap", "{command}");
    let words: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    let output = signalgap(folder, &words);
    let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).expect("UTF-8"));
    assert_eq!(output.status.success(), is_good, "{command}: {err}");
    out + &err
}

fn assert_shows(said: &str, shown: &[&str]) {
    for line in shown.iter().filter(|line| **line != "...") {
        assert!(said.contains(line), "the page shows `{line}`, and the program says\n{said}");
    }
}

#[test]
fn every_command_runs_and_says_what_the_page_shows() {
    let page = include_str!("../../docs/tutorial.md");
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let (mut last, mut commands, mut shown) = (String::new(), 0, 0);
    for block in blocks(page) {
        match block.language {
            "sh" => {
                last.clear();
                for command in block.lines {
                    last += &said(at, command, true);
                    commands += 1;
                }
            }
            "toml" => {
                let name = block.lines[0].strip_prefix("# ").expect("a name");
                std::fs::write(at.join(name), block.lines.join("\n") + "\n").expect("a file");
            }
            "text" if block.lines[0].contains("unknown key") => {
                let file = at.join("district/scenario.toml");
                let text = std::fs::read_to_string(&file).expect("a scenario");
                std::fs::write(&file, text.replacen("\nradius_km", "\nraduis_km", 1)).expect("a scenario");
                assert_shows(&said(at, "signalgap check district/scenario.toml", false), &block.lines);
                std::fs::write(&file, text).expect("a scenario");
                shown += 1;
            }
            "text" => {
                assert_shows(&last, &block.lines);
                shown += 1;
            }
            other => panic!("a block of {other}"),
        }
    }
    assert!(commands >= 7 && shown >= 6, "{commands} commands, {shown} texts: the check would be idle");
    for file in
        ["today/coverage_4g_class.tif", "today/rays.geojson", "why.svg", "after/coverage_4g_class.tif"]
    {
        assert!(at.join(file).is_file(), "{file}");
    }
}
