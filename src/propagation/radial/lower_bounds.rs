//! Lower bounds of functions, cheaper than the functions.

pub(super) fn atan_mrad(slope: f64) -> f64 {
    1_000.0 * (slope / 1_000.0).atan()
}

/// A lower bound of 1000 atan(slope / 1000), slope in m/km.
pub(super) fn mrad_at_least(slope: f64) -> f64 {
    if slope > 0.0 { slope * (1.0 - slope * slope / 3e6) } else { slope }
}

/// A lower bound of log10 x for a positive x that single precision holds, within 0.026: the mantissa's chord, less what is
/// rounded. Of instructions that any x86-64 has for several numbers at once.
pub(super) fn log10_at_least(x: f64) -> f64 {
    let bits = (x as f32).to_bits().cast_signed() as f32;
    (f64::from(bits) * f64::from(1.0 / 8_388_608.0_f32) - 127.000_02) * std::f64::consts::LOG10_2
}

#[cfg(test)]
mod tests {
    use super::{log10_at_least, mrad_at_least};

    #[test]
    fn bounds_lie_below() {
        for i in 1..4_000 {
            let x = f64::from(i) * 0.037;
            let below = x.log10() - log10_at_least(x);
            assert!((0.0..0.027).contains(&below), "{x}: {below}");
            let slope = (f64::from(i) - 2_000.0) * 0.7;
            assert!(mrad_at_least(slope) <= 1_000.0 * (slope / 1_000.0).atan() + 1e-12, "{slope}");
        }
    }
}
