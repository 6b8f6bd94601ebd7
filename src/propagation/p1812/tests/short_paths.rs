//! Across the shortest length and the fewest samples.
use super::{Link, inland, mountains};
use crate::propagation::{Caveat, Remark};
use crate::terrain::PathProfile;

/// A hillside with a hump between the ends, cut at a length.
fn hillside(d_km: f64, intervals: usize, hump_m: f64) -> PathProfile {
    inland(d_km, intervals, |d| 700.0 - 260.0 * d + hump_m * (-((d - 0.11) / 0.03).powi(2)).exp())
}

/// Whether the loss carries a remark.
fn has_remark(link: &Link, wanted: Remark) -> bool {
    let caveats = link.result().expect("a loss").caveats;
    caveats.iter().any(|caveat| matches!(caveat, Caveat::Remark { remark, .. } if *remark == wanted))
}

#[test]
fn walking_away_from_the_mast_meets_no_step() {
    const STEP_KM: f64 = 1e-5;
    for (hump_m, bound_db) in [(0.0, 0.001), (20.0, 0.05), (60.0, 0.02), (200.0, 0.02)] {
        for time_percent in [1.0, 10.0, 50.0] {
            let loss_db = |d_km: f64| Link::over(hillside(d_km, 12, hump_m)).at_time(time_percent).loss_db();
            let losses: Vec<f64> = (0..20_000).map(|i| loss_db(0.15 + f64::from(i) * STEP_KM)).collect();
            let steepest_db = losses.windows(2).map(|two| (two[1] - two[0]).abs()).fold(0.0, f64::max);
            assert!(steepest_db < bound_db, "{hump_m} m, {time_percent} %: {steepest_db} dB in 1 cm");
            for seam_km in [0.2, 0.25] {
                let step_db = loss_db(seam_km) - loss_db(seam_km - 1e-9);
                assert!(step_db.abs() < 1e-5, "{hump_m} m, {time_percent} %: {step_db} dB at {seam_km} km");
            }
        }
    }
}

#[test]
fn near_the_mast_the_median_is_free_space_with_delta_bullington() {
    let humps = (0..12).map(|i| hillside(0.19, 12, 20.0 * f64::from(i)));
    for (seed, profile) in (0..40).map(|seed| mountains(0.19, 12, seed)).chain(humps).enumerate() {
        let link = Link::over(profile);
        // P.1812 rounds the constant of free space to 92.4 dB (92.4478) and the wavelength by 2.5e-5
        let beyond_db = link.p526_db() - link.loss_db();
        assert!((beyond_db - 0.047_8).abs() < 2e-3, "{seed}: {beyond_db} dB");
        assert!(has_remark(&link, Remark::ShortPath));
    }
}

#[test]
fn the_same_terrain_by_four_samples_or_by_seven_gives_the_same_loss() {
    // (on longer paths any finer sampling of straight slopes, from five samples on too, finds points nearer to the ray)
    let cases = [(0.1, 1.0, 1e-6), (0.1, 50.0, 1e-6), (0.3, 1.0, 0.02), (0.3, 50.0, 0.02)];
    for (d_km, time_percent, tolerance_db) in cases {
        let profile = |heights_m: &[f64]| {
            let distances = (0..heights_m.len()).map(|i| d_km * i as f64 / (heights_m.len() - 1) as f64);
            PathProfile::bare_inland(distances.collect(), heights_m.to_vec()).expect("a profile")
        };
        for (first, second) in (0..12).flat_map(|a| (0..12).map(move |b| (f64::from(a), f64::from(b)))) {
            let coarse = [700.0, 640.0 + 8.0 * first, 620.0 + 8.0 * second, 600.0];
            let fine: Vec<f64> = (0..7).map(|i| 0.5 * (coarse[i / 2] + coarse[i.div_ceil(2)])).collect();
            let coarse = Link::over(profile(&coarse)).at_time(time_percent);
            let fine = Link::over(profile(&fine)).at_time(time_percent);
            assert!(has_remark(&coarse, Remark::CoarseProfile) && !has_remark(&fine, Remark::CoarseProfile));
            let step_db = fine.loss_db() - coarse.loss_db();
            let told = format!("{d_km} km, {first}, {second}, {time_percent} %: {step_db} dB");
            assert!(step_db.abs() < tolerance_db, "{told}");
        }
    }
}

#[test]
fn each_remark_stands_where_it_holds() {
    for (d_km, intervals, short, coarse) in
        [(0.25, 4, false, false), (0.2499, 4, true, false), (20.0, 3, false, true), (0.1, 1, true, true)]
    {
        let link = Link::over(mountains(d_km, intervals, 1));
        assert_eq!(has_remark(&link, Remark::ShortPath), short);
        assert_eq!(has_remark(&link, Remark::CoarseProfile), coarse);
    }
}

#[test]
fn at_the_foot_of_the_mast_there_is_a_loss() {
    for d_km in [0.001, 0.005, 0.02] {
        for intervals in [1, 2, 4, 10] {
            let loss_db = Link::over(inland(d_km, intervals, |_| 500.0)).loss_db();
            // free space over the slant range of 28.5 m height and d
            let slant_km = d_km.hypot(0.0285);
            assert!((loss_db - (92.4 + 20.0 * 0.9_f64.log10() + 20.0 * slant_km.log10())).abs() < 1e-9);
        }
    }
}
