//! The output folder: what is in it before a run, while it goes on, and after it.

pub(super) mod district_files;
pub(super) mod earlier_results;
pub(super) mod own_files;
pub(super) mod prepared_folder;
pub(super) mod staging;
pub(super) mod work_folder;
pub(super) mod write_results;
