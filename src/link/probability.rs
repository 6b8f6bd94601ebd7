//! The normal distribution of shadowing.

/// Standard normal cumulative distribution Q.
///
/// # Accuracy
/// Absolute error under 1e-12 (tested against tabulated values).
///
/// # Method
/// Series (Abramowitz and Stegun 26.2.10) near the middle, continued fraction (26.2.14) in the tails.
#[must_use]
pub fn normal_cumulative(x: f64) -> f64 {
    if x.is_nan() {
        return f64::NAN;
    }
    let density = (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let beyond = x.abs();
    if beyond > 38.0 {
        return if x > 0.0 { 1.0 } else { 0.0 };
    }
    let tail = if beyond < 3.0 {
        let (mut term, mut sum, mut n) = (beyond, beyond, 1.0);
        while term > sum * f64::EPSILON * 0.1 {
            n += 2.0;
            term *= beyond * beyond / n;
            sum += term;
        }
        0.5 - density * sum
    } else {
        let fraction = (1..=60).rev().fold(beyond, |below, k| beyond + f64::from(k) / below);
        density / fraction
    };
    if x > 0.0 { 1.0 - tail } else { tail }
}

/// Inverse of [`normal_cumulative`] for 0 < p < 1, by bisection to the last bits.
///
/// Returns minus or plus infinity at 0 and 1.
#[must_use]
pub fn inverse_normal(p: f64) -> f64 {
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let (mut low, mut high) = (-38.0, 38.0);
    for _ in 0..80 {
        let middle = 0.5 * (low + high);
        if normal_cumulative(middle) < p { low = middle } else { high = middle }
    }
    0.5 * (low + high)
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
    fn ninety_percent_with_sigma_8_needs_10_25_db() {
        assert!((inverse_normal(0.9) * 8.0 - 10.252_412_5).abs() < 1e-6);
        assert!((probability_at(10.252_412_5, 8.0) - 0.9).abs() < 1e-8);
        assert!(probability_at(-0.1, 0.0) < 0.5 && probability_at(0.0, 0.0) > 0.5);
    }
}
