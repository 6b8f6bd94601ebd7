//! What every district must hold, whatever its seed.
use super::ground::{Ground, Spot};
use super::villages::{CLUSTER_REACH_M, STEEPEST_CENTRE, STEEPEST_CLUSTER};
use super::{District, DistrictPlan, ON_AIR, STATUS, VillageRow, generate};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static FULL: LazyLock<District> = LazyLock::new(|| generate(&DistrictPlan::full()));

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo) of the terrain's bits and of all rows as text.
fn fingerprint(district: &District) -> u64 {
    let terrain = district.terrain.values().iter().flat_map(|height_m| height_m.to_bits().to_le_bytes());
    let rows = format!("{:?}{:?}", district.villages, district.sectors);
    terrain
        .chain(rows.into_bytes())
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// The full district and small ones of many seeds, with their plans.
fn for_each_district(check: impl Fn(&DistrictPlan, &District)) {
    check(&DistrictPlan::full(), &FULL);
    for seed in 0..12 {
        let plan = DistrictPlan::small().with_seed(seed);
        check(&plan, &generate(&plan));
    }
}

fn spot(row: &VillageRow) -> Spot {
    Spot { easting_m: row.easting_m, northing_m: row.northing_m }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (count, sum) = values.fold((0_u32, 0.0), |(count, sum), value| (count + 1, sum + value));
    sum / f64::from(count)
}

#[test]
fn the_same_seed_gives_the_same_bits_everywhere() {
    let prints = [&FULL, &generate(&DistrictPlan::small())].map(fingerprint);
    assert_eq!(prints, [14_302_390_377_993_910_827, 8_544_707_700_294_934_870]);
}

#[test]
fn another_seed_gives_another_district() {
    let (a, b) = (generate(&DistrictPlan::small()), generate(&DistrictPlan::small().with_seed(3)));
    assert_ne!(a.terrain, b.terrain);
    assert_ne!(a.villages, b.villages);
    assert_ne!(a.sectors, b.sectors);
}

#[test]
fn the_relief_is_the_plans_in_whole_metres() {
    for_each_district(|plan, district| {
        let heights_m = district.terrain.values();
        let (lowest, highest) = plan.relief();
        let least = heights_m.iter().copied().fold(f32::INFINITY, f32::min);
        let most = heights_m.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        assert!((f64::from(least) - lowest.metres()).abs() < 1e-9);
        assert!((f64::from(most) - highest.metres()).abs() < 1e-9);
        assert!(heights_m.iter().all(|height_m| height_m.fract().abs() < f32::EPSILON));
    });
    let (lowest, highest) = DistrictPlan::full().relief();
    assert!(lowest.metres() >= 100.0 && highest.metres() <= 2_900.0);
    assert!(highest.metres() - lowest.metres() >= 1_500.0);
}

#[test]
fn the_full_district_is_steep_dissected_and_drained() {
    let values = FULL.terrain.values();
    let side = FULL.terrain.geometry().shape.cols;
    let at = |row: usize, col: usize| f64::from(values[row * side + col]);
    let (mut steep, mut pits, mut cells) = (0_u32, 0_u32, 0_u32);
    for row in 1..side - 1 {
        for col in 1..side - 1 {
            let east = (at(row, col + 1) - at(row, col - 1)) / 60.0;
            let south = (at(row + 1, col) - at(row - 1, col)) / 60.0;
            let lowest_around = (0..9)
                .filter(|&index| index != 4)
                .map(|index| at(row + index / 3 - 1, col + index % 3 - 1))
                .fold(f64::INFINITY, f64::min);
            cells += 1;
            steep += u32::from(east.hypot(south) > 25.0_f64.to_radians().tan());
            pits += u32::from(lowest_around > at(row, col));
        }
    }
    let share = |count: u32| f64::from(count) / f64::from(cells);
    assert!((0.6..0.9).contains(&share(steep)), "{} steeper than 25 degrees", share(steep));
    assert!(share(pits) < 0.005, "{} pits", share(pits));
}

#[test]
fn villages_stand_inside_on_ground_for_houses() {
    for_each_district(|plan, district| {
        let ground = Ground::new(&district.terrain);
        for row in &district.villages {
            assert!(district.terrain.geometry().cell_at(row.easting_m, row.northing_m).is_some(), "{row:?}");
            let limit = if row.cluster_id.is_empty() { STEEPEST_CENTRE } else { STEEPEST_CLUSTER };
            assert!(ground.slope(spot(row)) <= limit, "{row:?}");
            assert!(row.population > 0 && row.households > 0 && row.households < row.population, "{row:?}");
            assert!((0.0..=1.0).contains(&row.fixed_broadband_share), "{row:?}");
            assert!((0.0..=1.0).contains(&row.smartphone_share), "{row:?}");
            assert!(row.commune_code.starts_with("DEMO-C") && row.commune_code.len() == 8, "{row:?}");
            assert!(row.settlement_id.starts_with(&format!("{}-", row.commune_code)), "{row:?}");
            assert_eq!(row.status, STATUS);
        }
        let centres = district.villages.iter().filter(|row| row.cluster_id.is_empty());
        assert_eq!(centres.count(), plan.village_count(), "seed {}", plan.seed);
    });
}

#[test]
fn clusters_lie_around_their_centre() {
    for_each_district(|_, district| {
        let mut centre = None;
        for row in &district.villages {
            if row.cluster_id.is_empty() {
                centre = Some(row);
                continue;
            }
            let centre = centre.expect("the centre comes before its clusters");
            assert_eq!(row.settlement_id, centre.settlement_id);
            let distance_m = spot(centre).distance_m(spot(row));
            assert!((CLUSTER_REACH_M.0..=CLUSTER_REACH_M.1).contains(&distance_m), "{row:?}: {distance_m}");
        }
    });
    let clustered: BTreeSet<&str> = FULL
        .villages
        .iter()
        .filter(|row| !row.cluster_id.is_empty())
        .map(|row| row.settlement_id.as_str())
        .collect();
    assert!((45..=65).contains(&clustered.len()), "{} villages with clusters", clustered.len());
}

#[test]
fn every_id_is_unique_and_every_commune_has_its_seat() {
    for_each_district(|_, district| {
        let houses: BTreeSet<(&str, &str)> = district
            .villages
            .iter()
            .map(|row| (row.settlement_id.as_str(), row.cluster_id.as_str()))
            .collect();
        assert_eq!(houses.len(), district.villages.len());
        assert!(district.villages.is_sorted_by_key(|row| (&row.settlement_id, &row.cluster_id)));
        let names: BTreeSet<&str> = district.villages.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names.len(), district.villages.len());
        let sectors: BTreeSet<&str> = district.sectors.iter().map(|row| row.sector_id.as_str()).collect();
        assert_eq!(sectors.len(), district.sectors.len());
        let codes: BTreeSet<&str> = district.villages.iter().map(|row| row.commune_code.as_str()).collect();
        let seats = district.villages.iter().filter(|row| row.committee).count();
        assert_eq!(seats, codes.len());
    });
}

#[test]
fn lines_reach_all_but_the_remote() {
    for_each_district(|_, district| {
        let broadband = |rows: &[&VillageRow]| {
            let of = |row: &&VillageRow| row.fixed_broadband_share * f64::from(row.households);
            rows.iter().map(of).sum::<f64>() / rows.iter().map(|row| f64::from(row.households)).sum::<f64>()
        };
        for village in district.villages.chunk_by(|a, b| a.settlement_id == b.settlement_id) {
            let centre = &village[0];
            let whole = broadband(&village.iter().collect::<Vec<_>>());
            assert_eq!(whole >= 0.10, centre.fixed_broadband_share >= 0.10, "{centre:?}: {whole}");
            assert!(centre.electrified || centre.fixed_broadband_share <= 0.0, "{centre:?}");
            assert!(village.iter().all(|row| row.commune_fibre == centre.commune_fibre), "{centre:?}");
        }
    });
    let seats: Vec<&VillageRow> = FULL.villages.iter().filter(|row| row.committee).collect();
    assert_eq!(seats.iter().filter(|row| !row.commune_fibre).count(), 1);
}

#[test]
fn masts_stand_above_the_villages() {
    for_each_district(|plan, district| {
        let ground = Ground::new(&district.terrain);
        let place = |easting_m, northing_m| ground.height_m(Spot { easting_m, northing_m });
        let villages_m = mean(district.villages.iter().map(|row| place(row.easting_m, row.northing_m)));
        let masts_m = mean(district.sectors.iter().map(|row| place(row.easting_m, row.northing_m)));
        assert!(masts_m > villages_m + 20.0, "seed {}: {masts_m} and {villages_m}", plan.seed);
    });
}

#[test]
fn sites_are_whole_and_some_share_a_mast() {
    for_each_district(|plan, district| {
        let mut masts: BTreeMap<(u64, u64), BTreeSet<&str>> = BTreeMap::new();
        let mut sites: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
        for row in &district.sectors {
            let place = (row.easting_m.to_bits(), row.northing_m.to_bits());
            masts.entry(place).or_default().insert(&row.site_id);
            sites.entry(&row.site_id).or_default().insert(row.azimuth_deg.to_bits());
            assert!((20.0..=45.0).contains(&row.antenna_height_m), "{row:?}");
            assert!(row.mechanical_tilt_deg >= 0.0 && row.electrical_tilt_deg >= 0.0, "{row:?}");
            assert_eq!(row.status, ON_AIR);
        }
        assert_eq!(masts.len(), plan.mast_count(), "seed {}", plan.seed);
        assert!(masts.values().any(|tenants| tenants.len() == 2));
        assert!(sites.values().all(|azimuths| (2..=3).contains(&azimuths.len())), "{sites:?}");
    });
    let operators: BTreeSet<&str> = FULL.sectors.iter().map(|row| row.operator.as_str()).collect();
    assert_eq!(operators.len(), 3);
    let bands: BTreeSet<(&str, &str)> = FULL.sectors.iter().map(|row| (row.technology, row.band)).collect();
    assert_eq!(bands.len(), 4, "{bands:?}");
}
