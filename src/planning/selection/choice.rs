//! What comes out: a plan with its certificate, the money left over, a curve, stages, or why no plan exists.
use super::instance::InstanceError;
use thiserror::Error;

/// How long to search, in counts, so that results do not depend on the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Iterations of the iterated greedy search.
    pub iterations: usize,
    /// Nodes of the branch and bound; 0 for none, and for none of HiGHS (feature `exact`).
    pub nodes: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { iterations: 2_500, nodes: 100_000 }
    }
}

/// What a bound or a proof rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// Our own, whose roundings are added to the bound.
    Own,
    /// That of HiGHS, with a margin for its tolerances; only with the feature `exact`.
    Highs,
}

/// A plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Chosen options; rising.
    pub options: Vec<usize>,
    /// Items to build; rising.
    pub items: Vec<usize>,
    /// Points served; rising.
    pub served: Vec<usize>,
    /// Sum of the items' costs.
    pub cost: f64,
    /// Weighted people served, less the losses.
    pub value: f64,
    /// People served, without factors and losses.
    pub people: f64,
    /// Without a target: no plan that meets the demand has more value than this. With a target: none costs less.
    pub bound: f64,
    /// The bound is reached (to 1e-9 of it): no plan has more value; with a target, none costs less.
    pub proven: bool,
    /// Besides, no plan of the same value costs less; with a target, none of the same cost has more value.
    pub tie_proven: bool,
    /// What the bound and the proofs rest on.
    pub arithmetic: Arithmetic,
    /// Whether a target was asked for, which decides what `bound` bounds.
    pub for_target: bool,
}

impl Choice {
    /// At least so much of the best possible under this model, 0 to 1: value by its bound; with a target, the bound by the cost.
    #[must_use]
    pub fn share_of_bound(&self) -> f64 {
        let (part, whole) = if self.for_target { (self.bound, self.cost) } else { (self.value, self.bound) };
        if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 1.0 }
    }
}

/// A point of the curve of people over cost.
#[derive(Clone, Debug, PartialEq)]
pub struct CurvePoint {
    /// The budget.
    pub budget: f64,
    /// The plan within it.
    pub choice: Choice,
}

/// What the cheapest addition that serves more would be.
#[derive(Clone, Debug, PartialEq)]
pub struct NextStep {
    /// Options to add; rising.
    pub options: Vec<usize>,
    /// What they cost beside the plan.
    pub cost: f64,
    /// The value that they add.
    pub value: f64,
}

/// Money that a plan leaves over, and what more would cost.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOver {
    /// Budget less cost; none without a budget.
    pub money: Option<f64>,
    /// The cheapest addition to the plan that serves more; none where nothing does.
    pub addition: Option<NextStep>,
    /// The cheapest plan of all with more value, which may replace parts of this one; none where no plan has more. Its `bound` is what more value
    /// costs at least.
    pub better: Option<Choice>,
}

/// What is built in one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Options that begin to serve; rising.
    pub options: Vec<usize>,
    /// Items built for them in this stage; rising. What an option needs is built in its stage or before.
    pub items: Vec<usize>,
    /// Cost of these items.
    pub cost: f64,
    /// Value of everything built so far.
    pub value: f64,
    /// People served by everything built so far.
    pub people: f64,
    /// No order has more value at the end of this stage, given the stages before.
    pub proven: bool,
}

/// The stages of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Stages {
    /// One for each budget.
    pub stages: Vec<Stage>,
    /// Options for which the budgets do not suffice; rising.
    pub remaining: Vec<usize>,
}

/// The condition that makes a demand impossible, with the nearest possible. `proven`: no plan reaches more (or costs less) than that.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum Impossible {
    /// Two mandatory options of a place, a mandatory option that is excluded, or a mandatory place without any option left.
    #[error("{}", crate::text!("impossible-contradiction", place))]
    Contradiction {
        /// The place.
        place: usize,
    },
    /// The mandatory options and places cost more than the budget.
    #[error("{}", crate::text!("impossible-mandatory-cost", least_cost))]
    MandatoryCost {
        /// The least that they cost.
        least_cost: f64,
        /// Whether that is certain.
        proven: bool,
    },
    /// The minimum of one commune alone is out of reach within the budget.
    #[error("{}", crate::text!("impossible-minimum", commune, most))]
    Minimum {
        /// The commune.
        commune: usize,
        /// The most people that a plan found serves there.
        most: f64,
        /// Whether that is certain.
        proven: bool,
        /// Whether it would stay out of reach with any budget.
        at_any_cost: bool,
    },
    /// Each minimum can be met, but not all within the budget.
    #[error("{}", crate::text!("impossible-minima-together"))]
    MinimaTogether {
        /// The least cost found that meets all; none if they exclude each other.
        least_cost: Option<f64>,
        /// Whether that is certain.
        proven: bool,
    },
    /// The target is out of reach.
    #[error("{}", crate::text!("impossible-target", most))]
    Target {
        /// The most value found.
        most: f64,
        /// Whether that is certain.
        proven: bool,
        /// Whether it would stay out of reach with any budget.
        at_any_cost: bool,
    },
}

/// Why there is no plan.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum SelectionError {
    /// The instance or the demand contradicts itself.
    #[error(transparent)]
    Instance(#[from] InstanceError),
    /// No plan meets the demand.
    #[error(transparent)]
    Impossible(#[from] Impossible),
    /// No plan was found within the effort, and none was shown to be impossible.
    #[error("{}", crate::text!("selection-error-not-found"))]
    NotFound,
}
