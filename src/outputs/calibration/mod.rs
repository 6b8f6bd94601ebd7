//! What a calibration found, as text, files and pictures.

mod calibration_text;
mod findings;
mod residual_features;
mod write_calibration;

pub use calibration_text::calibration_text;
pub use findings::{CalibratedPlace, CalibrationFindings, ErrorGroup, GroupErrors, ModelCalibration};
pub use write_calibration::{CALIBRATION_FILE, write_calibration};
