//! An instance under a demand, reduced without loss: what can be left out is left out, what is alike is one.
use super::rows::Rows;
use super::scale::{Scale, common_step};

/// What is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// The most value; among those the least cost.
    Most,
    /// The least cost; among those the most value.
    Least,
}

/// What is sought within which limits, in units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    pub(super) goal: Goal,
    /// The most cost.
    pub(super) budget: i64,
    /// The least value.
    pub(super) target: Option<i64>,
}

/// The units of a problem.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units {
    pub(super) value: Scale,
    pub(super) cost: Scale,
    pub(super) people: Scale,
}

/// A reduced instance. Columns are the options that are left. Cost that falls on one place alone is the column's own; items are those
/// that several places share.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    pub(super) units: Units,
    /// The option of each column.
    pub(super) options: Vec<usize>,
    pub(super) own: Vec<i64>,
    pub(super) lost: Vec<i64>,
    pub(super) place: Vec<usize>,
    /// Shared items of each column.
    pub(super) needs: Rows,
    /// Points of each column.
    pub(super) serves: Rows,
    /// Groups of each column.
    pub(super) groups_of: Rows,
    /// Cost of each shared item.
    pub(super) items: Vec<i64>,
    /// Value of each point.
    pub(super) value: Vec<i64>,
    /// People of each point.
    pub(super) people: Vec<i64>,
    /// The minimum to which each point counts.
    pub(super) minimum_of: Vec<Option<usize>>,
    /// People that each minimum asks for.
    pub(super) minima: Vec<i64>,
    /// Columns of each group.
    pub(super) groups: Rows,
    /// Points of each group.
    pub(super) group_serves: Rows,
    /// Columns of each place.
    pub(super) places: Rows,
    /// Whether one of them must be chosen.
    pub(super) mandatory: Vec<bool>,
}

impl Problem {
    pub(super) const fn columns(&self) -> usize {
        self.options.len()
    }

    pub(super) const fn points(&self) -> usize {
        self.value.len()
    }

    /// Values of plans differ by at least so much, or not at all.
    pub(super) fn value_step(&self) -> i64 {
        common_step(self.value.iter().chain(&self.lost).copied())
    }

    /// Costs of plans differ by at least so much, or not at all.
    pub(super) fn cost_step(&self) -> i64 {
        common_step(self.own.iter().chain(&self.items).copied())
    }

    /// Cost of everything.
    pub(super) fn whole_cost(&self) -> i64 {
        self.own.iter().chain(&self.items).sum()
    }

    /// What a column costs alone.
    pub(super) fn cost(&self, column: usize) -> i64 {
        self.own[column] + self.needs.row(column).iter().map(|&item| self.items[item]).sum::<i64>()
    }

    /// The same with other columns only: those for which `keep` holds.
    pub(super) fn with_columns(&self, keep: impl Fn(usize) -> bool) -> Self {
        let kept: Vec<usize> = (0..self.columns()).filter(|&column| keep(column)).collect();
        let mut now = vec![None; self.columns()];
        kept.iter().enumerate().for_each(|(new, &old)| now[old] = Some(new));
        let members = |row: &[usize]| row.iter().filter_map(|&old| now[old]).collect::<Vec<_>>();
        let groups: Vec<usize> = (0..self.groups.len())
            .filter(|&group| self.groups.row(group).iter().all(|&old| now[old].is_some()))
            .collect();
        let group_columns = Rows::of(groups.iter().map(|&group| members(self.groups.row(group))));
        Self {
            options: kept.iter().map(|&old| self.options[old]).collect(),
            own: kept.iter().map(|&old| self.own[old]).collect(),
            lost: kept.iter().map(|&old| self.lost[old]).collect(),
            place: kept.iter().map(|&old| self.place[old]).collect(),
            needs: Rows::of(kept.iter().map(|&old| self.needs.row(old))),
            serves: Rows::of(kept.iter().map(|&old| self.serves.row(old))),
            groups_of: group_columns.inverse(kept.len()),
            group_serves: Rows::of(groups.iter().map(|&group| self.group_serves.row(group))),
            groups: group_columns,
            places: Rows::of(self.places.iter().map(members)),
            ..self.clone()
        }
    }
}

/// A plan in columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Solution {
    /// Rising.
    pub(super) columns: Vec<usize>,
    pub(super) value: i64,
    pub(super) cost: i64,
}

impl Solution {
    /// Whether it is the better of two.
    pub(super) fn better(&self, other: &Self, goal: Goal) -> bool {
        let key = |solution: &Self| match goal {
            Goal::Most => (-solution.value, solution.cost),
            Goal::Least => (solution.cost, -solution.value),
        };
        key(self).cmp(&key(other)).then_with(|| self.columns.cmp(&other.columns)).is_lt()
    }
}
