//! The comparison on the terminal.
use super::compared::Compared;
use crate::language::{decimals, grouped, word};
use crate::network::Technology;
use crate::outputs::values::text_table::{aligned, cut, cut_middle, line_columns, wrapped};
use crate::planning::comparison::{Change, ChangeKind};
use crate::text;
use crate::words::{certainty_text, comparison_note_text};
use std::path::{Path, PathBuf};

/// Widest name of a scenario.
const LABEL_COLUMNS: usize = 30;
/// Places named of each kind.
const NAMED: usize = 5;

/// The scenarios side by side by the ranked technology, who gains and who loses, and where the files are.
#[must_use]
pub fn compare_text(compared: &Compared, folder: &Path, files: &[PathBuf]) -> String {
    let (comparison, labels) = (&compared.comparison, compared.labels());
    let technology = comparison.technology;
    let mut lines = Vec::new();
    for note in &comparison.notes {
        lines.extend(wrapped(&comparison_note_text(note, &labels), word("compare-text-note"), "  "));
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    let generation = technology.generation();
    let first = labels.first().copied().unwrap_or_default();
    lines.extend(wrapped(
        &text!("compare-text-of-any-operator-against", generation, base = cut(first, line_columns())),
        "",
        "  ",
    ));
    lines.extend(aligned(&table(compared, technology)));
    let legend = word("compare-text-good-area-of-class-good-or");
    lines.extend(wrapped(legend, "", " "));
    lines.push(String::new());
    for (scenario, label) in labels.iter().enumerate().skip(1) {
        lines.extend(who(compared, scenario, label, technology));
    }
    let (there, run): (Vec<_>, Vec<_>) = compared.sources.iter().partition(|source| source.was_there);
    lines.push(text!("compare-text-scenarios-run-finished-before", run = run.len(), there = there.len()));
    lines.push(text!("results-files-in", files = files.len(), folder = folder.display()));
    lines.extend(wrapped(word("compare-text-next-open-signalgap-qgz-in-qgis"), "", "      "));
    lines.join("\n") + "\n"
}

fn table(compared: &Compared, technology: Technology) -> Vec<Vec<String>> {
    let scenarios = &compared.comparison.scenarios;
    let costs = scenarios.iter().any(|scenario| scenario.plan.is_some());
    let maps = !compared.maps.is_empty();
    let mut header = vec![
        "",
        word("compare-text-people-served"),
        word("compare-text-newly"),
        word("compare-text-lost"),
        word("compare-text-firm"),
    ];
    header.extend(maps.then_some(word("compare-text-good-km2")));
    header.extend(
        costs.then_some([word("compare-text-cost"), word("compare-text-per-person")]).into_iter().flatten(),
    );
    let mut rows = vec![header.into_iter().map(str::to_owned).collect::<Vec<_>>()];
    for (index, scenario) in scenarios.iter().enumerate() {
        let found = scenario.technology(technology);
        let people = |number: Option<f64>| number.map(grouped).unwrap_or_default();
        let against = |number: Option<f64>| if index == 0 { String::new() } else { people(number) };
        let mut row = vec![
            short(&scenario.label),
            people(scenario.people_served(technology)),
            against(found.map(|found| found.people_newly_served)),
            against(found.map(|found| found.people_lost)),
            people(found.map(|found| found.reached.at_90_percent)),
        ];
        if maps {
            let map = compared.map(index, technology);
            row.push(map.map(|map| decimals(map.area_km2.good(), 1)).unwrap_or_default());
        }
        if costs {
            let plan = scenario.plan.as_ref();
            let cost =
                plan.map(|plan| format!("{} {}", grouped(plan.plan.cost), cut(&plan.plan.currency, 8)));
            row.push(cost.unwrap_or_default());
            row.push(against(plan.and_then(|plan| plan.cost_per_person)));
        }
        rows.push(row);
    }
    rows
}

/// A name as the table has room for it.
fn short(label: &str) -> String {
    cut_middle(label, LABEL_COLUMNS)
}

/// Who gains and who loses in a scenario, by settlement.
fn who(compared: &Compared, scenario: usize, label: &str, technology: Technology) -> Vec<String> {
    let changed = |change: &&Change| {
        change.scenario == scenario && change.technology == technology && change.cluster_id.is_none()
    };
    let of_kind = |kind: ChangeKind| {
        let mut found: Vec<&Change> =
            compared.comparison.changes.iter().filter(changed).filter(|change| change.kind == kind).collect();
        let people = |change: &Change| change.people_change().unwrap_or(0.0).abs();
        found.sort_by(|a, b| people(b).total_cmp(&people(a)).then(a.settlement_id.cmp(&b.settlement_id)));
        found
    };
    let mut parts = Vec::new();
    for (kind, verb) in
        [(ChangeKind::Gains, word("compare-text-gain")), (ChangeKind::Loses, word("compare-text-lose"))]
    {
        let found = of_kind(kind);
        let doubtful = found.iter().filter(|change| change.within_error).count();
        let names: Vec<String> = found.iter().take(NAMED).map(|change| cut(name_of(change), 24)).collect();
        let more = if found.len() > NAMED { ", ..." } else { "" };
        let doubt = if doubtful > 0 {
            text!("compare-text-within-the-models-own-error", doubtful)
        } else {
            String::new()
        };
        if found.is_empty() {
            parts.push(text!("compare-text-none", verb));
        } else {
            parts.push(format!("{} {verb}{doubt} ({}{more})", found.len(), names.join(", ")));
        }
    }
    for (kind, word) in [
        (ChangeKind::Better, word("compare-text-better")),
        (ChangeKind::Weaker, word("compare-text-weaker")),
        (ChangeKind::OtherServer, word("compare-text-by-another-server")),
    ] {
        let count = of_kind(kind).len();
        if count > 0 {
            parts.push(format!("{count} {word}"));
        }
    }
    let found = compared.comparison.scenarios[scenario].technology(technology);
    let certainty = found.map(certainty_text).unwrap_or_default();
    wrapped(
        &text!("compare-text-settlements", label = short(label), certainty, parts = parts.join("; ")),
        "",
        "  ",
    )
}

fn name_of(change: &Change) -> &str {
    if change.name.is_empty() { &change.settlement_id } else { &change.name }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_long_name_keeps_its_end() {
        assert_eq!(short("Plan A"), "Plan A");
        let [one, other] =
            ["Demonstration district (synthetic) 20 m", "Demonstration district (synthetic) 40 m"].map(short);
        assert_eq!(one, "Demonstration distr…etic) 20 m");
        assert!(one != other);
    }
}
