//! Horizons that tie: the first counts for the transmitter, the last for the receiver and on a clear path.
use super::{Link, inland};
use crate::geodesy::EffectiveEarth;
use crate::terrain::PathProfile;

const INTERVALS: usize = 40;
const D_KM: f64 = 20.0;
const DELTA_N: f64 = 45.0;

/// Antennas 30 m over 100 m; from the samples of `plateau` on one ray that leaves the transmitter at `slope` m/km over
/// its horizontal (`from_tx`) or arrives at the receiver so; all else at 100 m.
fn plateau(plateau: std::ops::RangeInclusive<usize>, slope: f64, from_tx: bool) -> Vec<f64> {
    let a_e_km = EffectiveEarth::median(DELTA_N).radius_km();
    (0..=INTERVALS)
        .map(|i| {
            let at_km = D_KM * i as f64 / INTERVALS as f64;
            let away_km = if from_tx { at_km } else { D_KM - at_km };
            let on_ray_m = 130.0 + slope * away_km + 500.0 * away_km * away_km / a_e_km;
            if plateau.contains(&i) { on_ray_m } else { 100.0 }
        })
        .collect()
}

fn link(heights_m: &[f64]) -> Link {
    let step_km = D_KM / INTERVALS as f64;
    let distances = (0..=INTERVALS).map(|i| i as f64 * step_km).collect();
    let profile = PathProfile::bare_inland(distances, heights_m.to_vec()).expect("a profile");
    Link { rx_m: 30.0, ..Link::over(profile) }.at_time(1.0)
}

/// Changes of a height that no one could measure, m: below the nanometre of a tie.
const BELOW_A_NANOMETRE_M: [f64; 5] = [0.0, 3e-10, -3e-10, 1e-13, -1e-13];

#[test]
fn a_plateau_at_equal_slope_begins_the_transmitters_horizon() {
    let step_km = D_KM / INTERVALS as f64;
    for first in [3, 4, 9, 16] {
        let heights_m = plateau(first..=30, 8.0, true);
        let plain = link(&heights_m).terms();
        assert!((plain.geometry.d_lt_km - first as f64 * step_km).abs() < 1e-12);
        for change_m in BELOW_A_NANOMETRE_M {
            for raised in first..=30 {
                let mut heights_m = heights_m.clone();
                heights_m[raised] += change_m;
                let terms = link(&heights_m).terms();
                assert!((terms.geometry.d_lt_km - plain.geometry.d_lt_km).abs() < 1e-12);
                let step_db = terms.basic_transmission_loss_db - plain.basic_transmission_loss_db;
                assert!(step_db.abs() < 1e-8, "{first}, {raised}, {change_m}: {step_db} dB");
            }
        }
    }
}

#[test]
fn a_plateau_at_equal_slope_ends_at_the_receivers_horizon() {
    let step_km = D_KM / INTERVALS as f64;
    for last in [37, 36, 30, 21] {
        let mut heights_m = plateau(8..=last, 8.0, false);
        let plain = link(&heights_m).terms();
        assert!((plain.geometry.d_lr_km - (INTERVALS - last) as f64 * step_km).abs() < 1e-12);
        heights_m[8] += 3e-10;
        let terms = link(&heights_m).terms();
        assert!((terms.geometry.d_lr_km - plain.geometry.d_lr_km).abs() < 1e-12);
    }
}

/// Beyond a nanometre the Recommendation itself jumps: the horizon's distance is not a continuous function of heights.
#[test]
fn two_ridges_that_tie_show_how_far_the_recommendation_jumps() {
    let mut heights_m = plateau(2..=30, 8.0, true);
    heights_m[3..30].fill(100.0);
    let near = link(&heights_m).terms();
    heights_m[30] += 1e-6;
    let far = link(&heights_m).terms();
    assert!((near.geometry.d_lt_km - 1.0).abs() < 1e-12 && (far.geometry.d_lt_km - 15.0).abs() < 1e-12);
    let jump_db = (far.basic_transmission_loss_db - near.basic_transmission_loss_db).abs();
    assert!((1.8..1.9).contains(&jump_db), "{jump_db} dB");
    // at 50 % of time nothing depends on where the horizon is in such a way
    let median = |heights_m: &[f64]| link(heights_m).at_time(50.0).loss_db();
    let with_near = median(&{
        let mut low = heights_m.clone();
        low[30] -= 1e-6;
        low
    });
    assert!((median(&heights_m) - with_near).abs() < 0.05);
}

#[test]
fn on_a_clear_path_the_last_of_two_equal_points_is_the_nearest() {
    // flat ground and equal antennas: the two samples beside the middle tie by symmetry
    let profile = inland(9.0, 9, |_| 100.0);
    let link = Link { tx_m: 200.0, rx_m: 200.0, ..Link::over(profile) };
    let geometry = link.terms().geometry;
    assert!(!geometry.transhorizon);
    assert!((geometry.d_lt_km - 5.0).abs() < 1e-12 && (geometry.d_lr_km - 4.0).abs() < 1e-12);
}
