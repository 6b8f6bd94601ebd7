//! The normal distribution of shadowing.
use statrs::function::erf::erfc_inv;
use std::f64::consts::{FRAC_1_SQRT_2, SQRT_2};

/// Standard normal cumulative distribution.
///
/// # Accuracy
/// A few units of the last digit, in the lower tail too; it nowhere falls. `statrs`, which gives the inverse, is off by
/// 2e-11 here, hence `libm`.
#[must_use]
pub fn normal_cumulative(x: f64) -> f64 {
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
}

/// Inverse of [`normal_cumulative`] for 0 < p < 1.
///
/// Returns minus or plus infinity at 0 and 1, and beyond them.
///
/// # Accuracy
/// Back through [`normal_cumulative`] within 1e-15 of p.
#[must_use]
pub fn inverse_normal(p: f64) -> f64 {
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    // from 0, so that the median is no negative zero
    0.0 - SQRT_2 * erfc_inv(2.0 * p)
}

/// Probability that a median `margin_db` over the need holds under normal shadowing of `sigma_db`.
///
/// With sigma 0 it is a step: 1 at and above margin 0.
#[must_use]
pub fn probability_at(margin_db: f64, sigma_db: f64) -> f64 {
    if sigma_db > 0.0 {
        normal_cumulative(margin_db / sigma_db)
    } else if margin_db >= 0.0 {
        1.0
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::{inverse_normal, normal_cumulative, probability_at};

    #[test]
    fn tabulated_values() {
        // Abramowitz and Stegun, table 26.1
        for (x, p) in [
            (0.0, 0.5),
            (1.0, 0.841_344_746_068_543),
            (2.0, 0.977_249_868_051_821),
            (3.0, 0.998_650_101_968_370),
            (4.0, 0.999_968_328_758_167),
        ] {
            assert!((normal_cumulative(x) - p).abs() < 1e-12, "{x}");
            assert!((normal_cumulative(-x) - (1.0 - p)).abs() < 1e-12, "{x}");
        }
    }

    #[test]
    fn the_lower_tail_keeps_its_digits() {
        // R's pnorm
        for (x, p) in [(-6.0, 9.865_876_450_376_98e-10), (-10.0, 7.619_853_024_160_527e-24)] {
            assert!((normal_cumulative(x) / p - 1.0).abs() < 1e-13, "{x}");
            assert!((inverse_normal(p) - x).abs() < 1e-12, "{x}");
        }
        assert_eq!((normal_cumulative(-40.0), normal_cumulative(40.0)), (0.0, 1.0));
        assert!(normal_cumulative(f64::NAN).is_nan() && inverse_normal(f64::NAN).is_nan());
    }

    #[test]
    fn both_ways_meet_and_neither_falls() {
        let (mut cumulative, mut deviate) = (0.0, f64::NEG_INFINITY);
        for step in 1..100_000 {
            let share = f64::from(step) / 100_000.0;
            let next = inverse_normal(share);
            assert!((normal_cumulative(next) - share).abs() < 1e-15, "{share}");
            assert!(next > deviate, "{share}");
            deviate = next;
            let next = normal_cumulative(16.0 * share - 8.0);
            assert!(next >= cumulative, "{share}");
            cumulative = next;
        }
    }

    #[test]
    fn the_median_is_zero_without_a_sign() {
        assert_eq!(inverse_normal(0.5).to_bits(), 0.0_f64.to_bits());
        assert_eq!((inverse_normal(0.0), inverse_normal(1.0)), (f64::NEG_INFINITY, f64::INFINITY));
    }

    #[test]
    fn ninety_percent_with_sigma_8_needs_10_25_db() {
        assert!((inverse_normal(0.9) * 8.0 - 10.252_412_5).abs() < 1e-6);
        assert!((probability_at(10.252_412_5, 8.0) - 0.9).abs() < 1e-8);
        assert!(probability_at(-0.1, 0.0) < 0.5 && probability_at(0.0, 0.0) > 0.5);
    }
}
