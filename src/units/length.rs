//! Lengths.
use serde::{Deserialize, Serialize};

/// A length, distance or height. Stored in metres.
///
/// # Examples
/// ```
/// use signalgap::units::Length;
/// assert_eq!(Length::from_kilometres(1.5), Length::from_metres(1_500.0));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Length(f64);

impl Length {
    /// From metres.
    #[must_use]
    pub const fn from_metres(metres: f64) -> Self {
        Self(metres)
    }

    /// From kilometres (1 km = 1000 m).
    #[must_use]
    pub const fn from_kilometres(kilometres: f64) -> Self {
        Self(kilometres * 1_000.0)
    }

    /// In metres.
    #[must_use]
    pub const fn metres(self) -> f64 {
        self.0
    }

    /// In kilometres.
    #[must_use]
    pub const fn kilometres(self) -> f64 {
        self.0 / 1_000.0
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[test]
    fn one_kilometre_is_a_thousand_metres() {
        assert!((Length::from_kilometres(1.0).metres() - 1_000.0).abs() < f64::EPSILON);
        assert!((Length::from_metres(250.0).kilometres() - 0.25).abs() < f64::EPSILON);
    }
}
