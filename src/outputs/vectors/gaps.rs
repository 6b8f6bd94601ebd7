//! `gaps.geojson`, `rays.geojson` and `blocking_points.geojson`: where service lacks, from which masts, and what stands in the way.
use super::features::{Feature, collection};
use crate::outputs::error::OutputError;
use crate::outputs::results::model_fields::put_gap_models;
use crate::outputs::results::remedy_fields::put_first_remedy;
use crate::outputs::results::run_results::{Results, known_text, put_admin_units};
use crate::outputs::results::service_fields::level_word;
use crate::outputs::values::fields::{Fields, decibels, kilometres, level, number, optional, people, share};
use crate::planning::{Cause, ExplainingMast, Gap, MastRoles, RankedSettlement, RidgePoint};
use crate::units::Decibels;
use crate::words::ridges_text;

/// One point per gap, at the weakest sample point of the cluster: by the rank of its settlement, then by identifier.
///
/// # Definition
/// `probability` is of all masts of an operator together, `probability_gain` what they add to that of `best_sector`;
/// `deficit_db` is what the best sector's margin lacks for the target probability; `best_sector` comes nearest to serving;
/// `remedy` is the first of `remedies.csv`. The fields `promising_*`, `strongest_*` and
/// `nearest_*` are of the masts that explain the gap ([`ExplainingMast`]); the cause is told of the promising one, or of the nearest where that is empty. The
/// `blocking_*` fields are of its ridge, where terrain is the cause; `blocking_height_over_ray_m` counts the Earth's bulge in.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub fn gaps_geojson(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let levels = results.admin_levels();
    let scope = results.service.scope(results.scenario.ranking.technology, None);
    let levels = &levels;
    let features = results.ranked_gaps().into_iter().map(|(ranked, gap)| {
        let settlement = &results.settlements[gap.settlement];
        let sample = settlement.clusters[gap.cluster].samples[gap.sample];
        Feature::point(sample.position.geographic, move || {
            let mut fields = gap_fields(results, ranked, gap);
            put_admin_units(&mut fields, settlement, levels);
            fields.put("people_without_service", people(gap.people_without_service));
            put_cause(&mut fields, results, gap);
            put_best_link(&mut fields, results, gap);
            put_blocking_ridge(&mut fields, blocking_ridge(gap));
            put_first_remedy(&mut fields, results, gap);
            for (prefix, is_it) in ROLES {
                let mast = gap.masts.iter().find(|mast| is_it(mast.roles));
                put_mast(&mut fields, results, prefix, mast);
            }
            put_gap_models(&mut fields, results, gap, scope);
            fields
        })
    });
    collection("gaps", results.scenario, features.collect())
}

/// Whether a mast is something to a gap.
type IsRole = fn(MastRoles) -> bool;

/// Something that a mast loses or lacks.
type MastLoss = fn(&ExplainingMast) -> Decibels;

/// What a mast can be to a gap, with what the names of its fields begin with.
const ROLES: [(&str, IsRole); 3] = [
    ("promising", |roles| roles.most_promising),
    ("strongest", |roles| roles.strongest),
    ("nearest", |roles| roles.nearest),
];

/// A mast that explains a gap: its losses apart, and what it lacks.
fn put_mast(fields: &mut Fields, results: &Results<'_>, prefix: &str, mast: Option<&ExplainingMast>) {
    let sector = mast.map(|mast| results.sector_of(&mast.server));
    let link = mast.map(|mast| mast.server.link);
    let technology = results.scenario.ranking.technology;
    let mut put = |name: &str, value| fields.put(format!("{prefix}_{name}"), value);
    put("site", sector.map(|sector| sector.site_id.as_str()).into());
    put("sector", sector.map(|sector| sector.sector_id.as_str()).into());
    put("adds_technology", mast.map(|mast| mast.adds_technology).into());
    put("km", optional(link, |link| kilometres(link.ground_distance)));
    let word = level_word(technology);
    put(&format!("{word}_dbm"), optional(link, |link| level(link.level)));
    put("free_space_dbm", optional(mast, |mast| level(mast.free_space_level)));
    let losses: [(&str, MastLoss); 8] = [
        ("terrain_db", |mast| mast.losses.terrain),
        ("clutter_db", |mast| mast.losses.clutter),
        ("handset_clutter_db", |mast| mast.losses.at_handset),
        ("azimuth_db", |mast| mast.losses.azimuth),
        ("tilt_db", |mast| mast.losses.tilt),
        ("other_db", |mast| mast.losses.other),
        ("downlink_lacks_db", |mast| mast.downlink_lacks),
        ("uplink_lacks_db", |mast| mast.uplink_lacks),
    ];
    for (name, of) in losses {
        put(name, optional(mast, |mast| decibels(of(mast))));
    }
    put("ridges", mast.map(ridges_text).into());
}

/// One line per gap and mast that explains it: from the mast over its ridges to the place, in the order of the gaps.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub fn rays_geojson(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let rays = results.ranked_gaps().into_iter().flat_map(|(ranked, gap)| {
        let cluster = &results.settlements[gap.settlement].clusters[gap.cluster];
        let place = cluster.samples[gap.sample].position.geographic;
        gap.masts.iter().map(move |mast| {
            let from = results.sector_of(&mast.server).position.geographic;
            let ridges = mast.ridges.iter().map(|ridge| ridge.place);
            let places: Vec<_> = std::iter::once(from).chain(ridges).chain([place]).collect();
            Feature::line(&places, move || {
                let mut fields = gap_fields(results, ranked, gap);
                let roles = ROLES.iter().filter(|(_, is_it)| is_it(mast.roles)).map(|(name, _)| *name);
                fields.put("mast_is", roles.collect::<Vec<_>>().join(", "));
                put_mast(&mut fields, results, "mast", Some(mast));
                fields
            })
        })
    });
    collection("rays", results.scenario, rays.collect())
}

/// One point per gap that terrain causes, at the ridge that costs most, in the order of the gaps.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub fn blocking_points_geojson(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let features = results.ranked_gaps().into_iter().filter_map(|(ranked, gap)| {
        let (ridge, mast) = blocking_ridge(gap).zip(gap.masts.first())?;
        Some(Feature::point(ridge.place, move || {
            let mut fields = gap_fields(results, ranked, gap);
            let sector = results.sector_of(&mast.server);
            fields.put("sector", sector.sector_id.as_str());
            fields.put("site", sector.site_id.as_str());
            fields.put("elevation_m", number(ridge.elevation_amsl_m, 1));
            fields.put("height_over_ray_m", number(ridge.height_over_ray_m, 1));
            fields.put("distance_from_site_km", kilometres(ridge.distance_from_mast));
            fields.put("diffraction_db", decibels(ridge.diffraction));
            fields.put("diffraction_share", share(ridge.share));
            fields
        }))
    });
    collection("blocking_points", results.scenario, features.collect())
}

const fn blocking_ridge(gap: &Gap) -> Option<&RidgePoint> {
    match &gap.cause {
        Cause::TerrainBlocked { ridge, .. } => Some(ridge),
        _ => None,
    }
}

/// What both files begin with.
fn gap_fields(results: &Results<'_>, ranked: Option<&RankedSettlement>, gap: &Gap) -> Fields {
    let settlement = &results.settlements[gap.settlement];
    let mut fields = Fields::default();
    fields.put("rank", ranked.map(|ranked| ranked.rank));
    fields.put("score", optional(ranked, |ranked| share(ranked.score)));
    fields.put("settlement_id", settlement.settlement_id.as_str());
    let cluster = &settlement.clusters[gap.cluster];
    fields.put("cluster_id", cluster.cluster_id.as_str());
    fields.put("name", known_text(&settlement.name));
    fields.put("cluster_name", known_text(&cluster.name));
    fields.put("technology", results.scenario.ranking.technology.generation());
    fields
}

fn put_cause(fields: &mut Fields, results: &Results<'_>, gap: &Gap) {
    fields.put("cause", gap.cause.key());
    fields.put("cause_text", results.gap_text(gap).cause());
    fields.put("signal_text", results.gap_text(gap).signal());
    fields.put("deficit_db", optional(gap.deficit, decibels));
}

fn put_best_link(fields: &mut Fields, results: &Results<'_>, gap: &Gap) {
    let sector = gap.best.map(|server| results.sector_of(&server));
    let link = gap.best.map(|server| server.link);
    let technology = results.scenario.ranking.technology;
    let level_field = format!("{}_dbm", level_word(technology));
    fields.put("best_sector", sector.map(|sector| sector.sector_id.as_str()));
    fields.put("best_site", sector.map(|sector| sector.site_id.as_str()));
    fields.put("best_operator", sector.map(|sector| sector.operator.as_str()));
    fields.put(level_field, optional(link, |link| level(link.level)));
    fields.put("downlink_margin_db", optional(link, |link| decibels(link.downlink_margin)));
    fields.put("uplink_margin_db", optional(link, |link| decibels(link.uplink_margin)));
    let place = results
        .service
        .scope(technology, None)
        .map(|scope| results.service.settlements[gap.settlement].clusters[gap.cluster].scopes[scope].weakest);
    fields.put("probability", optional(place.and_then(|place| place.probability), share));
    let gain = place.and_then(|place| place.probability_gain());
    fields.put("probability_gain", optional(gain, share));
    fields.put("distance_km", optional(link, |link| kilometres(link.ground_distance)));
    fields.put("azimuth_deg", optional(link, |link| number(link.azimuth.degrees(), 2)));
    fields.put("line_of_sight", link.map(|link| link.line_of_sight));
    fields.put("diffraction_db", optional(link, |link| decibels(link.diffraction)));
    fields.put("pattern_loss_db", optional(link, |link| decibels(link.pattern_loss)));
}

fn put_blocking_ridge(fields: &mut Fields, ridge: Option<&RidgePoint>) {
    fields.put("blocking_longitude_deg", optional(ridge, |ridge| number(ridge.place.longitude_deg, 7)));
    fields.put("blocking_latitude_deg", optional(ridge, |ridge| number(ridge.place.latitude_deg, 7)));
    fields.put("blocking_elevation_m", optional(ridge, |ridge| number(ridge.elevation_amsl_m, 1)));
    fields.put("blocking_height_over_ray_m", optional(ridge, |ridge| number(ridge.height_over_ray_m, 1)));
    fields.put("blocking_distance_km", optional(ridge, |ridge| kilometres(ridge.distance_from_mast)));
    fields.put("blocking_diffraction_db", optional(ridge, |ridge| decibels(ridge.diffraction)));
}

#[cfg(test)]
mod tests {
    use super::{blocking_points_geojson, gaps_geojson};
    use crate::outputs::example::{World, properties};

    #[test]
    fn gaps_follow_the_ranking() {
        let world = World::new();
        let rows = properties(&gaps_geojson(&world.results()).expect("GeoJSON"));
        let order: Vec<_> =
            rows.iter().map(|row| (row["rank"].as_u64(), row["settlement_id"].as_str())).collect();
        assert_eq!(order, [(Some(1), Some("03860")), (Some(2), Some("A7"))]);
        let ridge = &rows[0];
        assert_eq!(ridge["cluster_id"], "c1");
        assert_eq!(ridge["cluster_name"], "Huổi Lặm");
        assert_eq!(ridge["cause"], "terrain_blocked");
        assert_eq!(ridge["deficit_db"], 21.25);
        assert_eq!(ridge["blocking_elevation_m"], 1432.0);
        assert_eq!(ridge["blocking_height_over_ray_m"], 87.1);
        assert_eq!(ridge["blocking_distance_km"], 3.2);
        assert_eq!(ridge["remedy"], "add_technology");
        assert_eq!(ridge["remedy_people"], 100);
        let empty = &rows[1];
        assert_eq!(empty["cause"], "no_site_in_range");
        assert!(empty["best_sector"].is_null() && empty["deficit_db"].is_null());
        assert!(ridge.keys().eq(empty.keys()));
    }

    #[test]
    fn only_ridges_are_blocking_points() {
        let world = World::new();
        let bytes = blocking_points_geojson(&world.results()).expect("GeoJSON");
        let rows = properties(&bytes);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0]["settlement_id"], "03860");
        assert_eq!(rows[0]["diffraction_db"], 31.4);
        assert!(String::from_utf8_lossy(&bytes).contains("[104.2222222,21.1111111]"));
    }
}
