//! What is known of one receiver on a radial, free of frequency.
use super::band::{AnnualStatistics, LossBand};
use super::horizons::RadialHorizons;
use super::lower_bounds::{atan_mrad, log10_at_least, mrad_at_least};
use super::stretches::ZoneLengths;
use super::sweep::RadialSweep;
use crate::propagation::p1812::{self, ReceiverSite};
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
    fn of(horizons: &RadialHorizons, receiver: usize) -> Self {
        Self {
            curvature: horizons.curvature,
            direct: horizons.direct[receiver],
            transmitter: horizons.transmitter[receiver],
            transmitter_sample: horizons.transmitter_sample[receiver],
            receiver: horizons.receiver[receiver],
            receiver_x_km: horizons.receiver_x_km[receiver],
            receiver_sample: horizons.receiver_sample[receiver],
        }
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
    pub(super) transmitter_zone: Zone,
    pub(super) zone: Zone,
    pub(super) median: Slopes,
    pub(super) beyond: Option<Slopes>,
    pub(super) bare: Slopes,
    /// Fitted surface at the ends, not above the ground.
    pub(super) fitted_m: (f64, f64),
    /// The same lowered by obstructions; computed only where `smooth_clear` is false.
    pub(super) surface_m: (f64, f64),
    /// Whether the smooth Earth surely causes no loss at any wavelength requested.
    pub(super) smooth_clear: bool,
    pub(super) zones: ZoneLengths,
    /// Of the path's centre.
    pub(super) latitude_deg: f64,
    /// Share of the spread over locations that the receiver's height over clutter leaves, u(h); 0 at sea.
    pub(super) within_clutter: f64,
}

impl RadialSweep {
    /// All that is known of the receiver on a sample.
    #[must_use]
    pub fn receiver(&self, sample: usize) -> Receiver {
        let d_km = self.distance_km[sample];
        let slopes = |horizons| Slopes::of(horizons, sample);
        let unclear = self.fits.unclear.binary_search_by_key(&(sample as u32), |(receiver, _)| *receiver);
        let fitted_m = self.fits.fitted_m(&self.ground_m, sample);
        Receiver {
            samples: sample,
            d_km,
            h_1_m: self.ground_m[0],
            h_ts_m: self.h_ts_m,
            h_rs_m: self.antenna_m[sample],
            ground_m: self.ground_m[sample],
            transmitter_zone: self.zone_of(0),
            zone: self.zone_of(sample),
            median: slopes(&self.median),
            beyond: self.link.beta_radius_km.map(|_| slopes(&self.beyond)),
            bare: slopes(self.bare()),
            fitted_m,
            surface_m: unclear.map_or(fitted_m, |found| self.fits.unclear[found].1),
            smooth_clear: unclear.is_err(),
            zones: if self.zoned {
                self.zones[sample]
            } else {
                ZoneLengths { omega: 0.0, d_tm_km: d_km, d_lm_km: d_km }
            },
            latitude_deg: self.latitude_deg(sample),
            within_clutter: self.within_clutter(sample),
        }
    }

    /// Latitude of the centre of the path to a receiver, degrees.
    #[must_use]
    pub fn latitude_deg(&self, receiver: usize) -> f64 {
        self.start.latitude_deg + 0.5 * self.start.latitude_deg_per_km * self.distance_km[receiver]
    }

    /// Whether the path is outside P.1812: shorter than 0.25 km, or of fewer than five samples. Its loss is then taken from
    /// the profile.
    #[must_use]
    pub fn is_short(&self, receiver: usize) -> bool {
        self.distance_km[receiver] < p1812::SHORTEST_KM || receiver + 1 < p1812::FEWEST_SAMPLES
    }

    /// Distance of the receiver on a sample, km.
    #[must_use]
    pub fn distance_km(&self, receiver: usize) -> f64 {
        self.distance_km[receiver]
    }

    /// Ground under the receivers, m above sea.
    #[must_use]
    pub fn ground_m(&self) -> &[f64] {
        &self.ground_m[self.first..]
    }

    /// Slopes over the transmitter's horizontal at which the wave leaves for the receivers, m/km (about milliradians):
    /// towards the receiver, or towards the horizon where the path is blocked.
    pub fn departure_slopes(&self) -> impl Iterator<Item = f64> {
        let direct = self.median.direct[self.first..].iter();
        direct.zip(&self.median.transmitter[self.first..]).map(|(direct, horizon)| direct.max(*horizon))
    }

    /// Slopes over the receivers' horizontals at which the wave arrives, m/km (about milliradians): from the transmitter, or from
    /// the receiver's horizon where the path is blocked. They are the slopes at which a wave leaves there the other way.
    pub fn arrival_slopes(&self) -> impl Iterator<Item = f64> {
        let turn = 2.0 * self.median.curvature;
        let direct = self.median.direct[self.first..].iter().zip(&self.distance_km[self.first..]);
        let horizons = self.median.receiver[self.first..].iter();
        direct.zip(horizons).map(move |((direct, d_km), horizon)| (-direct - turn * d_km).max(*horizon))
    }

    /// Share of the spread over locations that the receiver's height over clutter leaves, u(h); 0 at sea.
    pub(super) fn within_clutter(&self, receiver: usize) -> f64 {
        let at_sea = self.zone_of(receiver) == Zone::Sea;
        let clutter_m = if self.cluttered { self.clutter_m[receiver] } else { 0.0 };
        let site = ReceiverSite { antenna_agl_m: self.link.rx_height_agl_m, clutter_m, at_sea };
        if at_sea { 0.0 } else { site.within_clutter() }
    }
}

impl Receiver {
    /// Distance between the antennas, km.
    #[must_use]
    pub fn slant_range_km(&self) -> f64 {
        let rise_km = (self.h_ts_m - self.h_rs_m) / 1_000.0;
        (self.d_km * self.d_km + rise_km * rise_km).sqrt()
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

    pub(super) fn transhorizon(&self) -> bool {
        self.samples > 1 && self.bare.transhorizon()
    }

    /// Slopes of the horizons over bare terrain, m/km; of each other where the ends see each other.
    pub(super) fn horizon_slopes(&self) -> (f64, f64) {
        if self.transhorizon() {
            (self.bare.transmitter, self.bare.receiver)
        } else {
            (self.bare.direct, -self.bare.direct - 2.0 * self.bare.curvature * self.d_km)
        }
    }

    /// L_bc of L_bam and troposcatter at 50 % of the time, equations (44), (45) and (63).
    pub(super) fn with_troposcatter_db(
        &self,
        band: &LossBand,
        bam_db: f64,
        statistics: AnnualStatistics,
    ) -> f64 {
        let n_0 = statistics.surface_refractivity;
        let (t, r) = self.horizon_slopes();
        let turn = 2.0 * self.bare.curvature * self.d_km;
        let scattered_db = |log10_d: f64, theta_mrad: f64| {
            band.bound.troposcatter_db - 0.15 * n_0 + 20.0 * log10_d + 0.573 * theta_mrad
        };
        let at_least = scattered_db(log10_at_least(self.d_km), turn + mrad_at_least(t) + mrad_at_least(r));
        if at_least > bam_db + statistics.without_effect_db {
            return bam_db;
        }
        let theta_mrad = turn + atan_mrad(t) + atan_mrad(r);
        let bs_db = scattered_db(self.d_km.log10(), theta_mrad);
        // -5 log10(10^(-0.2 a) + 10^(-0.2 b)) with the smaller taken out
        bam_db.min(bs_db)
            - 5.0
                * (-0.2 * (bs_db - bam_db).abs() * std::f64::consts::LN_10).exp().ln_1p()
                * std::f64::consts::LOG10_E
    }
}
