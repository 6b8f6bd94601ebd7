//! Orders of the scenarios.
use super::side_by_side::ScenarioComparison;
use crate::network::Technology;
use serde::Serialize;

/// Scenarios in order, the best first, as indices; of equal ones the one named first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Orders {
    /// By people served.
    pub by_people: Vec<usize>,
    /// By the cost per person newly served, those without one left out; empty where currencies differ.
    pub by_cost_per_person: Vec<usize>,
    /// By people reached in at least 90 % of the draws.
    pub by_people_at_90_percent: Vec<usize>,
}

impl Orders {
    /// Of scenarios, by what they do for a technology.
    pub(super) fn of(scenarios: &[ScenarioComparison], technology: Technology) -> Self {
        let served = |scenario: &ScenarioComparison| scenario.people_served(technology);
        let firm = |scenario: &ScenarioComparison| {
            scenario.technology(technology).map(|found| found.reached.at_90_percent)
        };
        let cheap = |scenario: &ScenarioComparison| scenario.plan.as_ref()?.cost_per_person.map(|cost| -cost);
        Self {
            by_people: falling(scenarios, &served),
            by_cost_per_person: falling(scenarios, &cheap),
            by_people_at_90_percent: falling(scenarios, &firm),
        }
    }
}

/// Number of a scenario, where it has one.
type NumberOf<'a> = &'a dyn Fn(&ScenarioComparison) -> Option<f64>;

fn falling(scenarios: &[ScenarioComparison], number: NumberOf<'_>) -> Vec<usize> {
    let numbered = scenarios.iter().enumerate().filter_map(|(index, found)| Some((number(found)?, index)));
    let mut order: Vec<(f64, usize)> = numbered.collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|(_, index)| index).collect()
}
