//! One surface of a radial (terrain, or terrain with clutter) over one curvature of the Earth.
use super::hull::{Corner, UpperHull};

/// A carried surface.
///
/// With y_i = g_i - c d_i^2, c = 500 / (Earth radius in km), the height over a chord of length d with the Earth's bulge is
/// y_i + c d d_i less the chord: the part that depends on the receiver is linear in d_i, so one upper hull of y serves
/// all receivers.
#[derive(Clone, Debug, Default)]
pub(super) struct Surface {
    /// c, metres per square kilometre.
    curvature: f64,
    hull: UpperHull,
    /// Greatest (y_i - h_ts) / d_i, m/km, and the first sample that has it.
    steepest: f64,
    steepest_sample: u32,
}

impl Surface {
    pub(super) fn restart(&mut self, curvature: f64) {
        self.curvature = curvature;
        self.hull.clear();
        self.steepest = f64::NEG_INFINITY;
        self.steepest_sample = 0;
    }

    /// Adds the next sample; `inverse_d` is 1 / `d_km`.
    pub(super) fn add(&mut self, sample: u32, (d_km, inverse_d): (f64, f64), (height_m, h_ts_m): (f64, f64)) {
        let y = height_m - self.curvature * d_km * d_km;
        let slope = (y - h_ts_m) * inverse_d;
        if slope > self.steepest {
            (self.steepest, self.steepest_sample) = (slope, sample);
        }
        self.hull.push(Corner { x: d_km, y, sample });
    }

    /// The transmitter's horizon: slope over its horizontal with the Earth's curvature, m/km, and the first sample of it.
    pub(super) const fn horizon_of_transmitter(&self) -> (f64, u32) {
        (self.steepest, self.steepest_sample)
    }

    /// The receiver's horizon likewise: slope over its horizontal, m/km, and the corner, the last of equal ones.
    pub(super) fn horizon_of_receiver(&mut self, d_km: f64, h_rs_m: f64) -> Option<(f64, Corner)> {
        let y_r = h_rs_m - self.curvature * d_km * d_km;
        let corner = self.hull.tangent_from((d_km, y_r))?;
        Some(((corner.y - y_r) / (d_km - corner.x) - 2.0 * self.curvature * d_km, corner))
    }

    /// Greatest height over a chord, metres: meant for a surface without curvature.
    pub(super) fn highest_over(&mut self, h_ts_m: f64, slope: f64) -> f64 {
        self.hull.highest_over(h_ts_m, slope)
    }

    pub(super) const fn curvature(&self) -> f64 {
        self.curvature
    }
}
