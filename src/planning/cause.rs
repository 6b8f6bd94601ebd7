//! Why a place has no service, as data.
use super::{ExplainingMast, GapEvidence, RidgePoint};
use crate::network::{Network, SectorCarrier, Technology};
use crate::units::Decibels;
use serde::Serialize;

/// Why: the greatest loss beyond free space on the way from the mast that is told with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Cause {
    /// No sector of the technology within the service radius.
    NoSiteInRange,
    /// Terrain is in the way.
    TerrainBlocked {
        /// The ridge that costs most.
        ridge: RidgePoint,
        /// Diffraction loss over the terrain.
        loss: Decibels,
    },
    /// Buildings and trees are in the way, or around the handset.
    Clutter(Decibels),
    /// The place lies beside the main lobe.
    Azimuth(Decibels),
    /// The place lies over or under the main lobe.
    Tilt(Decibels),
    /// The downlink is sufficient, but the handset does not reach the site.
    UplinkLimited,
    /// The path is clear and the beam points here: the place is too far away for the power.
    Distance,
    /// A site has another technology alone: it serves the place with that, or would come nearest to serving it with this one.
    Band {
        /// Name of that site.
        site_id: String,
    },
}

impl Cause {
    /// The word in outputs.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoSiteInRange => "no_site_in_range",
            Self::TerrainBlocked { .. } => "terrain_blocked",
            Self::Clutter(_) => "clutter",
            Self::Azimuth(_) => "azimuth",
            Self::Tilt(_) => "tilt",
            Self::UplinkLimited => "uplink_limited",
            Self::Distance => "distance",
            Self::Band { .. } => "band",
        }
    }
}

/// A loss smaller than this is no cause, dB: a third of it is the error of the best models.
const LEAST_CAUSE_DB: f64 = 6.0;

/// Explains one gap by the mast listed first: the most promising one, or the nearest if no mast would be found by a handset.
///
/// # Definition
/// In this order: no sector in range; that mast has another technology alone; its downlink would reach the target; another technology's site
/// serves the place and lacks this one; the greatest of its losses by terrain, clutter, azimuth and tilt, from 6 dB upwards; otherwise distance.
pub(super) fn cause_of(network: &Network, found: &GapEvidence, technology: Technology) -> Cause {
    let other = found.served_otherwise.and_then(|sector| site_without(network, sector, technology));
    let Some(mast) = found.masts.first() else {
        return other.map_or(Cause::NoSiteInRange, |site_id| Cause::Band { site_id });
    };
    if mast.adds_technology {
        return Cause::Band { site_id: network.sectors()[mast.server.sector].site_id.clone() };
    }
    if mast.downlink_lacks.db() <= 0.0 {
        return Cause::UplinkLimited;
    }
    if let Some(site_id) = other {
        return Cause::Band { site_id };
    }
    greatest_loss(mast).unwrap_or(Cause::Distance)
}

fn greatest_loss(mast: &ExplainingMast) -> Option<Cause> {
    let losses = &mast.losses;
    let clutter = losses.clutter + losses.at_handset;
    let steepest = mast.ridges.iter().max_by(|a, b| a.share.total_cmp(&b.share));
    let terrain =
        steepest.map(|ridge| (losses.terrain, Cause::TerrainBlocked { ridge: *ridge, loss: losses.terrain }));
    let others = [
        (clutter, Cause::Clutter(clutter)),
        (losses.azimuth, Cause::Azimuth(losses.azimuth)),
        (losses.tilt, Cause::Tilt(losses.tilt)),
    ];
    let all = terrain.into_iter().chain(others).filter(|(loss, _)| loss.db() >= LEAST_CAUSE_DB);
    all.reduce(|first, next| if next.0 > first.0 { next } else { first }).map(|(_, cause)| cause)
}

/// The site of a sector, where it carries none of a technology.
fn site_without(network: &Network, sector: usize, technology: Technology) -> Option<String> {
    let site_id = &network.sectors()[sector].site_id;
    let has = |sector: &SectorCarrier| sector.site_id == *site_id && sector.carrier.technology == technology;
    (!network.sectors().iter().any(has)).then(|| site_id.clone())
}
