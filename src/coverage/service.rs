//! Service at settlements.
use super::ServerLink;
use crate::link::{MastMargin, ServiceClass, Verdict};
use crate::network::{Network, SectorCarrier, Technology};
use crate::propagation::{CaveatCounts, Source};
use crate::units::Dbm;
use serde::{Deserialize, Serialize};

/// Whose service of which technology is judged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Scope {
    /// Technology.
    pub technology: Technology,
    /// Operator; `None` is any operator.
    pub operator: Option<String>,
}

impl Scope {
    /// Whether a sector belongs to it.
    #[must_use]
    pub fn holds(&self, sector: &SectorCarrier) -> bool {
        sector.carrier.technology == self.technology
            && self.operator.as_ref().is_none_or(|operator| *operator == sector.operator)
    }
}

/// Per technology any operator, then each operator that has it.
#[must_use]
pub fn scopes_of(network: &Network) -> Vec<Scope> {
    let mut scopes = Vec::new();
    for technology in Technology::ALL {
        scopes.push(Scope { technology, operator: None });
        for operator in network.operators() {
            let has = |sector: &SectorCarrier| {
                sector.operator == operator && sector.carrier.technology == technology
            };
            if network.sectors().iter().any(has) {
                scopes.push(Scope { technology, operator: Some(operator.to_owned()) });
            }
        }
    }
    scopes
}

/// What one place receives within one scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct PlaceService {
    /// The strongest sector.
    pub best_server: Option<ServerLink>,
    /// The sector with the largest margin of both directions: it decides whether the place is served.
    pub deciding: Option<ServerLink>,
    /// Probability that some mast of the operator (of any operator: of the best one) works in both directions; `None` where
    /// no sector reaches.
    pub probability: Option<f64>,
    /// Sectors within the service radius whose path has terrain throughout.
    pub sectors_computed: usize,
    /// Sectors within the service radius whose path has voids.
    pub sectors_without_terrain: usize,
    /// Sectors within the service radius the model has no value for.
    pub sectors_refused: usize,
}

impl PlaceService {
    /// What several masts add to the probability of the deciding sector alone; `None` where no sector reaches.
    #[must_use]
    pub fn probability_gain(&self) -> Option<f64> {
        Some((self.probability? - self.deciding?.link.probability).max(0.0))
    }
}

/// One cluster (or the centre) within one scope.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct ScopeService {
    /// Verdict over the cluster's sample points.
    pub verdict: Verdict,
    /// What the verdict would be by the best mast at each sample point alone.
    pub verdict_by_one_mast: Verdict,
    /// Share of the cluster (by sample weights) that is served.
    pub served_share: f64,
    /// Class of the weakest sample point's strongest level.
    pub class: ServiceClass,
    /// Index of the weakest sample point.
    pub weakest_sample: usize,
    /// What the weakest sample point receives.
    pub weakest: PlaceService,
    /// Whether the verdict is another one within the uncertainty of the position, or by another model; `None` without
    /// data, or where that was not asked ([`super::mark_fragile`]).
    pub fragile: Option<bool>,
}

/// One cluster (or the centre) in every scope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct ClusterService {
    /// In the order of [`ServiceReport::scopes`].
    pub scopes: Vec<ScopeService>,
}

/// One settlement in every scope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct SettlementService {
    /// Verdicts in the order of [`ServiceReport::scopes`].
    pub verdicts: Vec<Verdict>,
    /// People with service, in the order of the scopes; `None` when the population is unknown.
    pub people_served: Vec<Option<f64>>,
    /// In the order of the settlement's clusters.
    pub clusters: Vec<ClusterService>,
}

impl SettlementService {
    /// Whether any of its clusters receives a level of the class `poor` or better in a scope.
    #[must_use]
    pub fn has_some_signal(&self, scope: usize) -> bool {
        self.clusters.iter().any(|cluster| cluster.scopes[scope].class > ServiceClass::None)
    }

    /// Whether the verdict on any of its clusters is fragile in a scope; `None` where none is known.
    #[must_use]
    pub fn fragile(&self, scope: usize) -> Option<bool> {
        let known = self.clusters.iter().filter_map(|cluster| cluster.scopes[scope].fragile);
        known.reduce(|any, here| any || here)
    }

    /// Number of its clusters (the centre among them) whose verdict in a scope is better than by one mast alone.
    #[must_use]
    pub fn clusters_helped(&self, scope: usize) -> usize {
        let of_scope = self.clusters.iter().map(|cluster| &cluster.scopes[scope]);
        of_scope.filter(|service| service.verdict != service.verdict_by_one_mast).count()
    }
}

/// The margin of a tower at a sample point, by the sector of one technology nearest to serving.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct TowerMargin {
    /// Index of the cluster in the settlement.
    pub cluster: usize,
    /// Index of the sample point in the cluster.
    pub sample: usize,
    /// Index of that sector in the network.
    pub sector: usize,
    /// Its median level.
    pub level: Dbm,
    /// The smaller margin of both directions.
    pub margin: MastMargin,
}

/// Service everywhere by a model compared with the deciding one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ModelService {
    /// The model.
    pub source: &'static Source,
    /// In the order of the settlements.
    pub settlements: Vec<SettlementService>,
    /// Remarks of the model and how many links they are on.
    pub caveats: CaveatCounts,
    /// Links the model has no value for.
    pub refused: usize,
}

/// Service everywhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServiceReport {
    /// What was judged: per technology any operator first, then each operator by name.
    pub scopes: Vec<Scope>,
    /// By the deciding model, in the order of the settlements.
    pub settlements: Vec<SettlementService>,
    /// Per settlement the margins of the towers that count for the probability of service, by the deciding model: by cluster, sample
    /// point, technology, operator and tower.
    pub tower_margins: Vec<Vec<TowerMargin>>,
    /// Remarks of the deciding model and how many links they are on.
    pub model_caveats: CaveatCounts,
    /// By the models compared with it, in the order of the scenario.
    pub other_models: Vec<ModelService>,
}

impl ServiceReport {
    /// Adds the report on further settlements, judged in the same way.
    pub fn append(&mut self, more: Self) {
        self.settlements.extend(more.settlements);
        self.tower_margins.extend(more.tower_margins);
        self.model_caveats.append(more.model_caveats);
        for (model, more) in self.other_models.iter_mut().zip(more.other_models) {
            model.settlements.extend(more.settlements);
            model.refused += more.refused;
            model.caveats.append(more.caveats);
        }
    }

    /// One settlement by every model, the deciding one first.
    pub fn by_model(&self, settlement: usize) -> impl Iterator<Item = &SettlementService> {
        let others = self.other_models.iter().map(|model| &model.settlements);
        std::iter::once(&self.settlements).chain(others).map(move |judged| &judged[settlement])
    }

    /// Index of a scope.
    #[must_use]
    pub fn scope(&self, technology: Technology, operator: Option<&str>) -> Option<usize> {
        self.scopes
            .iter()
            .position(|scope| scope.technology == technology && scope.operator.as_deref() == operator)
    }
}
