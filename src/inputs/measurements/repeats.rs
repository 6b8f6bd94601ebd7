//! Readings that repeat others: whole rows, positions, levels; and levels that do not depend on the place.
use super::file_draft::Draft;
use super::oddity::{Oddity, Tally};
use crate::geodesy::LonLat;
use crate::inputs::tables::table_rows::Row;
use crate::measurements::{CellNames, MeasuredQuantity, Observed, Reading};
use std::collections::BTreeMap;

/// Rows in one place from which the receiver stood still, or its position was not updated.
const STANDING_ROWS: usize = 5;

/// Readings of one level in a row from which the level may not have been measured anew.
const CACHED_READINGS: usize = 3;

/// Seconds within which a telephone may hand out the same measurement again.
const CACHED_SECONDS: f64 = 2.0;

/// Readings of a receiver whose levels are all one from which its level is not this place's.
const CONSTANT_READINGS: usize = 30;

/// Distance over which they lie then, km.
const CONSTANT_KM: f64 = 1.0;

/// Kilometres per degree of latitude, for bounds only.
const KM_PER_DEGREE: f64 = 111.2;

/// Leaves one of each group of rows that are the same in all columns, the first; returns how many went.
pub(super) fn drop_repeated_rows(rows: &mut Vec<Row>) -> usize {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let key = |index: usize| (&rows[index].values, shape_bits(&rows[index]), rows[index].number);
    order.sort_unstable_by(|a, b| key(*a).cmp(&key(*b)));
    let same = |a: usize, b: usize| rows[a].values == rows[b].values && rows[a].shape == rows[b].shape;
    let mut keep = vec![true; rows.len()];
    for pair in order.windows(2) {
        keep[pair[1]] = !same(pair[0], pair[1]);
    }
    let before = rows.len();
    let mut kept = keep.into_iter();
    rows.retain(|_| kept.next().unwrap_or(true));
    before - rows.len()
}

fn shape_bits(row: &Row) -> [u64; 2] {
    match &row.shape {
        crate::inputs::tables::table_rows::Shape::Point(pair) => pair.map(f64::to_bits),
        _ => [0; 2],
    }
}

/// What makes two readings with a time one.
fn identity(reading: &Reading) -> impl Ord + '_ {
    let Reading { place, observed, quantity, cell, seconds, device, serving, .. } = reading;
    let heard = observed.is_heard();
    (
        seconds.map(f64::to_bits),
        place_bits(*place),
        cell,
        device,
        (*quantity, *serving, heard, observed.value().to_bits()),
    )
}

fn place_bits(place: LonLat) -> [u64; 2] {
    [place.longitude_deg.to_bits(), place.latitude_deg.to_bits()]
}

/// Leaves one of readings of the same time, place, cell and level, and counts what else is repeated.
pub(super) fn settle_repeats(drafts: &mut Vec<Draft>, tally: &mut Tally) {
    tally.add(Oddity::Duplicate, drop_repeated_readings(drafts));
    tally.add(Oddity::Relayed, drop_constant_levels(drafts));
    let order = in_time(drafts);
    tally.add(Oddity::RepeatedPosition, standing(drafts, &order));
    tally.add(Oddity::CachedLevel, cached(drafts, &order));
}

fn drop_repeated_readings(drafts: &mut Vec<Draft>) -> usize {
    let mut order: Vec<usize> =
        (0..drafts.len()).filter(|index| drafts[*index].reading.seconds.is_some()).collect();
    let compare = |a: usize, b: usize| identity(&drafts[a].reading).cmp(&identity(&drafts[b].reading));
    order.sort_by(|a, b| compare(*a, *b));
    let mut keep = vec![true; drafts.len()];
    for pair in order.windows(2) {
        // readings of one row, such as the receivers' columns, are different cells
        keep[pair[1]] = compare(pair[0], pair[1]).is_ne();
    }
    let before = drafts.len();
    let mut kept = keep.into_iter();
    drafts.retain(|_| kept.next().unwrap_or(true));
    before - drafts.len()
}

/// The span of a cell's heard levels and places.
struct Span {
    count: usize,
    level_bits: u64,
    constant: bool,
    west_south: [f64; 2],
    east_north: [f64; 2],
}

impl Span {
    fn of(reading: &Reading) -> Self {
        let place = [reading.place.longitude_deg, reading.place.latitude_deg];
        let level_bits = reading.observed.value().to_bits();
        Self { count: 0, level_bits, constant: true, west_south: place, east_north: place }
    }

    fn add(&mut self, reading: &Reading) {
        self.count += 1;
        self.constant &= self.level_bits == reading.observed.value().to_bits();
        let place = [reading.place.longitude_deg, reading.place.latitude_deg];
        for (axis, value) in place.into_iter().enumerate() {
            self.west_south[axis] = self.west_south[axis].min(value);
            self.east_north[axis] = self.east_north[axis].max(value);
        }
    }

    /// Whether its level says nothing of the places.
    fn is_constant(&self) -> bool {
        let [west, south] = self.west_south;
        let [east, north] = self.east_north;
        let east_km = (east - west) * KM_PER_DEGREE * south.to_radians().cos();
        let north_km = (north - south) * KM_PER_DEGREE;
        self.constant && self.count >= CONSTANT_READINGS && east_km.hypot(north_km) > CONSTANT_KM
    }
}

fn drop_constant_levels(drafts: &mut Vec<Draft>) -> usize {
    let mut spans: BTreeMap<(CellNames, MeasuredQuantity), Span> = BTreeMap::new();
    let heard = |draft: &&Draft| matches!(draft.reading.observed, Observed::Level(_));
    for Draft { reading, .. } in drafts.iter().filter(heard) {
        let key = (reading.cell.clone(), reading.quantity);
        spans.entry(key).or_insert_with(|| Span::of(reading)).add(reading);
    }
    spans.retain(|_, span| span.is_constant());
    if spans.is_empty() {
        return 0;
    }
    let before = drafts.len();
    drafts.retain(|Draft { reading, .. }| {
        !reading.observed.is_heard() || !spans.contains_key(&(reading.cell.clone(), reading.quantity))
    });
    before - drafts.len()
}

/// The readings by device and time, where all have a time; otherwise as in the file.
fn in_time(drafts: &[Draft]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    let reading = |index: &usize| &drafts[*index].reading;
    let all_timed = drafts.iter().all(|draft| draft.reading.seconds.is_some());
    order.sort_by(|a, b| {
        let (a, b) = (reading(a), reading(b));
        let seconds = |of: &Reading| of.seconds.filter(|_| all_timed).unwrap_or(0.0);
        a.device.cmp(&b.device).then(seconds(a).total_cmp(&seconds(b)))
    });
    order
}

/// Readings beyond the first row of runs of rows in one place.
fn standing(drafts: &[Draft], order: &[usize]) -> usize {
    let key = |index: &usize| {
        let reading = &drafts[*index].reading;
        (place_bits(reading.place), reading.device.as_str())
    };
    let runs = order.chunk_by(|a, b| key(a) == key(b));
    runs.map(|run| {
        let rows = run.chunk_by(|a, b| drafts[*a].reading.row == drafts[*b].reading.row);
        let first = rows.clone().next().map_or(0, <[usize]>::len);
        if rows.count() >= STANDING_ROWS { run.len() - first } else { 0 }
    })
    .sum()
}

/// Readings of a cell in runs of one level at changing places within seconds, beyond the first of each run.
fn cached(drafts: &[Draft], order: &[usize]) -> usize {
    let mut of_cells: BTreeMap<(&str, &CellNames), Vec<&Reading>> = BTreeMap::new();
    for reading in order.iter().map(|index| &drafts[*index].reading) {
        if reading.observed.is_heard() && reading.seconds.is_some() && reading.cell != CellNames::default() {
            of_cells.entry((&reading.device, &reading.cell)).or_default().push(reading);
        }
    }
    let repeats = |a: &&Reading, b: &&Reading| {
        let step = b.seconds.zip(a.seconds).map_or(f64::INFINITY, |(b, a)| b - a);
        a.observed == b.observed && a.place != b.place && step > 0.0 && step <= CACHED_SECONDS
    };
    of_cells
        .values()
        .flat_map(|readings| readings.chunk_by(repeats).map(<[&Reading]>::len))
        .filter(|run| *run >= CACHED_READINGS)
        .map(|run| run - 1)
        .sum()
}
