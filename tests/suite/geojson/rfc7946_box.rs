//! Bounding boxes, RFC 7946, 5: as narrow as can be, west greater than east across the antimeridian.
use super::rfc7946::Position;
use serde_json::Value;

/// A difference that is none, degrees.
const SAME: f64 = 1e-9;

/// What is wrong with a box around positions; nothing of one that is not there.
pub(super) fn box_faults(found: Option<&Value>, positions: &[Position]) -> Vec<String> {
    let Some(found) = found else { return Vec::new() };
    let sides: Option<Vec<f64>> =
        found.as_array().and_then(|sides| sides.iter().map(Value::as_f64).collect());
    let Some([west, south, east, north]) = sides.as_deref() else {
        return vec![format!("bbox {found} has not four numbers (5)")];
    };
    if positions.is_empty() {
        return vec![format!("bbox {found} around nothing (5)")];
    }
    let mut faults = Vec::new();
    if [west, east].iter().any(|degrees| degrees.abs() > 180.0) {
        faults.push(format!("bbox {found} leaves -180 to 180 degrees (5)"));
    }
    let latitudes = || positions.iter().map(|position| position[1]);
    let (lowest, highest) =
        (latitudes().fold(f64::INFINITY, f64::min), latitudes().fold(-f64::INFINITY, f64::max));
    if (south - lowest).abs() > SAME || (north - highest).abs() > SAME {
        faults.push(format!("bbox {found}, latitudes {lowest} to {highest} (5)"));
    }
    let [first, last] = narrowest(positions);
    let is = |stated: f64, wanted: f64| {
        let apart = (stated - wanted).rem_euclid(360.0);
        !(SAME..=360.0 - SAME).contains(&apart)
    };
    if !is(*west, first) || !is(*east, last) {
        let clause = if first > last || west > east || east - west > 180.0 { "(5.2), (5)" } else { "(5)" };
        faults.push(format!("bbox {found}, longitudes {first} to {last} {clause}"));
    }
    faults
}

/// The ends of the shortest arc of longitudes that holds all: it begins and ends at the widest arc that holds none.
fn narrowest(positions: &[Position]) -> [f64; 2] {
    let mut turned: Vec<f64> = positions.iter().map(|position| position[0].rem_euclid(360.0)).collect();
    turned.sort_by(f64::total_cmp);
    let next = |index: usize| {
        let after = turned.get(index + 1).copied().unwrap_or(turned[0] + 360.0);
        (after - turned[index], index)
    };
    let widest = (0..turned.len()).map(next).max_by(|a, b| a.0.total_cmp(&b.0));
    let last = widest.map_or(0, |(_, index)| index);
    let first = if last + 1 == turned.len() { 0 } else { last + 1 };
    [turned[first], turned[last]].map(|degrees| if degrees > 180.0 { degrees - 360.0 } else { degrees })
}

#[test]
fn the_shortest_arc_is_found() {
    assert_eq!(
        narrowest(&[[179.0, 0.0], [-179.0, 0.0], [180.0, 0.0]]).map(f64::to_bits),
        [179.0_f64, -179.0].map(f64::to_bits)
    );
    assert_eq!(narrowest(&[[-1.0, 0.0], [1.0, 0.0]]).map(f64::to_bits), [-1.0_f64, 1.0].map(f64::to_bits));
    assert_eq!(narrowest(&[[104.0, 21.0]]).map(f64::to_bits), [104.0_f64, 104.0].map(f64::to_bits));
}
