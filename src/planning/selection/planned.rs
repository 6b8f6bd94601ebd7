//! From an instance and a demand to a plan with its certificate, if there is one.
use super::branch::Outcome;
use super::choice::{Arithmetic, Choice, Effort, SelectionError};
use super::demand::Demand;
use super::instance::Instance;
use super::iterated::search;
use super::problem::{Goal, Problem, Question, Solution};
use super::reduce::reduce;
use super::scale::roundings_of;
use super::solve::solve;

/// A plan at least as good as others that are known; none if none was found.
pub(super) fn planned(
    instance: &Instance,
    demand: &Demand,
    starts: &[Vec<usize>],
    effort: Effort,
) -> Result<Option<Choice>, SelectionError> {
    instance.check()?;
    demand.check(instance)?;
    let problem = reduce(instance, demand)?;
    let question = question_of(&problem, instance, demand);
    let columns = |options: &Vec<usize>| -> Option<Vec<usize>> {
        options.iter().map(|option| problem.options.binary_search(option).ok()).collect()
    };
    let starts: Vec<Vec<usize>> = starts.iter().filter_map(columns).collect();
    let outcome = solve(&problem, &question, &starts, effort);
    let Some(best) = outcome.best.clone() else { return Ok(None) };
    let (best, tie) = settle_tie(&problem, &question, best, outcome.closed, effort);
    let choice = choice_of(instance, &problem, &question, &outcome, &best);
    let arithmetic = arithmetic(outcome.by_solver || tie.by_solver);
    Ok(Some(Choice { tie_proven: tie.closed, arithmetic, ..choice }))
}

/// The cheapest plan with more value than another under a demand without its budget; none if none was found.
pub(super) fn next_better(
    instance: &Instance,
    demand: &Demand,
    than: &Choice,
    effort: Effort,
) -> Result<Option<Choice>, SelectionError> {
    instance.check()?;
    let demand = Demand { budget: None, target: None, ..demand.clone() };
    demand.check(instance)?;
    let problem = reduce(instance, &demand)?;
    let value = problem.units.value.units(than.value);
    let more = value + (problem.value_step() / 2).max(value / MORE).max(roundings_of(instance.points.len()));
    let question = Question { goal: Goal::Least, budget: i64::MAX, target: Some(more) };
    let outcome = solve(&problem, &question, &[], effort);
    let best = outcome.best.clone();
    Ok(best.map(|best| choice_of(instance, &problem, &question, &outcome, &best)))
}

/// More value is at least this part more.
const MORE: i64 = 1_000_000_000;

/// The question of a demand, in units.
pub(super) fn question_of(problem: &Problem, instance: &Instance, demand: &Demand) -> Question {
    let budget =
        demand.budget.map_or(i64::MAX, |limit| problem.units.cost.at_most(limit, instance.items.len()));
    let target = demand.target.map(|target| problem.units.value.at_least(target, instance.points.len()));
    Question { goal: if target.is_some() { Goal::Least } else { Goal::Most }, budget, target }
}

/// What is certain about a tie.
struct Tie {
    closed: bool,
    by_solver: bool,
}

/// Among plans as good, the one that is best in the other respect, and whether that is certain.
fn settle_tie(
    problem: &Problem,
    question: &Question,
    best: Solution,
    proven: bool,
    effort: Effort,
) -> (Solution, Tie) {
    let other = match question.goal {
        Goal::Most => Question { goal: Goal::Least, budget: best.cost, target: Some(best.value) },
        Goal::Least => Question { goal: Goal::Most, budget: best.cost, target: question.target },
    };
    let (starts, iterations) = (std::slice::from_ref(&best.columns), effort.iterations / 8);
    let outcome = if proven {
        solve(problem, &other, starts, Effort { iterations, ..effort })
    } else {
        let best = search(problem, &other, starts, iterations);
        Outcome { best, bound: f64::INFINITY, closed: false, by_solver: false }
    };
    let closed = proven && outcome.closed;
    let tie = Tie { closed, by_solver: closed && outcome.by_solver };
    match outcome.best {
        Some(found) if found.better(&best, question.goal) => (found, tie),
        _ => (best, tie),
    }
}

const fn arithmetic(by_solver: bool) -> Arithmetic {
    if by_solver { Arithmetic::Highs } else { Arithmetic::Own }
}

fn choice_of(
    instance: &Instance,
    problem: &Problem,
    question: &Question,
    outcome: &Outcome,
    best: &Solution,
) -> Choice {
    let options: Vec<usize> = best.columns.iter().map(|&column| problem.options[column]).collect();
    let mut choice = choice_from_options(instance, options);
    choice.for_target = question.goal == Goal::Least;
    choice.proven = outcome.closed;
    choice.arithmetic = arithmetic(outcome.by_solver);
    let counted = (instance.points.len() + instance.options.len() + instance.items.len()) as f64;
    choice.bound = match question.goal {
        Goal::Most if outcome.closed => choice.value,
        Goal::Least if outcome.closed => choice.cost,
        Goal::Most => problem.units.value.number(outcome.bound + counted).max(choice.value),
        Goal::Least => problem.units.cost.number(-outcome.bound - counted).clamp(0.0, choice.cost),
    };
    choice
}

/// What options come to: items, points, cost, value and people, without a certificate.
pub(super) fn choice_from_options(instance: &Instance, options: Vec<usize>) -> Choice {
    let mut built = vec![false; instance.items.len()];
    let mut served = vec![false; instance.points.len()];
    for option in options.iter().map(|&option| &instance.options[option]) {
        option.items.iter().for_each(|&item| built[item] = true);
        option.serves.iter().for_each(|&point| served[point] = true);
    }
    for group in &instance.together {
        if group.options.iter().all(|option| options.binary_search(option).is_ok()) {
            group.serves.iter().for_each(|&point| served[point] = true);
        }
    }
    let items: Vec<usize> = (0..built.len()).filter(|&item| built[item]).collect();
    let served: Vec<usize> = (0..served.len()).filter(|&point| served[point]).collect();
    let lost: f64 = options.iter().map(|&option| instance.options[option].lost).sum();
    Choice {
        cost: items.iter().map(|&item| instance.items[item]).sum(),
        value: served.iter().map(|&point| instance.points[point].value()).sum::<f64>() - lost,
        people: served.iter().map(|&point| instance.points[point].people).sum(),
        bound: f64::INFINITY,
        proven: false,
        tie_proven: false,
        arithmetic: Arithmetic::Own,
        for_target: false,
        options,
        items,
        served,
    }
}
