//! Villages from tables and vector files.
//!
//! [`read_settlements`] gives drafts in WGS 84; [`settlement_places`] lists the places whose positions the caller works
//! out in one batch; [`place_settlements`] puts them in.
use super::settlement_draft::{ClusterDraft, SettlementDraft};
use super::settlement_groups::{group, note_unreadable, reject_repeats};
use super::settlement_row::{ClusterRow, RowChoice, add_admin_columns, column_choice, read_row};
use crate::geodesy::{LonLat, Position};
use crate::inputs::InputError;
use crate::inputs::places::crs::PlaceError;
use crate::inputs::places::row_places::locate;
use crate::inputs::tables::columns::{Columns, find_columns, require};
use crate::inputs::tables::csv_table::Header;
use crate::inputs::tables::rejects::{Accepted, Notes, Reject};
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::{Table, TableChoice};
use crate::inputs::tables::text_values::is_plain_number;
use crate::inputs::tables::unread_columns::account_for_columns;
use crate::language::word;
use crate::scenario::SettlementsChoice;
use crate::settlements::{Cluster, SamplePoint, Settlement};
use crate::text;
use std::collections::BTreeMap;

/// Maximum number of rows of all files together: some 500 MB while they are read. Viet Nam has some 90,000 villages.
pub(in crate::inputs) const MOST_ROWS: usize = 200_000;

/// Drafts by settlement id, with what was refused and noted.
pub type SettlementsRead = Accepted<SettlementDraft>;

/// Reads every file of the choice.
///
/// # Units and conventions
/// - Texts are taken without surrounding blanks and otherwise unchanged: `03860` stays `03860`.
/// - Rows with one settlement id are one settlement; what they say of the settlement is taken from the centre's row
///   (the one with an empty cluster id), or without one from the first by cluster id.
/// - People: the sum over the rows when every row has a number; the centre's when only it has one; otherwise the sum
///   of those known, noted. Households likewise. A number that cannot be read, or is negative, is unknown and noted.
/// - Shares of broadband and smartphones are each row's own; a cluster without them takes its centre's. A school, clinic
///   or committee stands where its row says.
/// - Attributes: the listed columns, or every column that has no other meaning and holds nothing but numbers.
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
/// use signalgap::inputs::settlements::read_settlements;
/// use std::path::Path;
///
/// let scenario = load_scenario(Path::new("data/small-district/scenario.toml"))?.scenario;
/// let read = read_settlements(&scenario.settlements)?;
/// assert_eq!(read.rows[0].settlement_id(), "DEMO-C01-01");
/// assert!(read.rejects.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_settlements(choice: &SettlementsChoice) -> Result<SettlementsRead, InputError> {
    let tables_choice = TableChoice {
        section: "settlements",
        files: &choice.files,
        layer: choice.layer.as_deref(),
        crs: choice.crs.as_deref(),
        encoding: choice.encoding.as_deref(),
        columns: &choice.columns,
    };
    let files = tables_choice.paths()?;
    let tables = open_few(&tables_choice, &files)?;
    let columns: Vec<Columns> =
        tables.iter().map(|table| settlement_columns(table, choice)).collect::<Result<_, _>>()?;
    let attributes = attribute_names(&tables, &columns, &choice.attributes)?;
    let row_choice = RowChoice { attributes: &attributes, polygon_spacing_m: choice.polygon_spacing_m };
    let (mut rows, mut rejects, mut notes) = (Vec::new(), Vec::new(), Notes::default());
    for (table, columns) in tables.iter().zip(&columns) {
        rejects.extend(table.rejects.iter().cloned());
        table.add_notes(&mut notes);
        let fields = column_choice(&choice.columns);
        account_for_columns(table, columns, &fields, &attributes, &mut notes);
        let places = locate(table, columns, &tables_choice, &fields, &mut notes)?;
        for (row, place) in table.rows.iter().zip(places) {
            let reader = RowReader::new(table, columns, row);
            let read = place.and_then(|place| read_row(reader, place, &row_choice, &mut notes));
            sort_out(read, &mut rows, &mut rejects);
        }
    }
    let rows = reject_repeats(rows, &mut rejects);
    rejects.sort();
    if rows.is_empty() {
        return Err(InputError::NothingLeft {
            what: word("settlement-reader-settlement"),
            files,
            rejects,
            skipped: String::new(),
        });
    }
    note_unreadable(&rows, &mut notes);
    let drafts = group(rows, &mut notes);
    Ok(Accepted { rows: drafts, rejects, notes: notes.into_list(), files, named: Vec::new() })
}

/// Opens the tables, which together may have [`MOST_ROWS`].
fn open_few(choice: &TableChoice<'_>, files: &[String]) -> Result<Vec<Table>, InputError> {
    let (mut tables, mut rows) = (Vec::new(), 0);
    for path in files {
        let table = choice.open(path, Header::FirstRow)?;
        rows += table.rows.len();
        if rows > MOST_ROWS {
            return Err(InputError::TooManyRows { section: choice.section, most: MOST_ROWS });
        }
        tables.push(table);
    }
    Ok(tables)
}

fn sort_out(read: Result<ClusterRow, Reject>, rows: &mut Vec<ClusterRow>, rejects: &mut Vec<Reject>) {
    match read {
        Ok(row) => rows.push(row),
        Err(reject) => rejects.push(reject),
    }
}

fn settlement_columns(table: &Table, choice: &SettlementsChoice) -> Result<Columns, InputError> {
    let fields = column_choice(&choice.columns);
    let mut columns = find_columns(table, &fields)?;
    require(table, &columns, &fields, "settlement_id")?;
    add_admin_columns(table, &mut columns);
    Ok(columns)
}

/// The attributes requested, or every column that holds only numbers and has no other meaning in any file.
fn attribute_names(
    tables: &[Table],
    columns: &[Columns],
    asked: &[String],
) -> Result<Vec<String>, InputError> {
    let all = || tables.iter().flat_map(|table| &table.columns);
    if let Some(missing) = asked.iter().find(|name| !all().any(|column| column == *name)) {
        let mut found: Vec<String> = all().cloned().collect();
        found.sort();
        found.dedup();
        return Err(InputError::MissingAttribute { attribute: missing.clone(), found });
    }
    if !asked.is_empty() {
        return Ok(asked.to_vec());
    }
    let mut numeric: BTreeMap<&str, bool> = BTreeMap::new();
    for (table, columns) in tables.iter().zip(columns) {
        for (index, name) in table.columns.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            let mut texts = table
                .rows
                .iter()
                .map(|row| row.values[index].trim())
                .filter(|text| !text.is_empty())
                .peekable();
            let meaning = columns.uses(index);
            if meaning || texts.peek().is_some() {
                let fits = !meaning && texts.all(is_plain_number);
                numeric.entry(name).and_modify(|all| *all &= fits).or_insert(fits);
            }
        }
    }
    Ok(numeric.into_iter().filter(|(_, fits)| *fits).map(|(name, _)| name.to_owned()).collect())
}

/// Every place of the drafts, in the order in which [`place_settlements`] wants the positions.
#[must_use]
pub fn settlement_places(drafts: &[SettlementDraft]) -> Vec<LonLat> {
    let clusters = drafts.iter().flat_map(|draft| &draft.clusters);
    clusters.flat_map(|cluster| cluster.samples.iter().map(|(place, _)| *place)).collect()
}

/// Settlements from drafts and the positions of [`settlement_places`], and the rows refused.
///
/// A settlement of which a place could not be placed is refused with all its rows.
///
/// # Errors
/// [`InputError::PositionCount`] when there is not one outcome per place.
pub fn place_settlements(
    drafts: Vec<SettlementDraft>,
    positions: &[Result<Position, PlaceError>],
) -> Result<(Vec<Settlement>, Vec<Reject>), InputError> {
    let expected = settlement_places(&drafts).len();
    if expected != positions.len() {
        return Err(InputError::PositionCount { expected, found: positions.len() });
    }
    let (mut settlements, mut rejects, mut rest) = (Vec::new(), Vec::new(), positions);
    for draft in drafts {
        let mut own = Vec::new();
        for cluster in &draft.clusters {
            let (of_cluster, others) = rest.split_at(cluster.samples.len());
            own.push(of_cluster.iter().cloned().collect::<Result<Vec<Position>, PlaceError>>());
            rest = others;
        }
        match own.iter().position(Result::is_err) {
            Some(bad) => rejects.extend(unplaced(&draft, &own, &draft.clusters[bad])),
            None => settlements.push(placed(draft, own.into_iter().flatten())),
        }
    }
    rejects.sort();
    Ok((settlements, rejects))
}

/// A settlement and the positions of each of its clusters.
fn placed(draft: SettlementDraft, positions: impl Iterator<Item = Vec<Position>>) -> Settlement {
    let clusters = draft.clusters.into_iter().zip(positions).map(|(cluster, positions)| Cluster {
        cluster_id: cluster.cluster_id,
        name: cluster.name,
        samples: cluster
            .samples
            .iter()
            .zip(positions)
            .map(|((_, weight), position)| SamplePoint { position, weight: *weight })
            .collect(),
        population: cluster.population,
        households: cluster.households,
        fixed_broadband_share: cluster.own.fixed_broadband_share,
        clutter_height_m: cluster.own.clutter_height_m,
        smartphone_share: cluster.own.smartphone_share,
        facilities: cluster.own.facilities,
    });
    Settlement { clusters: clusters.collect(), ..draft.facts }
}

/// Refusals of all rows of a settlement; `bad` is the first of them that has no position.
fn unplaced(
    draft: &SettlementDraft,
    positions: &[Result<Vec<Position>, PlaceError>],
    bad: &ClusterDraft,
) -> Vec<Reject> {
    let rows = draft.clusters.iter().zip(positions);
    rows.map(|(cluster, positions)| {
        let reason = match positions {
            Err(error) => error.to_string(),
            Ok(_) => text!("settlement-reader-row-of-of-the-same-settlement", row = bad.row, file = bad.file),
        };
        let (file, field) = (cluster.file.clone(), cluster.place_field.clone());
        let place = cluster.samples.first().map(|(place, _)| *place);
        let value = place.map_or_else(String::new, |at| format!("{} {}", at.longitude_deg, at.latitude_deg));
        Reject { file, row: cluster.row, field, value, reason }
    })
    .collect()
}
