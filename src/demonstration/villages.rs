//! Where people live: villages along valleys and on gentle slopes, clusters of houses around some of them.
use super::ground::{Ground, Spot};
use super::lines;
use super::names;
use super::random::Random;
use super::settled::{Lines, Village};
use super::{DistrictPlan, STATUS, VillageRow};
use std::collections::BTreeSet;

/// Steepest ground for a village centre, metres per metre (23 degrees).
pub(super) const STEEPEST_CENTRE: f64 = 0.42;

/// Steepest ground for a cluster of houses, metres per metre (30 degrees).
pub(super) const STEEPEST_CLUSTER: f64 = 0.58;

/// Nearest and farthest a cluster lies from its village's centre, metres.
pub(super) const CLUSTER_REACH_M: (f64, f64) = (300.0, 1_500.0);

/// Villages that have clusters of houses, as a share of all.
const WITH_CLUSTERS: f64 = 0.45;

/// Villages per commune.
const VILLAGES_PER_COMMUNE: f64 = 7.5;

/// Share of households with fixed broadband in a small village's centre, and what a town has above it.
const BROADBAND: (std::ops::Range<f64>, f64) = (0.18..0.36, 0.40);

/// The same where broadband has hardly come.
const HARDLY_BROADBAND: std::ops::Range<f64> = 0.0..0.04;

/// What a cluster of houses has of its centre's share of households with fixed broadband. Four clusters, the most and the
/// largest there are, leave the whole village more than half of its centre's share.
const CLUSTER_BROADBAND: std::ops::Range<f64> = 0.3..0.8;

/// Share of people with a smartphone in a small village's centre, and what a town has above it.
const SMARTPHONES: (std::ops::Range<f64>, f64) = (0.35..0.65, 0.20);

/// The rows of all villages and clusters, ordered by settlement and cluster.
pub(super) fn villages(plan: &DistrictPlan, ground: Ground) -> Vec<VillageRow> {
    let mut random = Random::new(plan.seed, 11);
    let mut villages = settled(plan, ground, &mut random);
    people(&mut villages, &mut random);
    let communes = assign_communes(&mut villages);
    villages.sort_by(|a, b| a.commune.cmp(&b.commune).then(b.population.cmp(&a.population)));
    lines::lay(&mut villages, ground, &mut Random::new(plan.seed, 13));
    let mut houses = Random::new(plan.seed, 14);
    let mut taken: BTreeSet<String> = (0..communes).map(names::commune).collect();
    let mut rows = Vec::new();
    let mut within = 0;
    for (index, village) in villages.iter().enumerate() {
        let first = index == 0 || villages[index - 1].commune != village.commune;
        within = if first { 1 } else { within + 1 };
        let name = names::village(&mut random, &mut taken);
        let centre = centre_row(village, within, name, &mut random);
        let clusters = cluster_rows(village, &centre, ground, &mut houses);
        rows.push(centre);
        rows.extend(clusters);
    }
    rows
}

/// Draws places until the plan's number of villages is found; when the spacing leaves no room it is narrowed.
fn settled(plan: &DistrictPlan, ground: Ground, random: &mut Random) -> Vec<Village> {
    let extent_m = plan.extent.metres();
    let margin_m = (extent_m * 0.02).max(450.0);
    let mut spacing_m = 0.33 * extent_m / (plan.village_count as f64).sqrt();
    let mut villages: Vec<Village> = Vec::new();
    for _round in 0..6 {
        for _attempt in 0..plan.village_count * 400 {
            if villages.len() >= plan.village_count {
                return villages;
            }
            let spot = Spot {
                easting_m: (plan.west_m + random.between(margin_m, extent_m - margin_m)).round(),
                northing_m: (plan.south_m + random.between(margin_m, extent_m - margin_m)).round(),
            };
            let fit = suitability(plan, ground, spot);
            let accepted = random.chance(fit);
            if accepted && villages.iter().all(|other| other.spot.distance_m(spot) >= spacing_m) {
                villages.push(Village { spot, room: fit, population: 0, commune: 0, lines: Lines::ALL });
            }
        }
        spacing_m *= 0.7;
    }
    villages
}

/// How well a place suits a village, 0 to 1: gentle, in or above a valley, not in the river, not high up.
fn suitability(plan: &DistrictPlan, ground: Ground, spot: Spot) -> f64 {
    let slope = ground.slope(spot);
    let relative_m = ground.relative_height_m(spot, 800.0);
    if slope.is_nan() || relative_m.is_nan() || slope >= STEEPEST_CENTRE {
        return 0.0;
    }
    let (lowest_m, range_m) = (plan.lowest.metres(), plan.highest.metres() - plan.lowest.metres());
    let above = (ground.height_m(spot) - lowest_m) / range_m;
    if above < 0.006 {
        return 0.0; // the large river's bed
    }
    let altitude = (1.0 - above / 0.62).clamp(0.0, 1.0);
    let valley = (0.5 - relative_m / 190.0).clamp(0.03, 1.0);
    (1.0 - slope / STEEPEST_CENTRE) * valley * (0.25 + 0.75 * altitude) * f64::from(above < 0.6)
}

/// One town, some market villages, many small ones: the roomier the ground, the larger.
fn people(villages: &mut [Village], random: &mut Random) {
    for village in villages.iter_mut() {
        let luck = random.unit();
        village.population = (90.0 + 240.0 * luck + 900.0 * luck * luck * village.room) as u32;
    }
    villages
        .sort_by(|a, b| b.population.cmp(&a.population).then(a.spot.easting_m.total_cmp(&b.spot.easting_m)));
    let markets = villages.len() / 12;
    for (rank, village) in villages.iter_mut().enumerate().take(markets + 1) {
        village.population = if rank == 0 {
            random.between(3_000.0, 4_200.0) as u32
        } else {
            village.population + random.between(350.0, 1_100.0) as u32
        };
    }
}

/// Gives every village the nearest of the commune centres, which are chosen far from one another; their number.
fn assign_communes(villages: &mut [Village]) -> usize {
    let wanted =
        ((villages.len() as f64 / VILLAGES_PER_COMMUNE).round() as usize).clamp(1, villages.len().max(1));
    let mut nearest_m = vec![f64::INFINITY; villages.len()];
    let mut centre = 0;
    for commune in 0..wanted.min(villages.len()) {
        let spot = villages[centre].spot;
        for (village, nearest) in villages.iter_mut().zip(&mut nearest_m) {
            let distance_m = village.spot.distance_m(spot);
            if distance_m < *nearest {
                (*nearest, village.commune) = (distance_m, commune);
            }
        }
        centre = (0..villages.len())
            .max_by(|&a, &b| nearest_m[a].total_cmp(&nearest_m[b]).then(b.cmp(&a)))
            .unwrap_or(0);
    }
    wanted
}

fn centre_row(village: &Village, within: usize, name: String, random: &mut Random) -> VillageRow {
    let commune_code = format!("DEMO-C{:02}", village.commune + 1);
    let size = (f64::from(village.population) / 1_200.0).min(1.0);
    let broadband = match village.lines {
        Lines { power: false, .. } => 0.0,
        Lines { broadband: false, .. } => random.within(&HARDLY_BROADBAND),
        _ => random.within(&BROADBAND.0) + BROADBAND.1 * size,
    };
    VillageRow {
        settlement_id: format!("{commune_code}-{within:02}"),
        cluster_id: String::new(),
        name,
        commune: names::commune(village.commune),
        commune_code,
        easting_m: village.spot.easting_m,
        northing_m: village.spot.northing_m,
        population: village.population,
        households: households(village.population, random),
        electrified: village.lines.power,
        fixed_broadband_share: share(broadband),
        smartphone_share: share(random.within(&SMARTPHONES.0) + SMARTPHONES.1 * size),
        school: village.population > 320 || random.chance(0.35),
        clinic: within == 1,
        committee: within == 1,
        commune_fibre: village.lines.commune_fibre,
        status: STATUS,
    }
}

/// The rows of a village's clusters.
fn cluster_rows(
    village: &Village,
    centre: &VillageRow,
    ground: Ground,
    random: &mut Random,
) -> Vec<VillageRow> {
    let spots = cluster_spots(village.spot, ground, random);
    (1..).zip(spots).map(|(number, spot)| cluster_row(centre, number, spot, random)).collect()
}

/// None for most villages, otherwise one to four places for houses, some of them in hollows.
fn cluster_spots(centre: Spot, ground: Ground, random: &mut Random) -> Vec<Spot> {
    let count = if random.chance(WITH_CLUSTERS) { 1 + random.below(4) } else { 0 };
    let mut spots: Vec<Spot> = Vec::new();
    for _ in 0..count {
        let hollow = random.chance(0.5);
        let apart = |spot: &Spot| spots.iter().all(|other| other.distance_m(*spot) >= 200.0);
        let mut found: Vec<Spot> =
            (0..60).filter_map(|_| cluster_spot(centre, ground, random)).filter(apart).take(6).collect();
        if hollow {
            let relative_m = |spot: &Spot| ground.relative_height_m(*spot, 400.0);
            found.sort_by(|a, b| relative_m(a).total_cmp(&relative_m(b)));
        }
        spots.extend(found.first());
    }
    spots
}

fn cluster_row(centre: &VillageRow, number: usize, spot: Spot, random: &mut Random) -> VillageRow {
    let people = (f64::from(centre.population.min(700)) * random.between(0.1, 0.4)).max(18.0) as u32;
    VillageRow {
        cluster_id: format!("C{number}"),
        name: format!("{} - cụm {number}", centre.name),
        easting_m: spot.easting_m,
        northing_m: spot.northing_m,
        population: people,
        households: households(people, random),
        electrified: centre.electrified && random.chance(0.86),
        fixed_broadband_share: share(centre.fixed_broadband_share * random.within(&CLUSTER_BROADBAND)),
        smartphone_share: share(centre.smartphone_share * random.between(0.6, 1.0)),
        school: random.chance(0.08),
        clinic: false,
        committee: false,
        ..centre.clone()
    }
}

/// A place for houses around a centre, if the draw finds one.
fn cluster_spot(centre: Spot, ground: Ground, random: &mut Random) -> Option<Spot> {
    let reach_m = CLUSTER_REACH_M.1;
    let spot = Spot {
        easting_m: (centre.easting_m + random.between(-reach_m, reach_m)).round(),
        northing_m: (centre.northing_m + random.between(-reach_m, reach_m)).round(),
    };
    let within = (CLUSTER_REACH_M.0..=reach_m).contains(&centre.distance_m(spot));
    (within && ground.slope(spot) <= STEEPEST_CLUSTER).then_some(spot)
}

fn households(population: u32, random: &mut Random) -> u32 {
    (f64::from(population) / random.between(4.2, 5.4)).ceil() as u32
}

/// A share, rounded to whole hundredths, 0 to 1.
fn share(value: f64) -> f64 {
    (value.clamp(0.0, 0.97) * 100.0).round() / 100.0
}
