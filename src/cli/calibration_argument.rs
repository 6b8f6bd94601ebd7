//! A calibration for commands without a scenario.
use super::exit::Failure;
use super::headings;
use crate::calibration::CalibrationRecord;
use crate::inputs::calibration_file::{put_clutter, read_calibration};
use crate::propagation::ModelKey;
use crate::scenario::ClutterChoice;
use crate::text;
use crate::units::Decibels;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct CalibrationArgument {
    /// What `signalgap calibrate` found of the first model: its clutter height, and its offset on levels.
    #[arg(help_heading = headings::MODEL, long, value_name = "FILE")]
    calibration: Option<PathBuf>,
}

impl CalibrationArgument {
    /// Puts the height of clutter that it found into a choice.
    pub(super) fn put_clutter(
        &self,
        model: ModelKey,
        clutter: &mut Option<ClutterChoice>,
    ) -> Result<(), Failure> {
        let Some((path, record)) = self.record(model)? else { return Ok(()) };
        put_clutter(&record, clutter).map_err(|reason| refused(path, &reason))
    }

    /// What it adds to levels.
    pub(super) fn offset(&self, model: ModelKey) -> Result<Decibels, Failure> {
        Ok(self
            .record(model)?
            .map_or_else(Decibels::default, |(_, record)| Decibels::new(record.offset_db.value)))
    }

    fn record(&self, model: ModelKey) -> Result<Option<(&Path, CalibrationRecord)>, Failure> {
        let Some(path) = &self.calibration else { return Ok(None) };
        let record = read_calibration(path).map_err(|reason| refused(path, &reason))?;
        if record.model != model.key() {
            let model = model.key();
            return Err(refused(path, &text!("calibration-other-model", of = record.model, model)));
        }
        Ok(Some((path, record)))
    }
}

fn refused(path: &Path, reason: &str) -> Failure {
    Failure::Input(format!("--calibration {}: {reason}", path.display()))
}
