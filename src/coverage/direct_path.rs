//! The direct path from an antenna to a place: geodesic, profile and clearance, each computed once.
use super::{AntennaPoint, LevelSource, Link, LinkError, PathSetting};
use crate::geodesy::{GeodesicLine, LonLat, Position, geodesic_line, path_centre};
use crate::link::p2108::ClutterLoss;
use crate::link::{Losses, MeasuredShift, ServiceNeed, link_budget};
use crate::network::SectorCarrier;
use crate::propagation::{
    Caveat, P526, PathEnvironment, PathLoss, PathLossModel, PropagationError, RadioClimate, Ridge, Signal,
    Terminals, main_ridges,
};
use crate::terrain::{Clearance, PathProfile, ProfileLine, SamplingError, clearance, sample_profile};
use crate::units::{Azimuth, Decibels, Frequency, Length};

/// A path from an antenna to a place, with the terrain between them.
///
/// Loss, cause, remedy and picture are all taken from one such path.
#[derive(Clone, Debug)]
pub struct DirectPath {
    antenna: AntennaPoint,
    line: GeodesicLine,
    profile: PathProfile,
    centre: LonLat,
    climate: RadioClimate,
    /// Height of the path's end above ground, by the deciding model.
    end_agl: Length,
    /// The place on the planning grid, m.
    place: [f64; 2],
}

impl DirectPath {
    /// Samples the path from an antenna to a place.
    ///
    /// # Cost
    /// One geodesic and O(n) for n samples of the profile.
    ///
    /// # Errors
    /// [`SamplingError::Void`] where the terrain has no value.
    pub fn new(
        setting: &PathSetting<'_>,
        antenna: AntennaPoint,
        to: &Position,
    ) -> Result<Self, SamplingError> {
        let line = geodesic_line(antenna.position.geographic, to.geographic);
        Self::along(setting, antenna, to, line)
    }

    /// As [`Self::new`], along a geodesic that is known.
    ///
    /// # Errors
    /// [`SamplingError::Void`] where the terrain has no value.
    pub fn along(
        setting: &PathSetting<'_>,
        antenna: AntennaPoint,
        to: &Position,
        line: GeodesicLine,
    ) -> Result<Self, SamplingError> {
        let ends = ProfileLine {
            transmitter: &antenna.position,
            receiver: to,
            ground_distance: line.ground_distance,
            step: setting.profile_step,
            clearing: setting.clearing,
        };
        let centre = path_centre(antenna.position.geographic, to.geographic, line.ground_distance);
        Ok(Self {
            antenna,
            line,
            profile: sample_profile(setting.ground, ends)?,
            centre,
            climate: setting.climate.at(centre),
            end_agl: setting.path_end_agl(setting.model),
            place: [to.easting_m, to.northing_m],
        })
    }

    /// The antenna.
    #[must_use]
    pub const fn antenna(&self) -> &AntennaPoint {
        &self.antenna
    }

    /// Terrain between them.
    #[must_use]
    pub const fn profile(&self) -> &PathProfile {
        &self.profile
    }

    /// Direction of the place, seen from the antenna, from true north.
    #[must_use]
    pub const fn azimuth(&self) -> Azimuth {
        self.line.azimuth
    }

    /// The place on the geodesic at a distance from the antenna.
    #[must_use]
    pub fn place_at(&self, distance: Length) -> LonLat {
        self.line.place_at(self.antenna.position.geographic, distance)
    }

    /// The same path with the antenna at another height above ground.
    #[must_use]
    pub const fn with_antenna_height(mut self, height_agl: Length) -> Self {
        self.antenna.height_agl = height_agl;
        self
    }

    /// Line of sight and clearance at a frequency.
    ///
    /// # Cost
    /// O(n).
    #[must_use]
    pub fn clearance(&self, frequency: Frequency) -> Clearance {
        clearance(&self.profile, self.antenna.height_agl, self.end_agl, self.climate.earth(), frequency)
    }

    /// Loss by a model, without terminal clutter.
    ///
    /// # Errors
    /// [`PropagationError`] where the model has no value.
    pub fn loss(&self, model: &dyn PathLossModel, signal: Signal) -> Result<PathLoss, PropagationError> {
        model.prepare(&self.profile, self.terminals(self.end_agl), self.environment())?.loss(signal)
    }

    /// The same path without buildings and trees.
    #[must_use]
    pub fn without_clutter(&self) -> Self {
        Self { profile: self.profile.without_clutter(), ..self.clone() }
    }

    /// The ridges of the terrain that carry a share of the path's diffraction at a frequency: [`main_ridges`].
    #[must_use]
    pub fn main_ridges(&self, frequency: Frequency, share: f64) -> Vec<Ridge> {
        let (terminals, earth) = (self.terminals(self.end_agl), self.climate.earth());
        main_ridges(&self.profile, terminals, earth, frequency, share)
    }

    /// Median diffraction loss by ITU-R P.526, for a model without a separate diffraction loss.
    ///
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for an input without a value.
    pub fn p526_diffraction(&self, signal: Signal) -> Result<Decibels, PropagationError> {
        Ok(self.loss(&P526, Signal { time_percent: 50.0, ..signal })?.diffraction)
    }

    /// Antenna and handset, m above sea.
    #[must_use]
    pub fn ends_amsl_m(&self) -> (f64, f64) {
        let (antenna_m, end_m) = self.profile.ends_m();
        (antenna_m + self.antenna.height_agl.metres(), end_m + self.end_agl.metres())
    }

    /// Effective radius of the Earth on this path.
    #[must_use]
    pub fn effective_earth_radius(&self) -> Length {
        Length::from_kilometres(self.climate.earth().radius_km())
    }

    const fn terminals(&self, rx_height_agl: Length) -> Terminals {
        Terminals { tx_height_agl: self.antenna.height_agl, rx_height_agl }
    }

    const fn environment(&self) -> PathEnvironment {
        self.climate.on_path(self.centre.latitude_deg)
    }
}

/// A direct path with its clearance: all that the links over it share.
#[derive(Clone, Debug)]
pub struct SightedPath {
    path: DirectPath,
    clearance: Clearance,
    /// The frequency of the clearance.
    cleared_at: Frequency,
}

/// What a link over a path came to: the link with the model's remarks, or the model's reason why there is none.
pub(super) type LinkOutcome = Result<(Link, Vec<Caveat>), PropagationError>;

impl SightedPath {
    /// A path with its clearance at a frequency.
    #[must_use]
    pub fn new(path: DirectPath, frequency: Frequency) -> Self {
        Self { clearance: path.clearance(frequency), path, cleared_at: frequency }
    }

    /// The path.
    #[must_use]
    pub const fn path(&self) -> &DirectPath {
        &self.path
    }

    /// Line of sight, clearance and the most obstructing point.
    #[must_use]
    pub const fn clearance(&self) -> &Clearance {
        &self.clearance
    }

    /// The same path with the antenna at another height above ground.
    #[must_use]
    pub fn with_antenna_height(self, height_agl: Length) -> Self {
        Self::new(self.path.with_antenna_height(height_agl), self.cleared_at)
    }

    /// The links of some sectors by the deciding model, in their order. The sectors' own place and height are not looked
    /// at: the path's antenna stands for them, so that a candidate needs no network.
    ///
    /// # Errors
    /// [`LinkError`] names the sector.
    pub fn links<'s>(
        &self,
        setting: &PathSetting<'_>,
        need: &ServiceNeed<'_>,
        sectors: impl IntoIterator<Item = &'s SectorCarrier> + Clone,
    ) -> Result<Vec<Link>, LinkError> {
        let outcomes = self.outcomes(setting, need, setting.model, sectors.clone())?;
        let named = outcomes.into_iter().zip(sectors);
        named
            .map(|(outcome, sector)| match outcome {
                Ok((link, _)) => Ok(link),
                Err(refusal) => Err(LinkError::Propagation { sector_id: sector.sector_id.clone(), refusal }),
            })
            .collect()
    }

    /// What the links of some sectors by a model come to, in their order.
    ///
    /// # Errors
    /// [`LinkError::Bandwidth`].
    pub(super) fn outcomes<'s>(
        &self,
        setting: &PathSetting<'_>,
        need: &ServiceNeed<'_>,
        model: &dyn PathLossModel,
        sectors: impl IntoIterator<Item = &'s SectorCarrier>,
    ) -> Result<Vec<LinkOutcome>, LinkError> {
        let path = &self.path;
        let sectors = sectors.into_iter();
        let terminals = path.terminals(setting.path_end_agl(model));
        let prepared = match model.prepare(&path.profile, terminals, path.environment()) {
            Ok(prepared) => prepared,
            Err(reason) => return Ok(sectors.map(|_| Err(reason.clone())).collect()),
        };
        let loss = |frequency| {
            let clutter = setting.handset_clutter(model, frequency, path.line.ground_distance)?;
            Ok(DirectionLoss { path: prepared.loss(setting.signal(frequency))?, clutter })
        };
        let outcome = |sector: &SectorCarrier| {
            let carrier = &sector.carrier;
            let losses = loss(carrier.downlink).and_then(|downlink| Ok([downlink, loss(carrier.uplink)?]));
            let losses = match losses {
                Ok(losses) => losses,
                Err(reason) => return Ok(Err(reason)),
            };
            let link = self.link(setting, need, sector, &losses)?;
            let [DirectionLoss { path, clutter }, _] = losses;
            Ok(Ok((link, path.caveats.into_iter().chain(clutter.caveats).collect())))
        };
        sectors.map(outcome).collect()
    }

    /// The link of one sector with its losses, downlink and uplink.
    fn link(
        &self,
        setting: &PathSetting<'_>,
        need: &ServiceNeed<'_>,
        sector: &SectorCarrier,
        [downlink, uplink]: &[DirectionLoss; 2],
    ) -> Result<Link, LinkError> {
        let line = &self.path.line;
        let antenna_gain = sector.gain_towards(line.azimuth, self.clearance.departure_elevation_deg);
        let (measured, source) = setting
            .measured
            .and_then(|field| field.at(&sector.site_id, self.path.place))
            .unwrap_or((MeasuredShift::NONE, LevelSource::Predicted));
        let losses = Losses {
            antenna_gain,
            downlink: downlink.path.basic_transmission_loss,
            uplink: uplink.path.basic_transmission_loss,
            terminal_clutter: [downlink.clutter.loss, uplink.clutter.loss],
            measured,
        };
        let budget =
            link_budget(sector, losses, setting.receiver, need).ok_or_else(|| LinkError::Bandwidth {
                sector_id: sector.sector_id.clone(),
                bandwidth_mhz: sector.carrier.bandwidth_mhz,
            })?;
        // the Fresnel radius grows with the square root of the wavelength, so the share with that of the frequency
        let narrower = (sector.carrier.downlink.hertz() / self.cleared_at.hertz()).sqrt();
        Ok(Link {
            level: budget.level,
            downlink_margin: budget.downlink_margin,
            uplink_margin: budget.uplink_margin,
            probability: budget.probability(),
            sigma_db: budget.sigma_db,
            source,
            loss: downlink.path.basic_transmission_loss,
            diffraction: downlink.path.diffraction,
            model_sigma: downlink.path.location_sigma,
            terminal_clutter: budget.terminal_clutter,
            pattern_loss: sector.maximum_gain - antenna_gain,
            ground_distance: line.ground_distance,
            azimuth: line.azimuth,
            line_of_sight: self.clearance.line_of_sight,
            fresnel_share: self.clearance.fresnel_share * narrower,
        })
    }
}

/// What one direction loses.
struct DirectionLoss {
    path: PathLoss,
    clutter: ClutterLoss,
}
