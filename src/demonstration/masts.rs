//! Where operators would build: in view of every commune's seat, then on the shoulders above the villages that give the most
//! customers, chosen one after the other; the last ones still wait for LTE.
use super::equipment::{CarrierKind, WITH_LTE, WITHOUT_LTE, carrier_row};
use super::ground::{DIRECTIONS, Ground, Spot, direction};
use super::names::OPERATORS;
use super::random::Random;
use super::{CLUTTER_HEIGHT, DistrictPlan, SectorRow, VillageRow};

/// Farthest that an operator counts a village as reached by a mast, metres.
const REACH_M: f64 = 5_000.0;

/// The same for a commune's seat, which must be served for certain, metres.
const SEAT_REACH_M: f64 = 3_000.0;

/// Height above the clutter from which a mast's view is judged, metres: that of the lowest mast.
const VIEW_M: f64 = 30.0 - CLUTTER_HEIGHT.metres();

/// What must be in view of a mast that is built for a village or a commune's seat, metres above the clutter: people behind
/// its edge then lose what the edge takes, and no more.
const NEAR_VIEW_M: f64 = 2.0;

/// What must be in view for an operator to count other houses as reached, metres above the clutter. Maps that coarse leave
/// some villages behind a ridge: the higher this is, the more of them have a signal that is too poor.
const COARSE_VIEW_M: f64 = 15.0;

/// A mast's ground above the village that it is built for, metres.
const CLIMB_M: std::ops::Range<f64> = 25.0..600.0;

/// Smallest height of a shoulder over the ground around it, metres.
const LEAST_SHOULDER_M: f64 = 10.0;

/// Farthest east and north of the village that a place for a mast is looked for, metres.
const SEARCH_M: f64 = 2_600.0;

/// Places tried around each of the larger villages.
const PLACES_PER_VILLAGE: usize = 150;

/// What reaching an already served villager is worth, against one not yet served.
const AGAIN: f64 = 0.02;

/// Smallest angle between two sectors of a mast, in tens of degrees.
const SECTOR_APART: usize = 9;

/// A mast and whom it sees.
struct Mast {
    spot: Spot,
    /// Indices of the village rows that its builder counts as reached.
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
        let antenna_height_m = [30.0, 36.0, 42.0, 45.0][random.below(4)];
        let shared = rank > 0 && (rank == 1 || random.chance(0.22));
        let waits = rank + plan.masts_without_lte >= masts.len();
        for tenant in 0..=usize::from(shared && !waits) {
            site += 1;
            let installation = Installation {
                site_id: format!("DEMO{site:02}"),
                operator: (operator + tenant) % OPERATORS.len(),
                carriers: if waits { WITHOUT_LTE } else { WITH_LTE[(rank + 4 * tenant) % WITH_LTE.len()] },
                antenna_height_m: antenna_height_m - 4.0 * tenant as f64,
                feeder_loss_db: [0.5, 1.0, 2.0][random.below(3)],
            };
            rows.extend(installation.rows(mast, ground, villages));
        }
    }
    rows
}

/// Places around villages from which they are seen: shoulders above them, around a commune's seat any ground.
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
            let shoulder = CLIMB_M.contains(&climb_m)
                && ground.relative_height_m(candidate, 500.0) > LEAST_SHOULDER_M
                && ground.slope(candidate) < 0.6;
            let sited = (shoulder || village.committee) && inside(plan, candidate);
            if sited && ground.sees(candidate, VIEW_M, below, NEAR_VIEW_M) {
                let seen = in_view(ground, candidate, villages);
                masts.push(Mast { spot: candidate, seen, remoteness: (climb_m / CLIMB_M.end).max(0.0) });
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

/// The village rows that an operator counts as reached from `place`.
fn in_view(ground: Ground, place: Spot, villages: &[VillageRow]) -> Vec<usize> {
    (0..villages.len())
        .filter(|&index| {
            let target = spot(&villages[index]);
            let seat = villages[index].committee;
            let (reach_m, over_m) = if seat { (SEAT_REACH_M, NEAR_VIEW_M) } else { (REACH_M, COARSE_VIEW_M) };
            place.distance_m(target) <= reach_m && ground.sees(place, VIEW_M, target, over_m)
        })
        .collect()
}

/// Takes for each commune's seat the most valuable place that sees it, then the most valuable place of all given those
/// taken, until the plan's number stands.
fn chosen(plan: &DistrictPlan, mut places: Vec<Mast>, villages: &[VillageRow]) -> Vec<Mast> {
    let mut served = vec![false; villages.len()];
    let mut masts: Vec<Mast> = Vec::new();
    let seats = (0..villages.len()).filter(|&row| villages[row].committee).map(Some);
    for seat in seats.chain(std::iter::repeat_n(None, plan.mast_count)) {
        if masts.len() == plan.mast_count || seat.is_some_and(|row| served[row]) {
            continue;
        }
        let values: Vec<f64> = places.iter().map(|place| value(place, villages, &served)).collect();
        let best = (0..places.len())
            .filter(|&place| seat.is_none_or(|row| places[place].seen.contains(&row)))
            .max_by(|&a, &b| values[a].total_cmp(&values[b]).then(b.cmp(&a)));
        let Some(best) = best else { continue };
        let mast = places.swap_remove(best);
        mast.seen.iter().for_each(|&row| served[row] = true);
        places.retain(|place| place.spot.distance_m(mast.spot) >= plan.mast_spacing_m());
        masts.push(mast);
    }
    masts
}

/// What a place is worth to an operator, in villagers, when some rows are served already.
fn value(place: &Mast, villages: &[VillageRow], served: &[bool]) -> f64 {
    let people = |&row: &usize| f64::from(villages[row].population) * if served[row] { AGAIN } else { 1.0 };
    place.seen.iter().map(people).sum::<f64>() * (1.0 - 0.3 * place.remoteness)
}

/// One operator's equipment on a mast.
struct Installation {
    site_id: String,
    operator: usize,
    carriers: &'static [&'static CarrierKind],
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
                    ..carrier_row(&self.site_id, sector_id, self.operator, carrier, mast.spot)
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
