//! The radial sweep over the planning grid.
use super::lattice::{BESIDE_LOSSES, LANES, Lattice};
use super::line_terrain::LineTerrain;
use super::mast_radials::{Lines, MastRadials, Side};
use super::{AntennaPoint, Disc, MastRaster, PathSetting, Reach, SweepSetting};
use crate::geodesy::EARTH_RADIUS_KM;
use crate::grid::{GridGeometry, Window};
use crate::link::TerminalCorrection;
use crate::propagation::diffraction::spherical_earth::Wave;
use crate::propagation::radial::{
    AnnualStatistics, CarriedLoss, HEIGHT_SLOPE_WAVELENGTH_M, LossBand, RadialLink, RadialLosses,
    RadialStart, RadialSweep, Sample,
};
use crate::propagation::{Carried, RadioClimate, Signal, Terminals, free_space_loss, p1812};
use crate::simd;
use crate::terrain::{PathProfile, Zone};
use crate::units::{Frequency, Length};
use rayon::prelude::*;

/// Kilometres of a degree of latitude on the sphere that gives the path's centre (ITU-R P.1812-8, equation (4)).
const KM_PER_DEGREE: f64 = EARTH_RADIUS_KM * std::f64::consts::PI / 180.0;

/// Troposcatter is left out of sweeps where diffraction lets this much more through, dB: no loss changes by more than 3.5e-5 dB.
const WITHOUT_EFFECT_DB: f64 = 24.0;

/// The sweep of one mast.
///
/// # Method
/// Radials from the mast, sampled where they cross the lines of cell centres, at most `radial_spacing` cells apart. What
/// the model needs of the terrain is carried along each radial where the model allows it (P.1812, P.526); some compute the receivers
/// of a radial together ([`crate::propagation::RadialModel`]), and others work on the profile so far of each receiver.
///
/// # Cost and determinism
/// O(R^2) receivers for a radius of R cells, each O(1) amortised for a carried model and O(R) for another; parallel over
/// radials, bit-identical for any thread count.
#[derive(Clone)]
pub struct MastSweep<'a> {
    pub(super) path: PathSetting<'a>,
    /// At the mast.
    climate: RadioClimate,
    pub(super) antenna: AntennaPoint,
    pub(super) mast_radials: MastRadials,
    pub(super) frequencies: Vec<Frequency>,
    pub(super) link: RadialLink,
    /// What is added for clutter around the handset.
    pub(super) correction: TerminalCorrection,
    pub(super) carried: Option<(CarriedLoss, Vec<LossBand>)>,
    pub(super) ground_at_mast_m: f64,
    clutter_at_mast_m: f64,
    /// True length of a cell, km.
    pub(super) cell_km: f64,
}

impl<'a> MastSweep<'a> {
    /// Prepares the sweep of an antenna at frequencies, rising.
    #[must_use]
    pub fn new(setting: &SweepSetting<'a>, antenna: &AntennaPoint, frequencies: &[Frequency]) -> Self {
        let rx_height_agl = setting.path.path_end_agl(setting.path.model);
        Self::between(setting, antenna, rx_height_agl, frequencies)
    }

    /// As [`Self::new`], towards antennas of a height above ground in place of the handset.
    pub(super) fn between(
        setting: &SweepSetting<'a>,
        antenna: &AntennaPoint,
        rx_height_agl: Length,
        frequencies: &[Frequency],
    ) -> Self {
        let SweepSetting { path, reach } = *setting;
        let position = &antenna.position;
        let climate = path.climate.at(position.geographic);
        let geometry = path.ground.geometry();
        let reach_m = reach.radius.metres() * position.point_scale;
        let away_deg = reach_m / 1_000.0 / KM_PER_DEGREE;
        let lowest_latitude_deg = (position.geographic.latitude_deg.abs() - away_deg).max(0.0);
        let carried = carried_loss(&path, climate, frequencies, lowest_latitude_deg);
        let beyond =
            matches!(carried, Some((CarriedLoss::P1812(statistics), _)) if statistics.time_percent() < 50.0);
        Self {
            path,
            climate,
            antenna: *antenna,
            correction: path.terminal_correction(path.model),
            mast_radials: MastRadials::new(
                geometry,
                path.ground.held(),
                position,
                reach_m,
                reach.radial_spacing_cells,
            ),
            link: RadialLink {
                tx_height_agl_m: antenna.height_agl.metres(),
                rx_height_agl_m: rx_height_agl.metres(),
                effective_radius_km: climate.earth().radius_km(),
                clearing_km: path.clearing.kilometres(),
                beta_radius_km: beyond.then_some(EARTH_RADIUS_KM * p1812::K_BETA),
                longest_wavelength_m: frequencies
                    .first()
                    .map_or(1.0, |lowest| lowest.wavelength().metres().max(HEIGHT_SLOPE_WAVELENGTH_M)),
            },
            frequencies: frequencies.to_vec(),
            carried,
            clutter_at_mast_m: path.ground.clutter_height_m(position.easting_m, position.northing_m),
            ground_at_mast_m: path.ground.elevation_m(position.easting_m, position.northing_m),
            cell_km: geometry.cell_m / position.point_scale / 1_000.0,
        }
    }

    /// The same to no more than so many cells.
    pub(super) fn within(&self, reach_cells: f64) -> Self {
        let geometry = self.path.ground.geometry();
        let reach_m = reach_cells.min(self.mast_radials.reach_cells()) * geometry.cell_m;
        let spacing_cells = self.mast_radials.spacing_cells();
        let held = self.path.ground.held();
        let mast_radials = MastRadials::new(geometry, held, &self.antenna.position, reach_m, spacing_cells);
        Self { mast_radials, ..self.clone() }
    }

    /// Losses over the lattice; a receiver that the model has no value for is NaN.
    ///
    /// `done` is called once for each part.
    #[must_use]
    pub fn lattice(&self, done: &(dyn Fn(usize) + Sync)) -> Lattice {
        let lines = Side::ALL.map(|side| self.mast_radials.lines(side));
        let mut lattice = Lattice {
            mast_radials: self.mast_radials,
            lines,
            levels: Side::ALL.map(|side| self.mast_radials.levels(&lines[side as usize])),
            frequencies: self.frequencies.clone(),
            blocks: Default::default(),
        };
        if self.ground_at_mast_m.is_nan() {
            return lattice;
        }
        let groups = self.mast_radials.radials().div_ceil(LANES);
        let blocks: Vec<Vec<f32>> = (0..Side::ALL.len() * groups)
            .into_par_iter()
            .map_init(
                || self.radial_work(),
                |work, task| {
                    let lines = &lattice.lines[task / groups];
                    let block = self.group(work, (Side::ALL[task / groups], lines), task % groups);
                    done(Side::ALL.len() * groups);
                    block
                },
            )
            .collect();
        let mut blocks = blocks.into_iter();
        for side in &mut lattice.blocks {
            side.extend(blocks.by_ref().take(groups));
        }
        lattice
    }

    pub(super) fn radial_work(&self) -> RadialWork {
        let cluttered = self.path.ground.has_clutter();
        RadialWork {
            sweep: RadialSweep::new(self.link, self.start(), cluttered),
            losses: RadialLosses::default(),
        }
    }

    /// The beginning of radials.
    pub(super) const fn start(&self) -> RadialStart {
        RadialStart {
            ground_m: self.ground_at_mast_m,
            clutter_m: self.clutter_at_mast_m,
            zone: Zone::Inland,
            latitude_deg: self.antenna.position.geographic.latitude_deg,
            latitude_deg_per_km: 0.0,
        }
    }

    /// One group of neighbouring radials of a side.
    fn group(&self, work: &mut RadialWork, (side, lines): (Side, &Lines), group: usize) -> Vec<f32> {
        let stored = self.frequencies.len() + BESIDE_LOSSES;
        let mut values = vec![f32::NAN; lines.count * LANES * stored];
        let mut lines_reached = 0;
        for lane in 0..LANES {
            let radial = group * LANES + lane;
            if radial >= self.mast_radials.radials() {
                break;
            }
            self.trace(&mut work.sweep, (side, lines), radial);
            self.losses(work);
            let receivers = work.sweep.receivers();
            lines_reached = lines_reached.max(receivers.end - 1);
            let first = (receivers.start - 1) * LANES + lane;
            if let Some(block) = values.get_mut(first * stored..) {
                work.put(block, stored, work.sweep.departure_slopes());
            }
        }
        // beyond the grid's edge, or a void, there is nothing to keep
        values.truncate(lines_reached * LANES * stored);
        values.shrink_to_fit();
        values
    }

    /// Follows one radial.
    fn trace(&self, sweep: &mut RadialSweep, (side, lines): (Side, &Lines), radial: usize) {
        let first = self.lay(sweep, &RadialPlace { radials: &self.mast_radials, side, lines, radial }, 0.0);
        sweep.trace(first);
    }

    /// Follows one of some radials and takes its losses; receivers stand farther ahead than `nearest`, cells.
    pub(super) fn trace_receivers(&self, work: &mut RadialWork, place: &RadialPlace<'_>, nearest: f64) {
        let first = self.lay(&mut work.sweep, place, nearest);
        work.sweep.trace(first);
        self.losses(work);
    }

    /// Lays the samples of one of some radials; the first that has a receiver farther ahead than `nearest`, cells.
    pub(super) fn lay(&self, sweep: &mut RadialSweep, place: &RadialPlace<'_>, nearest: f64) -> usize {
        let RadialPlace { radials, side, lines, radial } = *place;
        let slope = radials.slope(radial);
        let begins_at = radials.begins_at(radial).max(nearest);
        let unit_km = self.cell_km * slope.mul_add(slope, 1.0).sqrt();
        sweep.restart(RadialStart {
            latitude_deg_per_km: Self::latitude_deg_per_km(side, slope),
            ..self.start()
        });
        let count = lines.within_reach(slope, radials.ends_at(slope));
        let terrain = LineTerrain::of(self.path.ground, lines);
        sweep.lay(count, |line| {
            let offset = lines.offset(line);
            let (ground_m, clutter_m) = terrain.at(line, lines.mast_across + slope * offset);
            Sample { distance_km: offset * unit_km, ground_m, clutter_m, zone: Zone::Inland }
        });
        (0..count).take_while(|line| lines.offset(*line) <= begins_at).count() + 1
    }

    /// Change of latitude along a radial of a slope.
    pub(super) fn latitude_deg_per_km(side: Side, slope: f64) -> f64 {
        let northward = match side {
            Side::East | Side::West => -slope,
            Side::South => -1.0,
            Side::North => 1.0,
        };
        northward / slope.mul_add(slope, 1.0).sqrt() / KM_PER_DEGREE
    }

    /// Losses of the receivers of a radial, band by band.
    pub(super) fn losses(&self, work: &mut RadialWork) {
        let RadialWork { sweep, losses } = work;
        let receivers = sweep.receivers();
        if let Some((loss, bands)) = &self.carried {
            sweep.losses(*loss, bands, losses);
        } else {
            losses.losses_db.clear();
            losses.losses_db.resize(receivers.len() * self.frequencies.len(), 0.0);
            losses.height_slopes_db_m.clear();
            losses.height_slopes_db_m.resize(receivers.len(), 0.0);
        }
        let losses_db = &mut losses.losses_db;
        let together = self.carried.is_none() && self.losses_together(sweep, losses_db);
        let own = receivers.clone().take_while(|&receiver| match &self.carried {
            Some((CarriedLoss::P1812(_), _)) => sweep.is_short(receiver),
            Some(_) => false,
            None => !together,
        });
        let own = receivers.start..receivers.start + own.count();
        if !own.is_empty() {
            // the farthest path holds all others, but for clearings
            let mut profile = sweep.profile(own.end - 1);
            for receiver in own.rev() {
                if sweep.profiles_are_prefixes() {
                    profile.shorten_to(receiver + 1);
                } else {
                    profile = sweep.profile(receiver);
                }
                let of_receiver =
                    losses_db.iter_mut().skip(receiver - receivers.start).step_by(receivers.len());
                let terminals = Terminals {
                    tx_height_agl: self.antenna.height_agl,
                    rx_height_agl: sweep.receiver_height_agl(),
                };
                self.own_losses(&profile, terminals, sweep.latitude_deg(receiver), of_receiver);
            }
        }
        self.add_terminal_clutter(sweep, losses_db);
    }

    /// Losses of all receivers of a radial by a model that computes them together; whether it does.
    fn losses_together(&self, sweep: &RadialSweep, losses_db: &mut [f64]) -> bool {
        let Some(model) = self.path.model.along_radials().filter(|_| !losses_db.is_empty()) else {
            return false;
        };
        let terminals =
            Terminals { tx_height_agl: self.antenna.height_agl, rx_height_agl: sweep.receiver_height_agl() };
        let latitude_deg = self.antenna.position.geographic.latitude_deg;
        let signals: Vec<Signal> =
            self.frequencies.iter().map(|frequency| self.path.signal(*frequency)).collect();
        let samples = sweep.samples(terminals, self.climate.on_path(latitude_deg));
        model.losses_along(&samples, &signals, losses_db)
    }

    /// Losses over a profile of the receiver's own; NaN where the model has no value.
    fn own_losses<'l>(
        &self,
        profile: &PathProfile,
        terminals: Terminals,
        latitude_deg: f64,
        losses_db: impl Iterator<Item = &'l mut f64>,
    ) {
        let path = self.path.model.prepare(profile, terminals, self.climate.on_path(latitude_deg));
        for (loss_db, frequency) in losses_db.zip(&self.frequencies) {
            let loss = path.as_ref().ok().and_then(|path| path.loss(self.path.signal(*frequency)).ok());
            *loss_db = loss.map_or(f64::NAN, |loss| loss.basic_transmission_loss.db());
        }
    }

    /// Clutter around the handset (ITU-R P.2108), where the setting adds it to this model.
    fn add_terminal_clutter(&self, sweep: &RadialSweep, losses_db: &mut [f64]) {
        let receivers = sweep.receivers();
        if self.correction == TerminalCorrection::None || receivers.is_empty() {
            return;
        }
        for (losses_db, frequency) in losses_db.chunks_mut(receivers.len()).zip(&self.frequencies) {
            for (loss_db, receiver) in losses_db.iter_mut().zip(receivers.clone()) {
                *loss_db += self.clutter_at_handset_db(sweep.distance_km(receiver), *frequency);
            }
        }
    }

    /// What clutter around the handset takes at a distance; NaN where there is no value.
    pub(super) fn clutter_at_handset_db(&self, d_km: f64, frequency: Frequency) -> f64 {
        let handset = (self.path.receiver.height_agl(), &self.path.receiver.surroundings);
        let clutter = self.correction.loss(handset, (frequency, Length::from_kilometres(d_km)));
        clutter.map_or(f64::NAN, |clutter| clutter.loss.db())
    }
}

/// Where a radial runs.
#[derive(Clone, Copy)]
pub(super) struct RadialPlace<'a> {
    pub(super) radials: &'a MastRadials,
    pub(super) side: Side,
    pub(super) lines: &'a Lines,
    /// Its number.
    pub(super) radial: usize,
}

/// What one thread keeps from radial to radial.
pub(super) struct RadialWork {
    pub(super) sweep: RadialSweep,
    losses: RadialLosses,
}

impl RadialWork {
    /// Puts the receivers of a radial into a lane of eight: line by line, number by number and lane by lane.
    pub(super) fn put_beside(&self, values: &mut [f32], stored: usize, lane: usize) {
        let RadialLosses { losses_db, height_slopes_db_m, .. } = &self.losses;
        let (receivers, count) = (self.sweep.receivers(), height_slopes_db_m.len());
        let slopes = self.sweep.departure_slopes().zip(height_slopes_db_m).zip(self.sweep.ground_m());
        for (number, (line, ((slope, height_slope), ground_m))) in
            (receivers.start - 1..).zip(slopes).enumerate()
        {
            let first = line * stored * simd::LANES + lane;
            let Some(of_line) = values.get_mut(first..) else { return };
            let mut places = of_line.iter_mut().step_by(simd::LANES);
            let losses = losses_db.iter().skip(number).step_by(count.max(1)).take(stored - BESIDE_LOSSES);
            let numbers = std::iter::once(slope).chain(losses.copied()).chain([*height_slope, *ground_m]);
            places.by_ref().zip(numbers).for_each(|(place, value)| *place = value as f32);
        }
    }

    /// Lays the receivers of a radial down in its lane of a block that begins with the first of them, each with a slope.
    pub(super) fn put(&self, block: &mut [f32], stored: usize, slopes: impl Iterator<Item = f64>) {
        let RadialLosses { losses_db, height_slopes_db_m, .. } = &self.losses;
        if height_slopes_db_m.is_empty() {
            return;
        }
        let places = block.chunks_mut(LANES * stored);
        let receivers = slopes.zip(height_slopes_db_m).zip(self.sweep.ground_m());
        for (place, ((slope, height_slope), ground_m)) in places.zip(receivers) {
            place[0] = slope as f32;
            place[stored - 2] = *height_slope as f32;
            place[stored - 1] = *ground_m as f32;
        }
        let count = height_slopes_db_m.len();
        for band in 0..stored - BESIDE_LOSSES {
            let losses_db = &losses_db[band * count..][..count];
            for (place, loss_db) in block.chunks_mut(LANES * stored).zip(losses_db) {
                place[1 + band] = *loss_db as f32;
            }
        }
    }
}

/// What is carried for the setting's model, if it can be.
fn carried_loss(
    setting: &PathSetting<'_>,
    climate: RadioClimate,
    frequencies: &[Frequency],
    lowest_latitude_deg: f64,
) -> Option<(CarriedLoss, Vec<LossBand>)> {
    let polarization = setting.polarization;
    match setting.model.carried() {
        Carried::Nothing => None,
        Carried::DeltaBullington => {
            let band = |frequency: &Frequency| {
                let wave = Wave {
                    f_ghz: frequency.gigahertz(),
                    wavelength_m: frequency.wavelength().metres(),
                    polarization,
                };
                LossBand::new(wave, free_space_loss(Length::from_kilometres(1.0), *frequency).db(), 0.0)
            };
            Some((CarriedLoss::DeltaBullington, frequencies.iter().map(band).collect()))
        }
        Carried::P1812(options) => {
            let band = |frequency: &Frequency| {
                let f_ghz = frequency.gigahertz();
                let sigma_db = p1812::location_sigma_db(f_ghz, options.location_resolution_m);
                LossBand::new(p1812::wave(f_ghz, polarization), p1812::free_space_1_km_db(f_ghz), sigma_db)
            };
            let (time_percent, location_percent) = frequencies.first().map_or((50.0, 50.0), |frequency| {
                let signal = setting.signal(*frequency);
                (signal.time_percent, signal.location_percent)
            });
            let n_0 = climate.surface_refractivity;
            let statistics = AnnualStatistics::new(time_percent, location_percent, n_0, lowest_latitude_deg)
                .leaving_out(WITHOUT_EFFECT_DB);
            Some((CarriedLoss::P1812(statistics), frequencies.iter().map(band).collect()))
        }
    }
}

impl Reach {
    /// The cells of a grid that the sweep of an antenna can ask for; `None` where its radials lie outside.
    #[must_use]
    pub fn window(&self, geometry: &GridGeometry, antenna: &AntennaPoint) -> Option<Window> {
        let position = &antenna.position;
        let reach_cells = self.radius.metres() * position.point_scale / geometry.cell_m;
        let reach_cells = MastRadials::needs_cells(reach_cells, self.radial_spacing_cells);
        Window::around(geometry, &[(position.easting_m, position.northing_m)], reach_cells)
    }

    /// Memory of the raster of an antenna's sweep, bytes.
    #[must_use]
    pub fn raster_bytes(
        &self,
        geometry: &GridGeometry,
        antenna: &AntennaPoint,
        frequencies: &[Frequency],
    ) -> usize {
        let reach_m = self.radius.metres() * antenna.position.point_scale;
        let window = Disc::new(geometry, &antenna.position, reach_m).window();
        window.map_or(0, |window| window.shape.cells() * MastRaster::bytes_per_cell(frequencies))
    }

    /// Memory of the lattice of an antenna's sweep, bytes: exact where no radial meets a void, which shortens it.
    ///
    /// # Cost
    /// O(R) for a radius of R cells.
    #[must_use]
    pub fn lattice_bytes(
        &self,
        geometry: &GridGeometry,
        antenna: &AntennaPoint,
        frequencies: &[Frequency],
    ) -> usize {
        let position = &antenna.position;
        let reach_m = self.radius.metres() * position.point_scale;
        let held = Window::whole(geometry.shape);
        let mast_radials = MastRadials::new(geometry, held, position, reach_m, self.radial_spacing_cells);
        let of_side = |side: Side| -> usize {
            let lines = mast_radials.lines(side);
            let reached = |radial: usize| {
                let slope = mast_radials.slope(radial);
                lines.within_reach(slope, mast_radials.ends_at(slope))
            };
            let groups = (0..mast_radials.radials()).step_by(LANES);
            groups
                .map(|first| {
                    (first..mast_radials.radials().min(first + LANES)).map(reached).max().unwrap_or(0)
                })
                .sum()
        };
        let lines: usize = Side::ALL.into_iter().map(of_side).sum();
        lines * LANES * Lattice::bytes_per_receiver(frequencies)
    }
}
