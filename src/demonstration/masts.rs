//! Where operators would build: shoulders above the valleys of the larger villages, chosen one after the other.
use super::ground::{DIRECTIONS, Ground, Spot, direction};
use super::names::OPERATORS;
use super::random::Random;
use super::{DistrictPlan, STATUS, SectorRow, VillageRow};

/// Farthest that an operator counts a village as reached by a mast, metres.
const REACH_M: f64 = 7_000.0;

/// Height above ground at which a mast's view is judged, and that of a person, metres.
const VIEW_M: (f64, f64) = (30.0, 2.0);

/// A mast's ground above the village that it is built for, metres.
const CLIMB_M: std::ops::Range<f64> = 25.0..600.0;

/// Least height of a shoulder over the ground around it, metres.
const LEAST_SHOULDER_M: f64 = 18.0;

/// Farthest east and north of the village that a place for a mast is looked for, metres.
const SEARCH_M: f64 = 2_600.0;

/// Places tried around each of the larger villages.
const PLACES_PER_VILLAGE: usize = 60;

/// Least distance between masts as a share of the district's side over the root of their number.
const SPACING_SHARE: f64 = 0.28;

/// What seeing an already served villager is worth, against one not yet served.
const AGAIN: f64 = 0.06;

/// Least angle between two sectors of a mast, in tens of degrees.
const SECTOR_APART: usize = 9;

/// One carrier as an operator would list it.
pub(super) struct Carrier {
    technology: &'static str,
    pub(super) band: &'static str,
    /// Downlink centre frequency of each operator, MHz.
    frequency_mhz: [f64; 3],
    bandwidth_mhz: f64,
    power_dbm: f64,
    gain_dbi: f64,
}

/// LTE in band 3 (3GPP TS 36.101 table 5.5-1: downlink 1805-1880 MHz).
pub(super) const LTE_1800: Carrier = Carrier {
    technology: "LTE",
    band: "B3",
    frequency_mhz: [1_815.0, 1_840.0, 1_865.0],
    bandwidth_mhz: 20.0,
    power_dbm: 46.0,
    gain_dbi: 17.0,
};

/// LTE in band 8 (925-960 MHz).
pub(super) const LTE_900: Carrier = Carrier {
    technology: "LTE",
    band: "B8",
    frequency_mhz: [930.0, 942.5, 955.0],
    bandwidth_mhz: 10.0,
    power_dbm: 46.0,
    gain_dbi: 15.5,
};

/// LTE in band 28 (758-803 MHz).
pub(super) const LTE_700: Carrier = Carrier {
    technology: "LTE",
    band: "B28",
    frequency_mhz: [763.0, 773.0, 783.0],
    bandwidth_mhz: 10.0,
    power_dbm: 46.0,
    gain_dbi: 15.0,
};

/// UMTS in band 1 (3GPP TS 25.101: downlink 2110-2170 MHz).
const UMTS_2100: Carrier = Carrier {
    technology: "UMTS",
    band: "B1",
    frequency_mhz: [2_117.6, 2_132.6, 2_147.6],
    bandwidth_mhz: 5.0,
    power_dbm: 43.0,
    gain_dbi: 17.5,
};

/// What stands on a mast, by the mast's rank modulo the length: the most valuable places come first.
const EQUIPMENT: [&[&Carrier]; 7] = [
    &[&LTE_1800, &LTE_900, &UMTS_2100],
    &[&LTE_1800, &UMTS_2100],
    &[&LTE_1800, &LTE_700, &UMTS_2100],
    &[&LTE_900, &UMTS_2100],
    &[&UMTS_2100],
    &[&LTE_700, &UMTS_2100],
    &[&LTE_1800, &LTE_900],
];

/// A mast and whom it sees.
struct Mast {
    spot: Spot,
    /// Indices of the village rows in view and in reach.
    seen: Vec<usize>,
    /// How hard it is to reach from the village below, 0 (easy) to 1.
    remoteness: f64,
}

/// The rows of all sectors, ordered by site and sector.
pub(super) fn sectors(plan: &DistrictPlan, ground: Ground, villages: &[VillageRow]) -> Vec<SectorRow> {
    let mut random = Random::new(plan.seed, 12);
    let masts = chosen(plan, places(plan, ground, villages, &mut random), villages);
    let mut rows = Vec::new();
    let mut site = 0;
    for (rank, mast) in masts.iter().enumerate() {
        let operator = random.below(OPERATORS.len());
        let antenna_height_m = [24.0, 30.0, 36.0, 42.0][random.below(4)];
        let shared = rank > 0 && (rank == 1 || random.chance(0.22));
        for tenant in 0..=usize::from(shared) {
            site += 1;
            let installation = Installation {
                site_id: format!("DEMO{site:02}"),
                operator: (operator + tenant) % OPERATORS.len(),
                carriers: EQUIPMENT[(rank + 4 * tenant) % EQUIPMENT.len()],
                antenna_height_m: antenna_height_m - 4.0 * tenant as f64,
                feeder_loss_db: [0.5, 1.0, 2.0][random.below(3)],
            };
            rows.extend(installation.rows(mast, ground, villages));
        }
    }
    rows
}

/// Shoulders above the larger villages from which they are seen.
fn places(plan: &DistrictPlan, ground: Ground, villages: &[VillageRow], random: &mut Random) -> Vec<Mast> {
    let mut larger: Vec<&VillageRow> = villages.iter().filter(|row| row.cluster_id.is_empty()).collect();
    larger.sort_by(|a, b| b.population.cmp(&a.population).then(a.settlement_id.cmp(&b.settlement_id)));
    larger.truncate(plan.mast_count * 4);
    let mut masts = Vec::new();
    for village in larger {
        let below = spot(village);
        for _ in 0..PLACES_PER_VILLAGE {
            let candidate = Spot {
                easting_m: (below.easting_m + random.between(-SEARCH_M, SEARCH_M)).round(),
                northing_m: (below.northing_m + random.between(-SEARCH_M, SEARCH_M)).round(),
            };
            let climb_m = ground.height_m(candidate) - ground.height_m(below);
            let shoulder = ground.relative_height_m(candidate, 500.0) > LEAST_SHOULDER_M
                && ground.slope(candidate) < 0.6;
            let sited = shoulder && CLIMB_M.contains(&climb_m) && inside(plan, candidate);
            if sited && ground.sees((candidate, VIEW_M.0), (below, VIEW_M.1)) {
                let seen = in_view(ground, candidate, villages);
                masts.push(Mast { spot: candidate, seen, remoteness: climb_m / CLIMB_M.end });
            }
        }
    }
    masts
}

/// Whether a mast there would stand well inside the district.
fn inside(plan: &DistrictPlan, spot: Spot) -> bool {
    let (east_m, north_m) = (spot.easting_m - plan.west_m, spot.northing_m - plan.south_m);
    let margin_m = plan.extent.metres() * 0.02;
    let within = |value_m: f64| (margin_m..plan.extent.metres() - margin_m).contains(&value_m);
    within(east_m) && within(north_m)
}

/// The village rows in reach that a mast at `place` sees.
fn in_view(ground: Ground, place: Spot, villages: &[VillageRow]) -> Vec<usize> {
    (0..villages.len())
        .filter(|&index| {
            let target = spot(&villages[index]);
            place.distance_m(target) <= REACH_M && ground.sees((place, VIEW_M.0), (target, VIEW_M.1))
        })
        .collect()
}

/// Takes the place of greatest value, then the next given those taken, until the plan's number stands.
fn chosen(plan: &DistrictPlan, mut places: Vec<Mast>, villages: &[VillageRow]) -> Vec<Mast> {
    let spacing_m = SPACING_SHARE * plan.extent.metres() / (plan.mast_count as f64).sqrt();
    let mut served = vec![false; villages.len()];
    let mut masts: Vec<Mast> = Vec::new();
    while masts.len() < plan.mast_count {
        let value = |place: &Mast| {
            let people = |&row: &usize| {
                let population = f64::from(villages[row].population);
                // Larger villages count more than in proportion: that is where the customers are.
                population * (population / 400.0).min(2.0) * if served[row] { AGAIN } else { 1.0 }
            };
            place.seen.iter().map(people).sum::<f64>() * (1.0 - 0.3 * place.remoteness)
        };
        let values: Vec<f64> = places.iter().map(value).collect();
        let best = (0..places.len()).max_by(|&a, &b| values[a].total_cmp(&values[b]).then(b.cmp(&a)));
        let Some(best) = best else { break };
        let mast = places.swap_remove(best);
        mast.seen.iter().for_each(|&row| served[row] = true);
        places.retain(|place| place.spot.distance_m(mast.spot) >= spacing_m);
        masts.push(mast);
    }
    masts
}

/// One operator's equipment on a mast.
struct Installation {
    site_id: String,
    operator: usize,
    carriers: &'static [&'static Carrier],
    antenna_height_m: f64,
    feeder_loss_db: f64,
}

impl Installation {
    fn rows(&self, mast: &Mast, ground: Ground, villages: &[VillageRow]) -> Vec<SectorRow> {
        let mut rows = Vec::new();
        for (sector, tens) in azimuths(mast, villages).into_iter().enumerate() {
            let tilt_deg = self.tilt_deg(mast, tens, ground, villages);
            let electrical_tilt_deg = tilt_deg.min(4.0);
            rows.extend(self.carriers.iter().map(|carrier| {
                let sector_id = format!("{}-{}-{}", self.site_id, sector + 1, carrier.band);
                SectorRow {
                    antenna_height_m: self.antenna_height_m,
                    azimuth_deg: tens as f64 * 10.0,
                    mechanical_tilt_deg: tilt_deg - electrical_tilt_deg,
                    electrical_tilt_deg,
                    feeder_loss_db: self.feeder_loss_db,
                    ..carrier_row((&self.site_id, sector_id), self.operator, carrier, mast.spot)
                }
            }));
        }
        rows
    }

    /// The tilt towards the most people seen in this direction, whole degrees, 0 to 9.
    fn tilt_deg(&self, mast: &Mast, tens: usize, ground: Ground, villages: &[VillageRow]) -> f64 {
        let ahead = mast.seen.iter().filter(|&&row| weight(mast.spot, tens, &villages[row]) > 0.0);
        let Some(&target) = ahead.max_by_key(|&&row| (villages[row].population, std::cmp::Reverse(row)))
        else {
            return 2.0;
        };
        let target = spot(&villages[target]);
        let drop_m = ground.height_m(mast.spot) + self.antenna_height_m - ground.height_m(target);
        let ratio = drop_m / mast.spot.distance_m(target).max(1.0);
        // The arc tangent's first two terms, in degrees: enough for whole degrees below ten.
        let angle_deg = (ratio * (1.0 - ratio * ratio / 3.0)).to_degrees();
        angle_deg.round().clamp(0.0, 9.0)
    }
}

/// A carrier of an operator's site, its antenna still without height, direction and tilt.
pub(super) fn carrier_row(
    (site_id, sector_id): (&str, String),
    operator: usize,
    carrier: &Carrier,
    spot: Spot,
) -> SectorRow {
    SectorRow {
        site_id: site_id.to_owned(),
        sector_id,
        operator: OPERATORS[operator].to_owned(),
        technology: carrier.technology,
        band: carrier.band,
        frequency_mhz: carrier.frequency_mhz[operator],
        bandwidth_mhz: carrier.bandwidth_mhz,
        easting_m: spot.easting_m,
        northing_m: spot.northing_m,
        antenna_height_m: 0.0,
        azimuth_deg: 0.0,
        mechanical_tilt_deg: 0.0,
        electrical_tilt_deg: 0.0,
        power_dbm: carrier.power_dbm,
        gain_dbi: carrier.gain_dbi,
        feeder_loss_db: 0.0,
        status: STATUS,
    }
}

/// Two or three directions, in tens of degrees: the one with most people ahead, then the next well apart from it.
fn azimuths(mast: &Mast, villages: &[VillageRow]) -> Vec<usize> {
    let score =
        |tens: usize| mast.seen.iter().map(|&row| weight(mast.spot, tens, &villages[row])).sum::<f64>();
    let scores: Vec<f64> = (0..DIRECTIONS).map(score).collect();
    let mut taken: Vec<usize> = Vec::new();
    while taken.len() < 3 {
        let apart = |tens: &usize| taken.iter().all(|&other| between(*tens, other) >= SECTOR_APART);
        let next =
            (0..DIRECTIONS).filter(apart).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)));
        let Some(next) = next else { break };
        if taken.len() == 2 && scores[next] <= 0.0 {
            break;
        }
        taken.push(next);
    }
    taken.sort_unstable();
    taken
}

/// The angle between two directions, in tens of degrees, 0 to 18.
fn between(a: usize, b: usize) -> usize {
    let turn = a.abs_diff(b);
    turn.min(DIRECTIONS - turn)
}

/// People of a village row as a sector counts them: more when near and ahead, none beyond 60 degrees aside.
fn weight(place: Spot, tens: usize, village: &VillageRow) -> f64 {
    let target = spot(village);
    let distance_m = place.distance_m(target).max(1.0);
    let towards = direction(tens);
    let (east_m, north_m) = (target.easting_m - place.easting_m, target.northing_m - place.northing_m);
    let ahead = (east_m * towards.0 + north_m * towards.1) / distance_m;
    f64::from(village.population) * (ahead - 0.5).max(0.0) / (1.0 + distance_m / 1_000.0)
}

fn spot(village: &VillageRow) -> Spot {
    Spot { easting_m: village.easting_m, northing_m: village.northing_m }
}
