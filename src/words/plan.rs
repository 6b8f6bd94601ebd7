//! The texts of plans.
use crate::language::{grouped, word};
use crate::planning::plan::{LeftOut, PlannedLinkKind};
use crate::text;

/// Why a place stays without, as a clause.
#[must_use]
pub fn left_out_text(why: &LeftOut, currency: &str) -> String {
    match why {
        LeftOut::Unreachable => word("plan-no-site-that-could-be-built").to_owned(),
        LeftOut::NoWayHome => word("plan-sites-could-serve-it-but-none").to_owned(),
        LeftOut::TooDear { per_person, cost } => text!(
            "plan-the-cheapest-site-that-serves-it",
            currency,
            cost = grouped(*cost),
            per_person = grouped(*per_person)
        ),
    }
}

/// The key of the kind of a link.
#[must_use]
pub const fn link_kind_key(kind: &PlannedLinkKind) -> &'static str {
    match kind {
        PlannedLinkKind::Microwave { .. } => "microwave",
        PlannedLinkKind::Fibre => "fibre",
        PlannedLinkKind::Satellite => "satellite",
    }
}

/// The kind of a link as a text shows it.
#[must_use]
pub fn link_kind_text(kind: &PlannedLinkKind) -> &'static str {
    match kind {
        PlannedLinkKind::Microwave { .. } => word("plan-microwave"),
        PlannedLinkKind::Fibre => word("plan-fibre"),
        PlannedLinkKind::Satellite => word("plan-satellite"),
    }
}
