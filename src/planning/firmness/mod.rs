//! How firm a plan is: over draws of the errors of model, masts, places and links, of positions, costs and weights, whom it serves, which sites stay in it, and how far the order of the gaps holds.

mod costs;
mod draw_set;
mod error;
mod error_terms;
mod plan;
#[cfg(test)]
mod plan_tests;
mod points;
mod rank_stability;
#[cfg(test)]
mod rank_tests;
mod replan;
#[cfg(test)]
mod replan_tests;
mod served_draws;
mod spread;
#[cfg(test)]
mod test_points;
mod weights;

pub use costs::{DrawnCost, cost_of};
pub use error::FirmnessError;
pub use error_terms::ErrorTerms;
pub use plan::{OptionFirmness, PlaceFirmness, PlanFirmness};
pub use points::{FirmLink, FirmPoint, FirmnessQuestion, PointKey, PointLinks, Rebuilt};
pub use rank_stability::{RankInterval, StabilityError, StabilityQuestion};
pub use replan::{Drawn, REPLANNED_DRAWS, ReplanQuestion, Replanned};
pub use spread::Spread;
pub use weights::{WEIGHT_SPREAD, drawn_weights};
