//! One link with everything the path command shows of it.
use crate::geodesy::LonLat;
use crate::propagation::{LinkCase, PathAnalysis};
use crate::terrain::PathProfile;
use serde::Serialize;

/// A remark on a link that is not its model's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PathNote {
    /// Word for programs: `latitude_assumed`, `length_differs`, `beside_geodesic`, ...
    pub kind: &'static str,
    /// Sentence for people.
    pub text: String,
}

impl PathNote {
    /// A remark.
    #[must_use]
    pub const fn new(kind: &'static str, text: String) -> Self {
        Self { kind, text }
    }
}

/// One link, computed.
#[derive(Clone, Debug)]
pub struct PathResult {
    /// Both places, transmitter first, where they are known.
    pub places: Option<[LonLat; 2]>,
    /// Antennas, air, wave.
    pub link: LinkCase,
    /// The ground between.
    pub profile: PathProfile,
    /// Where that comes from, for a reader.
    pub profile_source: String,
    /// Losses, sight, horizons.
    pub analysis: PathAnalysis,
    /// Remarks that are not the models'.
    pub notes: Vec<PathNote>,
}

impl PathResult {
    /// Largest distance between two points of the profile, m.
    #[must_use]
    pub fn greatest_spacing_m(&self) -> f64 {
        let spacings = self.profile.distance_km().windows(2).map(|pair| 1_000.0 * (pair[1] - pair[0]));
        spacings.fold(0.0, f64::max)
    }
}
