//! Whether ducting can matter at all: a lower bound of its loss at 50 % of the time.
use super::band::LossBand;
use super::horizons::greater;
use super::lower_bounds::{log10_at_least, mrad_at_least};
use super::receiver::Receiver;
use super::sweep::RadialSweep;
use crate::propagation::diffraction::bullington::Edge;

/// One receiver at one band, as far as it is known before the mechanisms are combined.
pub(super) struct Point<'a> {
    pub(super) receiver: &'a Receiver,
    /// The equivalent edge of terrain with clutter.
    pub(super) edge: Edge,
    /// 20 log10 of the slant range in km.
    pub(super) slant_db: f64,
    /// Delta-Bullington loss over the median Earth.
    pub(super) diffraction_db: f64,
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
