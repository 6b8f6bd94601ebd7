//! Prices from the linear relaxation, by an interior-point method.
use super::conditions::{Conditions, Layout, conditions_of, objective_of};
use super::multipliers::Multipliers;
use super::problem::{Goal, Problem, Question};
use clarabel::algebra::CscMatrix;
use clarabel::solver::{DefaultSettings, DefaultSettingsBuilder, DefaultSolver, IPSolver, SupportedConeT};

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
    let mut rows = conditions_of(problem, question, &layout);
    add_bounds(&layout, &mut rows);
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

/// Their duals, as those of the places, are not asked for.
fn add_bounds(layout: &Layout, rows: &mut Conditions) {
    for variable in 0..layout.variables {
        rows.add(0.0, [(variable, -1.0)]);
        if variable >= layout.points {
            rows.add(1.0, [(variable, 1.0)]);
        }
    }
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
