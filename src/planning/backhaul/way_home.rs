//! How candidates get home, or why they do not.
use super::chain::{Chain, ChainLimits};
use super::chain_search::ChainSearch;
use super::graph::{BackhaulGraph, NodeKind};
use super::hop::HopRefusals;
use rayon::prelude::*;

/// Why a candidate has no chain. It has no satellite either, or that would be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// A chain exists, but of so many links.
    TooManyLinks {
        /// The fewest links home.
        needed: usize,
    },
    /// It has links, but none of them leads home.
    LeadsNowhere,
    /// It has no link; hops to some places need taller masts.
    TooTall(HopRefusals),
    /// It has no link; hops to some places are clear, but no band keeps the availability.
    Unavailable(HopRefusals),
    /// It has no link; all places are farther than the longest hop.
    TooFar(HopRefusals),
    /// It has no link; there is no terrain on the ways.
    NoTerrain(HopRefusals),
    /// It has no link, and no hop was looked at: nothing is in sight.
    NothingInSight,
}

/// How a candidate gets home.
#[derive(Clone, Debug, PartialEq)]
pub enum WayHome {
    /// Chains, cheapest first; of equal costs the one with fewer links, then with the lower numbers of links.
    Chains(Vec<Chain>),
    /// None.
    Unreachable(Unreachable),
}

impl BackhaulGraph {
    /// How one node gets home; [`Self::ways_home`] costs less for several.
    #[must_use]
    pub fn way_home(&self, candidate: usize, limits: ChainLimits) -> WayHome {
        self.way_by(&ChainSearch::new(self, limits.links), candidate, limits)
    }

    /// How each candidate gets home, by rising number of its node.
    ///
    /// # Cost and determinism
    /// O(links of a chain x links) once; then a search per candidate, in parallel, that opens little more than the chains it finds. The same for any thread count.
    #[must_use]
    pub fn ways_home(&self, limits: ChainLimits) -> Vec<(usize, WayHome)> {
        let search = ChainSearch::new(self, limits.links);
        let candidates: Vec<usize> =
            (0..self.nodes().len()).filter(|node| self.nodes()[*node] == NodeKind::Candidate).collect();
        candidates.into_par_iter().map(|node| (node, self.way_by(&search, node, limits))).collect()
    }

    fn way_by(&self, search: &ChainSearch<'_>, candidate: usize, limits: ChainLimits) -> WayHome {
        let chains = search.cheapest(candidate, limits.chains);
        if chains.is_empty() {
            WayHome::Unreachable(self.why_unreachable(candidate))
        } else {
            WayHome::Chains(chains)
        }
    }

    fn why_unreachable(&self, candidate: usize) -> Unreachable {
        if candidate >= self.nodes().len() {
            return Unreachable::NothingInSight;
        }
        if let Some(needed) = self.fewest_links_home(candidate) {
            return Unreachable::TooManyLinks { needed };
        }
        let refusals = self.refusals(candidate);
        match refusals {
            _ if !self.beside(candidate).is_empty() => Unreachable::LeadsNowhere,
            HopRefusals { too_tall: 1.., .. } => Unreachable::TooTall(refusals),
            HopRefusals { unavailable: 1.., .. } => Unreachable::Unavailable(refusals),
            HopRefusals { too_long: 1.., .. } => Unreachable::TooFar(refusals),
            HopRefusals { no_terrain: 1.., .. } => Unreachable::NoTerrain(refusals),
            HopRefusals { .. } => Unreachable::NothingInSight,
        }
    }

    fn fewest_links_home(&self, from: usize) -> Option<usize> {
        let mut seen = vec![false; self.nodes().len()];
        seen[from] = true;
        let mut front = vec![from];
        let mut links = 0;
        while !front.is_empty() {
            if front.iter().any(|node| self.nodes()[*node].is_home()) {
                return Some(links);
            }
            let mut next = Vec::new();
            for (_, other) in front.iter().flat_map(|node| self.beside(*node)) {
                if !std::mem::replace(&mut seen[*other], true) {
                    next.push(*other);
                }
            }
            (front, links) = (next, links + 1);
        }
        None
    }
}
