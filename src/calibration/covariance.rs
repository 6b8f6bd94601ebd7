//! The covariance of residuals.
use super::correlation::Correlation;
use serde::{Deserialize, Serialize};

/// tau^2 delta(mast) + s^2 (rho + (1 - rho) delta(mast)) exp(-d/D) + nugget, with the uncertainty of each
/// device; dB^2 and m.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Covariance {
    /// tau^2: variance of a mast's offset, as it is known: its own, and that of all masts.
    pub mast: f64,
    /// s^2: what is alike nearby.
    pub correlated: f64,
    /// rho: correlation of that between masts.
    pub common: f64,
    /// D, m.
    pub distance_m: f64,
    /// What differs from place to place.
    pub nugget: f64,
    /// Variance of a device's or vehicle's own offset.
    pub device: f64,
}

impl Covariance {
    /// Of a variance of the error of which a part is what is not known of a mast's offset, and the rest as alike as residuals
    /// are.
    ///
    /// # Definition
    /// The offset's part is at most 70 %, so that measurements at a place say something of it.
    #[must_use]
    pub fn of(total: f64, mast: f64, correlation: &Correlation) -> Self {
        const MOST: f64 = 0.7;
        let mast = mast.min(MOST * total);
        let correlated = correlation.share * (total - mast);
        Self {
            mast,
            correlated,
            common: correlation.between_masts,
            distance_m: correlation.distance_m,
            nugget: total - mast - correlated,
            device: 0.0,
        }
    }

    /// Of the error at a place, which a perfect measurement there would tell.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.mast + self.correlated + self.nugget
    }

    /// Beyond this distance nothing changes, m: there the correlation is below 2 %.
    #[must_use]
    pub fn reach_m(&self) -> f64 {
        /// In decorrelation distances.
        const REACH: f64 = 4.0;
        REACH * self.distance_m
    }

    /// Between two places, so far apart.
    pub(super) fn between(&self, away_m: f64, same_mast: bool) -> f64 {
        let own = if same_mast { self.mast } else { 0.0 };
        let alike = if same_mast { 1.0 } else { self.common };
        own + self.correlated * alike * (-away_m / self.distance_m).exp()
    }
}
