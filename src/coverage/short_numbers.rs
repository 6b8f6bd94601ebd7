//! Numbers of two bytes: slopes in half precision, losses in parts of a decibel.
use half::f16;

/// Where there is no value.
pub(super) const NOTHING: u16 = u16::MAX;
/// Parts of a decibel that losses are kept in.
const PARTS_OF_DB: f32 = 128.0;
/// Slopes are kept to this, m/km (89 degrees): half precision holds no greater ones.
const STEEPEST: f32 = 60_000.0;

/// A slope, m/km, as it is kept.
#[inline(always)]
pub(super) fn kept_slope(slope: f32) -> u16 {
    if slope.is_nan() { NOTHING } else { f16::from_f32(slope.clamp(-STEEPEST, STEEPEST)).to_bits() }
}

/// A loss, dB, as it is kept: nothing where it is NaN or over 511 dB.
#[inline(always)]
pub(super) fn kept_loss(loss_db: f32) -> u16 {
    let parts = loss_db * PARTS_OF_DB + 0.5;
    if parts < f32::from(NOTHING) { parts as u16 } else { NOTHING }
}

/// A slope, m/km; NaN where there is none.
#[inline(always)]
pub(super) fn slope_of(kept: u16) -> f32 {
    /// What the exponents of single and half precision differ by: 2 to the power of 112.
    const SHIFT: f32 = f32::from_bits(0x7780_0000);
    let size = f32::from_bits(u32::from(kept & 0x7fff) << 13) * SHIFT;
    let slope = f32::from_bits(size.to_bits() | u32::from(kept & 0x8000) << 16);
    if kept == NOTHING { f32::NAN } else { slope }
}

/// A loss, dB; NaN where there is none.
#[inline(always)]
pub(super) fn loss_of(kept: u16) -> f32 {
    let loss_db = f32::from(kept) * (1.0 / PARTS_OF_DB);
    if kept == NOTHING { f32::NAN } else { loss_db }
}

#[cfg(test)]
mod tests {
    use super::{NOTHING, kept_loss, kept_slope, loss_of, slope_of};
    use half::f16;

    #[test]
    fn half_precision_is_read_as_the_library_reads_it() {
        for bits in (0..=u16::MAX).filter(|bits| bits & 0x7c00 != 0x7c00) {
            assert_eq!(slope_of(bits).to_bits(), f16::from_bits(bits).to_f32().to_bits(), "{bits:x}");
        }
    }

    #[test]
    fn what_is_kept_is_near_what_was_there() {
        let near = |found: f32, put: f32, apart: f32| assert!((found - put).abs() <= apart, "{found} {put}");
        near(slope_of(kept_slope(-431.7)), -431.7, 0.25);
        near(slope_of(kept_slope(90_000.0)), 60_000.0, 20.0);
        for loss_db in [0.0, 90.001, 123.456, 511.9] {
            near(loss_of(kept_loss(loss_db)), loss_db, 0.5 / 128.0 + 1e-4);
        }
        assert_eq!([kept_loss(600.0), kept_loss(f32::NAN), kept_slope(f32::NAN)], [NOTHING; 3]);
        assert!(slope_of(NOTHING).is_nan() && loss_of(NOTHING).is_nan());
    }
}
