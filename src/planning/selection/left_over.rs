//! What the money left over cannot buy.
use super::choice::{Choice, Effort, LeftOver, NextStep, SelectionError};
use super::demand::Demand;
use super::instance::Instance;
use super::planned::{choice_from_options, next_better};
use std::collections::BTreeSet;

/// The money that a plan leaves over, the cheapest addition to it that serves more, and the cheapest plan of all that serves more.
///
/// # Errors
/// An instance that contradicts itself.
///
/// # Cost
/// That of another choice, for the cheapest plan.
pub fn left_over(
    instance: &Instance,
    demand: &Demand,
    choice: &Choice,
    effort: Effort,
) -> Result<LeftOver, SelectionError> {
    let better = next_better(instance, demand, choice, effort)?;
    Ok(LeftOver {
        money: demand.budget.map(|budget| budget - choice.cost),
        addition: cheapest_addition(instance, demand, choice),
        better,
    })
}

/// The cheapest of the options and groups that add value; of equally cheap ones that which adds most.
fn cheapest_addition(instance: &Instance, demand: &Demand, choice: &Choice) -> Option<NextStep> {
    let place_of = |option: &usize| instance.options[*option].place;
    let taken: BTreeSet<usize> = choice.options.iter().map(place_of).collect();
    let single = (0..instance.options.len()).map(|option| vec![option]);
    let groups = instance.together.iter().map(|group| group.options.clone());
    let steps = single.chain(groups).filter_map(|options| {
        let new: Vec<usize> =
            options.into_iter().filter(|option| choice.options.binary_search(option).is_err()).collect();
        let barred = |option: &usize| {
            taken.contains(&place_of(option)) || demand.excluded_options.binary_search(option).is_ok()
        };
        if new.is_empty() || new.iter().any(barred) {
            return None;
        }
        let mut all: Vec<usize> = choice.options.iter().chain(&new).copied().collect();
        all.sort_unstable();
        let with = choice_from_options(instance, all);
        let (cost, value) = (with.cost - choice.cost, with.value - choice.value);
        (value > 1e-9 * choice.value.max(1.0)).then_some(NextStep { options: new, cost, value })
    });
    steps.min_by(|one, other| {
        one.cost
            .total_cmp(&other.cost)
            .then(other.value.total_cmp(&one.value))
            .then(one.options.cmp(&other.options))
    })
}
