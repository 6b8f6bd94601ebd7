//! What the losses need besides the geometry: a frequency, and percentages of time and locations.
use crate::propagation::diffraction::spherical_earth::Wave;
use crate::propagation::p1812;

/// Which losses are taken from the geometry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CarriedLoss {
    /// Free space and delta-Bullington (P.525, P.526).
    DeltaBullington,
    /// P.1812-8.
    P1812(AnnualStatistics),
}

/// What P.1812 needs besides the path and the frequency, the same for all receivers of a mast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AnnualStatistics {
    pub(in crate::propagation) time_percent: f64,
    /// I(p_L), equation (69).
    pub(in crate::propagation) location_deviate: f64,
    pub(in crate::propagation) surface_refractivity: f64,
    /// A lower bound of A_p, equation (53), dB.
    pub(in crate::propagation) least_a_p_db: f64,
    /// See [`Self::leaving_out`].
    pub(in crate::propagation) without_effect_db: f64,
}

/// A diffraction loss this much above another mechanism's leaves it without effect: 5 log10(1 + 10^(-0.2 x)) is under
/// 4e-11 dB.
const WITHOUT_EFFECT_DB: f64 = 54.0;

impl AnnualStatistics {
    /// Shares of the average year (1 to 50 %) and of locations (1 to 99 %), the surface refractivity at sea level
    /// (N-units), and the |latitude| that no path's centre falls short of (degrees).
    ///
    /// beta, equation (54), is at most beta_0 <= 10^(1.67 - 0.015 |latitude|) (4.17 beyond 70 degrees), and A_p rises as
    /// beta falls: its exponent (log10 p - log10 beta) Gamma does down to beta = 1e-24, and is greater below than at any
    /// beta_0. The factor of Gamma that falls with distance is taken at 1,000 km.
    #[must_use]
    pub fn new(
        time_percent: f64,
        location_percent: f64,
        surface_refractivity: f64,
        lowest_latitude_deg: f64,
    ) -> Self {
        let log_beta = (1.67 - 0.015 * lowest_latitude_deg.abs()).max(4.17_f64.log10());
        let far = 1e-6 * 1_000.0_f64.powf(1.13);
        let gamma = 1.076 / (2.0058 - log_beta).powf(1.012)
            * (-(9.51 - 4.8 * log_beta + 0.198 * log_beta * log_beta) * far).exp();
        let ratio = time_percent / 10.0_f64.powf(log_beta);
        let least_a_p_db = -12.0 + 1.2 * ratio.log10() + 12.0 * ratio.powf(gamma);
        let location_deviate = p1812::inverse_complementary_normal(location_percent / 100.0);
        let without_effect_db = WITHOUT_EFFECT_DB;
        Self { time_percent, location_deviate, surface_refractivity, least_a_p_db, without_effect_db }
    }

    /// The same with troposcatter left out where diffraction lets this much more through, dB: 24 changes no loss by more than 3.5e-5 dB, 54, which
    /// is usual, by no more than 4e-11 dB.
    #[must_use]
    pub const fn leaving_out(self, without_effect_db: f64) -> Self {
        Self { without_effect_db, ..self }
    }

    /// Share of the average year, %.
    #[must_use]
    pub const fn time_percent(self) -> f64 {
        self.time_percent
    }
}

/// One frequency and what depends on it alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LossBand {
    /// The wave.
    pub wave: Wave,
    /// Free-space loss over 1 km, dB.
    pub free_space_1_km_db: f64,
    /// Standard deviation over locations below the clutter's top, dB (P.1812-8, equation (65)).
    pub location_sigma_db: f64,
    pub(in crate::propagation) bound: BoundConstants,
}

impl LossBand {
    /// A wave, its free-space loss over 1 km, and the spread over locations.
    #[must_use]
    pub fn new(wave: Wave, free_space_1_km_db: f64, location_sigma_db: f64) -> Self {
        Self { wave, free_space_1_km_db, location_sigma_db, bound: BoundConstants::of(wave.f_ghz) }
    }
}

/// What the bounds on ducting and troposcatter need of a frequency: P.1812-8, equations (44), (45), (47), (48), (51).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::propagation) struct BoundConstants {
    /// 102.45 + 20 log f + A_lf.
    pub(in crate::propagation) ducting_db: f64,
    /// 190.1 + L_f.
    pub(in crate::propagation) troposcatter_db: f64,
    pub(in crate::propagation) sqrt_f: f64,
    pub(in crate::propagation) cbrt_f: f64,
}

impl BoundConstants {
    pub(in crate::propagation) fn of(f_ghz: f64) -> Self {
        let a_lf = if f_ghz < 0.5 { 45.375 - 137.0 * f_ghz + 92.5 * f_ghz * f_ghz } else { 0.0 };
        Self {
            ducting_db: 102.45 + 20.0 * f_ghz.log10() + a_lf,
            troposcatter_db: 190.1 + 25.0 * f_ghz.log10() - 2.5 * (0.5 * f_ghz).log10().powi(2),
            sqrt_f: f_ghz.sqrt(),
            cbrt_f: f_ghz.cbrt(),
        }
    }
}
