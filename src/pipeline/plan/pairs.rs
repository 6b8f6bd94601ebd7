//! Pairs of new masts that serve places only together: two of one operator, each too weak alone.
use super::candidate::{Candidate, ServeTogether};
use super::plan_search::PlanSearch;
use crate::coverage::MastIndex;
use crate::language::word;
use crate::link::{MastMargin, joint_probability};
use crate::network::{Network, SectorCarrier};
use crate::pipeline::{Progress, RunError};
use crate::planning::RemedyKind;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Masts that come nearest to serving a point, among which pairs are looked for.
const NEAREST: usize = 6;
/// Pairs that are offered, those that serve most people together.
const MOST_PAIRS: usize = 40;

/// The operator's masts of today with all that could be built.
struct PossibleMasts<'a> {
    network: &'a Network,
    index: &'a MastIndex,
    /// The candidate of a sector.
    of_sector: &'a BTreeMap<String, usize>,
}

impl PlanSearch<'_> {
    /// Pairs of new masts, of those that are kept, that serve points together and not alone.
    ///
    /// # Method
    /// The masts of one operator share the shadowing as [`joint_probability`] says; its masts of today help too.
    ///
    /// # Cost
    /// One path per (point, new mast in range).
    ///
    /// # Errors
    /// [`RunError`]: ground that cannot be read.
    pub(super) fn pairs(
        &self,
        candidates: &[Candidate],
        kept: &[bool],
        progress: &dyn Progress,
    ) -> Result<Vec<ServeTogether>, RunError> {
        let scenario = self.session.scenario();
        let service = &scenario.service;
        // where the best mast alone decides, no two are more than one
        if service.shadowing_correlation >= 1.0 || service.sigma_db <= 0.0 {
            return Ok(Vec::new());
        }
        let mut of_sector: BTreeMap<String, usize> = BTreeMap::new();
        let mut sectors: Vec<SectorCarrier> = self.session.network().sectors().to_vec();
        sectors.retain(|sector| sector.operator == scenario.new_mast.operator);
        for (index, candidate) in candidates.iter().enumerate() {
            if candidate.kind == RemedyKind::NewMast && kept[index] {
                for sector in &candidate.sectors {
                    let sector_id = format!("\u{0}{index}\u{0}{}", sector.sector_id);
                    of_sector.insert(sector_id.clone(), index);
                    sectors.push(SectorCarrier { sector_id, ..sector.clone() });
                }
            }
        }
        let network = Network::new(sectors);
        let index = MastIndex::of(&network);
        let masts = PossibleMasts { network: &network, index: &index, of_sector: &of_sector };
        progress.stage(word("pairs-looking-for-pairs-of-masts"), self.opportunity.points.len() as u64);
        let of_point = |number: usize| {
            let found = self.pairs_at(number, candidates, &masts);
            progress.advance(1);
            found
        };
        let each: Vec<_> = (0..self.opportunity.points.len()).into_par_iter().map(of_point).collect();
        let mut pairs: BTreeMap<[usize; 2], Vec<usize>> = BTreeMap::new();
        for (point, found) in each.into_iter().enumerate() {
            for pair in found? {
                pairs.entry(pair).or_default().push(point);
            }
        }
        progress.finish();
        let people = |points: &[usize]| -> f64 {
            points.iter().map(|point| self.opportunity.points[*point].people).sum()
        };
        let mut pairs: Vec<ServeTogether> =
            pairs.into_iter().map(|(pair, points)| (pair.to_vec(), points)).collect();
        pairs.sort_by(|a, b| people(&b.1).total_cmp(&people(&a.1)).then_with(|| a.0.cmp(&b.0)));
        pairs.truncate(MOST_PAIRS);
        Ok(pairs)
    }

    /// Pairs that serve one point.
    fn pairs_at(
        &self,
        number: usize,
        candidates: &[Candidate],
        masts: &PossibleMasts<'_>,
    ) -> Result<Vec<[usize; 2]>, RunError> {
        let PossibleMasts { network, index, of_sector } = *masts;
        let (mut today, mut new) = (BTreeMap::new(), BTreeMap::new());
        self.with_links(number, network, index, |_, links| {
            for server in links {
                let sector_id = &network.sectors()[server.sector].sector_id;
                let margin =
                    MastMargin { margin_db: server.link.margin().db(), sigma_db: server.link.sigma_db };
                match of_sector.get(sector_id) {
                    Some(candidate) => keep_best(&mut new, *candidate, margin),
                    None => keep_best(&mut today, network.tower(server.sector), margin),
                }
            }
        })?;
        let today: Vec<MastMargin> = today.into_values().collect();
        let weak = |candidate: &usize| candidates[*candidate].serves.binary_search(&number).is_err();
        let mut near: Vec<(usize, MastMargin)> =
            new.into_iter().filter(|(candidate, _)| weak(candidate)).collect();
        near.sort_by(|a, b| b.1.margin_db.total_cmp(&a.1.margin_db).then(a.0.cmp(&b.0)));
        near.truncate(NEAREST);
        let service = &self.session.scenario().service;
        let serves = |masts: &[MastMargin]| {
            joint_probability(masts, service.shadowing_correlation) >= service.target_probability
        };
        let mut pairs = Vec::new();
        for (at, (first, one)) in near.iter().enumerate() {
            for (second, other) in &near[at + 1..] {
                let apart = candidates[*first].position != candidates[*second].position;
                let with: Vec<MastMargin> = today.iter().copied().chain([*one, *other]).collect();
                if apart && serves(&with) {
                    pairs.push([*first.min(second), *first.max(second)]);
                }
            }
        }
        Ok(pairs)
    }
}

/// Keeps the greatest margin of each mast.
fn keep_best(margins: &mut BTreeMap<usize, MastMargin>, mast: usize, margin: MastMargin) {
    let known = margins.entry(mast).or_insert(margin);
    if margin.margin_db > known.margin_db {
        *known = margin;
    }
}
