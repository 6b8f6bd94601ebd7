//! The texts of gaps: why there is one, and what reaches the place.
use crate::language::{decimals, grouped, word};
use crate::network::{SectorCarrier, Technology};
use crate::planning::{Cause, ExplainingMast, Gap, RidgePoint};
use crate::text;
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
                text!("gaps-there-is-no-sector-within-km", generation, radius_km)
            }
            Cause::TerrainBlocked { ridge, loss } => {
                let others = self.mast().map_or(0, |mast| mast.ridges.len().saturating_sub(1));
                format!("{}{}", ridge_sentence(ridge, site), with_other_ridges(others, *loss))
            }
            Cause::Clutter(loss) => text!(
                "gaps-buildings-and-trees-on-the-way",
                site,
                km = decimals(km, 1),
                loss_db = decimals(loss.db(), 1)
            ),
            Cause::Azimuth(loss) => {
                let sector = self.sector_of(self.mast()).map_or("?", |sector| &sector.sector_id);
                text!("gaps-the-place-lies-beside-the-main", sector, site, loss_db = decimals(loss.db(), 1))
            }
            Cause::Tilt(loss) => {
                let sector = self.sector_of(self.mast()).map_or("?", |sector| &sector.sector_id);
                text!("gaps-the-place-lies-over-or-under", sector, site, loss_db = decimals(loss.db(), 1))
            }
            Cause::UplinkLimited => text!(
                "gaps-the-downlink-of-site-is-sufficient",
                site,
                lacks_db = decimals(self.lacks_db(), 1)
            ),
            Cause::Distance => text!(
                "gaps-site-is-too-far-away-km",
                site,
                km = decimals(km, 1),
                lacks_db = decimals(self.lacks_db(), 1)
            ),
            Cause::Band { site_id } => {
                text!(
                    "gaps-site-has-but-no",
                    site_id,
                    technology = other_generation(self.technology),
                    generation,
                    with_it = self.with_it()
                )
            }
        }
    }

    /// What the mast of another technology would do with this one.
    fn with_it(&self) -> String {
        let Some(mast) = self.mast().filter(|mast| mast.adds_technology) else {
            return word("gaps-and-serves-the-place-with-that").to_owned();
        };
        let (km, lacks_db) = (self.distance_km(), mast.lacks().db());
        if lacks_db <= 0.0 {
            return text!(
                "gaps-km-with-it-the-place-would",
                km = decimals(km, 1),
                lacks_db = decimals(-lacks_db, 1)
            );
        }
        let aimed_db = lacks_db - (mast.losses.azimuth + mast.losses.tilt).db();
        if aimed_db <= 0.0 {
            return text!("gaps-km-with-it-and-sector-pointed", km = decimals(km, 1));
        }
        text!("gaps-km-with-it-and-sector-pointed-2", km = decimals(km, 1), aimed_db = decimals(aimed_db, 1))
    }

    /// What reaches the place now, as one sentence without capital and full stop: the median level, and what the target probability asks
    /// for beyond it.
    #[must_use]
    pub fn signal(&self) -> String {
        let generation = self.technology.generation();
        let strongest = self.gap.masts.iter().find(|mast| mast.roles.strongest);
        let Some(mast) = strongest else {
            return text!("gaps-no-signal-none-is-strong-enough", generation);
        };
        let link = &mast.server.link;
        let (level, limit) = (link.level.dbm(), self.required_level_dbm);
        let (site, target) =
            (self.sector_of(Some(mast)).map_or("?", |sector| &sector.site_id), self.target_probability);
        let over = link.downlink_margin.db();
        let stands = if over >= 0.0 { word("gaps-over") } else { word("gaps-under") };
        let now = text!(
            "gaps-level-dbm-from-site-is-db",
            level = decimals(level, 0),
            site,
            difference_db = decimals(over.abs(), 1),
            stands,
            limit = decimals(limit, 0)
        );
        let wanted = text!(
            "gaps-needs-db-more",
            target = decimals(100.0 * target, 0),
            db = decimals(mast.lacks().db(), 1)
        );
        let uplink = if mast.uplink_lacks > mast.downlink_lacks { word("gaps-in-the-uplink") } else { "" };
        text!("gaps-probable", now, probability = decimals(100.0 * link.probability, 0), wanted, uplink)
    }

    /// The cause in at most some 36 columns, for the terminal.
    #[must_use]
    pub fn cause_short(&self) -> String {
        let generation = self.technology.generation();
        let site = self.site_id();
        match &self.gap.cause {
            Cause::NoSiteInRange => {
                text!("gaps-no-sector-within-km", generation, radius_km = self.radius_km)
            }
            Cause::TerrainBlocked { ridge, .. } => {
                let over_m = ridge.height_over_ray_m;
                let side = if over_m >= 0.0 { word("gaps-over") } else { word("gaps-under") };
                text!("gaps-ridge-ray-to", height_m = grouped(over_m.abs()), side, site)
            }
            Cause::Clutter(_) => text!("gaps-trees-houses-towards", site),
            Cause::Azimuth(_) => text!("gaps-beside-the-main-lobe-of", site),
            Cause::Tilt(_) => text!("gaps-off-the-tilt-of", site),
            Cause::UplinkLimited => text!("gaps-uplink-to-too-weak", site),
            Cause::Distance => text!("gaps-too-far-km", site, distance_km = decimals(self.distance_km(), 1)),
            Cause::Band { site_id } => {
                text!("gaps-has-but-no", site_id, technology = other_generation(self.technology), generation)
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
        0 => text!("gaps-and-costs-db", loss_db = decimals(loss.db(), 1)),
        1 => text!("gaps-with-one-more-ridge-it-costs", loss_db = decimals(loss.db(), 1)),
        _ => text!("gaps-with-more-ridges-it-costs-db", others, loss_db = decimals(loss.db(), 1)),
    }
}

fn ridge_sentence(ridge: &RidgePoint, site: &str) -> String {
    let over_m = ridge.height_over_ray_m;
    let stands = if over_m >= 0.0 {
        text!("gaps-stands-over-the-ray", over_m = grouped(over_m))
    } else {
        text!("gaps-comes-within-of-the-ray", over_m = grouped(-over_m))
    };
    let (top, km) = (grouped(ridge.elevation_amsl_m), ridge.distance_from_mast.kilometres());
    text!("gaps-ridge-at-km-from-site", top, km = decimals(km, 1), site, stands)
}

/// The ridges of a mast, from it on: `1,432 m at 3.2 km, 87 m over the ray, 31.4 dB; ...`.
#[must_use]
pub fn ridges_text(mast: &ExplainingMast) -> String {
    let ridge = |ridge: &RidgePoint| {
        let over_m = ridge.height_over_ray_m;
        let side = if over_m >= 0.0 { word("gaps-over") } else { word("gaps-under") };
        text!(
            "gaps-at-km-the-ray-db",
            elevation_amsl_m = grouped(ridge.elevation_amsl_m),
            kilometres = decimals(ridge.distance_from_mast.kilometres(), 1),
            height_m = grouped(over_m.abs()),
            side,
            diffraction_db = decimals(ridge.diffraction.db(), 1)
        )
    };
    mast.ridges.iter().map(ridge).collect::<Vec<_>>().join("; ")
}
