//! Iterated greedy search: parts of a plan are taken away and built anew, a fixed number of times.
//!
//! # Source
//! Ruiz, Stuetzle 2007, "A simple and effective iterated greedy algorithm", European Journal of Operational Research 177.
use super::greedy::{Manner, Rule, complete, is_better, prune};
use super::numbers::Numbers;
use super::plan_state::{Moves, PlanState};
use super::problem::{Goal, Problem, Question, Solution};

/// A worse plan is kept for a while if it is worse by less than this share, which falls to 0 during the search.
const TOLERATED: f64 = 0.004;
/// Variation of the scores.
const VARIATION: f64 = 0.15;

/// The best plan found that meets the question; `starts` are plans to begin with.
pub(super) fn search(
    problem: &Problem,
    question: &Question,
    starts: &[Vec<usize>],
    iterations: usize,
) -> Option<Solution> {
    let moves = Moves::of(problem);
    let mut best = best_start(problem, &moves, question, starts);
    let mut current = best.clone();
    for iteration in 0..iterations {
        let mut trial = current.clone();
        rebuild(&mut trial, question, iteration as u64);
        let left = TOLERATED * (1.0 - iteration as f64 / iterations as f64);
        if is_better(&trial, &current, question) || is_tolerable(&trial, &best, question, left) {
            current = trial;
            if is_better(&current, &best, question) {
                best = current.clone();
            }
        }
        if (iteration + 1) % RETURN == 0 {
            current = best.clone();
        }
    }
    polish(&mut best, question);
    best.meets(question).then(|| best.solution())
}

/// After so many iterations the search returns to the best plan.
const RETURN: usize = 250;

/// Nothing barred, nothing varied.
fn plain(rule: Rule, barred: &[bool]) -> Manner<'_> {
    Manner { rule, barred, variation: 0.0, number: 0 }
}

fn best_start<'p>(
    problem: &'p Problem,
    moves: &'p Moves,
    question: &Question,
    starts: &[Vec<usize>],
) -> PlanState<'p> {
    let barred = vec![false; problem.columns()];
    let nothing = [Vec::new()];
    let mut best: Option<PlanState<'p>> = None;
    for start in starts.iter().chain(&nothing) {
        for rule in [Rule::Ratio, Rule::Gain] {
            let mut state = PlanState::empty(problem, moves);
            for &column in start {
                state.add(column);
            }
            if state.cost > question.budget {
                state = PlanState::empty(problem, moves);
            }
            complete(&mut state, question, &plain(rule, &barred));
            prune(&mut state, question);
            if best.as_ref().is_none_or(|best| is_better(&state, best, question)) {
                best = Some(state);
            }
        }
    }
    best.unwrap_or_else(|| PlanState::empty(problem, moves))
}

/// Takes some columns away and completes the plan.
fn rebuild(state: &mut PlanState<'_>, question: &Question, iteration: u64) {
    let mut numbers = Numbers::sequence(iteration);
    let chosen = state.columns();
    let mut barred = vec![false; state.chosen.len()];
    if !chosen.is_empty() {
        let count = 1 + numbers.below((2 + chosen.len() / 6).min(chosen.len()));
        let removed = if numbers.below(2) == 0 {
            related(state, &chosen, count, numbers.below(chosen.len()))
        } else {
            (0..count).map(|_| chosen[numbers.below(chosen.len())]).collect()
        };
        let bar = numbers.below(2) == 0;
        for column in removed {
            if state.chosen[column] {
                state.remove(column);
            }
            barred[column] = bar;
        }
    }
    let rule = if numbers.below(8) == 0 { Rule::Gain } else { Rule::Ratio };
    complete(state, question, &Manner { rule, barred: &barred, variation: VARIATION, number: iteration });
    prune(state, question);
    complete(state, question, &plain(Rule::Ratio, &vec![false; barred.len()]));
}

/// A chosen column and the chosen ones that share most with it.
fn related(state: &PlanState<'_>, chosen: &[usize], count: usize, seed: usize) -> Vec<usize> {
    let problem = state.problem();
    let seed = chosen[seed];
    let shares = |one: &[usize], other: &[usize]| {
        one.iter().filter(|&value| other.binary_search(value).is_ok()).count()
    };
    let mut order: Vec<(usize, usize)> = chosen
        .iter()
        .map(|&column| {
            let points = shares(problem.serves.row(seed), problem.serves.row(column));
            let items = shares(problem.needs.row(seed), problem.needs.row(column));
            (if column == seed { usize::MAX } else { points + 4 * items }, column)
        })
        .collect();
    order.sort_by_key(|&(shared, column)| (std::cmp::Reverse(shared), column));
    order.into_iter().take(count).map(|(_, column)| column).collect()
}

/// Whether a plan is worse than the best by less than a share.
fn is_tolerable(trial: &PlanState<'_>, best: &PlanState<'_>, question: &Question, share: f64) -> bool {
    let close = match question.goal {
        Goal::Most => trial.value as f64 >= best.value as f64 * (1.0 - share),
        Goal::Least => trial.cost as f64 <= best.cost as f64 * (1.0 + share),
    };
    close && (trial.meets(question) || !best.meets(question))
}

/// Removes each column in turn and completes the plan; keeps what is better, until nothing is.
fn polish(best: &mut PlanState<'_>, question: &Question) {
    let mut improved = true;
    while improved {
        improved = false;
        for column in best.columns() {
            for rule in [Rule::Ratio, Rule::Gain] {
                let mut trial = best.clone();
                let mut barred = vec![false; trial.chosen.len()];
                barred[column] = true;
                if !trial.chosen[column] {
                    continue;
                }
                trial.remove(column);
                complete(&mut trial, question, &plain(rule, &barred));
                prune(&mut trial, question);
                if is_better(&trial, best, question) {
                    *best = trial;
                    improved = true;
                }
            }
        }
    }
}
