//! The texts of plans.
use super::grouped;
use crate::planning::plan::{LeftOut, PlannedLinkKind};

/// Why a place stays without, as a clause.
#[must_use]
pub fn left_out_text(why: &LeftOut, currency: &str) -> String {
    match why {
        LeftOut::Unreachable => "no site that could be built serves it; a satellite terminal instead".to_owned(),
        LeftOut::NoWayHome => {
            "sites could serve it, but none has a way home: no mast or fibre end in sight, none near enough for fibre"
                .to_owned()
        }
        LeftOut::TooDear { per_person, cost } => format!(
            "the cheapest site that serves it costs {currency} {} more, {} for each person more",
            grouped(*cost),
            grouped(*per_person)
        ),
    }
}

/// The word for the kind of a link.
#[must_use]
pub const fn link_kind_key(kind: &PlannedLinkKind) -> &'static str {
    match kind {
        PlannedLinkKind::Microwave { .. } => "microwave",
        PlannedLinkKind::Fibre => "fibre",
        PlannedLinkKind::Satellite => "satellite",
    }
}
