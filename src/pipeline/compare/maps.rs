//! Areas and roads by class.
use super::change_tiles::{Rasters, ScenarioRasters};
use super::error::CompareError;
use super::road_pieces::{Roads, window_of};
use crate::grid::{Cell, GridGeometry, Window};
use crate::inputs::crs::PlanningProjection;
use crate::language::word;
use crate::outputs::MapTotals;
use crate::pipeline::Progress;
use crate::planning::comparison::{ByClass, NO_CLASS, windows_of};

/// Cells on a side of the windows that are read at once.
const WINDOW_CELLS: usize = 512;
const SQUARE_METRES: f64 = 1e6;
const METRES: f64 = 1e3;

/// Area and roads of every scenario by class.
///
/// # Units and conventions
/// True areas and lengths: those on the grid over the point scale (squared) in the middle of each window of 512 x 512 cells.
pub(super) fn map_totals(
    rasters: &Rasters,
    mut roads: Option<&mut Roads<'_>>,
    progress: &dyn Progress,
) -> Result<Vec<MapTotals>, CompareError> {
    progress.stage(word("maps-measuring-areas"), rasters.opened.len() as u64);
    let mut totals = Vec::with_capacity(rasters.opened.len());
    for found in &rasters.opened {
        totals.push(totals_of(found, roads.as_deref_mut())?);
        progress.advance(1);
    }
    progress.finish();
    Ok(totals)
}

fn totals_of(found: &ScenarioRasters, roads: Option<&mut Roads<'_>>) -> Result<MapTotals, CompareError> {
    let (raster, geometry) = (&found.class, found.class.geometry());
    let projection = PlanningProjection::from_user_input(raster.wkt())?;
    let pieces = match roads {
        Some(roads) => Some(roads.on_grid(raster, &projection, WINDOW_CELLS)?),
        None => None,
    };
    let (mut area_km2, mut road_km) = (ByClass::default(), ByClass::default());
    let mut rest = pieces.unwrap_or_default();
    for (number, window) in windows_of(&geometry, WINDOW_CELLS).enumerate() {
        let classes = raster.numbers(window)?;
        let scale = point_scale(&projection, &geometry, window)?;
        let mut counts = [0_u64; 1 + u8::MAX as usize];
        for class in &classes {
            counts[usize::from(*class)] += 1;
        }
        let cell_km2 = (geometry.cell_m / scale).powi(2) / SQUARE_METRES;
        for (class, count) in (0..=u8::MAX).zip(counts).filter(|(_, count)| *count > 0) {
            area_km2.add(class, count as f64 * cell_km2);
        }
        let here = rest.partition_point(|piece| window_of(piece, &geometry, WINDOW_CELLS) <= number);
        let (own, others) = rest.split_at(here);
        for piece in own {
            let class = piece.cell.map_or(NO_CLASS, |cell| classes[place_in(&window, cell)]);
            road_km.add(class, piece.length_m / scale / METRES);
        }
        rest = others;
    }
    if !rest.is_empty() {
        let scale = point_scale(&projection, &geometry, Window::whole(geometry.shape))?;
        for piece in rest {
            road_km.add(NO_CLASS, piece.length_m / scale / METRES);
        }
    }
    Ok(MapTotals {
        scenario: found.scenario,
        technology: found.technology,
        area_km2,
        road_km: pieces.map(|_| road_km),
    })
}

const fn place_in(window: &Window, cell: Cell) -> usize {
    (cell.row - window.first.row) * window.shape.cols + cell.col - window.first.col
}

/// Length on the grid over true length, in the middle of a window.
fn point_scale(
    projection: &PlanningProjection,
    geometry: &GridGeometry,
    window: Window,
) -> Result<f64, CompareError> {
    let middle =
        Cell { row: window.first.row + window.shape.rows / 2, col: window.first.col + window.shape.cols / 2 };
    let place = projection.to_geographic(&[geometry.centre_m(middle)])?;
    Ok(projection.place(&place)?[0].point_scale)
}
