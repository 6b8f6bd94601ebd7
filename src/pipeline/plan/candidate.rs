//! Something that may be built.
use crate::geodesy::{LonLat, Position};
use crate::network::SectorCarrier;
use crate::planning::{MastPlace, RemedyKind};
use crate::units::{Length, Tilt};

/// Candidates, and the points that they serve only together.
pub(super) type ServeTogether = (Vec<usize>, Vec<usize>);

/// Something that may be built.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) kind: RemedyKind,
    pub(super) position: Position,
    pub(super) height_agl: Length,
    pub(super) downtilt: Tilt,
    pub(super) sectors: Vec<SectorCarrier>,
    pub(super) replaced: Vec<usize>,
    /// Indices of the points that it serves by itself, rising.
    pub(super) serves: Vec<usize>,
    /// People who lose a technology by it.
    pub(super) lost: f64,
    /// What a remedy is worked by, for its price.
    pub(super) remedy: Option<usize>,
    /// Of a cell of the map.
    pub(super) cell: Option<MastPlace>,
}

impl Candidate {
    /// Whether it needs a way home of its own: a mast that is there has one, and a repeater is fed over the air.
    pub(super) const fn needs_way_home(&self) -> bool {
        matches!(self.kind, RemedyKind::NewMast | RemedyKind::SmallRemoteSector)
    }
}

/// What tells candidates that exclude each other: one place, or one mast that is there.
pub(super) fn place_key(candidate: &Candidate) -> String {
    match candidate.kind {
        RemedyKind::NewMast => format!("{}/{}", candidate.position.easting_m, candidate.position.northing_m),
        _ => candidate.name.clone(),
    }
}

/// `21.34990N 104.15130E 40m`: a name that says where, and that a change of the map does not change.
pub(super) fn site_name(place: LonLat, height_agl: Length) -> String {
    format!(
        "{:.5}{} {:.5}{} {}m",
        place.latitude_deg.abs(),
        if place.latitude_deg >= 0.0 { 'N' } else { 'S' },
        place.longitude_deg.abs(),
        if place.longitude_deg >= 0.0 { 'E' } else { 'W' },
        height_agl.metres()
    )
}
