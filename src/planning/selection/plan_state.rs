//! A plan that grows and shrinks, with what every move would add, kept exactly.
use super::problem::{Problem, Question, Solution};
use super::rows::Rows;

/// What can be added at once: a column, or all columns of a group; what each may serve at most, and what serves each point.
pub(super) struct Moves {
    /// Columns of each move.
    pub(super) columns: Rows,
    /// Points that its columns and its group serve.
    points: Rows,
    /// Moves of each point.
    of_point: Rows,
}

impl Moves {
    pub(super) fn of(problem: &Problem) -> Self {
        let mut columns = Rows::of((0..problem.columns()).map(|column| [column]));
        let mut points = problem.serves.clone();
        for group in 0..problem.groups.len() {
            let members = problem.groups.row(group);
            let each = members.iter().flat_map(|&column| problem.serves.row(column));
            let mut served: Vec<usize> = each.chain(problem.group_serves.row(group)).copied().collect();
            served.sort_unstable();
            served.dedup();
            columns.push(members.iter().copied());
            points.push(served);
        }
        let of_point = points.inverse(problem.points());
        Self { columns, points, of_point }
    }

    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }
}

/// A plan.
#[derive(Clone)]
pub(super) struct PlanState<'p> {
    problem: &'p Problem,
    moves: &'p Moves,
    pub(super) chosen: Vec<bool>,
    /// The column at each place.
    at_place: Vec<Option<usize>>,
    /// Chosen columns that need each item.
    users: Vec<u32>,
    /// Chosen columns and whole groups that serve each point.
    servers: Vec<u32>,
    /// Chosen columns of each group.
    present: Vec<usize>,
    /// Value of the points of each move that are not served yet.
    gain: Vec<i64>,
    /// People still missing for each minimum; negative where more are served.
    missing: Vec<i64>,
    pub(super) value: i64,
    pub(super) cost: i64,
}

impl<'p> PlanState<'p> {
    pub(super) fn empty(problem: &'p Problem, moves: &'p Moves) -> Self {
        let gain = moves.points.iter().map(|points| points.iter().map(|&point| problem.value[point]).sum());
        Self {
            problem,
            moves,
            chosen: vec![false; problem.columns()],
            at_place: vec![None; problem.places.len()],
            users: vec![0; problem.items.len()],
            servers: vec![0; problem.points()],
            present: vec![0; problem.groups.len()],
            gain: gain.collect(),
            missing: problem.minima.clone(),
            value: 0,
            cost: 0,
        }
    }

    pub(super) const fn problem(&self) -> &'p Problem {
        self.problem
    }

    pub(super) const fn moves(&self) -> &'p Moves {
        self.moves
    }

    /// Adds a column that is not chosen; its place must be free.
    pub(super) fn add(&mut self, column: usize) {
        let problem = self.problem;
        self.chosen[column] = true;
        self.at_place[problem.place[column]] = Some(column);
        self.cost += problem.own[column];
        self.value -= problem.lost[column];
        for &item in problem.needs.row(column) {
            self.cost += if self.users[item] == 0 { problem.items[item] } else { 0 };
            self.users[item] += 1;
        }
        problem.serves.row(column).iter().for_each(|&point| self.serve(point));
        for &group in problem.groups_of.row(column) {
            self.present[group] += 1;
            if self.present[group] == problem.groups.row(group).len() {
                problem.group_serves.row(group).iter().for_each(|&point| self.serve(point));
            }
        }
    }

    /// Removes a chosen column.
    pub(super) fn remove(&mut self, column: usize) {
        let problem = self.problem;
        self.chosen[column] = false;
        self.at_place[problem.place[column]] = None;
        self.cost -= problem.own[column];
        self.value += problem.lost[column];
        for &item in problem.needs.row(column) {
            self.users[item] -= 1;
            self.cost -= if self.users[item] == 0 { problem.items[item] } else { 0 };
        }
        problem.serves.row(column).iter().for_each(|&point| self.unserve(point));
        for &group in problem.groups_of.row(column) {
            if self.present[group] == problem.groups.row(group).len() {
                problem.group_serves.row(group).iter().for_each(|&point| self.unserve(point));
            }
            self.present[group] -= 1;
        }
    }

    fn serve(&mut self, point: usize) {
        self.servers[point] += 1;
        if self.servers[point] == 1 {
            self.turn(point, 1);
        }
    }

    fn unserve(&mut self, point: usize) {
        self.servers[point] -= 1;
        if self.servers[point] == 0 {
            self.turn(point, -1);
        }
    }

    /// A point begins (1) or ceases (-1) to be served.
    fn turn(&mut self, point: usize, sign: i64) {
        let value = sign * self.problem.value[point];
        self.value += value;
        if let Some(minimum) = self.problem.minimum_of[point] {
            self.missing[minimum] -= sign * self.problem.people[point];
        }
        for &of_point in self.moves.of_point.row(point) {
            self.gain[of_point] -= value;
        }
    }

    /// What a move adds to the value.
    pub(super) fn gain(&self, index: usize) -> i64 {
        let missing = self.moves.columns.row(index).iter().filter(|&&column| !self.chosen[column]);
        self.gain[index] - missing.map(|&column| self.problem.lost[column]).sum::<i64>()
    }

    /// People that a move adds towards minima that are not met.
    pub(super) fn people_gain(&self, index: usize) -> i64 {
        let mut still = self.missing.clone();
        let mut gain = 0;
        for &point in self.moves.points.row(index) {
            if let Some(minimum) = self.problem.minimum_of[point]
                && self.servers[point] == 0
            {
                let counted = self.problem.people[point].min(still[minimum].max(0));
                still[minimum] -= counted;
                gain += counted;
            }
        }
        gain
    }

    /// What a move adds to the cost; none if it is in the plan already or a place of it is taken by another column.
    pub(super) fn added_cost(&self, index: usize) -> Option<i64> {
        let problem = self.problem;
        let columns = self.moves.columns.row(index);
        let mut cost = 0;
        let mut new = false;
        for (at, &column) in columns.iter().enumerate() {
            if self.chosen[column] {
                continue;
            }
            if self.at_place[problem.place[column]].is_some() {
                return None;
            }
            new = true;
            cost += problem.own[column];
            let earlier = columns[..at].iter().filter(|&&earlier| !self.chosen[earlier]);
            for &item in problem.needs.row(column) {
                let paid = self.users[item] > 0
                    || earlier
                        .clone()
                        .any(|&earlier| problem.needs.row(earlier).binary_search(&item).is_ok());
                cost += if paid { 0 } else { problem.items[item] };
            }
        }
        new.then_some(cost)
    }

    /// Adds what is missing of a move.
    pub(super) fn make(&mut self, index: usize) {
        let moves = self.moves;
        for &column in moves.columns.row(index) {
            if !self.chosen[column] {
                self.add(column);
            }
        }
    }

    /// Whether a place has a column.
    pub(super) fn taken(&self, place: usize) -> bool {
        self.at_place[place].is_some()
    }

    /// Chosen columns; rising.
    pub(super) fn columns(&self) -> Vec<usize> {
        (0..self.chosen.len()).filter(|&column| self.chosen[column]).collect()
    }

    /// People still missing for all minima.
    pub(super) fn shortfall(&self) -> i64 {
        self.missing.iter().map(|&people| people.max(0)).sum()
    }

    /// Whether it has all that is mandatory, meets the minima and stays within the limits.
    pub(super) fn meets(&self, question: &Question) -> bool {
        let mut places = self.problem.mandatory.iter().zip(&self.at_place);
        self.cost <= question.budget
            && question.target.is_none_or(|target| self.value >= target)
            && self.shortfall() == 0
            && places.all(|(mandatory, column)| !mandatory || column.is_some())
    }

    pub(super) fn solution(&self) -> Solution {
        Solution { columns: self.columns(), value: self.value, cost: self.cost }
    }
}
