//! What a finished scenario found, as far as scenarios are compared by it.
use crate::coverage::Scope;
use crate::geodesy::LonLat;
use crate::link::{MastMargin, ServiceClass, Verdict};
use crate::network::Technology;
use serde::Serialize;

/// One scenario's results at settlements.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioFindings {
    /// What it is called in this comparison; no other scenario is called so.
    pub label: String,
    /// What was judged, in the order of [`ClusterFindings::service`].
    pub scopes: Vec<Scope>,
    /// Correlation of the shadowing between two towers of an operator, 0 to 1.
    pub shadowing_correlation: f64,
    /// What it costs as a whole, where it is a plan.
    pub plan: Option<PlanCost>,
    /// Towers that margins refer to.
    pub towers: Vec<TowerPlace>,
    /// By identifier, each once.
    pub settlements: Vec<SettlementFindings>,
}

impl ScenarioFindings {
    /// Index of the scope of a technology and any operator.
    #[must_use]
    pub fn any_operator(&self, technology: Technology) -> Option<usize> {
        self.scopes.iter().position(|scope| scope.technology == technology && scope.operator.is_none())
    }

    /// The settlement of an identifier.
    #[must_use]
    pub fn settlement(&self, settlement_id: &str) -> Option<&SettlementFindings> {
        let by_id = |found: &SettlementFindings| found.settlement_id.as_str().cmp(settlement_id);
        self.settlements.binary_search_by(by_id).ok().map(|at| &self.settlements[at])
    }
}

/// What a plan costs as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanCost {
    /// The cost.
    pub cost: f64,
    /// Its currency.
    pub currency: String,
}

/// A tower as scenarios have it in common: an operator at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct TowerPlace {
    /// The operator.
    pub operator: String,
    /// Where it stands.
    pub place: LonLat,
}

/// One settlement.
#[derive(Clone, Debug, PartialEq)]
pub struct SettlementFindings {
    /// Identifier.
    pub settlement_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Where it lies.
    pub place: LonLat,
    /// People, where known.
    pub people: Option<f64>,
    /// In the order of the scopes; class, level and server are the centre's.
    pub service: Vec<ServiceFindings>,
    /// By identifier, the centre (whose is empty) first.
    pub clusters: Vec<ClusterFindings>,
}

impl SettlementFindings {
    /// Share of its people that is served by its clusters; of the clusters where people are not known.
    #[must_use]
    pub fn share_of_clusters(&self, scope: usize) -> f64 {
        let known = self.clusters.iter().all(|cluster| cluster.people.is_some());
        let people: f64 = self.clusters.iter().filter_map(|cluster| cluster.people).sum();
        let by_people = known && people > 0.0;
        let weight = |cluster: &ClusterFindings| if by_people { cluster.people.unwrap_or(0.0) } else { 1.0 };
        let all: f64 = self.clusters.iter().map(weight).sum();
        let served = |cluster: &ClusterFindings| weight(cluster) * cluster.service[scope].served_share;
        self.clusters.iter().map(served).sum::<f64>() / all.max(f64::MIN_POSITIVE)
    }
}

/// One cluster of houses; the centre counts as one.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterFindings {
    /// Identifier; empty for the centre.
    pub cluster_id: String,
    /// Where it lies.
    pub place: LonLat,
    /// People, where known.
    pub people: Option<f64>,
    /// Why it lacks the ranked technology, in words, where it does.
    pub cause: Option<String>,
    /// In the order of the scopes.
    pub service: Vec<ServiceFindings>,
    /// Margins of the towers that count, by sample point.
    pub margins: Vec<SampleMargin>,
}

/// Service of a settlement or cluster in one scope.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceFindings {
    /// Verdict.
    pub verdict: Verdict,
    /// Share of the people that is served.
    pub served_share: f64,
    /// Class of the strongest level; `None` where it is not known.
    pub class: Option<ServiceClass>,
    /// Strongest median level, dBm.
    pub level_dbm: Option<f64>,
    /// The sector of that level.
    pub best_server: Option<String>,
}

/// The margin of one tower at one sample point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SampleMargin {
    /// Number of the sample point in its cluster.
    pub sample: u32,
    /// Share of the cluster's people there.
    pub weight: f64,
    /// Technology.
    pub technology: Technology,
    /// Index into [`ScenarioFindings::towers`].
    pub tower: usize,
    /// The smaller margin of both directions, and its deviation.
    pub margin: MastMargin,
}
