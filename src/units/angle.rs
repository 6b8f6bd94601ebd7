//! Directions: azimuth from true north, tilt from the horizon.
use serde::{Deserialize, Serialize};

/// A direction in the horizontal plane, clockwise from true north. Stored in degrees, 0 <= value < 360.
///
/// # Examples
/// ```
/// use signalgap::units::Azimuth;
/// let (north_west, east) = (Azimuth::from_degrees(-45.0), Azimuth::from_degrees(90.0));
/// assert_eq!(north_west.degrees(), 315.0);
/// assert_eq!(north_west.turn_to(east), 135.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Azimuth(f64);

impl Azimuth {
    /// From degrees clockwise from true north; whole turns are removed.
    #[must_use]
    pub fn from_degrees(degrees: f64) -> Self {
        let turned = degrees.rem_euclid(360.0);
        // rem_euclid of a tiny negative number rounds to 360 itself.
        Self(if turned >= 360.0 { 0.0 } else { turned })
    }

    /// In degrees, 0 <= value < 360.
    #[must_use]
    pub const fn degrees(self) -> f64 {
        self.0
    }

    /// The turn from `self` to `other`, degrees, -180 <= value < 180; positive is clockwise.
    #[must_use]
    pub fn turn_to(self, other: Self) -> f64 {
        (other.0 - self.0 + 180.0).rem_euclid(360.0) - 180.0
    }
}

/// An angle below the horizon (positive is down, as antenna data sheets count it). Stored in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tilt(f64);

impl Tilt {
    /// From degrees below the horizon.
    #[must_use]
    pub const fn from_degrees_down(degrees: f64) -> Self {
        Self(degrees)
    }

    /// In degrees below the horizon.
    #[must_use]
    pub const fn degrees_down(self) -> f64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Azimuth;

    #[test]
    fn azimuths_are_kept_within_one_turn() {
        for (given, kept) in [(360.0, 0.0), (-90.0, 270.0), (725.0, 5.0), (-1e-20, 0.0)] {
            assert!((Azimuth::from_degrees(given).degrees() - kept).abs() < 1e-12, "{given}");
        }
    }

    #[test]
    fn the_turn_is_the_short_way_round() {
        let turn = |from, to| Azimuth::from_degrees(from).turn_to(Azimuth::from_degrees(to));
        assert!((turn(350.0, 10.0) - 20.0).abs() < 1e-12);
        assert!((turn(10.0, 350.0) + 20.0).abs() < 1e-12);
    }
}
