//! Communes: their areas, and what they became.
use super::text_list::text_or_list;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Communes: their areas, and what they became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CommunesChoice {
    /// Areas: any vector file of polygons; one or a list.
    #[serde(deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub polygons: Vec<String>,
    /// Layer of a vector file with several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// CRS of a vector file that states none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crs: Option<String>,
    /// Our name (`name`, `code`) -> the column of the areas.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
    /// The level that the areas are of, as the villages' table has it; of villages without it the place tells.
    pub level: String,
    /// Tables of communes with what they became; one or a list.
    #[serde(deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub crosswalk: Vec<String>,
    /// Our name (`old_commune`, `new_commune_code`) -> the column of the crosswalk.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub crosswalk_columns: BTreeMap<String, String>,
    /// Encoding of a crosswalk that is not UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What the levels of the crosswalk are called by: `2025` makes `commune_2025`, `province_2025`.
    pub vintage: String,
}

impl Default for CommunesChoice {
    fn default() -> Self {
        Self {
            polygons: Vec::new(),
            layer: None,
            crs: None,
            columns: BTreeMap::new(),
            level: "commune".to_owned(),
            crosswalk: Vec::new(),
            crosswalk_columns: BTreeMap::new(),
            encoding: None,
            vintage: "2025".to_owned(),
        }
    }
}

impl CommunesChoice {
    /// Whether there is nothing to read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.polygons.is_empty() && self.crosswalk.is_empty()
    }
}
