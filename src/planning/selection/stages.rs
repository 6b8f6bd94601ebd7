//! In what order to build a plan.
use super::choice::{Choice, Effort, SelectionError, Stage, Stages};
use super::demand::Demand;
use super::instance::Instance;
use super::planned::{choice_from_options, planned};

/// The stages of a plan under a budget for each, money left over being carried to the next: the most value at the end of the first stage, given
/// that the most at the end of the second, and so on. An option's items are built in its stage or before.
///
/// # Errors
/// An instance that contradicts itself.
///
/// # Cost
/// That of a choice among the plan's own options for each stage.
pub fn stages(
    instance: &Instance,
    plan: &Choice,
    budgets: &[f64],
    effort: Effort,
) -> Result<Stages, SelectionError> {
    let excluded: Vec<usize> =
        (0..instance.options.len()).filter(|option| plan.options.binary_search(option).is_err()).collect();
    let (mut money, mut before) = (0.0, choice_from_options(instance, Vec::new()));
    let mut stages = Vec::new();
    for budget in budgets {
        money += budget;
        let demand = Demand {
            mandatory_options: before.options.clone(),
            excluded_options: excluded.clone(),
            ..Demand::within(money)
        };
        let starts = std::slice::from_ref(&before.options);
        let mut now = planned(instance, &demand, starts, effort)?.unwrap_or_else(|| before.clone());
        if plan.cost <= money + 1e-9 * money {
            now = Choice { proven: now.proven, ..choice_from_options(instance, plan.options.clone()) };
        }
        stages.push(stage_between(instance, &before, &now));
        before = now;
    }
    let remaining = plan.options.iter().filter(|option| before.options.binary_search(option).is_err());
    Ok(Stages { remaining: remaining.copied().collect(), stages })
}

fn stage_between(instance: &Instance, before: &Choice, now: &Choice) -> Stage {
    let new = |all: &[usize], earlier: &[usize]| -> Vec<usize> {
        all.iter().copied().filter(|index| earlier.binary_search(index).is_err()).collect()
    };
    let items = new(&now.items, &before.items);
    Stage {
        options: new(&now.options, &before.options),
        cost: items.iter().map(|&item| instance.items[item]).sum(),
        items,
        value: now.value,
        people: now.people,
        proven: now.proven,
    }
}
