//! Places, and the links that can be built between them.
use super::hop::HopRefusals;

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

/// Why a graph cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// A link ends at a node that is not there, or both ends are the same.
    #[error("{}", crate::text!("graph-error-ends", link, ends = format_args!("{:?}", ends), nodes))]
    Ends {
        /// Index of the link.
        link: usize,
        /// Its ends.
        ends: [usize; 2],
        /// Number of nodes.
        nodes: usize,
    },
    /// A link costs less than nothing, or not a finite number.
    #[error("{}", crate::text!("graph-error-link-cost", link, cost))]
    LinkCost {
        /// Index of the link.
        link: usize,
        /// Its cost.
        cost: f64,
    },
    /// A relay costs less than nothing, or not a finite number.
    #[error("{}", crate::text!("graph-error-relay-cost", node, cost))]
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

    /// Hops of a node that were looked at in vain.
    pub(super) fn refusals(&self, node: usize) -> HopRefusals {
        self.refusals[node]
    }

    /// Links of a node with their other ends.
    pub(super) fn beside(&self, node: usize) -> &[(usize, usize)] {
        &self.beside[node]
    }
}
