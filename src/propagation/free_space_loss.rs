//! The loss of free space.
use crate::units::{Decibels, Frequency, Length};

/// Free-space basic transmission loss over a slant range.
///
/// # Source
/// ITU-R P.525-5, §2.3, equation (3): L = 20 log10(4 pi d / lambda).
///
/// # Examples
/// ```
/// use signalgap::propagation::free_space_loss;
/// use signalgap::units::{Frequency, Length};
/// let loss = free_space_loss(Length::from_kilometres(1.0), Frequency::from_megahertz(1_000.0));
/// assert!((loss.db() - 92.447_783).abs() < 1e-6);
/// ```
#[must_use]
pub fn free_space_loss(slant_range: Length, frequency: Frequency) -> Decibels {
    let wavelengths = slant_range.metres() / frequency.wavelength().metres();
    Decibels::new(20.0 * (4.0 * std::f64::consts::PI * wavelengths).log10())
}
