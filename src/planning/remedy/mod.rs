//! Remedies: what would bring the technology to each gap, what it costs, and whom else it serves or deprives.
//!
//! Gaps are screened on path losses that are computed once ([`RemedySearch::screen`]), proposals made from them ([`RemedySearch::propose`]), the
//! likeliest judged in full on the changed network ([`RemedySearch::judge`]), and of each gap the cheapest kept ([`RemedySearch::choose`]).

mod at_masts;
mod at_village;
mod choose;
mod costs;
mod estimate;
mod found;
mod judged;
mod kind;
mod proposal;
mod question;
mod screened;
mod search;
mod standing;
mod taller;
mod turned;

pub use costs::{Costs, Work};
pub use found::{GapRemedy, Remedies, Remedy};
pub use kind::{RemedyKind, VillageSpot};
pub use question::{AllowedCarrier, NewAntenna, NewSite, RemedyQuestion, SmallEquipment};
pub use search::{Judged, Proposals, RemedySearch, Screened, SearchedGaps, SettlementsPart};
