//! Gaps of the report, with the paths that explain them.
use super::bilingual::both;
use super::facts_villages::shown_villages;
use crate::language::{decimals, grouped, word};
use crate::outputs::results::run_results::{Results, known_text};
use crate::outputs::values::fields::{Fields, decibels, kilometres, number, optional, people};
use crate::planning::{ExplainingMast, Gap, MastRoles, RankedSettlement};
use crate::text;
use crate::words::ridges_text;
use serde_json::Value;

/// Gaps and profiles; gaps name theirs by number.
pub(super) struct GapFacts {
    pub(super) gaps: Value,
    pub(super) profiles: Value,
}

/// All gaps, in the order of their ranks.
pub(super) fn gap_facts(results: &Results<'_>) -> GapFacts {
    let mut place_of = vec![None; results.settlements.len()];
    for (place, settlement) in shown_villages(results).into_iter().enumerate() {
        place_of[settlement] = Some(place);
    }
    let mut profiles = Vec::new();
    let mut gaps = Vec::new();
    for (ranked, gap) in results.ranked_gaps() {
        let first = profiles.len();
        profiles.extend(gap.masts.iter().map(|mast| profile(results, gap, mast)));
        let mut fields = gap_fields(results, ranked, gap);
        fields.put("village", place_of[gap.settlement]);
        fields.put("profiles", (first..profiles.len()).collect::<Vec<_>>());
        gaps.push(Value::Object(fields.into_map()));
    }
    GapFacts { gaps: Value::Array(gaps), profiles: Value::Array(profiles) }
}

fn gap_fields(results: &Results<'_>, ranked: Option<&RankedSettlement>, gap: &Gap) -> Fields {
    let cluster = &results.settlements[gap.settlement].clusters[gap.cluster];
    let place = cluster.samples[gap.sample].position.geographic;
    let text = results.gap_text(gap);
    let mut fields = Fields::default();
    fields.put("place", known_text(&cluster.name).or_else(|| known_text(&cluster.cluster_id)));
    fields.put("lon", number(place.longitude_deg, 6));
    fields.put("lat", number(place.latitude_deg, 6));
    fields.put("rank", ranked.map(|ranked| ranked.rank));
    fields.put("people", people(gap.people_without_service));
    fields.put("cause", gap.cause.key());
    fields.put("why", both(|| text.cause()));
    fields.put("signal", both(|| text.signal()));
    fields.put("deficit_db", optional(gap.deficit, decibels));
    let remedies = results.remedies_of(gap).into_iter().map(|(of_gap, _)| {
        let mut fields = Fields::default();
        fields.put("remedy", of_gap.remedy);
        fields.put("people_here", people(of_gap.people_of_gap));
        Value::Object(fields.into_map())
    });
    fields.put("remedies", remedies.collect::<Value>());
    fields
}

/// The path from a mast, as a picture and in words.
fn profile(results: &Results<'_>, gap: &Gap, mast: &ExplainingMast) -> Value {
    let sector = results.sector_of(&mast.server);
    let (sketch, link) = (&mast.sketch, &mast.server.link);
    let place = sector.position.geographic;
    let mut fields = Fields::default();
    fields.put("mast", sector.site_id.as_str());
    fields.put("lon", number(place.longitude_deg, 6));
    fields.put("lat", number(place.latitude_deg, 6));
    fields.put("role", both(|| role_text(mast.roles)));
    fields.put("km", kilometres(link.ground_distance));
    fields.put("mhz", number(mast.frequency.megahertz(), 1));
    fields.put("antenna_m", number(sketch.antenna_amsl_m, 1));
    fields.put("handset_m", number(sketch.handset_amsl_m, 1));
    fields.put("earth_km", number(sketch.earth_radius.kilometres(), 0));
    fields.put("d_m", whole(&sketch.distance_m));
    fields.put("ground_m", whole(&sketch.ground_m));
    fields.put("cover_m", whole(&sketch.clutter_m));
    fields.put("text", both(|| profile_text(results, gap, mast)));
    Value::Object(fields.into_map())
}

fn whole(values: &[f32]) -> Value {
    values.iter().map(|value| Value::from(value.round() as i64)).collect()
}

fn role_text(roles: MastRoles) -> String {
    let named = [
        (roles.most_promising, "report-role-promising"),
        (roles.strongest, "report-role-strongest"),
        (roles.nearest, "report-role-nearest"),
    ];
    let words: Vec<&str> = named.into_iter().filter(|(is, _)| *is).map(|(_, id)| word(id)).collect();
    words.join(", ")
}

/// What the picture of a path shows, as sentences.
fn profile_text(results: &Results<'_>, gap: &Gap, mast: &ExplainingMast) -> String {
    let (sketch, link) = (&mast.sketch, &mast.server.link);
    let settlement = &results.settlements[gap.settlement];
    let name = known_text(&settlement.name).unwrap_or(&settlement.settlement_id);
    let metres = |value: f64| grouped(value);
    let ends = text!(
        "report-profile-ends",
        site = results.sector_of(&mast.server).site_id,
        village = name,
        km = decimals(link.ground_distance.kilometres(), 1),
        antenna_m = metres(sketch.antenna_amsl_m),
        handset_m = metres(sketch.handset_amsl_m)
    );
    let tops =
        sketch.ground_m.iter().zip(&sketch.clutter_m).map(|(ground_m, clutter_m)| ground_m + clutter_m);
    let highest_m = tops.fold(f32::NEG_INFINITY, f32::max);
    let highest = text!("report-profile-highest", highest_m = metres(f64::from(highest_m)));
    let sight = if mast.ridges.is_empty() {
        word("report-profile-clear").to_owned()
    } else {
        text!("report-profile-ridges", ridges = ridges_text(mast))
    };
    [ends, highest, sight].join(" ")
}
