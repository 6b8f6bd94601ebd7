//! One sample per transmitter and cell of a raster.
use super::joined::{Joined, Transmitter};
use super::median::median;
use super::reading::{MeasuredQuantity, Observed, Reading};
use crate::geodesy::{LonLat, geodesic_line};
use crate::network::Network;
use serde::Serialize;
use std::collections::BTreeMap;

/// The readings of one transmitter in one cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sample {
    /// The transmitter.
    pub transmitter: Transmitter,
    /// Mean place of the readings on planning coordinates, m.
    pub easting_m: f64,
    /// Likewise.
    pub northing_m: f64,
    /// Their median.
    pub observed: Observed,
    /// Of what.
    pub quantity: MeasuredQuantity,
    /// Their number.
    pub readings: usize,
    /// How many of them heard the transmitter.
    pub heard: usize,
    /// Whether the transmitter served in all of them; `None` where one does not say.
    pub serving: Option<bool>,
    /// Their device; empty where they have several or none.
    pub device: String,
    /// Receiving antenna above ground, m, where they say so.
    pub receiver_height_m: Option<f64>,
    /// The first of their files.
    pub file: usize,
}

/// Readings that are in no sample, by why; those without a transmitter are not among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Nearer to their transmitter than asked.
    pub too_near: usize,
    /// Farther from it than asked.
    pub too_far: usize,
    /// A level outside the range asked for.
    pub level_outside: usize,
    /// In a cell with fewer readings than asked.
    pub few_readings: usize,
    /// At a place that has no planning coordinates.
    pub unplaced: usize,
}

/// Samples, and what is in none.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Averaged {
    /// By transmitter and cell.
    pub samples: Vec<Sample>,
    /// Readings left out.
    pub left_out: LeftOut,
}

/// How readings are averaged, and which are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Averaging {
    /// Side of the cells, m, above 0.
    pub side_m: f64,
    /// Readings nearer to their transmitter, or farther from it, are left out, km.
    pub distance_km: Option<[f64; 2]>,
    /// Heard levels outside are left out, dBm; what was not heard and path losses stay.
    pub level_dbm: Option<[f64; 2]>,
    /// Cells with fewer readings of a transmitter are left out.
    pub least_readings: Option<usize>,
}

/// Readings with their transmitters and places.
#[derive(Clone, Copy, Debug)]
pub struct JoinedReadings<'a> {
    /// The readings.
    pub readings: &'a [Reading],
    /// Of each, easting and northing on planning coordinates, m.
    pub places: &'a [[f64; 2]],
    /// Of each, its transmitter.
    pub joined: &'a Joined,
    /// The network that they were joined to.
    pub network: &'a Network,
}

/// What readings of one sample have in common: transmitter, cell, quantity and height, the last as the bits of a positive number.
type SampleKey = (Transmitter, [i64; 2], MeasuredQuantity, Option<u64>);

/// A reading with its place on planning coordinates.
type Placed<'a> = (&'a Reading, [f64; 2]);

/// The median of the readings of each transmitter in each cell of a raster whose lines are at multiples of the side.
///
/// # Method
/// A reading that did not hear the transmitter counts at its bound. Where the median depends on how far below their bounds such readings are,
/// the sample is [`Observed::AtMost`] the median so counted. Readings of different quantities, or at different stated heights, make samples of
/// their own.
///
/// # Cost and determinism
/// `O(n log n)`, one geodesic for each reading where distances are asked for. The same bits for any order of the readings.
#[must_use]
pub fn average(all: &JoinedReadings<'_>, averaging: &Averaging) -> Averaged {
    let mut averaged = Averaged::default();
    let mut cells: BTreeMap<SampleKey, Vec<Placed<'_>>> = BTreeMap::new();
    for ((reading, place), transmitter) in all.readings.iter().zip(all.places).zip(&all.joined.transmitter) {
        let Some(transmitter) = *transmitter else { continue };
        let left_out = &mut averaged.left_out;
        if !place.iter().all(|metres| metres.is_finite()) {
            left_out.unplaced += 1;
        } else if is_kept(reading, all.place_of(transmitter), averaging, left_out) {
            let cell = place.map(|metres| (metres / averaging.side_m).floor() as i64);
            let height = reading.receiver_height_m.map(f64::to_bits);
            cells.entry((transmitter, cell, reading.quantity, height)).or_default().push((reading, *place));
        }
    }
    for (key, readings) in cells {
        if averaging.least_readings.is_some_and(|least| readings.len() < least) {
            averaged.left_out.few_readings += readings.len();
        } else {
            averaged.samples.extend(sample(key, readings));
        }
    }
    averaged
}

impl JoinedReadings<'_> {
    /// Where a transmitter stands; `None` of one that is not in the lists.
    fn place_of(&self, transmitter: Transmitter) -> Option<LonLat> {
        match transmitter {
            Transmitter::Sector(index) => {
                self.network.sectors().get(index).map(|sector| sector.position.geographic)
            }
            Transmitter::Own(index) => self.joined.own.get(index).map(|source| source.place),
        }
    }
}

fn is_kept(reading: &Reading, mast: Option<LonLat>, averaging: &Averaging, left_out: &mut LeftOut) -> bool {
    if let (Some([low_km, high_km]), Some(mast)) = (averaging.distance_km, mast) {
        let km = geodesic_line(mast, reading.place).ground_distance.kilometres();
        if km < low_km {
            left_out.too_near += 1;
            return false;
        }
        if km > high_km {
            left_out.too_far += 1;
            return false;
        }
    }
    let is_level = reading.observed.is_heard() && reading.quantity != MeasuredQuantity::PathLoss;
    let level_dbm = reading.observed.value();
    let is_outside = |[low_dbm, high_dbm]: [f64; 2]| is_level && !(low_dbm..=high_dbm).contains(&level_dbm);
    let outside = averaging.level_dbm.is_some_and(is_outside);
    left_out.level_outside += usize::from(outside);
    !outside
}

/// One sample; `None` of no readings.
fn sample((transmitter, _, quantity, height): SampleKey, mut readings: Vec<Placed<'_>>) -> Option<Sample> {
    // sums run in an order of their own, so that their bits do not depend on that of the rows
    readings.sort_by(|(_, a), (_, b)| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    let (first, _) = *readings.first()?;
    let count = readings.len();
    let mean_m = |axis: usize| readings.iter().map(|(_, place)| place[axis]).sum::<f64>() / count as f64;
    let observed: Vec<Observed> = readings.iter().map(|(reading, _)| reading.observed).collect();
    let same_device = readings.iter().all(|(reading, _)| reading.device == first.device);
    let serving = readings.iter().map(|(reading, _)| reading.serving);
    Some(Sample {
        transmitter,
        easting_m: mean_m(0),
        northing_m: mean_m(1),
        observed: median(&observed, quantity)?,
        quantity,
        readings: count,
        heard: observed.iter().filter(|observed| observed.is_heard()).count(),
        serving: serving.reduce(|all, one| Some(all? && one?)).flatten(),
        device: if same_device { first.device.clone() } else { String::new() },
        receiver_height_m: height.map(f64::from_bits),
        file: readings.iter().map(|(reading, _)| reading.file).min()?,
    })
}
