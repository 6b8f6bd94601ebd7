//! SUI (Stanford University Interim), IEEE 802.16: suburban cells by terrain category.
use super::effective_height::LinkGeometry;
use super::formula::{Evaluation, Formula};
use super::{ClutterTreatment, Document, Domain, Limit, Parameter, Signal, Source};
use serde::{Deserialize, Serialize};

/// The model of Erceg and others with the corrections of frequency and receiver height of IEEE 802.16.
///
/// Antenna heights are above ground: hills are in the terrain category. Where the formula gives less than free space
/// (closer than 100 m, or from very high masts), free space is taken, with a caveat.
///
/// # Accuracy
/// The formula is exact; hand-worked cases in the tests of this file, path-loss exponents as Erceg gives them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sui {
    /// What is left to the user.
    pub options: SuiOptions,
}

/// What SUI leaves to the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SuiOptions {
    /// Terrain category; `a` by default.
    pub terrain: SuiTerrain,
}

/// Terrain category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuiTerrain {
    /// Hilly, moderate to heavy trees.
    #[default]
    A,
    /// Hilly with light trees, or flat with moderate to heavy trees.
    B,
    /// Flat, light trees.
    C,
}

const SOURCE: Source = Source { key: "sui", document: Document::Erceg };

// frequency: from Erceg's measurements to the scope of 802.16's model; heights of the receiver: of its correction
const DOMAIN: Domain = Domain {
    frequency_mhz: Limit { parameter: Parameter::Frequency, unit: "MHz", low: 1_900.0, high: 11_000.0 },
    ground_distance_km: Limit { parameter: Parameter::GroundDistance, unit: "km", low: 0.1, high: 8.0 },
    tx_height_agl_m: Limit { parameter: Parameter::BaseHeight, unit: "m", low: 10.0, high: 80.0 },
    rx_height_agl_m: Limit { parameter: Parameter::MobileHeight, unit: "m", low: 2.0, high: 10.0 },
};

/// Reference distance d_0, m.
const REFERENCE_M: f64 = 100.0;
/// Frequency and receiver height of Erceg's formula, to which the corrections refer.
const REFERENCE_MHZ: f64 = 2_000.0;
const REFERENCE_MOBILE_M: f64 = 2.0;

/// Constants of a category.
struct Category {
    /// a, b (1/m) and c (m) of the path-loss exponent.
    exponent: [f64; 3],
    /// Loss per decade of receiver height, dB.
    mobile_height: f64,
    /// Mean standard deviation of shadowing, dB.
    sigma_db: f64,
}

impl SuiTerrain {
    const fn category(self) -> Category {
        match self {
            Self::A => Category { exponent: [4.6, 0.0075, 12.6], mobile_height: -10.8, sigma_db: 10.6 },
            Self::B => Category { exponent: [4.0, 0.0065, 17.1], mobile_height: -10.8, sigma_db: 9.6 },
            Self::C => Category { exponent: [3.6, 0.005, 20.0], mobile_height: -20.0, sigma_db: 8.2 },
        }
    }
}

/// Path-loss exponent gamma for a base height above ground.
fn exponent(category: &Category, base_m: f64) -> f64 {
    let [a, b, c] = category.exponent;
    a - b * base_m + c / base_m
}

impl Formula for Sui {
    const SOURCE: &'static Source = &SOURCE;
    const DOMAIN: &'static Domain = &DOMAIN;
    const CLUTTER: ClutterTreatment = ClutterTreatment::InFormula;
    const NOT_BELOW_FREE_SPACE: bool = true;

    fn evaluate(&self, link: &LinkGeometry, signal: Signal) -> Evaluation {
        let category = self.options.terrain.category();
        let wavelength_m = signal.frequency.wavelength().metres();
        let at_reference = 20.0 * (4.0 * std::f64::consts::PI * REFERENCE_M / wavelength_m).log10();
        let loss_db = at_reference
            + 10.0 * exponent(&category, link.base_agl_m) * (link.d_km * 1_000.0 / REFERENCE_M).log10()
            + 6.0 * (signal.frequency.megahertz() / REFERENCE_MHZ).log10()
            + category.mobile_height * (link.mobile_agl_m / REFERENCE_MOBILE_M).log10();
        Evaluation { location_sigma_db: Some(category.sigma_db), ..Evaluation::of(loss_db) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Sui, SuiOptions, SuiTerrain, exponent};
    use crate::propagation::test_links::{flat_loss_db, level_link};
    use crate::units::Decibels;

    fn model(terrain: SuiTerrain) -> Sui {
        Sui { options: SuiOptions { terrain } }
    }

    #[test]
    fn the_exponents_of_a_30_m_mast() {
        // A: 4.6 - 0.225 + 0.42; B: 4.0 - 0.195 + 0.57; C: 3.6 - 0.15 + 0.6667
        for (terrain, gamma) in [(SuiTerrain::A, 4.795), (SuiTerrain::B, 4.375), (SuiTerrain::C, 4.116_667)] {
            assert!((exponent(&terrain.category(), 30.0) - gamma).abs() < 1e-6);
        }
    }

    #[test]
    fn all_categories_by_hand() {
        // 3,500 MHz, 30 m, 6 m, 5 km: lambda = 0.0856550 m, A = 20 log(4 pi 100 / 0.0856550) = 83.3291;
        // log(5000/100) = 1.698970; X_f = 6 log 1.75 = 1.4582; X_h = -10.8 log 3 = -5.1529 (A, B), -20 log 3 = -9.5424 (C);
        // A: 83.3291 + 47.95 1.698970 + 1.4582 - 5.1529 = 161.1001; B: 43.75: 153.9644; C: 41.16667: 145.1859
        for (terrain, by_hand) in
            [(SuiTerrain::A, 161.1001), (SuiTerrain::B, 153.9644), (SuiTerrain::C, 145.1859)]
        {
            let found = flat_loss_db(&model(terrain), 3_500.0, (30.0, 6.0), 5.0);
            assert!((found - by_hand).abs() < 1e-3, "{terrain:?}: {found}");
        }
    }

    #[test]
    fn closer_than_the_reference_free_space_is_taken() {
        let found = level_link(0.02, 0.0).loss(&model(SuiTerrain::A), 2_000.0, (30.0, 2.0));
        assert_eq!(found.basic_transmission_loss, found.free_space);
        assert_eq!(found.location_sigma.map(Decibels::db), Some(10.6));
    }
}
