//! One sector as a place receives it.
use super::measured_field::LevelSource;
use crate::network::LteBandwidth;
use crate::propagation::PropagationError;
use crate::terrain::SamplingError;
use crate::units::{Azimuth, Dbm, Decibels, Length};
use serde::{Deserialize, Serialize};

/// One sector as a place receives it.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Link {
    /// Median RSRP or RSCP.
    pub level: Dbm,
    /// Median downlink level over the requirement.
    pub downlink_margin: Decibels,
    /// Median uplink level over the base station's sensitivity.
    pub uplink_margin: Decibels,
    /// Probability that both directions work.
    pub probability: f64,
    /// Standard deviation used for it, dB.
    pub sigma_db: f64,
    /// From where the level comes.
    pub source: LevelSource,
    /// Basic transmission loss, downlink.
    pub loss: Decibels,
    /// Diffraction part of it.
    pub diffraction: Decibels,
    /// Standard deviation over locations that the model itself states; it is shown, not added to [`Self::sigma_db`],
    /// which holds location variability already.
    pub model_sigma: Option<Decibels>,
    /// Loss by buildings and trees around the handset (ITU-R P.2108), downlink; not part of [`Self::loss`].
    pub terminal_clutter: Decibels,
    /// Antenna gain less than in the main lobe.
    pub pattern_loss: Decibels,
    /// Ground distance.
    pub ground_distance: Length,
    /// Direction of the place, seen from the site, from true north.
    pub azimuth: Azimuth,
    /// Whether the straight ray is free.
    pub line_of_sight: bool,
    /// Smallest clearance as a share of the first Fresnel radius.
    pub fresnel_share: f64,
}

impl Link {
    /// The smaller of both directions' margins.
    #[must_use]
    pub fn margin(&self) -> Decibels {
        if self.uplink_margin < self.downlink_margin { self.uplink_margin } else { self.downlink_margin }
    }

    /// The margin in standard deviations, which orders links as their probabilities do but never saturates; the
    /// margin itself where the deviation is 0.
    #[must_use]
    pub fn strength(&self) -> f64 {
        if self.sigma_db > 0.0 { self.margin().db() / self.sigma_db } else { self.margin().db() }
    }
}

/// The link of one of a network's sectors.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct ServerLink {
    /// Index into the network's sectors.
    pub sector: usize,
    /// How the place receives it.
    pub link: Link,
}

impl ServerLink {
    /// Of two links the one nearer to serving; of two equally near the one of the sector that comes first.
    #[must_use]
    pub fn nearer(self, other: Self) -> Self {
        let order = self.link.strength().total_cmp(&other.link.strength());
        if order.then(other.sector.cmp(&self.sector)).is_ge() { self } else { other }
    }
}

/// Why a link has no budget.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// The path has no profile.
    #[error(transparent)]
    Sampling(#[from] SamplingError),
    /// The model has no value.
    #[error("{}", crate::text!("sector-refused", sector_id, refusal = format_args!("{:?}", refusal)))]
    Propagation {
        /// The sector.
        sector_id: String,
        /// The model's reason; `words` has its text.
        refusal: PropagationError,
    },
    /// The channel is none of LTE's.
    #[error("{}", crate::text!("link-error-bandwidth", sector_id, bandwidth_mhz, narrower = LteBandwidth::narrower().join(", "), widest = LteBandwidth::widest()))]
    Bandwidth {
        /// The sector.
        sector_id: String,
        /// Its bandwidth.
        bandwidth_mhz: f64,
    },
}
