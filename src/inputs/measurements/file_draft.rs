//! What is read of one file, before and after its oddities are settled.
use super::oddity::{Oddity, Tally};
use super::recognise::MeasurementFormat;
use crate::inputs::tables::rejects::Notes;
use crate::inputs::{Note, Reject};
use crate::measurements::Reading;
use serde::Serialize;

/// A column and what it was read as.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ColumnUse {
    /// Our field.
    pub field: String,
    /// The file's column.
    pub column: String,
}

/// What was found in one file.
#[derive(Clone, Debug)]
pub struct MeasuredFile {
    /// The file, as the choice names it.
    pub path: String,
    /// As what it was read.
    pub format: MeasurementFormat,
    /// Rows, features or messages, whether or not they could be used.
    pub rows: u64,
    /// Readings of the file.
    pub readings: usize,
    /// Those of them whose level is known to be at most the receiver's floor.
    pub not_heard: usize,
    /// The receiver's floor of what the file measured most often, dBm, where it shows one.
    pub floor_dbm: Option<f64>,
    /// What is odd, and how often, in the order of [`Oddity`].
    pub oddities: Vec<(Oddity, usize)>,
    /// Columns that were read, in the order of our fields' names.
    pub columns: Vec<ColumnUse>,
    /// What else there is to say of columns and rows.
    pub notes: Vec<Note>,
}

/// A reading whose bound may still be unknown.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) reading: Reading,
    /// Nothing was heard: the level is at most a floor that the whole file tells.
    pub(super) not_heard: bool,
    /// A loss whose row shows a level at or below the chosen floor.
    pub(super) at_floor: bool,
}

/// What is read of one file.
#[derive(Debug)]
pub(super) struct FileDraft {
    pub(super) format: MeasurementFormat,
    pub(super) rows: u64,
    pub(super) drafts: Vec<Draft>,
    pub(super) rejects: Vec<Reject>,
    pub(super) tally: Tally,
    pub(super) notes: Notes,
    pub(super) columns: Vec<ColumnUse>,
}

impl FileDraft {
    /// Of a file of which nothing is read yet.
    pub(super) fn new(format: MeasurementFormat) -> Self {
        Self {
            format,
            rows: 0,
            drafts: Vec::new(),
            rejects: Vec::new(),
            tally: Tally::default(),
            notes: Notes::default(),
            columns: Vec::new(),
        }
    }
}
