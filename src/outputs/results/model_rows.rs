//! The models of a run, as the manifest and the summary name them.
use super::model_fields::{level_range, models_served, settlement_by_model};
use super::run_results::Results;
use crate::language::decimals;
use crate::link::TerminalCorrection;
use crate::network::Technology;
use crate::propagation::{ClutterTreatment, Domain, Limit, PathLossModel};
use crate::scenario::Scenario;
use crate::text;
use crate::words::remarks::of_links;
use crate::words::{clause_text, document_text, parameter_text};
use serde::Serialize;
use std::collections::BTreeMap;

/// One model in the manifest.
#[derive(Serialize)]
pub(in crate::outputs) struct ModelRow {
    key: &'static str,
    document: &'static str,
    clause: &'static str,
    /// Whether verdicts, causes and rasters are this model's.
    decides: bool,
    clutter: ClutterTreatment,
    /// What is added to it for buildings and trees around the handset.
    terminal_clutter: &'static str,
    domain: DomainRow,
    /// Links with a remark, by the remark's text.
    caveats: BTreeMap<String, usize>,
    /// Links the model has no value for.
    refused: usize,
}

/// The limits of a model.
#[derive(Serialize)]
struct DomainRow {
    frequency_mhz: LimitRow,
    ground_distance_km: LimitRow,
    tx_height_agl_m: LimitRow,
    rx_height_agl_m: LimitRow,
}

impl DomainRow {
    fn of(domain: &Domain) -> Self {
        Self {
            frequency_mhz: LimitRow::of(domain.frequency_mhz),
            ground_distance_km: LimitRow::of(domain.ground_distance_km),
            tx_height_agl_m: LimitRow::of(domain.tx_height_agl_m),
            rx_height_agl_m: LimitRow::of(domain.rx_height_agl_m),
        }
    }
}

/// One of them.
#[derive(Serialize)]
struct LimitRow {
    parameter: &'static str,
    unit: &'static str,
    low: f64,
    high: f64,
}

impl LimitRow {
    fn of(limit: Limit) -> Self {
        let Limit { parameter, unit, low, high } = limit;
        Self { parameter: parameter_text(parameter), unit, low, high }
    }
}

/// The deciding model with document and edition: `p1812 (ITU-R P.1812-8 (09/2025))`; empty without one.
pub(in crate::outputs) fn deciding_model(scenario: &Scenario) -> String {
    scenario.propagation.loss_models().first().map_or_else(String::new, |model| named(&**model))
}

fn named(model: &dyn PathLossModel) -> String {
    format!("{} ({})", model.source().key, document_text(model.source().document))
}

/// The models of a run, the deciding one first.
pub(in crate::outputs) fn model_rows(results: &Results<'_>) -> Vec<ModelRow> {
    let propagation = &results.scenario.propagation;
    let on_profile = results.scenario.clutter_on_profile();
    let others = results.service.other_models.iter().map(|other| (&other.caveats, other.refused));
    let found = std::iter::once((&results.service.model_caveats, 0)).chain(others);
    propagation
        .loss_models()
        .iter()
        .zip(found)
        .enumerate()
        .map(|(index, (model, (caveats, refused)))| ModelRow {
            key: model.source().key,
            document: document_text(model.source().document),
            clause: clause_text(model.source().document),
            decides: index == 0,
            clutter: model.clutter(),
            terminal_clutter: if model.clutter().admits_terminal_correction(on_profile) {
                results.scenario.receiver.terminal_clutter.key()
            } else {
                TerminalCorrection::None.key()
            },
            domain: DomainRow::of(model.domain()),
            caveats: caveats.iter().map(|(kind, links)| (of_links(kind), links)).collect(),
            refused,
        })
        .collect()
}

/// Lines of the summary: which model decides, and how far the others agree.
pub(in crate::outputs) fn model_lines(results: &Results<'_>) -> Vec<String> {
    let models = results.scenario.propagation.loss_models();
    let Some((deciding, others)) = models.split_first() else { return Vec::new() };
    let mut lines = vec![text!("model-rows-path-loss", deciding = named(&**deciding))];
    if results.service.other_models.is_empty() {
        return lines;
    }
    lines.extend(others.iter().map(|model| text!("model-rows-compared-with", model = named(&**model))));
    lines.extend(Technology::ALL.into_iter().filter_map(|technology| agreement(results, technology)));
    lines
}

/// In how many settlements all models come to one verdict, and how far their best levels lie apart at the centres.
fn agreement(results: &Results<'_>, technology: Technology) -> Option<String> {
    let scope = results.service.scope(technology, None)?;
    let (mut agree, mut spreads_db) = (0, Vec::new());
    let (mut all_serve, mut some_serve) = (0, 0);
    for settlement in 0..results.settlements.len() {
        let judged = settlement_by_model(results, settlement, scope);
        agree += usize::from(judged.iter().all(|(verdict, _)| *verdict == judged[0].0));
        let served = models_served(&judged);
        all_serve += usize::from(served == judged.len());
        some_serve += usize::from(served > 0);
        spreads_db.extend(level_range(&judged).map(|(low, high)| (high - low).db()));
    }
    spreads_db.sort_by(f64::total_cmp);
    let spread = if spreads_db.is_empty() {
        String::new()
    } else {
        let at = |share: f64| spreads_db[((spreads_db.len() - 1) as f64 * share).round() as usize];
        text!(
            "model-rows-levels-db-apart-median-db-95",
            median = decimals(at(0.5), 1),
            most = decimals(at(0.95), 1)
        )
    };
    Some(text!(
        "model-rows-all-models-agree-in-of-settlements",
        generation = technology.generation(),
        agree,
        settlements = results.settlements.len(),
        all_serve,
        some_serve,
        spread
    ))
}

#[cfg(test)]
mod tests {
    use super::{model_lines, model_rows};
    use crate::outputs::example::World;
    use crate::propagation::{CaveatKind, Remark};
    use crate::words::remarks::of_links;

    #[test]
    fn one_model_is_named() {
        let world = World::new();
        assert_eq!(model_lines(&world.results()), ["Path loss: p1812 (ITU-R P.1812-8 (09/2025))"]);
    }

    #[test]
    fn the_agreement_of_two_models_by_hand() {
        let world = World::of_two_models();
        let lines = model_lines(&world.results());
        assert!(lines[1].starts_with("  compared with p526 (ITU-R P.526-16"), "{}", lines[1]);
        // 4G: partly served against unserved, and twice unserved; levels -97.25 against -103.75 dBm
        assert_eq!(
            lines[2],
            "  4G: all models agree in 1 of 2 settlements; served: 0 (all models) to 0 (any model); levels 6.5 dB apart \
             (median), 6.5 dB (95 %)"
        );
        assert_eq!(
            lines[3],
            "  3G: all models agree in 2 of 2 settlements; served: 0 (all models) to 0 (any model)"
        );
    }

    #[test]
    fn each_model_has_its_document_and_its_caveats() {
        let world = World::of_two_models();
        let rows = serde_json::to_value(model_rows(&world.results())).expect("JSON");
        assert_eq!(rows[0]["key"], "p1812");
        assert_eq!(rows[0]["document"], "ITU-R P.1812-8 (09/2025)");
        assert_eq!((&rows[0]["decides"], &rows[1]["decides"]), (&true.into(), &false.into()));
        assert_eq!(
            (&rows[0]["clutter"], &rows[0]["terminal_clutter"]),
            (&"on_profile".into(), &"none".into())
        );
        assert_eq!(rows[0]["domain"]["frequency_mhz"]["high"], 6_000.0);
        assert_eq!(
            rows[1]["caveats"][of_links(CaveatKind::Remark { model: "itm", remark: Remark::ItmResampled })],
            3
        );
    }
}
