//! The work of a comparison, by the program that does it too.
use super::contest::Contest;
use super::request::Contested;
use super::starts::{Trouble, started};
use super::{itm, sight};
use crate::outputs::PeerAgreement;
use crate::pipeline::bench::BenchError;
use std::path::Path;
use std::time::Duration;

/// The work of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// Line of sight, by `gdal_viewshed`.
    Sight,
    /// Losses by the Irregular Terrain Model, by SPLAT!.
    Itm {
        /// Posts of the terrain in a degree.
        posts_per_degree: usize,
    },
}

impl Task {
    /// Writes what both read into an empty folder.
    pub(super) fn prepared(self, place: &Contested<'_>, folder: &Path) -> Result<Contest, BenchError> {
        match self {
            Self::Sight => sight::contest(place, folder),
            Self::Itm { posts_per_degree } => itm::contest(place, posts_per_degree, folder),
        }
    }

    /// How far both results agree, the other program being started once more where it has to leave one.
    pub(super) fn agreement(self, contest: &Contest, limit: Duration) -> Result<PeerAgreement, Trouble> {
        if !contest.more_arguments.is_empty() {
            started(contest.other().args(&contest.more_arguments), limit)?;
        }
        match self {
            Self::Sight => sight::agreement(contest),
            Self::Itm { .. } => itm::agreement(contest),
        }
    }
}
