//! Whether coordinates are exact enough for verdicts on villages.
use super::planning_inputs::Inputs;
use crate::coverage::PositionUncertainty;
use crate::findings::{Caveat, Table};
use crate::geodesy::{LonLat, Rounding};
use crate::scenario::Scenario;
use crate::settlements::Settlement;
use crate::units::Length;
use std::collections::{BTreeMap, BTreeSet};

/// A place and whose it is.
struct Named<'a> {
    name: &'a str,
    place: LonLat,
}

/// Rounded coordinates of villages and masts, and those that villages share: each with the name concerned. Places are those in
/// WGS 84; areas, which have several, are left out.
pub(super) fn inexact_coordinates(inputs: &Inputs) -> Vec<(Caveat, String)> {
    let villages = villages(&inputs.settlements);
    let mut masts: BTreeMap<&str, LonLat> = BTreeMap::new();
    for sector in inputs.network.sectors() {
        masts.entry(&sector.site_id).or_insert(sector.position.geographic);
    }
    let masts: Vec<Named<'_>> = masts.into_iter().map(|(name, place)| Named { name, place }).collect();
    let mut found = rounded(Table::Settlements, &villages);
    found.extend(rounded(Table::Sites, &masts));
    let shared = shared(&villages).into_iter();
    found.extend(shared.map(|name| (Caveat::SharedCoordinates, name.to_owned())));
    found
}

/// To what the coordinates of villages are rounded, where they are.
pub(super) fn rounding_of_villages(settlements: &[Settlement]) -> Option<Rounding> {
    let places: Vec<LonLat> = villages(settlements).iter().map(|row| row.place).collect();
    Rounding::of(&places)
}

/// The clusters that are one point.
fn villages(settlements: &[Settlement]) -> Vec<Named<'_>> {
    settlements
        .iter()
        .flat_map(|settlement| settlement.clusters.iter().map(move |cluster| (settlement, cluster)))
        .filter_map(|(settlement, cluster)| match cluster.samples.as_slice() {
            [sample] => Some(Named { name: &settlement.settlement_id, place: sample.position.geographic }),
            _ => None,
        })
        .collect()
}

fn rounded(table: Table, rows: &[Named<'_>]) -> Vec<(Caveat, String)> {
    let places: Vec<LonLat> = rows.iter().map(|row| row.place).collect();
    let Some(rounding) = Rounding::of(&places) else { return Vec::new() };
    let rounded: BTreeSet<&str> =
        rows.iter().filter(|row| rounding.holds(&row.place)).map(|row| row.name).collect();
    let caveat = |name: &str| (Caveat::RoundedCoordinates { table, rounding }, name.to_owned());
    rounded.into_iter().map(caveat).collect()
}

/// Villages at the very place of another one.
fn shared<'a>(rows: &[Named<'a>]) -> BTreeSet<&'a str> {
    let mut at: BTreeMap<[u64; 2], BTreeSet<&str>> = BTreeMap::new();
    for Named { name, place } in rows {
        let key = [place.longitude_deg.to_bits(), place.latitude_deg.to_bits()];
        at.entry(key).or_default().insert(name);
    }
    at.into_values().filter(|names| names.len() > 1).flatten().collect()
}

/// How exactly the villages' places are known; `None` where the scenario does not ask what follows from it.
pub(super) fn uncertainty_of(scenario: &Scenario, settlements: &[Settlement]) -> Option<PositionUncertainty> {
    let stated = Length::from_metres(scenario.settlements.position_uncertainty_m);
    let rounding = rounding_of_villages(settlements);
    (stated.metres() > 0.0).then_some(PositionUncertainty { stated, rounding })
}
