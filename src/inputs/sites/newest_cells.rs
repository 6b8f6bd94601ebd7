//! Cells that a cell list states several times: the newest row stays.
use super::sector_draft::SectorDraft;
use crate::findings::RowNote;
use crate::inputs::tables::rejects::Notes;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// A cell of a cell list, and how good its row is.
pub(in crate::inputs) struct CellRow {
    pub(in crate::inputs) draft: SectorDraft,
    /// When it was updated, s since 1970; 0 where the list does not say.
    pub(in crate::inputs) updated_s: u64,
    /// Measurements it rests on.
    pub(in crate::inputs) samples: u64,
}

/// Cells by their names.
#[derive(Default)]
pub(in crate::inputs) struct NewestCells(BTreeMap<String, CellRow>);

impl NewestCells {
    /// Takes a row in; of two rows of a cell the newer stays, of two as new the one with more measurements.
    pub(in crate::inputs) fn add(&mut self, row: CellRow, notes: &mut Notes) {
        match self.0.entry(row.draft.sector.sector_id.clone()) {
            Entry::Vacant(free) => {
                free.insert(row);
            }
            Entry::Occupied(mut taken) => {
                notes.add(RowNote::OlderRow, 1);
                if is_better(&row, taken.get()) {
                    taken.insert(row);
                }
            }
        }
    }

    /// The rows that stay.
    pub(in crate::inputs) fn into_drafts(self) -> impl Iterator<Item = SectorDraft> {
        self.0.into_values().map(|row| row.draft)
    }
}

fn is_better(a: &CellRow, b: &CellRow) -> bool {
    let place = |row: &CellRow| row.draft.place();
    let order = a
        .updated_s
        .cmp(&b.updated_s)
        .then(a.samples.cmp(&b.samples))
        .then_with(|| place(a).longitude_deg.total_cmp(&place(b).longitude_deg))
        .then_with(|| place(a).latitude_deg.total_cmp(&place(b).latitude_deg))
        .then_with(|| (&b.draft.file, b.draft.row).cmp(&(&a.draft.file, a.draft.row)));
    order.is_gt()
}
