//! Ducting and troposcatter where they may matter: bounds of both for eight receivers at once.
use super::setting::{FanBand, OfBand};
use super::time_percentage::{Diffracted, TimedPaths, beta_0};
use crate::simd::{LaneMask as _, Lanes};
use std::f64::consts::{LN_10, LOG10_E};

/// Horizons over bare ground, or lower bounds of them.
#[derive(Clone, Copy)]
pub(super) struct BareHorizons<V: Lanes> {
    pub(super) d_km: V,
    /// 1000 d / a_e.
    pub(super) turn: V,
    /// Slopes over the ends' horizontals, m/km.
    pub(super) transmitter: V,
    pub(super) receiver: V,
    /// Distances of the horizons, km: the least and the greatest they can be.
    pub(super) d_lt_km: [V; 2],
    pub(super) d_lr_km: [V; 2],
    /// Where they make the whole path together.
    pub(super) meet: V::Mask,
    /// Per milliradian within 0.1 d_l: 0.025 / curvature.
    pub(super) within: f64,
}

/// What they weigh, free of frequency.
#[derive(Clone, Copy)]
pub(super) struct Anomalous<V: Lanes> {
    horizons: BareHorizons<V>,
    /// 20 log10 of d_lt + d_lr; per cube root of GHz, dB.
    horizons_db: V,
    shielding: V,
    /// Of troposcatter: 20 log10 d + 0.573 theta.
    scatter_db: V,
    /// Horizon angles, mrad.
    angles: [V; 2],
}

/// Per milliradian beyond 0.1 d_l, equation (48).
const BEYOND: f64 = 0.264;

/// The angle of a slope in m/km, mrad.
#[inline(always)]
fn mrad<V: Lanes>(slope: V) -> V {
    (slope * 1e-3).atan() * 1e3
}

impl<V: Lanes> BareHorizons<V> {
    /// What a horizon angle adds to the ducting loss per cube root of GHz, dB.
    #[inline(always)]
    fn shield(&self, theta: V, d_l_km: V) -> V {
        let limit = d_l_km * 0.1;
        theta.lesser(limit) * self.within + (theta - limit).greater(theta.all(0.0)) * BEYOND
    }

    /// P.1812-8, equations (44), (47), (48), (51), (52).
    #[inline(always)]
    pub(super) fn weigh(self) -> Anomalous<V> {
        let none = self.d_km.all(0.0);
        let (theta_t, theta_r) = (mrad(self.transmitter), mrad(self.receiver));
        let [[t_least, t_most], [r_least, r_most]] = [self.d_lt_km, self.d_lr_km];
        // it rises with the distance of a horizon: least at one end of where they can meet
        let meeting = (self.shield(theta_t, t_least) + self.shield(theta_r, r_most))
            .lesser(self.shield(theta_t, t_most) + self.shield(theta_r, r_least));
        let apart = self.shield(theta_t, t_least) + self.shield(theta_r, r_least);
        let reach = V::select(self.meet, self.d_km, t_least + r_least);
        Anomalous {
            horizons: self,
            horizons_db: reach.greater(none.all(1e-6)).ln() * (20.0 * LOG10_E),
            shielding: V::select(self.meet, meeting, apart) + self.turn * self.within,
            scatter_db: self.d_km.ln() * (20.0 * LOG10_E) + (self.turn + theta_t + theta_r) * 0.573,
            angles: [theta_t, theta_r],
        }
    }
}

/// ln(1 + 0.361 theta'' sqrt(f d_l)), equation (48), at least: it has no lowest value between the ends of an interval.
#[inline(always)]
fn site_shielding<V: Lanes>(theta: V, [least_km, most_km]: [V; 2], band: &FanBand) -> V {
    let root = shielding_root(theta, least_km).lesser(shielding_root(theta, most_km));
    (root * (0.361 * band.band.bound.sqrt_f) + 1.0).ln()
}

/// theta'' sqrt(d_l), where there is any.
#[inline(always)]
fn shielding_root<V: Lanes>(theta: V, d_l_km: V) -> V {
    let none = theta.all(0.0);
    (theta - d_l_km * 0.1).greater(none) * d_l_km.greater(none).sqrt()
}

/// What ducting and troposcatter leave open.
#[derive(Clone, Copy)]
pub(super) struct Open {
    /// Receivers, by their bits, for which ducting is not ruled out.
    pub(super) ducting: u8,
    /// Those for which troposcatter is not.
    pub(super) scatter: u8,
}

impl<V: Lanes> Anomalous<V> {
    /// What time percentages under 50 % need of the paths, whose centres have these latitudes, degrees; the horizons must be known.
    #[inline(always)]
    pub(super) fn timed(&self, latitude_deg: V) -> TimedPaths<V> {
        let d_km = self.horizons.d_km;
        let [theta_t, theta_r] = self.angles;
        let reach_km =
            V::select(self.horizons.meet, d_km, self.horizons.d_lt_km[0] + self.horizons.d_lr_km[0]);
        TimedPaths {
            d_km,
            reach_km,
            theta_mrad: self.horizons.turn + theta_t + theta_r,
            beta_0: beta_0(d_km, latitude_deg),
        }
    }

    /// What is not ruled out for receivers at a band by bounds.
    #[inline(always)]
    pub(super) fn open(&self, of_band: OfBand<'_>, losses: Diffracted<V>) -> Open {
        let median_db = losses.free_space_db + losses.diffraction_db;
        let OfBand { band, statistics } = of_band;
        let bound = &band.band.bound;
        let none = median_db.all(0.0);
        let ducted_db =
            self.horizons_db + self.shielding * bound.cbrt_f + (bound.ducting_db + statistics.least_a_p_db);
        let ruled_out = ducted_db.gt(median_db) | none.ge(losses.diffraction_db);
        let mut ducting = !ruled_out.bits();
        if ducting != 0 {
            let [theta_t, theta_r] = self.angles;
            let roots = site_shielding(theta_t, self.horizons.d_lt_km, band)
                + site_shielding(theta_r, self.horizons.d_lr_km, band);
            ducting &= !(ducted_db + roots * (20.0 * LOG10_E)).gt(median_db).bits();
        }
        let scattered_db = self.scattered_db(of_band);
        Open { ducting, scatter: !scattered_db.gt(median_db + statistics.without_effect_db).bits() }
    }

    /// Troposcatter at 50 % of the time, equations (44) and (45), dB.
    #[inline(always)]
    fn scattered_db(&self, of_band: OfBand<'_>) -> V {
        let OfBand { band, statistics } = of_band;
        self.scatter_db + (band.band.bound.troposcatter_db - 0.15 * statistics.surface_refractivity)
    }

    /// Diffraction and troposcatter together, equation (63), not below free space, dB.
    #[inline(always)]
    pub(super) fn combined_db(&self, of_band: OfBand<'_>, losses: Diffracted<V>) -> V {
        let median_db = losses.free_space_db + losses.diffraction_db;
        let scattered_db = self.scattered_db(of_band);
        let apart = (scattered_db - median_db).abs();
        let smaller = ((apart * (-0.2 * LN_10)).exp() + 1.0).ln() * (5.0 * LOG10_E);
        (median_db.lesser(scattered_db) - smaller).greater(losses.free_space_db)
    }
}
