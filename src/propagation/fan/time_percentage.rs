//! Losses that less than half of the year does not exceed, eight receivers at a time: P.1812-8 where ducting leaves them as they are.
use super::setting::OfBand;
use crate::propagation::p1812::inverse_complementary_normal;
use crate::propagation::radial::AnnualStatistics;
use crate::simd::Lanes;
use std::f64::consts::{LN_10, LOG10_E};

/// What depends on the time percentage alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimePercentage {
    percent: f64,
    /// log10(p / 50).
    log10_of_half: f64,
    /// I(p).
    deviate: f64,
    /// What troposcatter has less than in half of the time, equation (44), dB.
    scatter_db: f64,
}

/// What the paths are.
#[derive(Clone, Copy)]
pub(super) struct TimedPaths<V> {
    pub(super) d_km: V,
    /// Distances of both horizons together, km.
    pub(super) reach_km: V,
    /// Path angle, mrad.
    pub(super) theta_mrad: V,
    /// Time percentage of anomalous propagation.
    pub(super) beta_0: V,
}

/// Line of sight, and what diffraction adds to it, dB.
#[derive(Clone, Copy)]
pub(super) struct Diffracted<V> {
    pub(super) free_space_db: V,
    pub(super) diffraction_db: V,
}

/// Losses with diffraction, before ducting and troposcatter.
#[derive(Clone, Copy)]
pub(super) struct Timed<V> {
    pub(super) losses: Diffracted<V>,
    /// The notional least loss, L_minb0p.
    least_db: V,
}

/// 10 to the power of numbers.
#[inline(always)]
fn power_of_ten<V: Lanes>(x: V) -> V {
    (x * LN_10).exp()
}

#[inline(always)]
fn log10<V: Lanes>(x: V) -> V {
    x.ln() * LOG10_E
}

/// beta-0 of inland paths, equations (2) to (5).
#[inline(always)]
pub(super) fn beta_0<V: Lanes>(d_km: V, latitude_deg: V) -> V {
    let tau = (((d_km.ln() * 2.41).exp() * -4.12e-4).exp() - 1.0) * -1.0;
    let near = power_of_ten(-d_km / (-(tau * 6.6) + 16.0));
    let far = power_of_ten((tau * 0.354 + 0.496) * -5.0);
    let log_mu_1 = (log10(near + far) * 0.2).lesser(d_km.all(0.0));
    let latitude = latitude_deg.abs();
    let low = (latitude * 0.0176 + (1.0 - 0.935)) * log_mu_1 + (latitude * -0.015 + 1.67);
    let high = log_mu_1 * 1.3 + 4.17_f64.log10();
    power_of_ten(V::select(latitude.gt(latitude.all(70.0)), high, low))
}

impl TimePercentage {
    pub(super) fn of(statistics: &AnnualStatistics) -> Self {
        let percent = statistics.time_percent;
        Self {
            percent,
            log10_of_half: (percent / 50.0).log10(),
            deviate: inverse_complementary_normal(percent / 100.0),
            scatter_db: 10.125 * (50.0 / percent).log10().powf(0.7),
        }
    }

    /// F_i, equation (40).
    #[inline(always)]
    fn between_earths<V: Lanes>(&self, beta_0: V) -> V {
        let one = beta_0.all(1.0);
        let t = ((beta_0 * 0.01).greater(beta_0.all(1e-6)).ln() * -2.0).sqrt();
        let over = (t * 0.010_328 + 0.802_853) * t + 2.515_516_698;
        let under = ((t * 0.001_308 + 0.189_269) * t + 1.432_788) * t + 1.0;
        let deviate = t - over / under;
        V::select(beta_0.all(self.percent).gt(beta_0), one.all(self.deviate) / deviate, one)
    }

    /// Losses with the diffraction of the median Earth, and of the one exceeded for beta-0 percent of the time, equations (9) to (11), (41) to
    /// (43) and (59).
    #[inline(always)]
    pub(super) fn diffracted<V: Lanes>(
        &self,
        paths: &TimedPaths<V>,
        median: Diffracted<V>,
        beyond_db: V,
    ) -> Timed<V> {
        let Diffracted { free_space_db, diffraction_db: median_db } = median;
        let focusing_db = ((paths.reach_km * -0.1).exp() - 1.0) * -2.6;
        let line_db = free_space_db + focusing_db * self.log10_of_half;
        let line_beta_db = free_space_db + focusing_db * (log10(paths.beta_0) - 50.0_f64.log10());
        let share = self.between_earths(paths.beta_0);
        let diffraction_db = median_db + share * (beyond_db - median_db);
        let half_db = free_space_db + median_db;
        let rare_db = line_db + diffraction_db;
        let often_db = half_db + (line_beta_db + diffraction_db - half_db) * share;
        let is_rare = paths.beta_0.gt(paths.beta_0.all(self.percent));
        Timed {
            losses: Diffracted { free_space_db: line_db, diffraction_db },
            least_db: V::select(is_rare, rare_db, often_db),
        }
    }

    /// The loss where ducting leaves the diffraction as it is, equations (44), (57), (62) and (63).
    #[inline(always)]
    pub(super) fn loss_db<V: Lanes>(
        &self,
        paths: &TimedPaths<V>,
        timed: &Timed<V>,
        of_band: OfBand<'_>,
    ) -> V {
        let OfBand { band, statistics } = of_band;
        let Diffracted { free_space_db: line_db, diffraction_db } = timed.losses;
        let diffracted_db = line_db + diffraction_db;
        // 1 - 0.5 (1 + tanh x) = 1 / (1 + e^(2 x))
        let angle = ((paths.theta_mrad - 0.3) * 16.0).exp() + 1.0;
        let modified_db = diffracted_db + (timed.least_db - diffracted_db) / angle;
        let scattered_db = log10(paths.d_km) * 20.0
            + paths.theta_mrad * 0.573
            + (band.band.bound.troposcatter_db - 0.15 * statistics.surface_refractivity - self.scatter_db);
        let apart = (scattered_db - modified_db).abs();
        let smaller = ((apart * (-0.2 * LN_10)).exp() + 1.0).ln() * (5.0 * LOG10_E);
        (modified_db.lesser(scattered_db) - smaller).greater(line_db)
    }
}
