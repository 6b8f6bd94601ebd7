//! A fictional mountain district made from a seed: terrain, villages, masts, as plain data.
//!
//! *Method*: [`generate`] lets mountains rise and rivers carve them (`relief`, `drainage`), settles villages and
//! clusters of houses where the ground is gentle (`villages`), lays fibre and power to them (`lines`), and puts masts where
//! operators would (`masts`) with what operators have (`equipment`).
//!
//! *Units and conventions*: planning coordinates in metres as of UTM zone 48 north (EPSG:32648); heights in whole
//! metres above sea. The place is real only as a frame: nothing in it is.
//!
//! *Cost and determinism*: a few seconds on one core for the full district. The same plan gives the same bits on
//! every machine with IEEE 754 arithmetic, since only exactly rounded operations are used: no sine, power or
//! logarithm of the platform's library.

mod district;
mod drainage;
mod equipment;
mod field;
mod ground;
mod lines;
mod masts;
mod names;
mod plan;
mod province;
mod random;
mod relief;
mod rows;
mod settled;
#[cfg(test)]
mod tests;
mod villages;

pub use district::{District, generate};
pub use field::{MastGround, generate_mast_field, generate_mast_ground};
pub use plan::{CLUTTER_HEIGHT, DistrictPlan};
pub use province::generate_province;
pub use rows::{ON_AIR, STATUS, SectorRow, VillageRow};
