//! Terrain and land cover on the planning grid.

pub mod clutter;
pub(super) mod mosaic;
pub(super) mod narrow_gaps;
pub mod row_store;
pub(super) mod sea;
pub mod terrain;
pub(super) mod void_fill;
mod warped_block;
