//! The cheapest loop-free chains home, best first.
use super::chain::Chain;
use super::graph::{BackhaulGraph, NodeKind};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// What the searches over one graph share: for each number of links and each node the least cost of a walk home of at most so many links.
pub(super) struct ChainSearch<'a> {
    graph: &'a BackhaulGraph,
    /// By number of links left, then by node; infinity where there is none.
    left: Vec<Vec<f64>>,
}

/// A part of a chain, from the candidate on.
#[derive(Clone, Copy)]
struct Part {
    node: usize,
    /// The link by which the node was reached, and the part before; none at the candidate.
    reached: Option<(usize, usize)>,
    cost: f64,
    links: usize,
}

/// A part that waits, with the least cost that a chain beginning so can have.
struct Waiting {
    least: f64,
    links: usize,
    part: usize,
}

impl Ord for Waiting {
    /// The greatest comes first out of the heap: the cheapest, then the shortest, then the one found first.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_cost = other.least.total_cmp(&self.least);
        by_cost.then(other.links.cmp(&self.links)).then(other.part.cmp(&self.part))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Waiting {}

impl<'a> ChainSearch<'a> {
    /// # Cost
    /// O(links of a chain x links of the graph).
    pub(super) fn new(graph: &'a BackhaulGraph, most_links: usize) -> Self {
        let nodes = graph.nodes();
        let home = |kind: &NodeKind| if kind.is_home() { 0.0 } else { f64::INFINITY };
        let mut left: Vec<Vec<f64>> = vec![nodes.iter().map(home).collect()];
        for links in 0..most_links {
            let before = &left[links];
            let least = |node: usize| {
                let onwards = graph.beside(node).iter().map(|&(link, other)| {
                    graph.links()[link].cost + nodes[other].passing_cost() + before[other]
                });
                onwards.fold(before[node], f64::min)
            };
            let next = (0..nodes.len()).map(least).collect();
            left.push(next);
        }
        Self { graph, left }
    }

    /// The cheapest chains of a node, cheapest first, then by fewer links, then by the numbers of the links; that of a node with a way home has no links.
    ///
    /// # Method
    /// Best-first over parts of chains. What is left costs at least the cheapest walk home within the links left, so the first chains that
    /// come home are the cheapest.
    pub(super) fn cheapest(&self, candidate: usize, count: usize) -> Vec<Chain> {
        let most_links = self.left.len() - 1;
        if !self.left[most_links].get(candidate).is_some_and(|least| least.is_finite()) {
            return Vec::new();
        }
        let mut parts = vec![Part { node: candidate, reached: None, cost: 0.0, links: 0 }];
        let mut waiting =
            BinaryHeap::from([Waiting { least: self.left[most_links][candidate], links: 0, part: 0 }]);
        let mut found = Vec::new();
        while let Some(Waiting { part: number, .. }) = waiting.pop() {
            let part = parts[number];
            if self.graph.nodes()[part.node].is_home() {
                found.push(chain_of(&parts, number));
                if found.len() >= count {
                    break;
                }
                continue;
            }
            if part.links == most_links {
                continue;
            }
            let links_left = most_links - part.links - 1;
            for &(link, other) in self.graph.beside(part.node) {
                let onwards = self.left[links_left][other];
                if onwards.is_infinite() || passes(&parts, number, other) {
                    continue;
                }
                let passing = self.graph.nodes()[other].passing_cost();
                let cost = part.cost + self.graph.links()[link].cost + passing;
                let links = part.links + 1;
                waiting.push(Waiting { least: cost + onwards, links, part: parts.len() });
                parts.push(Part { node: other, reached: Some((link, number)), cost, links });
            }
        }
        let by_links = |a: &Chain, b: &Chain| a.links.len().cmp(&b.links.len()).then(a.links.cmp(&b.links));
        found.sort_by(|a, b| a.cost.total_cmp(&b.cost).then_with(|| by_links(a, b)));
        found
    }
}

/// Whether a part leads through a node.
fn passes(parts: &[Part], mut number: usize, node: usize) -> bool {
    loop {
        let part = &parts[number];
        if part.node == node {
            return true;
        }
        match part.reached {
            Some((_, before)) => number = before,
            None => return false,
        }
    }
}

fn chain_of(parts: &[Part], mut number: usize) -> Chain {
    let cost = parts[number].cost;
    let (mut nodes, mut links) = (Vec::new(), Vec::new());
    loop {
        let part = &parts[number];
        nodes.push(part.node);
        match part.reached {
            Some((link, before)) => {
                links.push(link);
                number = before;
            }
            None => break,
        }
    }
    nodes.reverse();
    links.reverse();
    Chain { nodes, links, cost }
}

#[cfg(test)]
mod tests {
    use crate::planning::backhaul::{
        BackhaulGraph, Chain, ChainLimits, GraphError, HopRefusals, Link, LinkKind, NodeKind, Unreachable,
        WayHome,
    };
    use proptest::prelude::*;

    fn hop(a: usize, b: usize, cost: f64) -> Link {
        Link { ends: [a, b], kind: LinkKind::Hop, cost }
    }

    fn chains(graph: &BackhaulGraph, from: usize, limits: ChainLimits) -> Vec<Chain> {
        match graph.way_home(from, limits) {
            WayHome::Chains(chains) => chains,
            WayHome::Unreachable(_) => Vec::new(),
        }
    }

    /// Home 0, relay 1 (30), candidates 2 and 3, satellite 4.
    fn district() -> BackhaulGraph {
        use NodeKind::{Candidate, Home, Relay, Satellite};
        let nodes = vec![Home, Relay { cost: 30.0 }, Candidate, Candidate, Satellite];
        let satellite = Link { ends: [3, 4], kind: LinkKind::Satellite, cost: 70.0 };
        let links = vec![hop(0, 1, 10.0), hop(1, 2, 10.0), hop(0, 2, 45.0), hop(2, 3, 10.0), satellite];
        BackhaulGraph::new(nodes, links).expect("a graph")
    }

    #[test]
    fn chains_come_cheapest_first_and_name_what_they_lead_through() {
        let graph = district();
        // by 0-2: 55; by the relay: 10 + 10 + 30 + 10 = 60; by satellite: 70
        let found = chains(&graph, 3, ChainLimits::default());
        let told: Vec<_> = found.iter().map(|chain| (chain.cost, chain.links.clone())).collect();
        assert_eq!(told, [(55.0, vec![3, 2]), (60.0, vec![3, 1, 0]), (70.0, vec![4])]);
        assert_eq!(found[1].nodes, [3, 2, 1, 0]);
        assert_eq!(found[1].relays(&graph).collect::<Vec<_>>(), [1]);
        assert_eq!(found[1].through(&graph).collect::<Vec<_>>(), [2]);
        // two links at most: no relay; one: the satellite alone
        let costs = |links: usize| {
            let limits = ChainLimits { chains: 5, links };
            chains(&graph, 3, limits).iter().map(|chain| chain.cost).collect::<Vec<_>>()
        };
        assert_eq!(costs(2), [55.0, 70.0]);
        assert_eq!(costs(1), [70.0]);
        let all = graph.ways_home(ChainLimits::default());
        assert_eq!(all.iter().map(|(node, _)| *node).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(all[1].1, WayHome::Chains(found));
        // site 2 by satellite through 3 comes last
        assert_eq!(chains(&graph, 2, ChainLimits::default())[2].through(&graph).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn equal_costs_are_told_apart_by_links_and_numbers() {
        use NodeKind::{Candidate, Home};
        let links = vec![hop(1, 2, 0.0), hop(0, 1, 5.0), hop(0, 2, 5.0), hop(2, 0, 5.0)];
        let graph = BackhaulGraph::new(vec![Home, Candidate, Candidate], links).expect("a graph");
        let found = chains(&graph, 2, ChainLimits { chains: 9, links: 4 });
        let links: Vec<_> = found.iter().map(|chain| chain.links.clone()).collect();
        assert_eq!(links, [vec![2], vec![3], vec![0, 1]]);
    }

    #[test]
    fn places_without_a_chain_say_why() {
        use NodeKind::{Candidate, Home};
        let links = vec![hop(0, 1, 1.0), hop(1, 2, 1.0), hop(2, 3, 1.0), hop(4, 5, 1.0)];
        let nodes = vec![Home, Candidate, Candidate, Candidate, Candidate, Candidate, Candidate, Candidate];
        let seen = HopRefusals { too_long: 3, too_tall: 1, ..HopRefusals::default() };
        let graph = BackhaulGraph::new(nodes, links).expect("a graph").with_refusals(6, seen);
        let why = |node: usize| match graph.way_home(node, ChainLimits { chains: 3, links: 2 }) {
            WayHome::Unreachable(why) => Some(why),
            WayHome::Chains(_) => None,
        };
        assert_eq!(why(2), None);
        assert_eq!(why(3), Some(Unreachable::TooManyLinks { needed: 3 }));
        assert_eq!(why(4), Some(Unreachable::LeadsNowhere));
        assert_eq!(why(6), Some(Unreachable::TooTall(seen)));
        assert_eq!(why(7), Some(Unreachable::NothingInSight));
        let far = HopRefusals { too_long: 2, ..HopRefusals::default() };
        let graph = graph.with_refusals(7, far);
        let WayHome::Unreachable(found) = graph.way_home(7, ChainLimits::default()) else { panic!("none") };
        assert_eq!(found, Unreachable::TooFar(far));
    }

    #[test]
    fn graphs_that_are_none_are_refused() {
        let two = || vec![NodeKind::Home, NodeKind::Candidate];
        let refused = |link: Link| BackhaulGraph::new(two(), vec![link]).expect_err("no graph");
        assert!(matches!(refused(hop(0, 2, 1.0)), GraphError::Ends { link: 0, nodes: 2, .. }));
        assert!(matches!(refused(hop(1, 1, 1.0)), GraphError::Ends { .. }));
        assert!(matches!(refused(hop(0, 1, -1.0)), GraphError::LinkCost { .. }));
        assert!(matches!(refused(hop(0, 1, f64::NAN)), GraphError::LinkCost { .. }));
        let relay = vec![NodeKind::Relay { cost: f64::INFINITY }];
        assert!(matches!(BackhaulGraph::new(relay, Vec::new()), Err(GraphError::RelayCost { node: 0, .. })));
    }

    /// All loop-free chains by plain recursion.
    fn every_chain(graph: &BackhaulGraph, part: &Chain, most_links: usize, into: &mut Vec<Chain>) {
        let node = part.nodes[part.nodes.len() - 1];
        if graph.nodes()[node].is_home() {
            into.push(part.clone());
            return;
        }
        if part.links.len() == most_links {
            return;
        }
        for &(link, other) in graph.beside(node) {
            if !part.nodes.contains(&other) {
                let mut longer = part.clone();
                longer.nodes.push(other);
                longer.links.push(link);
                longer.cost += graph.links()[link].cost + graph.nodes()[other].passing_cost();
                every_chain(graph, &longer, most_links, into);
            }
        }
    }

    proptest! {
        #[test]
        fn the_cheapest_of_all_chains_are_found(
            links in prop::collection::vec((0..9_usize, 0..9_usize, 0..20_u8), 5..30),
            relay in 0..30_u8,
            most_links in 1..5_usize,
        ) {
            let nodes = (0..9).map(|node| match node {
                0 => NodeKind::Home,
                1 => NodeKind::Satellite,
                2 | 3 => NodeKind::Relay { cost: f64::from(relay) },
                _ => NodeKind::Candidate,
            });
            let links = links.into_iter().filter(|(a, b, _)| a != b).map(|(a, b, cost)| hop(a, b, f64::from(cost)));
            let graph = BackhaulGraph::new(nodes.collect(), links.collect()).expect("a graph");
            for (node, way) in graph.ways_home(ChainLimits { chains: 4, links: most_links }) {
                let mut every = Vec::new();
                let start = Chain { nodes: vec![node], links: Vec::new(), cost: 0.0 };
                every_chain(&graph, &start, most_links, &mut every);
                every.sort_by(|a, b| {
                    let by_links = a.links.len().cmp(&b.links.len()).then(a.links.cmp(&b.links));
                    a.cost.total_cmp(&b.cost).then(by_links)
                });
                let found = match way {
                    WayHome::Chains(chains) => chains,
                    WayHome::Unreachable(_) => Vec::new(),
                };
                prop_assert_eq!(found.len(), every.len().min(4));
                for (found, expected) in found.iter().zip(&every) {
                    // which of equal ones are kept is decided by the search
                    prop_assert!((found.cost - expected.cost).abs() < 1e-9);
                    prop_assert!(every.contains(found));
                }
                prop_assert!(found.windows(2).all(|pair| pair[0] != pair[1]));
            }
        }
    }
}
