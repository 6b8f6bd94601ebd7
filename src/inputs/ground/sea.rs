//! The sea on the planning grid: depths and voids become what the choice says, and each is counted.
use super::mosaic::STRIP_CELLS;
use super::row_store::RowStore;
use crate::findings::RasterNote;
use crate::geodesy::LonLat;
use crate::grid::{Cell, Shape, Window};
use crate::inputs::places::crs::PlanningProjection;
use crate::inputs::rasters::raster_error::RasterInputError;
use crate::inputs::rasters::sea_cells::{CHOICE_NEEDED_BELOW_M, SEA_BELOW_M, is_deep, surface_m};
use crate::scenario::SeaChoice;

/// What lies deep below sea level, counted while the terrain is read.
pub(super) struct Sea {
    choice: Option<SeaChoice>,
    /// Cells of the grid so deep.
    cells: usize,
    lowest_m: f32,
    /// Index of the lowest cell, row by row.
    lowest: usize,
}

/// Cells without terrain that [`Sea::settle`] filled or made.
#[derive(Clone, Copy, Default)]
pub(super) struct Settled {
    /// Voids set to the level of the sea.
    pub(super) filled: usize,
    /// Depths without data.
    pub(super) voided: usize,
}

impl Sea {
    pub(super) const fn of(choice: Option<SeaChoice>) -> Self {
        Self { choice, cells: 0, lowest_m: 0.0, lowest: 0 }
    }

    /// Counts what is deep in values of the grid, the first of them with the index given, and raises it to the sea's
    /// level where that is chosen: voids beside it are then filled from its surface.
    pub(super) fn take(&mut self, first: usize, elevations_m: &mut [f32]) {
        for (index, elevation_m) in elevations_m.iter_mut().enumerate().filter(|(_, m)| is_deep(**m)) {
            self.cells += 1;
            if *elevation_m < self.lowest_m {
                (self.lowest_m, self.lowest) = (*elevation_m, first + index);
            }
            if self.choice == Some(SeaChoice::Level) {
                *elevation_m = 0.0;
            }
        }
    }

    /// Refuses deep ground about which nothing is chosen, unless it may be a coast that was measured badly.
    ///
    /// # Errors
    /// [`RasterInputError::SeaNotChosen`].
    pub(super) fn require_choice(
        &self,
        store: &dyn RowStore,
        projection: &PlanningProjection,
    ) -> Result<(), RasterInputError> {
        if self.choice.is_some() || self.lowest_m >= CHOICE_NEEDED_BELOW_M {
            return Ok(());
        }
        let geometry = store.geometry();
        let cols = geometry.shape.cols;
        let centre = geometry.centre_m(Cell { row: self.lowest / cols, col: self.lowest % cols });
        let known = projection.to_geographic(&[centre]).ok().and_then(|places| places.first().copied());
        let at = known.unwrap_or(LonLat { longitude_deg: f64::NAN, latitude_deg: f64::NAN });
        let (below_m, lowest_m) = (f64::from(SEA_BELOW_M), f64::from(self.lowest_m));
        Err(RasterInputError::SeaNotChosen { cells: self.cells, below_m, lowest_m, at })
    }

    /// Gives voids the level of the sea, or depths no data, once small voids are filled and narrow gaps bridged.
    ///
    /// # Errors
    /// Those of the store.
    pub(super) fn settle(&self, store: &mut dyn RowStore, voids: usize) -> Result<Settled, RasterInputError> {
        match self.choice {
            Some(SeaChoice::Level) if voids > 0 => {
                let filled = change_each(store, |elevation_m| elevation_m.is_nan().then_some(0.0))?;
                Ok(Settled { filled, voided: 0 })
            }
            Some(SeaChoice::Void) if self.cells > 0 => {
                let no_data = |elevation_m| surface_m(elevation_m, self.choice);
                let voided = change_each(store, |m| is_deep(m).then(|| no_data(m)))?;
                Ok(Settled { filled: 0, voided })
            }
            _ => Ok(Settled::default()),
        }
    }

    /// What was done, by what was chosen.
    pub(super) fn notes(&self, settled: Settled) -> Vec<RasterNote> {
        let (cells, below_m, lowest_m) = (self.cells, f64::from(SEA_BELOW_M), f64::from(self.lowest_m));
        let deep = match self.choice {
            Some(SeaChoice::Ground) => Some(RasterNote::DeepGround { cells, below_m, lowest_m }),
            Some(SeaChoice::Level) => Some(RasterNote::SeaLevelled { cells, below_m, lowest_m }),
            Some(SeaChoice::Void) => Some(RasterNote::SeaVoided { cells: settled.voided, below_m, lowest_m }),
            None => Some(RasterNote::LowGround { cells, below_m, lowest_m }),
        };
        let voids = (settled.filled > 0).then_some(RasterNote::VoidsAreSea { cells: settled.filled });
        deep.filter(|_| cells > 0).into_iter().chain(voids).collect()
    }
}

/// Puts new values where there are any; gives their number.
fn change_each(
    store: &mut dyn RowStore,
    new: impl Fn(f32) -> Option<f32>,
) -> Result<usize, RasterInputError> {
    let Shape { rows, cols } = store.geometry().shape;
    let height = (STRIP_CELLS / cols).max(1);
    let mut changed = 0;
    for first in (0..rows).step_by(height) {
        let strip = Window::of(first..(first + height).min(rows), 0..cols);
        let mut values = store.window(strip)?;
        for value in &mut values {
            if let Some(new) = new(*value) {
                *value = new;
                changed += 1;
            }
        }
        store.put_rows(first, &values)?;
    }
    Ok(changed)
}
