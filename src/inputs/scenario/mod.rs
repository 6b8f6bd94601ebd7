//! The scenario: its file, its keys, and the files that it names.

#[cfg(test)]
mod extends_tests;
pub(super) mod known_keys;
pub mod model_options;
pub mod presence;
pub mod read_files;
pub(super) mod scenario_error;
pub mod scenario_file;
#[cfg(test)]
mod scenario_file_tests;
pub(super) mod scenario_layers;
pub(super) mod source_files;
