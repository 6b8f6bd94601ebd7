//! Chains of links home: the graph of places and links, and the cheapest chains of each candidate.
use super::chain_search::ChainSearch;
use super::hop::HopRefusals;
use rayon::prelude::*;

/// What a node of the graph is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NodeKind {
    /// A place with a way home today: a fibre end, a mast with backhaul.
    Home,
    /// A satellite's gateway: links to it end at home too.
    Satellite,
    /// A site that may be built; other chains may lead through it, if it is.
    Candidate,
    /// A site that only passes traffic on; it costs this much in every chain that leads through it.
    Relay {
        /// Cost, at least 0.
        cost: f64,
    },
}

impl NodeKind {
    /// Whether a chain ends here.
    #[must_use]
    pub const fn is_home(self) -> bool {
        matches!(self, Self::Home | Self::Satellite)
    }

    /// What a chain pays for leading through.
    pub(super) const fn passing_cost(self) -> f64 {
        match self {
            Self::Relay { cost } => cost,
            Self::Home | Self::Satellite | Self::Candidate => 0.0,
        }
    }
}

/// What a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Microwave.
    Hop,
    /// Fibre to be laid.
    Fibre,
    /// A terminal on the site.
    Satellite,
}

/// A link that can be built between two nodes, usable both ways.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Its nodes.
    pub ends: [usize; 2],
    /// What it is.
    pub kind: LinkKind,
    /// What it costs, at least 0.
    pub cost: f64,
}

/// How many chains, and how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainLimits {
    /// Chains of a candidate.
    pub chains: usize,
    /// Links of a chain.
    pub links: usize,
}

impl Default for ChainLimits {
    /// Three chains of at most four links: a choice.
    fn default() -> Self {
        Self { chains: 3, links: 4 }
    }
}

/// A chain of links from a candidate home, without loops.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// Nodes, the candidate first, home last.
    pub nodes: Vec<usize>,
    /// Links between them, in the same order. Chains that share a link name the same one, so that a plan pays for it once.
    pub links: Vec<usize>,
    /// Of its links and relays, as if it were alone.
    pub cost: f64,
}

impl Chain {
    /// The nodes that it leads through: neither the candidate nor home.
    #[must_use]
    pub fn inner_nodes(&self) -> &[usize] {
        self.nodes.get(1..self.nodes.len().saturating_sub(1)).unwrap_or(&[])
    }

    /// The relays that it leads through.
    pub fn relays<'a>(&'a self, graph: &'a BackhaulGraph) -> impl Iterator<Item = usize> + 'a {
        let is_relay = |node: &usize| matches!(graph.nodes[*node], NodeKind::Relay { .. });
        self.inner_nodes().iter().copied().filter(is_relay)
    }

    /// The other candidates that it leads through: it exists only where they are built.
    pub fn through<'a>(&'a self, graph: &'a BackhaulGraph) -> impl Iterator<Item = usize> + 'a {
        self.inner_nodes().iter().copied().filter(|node| graph.nodes[*node] == NodeKind::Candidate)
    }
}

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

/// Why a graph cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// A link ends at a node that is not there, or both ends are the same.
    #[error("link {link} joins {ends:?}, which are not two of {nodes} nodes")]
    Ends {
        /// Index of the link.
        link: usize,
        /// Its ends.
        ends: [usize; 2],
        /// Number of nodes.
        nodes: usize,
    },
    /// A link costs less than nothing, or not a finite number.
    #[error("link {link} costs {cost}: a finite number, at least 0, is needed")]
    LinkCost {
        /// Index of the link.
        link: usize,
        /// Its cost.
        cost: f64,
    },
    /// A relay costs less than nothing, or not a finite number.
    #[error("relay {node} costs {cost}: a finite number, at least 0, is needed")]
    RelayCost {
        /// Index of the node.
        node: usize,
        /// Its cost.
        cost: f64,
    },
}

/// Places and the links that can be built between them.
///
/// # Examples
/// ```
/// use signalgap::planning::backhaul::{BackhaulGraph, ChainLimits, Link, LinkKind, NodeKind, WayHome};
/// let nodes = vec![NodeKind::Home, NodeKind::Relay { cost: 40.0 }, NodeKind::Candidate];
/// let hop = |a: usize, b: usize, cost: f64| Link { ends: [a, b], kind: LinkKind::Hop, cost };
/// let graph = BackhaulGraph::new(nodes, vec![hop(0, 1, 10.0), hop(1, 2, 10.0)])?;
/// let WayHome::Chains(chains) = graph.way_home(2, ChainLimits::default()) else { panic!("a chain") };
/// assert_eq!((chains[0].nodes.as_slice(), chains[0].cost), ([2, 1, 0].as_slice(), 60.0));
/// # Ok::<(), signalgap::planning::backhaul::GraphError>(())
/// ```
#[derive(Clone, Debug)]
pub struct BackhaulGraph {
    nodes: Vec<NodeKind>,
    links: Vec<Link>,
    /// Links of each node, rising, each with the other end.
    beside: Vec<Vec<(usize, usize)>>,
    /// Hops that were looked at in vain, by node.
    refusals: Vec<HopRefusals>,
}

impl BackhaulGraph {
    /// A graph of nodes and links; several links between the same nodes are different ways.
    ///
    /// # Errors
    /// [`GraphError`]: ends that are not there, costs that are no costs.
    pub fn new(nodes: Vec<NodeKind>, links: Vec<Link>) -> Result<Self, GraphError> {
        let usable = |cost: f64| cost.is_finite() && cost >= 0.0;
        for (node, kind) in nodes.iter().enumerate() {
            let cost = kind.passing_cost();
            if !usable(cost) {
                return Err(GraphError::RelayCost { node, cost });
            }
        }
        let mut beside = vec![Vec::new(); nodes.len()];
        for (link, &Link { ends, cost, .. }) in links.iter().enumerate() {
            let [a, b] = ends;
            if a == b || a.max(b) >= nodes.len() {
                return Err(GraphError::Ends { link, ends, nodes: nodes.len() });
            }
            if !usable(cost) {
                return Err(GraphError::LinkCost { link, cost });
            }
            beside[a].push((link, b));
            beside[b].push((link, a));
        }
        let refusals = vec![HopRefusals::default(); nodes.len()];
        Ok(Self { nodes, links, beside, refusals })
    }

    /// The same graph, with the hops of a node that were looked at in vain: they explain why it has no chain. A node that is not there is passed over.
    #[must_use]
    pub fn with_refusals(mut self, node: usize, refusals: HopRefusals) -> Self {
        if let Some(of_node) = self.refusals.get_mut(node) {
            *of_node = refusals;
        }
        self
    }

    /// The nodes.
    #[must_use]
    pub fn nodes(&self) -> &[NodeKind] {
        &self.nodes
    }

    /// The links.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Links of a node with their other ends.
    pub(super) fn beside(&self, node: usize) -> &[(usize, usize)] {
        &self.beside[node]
    }

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
            (0..self.nodes.len()).filter(|node| self.nodes[*node] == NodeKind::Candidate).collect();
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
        let Some(beside) = self.beside.get(candidate) else { return Unreachable::NothingInSight };
        if let Some(needed) = self.fewest_links_home(candidate) {
            return Unreachable::TooManyLinks { needed };
        }
        let refusals = self.refusals[candidate];
        match refusals {
            _ if !beside.is_empty() => Unreachable::LeadsNowhere,
            HopRefusals { too_tall: 1.., .. } => Unreachable::TooTall(refusals),
            HopRefusals { unavailable: 1.., .. } => Unreachable::Unavailable(refusals),
            HopRefusals { too_long: 1.., .. } => Unreachable::TooFar(refusals),
            HopRefusals { no_terrain: 1.., .. } => Unreachable::NoTerrain(refusals),
            HopRefusals { .. } => Unreachable::NothingInSight,
        }
    }

    fn fewest_links_home(&self, from: usize) -> Option<usize> {
        let mut seen = vec![false; self.nodes.len()];
        seen[from] = true;
        let mut front = vec![from];
        let mut links = 0;
        while !front.is_empty() {
            if front.iter().any(|node| self.nodes[*node].is_home()) {
                return Some(links);
            }
            let mut next = Vec::new();
            for (_, other) in front.iter().flat_map(|node| &self.beside[*node]) {
                if !std::mem::replace(&mut seen[*other], true) {
                    next.push(*other);
                }
            }
            (front, links) = (next, links + 1);
        }
        None
    }
}
