//! The comparison as a whole.
use super::change::{Change, ChangeKind, Pair};
use super::findings::ScenarioFindings;
use super::order::Orders;
use super::paired::{PairedTest, paired_test};
use super::side_by_side::{PlanComparison, ScenarioComparison, TechnologyComparison};
use super::totals::totals_of;
use crate::network::Technology;
use serde::Serialize;

/// A scenario is better or worse than the first where the probability is beyond these; between them the difference is within the models' own error.
const WITHIN_ERROR: std::ops::Range<f64> = 0.1..0.9;

/// Finished scenarios to compare, the first with all others.
#[derive(Clone, Copy, Debug)]
pub struct ComparisonQuestion<'a> {
    /// At least one; the first is what the others are compared with.
    pub scenarios: &'a [ScenarioFindings],
    /// The technology by which they are ordered.
    pub technology: Technology,
}

/// Scenarios side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The technology by which they are ordered.
    pub technology: Technology,
    /// In the order asked.
    pub scenarios: Vec<ScenarioComparison>,
    /// By scenario, technology, settlement and cluster.
    pub changes: Vec<Change>,
    /// The best first.
    pub orders: Orders,
    /// What the reader must know.
    pub notes: Vec<ComparisonNote>,
}

/// What the reader of a comparison must know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ComparisonNote {
    /// Plans in several currencies are not compared.
    Currencies(Vec<String>),
    /// Settlements of a scenario that the first has not, and the other way round.
    OtherSettlements {
        /// Index of the scenario.
        scenario: usize,
        /// In this one alone.
        added: usize,
        /// In the first alone.
        removed: usize,
    },
    /// A scenario without rasters of level and class.
    NoRasters {
        /// Index of the scenario.
        scenario: usize,
        /// Technology.
        technology: Technology,
    },
    /// A scenario on another grid, or in another reference system, than the first.
    OtherGrid {
        /// Index of the scenario.
        scenario: usize,
    },
}

impl ComparisonQuestion<'_> {
    /// Compares, and tests each difference on the same draws of shadowing.
    ///
    /// # Cost and determinism
    /// That of the draws: some 20 ns per sample point, tower and draw; parallel over settlements, the same bits for any number of threads and order of
    /// rows. `done` is called once per settlement and technology.
    #[must_use]
    pub fn answer(&self, done: &(dyn Fn() + Sync)) -> Comparison {
        let mut changes = Vec::new();
        let tests: Vec<(Technology, PairedTest)> = Technology::ALL
            .into_iter()
            .filter(|technology| self.scenarios.iter().any(|found| found.any_operator(*technology).is_some()))
            .map(|technology| (technology, paired_test(self.scenarios, technology, done)))
            .collect();
        let mut scenarios: Vec<ScenarioComparison> = Vec::with_capacity(self.scenarios.len());
        for (index, found) in self.scenarios.iter().enumerate() {
            let mut technologies = Vec::new();
            for (technology, test) in &tests {
                let pair = Pair {
                    base: &self.scenarios[0],
                    other: found,
                    scenario: index,
                    technology: *technology,
                    test,
                };
                let changed = pair.changes();
                technologies.push(pair.summed(&changed));
                changes.extend(changed);
            }
            let (label, totals) = (found.label.clone(), totals_of(found));
            let newly = technologies.iter().find(|found| found.technology == self.technology);
            let plan = self.plan(found, newly.map_or(0.0, |found| found.people_newly_served));
            scenarios.push(ScenarioComparison { label, totals, technologies, plan });
        }
        let orders = Orders::of(&scenarios, self.technology);
        Comparison { technology: self.technology, scenarios, changes, orders, notes: self.notes() }
    }

    /// The currencies of all plans, each once.
    fn currencies(&self) -> Vec<String> {
        let plans = self.scenarios.iter().filter_map(|found| found.plan.as_ref());
        let mut currencies: Vec<String> = plans.map(|plan| plan.currency.trim().to_owned()).collect();
        currencies.sort();
        currencies.dedup();
        currencies
    }

    fn plan(&self, found: &ScenarioFindings, people_newly_served: f64) -> Option<PlanComparison> {
        let plan = found.plan.clone()?;
        let first = self.scenarios[0].plan.as_ref().map_or(0.0, |plan| plan.cost);
        let extra_cost = (self.currencies().len() == 1).then_some(plan.cost - first);
        let each = |extra: f64| (people_newly_served > 0.0).then(|| extra / people_newly_served);
        Some(PlanComparison { plan, extra_cost, cost_per_person: extra_cost.and_then(each) })
    }

    fn notes(&self) -> Vec<ComparisonNote> {
        let currencies = self.currencies();
        let mut notes = Vec::new();
        if currencies.len() > 1 {
            notes.push(ComparisonNote::Currencies(currencies));
        }
        let Some((first, others)) = self.scenarios.split_first() else { return notes };
        for (index, other) in others.iter().enumerate() {
            let alone = |of: &ScenarioFindings, beside: &ScenarioFindings| {
                let lacking = |id: &str| beside.settlement(id).is_none();
                of.settlements.iter().filter(|found| lacking(&found.settlement_id)).count()
            };
            let (added, removed) = (alone(other, first), alone(first, other));
            if added + removed > 0 {
                notes.push(ComparisonNote::OtherSettlements { scenario: index + 1, added, removed });
            }
        }
        notes
    }
}

impl Pair<'_> {
    /// The changes of a technology in numbers.
    fn summed(&self, changes: &[Change]) -> TechnologyComparison {
        let whole = || changes.iter().filter(|change| change.cluster_id.is_none());
        let settlements_changed =
            ChangeKind::ALL.map(|kind| whole().filter(|change| change.kind == kind).count());
        let [people_newly_served, people_lost] = self.people_won_and_lost();
        let reached = self.test.people[self.scenario];
        let within_error =
            WITHIN_ERROR.start < reached.probability_better && reached.probability_better < WITHIN_ERROR.end;
        TechnologyComparison {
            technology: self.technology,
            people_newly_served,
            people_lost,
            settlements_changed,
            reached,
            within_error,
        }
    }

    /// People served here and not in the first, and the other way round, over the clusters that both have.
    fn people_won_and_lost(&self) -> [f64; 2] {
        let scopes = [self.base, self.other].map(|found| found.any_operator(self.technology));
        let [Some(before), Some(after)] = scopes else { return [0.0; 2] };
        let (mut won, mut lost) = (0.0, 0.0);
        for settlement in &self.other.settlements {
            let Some(first) = self.base.settlement(&settlement.settlement_id) else { continue };
            for cluster in &settlement.clusters {
                let same = first.clusters.iter().find(|other| other.cluster_id == cluster.cluster_id);
                let Some((same, people)) = same.zip(cluster.people) else { continue };
                let served_before = same.people.unwrap_or(people) * same.service[before].served_share;
                let more = people * cluster.service[after].served_share - served_before;
                won += more.max(0.0);
                lost += (-more).max(0.0);
            }
        }
        [won, lost]
    }
}
