//! Measured levels from logs, tables, vector files and messages of sensor networks, and what is odd about them.
//!
//! `docs/measurements.md` lists formats, fields and oddities.

mod cell_text;
mod chirpstack;
mod coordinate_repairs;
mod file_draft;
mod floors;
#[cfg(test)]
mod format_tests;
mod json_log;
#[cfg(test)]
mod json_tests;
mod level_text;
mod measured_fields;
mod meshtastic;
mod neighbours;
mod oddity;
#[cfg(test)]
mod oddity_tests;
mod packet;
mod read;
mod receiver_columns;
mod recognise;
mod repeats;
mod table_readings;
mod things_stack;
mod times;
mod transmitter_columns;

pub use file_draft::{ColumnUse, MeasuredFile};
pub use oddity::Oddity;
pub use read::{MeasurementsRead, read_measurements};
pub use recognise::MeasurementFormat;
