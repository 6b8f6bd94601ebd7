//! How the columns of a table were taken.
use serde::Serialize;

/// A column found under another name than ours.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ColumnRead {
    /// Its header.
    pub column: String,
    /// The field it is read as.
    pub field: &'static str,
    /// The unit its header states, where that is not ours.
    pub converted_from: Option<&'static str>,
    /// Whether the unit of each number follows from its size.
    pub by_size: bool,
}

/// A column that is not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ColumnLeft {
    /// Its header.
    pub column: String,
    /// What it may have been meant for.
    pub hint: Option<ColumnHint>,
}

/// What a column that is not read may have been meant for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ColumnHint {
    /// A field with such a name.
    Near {
        /// The field.
        field: &'static str,
    },
    /// A field that another column gives.
    Taken {
        /// The field.
        field: &'static str,
        /// The other column.
        by: String,
    },
    /// A field that needs a unit.
    NoUnit {
        /// The field.
        field: &'static str,
        /// The units that a header may state.
        units: String,
        /// The field of a column that states the unit row by row.
        unit_field: Option<&'static str>,
    },
}
