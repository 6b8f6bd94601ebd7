//! Random numbers that follow from a fixed seed and a count.

/// SplitMix64's increment: 2^64 over the golden ratio, made odd.
const INCREMENT: u64 = 0x9E37_79B9_7F4A_7C15;
const SEED: u64 = 0xCBF2_9CE4_8422_2325;

/// A sequence of numbers; each follows from the number of its sequence and its place in it.
///
/// # Source
/// SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators", OOPSLA).
pub(super) struct Numbers(u64);

impl Numbers {
    /// One of many sequences.
    pub(super) const fn sequence(number: u64) -> Self {
        Self(mixed(SEED ^ mixed(number.wrapping_add(INCREMENT))))
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(INCREMENT);
        mixed(self.0)
    }

    /// Below a limit, which must not be 0.
    pub(super) const fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}

/// A number from 0 to 1 that belongs to a pair.
pub(super) const fn share(one: u64, other: u64) -> f64 {
    (mixed(mixed(one.wrapping_add(INCREMENT)) ^ other) >> 11) as f64 / (1_u64 << 53) as f64
}

/// SplitMix64's mixing.
const fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}
