//! Free space.
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

#[cfg(test)]
mod tests {
    use super::free_space_loss;
    use crate::units::{Frequency, Length};

    #[test]
    fn one_kilometre_at_one_gigahertz() {
        // 32.4478 + 20 log10(1000 MHz) + 20 log10(1 km)
        let loss = free_space_loss(Length::from_kilometres(1.0), Frequency::from_megahertz(1_000.0));
        assert!((loss.db() - 92.4478).abs() < 1e-4);
    }
}
