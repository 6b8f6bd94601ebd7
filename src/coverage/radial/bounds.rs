//! Whether a mechanism can matter at all: lower bounds of ducting and troposcatter losses at 50 % of the time.
use super::RadialSweep;
use super::horizons::greater;
use super::losses::LossBand;
use super::p1812::Point;
use super::receiver::Receiver;

/// A diffraction loss this much above another mechanism's leaves it without effect: 5 log10(1 + 10^(-0.2 x)) is under
/// 4e-11 dB.
pub(super) const WITHOUT_EFFECT_DB: f64 = 54.0;

/// What the bounds on ducting and troposcatter need of a frequency: P.1812-8, equations (44), (45), (47), (48), (51).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct BoundConstants {
    /// 102.45 + 20 log f + A_lf.
    pub(super) ducting_db: f64,
    /// 190.1 + L_f.
    pub(super) troposcatter_db: f64,
    sqrt_f: f64,
    pub(super) cbrt_f: f64,
}

impl BoundConstants {
    pub(super) fn of(f_ghz: f64) -> Self {
        let a_lf = if f_ghz < 0.5 { 45.375 - 137.0 * f_ghz + 92.5 * f_ghz * f_ghz } else { 0.0 };
        Self {
            ducting_db: 102.45 + 20.0 * f_ghz.log10() + a_lf,
            troposcatter_db: 190.1 + 25.0 * f_ghz.log10() - 2.5 * (0.5 * f_ghz).log10().powi(2),
            sqrt_f: f_ghz.sqrt(),
            cbrt_f: f_ghz.cbrt(),
        }
    }
}

impl RadialSweep {
    /// Whether ducting surely leaves the median loss as it is: a lower bound of its loss exceeds it.
    ///
    /// At 50 % of the time F_i is 0, so L_bam = L_bda, and that is L_bd where L_minbap >= L_ba exceeds it.
    pub(super) fn without_ducting(
        &self,
        point: &Point<'_>,
        band: &LossBand,
        median_db: f64,
        least_a_p_db: f64,
    ) -> bool {
        let receiver = point.receiver;
        if point.diffraction_db <= 0.0 {
            return true; // L_bd is the line of sight's, which L_minbap exceeds
        }
        if receiver.zones.omega >= 0.75 {
            return false; // coupling to ducts over the sea
        }
        let bare = &receiver.bare;
        let d = receiver.d_km;
        let bound = &band.bound;
        let (theta_t, theta_r) = receiver.horizon_slopes();
        let (theta_t, theta_r) = (mrad_at_least(theta_t), mrad_at_least(theta_r));
        let (d_lt, d_lr) = if receiver.transhorizon() {
            (self.distance_km[bare.transmitter_sample as usize], d - bare.receiver_x_km)
        } else if !self.cluttered && point.edge.nu_sqrt_m > f64::NEG_INFINITY {
            (point.edge.distance_km, d - point.edge.distance_km)
        } else {
            return false;
        };
        let turn = 2.0 * bare.curvature * d; // 1000 d / a_e
        let beyond = (greater(theta_t - 0.1 * d_lt, 0.0), greater(theta_r - 0.1 * d_lr, 0.0));
        let theta_1 = turn + theta_t.min(0.1 * d_lt) + theta_r.min(0.1 * d_lr);
        let without_roots_db = bound.ducting_db
            + least_a_p_db
            + 20.0 * log10_at_least(d_lt + d_lr)
            + bound.cbrt_f * (0.025 / bare.curvature * theta_1 + 0.264 * (beyond.0 + beyond.1));
        if without_roots_db > median_db {
            return true;
        }
        let shielding_db =
            |beyond: f64, d_l: f64| 20.0 * log10_at_least(1.0 + 0.361 * beyond * bound.sqrt_f * d_l.sqrt());
        without_roots_db + shielding_db(beyond.0, d_lt) + shielding_db(beyond.1, d_lr) > median_db
    }
}

impl Receiver {
    pub(super) fn transhorizon(&self) -> bool {
        self.samples > 1 && self.bare.transhorizon()
    }

    /// Slopes of the horizons over bare terrain, m/km; of each other where the ends see each other.
    pub(super) fn horizon_slopes(&self) -> (f64, f64) {
        if self.transhorizon() {
            (self.bare.transmitter, self.bare.receiver)
        } else {
            (self.bare.direct, -self.bare.direct - 2.0 * self.bare.curvature * self.d_km)
        }
    }

    /// L_bc of L_bam and troposcatter at 50 % of the time, equations (44), (45) and (63).
    pub(super) fn with_troposcatter_db(&self, band: &LossBand, bam_db: f64, n_0: f64) -> f64 {
        let (t, r) = self.horizon_slopes();
        let turn = 2.0 * self.bare.curvature * self.d_km;
        let scattered_db = |log10_d: f64, theta_mrad: f64| {
            band.bound.troposcatter_db - 0.15 * n_0 + 20.0 * log10_d + 0.573 * theta_mrad
        };
        let at_least = scattered_db(log10_at_least(self.d_km), turn + mrad_at_least(t) + mrad_at_least(r));
        if at_least > bam_db + WITHOUT_EFFECT_DB {
            return bam_db;
        }
        let theta_mrad = turn + atan_mrad(t) + atan_mrad(r);
        let bs_db = scattered_db(self.d_km.log10(), theta_mrad);
        // -5 log10(10^(-0.2 a) + 10^(-0.2 b)) with the smaller taken out
        bam_db.min(bs_db)
            - 5.0
                * (-0.2 * (bs_db - bam_db).abs() * std::f64::consts::LN_10).exp().ln_1p()
                * std::f64::consts::LOG10_E
    }
}

pub(super) fn atan_mrad(slope: f64) -> f64 {
    1_000.0 * (slope / 1_000.0).atan()
}

/// A lower bound of 1000 atan(slope / 1000), slope in m/km.
pub(super) fn mrad_at_least(slope: f64) -> f64 {
    if slope > 0.0 { slope * (1.0 - slope * slope / 3e6) } else { slope }
}

/// A lower bound of log10 x for a positive x that single precision holds, within 0.026: the mantissa's chord, less what is
/// rounded. Of instructions that any x86-64 has for several numbers at once.
pub(super) fn log10_at_least(x: f64) -> f64 {
    let bits = (x as f32).to_bits().cast_signed() as f32;
    (f64::from(bits) * f64::from(1.0 / 8_388_608.0_f32) - 127.000_02) * std::f64::consts::LOG10_2
}

#[cfg(test)]
mod tests {
    use super::{log10_at_least, mrad_at_least};

    #[test]
    fn bounds_lie_below() {
        for i in 1..4_000 {
            let x = f64::from(i) * 0.037;
            let below = x.log10() - log10_at_least(x);
            assert!((0.0..0.027).contains(&below), "{x}: {below}");
            let slope = (f64::from(i) - 2_000.0) * 0.7;
            assert!(mrad_at_least(slope) <= 1_000.0 * (slope / 1_000.0).atan() + 1e-12, "{slope}");
        }
    }
}
