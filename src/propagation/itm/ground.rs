//! The ground as the wave meets it.
use super::limits::SOURCE;
use crate::propagation::{Limit, Parameter, Polarization, PropagationError};

/// Frequency of wave number 1, MHz m (Algorithm (1.1)).
const MHZ_PER_WAVE_NUMBER: f64 = 47.7;

/// Frequencies that the reference works on.
const FREQUENCY: Limit = Limit { parameter: Parameter::Frequency, unit: "MHz", low: 20.0, high: 20_000.0 };
/// The imaginary part of the impedance must be the smaller, beyond rounding.
const IMPEDANCE: Limit =
    Limit { parameter: Parameter::ImpedanceRatio, unit: "", low: 0.0, high: 1.0 - 1e-12 };

/// A frequency with the surface transfer impedance of the ground for one polarisation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wave {
    pub(super) f_mhz: f64,
    /// Wave number k, 1/m.
    pub(super) k: f64,
    /// Surface transfer impedance Z_g, relative to that of the vacuum: real and imaginary part.
    pub(super) z_g: [f64; 2],
    /// Absolute value of the impedance.
    pub(super) z_g_abs: f64,
    /// Cube root of the frequency in MHz.
    pub(super) f_cube_root: f64,
    /// Free-space loss at 1 km, dB.
    pub(super) free_space_1_km_db: f64,
    /// Distance that diffraction adds to the horizons in the long-term statistics, m: the last term of (5.3).
    pub(super) statistics_m: f64,
}

/// What the ground is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ground {
    pub(super) relative_permittivity: f64,
    pub(super) conductivity_s_m: f64,
}

impl Wave {
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for a frequency that the reference refuses, or an impedance whose imaginary part
    /// is not the smaller.
    ///
    /// # Source
    /// Algorithm (1.1), (1.4), (1.5), with the reference's 18,000 MHz Ohm m.
    pub(super) fn over(
        ground: Ground,
        f_mhz: f64,
        polarization: Polarization,
    ) -> Result<Self, PropagationError> {
        FREQUENCY.require(SOURCE.key, f_mhz)?;
        let epsilon = ground.relative_permittivity;
        let loss = 18_000.0 * ground.conductivity_s_m / f_mhz;
        // the square root of (epsilon - 1) + i loss, both parts not negative
        let length = (epsilon - 1.0).hypot(loss);
        let real = (0.5 * (length + epsilon - 1.0)).sqrt();
        let root = [real, 0.5 * loss / real];
        let z_g = match polarization {
            Polarization::Horizontal => root,
            Polarization::Vertical => {
                let size = epsilon * epsilon + loss * loss;
                [(root[0] * epsilon + root[1] * loss) / size, (root[1] * epsilon - root[0] * loss) / size]
            }
        };
        IMPEDANCE.require(SOURCE.key, z_g[1].abs() / z_g[0])?;
        let k = f_mhz / MHZ_PER_WAVE_NUMBER;
        Ok(Self {
            f_mhz,
            k,
            z_g,
            z_g_abs: z_g[0].hypot(z_g[1]),
            f_cube_root: f_mhz.cbrt(),
            free_space_1_km_db: 32.45 + 20.0 * f_mhz.log10(),
            statistics_m: (575.7e12 / k).cbrt(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Ground, Wave};
    use crate::propagation::Polarization;

    const AVERAGE: Ground = Ground { relative_permittivity: 15.0, conductivity_s_m: 0.005 };

    #[test]
    fn impedance_squared_gives_the_permittivity_back() {
        let wave = Wave::over(AVERAGE, 900.0, Polarization::Horizontal).expect("a wave");
        let [re, im] = wave.z_g;
        // epsilon - 1 = 14, 18000 x 0.005 / 900 = 0.1
        assert!((re * re - im * im - 14.0).abs() < 1e-12 && (2.0 * re * im - 0.1).abs() < 1e-12);
        let vertical = Wave::over(AVERAGE, 900.0, Polarization::Vertical).expect("a wave");
        let back = vertical.z_g_abs * 15.0_f64.hypot(0.1);
        assert!((back - wave.z_g_abs).abs() < 1e-12);
    }

    #[test]
    fn ground_without_contrast_is_refused() {
        let vacuum = Ground { relative_permittivity: 1.0, conductivity_s_m: 0.005 };
        assert!(Wave::over(vacuum, 900.0, Polarization::Horizontal).is_err());
        assert!(Wave::over(AVERAGE, 19.0, Polarization::Vertical).is_err());
    }
}
