//! Villages, communes and operators of the report.
use super::bilingual::both;
use crate::link::Verdict;
use crate::outputs::results::model_fields::{models_served, settlement_by_model};
use crate::outputs::results::run_results::{Results, known_text};
use crate::outputs::tables::communes::commune_rows;
use crate::outputs::values::fields::{Fields, level, number, optional, people, share, whole_or_tenth};
use crate::settlements::Facility;
use crate::words::service_text;
use serde_json::{Map, Value, json};

/// The settlements that are on the map, by identifier: their order in the report.
pub(super) fn shown_villages(results: &Results<'_>) -> Vec<usize> {
    let order = results.settlement_order().into_iter();
    let has_place = |index: &usize| {
        let clusters = &results.settlements[*index].clusters;
        clusters.first().is_some_and(|cluster| !cluster.samples.is_empty())
    };
    order.filter(has_place).collect()
}

/// All villages, by identifier.
pub(super) fn villages(results: &Results<'_>) -> Value {
    let mut gaps_of = vec![Vec::new(); results.settlements.len()];
    for (number, (_, gap)) in results.ranked_gaps().iter().enumerate() {
        gaps_of[gap.settlement].push(number);
    }
    let mut ranks = vec![None; results.settlements.len()];
    for ranked in results.ranking {
        ranks[ranked.settlement] = Some(ranked.rank);
    }
    let row = |index: usize| {
        let mut fields = Fields::default();
        put_village(&mut fields, results, index);
        fields.put("rank", ranks[index]);
        put_verdict(&mut fields, results, index);
        fields.put("gaps", gaps_of[index].clone());
        Value::Object(fields.into_map())
    };
    shown_villages(results).into_iter().map(row).collect()
}

/// Who lives there, where, and what is there.
fn put_village(fields: &mut Fields, results: &Results<'_>, index: usize) {
    let settlement = &results.settlements[index];
    let place = settlement.clusters[0].samples[0].position.geographic;
    fields.put("id", settlement.settlement_id.as_str());
    fields.put("name", known_text(&settlement.name));
    fields.put("unit", settlement.admin_units.first().and_then(|unit| known_text(&unit.name)));
    fields.put("lon", number(place.longitude_deg, 6));
    fields.put("lat", number(place.latitude_deg, 6));
    fields.put("people", people(settlement.population));
    let there = Facility::ALL.into_iter().filter(|facility| settlement.has(*facility) == Some(true));
    fields.put("has", there.map(Facility::key).collect::<Vec<_>>());
}

/// What the ranked technology comes to there, of any operator.
fn put_verdict(fields: &mut Fields, results: &Results<'_>, index: usize) {
    let Some(scope) = results.service.scope(results.scenario.ranking.technology, None) else { return };
    let service = &results.service.settlements[index];
    let verdict = service.verdicts[scope];
    let without = results.settlements[index].population.zip(service.people_served[scope]);
    fields.put("people_without", people(without.map(|(all, served)| (all - served).max(0.0))));
    fields.put("verdict", verdict.key());
    let some_signal = service.has_some_signal(scope);
    fields.put("service", both(|| service_text(verdict, some_signal).unwrap_or_default().to_owned()));
    let weakest = results.centre_service(index, scope).map(|found| found.weakest);
    let best = weakest.and_then(|place| place.best_server);
    fields.put("probability", optional(weakest.and_then(|place| place.probability), share));
    fields.put("level_dbm", optional(best, |server| level(server.link.level)));
    fields.put("site", best.map(|server| results.sector_of(&server).site_id.as_str()));
    fields.put("fragile", service.fragile(scope));
    if !results.service.other_models.is_empty() {
        fields.put("models_served", models_served(&settlement_by_model(results, index, scope)));
    }
}

/// Villages and people of each administrative unit, by the ranked technology.
pub(super) fn communes(results: &Results<'_>) -> Value {
    let technology = results.scenario.ranking.technology.key();
    let rows = commune_rows(results).into_iter().map(Fields::into_map);
    let own = rows.filter(|row| row.get("technology").is_some_and(|of| of == technology));
    let commune = |row: Map<String, Value>| {
        let of = |name: &str| row.get(name).cloned().unwrap_or_default();
        let [with, without] =
            ["people_with_service", "people_without_service"].map(|name| of(name).as_f64().unwrap_or(0.0));
        let judged = with + without;
        json!({
            "level": of("level"),
            "unit": of("unit"),
            "code": of("code"),
            "settlements": of("villages"),
            "served": of("villages_served"),
            "partly": of("villages_partly_served"),
            "unserved": of("villages_unserved"),
            "people": of("people"),
            "people_without": of("people_without_service"),
            "share_without": optional((judged > 0.0).then(|| without / judged), share),
        })
    };
    own.map(commune).collect()
}

/// Who serves how many, operator by operator.
pub(super) fn operators(results: &Results<'_>) -> Value {
    let technology = results.scenario.ranking.technology;
    let scopes = results.service.scopes.iter().enumerate();
    let own = scopes.filter(|(_, scope)| scope.technology == technology);
    own.filter_map(|(index, scope)| {
        let mut fields = Fields::default();
        fields.put("name", known_text(scope.operator.as_deref()?)?);
        let all = results.service.settlements.iter();
        let served = all.clone().filter(|service| service.verdicts[index] == Verdict::Served);
        fields.put("settlements_served", served.count());
        let people: f64 = all.filter_map(|service| service.people_served[index]).sum();
        fields.put("people_served", whole_or_tenth(people));
        Some(Value::Object(fields.into_map()))
    })
    .collect()
}
