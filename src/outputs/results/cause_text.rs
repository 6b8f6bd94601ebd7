//! Causes and fixes in words.
use super::run_results::Results;
use crate::network::{SectorCarrier, Technology};
use crate::outputs::values::text_table::grouped;
use crate::planning::{BlockingPoint, Cause, Fix, Gap};
use crate::units::Decibels;

fn best_sector<'a>(results: &Results<'a>, gap: &Gap) -> Option<&'a SectorCarrier> {
    gap.best.map(|server| results.sector_of(&server))
}

fn site_id<'a>(results: &Results<'a>, gap: &Gap) -> &'a str {
    best_sector(results, gap).map_or("?", |sector| &sector.site_id)
}

fn distance_km(gap: &Gap) -> f64 {
    gap.best.map_or(f64::NAN, |server| server.link.ground_distance.kilometres())
}

fn deficit_db(gap: &Gap) -> f64 {
    gap.deficit.map_or(f64::NAN, Decibels::db)
}

fn other_generation(technology: Technology) -> &'static str {
    match technology {
        Technology::Lte => Technology::Umts.generation(),
        Technology::Umts => Technology::Lte.generation(),
    }
}

/// Why a gap is one, as one clear sentence without capital and full stop.
#[must_use]
pub fn cause_sentence(results: &Results<'_>, gap: &Gap) -> String {
    let technology = results.scenario.ranking.technology;
    let generation = technology.generation();
    let site = site_id(results, gap);
    match &gap.cause {
        Cause::NoSiteInRange => {
            let radius_km = results.scenario.service.radius_km;
            format!("there is no {generation} sector within {radius_km} km")
        }
        Cause::TerrainBlocked(point) => ridge_sentence(point, site),
        Cause::Pattern(loss) => {
            let sector = best_sector(results, gap).map_or("?", |sector| &sector.sector_id);
            format!(
                "the place lies outside the main lobe of sector {sector} of site {site}, which costs {:.1} dB",
                loss.db()
            )
        }
        Cause::UplinkLimited => format!(
            "the downlink of site {site} is sufficient; the uplink falls short by {:.1} dB",
            deficit_db(gap)
        ),
        Cause::Distance => format!(
            "site {site} is too far away ({:.1} km) for its power: the signal falls short by {:.1} dB",
            distance_km(gap),
            deficit_db(gap)
        ),
        Cause::Band { site_id } => {
            format!(
                "site {site_id} serves the place with {} but carries no {generation}",
                other_generation(technology)
            )
        }
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

/// The cause in at most some 36 columns, for the terminal.
pub(in crate::outputs) fn cause_short(results: &Results<'_>, gap: &Gap) -> String {
    let technology = results.scenario.ranking.technology;
    let generation = technology.generation();
    let site = site_id(results, gap);
    match &gap.cause {
        Cause::NoSiteInRange => {
            format!("no {generation} sector within {} km", results.scenario.service.radius_km)
        }
        Cause::TerrainBlocked(point) => {
            let over_m = point.height_over_ray_m;
            let side = if over_m >= 0.0 { "over" } else { "under" };
            format!("ridge {} m {side} ray to {site}", grouped(over_m.abs()))
        }
        Cause::Pattern(_) => format!("outside the main lobe of {site}"),
        Cause::UplinkLimited => format!("uplink to {site} too weak"),
        Cause::Distance => format!("{site} too far, {:.1} km", distance_km(gap)),
        Cause::Band { site_id } => {
            format!("{site_id} has {} but no {generation}", other_generation(technology))
        }
    }
}

/// What would close a gap, as one sentence without capital and full stop.
#[must_use]
pub fn fix_sentence(results: &Results<'_>, gap: &Gap) -> String {
    let site = site_id(results, gap);
    match gap.fix {
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

#[cfg(test)]
mod tests {
    use super::{cause_sentence, cause_short, fix_sentence};
    use crate::outputs::example::World;
    use crate::planning::{Cause, Fix};
    use crate::units::{Decibels, Length};

    #[test]
    fn a_ridge_in_words() {
        let world = World::new();
        assert_eq!(
            cause_sentence(&world.results(), &world.gaps[0]),
            "a ridge at 1,432 m, 3.2 km from site SYN01, stands 87 m over the ray and costs 31.4 dB"
        );
        assert_eq!(cause_short(&world.results(), &world.gaps[0]), "ridge 87 m over ray to SYN01");
    }

    #[test]
    fn every_cause_and_fix_has_words() {
        let world = World::new();
        let mut gap = world.gaps[0].clone();
        for (cause, word) in [
            (Cause::Pattern(Decibels::new(18.25)), "main lobe of sector S01-L"),
            (Cause::UplinkLimited, "the uplink falls short by 21.2 dB"),
            (Cause::Distance, "too far away (5.4 km)"),
            (
                Cause::Band { site_id: "SYN02".to_owned() },
                "site SYN02 serves the place with 3G but carries no 4G",
            ),
            (Cause::NoSiteInRange, "no 4G sector within 25 km"),
        ] {
            gap.cause = cause;
            let sentence = cause_sentence(&world.results(), &gap);
            assert!(sentence.contains(word), "{sentence}");
            assert!(cause_short(&world.results(), &gap).len() < 37);
        }
        for (fix, word) in [
            (Fix::RaiseAntenna(Length::from_metres(41.2)), "an antenna 42 m above ground at site SYN01"),
            (Fix::NotFixableFromSite, "none of the antenna heights tried"),
            (Fix::NoSite, "there is no site"),
        ] {
            gap.fix = fix;
            assert!(fix_sentence(&world.results(), &gap).contains(word));
        }
    }
}
