//! Transmitters beside the network: described by rows, stated by name, or the only one.
use super::joined::OwnSource;
use super::reading::{CellNames, OwnTransmitter, Reading};
use super::sector_index::folded;
use crate::geodesy::LonLat;
use std::collections::BTreeMap;

/// What tells one such transmitter from another; those stated come first, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SourceKey {
    /// Index of a stated one.
    Stated(usize),
    /// Longitude, latitude, height and frequency in the order of the numbers, and the power.
    Described([i64; 4], Option<i64>),
}

/// What the stated transmitters and the defaults make of a row.
pub(super) struct OwnSources<'a> {
    stated: &'a [OwnSource],
    link: OwnTransmitter,
    by_id: BTreeMap<String, usize>,
}

impl<'a> OwnSources<'a> {
    pub(super) fn of(stated: &'a [OwnSource], link: OwnTransmitter) -> Self {
        let mut by_id = BTreeMap::new();
        for (index, source) in stated.iter().enumerate() {
            by_id.entry(folded(&source.id)).or_insert(index);
        }
        Self { stated, link, by_id }
    }

    /// The transmitter that a row describes itself, the defaults in place of what it leaves out; `None` where it says no place.
    ///
    /// # Errors
    /// The field that is known from neither.
    pub(super) fn described(&self, reading: &Reading) -> Option<Result<OwnSource, &'static str>> {
        reading.transmitter.place.map(|place| self.completed(place, reading))
    }

    /// The stated one that a row names.
    pub(super) fn named(&self, cell: &CellNames) -> Option<usize> {
        let name = folded(&cell.id);
        if name.is_empty() { None } else { self.by_id.get(&name).copied() }
    }

    /// The transmitter of the defaults, for rows that name none; `None` where they say no place.
    ///
    /// # Errors
    /// The field that is missing.
    pub(super) fn of_link(&self, reading: &Reading) -> Option<Result<OwnSource, &'static str>> {
        self.link.place.map(|place| self.completed(place, reading))
    }

    fn completed(&self, place: LonLat, reading: &Reading) -> Result<OwnSource, &'static str> {
        let own = reading.transmitter;
        Ok(OwnSource {
            id: reading.cell.id.trim().to_owned(),
            place,
            height_m: own.height_m.or(self.link.height_m).ok_or("height_m")?,
            frequency_mhz: own.frequency_mhz.or(self.link.frequency_mhz).ok_or("frequency_mhz")?,
            eirp_dbm: own.eirp_dbm.or(self.link.eirp_dbm),
        })
    }

    /// The only stated one.
    pub(super) fn only(&self) -> Option<usize> {
        (self.stated.len() == 1).then_some(0)
    }

    /// Whether none is stated.
    pub(super) const fn is_empty(&self) -> bool {
        self.stated.is_empty()
    }

    /// The source of a key, as stated or as rows describe it.
    pub(super) fn source(&self, key: SourceKey, described: Option<&Described>) -> Option<OwnSource> {
        match key {
            SourceKey::Stated(index) => self.stated.get(index).cloned(),
            SourceKey::Described(..) => described.map(Described::named),
        }
    }
}

/// What rows say of one transmitter that they describe.
pub(super) struct Described {
    source: OwnSource,
    several_names: bool,
}

impl Described {
    pub(super) const fn first(source: OwnSource) -> Self {
        Self { source, several_names: false }
    }

    /// Another row that describes the same.
    pub(super) fn also(&mut self, source: &OwnSource) {
        self.several_names |= source.id != self.source.id;
    }

    /// With its place for a name where it has none of its own: names that differ are those of rows.
    fn named(&self) -> OwnSource {
        let mut source = self.source.clone();
        if self.several_names || source.id.is_empty() {
            source.id = format!("{:.5},{:.5}", source.place.longitude_deg, source.place.latitude_deg);
        }
        source
    }
}

impl SourceKey {
    /// Of one that a row describes.
    pub(super) fn of(source: &OwnSource) -> Self {
        let OwnSource { place, height_m, frequency_mhz, eirp_dbm, .. } = source;
        let numbers = [place.longitude_deg, place.latitude_deg, *height_m, *frequency_mhz];
        Self::Described(numbers.map(in_order), eirp_dbm.map(in_order))
    }
}

/// A whole number that sorts as [`f64::total_cmp`] does; both zeros are one.
fn in_order(number: f64) -> i64 {
    let bits = (number + 0.0).to_bits().cast_signed();
    bits ^ ((bits >> 63) & i64::MAX)
}
