//! Tables that complete another: rows found by the columns that both have.
use super::header_text::HeaderText;
use super::table_rows::{Row, Table, check_header};
use crate::findings::RowNote;
use crate::inputs::tables::rejects::Notes;
use crate::inputs::{InputError, Reject};
use crate::text;
use std::collections::BTreeMap;

/// Adds the columns of `other` that `table` lacks, from the row that agrees in all columns that both have. A row without such a
/// row, or with several that differ, is refused.
///
/// # Cost
/// One index of `other`; both tables stay in memory.
///
/// # Errors
/// [`InputError::NothingInCommon`] when the tables share no column.
pub(in crate::inputs) fn join(table: &mut Table, other: &Table, notes: &mut Notes) -> Result<(), InputError> {
    let shared = shared_columns(table, other);
    if shared.is_empty() {
        return Err(InputError::NothingInCommon {
            file: other.file.clone(),
            other: table.file.clone(),
            columns: other.columns.clone(),
        });
    }
    let new: Vec<usize> =
        (0..other.columns.len()).filter(|index| shared.iter().all(|pair| pair.theirs != *index)).collect();
    let found = partners(other, &shared, &new);
    let names: Vec<String> = shared.iter().map(|pair| table.columns[pair.ours].clone()).collect();
    let rows = std::mem::take(&mut table.rows);
    for mut row in rows {
        let key = key_of(&row, shared.iter().map(|pair| pair.ours));
        match found.get(&key) {
            Some(Partner::One(partner)) => {
                row.values.extend(new.iter().map(|index| other.rows[*partner].values[*index].clone()));
                table.rows.push(row);
            }
            missing => table.rejects.push(Reject {
                file: table.file.clone(),
                row: row.number,
                field: names.join(" "),
                value: key.join(" "),
                reason: match missing {
                    None => text!("join-has-no-row-of-this", file = other.file),
                    Some(_) => text!("join-has-several-rows-of-this-and", file = other.file),
                },
            }),
        }
    }
    table.columns.extend(new.iter().map(|index| other.columns[*index].clone()));
    check_header(&table.file, &table.columns)?;
    notes.add(RowNote::Joined { file: other.file.clone(), by: names }, table.rows.len());
    Ok(())
}

/// One column in both tables.
struct SharedColumn {
    ours: usize,
    theirs: usize,
}

fn shared_columns(table: &Table, other: &Table) -> Vec<SharedColumn> {
    let name = |column: &String| HeaderText::of(column).whole;
    let theirs: Vec<String> = other.columns.iter().map(name).collect();
    let ours = table.columns.iter().enumerate().filter(|(_, column)| !column.is_empty());
    let pairs = ours.filter_map(|(ours, column)| {
        let theirs = theirs.iter().position(|known| *known == name(column))?;
        Some(SharedColumn { ours, theirs })
    });
    pairs.collect()
}

/// The rows of one key.
enum Partner {
    /// One row, or several that say the same.
    One(usize),
    /// Several that differ.
    Several,
}

fn partners(other: &Table, shared: &[SharedColumn], new: &[usize]) -> BTreeMap<Vec<String>, Partner> {
    let mut found: BTreeMap<Vec<String>, Partner> = BTreeMap::new();
    for (index, row) in other.rows.iter().enumerate() {
        let key = key_of(row, shared.iter().map(|pair| pair.theirs));
        let agrees =
            |with: &usize| new.iter().all(|column| other.rows[*with].values[*column] == row.values[*column]);
        match found.get_mut(&key) {
            None => {
                found.insert(key, Partner::One(index));
            }
            Some(Partner::One(first)) if agrees(first) => {}
            Some(partner) => *partner = Partner::Several,
        }
    }
    found
}

fn key_of(row: &Row, columns: impl Iterator<Item = usize>) -> Vec<String> {
    columns.map(|column| row.values[column].trim().to_owned()).collect()
}
