//! The kinds of remedies.
use serde::Serialize;

/// What is done for a gap. The order is that of effort: where costs are not given, remedies come in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RemedyKind {
    /// An antenna is tilted.
    Tilt,
    /// An antenna is turned, and tilted where that is needed, too.
    Turn,
    /// A carrier of the technology on antennas that are there: the technology where it lacks, or a lower band.
    AddTechnology,
    /// An antenna more on a mast that is there, pointed at the gap.
    NewSector,
    /// The antennas of an operator rise on a mast made taller.
    TallerMast,
    /// A repeater in or over the village, fed by a sector that is there.
    Repeater,
    /// A small sector of low power in or over the village.
    SmallRemoteSector,
    /// A mast where none is.
    NewMast,
    /// A satellite terminal for the place: its people are served by satellite, not by the technology.
    Satellite,
}

/// Where small equipment for a village stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VillageSpot {
    /// Among the houses.
    In,
    /// On the highest ground nearby.
    Over,
}

impl VillageSpot {
    /// The word in names.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Over => "over",
        }
    }
}

impl RemedyKind {
    /// All of them, in the order of effort.
    pub const ALL: [Self; 9] = [
        Self::Tilt,
        Self::Turn,
        Self::AddTechnology,
        Self::NewSector,
        Self::TallerMast,
        Self::Repeater,
        Self::SmallRemoteSector,
        Self::NewMast,
        Self::Satellite,
    ];

    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tilt => "tilt",
            Self::Turn => "turn",
            Self::AddTechnology => "add_technology",
            Self::NewSector => "new_sector",
            Self::TallerMast => "taller_mast",
            Self::Repeater => "repeater",
            Self::SmallRemoteSector => "small_remote_sector",
            Self::NewMast => "new_mast",
            Self::Satellite => "satellite",
        }
    }

    /// Whether the work is done at a mast that is there.
    #[must_use]
    pub const fn is_at_a_mast(self) -> bool {
        matches!(self, Self::Tilt | Self::Turn | Self::AddTechnology | Self::NewSector | Self::TallerMast)
    }

    /// Whether antennas that serve others are changed, so that somebody may lose service.
    #[must_use]
    pub const fn changes_antennas(self) -> bool {
        matches!(self, Self::Tilt | Self::Turn | Self::TallerMast)
    }
}
