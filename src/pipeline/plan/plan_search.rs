//! What a plan is made from, and what is chosen from.
use super::candidate::{Candidate, ServeTogether};
use super::candidates::Candidates;
use super::cell_prices::Prices;
use super::plan_costs::PlanCosts;
use super::ways_home::WaysHome;
use crate::coverage::{MastIndex, ServerLink, ServiceSetting, links_at};
use crate::network::Network;
use crate::pipeline::judge::{Findings, places_of, reach_m};
use crate::pipeline::{RunError, Session};
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
    /// Does something with the links of a point to be served to masts of the ranked technology, over the ground around its settlement.
    ///
    /// # Errors
    /// [`RunError`]: ground that cannot be read.
    pub(super) fn with_links<T>(
        &self,
        number: usize,
        network: &Network,
        index: &MastIndex,
        act: impl FnOnce(&ServiceSetting<'_>, &[ServerLink]) -> T,
    ) -> Result<T, RunError> {
        let (session, point) = (self.session, &self.opportunity.points[number]);
        let settlement = std::slice::from_ref(&session.settlements()[point.settlement]);
        let reach_m = reach_m(session.scenario(), settlement);
        let ground = session.inputs.ground.around(&places_of(settlement), reach_m)?;
        let setting = session.setting(&ground)?;
        let setting = ServiceSetting { network, other_models: &[], ..setting };
        let technology = session.scenario().ranking.technology;
        let mut links = links_at(&setting, index, &point.position)?.links;
        links.retain(|server| network.sectors()[server.sector].carrier.technology == technology);
        Ok(act(&setting, &links))
    }

    /// People whom a candidate serves.
    pub(super) fn demand(&self, candidate: &Candidate) -> f64 {
        candidate.serves.iter().map(|point| self.opportunity.points[*point].people).sum()
    }
}
