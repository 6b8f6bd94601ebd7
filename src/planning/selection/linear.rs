//! Prices from the linear relaxation, by an interior-point method.
use super::multipliers::Multipliers;
use super::problem::{Goal, Problem, Question};
use clarabel::algebra::CscMatrix;
use clarabel::solver::{DefaultSettings, DefaultSettingsBuilder, DefaultSolver, IPSolver, SupportedConeT};

/// Rows of `A x <= b`, with the greatest of the objective in the same variables.
struct Rows {
    row: Vec<usize>,
    column: Vec<usize>,
    factor: Vec<f64>,
    limit: Vec<f64>,
}

impl Rows {
    fn add(&mut self, limit: f64, entries: impl IntoIterator<Item = (usize, f64)>) {
        for (column, factor) in entries {
            self.row.push(self.limit.len());
            self.column.push(column);
            self.factor.push(factor);
        }
        self.limit.push(limit);
    }
}

/// Where each kind of variable begins, and the units in which value, cost and people are about 1.
struct Layout {
    points: usize,
    items: usize,
    groups: usize,
    variables: usize,
    value: f64,
    cost: f64,
    people: f64,
}

impl Layout {
    fn of(problem: &Problem) -> Self {
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

/// The prices at the optimum of the linear relaxation; none if the method does not find it. They need not be exact: any prices give a
/// valid bound.
///
/// # Cost
/// 15,000 columns with 25 points each: 3 s and 70 MB.
pub(super) fn linear_prices(problem: &Problem, question: &Question) -> Option<Multipliers> {
    if problem.columns() == 0 {
        return None;
    }
    let layout = Layout::of(problem);
    let rows = rows_of(problem, question, &layout);
    let objective = objective_of(problem, question.goal, &layout);
    let height = rows.limit.len();
    let matrix = CscMatrix::new_from_triplets(height, layout.variables, rows.row, rows.column, rows.factor);
    let none = CscMatrix::zeros((layout.variables, layout.variables));
    let cones = [SupportedConeT::NonnegativeConeT(height)];
    let settings: DefaultSettings<f64> = DefaultSettingsBuilder::default().verbose(false).build().ok()?;
    let mut solver = DefaultSolver::new(&none, &objective, &matrix, &rows.limit, &cones, settings).ok()?;
    solver.solve();
    let duals = &solver.solution.z;
    duals.iter().all(|dual| dual.is_finite()).then(|| prices_of(problem, question, duals, &layout))
}

/// Cover, uses, memberships, budget, target, minima, in this order; then places and bounds, whose duals are not asked for.
fn rows_of(problem: &Problem, question: &Question, layout: &Layout) -> Rows {
    let mut rows = Rows { row: Vec::new(), column: Vec::new(), factor: Vec::new(), limit: Vec::new() };
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
    add_bounds(problem, layout, &mut rows);
    rows
}

fn add_bounds(problem: &Problem, layout: &Layout, rows: &mut Rows) {
    for (place, columns) in problem.places.iter().enumerate() {
        if !columns.is_empty() {
            rows.add(1.0, columns.iter().map(|&column| (column, 1.0)));
            if problem.mandatory[place] {
                rows.add(-1.0, columns.iter().map(|&column| (column, -1.0)));
            }
        }
    }
    for variable in 0..layout.variables {
        rows.add(0.0, [(variable, -1.0)]);
        if variable >= layout.points {
            rows.add(1.0, [(variable, 1.0)]);
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

/// What is to be least.
fn objective_of(problem: &Problem, goal: Goal, layout: &Layout) -> Vec<f64> {
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

fn prices_of(problem: &Problem, question: &Question, duals: &[f64], layout: &Layout) -> Multipliers {
    let score = if question.goal == Goal::Most { layout.value } else { layout.cost };
    let mut duals = duals.iter().map(|dual| dual.max(0.0) * score);
    let mut next = |count: usize, unit: f64| -> Vec<f64> {
        duals.by_ref().take(count).map(|dual| dual / unit).collect()
    };
    let mut prices = Multipliers {
        cover: next(problem.points(), 1.0),
        need: next(problem.needs.entries(), 1.0),
        member: next(problem.groups.entries(), 1.0),
        budget: next(1, layout.cost).first().copied().unwrap_or(0.0),
        target: next(usize::from(question.target.is_some()), layout.value).first().copied().unwrap_or(0.0),
        minima: next(problem.minima.len(), layout.people),
    };
    let (value_price, _) = prices.prices(question.goal);
    for point in 0..problem.points() {
        prices.cover[point] = prices.cover[point].min(prices.worth(problem, value_price, point));
    }
    prices
}
