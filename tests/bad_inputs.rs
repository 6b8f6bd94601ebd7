//! Bad input through the real program: every case ends with its own exit code and its own words, never in a panic, and
//! never harms an earlier result.
#[path = "bad_inputs/antennas.rs"]
mod antennas;
#[path = "bad_inputs/case.rs"]
mod case;
#[path = "bad_inputs/files.rs"]
mod files;
#[path = "bad_inputs/folders.rs"]
mod folders;
#[path = "bad_inputs/hostile_text.rs"]
mod hostile_text;
#[path = "bad_inputs/places.rs"]
mod places;
#[path = "bad_inputs/random.rs"]
mod random;
#[path = "bad_inputs/rasters.rs"]
mod rasters;
#[path = "bad_inputs/real_files.rs"]
mod real_files;
#[path = "bad_inputs/rows.rs"]
mod rows;
#[path = "bad_inputs/scenarios.rs"]
mod scenarios;
#[path = "bad_inputs/special_files.rs"]
mod special_files;
#[path = "bad_inputs/vectors.rs"]
mod vectors;
