//! Scenarios side by side: tables, places that changed, rasters of the differences, the text on the terminal.

pub(super) mod change_fields;
pub(super) mod change_rasters;
pub(super) mod compare_files;
pub(super) mod compare_headline;
pub(super) mod compare_project;
pub(super) mod compare_text;
pub(super) mod compared;
pub(super) mod measures;
