//! A link as a microwave hop, as text and as JSON.
use crate::language::{decimals, word};
use crate::outputs::values::text_table::aligned;
use crate::planning::backhaul::{ClearAir, HopCheck, HopFading, MarginOutage};
use crate::terrain::CriterionClearance;
use crate::text;
use serde_json::{Value, json};

/// The documents that the check follows.
const CLEARANCE_SOURCE: &str = "ITU-R P.530-18, 2.2.2.1";
const RAIN_SOURCE: &str = "ITU-R P.838-3 and P.530-18, 2.4.1";

/// The document of the fading in clear air.
fn multipath_source(air: ClearAir) -> &'static str {
    match air {
        ClearAir::QuickPlanning { .. } => word("hop-report-itu-530-17-2-3-1"),
        ClearAir::Mapped { .. } => "ITU-R P.530-18, 2.3.1",
    }
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { word("hop-report-yes") } else { word("hop-report-no") }
}

/// Both criteria in a table, then fading.
pub(super) fn hop_lines(hop: &HopCheck) -> Vec<String> {
    let clearance = &hop.clearance;
    let mut lines = vec![text!("hop-report-microwave-hop", clearance_source = CLEARANCE_SOURCE)];
    let header = [
        word("hop-report-earth"),
        "k",
        word("hop-report-wanted-f1"),
        word("hop-report-least-f1"),
        word("hop-report-least"),
        word("hop-report-at-km"),
        word("hop-report-clear"),
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.push(criterion_row(word("hop-report-median"), &clearance.median));
    rows.push(criterion_row("  k_e", &clearance.low));
    lines.extend(aligned(&rows));
    let [near_m, _] = hop.antennas_agl.map(crate::units::Length::metres);
    let least_m = hop.least_far_agl.metres();
    let verdict = if clearance.is_clear() { word("hop-report-clear") } else { word("hop-report-not-clear") };
    lines.push(text!(
        "hop-report-with-the-transmitter-at-the-receiver",
        verdict,
        near_m,
        least_m = decimals(least_m, 1)
    ));
    lines.extend(hop.fading.iter().flat_map(fading_lines));
    lines
}

fn criterion_row(name: &str, found: &CriterionClearance) -> Vec<String> {
    let point = found.tightest.as_ref();
    let of_point = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    vec![
        name.to_owned(),
        decimals(found.criterion.earth.factor(), 3),
        decimals(found.criterion.share, 2),
        of_point(point.map(|point| decimals(point.share, 2))),
        of_point(point.map(|point| decimals(point.clearance_m, 1))),
        of_point(point.map(|point| decimals(point.distance.kilometres(), 3))),
        yes_or_no(found.is_clear()).to_owned(),
    ]
}

fn fading_lines(fading: &HopFading) -> Vec<String> {
    let at = |percent: f64, db: f64| text!("hop-report-db-at", db = decimals(db, 1), percent);
    let rain: Vec<String> = fading.rain.iter().map(|rain| at(rain.percent, rain.attenuation.db())).collect();
    let mut lines = vec![text!(
        "hop-report-rain-of-mm-for-0-01",
        rain_rate_mm_h = fading.rain_rate_mm_h,
        rain = rain.join(", "),
        rain_source = RAIN_SOURCE
    )];
    if let Some(outage) = &fading.outage {
        lines.push(text!(
            "hop-report-margin-of-db-is-exceeded-by",
            margin_db = outage.margin.db(),
            rain_percent = decimals(outage.rain_percent, 4),
            multipath_percent = decimals(outage.multipath_percent, 4)
        ));
        lines.push(text!(
            "hop-report-availability",
            clear_air = multipath_source(fading.clear_air),
            availability_percent = decimals(outage.availability_percent(), 4)
        ));
    }
    lines
}

/// The same, unrounded.
pub(super) fn hop_json(hop: &HopCheck) -> Value {
    let clearance = &hop.clearance;
    json!({
        "document": CLEARANCE_SOURCE,
        "clear": clearance.is_clear(),
        "median": criterion_json(&clearance.median),
        "low": criterion_json(&clearance.low),
        "least_receiver_height_agl_m": hop.least_far_agl.metres(),
        "fading": hop.fading.as_ref().map(fading_json),
    })
}

fn criterion_json(found: &CriterionClearance) -> Value {
    json!({
        "k": found.criterion.earth.factor(),
        "fresnel_share_wanted": found.criterion.share,
        "clear": found.is_clear(),
        "least": found.tightest.as_ref().map(|point| json!({
            "distance_km": point.distance.kilometres(),
            "clearance_m": point.clearance_m,
            "fresnel_share": point.share,
        })),
    })
}

fn fading_json(fading: &HopFading) -> Value {
    let outage = |outage: &MarginOutage| {
        json!({
            "margin_db": outage.margin.db(),
            "rain_percent_of_year": outage.rain_percent,
            "multipath_percent_of_worst_month": outage.multipath_percent,
            "availability_percent": outage.availability_percent(),
        })
    };
    json!({
        "rain_rate_mm_h": fading.rain_rate_mm_h,
        "rain_document": RAIN_SOURCE,
        "rain": fading.rain.iter().map(|rain| json!({
            "percent_of_year": rain.percent,
            "attenuation_db": rain.attenuation.db(),
        })).collect::<Vec<_>>(),
        "multipath_document": multipath_source(fading.clear_air),
        "outage": fading.outage.as_ref().map(outage),
    })
}
