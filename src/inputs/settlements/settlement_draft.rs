//! Villages before the positions of their places are known.
use super::settlement_row::OwnFacts;
use crate::geodesy::LonLat;
use crate::settlements::Settlement;

/// The centre or a cluster of houses, before its positions are known.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterDraft {
    /// File it comes from.
    pub file: String,
    /// Line or feature id in that file.
    pub row: u64,
    /// What says there where it lies: the coordinate columns, or `geometry`.
    pub(in crate::inputs) place_field: String,
    /// Name within the settlement; empty for the centre.
    pub cluster_id: String,
    /// What the houses are called, where that is not the settlement's name; otherwise empty.
    pub name: String,
    /// Places, each with its share of the cluster; never empty, shares adding to 1.
    pub samples: Vec<(LonLat, f64)>,
    /// People living here; `None` when unknown or known only for the whole settlement.
    pub population: Option<f64>,
    /// Households living here, likewise.
    pub households: Option<f64>,
    /// Shares and facilities of these houses.
    pub(in crate::inputs) own: OwnFacts,
}

/// A village before its positions are known.
#[derive(Clone, Debug, PartialEq)]
pub struct SettlementDraft {
    /// All but the clusters.
    pub(in crate::inputs) facts: Settlement,
    pub(in crate::inputs) clusters: Vec<ClusterDraft>,
}

impl SettlementDraft {
    /// Identifier, as text.
    #[must_use]
    pub fn settlement_id(&self) -> &str {
        &self.facts.settlement_id
    }

    /// Centre and clusters, the centre first.
    #[must_use]
    pub fn clusters(&self) -> &[ClusterDraft] {
        &self.clusters
    }
}
