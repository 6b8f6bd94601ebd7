//! `settlements.geojson`: one point per settlement.
use super::features::{Feature, collection};
use crate::link::Verdict;
use crate::outputs::error::OutputError;
use crate::outputs::results::model_fields::{
    put_models, put_models_served, put_models_total, settlement_by_model,
};
use crate::outputs::results::run_results::{Results, known_text, put_admin_units};
use crate::outputs::results::service_fields::{ScopeNames, put_fragile, put_service, put_service_text};
use crate::outputs::values::fields::{Fields, number, optional, people, share};
use crate::settlements::{Facility, Settlement};
use std::collections::BTreeSet;

/// One point per settlement, by identifier, at the first sample point of its centre (else of its first cluster).
///
/// # Definition
/// `verdict_*` is over centre and clusters together; class, level, margin, probability and servers are the
/// centre's, at its weakest sample point. Fields without a prefix are of any operator, with `viettel_` of Viettel
/// alone. `people_served_*` counts by cluster; `clusters_served_*` of `clusters_total` counts the centre as one.
/// Where several models were asked, `models_served_*` of `models_total` call it served, `model_spread_*_db` is the range
/// of their best levels, and `model_itm_*` is what ITM says.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub fn settlements_geojson(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let levels = results.admin_levels();
    let prefixes = results.scope_prefixes();
    let attributes: BTreeSet<&str> = results
        .settlements
        .iter()
        .flat_map(|settlement| settlement.attributes.keys())
        .map(String::as_str)
        .collect();
    let (levels, prefixes, attributes) = (&levels, &prefixes, &attributes);
    let features = results.settlement_order().into_iter().filter_map(|index| {
        let settlement = &results.settlements[index];
        let place = settlement.clusters.first()?.samples.first()?.position.geographic;
        Some(Feature::point(place, move || {
            let mut fields = Fields::default();
            fields.put("settlement_id", settlement.settlement_id.as_str());
            fields.put("name", known_text(&settlement.name));
            put_admin_units(&mut fields, settlement, levels);
            put_own_fields(&mut fields, settlement);
            put_models_total(&mut fields, results);
            put_scopes(&mut fields, results, index, prefixes);
            for name in attributes {
                fields.put(*name, optional(settlement.attributes.get(*name), |value| number(*value, 6)));
            }
            fields
        }))
    });
    collection("settlements", results.scenario, features.collect())
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
    use super::settlements_geojson;
    use crate::outputs::example::{World, properties};

    #[test]
    fn a_settlement_has_its_centre_and_all_its_people() {
        let world = World::new();
        let rows = properties(&settlements_geojson(&world.results()).expect("GeoJSON"));
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
    }

    #[test]
    fn every_feature_has_the_same_fields() {
        let world = World::new();
        let rows = properties(&settlements_geojson(&world.results()).expect("GeoJSON"));
        assert!(rows[0].keys().eq(rows[1].keys()));
        assert!(rows[1]["poverty_rate"].is_null() && rows[1]["population"].is_null());
        assert_eq!(rows[1]["class_3g"], serde_json::Value::Null, "no data, no class");
    }
}
