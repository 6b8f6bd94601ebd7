//! The two ends of a path.
use crate::propagation::Terminals;
use crate::terrain::PathProfile;
use crate::units::Length;

/// Ends of a path over a curved Earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    /// Length of the path, km.
    pub d_km: f64,
    /// Transmitter antenna, m above sea.
    pub h_ts_m: f64,
    /// Receiver antenna, m above sea.
    pub h_rs_m: f64,
    /// Curvature of the effective Earth, 1/km.
    pub c_e: f64,
}

impl Ends {
    /// Of a profile with its antennas, over an Earth of effective radius `a_p_km`.
    #[must_use]
    pub fn of(profile: &PathProfile, terminals: Terminals, a_p_km: f64) -> Self {
        let (h_1_m, h_n_m) = profile.ends_m();
        Self {
            d_km: profile.ground_distance().kilometres(),
            h_ts_m: h_1_m + terminals.tx_height_agl.metres(),
            h_rs_m: h_n_m + terminals.rx_height_agl.metres(),
            c_e: 1.0 / a_p_km,
        }
    }

    /// Distance between the antennas.
    #[must_use]
    pub fn slant_range(self) -> Length {
        Length::from_metres((1_000.0 * self.d_km).hypot(self.h_ts_m - self.h_rs_m))
    }

    /// Slope of the straight ray, m/km, equation (53).
    #[must_use]
    pub fn ray_slope(self) -> f64 {
        (self.h_rs_m - self.h_ts_m) / self.d_km
    }

    /// The same ends by their heights above a surface, whose height is given at both, m above sea.
    #[must_use]
    pub fn above(self, h_t_m: f64, h_r_m: f64) -> Self {
        Self { h_ts_m: self.h_ts_m - h_t_m, h_rs_m: self.h_rs_m - h_r_m, ..self }
    }
}
