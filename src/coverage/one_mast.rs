//! One antenna, one frequency: rasters without a network.
use super::disc::Disc;
use super::place::LinkSetting;
use super::sight::{HIDDEN, IN_SIGHT, SightSetting, clearance_raster, line_of_sight_raster};
use super::{Mast, link_facts, sweep_mast_telling};
use crate::geodesy::{EffectiveEarth, LonLat, Position};
use crate::grid::{Cell, Grid};
use crate::link::{Receiver, ServiceRequirement};
use crate::network::{Carrier, Network, SectorCarrier, Technology};
use crate::propagation::{PathLoss, PathLossModel, PropagationError, RefractivityMaps, Signal, Terminals};
use crate::terrain::{Ground, line_of_sight};
use crate::units::Length;
use rayon::prelude::*;

/// What a raster of one antenna holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Basic transmission loss, dB.
    Loss,
    /// 1 in line of sight, else 0.
    Sight,
    /// Least clearance of the straight ray as a share of the first Fresnel radius.
    Clearance,
}

/// One antenna over one ground.
///
/// # Examples
/// `docs/coverage.md` shows the library's way to a raster of losses.
#[derive(Clone, Copy)]
pub struct OneMast<'a> {
    /// Terrain of the cells asked about.
    pub ground: &'a Ground,
    /// The antenna's place.
    pub mast: &'a Position,
    /// Both antennas above ground.
    pub terminals: Terminals,
    /// The wave; the percentage of locations is always 50.
    pub signal: Signal,
    /// The model of the loss.
    pub model: &'a dyn PathLossModel,
    /// Refractivity lapse rate, N-units/km, counted positive, and surface refractivity at sea level, N-units.
    pub air: (f64, f64),
    /// Maps of both, read at the mast (at the path's centre by the direct path) in place of the two numbers.
    pub refractivity: Option<&'a RefractivityMaps>,
    /// Cells farther away are not looked at.
    pub radius: Length,
    /// Greatest distance between neighbouring radials, cells.
    pub radial_spacing_cells: f64,
}

impl OneMast<'_> {
    /// The cells within the radius.
    #[must_use]
    pub fn disc(&self) -> Disc {
        Disc::new(self.ground.geometry(), self.mast, self.radius.metres() * self.mast.point_scale)
    }

    /// Basic transmission loss, dB, from the radial sweep; NaN outside the radius and where there is no value.
    ///
    /// `done` is called once for each of so many parts of the sweep.
    ///
    /// # Cost and determinism
    /// As [`sweep_mast`](super::sweep_mast); rows are read in parallel, the same bits for any thread count.
    #[must_use]
    pub fn loss(&self, done: &(dyn Fn(usize) + Sync)) -> Grid<f32> {
        self.with_setting(|setting, mast| {
            let lattice = sweep_mast_telling(setting, mast, &[self.signal.frequency], done);
            let mut losses = Grid::filled(*self.ground.geometry(), f32::NAN);
            let disc = self.disc();
            let cols = self.ground.geometry().shape.cols;
            losses.values_mut().par_chunks_mut(cols).enumerate().for_each(|(row, losses)| {
                let columns = disc.columns(row);
                let count = columns.len();
                let height = |col: usize| self.ground.elevation_of(Cell { row, col });
                let ground_m: Vec<f32> = columns.clone().map(height).collect();
                let mut read = vec![f32::NAN; lattice.channels() * count];
                lattice.read_row(row, columns.clone(), &ground_m, &mut read);
                losses[columns].copy_from_slice(&read[count..2 * count]);
            });
            losses
        })
    }

    /// Line of sight by the sweep of sight.
    #[must_use]
    pub fn sight(&self) -> Grid<u8> {
        line_of_sight_raster(&self.sight_setting())
    }

    /// Clearance of the first Fresnel zone by the radial sweep.
    #[must_use]
    pub fn clearance(&self) -> Grid<f32> {
        clearance_raster(&self.sight_setting(), self.signal.frequency)
    }

    /// Any quantity by each cell's own path, for some cells with their places; NaN where there is none.
    ///
    /// # Cost
    /// O(n) for each cell, n the samples of its path, which are one cell apart; parallel.
    #[must_use]
    pub fn exact(&self, quantity: Quantity, cells: &[(Cell, LonLat)]) -> Vec<f32> {
        self.with_setting(|setting, mast| {
            let values = cells.par_iter().map(|(cell, place)| {
                self.exact_cell((setting, mast), quantity, (*cell, *place))
                    .map_or(f32::NAN, |value| value as f32)
            });
            values.collect()
        })
    }

    /// The loss of one cell's own path with the model's remarks, or why there is none; `None` where terrain is missing.
    #[must_use]
    pub fn own_path(&self, cell: Cell, place: LonLat) -> Option<Result<PathLoss, PropagationError>> {
        self.with_setting(|setting, mast| {
            let facts = link_facts(setting, mast, &self.position(cell, place)).ok()?;
            Some(facts.loss(setting, self.signal.frequency))
        })
    }

    fn exact_cell(
        &self,
        (setting, mast): (&LinkSetting<'_>, &Mast),
        quantity: Quantity,
        (cell, place): (Cell, LonLat),
    ) -> Option<f64> {
        let facts = link_facts(setting, mast, &self.position(cell, place)).ok()?;
        match quantity {
            Quantity::Loss => {
                facts.loss(setting, self.signal.frequency).ok().map(|loss| loss.basic_transmission_loss.db())
            }
            Quantity::Sight => {
                let heights = (self.terminals.tx_height_agl, self.terminals.rx_height_agl);
                let seen = line_of_sight(&facts.profile, heights, self.earth());
                Some(f64::from(if seen { IN_SIGHT } else { HIDDEN }))
            }
            Quantity::Clearance => Some(facts.clearance(setting, self.signal.frequency).fresnel_share),
        }
    }

    fn position(&self, cell: Cell, geographic: LonLat) -> Position {
        let (easting_m, northing_m) = self.ground.geometry().centre_m(cell);
        Position { geographic, easting_m, northing_m, ..*self.mast }
    }

    /// The effective Earth at the mast.
    fn earth(&self) -> EffectiveEarth {
        let at_mast = self.refractivity.map(|maps| maps.delta_n.at(self.mast.geographic));
        EffectiveEarth::median(at_mast.unwrap_or(self.air.0))
    }

    fn sight_setting(&self) -> SightSetting<'_> {
        SightSetting {
            ground: self.ground,
            mast: self.mast,
            antennas_agl: (self.terminals.tx_height_agl, self.terminals.rx_height_agl),
            earth: self.earth(),
            radius: self.radius,
            radial_spacing_cells: self.radial_spacing_cells,
        }
    }

    /// What the sweep and the direct path ask for: a network of one isotropic antenna.
    fn with_setting<T>(&self, work: impl FnOnce(&LinkSetting<'_>, &Mast) -> T) -> T {
        let network = Network::new(vec![self.antenna()]);
        let receiver =
            Receiver { height_agl_m: self.terminals.rx_height_agl.metres(), ..Receiver::default() };
        let need = ServiceRequirement::default_of(Technology::Lte);
        let setting = LinkSetting {
            ground: self.ground,
            network: &network,
            model: self.model,
            other_models: &[],
            receiver: &receiver,
            lte: &need,
            umts: &need,
            sigma_db: 0.0,
            target_probability: 0.5,
            service_radius: self.radius,
            delta_n: self.air.0,
            surface_refractivity: self.air.1,
            refractivity: self.refractivity,
            time_percent: self.signal.time_percent,
            clutter_on_profile: self.ground.has_clutter(),
            polarization: self.signal.polarization,
            profile_step: self.ground.geometry().resolution(),
            radial_spacing_cells: self.radial_spacing_cells,
        };
        let mast =
            Mast { position: *self.mast, antenna_height_agl: self.terminals.tx_height_agl, sectors: vec![0] };
        work(&setting, &mast)
    }

    /// An isotropic antenna at the mast; powers do not matter to losses.
    fn antenna(&self) -> SectorCarrier {
        let frequency = self.signal.frequency;
        let carrier = Carrier {
            technology: Technology::Lte,
            band: String::new(),
            downlink: frequency,
            uplink: frequency,
            bandwidth_mhz: 10.0,
        };
        SectorCarrier::isotropic(*self.mast, self.terminals.tx_height_agl, carrier)
    }
}
