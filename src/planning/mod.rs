//! Planning: gaps, why they are gaps, what would close them, and which come first.

mod cause;
mod fix;
mod gap;
mod ranking;

pub use cause::{BlockingPoint, Cause, Fix};
pub use gap::{Gap, GapQuestion, ModelDeficit, find_gaps};
pub use ranking::{Contribution, RankedSettlement, RankingError, check_criteria, rank_settlements};
