//! Changes of the network that scenarios make to what their tables say.
use super::text_list::text_or_list;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::{Display, Formatter};

/// A value of a column of the network table, as a scenario writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ColumnValue {
    /// `true` or `false`.
    Truth(bool),
    /// A whole number, in the column's own unit.
    Whole(i64),
    /// A number, in the column's own unit.
    Number(f64),
    /// A text, as it would stand in the table; an empty one is a value that is not known.
    Text(String),
    /// One for each of several sectors.
    Several(Vec<Self>),
}

impl Display for ColumnValue {
    /// As it would stand in the table; several with commas between them.
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Truth(truth) => truth.fmt(out),
            Self::Whole(number) => number.fmt(out),
            Self::Number(number) => number.fmt(out),
            Self::Text(text) => out.write_str(text),
            Self::Several(values) => {
                let texts: Vec<String> = values.iter().map(Self::to_string).collect();
                out.write_str(&texts.join(", "))
            }
        }
    }
}

/// Values by the canonical names of the network table's columns.
pub type ColumnValues = BTreeMap<String, ColumnValue>;

/// New values of some sectors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectorChange {
    /// Sites of which all sectors change.
    #[serde(default, deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub site_id: Vec<String>,
    /// Sectors that change.
    #[serde(default, deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub sector_id: Vec<String>,
    /// The new values.
    #[serde(flatten)]
    pub values: ColumnValues,
}

/// What one scenario file, or one variant, changes in the network: sectors are removed, then changed, then added.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NetworkChanges {
    /// The file, and the variant where it is one.
    pub source: String,
    /// Names of sites and sectors that are taken out.
    #[serde(deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
    /// Changes, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub change: Vec<SectorChange>,
    /// New sector-carriers, as rows of the network table; a list of azimuths makes a sector of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<ColumnValues>,
}
