//! Levels of a link, and the sectors of a scenario's mast, as text and as JSON.
use super::link_level::{LinkLevel, ScenarioLink, SectorLink};
use super::path_result::PathResult;
use crate::language::{decimals, plain, signed, word};
use crate::outputs::values::text_table::aligned;
use crate::text;
use crate::units::Decibels;
use serde_json::{Value, json};

/// What the first model's loss leaves of what is radiated.
pub(super) fn level_lines(result: &PathResult, lost: Decibels) -> Vec<String> {
    let Some(first) = result.levels.first() else { return Vec::new() };
    let radiated = |level: &LinkLevel| {
        (
            format!("  {}", level.quantity.radiated_name()),
            format!("{} dBm", decimals(level.radiated.dbm(), 2)),
        )
    };
    let decibels =
        |name: &str, value: Decibels| (format!("  {name}"), format!("{} dB ", signed(value.db(), 2)));
    let mut rows: Vec<(String, String)> = result.levels.iter().map(radiated).collect();
    rows.push(decibels(word("level-text-antenna-towards-the-receiver"), first.antenna_gain));
    rows.push(decibels(word("level-text-feeder"), Decibels::default() - first.feeder_loss));
    rows.push(decibels(word("level-text-path"), Decibels::default() - lost));
    rows.push(decibels(word("level-text-receiver-its-body-and-building"), first.receiver_gain));
    if first.calibration != Decibels::default() {
        rows.push(decibels(word("level-text-calibration"), first.calibration));
    }
    rows.extend(result.levels.iter().map(|level| {
        (
            text!("level-text-median", quantity = level.quantity.name()),
            format!("{} dBm", decimals(level.after(lost).dbm(), 2)),
        )
    }));
    let mut heading = word("level-text-level-at-the-receiver").to_owned();
    if let Some(sector) = result.of_scenario.as_ref().and_then(|link| link.sectors.first()) {
        heading = text!("level-text-sector", heading, sector_id = sector.sector.sector_id);
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
        (word("level-text-required").to_owned(), format!("{} dBm", decimals(sector.required.dbm(), 2))),
        (
            word("level-text-margin-downlink").to_owned(),
            format!("{} dB ", signed(link.downlink_margin.db(), 2)),
        ),
        (word("level-text-margin-uplink").to_owned(), format!("{} dB ", signed(link.uplink_margin.db(), 2))),
        (
            text!("level-text-probability-standard-deviation-db", sigma_db = decimals(link.sigma_db, 1)),
            format!("{} %  ", decimals(100.0 * link.probability, 1)),
        ),
    ]
}

/// All sectors that were asked for, where there are several.
pub(super) fn sector_table(of: &ScenarioLink) -> Vec<String> {
    if of.sectors.len() < 2 {
        return Vec::new();
    }
    let header = [
        word("level-text-sector-2"),
        "MHz",
        word("level-text-loss-db"),
        word("level-text-level-dbm"),
        word("level-text-down-db"),
        word("level-text-up-db"),
        word("level-text-probability"),
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.extend(of.sectors.iter().map(|SectorLink { sector, link, .. }| {
        vec![
            format!("{} ({})", sector.sector_id, sector.carrier.technology.generation()),
            plain(sector.carrier.downlink.megahertz()),
            decimals(link.loss.db(), 2),
            decimals(link.level.dbm(), 2),
            signed(link.downlink_margin.db(), 2),
            signed(link.uplink_margin.db(), 2),
            format!("{} %", decimals(100.0 * link.probability, 1)),
        ]
    }));
    aligned(&rows)
}

/// Who is at the two ends.
pub(super) fn ends_line(of: &ScenarioLink) -> String {
    let sector = of.sectors.first().map_or_else(String::new, |sector| {
        let carrier = &sector.sector.carrier;
        text!(
            "level-text-sector-at-mhz-of",
            sector_id = sector.sector.sector_id,
            generation = carrier.technology.generation(),
            megahertz = carrier.downlink.megahertz(),
            operator = sector.sector.operator
        )
    });
    text!("level-text-to-as-in", site_id = of.site_id, sector, village = of.village, scenario = of.scenario)
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
            "calibration_db": level.calibration.db(),
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
