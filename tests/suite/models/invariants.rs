//! Properties of every model on paths drawn at random, and limits where they are known.
use super::links::{Link, all_models};
use proptest::prelude::*;
use signalgap::propagation::{ModelKey, ModelOptions, Parameter, PropagationError};
use signalgap::terrain::{PathProfile, Zone};

/// Losses of both directions agree at the median of time and locations: of all but ITM, which cuts distances to whole
/// intervals.
const RECIPROCAL: &[ModelKey] = &[
    ModelKey::P1812,
    ModelKey::P526,
    ModelKey::Deygout,
    ModelKey::OkumuraHata,
    ModelKey::Cost231Hata,
    ModelKey::Rma,
    ModelKey::Uma,
    ModelKey::Ecc33,
    ModelKey::Sui,
    ModelKey::Ericsson9999,
    ModelKey::TwoRay,
    ModelKey::FreeSpace,
];

/// Never less than free space: 38.901 goes below it in sight, as measured in streets, ITM by its median over a year.
const AT_LEAST_FREE_SPACE: &[ModelKey] = &[
    ModelKey::P526,
    ModelKey::Deygout,
    ModelKey::OkumuraHata,
    ModelKey::Cost231Hata,
    ModelKey::Ecc33,
    ModelKey::Sui,
    ModelKey::Ericsson9999,
    ModelKey::TwoRay,
    ModelKey::FreeSpace,
];

/// ITM has no value for antennas under half a metre nor, by its refractivity, for ground above about 7 km.
const REFUSED_BY_ITM: &[Parameter] =
    &[Parameter::TransmitterHeight, Parameter::ReceiverHeight, Parameter::TerrainRefractivity];

/// Medians that refuse any other percentage.
const MEDIANS: &[ModelKey] = &[
    ModelKey::P526,
    ModelKey::Deygout,
    ModelKey::OkumuraHata,
    ModelKey::Cost231Hata,
    ModelKey::Rma,
    ModelKey::Uma,
    ModelKey::Ecc33,
    ModelKey::Sui,
    ModelKey::Ericsson9999,
    ModelKey::TwoRay,
    ModelKey::FreeSpace,
];

prop_compose! {
    /// A path of 0.01 to 150 km over ground from below the sea to the highest mountains, clutter and zones of all kinds.
    fn any_link()(
        steps in prop::collection::vec((0.001..1.0_f64, -400.0..8_800.0_f64, 0.0..40.0_f64, 0..3_usize), 2..60),
        length_km in 0.01..150.0_f64,
        f_mhz in 30.0..6_000.0_f64,
        tx_m in 0.2..300.0_f64,
        rx_m in 0.2..300.0_f64,
    ) -> Link {
        let whole: f64 = steps.iter().skip(1).map(|step| step.0).sum();
        let mut d_km = 0.0;
        let distances = steps.iter().enumerate().map(|(i, step)| {
            if i > 0 {
                d_km += step.0 * length_km / whole;
            }
            d_km
        }).collect();
        let zones = steps.iter().map(|step| [Zone::Sea, Zone::CoastalLand, Zone::Inland][step.3]).collect();
        let (ground, clutter) = steps.iter().map(|step| (step.1, step.2)).unzip();
        let profile = PathProfile::new(distances, ground, clutter, zones).expect("a path");
        Link { profile, f_mhz, tx_m, rx_m, percent: (50.0, 50.0) }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_path_has_one_finite_loss(link in any_link()) {
        for (key, model) in all_models() {
            let found = link.loss(&*model);
            prop_assert_eq!(&found, &link.loss(&*model), "{:?} gave two values", key);
            let loss = match found {
                Ok(loss) => loss,
                Err(PropagationError::OutOfDomain { model: "itm", parameter, .. })
                    if REFUSED_BY_ITM.contains(&parameter) =>
                {
                    continue;
                }
                Err(error) => return Err(TestCaseError::fail(format!("{key:?}: {error:?}"))),
            };
            let parts = [loss.basic_transmission_loss, loss.free_space, loss.diffraction];
            prop_assert!(parts.iter().all(|part| part.db().is_finite()), "{:?}: {:?}", key, loss);
            if AT_LEAST_FREE_SPACE.contains(&key) {
                prop_assert!(loss.basic_transmission_loss >= loss.free_space, "{:?}: {:?}", key, loss);
            }
        }
    }

    #[test]
    fn both_directions_lose_the_same(link in any_link()) {
        let back = link.reversed();
        for key in RECIPROCAL {
            let model = key.model(&ModelOptions::default());
            let (there_db, back_db) = (link.loss_db(&*model), back.loss_db(&*model));
            prop_assert!((there_db - back_db).abs() < 1e-6, "{:?}: {} {}", key, there_db, back_db);
        }
    }
}

#[test]
fn over_level_ground_loss_grows_with_distance_and_frequency() {
    for (key, model) in all_models() {
        let at = |d_km: f64, f_mhz: f64| Link::level(d_km, f_mhz, (30.0, 3.0)).loss_db(&*model);
        let distances: Vec<f64> = (1..40).map(|i| at(0.5 * f64::from(i), 1_800.0)).collect();
        assert!(distances.windows(2).all(|pair| pair[1] > pair[0]), "{key:?}: {distances:?}");
        // two rays cancel alike at every frequency; diffraction over a smooth Earth falls first and rises then
        if !matches!(key, ModelKey::TwoRay | ModelKey::P526 | ModelKey::P1812) {
            let bands: Vec<f64> = (1..12).map(|i| at(3.0, 300.0 * f64::from(i))).collect();
            assert!(bands.windows(2).all(|pair| pair[1] > pair[0]), "{key:?}: {bands:?}");
        }
    }
}

#[test]
fn over_level_ground_a_higher_base_loses_no_more() {
    for (key, model) in all_models() {
        let at = |base_m: f64| Link::level(4.0, 900.0, (base_m, 1.5)).loss_db(&*model);
        let losses: Vec<f64> = (1..20).map(|i| at(10.0 * f64::from(i))).collect();
        // the slant range grows by micrometres
        assert!(losses.windows(2).all(|pair| pair[1] < pair[0] + 0.02), "{key:?}: {losses:?}");
    }
}

#[test]
fn high_antennas_see_free_space() {
    for key in [ModelKey::P526, ModelKey::Deygout, ModelKey::TwoRay, ModelKey::FreeSpace] {
        let model = key.model(&ModelOptions::default());
        let loss = Link::level(10.0, 1_800.0, (2_000.0, 2_000.0)).loss(&*model).expect("a loss");
        assert_eq!(loss.basic_transmission_loss, loss.free_space, "{key:?}");
    }
}

#[test]
fn other_percentages_are_refused_by_medians() {
    for key in MEDIANS {
        let model = key.model(&ModelOptions::default());
        for percent in [(10.0, 50.0), (50.0, 90.0)] {
            let link = Link { percent, ..Link::level(2.0, 900.0, (30.0, 1.5)) };
            assert!(
                matches!(link.loss(&*model), Err(PropagationError::OutOfDomain { unit: "%", .. })),
                "{key:?}"
            );
        }
    }
}
