//! What proposals would do, from cached losses.
use super::at_masts::best_margin;
use super::proposal::Proposal;
use super::screened::{ScreenedGap, Screening};
use super::turned::changed_margin;
use crate::coverage::TowerLink;
use crate::planning::Gap;
use crate::settlements::Settlement;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What a proposal would do at the gaps.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Estimate {
    /// People who would gain the technology.
    pub(super) people: f64,
}

/// The gaps that see each mast.
pub(super) struct SeenFrom<'a> {
    gaps: &'a [ScreenedGap],
    by_mast: BTreeMap<usize, Vec<usize>>,
}

impl<'a> SeenFrom<'a> {
    pub(super) fn of(gaps: &'a [ScreenedGap]) -> Self {
        let mut by_mast: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, gap) in gaps.iter().enumerate() {
            for view in gap.places.iter().flat_map(|place| &place.masts) {
                let seen = by_mast.entry(view.mast).or_default();
                if seen.last() != Some(&number) {
                    seen.push(number);
                }
            }
        }
        Self { gaps, by_mast }
    }

    /// The estimates of proposals, in their order; `None` of what no cached loss is of.
    ///
    /// # Cost
    /// O(gaps that see the mast) per proposal; parallel over proposals.
    pub(super) fn estimates(
        &self,
        screening: &Screening<'_>,
        settlements: &[Settlement],
        gaps: &[Gap],
        proposals: &[Proposal],
    ) -> Vec<Option<Estimate>> {
        let people_of = |screened: &ScreenedGap| {
            let gap = &gaps[screened.gap];
            settlements[gap.settlement].people_by_cluster()[gap.cluster].unwrap_or_default()
        };
        let one = |proposal: &Proposal| {
            let by = proposal.screened?;
            let seen = self.by_mast.get(&by.mast).map_or(&[][..], Vec::as_slice);
            let share = |gap: &ScreenedGap| people_of(gap) * gained_share(screening, gap, proposal);
            Some(Estimate { people: seen.iter().map(|gap| share(&self.gaps[*gap])).sum() })
        };
        proposals.par_iter().map(one).collect()
    }
}

/// Share of a gap that a proposal would serve.
fn gained_share(screening: &Screening<'_>, gap: &ScreenedGap, proposal: &Proposal) -> f64 {
    let setting = screening.setting;
    let gains = gap.places.iter().filter(|place| {
        let margin = match proposal.screened.and_then(|by| by.carrier) {
            Some(_) => best_margin(place, proposal),
            None => changed_margin(setting.network, place, proposal),
        };
        let (operator, tower) = (proposal.operator.as_str(), proposal.tower);
        let added = margin.map(|margin| TowerLink { operator, tower, margin });
        !place.is_served(&setting.need)
            && added.is_some_and(|added| place.is_served_with(setting, added, &proposal.replaced))
    });
    gains.map(|place| place.weight).sum()
}
