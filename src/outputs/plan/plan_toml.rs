//! `plan.toml`: the plan as a scenario of its own, which extends the one that it was made for.
use super::planned::Planned;
use crate::language::word;
use crate::network::{AntennaPattern, SectorCarrier};
use crate::outputs::error::OutputError;
use crate::outputs::values::fields::round_to;
use crate::planning::plan::PlannedSite;
use crate::text;
use std::path::{Component, Path, PathBuf};
use toml::{Table, Value};

/// The scenario. `folder` is that in which it will stand.
///
/// # Errors
/// [`OutputError::Toml`].
pub(in crate::outputs) fn plan_toml(planned: &Planned<'_>, folder: &Path) -> Result<Vec<u8>, OutputError> {
    let scenario = planned.results.scenario;
    let mut document = Table::new();
    let base = way_from(folder, planned.base);
    document.insert("extends".to_owned(), text(&base.display().to_string()));
    document.insert("name".to_owned(), text(&text!("plan-toml-plan", scenario = scenario.name)));
    let mut plan = Table::new();
    plan.insert("cost".to_owned(), Value::Float(round_to(planned.plan.cost.capex.base(), 2)));
    plan.insert("currency".to_owned(), text(planned.currency));
    document.insert("plan".to_owned(), Value::Table(plan));
    let mut sites = Table::new();
    for (key, rows) in [("add", added(planned)), ("change", changed(planned))] {
        if !rows.is_empty() {
            sites.insert(key.to_owned(), Value::Array(rows.into_iter().map(Value::Table).collect()));
        }
    }
    if !sites.is_empty() {
        document.insert("sites".to_owned(), Value::Table(sites));
    }
    let head = word("plan-toml-made-by-signalgap-plan-the-plan");
    let body =
        toml::to_string(&document).map_err(|source| OutputError::Toml { name: "plan.toml", source })?;
    Ok(format!("{head}\n{body}").into_bytes())
}

/// Sectors that come new.
fn added(planned: &Planned<'_>) -> Vec<Table> {
    let new = |site: &PlannedSite| site.sectors.iter().skip(site.replaced.len()).map(row).collect::<Vec<_>>();
    planned.plan.sites.iter().flat_map(new).collect()
}

/// Sectors of today that change: those that come in their place have their names.
fn changed(planned: &Planned<'_>) -> Vec<Table> {
    let sectors = planned.results.network.sectors();
    let of_site = |site: &PlannedSite| -> Vec<Table> {
        let pairs = site.replaced.iter().zip(&site.sectors);
        pairs.map(|(before, after)| change(&sectors[*before], after)).collect()
    };
    planned.plan.sites.iter().flat_map(of_site).collect()
}

/// What differs of a sector.
fn change(before: &SectorCarrier, after: &SectorCarrier) -> Table {
    let mut changed = Table::new();
    changed.insert("sector_id".to_owned(), text(&before.sector_id));
    let (old, new) = (row(before), row(after));
    for (key, value) in new {
        if key != "site_id" && key != "sector_id" && old.get(&key) != Some(&value) {
            changed.insert(key, value);
        }
    }
    changed
}

/// A sector as a row of the network table.
fn row(sector: &SectorCarrier) -> Table {
    let mut row = Table::new();
    let mut put = |key: &str, value: Value| {
        row.insert(key.to_owned(), value);
    };
    put("site_id", text(&sector.site_id));
    put("sector_id", text(&sector.sector_id));
    put("operator", text(&sector.operator));
    put("technology", text(sector.carrier.technology.name()));
    if !sector.carrier.band.is_empty() {
        put("band", text(&sector.carrier.band));
    }
    put("frequency_mhz", number(sector.carrier.downlink.megahertz(), 4));
    put("uplink_frequency_mhz", number(sector.carrier.uplink.megahertz(), 4));
    put("bandwidth_mhz", number(sector.carrier.bandwidth_mhz, 4));
    put("lon", number(sector.position.geographic.longitude_deg, 8));
    put("lat", number(sector.position.geographic.latitude_deg, 8));
    put("antenna_height_m", number(sector.antenna_height_agl.metres(), 2));
    if let Some(azimuth) = sector.azimuth {
        put("azimuth_deg", number(azimuth.degrees(), 2));
    }
    put("mechanical_tilt_deg", number(sector.mechanical_downtilt.degrees_down(), 2));
    put("electrical_tilt_deg", number(sector.electrical_downtilt.degrees_down(), 2));
    put("power_dbm", number(sector.total_power.dbm(), 2));
    put("gain_dbi", number(sector.maximum_gain.db(), 2));
    put("feeder_loss_db", number(sector.feeder_loss.db(), 2));
    if let AntennaPattern::Sector(beam) = &sector.pattern {
        // no beam at all: attenuated in no direction
        let all_round = sector.azimuth.is_none() && beam.vertical_beamwidth_deg.is_infinite();
        put("front_to_back_db", number(if all_round { 0.0 } else { beam.front_to_back_db }, 2));
        if !all_round {
            put("horizontal_beamwidth_deg", number(beam.horizontal_beamwidth_deg, 2));
            put("vertical_beamwidth_deg", number(beam.vertical_beamwidth_deg, 2));
            put("side_lobe_db", number(beam.side_lobe_db, 2));
        }
    }
    put("antenna_ports", Value::Integer(i64::from(sector.antenna_ports)));
    put("reference_signal_boost_db", number(sector.reference_signal_boost.db(), 2));
    row
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn number(value: f64, decimals: i32) -> Value {
    Value::Float(round_to(value, decimals))
}

/// A file as seen from a folder; absolute where they have nothing in common.
fn way_from(folder: &Path, file: &Path) -> PathBuf {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (folder, file) = (whole(folder), whole(file));
    let common = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let named = |component: &Component<'_>| matches!(component, Component::Normal(_));
    if !file.components().take(common).any(|component| named(&component)) {
        return file;
    }
    let up = folder.components().skip(common).map(|_| Component::ParentDir);
    up.chain(file.components().skip(common)).collect()
}

#[cfg(test)]
mod tests {
    use super::way_from;
    use std::path::Path;

    #[test]
    fn the_scenario_is_named_from_the_results_folder() {
        let way = |folder: &str, file: &str| way_from(folder.as_ref(), file.as_ref());
        assert_eq!(way("/a/b/out", "/a/b/scenario.toml"), Path::new("../scenario.toml"));
        assert_eq!(way("/a/out/plan", "/a/b/scenario.toml"), Path::new("../../b/scenario.toml"));
        assert_eq!(way("/a/b", "/a/b/scenario.toml"), Path::new("scenario.toml"));
        assert_eq!(way("/x/out", "/a/scenario.toml"), Path::new("/a/scenario.toml"));
    }
}
