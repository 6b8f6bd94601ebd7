//! Which lines reach a village: optical fibre to the seats of communes, fixed broadband and mains power from there.
use super::ground::{Ground, Spot};
use super::random::Random;
use super::settled::{Lines, Village};

/// Communes whose seat no optical fibre reaches yet, as a share of all: those whose seat lies farthest from the town.
const COMMUNES_WITHOUT_FIBRE: f64 = 0.06;

/// Villages with hardly any fixed broadband, as a share of all: those of communes without fibre, then the most remote.
const VILLAGES_WITHOUT_BROADBAND: f64 = 0.13;

/// Villages without mains power, as a share of those without fixed broadband.
const WITHOUT_POWER: f64 = 0.35;

/// What a climb from the seat counts against the way along the map, metres per metre.
const CLIMB_WEIGHT: f64 = 8.0;

/// Lays lines to villages that are ordered by commune, each commune's seat first.
pub(super) fn lay(villages: &mut [Village], ground: Ground, random: &mut Random) {
    let seats = seats(villages);
    let without_fibre = far_from_town(villages, &seats);
    let remoteness = |village: &Village| {
        let seat = villages[seats[village.commune]].spot;
        (!without_fibre.contains(&village.commune), way_m(seat, village.spot, ground))
    };
    let remoteness: Vec<(bool, f64)> = villages.iter().map(remoteness).collect();
    let mut remotest: Vec<usize> = (0..villages.len()).collect();
    remotest.sort_by(|&a, &b| {
        let ((fibre_a, way_a_m), (fibre_b, way_b_m)) = (remoteness[a], remoteness[b]);
        fibre_a.cmp(&fibre_b).then(way_b_m.total_cmp(&way_a_m)).then(a.cmp(&b))
    });
    let without = count_of(VILLAGES_WITHOUT_BROADBAND, villages.len());
    for (rank, village) in remotest.into_iter().enumerate() {
        let broadband = rank >= without;
        let power = broadband || !random.chance(WITHOUT_POWER);
        let (commune_fibre, _) = remoteness[village];
        villages[village].lines = Lines { commune_fibre, broadband, power };
    }
}

/// The first village of each commune.
fn seats(villages: &[Village]) -> Vec<usize> {
    let first = |&village: &usize| village == 0 || villages[village - 1].commune != villages[village].commune;
    (0..villages.len()).filter(first).collect()
}

/// The communes that have no fibre.
fn far_from_town(villages: &[Village], seats: &[usize]) -> Vec<usize> {
    let town = seats.iter().max_by_key(|&&seat| (villages[seat].population, std::cmp::Reverse(seat)));
    let from_town_m =
        |seat: usize| town.map_or(0.0, |&town| villages[town].spot.distance_m(villages[seat].spot));
    let mut farthest = seats.to_vec();
    farthest.sort_by(|&a, &b| from_town_m(b).total_cmp(&from_town_m(a)).then(a.cmp(&b)));
    let count = count_of(COMMUNES_WITHOUT_FIBRE, seats.len());
    farthest.into_iter().take(count).map(|seat| villages[seat].commune).collect()
}

/// The way from a commune's seat to a village, climbs weighted, metres.
fn way_m(seat: Spot, village: Spot, ground: Ground) -> f64 {
    let climb_m = ground.height_m(village) - ground.height_m(seat);
    seat.distance_m(village) + CLIMB_WEIGHT * climb_m.max(0.0)
}

/// A share of a number, as a whole number.
fn count_of(share: f64, all: usize) -> usize {
    (share * all as f64).round() as usize
}
