//! The Recommendation's approximation of the inverse complementary cumulative normal distribution.

/// I(x) for a share 0.000001 <= x <= 0.999999; values beyond are taken at the limit.
///
/// # Source
/// ITU-R P.1812-8, Annex 1, Attachment 2, equations (96) to (98).
#[must_use]
pub fn inverse_complementary_normal(x: f64) -> f64 {
    let x = x.clamp(0.000_001, 0.999_999);
    if x > 0.5 { -upper(1.0 - x) } else { upper(x) }
}

/// T(x) - xi(x) for x <= 0.5.
fn upper(x: f64) -> f64 {
    const C: [f64; 3] = [2.515_516_698, 0.802_853, 0.010_328];
    const D: [f64; 3] = [1.432_788, 0.189_269, 0.001_308];
    let t = (-2.0 * x.ln()).sqrt();
    t - ((C[2] * t + C[1]) * t + C[0]) / (((D[2] * t + D[1]) * t + D[0]) * t + 1.0)
}

#[cfg(test)]
mod tests {
    use super::inverse_complementary_normal;

    #[test]
    fn within_its_stated_error_of_the_exact_value() {
        for (share, exact) in [(0.01, 2.326_348), (0.1, 1.281_552), (0.5, 0.0), (0.9, -1.281_552)] {
            assert!((inverse_complementary_normal(share) - exact).abs() < 0.005_42, "{share}");
        }
    }
}
