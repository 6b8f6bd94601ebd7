//! Measured cuts of an antenna, and the gain between them.
use crate::language::word;
use crate::units::Tilt;

/// The deepest null that is believed, dB under the main lobe: around a real mast scatter fills what a test range measures below.
const NULL_FLOOR_DB: f64 = 40.0;

/// Where the beam of a cut lies is known to half of its one-degree step.
const TILT_FROM_CUT_ACCURACY_DEG: f64 = 0.5;

/// Finest step of a cut: a tenth of a degree.
const MOST_SAMPLES_PER_DEGREE: usize = 10;

/// Two measured cuts of an antenna, as antenna files hold them.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredPattern {
    pub(super) name: String,
    /// Attenuation clockwise from ahead, in equal steps of a degree or a whole part of it, dB.
    pub(super) horizontal_db: Vec<f64>,
    /// Attenuation likewise; 0 is the horizon ahead, 90 straight *down*, dB.
    pub(super) vertical_db: Vec<f64>,
    /// Electrical tilt at which the cuts were measured.
    pub(super) electrical_downtilt: Tilt,
    /// Whether that tilt was found in the vertical cut.
    pub(super) tilt_from_cut: bool,
    /// Where the vertical cut meets the horizontal one.
    pub(super) meeting: Meeting,
}

/// Where the vertical cut meets the horizontal one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Meeting {
    /// Turn of the vertical cut's plane from ahead, either side, degrees.
    pub(super) plane_deg: f64,
    /// Attenuation of the horizontal cut there, dB.
    pub(super) ahead_db: f64,
    /// The value that the vertical cut is compared with behind, dB.
    pub(super) behind_db: f64,
}

/// Why two cuts make no pattern.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PatternError {
    /// Not in equal steps of a degree or a whole part of it.
    #[error("{}", crate::text!("pattern-error-length", cut, name, found))]
    Length {
        /// Pattern.
        name: String,
        /// `horizontal` or `vertical`.
        cut: &'static str,
        /// Number of values.
        found: usize,
    },
    /// Not an attenuation.
    #[error(
        "{}", crate::text!("pattern-error-value", cut, name, value, degree))]
    Value {
        /// Pattern.
        name: String,
        /// `horizontal` or `vertical`.
        cut: &'static str,
        /// Angle.
        degree: usize,
        /// Value.
        value: f64,
    },
    /// One direction, two values.
    #[error(
        "{}", crate::text!("pattern-error-disagree", horizontal_db, vertical_db))]
    Disagree {
        /// Horizontal cut, ahead.
        horizontal_db: f64,
        /// Vertical cut, ahead.
        vertical_db: f64,
    },
    /// The main lobe is not ahead.
    #[error(
        "{}", crate::text!("pattern-error-strongest-elsewhere", strongest_deg))]
    StrongestElsewhere {
        /// Angle of the least attenuation.
        strongest_deg: f64,
    },
}

impl MeasuredPattern {
    /// From two cuts of 360 attenuations, or a multiple up to 3600, and the tilt that they were measured at.
    ///
    /// # Errors
    /// [`PatternError`] names cut, angle and value.
    pub fn new(
        name: &str,
        horizontal_db: Vec<f64>,
        vertical_db: Vec<f64>,
        electrical_downtilt: Tilt,
    ) -> Result<Self, PatternError> {
        for (cut, values) in [
            (word("measured-pattern-horizontal"), &horizontal_db),
            (word("measured-pattern-vertical"), &vertical_db),
        ] {
            let per_degree = values.len() / 360;
            if values.len() % 360 != 0 || !(1..=MOST_SAMPLES_PER_DEGREE).contains(&per_degree) {
                return Err(PatternError::Length { name: name.to_owned(), cut, found: values.len() });
            }
            if let Some(index) = values.iter().position(|value| !(0.0..=200.0).contains(value)) {
                let (degree, value) = (index / per_degree, values[index]);
                return Err(PatternError::Value { name: name.to_owned(), cut, degree, value });
            }
        }
        let meeting = Meeting {
            plane_deg: 0.0,
            ahead_db: horizontal_db[0],
            behind_db: at_angle(&horizontal_db, 180.0),
        };
        let name = name.to_owned();
        Ok(Self { name, horizontal_db, vertical_db, electrical_downtilt, tilt_from_cut: false, meeting })
    }

    /// The antenna's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Electrical tilt at which the cuts were measured.
    #[must_use]
    pub const fn electrical_downtilt(&self) -> Tilt {
        self.electrical_downtilt
    }

    /// How far the vertical cut is shifted down for an electrical tilt, degrees: the tilt that the cut has already counts once.
    pub(super) fn shift_deg(&self, electrical: Tilt) -> f64 {
        let shift_deg = electrical.degrees_down() - self.electrical_downtilt.degrees_down();
        if self.tilt_from_cut && shift_deg.abs() <= TILT_FROM_CUT_ACCURACY_DEG { 0.0 } else { shift_deg }
    }

    /// Attenuation between the cuts by weighting the vertical cut's front and back halves with the turn.
    ///
    /// # Method
    /// H(turn) + (1 - t) (V(down) - H(p)) + t (V(180 - down) - H(180)), where p is the turn of the vertical cut's plane: 0, or for
    /// an antenna with two beams the turn of a beam. t is 0 up to p on either side and grows evenly to 1 behind. The result equals the
    /// vertical cut in its plane and behind, and the horizontal cut where the vertical one is at its reference. It is never below 0 (no
    /// direction above the main lobe), and never above 40 dB: deeper nulls are filled by scatter around a real mast.
    ///
    /// # Source
    /// F. Gil et al., "A 3D interpolation method for base-station-antenna radiation patterns", IEEE Antennas and Propagation Magazine
    /// 43(2), 2001, with p = 0. The plane p is our extension of it: a sum with the cut at 0 would put the null between two beams
    /// into both.
    pub(super) fn attenuation_db(&self, turn_deg: f64, down_deg: f64) -> f64 {
        let plane_deg = self.meeting.plane_deg;
        let back_weight = (turn_deg.abs() - plane_deg).max(0.0) / (180.0 - plane_deg);
        let ahead = at_angle(&self.vertical_db, down_deg) - self.meeting.ahead_db;
        let behind = at_angle(&self.vertical_db, 180.0 - down_deg) - self.meeting.behind_db;
        let side = at_angle(&self.horizontal_db, turn_deg);
        (side + ahead * (1.0 - back_weight) + behind * back_weight).clamp(0.0, NULL_FLOOR_DB)
    }
}

/// A cut between two of its values, linearly in dB.
pub(super) fn at_angle(cut_db: &[f64], degrees: f64) -> f64 {
    let samples = cut_db.len();
    let turned = (degrees * (samples / 360) as f64).rem_euclid(samples as f64);
    let below = turned.floor();
    let (a, b) = (below as usize % samples, (below as usize + 1) % samples);
    cut_db[a] + (cut_db[b] - cut_db[a]) * (turned - below)
}
