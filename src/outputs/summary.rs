//! The summary the terminal shows.
use super::cause_text::cause_short;
use super::manifest::Manifest;
use super::model_rows::model_lines;
use super::results::{Results, main_gap};
use super::text_table::{aligned, columns, cut, grouped, left, right};
use crate::link::Verdict;
use crate::network::Technology;
use std::path::{Path, PathBuf};

/// Greatest number of columns of a line.
const WIDTH: usize = 100;
/// Settlements listed.
const WORST: usize = 10;
/// Greatest number of columns of a settlement's name.
const NAME_WIDTH: usize = 28;

/// The summary: settlements and people per verdict, shares with service, the ten worst gaps, caveats, files.
///
/// # Units and conventions
/// At most 100 columns per line where names and paths allow. People are of the settlements whose population is known,
/// and people with 3G or 4G count by cluster.
#[must_use]
pub fn summary_text(results: &Results<'_>, manifest: &Manifest, folder: &Path, files: &[PathBuf]) -> String {
    let title = cut(&format!("Signal gaps: {}", results.scenario.name), WIDTH);
    let mut lines = vec![title.clone(), "=".repeat(columns(&title)), String::new()];
    lines.extend(verdict_table(results));
    lines.push(String::new());
    lines.extend(share_table(results));
    let unknown = results.settlements.iter().filter(|settlement| settlement.population.is_none()).count();
    if unknown > 0 {
        let all = grouped(results.settlements.len() as f64);
        lines.push(format!("(population unknown for {} of {all} settlements)", grouped(unknown as f64)));
    }
    lines.push(String::new());
    lines.extend(worst_gaps(results));
    lines.push(String::new());
    for line in model_lines(results) {
        let text = line.trim_start();
        lines.extend(wrapped(text, &" ".repeat(line.len() - text.len()), "    "));
    }
    if !manifest.caveats.is_empty() {
        lines.extend([String::new(), "Keep in mind".to_owned()]);
        lines.extend(manifest.caveats.iter().flat_map(|caveat| wrapped(&caveat.sentence(), "  - ", "    ")));
    }
    lines.push(String::new());
    lines.extend(file_lines(folder, files));
    lines.join("\n") + "\n"
}

/// Verdict of each settlement for any operator, `None` where the technology was not judged.
fn verdicts(results: &Results<'_>, technology: Technology) -> Option<Vec<Verdict>> {
    let scope = results.service.scope(technology, None)?;
    Some(results.service.settlements.iter().map(|settlement| settlement.verdicts[scope]).collect())
}

fn verdict_table(results: &Results<'_>) -> Vec<String> {
    let judged: Vec<(Technology, Vec<Verdict>)> = Technology::ALL
        .into_iter()
        .filter_map(|technology| verdicts(results, technology).map(|verdicts| (technology, verdicts)))
        .collect();
    let mut header = vec![String::new()];
    for (technology, _) in &judged {
        let generation = technology.generation();
        header.extend([format!("{generation} settlements"), format!("{generation} people")]);
    }
    let mut rows = vec![header];
    for verdict in Verdict::ALL {
        let mut row = vec![verdict.key().replace('_', " ")];
        for (_, verdicts) in &judged {
            let such = results.settlements.iter().zip(verdicts).filter(|(_, found)| **found == verdict);
            let people: f64 = such.clone().filter_map(|(settlement, _)| settlement.population).sum();
            row.extend([grouped(such.count() as f64), grouped(people)]);
        }
        rows.push(row);
    }
    aligned(&rows)
}

fn share_of(part: f64, all: f64) -> String {
    if all > 0.0 {
        format!("{} of {} ({:.1} %)", grouped(part), grouped(all), 100.0 * part / all)
    } else {
        "unknown".to_owned()
    }
}

/// The indicators a district reports: settlements and people with 4G, 3G and fixed broadband.
fn share_table(results: &Results<'_>) -> Vec<String> {
    let mut rows = vec![["with", "settlements", "in part", "people"].map(str::to_owned).to_vec()];
    for technology in Technology::ALL {
        let Some(scope) = results.service.scope(technology, None) else { continue };
        let (mut whole, mut part, mut known) = (0_usize, 0_usize, 0_usize);
        let (mut people_served, mut people) = (0.0, 0.0);
        for (settlement, service) in results.settlements.iter().zip(&results.service.settlements) {
            let verdict = service.verdicts[scope];
            whole += usize::from(verdict == Verdict::Served);
            part += usize::from(verdict == Verdict::PartlyServed);
            known += usize::from(verdict != Verdict::NoData);
            if let (Some(served), Some(population), true) =
                (service.people_served[scope], settlement.population, verdict != Verdict::NoData)
            {
                people_served += served;
                people += population;
            }
        }
        rows.push(vec![
            technology.generation().to_owned(),
            share_of(whole as f64, known as f64),
            grouped(part as f64),
            share_of(people_served, people),
        ]);
    }
    rows.push(fixed_broadband_row(results));
    aligned(&rows)
}

/// Settlements in which some household has fixed broadband, and people by the households' share.
fn fixed_broadband_row(results: &Results<'_>) -> Vec<String> {
    let (mut some, mut known, mut with, mut people) = (0.0, 0.0, 0.0, 0.0);
    for settlement in results.settlements {
        let Some(share) = settlement.fixed_broadband_share else { continue };
        known += 1.0;
        some += f64::from(u8::from(share > 0.0));
        if let Some(population) = settlement.population {
            with += share * population;
            people += population;
        }
    }
    vec!["fixed broadband".to_owned(), share_of(some, known), String::new(), share_of(with, people)]
}

/// One line for each of the settlements ranked first, with the cause of its main gap.
fn worst_gaps(results: &Results<'_>) -> Vec<String> {
    let generation = results.scenario.ranking.technology.generation();
    let mut ranking: Vec<_> = results.ranking.iter().collect();
    ranking.sort_by_key(|ranked| ranked.rank);
    if ranking.is_empty() {
        return vec![format!("No settlement is known to lack {generation}.")];
    }
    let listed = &ranking[..ranking.len().min(WORST)];
    let of_all = if listed.len() < ranking.len() {
        format!(" (first {} of {})", listed.len(), ranking.len())
    } else {
        String::new()
    };
    let gaps = results.gaps_by_settlement();
    let mut lines = vec![format!("Settlements that lack {generation}, the most pressing first{of_all}")];
    let names: Vec<String> = listed.iter().map(|ranked| listed_name(results, ranked.settlement)).collect();
    let people: Vec<String> =
        listed.iter().map(|ranked| ranked.people_without_service.map_or("?".to_owned(), grouped)).collect();
    let width = |texts: &[String]| texts.iter().map(|text| columns(text)).max().unwrap_or(0);
    let (name_width, people_width) = (width(&names), width(&people));
    for ((ranked, name), people) in listed.iter().zip(&names).zip(&people) {
        let cause =
            main_gap(&gaps[ranked.settlement]).map_or_else(String::new, |gap| cause_short(results, gap));
        let line = format!(
            "{:>3}  {}  {} people  {cause}",
            ranked.rank,
            left(name, name_width),
            right(people, people_width)
        );
        lines.push(cut(line.trim_end(), WIDTH));
    }
    lines
}

/// The name of a settlement, with a remark where only a part of it lacks service.
fn listed_name(results: &Results<'_>, index: usize) -> String {
    /// Of a settlement that is served in part.
    const IN_PART: &str = " (in part)";
    let settlement = &results.settlements[index];
    let name = if settlement.name.is_empty() { &settlement.settlement_id } else { &settlement.name };
    let scope = results.service.scope(results.scenario.ranking.technology, None);
    let verdict = scope.map(|scope| results.service.settlements[index].verdicts[scope]);
    if verdict == Some(Verdict::PartlyServed) {
        cut(name, NAME_WIDTH - IN_PART.len()) + IN_PART
    } else {
        cut(name, NAME_WIDTH)
    }
}

/// Where the results are: the files by what opens them, without the side files of rasters.
fn file_lines(folder: &Path, files: &[PathBuf]) -> Vec<String> {
    let noun = if files.len() == 1 { "file" } else { "files" };
    let mut lines = vec![format!("{} {noun} in {}", files.len(), folder.display())];
    let names: Vec<&str> =
        files.iter().filter_map(|file| file.file_name()).filter_map(|name| name.to_str()).collect();
    for (kind, extensions) in
        [("layers ", [".geojson"].as_slice()), ("rasters", &[".tif"]), ("tables ", &[".csv", ".json"])]
    {
        let own = names.iter().filter(|name| extensions.iter().any(|extension| name.ends_with(extension)));
        let list = own.copied().collect::<Vec<_>>().join(", ");
        if !list.is_empty() {
            lines.extend(wrapped(&list, &format!("  {kind}  "), "           "));
        }
    }
    lines
}

/// Text in lines of at most [`WIDTH`] columns; a word longer than a line is left whole.
fn wrapped(text: &str, first: &str, next: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && columns(&line) + 1 + columns(word) > WIDTH {
            lines.push(std::mem::replace(&mut line, next.to_owned()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, summary_text, wrapped};
    use crate::outputs::example::World;
    use crate::outputs::text_table::columns;
    use std::path::Path;

    #[test]
    fn the_summary_by_hand() {
        let world = World::new();
        let files =
            ["gaps.geojson", "manifest.json", "coverage_4g_class.tif", "coverage_4g_class.tif.aux.xml"]
                .map(|file| Path::new("out").join(file));
        let text = summary_text(&world.results(), &world.manifest(), Path::new("out"), &files);
        let expected = "\
Signal gaps: Hand-made
======================

               4G settlements  4G people  3G settlements  3G people
served                      0          0               0          0
partly served               1        300               0          0
unserved                    1          0               1        300
no data                     0          0               1          0

with                  settlements  in part               people
4G                 0 of 2 (0.0 %)        1  200 of 300 (66.7 %)
3G                 0 of 1 (0.0 %)        0     0 of 300 (0.0 %)
fixed broadband  1 of 1 (100.0 %)            30 of 300 (10.0 %)
(population unknown for 1 of 2 settlements)

Settlements that lack 4G, the most pressing first
  1  Bản Nậm Lộng (in part)  100 people  ridge 3.2 km from SYN01: 87 m over ray, 31.4 dB
  2  A7                        ? people  no 4G sector within 25 km

Path loss: p1812 (ITU-R P.1812-8 (09/2025))

Keep in mind
  - assumed values of sectors (2, such as S02-U)

4 files in out
  layers   gaps.geojson
  rasters  coverage_4g_class.tif
  tables   manifest.json
";
        assert_eq!(text, expected);
        assert!(text.lines().all(|line| columns(line) <= WIDTH));
    }

    #[test]
    fn no_line_is_too_long_with_several_models() {
        let world = World::of_two_models();
        let text = summary_text(&world.results(), &world.manifest(), Path::new("out"), &[]);
        assert!(text.contains("\nPath loss: p1812") && text.contains("\n  beside it p526"), "{text}");
        assert!(text.contains("\n  4G: one verdict in"), "{text}");
        assert!(text.lines().all(|line| columns(line) <= WIDTH), "{text}");
    }

    #[test]
    fn long_caveats_are_wrapped() {
        let lines = wrapped(&"word ".repeat(50), "  - ", "    ");
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| columns(line) <= WIDTH));
        assert!(lines[1].starts_with("    word"));
    }
}
