//! Hops from candidates, each confirmed on its own profile.
use super::way_search::WaySearch;
use crate::geodesy::{PlaceIndex, Position};
use crate::pipeline::judge::SCALE_ALLOWANCE;
use crate::pipeline::{Progress, RunError};
use crate::planning::backhaul::{ConfirmedHop, HopEnd, HopRefusals, Hops};
use crate::terrain::HeightRange;
use crate::units::Length;
use rayon::prelude::*;

/// Dishes hang no lower above ground, m.
const LOWEST_DISH_M: f64 = 5.0;
/// Hops to anchors that are kept of a candidate, the shortest.
const HOPS_KEPT: usize = 4;

/// A hop from a candidate.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) candidate: usize,
    /// Index of the anchor, or of the other candidate.
    pub(super) other: usize,
    pub(super) hop: ConfirmedHop,
}

/// The hops of a search.
pub(super) struct HopLinks<'s, 'a> {
    pub(super) search: &'s WaySearch<'a>,
}

/// Heights at which a dish can hang on a mast.
pub(super) fn on_mast(height_agl: Length) -> HeightRange {
    HeightRange { least: Length::from_metres(LOWEST_DISH_M.min(height_agl.metres())), greatest: height_agl }
}

impl HopLinks<'_, '_> {
    /// The shortest hops from each candidate to anchors, and what stands in the way of others.
    pub(super) fn to_anchors(
        &self,
        progress: &dyn Progress,
    ) -> Result<(Vec<Pair>, Vec<HopRefusals>), RunError> {
        let WaySearch { anchors, candidates, hops, .. } = *self.search;
        let of = |index: usize| -> Result<(Vec<Pair>, HopRefusals), RunError> {
            let candidate = &candidates[index];
            progress.advance(1);
            let (mut found, mut refusals) = (Vec::new(), HopRefusals::default());
            if !candidate.needs_way_home() {
                return Ok((found, refusals));
            }
            let near = anchors.within(&candidate.position, hops.longest());
            refusals.too_long = anchors.all.len() - near.len();
            let near: Vec<usize> = near.into_iter().map(|(anchor, _)| anchor).collect();
            self.over_ground(&candidate.position, |hops| {
                for other in near {
                    let anchor = &anchors.all[other];
                    let far = HopEnd { position: &anchor.position, heights: on_mast(anchor.height_agl) };
                    let own =
                        HopEnd { position: &candidate.position, heights: on_mast(candidate.height_agl) };
                    match hops.confirm(own, far) {
                        Ok(hop) => found.push(Pair { candidate: index, other, hop }),
                        Err(refusal) => refusals.count(&refusal),
                    }
                    if found.len() == HOPS_KEPT {
                        break;
                    }
                }
            })?;
            Ok((found, refusals))
        };
        let each: Vec<_> = (0..candidates.len()).into_par_iter().map(of).collect();
        let (mut pairs, mut refusals) = (Vec::new(), Vec::new());
        for found in each {
            let (found, refused) = found?;
            pairs.extend(found);
            refusals.push(refused);
        }
        Ok((pairs, refusals))
    }

    /// Hops of candidates without one to the nearest candidates with one.
    pub(super) fn over_candidates(&self, has_hop: &[bool], most: usize) -> Result<Vec<Pair>, RunError> {
        let WaySearch { candidates, hops, .. } = *self.search;
        let with: Vec<usize> = (0..candidates.len()).filter(|index| has_hop[*index]).collect();
        let index = PlaceIndex::of(with.iter().map(|candidate| candidates[*candidate].position));
        let of = |number: usize| -> Result<Vec<Pair>, RunError> {
            let candidate = &candidates[number];
            let mut found = Vec::new();
            if !candidate.needs_way_home() || has_hop[number] {
                return Ok(found);
            }
            let mut near: Vec<(f64, usize)> = index
                .within(&candidate.position, hops.longest())
                .into_iter()
                .map(|(other, line)| (line.ground_distance.metres(), with[other]))
                .collect();
            near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            self.over_ground(&candidate.position, |hops| {
                for (_, other) in near.into_iter().take(most) {
                    let far = HopEnd {
                        position: &candidates[other].position,
                        heights: on_mast(candidates[other].height_agl),
                    };
                    let own =
                        HopEnd { position: &candidate.position, heights: on_mast(candidate.height_agl) };
                    if let Ok(hop) = hops.confirm(own, far) {
                        found.push(Pair { candidate: number, other, hop });
                    }
                }
            })?;
            found.truncate(HOPS_KEPT);
            Ok(found)
        };
        let each: Vec<_> = (0..candidates.len()).into_par_iter().map(of).collect();
        Ok(each.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    /// Does something with hops over the ground within their reach of a place.
    pub(super) fn over_ground<T>(
        &self,
        place: &Position,
        act: impl FnOnce(&Hops<'_>) -> T,
    ) -> Result<T, RunError> {
        let hops = self.search.hops;
        let reach_m = hops.longest().metres() * place.point_scale * SCALE_ALLOWANCE;
        let ground =
            self.search.session.inputs.ground.around(&[(place.easting_m, place.northing_m)], reach_m)?;
        Ok(act(&Hops { ground: &ground, ..hops }))
    }
}
