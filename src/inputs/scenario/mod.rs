//! The scenario: its file, its keys, and the files that it names.

mod assembly;
pub mod calibration_file;
pub(super) mod excerpt;
#[cfg(test)]
mod extends_tests;
pub(super) mod known_keys;
pub mod model_options;
mod network_keys;
pub mod presence;
pub mod read_files;
mod scenario_error;
pub mod scenario_file;
#[cfg(test)]
mod scenario_file_tests;
mod scenario_layers;
mod source_files;
mod variant_labels;
#[cfg(test)]
mod variant_tests;
mod variants;
