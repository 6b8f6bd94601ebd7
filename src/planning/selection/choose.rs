//! The choice: from an instance and a demand to a plan with its certificate, or to the reason why there is none.
use super::choice::{Choice, CurvePoint, Effort, SelectionError};
use super::demand::Demand;
use super::impossible::why_impossible;
use super::instance::Instance;
use super::planned::planned;

/// The plan that a demand asks for: with a target the least cost (then the most value), otherwise the most value (then the least cost).
///
/// The result depends on nothing but its arguments. Plans alike in value and cost are told apart by the order of the options.
///
/// # Errors
/// An instance that contradicts itself, or a demand that no plan meets, with the condition and the nearest possible.
///
/// # Cost
/// Greedy search: iterations times moves. Linear relaxation: 3 s and 70 MB for 15,000 options with 25 points each. Branch and bound: up to
/// `effort.nodes` nodes, each some dozens of passes over the options left.
pub fn choose(instance: &Instance, demand: &Demand, effort: Effort) -> Result<Choice, SelectionError> {
    choose_from(instance, demand, &[], effort)
}

/// The same for each of several budgets, which replace the demand's, in rising order of the budgets: each plan starts from the one before,
/// and none has less value than that.
///
/// # Errors
/// As [`choose`], for the first budget that allows no plan.
pub fn curve(
    instance: &Instance,
    demand: &Demand,
    budgets: &[f64],
    effort: Effort,
) -> Result<Vec<CurvePoint>, SelectionError> {
    let mut budgets = budgets.to_vec();
    budgets.sort_by(f64::total_cmp);
    let mut points: Vec<CurvePoint> = Vec::new();
    for budget in budgets {
        let demand = Demand { budget: Some(budget), target: None, ..demand.clone() };
        let before = points.last().map(|point| &point.choice);
        let starts: Vec<Vec<usize>> = before.map(|choice| choice.options.clone()).into_iter().collect();
        let mut choice = choose_from(instance, &demand, &starts, effort)?;
        if let Some(before) = before
            && choice.value < before.value
        {
            choice = Choice {
                bound: choice.bound.max(before.value),
                proven: false,
                tie_proven: false,
                arithmetic: choice.arithmetic,
                ..before.clone()
            };
        }
        points.push(CurvePoint { budget, choice });
    }
    Ok(points)
}

/// A plan at least as good as others that are known.
fn choose_from(
    instance: &Instance,
    demand: &Demand,
    starts: &[Vec<usize>],
    effort: Effort,
) -> Result<Choice, SelectionError> {
    match planned(instance, demand, starts, effort)? {
        Some(choice) => Ok(choice),
        None => Err(why_impossible(instance, demand, effort)),
    }
}
