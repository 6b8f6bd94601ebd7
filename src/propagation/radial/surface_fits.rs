//! The smooth surface under every receiver of a radial, and whether the smooth Earth can matter at all.
use super::horizons::{Columns, greater};
use super::link::RadialLink;
use crate::propagation::diffraction::smooth_surface::{FitSums, Obstruction, diffraction_heights_m};

/// Smooth surfaces, sample by sample of a radial: those of a receiver that stands there. The receivers' heights are those
/// of the bare ground.
#[derive(Clone, Debug, Default)]
pub(super) struct SurfaceFits {
    /// The least-squares surface at the transmitter and at the receiver, m above sea.
    fitted_m: Vec<[f64; 2]>,
    /// Above 0: the smooth Earth surely causes no loss over the fitted surface.
    margin: Vec<f64>,
    /// Receivers under which the fitted surface does not rule it out, rising.
    pub(super) doubtful: Vec<u32>,
    /// Receivers under which the smooth Earth can matter, rising, with the surface used for diffraction.
    pub(super) unclear: Vec<(u32, (f64, f64))>,
}

impl SurfaceFits {
    /// Doubts the receivers on samples `first`.. under whose fitted surface the smooth Earth may matter; `always`: all of them.
    ///
    /// # Cost
    /// O(1) per sample.
    pub(super) fn doubt(&mut self, ground: Columns<'_>, link: &RadialLink, first: usize, always: bool) {
        self.weigh(ground, link, first);
        self.doubtful.clear();
        let doubted =
            self.margin.iter().enumerate().skip(first).filter(|(_, margin)| always || **margin <= 0.0);
        self.doubtful.extend(doubted.map(|(sample, _)| sample as u32));
    }

    /// Lowers the surface under the doubtful receivers where terrain stands over the chord (P.1812-8, Attachment 1,
    /// §5.6.2) by what obstructs each.
    pub(super) fn lower(
        &mut self,
        ground: Columns<'_>,
        link: &RadialLink,
        obstructions: &[Obstruction],
        always: bool,
    ) {
        self.unclear.clear();
        for (&sample, &obstruction) in self.doubtful.iter().zip(obstructions) {
            let i = sample as usize;
            let [t, r] = self.fitted_m[i];
            let (h_1_m, h_n_m) = (ground.height_m[0], ground.height_m[i]);
            let surface_m = diffraction_heights_m(t, r, obstruction, h_1_m, h_n_m);
            let (h_te_m, h_re_m) = (ground.h_ts_m - surface_m.0, ground.antenna_m[i] - surface_m.1);
            if always || margin(h_te_m, h_re_m, ground.distance_km[i], link) <= 0.0 {
                self.unclear.push((sample, surface_m));
            }
        }
    }

    /// Fits the surfaces of all receivers: equations (85) and (86) of P.1812-8.
    ///
    /// # Cost
    /// O(1) per sample.
    pub(super) fn fit(&mut self, distance_km: &[f64], inverse_km: &[f64], height_m: &[f64]) {
        let mut sums = FitSums::default();
        self.fitted_m.clear();
        self.fitted_m.push([height_m[0]; 2]);
        let (mut d_a, mut h_a) = (distance_km[0], height_m[0]);
        let points = distance_km.iter().zip(inverse_km).zip(height_m).skip(1);
        self.fitted_m.extend(points.map(|((&d, &inverse), &h)| {
            sums.add(d_a, h_a, d, h);
            (d_a, h_a) = (d, h);
            let v_1 = sums.v_1 * inverse;
            let v_2 = sums.v_2 * inverse * inverse;
            [2.0 * v_1 - v_2, v_2 - v_1]
        }));
    }

    /// Over the fitted surface, not above the ground.
    fn weigh(&mut self, ground: Columns<'_>, link: &RadialLink, first: usize) {
        let (h_ts_m, h_1_m) = (ground.h_ts_m, ground.height_m[0]);
        self.margin.clear();
        self.margin.resize(first.max(1), 0.0);
        let ends = self.fitted_m.iter().zip(ground.height_m).zip(ground.antenna_m).zip(ground.distance_km);
        self.margin.extend(ends.skip(first.max(1)).map(|(((fitted_m, ground_m), antenna_m), d_km)| {
            let h_te_m = greater(h_ts_m - fitted_m[0], h_ts_m - h_1_m);
            let h_re_m = greater(antenna_m - fitted_m[1], antenna_m - ground_m);
            margin(h_te_m, h_re_m, *d_km, link)
        }));
    }

    /// The fitted surface at both ends, not above the ground.
    pub(super) fn fitted_m(&self, ground_m: &[f64], receiver: usize) -> (f64, f64) {
        let [t, r] = self.fitted_m[receiver];
        (t.min(ground_m[0]), r.min(ground_m[receiver]))
    }
}

/// Above 0 where the smooth Earth causes no loss at the longest wavelength, the antennas at these heights over it:
/// sufficient, not necessary, for equation (29) of P.1812-8.
///
/// With s the share of the path from the lower antenna, u = sqrt(s (1 - s)) and q = 500 d^2 / a, the clearance
/// h_hi s + h_lo (1 - s) - q u^2 must exceed r u, r = 17.456 sqrt(d lambda), wherever the least clearance is. Divided by
/// 1 - s, with w^2 = s / (1 - s) >= s: (h_hi - q) w^2 - r w + h_lo > 0 for all w. Or, with u <= 1/2 and the means'
/// inequality: 2 sqrt(h_hi h_lo) > q / 2 + r.
fn margin(h_te_m: f64, h_re_m: f64, d_km: f64, link: &RadialLink) -> f64 {
    let (low, high) = if h_te_m < h_re_m { (h_te_m, h_re_m) } else { (h_re_m, h_te_m) };
    let q = 500.0 * d_km * d_km / link.effective_radius_km;
    let r_2 = 17.456 * 17.456 * d_km * link.longest_wavelength_m;
    let needed_m = 0.5 * q + r_2.sqrt();
    greater(4.0 * (high - q) * low - r_2, 4.0 * high * low - needed_m * needed_m)
}
