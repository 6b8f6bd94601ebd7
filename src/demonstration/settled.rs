//! A settled village before it has a name, and the lines that reach it.
use super::ground::Spot;

/// A village before it has a name.
pub(super) struct Village {
    pub(super) spot: Spot,
    /// 0 (poor ground) to 1 (broad valley floor).
    pub(super) room: f64,
    pub(super) population: u32,
    /// Number of its commune, from 0.
    pub(super) commune: usize,
    pub(super) lines: Lines,
}

/// The lines that reach a village.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lines {
    /// Optical fibre, at the seat of the village's commune.
    pub(super) commune_fibre: bool,
    /// Fixed broadband, in more than a few houses.
    pub(super) broadband: bool,
    /// Mains power.
    pub(super) power: bool,
}

impl Lines {
    /// All of them.
    pub(super) const ALL: Self = Self { commune_fibre: true, broadband: true, power: true };
}
