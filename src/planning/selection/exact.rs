//! Where the branch and bound leaves a plan unproven, HiGHS, a solver of mixed-integer programs, starts from it (feature `exact`).
//!
//! What HiGHS finds is only a proposal: its columns are counted again in whole units, and taken if they meet the question and are better. Its bound
//! counts only where it reports an optimum that its plan, so counted, comes to, and with a margin for its tolerances; it is not a proof in our own
//! arithmetic.
//!
//! # Source
//! Huangfu, Hall 2018, "Parallelizing the dual revised simplex method", Mathematical Programming Computation 10 (HiGHS).
use super::branch::{Outcome, Search, better_from, score, step_of};
use super::conditions::{Conditions, Layout, conditions_of, objective_of};
use super::linear::linear_prices;
use super::multipliers::Multipliers;
use super::plan_state::{Moves, PlanState};
use super::problem::{Goal, Problem, Question, Solution};
use super::subproblem::Status;
use highs::{Col, HighsModelStatus, HighsSolutionStatus, Model, RowProblem, Sense};

/// Nodes of HiGHS at most: a count, so that the speed of the machine changes nothing.
const MOST_NODES: i32 = 10_000;
/// With more columns than this, HiGHS is left out: its first node alone would take minutes.
const MOST_COLUMNS: usize = 1_500;
/// Any; fixed, so that the same problem takes the same way.
const SEED: i32 = 16;
/// Share of the objective (or of one unit of it) by which HiGHS's bound is loosened: its own tolerances are 1e-6 for conditions and 1e-7 for prices, in units in
/// which the parts of the objective are about 1.
const MARGIN: f64 = 1e-6;

/// What comes of HiGHS for a problem.
pub(super) struct Proposal {
    /// Its best plan, counted in whole units, if that meets the question.
    pub(super) plan: Option<Solution>,
    /// No plan has a greater score, as far as HiGHS's arithmetic goes; only where it reports an optimum that the plan
    /// comes to.
    pub(super) bound: Option<f64>,
}

/// What HiGHS answers.
struct Answer {
    /// Columns of its best plan, if it has one.
    columns: Option<Vec<usize>>,
    /// The least objective that it holds possible, where it reports an optimum.
    least: Option<f64>,
}

/// The outcome of a search that was not closed, after HiGHS: the plan is never worse, the bound never looser.
pub(super) fn polished(problem: &Problem, question: Question, outcome: Outcome) -> Outcome {
    let prices = linear_prices(problem, &question).unwrap_or_else(|| Multipliers::start(problem, &question));
    let mut root = Search::new(problem, question, None, outcome.best.clone(), prices);
    let status = root.bound_root();
    let root = root.outcome();
    let outcome = Outcome { bound: root.bound.min(outcome.bound), closed: root.closed, ..outcome };
    let start = outcome.best.as_ref().map_or(&[][..], |best| &best.columns);
    let left = |column: usize| status[column] != Status::Out || start.binary_search(&column).is_ok();
    let kept: Vec<usize> = (0..problem.columns()).filter(|&column| left(column)).collect();
    if outcome.closed || kept.is_empty() || kept.len() > MOST_COLUMNS {
        return outcome;
    }
    let rest = problem.with_columns(left);
    let started: Vec<usize> = start.iter().filter_map(|column| kept.binary_search(column).ok()).collect();
    let Some(mut proposal) = proposal(&rest, &question, &started) else { return outcome };
    if let Some(plan) = &mut proposal.plan {
        plan.columns.iter_mut().for_each(|column| *column = kept[*column]);
    }
    with_proposal(problem, question, outcome, proposal)
}

/// What HiGHS proposes from a plan of some columns (none for no plan); none if it reports an error.
///
/// Where it reports an optimum that its own plan does not come to (seen with HiGHS 1.16 where it starts from a plan), it is asked once more,
/// without a start.
pub(super) fn proposal(problem: &Problem, question: &Question, start: &[usize]) -> Option<Proposal> {
    let (first, doubtful) = proposed(problem, question, start)?;
    if doubtful && !start.is_empty() {
        return proposed(problem, question, &[]).map(|(second, _)| second);
    }
    Some(first)
}

/// The same with one call, and whether an optimum was reported that the plan does not come to.
fn proposed(problem: &Problem, question: &Question, start: &[usize]) -> Option<(Proposal, bool)> {
    let layout = Layout::of(problem);
    let answer = answer(problem, question, &layout, start)?;
    let unit = if question.goal == Goal::Most { layout.value } else { layout.cost };
    let plan = answer.columns.and_then(|columns| counted(problem, question, &columns));
    let own = plan.as_ref().map(|plan| -score(plan, question.goal) / unit);
    let margin = |least: f64| MARGIN * least.abs().max(1.0);
    let borne_out = |least: &f64| own.is_some_and(|own| (own - least).abs() <= margin(*least));
    let bound = answer.least.filter(borne_out).map(|least| unit * (margin(least) - least));
    let doubtful = answer.least.is_some() && bound.is_none();
    Some((Proposal { plan, bound }, doubtful))
}

/// An outcome with the plan and the bound of another solver. A bound that a known plan exceeds is wrong, and does not count.
pub(super) fn with_proposal(
    problem: &Problem,
    question: Question,
    outcome: Outcome,
    proposal: Proposal,
) -> Outcome {
    let Proposal { plan, bound } = proposal;
    let best = match (outcome.best, plan) {
        (Some(known), Some(found)) if !found.better(&known, question.goal) => Some(known),
        (known, found) => found.or(known),
    };
    let Some(own) = best.as_ref().map(|best| score(best, question.goal)) else {
        return Outcome { best, ..outcome };
    };
    let wanted = better_from(own, step_of(problem, question.goal));
    let tighter = |bound: f64| own <= bound && bound < outcome.bound;
    let by_solver = bound.is_some_and(tighter) && outcome.bound >= wanted;
    let bound = bound.filter(|_| by_solver).unwrap_or(outcome.bound);
    Outcome { closed: bound < wanted, bound: bound.max(own), by_solver, best }
}

/// Runs HiGHS on one thread from some columns; none if it reports an error.
fn answer(problem: &Problem, question: &Question, layout: &Layout, start: &[usize]) -> Option<Answer> {
    let mut model = program(problem, question, layout).try_optimise(Sense::Minimise).ok()?;
    settle(&mut model)?;
    if !start.is_empty() {
        model.try_set_solution(Some(&variables_of(problem, layout, start)), None, None, None).ok()?;
    }
    let solved = model.try_solve().ok()?;
    let found = solved.primal_solution_status() == HighsSolutionStatus::Feasible;
    let columns = found.then(|| {
        let solution = solved.get_solution();
        let values = solution.columns().iter().take(problem.columns());
        values.enumerate().filter(|(_, value)| **value > 0.5).map(|(column, _)| column).collect()
    });
    let optimal = solved.status() == HighsModelStatus::Optimal;
    let least = if optimal { solved.double_info_value(c"mip_dual_bound").ok() } else { None };
    Some(Answer { columns, least: least.filter(|least| least.is_finite()) })
}

/// No clock, one thread, one seed, no gap that counts as none.
fn settle(model: &mut Model) -> Option<()> {
    model.try_set_option("threads", 1).ok()?;
    model.try_set_option("parallel", "off").ok()?;
    model.try_set_option("random_seed", SEED).ok()?;
    model.try_set_option("mip_max_nodes", MOST_NODES).ok()?;
    model.try_set_option("mip_rel_gap", 0.0).ok()?;
    model.try_set_option("mip_abs_gap", 0.0).ok()
}

/// The integer program: columns, shared items and groups whole, points between 0 and 1 (they become whole with the others).
fn program(problem: &Problem, question: &Question, layout: &Layout) -> RowProblem {
    let objective = objective_of(problem, question.goal, layout);
    let conditions = conditions_of(problem, question, layout);
    let mut program = RowProblem::new();
    let points = layout.points..layout.items;
    let variables: Vec<Col> = objective
        .iter()
        .enumerate()
        .map(|(variable, &factor)| {
            program.add_column_with_integrality(factor, 0.0..=1.0, !points.contains(&variable))
        })
        .collect();
    for (row, &limit) in rows_of(&conditions).iter().zip(&conditions.limit) {
        program.add_row(..=limit, row.iter().map(|&(variable, factor)| (variables[variable], factor)));
    }
    program
}

/// The entries of each row.
fn rows_of(conditions: &Conditions) -> Vec<Vec<(usize, f64)>> {
    let mut rows = vec![Vec::new(); conditions.limit.len()];
    let entries = conditions.column.iter().zip(&conditions.factor);
    for (&row, (&variable, &factor)) in conditions.row.iter().zip(entries) {
        rows[row].push((variable, factor));
    }
    rows
}

/// The variables of a plan.
fn variables_of(problem: &Problem, layout: &Layout, columns: &[usize]) -> Vec<f64> {
    let mut variables = vec![0.0; layout.variables];
    for &column in columns {
        variables[column] = 1.0;
        problem.serves.row(column).iter().for_each(|&point| variables[layout.points + point] = 1.0);
        problem.needs.row(column).iter().for_each(|&item| variables[layout.items + item] = 1.0);
    }
    for group in 0..problem.groups.len() {
        if problem.groups.row(group).iter().all(|column| columns.binary_search(column).is_ok()) {
            variables[layout.groups + group] = 1.0;
            problem.group_serves.row(group).iter().for_each(|&point| variables[layout.points + point] = 1.0);
        }
    }
    variables
}

/// The plan of some columns in whole units, without those that add nothing; none if it does not meet the question.
fn counted(problem: &Problem, question: &Question, columns: &[usize]) -> Option<Solution> {
    let moves = Moves::of(problem);
    let mut plan = PlanState::empty(problem, &moves);
    for &column in columns {
        if !plan.taken(problem.place[column]) {
            plan.add(column);
        }
    }
    if !plan.meets(question) {
        return None;
    }
    for &column in columns {
        if plan.chosen[column] {
            let value = plan.value;
            plan.remove(column);
            if plan.value < value || !plan.meets(question) {
                plan.add(column);
            }
        }
    }
    Some(plan.solution())
}
