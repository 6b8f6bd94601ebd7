//! A link as a microwave hop, as text and as JSON.
use crate::outputs::values::text_table::aligned;
use crate::planning::backhaul::{ClearAir, HopCheck, HopFading, MarginOutage};
use crate::terrain::CriterionClearance;
use serde_json::{Value, json};

/// The documents that the check follows.
const CLEARANCE_SOURCE: &str = "ITU-R P.530-18, 2.2.2.1";
const RAIN_SOURCE: &str = "ITU-R P.838-3 and P.530-18, 2.4.1";

/// The document of the fading in clear air.
const fn multipath_source(air: ClearAir) -> &'static str {
    match air {
        ClearAir::QuickPlanning { .. } => "ITU-R P.530-17, 2.3.1, quick planning",
        ClearAir::Mapped { .. } => "ITU-R P.530-18, 2.3.1",
    }
}

const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// Both criteria in a table, then fading.
pub(super) fn hop_lines(hop: &HopCheck) -> Vec<String> {
    let clearance = &hop.clearance;
    let mut lines = vec![format!("Microwave hop ({CLEARANCE_SOURCE})")];
    let header = ["  Earth", "k", "wanted, F1", "least, F1", "least, m", "at, km", "clear"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.push(criterion_row("  median", &clearance.median));
    rows.push(criterion_row("  k_e", &clearance.low));
    lines.extend(aligned(&rows));
    let [near_m, _] = hop.antennas_agl.map(crate::units::Length::metres);
    let least_m = hop.least_far_agl.metres();
    let verdict = if clearance.is_clear() { "clear" } else { "not clear" };
    lines.push(format!(
        "  {verdict}; with the transmitter at {near_m} m the receiver needs {least_m:.1} m above ground"
    ));
    lines.extend(hop.fading.iter().flat_map(fading_lines));
    lines
}

fn criterion_row(name: &str, found: &CriterionClearance) -> Vec<String> {
    let point = found.tightest.as_ref();
    let of_point = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    vec![
        name.to_owned(),
        format!("{:.3}", found.criterion.earth.factor()),
        format!("{:.2}", found.criterion.share),
        of_point(point.map(|point| format!("{:.2}", point.share))),
        of_point(point.map(|point| format!("{:.1}", point.clearance_m))),
        of_point(point.map(|point| format!("{:.3}", point.distance.kilometres()))),
        yes_or_no(found.is_clear()).to_owned(),
    ]
}

fn fading_lines(fading: &HopFading) -> Vec<String> {
    let at = |percent: f64, db: f64| format!("{db:.1} dB at {percent} %");
    let rain: Vec<String> = fading.rain.iter().map(|rain| at(rain.percent, rain.attenuation.db())).collect();
    let mut lines = vec![format!(
        "  rain of {} mm/h for 0.01 % of the year takes {} of the year ({RAIN_SOURCE})",
        fading.rain_rate_mm_h,
        rain.join(", ")
    )];
    if let Some(outage) = &fading.outage {
        lines.push(format!(
            "  a margin of {} dB is exceeded by rain for {:.4} % of the year, by multipath for {:.4} % of the worst month",
            outage.margin.db(),
            outage.rain_percent,
            outage.multipath_percent,
        ));
        lines.push(format!(
            "  ({}): availability {:.4} %",
            multipath_source(fading.clear_air),
            outage.availability_percent()
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
