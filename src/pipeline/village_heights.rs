//! Whether the elevations that villages state agree with the terrain under them.
use super::planning_inputs::Inputs;
use crate::findings::{Caveat, InFeet};
use crate::inputs::RasterInputError;

/// Attributes that hold a village's elevation above sea, metres: GeoNames' `elevation` and `dem`, and usual names.
const COLUMNS: [&str; 7] = ["elevation", "elevation_m", "elev", "altitude", "altitude_m", "ele", "dem"];
/// With fewer villages there is no comparison: one of them may have wrong coordinates.
const FEWEST: usize = 5;
/// Median difference above which it is reported, metres: a place on a slope, or a coarse model, differs by tens of metres.
const APART_M: f64 = 100.0;
/// Feet in a metre, and how far a median ratio may lie from it, as a share.
const FEET: (f64, f64) = (3.280_84, 0.05);

/// Elevations of villages that differ from the terrain, by column, each with its number of villages.
///
/// # Errors
/// Those of the terrain.
pub(super) fn heights_apart(inputs: &Inputs) -> Result<Vec<(Caveat, u64)>, RasterInputError> {
    let mut found = Vec::new();
    for column in COLUMNS {
        let pairs = pairs(inputs, column)?;
        if pairs.len() < FEWEST {
            continue;
        }
        let median_apart_m = median(pairs.iter().map(|(stated_m, ground_m)| (stated_m - ground_m).abs()));
        if median_apart_m > APART_M {
            let ratio = median(pairs.iter().map(|(stated_m, ground_m)| stated_m / ground_m));
            let in_feet = in_feet(ratio);
            let caveat = Caveat::VillageHeights { column: column.to_owned(), median_apart_m, in_feet };
            found.push((caveat, pairs.len() as u64));
        }
    }
    Ok(found)
}

/// What a column says and the ground at the first place of each village, where both are above the sea, metres.
fn pairs(inputs: &Inputs, column: &str) -> Result<Vec<(f64, f64)>, RasterInputError> {
    let mut pairs = Vec::new();
    for settlement in &inputs.settlements {
        let stated = settlement.attributes.iter().find(|(name, _)| name.eq_ignore_ascii_case(column));
        let sample = settlement.clusters.first().and_then(|cluster| cluster.samples.first());
        let Some(((_, &stated_m), sample)) = stated.zip(sample) else { continue };
        let ground_m = inputs.ground.elevation_m(sample.position.easting_m, sample.position.northing_m)?;
        // 0 and -9999 stand for "unknown" in many registers
        if stated_m > 0.0 && ground_m > 0.0 {
            pairs.push((stated_m, ground_m));
        }
    }
    Ok(pairs)
}

/// Which of the two is in feet, by the ratio of stated to ground.
fn in_feet(ratio: f64) -> Option<InFeet> {
    let near = |ratio: f64| (ratio / FEET.0 - 1.0).abs() <= FEET.1;
    if near(ratio) { Some(InFeet::Villages) } else { near(1.0 / ratio).then_some(InFeet::Terrain) }
}

/// The middle value; the upper of two.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::{in_feet, median};
    use crate::findings::InFeet;

    #[test]
    fn a_ratio_of_feet_tells_which_is_in_feet() {
        assert_eq!(in_feet(3.3), Some(InFeet::Villages));
        assert_eq!(in_feet(0.305), Some(InFeet::Terrain));
        assert_eq!(in_feet(1.0), None);
        assert_eq!(in_feet(2.5), None);
    }

    #[test]
    fn the_median_is_the_middle() {
        assert!((median([3.0, 1.0, 2.0].into_iter()) - 2.0).abs() < 1e-12);
        assert!(median(std::iter::empty()).is_nan());
    }
}
