//! What an antenna sees: line of sight and clearance of the first Fresnel zone, by separate sweeps; and the least antenna heights of microwave hops to it.
//!
//! Line of sight needs one number per radial, the slope of the horizon so far. So the sweep goes line by line outwards with
//! the horizons of all radials of a wedge in one array: it compares the cells of a line with the horizons between which they
//! stand, then raises the horizons by the line's terrain. See `docs/decisions/0008-sight-line-by-line.md`.

mod clearance;
mod hop_heights;
mod hop_samples;
mod kernel;
mod line_of_sight;
mod pieces;
mod setting;
mod strip;
#[cfg(test)]
mod tests;
mod wedge;

pub use clearance::clearance_raster;
pub use hop_heights::{HopHeights, hop_height_raster, hop_screen};
pub use line_of_sight::line_of_sight_raster;
pub use setting::{HIDDEN, IN_SIGHT, SIGHT_UNKNOWN, SightSetting};
