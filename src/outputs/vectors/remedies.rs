//! `remedies.geojson`: where something would be done for each gap.
use super::features::{Feature, collection};
use crate::outputs::error::OutputError;
use crate::outputs::results::remedy_fields::remedy_fields;
use crate::outputs::results::run_results::Results;

/// One point per gap and remedy, where the work is done: at the mast, at the place in or over the village, at the new mast. In the order of the
/// gaps, of each the first to look at first. `remedy_id` is the same where one remedy closes several gaps.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub fn remedies_geojson(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let listed = results.listed_remedies();
    let features = listed.iter().map(|listed| {
        Feature::point(listed.remedy.position.geographic, move || remedy_fields(results, listed))
    });
    collection("remedies", results.scenario, features.collect())
}
