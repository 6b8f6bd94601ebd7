//! Proposals judged in full: every place in reach of what changes, before and after.
use super::proposal::Proposal;
use super::screened::links_or_none;
use crate::coverage::{
    AntennaPoint, DirectPath, LinkError, MastIndex, ServerLink, ServiceSetting, SightedPath, TowerLink,
    links_at, probability_of_towers,
};
use crate::geodesy::{GeodesicLine, PlaceIndex, Position};
use crate::link::MastMargin;
use crate::network::{SectorCarrier, Technology};
use crate::settlements::{Cluster, Settlement};
use crate::terrain::SamplingError;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What a proposal changes in one cluster.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Change {
    pub(super) settlement: usize,
    pub(super) cluster: usize,
    /// Share of the cluster that gains the technology.
    pub(super) gained_share: f64,
    /// Share of it that loses some technology.
    pub(super) lost_share: f64,
    /// Whether all of it has the technology then, and had not.
    pub(super) closes: bool,
}

/// The technologies that a place has, by [`Technology::ALL`].
type Served = [bool; Technology::ALL.len()];

/// Proposals by the points that they radiate from.
pub(super) struct Judging<'a> {
    pub(super) setting: &'a ServiceSetting<'a>,
    pub(super) index: &'a MastIndex,
    /// The technology that is missing.
    pub(super) technology: Technology,
    pub(super) proposals: &'a [Proposal],
    pub(super) points: &'a ProposalPoints,
    /// Whether a cluster, by settlement and number, is a gap.
    pub(super) is_gap: &'a (dyn Fn(usize, usize) -> bool + Sync),
}

/// The points that proposals radiate from, found by place.
pub(super) struct ProposalPoints {
    points: Vec<AntennaPoint>,
    /// Of each point its proposals.
    proposals: Vec<Vec<usize>>,
    places: PlaceIndex,
}

impl ProposalPoints {
    pub(super) fn of(proposals: &[Proposal]) -> Self {
        let mut by_point: BTreeMap<[u64; 3], (AntennaPoint, Vec<usize>)> = BTreeMap::new();
        for (index, proposal) in proposals.iter().enumerate() {
            let Some(antenna) = proposal.antenna() else { continue };
            let AntennaPoint { position, height_agl } = antenna;
            let key = [position.easting_m, position.northing_m, height_agl.metres()].map(f64::to_bits);
            by_point.entry(key).or_insert_with(|| (antenna, Vec::new())).1.push(index);
        }
        let (points, proposals): (Vec<_>, Vec<_>) = by_point.into_values().unzip();
        let places = PlaceIndex::of(points.iter().map(|point: &AntennaPoint| point.position));
        Self { points, proposals, places }
    }
}

impl Judging<'_> {
    /// Judges all proposals at settlements, the first of which has the number `first`; gives of each proposal the clusters that it changes.
    ///
    /// # Method
    /// A place is judged as [`crate::coverage::service_at_settlements`] does on the changed network: links of what changes are computed
    /// anew, all others stay bit for bit. A proposal that only adds is judged at gaps alone, because more masts take service from nobody.
    ///
    /// # Cost
    /// One path per (place, mast) as in judging, and one per (place, point that proposals radiate from); parallel over settlements.
    ///
    /// # Errors
    /// [`LinkError`] of the first settlement whose paths have no profile.
    pub(super) fn settlements(
        &self,
        settlements: &[Settlement],
        first: usize,
        done: &(dyn Fn() + Sync),
    ) -> Result<Vec<(usize, Change)>, LinkError> {
        let judged: Vec<Result<Vec<(usize, Change)>, LinkError>> = settlements
            .par_iter()
            .enumerate()
            .map(|(number, settlement)| {
                let clusters = settlement.clusters.iter().enumerate();
                let changes = clusters
                    .map(|(cluster, of)| self.cluster(of, first + number, cluster))
                    .collect::<Result<Vec<_>, _>>();
                done();
                Ok(changes?.into_iter().flatten().collect())
            })
            .collect();
        let all: Result<Vec<_>, _> = judged.into_iter().collect();
        Ok(all?.into_iter().flatten().collect())
    }

    fn cluster(
        &self,
        cluster: &Cluster,
        settlement: usize,
        number: usize,
    ) -> Result<Vec<(usize, Change)>, LinkError> {
        let is_gap = (self.is_gap)(settlement, number);
        let missing = Technology::ALL.into_iter().position(|technology| technology == self.technology);
        let missing = missing.unwrap_or_default();
        let none = Change { settlement, cluster: number, gained_share: 0.0, lost_share: 0.0, closes: false };
        let mut changes: BTreeMap<usize, (Change, usize)> = BTreeMap::new();
        let mut lacking = 0;
        for sample in &cluster.samples {
            let reached = self.reached(&sample.position, is_gap);
            if reached.is_empty() && !is_gap {
                continue;
            }
            let links = links_at(self.setting, self.index, &sample.position)?.links;
            let before = self.served(&links, None);
            lacking += usize::from(!before[missing]);
            for (proposal, after) in self.after(&sample.position, &reached, &links)? {
                let (change, gained) = changes.entry(proposal).or_insert((none, 0));
                if after[missing] && !before[missing] {
                    change.gained_share += sample.weight;
                    *gained += 1;
                }
                if before.iter().zip(after).any(|(before, after)| *before && !after) {
                    change.lost_share += sample.weight;
                }
            }
        }
        let closing = |(proposal, (change, gained)): (usize, (Change, usize))| {
            let closes = is_gap && gained == lacking && change.lost_share <= 0.0;
            (proposal, Change { closes, ..change })
        };
        let matters = |(_, change): &(usize, Change)| change.gained_share + change.lost_share > 0.0;
        Ok(changes.into_iter().map(closing).filter(matters).collect())
    }

    /// The points in range of a place with those of their proposals that can change it.
    fn reached(&self, place: &Position, is_gap: bool) -> Vec<Reached> {
        let within = self.points.places.within(place, self.setting.reach.radius);
        let mut reached: Vec<Reached> = within
            .into_iter()
            .map(|(point, line)| Reached {
                point,
                line,
                proposals: self.points.proposals[point]
                    .iter()
                    .copied()
                    .filter(|proposal| is_gap || self.proposals[*proposal].kind.changes_antennas())
                    .collect(),
            })
            .collect();
        reached.retain(|at| !at.proposals.is_empty());
        reached
    }

    /// What a place has with each proposal that reaches it.
    fn after(
        &self,
        place: &Position,
        reached: &[Reached],
        links: &[ServerLink],
    ) -> Result<Vec<(usize, Served)>, LinkError> {
        let mut found = Vec::new();
        for at in reached {
            let point = self.points.points[at.point];
            let path = match DirectPath::along(&self.setting.path, point, place, at.line) {
                Ok(path) => path,
                Err(SamplingError::Void { .. }) => continue,
                Err(other) => return Err(other.into()),
            };
            let sectors: Vec<&SectorCarrier> =
                at.proposals.iter().flat_map(|proposal| &self.proposals[*proposal].sectors).collect();
            let Some(first) = sectors.first() else { continue };
            let path = SightedPath::new(path, first.carrier.downlink);
            let mut made = links_or_none(self.setting, &path, &sectors)?.into_iter();
            for &proposal in &at.proposals {
                let of = &self.proposals[proposal];
                let own: Vec<(Technology, MastMargin)> = of
                    .sectors
                    .iter()
                    .zip(made.by_ref())
                    .filter_map(|(sector, link)| {
                        let link = link?;
                        let margin = MastMargin { margin_db: link.margin().db(), sigma_db: link.sigma_db };
                        Some((sector.carrier.technology, margin))
                    })
                    .collect();
                found.push((proposal, self.served(links, Some((of, &own)))));
            }
        }
        Ok(found)
    }

    /// The technologies that a place has, as it is or with a proposal whose links are given.
    fn served(&self, links: &[ServerLink], with: Option<(&Proposal, &[(Technology, MastMargin)])>) -> Served {
        let network = self.setting.network;
        Technology::ALL.map(|technology| {
            let stays = links.iter().filter(|server| {
                network.sectors()[server.sector].carrier.technology == technology
                    && with
                        .is_none_or(|(proposal, _)| proposal.replaced.binary_search(&server.sector).is_err())
            });
            let mut towers: Vec<TowerLink<'_>> = stays
                .map(|server| TowerLink {
                    operator: network.sectors()[server.sector].operator.as_str(),
                    tower: network.tower(server.sector),
                    margin: MastMargin {
                        margin_db: server.link.margin().db(),
                        sigma_db: server.link.sigma_db,
                    },
                })
                .collect();
            if let Some((proposal, own)) = with {
                let of_technology = own.iter().filter(|(of, _)| *of == technology);
                towers.extend(of_technology.map(|(_, margin)| TowerLink {
                    operator: proposal.operator.as_str(),
                    tower: proposal.tower,
                    margin: *margin,
                }));
            }
            probability_of_towers(&self.setting.need, towers)
                .is_some_and(|joint| joint >= self.setting.need.target_probability)
        })
    }
}

/// A point in range of a place.
struct Reached {
    point: usize,
    line: GeodesicLine,
    proposals: Vec<usize>,
}
