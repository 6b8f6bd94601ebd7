//! Numbers drawn without a state: each follows from what it belongs to and from the number of the draw.
use crate::geodesy::LonLat;
use crate::link::inverse_normal;

/// Draws of the shadowing. A share of one half is known to 0.011, one of 0.9 to 0.007 (standard deviations).
pub const DRAWS: usize = 2_000;

/// SplitMix64's increment: 2^64 over the golden ratio, made odd.
const INCREMENT: u64 = 0x9E37_79B9_7F4A_7C15;

/// What a row of draws belongs to, made of its parts one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DrawKey(u64);

impl DrawKey {
    /// Of nothing yet.
    pub(super) const fn new() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }

    /// With a text, whose length counts, so that no two lists of texts run together.
    pub(super) fn text(self, text: &str) -> Self {
        let bytes = text.bytes().fold(self.0, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME));
        Self(bytes).number(text.len() as u64)
    }

    /// With a number.
    pub(super) const fn number(self, number: u64) -> Self {
        Self(mixed(self.0 ^ mixed(number.wrapping_add(INCREMENT))))
    }

    /// With a place, to 1e-7 degrees, as files have them.
    pub(super) fn place(self, place: LonLat) -> Self {
        let degrees = [place.longitude_deg, place.latitude_deg];
        degrees.iter().fold(self, |key, degrees| key.number(((degrees * 1e7).round() as i64).cast_unsigned()))
    }

    /// The number that it comes to, as a part of another key.
    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    /// Standard normal numbers, one per draw: the inverse of the normal distribution of [`Self::uniforms`].
    pub(super) fn normals(self, into: &mut [f64]) {
        self.uniforms(into);
        for number in into {
            *number = inverse_normal(*number);
        }
    }

    /// Numbers between 0 and 1, neither of which occurs, one per draw.
    ///
    /// # Source
    /// SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators", OOPSLA) in its form with a counter; 53 bits, at the
    /// middles of equal steps.
    pub(super) fn uniforms(self, into: &mut [f64]) {
        /// 2^-53.
        const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
        for (draw, number) in into.iter_mut().enumerate() {
            let counter = INCREMENT.wrapping_mul(draw as u64 + 1);
            let bits = mixed(self.0.wrapping_add(counter)) >> 11;
            *number = (bits as f64 + 0.5) * STEP;
        }
    }
}

/// The mean; 0 of nothing.
pub(super) fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len().max(1) as f64
}

/// The number that this share of the rising numbers lies below; 0 of nothing.
pub(super) fn quantile(rising: &[f64], share: f64) -> f64 {
    let at = (share * rising.len() as f64) as usize;
    rising.get(at.min(rising.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

/// Prime of the 64-bit Fowler-Noll-Vo hash.
const FNV_PRIME: u64 = 0x0000_0100_0000_01B3;

/// SplitMix64's mixing.
const fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::{DRAWS, DrawKey};

    fn normals(key: DrawKey) -> Vec<f64> {
        let mut row = vec![0.0; DRAWS];
        key.normals(&mut row);
        row
    }

    #[test]
    fn draws_are_normal_and_of_different_keys_independent() {
        let one = normals(DrawKey::new().text("a").number(1));
        let other = normals(DrawKey::new().text("a").number(2));
        let count = DRAWS as f64;
        for row in [&one, &other] {
            let mean = row.iter().sum::<f64>() / count;
            let variance = row.iter().map(|z| (z - mean).powi(2)).sum::<f64>() / count;
            assert!(mean.abs() < 4.0 / count.sqrt(), "{mean}");
            assert!((variance - 1.0).abs() < 4.0 * (2.0 / count).sqrt(), "{variance}");
        }
        let together: f64 = one.iter().zip(&other).map(|(a, b)| a * b).sum::<f64>() / count;
        assert!(together.abs() < 4.0 / count.sqrt(), "{together}");
        assert_eq!(one, normals(DrawKey::new().text("a").number(1)), "the same each time");
    }

    #[test]
    fn texts_do_not_run_together() {
        let key = |a: &str, b: &str| DrawKey::new().text(a).text(b);
        assert!(key("ab", "c") != key("a", "bc") && key("", "a") != key("a", ""));
    }
}
