//! Why a table, vector file or choice cannot be used at all.
use crate::inputs::Reject;

/// An input that stops the run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// No file is named.
    #[error("{section}.files lists no file")]
    NoFiles {
        /// Section of the scenario.
        section: &'static str,
    },
    /// More rows than one run takes.
    #[error("{section}.files hold more than {most} rows: split them into several runs")]
    TooManyRows {
        /// Section of the scenario.
        section: &'static str,
        /// Maximum number of rows taken.
        most: usize,
    },
    /// A pattern without a file.
    #[error("no file matches `{pattern}` ({section}.files)")]
    NoMatch {
        /// Section of the scenario.
        section: &'static str,
        /// The pattern.
        pattern: String,
    },
    /// The file cannot be opened or read.
    #[error("`{file}` cannot be read: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// The system's or library's reason.
        reason: String,
    },
    /// A file that asks for what the user did not.
    #[error("`{file}` is not opened: {reason}")]
    Refused {
        /// The file.
        file: String,
        /// What it asks for, and what to do.
        reason: String,
    },
    /// A name that is not UTF-8.
    #[error("the name of `{path}` is not UTF-8 text: rename the file or its folder")]
    NotText {
        /// The path, what is not text replaced.
        path: String,
    },
    /// Not UTF-8 from the start.
    #[error("`{file}` is not UTF-8 text ({found}): save it as UTF-8 (in a spreadsheet: CSV UTF-8){hint}")]
    Encoding {
        /// The file.
        file: String,
        /// What it looks like.
        found: &'static str,
        /// What else can be done; may be empty.
        hint: String,
    },
    /// Bytes that the stated encoding does not have.
    #[error("`{file}` has bytes that are none in {encoding}: state another encoding, or save it as UTF-8")]
    NotInEncoding {
        /// The file.
        file: String,
        /// The encoding's name.
        encoding: &'static str,
    },
    /// An encoding that is not known.
    #[error(
        "{section}.encoding: `{label}` is not a known encoding; write utf-8, utf-16le, windows-1252 (latin1), windows-1258, or \
         another name of the WHATWG's list (TCVN3 and VNI must be converted first)"
    )]
    UnknownEncoding {
        /// Section of the scenario.
        section: &'static str,
        /// What was written.
        label: String,
    },
    /// Nothing in it.
    #[error("`{file}` has no header row: it is empty")]
    NoHeader {
        /// The file.
        file: String,
    },
    /// Two columns of one name.
    #[error("`{file}` has two columns named `{column}`: rename one of them")]
    RepeatedColumn {
        /// The file.
        file: String,
        /// The name.
        column: String,
    },
    /// A table that completes another has no column of it.
    #[error(
        "`{file}` has no column of `{other}`, by which rows could be found (sites.join); it has: {}",
        some_of(columns)
    )]
    NothingInCommon {
        /// The table that completes.
        file: String,
        /// The table to be completed.
        other: String,
        /// The former's columns.
        columns: Vec<String>,
    },
    /// A quotation mark swallows the rest of the file.
    #[error("`{file}`: the quotation mark opened in the row at line {line} is never closed")]
    UnclosedQuote {
        /// The file.
        file: String,
        /// Line where the row starts.
        line: u64,
    },
    /// Several layers and no choice.
    #[error("`{file}` has {} layers ({}): name one with {section}.layer", layers.len(), some_of(layers))]
    SeveralLayers {
        /// The file.
        file: String,
        /// Section of the scenario.
        section: &'static str,
        /// Names of the layers.
        layers: Vec<String>,
    },
    /// The chosen layer is not there.
    #[error("`{file}` has no layer `{layer}` ({section}.layer); it has: {}", some_of(layers))]
    NoSuchLayer {
        /// The file.
        file: String,
        /// Section of the scenario.
        section: &'static str,
        /// The layer requested.
        layer: String,
        /// Names of the layers.
        layers: Vec<String>,
    },
    /// The mapping names something the program does not know.
    #[error("{section}.columns.{key}: no such field; the fields are {known}")]
    UnknownField {
        /// Section of the scenario.
        section: &'static str,
        /// The unknown name.
        key: String,
        /// All names.
        known: String,
    },
    /// The mapping names a column the file lacks.
    #[error("{section}.columns.{key}: `{file}` has no column `{column}`; it has: {}", some_of(found))]
    MappedColumn {
        /// The file.
        file: String,
        /// Section of the scenario.
        section: &'static str,
        /// Our name.
        key: String,
        /// The column requested.
        column: String,
        /// The file's columns.
        found: Vec<String>,
    },
    /// A header states a unit that is not converted.
    #[error(
        "`{file}`: the column `{column}` looks like {field}, but its unit is not one of {known}: rename it, or name it as \
         {field} in `columns` if its numbers are in {field}'s own unit"
    )]
    ColumnUnit {
        /// The file.
        file: String,
        /// The column.
        column: String,
        /// Our name.
        field: &'static str,
        /// Units that are converted.
        known: String,
    },
    /// A column that must be there is not.
    #[error(
        "`{file}` has no column for {field} (looked for {tried}); it has: {}. Name the column in the scenario: \
         {section}.columns.{field} = \"...\"{}",
        some_of(found),
        other_ways(field)
    )]
    MissingColumn {
        /// The file.
        file: String,
        /// Section of the scenario.
        section: &'static str,
        /// Our name.
        field: &'static str,
        /// Names that were looked for.
        tried: String,
        /// The file's columns.
        found: Vec<String>,
    },
    /// Two coordinates in one column, in an order that nothing tells.
    #[error(
        "`{file}`: nothing tells whether latitude or longitude stands first in the column `{column}`: name it in the scenario, \
         {section}.columns.lat_lon = \"{column}\" or {section}.columns.lon_lat = \"{column}\""
    )]
    CoordinateOrder {
        /// The file.
        file: String,
        /// Section of the scenario.
        section: &'static str,
        /// The column.
        column: String,
    },
    /// A column that must be there under its own name is not.
    #[error("`{file}` has no column {column}; it has: {}. Columns are {known}", found.join(", "))]
    NeededColumn {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
        /// All that may be there.
        known: String,
        /// The file's columns.
        found: Vec<String>,
    },
    /// A column of a name that is not read.
    #[error("`{file}` has a column `{column}`, which is none of {known}: rename or remove it")]
    StrayColumn {
        /// The file.
        file: String,
        /// The column.
        column: String,
        /// All that may be there.
        known: String,
    },
    /// A listed attribute is not there.
    #[error("settlements.attributes: no file has a column `{attribute}`; there are: {}", some_of(found))]
    MissingAttribute {
        /// The attribute.
        attribute: String,
        /// The files' columns.
        found: Vec<String>,
    },
    /// Coordinates of an unknown system.
    #[error("`{file}` states no coordinate reference system: name it with {section}.crs = \"EPSG:...\"")]
    NoCrs {
        /// The file.
        file: String,
        /// Section of the scenario.
        section: &'static str,
    },
    /// File and scenario contradict each other.
    #[error(
        "`{file}` states the CRS {own}, {section}.crs says {given}: remove {section}.crs or correct the file"
    )]
    CrsContradiction {
        /// The file.
        file: String,
        /// Section of the scenario.
        section: &'static str,
        /// CRS of the file.
        own: String,
        /// CRS of the scenario.
        given: String,
    },
    /// Not a CRS.
    #[error("{section}.crs: `{text}` is not a known CRS ({reason}); write it as EPSG:4326 or as WKT")]
    UnknownCrs {
        /// Section of the scenario.
        section: &'static str,
        /// What was written.
        text: String,
        /// PROJ's reason.
        reason: String,
    },
    /// No row is left.
    #[error("no usable {what} in {}: {}", some_of(files), nothing_left(rejects, skipped))]
    NothingLeft {
        /// `settlement` or `sector`.
        what: &'static str,
        /// The files.
        files: Vec<String>,
        /// Every refused row.
        rejects: Vec<Reject>,
        /// What was left out on purpose, as text; empty when nothing was.
        skipped: String,
    },
    /// Changes of the network that cannot be made.
    #[error("the scenario's changes of the network cannot be made:\n{}{set_aside}", listed(.problems))]
    NetworkChanges {
        /// Each of them: file, change, column, value, reason.
        problems: Vec<String>,
        /// What else may be why; may be empty.
        set_aside: String,
    },
    /// Positions do not belong to the drafts.
    #[error("{found} positions for {expected} places: pass one position per place, in the same order")]
    PositionCount {
        /// Number of places.
        expected: usize,
        /// Number of positions.
        found: usize,
    },
}

/// Lines below a message.
fn listed(problems: &[String]) -> String {
    problems.iter().map(|problem| format!("  {problem}")).collect::<Vec<_>>().join("\n")
}

/// Names for a message: a table may have thousands of columns.
fn some_of(names: &[String]) -> String {
    const SHOWN: usize = 40;
    match names.get(..SHOWN) {
        Some(first) if names.len() > SHOWN => format!("{}, ... ({} in all)", first.join(", "), names.len()),
        _ => names.join(", "),
    }
}

/// What can be done about a missing column besides naming another one.
fn other_ways(field: &str) -> &'static str {
    match field {
        "technology" => ", or the technology of all rows: sites.technology = \"LTE\"",
        id if id.ends_with("_id") => " (\"fid\" takes the feature ids of a vector file)",
        _ => "",
    }
}

fn nothing_left(rejects: &[Reject], skipped: &str) -> String {
    let refused = match rejects.first() {
        None if skipped.is_empty() => return "there are no rows".to_owned(),
        None => String::new(),
        Some(first) => {
            let count = match rejects.len() {
                1 => "1 row was rejected,".to_owned(),
                several => format!("{several} rows were rejected, the first"),
            };
            format!("{count} at row {} ({} `{}`: {})", first.row, first.field, first.value, first.reason)
        }
    };
    [refused.as_str(), skipped].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
