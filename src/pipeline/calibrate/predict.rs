//! What a model predicts where levels were measured.
use super::clutter_heights::ClutterHeights;
use super::error::CalibrateError;
use super::measured::Measured;
use crate::coverage::{AntennaPoint, DirectPath, Link, PathSetting, SightedPath};
use crate::link::{Receiver, pilot_power};
use crate::measurements::{MeasuredQuantity, Sample, Transmitter};
use crate::network::{Carrier, SectorCarrier, Technology};
use crate::pipeline::Progress;
use crate::pipeline::session::need_of;
use crate::propagation::PathLossModel;
use crate::scenario::Scenario;
use crate::units::{Dbm, Decibels, Frequency, Length};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A transmitter as a sector-carrier.
pub(super) struct Transmitters<'a> {
    measured: &'a Measured,
    own: Vec<SectorCarrier>,
}

impl<'a> Transmitters<'a> {
    pub(super) fn of(measured: &'a Measured) -> Self {
        let own = measured.joined.own.iter().zip(&measured.own_places).map(|(source, place)| {
            let downlink = Frequency::from_megahertz(source.frequency_mhz);
            let carrier = Carrier {
                technology: Technology::Umts,
                band: String::new(),
                downlink,
                uplink: downlink,
                bandwidth_mhz: 5.0,
            };
            let height = Length::from_metres(source.height_m);
            SectorCarrier {
                site_id: source.id.clone(),
                sector_id: source.id.clone(),
                total_power: Dbm::new(source.eirp_dbm.unwrap_or(f64::NAN)),
                ..SectorCarrier::isotropic(*place, height, carrier)
            }
        });
        Self { measured, own: own.collect() }
    }

    pub(super) fn sector(&self, transmitter: Transmitter) -> &SectorCarrier {
        match transmitter {
            Transmitter::Sector(sector) => &self.measured.network.sectors()[sector],
            Transmitter::Own(index) => &self.own[index],
        }
    }

    /// What a quantity is of, dBm: the pilot, or the whole signal; of a loss nothing.
    fn radiated(sector: &SectorCarrier, transmitter: Transmitter, quantity: MeasuredQuantity) -> Option<Dbm> {
        let is_pilot = matches!(quantity, MeasuredQuantity::Rsrp | MeasuredQuantity::Rscp);
        match (quantity, transmitter) {
            (MeasuredQuantity::PathLoss, _) => Some(Dbm::new(0.0)),
            (_, Transmitter::Sector(_)) if is_pilot => pilot_power(sector),
            _ => Some(sector.total_power),
        }
        .filter(|power| power.dbm().is_finite())
    }
}

/// What is predicted at a sample over one height of clutter, or why nothing is.
pub(super) type Level = Result<SampleLevel, String>;

/// A predicted level with what the report groups it by.
#[derive(Clone, Copy, Debug)]
pub(super) struct SampleLevel {
    /// dBm; of a measured loss its negative, dB.
    pub(super) dbm: f64,
    pub(super) distance_km: f64,
    pub(super) line_of_sight: bool,
}

/// Predicts levels by one model.
pub(super) struct Predictor<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) measured: &'a Measured,
    pub(super) transmitters: &'a Transmitters<'a>,
    pub(super) heights: &'a ClutterHeights,
    pub(super) model: &'a dyn PathLossModel,
}

impl Predictor<'_> {
    /// Levels of all samples by height of clutter.
    ///
    /// # Cost
    /// A path for each sample and height, parallel over samples.
    pub(super) fn levels(&self, progress: &dyn Progress) -> Result<Vec<Vec<Level>>, CalibrateError> {
        self.heights.tried.iter().map(|&value| self.levels_over(value, progress)).collect()
    }

    /// Levels of all samples over one height of clutter.
    pub(super) fn levels_over(
        &self,
        value: f64,
        progress: &dyn Progress,
    ) -> Result<Vec<Level>, CalibrateError> {
        let ground = self.heights.ground(&self.measured.ground, value);
        let climate = self.measured.climate(self.scenario)?;
        let receivers = self.receivers();
        let choice = &self.scenario.propagation;
        let step = ground.geometry().profile_step(choice.profile_step_m.map(Length::from_metres));
        let setting = |receiver| PathSetting {
            ground: &ground,
            model: self.model,
            receiver,
            climate,
            time_percent: choice.time_percent,
            polarization: choice.polarization,
            clutter_on_profile: self.scenario.clutter_on_profile() || value > 0.0,
            profile_step: step,
            clearing: Length::from_metres(choice.clearing_m),
            measured: None,
        };
        let samples = self.measured.averaged.samples.par_iter().enumerate();
        let level = |(index, sample): (usize, &Sample)| {
            let receiver = &receivers[&self.height_m(sample).to_bits()];
            let level = self.level(index, sample, &setting(receiver));
            progress.advance(1);
            level
        };
        Ok(samples.map(level).collect())
    }

    /// Where a receiver states no height, the scenario's.
    fn height_m(&self, sample: &Sample) -> f64 {
        let link = self.scenario.measurements.as_ref().and_then(|choice| choice.link.receiver_height_m);
        sample.receiver_height_m.or(link).unwrap_or(self.scenario.receiver.height_agl_m)
    }

    fn receivers(&self) -> BTreeMap<u64, Receiver> {
        let heights = self.measured.averaged.samples.iter().map(|sample| self.height_m(sample));
        let receiver = |height_agl_m: f64| Receiver {
            height_agl_m,
            gain_dbi: 0.0,
            body_loss_db: 0.0,
            indoor: None,
            ..self.scenario.receiver.clone()
        };
        heights.map(|height_m| (height_m.to_bits(), receiver(height_m))).collect()
    }

    fn level(&self, index: usize, sample: &Sample, setting: &PathSetting<'_>) -> Level {
        let sector = self.transmitters.sector(sample.transmitter);
        let missing = || crate::language::word("calibrate-no-power").to_owned();
        let radiated =
            Transmitters::radiated(sector, sample.transmitter, sample.quantity).ok_or_else(missing)?;
        let antenna = AntennaPoint { position: sector.position, height_agl: sector.antenna_height_agl };
        let path = DirectPath::new(setting, antenna, &self.measured.places[index])
            .map_err(|error| error.to_string())?;
        let bare = path.without_clutter().clearance(sector.carrier.downlink);
        let sighted = SightedPath::new(path, sector.carrier.downlink);
        let links = sighted
            .links(setting, &need_of(self.scenario, 0.0), [sector])
            .map_err(|error| error.to_string())?;
        let Some(link) = links.first() else { return Err(missing()) };
        let gain = if sample.quantity == MeasuredQuantity::PathLoss {
            Decibels::new(0.0)
        } else {
            self.gains(sector, link)
        };
        let level = radiated + gain - link.loss - link.terminal_clutter;
        Ok(SampleLevel {
            dbm: level.dbm(),
            distance_km: link.ground_distance.kilometres(),
            line_of_sight: bare.line_of_sight,
        })
    }

    /// Antennas and feeder.
    fn gains(&self, sector: &SectorCarrier, link: &Link) -> Decibels {
        let choice = self.scenario.measurements.as_ref();
        let receiver_db = choice.and_then(|choice| choice.link.receiver_gain_db).unwrap_or(0.0);
        sector.maximum_gain - link.pattern_loss - sector.feeder_loss + Decibels::new(receiver_db)
    }
}
