//! A chain of links home.
use super::graph::{BackhaulGraph, NodeKind};

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
        let is_relay = |node: &usize| matches!(graph.nodes()[*node], NodeKind::Relay { .. });
        self.inner_nodes().iter().copied().filter(is_relay)
    }

    /// The other candidates that it leads through: it exists only where they are built.
    pub fn through<'a>(&'a self, graph: &'a BackhaulGraph) -> impl Iterator<Item = usize> + 'a {
        self.inner_nodes().iter().copied().filter(|node| graph.nodes()[*node] == NodeKind::Candidate)
    }
}
