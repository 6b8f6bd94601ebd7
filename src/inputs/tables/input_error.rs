//! Why a table, vector file or choice cannot be used at all.
use crate::inputs::Reject;
use crate::language::word;
use crate::text;

/// An input that stops the run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// No file is named.
    #[error("{}", crate::text!("input-error-no-files", section))]
    NoFiles {
        /// Section of the scenario.
        section: &'static str,
    },
    /// More rows than one run takes.
    #[error("{}", crate::text!("input-error-too-many-rows", section, most))]
    TooManyRows {
        /// Section of the scenario.
        section: &'static str,
        /// Maximum number of rows taken.
        most: usize,
    },
    /// A pattern without a file.
    #[error("{}", crate::text!("input-error-no-match", pattern, section))]
    NoMatch {
        /// Section of the scenario.
        section: &'static str,
        /// The pattern.
        pattern: String,
    },
    /// The file cannot be opened or read.
    #[error("{}", crate::text!("file-unreadable", file, reason))]
    Unreadable {
        /// The file.
        file: String,
        /// The system's or library's reason.
        reason: String,
    },
    /// A file that asks for what the user did not.
    #[error("{}", crate::text!("input-error-refused", file, reason))]
    Refused {
        /// The file.
        file: String,
        /// What it asks for, and what to do.
        reason: String,
    },
    /// A name that is not UTF-8.
    #[error("{}", crate::text!("input-error-not-text", path))]
    NotText {
        /// The path, what is not text replaced.
        path: String,
    },
    /// Not UTF-8 from the start.
    #[error("{}", crate::text!("input-error-encoding", file, found, hint))]
    Encoding {
        /// The file.
        file: String,
        /// What it looks like.
        found: &'static str,
        /// What else can be done; may be empty.
        hint: String,
    },
    /// Bytes that the stated encoding does not have.
    #[error("{}", crate::text!("input-error-not-in-encoding", file, encoding))]
    NotInEncoding {
        /// The file.
        file: String,
        /// The encoding's name.
        encoding: &'static str,
    },
    /// An encoding that is not known.
    #[error(
        "{}", crate::text!("input-error-unknown-encoding", section, label))]
    UnknownEncoding {
        /// Section of the scenario.
        section: &'static str,
        /// What was written.
        label: String,
    },
    /// Nothing in it.
    #[error("{}", crate::text!("input-error-no-header", file))]
    NoHeader {
        /// The file.
        file: String,
    },
    /// Two columns of one name.
    #[error("{}", crate::text!("input-error-repeated-column", file, column))]
    RepeatedColumn {
        /// The file.
        file: String,
        /// The name.
        column: String,
    },
    /// A table that completes another has no column of it.
    #[error(
        "{}", crate::text!("input-error-nothing-in-common", file, other, columns = some_of(columns)))]
    NothingInCommon {
        /// The table that completes.
        file: String,
        /// The table to be completed.
        other: String,
        /// The former's columns.
        columns: Vec<String>,
    },
    /// A quotation mark swallows the rest of the file.
    #[error("{}", crate::text!("input-error-unclosed-quote", file, line))]
    UnclosedQuote {
        /// The file.
        file: String,
        /// Line where the row starts.
        line: u64,
    },
    /// Several layers and no choice.
    #[error("{}", crate::text!("input-error-several-layers", file, count = layers.len(), names = some_of(layers), section))]
    SeveralLayers {
        /// The file.
        file: String,
        /// Section of the scenario.
        section: &'static str,
        /// Names of the layers.
        layers: Vec<String>,
    },
    /// The chosen layer is not there.
    #[error("{}", crate::text!("input-error-no-such-layer", file, layer, section, layers = some_of(layers)))]
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
    #[error("{}", crate::text!("input-error-unknown-field", section, key, known))]
    UnknownField {
        /// Section of the scenario.
        section: &'static str,
        /// The unknown name.
        key: String,
        /// All names.
        known: String,
    },
    /// The mapping names a column the file lacks.
    #[error("{}", crate::text!("input-error-mapped-column", section, key, file, column, found = some_of(found)))]
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
        "{}", crate::text!("input-error-column-unit", file, column, field, known))]
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
        "{}", crate::text!("input-error-missing-column", file, field, tried, found = some_of(found), section, field_2 = other_ways(field)))]
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
        "{}", crate::text!("input-error-coordinate-order", file, column, section))]
    CoordinateOrder {
        /// The file.
        file: String,
        /// Section of the scenario.
        section: &'static str,
        /// The column.
        column: String,
    },
    /// A column that must be there under its own name is not.
    #[error("{}", crate::text!("input-error-needed-column", file, column, found = found.join(", "), known))]
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
    #[error("{}", crate::text!("input-error-stray-column", file, column, known))]
    StrayColumn {
        /// The file.
        file: String,
        /// The column.
        column: String,
        /// All that may be there.
        known: String,
    },
    /// A listed attribute is not there.
    #[error("{}", crate::text!("input-error-missing-attribute", attribute, found = some_of(found)))]
    MissingAttribute {
        /// The attribute.
        attribute: String,
        /// The files' columns.
        found: Vec<String>,
    },
    /// Coordinates of an unknown system.
    #[error("{}", crate::text!("input-error-no-crs", file, section))]
    NoCrs {
        /// The file.
        file: String,
        /// Section of the scenario.
        section: &'static str,
    },
    /// File and scenario contradict each other.
    #[error(
        "{}", crate::text!("input-error-crs-contradiction", file, own, section, given))]
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
    #[error("{}", crate::text!("input-error-unknown-crs", section, text, reason))]
    UnknownCrs {
        /// Section of the scenario.
        section: &'static str,
        /// What was written.
        text: String,
        /// PROJ's reason.
        reason: String,
    },
    /// No row is left.
    #[error("{}", crate::text!("input-error-nothing-left", what, files = some_of(files), skipped = nothing_left(rejects, skipped)))]
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
    #[error("{}", crate::text!("input-error-network-changes", problems = listed(.problems), set_aside))]
    NetworkChanges {
        /// Each of them: file, change, column, value, reason.
        problems: Vec<String>,
        /// What else may be why; may be empty.
        set_aside: String,
    },
    /// Positions do not belong to the drafts.
    #[error("{}", crate::text!("input-error-position-count", found, expected))]
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
        Some(first) if names.len() > SHOWN => {
            text!("input-error-in-all", listed = first.join(", "), count = names.len())
        }
        _ => names.join(", "),
    }
}

/// What can be done about a missing column besides naming another one.
fn other_ways(field: &str) -> &'static str {
    match field {
        "technology" => word("input-error-or-the-technology-of-all-rows"),
        id if id.ends_with("_id") => word("input-error-fid-takes-the-feature-ids-of"),
        _ => "",
    }
}

fn nothing_left(rejects: &[Reject], skipped: &str) -> String {
    let refused = match rejects.first() {
        None if skipped.is_empty() => return word("input-error-there-are-no-rows").to_owned(),
        None => String::new(),
        Some(first) => {
            let count = match rejects.len() {
                1 => word("input-error-1-row-was-rejected").to_owned(),
                several => text!("input-error-rows-were-rejected-the-first", several),
            };
            text!(
                "input-error-at-row",
                count,
                row = first.row,
                field = first.field,
                value = first.value,
                reason = first.reason
            )
        }
    };
    [refused.as_str(), skipped].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
