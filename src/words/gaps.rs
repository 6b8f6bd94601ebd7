//! The texts of gaps: why there is one, and what reaches the place.
use super::grouped;
use crate::network::{SectorCarrier, Technology};
use crate::planning::{Cause, ExplainingMast, Gap, RidgePoint};
use crate::units::Decibels;

/// A gap with the names and numbers that its texts contain.
#[derive(Clone, Copy, Debug)]
pub struct GapText<'a> {
    /// The gap.
    pub gap: &'a Gap,
    /// The technology that is missing.
    pub technology: Technology,
    /// Radius within which sectors are considered, km.
    pub radius_km: f64,
    /// Weakest usable level, dBm.
    pub required_level_dbm: f64,
    /// Probability from which a place is served, 0 to 1.
    pub target_probability: f64,
    /// All sectors.
    pub sectors: &'a [SectorCarrier],
}

impl<'a> GapText<'a> {
    /// The mast that the cause is told of.
    fn mast(&self) -> Option<&'a ExplainingMast> {
        self.gap.masts.first()
    }

    fn sector_of(&self, mast: Option<&ExplainingMast>) -> Option<&'a SectorCarrier> {
        mast.and_then(|mast| self.sectors.get(mast.server.sector))
    }

    fn site_id(&self) -> &'a str {
        self.sector_of(self.mast()).map_or("?", |sector| &sector.site_id)
    }

    fn distance_km(&self) -> f64 {
        self.mast().map_or(f64::NAN, |mast| mast.server.link.ground_distance.kilometres())
    }

    fn lacks_db(&self) -> f64 {
        self.mast().map_or(f64::NAN, |mast| mast.lacks().db())
    }

    /// Why a gap is one, as one clear sentence without capital and full stop.
    #[must_use]
    pub fn cause(&self) -> String {
        let generation = self.technology.generation();
        let (site, km) = (self.site_id(), self.distance_km());
        match &self.gap.cause {
            Cause::NoSiteInRange => {
                let radius_km = self.radius_km;
                format!("there is no {generation} sector within {radius_km} km")
            }
            Cause::TerrainBlocked { ridge, loss } => {
                let others = self.mast().map_or(0, |mast| mast.ridges.len().saturating_sub(1));
                format!("{}{}", ridge_sentence(ridge, site), with_other_ridges(others, *loss))
            }
            Cause::Clutter(loss) => format!(
                "buildings and trees on the way from site {site} ({km:.1} km) cost {:.1} dB",
                loss.db()
            ),
            Cause::Azimuth(loss) => {
                let sector = self.sector_of(self.mast()).map_or("?", |sector| &sector.sector_id);
                format!(
                    "the place lies beside the main lobe of sector {sector} of site {site}, which costs {:.1} dB",
                    loss.db()
                )
            }
            Cause::Tilt(loss) => {
                let sector = self.sector_of(self.mast()).map_or("?", |sector| &sector.sector_id);
                format!(
                    "the place lies over or under the main lobe of sector {sector} of site {site}, which costs {:.1} dB",
                    loss.db()
                )
            }
            Cause::UplinkLimited => format!(
                "the downlink of site {site} is sufficient; the uplink falls short by {:.1} dB",
                self.lacks_db()
            ),
            Cause::Distance => format!(
                "site {site} is too far away ({km:.1} km) for its power: the signal falls short by {:.1} dB",
                self.lacks_db()
            ),
            Cause::Band { site_id } => {
                format!(
                    "site {site_id} has {} but no {generation}{}",
                    other_generation(self.technology),
                    self.with_it()
                )
            }
        }
    }

    /// What the mast of another technology would do with this one.
    fn with_it(&self) -> String {
        let Some(mast) = self.mast().filter(|mast| mast.adds_technology) else {
            return ", and serves the place with that".to_owned();
        };
        let (km, lacks_db) = (self.distance_km(), mast.lacks().db());
        if lacks_db <= 0.0 {
            return format!(
                " ({km:.1} km): with it, the place would be served, with {:.1} dB to spare",
                -lacks_db
            );
        }
        let aimed_db = lacks_db - (mast.losses.azimuth + mast.losses.tilt).db();
        if aimed_db <= 0.0 {
            return format!(" ({km:.1} km): with it and a sector pointed here, the place would be served");
        }
        format!(" ({km:.1} km): with it and a sector pointed here, {aimed_db:.1} dB would lack")
    }

    /// What reaches the place now, as one sentence without capital and full stop: the median level, and what the target probability asks
    /// for beyond it.
    #[must_use]
    pub fn signal(&self) -> String {
        let generation = self.technology.generation();
        let strongest = self.gap.masts.iter().find(|mast| mast.roles.strongest);
        let Some(mast) = strongest else {
            return format!("no {generation} signal: none is strong enough for a handset to find");
        };
        let link = &mast.server.link;
        let (level, limit) = (link.level.dbm(), self.required_level_dbm);
        let (site, target) =
            (self.sector_of(Some(mast)).map_or("?", |sector| &sector.site_id), self.target_probability);
        let over = link.downlink_margin.db();
        let stands = if over >= 0.0 { "over" } else { "under" };
        let now = format!(
            "level {level:.0} dBm from site {site} is {:.1} dB {stands} the limit of {limit:.0} dBm",
            over.abs()
        );
        let wanted = format!("{:.0} % needs {:.1} dB more", 100.0 * target, mast.lacks().db());
        let uplink = if mast.uplink_lacks > mast.downlink_lacks { " in the uplink" } else { "" };
        format!("{now}, {:.0} % probable; {wanted}{uplink}", 100.0 * link.probability)
    }

    /// The cause in at most some 36 columns, for the terminal.
    #[must_use]
    pub fn cause_short(&self) -> String {
        let generation = self.technology.generation();
        let site = self.site_id();
        match &self.gap.cause {
            Cause::NoSiteInRange => {
                format!("no {generation} sector within {} km", self.radius_km)
            }
            Cause::TerrainBlocked { ridge, .. } => {
                let over_m = ridge.height_over_ray_m;
                let side = if over_m >= 0.0 { "over" } else { "under" };
                format!("ridge {} m {side} ray to {site}", grouped(over_m.abs()))
            }
            Cause::Clutter(_) => format!("trees, houses towards {site}"),
            Cause::Azimuth(_) => format!("beside the main lobe of {site}"),
            Cause::Tilt(_) => format!("off the tilt of {site}"),
            Cause::UplinkLimited => format!("uplink to {site} too weak"),
            Cause::Distance => format!("{site} too far, {:.1} km", self.distance_km()),
            Cause::Band { site_id } => {
                format!("{site_id} has {} but no {generation}", other_generation(self.technology))
            }
        }
    }
}

fn other_generation(technology: Technology) -> &'static str {
    match technology {
        Technology::Lte => Technology::Umts.generation(),
        Technology::Umts => Technology::Lte.generation(),
    }
}

fn with_other_ridges(others: usize, loss: Decibels) -> String {
    match others {
        0 => format!(" and costs {:.1} dB", loss.db()),
        1 => format!("; with one more ridge it costs {:.1} dB", loss.db()),
        _ => format!("; with {others} more ridges it costs {:.1} dB", loss.db()),
    }
}

fn ridge_sentence(ridge: &RidgePoint, site: &str) -> String {
    let over_m = ridge.height_over_ray_m;
    let stands = if over_m >= 0.0 {
        format!("stands {} m over the ray", grouped(over_m))
    } else {
        format!("comes within {} m of the ray", grouped(-over_m))
    };
    let (top, km) = (grouped(ridge.elevation_amsl_m), ridge.distance_from_mast.kilometres());
    format!("a ridge at {top} m, {km:.1} km from site {site}, {stands}")
}

/// The ridges of a mast, from it on: `1,432 m at 3.2 km, 87 m over the ray, 31.4 dB; ...`.
#[must_use]
pub fn ridges_text(mast: &ExplainingMast) -> String {
    let ridge = |ridge: &RidgePoint| {
        let over_m = ridge.height_over_ray_m;
        let side = if over_m >= 0.0 { "over" } else { "under" };
        format!(
            "{} m at {:.1} km, {} m {side} the ray, {:.1} dB",
            grouped(ridge.elevation_amsl_m),
            ridge.distance_from_mast.kilometres(),
            grouped(over_m.abs()),
            ridge.diffraction.db()
        )
    };
    mast.ridges.iter().map(ridge).collect::<Vec<_>>().join("; ")
}
