//! Building entry loss.
use super::inverse_normal;
use crate::units::{Decibels, Frequency};
use serde::{Deserialize, Serialize};

/// Thermal efficiency of buildings, the classes of ITU-R P.2109.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuildingClass {
    /// Wood, bamboo, brick, single glazing.
    Traditional,
    /// Metallised glass, foil-backed panels.
    ThermallyEfficient,
}

/// Coefficients of table 1 of P.2109-2.
struct Coefficients {
    r: f64,
    s: f64,
    t: f64,
    u: f64,
    v: f64,
    w: f64,
    x: f64,
    y: f64,
    z: f64,
}

const TRADITIONAL: Coefficients =
    Coefficients { r: 12.64, s: 3.72, t: 0.96, u: 9.6, v: 2.0, w: 9.1, x: -3.0, y: 4.5, z: -2.0 };
const THERMALLY_EFFICIENT: Coefficients =
    Coefficients { r: 28.19, s: -3.00, t: 8.48, u: 13.5, v: 3.8, w: 27.8, x: -2.9, y: 9.4, z: -2.1 };

/// Building entry loss not exceeded with a probability, horizontal incidence.
///
/// # Units and conventions
/// `probability` is a share, 0 < p < 1; 0.08 to 1.0 GHz and above as the Recommendation's 80 MHz to 100 GHz.
///
/// # Source
/// ITU-R P.2109-2, §3, equations (1) to (10), elevation 0.
#[must_use]
pub fn building_entry_loss(class: BuildingClass, frequency: Frequency, probability: f64) -> Decibels {
    let c = match class {
        BuildingClass::Traditional => &TRADITIONAL,
        BuildingClass::ThermallyEfficient => &THERMALLY_EFFICIENT,
    };
    let log_f = frequency.gigahertz().log10();
    let mu_1 = c.r + c.s * log_f + c.t * log_f * log_f;
    let sigma_1 = c.u + c.v * log_f;
    let (mu_2, sigma_2) = (c.w + c.x * log_f, c.y + c.z * log_f);
    let deviate = inverse_normal(probability);
    let (a, b, floor) = (deviate * sigma_1 + mu_1, deviate * sigma_2 + mu_2, -3.0_f64);
    let sum = 10.0_f64.powf(0.1 * a) + 10.0_f64.powf(0.1 * b) + 10.0_f64.powf(0.1 * floor);
    Decibels::new(10.0 * sum.log10())
}

#[cfg(test)]
mod tests {
    use super::{BuildingClass, building_entry_loss};
    use crate::units::Frequency;

    #[test]
    fn median_at_one_gigahertz_by_hand() {
        let gigahertz = Frequency::from_megahertz(1_000.0);
        // 10 log10(10^1.264 + 10^0.91 + 10^-0.3) and 10 log10(10^2.819 + 10^2.78 + 10^-0.3)
        let traditional = building_entry_loss(BuildingClass::Traditional, gigahertz, 0.5);
        assert!((traditional.db() - 14.314).abs() < 1e-2, "{}", traditional.db());
        let efficient = building_entry_loss(BuildingClass::ThermallyEfficient, gigahertz, 0.5);
        assert!((efficient.db() - 31.012).abs() < 1e-2, "{}", efficient.db());
    }
}
