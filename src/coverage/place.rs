//! One mast as one place receives it: the direct path.
use super::{Mast, ServerLink};
use crate::geodesy::{EffectiveEarth, Position, geodesic_line, path_centre};
use crate::link::{LinkBudget, Losses, Receiver, ServiceRequirement, link_budget};
use crate::network::{Network, SectorCarrier, Technology};
use crate::propagation::{
    Caveat, PathEnvironment, PathLoss, PathLossModel, Polarization, PreparedPath, PropagationError, Signal,
    Terminals,
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
    /// Loss model.
    pub model: &'a dyn PathLossModel,
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
    /// Polarisation.
    pub polarization: Polarization,
    /// Greatest distance between profile samples.
    pub profile_step: Length,
    /// Greatest distance between neighbouring radials of the area sweep, cells.
    pub radial_spacing_cells: f64,
}

impl LinkSetting<'_> {
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

    /// A median wave: half the time, half the locations.
    #[must_use]
    pub const fn signal(&self, frequency: Frequency) -> Signal {
        Signal { frequency, polarization: self.polarization, time_percent: 50.0, location_percent: 50.0 }
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
    #[error("sector `{sector_id}`: {bandwidth_mhz} MHz is not an LTE bandwidth (1.4, 3, 5, 10, 15 or 20)")]
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
        let heights = (self.antenna_height_agl, setting.receiver.height_agl());
        clearance(&self.profile, heights, setting.earth(), frequency)
    }

    /// The links of several sectors over this path; remarks of the model go to `caveats`.
    ///
    /// # Errors
    /// [`LinkError`] names the sector.
    pub fn links(
        &self,
        setting: &LinkSetting<'_>,
        sectors: &[usize],
        caveats: &mut Vec<Caveat>,
    ) -> Result<Vec<ServerLink>, LinkError> {
        let Some(&first) = sectors.first() else { return Ok(Vec::new()) };
        let all = setting.network.sectors();
        let line = geodesic_line(self.from.geographic, self.to.geographic);
        let terminals = Terminals {
            tx_height_agl: self.antenna_height_agl,
            rx_height_agl: setting.receiver.height_agl(),
        };
        let environment = PathEnvironment {
            delta_n: setting.delta_n,
            surface_refractivity: setting.surface_refractivity,
            path_centre_latitude_deg: path_centre(
                self.from.geographic,
                self.to.geographic,
                line.ground_distance,
            )
            .latitude_deg,
        };
        let refused = |sector: &SectorCarrier| {
            let sector_id = sector.sector_id.clone();
            move |source| LinkError::Propagation { sector_id, source }
        };
        let path =
            setting.model.prepare(&self.profile, terminals, environment).map_err(refused(&all[first]))?;
        let bent = self.clearance(setting, all[first].carrier.downlink);
        let mut links = Vec::with_capacity(sectors.len());
        for &index in sectors {
            let sector = &all[index];
            let loss = |frequency| path_loss(&*path, setting, frequency).map_err(refused(sector));
            let downlink = loss(sector.carrier.downlink)?;
            let uplink = loss(sector.carrier.uplink)?;
            let antenna_gain = sector.gain_towards(line.azimuth, bent.departure_elevation_deg);
            let losses = Losses {
                antenna_gain,
                downlink: downlink.basic_transmission_loss,
                uplink: uplink.basic_transmission_loss,
            };
            let need = setting.requirement(sector.carrier.technology);
            let budget =
                link_budget(sector, losses, setting.receiver, (need, setting.sigma_db)).ok_or_else(|| {
                    LinkError::Bandwidth {
                        sector_id: sector.sector_id.clone(),
                        bandwidth_mhz: sector.carrier.bandwidth_mhz,
                    }
                })?;
            links.push(ServerLink {
                sector: index,
                ground_distance: line.ground_distance,
                azimuth: line.azimuth,
                line_of_sight: bent.line_of_sight,
                fresnel_share: fresnel_share(&bent, all[first].carrier.downlink, sector.carrier.downlink),
                pattern_loss: sector.maximum_gain - antenna_gain,
                ..of_budget(&budget, &downlink)
            });
            caveats.extend(downlink.caveats);
        }
        Ok(links)
    }
}

fn path_loss(
    path: &dyn PreparedPath,
    setting: &LinkSetting<'_>,
    frequency: Frequency,
) -> Result<PathLoss, PropagationError> {
    path.loss(setting.signal(frequency))
}

/// The Fresnel radius grows with the square root of the wavelength, so the clearance share with that of frequency.
fn fresnel_share(clearance: &Clearance, worked_out_at: Frequency, frequency: Frequency) -> f64 {
    clearance.fresnel_share * (frequency.hertz() / worked_out_at.hertz()).sqrt()
}

fn of_budget(budget: &LinkBudget, downlink: &PathLoss) -> ServerLink {
    ServerLink {
        sector: 0,
        level: budget.level,
        downlink_margin: budget.downlink_margin,
        uplink_margin: budget.uplink_margin,
        probability: budget.probability(),
        sigma_db: budget.sigma_db,
        loss: downlink.basic_transmission_loss,
        diffraction: downlink.diffraction,
        pattern_loss: Decibels::new(0.0),
        ground_distance: Length::from_metres(0.0),
        azimuth: crate::units::Azimuth::from_degrees(0.0),
        line_of_sight: false,
        fresnel_share: 0.0,
    }
}
