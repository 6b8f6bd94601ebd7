//! Horizons of both ends over one surface (terrain, or terrain with clutter) and one curvature of the Earth, for every
//! receiver of a radial.
use super::hull::{Corner, UpperHull};
use crate::propagation::diffraction::smooth_surface::Obstruction;

/// Columns of samples, equally long; the first is the transmitter's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns<'a> {
    pub(super) distance_km: &'a [f64],
    /// 1 / distance.
    pub(super) inverse_km: &'a [f64],
    /// Of the surface, m above sea.
    pub(super) height_m: &'a [f64],
    /// A receiver's antenna over each sample, m above sea.
    pub(super) antenna_m: &'a [f64],
    /// The transmitter's antenna, m above sea.
    pub(super) h_ts_m: f64,
}

/// Horizons, sample by sample of a radial: those of a receiver that stands there, over the samples before it.
///
/// With y_i = g_i - c d_i^2, c = 500 / (Earth radius in km), the height over a chord of length d with the Earth's bulge is
/// y_i + c d d_i less the chord: the part that depends on the receiver is linear in d_i, so one upper hull of y serves
/// all receivers. Slopes are in m/km over an end's horizontal.
#[derive(Clone, Debug, Default)]
pub(super) struct RadialHorizons {
    /// c, m/km^2.
    pub(super) curvature: f64,
    pub(super) hull: UpperHull,
    /// Of each sample, how many corners of the hull stand before it.
    hull_place: Vec<u32>,
    /// y of the samples, and of the receivers on them.
    pub(super) bent: Vec<[f64; 2]>,
    /// The straight ray at the transmitter.
    pub(super) direct: Vec<f64>,
    /// The transmitter's horizon: largest (y_i - h_ts) / d_i, the first sample that has it and its distance.
    pub(super) transmitter: Vec<f64>,
    pub(super) transmitter_x_km: Vec<f64>,
    pub(super) transmitter_sample: Vec<u32>,
    /// The receiver's horizon, the last sample that has it and its distance; only where the path is blocked.
    pub(super) receiver: Vec<f64>,
    pub(super) receiver_x_km: Vec<f64>,
    pub(super) receiver_sample: Vec<u32>,
    /// Of the receivers requested.
    pub(super) obstructions: Vec<Obstruction>,
}

impl RadialHorizons {
    /// Finds the horizons of the receivers on samples `first`.. of a radial, and the
    /// obstructions of those on the rising samples `asked`.
    ///
    /// # Cost
    /// O(1) amortised per sample.
    pub(super) fn trace(&mut self, columns: Columns<'_>, curvature: f64, first: usize, asked: &[u32]) {
        let h_ts_m = columns.h_ts_m;
        self.curvature = curvature;
        self.obstructions.clear();
        let mut asked = asked.iter().map(|sample| *sample as usize).peekable();
        self.lay_out(columns);
        self.hull.clear();
        let count = columns.distance_km.len();
        self.hull_place.resize(count, 0);
        let hull_place = &mut self.hull_place[..count];
        let (direct, bent) = (&self.direct[..count], &self.bent[..count]);
        let (d_km, inverse_km) = (&columns.distance_km[..count], &columns.inverse_km[..count]);
        let (transmitter, transmitter_sample) =
            (&mut self.transmitter[..count], &mut self.transmitter_sample[..count]);
        let transmitter_x_km = &mut self.transmitter_x_km[..count];
        let (mut steepest, mut steepest_sample, mut steepest_x_km) = (f64::NEG_INFINITY, 0, 0.0);
        for i in 1..count {
            let [y, y_r] = bent[i];
            transmitter[i] = steepest;
            transmitter_sample[i] = steepest_sample;
            transmitter_x_km[i] = steepest_x_km;
            if i >= first
                && steepest >= direct[i]
                && let Some(corner) = self.hull.tangent_from(d_km[i], y_r)
            {
                self.receiver[i] = (corner.y - y_r) / (d_km[i] - corner.x) - 2.0 * curvature * d_km[i];
                self.receiver_x_km[i] = corner.x;
                self.receiver_sample[i] = corner.sample;
            }
            if asked.next_if_eq(&i).is_some() {
                let obstruction = obstruction(self.hull.corners(), columns, curvature, i);
                self.obstructions.push(obstruction);
            }
            let slope = (y - h_ts_m) * inverse_km[i];
            if slope > steepest {
                (steepest, steepest_sample, steepest_x_km) = (slope, i as u32, d_km[i]);
            }
            hull_place[i] = self.hull.push(Corner { x: d_km[i], y, sample: i as u32 });
        }
    }

    /// As [`Self::trace`] on the same samples, for receivers of another height: the transmitter's horizons and the hull's growth are known.
    ///
    /// # Cost
    /// O(1) amortised per sample.
    pub(super) fn trace_again(&mut self, columns: Columns<'_>, first: usize, asked: &[u32]) {
        let count = columns.distance_km.len();
        let curvature = self.curvature;
        self.obstructions.clear();
        let mut asked = asked.iter().map(|sample| *sample as usize).peekable();
        self.lay_out_receivers(columns);
        self.hull.clear();
        for (i, &x) in columns.distance_km.iter().enumerate().take(count).skip(1) {
            let [y, y_r] = self.bent[i];
            if i >= first
                && self.transmitter[i] >= self.direct[i]
                && let Some(corner) = self.hull.tangent_from(x, y_r)
            {
                self.receiver[i] = (corner.y - y_r) / (x - corner.x) - 2.0 * curvature * x;
                self.receiver_x_km[i] = corner.x;
                self.receiver_sample[i] = corner.sample;
            }
            if asked.next_if_eq(&i).is_some() {
                let obstruction = obstruction(self.hull.corners(), columns, curvature, i);
                self.obstructions.push(obstruction);
            }
            self.hull.push_behind(self.hull_place[i], Corner { x, y, sample: i as u32 });
        }
    }

    /// What needs no other sample.
    pub(super) fn lay_out(&mut self, columns: Columns<'_>) {
        let count = columns.distance_km.len();
        self.transmitter.clear();
        self.transmitter.resize(count, f64::NEG_INFINITY);
        self.transmitter_x_km.clear();
        self.transmitter_x_km.resize(count, 0.0);
        self.transmitter_sample.clear();
        self.transmitter_sample.resize(count, 0);
        self.lay_out_receivers(columns);
    }

    /// The part of it that depends on the receivers' height.
    fn lay_out_receivers(&mut self, columns: Columns<'_>) {
        let Columns { distance_km, inverse_km, height_m, antenna_m, h_ts_m } = columns;
        let count = distance_km.len();
        let c = self.curvature;
        for column in [&mut self.direct, &mut self.receiver] {
            column.clear();
            column.resize(count, f64::NEG_INFINITY);
        }
        self.receiver_x_km.clear();
        self.receiver_x_km.resize(count, 0.0);
        self.receiver_sample.clear();
        self.receiver_sample.resize(count, 0);
        let ends = antenna_m.iter().zip(inverse_km);
        for (direct, ((antenna_m, inverse_km), d_km)) in self.direct.iter_mut().zip(ends.zip(distance_km)) {
            *direct = (antenna_m - h_ts_m) * inverse_km - c * d_km;
        }
        self.bent.clear();
        let heights = height_m.iter().zip(antenna_m).zip(distance_km);
        self.bent.extend(heights.map(|((height_m, antenna_m), d_km)| {
            let bulge_m = c * d_km * d_km;
            [height_m - bulge_m, antenna_m - bulge_m]
        }));
    }

    /// Whether terrain reaches the straight ray to a receiver (P.1812-8, equation (14)).
    pub(super) fn obstructed(&self, receiver: usize) -> bool {
        self.transmitter[receiver] >= self.direct[receiver]
    }
}

/// The reach of the surface over the straight line to a receiver, without curvature (P.1812-8, §5.6.2 of Attachment 1).
///
/// A point of it that stands over the chord of two others does so with c d_i^2, which is convex, taken off as well: the
/// points that can matter are all corners of the hull of y.
fn obstruction(corners: &[Corner], columns: Columns<'_>, curvature: f64, receiver: usize) -> Obstruction {
    let h_ts_m = columns.h_ts_m;
    let d_km = columns.distance_km[receiver];
    let slope = (columns.antenna_m[receiver] - h_ts_m) * columns.inverse_km[receiver];
    let low = f64::NEG_INFINITY;
    let mut found = Obstruction { h_obs_m: low, alpha_obt: low, alpha_obr: low };
    for corner in corners {
        // y with the curvature put back: accurate enough to decide which corners need their exact height
        let about_m = corner.y + corner.x * (curvature * corner.x - slope) - h_ts_m;
        if about_m > -1e-6 {
            let sample = corner.sample as usize;
            let over_m = columns.height_m[sample] - (h_ts_m + slope * corner.x);
            found.h_obs_m = greater(found.h_obs_m, over_m);
            found.alpha_obt = greater(found.alpha_obt, over_m * columns.inverse_km[sample]);
            found.alpha_obr = greater(found.alpha_obr, over_m / (d_km - corner.x));
        }
    }
    found
}

/// The larger of two numbers, neither of which is NaN: one instruction.
pub(super) fn greater(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}
