//! What villages reported of their signal, from tables of reports and lists of villages without signal.
//!
//! `docs/reports.md` lists fields and words.

mod read;
#[cfg(test)]
mod read_tests;
mod report_fields;
mod report_row;
mod status_words;
mod village_names;

pub use read::{ReportSubjects, read_reports};
