//! What a calibration found, as it is kept in a file.
use super::conditioning::ConditioningResult;
use super::correlation::Correlation;
use super::covariance::Covariance;
use super::intervals::{Interval, ParameterIntervals};
use super::pooling::MastOffset;
use super::spread::TwoSigmas;
use crate::geodesy::GeographicBounds;
use serde::{Deserialize, Serialize};

/// The layout of the file that this program reads and writes.
pub const RECORD_VERSION: u32 = 1;

/// A calibration of one model over one terrain: values, how surely they are known, and where they hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibrationRecord {
    /// Layout of the file: [`RECORD_VERSION`].
    pub version: u32,
    /// Key of the model.
    pub model: String,
    /// The clutter over which the other values hold.
    pub clutter: ClutterValue,
    /// Offset of a mast that was not measured, dB, with its 95 % interval.
    pub offset_db: Interval,
    /// Variance of that as it is known, dB^2.
    pub offset_variance_db2: f64,
    /// Blocks of ground that count as much for a mast's own offset as all other masts together; absent where masts do not differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lambda_blocks: Option<f64>,
    /// Variance of a device's or vehicle's own offset, dB^2; 0 where one alone measured.
    #[serde(default)]
    pub device_variance_db2: f64,
    /// Standard deviations.
    pub sigma: TwoSigmas,
    /// 95 % intervals of the values fitted.
    pub intervals: ParameterIntervals,
    /// How far residuals are alike.
    pub correlation: Correlation,
    /// What predictions for ground that was left out are worth.
    pub validation: ValidationSummary,
    /// Where and at what the values hold.
    pub domain: CalibrationDomain,
    /// What was measured.
    pub data: CalibrationSource,
    /// The masts that were measured.
    #[serde(default)]
    pub masts: Vec<MastRecord>,
}

/// What stands on the ground.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClutterValue {
    /// One height everywhere, m.
    UniformHeightM(f64),
    /// A factor on the heights of the scenario's land cover or raster.
    HeightFactor(f64),
    /// What the scenario has, unchanged.
    AsStated,
}

/// Figures of predictions for ground that was left out, means over the layouts of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValidationSummary {
    /// Layouts of blocks.
    pub layouts: usize,
    /// Side of a block, m.
    pub block_side_m: f64,
    /// Blocks with measurements, in the first layout.
    pub blocks: usize,
    /// Places with a measured level.
    pub places: usize,
    /// Root mean square error, dB.
    pub rmse_db: f64,
    /// Mean of measured less predicted, dB.
    pub bias_db: f64,
    /// Root mean square error of the model without a calibration, dB.
    pub uncalibrated_rmse_db: f64,
    /// Shares of places within the central 50, 80, 90 and 95 % of what was stated.
    pub within_50: f64,
    /// Likewise.
    pub within_80: f64,
    /// Likewise.
    pub within_90: f64,
    /// Likewise.
    pub within_95: f64,
    /// What measurements nearby are worth; absent where no half of the ground tells of the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditioning: Option<ConditioningResult>,
}

/// Between what the values were found; beyond they are extrapolated.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibrationDomain {
    /// Frequencies, least and greatest, MHz.
    pub frequency_mhz: [f64; 2],
    /// Path lengths, km.
    pub distance_km: [f64; 2],
    /// Antennas above ground, m.
    pub antenna_height_m: [f64; 2],
    /// Places, WGS 84.
    pub bounds: GeographicBounds,
}

/// What was measured, and by what it is known again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibrationSource {
    /// Readings joined to a transmitter.
    pub readings: usize,
    /// Places: cells of the raster over which readings were averaged, of each transmitter.
    pub places: usize,
    /// Files.
    pub files: Vec<SourceFileRecord>,
}

/// A file of measurements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFileRecord {
    /// Its name.
    pub path: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
}

/// A mast that was measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MastRecord {
    /// Its site, or the name of the transmitter.
    pub site_id: String,
    /// Its own offset beside that of all masts.
    pub own: MastOffset,
    /// Places measured.
    pub places: usize,
}

/// One measured place, as it is kept beside the calibration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResidualRecord {
    /// The site, or the name of the transmitter.
    pub site_id: String,
    /// Where, degrees east, WGS 84.
    pub longitude_deg: f64,
    /// Degrees north.
    pub latitude_deg: f64,
    /// Measured less predicted by the calibration, dB.
    pub residual_db: f64,
    /// Whether that is known; otherwise the residual is at most this.
    pub heard: bool,
    /// The device or vehicle; empty where it is not known.
    #[serde(default)]
    pub device: String,
}

impl CalibrationRecord {
    /// The covariance of residuals at masts that were measured.
    ///
    /// # Definition
    /// The variance of such a mast's error: what is not known of its offset, the correlated part and the rest.
    #[must_use]
    pub fn covariance(&self) -> Covariance {
        let own = self.masts.iter().map(|mast| mast.own.variance).sum::<f64>();
        let mast = own / self.masts.len().max(1) as f64;
        let covariance = Covariance::of(self.sigma.measured_db.powi(2), mast, &self.correlation);
        Covariance { device: self.device_variance_db2, ..covariance }
    }

    /// What a calibration found of a site: the offset to add, and the standard deviation of what is left; `None` where it was not
    /// measured.
    #[must_use]
    pub fn of_site(&self, site_id: &str) -> Option<(f64, f64)> {
        let mast = self.masts.iter().find(|mast| mast.site_id == site_id)?;
        Some((self.offset_db.value + mast.own.offset_db, self.sigma.measured_db))
    }
}
