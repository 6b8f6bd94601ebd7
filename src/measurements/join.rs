//! Joining readings to the transmitters they are of.
use super::joined::{Joined, JoinedBy, OwnSource, Transmitter, Unjoined};
use super::own_source::{Described, OwnSources, SourceKey};
use super::reading::{CellNames, OwnTransmitter, Reading};
use super::sector_index::SectorIndex;
use crate::network::Network;
use crate::units::Length;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What readings are joined to.
#[derive(Clone, Copy, Debug)]
pub struct JoinQuestion<'a> {
    /// The sectors.
    pub network: &'a Network,
    /// Transmitters stated beside them: `[[measurements.transmitters]]`.
    pub stated: &'a [OwnSource],
    /// What holds where rows that describe their transmitter leave it out: `[measurements.link]`. With a place it is the transmitter
    /// of all rows that name none.
    pub link: OwnTransmitter,
    /// Sectors farther off than this have no prediction, so that no reading is of them.
    pub radius: Length,
}

/// The transmitter of one reading.
enum Found {
    Sector(usize),
    Stated(usize),
    Described(OwnSource),
}

/// The transmitter of each reading.
///
/// # Method
/// The surest way that leads to one is taken: the row's own description with a place, completed from the defaults; a stated transmitter of
/// its name; a sector of its name, or with the cell identity of its name; eNodeB and cell; physical cell identity and channel number. Sectors
/// of another technology or operator than the row says are none. Of several sectors that a way leads to, one is taken that is at most half as far
/// as the next. A row that names nothing is of the transmitter of the defaults, otherwise of the only one there is.
///
/// # Cost and determinism
/// `O(n log m)` for `n` readings and `m` sectors. What a reading is joined to does not depend on the other readings; the order of the
/// transmitters in [`Joined::own`] does not depend on the order of the readings.
#[must_use]
pub fn join(readings: &[Reading], question: &JoinQuestion<'_>) -> Joined {
    let index = SectorIndex::of(question.network);
    let own = OwnSources::of(question.stated, question.link);
    let search = Search { index, own, radius: question.radius };
    let found: Vec<_> = readings.par_iter().map(|reading| search.transmitter(reading)).collect();
    let mut joined = Joined::default();
    for (reading, outcome) in readings.iter().zip(&found) {
        match outcome {
            Ok((_, by)) => *joined.by.entry(*by).or_default() += 1,
            Err(why) => count_unjoined(&mut joined, *why, reading),
        }
    }
    number(&mut joined, &search.own, found);
    joined
}

struct Search<'a> {
    index: SectorIndex<'a>,
    own: OwnSources<'a>,
    radius: Length,
}

impl Search<'_> {
    fn transmitter(&self, reading: &Reading) -> Result<(Found, JoinedBy), Unjoined> {
        let described = self.own.described(reading);
        let incomplete = match described {
            Some(Ok(source)) => return Ok((Found::Described(source), JoinedBy::OwnTransmitter)),
            Some(Err(field)) => Some(Unjoined::IncompleteTransmitter(field)),
            None => None,
        };
        if let Some(index) = self.own.named(&reading.cell) {
            return Ok((Found::Stated(index), JoinedBy::OwnTransmitter));
        }
        match self.index.sector_of(reading, self.radius) {
            Ok((sector, by)) => Ok((Found::Sector(sector), by)),
            Err(Unjoined::NamesNothing) if names_nothing(&reading.cell) && incomplete.is_none() => {
                self.only(reading)
            }
            Err(why @ (Unjoined::NamesNothing | Unjoined::UnknownId)) => Err(incomplete.unwrap_or(why)),
            Err(why) => Err(why),
        }
    }

    /// The transmitter of a row that names none.
    fn only(&self, reading: &Reading) -> Result<(Found, JoinedBy), Unjoined> {
        let found = match (self.own.of_link(reading), self.own.only(), self.index.only(reading, self.radius))
        {
            (Some(Ok(source)), ..) => Ok(Found::Described(source)),
            (Some(Err(field)), ..) => Err(Unjoined::IncompleteTransmitter(field)),
            (None, Some(index), None) if self.index.is_empty() => Ok(Found::Stated(index)),
            (None, None, Some(sector)) if self.own.is_empty() => sector.map(Found::Sector),
            _ => Err(Unjoined::NamesNothing),
        };
        found.map(|found| (found, JoinedBy::OnlyTransmitter))
    }
}

/// Whether a row says nothing by which a transmitter could be found.
fn names_nothing(cell: &CellNames) -> bool {
    cell.id.trim().is_empty() && cell.enodeb.is_none() && cell.cell.is_none() && cell.physical.is_none()
}

fn count_unjoined(joined: &mut Joined, why: Unjoined, reading: &Reading) {
    let name = called(&reading.cell);
    let (count, first) = joined.unjoined.entry(why).or_insert_with(|| (0, name.clone()));
    *count += 1;
    if name < *first {
        *first = name;
    }
}

/// What a row calls its transmitter: its name, eNodeB and cell as `31027-12`, or physical cell identity and channel as `301/1850`.
fn called(cell: &CellNames) -> String {
    let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    if !cell.id.trim().is_empty() {
        cell.id.trim().to_owned()
    } else if cell.enodeb.is_some() {
        format!("{}-{}", number(cell.enodeb), number(cell.cell))
    } else if cell.cell.is_some() {
        number(cell.cell)
    } else if cell.physical.is_some() {
        format!("{}/{}", number(cell.physical.map(u32::from)), number(cell.channel))
    } else {
        String::new()
    }
}

/// Lists the transmitters beside the network in an order of their own, and gives each reading its transmitter.
fn number(joined: &mut Joined, own: &OwnSources<'_>, found: Vec<Result<(Found, JoinedBy), Unjoined>>) {
    let mut described: BTreeMap<SourceKey, Option<Described>> = BTreeMap::new();
    let mut keys = Vec::with_capacity(found.len());
    for outcome in found {
        keys.push(match outcome {
            Err(_) => None,
            Ok((Found::Sector(sector), _)) => Some(Err(sector)),
            Ok((Found::Stated(index), _)) => {
                described.entry(SourceKey::Stated(index)).or_default();
                Some(Ok(SourceKey::Stated(index)))
            }
            Ok((Found::Described(source), _)) => {
                let key = SourceKey::of(&source);
                let known = described.entry(key).or_default();
                known.get_or_insert_with(|| Described::first(source.clone())).also(&source);
                Some(Ok(key))
            }
        });
    }
    let numbers: BTreeMap<SourceKey, usize> = described.keys().copied().zip(0..).collect();
    joined.own = described.iter().filter_map(|(key, rows)| own.source(*key, rows.as_ref())).collect();
    joined.transmitter = keys
        .into_iter()
        .map(|key| match key? {
            Err(sector) => Some(Transmitter::Sector(sector)),
            Ok(key) => numbers.get(&key).copied().map(Transmitter::Own),
        })
        .collect();
}
