//! `clusters.geojson`: one feature per cluster of houses, the centre counting as one.
use super::features::{Feature, collection};
use crate::geodesy::LonLat;
use crate::link::{ServiceClass, Verdict};
use crate::outputs::error::OutputError;
use crate::outputs::results::model_fields::{
    cluster_by_model, put_models, put_models_served, put_models_total,
};
use crate::outputs::results::run_results::{Results, known_text, put_admin_units};
use crate::outputs::results::service_fields::{
    ScopeNames, put_fragile, put_link_terms, put_service, put_service_text,
};
use crate::outputs::values::fields::{Fields, people, share};
use crate::settlements::{Cluster, Facility};

/// One feature per cluster, by settlement and cluster identifier: points, or multi-points when any is an area.
///
/// # Definition
/// Per technology the service of any operator with every term of the deciding link (the one with the largest
/// margin of both directions), at the cluster's weakest sample point; per operator the verdict, the class and the share served.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub fn clusters_geojson(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let levels = results.admin_levels();
    let prefixes = results.scope_prefixes();
    let all = results.settlements.iter().flat_map(|settlement| &settlement.clusters);
    let areas = all.into_iter().any(|cluster| cluster.samples.len() > 1);
    let (levels, prefixes) = (&levels, &prefixes);
    let mut features = Vec::new();
    for index in results.settlement_order() {
        let settlement = &results.settlements[index];
        let people_of = settlement.people_by_cluster();
        for (cluster_index, cluster) in settlement.clusters.iter().enumerate() {
            let population = people_of[cluster_index];
            let fields = move || {
                let mut fields = Fields::default();
                fields.put("settlement_id", settlement.settlement_id.as_str());
                fields.put("cluster_id", cluster.cluster_id.as_str());
                fields.put("name", known_text(&settlement.name));
                fields.put("cluster_name", known_text(&cluster.name));
                put_admin_units(&mut fields, settlement, levels);
                fields.put("population", people(population));
                fields.put("households", people(cluster.households));
                for facility in Facility::ALL {
                    fields.put(facility.key(), cluster.facilities.has(facility));
                }
                put_models_total(&mut fields, results);
                put_scopes(&mut fields, results, index, cluster_index, prefixes);
                fields
            };
            features.extend(feature_of(cluster, areas, fields));
        }
    }
    collection("clusters", results.scenario, features)
}

fn feature_of<'a>(
    cluster: &Cluster,
    areas: bool,
    fields: impl FnOnce() -> Fields + 'a,
) -> Option<Feature<'a>> {
    let places: Vec<LonLat> = cluster.samples.iter().map(|sample| sample.position.geographic).collect();
    let first = *places.first()?;
    Some(if areas { Feature::points(&places, fields) } else { Feature::point(first, fields) })
}

fn put_scopes(
    fields: &mut Fields,
    results: &Results<'_>,
    settlement: usize,
    cluster: usize,
    prefixes: &[String],
) {
    let scopes = &results.service.settlements[settlement].clusters[cluster].scopes;
    for (scope_index, ((scope, prefix), service)) in
        results.service.scopes.iter().zip(prefixes).zip(scopes).enumerate()
    {
        let names = ScopeNames::new(prefix, scope.technology);
        let by_model = cluster_by_model(results, settlement, cluster, scope_index);
        if scope.operator.is_none() {
            put_service_text(fields, &names, service.verdict, service.class > ServiceClass::None);
            put_service(fields, results, &names, service.verdict, Some(service));
            put_link_terms(fields, &names, service);
            put_fragile(fields, results, &names, service.fragile);
            put_models(fields, results, &names, &by_model);
        } else {
            fields.put(names.field("verdict", ""), service.verdict.key());
            let known = service.verdict != Verdict::NoData || service.weakest.best_server.is_some();
            fields.put(names.field("class", ""), known.then(|| service.class.key()));
            fields.put(names.field("served_share", ""), share(service.served_share));
            put_models_served(fields, results, &names, &by_model);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::clusters_geojson;
    use crate::outputs::example::{World, properties};

    #[test]
    fn a_cluster_shows_every_term_of_its_deciding_link() {
        let world = World::new();
        let bytes = clusters_geojson(&world.results()).expect("GeoJSON");
        let rows = properties(&bytes);
        assert_eq!(rows.len(), 3);
        let hidden = &rows[1];
        assert_eq!(hidden["cluster_id"], "c1");
        assert_eq!(hidden["cluster_name"], "Huổi Lặm");
        assert_eq!(hidden["population"], 100);
        assert_eq!(hidden["verdict_4g"], "unserved");
        assert_eq!(hidden["line_of_sight_4g"], false);
        assert_eq!(hidden["fresnel_share_4g"], -1.2);
        assert_eq!(hidden["distance_4g_km"], 5.432);
        assert_eq!(hidden["azimuth_4g_deg"], 123.46);
        assert_eq!(hidden["diffraction_4g_db"], 31.4);
        assert_eq!(hidden["sectors_computed_4g"], 1);
        assert_eq!(rows[2]["sectors_without_terrain_3g"], 1);
        assert_eq!(hidden["viettel_verdict_4g"], "unserved");
        assert!(String::from_utf8_lossy(&bytes).contains("MultiPoint"), "one cluster is an area");
    }
}
