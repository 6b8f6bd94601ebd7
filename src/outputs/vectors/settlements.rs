//! `settlements.geojson`, one point per settlement with what a planner reads first, and `settlements_long.csv` with all of it.
use super::features::{Feature, collection};
use crate::link::Verdict;
use crate::network::Technology;
use crate::outputs::error::OutputError;
use crate::outputs::results::model_fields::{
    put_models, put_models_served, put_models_total, settlement_by_model,
};
use crate::outputs::results::run_results::{Results, known_text, main_gap, put_admin_units};
use crate::outputs::results::service_fields::{
    ScopeNames, level_word, put_fragile, put_service, put_service_text,
};
use crate::outputs::values::fields::{Fields, level, number, optional, people, share};
use crate::outputs::values::table_csv::table_csv;
use crate::planning::Gap;
use crate::settlements::{Facility, Settlement};
use std::collections::BTreeSet;

/// What the rows of all settlements have in common.
struct Columns<'r> {
    results: &'r Results<'r>,
    levels: Vec<(&'r str, String)>,
    prefixes: Vec<String>,
    attributes: BTreeSet<&'r str>,
    gaps: Vec<Vec<&'r Gap>>,
    ranks: Vec<Option<usize>>,
}

impl<'r> Columns<'r> {
    fn of(results: &'r Results<'_>) -> Self {
        let names = results.settlements.iter().flat_map(|settlement| settlement.attributes.keys());
        let mut ranks = vec![None; results.settlements.len()];
        for ranked in results.ranking {
            ranks[ranked.settlement] = Some(ranked.rank);
        }
        Self {
            results,
            levels: results.admin_levels(),
            prefixes: results.scope_prefixes(),
            attributes: names.map(String::as_str).collect(),
            gaps: results.gaps_by_settlement(),
            ranks,
        }
    }
}

/// One point per settlement, by identifier, at the first sample point of its centre (else of its first cluster).
///
/// # Definition
/// `verdict_*` is over centre and clusters together; level, probability and site are the centre's, at its weakest sample point, of
/// any operator and the technology of the ranking. `why` and `what_helps` are of the gap with most people. Everything else is in
/// `settlements_long.csv`, and by operator in `service.csv`.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub fn settlements_geojson(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let columns = Columns::of(results);
    let columns = &columns;
    let features = results.settlement_order().into_iter().filter_map(|index| {
        let place = results.settlements[index].clusters.first()?.samples.first()?.position.geographic;
        Some(Feature::point(place, move || short_fields(columns, index)))
    });
    collection("settlements", results.scenario, features.collect())
}

/// The technology of the ranking first.
fn technologies(results: &Results<'_>) -> [Technology; 2] {
    match results.scenario.ranking.technology {
        Technology::Lte => [Technology::Lte, Technology::Umts],
        Technology::Umts => [Technology::Umts, Technology::Lte],
    }
}

fn short_fields(columns: &Columns<'_>, index: usize) -> Fields {
    let results = columns.results;
    let settlement = &results.settlements[index];
    let service = &results.service.settlements[index];
    let mut fields = Fields::default();
    for technology in technologies(results) {
        if let Some(scope) = results.service.scope(technology, None) {
            let names = ScopeNames::new("", technology);
            fields.put(names.field("verdict", ""), service.verdicts[scope].key());
        }
    }
    fields.put("name", known_text(&settlement.name));
    fields.put("settlement_id", settlement.settlement_id.as_str());
    put_admin_units(&mut fields, settlement, &columns.levels);
    fields.put("population", people(settlement.population));
    let technology = results.scenario.ranking.technology;
    let scope = results.service.scope(technology, None);
    let names = ScopeNames::new("", technology);
    let served = scope.and_then(|scope| service.people_served[scope]);
    let lacking = settlement.population.zip(served).map(|(all, served)| (all - served).max(0.0));
    fields.put(names.field("people_without", ""), people(lacking));
    fields.put("rank", columns.ranks[index]);
    put_centre(&mut fields, results, index, scope);
    put_fragile(&mut fields, results, &names, scope.and_then(|scope| service.fragile(scope)));
    let gap = main_gap(&columns.gaps[index]);
    fields.put("why", gap.map(|gap| results.gap_text(gap).cause()));
    let remedy = gap.and_then(|gap| results.remedies_of(gap).into_iter().next());
    fields.put("what_helps", remedy.map(|(_, remedy)| results.remedy_text(remedy).sentence()));
    fields
}

/// What the centre receives of any operator.
fn put_centre(fields: &mut Fields, results: &Results<'_>, index: usize, scope: Option<usize>) {
    let technology = results.scenario.ranking.technology;
    let names = ScopeNames::new("", technology);
    let weakest = scope.and_then(|scope| results.centre_service(index, scope)).map(|found| found.weakest);
    let best = weakest.and_then(|place| place.best_server);
    fields.put(names.field("probability", ""), optional(weakest.and_then(|place| place.probability), share));
    let level_name = names.field(level_word(technology), "dbm");
    fields.put(level_name, optional(best, |server| level(server.link.level)));
    let site = best.map(|server| results.sector_of(&server).site_id.as_str());
    fields.put(names.field("best_site", ""), site);
    if results.scenario.propagation.calibration.is_some() {
        fields.put(names.field("level_source", ""), best.map(|server| server.link.source.key()));
    }
}

/// One row per settlement with all that is known of it.
///
/// # Definition
/// `verdict_*` is over centre and clusters together; class, level, margin, probability and servers are the
/// centre's, at its weakest sample point. Fields without a prefix are of any operator, with `viettel_` of Viettel
/// alone. `people_served_*` counts by cluster; `clusters_served_*` of `clusters_total` counts the centre as one.
/// Where several models were asked, `models_served_*` of `models_total` call it served, `model_spread_*_db` is the range
/// of their best levels, and `model_itm_*` is what ITM says.
///
/// # Errors
/// [`OutputError::Csv`].
pub fn settlements_long_csv(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let header: Vec<String> =
        long_rows(results).take(1).flat_map(Fields::into_map).map(|(name, _)| name).collect();
    table_csv("settlements_long.csv", &header, long_rows(results), results.scenario.output.csv_formulas)
}

/// The rows of [`settlements_long_csv`].
pub(in crate::outputs) fn long_rows(results: &Results<'_>) -> impl Iterator<Item = Fields> {
    let columns = Columns::of(results);
    results.settlement_order().into_iter().map(move |index| long_fields(&columns, index))
}

fn long_fields(columns: &Columns<'_>, index: usize) -> Fields {
    let results = columns.results;
    let settlement = &results.settlements[index];
    let mut fields = Fields::default();
    fields.put("settlement_id", settlement.settlement_id.as_str());
    fields.put("name", known_text(&settlement.name));
    put_admin_units(&mut fields, settlement, &columns.levels);
    put_own_fields(&mut fields, settlement);
    put_models_total(&mut fields, results);
    put_scopes(&mut fields, results, index, &columns.prefixes);
    for name in &columns.attributes {
        fields.put(*name, optional(settlement.attributes.get(*name), |value| number(*value, 6)));
    }
    fields
}

fn put_own_fields(fields: &mut Fields, settlement: &Settlement) {
    fields.put("population", people(settlement.population));
    fields.put("households", people(settlement.households));
    fields.put("electrified", settlement.electrified);
    fields.put("fixed_broadband_share", optional(settlement.fixed_broadband_share(), share));
    fields.put("smartphone_share", optional(settlement.smartphone_share(), share));
    fields.put("commune_fibre", settlement.commune_fibre);
    for facility in Facility::ALL {
        fields.put(facility.key(), settlement.has(facility));
    }
    fields.put("clusters_total", settlement.clusters.len());
}

fn put_scopes(fields: &mut Fields, results: &Results<'_>, index: usize, prefixes: &[String]) {
    let service = &results.service.settlements[index];
    for (scope_index, (scope, prefix)) in results.service.scopes.iter().zip(prefixes).enumerate() {
        let names = ScopeNames::new(prefix, scope.technology);
        let verdict = service.verdicts[scope_index];
        put_service_text(fields, &names, verdict, service.has_some_signal(scope_index));
        put_service(fields, results, &names, verdict, results.centre_service(index, scope_index));
        fields.put(names.field("people_served", ""), people(service.people_served[scope_index]));
        let served = |verdict: Verdict| verdict == Verdict::Served;
        let clusters = service.clusters.iter().filter(|cluster| served(cluster.scopes[scope_index].verdict));
        fields.put(names.field("clusters_served", ""), clusters.count());
        if scope.operator.is_none() {
            put_fragile(fields, results, &names, service.fragile(scope_index));
        }
        let by_model = settlement_by_model(results, index, scope_index);
        if scope.operator.is_none() {
            put_models(fields, results, &names, &by_model);
        } else {
            put_models_served(fields, results, &names, &by_model);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{long_rows, settlements_geojson, settlements_long_csv};
    use crate::outputs::example::{World, properties};
    use crate::outputs::values::fields::Fields;
    use serde_json::Value;

    #[test]
    fn a_settlement_says_first_what_a_planner_asks() {
        let world = World::new();
        let rows = properties(&settlements_geojson(&world.results()).expect("GeoJSON"));
        assert_eq!(rows.len(), 2);
        let first = &rows[0];
        let names: Vec<&str> = first.keys().map(String::as_str).collect();
        let expected = [
            "verdict_4g",
            "verdict_3g",
            "name",
            "settlement_id",
            "commune",
            "commune_code",
            "population",
            "people_without_4g",
            "rank",
            "probability_4g",
            "rsrp_4g_dbm",
            "best_site_4g",
            "fragile_4g",
            "why",
            "what_helps",
        ];
        assert_eq!(names, expected);
        assert_eq!(first["settlement_id"], "03860");
        assert_eq!((&first["population"], &first["people_without_4g"]), (&300.into(), &100.into()));
        assert_eq!((&first["verdict_4g"], &first["rank"]), (&"partly_served".into(), &1.into()));
        assert_eq!(first["best_site_4g"], "SYN01");
        assert!(first["why"].as_str().is_some_and(|why| why.contains("ridge")), "{first:?}");
        assert!(rows[0].keys().eq(rows[1].keys()));
    }

    #[test]
    fn a_settlement_has_its_centre_and_all_its_people() {
        let world = World::new();
        let rows = long_rows(&world.results()).collect::<Vec<_>>();
        let text = String::from_utf8(settlements_long_csv(&world.results()).expect("CSV")).expect("UTF-8");
        assert_eq!(text.lines().count(), rows.len() + 1);
        let rows: Vec<_> = rows.into_iter().map(Fields::into_map).collect();
        assert_eq!(rows.len(), 2);
        let first = &rows[0];
        assert_eq!(first["settlement_id"], "03860");
        assert_eq!(first["name"], "Bản Nậm Lộng");
        assert_eq!(first["commune"], "Hang Chú");
        assert_eq!(first["commune_code"], "03860");
        assert_eq!(first["population"], 300);
        assert_eq!(first["service_4g"], "dependable in part");
        assert_eq!(first["verdict_4g"], "partly_served");
        assert_eq!(first["rsrp_4g_dbm"], -97.25);
        assert_eq!(first["margin_4g_db"], 12.5);
        assert_eq!(first["probability_4g"], 0.9534, "0.9409 by the deciding sector alone");
        assert_eq!(first["probability_gain_4g"], 0.0125);
        assert_eq!(first["best_server_4g"], "S01-L");
        assert_eq!(first["best_site_4g"], "SYN01");
        assert_eq!(first["people_served_4g"], 200);
        assert_eq!(first["clusters_served_4g"], 1);
        assert_eq!(first["fragile_4g"], true);
        assert!(first["fragile_3g"] == false && rows[1]["fragile_3g"].is_null());
        assert_eq!(first["clusters_total"], 2);
        assert_eq!(first["viettel_verdict_4g"], "partly_served");
        assert_eq!(first["poverty_rate"], 0.43);
        assert!(first["rscp_3g_dbm"].is_null());
        assert!(rows[0].keys().eq(rows[1].keys()));
        assert!(rows[1]["poverty_rate"].is_null() && rows[1]["population"].is_null());
        assert_eq!(rows[1]["class_3g"], Value::Null, "no data, no class");
    }
}
