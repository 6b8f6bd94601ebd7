//! What the report shows of a plan and of a comparison: the documents that those write, with their texts in both languages.
use super::bilingual::both;
use super::facts::FACTS;
use crate::outputs::comparison::compare_files::compare_document;
use crate::outputs::comparison::compared::Compared;
use crate::outputs::error::OutputError;
use crate::outputs::plan::plan_json::plan_document;
use crate::outputs::plan::planned::Planned;
use crate::outputs::values::fields::{kilometres, number, whole_or_tenth};
use crate::planning::plan::{PlannedLink, UnservedAfter};
use crate::words::{comparison_note_text, left_out_text, link_kind_key};
use serde_json::{Value, json};

/// `report.json` of a plan: its `plan.json`, with running sums, the lines of its ways home and who stays without.
///
/// # Errors
/// [`OutputError::Json`].
pub(in crate::outputs) fn plan_facts_json(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    let mut document = plan_document(planned);
    let plan = planned.plan;
    let (mut people, mut capex) = (0.0, 0.0);
    for (site, fields) in plan.sites.iter().zip(document["sites"].as_array_mut().into_iter().flatten()) {
        people += site.people_beyond_earlier;
        capex += site.own.capex.base() + site.way_home.capex.base();
        fields["people_so_far"] = whole_or_tenth(people);
        fields["capex_so_far"] = number(capex, 2);
        fields["way_home"] = both(|| planned.way_home_text(site));
    }
    document["links"] = plan.links.iter().map(link).collect();
    document["left_out"] = plan.unserved.iter().map(|left| left_out(planned, left)).collect();
    encoded(&document)
}

fn link(link: &PlannedLink) -> Value {
    let end = |number: usize| link.ends.get(number).map(|end| end.name.as_str());
    let place = |end: &crate::planning::plan::LinkEnd| {
        let place = end.position.geographic;
        json!([number(place.longitude_deg, 6), number(place.latitude_deg, 6)])
    };
    json!({
        "kind": link_kind_key(&link.kind),
        "from": end(0),
        "to": end(1),
        "km": kilometres(link.length),
        "line": link.ends.iter().map(place).collect::<Vec<_>>(),
    })
}

fn left_out(planned: &Planned<'_>, left: &UnservedAfter) -> Value {
    let settlement = &planned.results.settlements[left.settlement];
    json!({
        "settlement_id": settlement.settlement_id,
        "name": settlement.name,
        "people": whole_or_tenth(left.people),
        "reason": both(|| left_out_text(&left.why, planned.currency)),
    })
}

/// `report.json` of a comparison: its `compare.json`.
///
/// # Errors
/// [`OutputError::Json`].
pub(in crate::outputs) fn comparison_facts_json(compared: &Compared) -> Result<Vec<u8>, OutputError> {
    let mut document = compare_document(compared);
    let labels = compared.labels();
    let notes = compared.comparison.notes.iter();
    document["notes"] = notes.map(|note| both(|| comparison_note_text(note, &labels))).collect();
    encoded(&document)
}

fn encoded(document: &Value) -> Result<Vec<u8>, OutputError> {
    let mut bytes =
        serde_json::to_vec(document).map_err(|source| OutputError::Json { name: FACTS, source })?;
    bytes.push(b'\n');
    Ok(bytes)
}
