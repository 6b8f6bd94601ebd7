//! Prices of the conditions that tie a problem's parts together.
use super::problem::{Goal, Problem, Question};

/// Prices, none negative. Any prices give a valid bound; those of the linear relaxation's optimum give its bound.
#[derive(Clone, Debug)]
pub(super) struct Multipliers {
    /// Of serving each point.
    pub(super) cover: Vec<f64>,
    /// Of each entry of `Problem::needs`: a column uses an item that is built.
    pub(super) need: Vec<f64>,
    /// Of each entry of `Problem::groups`: a whole group has all its columns.
    pub(super) member: Vec<f64>,
    /// Of the budget, in value (or cost) per unit of cost.
    pub(super) budget: f64,
    /// Of the target, in cost (or value) per unit of value.
    pub(super) target: f64,
    /// Of each minimum, per unit of people.
    pub(super) minima: Vec<f64>,
}

impl Multipliers {
    /// A beginning where the linear relaxation gives none.
    pub(super) fn start(problem: &Problem, question: &Question) -> Self {
        let total: i64 = problem.value.iter().sum();
        let cost = question.budget.min(problem.whole_cost()).max(1);
        let budget = if question.goal == Goal::Most { 0.5 * total as f64 / cost as f64 } else { 0.0 };
        let target = if question.goal == Goal::Least && question.target.is_some() {
            cost as f64 / total.max(1) as f64
        } else {
            0.0
        };
        let (value_price, cost_price) = prices(question.goal, budget, target);
        let cover = problem.value.iter().map(|&value| 0.5 * value_price * value as f64).collect();
        let mut users = vec![0_u32; problem.items.len()];
        problem.needs.iter().flatten().for_each(|&item| users[item] += 1);
        let share = |&item: &usize| cost_price * problem.items[item] as f64 / f64::from(users[item].max(1));
        Self {
            cover,
            need: problem.needs.iter().flatten().map(share).collect(),
            member: vec![0.0; problem.groups.entries()],
            budget,
            target,
            minima: vec![0.0; problem.minima.len()],
        }
    }

    /// Those of the same problem with some columns only (`Problem::with_columns`).
    pub(super) fn with_columns(&self, problem: &Problem, keep: impl Fn(usize) -> bool) -> Self {
        let columns = (0..problem.columns()).filter(|&column| keep(column));
        let whole = |group: &usize| problem.groups.row(*group).iter().all(|&column| keep(column));
        let groups = (0..problem.groups.len()).filter(whole);
        Self {
            need: columns.flat_map(|column| &self.need[problem.needs.range(column)]).copied().collect(),
            member: groups.flat_map(|group| &self.member[problem.groups.range(group)]).copied().collect(),
            ..self.clone()
        }
    }

    /// Price of a unit of value and of a unit of cost.
    pub(super) fn prices(&self, goal: Goal) -> (f64, f64) {
        prices(goal, self.budget, self.target)
    }

    /// What serving a point is worth.
    pub(super) fn worth(&self, problem: &Problem, value_price: f64, point: usize) -> f64 {
        let people = problem.minimum_of[point].map_or(0.0, |minimum| self.minima[minimum]);
        value_price * problem.value[point] as f64 + people * problem.people[point] as f64
    }
}

fn prices(goal: Goal, budget: f64, target: f64) -> (f64, f64) {
    match goal {
        Goal::Most => (1.0 + target, budget),
        Goal::Least => (target, 1.0 + budget),
    }
}
