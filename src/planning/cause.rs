//! Why a place has no service, as data.
use super::gap::deficit_of;
use crate::coverage::{LinkError, LinkSetting, MastIndex, ServerLink, link_facts, links_at};
use crate::geodesy::{LonLat, Position, intermediate_point};
use crate::network::Technology;
use crate::units::{Decibels, Length};

/// The terrain point that obstructs most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BlockingPoint {
    /// Where.
    pub place: LonLat,
    /// Ground (with clutter), m above sea.
    pub elevation_amsl_m: f64,
    /// Height over the straight ray, Earth bulge included, m.
    pub height_over_ray_m: f64,
    /// Ground distance from the site.
    pub distance_from_site: Length,
    /// Diffraction loss of the path: the deciding model's, or that of ITU-R P.526 where the model keeps none apart.
    pub diffraction_loss: Decibels,
}

/// Why.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// No sector of the technology within the service radius.
    NoSiteInRange,
    /// Terrain stands in the way.
    TerrainBlocked(BlockingPoint),
    /// Outside the main lobe of the antenna, by so much.
    Pattern(Decibels),
    /// The downlink would do, the handset does not reach the site.
    UplinkLimited,
    /// The path is free and the beam points here: it is too far for the power.
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

/// What would close a gap from the best site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fix {
    /// The least antenna height above ground that serves.
    RaiseAntenna(Length),
    /// No height up to the limit serves.
    NotFixableFromSite,
    /// There is no site to look at.
    NoSite,
}

impl Fix {
    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::RaiseAntenna(_) => "raise_antenna",
            Self::NotFixableFromSite => "not_fixable_from_site",
            Self::NoSite => "no_site",
        }
    }
}

/// A loss smaller than this is no cause, dB: a third of it is the error of the best models.
const LEAST_CAUSE_DB: f64 = 6.0;

/// Explains one gap by the sector that comes nearest to serving.
///
/// # Definition
/// In this order: no sector in range; another technology's site here lacks this one and nothing of this one comes
/// within range of sight; the downlink alone would reach the target; terrain, when its diffraction loss is at least the
/// pattern's and 6 dB; the antenna pattern, when it loses 6 dB or more; else distance. For a model that keeps no diffraction
/// apart, ITU-R P.526 says what the ridge of a blocked path costs.
///
/// # Errors
/// [`LinkError`] names the sector the model refuses.
pub(super) fn explain(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    (best, place): (Option<&ServerLink>, &Position),
    technology: Technology,
) -> Result<Cause, LinkError> {
    let other = served_otherwise(setting, index, place, technology)?;
    let Some(link) = best else {
        return Ok(other.map_or(Cause::NoSiteInRange, |site_id| Cause::Band { site_id }));
    };
    let deficit_db = deficit_of(setting, link).db();
    let downlink_lacks_db = deficit_db - (link.downlink_margin.db() - link.margin().db());
    if downlink_lacks_db <= 0.0 {
        return Ok(Cause::UplinkLimited);
    }
    if let Some(site_id) = other
        && site_id != setting.network.sectors()[link.sector].site_id
    {
        return Ok(Cause::Band { site_id });
    }
    let pattern_db = link.pattern_loss.db();
    if link.diffraction.db() > 0.0 || !link.line_of_sight {
        let least_db = pattern_db.max(LEAST_CAUSE_DB);
        let point = blocking_point(setting, index, link, place)?;
        if let Some(point) = point.filter(|point| point.diffraction_loss.db() >= least_db) {
            return Ok(Cause::TerrainBlocked(point));
        }
    }
    Ok(if pattern_db >= LEAST_CAUSE_DB { Cause::Pattern(link.pattern_loss) } else { Cause::Distance })
}

/// The site that serves the place with another technology and carries none of this one.
fn served_otherwise(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    place: &Position,
    technology: Technology,
) -> Result<Option<String>, LinkError> {
    let all = setting.network.sectors();
    let mut best: Option<ServerLink> = None;
    for link in links_at(setting, index, place)?.links {
        let serves = link.probability >= setting.target_probability;
        let other = all[link.sector].carrier.technology != technology;
        if serves && other && best.is_none_or(|best| link.strength() > best.strength()) {
            best = Some(link);
        }
    }
    Ok(best.map(|link| all[link.sector].site_id.clone()).filter(|site_id| {
        let has = |sector: &&crate::network::SectorCarrier| {
            sector.site_id == *site_id && sector.carrier.technology == technology
        };
        !all.iter().any(|sector| has(&sector))
    }))
}

/// The most obstructing point of the path, by the diffraction parameter.
fn blocking_point(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    link: &ServerLink,
    place: &Position,
) -> Result<Option<BlockingPoint>, LinkError> {
    let Some(mast) = index.masts().iter().find(|mast| mast.sectors.contains(&link.sector)) else {
        return Ok(None);
    };
    let facts = link_facts(setting, mast, place)?;
    let sector = &setting.network.sectors()[link.sector];
    let frequency = sector.carrier.downlink;
    let diffraction_loss = if link.diffraction.db() > 0.0 {
        link.diffraction
    } else {
        facts
            .p526_diffraction(setting, frequency)
            .map_err(|source| LinkError::Propagation { sector_id: sector.sector_id.clone(), source })?
    };
    Ok(facts.clearance(setting, frequency).obstruction.map(|obstruction| {
        let index = obstruction.index;
        BlockingPoint {
            place: intermediate_point(mast.position.geographic, place.geographic, obstruction.distance),
            elevation_amsl_m: facts.profile.ground_m()[index] + facts.profile.clutter_m()[index],
            height_over_ray_m: obstruction.height_over_ray_m,
            distance_from_site: obstruction.distance,
            diffraction_loss,
        }
    }))
}
