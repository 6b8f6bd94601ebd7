//! Sectors that a log of serving cells does not list.
use super::average::{Averaged, Sample};
use super::joined::Transmitter;
use super::reading::Observed;
use crate::network::{Network, SectorCarrier};
use std::collections::{BTreeMap, BTreeSet};

/// How much stronger than the serving cell another may be before the receiver changes over, dB (the usual hysteresis with its
/// offset, 3GPP TS 36.331, 5.5.4.4).
const HYSTERESIS_DB: f64 = 3.0;
/// Masts of a carrier beside the serving one that are asked about at a place, the nearest ones.
const MASTS: usize = 3;

/// A place as a cell of the raster.
type CellKey = [i64; 2];

/// What a log of serving cells tells of the other sectors of the carrier: at each of its places they were at most 3 dB above the
/// serving one, or the receiver would have changed over. Without that, such a log makes every mast seem stronger than it is.
///
/// # Definition
/// Of files that list no other cells, at each place the sectors of the serving one's operator and downlink frequency on the three nearest
/// other masts within `radius_m`, without those that the place has a sample of.
#[must_use]
pub fn unlisted_sectors(averaged: &Averaged, network: &Network, side_m: f64, radius_m: f64) -> Vec<Sample> {
    let with_others: BTreeSet<usize> = averaged
        .samples
        .iter()
        .filter(|sample| sample.serving == Some(false))
        .map(|sample| sample.file)
        .collect();
    let cell = |sample: &Sample| -> CellKey {
        [sample.easting_m, sample.northing_m].map(|metres| (metres / side_m).floor() as i64)
    };
    let mut listed: BTreeMap<CellKey, BTreeSet<usize>> = BTreeMap::new();
    for sample in &averaged.samples {
        if let Transmitter::Sector(sector) = sample.transmitter {
            listed.entry(cell(sample)).or_default().insert(sector);
        }
    }
    let carriers = by_carrier(network);
    let mut found: BTreeMap<(Transmitter, CellKey), Sample> = BTreeMap::new();
    for sample in averaged.samples.iter().filter(|sample| sample.serving == Some(true)) {
        let Transmitter::Sector(serving) = sample.transmitter else { continue };
        let Observed::Level(level) = sample.observed else { continue };
        if with_others.contains(&sample.file) {
            continue;
        }
        let key = carrier_key(&network.sectors()[serving]);
        let near = within(network, &carriers[&key], sample, radius_m);
        for sector in nearest_others(network, serving, near) {
            if listed[&cell(sample)].contains(&sector) {
                continue;
            }
            let bound = Observed::AtMost(level + HYSTERESIS_DB);
            let transmitter = Transmitter::Sector(sector);
            let other =
                Sample { transmitter, observed: bound, heard: 0, serving: Some(false), ..sample.clone() };
            let known = found.entry((transmitter, cell(sample))).or_insert_with(|| other.clone());
            if other.observed.value() < known.observed.value() {
                *known = other;
            }
        }
    }
    found.into_values().collect()
}

/// Operator, frequency.
type CarrierKey = (String, u64);

fn carrier_key(sector: &SectorCarrier) -> CarrierKey {
    (sector.operator.clone(), sector.carrier.downlink.hertz().to_bits())
}

fn by_carrier(network: &Network) -> BTreeMap<CarrierKey, Vec<usize>> {
    let mut carriers: BTreeMap<CarrierKey, Vec<usize>> = BTreeMap::new();
    for (index, sector) in network.sectors().iter().enumerate() {
        carriers.entry(carrier_key(sector)).or_default().push(index);
    }
    carriers
}

/// The sectors of a carrier around a place, with their distances, the nearest first.
fn within(network: &Network, carrier: &[usize], sample: &Sample, radius_m: f64) -> Vec<(f64, usize)> {
    let away = |index: usize| {
        let place = network.sectors()[index].position;
        (place.easting_m - sample.easting_m).hypot(place.northing_m - sample.northing_m)
    };
    let all = carrier.iter().map(|&index| (away(index), index));
    let mut near: Vec<(f64, usize)> = all.filter(|(away_m, _)| *away_m <= radius_m).collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    near
}

/// The sectors on the nearest masts but the serving one's.
fn nearest_others(network: &Network, serving: usize, near: Vec<(f64, usize)>) -> Vec<usize> {
    let sectors = network.sectors();
    let own = &sectors[serving].site_id;
    let mut masts: Vec<&str> = Vec::new();
    let mut others = Vec::new();
    for (_, index) in near.into_iter().filter(|(_, index)| sectors[*index].site_id != *own) {
        let site = sectors[index].site_id.as_str();
        if !masts.contains(&site) {
            if masts.len() == MASTS {
                break;
            }
            masts.push(site);
        }
        others.push(index);
    }
    others
}
