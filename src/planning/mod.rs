//! Planning: gaps, why they are gaps, what would close them, which come first, and the indicators a district reports.

pub mod backhaul;
pub mod capacity;
mod cause;
pub mod comparison;
pub mod cost;
mod criteria;
mod draws;
mod evidence;
#[cfg(test)]
mod evidence_tests;
mod explaining_mast;
pub mod firmness;
mod gap;
#[cfg(test)]
mod indicator_tests;
mod indicators;
mod new_mast;
mod opportunity;
pub mod plan;
mod question;
mod ranking;
pub mod remedy;
mod ridge_point;
pub mod selection;

pub use cause::Cause;
pub use evidence::{GapEvidence, ModelDeficit};
pub use explaining_mast::{ExplainingMast, MastRoles};
pub use gap::{Gap, explain_gaps, judge_with_evidence};
pub use indicators::{
    DistrictIndicators, IndicatorQuestion, Indicators, PartOf, ServiceCounts, TechnologyIndicators,
    UnitIndicators,
};
pub use new_mast::{MastDesign, NewMast};
pub use opportunity::{
    BestPlaces, Candidates, CellPlaces, Confirmation, HeightLayer, MOST_DIRECT_PATHS, MapMeans, MastPlace,
    OFFERED, OfferedPair, OfferedPlace, Offering, Opportunities, OpportunityError, OpportunityMap,
    OpportunityQuestion, PointToServe, PositionOf, ServedSet, ServedSets, map_opportunities, points_to_serve,
    thin_candidates,
};
pub use question::{AddedCarrier, GapQuestion};
pub use ranking::{
    Contribution, CostRanking, RankedSettlement, RankingError, RankingQuestion, check_criteria,
};
pub use remedy::{Costs, GapRemedy, Remedies, Remedy, RemedyKind, RemedyQuestion, RemedySearch, Work};
pub use ridge_point::RidgePoint;
