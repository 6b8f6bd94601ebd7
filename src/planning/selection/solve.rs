//! One question from the first plan to the certificate.
use super::branch::{Outcome, Search, score};
use super::choice::Effort;
use super::iterated::search;
use super::linear::linear_prices;
use super::multipliers::Multipliers;
use super::problem::{Problem, Question, Solution};
use super::subproblem::Status;

/// With more columns than this left after the first bound, no branching.
const MOST_BRANCHED: usize = 1_500;

/// The best plan found, with its bound: greedy search, linear relaxation, columns decided by their prices, branch and bound.
/// `starts` are plans that the result is at least as good as, where they meet the question.
pub(super) fn solve(
    problem: &Problem,
    question: &Question,
    starts: &[Vec<usize>],
    effort: Effort,
) -> Outcome {
    let question = Question { budget: question.budget.min(problem.whole_cost()), ..*question };
    let found = search(problem, &question, starts, effort.iterations);
    let prices = linear_prices(problem, &question).unwrap_or_else(|| Multipliers::start(problem, &question));
    let mut first = Search::new(problem, question, found, prices);
    let status = first.bound_root();
    let left = |column: usize| status[column] != Status::Out;
    let count = (0..problem.columns()).filter(|&column| left(column)).count();
    if effort.nodes == 0 || count > MOST_BRANCHED {
        return first.outcome();
    }
    let Some(prices) = first.prices() else { return first.outcome() };
    let prices = prices.with_columns(problem, left);
    let first = first.outcome();
    if first.closed {
        return first;
    }
    let rest = problem.with_columns(left);
    let kept: Vec<usize> = (0..problem.columns()).filter(|&column| left(column)).collect();
    // a plan that uses columns that are out keeps its score as the one to beat
    let known = first.best.as_ref().map(|best| renamed(best, &kept));
    let mut second = Search::new(&rest, question, known, prices);
    second.run(effort.nodes);
    let second = second.outcome();
    let better = second.best.map(|solution| Solution {
        columns: solution.columns.iter().filter_map(|&column| kept.get(column).copied()).collect(),
        ..solution
    });
    let best = match (first.best, better) {
        (Some(first), Some(second)) => {
            Some(if second.better(&first, question.goal) && !same(&first, &second) { second } else { first })
        }
        (first, second) => first.or(second),
    };
    let own = best.as_ref().map_or(f64::NEG_INFINITY, |best| score(best, question.goal));
    Outcome { bound: second.bound.min(first.bound).max(own), closed: second.closed, best }
}

/// Of the same value and cost.
fn same(one: &Solution, other: &Solution) -> bool {
    one.value == other.value && one.cost == other.cost
}

/// A plan in the columns that are kept; those that are not are left out of its list.
fn renamed(solution: &Solution, kept: &[usize]) -> Solution {
    let columns = solution.columns.iter().filter_map(|column| kept.binary_search(column).ok()).collect();
    Solution { columns, ..*solution }
}
