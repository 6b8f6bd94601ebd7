//! Coordinates in degrees that logs write wrongly, put right where only one reading is possible; every repair is counted.
use super::oddity::{Oddity, Tally};
use crate::inputs::tables::columns::Columns;
use crate::inputs::tables::table_rows::{Coordinates, Row, Table};
use crate::inputs::tables::text_values::{is_unknown, parse_number};

/// Whole numbers per degree in receivers' own protocols.
const PER_DEGREE: f64 = 1e7;

/// Rows from which the middle of a file says where a coordinate should be.
const LEAST_ROWS: usize = 5;

/// Half the width of what a file covers around its median, degrees, beyond which nothing is restored.
const WIDEST_DEG: f64 = 3.0;

/// A coordinate this far outside what the file covers, degrees, may have lost its point.
const FAR_DEG: f64 = 5.0;

/// Farther than this from its transmitter, degrees, no place is believed that would be near with its axes changed over.
const FAR_FROM_TRANSMITTER_DEG: f64 = 10.0;

/// And this is near.
const NEAR_TRANSMITTER_DEG: f64 = 3.0;

/// The columns of a place.
#[derive(Clone, Copy)]
struct PlaceColumns {
    lon: usize,
    lat: usize,
    /// Of the transmitter.
    other_end: Option<[usize; 2]>,
}

/// Where most of a file's coordinates lie, longitude and latitude, degrees.
#[derive(Clone, Copy)]
struct Middle {
    median: [f64; 2],
}

/// Removes rows without a position and puts right what can be.
pub(super) fn repair_coordinates(table: &mut Table, columns: &Columns, tally: &mut Tally) {
    let both = |lon: &str, lat: &str| Some([columns.get(lon)?, columns.get(lat)?]);
    let Some([lon, lat]) = both("lon", "lat").filter(|_| matches!(table.coordinates, Coordinates::Columns))
    else {
        return;
    };
    let places = PlaceColumns { lon, lat, other_end: both("tx_lon", "tx_lat") };
    let before = table.rows.len();
    table.rows.retain(|row| !places.is_nowhere(row));
    tally.add(Oddity::NoPosition, before - table.rows.len());
    tally.add(Oddity::ScaledDegrees, places.unscale(&mut table.rows));
    let swapped = table.rows.iter_mut().filter_map(|row| places.swap(row)).count();
    tally.add(Oddity::SwappedAxes, swapped);
    if let Some(middle) = places.middle(&table.rows) {
        let moved = table.rows.iter_mut().map(|row| usize::from(places.restore(row, middle))).sum();
        tally.add(Oddity::MovedPoint, moved);
    }
}

impl PlaceColumns {
    fn pair(self, row: &Row) -> Option<[f64; 2]> {
        let value = |index: usize| parse_number(row.values[index].trim()).ok();
        Some([value(self.lon)?, value(self.lat)?])
    }

    fn set(self, row: &mut Row, [lon, lat]: [f64; 2]) {
        row.values[self.lon] = lon.to_string();
        row.values[self.lat] = lat.to_string();
    }

    /// Both are empty, 0 or -1: no position was known.
    fn is_nowhere(self, row: &Row) -> bool {
        let is_empty = |index: usize| {
            let text = row.values[index].trim();
            text.is_empty() || is_unknown(text) || text.eq_ignore_ascii_case("nan")
        };
        let is_mark = |mark: f64| {
            self.pair(row).is_some_and(|pair| pair.iter().all(|value| (value - mark).abs() < f64::EPSILON))
        };
        (is_empty(self.lon) && is_empty(self.lat)) || is_mark(0.0) || is_mark(-1.0)
    }

    /// Divides whole numbers beyond any angle where most rows have such.
    fn unscale(self, rows: &mut [Row]) -> usize {
        let is_scaled = |pair: &[f64; 2]| {
            let whole = pair.iter().all(|value| value.fract() == 0.0);
            whole
                && pair[0].abs() > 180.0
                && pair[1].abs() > 90.0
                && is_place(pair.map(|value| value / PER_DEGREE))
        };
        let scaled: Vec<bool> =
            rows.iter().map(|row| self.pair(row).is_some_and(|pair| is_scaled(&pair))).collect();
        let count = scaled.iter().filter(|scaled| **scaled).count();
        if count * 2 <= rows.len() {
            return 0;
        }
        for (row, _) in rows.iter_mut().zip(scaled).filter(|(_, scaled)| *scaled) {
            if let Some(pair) = self.pair(row) {
                self.set(row, pair.map(|value| value / PER_DEGREE));
            }
        }
        count
    }

    /// Changes the axes over where the latitude is none, or where only that brings the place near its transmitter.
    fn swap(self, row: &mut Row) -> Option<()> {
        let pair = self.pair(row)?;
        let changed = [pair[1], pair[0]];
        let impossible = !is_place(pair) && pair[0].abs() <= 90.0 && pair[1].abs() <= 180.0;
        let nearer = || {
            let [lon, lat] = self.other_end?;
            let transmitter = Self { lon, lat, other_end: None }.pair(row)?;
            let apart =
                |pair: [f64; 2]| (pair[0] - transmitter[0]).abs().max((pair[1] - transmitter[1]).abs());
            Some(apart(pair) > FAR_FROM_TRANSMITTER_DEG && apart(changed) < NEAR_TRANSMITTER_DEG)
        };
        (impossible || nearer() == Some(true)).then(|| self.set(row, changed))
    }

    /// Where the file lies, if three quarters of its rows lie close together.
    fn middle(self, rows: &[Row]) -> Option<Middle> {
        let pairs: Vec<[f64; 2]> = rows.iter().filter_map(|row| self.pair(row)).collect();
        if pairs.len() < LEAST_ROWS {
            return None;
        }
        let median = [0, 1].map(|axis| {
            let mut values: Vec<f64> = pairs.iter().map(|pair| pair[axis]).collect();
            let half = values.len() / 2;
            *values.select_nth_unstable_by(half, f64::total_cmp).1
        });
        let near =
            pairs.iter().filter(|pair| (0..2).all(|axis| (pair[axis] - median[axis]).abs() <= WIDEST_DEG));
        (near.count() * 4 >= pairs.len() * 3).then_some(Middle { median })
    }

    /// Moves the point of a coordinate far from the file's middle, if exactly one power of ten brings it there.
    fn restore(self, row: &mut Row, middle: Middle) -> bool {
        let Some(mut pair) = self.pair(row) else { return false };
        let mut moved = false;
        for (value, median) in pair.iter_mut().zip(middle.median) {
            if (*value - median).abs() <= FAR_DEG {
                continue;
            }
            let powers = (-10..=3).filter(|power| *power != 0);
            let candidates: Vec<f64> = powers
                .map(|power| shifted(*value, power))
                .filter(|value| (value - median).abs() <= WIDEST_DEG)
                .collect();
            // near 0 several powers would do
            let [restored] = candidates[..] else { continue };
            if restored.abs() > WIDEST_DEG {
                (*value, moved) = (restored, true);
            }
        }
        if moved {
            self.set(row, pair);
        }
        moved
    }
}

/// A number with its decimal point moved, exactly as if it had been written so.
fn shifted(value: f64, power: i32) -> f64 {
    if power < 0 { value / 10_f64.powi(-power) } else { value * 10_f64.powi(power) }
}

fn is_place([lon, lat]: [f64; 2]) -> bool {
    lon.abs() <= 180.0 && lat.abs() <= 90.0
}
