//! Choices of what villages reported of their signal.
use super::text_list::text_or_list;
use crate::network::Technology;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Reports of villages with and without signal, and how far they are believed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReportsChoice {
    /// Tables and vector files; one or a list.
    #[serde(deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// Layer of a vector file with several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// Encoding of text tables, by its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Our field -> the file's column.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
    /// Date of rows that state none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Technology of rows that state none; default: the ranked one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub technology: Option<Technology>,
    /// Probability that a "yes" is wrong.
    pub wrong_yes: f64,
    /// Probability that a "no" is wrong.
    pub wrong_no: f64,
}

impl Default for ReportsChoice {
    fn default() -> Self {
        Self {
            files: Vec::new(),
            layer: None,
            encoding: None,
            columns: BTreeMap::new(),
            date: None,
            technology: None,
            wrong_yes: 0.1,
            wrong_no: 0.1,
        }
    }
}
