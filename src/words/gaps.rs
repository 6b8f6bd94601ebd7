//! The texts of gaps: why there is one, and what would close it.
use super::grouped;
use crate::network::{SectorCarrier, Technology};
use crate::planning::{BlockingPoint, Cause, Fix, Gap};
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
    /// The sector that comes nearest to serving the place.
    pub best_sector: Option<&'a SectorCarrier>,
}

impl GapText<'_> {
    fn site_id(&self) -> &str {
        self.best_sector.map_or("?", |sector| &sector.site_id)
    }

    fn distance_km(&self) -> f64 {
        self.gap.best.map_or(f64::NAN, |server| server.link.ground_distance.kilometres())
    }

    fn deficit_db(&self) -> f64 {
        self.gap.deficit.map_or(f64::NAN, Decibels::db)
    }

    /// Why a gap is one, as one clear sentence without capital and full stop.
    #[must_use]
    pub fn cause(&self) -> String {
        let generation = self.technology.generation();
        let site = self.site_id();
        match &self.gap.cause {
            Cause::NoSiteInRange => {
                let radius_km = self.radius_km;
                format!("there is no {generation} sector within {radius_km} km")
            }
            Cause::TerrainBlocked(point) => ridge_sentence(point, site),
            Cause::Pattern(loss) => {
                let sector = self.best_sector.map_or("?", |sector| &sector.sector_id);
                format!(
                    "the place lies outside the main lobe of sector {sector} of site {site}, which costs {:.1} dB",
                    loss.db()
                )
            }
            Cause::UplinkLimited => format!(
                "the downlink of site {site} is sufficient; the uplink falls short by {:.1} dB",
                self.deficit_db()
            ),
            Cause::Distance => format!(
                "site {site} is too far away ({:.1} km) for its power: the signal falls short by {:.1} dB",
                self.distance_km(),
                self.deficit_db()
            ),
            Cause::Band { site_id } => {
                format!(
                    "site {site_id} serves the place with {} but carries no {generation}",
                    other_generation(self.technology)
                )
            }
        }
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
            Cause::TerrainBlocked(point) => {
                let over_m = point.height_over_ray_m;
                let side = if over_m >= 0.0 { "over" } else { "under" };
                format!("ridge {} m {side} ray to {site}", grouped(over_m.abs()))
            }
            Cause::Pattern(_) => format!("outside the main lobe of {site}"),
            Cause::UplinkLimited => format!("uplink to {site} too weak"),
            Cause::Distance => format!("{site} too far, {:.1} km", self.distance_km()),
            Cause::Band { site_id } => {
                format!("{site_id} has {} but no {generation}", other_generation(self.technology))
            }
        }
    }

    /// What would close a gap, as one sentence without capital and full stop.
    #[must_use]
    pub fn fix(&self) -> String {
        let site = self.site_id();
        match self.gap.fix {
            Fix::RaiseAntenna(height) => {
                format!(
                    "an antenna {} m above ground at site {site} would close the gap",
                    grouped(height.metres().ceil())
                )
            }
            Fix::NotFixableFromSite => {
                format!("none of the antenna heights tried at site {site} would close the gap")
            }
            Fix::NoSite => "there is no site where an antenna could be raised".to_owned(),
        }
    }
}

fn other_generation(technology: Technology) -> &'static str {
    match technology {
        Technology::Lte => Technology::Umts.generation(),
        Technology::Umts => Technology::Lte.generation(),
    }
}

fn ridge_sentence(point: &BlockingPoint, site: &str) -> String {
    let over_m = point.height_over_ray_m;
    let stands = if over_m >= 0.0 {
        format!("stands {} m over the ray", grouped(over_m))
    } else {
        format!("comes within {} m of the ray", grouped(-over_m))
    };
    format!(
        "a ridge at {} m, {:.1} km from site {site}, {stands} and costs {:.1} dB",
        grouped(point.elevation_amsl_m),
        point.distance_from_site.kilometres(),
        point.diffraction_loss.db()
    )
}
