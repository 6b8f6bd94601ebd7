//! One sheet of a workbook: a header and rows of values.
use crate::language::word;
use crate::outputs::error::OutputError;
use crate::outputs::values::fields::Fields;
use serde_json::{Map, Value};

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
}

impl Sheet {
    /// Of rows that have the header's fields.
    pub(in crate::outputs) fn of_rows(
        title: &'static str,
        file: &'static str,
        header: &[&str],
        rows: impl IntoIterator<Item = Fields>,
    ) -> Self {
        let rows = rows.into_iter().map(|row| row.into_map().into_values().collect());
        let header = header.iter().map(|name| (*name).to_owned()).collect();
        Self { title: word(title), file, header, rows: rows.collect() }
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
        Ok(Self { title: word(title), file, header, rows })
    }
}
