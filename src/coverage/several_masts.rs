//! The links of a place taken together: several masts of one operator help each other.
use super::ServerLink;
use crate::link::{MastMargin, ServiceNeed, joint_probability};
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
    let operator = |server: &ServerLink| network.sectors()[server.sector].operator.as_str();
    let tower = |server: &ServerLink| network.tower(server.sector);
    let alone = links.iter().map(|server| server.link.probability).reduce(f64::max)?;
    let mut links = links.to_vec();
    links.sort_by_key(|server| (operator(server), tower(server), server.sector));
    let by_operator = links.chunk_by(|a, b| operator(a) == operator(b)).map(|own| {
        let towers = own.chunk_by(|a, b| tower(a) == tower(b));
        let margins: Vec<MastMargin> = towers.filter_map(best_margin).collect();
        joint_probability(&margins, need.shadowing_correlation)
    });
    Some(by_operator.fold(alone, f64::max))
}

/// Margins of an operator's towers over links of one technology, each by its link nearest to serving, in the order of the towers.
#[must_use]
pub fn operator_margins(network: &Network, links: &[ServerLink], operator: &str) -> Vec<MastMargin> {
    let tower = |server: &ServerLink| network.tower(server.sector);
    let own = links.iter().filter(|server| network.sectors()[server.sector].operator == operator);
    let mut own: Vec<ServerLink> = own.copied().collect();
    own.sort_by_key(|server| (tower(server), server.sector));
    own.chunk_by(|a, b| tower(a) == tower(b)).filter_map(best_margin).collect()
}

/// Margin of the link nearest to serving.
fn best_margin(links: &[ServerLink]) -> Option<MastMargin> {
    let best = links.iter().copied().reduce(ServerLink::nearer)?.link;
    Some(MastMargin { margin_db: best.margin().db(), sigma_db: best.sigma_db })
}
