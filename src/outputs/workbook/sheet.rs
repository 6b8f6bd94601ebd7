//! One sheet of a workbook: a header and rows of values.
use crate::language::word;
use crate::outputs::error::OutputError;
use crate::outputs::values::fields::Fields;
use serde_json::{Map, Value};

/// Most cells of a sheet: a spreadsheet takes more, but a run keeps to its memory.
const MOST_CELLS: usize = 250_000;
/// Most bytes of a layer that becomes a sheet, for the same reason.
const MOST_BYTES: usize = 16 << 20;

/// What a sheet shows.
pub(in crate::outputs) struct Sheet {
    /// What people read on its tab; at most 31 letters.
    pub(in crate::outputs) title: &'static str,
    /// File that holds the same, and all of it where a sheet cannot.
    pub(in crate::outputs) file: &'static str,
    /// Names of the fields.
    pub(in crate::outputs) header: Vec<String>,
    /// Values of each row, in the order of the header.
    pub(in crate::outputs) rows: Vec<Vec<Value>>,
    /// Whether the rows are too many for a sheet, and in their file alone.
    pub(in crate::outputs) left_out: bool,
}

impl Sheet {
    /// Of rows that have the header's fields.
    pub(in crate::outputs) fn of_rows(
        title: &'static str,
        file: &'static str,
        header: &[&str],
        rows: impl IntoIterator<Item = Fields>,
    ) -> Self {
        let most = MOST_CELLS / header.len().max(1);
        let rows = rows.into_iter().map(|row| row.into_map().into_values().collect());
        let header = header.iter().map(|name| (*name).to_owned()).collect();
        let mut sheet =
            Self { title: word(title), file, header, rows: rows.take(most + 1).collect(), left_out: false };
        if sheet.rows.len() > most {
            (sheet.rows, sheet.left_out) = (Vec::new(), true);
        }
        sheet
    }

    /// Of the features of a layer, without the fields that begin with one of some words.
    ///
    /// # Errors
    /// [`OutputError::Json`] where it is no GeoJSON.
    pub(in crate::outputs) fn of_layer(
        title: &'static str,
        file: &'static str,
        geojson: &[u8],
        without: &[&str],
    ) -> Result<Self, OutputError> {
        if geojson.len() > MOST_BYTES {
            return Ok(Self {
                title: word(title),
                file,
                header: Vec::new(),
                rows: Vec::new(),
                left_out: true,
            });
        }
        let failed = |source| OutputError::Json { name: file, source };
        let collection: Map<String, Value> = serde_json::from_slice(geojson).map_err(failed)?;
        let features = collection.get("features").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let properties =
            || features.iter().filter_map(|feature| feature.get("properties").and_then(Value::as_object));
        let kept = |name: &&String| !without.iter().any(|word| name.starts_with(word));
        let header: Vec<String> =
            properties().next().map_or_else(Vec::new, |first| first.keys().filter(kept).cloned().collect());
        let row = |row: &Map<String, Value>| {
            header.iter().map(|name| row.get(name).cloned().unwrap_or_default()).collect()
        };
        let rows = properties().map(row).collect();
        Ok(Self { title: word(title), file, header, rows, left_out: false })
    }
}
