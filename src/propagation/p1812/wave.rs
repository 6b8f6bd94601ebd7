//! Constants of the Recommendation: the wave, free space, field strength.
use crate::propagation::Polarization;
use crate::propagation::diffraction::spherical_earth::Wave;

/// Effective Earth radius factor exceeded for beta-0 percent of the time, k_beta (§3.7).
pub const K_BETA: f64 = 3.0;

/// The wave with the Recommendation's own rounding of the speed of light (table 1).
#[must_use]
pub fn wave(f_ghz: f64, polarization: Polarization) -> Wave {
    Wave { f_ghz, wavelength_m: 0.2998 / f_ghz, polarization }
}

/// Free-space loss over 1 km, dB, equation (8).
#[must_use]
pub fn free_space_1_km_db(f_ghz: f64) -> f64 {
    92.4 + 20.0 * f_ghz.log10()
}

/// Field strength of 1 kW radiated over a half-wave dipole's gain, dB(uV/m), from the basic transmission loss.
///
/// # Source
/// ITU-R P.1812-8, §4.10, equation (70): 199.36 + 20 log10 f - L_b, f in GHz.
#[must_use]
pub fn field_strength_dbuv_m(f_ghz: f64, basic_transmission_loss_db: f64) -> f64 {
    199.36 + 20.0 * f_ghz.log10() - basic_transmission_loss_db
}
