//! Attenuation by rain on a terrestrial path.
use crate::propagation::Polarization;
use crate::units::{Decibels, Frequency, Length};

/// Percentages of the average year between which attenuation is scaled.
const LEAST_PERCENT: f64 = 0.001;
const GREATEST_PERCENT: f64 = 1.0;
/// Greatest distance factor.
const GREATEST_FACTOR: f64 = 2.5;

/// A wave in the rain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RainWave {
    /// Carrier frequency, 1 to 100 GHz.
    pub frequency: Frequency,
    /// Polarisation.
    pub polarization: Polarization,
    /// Elevation of the path over the horizontal, degrees; about 0 between two masts.
    pub elevation_deg: f64,
}

/// Coefficients of the specific attenuation k R^alpha, dB/km, at a rain rate R in mm/h.
///
/// # Examples
/// ```
/// use signalgap::planning::backhaul::{RainCoefficients, RainWave};
/// use signalgap::propagation::Polarization;
/// use signalgap::units::Frequency;
/// let frequency = Frequency::from_megahertz(20_000.0);
/// let wave = RainWave { frequency, polarization: Polarization::Horizontal, elevation_deg: 0.0 };
/// let rain = RainCoefficients::of(&wave);
/// assert!((rain.k - 0.09164).abs() < 5e-6 && (rain.alpha - 1.0568).abs() < 5e-5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RainCoefficients {
    /// Factor.
    pub k: f64,
    /// Exponent.
    pub alpha: f64,
}

impl RainCoefficients {
    /// The coefficients of a wave.
    ///
    /// # Source
    /// ITU-R P.838-3 (03/2005), equations (2) to (5), tables 1 to 4.
    #[must_use]
    pub fn of(wave: &RainWave) -> Self {
        let log_f = wave.frequency.gigahertz().log10();
        let [k_h, k_v] = [K_H, K_V].map(|sum| 10.0_f64.powf(sum.at(log_f)));
        let (alpha_h, alpha_v) = (ALPHA_H.at(log_f), ALPHA_V.at(log_f));
        // cos(2 tau): tau is 0 for horizontal, 90 degrees for vertical polarization
        let cos_2_tau = match wave.polarization {
            Polarization::Horizontal => 1.0,
            Polarization::Vertical => -1.0,
        };
        let weight = wave.elevation_deg.to_radians().cos().powi(2) * cos_2_tau;
        let k = 0.5 * (k_h + k_v + (k_h - k_v) * weight);
        let (a, b) = (k_h * alpha_h, k_v * alpha_v);
        Self { k, alpha: (a + b + (a - b) * weight) / (2.0 * k) }
    }

    /// Specific attenuation at a rain rate in mm/h, dB/km.
    ///
    /// # Source
    /// ITU-R P.838-3, equation (1).
    #[must_use]
    pub fn db_per_km(&self, rain_rate_mm_h: f64) -> f64 {
        self.k * rain_rate_mm_h.powf(self.alpha)
    }
}

/// Attenuation of a hop by rain, for small percentages of the average year.
///
/// # Source
/// ITU-R P.530-18 (09/2021), section 2.4.1, steps 1 to 5; P.530-17 has the same. The method is meant for hops up to 60 km and frequencies up to 100 GHz.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RainFade {
    /// Exceeded for 0.01 % of the average year, dB.
    at_0_01_db: f64,
    /// C1, C2, C3 of the power law.
    c1: f64,
    c2: f64,
    c3: f64,
}

impl RainFade {
    /// On a hop, with the rain rate exceeded for 0.01 % of the average year (integrated over one minute), mm/h.
    ///
    /// # Cost
    /// O(1).
    #[must_use]
    pub fn on_hop(length: Length, rain_rate_mm_h: f64, wave: &RainWave) -> Self {
        let coefficients = RainCoefficients::of(wave);
        let (d, f) = (length.kilometres(), wave.frequency.gigahertz());
        let growth = 0.477 * d.powf(0.633) * rain_rate_mm_h.powf(0.073 * coefficients.alpha) * f.powf(0.123);
        let inverse = growth - 10.579 * (1.0 - (-0.024 * d).exp());
        let factor = if inverse > 1.0 / GREATEST_FACTOR { inverse.recip() } else { GREATEST_FACTOR };
        let at_0_01_db = coefficients.db_per_km(rain_rate_mm_h) * d * factor;
        // the exponent belongs to the ratio inside the logarithm, as in the implementation of the ITU's working party
        let c0 = if f >= 10.0 { 0.12 + 0.4 * 0.8 * (f / 10.0).log10() } else { 0.12 };
        Self {
            at_0_01_db,
            c1: 0.07_f64.powf(c0) * 0.12_f64.powf(1.0 - c0),
            c2: 0.855 * c0 + 0.546 * (1.0 - c0),
            c3: 0.139 * c0 + 0.043 * (1.0 - c0),
        }
    }

    /// Exceeded for 0.01 % of the average year.
    #[must_use]
    pub const fn at_0_01_percent(&self) -> Decibels {
        Decibels::new(self.at_0_01_db)
    }

    /// Exceeded for a percentage of the average year from 0.001 to 1; percentages outside count as the nearer of both.
    #[must_use]
    pub fn exceeded(&self, percent: f64) -> Decibels {
        let percent = percent.clamp(LEAST_PERCENT, GREATEST_PERCENT);
        let exponent = -(self.c2 + self.c3 * percent.log10());
        Decibels::new(self.at_0_01_db * self.c1 * percent.powf(exponent))
    }

    /// Percentage of the average year in which the attenuation exceeds a margin: an upper bound of 0.001 where the margin is greater than what the method
    /// gives for that, and of 100 where it is smaller than what it gives for 1 %. Without rain, 0.
    ///
    /// # Method
    /// The power law is a quadratic equation in the logarithm of the percentage.
    #[must_use]
    pub fn outage_percent(&self, margin: Decibels) -> f64 {
        if self.at_0_01_db <= 0.0 {
            return if margin.db() >= 0.0 { 0.0 } else { 100.0 };
        }
        if margin < self.exceeded(GREATEST_PERCENT) {
            return 100.0;
        }
        if margin >= self.exceeded(LEAST_PERCENT) {
            return LEAST_PERCENT;
        }
        let constant = (margin.db() / (self.at_0_01_db * self.c1)).log10();
        let root = (self.c2 * self.c2 - 4.0 * self.c3 * constant).sqrt();
        let log_percent = (root - self.c2) / (2.0 * self.c3);
        10.0_f64.powf(log_percent).clamp(LEAST_PERCENT, GREATEST_PERCENT)
    }
}

/// A sum of Gaussian functions of the logarithm of the frequency in GHz, and a straight line.
struct GaussianSum<const N: usize> {
    /// a, b, c.
    terms: [[f64; 3]; N],
    /// m, c.
    line: [f64; 2],
}

impl<const N: usize> GaussianSum<N> {
    fn at(&self, log_f: f64) -> f64 {
        let term = |[a, b, c]: &[f64; 3]| a * (-((log_f - b) / c).powi(2)).exp();
        self.terms.iter().map(term).sum::<f64>() + self.line[0] * log_f + self.line[1]
    }
}

/// Table 1.
const K_H: GaussianSum<4> = GaussianSum {
    terms: [
        [-5.339_80, -0.100_08, 1.130_98],
        [-0.353_51, 1.269_70, 0.454_00],
        [-0.237_89, 0.860_36, 0.153_54],
        [-0.941_58, 0.645_52, 0.168_17],
    ],
    line: [-0.189_61, 0.711_47],
};

/// Table 2.
const K_V: GaussianSum<4> = GaussianSum {
    terms: [
        [-3.805_95, 0.569_34, 0.810_61],
        [-3.449_65, -0.229_11, 0.510_59],
        [-0.399_02, 0.730_42, 0.118_99],
        [0.501_67, 1.073_19, 0.271_95],
    ],
    line: [-0.163_98, 0.632_97],
};

/// Table 3.
const ALPHA_H: GaussianSum<5> = GaussianSum {
    terms: [
        [-0.143_18, 1.824_42, -0.551_87],
        [0.295_91, 0.775_64, 0.198_22],
        [0.321_77, 0.637_73, 0.131_64],
        [-5.376_10, -0.962_30, 1.478_28],
        [16.172_1, -3.299_80, 3.439_90],
    ],
    line: [0.678_49, -1.955_37],
};

/// Table 4.
const ALPHA_V: GaussianSum<5> = GaussianSum {
    terms: [
        [-0.077_71, 2.338_40, -0.762_84],
        [0.567_27, 0.955_45, 0.540_39],
        [-0.202_38, 1.145_20, 0.268_09],
        [-48.299_1, 0.791_669, 0.116_226],
        [48.583_3, 0.791_459, 0.116_479],
    ],
    line: [-0.053_739, 0.834_33],
};

#[cfg(test)]
mod tests {
    use super::{RainCoefficients, RainFade, RainWave};
    use crate::propagation::Polarization::{self, Horizontal, Vertical};
    use crate::units::{Decibels, Frequency, Length};

    fn wave(f_ghz: f64, polarization: Polarization) -> RainWave {
        RainWave { frequency: Frequency::from_megahertz(1_000.0 * f_ghz), polarization, elevation_deg: 0.0 }
    }

    fn fade(f_ghz: f64, d_km: f64, rain_rate_mm_h: f64) -> RainFade {
        RainFade::on_hop(Length::from_kilometres(d_km), rain_rate_mm_h, &wave(f_ghz, Vertical))
    }

    #[test]
    fn coefficients_are_those_of_the_published_table() {
        // ITU-R P.838-3, table 5: GHz, kH, alphaH, kV, alphaV
        let table = [
            [1.0, 0.000_025_9, 0.969_1, 0.000_030_8, 0.859_2],
            [12.0, 0.023_86, 1.182_5, 0.024_55, 1.121_6],
            [15.0, 0.044_81, 1.123_3, 0.050_08, 1.044_0],
            [20.0, 0.091_64, 1.056_8, 0.096_11, 0.984_7],
            [30.0, 0.240_3, 0.948_5, 0.229_1, 0.912_9],
            [40.0, 0.443_1, 0.867_3, 0.427_4, 0.842_1],
            [100.0, 1.367_1, 0.681_5, 1.368_0, 0.676_5],
        ];
        for [f_ghz, k_h, alpha_h, k_v, alpha_v] in table {
            let [h, v] = [Horizontal, Vertical].map(|pol| RainCoefficients::of(&wave(f_ghz, pol)));
            let near = |a: f64, b: f64| (a / b - 1.0).abs() < if f_ghz > 1.0 { 3e-4 } else { 2e-3 };
            assert!(near(h.k, k_h) && near(v.k, k_v), "{f_ghz} GHz: {h:?} {v:?}");
            assert!(near(h.alpha, alpha_h) && near(v.alpha, alpha_v), "{f_ghz} GHz: {h:?} {v:?}");
        }
    }

    #[test]
    fn straight_up_polarizations_are_alike() {
        let up = |polarization| {
            RainCoefficients::of(&RainWave { elevation_deg: 90.0, ..wave(20.0, polarization) })
        };
        let (h, v) = (up(Horizontal), up(Vertical));
        assert!((h.k - 0.5 * (0.091_642_67 + 0.096_111_21)).abs() < 1e-6);
        assert!((h.k - v.k).abs() < 1e-12 && (h.alpha - v.alpha).abs() < 1e-12);
    }

    #[test]
    fn fifteen_gigahertz_over_20_km_fade_by_50_db_at_90_mm_h() {
        // gamma = 0.0500825 * 90^1.043992 = 5.4940 dB/km; r = 1 / (0.477 * 20^0.633 * 90^(0.073 * 1.043992) * 15^0.123 - 10.579 (1 - e^-0.48))
        let fade = fade(15.0, 20.0, 90.0);
        assert!((fade.at_0_01_percent().db() - 49.630_4).abs() < 1e-3, "{fade:?}");
        // C0 = 0.12 + 0.32 log10(1.5) = 0.176349: C1 = 0.109135, C2 = 0.600492, C3 = 0.059929
        assert!((fade.exceeded(0.1).db() - 18.802_3).abs() < 1e-3);
        // the power law meets A0.01 within its rounding
        assert!((fade.exceeded(0.01).db() / fade.at_0_01_percent().db() - 1.0).abs() < 0.003);
    }

    #[test]
    fn the_distance_factor_ends_at_two_and_a_half() {
        // 0.5 km at 6 GHz: 1 / r is 0.34 without the limit
        let fade = fade(6.0, 0.5, 10.0);
        let gamma = RainCoefficients::of(&wave(6.0, Vertical)).db_per_km(10.0);
        assert!((fade.at_0_01_percent().db() - gamma * 0.5 * 2.5).abs() < 1e-12);
    }

    #[test]
    fn outage_is_the_inverse_of_the_attenuation() {
        for (f_ghz, d_km) in [(7.5, 45.0), (15.0, 20.0), (23.0, 8.0), (80.0, 2.0)] {
            let fade = fade(f_ghz, d_km, 90.0);
            for percent in [0.0011, 0.003, 0.01, 0.07, 0.3, 0.99] {
                let found = fade.outage_percent(fade.exceeded(percent));
                assert!((found / percent - 1.0).abs() < 1e-9, "{f_ghz} GHz, {percent} %: {found}");
            }
            let deepest = fade.exceeded(0.001);
            assert!((fade.outage_percent(Decibels::new(deepest.db() + 5.0)) - 0.001).abs() < 1e-15);
            assert!(fade.outage_percent(Decibels::new(-1.0)) >= 100.0);
        }
        assert!(fade(7.5, 20.0, 0.0).outage_percent(Decibels::new(30.0)) <= 0.0);
    }
}
