//! What is told and kept of a calibration.
use super::clutter_heights::ClutterHeights;
use super::error::CalibrateError;
use super::measured::Measured;
use super::predict::Transmitters;
use super::samples::{Masts, Predicted, transmitters_of};
use crate::calibration::{
    Calibrated, CalibrationDomain, CalibrationRecord, CalibrationSample, CalibrationSource, MastRecord,
    Prediction, RECORD_VERSION, SourceFileRecord, ValidationSummary, error_statistics, reliability,
    share_within, variance_between,
};
use crate::geodesy::GeographicBounds;
use crate::outputs::{CalibratedPlace, ErrorGroup, GroupErrors, InputFile, ModelCalibration};
use crate::pipeline::RunError;
use std::collections::BTreeMap;

/// Clutter is told in bands so wide, m.
const CLUTTER_BAND_M: f64 = 5.0;

/// What a calibration is told with.
pub(super) struct Recording<'a> {
    pub(super) measured: &'a Measured,
    pub(super) transmitters: &'a Transmitters<'a>,
    pub(super) masts: &'a Masts,
    pub(super) heights: &'a ClutterHeights,
    pub(super) required_dbm: f64,
}

/// Samples that receivers told, with their predictions.
type Told<'a> = Vec<(usize, &'a CalibrationSample)>;

impl Recording<'_> {
    pub(super) fn model(
        &self,
        key: &str,
        predicted: Predicted,
        found: &Calibrated,
        hidden: &Calibrated,
    ) -> ModelCalibration {
        let told: Told<'_> =
            predicted.data.samples.iter().enumerate().filter(|(_, sample)| !sample.inferred).collect();
        let validated: Vec<Prediction> = (0..predicted.data.samples.len())
            .map(|sample| found.validation.mean_prediction(sample))
            .collect();
        let record = self.record(key, &predicted, &told, found);
        let outcomes: Vec<_> =
            told.iter().map(|&(index, s)| (s.observed, s.logged_from, validated[index])).collect();
        let unmeasured = found.unmeasured.as_ref().map(|predictions| {
            let heard = told.iter().filter(|(_, sample)| sample.is_heard());
            let error = |&(index, sample): &(usize, &CalibrationSample)| {
                (sample.mast, sample.observed.value() - predictions[index].expected_dbm(sample.logged_from))
            };
            error_statistics(&heard.map(error).collect::<Vec<_>>())
        });
        let required_dbm = self.required_dbm(&told);
        ModelCalibration {
            record,
            groups: self.groups(&predicted, &told, &validated),
            layouts: found.validation.layouts.clone(),
            unmeasured,
            hidden: hidden.fit.terms.hidden.then(|| {
                let rmse = |found: &Calibrated| {
                    let few = &found.validation.layouts[..hidden.validation.layouts.len()];
                    few.iter().map(|layout| layout.rmse_db).sum::<f64>() / few.len().max(1) as f64
                };
                [hidden.fit.hidden_db, rmse(hidden), rmse(found)]
            }),
            required_dbm,
            reliability: reliability(&outcomes, required_dbm),
            places: self.places(&predicted, &told, &validated, found),
            without: predicted.without,
        }
    }

    /// The level of which the reliability is told: the required one where levels on both sides of it were measured, otherwise
    /// their median.
    fn required_dbm(&self, told: &Told<'_>) -> f64 {
        /// Share of the places that must be on either side.
        const LEAST: f64 = 0.05;
        let mut levels: Vec<f64> = told.iter().map(|(_, sample)| sample.observed.value()).collect();
        levels.sort_by(f64::total_cmp);
        let below =
            levels.partition_point(|level| *level < self.required_dbm) as f64 / levels.len().max(1) as f64;
        if (LEAST..=1.0 - LEAST).contains(&below) {
            self.required_dbm
        } else {
            levels.get(levels.len() / 2).copied().unwrap_or(self.required_dbm)
        }
    }

    fn record(
        &self,
        key: &str,
        predicted: &Predicted,
        told: &Told<'_>,
        found: &Calibrated,
    ) -> CalibrationRecord {
        let validation = &found.validation;
        let within = |place: usize| validation.mean_of(|layout| layout.within[place]);
        let heard = told.iter().filter(|(_, sample)| sample.is_heard()).count();
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, sample) in told {
            *places.entry(sample.mast).or_default() += 1;
        }
        let mast = |(&mast, own): (&usize, &crate::calibration::MastOffset)| MastRecord {
            site_id: self.masts.names[mast].clone(),
            own: *own,
            places: places.get(&mast).copied().unwrap_or(0),
        };
        CalibrationRecord {
            version: RECORD_VERSION,
            model: key.to_owned(),
            clutter: self.heights.value(found.fit.clutter),
            offset_db: found.intervals.offset_db,
            offset_variance_db2: found.offset_variance,
            lambda_blocks: found.lambda.is_finite().then_some(found.lambda),
            device_variance_db2: self.device_variance(predicted, told, found),
            sigma: found.sigmas,
            intervals: found.intervals,
            correlation: found.correlation,
            validation: ValidationSummary {
                layouts: validation.layouts.len(),
                block_side_m: found.blocks.0,
                blocks: found.blocks.1,
                places: heard,
                rmse_db: validation.mean_of(|layout| layout.rmse_db),
                bias_db: validation.mean_of(|layout| layout.bias_db),
                uncalibrated_rmse_db: validation.mean_of(|layout| layout.uncalibrated_rmse_db),
                within_50: within(0),
                within_80: within(1),
                within_90: within(2),
                within_95: within(3),
                conditioning: found.conditioning,
            },
            domain: self.domain(predicted, told),
            data: CalibrationSource {
                readings: self.measured.joined.count(),
                places: told.len(),
                files: Vec::new(),
            },
            masts: found.masts.iter().map(mast).collect(),
        }
    }

    /// Variance between the devices' means of residuals beyond what chance makes, dB^2.
    fn device_variance(&self, predicted: &Predicted, told: &Told<'_>, found: &Calibrated) -> f64 {
        let mut devices: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for &(index, sample) in told.iter().filter(|(_, sample)| sample.is_heard()) {
            let device = self.measured.averaged.samples[predicted.index[index]].device.as_str();
            let mast = found.masts.get(&sample.mast).map_or(0.0, |mast| mast.offset_db);
            let level = predicted.data.level(sample, found.fit.clutter) + found.offset_db + mast;
            devices.entry(device).or_default().push(sample.observed.value() - level);
        }
        variance_between(&devices.into_values().collect::<Vec<_>>(), found.prior.weight)
    }

    fn domain(&self, predicted: &Predicted, told: &Told<'_>) -> CalibrationDomain {
        let sectors = transmitters_of(self.measured);
        let of_sectors = |of: &dyn Fn(&crate::network::SectorCarrier) -> f64| {
            range(sectors.iter().map(|&transmitter| of(self.transmitters.sector(transmitter))))
        };
        let places =
            || told.iter().map(|&(index, _)| self.measured.places[predicted.index[index]].geographic);
        let [west, east] = range(places().map(|place| place.longitude_deg));
        let [south, north] = range(places().map(|place| place.latitude_deg));
        CalibrationDomain {
            frequency_mhz: of_sectors(&|sector| sector.carrier.downlink.megahertz()),
            distance_km: range(told.iter().map(|(_, sample)| sample.distance_km)),
            antenna_height_m: of_sectors(&|sector| sector.antenna_height_agl.metres()),
            bounds: GeographicBounds { west, south, east, north },
        }
    }

    fn groups(&self, predicted: &Predicted, told: &Told<'_>, validated: &[Prediction]) -> Vec<GroupErrors> {
        let mut groups: BTreeMap<ErrorGroup, Told<'_>> = BTreeMap::new();
        for &(index, sample) in told.iter().filter(|(_, sample)| sample.is_heard()) {
            for group in groups_of(sample) {
                groups.entry(group).or_default().push((index, sample));
            }
        }
        let stated = self.heights.stated;
        let errors = |(group, samples): (ErrorGroup, Told<'_>)| {
            let plain = |&(_, sample): &(usize, &CalibrationSample)| {
                (sample.mast, sample.observed.value() - predicted.data.level(sample, stated))
            };
            let left_out = |&(index, sample): &(usize, &CalibrationSample)| {
                (sample.mast, sample.observed.value() - validated[index].expected_dbm(sample.logged_from))
            };
            let outcomes: Vec<_> =
                samples.iter().map(|&(index, s)| (s.observed, s.logged_from, validated[index])).collect();
            GroupErrors {
                group,
                uncalibrated: error_statistics(&samples.iter().map(plain).collect::<Vec<_>>()),
                calibrated: error_statistics(&samples.iter().map(left_out).collect::<Vec<_>>()),
                within_90: share_within(&outcomes, 0.9),
            }
        };
        groups.into_iter().map(errors).collect()
    }

    fn places(
        &self,
        predicted: &Predicted,
        told: &Told<'_>,
        validated: &[Prediction],
        found: &Calibrated,
    ) -> Vec<CalibratedPlace> {
        let place = |&(index, sample): &(usize, &CalibrationSample)| {
            let own = &self.measured.averaged.samples[predicted.index[index]];
            let mast = found.masts.get(&sample.mast).map_or(0.0, |mast| mast.offset_db);
            let level = predicted.data.level(sample, found.fit.clutter);
            CalibratedPlace {
                mast: sample.mast,
                place: self.measured.places[predicted.index[index]].geographic,
                quantity: own.quantity,
                observed: sample.observed,
                uncalibrated_dbm: predicted.data.level(sample, self.heights.stated),
                validated_dbm: validated[index].mean_dbm,
                sigma_db: validated[index].sigma_db,
                calibrated_dbm: level + found.offset_db + mast,
                distance_km: sample.distance_km,
                line_of_sight: !sample.hidden,
                readings: (own.readings, own.heard),
                device: own.device.clone(),
            }
        };
        told.iter().map(place).collect()
    }
}

/// The groups of a sample.
fn groups_of(sample: &CalibrationSample) -> [ErrorGroup; 5] {
    let band = ErrorGroup::DISTANCES_KM.partition_point(|&end| end < sample.distance_km);
    let clutter = (sample.clutter_m / CLUTTER_BAND_M).floor() * CLUTTER_BAND_M;
    [
        ErrorGroup::All,
        ErrorGroup::LineOfSight(!sample.hidden),
        ErrorGroup::Distance(band),
        ErrorGroup::Clutter(clutter.max(0.0) as u32),
        ErrorGroup::Mast(sample.mast),
    ]
}

/// The least and the greatest.
fn range(values: impl Iterator<Item = f64>) -> [f64; 2] {
    values.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], value| [low.min(value), high.max(value)])
}

/// The files of measurements with their checksums.
pub(super) fn checksums_of(measured: &Measured) -> Result<Vec<SourceFileRecord>, CalibrateError> {
    let one = |path: &str| -> Result<SourceFileRecord, CalibrateError> {
        let file = InputFile::of("measurements", path).map_err(RunError::from)?;
        Ok(SourceFileRecord { path: path.to_owned(), sha256: file.sha256.unwrap_or_default() })
    };
    measured.files.iter().map(|file| one(&file.path)).collect()
}
