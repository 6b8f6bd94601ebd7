//! Physical quantities: one private `f64` each, one named constructor and one named reader per unit.
//!
//! Public functions of the other rooms take these types; private kernels and stored arrays are plain numbers
//! whose names end in the unit (`d_km`, `loss_db`). Source of the units: the SI Brochure, 9th edition; the
//! logarithmic quantities follow ITU-R V.574-5.

mod angle;
mod frequency;
mod length;
mod level;

pub use angle::{Azimuth, Tilt};
pub use frequency::Frequency;
pub use length::Length;
pub use level::{Dbm, Decibels};
