//! What a plan is made from, and what is chosen from.
use super::candidate::{Candidate, ServeTogether};
use super::candidates::Candidates;
use super::cell_prices::Prices;
use super::plan_costs::PlanCosts;
use super::ways_home::WaysHome;
use crate::pipeline::Session;
use crate::pipeline::judge::Findings;
use crate::planning::Opportunities;
use crate::planning::plan::{Assembly, Offer};
use crate::planning::selection::Instance;

/// What a plan is made from.
#[derive(Clone, Copy)]
pub(super) struct PlanSearch<'a> {
    pub(super) session: &'a Session<'a>,
    pub(super) found: &'a Findings,
    pub(super) opportunity: &'a Opportunities,
    pub(super) costs: &'a PlanCosts,
}

/// What the choice is made from.
pub(super) struct PlanBasis<'a> {
    pub(super) candidates: Candidates,
    /// Which of them are left once of each set and height the cheapest is taken.
    pub(super) kept: Vec<bool>,
    /// What several of them serve only together.
    pub(super) groups: Vec<ServeTogether>,
    pub(super) ways: WaysHome,
    pub(super) prices: Prices<'a>,
    pub(super) communes: Vec<String>,
}

/// The same as the selection sees it.
pub(super) struct Chosen<'a> {
    pub(super) from: PlanBasis<'a>,
    /// What could be chosen without taking the cheapest of each set.
    pub(super) unthinned: Instance,
    pub(super) offers: Vec<Offer>,
    pub(super) assembly: Assembly,
}

impl PlanSearch<'_> {
    /// People whom a candidate serves.
    pub(super) fn demand(&self, candidate: &Candidate) -> f64 {
        candidate.serves.iter().map(|point| self.opportunity.points[*point].people).sum()
    }
}
