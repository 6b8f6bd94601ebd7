//! Files of measured levels as text for the terminal.
use super::checked_file::CheckedFile;
use super::checked_text::{level_line, names_line, preview_lines, time_text};
use crate::language::{decimals, word};
use crate::outputs::values::text_table::aligned_in_line;
use crate::text;

/// What the files hold, and what is odd about them.
#[must_use]
pub fn measured_text(files: &[CheckedFile]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for file in files {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!("{}: {}", file.path, file.format_text));
        lines.extend(facts(file).into_iter().map(|line| format!("  {line}")));
        if !file.oddities.is_empty() {
            lines.push(format!("  {}", word("measured-odd")));
            let rows: Vec<Vec<String>> = file
                .oddities
                .iter()
                .map(|oddity| vec![format!("{:>8}", oddity.count), oddity.text.clone()])
                .collect();
            lines.extend(rows.iter().map(|row| format!("  {}  {}", row[0], row[1])));
        }
        if !file.preview.is_empty() {
            lines.push(format!("  {}", word("measured-first-readings")));
            lines.extend(
                preview_lines(&file.preview).into_iter().map(|line| format!("    {}", line.trim_end())),
            );
        }
    }
    lines.join("\n") + "\n"
}

/// The facts of a file, each with its name before it.
fn facts(file: &CheckedFile) -> Vec<String> {
    let mut facts: Vec<[String; 2]> = Vec::new();
    let mut add = |name: &'static str, text: String| facts.push([word(name).to_owned(), text]);
    add("measured-rows", file.rows.to_string());
    if file.rejects > 0 {
        add("measured-rejected", file.rejects.to_string());
    }
    if !file.columns.is_empty() {
        add("measured-columns", file.columns.join(", "));
    }
    for levels in &file.levels {
        add("measured-readings", level_line(levels));
    }
    let floor = file.floor_dbm.map(|floor| format!("{} dBm", decimals(floor, 1)));
    add("measured-floor", floor.unwrap_or_else(|| word("measured-no-floor").to_owned()));
    if let Some([west, south, east, north]) = file.bounds_deg {
        let [west, south, east, north] = [west, south, east, north].map(|degrees| decimals(degrees, 5));
        add("measured-box", text!("measured-from-to", west, south, east, north));
    }
    add("measured-cells", names_line(&file.cells));
    add("measured-operators", names_line(&file.operators));
    if file.devices.count > 0 {
        add("measured-devices", names_line(&file.devices));
    }
    if let Some([first, last]) = file.seconds {
        add("measured-times", text!("measured-time-span", first = time_text(first), last = time_text(last)));
    }
    for note in &file.notes {
        add("measured-note", note.clone());
    }
    // a second column to the right would be set to the right
    let width = facts.iter().map(|[name, _]| name.chars().count()).max().unwrap_or(0);
    let rows =
        facts.into_iter().map(|[name, text]| vec![format!("{name:<width$}  {text}")]).collect::<Vec<_>>();
    aligned_in_line(&rows)
}
