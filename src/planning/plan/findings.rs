//! A plan as it is told: sites, ways home, money, people, and how far it is from the best possible.
use crate::coverage::ServiceReport;
use crate::geodesy::Position;
use crate::link::Verdict;
use crate::network::SectorCarrier;
use crate::planning::cost::Amount;
use crate::planning::firmness::{PlanFirmness, RankInterval};
use crate::planning::selection::Arithmetic;
use crate::planning::{DistrictIndicators, RemedyKind};
use crate::units::{Dbm, Decibels, Length, Tilt};

/// What is paid: to build, every year, and all of it over the horizon, discounted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Money {
    /// What is paid to build.
    pub capex: Amount,
    /// What is paid every year.
    pub opex_per_year: Amount,
    /// Both over the horizon with renewals, discounted.
    pub net_present_cost: Amount,
}

impl Money {
    /// Both together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            capex: self.capex + other.capex,
            opex_per_year: self.opex_per_year + other.opex_per_year,
            net_present_cost: self.net_present_cost + other.net_present_cost,
        }
    }

    /// What is paid beyond another sum that is a part of this.
    #[must_use]
    pub fn beyond(&self, part: &Self) -> Self {
        Self {
            capex: self.capex.beyond(part.capex),
            opex_per_year: self.opex_per_year.beyond(part.opex_per_year),
            net_present_cost: self.net_present_cost.beyond(part.net_present_cost),
        }
    }
}

/// A site of the plan, or work at a mast that is there.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedSite {
    /// Its name; that of a mast that is there for work at it.
    pub name: String,
    /// What is done.
    pub kind: RemedyKind,
    /// Where.
    pub position: Position,
    /// Antenna above ground.
    pub height_agl: Length,
    /// Electrical tilt.
    pub downtilt: Tilt,
    /// The sector-carriers that it adds, or that come in the place of others.
    pub sectors: Vec<SectorCarrier>,
    /// Indices of the sector-carriers of today that it replaces.
    pub replaced: Vec<usize>,
    /// When it is built: its place in the order of work, from 1.
    pub order: usize,
    /// The year in which it is built, from 1, where years have budgets.
    pub year: Option<usize>,
    /// Indices of the points that it serves, whether or not others do.
    pub serves: Vec<usize>,
    /// People at those points.
    pub people: f64,
    /// People whom none of the sites before it in the order serves.
    pub people_beyond_earlier: f64,
    /// Cost of the site alone.
    pub own: Money,
    /// Cost of what its way home adds to what was built before it in the order.
    pub way_home: Money,
    /// Indices of the links of its way home, from the site on.
    pub links: Vec<usize>,
    /// Carriers that it has beside the design's, for capacity.
    pub more_carriers: usize,
    /// Demand of the people whom it serves over what it can carry, 1 at most where carriers are added; `None` where it is not known how many are users.
    pub utilisation: Option<f64>,
    /// Share of the draws in which it is chosen again.
    pub stays: Option<f64>,
}

/// How a link goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlannedLinkKind {
    /// Microwave in a band of this frequency.
    Microwave {
        /// Frequency of the band, GHz.
        frequency_ghz: f64,
        /// Share of the average year in which it works, %.
        availability_percent: f64,
        /// Clearance at the median effective Earth radius over the first Fresnel radius, where it is least.
        clear_share: f64,
        /// The same at the effective Earth radius that is undercut for 0.1 % of the time.
        clear_share_worst: f64,
    },
    /// Fibre.
    Fibre,
    /// A satellite terminal.
    Satellite,
}

/// An end of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkEnd {
    /// Name of the site, mast or place.
    pub name: String,
    /// Where.
    pub position: Position,
    /// Dish above ground; 0 of fibre.
    pub height_agl: Length,
}

/// A link of the plan, once however many sites use it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedLink {
    /// The site's end, then the one nearer to home; a satellite link has the site's alone.
    pub ends: Vec<LinkEnd>,
    /// How it goes.
    pub kind: PlannedLinkKind,
    /// Its length; 0 of a satellite link.
    pub length: Length,
    /// What it costs.
    pub cost: Money,
    /// A mast that stands for this link alone, at its end nearer to home: its cost.
    pub relay: Option<Money>,
    /// Indices of the sites that use it.
    pub used_by: Vec<usize>,
}

/// A budget and what it buys.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BudgetPoint {
    /// Money at hand.
    pub budget: f64,
    /// Money spent.
    pub cost: f64,
    /// People who gain the technology.
    pub people: f64,
    /// What they count: the people themselves, or those by need.
    pub value: f64,
    /// The value that no plan within the budget exceeds.
    pub bound: f64,
    /// Sites.
    pub sites: usize,
    /// Whether no plan within the budget serves more.
    pub proven: bool,
}

/// Why a place stays without the technology.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LeftOut {
    /// No site that could be built serves it.
    Unreachable,
    /// Sites could, but none of them has a way home.
    NoWayHome,
    /// The cheapest site that serves it costs so much for each person more that it would serve.
    TooDear {
        /// Cost per person.
        per_person: f64,
        /// Cost.
        cost: f64,
    },
}

/// A cluster that stays without the technology.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnservedAfter {
    /// Index of the settlement.
    pub settlement: usize,
    /// Index of the cluster in the settlement.
    pub cluster: usize,
    /// People who stay without.
    pub people: f64,
    /// Why.
    pub why: LeftOut,
    /// What a satellite terminal for the place costs.
    pub satellite: Option<Money>,
}

/// The district after some of the sites are built.
#[derive(Clone, Debug, PartialEq)]
pub struct BuiltStage {
    /// Sites built so far.
    pub sites: usize,
    /// What was spent so far.
    pub spent: Money,
    /// People who have gained the technology so far, by the map.
    pub people: f64,
    /// Indicators by judging the network so far in full.
    pub indicators: DistrictIndicators,
}

/// What a place receives from its strongest sector.
#[derive(Clone, Debug, PartialEq)]
pub struct Reception {
    /// The sector's identifier.
    pub sector_id: String,
    /// Median RSRP or RSCP.
    pub level: Dbm,
    /// Median SINR or Ec/Io.
    pub quality: Decibels,
}

/// A village with gaps: today, and with the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedVillage {
    /// Index of the settlement.
    pub settlement: usize,
    /// Index of the cluster that is weakest today.
    pub cluster: usize,
    /// Verdicts on the settlement, today and with the plan.
    pub verdicts: [Verdict; 2],
    /// What the cluster's sample point that is weakest today receives, today and with the plan; `None` where no sector reaches.
    pub received: [Option<Reception>; 2],
}

/// People by the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlanPeople {
    /// Who gain the technology by the map and the remedies' own search.
    pub estimated: f64,
    /// Who gain it by judging the changed network in full.
    pub verified: f64,
    /// Who lose it.
    pub lost: f64,
    /// Who have another best server.
    pub changed_server: f64,
    /// Mean number over the draws of the error, who gain it.
    pub expected: Option<f64>,
    /// Who gain it in nine of ten draws.
    pub at_90_percent: Option<f64>,
}

/// What was asked, and how sure the choice is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Certificate {
    /// Money at hand; `None` where the people were asked for.
    pub budget: Option<f64>,
    /// People who were asked for.
    pub target_people: Option<f64>,
    /// Money spent, as it counts.
    pub spent: f64,
    /// People who gain, less those who lose, each as much as he counts.
    pub value: f64,
    /// The value that no plan exceeds within the budget, under this model; with a target the least cost that no plan undercuts.
    pub bound: f64,
    /// The same by the linear relaxation alone.
    pub linear_bound: f64,
    /// Whether no plan is better.
    pub proven: bool,
    /// What bound and proof rest on.
    pub arithmetic: Arithmetic,
    /// Pairs of cell and height, and remedies, that serve somebody.
    pub candidates_before_thinning: usize,
    /// Those that none is at least as good as.
    pub candidates: usize,
    /// Of them those with a way home.
    pub with_way_home: usize,
    /// The least money for which somebody more would be served, and how many; `None` where nobody more can be.
    pub next: Option<[f64; 2]>,
}

/// How firm the plan and the order of the gaps are.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness {
    /// Whom it serves, over draws of the errors.
    pub plan: PlanFirmness,
    /// How far the order of the gaps holds.
    pub ranks: Vec<RankInterval>,
}

/// The plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// In the order of work.
    pub sites: Vec<PlannedSite>,
    /// Links, each once.
    pub links: Vec<PlannedLink>,
    /// All of it.
    pub cost: Money,
    /// What people pay over the horizon, discounted; `None` where that is not stated.
    pub revenue: Option<Amount>,
    /// People.
    pub people: PlanPeople,
    /// What was asked, and how sure the choice is.
    pub certificate: Certificate,
    /// By rising budget.
    pub curve: Vec<BudgetPoint>,
    /// After each site, in the order of work.
    pub stages: Vec<BuiltStage>,
    /// Villages with gaps, in the order of the settlements.
    pub villages: Vec<PlannedVillage>,
    /// Who stays without.
    pub unserved: Vec<UnservedAfter>,
    /// Service with all of it, judged in full.
    pub service: ServiceReport,
    /// How firm it is; `None` where there is nothing to draw.
    pub robustness: Option<Robustness>,
}
