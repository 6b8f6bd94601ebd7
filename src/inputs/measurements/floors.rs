//! The receiver's floor: what a level shown there, and a row that says "not heard", are worth.
use super::file_draft::Draft;
use super::oddity::{Oddity, Tally};
use crate::measurements::{MeasuredQuantity, Observed};
use std::collections::BTreeMap;

/// Floors of receivers, dBm: of RSRP -140 (3GPP TS 36.133, 9.1.4) and what modems show; of GSM -110 and -113 (TS 27.007, 8.5); of RSCP -120
/// and what modems show.
const KNOWN: [f64; 12] =
    [-140.0, -139.0, -138.0, -137.0, -130.0, -128.0, -125.0, -124.0, -121.0, -120.0, -113.0, -110.0];

/// Readings at the lowest level from which it can be a floor.
const LEAST: usize = 3;

/// At and below this a lowest level is a floor by itself, dBm; above it, more readings must be there than within the next decibel: levels thin
/// out towards the lowest unless a floor holds them up.
const SURELY: f64 = -137.0;

/// One in so many of a file's readings must be at the lowest level.
const ONE_IN: usize = 100;

/// The floor of each quantity, dBm; of path loss the highest loss, dB.
pub(super) type Floors = BTreeMap<MeasuredQuantity, f64>;

/// Bounds what was not heard and what is shown at the floor; returns the floor of what the file measured most, where it has one.
///
/// # Method
/// The floor is as chosen. Otherwise it is a quantity's lowest level if that is one that receivers show as their lowest, three readings
/// and one in a hundred have it, and more than the next decibel. Rows that say "not heard" are worth the lowest level heard where there is no floor.
pub(super) fn bound_by_floors(
    drafts: &mut Vec<Draft>,
    chosen: Option<f64>,
    tally: &mut Tally,
) -> Option<f64> {
    let floors = floors_of(drafts, chosen);
    let lowest = lowest_of(drafts);
    for draft in drafts.iter_mut() {
        let Draft { reading, not_heard, at_floor } = draft;
        let floor = floors.get(&reading.quantity).copied();
        if *not_heard {
            let bound = floor.or_else(|| lowest.get(&reading.quantity).copied());
            reading.observed = Observed::AtMost(bound.unwrap_or(f64::INFINITY));
        } else if *at_floor {
            reading.observed = Observed::AtMost(reading.observed.value());
            tally.add(Oddity::AtFloor, 1);
        } else if let (Observed::Level(level), Some(floor)) = (reading.observed, floor)
            && reading.quantity != MeasuredQuantity::PathLoss
            && level <= floor
        {
            reading.observed = Observed::AtMost(floor);
            tally.add(Oddity::AtFloor, 1);
        }
    }
    let before = drafts.len();
    drafts.retain(|draft| draft.reading.observed.value().is_finite());
    tally.add(Oddity::NotHeardWithoutFloor, before - drafts.len());
    tally.add(Oddity::NotHeard, drafts.iter().filter(|draft| draft.not_heard).count());
    floor_of_most(drafts, &floors, &lowest)
}

/// The floor of the quantity with most readings; where it has none and something was not heard, the bound that was taken.
fn floor_of_most(drafts: &[Draft], floors: &Floors, lowest: &Floors) -> Option<f64> {
    let mut counts: BTreeMap<MeasuredQuantity, usize> = BTreeMap::new();
    for draft in drafts {
        *counts.entry(draft.reading.quantity).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(quantity, count)| (*count, std::cmp::Reverse(*quantity)));
    let quantity =
        most.map(|(quantity, _)| quantity).filter(|quantity| *quantity != MeasuredQuantity::PathLoss)?;
    let any_missed = drafts.iter().any(|draft| draft.not_heard && draft.reading.quantity == quantity);
    let assumed = || lowest.get(&quantity).copied().filter(|_| any_missed);
    floors.get(&quantity).copied().or_else(assumed)
}

fn floors_of(drafts: &[Draft], chosen: Option<f64>) -> Floors {
    let mut floors = Floors::new();
    for (quantity, lowest) in lowest_of(drafts) {
        if quantity == MeasuredQuantity::PathLoss {
            continue;
        }
        let of_quantity =
            || drafts.iter().filter(|draft| draft.reading.quantity == quantity && !draft.not_heard);
        let at_lowest = of_quantity()
            .filter(|draft| draft.reading.observed.value().to_bits() == lowest.to_bits())
            .count();
        let above = of_quantity()
            .filter(|draft| {
                let level = draft.reading.observed.value();
                level > lowest && level <= lowest + 1.0
            })
            .count();
        let held_up = lowest <= SURELY || at_lowest > above;
        let is_known = held_up && KNOWN.iter().any(|known| known.to_bits() == lowest.to_bits());
        let shown = is_known && at_lowest >= LEAST && at_lowest * ONE_IN >= of_quantity().count();
        if let Some(floor) = chosen.or_else(|| shown.then_some(lowest)) {
            floors.insert(quantity, floor);
        }
    }
    if let Some(chosen) = chosen {
        for draft in drafts.iter().filter(|draft| draft.reading.quantity != MeasuredQuantity::PathLoss) {
            floors.insert(draft.reading.quantity, chosen);
        }
    }
    floors
}

/// The lowest level heard of each quantity, of path loss the highest loss.
fn lowest_of(drafts: &[Draft]) -> Floors {
    let mut lowest = Floors::new();
    for draft in drafts.iter().filter(|draft| !draft.not_heard) {
        let quantity = draft.reading.quantity;
        let value = draft.reading.observed.value();
        let of = lowest.entry(quantity).or_insert(value);
        *of = if quantity == MeasuredQuantity::PathLoss { of.max(value) } else { of.min(value) };
    }
    lowest
}
