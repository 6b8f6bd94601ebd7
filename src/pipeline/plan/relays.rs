//! Relay masts for candidates that see no place with a way home.
use super::candidate::{Candidate, site_name};
use super::hop_links::{HopLinks, on_mast};
use super::reach::{HopSearch, widest};
use super::way_search::WaySearch;
use crate::coverage::AntennaPoint;
use crate::geodesy::Position;
use crate::grid::Cell;
use crate::language::word;
use crate::pipeline::{Progress, RunError};
use crate::planning::backhaul::{ConfirmedHop, HopEnd};
use crate::planning::plan::Money;
use crate::units::Length;

/// Candidates for which relays are looked for, those that serve most people.
const MOST_SEARCHES: usize = 60;
/// Cells that are tried as a relay of one candidate: the hops of the first may fail on their own profiles.
const TRIED: usize = 6;

/// A relay mast between a candidate and an anchor.
#[derive(Clone, Debug)]
pub(super) struct Relay {
    pub(super) name: String,
    pub(super) position: Position,
    pub(super) money: Money,
    pub(super) candidate: usize,
    pub(super) anchor: usize,
    pub(super) from_site: ConfirmedHop,
    pub(super) home: ConfirmedHop,
}

/// The search for relays.
pub(super) struct RelaySearch<'s, 'a> {
    pub(super) search: &'s WaySearch<'a>,
}

/// A cell for a relay.
#[derive(Clone, Copy)]
struct RelayCell {
    cost: f64,
    layer: usize,
    at: usize,
    anchor: usize,
}

impl RelaySearch<'_, '_> {
    /// A relay for each candidate without a hop, where there is one: the cheapest whose hops are confirmed.
    pub(super) fn find(&self, has_hop: &[bool], progress: &dyn Progress) -> Result<Vec<Relay>, RunError> {
        let WaySearch { candidates, prices, .. } = *self.search;
        let Some(map) = prices.map() else { return Ok(Vec::new()) };
        // a candidate whose points others with a hop serve at the same height needs none
        let served = |candidate: &Candidate| {
            candidates.iter().zip(has_hop).any(|(other, has)| {
                *has && other.height_agl <= candidate.height_agl && other.serves == candidate.serves
            })
        };
        let lacking = |index: &usize| {
            let candidate = &candidates[*index];
            candidate.needs_way_home() && !has_hop[*index] && candidate.cell.is_some() && !served(candidate)
        };
        let people = |index: &usize| candidates[*index].cell.map_or(0.0, |place| place.people);
        let mut wanted: Vec<usize> = (0..candidates.len()).filter(lacking).collect();
        wanted.sort_by(|a, b| people(b).total_cmp(&people(a)).then(a.cmp(b)));
        wanted.truncate(MOST_SEARCHES);
        wanted.sort_unstable();
        progress.stage(word("relays-looking-for-relays"), wanted.len() as u64);
        let mut relays = Vec::new();
        for candidate in wanted {
            relays.extend(self.of_candidate(candidate, map)?);
            progress.advance(1);
        }
        Ok(relays)
    }

    fn of_candidate(
        &self,
        number: usize,
        map: &crate::planning::OpportunityMap,
    ) -> Result<Option<Relay>, RunError> {
        let WaySearch { session, candidates, prices, hops, .. } = *self.search;
        let candidate = &candidates[number];
        let tallest = map.layers.iter().map(|layer| layer.height_agl.metres()).fold(0.0, f64::max);
        let search = HopSearch { rule: hops.rule, frequency: widest(hops.bands), longest: hops.longest() };
        let seen = session.hop_heights(
            AntennaPoint { position: candidate.position, height_agl: candidate.height_agl },
            Length::from_metres(tallest),
            search,
        )?;
        let mut best: Vec<RelayCell> = Vec::new();
        let Some(reach) = prices.reach() else { return Ok(None) };
        let window = reach.window();
        for row in seen.held().rows().filter(|row| window.rows().contains(row)) {
            for col in seen.held().cols().filter(|col| window.cols().contains(col)) {
                let least_m = f64::from(seen.least_m(Cell { row, col }));
                if least_m.is_nan() {
                    continue;
                }
                let at = (row - window.first.row) * window.shape.cols + col - window.first.col;
                for (layer, height) in map.layers.iter().enumerate() {
                    let Some(anchor) = reach.anchor(layer, at) else { continue };
                    if least_m > height.height_agl.metres() || prices.is_forbidden(Cell { row, col }) {
                        continue;
                    }
                    let cost = prices.structure_cost(layer, at) + prices.hop_cost(layer, at);
                    let place = best
                        .partition_point(|other| other.cost.total_cmp(&cost).then(other.at.cmp(&at)).is_lt());
                    if place < TRIED {
                        best.insert(place, RelayCell { cost, layer, at, anchor });
                        best.truncate(TRIED);
                    }
                }
            }
        }
        for cell in best {
            if let Some(relay) = self.confirmed(number, map, cell)? {
                return Ok(Some(relay));
            }
        }
        Ok(None)
    }

    fn confirmed(
        &self,
        number: usize,
        map: &crate::planning::OpportunityMap,
        cell: RelayCell,
    ) -> Result<Option<Relay>, RunError> {
        let WaySearch { candidates, prices, anchors, session, .. } = *self.search;
        let (candidate, anchor) = (&candidates[number], &anchors.all[cell.anchor]);
        let height_agl = map.layers[cell.layer].height_agl;
        let centre = map.geometry.centre_m(map.cell(cell.at));
        let projection = session.projection()?;
        let geographic = projection.to_geographic(&[centre])?;
        let position = projection.place(&geographic)?[0];
        let position = Position { easting_m: centre.0, northing_m: centre.1, ..position };
        let links = HopLinks { search: self.search };
        let relay_end = HopEnd { position: &position, heights: on_mast(height_agl) };
        let site_end = HopEnd { position: &candidate.position, heights: on_mast(candidate.height_agl) };
        let home_end = HopEnd { position: &anchor.position, heights: on_mast(anchor.height_agl) };
        let hops = links.over_ground(&position, |hops| {
            Some((hops.confirm(site_end, relay_end).ok()?, hops.confirm(relay_end, home_end).ok()?))
        })?;
        let money = prices.structure(cell.layer, cell.at)?;
        Ok(hops.map(|(from_site, home)| Relay {
            name: format!("Relay {}", site_name(geographic[0], height_agl)),
            position,
            money,
            candidate: number,
            anchor: cell.anchor,
            from_site,
            home,
        }))
    }
}
