//! What is known of one receiver on a radial, free of frequency.
use super::stretches::ZoneLengths;
use super::surface::Surface;
use crate::propagation::p1812;
use crate::terrain::Zone;

/// Horizons of both ends over one surface, slopes in m/km over the ends' horizontals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slopes {
    /// 500 / Earth radius, m/km^2.
    pub(super) curvature: f64,
    /// The straight ray at the transmitter.
    pub(super) direct: f64,
    /// The transmitter's horizon, its sample; minus infinity without terrain between.
    pub(super) transmitter: f64,
    pub(super) transmitter_sample: u32,
    /// The receiver's horizon, its distance from the transmitter (km) and sample; only where the path is blocked.
    pub(super) receiver: f64,
    pub(super) receiver_x_km: f64,
    pub(super) receiver_sample: u32,
}

impl Slopes {
    pub(super) fn of(surface: &mut Surface, (h_ts_m, h_rs_m, d_km): (f64, f64, f64)) -> Self {
        let curvature = surface.curvature();
        let direct = (h_rs_m - h_ts_m) / d_km - curvature * d_km;
        let (transmitter, transmitter_sample) = surface.horizon_of_transmitter();
        let mut slopes = Self {
            curvature,
            direct,
            transmitter,
            transmitter_sample,
            receiver: f64::NEG_INFINITY,
            receiver_x_km: d_km,
            receiver_sample: 0,
        };
        if transmitter >= direct
            && let Some((slope, corner)) = surface.horizon_of_receiver(d_km, h_rs_m)
        {
            slopes.receiver = slope;
            slopes.receiver_x_km = corner.x;
            slopes.receiver_sample = corner.sample;
        }
        slopes
    }

    /// Whether terrain reaches the straight ray (P.1812-8, equation (14)).
    pub(super) fn obstructed(&self) -> bool {
        self.transmitter >= self.direct
    }

    /// Whether terrain hides the ends from each other (Attachment 1, §4: strictly).
    pub(super) fn transhorizon(&self) -> bool {
        self.transmitter > self.direct
    }
}

/// A receiver: path geometry as far as the carried state gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Receiver {
    /// Samples before the receiver, the transmitter's among them.
    pub(super) samples: usize,
    pub(super) d_km: f64,
    pub(super) h_1_m: f64,
    pub(super) h_ts_m: f64,
    pub(super) h_rs_m: f64,
    pub(super) ground_m: f64,
    pub(super) clutter_m: f64,
    pub(super) transmitter_zone: Zone,
    pub(super) zone: Zone,
    /// Of the chord without curvature, m/km.
    pub(super) slope_direct: f64,
    pub(super) median: Slopes,
    pub(super) beyond: Option<Slopes>,
    pub(super) bare: Slopes,
    /// Fitted surface at the ends, not above the ground.
    pub(super) fitted_m: (f64, f64),
    /// The same lowered by obstructions; worked out only where `smooth_clear` is false.
    pub(super) surface_m: (f64, f64),
    /// Whether the smooth Earth surely causes no loss at any wavelength asked for.
    pub(super) smooth_clear: bool,
    pub(super) zones: ZoneLengths,
    /// Of the path's centre.
    pub(super) latitude_deg: f64,
    /// Share of the spread over locations that the receiver's height over clutter leaves, u(h); 0 at sea.
    pub(super) within_clutter: f64,
}

impl Receiver {
    /// Distance between the antennas, km.
    #[must_use]
    pub fn slant_range_km(&self) -> f64 {
        let rise_km = (self.h_ts_m - self.h_rs_m) / 1_000.0;
        (self.d_km * self.d_km + rise_km * rise_km).sqrt()
    }

    /// Whether the path is outside P.1812: shorter than 0.25 km, or of fewer than five samples. Its loss is then taken from
    /// the profile.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.d_km < p1812::SHORTEST_KM || self.samples + 1 < p1812::FEWEST_SAMPLES
    }

    /// Length of the path, km.
    #[must_use]
    pub const fn ground_distance_km(&self) -> f64 {
        self.d_km
    }

    /// Ground under the receiver, m above sea.
    #[must_use]
    pub const fn ground_m(&self) -> f64 {
        self.ground_m
    }

    /// Latitude of the path's centre, degrees.
    #[must_use]
    pub const fn latitude_deg(&self) -> f64 {
        self.latitude_deg
    }

    /// Slope over the transmitter's horizontal at which the wave leaves, m/km (about milliradians): towards the receiver, or
    /// towards the horizon where the path is blocked.
    #[must_use]
    pub fn departure_slope(&self) -> f64 {
        self.median.direct.max(self.median.transmitter)
    }

    /// How far the straight ray passes over (positive) or under the transmitter's horizon, m/km; the sign tells line of
    /// sight.
    #[must_use]
    pub fn sight_slope(&self) -> f64 {
        self.median.direct - self.median.transmitter
    }
}
