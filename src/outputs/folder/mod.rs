//! The output folder: its contents before, during and after a run.

pub(super) mod comparison_qgis;
pub(super) mod district_files;
pub(super) mod earlier_results;
pub(super) mod finished_results;
pub(super) mod more_formats;
pub(super) mod other_scenario;
pub(super) mod own_files;
pub(super) mod prepared_folder;
pub(super) mod qgis_files;
mod reading_files;
pub(super) mod report_files;
pub(super) mod staging;
pub(super) mod work_folder;
mod work_writer;
pub(super) mod write_comparison;
pub(super) mod write_plan;
pub(super) mod write_results;
