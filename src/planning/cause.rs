//! Why a place has no service, as data.
use super::{BlockingPoint, GapEvidence};
use crate::network::{Network, SectorCarrier, Technology};
use crate::units::Decibels;
use serde::Serialize;

/// Why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Cause {
    /// No sector of the technology within the service radius.
    NoSiteInRange,
    /// Terrain blocks the path.
    TerrainBlocked(BlockingPoint),
    /// Outside the main lobe of the antenna, by this loss.
    Pattern(Decibels),
    /// The downlink is sufficient, but the handset does not reach the site.
    UplinkLimited,
    /// The path is clear and the beam points here: the place is too far away for the power.
    Distance,
    /// A site that serves the place with another technology has none of this one.
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
            Self::TerrainBlocked(_) => "terrain_blocked",
            Self::Pattern(_) => "pattern",
            Self::UplinkLimited => "uplink_limited",
            Self::Distance => "distance",
            Self::Band { .. } => "band",
        }
    }
}

/// A loss smaller than this is no cause, dB: a third of it is the error of the best models.
const LEAST_CAUSE_DB: f64 = 6.0;

/// Explains one gap by the sector closest to serving.
///
/// # Definition
/// In this order: no sector in range; another technology's site here lacks this one and nothing of this one comes
/// within range of sight; the downlink alone would reach the target; terrain, when its diffraction loss is at least the
/// pattern's and 6 dB; the antenna pattern, when it loses 6 dB or more; otherwise distance.
pub(super) fn cause_of(network: &Network, found: &GapEvidence, technology: Technology) -> Cause {
    let other = found.served_otherwise.and_then(|sector| site_without(network, sector, technology));
    let Some((server, deficit)) = found.best.zip(found.deficit) else {
        return other.map_or(Cause::NoSiteInRange, |site_id| Cause::Band { site_id });
    };
    let link = &server.link;
    let downlink_lacks_db = deficit.db() - (link.downlink_margin.db() - link.margin().db());
    if downlink_lacks_db <= 0.0 {
        return Cause::UplinkLimited;
    }
    if let Some(site_id) = other
        && site_id != network.sectors()[server.sector].site_id
    {
        return Cause::Band { site_id };
    }
    let pattern_db = link.pattern_loss.db();
    let least_db = pattern_db.max(LEAST_CAUSE_DB);
    match found.obstruction {
        Some(point) if point.diffraction_loss.db() >= least_db => Cause::TerrainBlocked(point),
        _ if pattern_db >= LEAST_CAUSE_DB => Cause::Pattern(link.pattern_loss),
        _ => Cause::Distance,
    }
}

/// The site of a sector, where it carries none of a technology.
fn site_without(network: &Network, sector: usize, technology: Technology) -> Option<String> {
    let site_id = &network.sectors()[sector].site_id;
    let has = |sector: &SectorCarrier| sector.site_id == *site_id && sector.carrier.technology == technology;
    (!network.sectors().iter().any(has)).then(|| site_id.clone())
}
