//! A hand-made calibration for the tests of this room: places along a road, the last ones not heard.
use super::findings::{CalibratedPlace, CalibrationFindings, ErrorGroup, GroupErrors, ModelCalibration};
use crate::calibration::{BlockLayout, ErrorStatistics, LayoutResult, ReliabilityBand, Terms};
use crate::geodesy::LonLat;
use crate::measurements::{Joined, LeftOut, MeasuredQuantity, Observed};
use std::collections::BTreeMap;

/// What stands in the file of a calibration.
const RECORD: &str = r#"
version = 1
model = "p1812"
offset_variance_db2 = 4.0
masts = []
clutter = { uniform_height_m = 8.0 }
offset_db = { value = -2.0, low = -6.0, high = 2.0 }
sigma = { measured_db = 8.0, unmeasured_db = 10.0, between_masts_db = 6.0, masts = 2 }
correlation = { distance_m = 120.0, share = 0.5, between_masts = 0.5, between_masts_measured = false, pairs = 900 }
data = { readings = 400, places = 40, files = [] }

[intervals]
offset_db = { value = -2.0, low = -6.0, high = 2.0 }
sigma_db = { value = 8.0, low = 7.0, high = 9.0 }

[validation]
layouts = 20
block_side_m = 360.0
blocks = 14
places = 36
rmse_db = 7.24
bias_db = -0.4
uncalibrated_rmse_db = 12.5
within_50 = 0.5
within_80 = 0.8
within_90 = 0.9
within_95 = 0.95

[domain]
frequency_mhz = [1800.0, 1800.0]
distance_km = [0.2, 8.0]
antenna_height_m = [30.0, 42.0]
bounds = { west = 104.3, south = 21.2, east = 104.5, north = 21.4 }
"#;

/// A calibration with `count` measured places of a quantity, one in ten of which heard nothing.
pub(super) fn findings(count: usize, quantity: MeasuredQuantity) -> CalibrationFindings {
    let statistics = ErrorStatistics { places: count, rmse_db: 7.25, ..ErrorStatistics::default() };
    let group =
        |group| GroupErrors { group, uncalibrated: statistics, calibrated: statistics, within_90: 0.9 };
    let layout = BlockLayout { side_m: 360.0, corner: [0.25, 0.5], turn_deg: 30.0, number: 0 };
    let model = ModelCalibration {
        record: toml::from_str(RECORD).expect("a calibration"),
        groups: vec![group(ErrorGroup::All), group(ErrorGroup::Distance(2))],
        layouts: vec![LayoutResult {
            layout,
            blocks: 14,
            rmse_db: 7.25,
            bias_db: -0.4,
            uncalibrated_rmse_db: 12.5,
            log_score: -3.5,
            within: [0.5, 0.8, 0.9, 0.95],
            terms: vec![Terms::default()],
        }],
        unmeasured: None,
        hidden: None,
        required_dbm: -110.0,
        reliability: vec![
            ReliabilityBand { stated: 0.04, came_true: 0.0, places: 12 },
            ReliabilityBand::default(),
            ReliabilityBand { stated: 0.97, came_true: 1.0, places: 1_234 },
        ],
        places: (0..count).map(|number| place(number, count, quantity)).collect(),
        without: BTreeMap::new(),
    };
    CalibrationFindings {
        scenario: "Huyện Bắc Yên".to_owned(),
        crs: "EPSG:32648".to_owned(),
        readings: 10 * count,
        files: Vec::new(),
        joined: Joined::default(),
        left_out: LeftOut::default(),
        rejects: Vec::new(),
        masts: vec!["BY01".to_owned()],
        models: vec![model],
    }
}

fn place(number: usize, count: usize, quantity: MeasuredQuantity) -> CalibratedPlace {
    let along = (number + 1) as f64 / count as f64;
    let swing = 9.0 * (40.0 * along).sin();
    let predicted = -70.0 - 50.0 * along;
    let heard = number % 10 != 9;
    let observed = if heard { Observed::Level(predicted + swing) } else { Observed::AtMost(-118.0) };
    CalibratedPlace {
        mast: 0,
        place: LonLat { longitude_deg: 104.3 + 0.1 * along, latitude_deg: 21.2 + 0.1 * along },
        quantity,
        observed,
        uncalibrated_dbm: predicted + 11.0,
        validated_dbm: predicted,
        sigma_db: 8.0,
        calibrated_dbm: predicted + 0.5,
        distance_km: 0.1 + 8.0 * along * along,
        line_of_sight: !number.is_multiple_of(3),
        readings: (10, if heard { 10 } else { 0 }),
        device: String::new(),
    }
}
