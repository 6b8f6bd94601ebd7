//! A comparison as a QGIS project: who gains and who loses for each scenario and technology, rasters of change, a print layout for each scenario.
use super::change_rasters::ChangeRaster;
use super::compared::Compared;
use crate::language::{decimals, grouped, word};
use crate::network::Technology;
use crate::outputs::qgis::catalogue::{ANSWER, StyledFile, TABLES, layers_of};
use crate::outputs::qgis::project::{LayerKind, Layout, ProjectLayer, drawn, unevaluated};
use crate::outputs::values::text_table::cut_middle;
use crate::planning::comparison::Change;
use crate::text;
use crate::words::certainty_text;

/// The changes of all scenarios, of which each layer shows a part.
const CHANGES: &str = "changes.geojson";
/// The numbers of all scenarios.
const NUMBERS: &str = "compare.csv";

/// Widest name of a scenario in a legend, and in the title of a sheet.
const IN_LEGEND: usize = 22;
const IN_TITLE: usize = 56;

/// What a comparison is called: on sheets and in lists.
pub(in crate::outputs) fn title_of(compared: &Compared) -> String {
    match compared.labels()[..] {
        [base, other] => text!("compare-project-against", other, base),
        [base, ..] => text!("compare-project-scenarios-against", base),
        [] => String::new(),
    }
}

/// The layers, the topmost first: changes, numbers, rasters, relief.
pub(in crate::outputs) fn compare_layers(
    compared: &Compared,
    rasters: &[ChangeRaster],
    files: &[StyledFile],
) -> Vec<ProjectLayer> {
    let find = |name: &str| files.iter().find(|file| file.name == name);
    let ranked = compared.comparison.technology;
    let mut layers = Vec::new();
    if let Some(file) = find(CHANGES) {
        for technology in by_rank(ranked) {
            let scenarios = 1..compared.labels().len();
            let there = scenarios.filter(|scenario| has_changes(compared, *scenario, technology));
            layers.extend(there.map(|scenario| changes(compared, scenario, technology, file)));
        }
    }
    layers.extend(find(NUMBERS).map(|file| ProjectLayer {
        id: "compare".to_owned(),
        title: word("compare-project-numbers-of-all-scenarios").to_owned(),
        group: word(TABLES),
        source: file.name.clone(),
        kind: LayerKind::Table,
        style: String::new(),
        shown: false,
    }));
    let mut others = layers_of(files, ranked.key());
    name_rasters(compared, rasters, &mut others);
    layers.extend(others);
    layers
}

/// Titles of the rasters of change; the first scenario's change of class is shown.
fn name_rasters(compared: &Compared, rasters: &[ChangeRaster], layers: &mut [ProjectLayer]) {
    for raster in rasters {
        let generation = raster.technology.generation();
        for layer in &mut *layers {
            if layer.id == raster.stem("class") {
                layer.title = layer_title(
                    compared,
                    &text!("compare-project-change-of-the-class", generation),
                    &raster.label,
                );
                layer.shown = compared.labels().get(1) == Some(&raster.label.as_str())
                    && raster.technology == compared.comparison.technology;
            } else if layer.id == raster.stem("level") {
                layer.title = layer_title(
                    compared,
                    &text!("compare-project-change-of-the-level", generation),
                    &raster.label,
                );
            }
        }
    }
}

/// What a layer shows, of which scenario where there are several.
fn layer_title(compared: &Compared, what: &str, label: &str) -> String {
    if compared.labels().len() == 2 {
        return what.to_owned();
    }
    format!("{what}: {}", cut_middle(label, IN_LEGEND))
}

/// The ranked technology first.
fn by_rank(ranked: Technology) -> impl Iterator<Item = Technology> {
    let others = Technology::ALL.into_iter().filter(move |technology| *technology != ranked);
    std::iter::once(ranked).chain(others)
}

fn has_changes(compared: &Compared, scenario: usize, technology: Technology) -> bool {
    let is_its = |change: &Change| change.scenario == scenario && change.technology == technology;
    compared.comparison.changes.iter().any(is_its)
}

fn changes_id(scenario: usize, technology: Technology) -> String {
    format!("changes_{scenario}_{}", technology.key())
}

/// The changes of a scenario in a technology, picked out of the file of all.
fn changes(compared: &Compared, scenario: usize, technology: Technology, file: &StyledFile) -> ProjectLayer {
    let label = compared.labels()[scenario];
    let quoted = label.replace('\'', "''");
    let (generation, key) = (technology.generation(), technology.key());
    ProjectLayer {
        id: changes_id(scenario, technology),
        title: layer_title(compared, &text!("compare-project-gains-and-losses-of", generation), label),
        group: word(ANSWER),
        source: format!("{CHANGES}|subset=\"scenario\" = '{quoted}' AND \"technology\" = '{key}'"),
        kind: LayerKind::Points,
        style: file.style.clone(),
        shown: scenario == 1 && technology == compared.comparison.technology,
    }
}

/// A print layout for each scenario but the first, by the ranked technology.
pub(in crate::outputs) fn compare_layouts(
    compared: &Compared,
    rasters: &[ChangeRaster],
    layers: &[ProjectLayer],
) -> Vec<Layout> {
    let (labels, technology) = (compared.labels(), compared.comparison.technology);
    let generation = technology.generation();
    let layout = |scenario: usize| {
        let (base, label) = (labels[0], labels[scenario]);
        let is_its = |raster: &&ChangeRaster| raster.technology == technology && raster.label == label;
        let class = rasters.iter().find(is_its).map(|raster| raster.stem("class")).unwrap_or_default();
        let changes = changes_id(scenario, technology);
        let name = if labels.len() == 2 {
            word("compare-project-what-changes").to_owned()
        } else {
            text!("compare-project-what-changes-2", label)
        };
        Layout {
            name,
            title: unevaluated(&text!(
                "compare-project-what-changes-3",
                scenarios = cut_middle(label, IN_TITLE)
            )),
            subtitle: unevaluated(&text!(
                "compare-project-against-villages-and-clusters-of-houses",
                base = cut_middle(base, IN_TITLE),
                generation
            )),
            notes: unevaluated(&headline(compared, scenario)),
            layers: drawn(layers, &[&changes, &class]),
            pages: None,
        }
    };
    (1..labels.len()).map(layout).collect()
}

/// The headline numbers of a scenario against the first, line by line.
fn headline(compared: &Compared, scenario: usize) -> String {
    let (comparison, technology) = (&compared.comparison, compared.comparison.technology);
    let mut lines =
        vec![text!("compare-project-of-any-operator", generation = technology.generation()), String::new()];
    for index in [0, scenario] {
        let found = &comparison.scenarios[index];
        let served = found.people_served(technology);
        lines.extend(served.map(|people| {
            text!("compare-project-people-served", label = found.label, people = grouped(people))
        }));
    }
    if let Some(found) = comparison.scenarios[scenario].technology(technology) {
        let (newly, lost) = (grouped(found.people_newly_served), grouped(found.people_lost));
        lines.extend([String::new(), text!("compare-project-people-gain-it-people-lose-it", newly, lost)]);
        let reached = &found.reached;
        let [low, high] = [reached.low_difference, reached.high_difference].map(signed);
        lines.push(text!("compare-project-over-draws-of-the-shadowing-to", low, high));
        lines.push(text!("compare-project-sure-of-the-difference", found = certainty_text(found)));
    }
    let maps = [0, scenario].map(|index| compared.map(index, technology).map(|map| map.area_km2.good()));
    if let [Some(before), Some(after)] = maps {
        lines.push(String::new());
        lines.push(text!(
            "compare-project-good-or-excellent-level-on-km2",
            before = decimals(before, 1),
            after = decimals(after, 1)
        ));
    }
    if let Some(plan) = &comparison.scenarios[scenario].plan {
        lines.push(text!(
            "compare-project-cost",
            currency = plan.plan.currency,
            cost = grouped(plan.plan.cost)
        ));
    }
    lines.join("\n")
}

/// `+1,203`, `-17`, `0`.
fn signed(people: f64) -> String {
    let text = grouped(people);
    if people.round() > 0.0 { format!("+{text}") } else { text }
}
