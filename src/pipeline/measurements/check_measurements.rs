//! Reading measured levels without comparing them.
use super::describe::describe;
use crate::inputs::measurements::read_measurements;
use crate::outputs::measured_text;
use crate::pipeline::{CheckReport, RunError};
use crate::scenario::MeasurementsChoice;
use crate::text;
use serde_json::{Map, json};

/// Rejects that are told one by one.
const REJECTS_TOLD: usize = 10;

/// What is to be read.
#[derive(Clone, Copy, Debug)]
pub struct MeasurementsRequest<'a> {
    /// Files and how they are read: a scenario's, with what the command line adds.
    pub choice: &'a MeasurementsChoice,
}

/// Reads files of measured levels and tells what they hold, what is odd, and which rows are refused.
///
/// # Errors
/// [`RunError`] where no reading can be had.
pub fn check_measurements(request: &MeasurementsRequest<'_>) -> Result<CheckReport, RunError> {
    let read = read_measurements(request.choice)?;
    let files = describe(&read);
    let mut summary = measured_text(&files);
    for reject in read.rejects.iter().take(REJECTS_TOLD) {
        summary += &text!(
            "check-reject",
            file = reject.file,
            row = reject.row,
            field = reject.field,
            value = reject.value,
            reason = reject.reason
        );
        summary.push('\n');
    }
    if read.rejects.len() > REJECTS_TOLD {
        summary += &text!("check-and-more-rejects", rejects = read.rejects.len() - REJECTS_TOLD);
        summary.push('\n');
    }
    let mut headline = Map::new();
    headline.insert("files".to_owned(), json!(files));
    headline.insert("rejected_rows".to_owned(), json!(read.rejects));
    Ok(CheckReport { summary, rejects: read.rejects.len(), headline })
}
