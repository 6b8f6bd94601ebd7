//! Roads in pieces, by the window of a raster that they lie in.
use super::error::CompareError;
use crate::grid::GridGeometry;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::results::result_raster::ResultRaster;
use crate::inputs::results::roads::read_roads;
use crate::planning::comparison::{RoadPiece, road_pieces};

/// Pieces of roads, at most: 150,000 km on cells of 30 m.
const MOST_PIECES: usize = 5_000_000;

/// Roads on the grid that was asked for last: scenarios mostly have one grid.
pub(super) struct Roads<'f> {
    file: &'f str,
    wkt: String,
    geometry: Option<GridGeometry>,
    /// By the window that they lie in; those outside the grid last.
    pieces: Vec<RoadPiece>,
}

impl<'f> Roads<'f> {
    /// Of a vector file, which is read when a grid is known.
    pub(super) const fn of(file: &'f str) -> Self {
        Self { file, wkt: String::new(), geometry: None, pieces: Vec::new() }
    }

    /// The pieces on the grid of a raster, by window of so many cells.
    pub(super) fn on_grid(
        &mut self,
        raster: &ResultRaster,
        projection: &PlanningProjection,
        side: usize,
    ) -> Result<&[RoadPiece], CompareError> {
        let geometry = raster.geometry();
        if self.geometry != Some(geometry) || self.wkt != raster.wkt() {
            let roads = read_roads(self.file, projection)?;
            let too_many = || CompareError::TooManyRoads { file: self.file.to_owned(), most: MOST_PIECES };
            let mut pieces = road_pieces(&roads, &geometry, MOST_PIECES).ok_or_else(too_many)?;
            pieces.sort_by_key(|piece| window_of(piece, &geometry, side));
            (self.pieces, self.geometry, self.wkt) = (pieces, Some(geometry), raster.wkt().to_owned());
        }
        Ok(&self.pieces)
    }
}

/// Number of the window that a piece lies in, as windows are counted by row; of one outside the grid a larger one.
pub(super) fn window_of(piece: &RoadPiece, geometry: &GridGeometry, side: usize) -> usize {
    let across = geometry.shape.cols.div_ceil(side);
    piece.cell.map_or(usize::MAX, |cell| cell.row / side * across + cell.col / side)
}
