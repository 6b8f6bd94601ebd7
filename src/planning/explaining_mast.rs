//! The masts that explain a gap: the nearest, the strongest and the most promising, each with its losses apart.
use super::{GapQuestion, RidgePoint};
use crate::coverage::{
    AntennaPoint, DirectPath, LackingCluster, Link, LinkError, LossesApart, PathSketch, ServerLink,
    ServiceSetting, SightedPath,
};
use crate::network::{SectorCarrier, Technology};
use crate::terrain::SamplingError;
use crate::units::{Dbm, Decibels, Frequency};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Ridges are listed until they carry this share of the diffraction.
const RIDGES_SHARE: f64 = 0.9;

/// What a mast is to a gap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct MastRoles {
    /// The nearest with the technology.
    pub nearest: bool,
    /// The one whose median level is the highest, if a handset finds it at all.
    pub strongest: bool,
    /// The one that lacks least once a sector of it points straight at the place, if a handset would then find it; a mast of another
    /// technology counts with a carrier added.
    pub most_promising: bool,
}

/// A mast that explains a gap, by its sector-carrier that comes nearest to serving.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct ExplainingMast {
    /// What it is to the gap.
    pub roles: MastRoles,
    /// The sector-carrier's link; with the technology added, the link that it would have on the antenna of that sector.
    pub server: ServerLink,
    /// Whether the mast has none of the technology: all is as it would be with the carrier of [`GapQuestion::added`].
    pub adds_technology: bool,
    /// Margin that the downlink lacks for the target probability; negative where it suffices.
    pub downlink_lacks: Decibels,
    /// The same of the uplink.
    pub uplink_lacks: Decibels,
    /// Its downlink losses.
    pub losses: LossesApart,
    /// Median level over free space, with the main lobe towards the place.
    pub free_space_level: Dbm,
    /// The ridges that carry 90 % of the diffraction, from the mast on.
    pub ridges: Vec<RidgePoint>,
    /// The path for a picture.
    pub sketch: PathSketch,
    /// Frequency of the link.
    pub frequency: Frequency,
}

impl ExplainingMast {
    /// Margin that the weaker direction lacks.
    #[must_use]
    pub fn lacks(&self) -> Decibels {
        if self.uplink_lacks > self.downlink_lacks { self.uplink_lacks } else { self.downlink_lacks }
    }

    /// Fade margin that the target probability asks for over the median.
    #[must_use]
    pub fn fade_margin(&self) -> Decibels {
        self.downlink_lacks + self.server.link.downlink_margin
    }
}

/// The masts that explain a gap, at most three: the most promising first, then the strongest, then the nearest; a mast that is several of them
/// is listed once.
///
/// # Definition
/// Of each mast the sector-carrier that comes nearest to serving; of a mast with another technology alone, each of its sectors with the
/// carrier that would be added. A level that no handset finds ([`crate::link::ServiceRequirement::weakest_found_dbm`]) is no
/// signal: such a mast is neither strongest nor, unless pointing its beam here would change that, most promising.
///
/// # Cost
/// One profile per mast listed, and some four evaluations; one of each per mast in range that has another technology alone.
///
/// # Errors
/// [`LinkError`] names the sector the model refuses.
pub(super) fn explaining_masts(
    setting: &ServiceSetting<'_>,
    question: GapQuestion<'_>,
    lacking: &LackingCluster<'_>,
) -> Result<Vec<ExplainingMast>, LinkError> {
    let technology = question.technology;
    let masts = nearest_to_serving(setting, technology, lacking.links);
    let added = with_technology_added(setting, question, lacking)?;
    let found_dbm = setting.need.of(technology).weakest_found_dbm(technology);
    let lacks_aimed = |mast: &Candidate| {
        let link = &mast.server.link;
        (setting.need.margin(link.sigma_db) - link.margin() - link.pattern_loss).db()
    };
    let distance_m = |mast: &Candidate| mast.server.link.ground_distance.metres();
    let level_dbm = |mast: &Candidate| mast.server.link.level.dbm();
    let is_found_aimed =
        |mast: &&Candidate| (mast.server.link.level + mast.server.link.pattern_loss).dbm() >= found_dbm;
    let promising = least(masts.iter().chain(&added).filter(is_found_aimed), &lacks_aimed);
    let is_found = |mast: &&Candidate| level_dbm(mast) >= found_dbm;
    let strongest = least(masts.iter().filter(is_found), &|mast| -level_dbm(mast));
    let nearest = least(masts.iter(), &distance_m);
    let mut chosen: Vec<&Candidate> = Vec::new();
    for mast in [promising, strongest, nearest].into_iter().flatten() {
        if !chosen.iter().any(|other| std::ptr::eq(*other, mast)) {
            chosen.push(mast);
        }
    }
    let is = |role: Option<&Candidate>, mast: &Candidate| role.is_some_and(|other| std::ptr::eq(other, mast));
    let explain = |mast: &Candidate| {
        let roles = MastRoles {
            nearest: is(nearest, mast),
            strongest: is(strongest, mast),
            most_promising: is(promising, mast),
        };
        explaining_mast(setting, lacking, mast, roles)
    };
    chosen.into_iter().map(explain).collect()
}

/// A sector-carrier of a mast, or what it would be with the technology added.
struct Candidate {
    server: ServerLink,
    added: Option<SectorCarrier>,
}

/// The candidate for which something is least; of equal ones that of the sector that comes first.
fn least<'c>(
    among: impl Iterator<Item = &'c Candidate>,
    of: &dyn Fn(&Candidate) -> f64,
) -> Option<&'c Candidate> {
    among.min_by(|a, b| of(a).total_cmp(&of(b)).then(a.server.sector.cmp(&b.server.sector)))
}

/// A place on the planning grid, to the last bit.
type PlaceKey = [u64; 2];

fn place_of(sector: &SectorCarrier) -> PlaceKey {
    [sector.position.easting_m.to_bits(), sector.position.northing_m.to_bits()]
}

/// Of each mast with the technology the link that comes nearest to serving.
fn nearest_to_serving(
    setting: &ServiceSetting<'_>,
    technology: Technology,
    links: &[ServerLink],
) -> Vec<Candidate> {
    let mut by_place: BTreeMap<PlaceKey, ServerLink> = BTreeMap::new();
    for server in links {
        let sector = &setting.network.sectors()[server.sector];
        if sector.carrier.technology == technology {
            let best = by_place.entry(place_of(sector)).or_insert(*server);
            *best = best.nearer(*server);
        }
    }
    by_place.into_values().map(|server| Candidate { server, added: None }).collect()
}

/// Of each mast that has another technology alone, the sector that would come nearest to serving with the carrier added and its beam
/// pointed here.
fn with_technology_added(
    setting: &ServiceSetting<'_>,
    question: GapQuestion<'_>,
    lacking: &LackingCluster<'_>,
) -> Result<Vec<Candidate>, LinkError> {
    let sectors = setting.network.sectors();
    let has = |sector: &&SectorCarrier| sector.carrier.technology == question.technology;
    let with: BTreeSet<PlaceKey> = sectors.iter().filter(has).map(place_of).collect();
    let mut by_place: BTreeMap<PlaceKey, Vec<usize>> = BTreeMap::new();
    for server in lacking.links {
        let place = place_of(&sectors[server.sector]);
        if !with.contains(&place) {
            by_place.entry(place).or_default().push(server.sector);
        }
    }
    let mut found = Vec::new();
    for on_it in by_place.into_values() {
        let Some(antenna) = on_it.first().map(|first| antenna_of(&sectors[*first])) else { continue };
        let made: Vec<SectorCarrier> =
            on_it.iter().map(|sector| question.added.on(&sectors[*sector])).collect();
        let path = match DirectPath::new(&setting.path, antenna, lacking.place) {
            Ok(path) => SightedPath::new(path, question.added.carrier.downlink),
            Err(SamplingError::Void { .. }) => continue,
            Err(other) => return Err(other.into()),
        };
        let links = match path.links(&setting.path, &setting.need, &made) {
            Ok(links) => links,
            // the model has no value for the carrier that would be added
            Err(LinkError::Propagation { .. }) => continue,
            Err(other) => return Err(other),
        };
        let candidates = on_it.into_iter().zip(made).zip(links);
        let best = candidates.reduce(|best, next| if aimed(&next.1) > aimed(&best.1) { next } else { best });
        found.extend(best.map(|((sector, made), link)| Candidate {
            server: ServerLink { sector, link },
            added: Some(made),
        }));
    }
    Ok(found)
}

/// The margin with the main lobe towards the place.
fn aimed(link: &Link) -> Decibels {
    link.margin() + link.pattern_loss
}

const fn antenna_of(sector: &SectorCarrier) -> AntennaPoint {
    AntennaPoint { position: sector.position, height_agl: sector.antenna_height_agl }
}

fn explaining_mast(
    setting: &ServiceSetting<'_>,
    lacking: &LackingCluster<'_>,
    mast: &Candidate,
    roles: MastRoles,
) -> Result<ExplainingMast, LinkError> {
    let server = mast.server;
    let sector = mast.added.as_ref().unwrap_or(&setting.network.sectors()[server.sector]);
    let frequency = sector.carrier.downlink;
    let path = DirectPath::new(&setting.path, antenna_of(sector), lacking.place)?;
    let sighted = SightedPath::new(path, frequency);
    let bare = sighted.path().without_clutter();
    let losses = LossesApart::of(&setting.path, &sighted, &bare, sector, &server.link)
        .map_err(|refusal| LinkError::Propagation { sector_id: sector.sector_id.clone(), refusal })?;
    let needed = setting.need.margin(server.link.sigma_db);
    let ridges = bare.main_ridges(frequency, RIDGES_SHARE);
    Ok(ExplainingMast {
        roles,
        server,
        adds_technology: mast.added.is_some(),
        downlink_lacks: needed - server.link.downlink_margin,
        uplink_lacks: needed - server.link.uplink_margin,
        losses,
        free_space_level: losses.free_space_level(&server.link),
        ridges: ridges.iter().map(|ridge| RidgePoint::of(&bare, ridge, losses.terrain)).collect(),
        sketch: PathSketch::of(sighted.path()),
        frequency,
    })
}
