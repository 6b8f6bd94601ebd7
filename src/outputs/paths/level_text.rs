//! Levels of a link, and the sectors of a scenario's mast, as text and as JSON.
use super::link_level::{LinkLevel, ScenarioLink, SectorLink};
use super::path_result::PathResult;
use crate::outputs::values::text_table::aligned;
use crate::units::Decibels;
use serde_json::{Value, json};

/// What the first model's loss leaves of what is radiated.
pub(super) fn level_lines(result: &PathResult, lost: Decibels) -> Vec<String> {
    let Some(first) = result.levels.first() else { return Vec::new() };
    let radiated = |level: &LinkLevel| {
        (format!("  {}", level.quantity.radiated_name()), format!("{:.2} dBm", level.radiated.dbm()))
    };
    let decibels = |name: &str, value: Decibels| (format!("  {name}"), format!("{:+.2} dB ", value.db()));
    let mut rows: Vec<(String, String)> = result.levels.iter().map(radiated).collect();
    rows.push(decibels("antenna towards the receiver", first.antenna_gain));
    rows.push(decibels("feeder", Decibels::default() - first.feeder_loss));
    rows.push(decibels("path", Decibels::default() - lost));
    rows.push(decibels("receiver, its body and building", first.receiver_gain));
    rows.extend(result.levels.iter().map(|level| {
        (format!("  {} (median)", level.quantity.name()), format!("{:.2} dBm", level.after(lost).dbm()))
    }));
    let mut heading = "Level at the receiver".to_owned();
    if let Some(sector) = result.of_scenario.as_ref().and_then(|link| link.sectors.first()) {
        heading = format!("{heading}, sector {}", sector.sector.sector_id);
        rows.extend(sector_rows(sector));
    }
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(name, value)| vec![name, value]).collect();
    let mut lines = vec![heading];
    lines.extend(aligned(&rows));
    lines
}

fn sector_rows(sector: &SectorLink) -> Vec<(String, String)> {
    let link = &sector.link;
    vec![
        ("  required".to_owned(), format!("{:.2} dBm", sector.required.dbm())),
        ("  margin, downlink".to_owned(), format!("{:+.2} dB ", link.downlink_margin.db())),
        ("  margin, uplink".to_owned(), format!("{:+.2} dB ", link.uplink_margin.db())),
        (
            format!("  probability (standard deviation {:.1} dB)", link.sigma_db),
            format!("{:.1} %  ", 100.0 * link.probability),
        ),
    ]
}

/// All sectors that were asked for, where there are several.
pub(super) fn sector_table(of: &ScenarioLink) -> Vec<String> {
    if of.sectors.len() < 2 {
        return Vec::new();
    }
    let header = ["Sector", "MHz", "loss, dB", "level, dBm", "down, dB", "up, dB", "probability"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.extend(of.sectors.iter().map(|SectorLink { sector, link, .. }| {
        vec![
            format!("{} ({})", sector.sector_id, sector.carrier.technology.generation()),
            sector.carrier.downlink.megahertz().to_string(),
            format!("{:.2}", link.loss.db()),
            format!("{:.2}", link.level.dbm()),
            format!("{:+.2}", link.downlink_margin.db()),
            format!("{:+.2}", link.uplink_margin.db()),
            format!("{:.1} %", 100.0 * link.probability),
        ]
    }));
    aligned(&rows)
}

/// Who is at the two ends.
pub(super) fn ends_line(of: &ScenarioLink) -> String {
    let sector = of.sectors.first().map_or_else(String::new, |sector| {
        let carrier = &sector.sector.carrier;
        format!(
            ", sector {}, {} at {} MHz of {}",
            sector.sector.sector_id,
            carrier.technology.generation(),
            carrier.downlink.megahertz(),
            sector.sector.operator
        )
    });
    format!("{}{sector} to {}, as in {}", of.site_id, of.village, of.scenario)
}

/// The levels after a loss, as JSON.
pub(super) fn levels_json(levels: &[LinkLevel], lost: Decibels) -> Value {
    let one = |level: &LinkLevel| {
        json!({
            "quantity": level.quantity.key(),
            "radiated_dbm": level.radiated.dbm(),
            "antenna_gain_dbi": level.antenna_gain.db(),
            "feeder_loss_db": level.feeder_loss.db(),
            "receiver_gain_db": level.receiver_gain.db(),
            "level_dbm": level.after(lost).dbm(),
        })
    };
    Value::Array(levels.iter().map(one).collect())
}

/// A link of a scenario as JSON.
pub(super) fn scenario_json(of: &ScenarioLink) -> Value {
    let sector = |SectorLink { sector, link, required }: &SectorLink| {
        json!({
            "sector_id": sector.sector_id,
            "operator": sector.operator,
            "technology": sector.carrier.technology.generation(),
            "frequency_mhz": sector.carrier.downlink.megahertz(),
            "loss_db": link.loss.db(),
            "terminal_clutter_db": link.terminal_clutter.db(),
            "pattern_loss_db": link.pattern_loss.db(),
            "level_dbm": link.level.dbm(),
            "required_dbm": required.dbm(),
            "downlink_margin_db": link.downlink_margin.db(),
            "uplink_margin_db": link.uplink_margin.db(),
            "margin_db": link.margin().db(),
            "probability": link.probability,
        })
    };
    json!({
        "name": of.scenario,
        "site_id": of.site_id,
        "village": of.village,
        "target_probability": of.target_probability,
        "sectors": of.sectors.iter().map(sector).collect::<Vec<_>>(),
    })
}
