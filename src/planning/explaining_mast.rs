//! The masts that explain a gap: the nearest, the strongest and the most promising, each with its losses apart.
use super::RidgePoint;
use crate::coverage::{
    AntennaPoint, DirectPath, LackingCluster, LinkError, LossesApart, ServerLink, ServiceSetting, SightedPath,
};
use crate::network::Technology;
use crate::units::{Dbm, Decibels};
use serde::Serialize;
use std::collections::BTreeMap;

/// Ridges are listed until they carry this share of the diffraction.
const RIDGES_SHARE: f64 = 0.9;

/// What a mast is to a gap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MastRoles {
    /// The nearest with the technology.
    pub nearest: bool,
    /// The one whose median level is the highest, if a handset finds it at all.
    pub strongest: bool,
    /// The one that lacks least once a sector of it points straight at the place, if a handset would then find it.
    pub most_promising: bool,
}

/// A mast that explains a gap, by its sector-carrier that comes nearest to serving.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplainingMast {
    /// What it is to the gap.
    pub roles: MastRoles,
    /// The sector-carrier's link.
    pub server: ServerLink,
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
/// Of each mast the sector-carrier that comes nearest to serving. A level that no handset finds ([`crate::link::ServiceRequirement::weakest_found_dbm`]) is no
/// signal: such a mast is neither strongest nor, unless pointing its beam here would change that, most promising.
///
/// # Cost
/// Two profiles per mast listed, and some four evaluations.
///
/// # Errors
/// [`LinkError`] names the sector the model refuses.
pub(super) fn explaining_masts(
    setting: &ServiceSetting<'_>,
    technology: Technology,
    lacking: &LackingCluster<'_>,
) -> Result<Vec<ExplainingMast>, LinkError> {
    let masts = nearest_to_serving(setting, technology, lacking.links);
    let found_dbm = setting.need.of(technology).weakest_found_dbm(technology);
    let lacks_aimed = |server: &ServerLink| {
        (setting.need.margin(server.link.sigma_db) - server.link.margin() - server.link.pattern_loss).db()
    };
    let distance_m = |server: &ServerLink| server.link.ground_distance.metres();
    let level_dbm = |server: &ServerLink| server.link.level.dbm();
    let aimed_dbm = |server: &ServerLink| (server.link.level + server.link.pattern_loss).dbm();
    let least = |of: &dyn Fn(&ServerLink) -> f64, among: &dyn Fn(&ServerLink) -> bool| {
        let among = masts.iter().filter(|server| among(server));
        among.min_by(|a, b| of(a).total_cmp(&of(b)).then(a.sector.cmp(&b.sector))).map(|server| server.sector)
    };
    let promising = least(&lacks_aimed, &|server| aimed_dbm(server) >= found_dbm);
    let strongest = least(&|server| -level_dbm(server), &|server| level_dbm(server) >= found_dbm);
    let nearest = least(&distance_m, &|_| true);
    let mut chosen: Vec<usize> = Vec::new();
    for sector in [promising, strongest, nearest].into_iter().flatten() {
        if !chosen.contains(&sector) {
            chosen.push(sector);
        }
    }
    let explain = |sector: usize| {
        let roles = MastRoles {
            nearest: nearest == Some(sector),
            strongest: strongest == Some(sector),
            most_promising: promising == Some(sector),
        };
        let server = masts.iter().find(|server| server.sector == sector);
        server.map(|server| explaining_mast(setting, lacking, *server, roles))
    };
    chosen.into_iter().filter_map(explain).collect()
}

/// Of each mast with the technology the link that comes nearest to serving.
fn nearest_to_serving(
    setting: &ServiceSetting<'_>,
    technology: Technology,
    links: &[ServerLink],
) -> Vec<ServerLink> {
    let mut by_place: BTreeMap<[u64; 2], ServerLink> = BTreeMap::new();
    for server in links {
        let sector = &setting.network.sectors()[server.sector];
        if sector.carrier.technology != technology {
            continue;
        }
        let place = [sector.position.easting_m.to_bits(), sector.position.northing_m.to_bits()];
        by_place.entry(place).and_modify(|best| *best = best.nearer(*server)).or_insert(*server);
    }
    by_place.into_values().collect()
}

fn explaining_mast(
    setting: &ServiceSetting<'_>,
    lacking: &LackingCluster<'_>,
    server: ServerLink,
    roles: MastRoles,
) -> Result<ExplainingMast, LinkError> {
    let sector = &setting.network.sectors()[server.sector];
    let antenna = AntennaPoint { position: sector.position, height_agl: sector.antenna_height_agl };
    let frequency = sector.carrier.downlink;
    let sighted = SightedPath::new(DirectPath::new(&setting.path, antenna, lacking.place)?, frequency);
    let bare = sighted.path().without_clutter(&setting.path, lacking.place)?;
    let losses = LossesApart::of(&setting.path, &sighted, &bare, sector, &server.link)
        .map_err(|refusal| LinkError::Propagation { sector_id: sector.sector_id.clone(), refusal })?;
    let needed = setting.need.margin(server.link.sigma_db);
    let ridges = bare.main_ridges(frequency, RIDGES_SHARE);
    Ok(ExplainingMast {
        roles,
        server,
        downlink_lacks: needed - server.link.downlink_margin,
        uplink_lacks: needed - server.link.uplink_margin,
        losses,
        free_space_level: losses.free_space_level(&server.link),
        ridges: ridges.iter().map(|ridge| RidgePoint::of(&bare, ridge, losses.terrain)).collect(),
    })
}
