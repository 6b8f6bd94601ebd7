//! What is asked of a plan as rows of a matrix, for solvers of linear and of integer programs.
use super::problem::{Goal, Problem, Question};

/// Rows of `A x <= b` as triplets.
pub(super) struct Conditions {
    pub(super) row: Vec<usize>,
    pub(super) column: Vec<usize>,
    pub(super) factor: Vec<f64>,
    pub(super) limit: Vec<f64>,
}

impl Conditions {
    pub(super) fn add(&mut self, limit: f64, entries: impl IntoIterator<Item = (usize, f64)>) {
        for (column, factor) in entries {
            self.row.push(self.limit.len());
            self.column.push(column);
            self.factor.push(factor);
        }
        self.limit.push(limit);
    }
}

/// Where each kind of variable begins (columns come first), and the units in which value, cost and people are about 1.
pub(super) struct Layout {
    pub(super) points: usize,
    pub(super) items: usize,
    pub(super) groups: usize,
    pub(super) variables: usize,
    pub(super) value: f64,
    pub(super) cost: f64,
    pub(super) people: f64,
}

impl Layout {
    pub(super) fn of(problem: &Problem) -> Self {
        let points = problem.columns();
        let items = points + problem.points();
        let groups = items + problem.items.len();
        let mean = |sum: i64, count: usize| (sum as f64 / count.max(1) as f64).max(1.0);
        Self {
            points,
            items,
            groups,
            variables: groups + problem.groups.len(),
            value: mean(problem.value.iter().sum(), problem.points()),
            cost: mean(problem.whole_cost(), problem.columns() + problem.items.len()),
            people: mean(problem.people.iter().sum(), problem.points()),
        }
    }
}

/// Cover, uses, memberships, budget, target, minima, places, in this order.
pub(super) fn conditions_of(problem: &Problem, question: &Question, layout: &Layout) -> Conditions {
    let mut rows = Conditions { row: Vec::new(), column: Vec::new(), factor: Vec::new(), limit: Vec::new() };
    let (columns_of, groups_of) =
        (problem.serves.inverse(problem.points()), problem.group_serves.inverse(problem.points()));
    for point in 0..problem.points() {
        let columns = columns_of.row(point).iter().map(|&column| (column, -1.0));
        let groups = groups_of.row(point).iter().map(|&group| (layout.groups + group, -1.0));
        rows.add(0.0, [(layout.points + point, 1.0)].into_iter().chain(columns).chain(groups));
    }
    for column in 0..problem.columns() {
        for &item in problem.needs.row(column) {
            rows.add(0.0, [(column, 1.0), (layout.items + item, -1.0)]);
        }
    }
    for group in 0..problem.groups.len() {
        for &column in problem.groups.row(group) {
            rows.add(0.0, [(layout.groups + group, 1.0), (column, -1.0)]);
        }
    }
    let own = problem.own.iter().enumerate().map(|(column, &cost)| (column, cost));
    let items = problem.items.iter().enumerate().map(|(item, &cost)| (layout.items + item, cost));
    let spent = own.chain(items).map(|(variable, cost)| (variable, cost as f64 / layout.cost));
    rows.add(question.budget as f64 / layout.cost, spent);
    if let Some(target) = question.target {
        rows.add(-(target as f64) / layout.value, value_entries(problem, layout));
    }
    for (minimum, &people) in problem.minima.iter().enumerate() {
        let counted = (0..problem.points()).filter(|&point| problem.minimum_of[point] == Some(minimum));
        let entry = |point| (layout.points + point, -(problem.people[point] as f64) / layout.people);
        rows.add(-(people as f64) / layout.people, counted.map(entry));
    }
    add_places(problem, &mut rows);
    rows
}

fn add_places(problem: &Problem, rows: &mut Conditions) {
    for (place, columns) in problem.places.iter().enumerate() {
        if !columns.is_empty() {
            rows.add(1.0, columns.iter().map(|&column| (column, 1.0)));
            if problem.mandatory[place] {
                rows.add(-1.0, columns.iter().map(|&column| (column, -1.0)));
            }
        }
    }
}

/// Value with a minus.
fn value_entries(problem: &Problem, layout: &Layout) -> Vec<(usize, f64)> {
    let points = problem.value.iter().enumerate();
    let points = points.map(|(point, &value)| (layout.points + point, -(value as f64) / layout.value));
    let lost = problem.lost.iter().enumerate().filter(|(_, lost)| **lost > 0);
    points.chain(lost.map(|(column, &lost)| (column, lost as f64 / layout.value))).collect()
}

/// What is to be least: value with a minus in `Layout::value`, or cost in `Layout::cost`.
pub(super) fn objective_of(problem: &Problem, goal: Goal, layout: &Layout) -> Vec<f64> {
    let mut objective = vec![0.0; layout.variables];
    match goal {
        Goal::Most => {
            for (variable, value) in value_entries(problem, layout) {
                objective[variable] += value;
            }
        }
        Goal::Least => {
            for (column, &cost) in problem.own.iter().enumerate() {
                objective[column] = cost as f64 / layout.cost;
            }
            for (item, &cost) in problem.items.iter().enumerate() {
                objective[layout.items + item] = cost as f64 / layout.cost;
            }
        }
    }
    objective
}
