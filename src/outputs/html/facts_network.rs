//! Masts, remedies and places for new masts of the report.
use super::bilingual::both;
use crate::network::{SectorCarrier, Technology};
use crate::outputs::results::run_results::Results;
use crate::outputs::values::fields::{Fields, number, optional, round_to, whole_or_tenth};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The masts, by site and place.
pub(super) fn masts(results: &Results<'_>) -> Value {
    let mut by_place: BTreeMap<(&str, u64, u64), Vec<&SectorCarrier>> = BTreeMap::new();
    for sector in results.network.sectors() {
        let place = sector.position.geographic;
        let key = (sector.site_id.as_str(), place.longitude_deg.to_bits(), place.latitude_deg.to_bits());
        by_place.entry(key).or_default().push(sector);
    }
    by_place.into_iter().map(|((site, _, _), sectors)| mast(site, &sectors)).collect()
}

fn mast(site: &str, sectors: &[&SectorCarrier]) -> Value {
    let place = sectors[0].position.geographic;
    let mut heights_m: Vec<f64> =
        sectors.iter().map(|sector| round_to(sector.antenna_height_agl.metres(), 1)).collect();
    heights_m.sort_by(f64::total_cmp);
    heights_m.dedup_by(|a, b| a.total_cmp(b).is_eq());
    let mut operators: Vec<&str> = sectors.iter().map(|sector| sector.operator.as_str()).collect();
    operators.sort_unstable();
    operators.dedup();
    operators.retain(|operator| !operator.is_empty());
    let has = |technology: &Technology| sectors.iter().any(|sector| sector.carrier.technology == *technology);
    let technologies = Technology::ALL.into_iter().filter(has).map(Technology::key);
    json!({
        "id": site,
        "lon": number(place.longitude_deg, 6),
        "lat": number(place.latitude_deg, 6),
        "heights_m": heights_m,
        "technologies": technologies.collect::<Vec<_>>(),
        "operators": operators,
        "sectors": sectors.len(),
    })
}

/// The remedies, in the order in which gaps name them.
pub(super) fn remedies(results: &Results<'_>) -> Value {
    let rows = results.remedies.all.iter().enumerate().map(|(number_of, remedy)| {
        let place = remedy.position.geographic;
        let mut fields = Fields::default();
        fields.put("id", format!("R{}", number_of + 1));
        fields.put("kind", remedy.kind.key());
        fields.put("text", both(|| results.remedy_text(remedy).sentence()));
        fields.put("people", whole_or_tenth(remedy.people_gained));
        fields.put("gaps", remedy.gaps_closed.len());
        fields.put("cost", optional(remedy.cost, |cost| number(cost, 2)));
        fields.put("lon", number(place.longitude_deg, 6));
        fields.put("lat", number(place.latitude_deg, 6));
        Value::Object(fields.into_map())
    });
    rows.collect()
}

/// The best places for new masts, one after the other.
pub(super) fn opportunities(results: &Results<'_>) -> Value {
    let places = results.opportunity.iter().flat_map(|found| &found.places).enumerate();
    let row = |(before, offered): (usize, &crate::planning::OfferedPlace)| {
        let place = offered.position.geographic;
        json!({
            "number": before + 1,
            "lon": number(place.longitude_deg, 6),
            "lat": number(place.latitude_deg, 6),
            "height_m": number(offered.height_agl.metres(), 1),
            "people": whole_or_tenth(offered.confirmed),
            "beyond": whole_or_tenth(offered.beyond),
            "together": whole_or_tenth(offered.confirmed_together),
        })
    };
    places.map(row).collect()
}
