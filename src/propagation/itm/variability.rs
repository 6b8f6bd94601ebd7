//! Quantiles of the loss over time, locations and situations.
use super::climate::{Climate, DistanceCurve, FrequencyFactor};
use super::geometry::ItmGeometry;
use super::ground::Wave;
use super::irregularity::share_of_irregularity;
use super::options::{ItmOptions, Percentages, VariabilityMode};
use super::warnings::{ItmWarning, ItmWarnings};

/// Effective Earth radius of the effective distance, a_1 of (5.3), m.
const A_1_M: f64 = 9_000e3;
/// Effective distance of the horizon, D_0 of (5.4), m.
const D_0_M: f64 = 130e3;
/// Deviate beyond which the reference warns.
const EXTREME_DEVIATE: f64 = 3.10;

/// A quantile of the attenuation over free space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Quantile {
    pub(super) attenuation_db: f64,
    /// Standard deviation over locations, sigma_L of (5.9), dB.
    pub(super) location_sigma_db: f64,
    pub(super) warnings: ItmWarnings,
}

/// The attenuation not exceeded for given percentages, from the reference attenuation.
///
/// # Source
/// Algorithm (5.1) to (5.11); the Guide, §7.
pub(super) fn quantile(
    path: &ItmGeometry,
    wave: &Wave,
    reference_db: f64,
    options: &ItmOptions,
    z: Deviates,
) -> Quantile {
    let mut warnings = ItmWarnings::default();
    let extreme = [z.time, z.location, z.situation].iter().any(|z| z.abs() > EXTREME_DEVIATE);
    warnings.add_if(extreme, ItmWarning::ExtremeVariability);
    let climate = Climate::of(options.climate);
    let d_e_m = effective_distance_m(path, wave);
    let roughness = wave.k * path.irregularity_m * share_of_irregularity(path.distance_m);
    let location_sigma_db = 10.0 * roughness / (roughness + 13.0); // (5.9)
    let situation_db = 5.0 + 3.0 * (-d_e_m / 100e3).exp(); // (5.10)
    let spreads = Spreads {
        time_db: time_sigma_db(climate, z.time, d_e_m, wave.k),
        location_db: if options.location_variability { location_sigma_db } else { 0.0 },
        situation_db: if options.situation_variability { situation_db } else { 0.0 },
    };
    let deviation_db = spreads.deviation_db(z, options.variability);
    let attenuation_db = reference_db - climate.median.at_db(d_e_m) - deviation_db; // (5.1)
    Quantile { attenuation_db: bounded_below_db(attenuation_db), location_sigma_db, warnings }
}

/// Gains over free space are brought in softly, (5.2), dB.
fn bounded_below_db(attenuation_db: f64) -> f64 {
    if attenuation_db < 0.0 {
        attenuation_db * (29.0 - attenuation_db) / (29.0 - 10.0 * attenuation_db)
    } else {
        attenuation_db
    }
}

/// Effective distance d_e of (5.3) and (5.4), m.
fn effective_distance_m(path: &ItmGeometry, wave: &Wave) -> f64 {
    let [h_e1, h_e2] = path.effective_height_m;
    let d_ex_m = (2.0 * A_1_M * h_e1).sqrt() + (2.0 * A_1_M * h_e2).sqrt() + wave.statistics_m; // (5.3)
    let d_m = path.distance_m;
    if d_m < d_ex_m { D_0_M * d_m / d_ex_m } else { D_0_M + d_m - d_ex_m } // (5.4)
}

/// Standard deviates of the three percentages, positive for a share below half.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Deviates {
    time: f64,
    location: f64,
    situation: f64,
}

impl Deviates {
    /// Deviates, with those that a mode ties together made equal.
    pub(super) fn of(percentages: Percentages, mode: VariabilityMode) -> Self {
        let [time, location, situation] = [percentages.time, percentages.location, percentages.situation]
            .map(|percent| deviate_exceeded_by(percent / 100.0));
        match mode {
            VariabilityMode::SingleMessage => Self { time: situation, location: situation, situation },
            VariabilityMode::Accidental => Self { time, location: situation, situation },
            VariabilityMode::Mobile => Self { time, location: time, situation },
            VariabilityMode::Broadcast => Self { time, location, situation },
        }
    }
}

/// Standard deviate exceeded with a probability, within 4.5e-4.
///
/// # Source
/// Abramowitz and Stegun, 26.2.23 (Hastings), as the reference.
fn deviate_exceeded_by(share: f64) -> f64 {
    const C: [f64; 3] = [2.515_516, 0.802_853, 0.010_328];
    const D: [f64; 3] = [1.432_788, 0.189_269, 0.001_308];
    let t = (-2.0 * share.min(1.0 - share).ln()).sqrt();
    let z = t - ((C[2] * t + C[1]) * t + C[0]) / (((D[2] * t + D[1]) * t + D[0]) * t + 1.0);
    if share > 0.5 { -z } else { z }
}

/// Spread over time on the side of the deviate, sigma_T of (5.6) to (5.8), dB.
fn time_sigma_db(climate: &Climate, z_time: f64, d_e_m: f64, k: f64) -> f64 {
    let spread_db = |side: &(DistanceCurve, FrequencyFactor)| side.0.at_db(d_e_m) * side.1.at(k);
    if z_time < 0.0 {
        return spread_db(&climate.weaker);
    }
    let stronger_db = spread_db(&climate.stronger);
    if z_time <= climate.duct_from {
        return stronger_db;
    }
    let duct_db = climate.duct_share * stronger_db;
    duct_db + (stronger_db - duct_db) * climate.duct_from / z_time
}

/// Standard deviations over time, locations and situations, dB.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_field_names, reason = "the unit belongs to each name")]
struct Spreads {
    time_db: f64,
    location_db: f64,
    situation_db: f64,
}

impl Spreads {
    /// Reliability and confidence together, Y_R + Y_S, dB; positive towards smaller loss.
    fn deviation_db(self, z: Deviates, mode: VariabilityMode) -> f64 {
        let (time_db, location_db) = (self.time_db * z.time, self.location_db * z.location);
        let z_s_squared = z.situation * z.situation;
        let situation_squared = self.situation_db * self.situation_db
            + time_db * time_db / (7.8 + z_s_squared)
            + location_db * location_db / (24.0 + z_s_squared); // (5.11)
        let (time_squared, location_squared) =
            (self.time_db * self.time_db, self.location_db * self.location_db);
        let (reliability_db, confidence_squared) = match mode {
            VariabilityMode::SingleMessage => (0.0, time_squared + location_squared + situation_squared),
            VariabilityMode::Accidental => (time_db, location_squared + situation_squared),
            VariabilityMode::Mobile => ((time_squared + location_squared).sqrt() * z.time, situation_squared),
            VariabilityMode::Broadcast => (time_db + location_db, situation_squared),
        };
        reliability_db + confidence_squared.sqrt() * z.situation
    }
}

#[cfg(test)]
mod tests {
    use super::{bounded_below_db, deviate_exceeded_by};

    #[test]
    fn deviates_are_within_their_stated_error() {
        for (share, exact) in [(0.001, 3.090_232), (0.1, 1.281_552), (0.5, 0.0), (0.99, -2.326_348)] {
            assert!((deviate_exceeded_by(share) - exact).abs() < 4.5e-4, "{share}");
        }
    }

    #[test]
    fn gains_are_bounded_softly() {
        assert!((bounded_below_db(3.0) - 3.0).abs() < f64::EPSILON);
        // -10 (29 + 10) / (29 + 100)
        assert!((bounded_below_db(-10.0) + 390.0 / 129.0).abs() < 1e-12);
    }
}
