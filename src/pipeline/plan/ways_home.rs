//! Ways home for all candidates: hops to masts and fibre ends, over other candidates and over relays; fibre; satellite.
use super::candidate::Candidate;
use super::hop_links::{HopLinks, Pair};
use super::relays::{Relay, RelaySearch};
use super::way_search::WaySearch;
use crate::language::word;
use crate::pipeline::{Progress, RunError};
use crate::planning::backhaul::{
    BackhaulGraph, Chain, ChainLimits, ConfirmedHop, FibreQuestion, HopRefusals, Link, LinkKind, NodeKind,
    Unreachable, WayHome,
};
use crate::planning::plan::{LinkEnd, Money, PlannedLinkKind};
use crate::scenario::SatelliteUse;
use crate::terrain::CriterionClearance;
use crate::units::Length;

/// Chains offered of a candidate.
const CHAINS: usize = 3;
/// Candidates over which one without a hop of its own is tried.
const OVER_CANDIDATES: usize = 12;

/// A link that may be built.
#[derive(Clone, Debug)]
pub(super) struct PossibleLink {
    /// The site's end, then the one nearer to home; of a satellite the site's alone.
    pub(super) ends: Vec<LinkEnd>,
    pub(super) kind: PlannedLinkKind,
    pub(super) length: Length,
    pub(super) money: Money,
    nodes: [usize; 2],
}

/// The chains of a candidate, or why it has none; `None` of one that needs none.
pub(super) type WayOf = Option<Result<Vec<Chain>, Unreachable>>;

/// Ways home.
pub(super) struct WaysHome {
    pub(super) links: Vec<PossibleLink>,
    pub(super) relays: Vec<Relay>,
    /// Of each candidate its chains, or why it has none; `None` of one that needs none.
    pub(super) of: Vec<WayOf>,
    nodes: Nodes,
}

/// How nodes of the graph are numbered: anchors, candidates, relays, the satellite.
#[derive(Clone, Copy)]
struct Nodes {
    anchors: usize,
    candidates: usize,
    relays: usize,
}

impl Nodes {
    const fn candidate(self, index: usize) -> usize {
        self.anchors + index
    }

    const fn relay(self, index: usize) -> usize {
        self.anchors + self.candidates + index
    }

    const fn satellite(self) -> usize {
        self.anchors + self.candidates + self.relays
    }
}

impl WaysHome {
    /// The candidate that a node is.
    pub(super) fn candidate_at(&self, node: usize) -> Option<usize> {
        let index = node.checked_sub(self.nodes.anchors)?;
        (index < self.nodes.candidates).then_some(index)
    }

    /// The relay that a node is.
    pub(super) fn relay_at(&self, node: usize) -> Option<usize> {
        let index = node.checked_sub(self.nodes.anchors + self.nodes.candidates)?;
        (index < self.nodes.relays).then_some(index)
    }
}

impl WaySearch<'_> {
    /// All ways home.
    ///
    /// # Cost
    /// One profile per candidate and anchor within the longest hop; one sweep per candidate for which relays are looked for.
    ///
    /// # Errors
    /// [`RunError`]: ground that cannot be read.
    pub(super) fn find(&self, progress: &dyn Progress) -> Result<WaysHome, RunError> {
        let hop_links = HopLinks { search: self };
        let mut nodes =
            Nodes { anchors: self.anchors.all.len(), candidates: self.candidates.len(), relays: 0 };
        progress.stage(word("ways-home-finding-ways-home"), self.candidates.len() as u64);
        let (direct, refusals) = hop_links.to_anchors(progress)?;
        let mut has_hop = vec![false; self.candidates.len()];
        for pair in &direct {
            has_hop[pair.candidate] = true;
        }
        let over = hop_links.over_candidates(&has_hop, OVER_CANDIDATES)?;
        for pair in &over {
            has_hop[pair.candidate] = true;
        }
        let relays = RelaySearch { search: self }.find(&has_hop, progress)?;
        nodes.relays = relays.len();
        let mut links = Vec::new();
        for pair in direct {
            // a node beyond all candidates is marked so
            let node = self.candidates.len() + pair.other;
            links.push(self.hop_link(&pair, self.anchor_end(&pair), [pair.candidate, node])?);
        }
        for pair in over {
            links.push(self.hop_link(&pair, self.candidate_end(&pair), [pair.candidate, pair.other])?);
        }
        for (index, relay) in relays.iter().enumerate() {
            links.extend(self.relay_links(relay, self.candidates.len() + nodes.relay(index))?);
        }
        for link in &mut links {
            link.nodes = link.nodes.map(|marked| self.node_of(marked, nodes));
        }
        links.extend(self.fibre_links(nodes)?);
        let with_satellite = self.session.scenario().plan.backhaul.satellite;
        if with_satellite == SatelliteUse::Always {
            links.extend(self.satellite_links(nodes, &|_| true));
        }
        let mut ways = self.chains(&links, nodes, &relays, &refusals)?;
        if with_satellite == SatelliteUse::Fallback {
            let without: Vec<bool> =
                ways.iter().map(|way| way.as_ref().is_some_and(Result::is_err)).collect();
            links.extend(self.satellite_links(nodes, &|candidate| without[candidate]));
            ways = self.chains(&links, nodes, &relays, &refusals)?;
        }
        progress.finish();
        Ok(WaysHome { links, relays, of: ways, nodes })
    }

    /// The node of a candidate, or of what is a node already (beyond all candidates).
    const fn node_of(&self, marked: usize, nodes: Nodes) -> usize {
        if marked < self.candidates.len() { nodes.candidate(marked) } else { marked - self.candidates.len() }
    }

    fn anchor_end(&self, pair: &Pair) -> LinkEnd {
        let anchor = &self.anchors.all[pair.other];
        LinkEnd { name: anchor.name.clone(), position: anchor.position, height_agl: pair.hop.antennas_agl[1] }
    }

    fn candidate_end(&self, pair: &Pair) -> LinkEnd {
        self.end_of(pair.other, pair.hop.antennas_agl[1])
    }

    fn end_of(&self, candidate: usize, height_agl: Length) -> LinkEnd {
        let candidate = &self.candidates[candidate];
        LinkEnd { name: candidate.name.clone(), position: candidate.position, height_agl }
    }

    fn hop_link(&self, pair: &Pair, far: LinkEnd, nodes: [usize; 2]) -> Result<PossibleLink, RunError> {
        Ok(PossibleLink {
            ends: vec![self.end_of(pair.candidate, pair.hop.antennas_agl[0]), far],
            kind: self.microwave(&pair.hop),
            length: pair.hop.length,
            money: self.prices.hop(pair.hop.length)?,
            nodes,
        })
    }

    fn microwave(&self, hop: &ConfirmedHop) -> PlannedLinkKind {
        let share =
            |criterion: CriterionClearance| criterion.tightest.map_or(f64::INFINITY, |point| point.share);
        PlannedLinkKind::Microwave {
            frequency_ghz: self.hops.bands[hop.choice.band].frequency.gigahertz(),
            availability_percent: hop.choice.outage.availability_percent(),
            clear_share: share(hop.clearance.median),
            clear_share_worst: share(hop.clearance.low),
        }
    }

    /// The hops of a relay: from the candidate to it, and from it to the anchor.
    fn relay_links(&self, relay: &Relay, node: usize) -> Result<[PossibleLink; 2], RunError> {
        let end = |height_agl| LinkEnd { name: relay.name.clone(), position: relay.position, height_agl };
        let anchor = &self.anchors.all[relay.anchor];
        let far = LinkEnd {
            name: anchor.name.clone(),
            position: anchor.position,
            height_agl: relay.home.antennas_agl[1],
        };
        let link = |hop: &ConfirmedHop, ends: Vec<LinkEnd>, nodes| -> Result<PossibleLink, RunError> {
            let money = self.prices.hop(hop.length)?;
            Ok(PossibleLink { ends, kind: self.microwave(hop), length: hop.length, money, nodes })
        };
        let site = self.end_of(relay.candidate, relay.from_site.antennas_agl[0]);
        let home = self.candidates.len() + relay.anchor;
        Ok([
            link(
                &relay.from_site,
                vec![site, end(relay.from_site.antennas_agl[1])],
                [relay.candidate, node],
            )?,
            link(&relay.home, vec![end(relay.home.antennas_agl[0]), far], [node, home])?,
        ])
    }

    /// Fibre from candidates to the nearest of its ends, where it is not too long.
    fn fibre_links(&self, nodes: Nodes) -> Result<Vec<PossibleLink>, RunError> {
        let choice = &self.session.scenario().plan.backhaul;
        let question = FibreQuestion {
            roads: self.roads,
            detour_factor: choice.detour_factor,
            ..FibreQuestion::default()
        };
        let longest = Length::from_kilometres(choice.longest_fibre_km);
        let mut links = Vec::new();
        for (index, candidate) in self.candidates.iter().enumerate() {
            if !candidate.needs_way_home() {
                continue;
            }
            let ends = self.anchors.within(&candidate.position, longest).into_iter();
            let routes = ends.filter(|(anchor, _)| self.anchors.all[*anchor].has_fibre).map(|(anchor, _)| {
                let routes = question.routes_to(&self.anchors.all[anchor].position, &[candidate.position]);
                (anchor, routes[0].length)
            });
            let nearest = routes.reduce(|best, next| if next.1 < best.1 { next } else { best });
            if let Some((anchor, length)) = nearest.filter(|(_, length)| *length <= longest) {
                let home = &self.anchors.all[anchor];
                let far = LinkEnd {
                    name: home.name.clone(),
                    position: home.position,
                    height_agl: Length::default(),
                };
                links.push(PossibleLink {
                    ends: vec![self.end_of(index, Length::default()), far],
                    kind: PlannedLinkKind::Fibre,
                    length,
                    money: self.prices.fibre(length)?,
                    nodes: [nodes.candidate(index), anchor],
                });
            }
        }
        Ok(links)
    }

    /// People whom a candidate serves.
    fn people_of(&self, candidate: &Candidate) -> f64 {
        candidate.serves.iter().map(|point| self.points[*point].people).sum()
    }

    fn satellite_links(&self, nodes: Nodes, wanted: &dyn Fn(usize) -> bool) -> Vec<PossibleLink> {
        let of = |(index, candidate): (usize, &Candidate)| {
            (candidate.needs_way_home() && wanted(index)).then(|| PossibleLink {
                ends: vec![self.end_of(index, candidate.height_agl)],
                kind: PlannedLinkKind::Satellite,
                length: Length::default(),
                money: self.prices.satellite_backhaul(candidate, self.people_of(candidate)),
                nodes: [nodes.candidate(index), nodes.satellite()],
            })
        };
        self.candidates.iter().enumerate().filter_map(of).collect()
    }

    /// The cheapest chains of each candidate.
    fn chains(
        &self,
        links: &[PossibleLink],
        nodes: Nodes,
        relays: &[Relay],
        refusals: &[HopRefusals],
    ) -> Result<Vec<WayOf>, RunError> {
        let mut kinds = vec![NodeKind::Home; nodes.anchors];
        kinds.extend(vec![NodeKind::Candidate; nodes.candidates]);
        kinds.extend(relays.iter().map(|relay| NodeKind::Relay { cost: (self.counted)(&relay.money) }));
        kinds.push(NodeKind::Satellite);
        let priced = links.iter().map(|link| Link {
            ends: link.nodes,
            kind: match link.kind {
                PlannedLinkKind::Microwave { .. } => LinkKind::Hop,
                PlannedLinkKind::Fibre => LinkKind::Fibre,
                PlannedLinkKind::Satellite => LinkKind::Satellite,
            },
            cost: (self.counted)(&link.money),
        });
        let graph = BackhaulGraph::new(kinds, priced.collect())
            .map_err(|error| RunError::Internal(error.to_string()))?;
        let graph = refusals.iter().enumerate().fold(graph, |graph, (candidate, refusals)| {
            graph.with_refusals(nodes.candidate(candidate), *refusals)
        });
        let links = self.session.scenario().plan.backhaul.most_hops;
        let limits = ChainLimits { chains: CHAINS, links };
        let mut of: Vec<WayOf> = vec![None; self.candidates.len()];
        for (node, way) in graph.ways_home(limits) {
            let candidate = node - nodes.anchors;
            if self.candidates[candidate].needs_way_home() {
                of[candidate] = Some(match way {
                    WayHome::Chains(chains) => Ok(chains),
                    WayHome::Unreachable(why) => Err(why),
                });
            }
        }
        Ok(of)
    }
}
