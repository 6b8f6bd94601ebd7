//! Values that a scenario states in place of a row's own.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A value and where the scenario states it.
#[derive(Clone, Debug)]
pub(in crate::inputs) struct StatedValue {
    /// As it would stand in the table, in our own unit; empty: not known.
    pub(in crate::inputs) text: Arc<str>,
    /// `plan.toml: sites.change[2]`; empty for what a row says itself.
    pub(in crate::inputs) place: Arc<str>,
}

/// Values by our names of their columns.
#[derive(Clone, Debug, Default)]
pub(in crate::inputs) struct StatedValues(BTreeMap<String, StatedValue>);

/// Columns that say what another one says: one of the first, once stated, takes the place of all of the second.
struct Supersedes(&'static [&'static str], &'static [&'static str]);

/// The carrier by band, frequency or channel number; the power.
const SUPERSEDES: [Supersedes; 4] = [
    Supersedes(&["band"], &["frequency_mhz", "earfcn", "uarfcn", "arfcn", "uplink_frequency_mhz"]),
    Supersedes(&["frequency_mhz"], &["earfcn", "uarfcn", "arfcn", "uplink_frequency_mhz"]),
    Supersedes(
        &["earfcn", "uarfcn", "arfcn"],
        &["frequency_mhz", "earfcn", "uarfcn", "arfcn", "uplink_frequency_mhz"],
    ),
    Supersedes(
        &["power_dbm", "power_w", "eirp_dbm", "erp_dbm"],
        &["power_dbm", "power_w", "eirp_dbm", "erp_dbm", "power_unit", "eirp_unit"],
    ),
];

impl StatedValues {
    /// The text of a column, if one is stated.
    pub(in crate::inputs) fn text(&self, column: &str) -> Option<&str> {
        self.0.get(column).map(|value| value.text.as_ref())
    }

    /// Where the value of a column is stated.
    pub(in crate::inputs) fn place(&self, column: &str) -> Option<&str> {
        self.0.get(column).map(|value| value.place.as_ref())
    }

    /// All places at which values are stated.
    pub(in crate::inputs) fn places(&self) -> String {
        let places: BTreeSet<&str> = self.0.values().map(|value| value.place.as_ref()).collect();
        places.into_iter().filter(|place| !place.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Whether nothing is stated.
    pub(in crate::inputs) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All values, by their columns.
    pub(in crate::inputs) fn iter(&self) -> impl Iterator<Item = (&str, &StatedValue)> {
        self.0.iter().map(|(column, value)| (column.as_str(), value))
    }

    /// States a value.
    pub(in crate::inputs) fn insert(&mut self, column: &str, value: StatedValue) {
        self.0.insert(column.to_owned(), value);
    }

    /// The values of some columns, and those of all others.
    pub(in crate::inputs) fn parted(&self, is_first: impl Fn(&str) -> bool) -> [Self; 2] {
        let (first, others) = self.0.clone().into_iter().partition(|(column, _)| is_first(column));
        [Self(first), Self(others)]
    }

    /// States more, in place of what earlier values and the row say of the same.
    pub(in crate::inputs) fn state(&mut self, more: &Self) {
        for Supersedes(stated, superseded) in SUPERSEDES {
            let Some(by) = stated.iter().find_map(|column| more.0.get(*column)) else { continue };
            for column in superseded {
                self.insert(column, StatedValue { text: Arc::from(""), place: Arc::clone(&by.place) });
            }
        }
        for (column, value) in &more.0 {
            self.insert(column, value.clone());
        }
    }
}
