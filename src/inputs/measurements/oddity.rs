//! What is odd about a file of measured levels, counted.
use serde::Serialize;
use std::collections::BTreeMap;

/// Something odd, and with it what was done; `docs/measurements.md` explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Oddity {
    /// Rows without a position (empty, 0/0 or -1/-1): left out.
    NoPosition,
    /// Coordinates as whole numbers of 1e-7 degrees: divided.
    ScaledDegrees,
    /// Latitude and longitude in each other's place: changed over.
    SwappedAxes,
    /// A coordinate whose decimal point was lost or moved: restored from the rest of the file.
    MovedPoint,
    /// A level that is a mark for "none" (-141 of RSRP, 99, 255, -999, 0, ...): taken as missing.
    FillLevel,
    /// Rows without a level: left out.
    NoLevel,
    /// Levels at the receiver's floor: at most this.
    AtFloor,
    /// Rows that say "not heard": at most the floor.
    NotHeard,
    /// Rows that say "not heard" in a file without a floor: left out.
    NotHeardWithoutFloor,
    /// Rows that repeat another one entirely: left out.
    Duplicate,
    /// Readings of a receiver that stood still, or whose position was not updated: kept.
    RepeatedPosition,
    /// Readings that repeat the level before them although the receiver moved: kept.
    CachedLevel,
    /// Readings whose level is another place's (relayed), or does not depend on the place: left out.
    Relayed,
    /// Times that could not be read: the reading is kept without.
    TimeUnread,
}

/// Counts oddities.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(BTreeMap<Oddity, usize>);

impl Tally {
    /// Counts `count` more; nothing for 0.
    pub(super) fn add(&mut self, oddity: Oddity, count: usize) {
        if count > 0 {
            *self.0.entry(oddity).or_default() += count;
        }
    }

    /// In the order of [`Oddity`].
    pub(super) fn into_list(self) -> Vec<(Oddity, usize)> {
        self.0.into_iter().collect()
    }
}
