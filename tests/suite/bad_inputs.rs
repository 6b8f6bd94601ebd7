//! Bad input through the real program: every case ends with its own exit code and its own words, never in a panic, and
//! never harms an earlier result.
mod antennas;
mod archives;
mod case;
mod files;
mod folders;
mod hostile_text;
mod places;
mod random;
mod rasters;
mod real_files;
mod rows;
mod scenarios;
mod special_files;
mod vectors;
