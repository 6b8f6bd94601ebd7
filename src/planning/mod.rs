//! Planning: gaps, why they are gaps, what would close them, which come first, and the indicators a district reports.

mod cause;
mod evidence;
#[cfg(test)]
mod evidence_tests;
mod fix;
mod gap;
#[cfg(test)]
mod indicator_tests;
mod indicators;
mod ranking;

pub use cause::Cause;
pub use evidence::{BlockingPoint, GapEvidence, GapQuestion, ModelDeficit};
pub use fix::Fix;
pub use gap::{Gap, explain_gaps, judge_with_evidence};
pub use indicators::{
    DistrictIndicators, IndicatorQuestion, Indicators, PartOf, ServiceCounts, TechnologyIndicators,
    UnitIndicators,
};
pub use ranking::{Contribution, RankedSettlement, RankingError, check_criteria, rank_settlements};
