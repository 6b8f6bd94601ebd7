//! One mast as one place receives it: the direct path.
use super::{Mast, PlaceLinks, ServerLink};
use crate::geodesy::{EffectiveEarth, GeodesicLine, LonLat, Position, geodesic_line, path_centre};
use crate::link::p2108::ClutterLoss;
use crate::link::{Losses, Receiver, ServiceRequirement, TerminalCorrection, link_budget};
use crate::network::{LteBandwidth, Network, Technology};
use crate::propagation::{
    Caveat, P526, PathEnvironment, PathLoss, PathLossModel, Polarization, PropagationError, RefractivityMaps,
    Signal, Terminals,
};
use crate::terrain::{Clearance, Ground, PathProfile, ProfileLine, SamplingError, clearance, sample_profile};
use crate::units::{Decibels, Frequency, Length};

/// Everything a link needs besides its two ends.
#[derive(Clone, Copy)]
pub struct LinkSetting<'a> {
    /// Terrain.
    pub ground: &'a Ground,
    /// Sector-carriers.
    pub network: &'a Network,
    /// The model that decides verdicts, causes and rasters.
    pub model: &'a dyn PathLossModel,
    /// Models shown beside it, at settlements alone.
    pub other_models: &'a [Box<dyn PathLossModel>],
    /// Handset.
    pub receiver: &'a Receiver,
    /// Need of 4G.
    pub lte: &'a ServiceRequirement,
    /// Need of 3G.
    pub umts: &'a ServiceRequirement,
    /// Prediction sigma, dB.
    pub sigma_db: f64,
    /// Probability from which a place is served.
    pub target_probability: f64,
    /// Sectors farther away are not looked at.
    pub service_radius: Length,
    /// Refractivity lapse rate, N-units/km.
    pub delta_n: f64,
    /// Surface refractivity at sea level, N-units.
    pub surface_refractivity: f64,
    /// Maps of both, which [`Self::at`] reads; without them the two numbers hold everywhere.
    pub refractivity: Option<&'a RefractivityMaps>,
    /// Share of the average year for which losses are not exceeded, %.
    pub time_percent: f64,
    /// Whether the profiles hold buildings and trees: land cover is given, or the terrain is a surface model.
    pub clutter_on_profile: bool,
    /// Polarisation.
    pub polarization: Polarization,
    /// Greatest distance between profile samples.
    pub profile_step: Length,
    /// Greatest distance between neighbouring radials of the area sweep, cells.
    pub radial_spacing_cells: f64,
}

impl LinkSetting<'_> {
    /// The setting with the radio climate of a place.
    #[must_use]
    pub fn at(&self, place: LonLat) -> Self {
        self.refractivity.map_or(*self, |maps| Self {
            delta_n: maps.delta_n.at(place),
            surface_refractivity: maps.surface_refractivity.at(place),
            ..*self
        })
    }

    /// What is added for buildings and trees around the handset to the loss by a model: nothing where it holds them.
    #[must_use]
    pub fn terminal_correction(&self, model: &dyn PathLossModel) -> TerminalCorrection {
        if model.clutter().admits_terminal_correction(self.clutter_on_profile) {
            self.receiver.terminal_clutter
        } else {
            TerminalCorrection::None
        }
    }

    /// Median loss by buildings and trees around the handset that goes on top of a model's.
    ///
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for a frequency or distance without a value.
    pub fn handset_clutter(
        &self,
        model: &dyn PathLossModel,
        frequency: Frequency,
        ground_distance: Length,
    ) -> Result<ClutterLoss, PropagationError> {
        let handset = (self.receiver.height_agl(), &self.receiver.surroundings);
        self.terminal_correction(model).loss(handset, (frequency, ground_distance))
    }

    /// Height above ground at which paths end by the deciding model: the handset's, or the top of what surrounds it where
    /// the correction asks for that.
    #[must_use]
    pub fn path_end_agl(&self) -> Length {
        let receiver = self.receiver;
        self.terminal_correction(self.model).path_height(receiver.height_agl(), &receiver.surroundings)
    }

    /// The need of a technology.
    #[must_use]
    pub const fn requirement(&self, technology: Technology) -> &ServiceRequirement {
        match technology {
            Technology::Lte => self.lte,
            Technology::Umts => self.umts,
        }
    }

    /// The median effective Earth.
    #[must_use]
    pub fn earth(&self) -> EffectiveEarth {
        EffectiveEarth::median(self.delta_n)
    }

    /// The wave at a frequency: the share of time asked for, the median of locations, whose spread sigma holds.
    #[must_use]
    pub const fn signal(&self, frequency: Frequency) -> Signal {
        Signal {
            frequency,
            polarization: self.polarization,
            time_percent: self.time_percent,
            location_percent: 50.0,
        }
    }
}

/// Why a link has no budget.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// The path has no profile.
    #[error(transparent)]
    Sampling(#[from] SamplingError),
    /// The model has no value.
    #[error("sector `{sector_id}`: {source}")]
    Propagation {
        /// The sector.
        sector_id: String,
        /// The model's reason.
        source: PropagationError,
    },
    /// The channel is none of LTE's.
    #[error("sector `{sector_id}`: {bandwidth_mhz} MHz is not an LTE bandwidth ({})", LteBandwidth::list())]
    Bandwidth {
        /// The sector.
        sector_id: String,
        /// Its bandwidth.
        bandwidth_mhz: f64,
    },
}

/// A path from a mast to a place.
#[derive(Clone, Debug)]
pub struct LinkFacts {
    /// Terrain between them.
    pub profile: PathProfile,
    /// Antenna of the mast above ground.
    pub antenna_height_agl: Length,
    /// The mast's place.
    pub from: Position,
    /// The receiving place.
    pub to: Position,
}

/// Samples the path from a mast to a place.
///
/// # Errors
/// [`SamplingError::Void`] where the terrain has no value.
pub fn link_facts(setting: &LinkSetting<'_>, mast: &Mast, to: &Position) -> Result<LinkFacts, SamplingError> {
    let line = ProfileLine { transmitter: &mast.position, receiver: to, step: setting.profile_step };
    Ok(LinkFacts {
        profile: sample_profile(setting.ground, line)?,
        antenna_height_agl: mast.antenna_height_agl,
        from: mast.position,
        to: *to,
    })
}

impl LinkFacts {
    /// Line of sight and clearance at a frequency.
    #[must_use]
    pub fn clearance(&self, setting: &LinkSetting<'_>, frequency: Frequency) -> Clearance {
        let heights = (self.antenna_height_agl, setting.path_end_agl());
        clearance(&self.profile, heights, setting.at(self.centre()).earth(), frequency)
    }

    /// The path's centre, whose radio climate holds for the path.
    fn centre(&self) -> LonLat {
        let (from, to) = (self.from.geographic, self.to.geographic);
        path_centre(from, to, geodesic_line(from, to).ground_distance)
    }

    /// The links of several sectors over this path by the deciding model; its remarks go to `caveats`.
    ///
    /// # Errors
    /// [`LinkError`] names the sector.
    pub fn links(
        &self,
        setting: &LinkSetting<'_>,
        sectors: &[usize],
        caveats: &mut Vec<Caveat>,
    ) -> Result<Vec<ServerLink>, LinkError> {
        let mut found = PlaceLinks::default();
        if let Some(view) = self.view(setting, sectors) {
            self.add_links((setting, setting.model), &view, sectors, &mut found)?;
        }
        found.none_refused(setting)?;
        caveats.append(&mut found.caveats);
        Ok(found.links)
    }

    /// Diffraction loss of the path by ITU-R P.526, for a model that keeps none apart.
    ///
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for an input without a value.
    pub fn p526_diffraction(
        &self,
        setting: &LinkSetting<'_>,
        frequency: Frequency,
    ) -> Result<Decibels, PropagationError> {
        let median = Signal { time_percent: 50.0, ..setting.signal(frequency) };
        let path = P526.prepare(&self.profile, self.terminals(setting), self.environment(setting))?;
        Ok(path.loss(median)?.diffraction)
    }

    /// The loss of the path by the deciding model, terminal clutter apart.
    ///
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for an input without a value.
    pub fn loss(
        &self,
        setting: &LinkSetting<'_>,
        frequency: Frequency,
    ) -> Result<PathLoss, PropagationError> {
        let path =
            setting.model.prepare(&self.profile, self.terminals(setting), self.environment(setting))?;
        path.loss(setting.signal(frequency))
    }

    fn terminals(&self, setting: &LinkSetting<'_>) -> Terminals {
        Terminals { tx_height_agl: self.antenna_height_agl, rx_height_agl: setting.path_end_agl() }
    }

    fn environment(&self, setting: &LinkSetting<'_>) -> PathEnvironment {
        let centre = self.centre();
        let local = setting.at(centre);
        PathEnvironment {
            delta_n: local.delta_n,
            surface_refractivity: local.surface_refractivity,
            path_centre_latitude_deg: centre.latitude_deg,
        }
    }

    /// What does not depend on the model; `None` without sectors.
    pub(super) fn view(&self, setting: &LinkSetting<'_>, sectors: &[usize]) -> Option<PathView> {
        let cleared_at = setting.network.sectors()[*sectors.first()?].carrier.downlink;
        Some(PathView {
            line: geodesic_line(self.from.geographic, self.to.geographic),
            terminals: self.terminals(setting),
            environment: self.environment(setting),
            clearance: self.clearance(setting, cleared_at),
            cleared_at,
        })
    }

    /// Adds the links of several sectors by one model, and the sectors it has no value for.
    ///
    /// # Errors
    /// [`LinkError::Bandwidth`].
    pub(super) fn add_links(
        &self,
        (setting, model): (&LinkSetting<'_>, &dyn PathLossModel),
        view: &PathView,
        sectors: &[usize],
        found: &mut PlaceLinks,
    ) -> Result<(), LinkError> {
        let correction = setting.terminal_correction(model);
        let receiver = setting.receiver;
        let rx_height_agl = correction.path_height(receiver.height_agl(), &receiver.surroundings);
        let terminals = Terminals { rx_height_agl, ..view.terminals };
        let path = match model.prepare(&self.profile, terminals, view.environment) {
            Ok(path) => path,
            Err(reason) => {
                found.refused.extend(sectors.iter().map(|&sector| (sector, reason.clone())));
                return Ok(());
            }
        };
        for &index in sectors {
            let carrier = &setting.network.sectors()[index].carrier;
            let loss = |frequency| {
                let clutter = setting.handset_clutter(model, frequency, view.line.ground_distance)?;
                Ok((path.loss(setting.signal(frequency))?, clutter))
            };
            match loss(carrier.downlink).and_then(|downlink| Ok([downlink, loss(carrier.uplink)?])) {
                Ok(losses) => {
                    found.links.push(view.link(setting, index, &losses)?);
                    let [(downlink, clutter), _] = losses;
                    found.caveats.extend(downlink.caveats.into_iter().chain(clutter.caveats));
                }
                Err(reason) => found.refused.push((index, reason)),
            }
        }
        Ok(())
    }
}

/// What one path is to every model.
pub(super) struct PathView {
    line: GeodesicLine,
    terminals: Terminals,
    environment: PathEnvironment,
    clearance: Clearance,
    /// The frequency of the clearance.
    cleared_at: Frequency,
}

impl PathView {
    /// The link of one sector with its losses, downlink and uplink.
    fn link(
        &self,
        setting: &LinkSetting<'_>,
        index: usize,
        [(downlink, clutter_down), (uplink, clutter_up)]: &[(PathLoss, ClutterLoss); 2],
    ) -> Result<ServerLink, LinkError> {
        let sector = &setting.network.sectors()[index];
        let antenna_gain = sector.gain_towards(self.line.azimuth, self.clearance.departure_elevation_deg);
        let losses = Losses {
            antenna_gain,
            downlink: downlink.basic_transmission_loss,
            uplink: uplink.basic_transmission_loss,
            terminal_clutter: [clutter_down.loss, clutter_up.loss],
        };
        let need = setting.requirement(sector.carrier.technology);
        let budget =
            link_budget(sector, losses, setting.receiver, (need, setting.sigma_db)).ok_or_else(|| {
                LinkError::Bandwidth {
                    sector_id: sector.sector_id.clone(),
                    bandwidth_mhz: sector.carrier.bandwidth_mhz,
                }
            })?;
        Ok(ServerLink {
            sector: index,
            level: budget.level,
            downlink_margin: budget.downlink_margin,
            uplink_margin: budget.uplink_margin,
            probability: budget.probability(),
            sigma_db: budget.sigma_db,
            loss: downlink.basic_transmission_loss,
            diffraction: downlink.diffraction,
            model_sigma: downlink.location_sigma,
            terminal_clutter: budget.terminal_clutter,
            pattern_loss: sector.maximum_gain - antenna_gain,
            ground_distance: self.line.ground_distance,
            azimuth: self.line.azimuth,
            line_of_sight: self.clearance.line_of_sight,
            fresnel_share: fresnel_share(&self.clearance, self.cleared_at, sector.carrier.downlink),
        })
    }
}

/// The Fresnel radius grows with the square root of the wavelength, so the clearance share with that of frequency.
fn fresnel_share(clearance: &Clearance, worked_out_at: Frequency, frequency: Frequency) -> f64 {
    clearance.fresnel_share * (frequency.hertz() / worked_out_at.hertz()).sqrt()
}
