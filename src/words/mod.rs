//! What the program says of what it found, in English: the one room that phrases findings.
//!
//! A second language is a second set of these files.

mod caveats;
mod rasters;
pub mod remarks;

pub use caveats::{assumed_text, caveat_text};
pub use rasters::{feet_hint, listed, raster_note};
