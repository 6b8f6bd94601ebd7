//! The links of a place taken together: several masts of one operator help each other.
use super::{PlaceLinks, ServerLink, TowerMargin};
use crate::link::{MastMargin, ServiceNeed, joint_probability, probability_at};
use crate::network::Network;

/// Probability that some mast works in both directions, over links of one technology; `None` without any.
///
/// Sectors and bands of one tower count by the one nearest to serving; the towers of an operator have the need's correlation of
/// shadowing; the best operator counts. Never below the probability of the best link.
///
/// # Cost and determinism
/// One [`joint_probability`] per operator; the same bits in any order of the links.
#[must_use]
pub fn probability_together(network: &Network, need: &ServiceNeed<'_>, links: &[ServerLink]) -> Option<f64> {
    probability_of_towers(need, links.iter().map(|server| TowerLink::of(network, server)).collect())
}

/// A link by the tower that it comes from: all that its part in the probability of several depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TowerLink<'a> {
    /// The operator.
    pub operator: &'a str,
    /// Number of the tower, as [`Network::tower`] has it, or any other number that no tower of the operator has.
    pub tower: usize,
    /// Margin of the link.
    pub margin: MastMargin,
}

impl<'a> TowerLink<'a> {
    fn of(network: &'a Network, server: &ServerLink) -> Self {
        Self {
            operator: network.sectors()[server.sector].operator.as_str(),
            tower: network.tower(server.sector),
            margin: MastMargin { margin_db: server.link.margin().db(), sigma_db: server.link.sigma_db },
        }
    }
}

/// As [`probability_together`], of links that need not be of one network: masts that are not built yet count as those that are.
#[must_use]
pub fn probability_of_towers(need: &ServiceNeed<'_>, mut links: Vec<TowerLink<'_>>) -> Option<f64> {
    let probability = |link: &TowerLink<'_>| probability_at(link.margin.margin_db, link.margin.sigma_db);
    let alone = links.iter().map(probability).reduce(f64::max)?;
    sort_by_tower(&mut links);
    let by_operator = links
        .chunk_by(|a, b| a.operator == b.operator)
        .map(|own| joint_probability(&best_by_tower(own), need.shadowing_correlation));
    Some(by_operator.fold(alone, f64::max))
}

/// Margins of an operator's towers over links of one technology, each by its link nearest to serving, in the order of the towers.
#[must_use]
pub fn operator_margins(network: &Network, links: &[ServerLink], operator: &str) -> Vec<MastMargin> {
    let links = links.iter().map(|server| TowerLink::of(network, server));
    let mut own: Vec<TowerLink<'_>> = links.filter(|link| link.operator == operator).collect();
    sort_by_tower(&mut own);
    best_by_tower(&own)
}

/// A tower whose margin is more standard deviations below the need works with less than 1 in 30,000.
pub const MOST_DEVIATIONS_BELOW: f64 = 4.0;

/// The margins of all towers at the sample points of a settlement's clusters, each by its link of a technology nearest to serving; those more than
/// [`MOST_DEVIATIONS_BELOW`] standard deviations below the need are left out.
///
/// # Determinism
/// By cluster, sample point, technology, operator and tower.
pub(super) fn tower_margins(network: &Network, clusters: &[Vec<&PlaceLinks>]) -> Vec<TowerMargin> {
    let mut margins = Vec::new();
    for (cluster, samples) in clusters.iter().enumerate() {
        for (sample, place) in samples.iter().enumerate() {
            for server in nearest_by_tower(network, &place.links) {
                let (link, sector) = (server.link, server.sector);
                let margin = MastMargin { margin_db: link.margin().db(), sigma_db: link.sigma_db };
                margins.push(TowerMargin { cluster, sample, sector, level: link.level, margin });
            }
        }
    }
    margins
}

/// Of each technology, operator and tower the link nearest to serving, where it counts.
fn nearest_by_tower(network: &Network, links: &[ServerLink]) -> Vec<ServerLink> {
    let mut counted: Vec<ServerLink> =
        links.iter().filter(|server| server.link.strength() >= -MOST_DEVIATIONS_BELOW).copied().collect();
    let key = |server: &ServerLink| {
        let sector = &network.sectors()[server.sector];
        (sector.carrier.technology.key(), sector.operator.as_str(), network.tower(server.sector))
    };
    counted.sort_by(|a, b| {
        let nearer = b.link.strength().total_cmp(&a.link.strength());
        key(a).cmp(&key(b)).then(nearer).then(a.sector.cmp(&b.sector))
    });
    counted.dedup_by(|later, kept| key(later) == key(kept));
    counted
}

/// By operator and tower, the links of a tower from the one nearest to serving.
fn sort_by_tower(links: &mut [TowerLink<'_>]) {
    links.sort_by(|a, b| {
        let by_strength = strength(a.margin).total_cmp(&strength(b.margin)).reverse();
        a.operator.cmp(b.operator).then(a.tower.cmp(&b.tower)).then(by_strength)
    });
}

/// Of each tower of an operator the margin nearest to serving.
fn best_by_tower(own: &[TowerLink<'_>]) -> Vec<MastMargin> {
    own.chunk_by(|a, b| a.tower == b.tower).map(|links| links[0].margin).collect()
}

/// As [`crate::coverage::Link::strength`].
fn strength(margin: MastMargin) -> f64 {
    if margin.sigma_db > 0.0 { margin.margin_db / margin.sigma_db } else { margin.margin_db }
}
