//! Logarithm, exponential and arc tangent in single precision, the same operations on every processor.
//!
//! # Source
//! The polynomials of S. L. Moshier's Cephes library, single precision.
use super::lanes::Lanes;

/// Single numbers by their parts.
pub(super) trait SingleParts: Lanes {
    /// Mantissas from sqrt(1/2) to sqrt(2), and exponents of two, of positive normal numbers.
    fn mantissa_and_exponent(self) -> (Self, Self);

    /// Two to the power of whole numbers from -126 to 127.
    fn power_of_two(self) -> Self;
}

/// The value of a polynomial, highest coefficient first.
#[inline(always)]
fn polynomial<V: Lanes, const N: usize>(x: V, coefficients: [f64; N]) -> V {
    let mut value = x.all(coefficients[0]);
    for coefficient in &coefficients[1..] {
        value = value * x + *coefficient;
    }
    value
}

#[inline(always)]
pub(super) fn ln<V: SingleParts>(x: V) -> V {
    let (mantissa, exponent) = x.mantissa_and_exponent();
    let t = mantissa - 1.0;
    let z = t * t;
    let series = polynomial(
        t,
        [
            7.037_683_6e-2,
            -1.151_461e-1,
            1.167_699_9e-1,
            -1.242_014_1e-1,
            1.424_932_3e-1,
            -1.666_805_8e-1,
            2.000_071_5e-1,
            -2.499_999_4e-1,
            3.333_333_1e-1,
        ],
    );
    let low = exponent * -2.121_944_4e-4;
    (t + (series * t * z - z * 0.5 + low)) + exponent * 0.693_359_375
}

#[inline(always)]
pub(super) fn exp<V: SingleParts>(x: V) -> V {
    let x = x.greater(x.all(-87.0)).lesser(x.all(88.0));
    let whole = (x * std::f64::consts::LOG2_E).round();
    let rest = x - whole * 0.693_359_375 + whole * 2.121_944_4e-4;
    let series =
        polynomial(rest, [1.987_569_2e-4, 1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 5.0e-1]);
    whole.power_of_two() * (series * rest * rest + rest + 1.0)
}

#[inline(always)]
pub(super) fn atan<V: SingleParts>(x: V) -> V {
    let size = x.abs();
    let (steep, middle) = (size.gt(x.all(2.414_213_6)), size.gt(x.all(0.414_213_57)));
    let one = x.all(1.0);
    let over = V::select(steep, -one, V::select(middle, size - 1.0, size));
    let under = V::select(steep, size, V::select(middle, size + 1.0, one));
    let ratio = over / under;
    let z = ratio * ratio;
    let series =
        polynomial(z, [8.053_744_5e-2, -1.387_768_6e-1, 1.997_771_1e-1, -3.333_295e-1]) * z * ratio + ratio;
    let (right, half) = (x.all(std::f64::consts::FRAC_PI_2), x.all(std::f64::consts::FRAC_PI_4));
    let angle = series + V::select(steep, right, V::select(middle, half, x.all(0.0)));
    V::select(x.all(0.0).gt(x), -angle, angle)
}
