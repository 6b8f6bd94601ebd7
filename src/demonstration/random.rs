//! A small random source and gradient noise, made of integer and exactly rounded arithmetic only.
//!
//! Nothing here or in the rest of the room calls the platform's mathematical library (no sine, power, logarithm):
//! additions, products, quotients, square roots and `floor` are rounded exactly by IEEE 754-2019, so the same seed
//! gives the same bits on every machine that follows it.

/// The increment of splitmix64: 2^64 divided by the golden ratio, made odd.
const GOLDEN_GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

/// 2^-53: the spacing of the numbers that [`Random::unit`] can return.
const UNIT_STEP: f64 = 1.0 / 9_007_199_254_740_992.0;

/// Splitmix64, the generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
/// 2014, with the constants of Vigna's public-domain `splitmix64.c` (2015).
#[derive(Clone, Debug)]
pub(super) struct Random {
    state: u64,
}

impl Random {
    /// A source for one purpose: the same seed with another `stream` gives unrelated numbers.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        Self { state: mixed(seed ^ mixed(stream.wrapping_add(GOLDEN_GAMMA))) }
    }

    /// The next 64 random bits.
    pub(super) fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GOLDEN_GAMMA);
        mixed(self.state)
    }

    /// A number, 0 <= value < 1.
    pub(super) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * UNIT_STEP
    }

    /// A number, `low` <= value < `high`.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A number of a range.
    pub(super) fn within(&mut self, range: &std::ops::Range<f64>) -> f64 {
        self.between(range.start, range.end)
    }

    /// A whole number, 0 <= value < `count`; 0 when `count` is 0.
    pub(super) fn below(&mut self, count: usize) -> usize {
        (self.unit() * count as f64) as usize
    }

    /// True in the share `probability` (0 to 1) of the calls.
    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }
}

/// The output function of splitmix64.
const fn mixed(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// Half the square root of two: the components of a diagonal unit vector.
const DIAGONAL: f64 = std::f64::consts::FRAC_1_SQRT_2;

/// The unit vectors among which a lattice point draws its gradient.
const GRADIENTS: [(f64, f64); 8] = [
    (1.0, 0.0),
    (DIAGONAL, DIAGONAL),
    (0.0, 1.0),
    (-DIAGONAL, DIAGONAL),
    (-1.0, 0.0),
    (-DIAGONAL, -DIAGONAL),
    (0.0, -1.0),
    (DIAGONAL, -DIAGONAL),
];

/// Factor that brings the extremes of two-dimensional gradient noise (plus and minus half the square root of two,
/// with unit gradients) to plus and minus one.
const NOISE_SCALE: f64 = std::f64::consts::SQRT_2;

/// Gradient noise after Perlin, "Improving noise", SIGGRAPH 2002, on a lattice of spacing one, with a hash in
/// place of the permutation table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noise {
    seed: u64,
}

impl Noise {
    /// A noise field for one purpose.
    pub(super) const fn new(seed: u64, stream: u64) -> Self {
        Self { seed: mixed(seed ^ mixed(stream ^ 0x6E6F_6973_6500)) }
    }

    /// The noise at a place, -1 to 1, zero at the lattice points.
    pub(super) fn at(self, x: f64, y: f64) -> f64 {
        let (column, row) = (x.floor(), y.floor());
        let (east, south) = (x - column, y - row);
        let corner = |right: f64, down: f64| {
            let gradient = self.gradient((column + right) as i64, (row + down) as i64);
            gradient.0 * (east - right) + gradient.1 * (south - down)
        };
        let (across, along) = (faded(east), faded(south));
        let upper = corner(0.0, 0.0) + (corner(1.0, 0.0) - corner(0.0, 0.0)) * across;
        let lower = corner(0.0, 1.0) + (corner(1.0, 1.0) - corner(0.0, 1.0)) * across;
        (upper + (lower - upper) * along) * NOISE_SCALE
    }

    /// A sum of octaves, each with twice the frequency and half the amplitude of the one before; about -1 to 1.
    pub(super) fn fractal(self, x: f64, y: f64, octaves: u32) -> f64 {
        let (mut sum, mut amplitude, mut x, mut y) = (0.0, 1.0, x, y);
        for _ in 0..octaves {
            sum += amplitude * self.at(x, y);
            amplitude *= 0.5;
            // Twice the frequency, turned by the angle whose cosine is 0.8, moved off the lattice points.
            (x, y) = (2.0 * (0.8 * x - 0.6 * y) + 17.37, 2.0 * (0.6 * x + 0.8 * y) - 17.37);
        }
        sum
    }

    /// Ridged multifractal noise, 0 (hollows) to about 1 (crests): Musgrave in Ebert et al., "Texturing and
    /// modeling", 3rd edition, 2003, chapter 16; each octave counts where the one before is high.
    pub(super) fn ridged(self, x: f64, y: f64, octaves: u32) -> f64 {
        let (mut sum, mut total, mut amplitude, mut frequency, mut weight) = (0.0, 0.0, 1.0, 1.0, 1.0);
        for octave in 0..octaves {
            let shift = f64::from(octave) * 9.73;
            let crest = 1.0 - self.at(x * frequency - shift, y * frequency + shift).abs();
            let crest = crest * crest * weight;
            weight = (crest * 2.0).min(1.0);
            sum += amplitude * crest;
            total += amplitude;
            amplitude *= 0.5;
            frequency *= 2.0;
        }
        sum / total
    }

    fn gradient(self, column: i64, row: i64) -> (f64, f64) {
        let place = (column as u64).wrapping_mul(GOLDEN_GAMMA) ^ (row as u64).rotate_left(32);
        GRADIENTS[(mixed(self.seed ^ mixed(place)) >> 61) as usize]
    }
}

/// The fifth-degree fade of Perlin 2002: 6 t^5 - 15 t^4 + 10 t^3.
fn faded(t: f64) -> f64 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

#[cfg(test)]
mod tests {
    use super::{GOLDEN_GAMMA, Noise, Random, mixed};

    #[test]
    fn splitmix64_gives_the_published_numbers() {
        // First outputs of splitmix64.c from state 1234567 (the vector of the JDK's and Rosetta Code's tests).
        let mut state = 1_234_567_u64;
        for expected in [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423] {
            state = state.wrapping_add(GOLDEN_GAMMA);
            assert_eq!(mixed(state), expected);
        }
    }

    #[test]
    fn draws_stay_in_their_ranges_and_fill_them() {
        let mut random = Random::new(1, 2);
        let mut seen = [0_usize; 7];
        for _ in 0..7_000 {
            let value = random.between(-2.0, 3.0);
            assert!((-2.0..3.0).contains(&value));
            seen[random.below(7)] += 1;
        }
        assert!(seen.iter().all(|&count| (850..1_150).contains(&count)), "{seen:?}");
        assert_eq!(random.below(0), 0);
    }

    #[test]
    fn streams_of_one_seed_differ() {
        assert_ne!(Random::new(5, 0).bits(), Random::new(5, 1).bits());
        assert_ne!(Random::new(5, 0).bits(), Random::new(6, 0).bits());
    }

    #[test]
    fn noise_is_zero_on_the_lattice_bounded_and_continuous() {
        let noise = Noise::new(3, 4);
        let mut largest = 0.0_f64;
        for step in 0..20_000 {
            let (x, y) = (f64::from(step) * 0.037 - 300.0, f64::from(step % 97) * 0.113 - 5.0);
            assert!(noise.at(x.floor(), y.floor()).abs() < 1e-12);
            assert!((noise.at(x, y) - noise.at(x + 1e-6, y)).abs() < 1e-5);
            largest = largest.max(noise.at(x, y).abs());
            let ridged = noise.ridged(x, y, 4);
            assert!((0.0..=1.0).contains(&ridged), "{ridged}");
        }
        assert!((0.5..=1.0).contains(&largest), "{largest}");
    }
}
