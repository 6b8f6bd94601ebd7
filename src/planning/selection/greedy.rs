//! Greedy construction: the best move again and again, by value per cost or by value, and what is superfluous taken away.
//!
//! # Source
//! Khuller, Moss, Naor 1999, "The budgeted maximum coverage problem", Information Processing Letters 70; Leskovec et al. 2007, "Cost-effective
//! outbreak detection in networks", KDD (both rules, the better result). In place of lazy evaluation, `PlanState` keeps every gain exact.
use super::numbers::share;
use super::plan_state::PlanState;
use super::problem::{Goal, Question};

/// By what the next move is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Gain per added cost.
    Ratio,
    /// Gain.
    Gain,
}

/// How a plan is completed.
pub(super) struct Manner<'b> {
    pub(super) rule: Rule,
    /// Columns not to be added.
    pub(super) barred: &'b [bool],
    /// Scores are varied by up to this share, by the number of the variation.
    pub(super) variation: f64,
    pub(super) number: u64,
}

impl Manner<'_> {
    /// How good a move is that gains and costs so much.
    fn score(&self, index: usize, gain: i64, cost: i64) -> f64 {
        let varied = 1.0 + self.variation * share(self.number, index as u64);
        let worth = (gain.max(0) as f64 + 0.5) * varied;
        match self.rule {
            Rule::Gain => worth,
            Rule::Ratio => worth / (cost as f64).max(0.5),
        }
    }
}

/// What a move is chosen for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Minima,
    Value { most: i64 },
}

/// Completes a plan: what is mandatory, the minima, then value up to the budget or the target.
pub(super) fn complete(state: &mut PlanState<'_>, question: &Question, manner: &Manner<'_>) {
    let problem = state.problem();
    for place in (0..problem.places.len()).filter(|&place| problem.mandatory[place]) {
        if !state.taken(place) {
            let columns = problem.places.row(place).iter().copied();
            if let Some(column) =
                best_move(state, question, manner, columns, Purpose::Value { most: i64::MAX })
            {
                state.add(column);
            }
        }
    }
    let moves = state.moves().len();
    while state.shortfall() > 0
        && let Some(index) = best_move(state, question, manner, 0..moves, Purpose::Minima)
    {
        state.make(index);
    }
    loop {
        let most = match (question.goal, question.target) {
            (Goal::Least, Some(target)) => target - state.value,
            (Goal::Least, None) => 0,
            (Goal::Most, _) => i64::MAX,
        };
        if most <= 0 {
            break;
        }
        let Some(index) = best_move(state, question, manner, 0..moves, Purpose::Value { most }) else {
            break;
        };
        state.make(index);
    }
}

/// The move with the best score that fits the budget and adds something; the first of equal ones.
fn best_move(
    state: &PlanState<'_>,
    question: &Question,
    manner: &Manner<'_>,
    moves: impl Iterator<Item = usize>,
    purpose: Purpose,
) -> Option<usize> {
    let problem = state.problem();
    let room = question.budget.saturating_sub(state.cost);
    let mut best: Option<(usize, f64)> = None;
    for index in moves {
        let gain = match purpose {
            Purpose::Minima => state.people_gain(index),
            Purpose::Value { most } => state.gain(index).min(most),
        };
        let mandatory = problem.place.get(index).is_some_and(|&place| problem.mandatory[place]);
        if gain <= 0 && !mandatory {
            continue;
        }
        let beats = |cost: i64| best.is_none_or(|(_, so_far)| manner.score(index, gain, cost) > so_far);
        let least = problem.own.get(index).copied().unwrap_or(0);
        let barred = || state.moves().columns.row(index).iter().any(|&column| manner.barred[column]);
        if least > room || !beats(least) || barred() {
            continue;
        }
        if let Some(cost) = state.added_cost(index)
            && cost <= room
            && beats(cost)
        {
            best = Some((index, manner.score(index, gain, cost)));
        }
    }
    best.map(|(index, _)| index)
}

/// Takes away columns without which the plan is no worse, the dearest first.
pub(super) fn prune(state: &mut PlanState<'_>, question: &Question) {
    let problem = state.problem();
    let mut columns = state.columns();
    columns.sort_by_key(|&column| (-problem.cost(column), column));
    let meets = state.meets(question);
    for column in columns {
        let (value, shortfall) = (state.value, state.shortfall());
        state.remove(column);
        let enough = match (question.goal, question.target) {
            (Goal::Least, Some(target)) => state.value >= target.min(value),
            (Goal::Least, None) => true,
            (Goal::Most, _) => state.value >= value,
        };
        let needed = problem.mandatory[problem.place[column]];
        if needed || !enough || state.shortfall() > shortfall || (meets && !state.meets(question)) {
            state.add(column);
        }
    }
}

/// Whether one plan is better than another: it lacks less, then by the goal.
pub(super) fn is_better(one: &PlanState<'_>, other: &PlanState<'_>, question: &Question) -> bool {
    let lacks = |state: &PlanState<'_>| {
        let problem = state.problem();
        let places =
            (0..problem.places.len()).filter(|&place| problem.mandatory[place] && !state.taken(place));
        let value = question.target.map_or(0, |target| (target - state.value).max(0));
        (places.count(), state.shortfall(), value)
    };
    let key = |state: &PlanState<'_>| match question.goal {
        Goal::Most => (-state.value, state.cost),
        Goal::Least => (state.cost, -state.value),
    };
    (lacks(one), key(one)) < (lacks(other), key(other))
}
