//! Radio frequencies.
use super::Length;
use serde::{Deserialize, Serialize};

/// Speed of light in vacuum, m/s (SI Brochure, 9th edition, table 1: exact).
const SPEED_OF_LIGHT_M_S: f64 = 299_792_458.0;

/// A radio frequency. Stored in hertz.
///
/// # Examples
/// ```
/// use signalgap::units::Frequency;
/// let lte_900 = Frequency::from_megahertz(900.0);
/// assert!((lte_900.wavelength().metres() - 0.333_102_731).abs() < 1e-9);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Frequency(f64);

impl Frequency {
    /// From megahertz (1 MHz = 1 000 000 Hz).
    #[must_use]
    pub const fn from_megahertz(megahertz: f64) -> Self {
        Self(megahertz * 1.0e6)
    }

    /// In hertz.
    #[must_use]
    pub const fn hertz(self) -> f64 {
        self.0
    }

    /// In megahertz.
    #[must_use]
    pub const fn megahertz(self) -> f64 {
        self.0 / 1.0e6
    }

    /// In gigahertz.
    #[must_use]
    pub const fn gigahertz(self) -> f64 {
        self.0 / 1.0e9
    }

    /// The wavelength in vacuum.
    #[must_use]
    pub const fn wavelength(self) -> Length {
        Length::from_metres(SPEED_OF_LIGHT_M_S / self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Frequency;

    #[test]
    fn one_megahertz_is_a_million_hertz() {
        assert!((Frequency::from_megahertz(1.0).hertz() - 1_000_000.0).abs() < f64::EPSILON);
        assert!((Frequency::from_megahertz(1_500.0).gigahertz() - 1.5).abs() < f64::EPSILON);
    }

    #[test]
    fn wavelength_of_300_mhz_is_just_under_a_metre() {
        let wavelength_m = Frequency::from_megahertz(300.0).wavelength().metres();
        assert!((wavelength_m - 0.999_308_193_333).abs() < 1e-9);
    }
}
