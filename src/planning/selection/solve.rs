//! One question from the first plan to the certificate.
use super::branch::{Outcome, REACHED, Search, score};
use super::choice::Effort;
use super::iterated::search;
use super::linear::linear_prices;
use super::multipliers::Multipliers;
use super::problem::{Goal, Problem, Question, Solution};
use super::subproblem::Status;

/// With more columns than this left after the first bound, no branching.
const MOST_BRANCHED: usize = 1_500;

/// Searches for a cheaper plan, each cheaper than the one before.
const MOST_ROUNDS: usize = 200;

/// The best plan found, with its bound: greedy search, linear relaxation, columns decided by their prices, branch and bound; then another
/// solver, with the feature `exact`.
/// `starts` are plans that the result is at least as good as, where they meet the question.
pub(super) fn solve(
    problem: &Problem,
    question: &Question,
    starts: &[Vec<usize>],
    effort: Effort,
) -> Outcome {
    let question = Question { budget: question.budget.min(problem.whole_cost()), ..*question };
    let found = search(problem, &question, starts, effort.iterations);
    let outcome = searched(problem, question, found, effort);
    #[cfg(feature = "exact")]
    if !outcome.closed && effort.nodes > 0 {
        return super::exact::polished(problem, question, outcome);
    }
    outcome
}

/// Linear relaxation, columns decided by their prices, branch and bound.
fn searched(problem: &Problem, question: Question, found: Option<Solution>, effort: Effort) -> Outcome {
    match (question.goal, question.target) {
        (Goal::Least, Some(target)) => {
            let bounded = certify(problem, question, None, found, 0);
            if bounded.closed {
                return bounded;
            }
            // a target that only all points reach is sooner shown by the cost, another one by the value
            let all = problem.value.iter().sum::<i64>() <= target;
            let half = effort.nodes / 2;
            let by_cost = |known: Option<Solution>, nodes| certify(problem, question, None, known, nodes);
            if all {
                let first = by_cost(bounded.best, half);
                return if first.closed { first } else { cheapest(problem, question, target, first, half) };
            }
            let first = cheapest(problem, question, target, bounded, half);
            if first.closed { first } else { by_cost(first.best, half) }
        }
        _ => certify(problem, question, None, found, effort.nodes),
    }
}

/// The bound of a question, and a better plan than the one known if there is one; with a floor, a plan of that score or none.
fn certify(
    problem: &Problem,
    question: Question,
    floor: Option<f64>,
    known: Option<Solution>,
    nodes: usize,
) -> Outcome {
    let prices = linear_prices(problem, &question).unwrap_or_else(|| Multipliers::start(problem, &question));
    let mut first = Search::new(problem, question, floor, known, prices);
    let status = first.bound_root();
    let kept: Vec<usize> = (0..problem.columns()).filter(|&column| status[column] != Status::Out).collect();
    let left = |column: usize| status[column] != Status::Out;
    let prices = first.prices().map(|prices| prices.with_columns(problem, left));
    let first = first.outcome();
    let Some(prices) = prices.filter(|_| nodes > 0 && kept.len() <= MOST_BRANCHED && !first.closed) else {
        return first;
    };
    let rest = problem.with_columns(left);
    // a plan with columns that are out is still the one to beat
    let known = first.best.as_ref().map(|best| renamed(best, &kept));
    let mut second = Search::new(&rest, question, floor, known, prices);
    second.run(nodes);
    let second = second.outcome();
    let found = second.best.map(|found| Solution {
        columns: found.columns.iter().map(|&column| kept[column]).collect(),
        ..found
    });
    let best = match (first.best, found) {
        (Some(first), Some(found)) if (first.value, first.cost) == (found.value, found.cost) => Some(first),
        (first, found) => found.or(first),
    };
    let own = best.as_ref().map_or(f64::NEG_INFINITY, |best| score(best, question.goal));
    Outcome { bound: second.bound.min(first.bound).max(own), closed: second.closed, by_solver: false, best }
}

/// A plan in the columns that are kept; those that are not are left out of its list.
fn renamed(solution: &Solution, kept: &[usize]) -> Solution {
    let columns = solution.columns.iter().filter_map(|column| kept.binary_search(column).ok()).collect();
    Solution { columns, ..*solution }
}

/// The least cost for a target: as long as less money than the best plan costs still reaches the target, that plan is the best.
fn cheapest(problem: &Problem, question: Question, target: i64, bounded: Outcome, nodes: usize) -> Outcome {
    let Outcome { mut best, bound, .. } = bounded;
    let step = problem.cost_step();
    let rounds = if nodes > 0 { MOST_ROUNDS } else { 0 };
    for _ in 0..rounds {
        let less = |cost: i64| cost - step.max((REACHED * cost as f64) as i64);
        let budget = best.as_ref().map_or(question.budget, |best| less(best.cost));
        let within = Question { goal: Goal::Most, budget, target: None };
        let outcome = certify(problem, within, Some(target as f64), None, nodes);
        if outcome.best.is_none() {
            let own = best.as_ref().map(|best| score(best, question.goal));
            let bound = if outcome.closed { own.unwrap_or(bound) } else { bound };
            return Outcome { best, bound, closed: outcome.closed, by_solver: false };
        }
        best = outcome.best;
    }
    Outcome { best, bound, closed: false, by_solver: false }
}
