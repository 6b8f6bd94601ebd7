//! Reciprocity, monotony, limits.
use super::{Link, cluttered, inland, mountains};
use crate::propagation::free_space_loss;
use crate::units::Length;
use proptest::prelude::*;

/// The link from its other end.
fn reversed(link: &Link) -> Link {
    Link { profile: link.profile.reversed(), tx_m: link.rx_m, rx_m: link.tx_m, ..link.clone() }
}

proptest! {
    /// At half the locations the loss is the same in both directions. (At other percentages the spread is that of the
    /// receiver's surroundings.)
    #[test]
    fn the_median_over_locations_is_reciprocal(
        seed in 0_u32..5_000,
        d_km in 0.1..60.0_f64,
        antennas_m in (1.5..80.0_f64, 1.5..80.0_f64),
        time_percent in 1.0..50.0_f64,
        clutter_m in 0.0..20.0_f64,
    ) {
        let profile = cluttered(&mountains(d_km, 150, seed), |d| if (d * 7.0).sin() > 0.3 { clutter_m } else { 0.0 });
        let link = Link { tx_m: antennas_m.0, rx_m: antennas_m.1, ..Link::over(profile) }.at_time(time_percent);
        prop_assert!((link.loss_db() - reversed(&link).loss_db()).abs() < 1e-8);
    }

    #[test]
    fn a_loss_not_exceeded_more_often_is_greater(
        seed in 0_u32..5_000,
        d_km in 0.1..150.0_f64,
        two in (1.0..50.0_f64, 1.0..50.0_f64),
    ) {
        let link = Link::over(mountains(d_km, 120, seed));
        let (seldom, often) = (two.0.min(two.1), two.0.max(two.1));
        let (low, high) = (link.clone().at_time(seldom).loss_db(), link.at_time(often).loss_db());
        prop_assert!(low <= high + 1e-9, "{seldom} %: {low}, {often} %: {high}");
    }

    #[test]
    fn a_loss_not_exceeded_at_more_places_is_greater(
        seed in 0_u32..5_000,
        two in (1.0..99.0_f64, 1.0..99.0_f64),
    ) {
        let link = Link::over(mountains(8.0, 80, seed));
        let (few, many) = (two.0.min(two.1), two.0.max(two.1));
        prop_assert!(link.clone().at_locations(few).loss_db() <= link.at_locations(many).loss_db() + 1e-9);
    }

    /// The Bullington loss rises with each horizon's slope. The whole loss need not: the ridge also lifts the fitted surface,
    /// and with it changes the spherical-Earth part.
    #[test]
    fn a_higher_ridge_costs_more_by_bullington(
        seed in 0_u32..5_000,
        lower_m in 0.0..400.0_f64,
        more_m in 0.1..400.0_f64,
    ) {
        let hills = mountains(12.0, 100, seed);
        let with_ridge = |ridge_m: f64| {
            let mut heights_m = hills.ground_m().to_vec();
            heights_m[41] = 1_200.0 + ridge_m;
            let profile =
                crate::terrain::PathProfile::bare_inland(hills.distance_km().to_vec(), heights_m).expect("a profile");
            Link::over(profile).terms().diffraction_50.bullington_actual_db
        };
        prop_assert!(with_ridge(lower_m) <= with_ridge(lower_m + more_m) + 1e-9);
    }
}

#[test]
fn free_space_as_the_antennas_rise() {
    let profile = inland(30.0, 200, |d| 300.0 + 80.0 * (d / 1.7).sin());
    let mut before_db = f64::INFINITY;
    for antenna_m in [10.0, 100.0, 300.0, 1_000.0, 3_000.0] {
        let link = Link { tx_m: antenna_m, rx_m: antenna_m, ..Link::over(profile.clone()) };
        let terms = link.terms();
        let beyond_db = terms.basic_transmission_loss_db - terms.parts.l_bfs;
        assert!(beyond_db <= before_db && beyond_db >= -1e-9, "{antenna_m} m: {beyond_db} dB");
        before_db = beyond_db;
        let free_space =
            free_space_loss(Length::from_kilometres(terms.geometry.slant_km), link.signal.frequency);
        // 92.4 dB of equation (8) is rounded: 92.4478 dB
        assert!((terms.parts.l_bfs + 0.047_8 - free_space.db()).abs() < 1e-3);
    }
    assert!(before_db < 1e-9);
}

#[test]
fn equal_inputs_give_equal_bits_in_any_order_of_questions() {
    let link = Link::over(mountains(25.0, 300, 7));
    let model = super::P1812 { options: link.options };
    let path =
        crate::propagation::PathLossModel::prepare(&model, &link.profile, link.terminals(), link.environment)
            .expect("a path");
    let seldom = link.clone().at_time(1.0);
    let asked = [&link, &seldom, &link, &seldom].map(|link| path.loss(link.signal).expect("a loss"));
    assert_eq!(asked[0], asked[2]);
    assert_eq!(asked[1], asked[3]);
    assert_eq!(asked[0], link.result().expect("a loss"));
    assert_eq!(asked[1], seldom.result().expect("a loss"));
}
