//! What a calibration found, as text, files and pictures.

#[cfg(feature = "plot")]
mod calibration_pictures;
mod calibration_text;
#[cfg(feature = "plot")]
mod distance_picture;
#[cfg(test)]
mod example;
mod findings;
#[cfg(feature = "plot")]
mod picture_parts;
#[cfg(feature = "plot")]
mod predicted_picture;
#[cfg(feature = "plot")]
mod reliability_picture;
mod residual_features;
mod write_calibration;

pub use calibration_text::calibration_text;
pub use findings::{CalibratedPlace, CalibrationFindings, ErrorGroup, GroupErrors, ModelCalibration};
pub use write_calibration::{CALIBRATION_FILE, write_calibration};
