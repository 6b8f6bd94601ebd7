//! The search for remedies, in steps over parts of the settlements.
use super::choose::Known;
use super::estimate::SeenFrom;
use super::found::Remedies;
use super::judged::{Change, Judging, ProposalPoints};
use super::proposal::{Proposal, ProposalKey};
use super::screened::{ScreenedGap, Screening};
use super::standing::{Standing, standing};
use super::{RemedyQuestion, at_village};
use crate::coverage::{LinkError, MastIndex, ServiceSetting};
use crate::planning::Gap;
use crate::settlements::Settlement;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Of each gap, most proposals of one kind that are judged in full.
const JUDGED_PER_KIND: usize = 4;

/// Gaps, and those of them that remedies are looked for.
#[derive(Clone, Copy, Debug)]
pub struct SearchedGaps<'a> {
    /// All.
    pub all: &'a [Gap],
    /// Indices of those that are searched, rising.
    pub searched: &'a [usize],
}

/// What remedies are looked for in. The ground of [`ServiceSetting`] is given to each step, since not all of it need be in memory.
pub struct RemedySearch<'a> {
    index: &'a MastIndex,
    question: &'a RemedyQuestion<'a>,
    settlements: &'a [Settlement],
    gaps: &'a [Gap],
    standing: Vec<Standing<'a>>,
    is_gap: BTreeSet<(usize, usize)>,
}

/// A gap that was screened, with what was proposed for it.
pub struct Screened {
    gap: ScreenedGap,
    proposals: Vec<Proposal>,
}

/// Proposals for all gaps, each once.
pub struct Proposals<'a> {
    known: Known<'a>,
    points: ProposalPoints,
}

impl Proposals<'_> {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.known.proposals.len()
    }
}

/// Some settlements that stand together in the order of all.
#[derive(Clone, Copy, Debug)]
pub struct SettlementsPart<'a> {
    /// The settlements.
    pub settlements: &'a [Settlement],
    /// Number of the first of them among all.
    pub first: usize,
}

/// What proposals change at some settlements.
pub struct Judged(Vec<(usize, Change)>);

impl<'a> RemedySearch<'a> {
    /// Over these gaps, of which those that are `searched` (by index, rising) get more than a satellite terminal; the network is that of every setting
    /// given to the steps.
    #[must_use]
    pub fn new(
        setting: &ServiceSetting<'a>,
        index: &'a MastIndex,
        question: &'a RemedyQuestion<'a>,
        settlements: &'a [Settlement],
        gaps: SearchedGaps<'a>,
    ) -> Self {
        let standing = standing(setting.network, index.masts(), question);
        let place = |gap: &usize| (gaps.all[*gap].settlement, gaps.all[*gap].cluster);
        let is_gap = gaps.searched.iter().map(place).collect();
        Self { index, question, settlements, gaps: gaps.all, standing, is_gap }
    }

    /// Screens some of the gaps: all paths to them, and what would close each.
    ///
    /// # Cost
    /// As judging those gaps, with one evaluation more per carrier and frequency, height tried and repeater; parallel over gaps.
    ///
    /// # Errors
    /// [`LinkError`] of the first gap whose paths have no profile.
    pub fn screen(
        &self,
        setting: &ServiceSetting<'_>,
        gaps: &[usize],
        done: &(dyn Fn() + Sync),
    ) -> Result<Vec<Screened>, LinkError> {
        let screening =
            Screening { setting, index: self.index, question: self.question, standing: &self.standing };
        let one = |gap: &usize| {
            let screened = self.screened(&screening, *gap);
            done();
            screened
        };
        gaps.par_iter().map(one).collect::<Vec<_>>().into_iter().collect()
    }

    fn screened(&self, screening: &Screening<'_>, number: usize) -> Result<Screened, LinkError> {
        let gap = &self.gaps[number];
        let settlement = &self.settlements[gap.settlement];
        let samples = &settlement.clusters[gap.cluster].samples;
        let places: Result<Vec<_>, _> =
            samples.iter().map(|sample| screening.place(&sample.position, sample.weight)).collect();
        let screened = ScreenedGap { gap: number, weakest: gap.sample, places: places? };
        let place = &samples[gap.sample].position;
        let village = self.village(gap);
        let mut proposals = screening.added_at_masts(&screened);
        proposals.extend(screening.turned_at_masts(&screened));
        proposals.extend(screening.taller_masts(&screened, place)?);
        proposals.extend(screening.at_village(gap, place, &village)?);
        proposals.extend(screening.new_masts(place));
        Ok(Screened { gap: screened, proposals })
    }

    /// What a gap is called in the names of what would be built there.
    fn village(&self, gap: &Gap) -> String {
        let settlement = &self.settlements[gap.settlement];
        match settlement.clusters[gap.cluster].cluster_id.as_str() {
            "" => settlement.settlement_id.clone(),
            cluster_id => format!("{}/{cluster_id}", settlement.settlement_id),
        }
    }

    /// Puts proposals together, estimates what each would do at all gaps, and keeps of each gap and kind the likeliest: the cheapest, then those
    /// that more people gain by.
    ///
    /// # Cost
    /// O(gaps that see the mast) per proposal.
    #[must_use]
    pub fn propose(&'a self, setting: &ServiceSetting<'_>, screened: Vec<Screened>) -> Proposals<'a> {
        let screening =
            Screening { setting, index: self.index, question: self.question, standing: &self.standing };
        let mut by_key: BTreeMap<ProposalKey, (Proposal, Vec<usize>)> = BTreeMap::new();
        let mut gaps = Vec::with_capacity(screened.len());
        for Screened { gap, proposals } in screened {
            for proposal in proposals {
                let known = by_key.entry(proposal.key()).or_insert_with(|| (proposal, Vec::new()));
                known.1.push(gap.gap);
            }
            gaps.push(gap);
        }
        for (number, gap) in self.gaps.iter().enumerate() {
            let terminal = at_village::satellite(&self.village(gap));
            by_key.entry(terminal.key()).or_insert_with(|| (terminal, Vec::new())).1.push(number);
        }
        let (proposals, for_gaps): (Vec<Proposal>, Vec<Vec<usize>>) = by_key.into_values().unzip();
        let estimates = SeenFrom::of(&gaps).estimates(&screening, self.settlements, self.gaps, &proposals);
        let mut of_gaps = vec![Vec::new(); self.gaps.len()];
        for (proposal, gaps) in for_gaps.iter().enumerate() {
            for gap in gaps {
                of_gaps[*gap].push(proposal);
            }
        }
        let known = Known {
            question: self.question,
            settlements: self.settlements,
            gaps: self.gaps,
            proposals,
            estimates,
            of_gaps,
        }
        .likeliest(JUDGED_PER_KIND.max(self.question.per_gap));
        let points = ProposalPoints::of(&known.proposals);
        Proposals { known, points }
    }

    /// Judges proposals in full at some settlements.
    ///
    /// # Cost
    /// One path per (place, mast) and per (place, point that proposals radiate from) in range; parallel over settlements.
    ///
    /// # Errors
    /// [`LinkError`] of the first settlement whose paths have no profile.
    pub fn judge(
        &self,
        setting: &ServiceSetting<'_>,
        proposals: &Proposals<'_>,
        part: SettlementsPart<'_>,
        done: &(dyn Fn() + Sync),
    ) -> Result<Judged, LinkError> {
        let judging = Judging {
            setting,
            index: self.index,
            technology: self.question.technology,
            proposals: &proposals.known.proposals,
            points: &proposals.points,
            is_gap: &|settlement, cluster| self.is_gap.contains(&(settlement, cluster)),
        };
        judging.settlements(part.settlements, part.first, done).map(Judged)
    }

    /// The cheapest remedies of each gap, from what all settlements say, in their order.
    #[must_use]
    pub fn choose(&self, proposals: Proposals<'_>, judged: impl IntoIterator<Item = Judged>) -> Remedies {
        let changes: Vec<(usize, Change)> = judged.into_iter().flat_map(|Judged(changes)| changes).collect();
        proposals.known.remedies(&changes)
    }
}
