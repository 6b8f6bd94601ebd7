//! The scenario: its file, its keys, and the files that it names.

pub(super) mod known_keys;
pub mod model_options;
pub mod presence;
pub mod read_files;
pub mod scenario_file;
#[cfg(test)]
mod scenario_file_tests;
pub(super) mod scenario_layers;
