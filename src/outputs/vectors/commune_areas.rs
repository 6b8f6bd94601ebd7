//! `commune_areas.geojson`: villages and people by verdict, on the areas of communes.
use super::features::{Feature, collection};
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::{Results, known_text};
use crate::outputs::results::verdict_sums::{Sums, put_sums};
use crate::outputs::values::fields::{Fields, optional, share};
use crate::settlements::UnitArea;

/// One area per commune, of the ranked technology and any operator, by code and name.
///
/// # Definition
/// `share_without_service` is of the people of villages with data; empty where there are none.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub(in crate::outputs) fn commune_areas_geojson<'r>(
    results: &'r Results<'_>,
) -> Result<Vec<u8>, OutputError> {
    let technology = results.scenario.ranking.technology;
    let scope = results.service.scope(technology, None);
    let fields = move |of: &UnitArea| {
        let mut sums = Sums::default();
        for settlement in &of.settlements {
            if let Some(scope) = scope {
                sums.add(results, *settlement, scope);
            }
        }
        let mut fields = Fields::default();
        fields.put("unit", known_text(&of.unit.name));
        fields.put("code", known_text(&of.unit.code));
        fields.put("level", of.unit.level.as_str());
        fields.put("technology", technology.generation());
        fields.put("share_without_service", optional(sums.share_without(), share));
        put_sums(&mut fields, &sums);
        fields
    };
    let feature = |of: &'r UnitArea| Feature::area(&of.area, move || fields(of));
    collection("commune_areas", results.scenario, results.communes.iter().map(feature).collect())
}
