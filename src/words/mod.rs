//! The English texts of findings: the only room that contains them.
//!
//! A second language would be a second set of these files.

mod caveats;
mod gaps;
mod notes;
mod numbers;
mod rasters;
pub mod remarks;

pub use caveats::{assumed_text, caveat_text};
pub use gaps::GapText;
pub use notes::row_note;
pub use numbers::grouped;
pub use rasters::{feet_hint, listed, raster_note};
