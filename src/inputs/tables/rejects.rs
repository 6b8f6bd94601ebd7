//! Rows that were refused, and what else a reader has to say.
use crate::findings::RowNote;
use crate::text;
use crate::words::row_note;
use serde::Serialize;
use std::collections::BTreeMap;

/// One refused row.
///
/// Ordered by file, row, field: the order in which rejects are reported.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Reject {
    /// The file, as the scenario names it.
    pub file: String,
    /// Line of a text table, counted from 1 with the header; feature id of a vector file.
    pub row: u64,
    /// The file's own column name, `geometry`, or empty when the whole row is meant.
    pub field: String,
    /// The text as in the file; empty when nothing stands there.
    pub value: String,
    /// Why, and what to do.
    pub reason: String,
}

/// Something worth knowing that refused no row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Note {
    /// What was found or assumed; `words::row_note` says it.
    pub note: RowNote,
    /// How often.
    pub count: usize,
}

/// What a reader made of its files.
#[derive(Clone, Debug)]
pub struct Accepted<T> {
    /// Usable records, by their names.
    pub rows: Vec<T>,
    /// Refused rows, by file, row, field.
    pub rejects: Vec<Reject>,
    /// Notes, in the order of their texts.
    pub notes: Vec<Note>,
    /// The files read, each once, by name.
    pub files: Vec<String>,
    /// Files that these name and that were read too: antenna patterns, by path.
    pub named: Vec<std::path::PathBuf>,
}

/// Counts notes.
#[derive(Debug, Default)]
pub(in crate::inputs) struct Notes(BTreeMap<RowNote, usize>);

impl Notes {
    /// Counts `count` more of a note; nothing for 0.
    pub(in crate::inputs) fn add(&mut self, note: RowNote, count: usize) {
        if count > 0 {
            *self.0.entry(note).or_default() += count;
        }
    }

    /// In the order of their texts.
    pub(in crate::inputs) fn into_list(self) -> Vec<Note> {
        let mut notes: Vec<Note> = self.0.into_iter().map(|(note, count)| Note { note, count }).collect();
        notes.sort_by_cached_key(|counted| row_note(&counted.note));
        notes
    }
}

/// The rows of a group for a reason's text: `a.csv rows 2, 9; b.csv rows 4`.
pub(in crate::inputs) fn rows_listed<'a>(rows: impl Iterator<Item = (&'a str, u64)>) -> String {
    let mut by_file: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for (file, row) in rows {
        by_file.entry(file).or_default().push(row);
    }
    let several = by_file.len() > 1;
    let parts = by_file.into_iter().map(|(file, mut numbers)| {
        numbers.sort_unstable();
        let mut texts: Vec<String> = numbers.iter().take(5).map(u64::to_string).collect();
        if numbers.len() > 5 {
            texts.push("...".to_owned());
        }
        let prefix = if several { format!("{file} ") } else { String::new() };
        text!("rejects-rows", prefix, texts = texts.join(", "))
    });
    parts.collect::<Vec<_>>().join("; ")
}
