//! The results as one workbook for a spreadsheet: what a planner reads, with typed cells.

pub(super) mod run_sheets;
pub(super) mod sheet;
pub(super) mod write_workbook;
