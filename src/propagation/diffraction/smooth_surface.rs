//! The smooth surface fitted to the terrain and the antennas' effective heights over it.
use super::bullington::Ends;

/// Sums of the least-squares fit, carried along a profile.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FitSums {
    /// Sum of (d_i - d_{i-1}) (h_i + h_{i-1}), equation (161) of P.1812-8.
    pub v_1: f64,
    /// Sum of the moments, equation (162).
    pub v_2: f64,
}

impl FitSums {
    /// Adds the interval from (d_a, h_a) to (d_b, h_b), km and m.
    pub fn add(&mut self, (d_a, h_a): (f64, f64), (d_b, h_b): (f64, f64)) {
        let step = d_b - d_a;
        self.v_1 += step * (h_b + h_a);
        self.v_2 += step * (h_b * (2.0 * d_b + d_a) + h_a * (d_b + 2.0 * d_a));
    }

    /// Heights of the fitted surface at the two ends, m above sea: (transmitter, receiver).
    #[must_use]
    pub fn heights_m(self, d_km: f64) -> (f64, f64) {
        let whole = d_km * d_km;
        ((2.0 * self.v_1 * d_km - self.v_2) / whole, (self.v_2 - self.v_1 * d_km) / whole)
    }
}

/// The terrain's highest reach over the straight line between the antennas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Obstruction {
    /// Greatest height over the line, m; not above 0 when the line is free.
    pub h_obs_m: f64,
    /// Greatest obstruction angle from the transmitter, m/km.
    pub alpha_obt: f64,
    /// Greatest obstruction angle from the receiver, m/km.
    pub alpha_obr: f64,
}

impl Obstruction {
    /// From the inner points of a profile (distance km, ground m above sea), without bulge.
    #[must_use]
    pub fn of(points: impl Iterator<Item = (f64, f64)>, ends: Ends) -> Self {
        let Ends { d_km: d, h_ts_m: h_ts, h_rs_m: h_rs, .. } = ends;
        let low = f64::NEG_INFINITY;
        points.fold(Self { h_obs_m: low, alpha_obt: low, alpha_obr: low }, |most, (d_i, h_i)| {
            let over_m = h_i - (h_ts * (d - d_i) + h_rs * d_i) / d;
            Self {
                h_obs_m: most.h_obs_m.max(over_m),
                alpha_obt: most.alpha_obt.max(over_m / d_i),
                alpha_obr: most.alpha_obr.max(over_m / (d - d_i)),
            }
        })
    }
}

/// Heights of the smooth surface used for diffraction, m above sea: (transmitter end, receiver end).
///
/// `h_1_m` and `h_n_m` are the ground under the antennas.
///
/// # Source
/// ITU-R P.526-16, §4.5.2 with P.1812-8, Attachment 1, §5.6.2: provisional heights lowered by the share of the
/// obstruction, never above the ground.
#[must_use]
pub fn diffraction_heights_m(
    (h_stip_m, h_srip_m): (f64, f64),
    obstruction: Obstruction,
    (h_1_m, h_n_m): (f64, f64),
) -> (f64, f64) {
    let (mut h_st, mut h_sr) = (h_stip_m, h_srip_m);
    if obstruction.h_obs_m > 0.0 {
        let both = obstruction.alpha_obt + obstruction.alpha_obr;
        h_st -= obstruction.h_obs_m * obstruction.alpha_obt / both;
        h_sr -= obstruction.h_obs_m * obstruction.alpha_obr / both;
    }
    (h_st.min(h_1_m), h_sr.min(h_n_m))
}

#[cfg(test)]
mod tests {
    use super::FitSums;

    #[test]
    fn a_straight_slope_is_its_own_fit() {
        let points: Vec<(f64, f64)> =
            [0.0, 0.3, 1.0, 2.5, 4.0].iter().map(|&d| (d, 100.0 + 25.0 * d)).collect();
        let mut sums = FitSums::default();
        for pair in points.windows(2) {
            sums.add(pair[0], pair[1]);
        }
        let (h_t, h_r) = sums.heights_m(4.0);
        assert!((h_t - 100.0).abs() < 1e-9 && (h_r - 200.0).abs() < 1e-9);
    }
}
