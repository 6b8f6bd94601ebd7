//! What would close a gap from the site closest to serving it.
use super::GapEvidence;
use crate::units::Length;
use serde::Serialize;

/// What would close a gap from the best site.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum Fix {
    /// The smallest antenna height above ground that serves.
    RaiseAntenna(Length),
    /// No height up to the limit serves.
    NotFixableFromSite,
    /// There is no site.
    NoSite,
}

impl Fix {
    /// The fix from the evidence of a gap.
    #[must_use]
    pub(super) fn of(found: &GapEvidence) -> Self {
        match (found.best, found.least_height_agl) {
            (None, _) => Self::NoSite,
            (Some(_), Some(height)) => Self::RaiseAntenna(height),
            (Some(_), None) => Self::NotFixableFromSite,
        }
    }

    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::RaiseAntenna(_) => "raise_antenna",
            Self::NotFixableFromSite => "not_fixable_from_site",
            Self::NoSite => "no_site",
        }
    }
}
