//! The terrain of the planning grid, as relief is drawn from it.
use crate::coverage::GroundSource;
use crate::grid::GridGeometry;
use std::fmt::{self, Debug, Formatter};

/// Where terrain comes from, and how it lies.
#[derive(Clone, Copy)]
pub struct TerrainSource<'a> {
    /// Its cells, a window at a time.
    pub ground: &'a dyn GroundSource,
    /// The whole grid.
    pub geometry: &'a GridGeometry,
}

impl Debug for TerrainSource<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TerrainSource").field("geometry", self.geometry).finish_non_exhaustive()
    }
}
