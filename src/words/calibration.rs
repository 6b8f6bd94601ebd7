//! Why there is no calibration, in words.
use crate::calibration::CalibrationRefusal;
use crate::language::{decimals, word};
use crate::measurements::Unjoined;
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

/// Why a reading is of no transmitter.
#[must_use]
pub fn unjoined_text(why: Unjoined) -> String {
    match why {
        Unjoined::NamesNothing => word("unjoined-names-nothing").to_owned(),
        Unjoined::UnknownId => word("unjoined-unknown-id").to_owned(),
        Unjoined::SeveralMasts => word("unjoined-several-masts").to_owned(),
        Unjoined::TooFar => word("unjoined-too-far").to_owned(),
        Unjoined::OtherOperator => word("unjoined-other-operator").to_owned(),
        Unjoined::IncompleteTransmitter(field) => text!("unjoined-incomplete", field),
    }
}
