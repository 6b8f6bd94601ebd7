//! Cells by their own paths, for models whose losses differ from one end to the other.
use super::error::OpportunityError;
use super::height_state::PointStep;
use crate::coverage::{AntennaPoint, DirectPath, PathSetting, SightedPath, StoreError};
use crate::geodesy::{LonLat, Position};
use crate::grid::Cell;
use crate::units::{Frequency, Length};
use std::ops::Range;

/// Where the cells of the planning grid lie on the Earth.
pub trait CellPlaces: Sync {
    /// Centres of cells of a row, in their order.
    ///
    /// # Errors
    /// Of the conversion.
    fn row(&self, row: usize, cols: Range<usize>) -> Result<Vec<LonLat>, StoreError>;
}

/// The paths from masts of a height at cells to a place.
#[derive(Clone, Copy)]
pub(super) struct OwnPaths<'a> {
    pub(super) path: &'a PathSetting<'a>,
    pub(super) place: &'a Position,
    pub(super) height_agl: Length,
    pub(super) frequencies: &'a [Frequency],
    pub(super) places: &'a dyn CellPlaces,
}

impl OwnPaths<'_> {
    /// Slopes and losses of cells of a row, in the channels of a lattice; NaN where there is none.
    ///
    /// # Cost
    /// O(n) per cell for n samples of its path.
    pub(super) fn read(
        &self,
        row: usize,
        cols: Range<usize>,
        values: &mut Vec<f32>,
    ) -> Result<(), OpportunityError> {
        let count = cols.len();
        values.clear();
        values.resize((1 + self.frequencies.len()) * count, f32::NAN);
        let places = self.places.row(row, cols.clone()).map_err(OpportunityError::Source)?;
        for (number, (col, geographic)) in cols.zip(places).enumerate() {
            let (easting_m, northing_m) = self.path.ground.geometry().centre_m(Cell { row, col });
            let position = Position { geographic, easting_m, northing_m, ..*self.place };
            let antenna = AntennaPoint { position, height_agl: self.height_agl };
            let Ok(direct) = DirectPath::new(self.path, antenna, self.place) else { continue };
            for (channel, frequency) in self.frequencies.iter().enumerate() {
                values[(1 + channel) * count + number] = self.loss_db(&direct, *frequency);
            }
            let sighted = SightedPath::new(direct, self.frequencies[0]);
            let elevation_deg = sighted.clearance().departure_elevation_deg;
            values[number] = (1_000.0 * elevation_deg.to_radians().tan()) as f32;
        }
        Ok(())
    }

    /// Puts the own paths of cells in place of what the sweep read, where that leaves it in doubt whether they serve the point.
    ///
    /// # Cost
    /// One path for each such cell, about two in a thousand.
    pub(super) fn settle_doubts(
        &self,
        step: &PointStep<'_>,
        row: usize,
        cols: Range<usize>,
        values: &mut [f32],
    ) -> Result<(), OpportunityError> {
        let (count, needed) = (cols.len(), step.point.needed_strength as f32);
        let mut own = Vec::new();
        for (cell, col) in cols.enumerate() {
            if values[cell].is_nan() || !step.link.is_doubtful(values, cell, count, needed) {
                continue;
            }
            self.read(row, col..col + 1, &mut own)?;
            if !own[0].is_nan() {
                values.iter_mut().skip(cell).step_by(count).zip(&own).for_each(|(value, own)| *value = *own);
            }
        }
        Ok(())
    }

    /// With what is added for clutter around the handset; NaN where the model has no value.
    fn loss_db(&self, direct: &DirectPath, frequency: Frequency) -> f32 {
        let model = self.path.model;
        let distance = direct.profile().ground_distance();
        let loss = direct.loss(model, self.path.signal(frequency));
        let clutter = self.path.handset_clutter(model, frequency, distance);
        match (loss, clutter) {
            (Ok(loss), Ok(clutter)) => (loss.basic_transmission_loss + clutter.loss).db() as f32,
            _ => f32::NAN,
        }
    }
}
