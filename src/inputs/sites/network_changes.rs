//! Changes of the network that the scenario makes to what the tables say: `sites.every`, then file by file `sites.remove`, `change` and
//! `add`, then `sites.bands`.
use super::band_choice::keep_bands;
use super::change_excerpts::{place_of, with_lines};
use super::made_names::name_sectors;
use super::planned_network::PlannedNetwork;
use super::row_text::RowText;
use super::sector_draft::SectorDraft;
use super::sector_groups::reject_conflicts;
use super::sector_row::{SectorReader, SectorRow};
use super::stated_place::stated_place;
use crate::findings::{RowNote, SectorValue};
use crate::inputs::InputError;
use crate::inputs::tables::fields::is_place;
use crate::inputs::tables::rejects::{Notes, Reject};
use crate::inputs::tables::stated_values::{StatedValue, StatedValues};
use crate::language::word;
use crate::scenario::{ColumnValue, ColumnValues, NetworkChanges, SectorChange, SitesChoice};
use crate::text;
use crate::words::row_note;
use std::sync::Arc;

/// Number of problems from which the rest is not looked for.
const MOST_PROBLEMS: usize = 20;

/// What the tables say.
pub(super) struct NetworkOfTables<'a> {
    pub(super) drafts: Vec<SectorDraft>,
    /// Rows of drafts, kept where the scenario changes rows.
    pub(super) rows: Vec<RowText>,
    /// The rows set aside, which no change finds.
    pub(super) rejects: &'a [Reject],
}

/// The network with the scenario's changes, from what its tables say.
///
/// # Cost
/// Rows that change are read a second time.
///
/// # Errors
/// [`InputError::NetworkChanges`] names every change that cannot be made: a name that no site or sector has, a value that a row of the network
/// table may not have, sectors that no longer go together.
pub(super) fn change_network(
    tables: NetworkOfTables<'_>,
    choice: &SitesChoice,
    reader: &mut SectorReader<'_>,
    notes: &mut Notes,
) -> Result<Vec<SectorDraft>, InputError> {
    let NetworkOfTables { drafts, rows, rejects } = tables;
    let drafts = if choice.changes_rows() {
        let every = stated(&choice.every, "sites.every");
        note_every(choice, drafts.len(), notes);
        let network = PlannedNetwork::of_tables(drafts, &rows, &every);
        let mut plan = Plan { network, every, rows, problems: Vec::new() };
        for step in &choice.changes {
            plan.make(step, reader, notes);
        }
        plan.finish(reader, rejects, choice, notes)?
    } else {
        drafts
    };
    keep_bands(drafts, &choice.bands, notes)
        .map_err(|problems| InputError::NetworkChanges { problems, set_aside: String::new() })
}

/// Values as a row would have them, stated at a place.
fn stated(values: &ColumnValues, place: &str) -> StatedValues {
    let place: Arc<str> = Arc::from(place);
    let mut stated = StatedValues::default();
    for (column, value) in values {
        let text = Arc::from(value.to_string());
        stated.insert(column, StatedValue { text, place: Arc::clone(&place) });
    }
    stated
}

fn note_every(choice: &SitesChoice, sectors: usize, notes: &mut Notes) {
    if choice.every.is_empty() {
        return;
    }
    let value = |(column, value): (&String, &ColumnValue)| SectorValue {
        column: column.clone(),
        value: value.to_string(),
    };
    notes.add(RowNote::EverySector { values: choice.every.iter().map(value).collect() }, sectors);
}

/// The network so far.
struct Plan {
    network: PlannedNetwork,
    every: StatedValues,
    /// Of the sectors of the tables, then of those that are added.
    rows: Vec<RowText>,
    problems: Vec<String>,
}

impl Plan {
    /// Makes the changes of one file.
    fn make(&mut self, step: &NetworkChanges, reader: &mut SectorReader<'_>, notes: &mut Notes) {
        for name in &step.remove {
            if self.room() == 0 {
                return;
            }
            if let Err(reason) = self.network.remove(name.trim()) {
                self.refuse(&format!("{}: sites.remove", step.source), &reason);
            }
        }
        for (index, change) in step.change.iter().enumerate() {
            if self.room() == 0 {
                return;
            }
            self.change(change, &place_of(step, "change", index + 1));
        }
        let mut added = Vec::new();
        for (index, values) in step.add.iter().enumerate() {
            let place = place_of(step, "add", index + 1);
            for (values, number) in one_by_azimuth(values) {
                match self.added(&values, AddedRow { place: &place, row: index + 1, number }, reader) {
                    Ok(draft) => added.push(draft),
                    Err(reason) => self.refuse(&place, &reason),
                }
            }
        }
        for draft in name_sectors(added, notes) {
            let place = place_of(step, "add", draft.row);
            if let Err(reason) = self.network.add(draft, &self.rows) {
                self.refuse(&place, &reason);
            }
        }
    }

    /// How many more problems are told.
    fn room(&self) -> usize {
        MOST_PROBLEMS.saturating_sub(self.problems.len())
    }

    fn refuse(&mut self, place: &str, reason: &str) {
        if self.room() > 0 {
            self.problems.push(format!("{place}: {reason}"));
        }
    }

    fn change(&mut self, change: &SectorChange, place: &str) {
        let [position, values] = stated(&change.values, place).parted(is_place);
        let of_sites = change.site_id.iter().map(|name| self.network.sectors_of_site(name.trim()));
        let of_sectors = change.sector_id.iter().map(|name| Ok(vec![self.network.sector(name.trim())?]));
        let found: Vec<Result<Vec<usize>, String>> = of_sites.chain(of_sectors).collect();
        for sectors in found {
            for index in sectors.unwrap_or_else(|reason| {
                self.refuse(place, &reason);
                Vec::new()
            }) {
                match stated_place(&position, Some(self.network.place(index))) {
                    Ok(moved) => self.network.change(index, &values, moved),
                    Err(reason) => {
                        self.refuse(place, &reason);
                        break;
                    }
                }
            }
        }
    }

    /// A sector that the scenario describes.
    fn added(
        &mut self,
        values: &ColumnValues,
        at: AddedRow<'_>,
        reader: &mut SectorReader<'_>,
    ) -> Result<SectorDraft, String> {
        let [position, own] = stated(values, at.place).parted(is_place);
        let place =
            stated_place(&position, None)?.ok_or(word("network-changes-lon-and-lat-are-missing-mast"))?;
        let mut all = self.every.clone();
        all.state(&own);
        let row = RowText::stated(at.place, at.row as u64, all);
        let read = reader.read(row.reader(), place);
        match read.map_err(|reject| format!("{} `{}`: {}", reject.field, reject.value, reject.reason))? {
            SectorRow::Usable(mut draft) => {
                if let (Some(number), false) = (at.number, draft.sector.sector_id.is_empty()) {
                    draft.sector.sector_id = format!("{}-{number}", draft.sector.sector_id);
                }
                draft.kept_row = Some(self.rows.len());
                self.rows.push(row);
                Ok(*draft)
            }
            SectorRow::Skipped(why) => {
                Err(text!("network-changes-not-sector-that-is-judged", why = row_note(&why)))
            }
        }
    }

    /// The changed network.
    fn finish(
        mut self,
        reader: &mut SectorReader<'_>,
        rejects: &[Reject],
        choice: &SitesChoice,
        notes: &mut Notes,
    ) -> Result<Vec<SectorDraft>, InputError> {
        let fail = |problems| InputError::NetworkChanges {
            problems: with_lines(problems, &choice.changes),
            set_aside: set_aside(rejects),
        };
        if !self.problems.is_empty() {
            return Err(fail(std::mem::take(&mut self.problems)));
        }
        if let Some(note) = self.network.note() {
            notes.add(note, 1);
        }
        let drafts = self.network.into_drafts(reader, notes).map_err(|mut problems| {
            problems.truncate(MOST_PROBLEMS);
            fail(problems)
        })?;
        let mut conflicts = Vec::new();
        let drafts = reject_conflicts(drafts, &mut conflicts);
        if conflicts.is_empty() {
            return Ok(drafts);
        }
        let told = conflicts.iter().map(|reject| format!("`{}`: {}", reject.value, reject.reason));
        let mut problems: Vec<String> = told.collect();
        problems.sort();
        problems.dedup();
        problems.truncate(MOST_PROBLEMS);
        Err(fail(problems))
    }
}

/// Where a sector is described.
#[derive(Clone, Copy)]
struct AddedRow<'a> {
    place: &'a str,
    /// Its number in the list, from 1.
    row: usize,
    /// Its number among several of one entry, from 1.
    number: Option<usize>,
}

/// One row for each azimuth of a list; an entry with one or none is a row itself.
fn one_by_azimuth(values: &ColumnValues) -> Vec<(ColumnValues, Option<usize>)> {
    let Some((column, ColumnValue::Several(azimuths))) =
        values.iter().find(|(_, value)| matches!(value, ColumnValue::Several(_)))
    else {
        return vec![(values.clone(), None)];
    };
    let several = azimuths.len() > 1;
    let rows = azimuths.iter().enumerate().map(|(index, azimuth)| {
        let mut row = values.clone();
        row.insert(column.clone(), azimuth.clone());
        (row, several.then_some(index + 1))
    });
    rows.collect()
}

/// What was set aside before, which may be why a name is not found; empty if nothing was.
fn set_aside(rejects: &[Reject]) -> String {
    rejects.first().map_or_else(String::new, |first| {
        text!(
            "network-changes-rows-set-aside-in-the-tables",
            rejects = rejects.len(),
            file = first.file,
            row = first.row,
            field = first.field,
            value = first.value,
            reason = first.reason
        )
    })
}
