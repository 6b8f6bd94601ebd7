//! The network as a scenario changes it: sectors by their names, each with what its row says and what is stated in its place.
use super::row_text::RowText;
use super::sector_draft::SectorDraft;
use super::sector_row::{SectorReader, SectorRow};
use crate::findings::{RowNote, SectorCount};
use crate::geodesy::LonLat;
use crate::inputs::scenario::known_keys::nearest;
use crate::inputs::tables::rejects::Notes;
use crate::inputs::tables::stated_values::{StatedValue, StatedValues};
use crate::text;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where a sector comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Table,
    Scenario,
}

/// A sector of the network.
struct PlannedSector {
    draft: SectorDraft,
    row: RowText,
    place: LonLat,
    origin: Origin,
    /// Whether a change names it.
    is_changed: bool,
    /// Whether its row must be read again.
    is_stale: bool,
    is_removed: bool,
}

/// Sectors by their names.
#[derive(Default)]
pub(super) struct PlannedNetwork {
    sectors: Vec<PlannedSector>,
    by_site: BTreeMap<String, Vec<usize>>,
    by_sector: BTreeMap<String, usize>,
}

impl PlannedNetwork {
    /// The sectors of the tables, with what is stated for all of them.
    pub(super) fn of_tables(drafts: Vec<SectorDraft>, rows: &[RowText], every: &StatedValues) -> Self {
        let mut network = Self::default();
        for draft in drafts {
            let mut row = row_of(&draft, rows);
            row.stated.state(every);
            network.insert(draft, row, Origin::Table);
        }
        for sector in &mut network.sectors {
            sector.is_stale = !every.is_empty();
        }
        network
    }

    fn insert(&mut self, draft: SectorDraft, row: RowText, origin: Origin) {
        let index = self.sectors.len();
        self.by_site.entry(draft.sector.site_id.clone()).or_default().push(index);
        self.by_sector.insert(draft.sector.sector_id.clone(), index);
        let place = draft.place();
        self.sectors.push(PlannedSector {
            draft,
            row,
            place,
            origin,
            is_changed: false,
            is_stale: false,
            is_removed: false,
        });
    }

    /// Adds a sector that the scenario describes by one of the rows.
    ///
    /// # Errors
    /// Its name is taken.
    pub(super) fn add(&mut self, draft: SectorDraft, rows: &[RowText]) -> Result<(), String> {
        let name = &draft.sector.sector_id;
        if self.by_sector.contains_key(name) {
            return Err(text!("planned-network-sector-is-there-already-give-sector", name));
        }
        let row = row_of(&draft, rows);
        self.insert(draft, row, Origin::Scenario);
        Ok(())
    }

    /// The sectors of a site, in the order in which they came.
    ///
    /// # Errors
    /// There is no such site; the nearest name is told.
    pub(super) fn sectors_of_site(&self, site: &str) -> Result<Vec<usize>, String> {
        let found = self.by_site.get(site).cloned();
        found.ok_or_else(|| {
            text!("planned-network-no-site-is-called", site, keys = hint(site, self.by_site.keys()))
        })
    }

    /// A sector.
    ///
    /// # Errors
    /// There is no such sector; the nearest name is told.
    pub(super) fn sector(&self, name: &str) -> Result<usize, String> {
        let found = self.by_sector.get(name).copied();
        found.ok_or_else(|| {
            text!("planned-network-no-sector-is-called", name, keys = hint(name, self.by_sector.keys()))
        })
    }

    /// Takes out a site or a sector.
    ///
    /// # Errors
    /// There is none of this name; the nearest is told.
    pub(super) fn remove(&mut self, name: &str) -> Result<(), String> {
        let mut gone = self.by_site.get(name).cloned().unwrap_or_default();
        gone.extend(self.by_sector.get(name));
        if gone.is_empty() {
            let known = self.by_site.keys().chain(self.by_sector.keys());
            return Err(text!(
                "planned-network-no-site-or-sector-is-called",
                name,
                known = hint(name, known)
            ));
        }
        for index in gone {
            let sector = &mut self.sectors[index];
            sector.is_removed = true;
            self.by_sector.remove(&sector.draft.sector.sector_id);
            if let Some(others) = self.by_site.get_mut(&sector.draft.sector.site_id) {
                others.retain(|other| *other != index);
            }
        }
        self.by_site.retain(|_, sectors| !sectors.is_empty());
        Ok(())
    }

    /// Where a sector stands.
    pub(super) fn place(&self, index: usize) -> LonLat {
        self.sectors[index].place
    }

    /// States values in place of a sector's own, and its place.
    pub(super) fn change(&mut self, index: usize, values: &StatedValues, place: Option<LonLat>) {
        let sector = &mut self.sectors[index];
        sector.row.stated.state(values);
        sector.place = place.unwrap_or(sector.place);
        sector.is_changed = true;
        sector.is_stale = true;
    }

    /// How many sectors were changed, added and removed, where any was.
    pub(super) fn note(&self) -> Option<RowNote> {
        let count = |fits: &dyn Fn(&PlannedSector) -> bool| {
            let found: Vec<&PlannedSector> = self.sectors.iter().filter(|sector| fits(sector)).collect();
            let sites: BTreeSet<&str> =
                found.iter().map(|sector| sector.draft.sector.site_id.as_str()).collect();
            SectorCount { sectors: found.len(), sites: sites.len() }
        };
        let of_table = |sector: &PlannedSector| sector.origin == Origin::Table;
        let changed = count(&|sector| of_table(sector) && sector.is_changed && !sector.is_removed);
        let added = count(&|sector| !of_table(sector) && !sector.is_removed);
        let removed = count(&|sector| of_table(sector) && sector.is_removed);
        let any = [changed, added, removed].iter().any(|count| count.sectors > 0);
        any.then_some(RowNote::NetworkChanged { changed, added, removed })
    }

    /// The sectors that are there in the end, those with other values read again by the reader of rows.
    ///
    /// # Errors
    /// One reason for each column and place at which a value is stated that a row may not have.
    pub(super) fn into_drafts(
        self,
        reader: &mut SectorReader<'_>,
        notes: &mut Notes,
    ) -> Result<Vec<SectorDraft>, Vec<String>> {
        let mut drafts = Vec::new();
        let mut wrong: BTreeMap<String, String> = BTreeMap::new();
        for sector in self.sectors.into_iter().filter(|sector| !sector.is_removed) {
            if !sector.is_stale {
                drafts.push(sector.draft);
                continue;
            }
            match reader.read(sector.row.reader(), sector.place) {
                Ok(SectorRow::Usable(mut draft)) => {
                    draft.sector.sector_id = sector.draft.sector.sector_id;
                    drafts.push(*draft);
                }
                Ok(SectorRow::Skipped(why)) => notes.add(why, 1),
                Err(reject) => {
                    let stated = &sector.row.stated;
                    let place = stated.place(&reject.field).filter(|place| !place.is_empty());
                    let place = place.map_or_else(|| stated.places(), str::to_owned);
                    let key = format!("{place}: {} `{}`", reject.field, reject.value);
                    let name = &sector.draft.sector.sector_id;
                    wrong
                        .entry(key)
                        .or_insert_with(|| text!("planned-network-sector", reason = reject.reason, name));
                }
            }
        }
        if wrong.is_empty() {
            return Ok(drafts);
        }
        Err(wrong.into_iter().map(|(value, reason)| format!("{value}: {reason}")).collect())
    }
}

/// What the row of a draft says; that of a cell list as one of a network table, for it says no more.
fn row_of(draft: &SectorDraft, rows: &[RowText]) -> RowText {
    if let Some(row) = draft.kept_row.and_then(|index| rows.get(index)) {
        return row.clone();
    }
    let sector = &draft.sector;
    let mut stated = StatedValues::default();
    let place: Arc<str> = Arc::from("");
    for (column, text) in [
        ("site_id", sector.site_id.as_str()),
        ("sector_id", &sector.sector_id),
        ("operator", &sector.operator),
        ("technology", sector.carrier.technology.name()),
    ] {
        stated.insert(column, StatedValue { text: Arc::from(text), place: Arc::clone(&place) });
    }
    RowText::stated(&draft.file, draft.row, stated)
}

fn hint<'k>(name: &str, known: impl Iterator<Item = &'k String>) -> String {
    nearest(name, known).map_or_else(String::new, |near| text!("did-you-mean", near))
}
