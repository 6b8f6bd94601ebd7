//! The columns of edges and bounds, filled for all receivers of a radial.
use super::edge_columns::EdgeColumns;
use super::horizons::greater;
use super::lower_bounds::{log10_at_least, mrad_at_least};
use super::nearest::RadialRay;
use super::sweep::RadialSweep;
use crate::propagation::diffraction::knife_edge::NU_WITHOUT_LOSS;
use crate::propagation::diffraction::lanes::decibels;
use crate::simd::{LANES, Lanes as _, Portable, Simd as _};

/// The root that nu is of has an infinite slope at zero: below this value the slope is limited.
pub(in crate::propagation) const GRAZING_SQRT_M: f64 = 1e-3;

impl RadialSweep {
    /// Fills the columns for the receivers on samples `first`...
    pub(super) fn find_edges(&mut self, first: usize) {
        let mut edges = std::mem::take(&mut self.edges);
        let whole = (self.distance_km.len() - first).next_multiple_of(LANES);
        edges.d_km.clear();
        edges.d_km.extend_from_slice(&self.distance_km[first..]);
        edges.d_km.resize(whole, 1.0);
        for column in edges.columns() {
            column.clear();
            column.resize(whole, f64::NEG_INFINITY);
        }
        self.obstructed_edges(first, &mut edges);
        self.clear_edges(first, &mut edges);
        self.bounds(first, &mut edges);
        self.slant_ranges(first, &mut edges);
        self.edges = edges;
    }

    /// Where terrain reaches the straight ray: the Bullington point. Put into equation (58), equation (57) gives
    /// nu^2 = 0.002 d (S_tim - S_tr) (S_rim + S_tr) / lambda; its change with the receiver's height is taken with both
    /// horizons' points held.
    fn obstructed_edges(&self, first: usize, edges: &mut EdgeColumns) {
        let count = self.distance_km.len() - first;
        let c = self.median.curvature;
        let (d_km, inverse_km) = (&self.distance_km[first..][..count], &self.inverse_km[first..][..count]);
        let direct = &self.median.direct[first..][..count];
        let transmitter = &self.median.transmitter[first..][..count];
        let receiver = &self.median.receiver[first..][..count];
        let x_km = &self.median.receiver_x_km[first..][..count];
        let (nus_sqrt_m, nu_slopes) = (&mut edges.nu_sqrt_m[..count], &mut edges.nu_slope[..count]);
        for k in 0..count {
            let over_tx = greater(transmitter[k] - direct[k], 0.0);
            // a point that touches the ray leaves no triangle; on a clear path there is no receiver's horizon
            let over_rx = greater(receiver[k] + direct[k] + 2.0 * c * d_km[k], 0.0);
            let nu = (0.002 * d_km[k] * over_tx * over_rx).sqrt();
            let slope = over_tx * (inverse_km[k] - (d_km[k] - x_km[k]).recip()) - over_rx * inverse_km[k];
            nus_sqrt_m[k] = nu;
            nu_slopes[k] = 0.001 * d_km[k] * slope / greater(nu, GRAZING_SQRT_M);
        }
    }

    /// Where the ends see each other: the nearest sample.
    fn clear_edges(&self, first: usize, edges: &mut EdgeColumns) {
        let floor = NU_WITHOUT_LOSS * self.link.longest_wavelength_m.sqrt();
        for i in first..self.distance_km.len() {
            if self.median.obstructed(i) {
                continue;
            }
            let d_km = self.distance_km[i];
            let ray = RadialRay {
                d_km,
                h_ts_m: self.h_ts_m,
                h_rs_m: self.antenna_m[i],
                curvature: self.median.curvature,
            };
            let found = self.nearest_obstacle(i, ray, floor);
            let k = i - first;
            (edges.nu_sqrt_m[k], edges.nu_slope[k], edges.edge_km[k]) = match found {
                Some((nu_sqrt_m, x_km)) => (nu_sqrt_m, -(0.002 * x_km / (d_km * (d_km - x_km))).sqrt(), x_km),
                None => (f64::NEG_INFINITY, 0.0, 0.5 * d_km),
            };
        }
    }

    /// P.1812-8, equations (44), (45), (47), (48), (51), (52).
    fn bounds(&self, first: usize, edges: &mut EdgeColumns) {
        let count = self.distance_km.len() - first;
        let bare = self.bare();
        let d_km = &self.distance_km[first..][..count];
        let (direct, transmitter) = (&bare.direct[first..][..count], &bare.transmitter[first..][..count]);
        let (receiver, receiver_x_km) =
            (&bare.receiver[first..][..count], &bare.receiver_x_km[first..][..count]);
        let transmitter_x_km = &bare.transmitter_x_km[first..][..count];
        let edge_km = &edges.edge_km[..count];
        let scatter_db = &mut edges.scatter_db[..count];
        let (horizons_db, shielding_db) = (&mut edges.horizons_db[..count], &mut edges.shielding_db[..count]);
        let c = bare.curvature;
        for k in 0..count {
            let d = d_km[k];
            let turn = 2.0 * c * d; // 1000 d / a_e
            let hidden = transmitter[k] > direct[k];
            let t = if hidden { transmitter[k] } else { direct[k] };
            let r = if hidden { receiver[k] } else { -direct[k] - turn };
            let d_lt = if hidden { transmitter_x_km[k] } else { edge_km[k] };
            let d_lr = d - if hidden { receiver_x_km[k] } else { edge_km[k] };
            let (theta_t, theta_r) = (mrad_at_least(t), mrad_at_least(r));
            let beyond = greater(theta_t - 0.1 * d_lt, 0.0) + greater(theta_r - 0.1 * d_lr, 0.0);
            let theta_1 = turn + lesser(theta_t, 0.1 * d_lt) + lesser(theta_r, 0.1 * d_lr);
            scatter_db[k] = 20.0 * log10_at_least(d) + 0.573 * (turn + theta_t + theta_r);
            horizons_db[k] = 20.0 * log10_at_least(d_lt + d_lr);
            shielding_db[k] = 0.025 / c * theta_1 + 0.264 * beyond;
        }
        if self.cluttered {
            self.unknown_bounds(first, edges);
        }
    }

    /// A path that bare ground leaves clear has its horizons at its nearest point, which is known of the terrain with
    /// clutter only: no bound.
    fn unknown_bounds(&self, first: usize, edges: &mut EdgeColumns) {
        let bare = self.bare();
        for (k, bound) in edges.horizons_db.iter_mut().take(self.distance_km.len() - first).enumerate() {
            if bare.transmitter[first + k] <= bare.direct[first + k] {
                *bound = f64::NEG_INFINITY;
            }
        }
    }

    fn slant_ranges(&self, first: usize, edges: &mut EdgeColumns) {
        let (slant_db, _) = edges.slant_db.as_chunks_mut::<LANES>();
        let (d_km, _) = edges.d_km.as_chunks::<LANES>();
        for ((slant_db, d_km), antenna_m) in
            slant_db.iter_mut().zip(d_km).zip(self.antenna_m[first..].chunks(LANES))
        {
            let mut slant_2 = [1.0; LANES];
            for ((slant_2, d_km), antenna_m) in slant_2.iter_mut().zip(d_km).zip(antenna_m) {
                let rise_km = (self.h_ts_m - antenna_m) / 1_000.0;
                *slant_2 = d_km * d_km + rise_km * rise_km;
            }
            *slant_db = decibels(Portable.double(slant_2)).to_array();
        }
    }
}

/// The smaller of two numbers, neither of which is NaN: one instruction.
fn lesser(a: f64, b: f64) -> f64 {
    if b < a { b } else { a }
}
