//! The loss of free space.
use crate::units::{Decibels, Frequency, Length};

/// Free-space basic transmission loss over a slant range.
///
/// # Source
/// ITU-R P.525-5, §2.3, equation (3): L = 20 log10(4 pi d / lambda).
#[must_use]
pub fn free_space_loss(slant_range: Length, frequency: Frequency) -> Decibels {
    let wavelengths = slant_range.metres() / frequency.wavelength().metres();
    Decibels::new(20.0 * (4.0 * std::f64::consts::PI * wavelengths).log10())
}
