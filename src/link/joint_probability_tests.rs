//! Several masts together, against a fine sum and known values.
use super::joint_probability::{
    MastMargin, QUADRATURE, joint_probability, joint_probability_mapped, tabulated,
};
use super::{inverse_normal, normal_cumulative, probability_at};
use proptest::prelude::*;

fn masts(strengths: &[f64]) -> Vec<MastMargin> {
    strengths.iter().map(|strength| MastMargin { margin_db: 8.0 * strength, sigma_db: 8.0 }).collect()
}

fn of_probability(probability: f64) -> f64 {
    inverse_normal(probability)
}

/// The defining integral as a sum of 40,000 steps.
fn by_trapezoids(strengths: &[f64], correlation: f64) -> f64 {
    let density = |z: f64| (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let none = |z: f64| -> f64 {
        let fails = |x: &f64| normal_cumulative((-x - correlation.sqrt() * z) / (1.0 - correlation).sqrt());
        strengths.iter().map(fails).product()
    };
    let step = 5e-4;
    (-20_000..=20_000).map(|at| f64::from(at) * step).map(|z| density(z) * (1.0 - none(z)) * step).sum()
}

#[test]
fn the_nodes_integrate_powers() {
    // moments of the standard normal density
    for (power, moment) in [(0, 1.0), (1, 0.0), (2, 1.0), (4, 3.0), (6, 15.0), (8, 105.0), (10, 945.0)] {
        let sum: f64 = QUADRATURE.iter().map(|node| node.weight * node.z.powi(power)).sum();
        assert!((sum - moment).abs() < 1e-7 * moment.max(1.0), "{power}: {sum}");
    }
    assert!(QUADRATURE.len() >= 32, "{}", QUADRATURE.len());
}

#[test]
fn two_margins_of_80_percent() {
    let two = masts(&[of_probability(0.8); 2]);
    // independent masts: 1 - 0.2^2; fully correlated ones: the better
    for (correlation, expected) in [(0.0, 0.96), (0.5, 0.912_8), (1.0, 0.8)] {
        let found = joint_probability(&two, correlation);
        assert!((found - expected).abs() < 5e-4, "{correlation}: {found}");
    }
}

#[test]
fn five_even_chances_at_one_half() {
    // all of n + 1 equal shadowings but the first exceed it in one of n + 1 cases
    assert!((joint_probability(&masts(&[0.0; 5]), 0.5) - 5.0 / 6.0).abs() < 1e-9);
}

#[test]
fn quadrature_and_fine_sum_agree() {
    let sets: [&[f64]; 6] = [
        &[0.84, 0.84],
        &[1.3, -0.5, -2.0],
        &[0.1, 0.0, -0.1, -0.2, -0.3, -0.4],
        &[-1.0; 10],
        &[2.5, 2.4, -3.0],
        &[-2.5, -2.6, -2.7, -4.0],
    ];
    for strengths in sets {
        for correlation in [0.0, 0.1, 0.3, 0.5, 0.500_001, 0.7, 0.9, 0.99, 0.999] {
            let found = joint_probability(&masts(strengths), correlation);
            let apart = (found - by_trapezoids(strengths, correlation)).abs();
            assert!(apart < 1e-7, "{strengths:?} {correlation}: {apart:e}");
            let mut falling = strengths.to_vec();
            falling.sort_by(|a, b| b.total_cmp(a));
            let mapped = joint_probability_mapped(&falling, correlation);
            assert!((mapped - found).abs() < 3e-6, "{strengths:?} {correlation}: {mapped} {found}");
        }
    }
}

#[test]
fn a_sigma_of_zero_is_a_step() {
    let sure = MastMargin { margin_db: 0.0, sigma_db: 0.0 };
    let never = MastMargin { margin_db: -0.1, sigma_db: 0.0 };
    let weak = MastMargin { margin_db: -8.0, sigma_db: 8.0 };
    assert_eq!(joint_probability(&[weak, sure], 0.5).to_bits(), 1.0_f64.to_bits());
    assert_eq!(joint_probability(&[weak, never], 0.5).to_bits(), probability_at(-8.0, 8.0).to_bits());
    assert_eq!((joint_probability(&[], 0.5), joint_probability_mapped(&[], 0.5)), (0.0, 0.0));
}

#[test]
fn the_table_follows_the_distribution() {
    let mut before = 0.0;
    for step in -70_000..=70_000 {
        let x = f64::from(step) * 1e-4;
        let found = tabulated(x);
        assert!((found - normal_cumulative(x)).abs() < 5e-7 && found >= before, "{x}");
        before = found;
    }
    assert_eq!((tabulated(-1e9), tabulated(1e9), tabulated(f64::NEG_INFINITY)), (0.0, 1.0, 0.0));
}

proptest! {
    #[test]
    fn bounds_order_and_growth(
        strengths in prop::collection::vec(-6.0..6.0_f64, 1..9),
        correlation in 0.0..=1.0_f64,
        turn in 0_usize..9,
        more in 0.0..3.0_f64,
    ) {
        let all = masts(&strengths);
        let found = joint_probability(&all, correlation);
        let alone: Vec<f64> = all.iter().map(|mast| probability_at(mast.margin_db, mast.sigma_db)).collect();
        let best = alone.iter().copied().fold(0.0, f64::max);
        prop_assert!(found >= best && found <= 1.0, "{found}");
        // never above that of independent masts
        let independent = 1.0 - alone.iter().map(|p| 1.0 - p).product::<f64>();
        prop_assert!(found <= independent + 1e-7, "{found}");
        prop_assert_eq!(joint_probability(&all, 1.0).to_bits(), best.to_bits());
        prop_assert!((joint_probability(&all, 0.0) - independent).abs() < 1e-12);
        let mut turned = all.clone();
        turned.rotate_left(turn % all.len());
        turned.reverse();
        prop_assert_eq!(joint_probability(&turned, correlation).to_bits(), found.to_bits());
        let mut stronger = all.clone();
        stronger[turn % all.len()].margin_db += 8.0 * more;
        prop_assert!(joint_probability(&stronger, correlation) >= found - 1e-7);
        prop_assert!(joint_probability(&all[..1], correlation).to_bits() == alone[0].to_bits());
    }

    #[test]
    fn more_correlation_helps_less(strengths in prop::collection::vec(-3.0..3.0_f64, 2..7), less in 0.0..1.0_f64) {
        let all = masts(&strengths);
        let (one, other) = (0.5 * less, 0.5 + 0.5 * less);
        prop_assert!(joint_probability(&all, one) >= joint_probability(&all, other) - 1e-7);
    }
}
