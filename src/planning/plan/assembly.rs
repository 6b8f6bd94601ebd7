//! From what may be built, and ways home, to what the selection chooses from.
use super::findings::Money;
use crate::planning::selection::{Instance, PointWeight, SiteOption, Together};

/// A thing that is built once, however many sites need it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BuildItem {
    /// What it is.
    pub kind: BuildItemKind,
    /// What it costs.
    pub money: Money,
}

/// What a thing is; indices are the caller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BuildItemKind {
    /// The mast of a candidate with its power and access, without radios: a relay needs no more.
    Structure(usize),
    /// The radios of a candidate, or all of the work of one that stands at a mast that is there.
    Radios(usize),
    /// A link.
    Link(usize),
    /// A mast for relays alone.
    Relay(usize),
}

/// A way home of a candidate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfferedWay {
    /// Indices of the items that it needs beside the candidate's own, rising.
    pub items: Vec<usize>,
    /// Indices of its links, from the site on.
    pub links: Vec<usize>,
}

/// A candidate as it is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Candidates of one place exclude each other.
    pub place: usize,
    /// Indices of the points that it serves, rising.
    pub serves: Vec<usize>,
    /// Weighted people who lose by it.
    pub lost: f64,
    /// Indices of its own items, rising.
    pub items: Vec<usize>,
    /// Ways home; one without links where it needs none, none where there is none.
    pub ways: Vec<OfferedWay>,
}

/// An option of the selection: which candidate, by which of its ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionOf {
    /// Index of the candidate.
    pub offer: usize,
    /// Index of its way home.
    pub way: usize,
}

/// What the selection chooses from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assembly {
    /// All things that may be built.
    pub items: Vec<BuildItem>,
    /// The selection's view, with the money that counts.
    pub instance: Instance,
    /// Of each option its candidate and way.
    pub of_option: Vec<OptionOf>,
}

impl Assembly {
    /// All options; `counted` says which money counts against a budget. `pairs` are candidates that serve points only together.
    #[must_use]
    pub fn of(
        offers: &[Offer],
        items: Vec<BuildItem>,
        points: Vec<PointWeight>,
        pairs: &[(Vec<usize>, Vec<usize>)],
        counted: impl Fn(&Money) -> f64,
    ) -> Self {
        let costs = items.iter().map(|item| counted(&item.money)).collect();
        let (mut options, mut of_option) = (Vec::new(), Vec::new());
        for (number, offer) in offers.iter().enumerate() {
            for (way, home) in offer.ways.iter().enumerate() {
                let mut needed: Vec<usize> = offer.items.iter().chain(&home.items).copied().collect();
                needed.sort_unstable();
                needed.dedup();
                let serves = offer.serves.clone();
                options.push(SiteOption { place: offer.place, items: needed, serves, lost: offer.lost });
                of_option.push(OptionOf { offer: number, way });
            }
        }
        let together = together_of(&of_option, offers, pairs);
        Self { items, instance: Instance { points, items: costs, options, together }, of_option }
    }
}

/// Of each pair of candidates every pair of their options.
fn together_of(
    of_option: &[OptionOf],
    offers: &[Offer],
    pairs: &[(Vec<usize>, Vec<usize>)],
) -> Vec<Together> {
    let options_of = |offer: usize| -> Vec<usize> {
        of_option.iter().enumerate().filter(|(_, of)| of.offer == offer).map(|(option, _)| option).collect()
    };
    let mut together = Vec::new();
    for (candidates, serves) in pairs {
        let [a, b] = candidates[..] else { continue };
        if offers[a].place == offers[b].place {
            continue;
        }
        for first in options_of(a) {
            for second in options_of(b) {
                let mut options = vec![first, second];
                options.sort_unstable();
                together.push(Together { options, serves: serves.clone() });
            }
        }
    }
    together
}
