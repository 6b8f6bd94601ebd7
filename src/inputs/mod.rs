//! Files to data: villages and masts from tables and vector files, antenna patterns, and the rows refused.
//!
//! Input: paths and choices as the scenario has them. Output: drafts in WGS 84, which become settlements and
//! sector-carriers once the caller has worked out their positions in one batch; refused rows with file, row, field,
//! value and reason; notes on what was assumed or skipped.

pub mod antenna_files;
mod columns;
mod csv_table;
pub mod input_error;
mod locate;
mod opencellid;
mod pattern_folder;
mod polygon;
pub mod rejects;
mod row_reader;
mod sector_groups;
mod sector_row;
mod settlement_groups;
mod settlement_row;
pub mod settlements;
pub mod sites;
mod source_crs;
mod table;
mod values;
mod vector_table;

pub use input_error::InputError;
pub use rejects::{Accepted, Note, Reject};

#[cfg(test)]
mod settlement_tests;
#[cfg(test)]
mod site_tests;
