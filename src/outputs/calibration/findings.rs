//! What the calibration of a scenario found.
use crate::calibration::{
    CalibrationRecord, ErrorStatistics, LayoutResult, ReliabilityBand, SourceFileRecord,
};
use crate::geodesy::LonLat;
use crate::measurements::{Joined, LeftOut, MeasuredQuantity, Observed};
use crate::outputs::tables::rejects::RejectRow;
use std::collections::BTreeMap;

/// What the calibration of a scenario found.
#[derive(Clone, Debug)]
pub struct CalibrationFindings {
    /// Its name.
    pub scenario: String,
    /// The planning CRS.
    pub crs: String,
    /// Readings in the files.
    pub readings: usize,
    /// The files, with checksums.
    pub files: Vec<SourceFileRecord>,
    /// What the readings are of.
    pub joined: Joined,
    /// Readings that are in no sample.
    pub left_out: LeftOut,
    /// Rows set aside.
    pub rejects: Vec<RejectRow>,
    /// Names of the masts.
    pub masts: Vec<String>,
    /// The models of the scenario, the deciding one first.
    pub models: Vec<ModelCalibration>,
}

/// What was found of one model.
#[derive(Clone, Debug)]
pub struct ModelCalibration {
    /// What is kept in the file.
    pub record: CalibrationRecord,
    /// Errors, of all places and by group.
    pub groups: Vec<GroupErrors>,
    /// Results of each layout of blocks.
    pub layouts: Vec<LayoutResult>,
    /// Errors at places of masts that were left out as a whole; of three masts and more.
    pub unmeasured: Option<ErrorStatistics>,
    /// What a term for places behind terrain would be, dB, with the root mean square error with it and without; `None` where it does not
    /// predict ground left out better. Runs do not apply it.
    pub hidden: Option<[f64; 3]>,
    /// The level of which the reliability is told, dBm.
    pub required_dbm: f64,
    /// How often a stated probability came true.
    pub reliability: Vec<ReliabilityBand>,
    /// The places.
    pub places: Vec<CalibratedPlace>,
    /// Places without a prediction, by why.
    pub without: BTreeMap<String, usize>,
}

/// Places with something in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorGroup {
    /// All.
    All,
    /// By whether the terrain leaves the line of sight free.
    LineOfSight(bool),
    /// By distance: an index in [`ErrorGroup::DISTANCES_KM`].
    Distance(usize),
    /// By the height of clutter there, m.
    Clutter(u32),
    /// By mast: an index in [`CalibrationFindings::masts`].
    Mast(usize),
}

impl ErrorGroup {
    /// The word in files.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::LineOfSight(true) => "line_of_sight",
            Self::LineOfSight(false) => "behind_terrain",
            Self::Distance(_) => "distance_km",
            Self::Clutter(_) => "clutter_from_m",
            Self::Mast(_) => "mast",
        }
    }

    /// Upper ends of the bands of distance, km.
    pub const DISTANCES_KM: [f64; 7] = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, f64::INFINITY];
}

/// Errors of a group, dB.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupErrors {
    /// The group.
    pub group: ErrorGroup,
    /// Measured less what the scenario predicts without a calibration.
    pub uncalibrated: ErrorStatistics,
    /// Measured less the calibrated prediction, the place's part of the ground being left out.
    pub calibrated: ErrorStatistics,
    /// Share of places within the central 90 % of what was stated, likewise.
    pub within_90: f64,
}

/// One measured place.
#[derive(Clone, Debug, PartialEq)]
pub struct CalibratedPlace {
    /// Index of the mast.
    pub mast: usize,
    /// Where.
    pub place: LonLat,
    /// What was measured.
    pub quantity: MeasuredQuantity,
    /// The level, dBm; of a loss its negative, dB.
    pub observed: Observed,
    /// What the scenario predicts without a calibration, dBm.
    pub uncalibrated_dbm: f64,
    /// The calibrated prediction, the place's part of the ground being left out; the mean over the layouts, dBm.
    pub validated_dbm: f64,
    /// Its standard deviation, dB.
    pub sigma_db: f64,
    /// The calibrated prediction from all measurements, dBm.
    pub calibrated_dbm: f64,
    /// Path length, km.
    pub distance_km: f64,
    /// Whether the terrain leaves the line of sight free.
    pub line_of_sight: bool,
    /// Readings, and how many of them heard the mast.
    pub readings: (usize, usize),
    /// The device or vehicle; empty where it is not known.
    pub device: String,
}

impl CalibratedPlace {
    /// Measured less predicted by the calibration from all measurements, dB; of a level that is only known to be at most something, at
    /// most this.
    #[must_use]
    pub fn residual_db(&self) -> f64 {
        self.observed.value() - self.calibrated_dbm
    }
}
