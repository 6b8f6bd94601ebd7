//! What a scenario serves: settlements and people by verdict and class.
use super::findings::{ScenarioFindings, ServiceFindings, SettlementFindings};
use crate::coverage::Scope;
use crate::link::{ServiceClass, Verdict};
use serde::Serialize;

/// Settlements and people of one scope. Verdicts are in the order of [`Verdict::ALL`], classes from none to excellent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScopeTotals {
    /// Technology and operator.
    pub scope: Scope,
    /// Settlements by verdict.
    pub settlements_by_verdict: [usize; 4],
    /// Settlements by the class of their centre, where it is known.
    pub settlements_by_class: [usize; 5],
    /// People by the verdict on their cluster.
    pub people_by_verdict: [f64; 4],
    /// People by the class of their cluster, where it is known.
    pub people_by_class: [f64; 5],
    /// People served, by sample point.
    pub people_served: f64,
}

/// Place of a verdict in the counts.
#[must_use]
pub fn by_verdict_index(verdict: Verdict) -> usize {
    Verdict::ALL.iter().position(|known| *known == verdict).unwrap_or_default()
}

/// Place of a class in the counts.
#[must_use]
pub fn by_class_index(class: ServiceClass) -> usize {
    ServiceClass::ALL.iter().position(|known| *known == class).unwrap_or_default()
}

/// The totals of every scope of a scenario.
pub(super) fn totals_of(scenario: &ScenarioFindings) -> Vec<ScopeTotals> {
    let of_scope = |(index, scope): (usize, &Scope)| {
        let mut totals = ScopeTotals {
            scope: scope.clone(),
            settlements_by_verdict: [0; 4],
            settlements_by_class: [0; 5],
            people_by_verdict: [0.0; 4],
            people_by_class: [0.0; 5],
            people_served: 0.0,
        };
        scenario.settlements.iter().for_each(|settlement| totals.add(settlement, index));
        totals
    };
    scenario.scopes.iter().enumerate().map(of_scope).collect()
}

impl ScopeTotals {
    fn add(&mut self, settlement: &SettlementFindings, scope: usize) {
        let ServiceFindings { verdict, class, .. } = &settlement.service[scope];
        self.settlements_by_verdict[by_verdict_index(*verdict)] += 1;
        if let Some(class) = class {
            self.settlements_by_class[by_class_index(*class)] += 1;
        }
        for cluster in &settlement.clusters {
            let (Some(people), service) = (cluster.people, &cluster.service[scope]) else { continue };
            self.people_by_verdict[by_verdict_index(service.verdict)] += people;
            if let Some(class) = service.class {
                self.people_by_class[by_class_index(class)] += people;
            }
            self.people_served += people * service.served_share;
        }
    }
}
