//! The summary the terminal shows.
use super::manifest::Manifest;
use super::summary_opportunity::opportunity_lines;
use super::summary_ranking::ranking_lines;
use super::summary_remedies::remedy_lines;
use super::summary_reports::report_lines;
use crate::language::{counted, decimals, grouped, word};
use crate::network::Technology;
use crate::outputs::html::REPORT;
use crate::outputs::results::model_rows::model_lines;
use crate::outputs::results::run_results::Results;
use crate::outputs::values::fields::round_to;
use crate::outputs::values::text_table::{aligned, cut, line_columns, wrapped};
use crate::planning::{Cause, PartOf, ServiceCounts};
use crate::settlements::Facility;
use crate::text;
use std::path::{Path, PathBuf};

/// Files named as the ones to open first, where they were written.
const FIRST_FILES: [&str; 5] = [
    "settlements.geojson",
    "gaps.geojson",
    "opportunity_places.geojson",
    "coverage_4g_class.tif",
    "coverage_3g_class.tif",
];

/// The summary: what is lacking in one sentence, a table of who has what, the ten villages to look at first, the next step,
/// caveats.
///
/// # Units and conventions
/// At most as many columns per line as the terminal has (100 without one) where names and paths allow. People are of the settlements whose population is known,
/// and people with 3G or 4G count by cluster.
#[must_use]
pub fn summary_text(results: &Results<'_>, manifest: &Manifest, folder: &Path, files: &[PathBuf]) -> String {
    let mut lines = wrapped(&headline(results), "", "");
    lines.push(cut(&results.scenario.name, line_columns()));
    lines.extend(odd_inputs(results, manifest));
    lines.push(String::new());
    lines.extend(share_table(results));
    lines.extend(facilities_without(results));
    lines.extend(fragile_line(results).iter().flat_map(|line| wrapped(line, "", "  ")));
    if results.indicators.all.communes_with_fibre.of > 0.0 {
        lines.push(text!(
            "summary-fibre-at-communes",
            communes_with_fibre = share_of(results.indicators.all.communes_with_fibre)
        ));
    }
    lines.push(String::new());
    lines.extend(ranking_lines(results));
    lines.push(String::new());
    lines.extend(remedy_lines(results));
    if let Some(found) = results.opportunity {
        lines.extend(opportunity_lines(results, found));
        lines.push(String::new());
    }
    if let Some(found) = results.reported {
        lines.extend(report_lines(results, found));
        lines.push(String::new());
    }
    lines.extend(next_step(folder, files));
    lines.push(String::new());
    for line in model_lines(results) {
        let text = line.trim_start();
        lines.extend(wrapped(text, &" ".repeat(line.len() - text.len()), "    "));
    }
    lines.extend(caveat_lines(manifest));
    lines.join("\n") + "\n"
}

/// The summary of the opportunity map alone: what is lacking in one sentence, caveats, the best places, the next step.
///
/// # Units and conventions
/// As [`summary_text`].
#[must_use]
pub fn opportunity_text(
    results: &Results<'_>,
    manifest: &Manifest,
    folder: &Path,
    files: &[PathBuf],
) -> String {
    let mut lines = wrapped(&headline(results), "", "");
    lines.push(cut(&results.scenario.name, line_columns()));
    lines.extend(odd_inputs(results, manifest));
    lines.extend(caveat_lines(manifest));
    lines.push(String::new());
    if let Some(found) = results.opportunity {
        lines.extend(opportunity_lines(results, found));
        lines.push(String::new());
    }
    lines.extend(next_step(folder, files));
    lines.join("\n") + "\n"
}

/// Who lacks the ranked technology, in one sentence.
pub(in crate::outputs) fn headline(results: &Results<'_>) -> String {
    let technology = results.scenario.ranking.technology;
    let generation = technology.generation();
    let Some(found) = results.indicators.all.of(technology) else {
        return text!("summary-was-not-judged", generation);
    };
    let ServiceCounts { in_full, in_part, poor, none, no_data } = found.settlements;
    let people = found.people_served;
    let (lacking, known) = (poor + none, grouped(people.of));
    let mut parts = Vec::new();
    if lacking + in_part == 0 {
        let villages = counted("summary-villages", in_full);
        let whom = if people.of > 0.0 { text!("summary-all-people-in", known) } else { String::new() };
        parts.push(text!("summary-have", whom, villages, generation));
    } else if people.of > 0.0 {
        let entirely = counted("summary-villages", lacking);
        let without = grouped(people.of - people.part);
        parts.push(text!("summary-of-people-lack", without, known, generation));
        parts.push(text!("summary-entirely-in-part", entirely, in_part = grouped(in_part as f64)));
    } else {
        let entirely = counted("summary-villages-lack", lacking);
        parts.push(text!(
            "summary-entirely-in-part-2",
            entirely,
            generation,
            in_part = grouped(in_part as f64)
        ));
    }
    if no_data > 0 {
        parts.push(text!(
            "summary-not-known-terrain-is-missing",
            villages = counted("summary-villages", no_data)
        ));
    }
    let schools = found.facilities_without[0];
    if schools.of > 0.0 {
        parts.push(text!("summary-of-schools", part = grouped(schools.part), of = grouped(schools.of)));
    }
    parts.extend(carrier_gaps(results));
    parts.join("; ")
}

/// How many gaps are in reach of a mast of another technology alone: a carrier there is the first thing to look at.
fn carrier_gaps(results: &Results<'_>) -> Option<String> {
    let technology = results.scenario.ranking.technology;
    let other = Technology::ALL.into_iter().find(|other| *other != technology)?.generation();
    let count = results.gaps.iter().filter(|gap| matches!(gap.cause, Cause::Band { .. })).count();
    let gaps = counted("summary-gaps-are", count);
    let own = technology.generation();
    (count > 0).then(|| text!("summary-in-reach-of-mast-with-but", gaps, other, own))
}

/// What the reader must know of the inputs before the numbers.
fn odd_inputs(results: &Results<'_>, manifest: &Manifest) -> Vec<String> {
    let mut lines = Vec::new();
    let rejects = manifest.counts.get("rejects").copied().unwrap_or(0.0);
    if rejects > 0.0 {
        lines.push(counted("summary-note-input-set-aside-rejects-csv", rejects as usize));
    }
    let unknown = results.indicators.all.population_unknown;
    if unknown > 0 {
        let all = grouped(results.settlements.len() as f64);
        lines.extend(if unknown == results.settlements.len() {
            wrapped(&text!("summary-note-no-population", all), "", "  ")
        } else {
            let unknown = grouped(unknown as f64);
            vec![text!("summary-note-the-population-of-of-villages", unknown, all)]
        });
    }
    let first = manifest.caveats.iter().filter(|caveat| caveat.comes_first);
    lines.extend(first.flat_map(|caveat| wrapped(&text!("summary-note", short = caveat.short()), "", "  ")));
    lines
}

fn share_of(part: PartOf) -> String {
    part.share().map_or_else(String::new, |share| {
        text!(
            "summary-share",
            part = grouped(part.part),
            of = grouped(part.of),
            percent = decimals(100.0 * share, 1)
        )
    })
}

/// Villages and people with 4G, 3G, fixed broadband, smartphones, and communes with fibre: what is known of them.
fn share_table(results: &Results<'_>) -> Vec<String> {
    let all = &results.indicators.all;
    let unjudged = all.service.iter().any(|service| service.settlements.no_data > 0);
    let mut header = [
        "",
        word("summary-villages-in-full"),
        word("summary-in-part"),
        word("summary-possible"),
        word("summary-none"),
    ]
    .map(str::to_owned)
    .to_vec();
    if unjudged {
        header.push(word("summary-no-data").to_owned());
    }
    header.push(word("summary-people").to_owned());
    let width = header.len();
    let mut rows = vec![header];
    for service in &all.service {
        let ServiceCounts { in_full, in_part, poor, none, no_data } = service.settlements;
        let judged = (in_full + in_part + poor + none) as f64;
        let full = share_of(PartOf { part: in_full as f64, of: judged });
        let mut row = vec![service.technology.generation().to_owned(), full];
        row.extend([in_part, poor, none].map(|count| grouped(count as f64)));
        if unjudged {
            row.push(grouped(no_data as f64));
        }
        row.push(share_of(service.people_served));
        rows.push(row);
    }
    for (name, villages, people) in [
        (word("summary-fixed-broadband"), all.fixed_broadband_settlements, all.fixed_broadband_people),
        (word("summary-smartphones"), PartOf::default(), all.smartphone_people),
    ] {
        if villages.of + people.of > 0.0 {
            let mut row = vec![String::new(); width];
            (row[0], row[1], row[width - 1]) = (name.to_owned(), share_of(villages), share_of(people));
            rows.push(row);
        }
    }
    let mut lines = aligned(&rows);
    lines.extend(table_notes(results));
    lines
}

/// What the words of the table mean.
fn table_notes(results: &Results<'_>) -> Vec<String> {
    let all = &results.indicators.all;
    let mut notes = Vec::new();
    if all.service.iter().any(|service| service.settlements.poor > 0) {
        notes.push(word("summary-possible-there-is-signal-but-it").to_owned());
    }
    if all.fixed_broadband_settlements.of > 0.0 {
        let percent = round_to(100.0 * results.scenario.indicators.fixed_broadband_share, 1);
        notes.push(text!("summary-fixed-broadband-villages-where-at-least", percent));
    }
    if notes.is_empty() { notes } else { wrapped(&format!("({})", notes.join("; ")), "", " ") }
}

/// How many villages have a verdict on the ranked technology that may be another one; nothing where that was not asked.
fn fragile_line(results: &Results<'_>) -> Option<String> {
    let technology = results.scenario.ranking.technology;
    let scope = results.service.scope(technology, None)?;
    let known: Vec<bool> =
        results.service.settlements.iter().filter_map(|settlement| settlement.fragile(scope)).collect();
    let fragile = known.iter().filter(|fragile| **fragile).count();
    let models =
        if results.service.other_models.is_empty() { "" } else { word("summary-or-by-another-model") };
    (!known.is_empty()).then(|| {
        text!(
            "summary-of-fragile-verdict-is-another-one",
            count = fragile,
            fragile = grouped(fragile as f64),
            known = counted("summary-villages", known.len()),
            generation = technology.generation(),
            models
        )
    })
}

/// Facilities without the ranked technology.
fn facilities_without(results: &Results<'_>) -> Option<String> {
    let technology = results.scenario.ranking.technology;
    let found = results.indicators.all.of(technology)?;
    let named = Facility::ALL.into_iter().zip(found.facilities_without).filter(|(_, part)| part.of > 0.0);
    let list: Vec<String> = named
        .map(|(facility, part)| {
            let name = match facility {
                Facility::School => word("summary-schools"),
                Facility::Clinic => word("summary-clinics"),
                Facility::PeoplesCommittee => word("summary-people-committees"),
            };
            text!("summary-of", part = grouped(part.part), of = grouped(part.of), name)
        })
        .collect();
    (!list.is_empty())
        .then(|| text!("summary-without", generation = technology.generation(), list = list.join(", ")))
}

/// What to open, and where it is.
fn next_step(folder: &Path, files: &[PathBuf]) -> Vec<String> {
    let names: Vec<&str> =
        files.iter().filter_map(|file| file.file_name()).filter_map(|name| name.to_str()).collect();
    let first: Vec<&str> = FIRST_FILES.into_iter().filter(|file| names.contains(file)).collect();
    let all = counted("summary-files", files.len());
    let mut lines = vec![text!("summary-results-in", all, folder = folder.display())];
    if names.contains(&"signalgap.qgz") && names.contains(&REPORT) {
        lines.push(word("summary-next-open-report-or-project").to_owned());
    } else if names.contains(&"signalgap.qgz") {
        lines.push(word("summary-next-open-signalgap-qgz-in-qgis").to_owned());
    } else if !first.is_empty() {
        lines.extend(wrapped(&text!("summary-next-open-in-qgis", files = first.join(", ")), "", "      "));
    }
    lines
}

fn caveat_lines(manifest: &Manifest) -> Vec<String> {
    let below: Vec<_> = manifest.caveats.iter().filter(|caveat| !caveat.comes_first).collect();
    if below.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![String::new(), word("summary-keep-in-mind").to_owned()];
    lines.extend(below.iter().flat_map(|caveat| wrapped(&caveat.short(), "  - ", "    ")));
    lines.push(word("summary-details-manifest-json").to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::{summary_text, wrapped};
    use crate::findings::{Caveat, CountedCaveat, RasterNote};
    use crate::outputs::example::World;
    use crate::outputs::report::manifest::CaveatRow;
    use crate::outputs::values::text_table::{WIDTH, columns};
    use std::path::Path;

    #[test]
    fn the_summary_by_hand() {
        let world = World::new();
        let files =
            ["gaps.geojson", "manifest.json", "coverage_4g_class.tif", "coverage_4g_class.tif.aux.xml"]
                .map(|file| Path::new("out").join(file));
        let text = summary_text(&world.results(), &world.manifest(), Path::new("out"), &files);
        let expected = "\
100 of 300 people lack 4G; 1 village entirely, 1 in part; 1 of 1 schools
Hand-made
Note: the population of 1 of 2 villages is unknown

                 villages in full  in part  possible  none  no data               people
4G                 0 of 2 (0.0 %)        1         0     1        0  200 of 300 (66.7 %)
3G                 0 of 1 (0.0 %)        0         0     1        1     0 of 300 (0.0 %)
fixed broadband  1 of 1 (100.0 %)                                     30 of 300 (10.0 %)
smartphones                                                          125 of 300 (41.7 %)
(fixed broadband: villages where at least 10 % have it)
Without 4G: 1 of 1 schools
1 of 2 villages is fragile: its 4G verdict is another one within the uncertainty of the position
Fibre at communes: 1 of 1 (100.0 %)

Where to look first: all villages that lack 4G
     score  people  clinic  seat  school  village                 why
  1   0.80     100                   yes  Bản Nậm Lộng (in part)  ridge 87 m over ray to SYN01
  2   0.00       ?                     ?  A7                      no 4G sector within 25 km
  score: 70 % people, 10 % clinic, 10 % seat, 10 % school; each on a scale that is the same for all
  villages

What would help: 1 remedy would close 1 of 2 gaps and bring 4G to 100 people; satellite for the rest
  people  gaps  what
     100     1  4G at 800 MHz of Viettel on SYN01
  no costs are given: the least effort first; all in remedies.csv

Results: 4 files in out
Next: open gaps.geojson, coverage_4g_class.tif in QGIS

Path loss: p1812 (ITU-R P.1812-8 (09/2025))

Keep in mind
  - assumed values of sectors (2)
  (details: manifest.json)
";
        assert_eq!(text, expected);
        assert!(text.lines().all(|line| columns(line) <= WIDTH));
    }

    #[test]
    fn no_line_is_too_long_with_several_models() {
        let world = World::of_two_models();
        let text = summary_text(&world.results(), &world.manifest(), Path::new("out"), &[]);
        assert!(text.contains("\nPath loss: p1812") && text.contains("\n  compared with p526"), "{text}");
        assert!(text.contains("\n  4G: all models agree in"), "{text}");
        assert!(text.lines().all(|line| columns(line) <= WIDTH), "{text}");
    }

    #[test]
    fn what_the_sea_was_taken_as_stands_above_the_numbers() {
        let world = World::new();
        let note = RasterNote::SeaLevelled { cells: 12, below_m: -10.0, lowest_m: -40.0 };
        let caveat = CountedCaveat { caveat: Caveat::Sea { note }, count: 1, examples: Vec::new() };
        let mut manifest = world.manifest();
        manifest.caveats.push(CaveatRow::of(caveat));
        let text = summary_text(&world.results(), &manifest, Path::new("out"), &[]);
        let at = |said: &str| text.find(said).expect(said);
        assert!(at("Note: 12 cells below -10 m") < at("villages in full"), "{text}");
        assert_eq!(text.matches("12 cells below").count(), 1, "{text}");
    }

    #[test]
    fn long_caveats_are_wrapped() {
        let lines = wrapped(&"word ".repeat(50), "  - ", "    ");
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| columns(line) <= WIDTH));
        assert!(lines[1].starts_with("    word"));
        let long = "x".repeat(120);
        assert_eq!(wrapped(&format!(" a-b  {long}\nc"), "- ", "  "), ["- a-b", &format!("  {long}"), "  c"]);
    }
}
