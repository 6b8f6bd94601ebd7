//! What is left to decide when some columns are chosen and some are not.
use super::problem::{Goal, Problem, Question};
use super::rows::Rows;

/// What is decided about a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Free,
    In,
    Out,
}

/// The rest of a problem, with what is decided as constants.
pub(super) struct Subproblem<'p> {
    pub(super) problem: &'p Problem,
    pub(super) question: Question,
    /// Value, cost and people (per minimum) of the chosen columns.
    pub(super) value: i64,
    pub(super) cost: i64,
    pub(super) missing: Vec<i64>,
    /// Columns still free.
    pub(super) columns: Vec<usize>,
    /// Points of each of them that nothing serves yet.
    pub(super) serves: Rows,
    /// Entries of `Problem::needs` of each that are not built yet.
    pub(super) needs: Vec<Vec<(usize, usize)>>,
    /// Entries of `Problem::groups` of each in groups that can still become whole, with the number of the group in `groups`.
    pub(super) memberships: Vec<Vec<(usize, usize)>>,
    /// Points that can still be served.
    pub(super) points: Vec<usize>,
    /// Shared items that can still be built.
    pub(super) items: Vec<usize>,
    /// Groups that can still become whole.
    pub(super) groups: Vec<usize>,
    /// Points of each of them that nothing serves yet.
    pub(super) group_serves: Rows,
    /// Free columns of each open place, as indices in `columns`, and whether one of them must be chosen.
    pub(super) places: Vec<(Vec<usize>, bool)>,
    /// No more places than this fit the budget.
    pub(super) most_places: usize,
    /// Whether what must be chosen still can be.
    pub(super) possible: bool,
}

/// What the chosen columns make of points and items.
struct Decided {
    served: Vec<bool>,
    built: Vec<bool>,
    taken: Vec<bool>,
    value: i64,
    cost: i64,
    missing: Vec<i64>,
}

impl Decided {
    fn of(problem: &Problem, status: &[Status], built: &[usize]) -> Self {
        let mut decided = Self {
            served: vec![false; problem.points()],
            built: vec![false; problem.items.len()],
            taken: vec![false; problem.places.len()],
            value: 0,
            cost: 0,
            missing: problem.minima.clone(),
        };
        for &item in built {
            decided.built[item] = true;
        }
        let is_in = |column: &usize| status[*column] == Status::In;
        for column in (0..problem.columns()).filter(is_in) {
            decided.taken[problem.place[column]] = true;
            decided.value -= problem.lost[column];
            decided.cost += problem.own[column];
            problem.needs.row(column).iter().for_each(|&item| decided.built[item] = true);
            problem.serves.row(column).iter().for_each(|&point| decided.served[point] = true);
        }
        let whole = (0..problem.groups.len()).filter(|&group| problem.groups.row(group).iter().all(is_in));
        for group in whole {
            problem.group_serves.row(group).iter().for_each(|&point| decided.served[point] = true);
        }
        for point in (0..problem.points()).filter(|&point| decided.served[point]) {
            decided.value += problem.value[point];
            if let Some(minimum) = problem.minimum_of[point] {
                decided.missing[minimum] -= problem.people[point];
            }
        }
        let items = (0..problem.items.len()).filter(|&item| decided.built[item]);
        decided.cost += items.map(|item| problem.items[item]).sum::<i64>();
        decided
    }
}

impl<'p> Subproblem<'p> {
    /// Sets columns that cannot be added any more to `Out`, and gathers the rest; `built` are items that are paid in any case.
    pub(super) fn of(
        problem: &'p Problem,
        question: Question,
        status: &mut [Status],
        built: &[usize],
    ) -> Self {
        let decided = Decided::of(problem, status, built);
        let room = question.budget.saturating_sub(decided.cost);
        close_columns(problem, &decided, room, status);
        let columns: Vec<usize> =
            (0..problem.columns()).filter(|&column| status[column] == Status::Free).collect();
        let unserved = |points: &[usize]| -> Vec<usize> {
            points.iter().copied().filter(|&point| !decided.served[point]).collect()
        };
        let live = |group: &usize| {
            let members = problem.groups.row(*group);
            members.iter().all(|&column| status[column] != Status::Out)
                && members.iter().any(|&column| status[column] == Status::Free)
        };
        let groups: Vec<usize> = (0..problem.groups.len()).filter(live).collect();
        let needs = |&column: &usize| {
            let entries = problem.needs.range(column).zip(problem.needs.row(column).iter().copied());
            entries.filter(|&(_, item)| !decided.built[item]).collect::<Vec<_>>()
        };
        let mut sub = Self {
            problem,
            question,
            value: decided.value,
            cost: decided.cost,
            serves: Rows::of(columns.iter().map(|&column| unserved(problem.serves.row(column)))),
            needs: columns.iter().map(needs).collect(),
            memberships: memberships(problem, &columns, &groups),
            points: Vec::new(),
            items: Vec::new(),
            group_serves: Rows::of(groups.iter().map(|&group| unserved(problem.group_serves.row(group)))),
            places: open_places(problem, &decided, &columns),
            most_places: usize::MAX,
            possible: decided.cost <= question.budget,
            missing: decided.missing,
            columns,
            groups,
        };
        sub.gather();
        sub
    }

    /// Points and items that can still be reached, the number of places that fit, and whether all that must be can be.
    fn gather(&mut self) {
        let mut reached = vec![false; self.problem.points()];
        self.serves.iter().chain(self.group_serves.iter()).flatten().for_each(|&point| reached[point] = true);
        self.points = (0..reached.len()).filter(|&point| reached[point]).collect();
        let mut needed = vec![false; self.problem.items.len()];
        self.needs.iter().flatten().for_each(|&(_, item)| needed[item] = true);
        self.items = (0..needed.len()).filter(|&item| needed[item]).collect();
        let mut still = self.missing.clone();
        let mut value = self.value;
        for &point in &self.points {
            value += self.problem.value[point];
            if let Some(minimum) = self.problem.minimum_of[point] {
                still[minimum] -= self.problem.people[point];
            }
        }
        self.possible &= still.iter().all(|&people| people <= 0)
            && self.question.target.is_none_or(|target| value >= target)
            && self.places.iter().all(|(columns, mandatory)| !mandatory || !columns.is_empty());
        self.count_places();
    }

    /// How many places fit the budget at most, by the columns' own costs.
    fn count_places(&mut self) {
        let own = |columns: &[usize]| {
            columns.iter().map(|&index| self.problem.own[self.columns[index]]).min().unwrap_or(0)
        };
        let mut room = self.question.budget.saturating_sub(self.cost);
        let mut optional = Vec::new();
        let mut count = 0;
        for (columns, mandatory) in &self.places {
            if *mandatory {
                room -= own(columns);
                count += 1;
            } else {
                optional.push(own(columns));
            }
        }
        self.possible &= room >= 0;
        optional.sort_unstable();
        for cost in optional {
            room -= cost;
            if room < 0 {
                break;
            }
            count += 1;
        }
        self.most_places = count;
    }

    /// The score of the decided columns alone, if they meet the question.
    pub(super) fn decided_score(&self) -> Option<i64> {
        let met = self.missing.iter().all(|&people| people <= 0)
            && self.cost <= self.question.budget
            && self.question.target.is_none_or(|target| self.value >= target)
            && self.places.iter().all(|(_, mandatory)| !mandatory);
        met.then_some(match self.question.goal {
            Goal::Most => self.value,
            Goal::Least => -self.cost,
        })
    }
}

/// Free columns whose place is taken, that cost too much, or that serve nothing more are out.
fn close_columns(problem: &Problem, decided: &Decided, room: i64, status: &mut [Status]) {
    for (column, status) in status.iter_mut().enumerate() {
        if *status != Status::Free {
            continue;
        }
        let unbuilt = problem.needs.row(column).iter().filter(|&&item| !decided.built[item]);
        let cost = problem.own[column] + unbuilt.map(|&item| problem.items[item]).sum::<i64>();
        let place = problem.place[column];
        let idle = problem.serves.row(column).iter().all(|&point| decided.served[point])
            && problem.groups_of.row(column).is_empty()
            && !problem.mandatory[place];
        if decided.taken[place] || cost > room || idle {
            *status = Status::Out;
        }
    }
}

fn memberships(problem: &Problem, columns: &[usize], groups: &[usize]) -> Vec<Vec<(usize, usize)>> {
    let mut memberships = vec![Vec::new(); columns.len()];
    for (number, &group) in groups.iter().enumerate() {
        for (entry, column) in problem.groups.range(group).zip(problem.groups.row(group)) {
            if let Ok(index) = columns.binary_search(column) {
                memberships[index].push((entry, number));
            }
        }
    }
    memberships
}

/// Places with free columns, and those that still lack a mandatory one.
fn open_places(problem: &Problem, decided: &Decided, columns: &[usize]) -> Vec<(Vec<usize>, bool)> {
    let mut lists = vec![Vec::new(); problem.places.len()];
    columns.iter().enumerate().for_each(|(index, &column)| lists[problem.place[column]].push(index));
    let open = lists.into_iter().enumerate().filter(|&(place, _)| !decided.taken[place]);
    open.map(|(place, list)| (list, problem.mandatory[place]))
        .filter(|(list, mandatory)| *mandatory || !list.is_empty())
        .collect()
}
