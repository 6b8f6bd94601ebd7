//! Which condition makes a demand impossible, and the nearest possible.
use super::choice::{Choice, Effort, Impossible, SelectionError};
use super::demand::{Demand, Minimum};
use super::instance::{Instance, PointWeight};
use super::planned::planned;

/// The first condition that no plan meets: what is mandatory within the budget, each minimum, all minima, the target. Where each of them can
/// be met as far as the search shows, only that no plan was found.
pub(super) fn why_impossible(instance: &Instance, demand: &Demand, effort: Effort) -> SelectionError {
    let found = mandatory_cost(instance, demand, effort)
        .or_else(|| demand.minima.iter().find_map(|minimum| one_minimum(instance, demand, *minimum, effort)))
        .or_else(|| all_minima(instance, demand, effort))
        .or_else(|| target(instance, demand, effort));
    found.map_or(SelectionError::NotFound, SelectionError::Impossible)
}

/// A plan for a demand that is known not to contradict itself.
fn plan(instance: &Instance, demand: &Demand, effort: Effort) -> Option<Choice> {
    planned(instance, demand, &[], effort).ok().flatten()
}

/// Whether a cost exceeds a limit by more than roundings.
fn exceeds(more: f64, limit: f64) -> bool {
    more > limit + 1e-9 * limit.abs()
}

/// What is mandatory alone, at its least cost.
fn mandatory_only(demand: &Demand) -> Demand {
    Demand { budget: None, target: Some(0.0), minima: Vec::new(), ..demand.clone() }
}

fn mandatory_cost(instance: &Instance, demand: &Demand, effort: Effort) -> Option<Impossible> {
    let budget = demand.budget?;
    let least = plan(&without_losses(instance), &mandatory_only(demand), effort)?;
    exceeds(least.cost, budget)
        .then_some(Impossible::MandatoryCost { least_cost: least.cost, proven: least.proven })
}

/// Losses do not count.
fn without_losses(instance: &Instance) -> Instance {
    let mut instance = instance.clone();
    instance.options.iter_mut().for_each(|option| option.lost = 0.0);
    instance
}

/// The most people of one commune, without the other minima and the target.
fn one_minimum(instance: &Instance, demand: &Demand, minimum: Minimum, effort: Effort) -> Option<Impossible> {
    let factor = |point: &PointWeight| if point.commune == Some(minimum.commune) { 1.0 } else { 0.0 };
    let points = instance.points.iter().map(|point| PointWeight { factor: factor(point), ..*point });
    let counted = Instance { points: points.collect(), ..without_losses(instance) };
    let most = |budget: Option<f64>| {
        let demand = Demand { budget, target: None, minima: Vec::new(), ..demand.clone() };
        plan(&counted, &demand, effort)
    };
    let within = most(demand.budget)?;
    if !exceeds(minimum.people, within.people_of(instance, minimum.commune)) {
        return None;
    }
    let at_any_cost = most(None).is_some_and(|best| exceeds(minimum.people, best.bound));
    let most = within.people_of(instance, minimum.commune);
    Some(Impossible::Minimum { commune: minimum.commune, most, proven: within.proven, at_any_cost })
}

impl Choice {
    /// People of a commune whom it serves.
    fn people_of(&self, instance: &Instance, commune: usize) -> f64 {
        let points = self.served.iter().map(|&point| &instance.points[point]);
        points.filter(|point| point.commune == Some(commune)).map(|point| point.people).sum()
    }
}

fn all_minima(instance: &Instance, demand: &Demand, effort: Effort) -> Option<Impossible> {
    if demand.minima.is_empty() {
        return None;
    }
    let least = Demand { minima: demand.minima.clone(), ..mandatory_only(demand) };
    match plan(&without_losses(instance), &least, effort) {
        None => Some(Impossible::MinimaTogether { least_cost: None, proven: false }),
        Some(least) if demand.budget.is_some_and(|budget| exceeds(least.cost, budget)) => {
            Some(Impossible::MinimaTogether { least_cost: Some(least.cost), proven: least.proven })
        }
        Some(_) => None,
    }
}

fn target(instance: &Instance, demand: &Demand, effort: Effort) -> Option<Impossible> {
    let target = demand.target?;
    let most =
        |budget: Option<f64>| plan(instance, &Demand { budget, target: None, ..demand.clone() }, effort);
    let within = most(demand.budget)?;
    if within.value >= target {
        return None;
    }
    let at_any_cost = most(None).is_some_and(|best| exceeds(target, best.bound));
    Some(Impossible::Target { most: within.value, proven: within.proven, at_any_cost })
}
