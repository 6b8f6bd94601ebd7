//! Masts: sector-carriers from tables, vector files and OpenCelliD's export.
//!
//! [`read_sites`] gives drafts in WGS 84; [`sector_places`] lists the places whose positions the caller computes in
//! one batch; [`place_sectors`] puts them in.
use super::made_names::name_sectors;
use super::network_changes::{NetworkOfTables, change_network};
use super::newest_cells::NewestCells;
use super::opencellid::{self, CellOutcome};
use super::pattern_folder::PatternFolder;
use super::row_text::RowText;
use super::sector_draft::SectorDraft;
use super::sector_groups::reject_conflicts;
use super::sector_row::{SectorReader, SectorRow, column_choice};
use crate::geodesy::{LonLat, Position};
use crate::inputs::InputError;
use crate::inputs::places::crs::PlaceError;
use crate::inputs::places::row_places::Place;
use crate::inputs::places::row_places::locate;
use crate::inputs::tables::columns::{find_columns, require};
use crate::inputs::tables::csv_table::Header;
use crate::inputs::tables::join::join;
use crate::inputs::tables::rejects::{Accepted, Notes, Reject};
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::{Table, TableChoice};
use crate::inputs::tables::unread_columns::account_for_columns;
use crate::language::word;
use crate::network::{AssumedField, SectorCarrier};
use crate::scenario::{SitesChoice, SitesFormat};
use crate::words::row_note;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Drafts by sector id, with what was refused and noted.
pub type SitesRead = Accepted<SectorDraft>;

/// Reads every file of the choice.
///
/// # Units and conventions
/// One row is one sector-carrier. What a row lacks comes from the technology's preset and stands in
/// [`SectorCarrier::assumed`]; what it has and is wrong refuses the row. An empty azimuth is unknown, and taken to
/// radiate all round; the word `omni` says it does. GSM, CDMA and NR rows, and rows not on air, are left out and noted.
///
/// # Cost and determinism
/// The result does not depend on the order of rows or files.
///
/// # Errors
/// [`InputError`] when a file or the choice cannot be used as a whole, or when no row is left.
///
/// # Examples
/// ```
/// use signalgap::inputs::scenario_file::load_scenario;
/// use signalgap::inputs::sites::read_sites;
/// use std::path::Path;
///
/// let scenario = load_scenario(Path::new("data/small-district/scenario.toml"))?.scenario;
/// let read = read_sites(&scenario.sites)?;
/// assert_eq!(read.rows[0].sector().site_id, "DEMO01");
/// assert!(read.rejects.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_sites(choice: &SitesChoice) -> Result<SitesRead, InputError> {
    let tables = TableChoice {
        section: "sites",
        files: &choice.files,
        layer: choice.layer.as_deref(),
        crs: choice.crs.as_deref(),
        encoding: choice.encoding.as_deref(),
        columns: &choice.columns,
    };
    let mut files = tables.paths()?;
    let patterns = PatternFolder::new(choice.patterns_folder.as_deref());
    let joined = joined_tables(choice, &tables)?;
    let mut reading = Reading {
        choice,
        joined,
        tables,
        sectors: SectorReader { choice, patterns },
        drafts: Vec::new(),
        rows: Vec::new(),
        rejects: Vec::new(),
        cells: NewestCells::default(),
        notes: Notes::default(),
    };
    for table in &reading.joined {
        reading.rejects.extend(table.rejects.iter().cloned());
        table.add_notes(&mut reading.notes);
    }
    for path in &files {
        reading.read_file(path)?;
    }
    files.extend(reading.joined.iter().map(|table| table.file.clone()));
    files.sort();
    let (drafts, mut rejects, mut notes) = (reading.drafts, reading.rejects, reading.notes);
    let mut drafts = name_sectors(drafts, &mut notes);
    drafts.extend(reading.cells.into_drafts());
    let drafts = reject_conflicts(drafts, &mut rejects);
    rejects.sort();
    let tables = NetworkOfTables { drafts, rows: reading.rows, rejects: &rejects };
    let mut drafts = change_network(tables, choice, &mut reading.sectors, &mut notes)?;
    let named = reading.sectors.patterns.into_files();
    drafts.sort_by(|a, b| a.sector.sector_id.cmp(&b.sector.sector_id));
    if drafts.is_empty() {
        let skipped = notes
            .into_list()
            .iter()
            .map(|note| format!("{} {}", note.count, row_note(&note.note)))
            .collect::<Vec<_>>();
        return Err(InputError::NothingLeft {
            what: word("site-reader-sector"),
            files,
            rejects,
            skipped: skipped.join("; "),
        });
    }
    for note in drafts.iter().flat_map(|draft| &draft.notes) {
        notes.add(note.clone(), 1);
    }
    Ok(Accepted { rows: drafts, rejects, notes: notes.into_list(), files, named })
}

/// The tables of `sites.join`, in its order.
fn joined_tables(choice: &SitesChoice, tables: &TableChoice<'_>) -> Result<Vec<Table>, InputError> {
    let open = |file: &String| {
        let choice = TableChoice { files: std::slice::from_ref(file), ..*tables };
        choice.paths()?.iter().map(|path| choice.open(path, Header::FirstRow)).collect::<Result<Vec<_>, _>>()
    };
    let found: Result<Vec<Vec<Table>>, InputError> = choice.join.iter().map(open).collect();
    Ok(found?.into_iter().flatten().collect())
}

/// What has been read so far.
struct Reading<'a> {
    choice: &'a SitesChoice,
    /// Tables that complete the others.
    joined: Vec<Table>,
    tables: TableChoice<'a>,
    sectors: SectorReader<'a>,
    drafts: Vec<SectorDraft>,
    /// Their rows, where the scenario changes some.
    rows: Vec<RowText>,
    cells: NewestCells,
    rejects: Vec<Reject>,
    notes: Notes,
}

impl Reading<'_> {
    fn read_file(&mut self, path: &str) -> Result<(), InputError> {
        let cell_list = self.recognised(path)?;
        let mut table = self.tables.open(path, cell_list.unwrap_or(Header::FirstRow))?;
        for other in &self.joined {
            join(&mut table, other, &mut self.notes)?;
        }
        let fields = match cell_list {
            Some(_) => opencellid::column_choice(&self.choice.columns),
            None => column_choice(&self.choice.columns),
        };
        let columns = if cell_list.is_some() {
            opencellid::find(&table, &fields)?
        } else {
            let columns = find_columns(&table, &fields)?;
            require(&table, &columns, &fields, "site_id")?;
            if self.choice.technology.is_none() {
                require(&table, &columns, &fields, "technology")?;
            }
            columns
        };
        account_for_columns(&table, &columns, &fields, &[], &mut self.notes);
        let places = locate(&table, &columns, &self.tables, &fields, &mut self.notes)?;
        self.rejects.extend(table.rejects.iter().cloned());
        table.add_notes(&mut self.notes);
        let (table, columns) = (Rc::new(table), Rc::new(columns));
        let is_kept = self.choice.changes_rows();
        for (index, place) in places.into_iter().enumerate() {
            let reader = RowReader::new(&table, &columns, &table.rows[index]);
            let read = place.and_then(|place| match place {
                Place::Point(place) if cell_list.is_some() => self.read_cell(reader, place),
                Place::Point(place) => {
                    let kept_row = is_kept.then(|| RowText::of(&table, &columns, index));
                    self.read_sector(reader, place, kept_row)
                }
                Place::Area(_) => {
                    Err(reader.reject_as("geometry", "", word("site-reader-an-area-mast-needs-point")))
                }
            });
            self.rejects.extend(read.err());
        }
        Ok(())
    }

    /// The header of a cell list; `None` for any other table, and for one whose mapping speaks of other fields.
    fn recognised(&self, path: &str) -> Result<Option<Header>, InputError> {
        let encoding = self.tables.stated_encoding()?;
        match self.choice.format {
            SitesFormat::Auto if opencellid::maps_cells(&self.choice.columns) => {
                opencellid::recognise(path, encoding)
            }
            SitesFormat::Table | SitesFormat::Auto => Ok(None),
            SitesFormat::Opencellid => {
                Ok(Some(opencellid::recognise(path, encoding)?.unwrap_or(Header::FirstRow)))
            }
        }
    }

    fn read_cell(&mut self, reader: RowReader<'_>, place: LonLat) -> Result<(), Reject> {
        match opencellid::read(reader, place, self.choice)? {
            CellOutcome::Usable(row) => self.cells.add(*row, &mut self.notes),
            CellOutcome::Skipped(why) => self.notes.add(why, 1),
        }
        Ok(())
    }

    fn read_sector(
        &mut self,
        reader: RowReader<'_>,
        place: LonLat,
        kept_row: Option<RowText>,
    ) -> Result<(), Reject> {
        match self.sectors.read(reader, place)? {
            SectorRow::Usable(draft) => {
                let index = kept_row.is_some().then_some(self.rows.len());
                self.rows.extend(kept_row);
                self.drafts.push(SectorDraft { kept_row: index, ..*draft });
            }
            SectorRow::Skipped(why) => self.notes.add(why, 1),
        }
        Ok(())
    }
}

/// How many sectors a preset supplied each field of.
#[must_use]
pub fn assumed_counts(drafts: &[SectorDraft]) -> BTreeMap<AssumedField, usize> {
    let mut counts = BTreeMap::new();
    for field in drafts.iter().flat_map(|draft| &draft.sector.assumed) {
        *counts.entry(*field).or_default() += 1;
    }
    counts
}

/// The drafts' places, in the order in which [`place_sectors`] wants the positions.
#[must_use]
pub fn sector_places(drafts: &[SectorDraft]) -> Vec<LonLat> {
    drafts.iter().map(SectorDraft::place).collect()
}

/// Sector-carriers from drafts and the positions of [`sector_places`], and the drafts that have none: too far from the
/// planning area to have coordinates in its CRS.
///
/// # Errors
/// [`InputError::PositionCount`] when there is not one outcome per draft.
pub fn place_sectors(
    drafts: Vec<SectorDraft>,
    positions: &[Result<Position, PlaceError>],
) -> Result<(Vec<SectorCarrier>, Vec<SectorDraft>), InputError> {
    if drafts.len() != positions.len() {
        return Err(InputError::PositionCount { expected: drafts.len(), found: positions.len() });
    }
    let (mut placed, mut far) = (Vec::new(), Vec::new());
    for (draft, position) in drafts.into_iter().zip(positions) {
        match position {
            Ok(position) => placed.push(SectorCarrier { position: *position, ..draft.sector }),
            Err(_) => far.push(draft),
        }
    }
    Ok((placed, far))
}
