//! Branch and bound: a column in or out, until no rest can hold a better plan.
use super::lagrangian::{Evaluation, Often, improve};
use super::multipliers::Multipliers;
use super::problem::{Goal, Problem, Question, Solution};
use super::subproblem::{Status, Subproblem};

/// A bound counts as reached within this share of it.
pub(super) const REACHED: f64 = 1e-9;
/// Steps of the prices at the first node and at the others.
const FIRST_STEPS: usize = 400;
const STEPS: usize = 20;
/// An item is undecided if the product of the shares of steps with and without it exceeds this.
const UNDECIDED: f64 = 0.05;

/// A part of the search that is still open.
#[derive(Clone)]
struct Node {
    status: Vec<Status>,
    /// Shared items that are built in any case.
    built: Vec<usize>,
    prices: Multipliers,
    bound: f64,
}

/// What the search came to. A score is a value, or a cost with a minus.
pub(super) struct Outcome {
    pub(super) best: Option<Solution>,
    /// No plan has a greater score; roundings are included.
    pub(super) bound: f64,
    /// Whether no plan is better than the best (or than none), to `REACHED` of the score.
    pub(super) closed: bool,
    /// Whether this rests on the arithmetic of another solver (`exact`).
    pub(super) by_solver: bool,
}

/// The search.
pub(super) struct Search<'p> {
    problem: &'p Problem,
    question: Question,
    /// The least score that counts; the search ends with the first plan that has it.
    floor: Option<f64>,
    step: f64,
    best: Option<Solution>,
    open: Vec<Node>,
}

/// The score of a plan.
pub(super) fn score(solution: &Solution, goal: Goal) -> f64 {
    match goal {
        Goal::Most => solution.value as f64,
        Goal::Least => -(solution.cost as f64),
    }
}

/// The least score that counts as better than another, where scores differ by a step at least.
pub(super) fn better_from(score: f64, step: f64) -> f64 {
    score + step.max(REACHED * score.abs())
}

/// By how much scores differ at least.
pub(super) fn step_of(problem: &Problem, goal: Goal) -> f64 {
    let step = if goal == Goal::Most { problem.value_step() } else { problem.cost_step() };
    step as f64
}

impl<'p> Search<'p> {
    /// Over a whole problem, with the best plan known and prices to begin with.
    pub(super) fn new(
        problem: &'p Problem,
        question: Question,
        floor: Option<f64>,
        best: Option<Solution>,
        prices: Multipliers,
    ) -> Self {
        let step = step_of(problem, question.goal);
        let root = Node {
            status: vec![Status::Free; problem.columns()],
            built: Vec::new(),
            prices,
            bound: f64::INFINITY,
        };
        Self { problem, question, floor, step, best, open: vec![root] }
    }

    /// Bounds whatever is left, without branching; columns that no better plan has are out afterwards.
    pub(super) fn bound_root(&mut self) -> Vec<Status> {
        let Some(mut root) = self.open.pop() else { return Vec::new() };
        if let Some((sub, evaluation, _)) = self.bounded(&mut root, FIRST_STEPS) {
            self.fix(&sub, &evaluation, &mut root.status);
            let status = root.status.clone();
            self.open.push(root);
            return status;
        }
        vec![Status::Out; self.problem.columns()]
    }

    /// The prices of the next open node.
    pub(super) fn prices(&self) -> Option<&Multipliers> {
        self.open.last().map(|node| &node.prices)
    }

    /// Takes so many nodes at most.
    pub(super) fn run(&mut self, nodes: usize) {
        for _ in 0..nodes {
            if self.floor.is_some() && self.best.is_some() {
                return;
            }
            let Some(node) = self.open.pop() else { return };
            self.visit(node);
        }
    }

    /// What was found and what is certain.
    pub(super) fn outcome(self) -> Outcome {
        let open = self.open.iter().map(|node| node.bound);
        let best = self.best.as_ref().map(|best| score(best, self.question.goal));
        let bound = open.chain(best).fold(f64::NEG_INFINITY, f64::max);
        let wanted = self.wanted();
        let closed = self.open.iter().all(|node| node.bound < wanted);
        Outcome { bound, closed, by_solver: false, best: self.best }
    }

    /// A rest with a bound below this cannot hold a better plan.
    fn wanted(&self) -> f64 {
        match &self.best {
            Some(best) => better_from(score(best, self.question.goal), self.step),
            None if self.floor.is_some() => self.floor.unwrap_or(f64::NEG_INFINITY),
            None if self.question.goal == Goal::Most => -1.0 - self.problem.lost.iter().sum::<i64>() as f64,
            None => -1.0 - self.question.budget as f64,
        }
    }

    /// The bound of a node; none if it holds no better plan.
    fn bounded(&mut self, node: &mut Node, steps: usize) -> Option<(Subproblem<'p>, Evaluation, Often)> {
        let sub = Subproblem::of(self.problem, self.question, &mut node.status, &node.built);
        if sub.decided_score().is_some() {
            self.keep(&sub, &node.status);
        }
        if !sub.possible {
            return None;
        }
        let wanted = self.wanted();
        let (evaluation, often) = improve(&sub, &mut node.prices, wanted, steps);
        node.bound = node.bound.min(evaluation.bound);
        if node.bound < wanted || sub.columns.is_empty() {
            return None;
        }
        Some((sub, evaluation, often))
    }

    /// The decided columns are a plan: kept if it is the best so far.
    fn keep(&mut self, sub: &Subproblem<'_>, status: &[Status]) {
        let columns: Vec<usize> = (0..status.len()).filter(|&column| status[column] == Status::In).collect();
        let solution = Solution { cost: cost_of(self.problem, &columns), columns, value: sub.value };
        if self.floor.is_some_and(|floor| score(&solution, self.question.goal) < floor) {
            return;
        }
        if self.best.as_ref().is_none_or(|best| solution.better(best, self.question.goal)) {
            self.best = Some(solution);
        }
    }

    /// Decides columns whose other decision cannot lead to a better plan; tells whether some were.
    fn fix(&self, sub: &Subproblem<'_>, evaluation: &Evaluation, status: &mut [Status]) -> bool {
        let wanted = self.wanted();
        let mut fixed = false;
        for (columns, mandatory) in &sub.places {
            let taken = columns.iter().copied().find(|&index| evaluation.taken[index]);
            let gone = taken.map_or(evaluation.entrance, |index| evaluation.profit[index]);
            for &index in columns {
                let items = sub.needs[index].iter().map(|&(_, item)| evaluation.item_profit[item].min(0.0));
                let profit = evaluation.profit[index] + items.sum::<f64>();
                if evaluation.bound - gone + profit < wanted {
                    status[sub.columns[index]] = Status::Out;
                    fixed = true;
                }
            }
            if let Some(taken) = taken {
                let others = columns.iter().filter(|&&index| index != taken);
                let second = others.map(|&index| evaluation.profit[index]).fold(f64::NEG_INFINITY, f64::max);
                let instead = if *mandatory { second } else { second.max(evaluation.entrance).max(0.0) };
                if evaluation.bound - evaluation.profit[taken] + instead < wanted
                    && status[sub.columns[taken]] == Status::Free
                {
                    status[sub.columns[taken]] = Status::In;
                    fixed = true;
                }
            }
        }
        fixed
    }

    fn visit(&mut self, mut node: Node) {
        let mut tries = 0;
        loop {
            let Some((sub, evaluation, often)) = self.bounded(&mut node, STEPS) else { return };
            tries += 1;
            if tries <= 3 && self.fix(&sub, &evaluation, &mut node.status) {
                continue;
            }
            if let Some(item) = branching_item(&sub, &often) {
                self.split_item(node, item);
            } else if let Some(column) = branching_column(&sub, &evaluation, &often.columns) {
                self.split(node, column);
            }
            return;
        }
    }

    /// Opens both decisions of a column; the one with it comes first.
    fn split(&mut self, node: Node, column: usize) {
        let mut without = node.clone();
        without.status[column] = Status::Out;
        let mut with = node;
        with.status[column] = Status::In;
        self.open.push(without);
        self.open.push(with);
    }

    /// Opens both decisions of a shared item: built in any case, or no column that needs it.
    fn split_item(&mut self, node: Node, item: usize) {
        let mut without = node.clone();
        for (column, status) in without.status.iter_mut().enumerate() {
            if *status == Status::Free && self.problem.needs.row(column).contains(&item) {
                *status = Status::Out;
            }
        }
        let mut with = node;
        with.built.push(item);
        self.open.push(without);
        self.open.push(with);
    }
}

/// What columns cost together.
fn cost_of(problem: &Problem, columns: &[usize]) -> i64 {
    let mut items: Vec<usize> =
        columns.iter().flat_map(|&column| problem.needs.row(column)).copied().collect();
    items.sort_unstable();
    items.dedup();
    let own: i64 = columns.iter().map(|&column| problem.own[column]).sum();
    own + items.iter().map(|&item| problem.items[item]).sum::<i64>()
}

/// The shared item on which most money depends, if the prices leave one undecided.
fn branching_item(sub: &Subproblem<'_>, often: &Often) -> Option<usize> {
    let undecided = |item: &usize| often.items[*item] * (1.0 - often.items[*item]);
    let open = sub.items.iter().copied().filter(|item| undecided(item) > UNDECIDED);
    let weigh = |item: &usize| undecided(item) * sub.problem.items[*item] as f64;
    open.max_by(|one, other| weigh(one).total_cmp(&weigh(other)).then(other.cmp(one)))
}

/// The free column on which most depends: often taken, often not, with much that it serves and costs.
fn branching_column(sub: &Subproblem<'_>, evaluation: &Evaluation, often: &[f64]) -> Option<usize> {
    let problem = sub.problem;
    let weigh = |index: usize| {
        let column = sub.columns[index];
        let served: i64 = sub.serves.row(index).iter().map(|&point| problem.value[point]).sum();
        let grouped: i64 = sub.memberships[index]
            .iter()
            .flat_map(|&(_, group)| sub.group_serves.row(group))
            .map(|&point| problem.value[point])
            .sum();
        let size = (served + grouped) as f64 + 1.0;
        ((often[index] * (1.0 - often[index]) + 0.01) * size, evaluation.profit[index], column)
    };
    let columns = (0..sub.columns.len()).map(weigh);
    columns
        .max_by(|one, other| {
            one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)).then(other.2.cmp(&one.2))
        })
        .map(|(_, _, column)| column)
}
