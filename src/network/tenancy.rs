//! Who owns a mast, and on what terms others may use it.
use serde::Serialize;

/// Who owns the mast of a sector, and on what terms others may use it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tenancy {
    /// Owner, as given; empty when not stated.
    pub owner: String,
    /// Whether others than the owner may use the mast; `None` when not stated.
    pub shareable: Option<bool>,
    /// What a tenant pays a year, in the currency of the costs; `None` when not stated.
    pub rent_per_year: Option<f64>,
}
