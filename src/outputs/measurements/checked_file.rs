//! What a file of measured levels holds, as numbers and names.
use crate::measurements::MeasuredQuantity;
use serde::Serialize;

/// A file of measured levels.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CheckedFile {
    /// The file.
    pub path: String,
    /// The format's key.
    pub format: String,
    /// The format in words.
    #[serde(skip)]
    pub format_text: String,
    /// Rows, features or messages.
    pub rows: u64,
    /// Columns as `column -> field`, in the order of the fields.
    pub columns: Vec<String>,
    /// What else there is to say of the columns and rows, as sentences.
    pub notes: Vec<String>,
    /// Levels by what they are of.
    pub levels: Vec<LevelSummary>,
    /// The receiver's floor, dBm.
    pub floor_dbm: Option<f64>,
    /// West, south, east, north, degrees; `None` without readings.
    pub bounds_deg: Option<[f64; 4]>,
    /// Cells, gateways or other transmitters.
    pub cells: NamesSeen,
    /// Operators, by name or by network code.
    pub operators: NamesSeen,
    /// Devices.
    pub devices: NamesSeen,
    /// The earliest and the latest time, seconds since 1970 as the file writes them.
    pub seconds: Option<[f64; 2]>,
    /// What is odd.
    pub oddities: Vec<CountedOddity>,
    /// Rows refused.
    pub rejects: usize,
    /// The first readings.
    pub preview: Vec<PreviewRow>,
}

/// Levels of one quantity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelSummary {
    /// What was measured.
    pub quantity: MeasuredQuantity,
    /// Readings with a level.
    pub heard: usize,
    /// Readings whose level is at most a floor.
    pub not_heard: usize,
    /// Lowest level heard, dBm; of a path loss dB.
    pub lowest: Option<f64>,
    /// Median of the levels heard.
    pub median: Option<f64>,
    /// Highest level heard.
    pub highest: Option<f64>,
}

/// Names that were seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NamesSeen {
    /// How many different ones.
    pub count: usize,
    /// The first few by name.
    pub first: Vec<String>,
}

/// Something odd, and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountedOddity {
    /// Its key.
    pub oddity: String,
    /// How often.
    pub count: usize,
    /// What it is and what was done, in the current language.
    pub text: String,
}

/// A reading for the eye.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PreviewRow {
    /// Row of the file.
    pub row: u64,
    /// Degrees east.
    pub longitude_deg: f64,
    /// Degrees north.
    pub latitude_deg: f64,
    /// What was measured.
    pub quantity: MeasuredQuantity,
    /// The level, or its bound: dBm; of a path loss dB.
    pub level: f64,
    /// Whether the level itself is known.
    pub heard: bool,
    /// By what the transmitter is named.
    pub cell: String,
    /// Whether it served the receiver.
    pub serving: Option<bool>,
    /// When, seconds since 1970.
    pub seconds: Option<f64>,
}
