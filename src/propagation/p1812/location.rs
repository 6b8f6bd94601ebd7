//! Location variability of an outdoor receiver.

/// The receiver's surroundings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReceiverSite {
    /// Antenna above ground, m.
    pub antenna_agl_m: f64,
    /// Representative clutter height there, R, m.
    pub clutter_m: f64,
    /// Whether it is at sea, where locations do not vary.
    pub at_sea: bool,
}

impl ReceiverSite {
    /// Standard deviation over the locations in a square of side `resolution_m`, sigma_loc, dB.
    ///
    /// # Source
    /// ITU-R P.1812-8, §4.7: sigma_L = (0.024 f + 0.52) w_a^0.28, f in GHz, w_a in m, (65), reduced with the height
    /// of the antenna over the clutter, (66), for a receiver outdoors, (67).
    #[must_use]
    pub fn sigma_db(self, f_ghz: f64, resolution_m: f64) -> f64 {
        if self.at_sea {
            return 0.0;
        }
        location_sigma_db(f_ghz, resolution_m) * self.within_clutter()
    }

    /// u(h): 1 below the clutter's top, 0 from 10 m above it on, equation (66).
    #[must_use]
    pub fn within_clutter(self) -> f64 {
        (1.0 - (self.antenna_agl_m - self.clutter_m) / 10.0).clamp(0.0, 1.0)
    }
}

/// Standard deviation over the locations in a square of side `resolution_m` below the clutter's top, sigma_L, dB: (65).
#[must_use]
pub fn location_sigma_db(f_ghz: f64, resolution_m: f64) -> f64 {
    (0.024 * f_ghz + 0.52) * resolution_m.powf(0.28)
}

#[cfg(test)]
mod tests {
    use super::ReceiverSite;

    fn sigma_db(antenna_agl_m: f64, clutter_m: f64) -> f64 {
        ReceiverSite { antenna_agl_m, clutter_m, at_sea: false }.sigma_db(0.9, 100.0)
    }

    #[test]
    fn worked_by_hand_for_900_megahertz_in_100_m_squares() {
        // (0.024 * 0.9 + 0.52) * 100^0.28 = 0.5416 * 3.630781 = 1.966431
        assert!((sigma_db(1.5, 10.0) - 1.966_431).abs() < 1e-6);
        assert!((sigma_db(10.0, 10.0) - 1.966_431).abs() < 1e-6);
        assert!((sigma_db(14.0, 10.0) - 0.6 * 1.966_431).abs() < 1e-6);
        assert!(sigma_db(20.0, 10.0).abs() < 1e-12 && sigma_db(300.0, 10.0).abs() < 1e-12);
    }

    #[test]
    fn locations_at_sea_do_not_vary() {
        let ship = ReceiverSite { antenna_agl_m: 10.0, clutter_m: 0.0, at_sea: true };
        assert!(ship.sigma_db(0.9, 100.0).abs() < f64::MIN_POSITIVE);
    }
}
