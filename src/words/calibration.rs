//! Why there is no calibration, in words.
use crate::calibration::CalibrationRefusal;
use crate::language::decimals;
use crate::text;

/// What is missing, and what to do.
#[must_use]
pub fn calibration_refusal(refusal: &CalibrationRefusal) -> String {
    match refusal {
        CalibrationRefusal::FewPlaces { places, needed } => {
            text!("calibration-few-places", places, needed)
        }
        CalibrationRefusal::FewBlocks { blocks, side_m } => {
            text!("calibration-few-blocks", blocks, side = decimals(*side_m, 0))
        }
    }
}
