//! What is compared, and on what.
use crate::demonstration::MastGround;
use crate::units::Length;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Least number of starts of each program.
pub const LEAST_STARTS: usize = 5;

/// How programs are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct PeersRequest {
    /// This program, which is started as the others are.
    pub program: PathBuf,
    /// How often each program is started; at least [`LEAST_STARTS`].
    pub starts: usize,
    /// A start that takes longer is ended.
    pub limit: Duration,
    /// Side of the made ground's cells.
    pub cell: Length,
    /// How far to look from the mast; the ground reaches 21 km.
    pub radius: Length,
    /// A file for the comparison.
    pub json: Option<PathBuf>,
}

impl PeersRequest {
    /// Twenty kilometres around a mast on cells of 30 m, five starts, five minutes for each.
    #[must_use]
    pub fn new(program: PathBuf) -> Self {
        Self {
            program,
            starts: LEAST_STARTS,
            limit: Duration::from_secs(300),
            cell: Length::from_metres(30.0),
            radius: Length::from_kilometres(20.0),
            json: None,
        }
    }
}

/// What a program is compared on.
pub(super) struct Contested<'a> {
    pub(super) request: &'a PeersRequest,
    pub(super) ground: &'a MastGround,
    /// The other program.
    pub(super) path: &'a Path,
    /// For the files.
    pub(super) folder: &'a Path,
}
