//! What radials are made from: the link they share, where each begins, and samples of terrain.
use crate::terrain::Zone;

/// What is the same for all receivers of all radials of a mast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RadialLink {
    /// Transmitter antenna above ground, m.
    pub tx_height_agl_m: f64,
    /// Receiver antenna above ground, m.
    pub rx_height_agl_m: f64,
    /// Median effective Earth radius, km.
    pub effective_radius_km: f64,
    /// Effective Earth radius exceeded for beta-0 percent of the time, km, where the time percentage needs it.
    pub beta_radius_km: Option<f64>,
    /// No clutter stands nearer to an antenna, km; 0 where it may stand anywhere ([`crate::terrain::PathProfile::with_clearings`]).
    pub clearing_km: f64,
    /// Longest wavelength that will be requested, m, that of the changes with height among them.
    pub longest_wavelength_m: f64,
}

/// Where a radial begins, and where it runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RadialStart {
    /// Ground under the transmitter, m above sea.
    pub ground_m: f64,
    /// Clutter around it, m.
    pub clutter_m: f64,
    /// Radio-meteorological zone there.
    pub zone: Zone,
    /// Latitude there, degrees.
    pub latitude_deg: f64,
    /// Its change along the radial, degrees per km.
    pub latitude_deg_per_km: f64,
}

/// One sample of terrain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Distance from the transmitter, km.
    pub distance_km: f64,
    /// Bare ground, m above sea.
    pub ground_m: f64,
    /// Clutter on it, m.
    pub clutter_m: f64,
    /// Radio-meteorological zone.
    pub zone: Zone,
}
