//! Antenna patterns and tilt.
use super::MeasuredPattern;
use crate::units::{Decibels, Tilt};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Gain of a half-wave dipole over isotropic, dB: 10 log10(1.64) (ITU-R BS.561, 1.2).
pub const DIPOLE_GAIN_DBI: f64 = 2.15;

/// A direction seen from the antenna before tilt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Direction {
    /// Turn from the main lobe's azimuth, degrees clockwise, -180 to 180.
    pub turn_deg: f64,
    /// Above the horizon, degrees.
    pub elevation_deg: f64,
}

/// The sector pattern of 3GPP TR 36.814, table A.2.1.1-2.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SectorPattern {
    /// Half-power beamwidth in the horizontal plane, degrees.
    pub horizontal_beamwidth_deg: f64,
    /// Largest attenuation of the horizontal plane and of the whole, dB.
    pub front_to_back_db: f64,
    /// Half-power beamwidth in the vertical plane, degrees.
    pub vertical_beamwidth_deg: f64,
    /// Largest attenuation of the vertical plane, dB.
    pub side_lobe_db: f64,
}

impl Default for SectorPattern {
    fn default() -> Self {
        Self {
            horizontal_beamwidth_deg: 70.0,
            front_to_back_db: 25.0,
            vertical_beamwidth_deg: 10.0,
            side_lobe_db: 20.0,
        }
    }
}

/// Shape of an antenna's beam.
///
/// # Examples
/// ```
/// use signalgap::network::{AntennaPattern, Direction, SectorPattern};
/// use signalgap::units::Tilt;
/// let pattern = AntennaPattern::Sector(SectorPattern::default());
/// let level = Tilt::from_degrees_down(0.0);
/// // half the beamwidth of 70 degrees aside: half the power
/// let aside = Direction { turn_deg: 35.0, elevation_deg: 0.0 };
/// assert!((pattern.attenuation(aside, level, level, false).db() - 3.0).abs() < 1e-9);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum AntennaPattern {
    /// The formula of 3GPP TR 36.814; all round when the sector has no azimuth.
    Sector(SectorPattern),
    /// Measured cuts.
    Measured(Arc<MeasuredPattern>),
}

impl AntennaPattern {
    /// Attenuation relative to the main lobe in a direction.
    ///
    /// # Method
    /// Mechanical tilt turns the antenna about its horizontal axis: the direction is rotated into the antenna's
    /// frame as a vector, so behind the antenna the beam rises. Electrical tilt shifts the vertical pattern by the
    /// same angle at every azimuth. `all_round` antennas have no horizontal pattern and no mechanical tilt.
    ///
    /// # Source
    /// 3GPP TR 36.814 V9.2.0, table A.2.1.1-2: A = -min(-(A_H + A_V), A_m).
    #[must_use]
    pub fn attenuation(
        &self,
        towards: Direction,
        mechanical: Tilt,
        electrical: Tilt,
        all_round: bool,
    ) -> Decibels {
        let (turn_deg, down_deg) =
            if all_round { (0.0, -towards.elevation_deg) } else { antenna_frame(towards, mechanical) };
        self.attenuation_in_frame(turn_deg, down_deg, electrical, all_round)
    }

    /// The same in a direction of the mechanically tilted antenna's frame: turn and angle below its boresight plane, degrees.
    pub(super) fn attenuation_in_frame(
        &self,
        turn_deg: f64,
        down_deg: f64,
        electrical: Tilt,
        all_round: bool,
    ) -> Decibels {
        Decibels::new(match self {
            Self::Sector(pattern) => {
                pattern.attenuation_db(turn_deg, down_deg - electrical.degrees_down(), all_round)
            }
            Self::Measured(pattern) => {
                pattern.attenuation_db(turn_deg, down_deg - pattern.shift_deg(electrical))
            }
        })
    }
}

impl SectorPattern {
    fn attenuation_db(&self, turn_deg: f64, off_beam_deg: f64, all_round: bool) -> f64 {
        let quadratic = |angle: f64, beamwidth: f64| 12.0 * (angle / beamwidth).powi(2);
        let horizontal_db = if all_round {
            0.0
        } else {
            quadratic(turn_deg, self.horizontal_beamwidth_deg).min(self.front_to_back_db)
        };
        let vertical_db = quadratic(off_beam_deg, self.vertical_beamwidth_deg).min(self.side_lobe_db);
        (horizontal_db + vertical_db).min(self.front_to_back_db)
    }
}

/// The direction in the frame of the mechanically tilted antenna: (turn, angle below its boresight plane), degrees.
fn antenna_frame(towards: Direction, mechanical: Tilt) -> (f64, f64) {
    let (turn, elevation) = (towards.turn_deg.to_radians(), towards.elevation_deg.to_radians());
    let tilt = mechanical.degrees_down().to_radians();
    // x ahead along the untilted boresight, y to the right, z up
    let (x, y, z) = (elevation.cos() * turn.cos(), elevation.cos() * turn.sin(), elevation.sin());
    let ahead = x * tilt.cos() - z * tilt.sin();
    let up = x * tilt.sin() + z * tilt.cos();
    (y.atan2(ahead).to_degrees(), -up.clamp(-1.0, 1.0).asin().to_degrees())
}

#[cfg(test)]
mod tests {
    use super::{AntennaPattern, Direction, MeasuredPattern, SectorPattern};
    use crate::units::Tilt;
    use std::sync::Arc;

    const LEVEL: Tilt = Tilt::from_degrees_down(0.0);

    fn attenuation_db(pattern: &AntennaPattern, turn_deg: f64, elevation_deg: f64, tilts: (f64, f64)) -> f64 {
        let (mechanical, electrical) = (Tilt::from_degrees_down(tilts.0), Tilt::from_degrees_down(tilts.1));
        pattern.attenuation(Direction { turn_deg, elevation_deg }, mechanical, electrical, false).db()
    }

    #[test]
    fn the_3gpp_sector_by_hand() {
        let pattern = AntennaPattern::Sector(SectorPattern::default());
        for (turn_deg, elevation_deg, tilts, expected_db) in [
            (0.0, 0.0, (0.0, 0.0), 0.0),
            (35.0, 0.0, (0.0, 0.0), 3.0),   // half the beamwidth: 12 / 4
            (180.0, 0.0, (0.0, 0.0), 25.0), // front to back
            (0.0, -5.0, (0.0, 0.0), 3.0),
            (0.0, 30.0, (0.0, 0.0), 20.0), // side lobe level
            (0.0, -4.0, (0.0, 4.0), 0.0),  // electrical tilt puts the beam there
            (0.0, -4.0, (4.0, 0.0), 0.0),  // so does mechanical tilt, ahead
            (90.0, -4.0, (0.0, 4.0), 12.0 * (90.0_f64 / 70.0).powi(2)), // electrical: all round
            (180.0, 4.0, (4.0, 0.0), 25.0), // mechanical: the back beam rises
        ] {
            let found = attenuation_db(&pattern, turn_deg, elevation_deg, tilts);
            assert!((found - expected_db).abs() < 1e-9, "{turn_deg} {elevation_deg}: {found}");
        }
    }

    #[test]
    fn mechanical_tilt_leaves_the_side_of_the_antenna_level() {
        let pattern =
            AntennaPattern::Sector(SectorPattern { front_to_back_db: 90.0, ..SectorPattern::default() });
        let level = attenuation_db(&pattern, 90.0, 0.0, (0.0, 0.0));
        assert!((attenuation_db(&pattern, 90.0, 0.0, (6.0, 0.0)) - level).abs() < 1e-9);
        assert!(attenuation_db(&pattern, 90.0, 0.0, (0.0, 6.0)) > level + 1.0);
    }

    #[test]
    fn a_measured_pattern_carries_its_own_tilt() {
        let ramp: Vec<f64> = (0..360).map(|degree: i32| f64::from(degree.min(360 - degree)) / 10.0).collect();
        let cuts =
            MeasuredPattern::new("ramp", ramp.clone(), ramp, Tilt::from_degrees_down(2.0)).expect("cuts");
        let pattern = AntennaPattern::Measured(Arc::new(cuts));
        // the file's own tilt requested: no shift
        assert!((attenuation_db(&pattern, 0.0, -10.0, (0.0, 2.0)) - 1.0).abs() < 1e-9);
        // four degrees more: the beam looks further down
        assert!((attenuation_db(&pattern, 0.0, -10.0, (0.0, 6.0)) - 0.6).abs() < 1e-9);
        assert!((attenuation_db(&pattern, 30.5, 0.0, (0.0, 2.0)) - 3.05).abs() < 1e-9);
    }

    #[test]
    fn an_all_round_antenna_has_no_turn() {
        let pattern = AntennaPattern::Sector(SectorPattern::default());
        let behind = Direction { turn_deg: 180.0, elevation_deg: 0.0 };
        assert!(pattern.attenuation(behind, LEVEL, LEVEL, true).db().abs() < 1e-12);
    }
}
