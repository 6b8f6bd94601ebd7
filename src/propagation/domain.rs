//! Validity limits, stated once per model.
use super::{Caveat, Limit};

/// The limits of one model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    /// Carrier frequency, MHz.
    pub frequency_mhz: Limit,
    /// Ground distance, km.
    pub ground_distance_km: Limit,
    /// Transmitter antenna above ground, m.
    pub tx_height_agl_m: Limit,
    /// Receiver antenna above ground, m.
    pub rx_height_agl_m: Limit,
}

impl Domain {
    /// The caveats of one link.
    #[must_use]
    pub fn caveats(
        &self,
        frequency_mhz: f64,
        ground_distance_km: f64,
        [tx_agl_m, rx_agl_m]: [f64; 2],
    ) -> Vec<Caveat> {
        [
            self.frequency_mhz.caveat(frequency_mhz),
            self.ground_distance_km.caveat(ground_distance_km),
            self.tx_height_agl_m.caveat(tx_agl_m),
            self.rx_height_agl_m.caveat(rx_agl_m),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
