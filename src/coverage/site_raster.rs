//! One antenna, one frequency: rasters without a network.
use super::cell_sink::CellSink;
use super::disc::Disc;
use super::sight::{HIDDEN, IN_SIGHT, SightSetting, clearance_raster, line_of_sight_raster};
use super::{AntennaPoint, DirectPath, MastSweep, PathSetting, Reach, SweepSetting};
use crate::geodesy::{EffectiveEarth, LonLat, Position};
use crate::grid::{Cell, Grid, GridGeometry};
use crate::network::{Beam, SectorCarrier, UnitVector};
use crate::propagation::{PathLoss, PropagationError};
use crate::terrain::line_of_sight;
use crate::units::{Frequency, Length};
use rayon::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// What a raster of one antenna holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Basic transmission loss, dB.
    Loss,
    /// 1 in line of sight, otherwise 0.
    Sight,
    /// Smallest clearance of the straight ray as a share of the first Fresnel radius.
    Clearance,
}

/// One antenna over one ground: what its losses, sight and clearance are computed with.
///
/// # Examples
/// `docs/coverage.md` shows the library's way to a raster of losses.
#[derive(Clone, Copy)]
pub struct SiteRaster<'a> {
    /// How losses are computed; its ground is that of the cells asked about.
    pub path: PathSetting<'a>,
    /// The antenna.
    pub antenna: AntennaPoint,
    /// Carrier frequency.
    pub frequency: Frequency,
    /// How far.
    pub reach: Reach,
    /// Whose pattern and tilts count towards each cell: the gain in the main lobe less what they take is added to losses as an attenuation.
    /// Without it, the antenna is the same in every direction.
    pub beam: Option<&'a SectorCarrier>,
}

impl SiteRaster<'_> {
    /// The cells within the radius.
    #[must_use]
    pub fn disc(&self) -> Disc {
        let position = &self.antenna.position;
        Disc::new(self.geometry(), position, self.reach.radius.metres() * position.point_scale)
    }

    /// The grid.
    #[must_use]
    pub const fn geometry(&self) -> &GridGeometry {
        self.path.ground.geometry()
    }

    /// Basic transmission loss, dB, with the attenuation by the beam, from the radial sweep; NaN outside the radius and where there is no value.
    ///
    /// `done` is called once for each part of the sweep.
    ///
    /// # Cost and determinism
    /// As [`MastSweep`]; rows are read in parallel, bit-identical for any thread count.
    #[must_use]
    pub fn loss(&self, done: &(dyn Fn(usize) + Sync)) -> Grid<f32> {
        let setting = SweepSetting { path: self.path, reach: self.reach };
        let sweep = MastSweep::new(&setting, &self.antenna, &[self.frequency]);
        let void = f32::NAN.to_bits();
        let count = self.geometry().shape.cells();
        let losses = LossCells {
            raster: self,
            beam: self.beam.map(Beam::of),
            cols: self.geometry().shape.cols,
            bits: std::iter::repeat_with(|| AtomicU32::new(void)).take(count).collect(),
        };
        sweep.put_cells(&losses, &sweep.blocks_asked(None), done);
        let losses = losses.bits.into_iter().map(|bits| f32::from_bits(bits.into_inner())).collect();
        let mut losses = Grid::from_values(*self.geometry(), losses)
            .unwrap_or_else(|| Grid::filled(*self.geometry(), f32::NAN));
        let disc = self.disc();
        let cols = self.geometry().shape.cols;
        // what lies beyond the reach is not received
        losses.values_mut().par_chunks_mut(cols).enumerate().for_each(|(row, losses)| {
            let reached = disc.columns(row);
            losses[..reached.start].fill(f32::NAN);
            losses[reached.end..].fill(f32::NAN);
        });
        losses
    }

    /// What the beam takes towards a cell in whose direction rays depart at a slope, m/km.
    fn attenuation(&self, beam: &Beam<'_>, cell: Cell, slope: f64) -> f64 {
        let mast = &self.antenna.position;
        let (easting_m, northing_m) = self.geometry().centre_m(cell);
        let (east_m, north_m) = (easting_m - mast.easting_m, northing_m - mast.northing_m);
        // from grid north to true north
        let (sin, cos) = mast.meridian_convergence_deg.to_radians().sin_cos();
        let (north_m, east_m) = (north_m * cos - east_m * sin, east_m * cos + north_m * sin);
        beam.attenuation_towards(UnitVector::of(north_m, east_m, slope / 1_000.0)).db()
    }

    /// Line of sight by the sweep of sight.
    #[must_use]
    pub fn sight(&self) -> Grid<u8> {
        line_of_sight_raster(&self.sight_setting())
    }

    /// Clearance of the first Fresnel zone by the radial sweep.
    #[must_use]
    pub fn clearance(&self) -> Grid<f32> {
        clearance_raster(&self.sight_setting(), self.frequency)
    }

    /// Any quantity by each cell's own path, for some cells with their places; NaN where there is none.
    ///
    /// # Cost
    /// O(n) for each cell, n the samples of its path; parallel.
    #[must_use]
    pub fn exact(&self, quantity: Quantity, cells: &[(Cell, LonLat)]) -> Vec<f32> {
        let values = cells.par_iter().map(|(cell, place)| {
            self.exact_cell(quantity, *cell, *place).map_or(f32::NAN, |value| value as f32)
        });
        values.collect()
    }

    /// The loss of one cell's own path with the model's remarks, or why there is none; `None` where terrain is missing. The
    /// basic transmission loss includes what is added for clutter around the handset, and the attenuation by the beam.
    #[must_use]
    pub fn own_path(&self, cell: Cell, place: LonLat) -> Option<Result<PathLoss, PropagationError>> {
        let path = self.direct_path(cell, place)?;
        Some(self.loss_of(&path))
    }

    fn loss_of(&self, path: &DirectPath) -> Result<PathLoss, PropagationError> {
        let mut loss = path.loss(self.path.model, self.path.signal(self.frequency))?;
        let distance = path.profile().ground_distance();
        let clutter = self.path.handset_clutter(self.path.model, self.frequency, distance)?;
        loss.basic_transmission_loss = loss.basic_transmission_loss + clutter.loss;
        if let Some(sector) = self.beam {
            let departure_deg = path.clearance(self.frequency).departure_elevation_deg;
            let gain = sector.gain_towards(path.azimuth(), departure_deg);
            loss.basic_transmission_loss = loss.basic_transmission_loss + (sector.maximum_gain - gain);
        }
        loss.caveats.extend(clutter.caveats);
        Ok(loss)
    }

    fn exact_cell(&self, quantity: Quantity, cell: Cell, place: LonLat) -> Option<f64> {
        let path = self.direct_path(cell, place)?;
        match quantity {
            Quantity::Loss => self.loss_of(&path).ok().map(|loss| loss.basic_transmission_loss.db()),
            Quantity::Sight => {
                let (tx_agl, rx_agl) = self.antennas_agl();
                let seen = line_of_sight(path.profile(), tx_agl, rx_agl, self.earth());
                Some(f64::from(if seen { IN_SIGHT } else { HIDDEN }))
            }
            Quantity::Clearance => Some(path.clearance(self.frequency).fresnel_share),
        }
    }

    /// The path to a cell; `None` where terrain is missing.
    fn direct_path(&self, cell: Cell, geographic: LonLat) -> Option<DirectPath> {
        let (easting_m, northing_m) = self.geometry().centre_m(cell);
        let to = Position { geographic, easting_m, northing_m, ..self.antenna.position };
        DirectPath::new(&self.path, self.antenna, &to).ok()
    }

    /// The effective Earth at the mast.
    fn earth(&self) -> EffectiveEarth {
        self.path.climate.at(self.antenna.position.geographic).earth()
    }

    const fn antennas_agl(&self) -> (Length, Length) {
        (self.antenna.height_agl, self.path.receiver.height_agl())
    }

    fn sight_setting(&self) -> SightSetting<'_> {
        SightSetting {
            ground: self.path.ground,
            mast: &self.antenna.position,
            antennas_agl: self.antennas_agl(),
            earth: self.earth(),
            radius: self.reach.radius,
            radial_spacing_cells: self.reach.radial_spacing_cells,
        }
    }
}

/// Losses while threads put cells into them.
struct LossCells<'a> {
    raster: &'a SiteRaster<'a>,
    beam: Option<Beam<'a>>,
    cols: usize,
    /// Of single numbers.
    bits: Vec<AtomicU32>,
}

impl CellSink for LossCells<'_> {
    #[inline(always)]
    fn put(&self, cell: Cell, values: &[f32]) {
        let (Some(place), [slope, loss_db, ..]) = (self.bits.get(cell.row * self.cols + cell.col), values)
        else {
            return;
        };
        let loss_db = match &self.beam {
            Some(beam) => {
                (f64::from(*loss_db) + self.raster.attenuation(beam, cell, f64::from(*slope))) as f32
            }
            None => *loss_db,
        };
        place.store(loss_db.to_bits(), Ordering::Relaxed);
    }
}
