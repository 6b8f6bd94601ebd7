//! Ericsson 9999: the adjustable form of Hata's formula.
use super::effective_height::{EFFECTIVE_BASE_HEIGHT, LinkGeometry};
use super::formula::{Evaluation, Formula, USABLE_HEIGHT};
use super::{ClutterTreatment, Document, Domain, Limit, Parameter, Signal, Source};
use serde::{Deserialize, Serialize};

/// Ericsson's Algorithm 9999 without its own terms for land use and terrain.
///
/// Terrain enters through the effective base height alone ([`LinkGeometry`]). Where the formula gives less than free
/// space, free space is taken, with a caveat.
///
/// **A model to compare with, not to plan by.** Its coefficients are starting values for a calibration. The urban ones
/// give 20 to 30 dB less than Hata (Ericsson's planner adds land use and diffraction on top); the suburban and rural
/// ones were fitted to one small data set at 3.5 GHz and give 70 and 100 dB per decade, absurd beyond a few km.
///
/// # Accuracy
/// The formula is exact; hand-worked cases in the tests of this file. No published numbers were found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ericsson9999 {
    /// What is left to the user.
    pub options: Ericsson9999Options,
}

/// What the model leaves to the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ericsson9999Options {
    /// Surroundings; urban, Ericsson's own coefficients, by default.
    pub surroundings: EricssonSurroundings,
}

/// Surroundings with published coefficients.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EricssonSurroundings {
    /// Ericsson's own.
    #[default]
    Urban,
    /// Fitted by Milanovic and others.
    Suburban,
    /// Fitted by Milanovic and others.
    Rural,
}

const SOURCE: Source = Source { key: "ericsson9999", document: Document::Ericsson9999 };

// as planning tools that offer the model list it
const DOMAIN: Domain = Domain {
    frequency_mhz: Limit { parameter: Parameter::Frequency, unit: "MHz", low: 150.0, high: 1_900.0 },
    ground_distance_km: Limit { parameter: Parameter::GroundDistance, unit: "km", low: 0.2, high: 100.0 },
    tx_height_agl_m: Limit { parameter: Parameter::BaseHeight, ..USABLE_HEIGHT },
    rx_height_agl_m: Limit { parameter: Parameter::MobileHeight, unit: "m", low: 1.0, high: 5.0 },
};

/// Effective base heights.
const EFFECTIVE_BASE: Limit = Limit { low: 20.0, ..EFFECTIVE_BASE_HEIGHT };

impl EricssonSurroundings {
    /// a_0 (dB), a_1 (dB per decade of km), a_2 and a_3 (per decade of base height).
    const fn coefficients(self) -> [f64; 4] {
        match self {
            Self::Urban => [36.2, 30.2, -12.0, 0.1],
            Self::Suburban => [43.20, 68.93, -12.0, 0.1],
            Self::Rural => [45.95, 100.6, -12.0, 0.1],
        }
    }
}

impl Formula for Ericsson9999 {
    const SOURCE: &'static Source = &SOURCE;
    const DOMAIN: &'static Domain = &DOMAIN;
    const FURTHER_LIMITS: &'static [Limit] = &[EFFECTIVE_BASE];
    const CLUTTER: ClutterTreatment = ClutterTreatment::InFormula;
    const NOT_BELOW_FREE_SPACE: bool = true;

    fn evaluate(&self, link: &LinkGeometry, signal: Signal) -> Evaluation {
        let [a_0, a_1, a_2, a_3] = self.options.surroundings.coefficients();
        let (log_d, log_h) = (link.d_km.log10(), link.effective_base_m().log10());
        let log_f = signal.frequency.megahertz().log10();
        let loss_db = a_0 + a_1 * log_d + a_2 * log_h + a_3 * log_h * log_d
            - 3.2 * (11.75 * link.mobile_agl_m).log10().powi(2)
            + 44.49 * log_f
            - 4.78 * log_f * log_f;
        let caveats = EFFECTIVE_BASE.caveat(link.base_over_mean_m).into_iter().collect();
        Evaluation { caveats, ..Evaluation::of(loss_db) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ericsson9999, Ericsson9999Options, EricssonSurroundings};
    use crate::propagation::test_links::flat_loss_db;

    fn loss_db(surroundings: EricssonSurroundings, heights_m: (f64, f64), d_km: f64) -> f64 {
        let model = Ericsson9999 { options: Ericsson9999Options { surroundings } };
        flat_loss_db(&model, 900.0, heights_m, d_km)
    }

    #[test]
    fn all_surroundings_by_hand() {
        // 900 MHz, 30 m, 1.5 m, 5 km: g(f) = 44.49 2.954243 - 4.78 8.727549 = 89.7166;
        // 3.2 (log 17.625)^2 = 4.9691; log d = 0.698970, log h = 1.477121, 0.1 log h log d = 0.1032;
        // urban 36.2 + 21.1089 - 17.7255 + 0.1032 - 4.9691 + 89.7166 = 124.4342
        // suburban 43.2 + 48.1800 + ... = 158.5053; rural 45.95 + 70.3164 + ... = 183.3917
        for (surroundings, by_hand) in [
            (EricssonSurroundings::Urban, 124.4342),
            (EricssonSurroundings::Suburban, 158.5053),
            (EricssonSurroundings::Rural, 183.3917),
        ] {
            let found = loss_db(surroundings, (30.0, 1.5), 5.0);
            assert!((found - by_hand).abs() < 1e-3, "{surroundings:?}: {found}");
        }
    }

    #[test]
    fn a_higher_mast_loses_less() {
        // with a_2 = +12, as some reviews print it, it would lose more
        let at = |base_m| loss_db(EricssonSurroundings::Urban, (base_m, 1.5), 5.0);
        // 12 log 2 less, 0.1 log 2 log 5 more
        assert!((at(30.0) - at(60.0) - (12.0 - 0.069_897) * 2.0_f64.log10()).abs() < 1e-4);
    }
}
