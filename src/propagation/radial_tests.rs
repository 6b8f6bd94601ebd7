//! The receivers of a radial together against their own paths.
use crate::propagation::{
    ModelKey, ModelOptions, PathEnvironment, Polarization, RadialProfile, Signal, Terminals,
};
use crate::terrain::{PathProfile, Zone};
use crate::units::{Frequency, Length};
use proptest::prelude::*;

const AIR: PathEnvironment =
    PathEnvironment { delta_n: 45.0, surface_refractivity: 325.0, path_centre_latitude_deg: 21.0 };

fn signal(megahertz: f64) -> Signal {
    Signal {
        frequency: Frequency::from_megahertz(megahertz),
        polarization: Polarization::Vertical,
        time_percent: 50.0,
        location_percent: 50.0,
    }
}

/// Losses over a radial, and path by path.
fn both_ways(key: ModelKey, radial: &RadialProfile<'_>, signals: &[Signal]) -> (Vec<f64>, Vec<f64>) {
    let model = key.model(&ModelOptions::default());
    let mut together = vec![0.0; radial.receivers.len() * signals.len()];
    let along = model.along_radials().expect("a model of radials");
    assert!(along.losses_along(radial, signals, &mut together));
    let alone = signals.iter().flat_map(|signal| {
        radial.receivers.clone().map(|receiver| {
            let until = |values: &[f64]| values[..=receiver].to_vec();
            let clutter_m = radial.obstacle_m.iter().zip(radial.ground_m).map(|(top, ground)| top - ground);
            let clutter_m = clutter_m.take(receiver + 1).collect();
            let zone = vec![Zone::Inland; receiver + 1];
            let profile =
                PathProfile::new(until(radial.distance_km), until(radial.ground_m), clutter_m, zone)
                    .expect("a profile");
            let path = model.prepare(&profile, radial.terminals, radial.environment);
            let loss = path.and_then(|path| path.loss(*signal));
            loss.map_or(f64::NAN, |loss| loss.basic_transmission_loss.db())
        })
    });
    (together, alone.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn receivers_together_have_the_losses_of_each_path(
        key in prop::sample::select(vec![ModelKey::Itm, ModelKey::Deygout]),
        steps_m in prop::collection::vec(prop_oneof![-25.0..25.0_f64, Just(0.0)], 3..420),
        offset in prop_oneof![0.5..1.5_f64, 0.98..1.02_f64, Just(1.0), Just(0.75)],
        spacing_km in prop_oneof![Just(0.03), 0.02..0.12_f64],
        heights_m in (2.0..80.0_f64, 1.0..10.0_f64),
        clutter_m in prop_oneof![Just(0.0), Just(12.0)],
    ) {
        let ground_m: Vec<f64> = steps_m
            .iter()
            .scan(700.0, |ground_m, step_m| {
                *ground_m = f64::max(*ground_m + step_m, 0.0);
                Some(*ground_m)
            })
            .collect();
        let obstacle_m: Vec<f64> =
            ground_m.iter().enumerate().map(|(at, ground_m)| if at == 0 { *ground_m } else { ground_m + clutter_m }).collect();
        let distance_km: Vec<f64> = (0..ground_m.len())
            .map(|at| if at == 0 { 0.0 } else { (offset + (at - 1) as f64) * spacing_km })
            .collect();
        let radial = RadialProfile {
            distance_km: &distance_km,
            ground_m: &ground_m,
            obstacle_m: &obstacle_m,
            cleared: false,
            receivers: 2.min(ground_m.len() - 1)..ground_m.len(),
            terminals: Terminals {
                tx_height_agl: Length::from_metres(heights_m.0),
                rx_height_agl: Length::from_metres(heights_m.1),
            },
            environment: AIR,
        };
        let (together, alone) = both_ways(key, &radial, &[signal(700.0), signal(2_600.0)]);
        for (together, alone) in together.iter().zip(&alone) {
            let same = (together - alone).abs() < 1e-9 || together.is_nan() && alone.is_nan();
            prop_assert!(same, "{key:?}: {together} {alone}");
        }
    }
}

#[test]
fn a_radial_without_losses_leaves_none() {
    let (distance_km, ground_m) = ([0.0, 0.02, 0.05, 0.08], [10.0; 4]);
    let height = Length::from_metres(0.1);
    let radial = RadialProfile {
        distance_km: &distance_km,
        ground_m: &ground_m,
        obstacle_m: &ground_m,
        cleared: false,
        receivers: 1..4,
        terminals: Terminals { tx_height_agl: height, rx_height_agl: height },
        environment: AIR,
    };
    for key in [ModelKey::Itm, ModelKey::Deygout] {
        let model = key.model(&ModelOptions::default());
        let along = model.along_radials().expect("a model of radials");
        let mut losses_db = [0.0; 3];
        assert!(along.losses_along(&radial, &[signal(20_000_000.0)], &mut losses_db));
        assert!(losses_db.iter().all(|loss_db| loss_db.is_nan()), "{key:?}: {losses_db:?}");
    }
}
