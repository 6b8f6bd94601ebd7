//! Rows of text, each with its place: what a CSV and any vector file have in common.
use super::encoding::encoding_of;
use super::packed_tables::{name_within, unpacked_name};
use super::rejects::Notes;
use crate::findings::RowNote;
use crate::inputs::files::file_pattern::files_matching;
use crate::inputs::gdal_access::archives::is_packed_here;
use crate::inputs::gdal_access::web_access::ask_for;
use crate::inputs::{InputError, Reject};
use encoding_rs::Encoding;
use gdal::spatial_ref::SpatialRef;
use geo::MultiPolygon;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where a row says it lies, in the file's own CRS, east (or longitude) first.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::inputs) enum Shape {
    /// The table has no geometry: the place is in its columns.
    InColumns,
    /// A vector feature without geometry, or with an empty one.
    Empty,
    /// A point.
    Point([f64; 2]),
    /// One or several polygons.
    Area(MultiPolygon<f64>),
    /// Anything else, by its name.
    Other(String),
}

/// One row.
#[derive(Clone, Debug)]
pub(in crate::inputs) struct Row {
    /// Line or feature id.
    pub(in crate::inputs) number: u64,
    /// One text per column, as in the file.
    pub(in crate::inputs) values: Vec<String>,
    pub(in crate::inputs) shape: Shape,
}

/// Where the coordinates come from.
#[derive(Clone, Debug)]
pub(in crate::inputs) enum Coordinates {
    /// From columns.
    Columns,
    /// From geometries, in this CRS if the file states one.
    Geometry(Option<SpatialRef>),
}

/// How a file stores the values of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inputs) enum Stored {
    Text,
    /// Whole numbers of at most 64 bits.
    Whole,
    /// Numbers of double precision: whole ones from 2^53 on may have lost digits.
    Real,
}

/// A file's rows.
#[derive(Clone, Debug)]
pub(in crate::inputs) struct Table {
    pub(in crate::inputs) file: String,
    /// Names, without surrounding blanks.
    pub(in crate::inputs) columns: Vec<String>,
    pub(in crate::inputs) rows: Vec<Row>,
    pub(in crate::inputs) coordinates: Coordinates,
    /// Rows that could not be taken apart.
    pub(in crate::inputs) rejects: Vec<Reject>,
    /// How a vector file stores each column; empty for text.
    pub(in crate::inputs) stored: Vec<Stored>,
    /// Rows with a quotation mark that quotes nothing, which is taken as text.
    pub(in crate::inputs) lone_quotes: usize,
    /// Rows in which decimal commas were read as such.
    pub(in crate::inputs) decimal_commas: usize,
}

impl Table {
    /// Counts what else there is to say of the rows.
    pub(in crate::inputs) fn add_notes(&self, notes: &mut Notes) {
        notes.add(RowNote::LoneQuote, self.lone_quotes);
        notes.add(RowNote::DecimalComma, self.decimal_commas);
    }
}

/// The name under which a mapping may ask for a vector file's feature ids, where the file has no such column.
pub(in crate::inputs) const FEATURE_ID: &str = "fid";

/// What the scenario says about a set of tables.
#[derive(Clone, Copy, Debug)]
pub(in crate::inputs) struct TableChoice<'a> {
    /// `settlements` or `sites`.
    pub(in crate::inputs) section: &'static str,
    pub(in crate::inputs) files: &'a [String],
    pub(in crate::inputs) layer: Option<&'a str>,
    pub(in crate::inputs) crs: Option<&'a str>,
    /// Encoding of text tables and shapefiles, by its name.
    pub(in crate::inputs) encoding: Option<&'a str>,
    /// Our name -> the file's column.
    pub(in crate::inputs) columns: &'a BTreeMap<String, String>,
}

impl TableChoice<'_> {
    /// The files, patterns and addresses resolved, each once whatever names it, in the order of their names.
    ///
    /// # Errors
    /// No file, a pattern that matches none, a name that is not text.
    pub(in crate::inputs) fn paths(&self) -> Result<Vec<String>, InputError> {
        let mut found = BTreeMap::new();
        for entry in self.files {
            let is_address = entry.starts_with("http://") || entry.starts_with("https://");
            let paths = if is_address {
                vec![format!("/vsicurl/{entry}")]
            } else if entry.contains(['*', '?', '[']) && !Path::new(entry).exists() {
                matching(self.section, entry)?
            } else {
                vec![entry.clone()]
            };
            for path in paths {
                ask_for(&path);
                let unreadable = |reason| InputError::Unreadable { file: path.clone(), reason };
                let path = unpacked_name(&path).map_err(unreadable)?;
                // what cannot be resolved is reported when it is opened
                let identity = Path::new(&path).canonicalize().unwrap_or_else(|_| PathBuf::from(&path));
                found.entry(identity).or_insert(path);
            }
        }
        let mut paths: Vec<String> = found.into_values().collect();
        paths.sort();
        if paths.is_empty() { Err(InputError::NoFiles { section: self.section }) } else { Ok(paths) }
    }

    /// The encoding that the scenario states.
    ///
    /// # Errors
    /// When it is unknown.
    pub(in crate::inputs) fn stated_encoding(&self) -> Result<Option<&'static Encoding>, InputError> {
        self.encoding.map(|label| encoding_of(self.section, label)).transpose()
    }

    /// Whether a column is requested by the name [`FEATURE_ID`].
    pub(in crate::inputs) fn asks_for_feature_ids(&self) -> bool {
        self.columns.values().any(|column| column.trim().eq_ignore_ascii_case(FEATURE_ID))
    }
}

/// Whether this reader, not GDAL, reads the file.
pub(in crate::inputs) fn is_text_table(path: &str) -> bool {
    let extension = Path::new(name_within(path)).extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let text =
        extension.is_some_and(|extension| ["csv", "tsv", "txt"].iter().any(|known| extension == *known));
    text && (!path.starts_with("/vsi") || is_packed_here(path))
}

fn matching(section: &'static str, pattern: &str) -> Result<Vec<String>, InputError> {
    let unreadable = |reason: String| InputError::Unreadable { file: pattern.to_owned(), reason };
    let mut found = Vec::new();
    for path in files_matching(pattern).map_err(|error| unreadable(error.to_string()))? {
        match path.into_os_string().into_string() {
            Ok(path) => found.push(path),
            Err(path) => return Err(InputError::NotText { path: path.to_string_lossy().into_owned() }),
        }
    }
    if found.is_empty() {
        return Err(InputError::NoMatch { section, pattern: pattern.to_owned() });
    }
    Ok(found)
}

/// Refuses a header with two columns of one name.
pub(in crate::inputs) fn check_header(file: &str, columns: &[String]) -> Result<(), InputError> {
    let mut names: Vec<&String> = columns.iter().filter(|name| !name.is_empty()).collect();
    names.sort();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(InputError::RepeatedColumn { file: file.to_owned(), column: pair[0].clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::TableChoice;
    use std::collections::BTreeMap;

    #[test]
    fn addresses_become_virtual_files_once() {
        let files = ["https://a.org/v.csv", "/vsicurl/https://b.org/v.gpkg", "/vsizip/v.zip/v.csv"]
            .map(str::to_owned);
        let columns = BTreeMap::new();
        let choice = TableChoice {
            section: "settlements",
            files: &files,
            layer: None,
            crs: None,
            encoding: None,
            columns: &columns,
        };
        let paths = choice.paths().expect("three");
        assert_eq!(
            paths,
            ["/vsicurl/https://a.org/v.csv", "/vsicurl/https://b.org/v.gpkg", "/vsizip/v.zip/v.csv"]
        );
    }
}
