//! One link with everything the path command shows of it.
use super::link_level::{LinkLevel, ScenarioLink};
use crate::geodesy::LonLat;
use crate::link::HandsetClutter;
use crate::planning::backhaul::HopCheck;
use crate::propagation::{LinkCase, PathAnalysis};
use crate::scenario::ClutterChoice;
use crate::terrain::PathProfile;
use crate::units::{Decibels, Length};
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

/// What is added to a model's loss for clutter around the receiver.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HandsetLoss {
    /// Height above ground at which the model's path ends: the antenna's, or the top of what surrounds it.
    pub path_end_agl: Length,
    /// Zero for a model that includes clutter.
    pub added: Decibels,
}

/// Buildings and trees on an elevation model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DemClutter {
    /// Their heights; none where a surface model tells them.
    pub choice: Option<ClutterChoice>,
    /// A surface model that tells them; empty without.
    pub surface: Vec<String>,
    /// Whether the elevation model includes them: it is a surface model itself.
    pub included: bool,
}

impl DemClutter {
    /// Whether any stand on a profile.
    #[must_use]
    pub const fn is_some(&self) -> bool {
        self.choice.is_some() || !self.surface.is_empty()
    }
}

/// How clutter counts on a link.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkClutter {
    /// What stands on the elevation model; nothing on a profile that was given.
    pub on_dem: DemClutter,
    /// None stands nearer to either end of a path over an elevation model.
    pub clearing: Option<Length>,
    /// What is added for clutter around the receiver.
    pub handset: HandsetClutter,
    /// Receiving antenna above ground.
    pub receiver_agl: Length,
    /// What is added to each loss, in the order of the losses.
    pub losses: Vec<HandsetLoss>,
}

/// One link, computed.
#[derive(Clone, Debug)]
pub struct PathResult {
    /// Both places, transmitter first, where they are known.
    pub places: Option<[LonLat; 2]>,
    /// Antennas, air, wave; the receiver at the end of the first model's path.
    pub link: LinkCase,
    /// The ground between.
    pub profile: PathProfile,
    /// Where that comes from, for a reader.
    pub profile_source: String,
    /// Losses, sight, horizons.
    pub analysis: PathAnalysis,
    /// Buildings and trees.
    pub clutter: LinkClutter,
    /// The link as a microwave hop, where that was asked.
    pub hop: Option<HopCheck>,
    /// What the receiver gets; nothing where no power is known.
    pub levels: Vec<LinkLevel>,
    /// Who is at the ends, where a scenario says that.
    pub of_scenario: Option<ScenarioLink>,
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
