//! Of each gap the remedies that are told.
use super::estimate::Estimate;
use super::found::{GapRemedy, Remedies, Remedy};
use super::judged::Change;
use super::proposal::Proposal;
use super::{RemedyKind, RemedyQuestion};
use crate::planning::Gap;
use crate::settlements::Settlement;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Proposals with all that is known of them.
pub(super) struct Known<'a> {
    pub(super) question: &'a RemedyQuestion<'a>,
    pub(super) settlements: &'a [Settlement],
    pub(super) gaps: &'a [Gap],
    /// Each once, by key.
    pub(super) proposals: Vec<Proposal>,
    pub(super) estimates: Vec<Option<Estimate>>,
    /// Of each gap its proposals.
    pub(super) of_gaps: Vec<Vec<usize>>,
}

/// What a proposal does, judged in full.
#[derive(Clone, Debug, Default)]
struct Effect {
    gained: f64,
    lost: f64,
    lost_share: f64,
    /// Gaps that it closes, with their people.
    closed: Vec<usize>,
    /// People of each gap who gain.
    of_gap: BTreeMap<usize, f64>,
}

impl Known<'_> {
    /// The cheapest remedies of each gap.
    ///
    /// # Order
    /// By cost, unknown ones last; then by effort ([`RemedyKind`]), people gained, falling, and key. Of one kind at one mast only the first. A
    /// satellite terminal comes last and beside the others. Turning and tilting is told only if nobody loses service; a taller mast only if
    /// more people gain than lose.
    pub(super) fn remedies(self, changes: &[(usize, Change)]) -> Remedies {
        let effects = self.effects(changes);
        let of_gaps: Vec<Vec<usize>> =
            self.of_gaps.iter().enumerate().map(|(gap, own)| self.cheapest(gap, own, &effects)).collect();
        let mut kept: Vec<usize> = of_gaps.iter().flatten().copied().collect();
        kept.sort_unstable();
        kept.dedup();
        let position = |proposal: &usize| kept.binary_search(proposal).unwrap_or_default();
        let told = |gap: usize, own: &[usize]| -> Vec<GapRemedy> {
            let one = |proposal: &usize| {
                let (effect, remedy) = (&effects[*proposal], position(proposal));
                let people_of_gap = self.gaps[gap].people_without_service;
                let own = effect.of_gap.get(&gap).copied().unwrap_or_default();
                GapRemedy { remedy, people_of_gap, people_of_others: (effect.gained - own).max(0.0) }
            };
            own.iter().map(one).collect()
        };
        let of_gaps_told = of_gaps.iter().enumerate().map(|(gap, own)| told(gap, own)).collect();
        let mut for_gap = vec![0; self.proposals.len()];
        for (gap, own) in of_gaps.iter().enumerate().rev() {
            for proposal in own {
                for_gap[*proposal] = gap;
            }
        }
        let remedy = |proposal: &usize| self.remedy(*proposal, for_gap[*proposal], &effects[*proposal]);
        let all = kept.iter().map(remedy).collect();
        Remedies { all, of_gaps: of_gaps_told }
    }

    fn effects(&self, changes: &[(usize, Change)]) -> Vec<Effect> {
        let gap_at: BTreeMap<(usize, usize), usize> =
            self.gaps.iter().enumerate().map(|(index, gap)| ((gap.settlement, gap.cluster), index)).collect();
        let mut effects = vec![Effect::default(); self.proposals.len()];
        for (proposal, change) in changes {
            let effect = &mut effects[*proposal];
            let people = self.settlements[change.settlement].people_by_cluster()[change.cluster];
            let gap = gap_at.get(&(change.settlement, change.cluster)).copied();
            let all_of_gap = gap.and_then(|gap| self.gaps[gap].people_without_service);
            let gained = match (change.closes, all_of_gap) {
                (true, Some(people)) => people,
                _ => people.unwrap_or_default() * change.gained_share,
            };
            effect.gained += gained;
            effect.lost += people.unwrap_or_default() * change.lost_share;
            effect.lost_share += change.lost_share;
            if let Some(gap) = gap {
                effect.of_gap.insert(gap, gained);
                effect.closed.extend(change.closes.then_some(gap));
            }
        }
        for effect in &mut effects {
            effect.closed.sort_unstable();
        }
        effects
    }

    /// The proposals of a gap that are told, in order.
    fn cheapest(&self, gap: usize, own: &[usize], effects: &[Effect]) -> Vec<usize> {
        let mut closing: Vec<usize> =
            own.iter().copied().filter(|proposal| self.is_told(gap, *proposal, effects)).collect();
        closing.sort_by(|a, b| self.order(*a, *b, effects));
        let mut seen: Vec<(RemedyKind, &str)> = Vec::new();
        closing.retain(|proposal| {
            let proposal = &self.proposals[*proposal];
            // in and over a village it is one kind of remedy at one place
            let at = if proposal.kind.is_at_a_mast() || proposal.kind == RemedyKind::NewMast {
                (proposal.kind, proposal.site_id.as_str())
            } else {
                (proposal.kind, "")
            };
            let is_new = !seen.contains(&at);
            seen.push(at);
            is_new
        });
        let is_satellite = |proposal: &usize| self.proposals[*proposal].kind == RemedyKind::Satellite;
        let (satellite, mut told): (Vec<usize>, Vec<usize>) = closing.into_iter().partition(is_satellite);
        told.truncate(self.question.per_gap);
        told.extend(satellite);
        told
    }

    fn is_told(&self, gap: usize, proposal: usize, effects: &[Effect]) -> bool {
        let effect = &effects[proposal];
        let closes = effect.closed.binary_search(&gap).is_ok();
        match self.proposals[proposal].kind {
            RemedyKind::Satellite => true,
            RemedyKind::Tilt | RemedyKind::Turn => closes && effect.lost_share <= 0.0,
            _ => closes && effect.lost <= effect.gained,
        }
    }

    fn order(&self, a: usize, b: usize, effects: &[Effect]) -> Ordering {
        let cost = |proposal: usize| self.cost(proposal).unwrap_or(f64::INFINITY);
        let kind = |proposal: usize| self.proposals[proposal].kind;
        let by_cost = cost(a).total_cmp(&cost(b));
        let by_effort = by_cost.then(kind(a).cmp(&kind(b)));
        by_effort.then(effects[b].gained.total_cmp(&effects[a].gained)).then(a.cmp(&b))
    }

    fn cost(&self, proposal: usize) -> Option<f64> {
        let Proposal { kind, work, .. } = &self.proposals[proposal];
        self.question.costs?.of(*kind, *work)
    }

    /// A proposal as a remedy, which the first gap that it is told of gives a place where it has none itself.
    fn remedy(&self, number: usize, gap: usize, effect: &Effect) -> Remedy {
        let proposal = self.proposals[number].clone();
        let without_visit =
            self.question.costs.and_then(|costs| costs.without_visit(proposal.kind, proposal.work));
        let gap = &self.gaps[gap];
        let weakest = self.settlements[gap.settlement].clusters[gap.cluster].samples[gap.sample].position;
        Remedy {
            kind: proposal.kind,
            position: proposal.antenna().map_or(weakest, |antenna| antenna.position),
            site_id: proposal.site_id,
            operator: proposal.operator,
            replaced: proposal.replaced,
            sectors: proposal.sectors,
            settlement: gap.settlement,
            spot: proposal.spot,
            donor: proposal.donor,
            work: proposal.work,
            cost: self.cost(number),
            cost_without_visit: without_visit,
            people_estimated: self.estimates[number].as_ref().map(|estimate| estimate.people),
            people_gained: effect.gained,
            people_lost: effect.lost,
            gaps_closed: effect.closed.clone(),
        }
    }
}

impl Known<'_> {
    /// The same with at most so many proposals of a kind for each gap: the cheapest, of equally cheap ones those by which most people gain, as
    /// they are estimated.
    pub(super) fn likeliest(self, per_kind: usize) -> Self {
        let people = |proposal: usize| self.estimates[proposal].map_or(0.0, |estimate| estimate.people);
        let cost = |proposal: usize| self.cost(proposal).unwrap_or(f64::INFINITY);
        let likeliest = |own: &Vec<usize>| {
            let mut own = own.clone();
            own.sort_by(|a, b| {
                let kind = |proposal: usize| self.proposals[proposal].kind;
                let by_kind = kind(*a).cmp(&kind(*b));
                by_kind
                    .then(cost(*a).total_cmp(&cost(*b)))
                    .then(people(*b).total_cmp(&people(*a)))
                    .then(a.cmp(b))
            });
            let same = own.chunk_by(|a, b| self.proposals[*a].kind == self.proposals[*b].kind);
            same.flat_map(|of_kind| of_kind.iter().copied().take(per_kind)).collect::<Vec<usize>>()
        };
        let of_gaps: Vec<Vec<usize>> = self.of_gaps.iter().map(likeliest).collect();
        let mut kept: Vec<usize> = of_gaps.iter().flatten().copied().collect();
        kept.sort_unstable();
        kept.dedup();
        let position = |proposal: &usize| kept.binary_search(proposal).unwrap_or_default();
        let of_gaps = of_gaps.iter().map(|own| own.iter().map(position).collect()).collect();
        let proposals = kept.iter().map(|proposal| self.proposals[*proposal].clone()).collect();
        let estimates = kept.iter().map(|proposal| self.estimates[*proposal]).collect();
        Self { proposals, estimates, of_gaps, ..self }
    }
}
