//! One scenario beside the first.
use super::findings::PlanCost;
use super::paired::ReachedPeople;
use super::totals::ScopeTotals;
use crate::network::Technology;
use serde::Serialize;

/// One scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioComparison {
    /// What it is called.
    pub label: String,
    /// Settlements and people, by technology and operator.
    pub totals: Vec<ScopeTotals>,
    /// Against the first, by technology.
    pub technologies: Vec<TechnologyComparison>,
    /// What it costs, where it is a plan.
    pub plan: Option<PlanComparison>,
}

impl ScenarioComparison {
    /// What it does for a technology.
    #[must_use]
    pub fn technology(&self, technology: Technology) -> Option<&TechnologyComparison> {
        self.technologies.iter().find(|found| found.technology == technology)
    }

    /// People with a technology of any operator.
    #[must_use]
    pub fn people_served(&self, technology: Technology) -> Option<f64> {
        let any =
            |totals: &&ScopeTotals| totals.scope.technology == technology && totals.scope.operator.is_none();
        self.totals.iter().find(any).map(|totals| totals.people_served)
    }
}

/// One scenario against the first, in one technology of any operator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TechnologyComparison {
    /// Technology.
    pub technology: Technology,
    /// People served here and not in the first, by cluster; of settlements that both have.
    pub people_newly_served: f64,
    /// People served in the first and not here, likewise.
    pub people_lost: f64,
    /// Changed settlements by kind, in the order of [`super::ChangeKind::ALL`].
    pub settlements_changed: [usize; 8],
    /// People over all draws of the shadowing.
    pub reached: ReachedPeople,
    /// Whether the difference to the first is within the models' own error.
    pub within_error: bool,
}

/// What a plan costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanComparison {
    /// The cost as stated.
    pub plan: PlanCost,
    /// What it costs more than the first, which costs nothing where it states nothing; `None` where currencies differ.
    pub extra_cost: Option<f64>,
    /// That for each person newly served with the technology of the order; `None` where there is nobody.
    pub cost_per_person: Option<f64>,
}
