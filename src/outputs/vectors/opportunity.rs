//! `opportunity_places.geojson`: the best places for new masts.
use super::features::{Feature, collection};
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::Results;
use crate::outputs::values::fields::{Fields, metres, number, whole_or_tenth};
use crate::planning::{OfferedPlace, Opportunities};

/// One point per place offered, in their order, and the best pair after them.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub(in crate::outputs) fn opportunity_places_geojson(
    results: &Results<'_>,
    found: &Opportunities,
) -> Result<Vec<u8>, OutputError> {
    let single = found.places.iter().enumerate().map(|(index, offered)| {
        Feature::point(offered.position.geographic, move || {
            let mut fields = Fields::default();
            fields.put("choice", "one_after_the_other");
            fields.put("rank", index + 1);
            put_place(&mut fields, results, found, offered);
            fields.put("people_beyond_earlier", whole_or_tenth(offered.beyond));
            fields.put("confirmed_with_earlier", whole_or_tenth(offered.confirmed_together));
            fields
        })
    });
    let pair = found.pair.iter().flat_map(|pair| pair.places.iter().map(move |offered| (pair, offered)));
    let pair = pair.enumerate().map(|(index, (pair, offered))| {
        Feature::point(offered.position.geographic, move || {
            let mut fields = Fields::default();
            fields.put("choice", "best_pair");
            fields.put("rank", index + 1);
            put_place(&mut fields, results, found, offered);
            fields.put("people_beyond_earlier", whole_or_tenth(pair.people));
            fields.put("confirmed_with_earlier", whole_or_tenth(pair.confirmed));
            fields
        })
    });
    collection("opportunity_places", results.scenario, single.chain(pair).collect())
}

fn put_place(fields: &mut Fields, results: &Results<'_>, found: &Opportunities, offered: &OfferedPlace) {
    let place = &offered.place;
    fields.put("antenna_height_agl_m", metres(offered.height_agl));
    fields.put("electrical_downtilt_deg", number(offered.downtilt.degrees_down(), 2));
    fields.put("set", place.set);
    fields.put("people", whole_or_tenth(place.people));
    fields.put("confirmed_people", whole_or_tenth(offered.confirmed));
    fields.put("expected_people", whole_or_tenth(place.expected));
    fields.put("serves", served_text(results, found, place.set));
}

/// The settlements of a set, each once, in their order.
fn served_text(results: &Results<'_>, found: &Opportunities, set: u32) -> String {
    let points = found.map.iter().flat_map(|map| &map.sets.of(set).points);
    let mut names: Vec<&str> = points
        .map(|point| results.settlements[found.points[*point].settlement].settlement_id.as_str())
        .collect();
    names.dedup();
    names.join(", ")
}
