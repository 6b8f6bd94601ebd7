//! Remedies: what would bring the technology to each gap, what it costs, and whom else it serves or deprives.
//!
//! Gaps are screened on path losses that are computed once, proposals made from them, the likeliest judged in full on the changed network,
//! and of each gap the cheapest kept.

mod costs;
mod kind;

pub use costs::{Costs, Work};
pub use kind::RemedyKind;
