//! Remedies as they are told.
use super::{RemedyKind, VillageSpot, Work};
use crate::geodesy::Position;
use crate::network::SectorCarrier;
use crate::planning::Gap;
use serde::Serialize;
use std::collections::BTreeMap;

/// A change of the network that closes at least one gap, judged in full.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Remedy {
    /// What is done.
    pub kind: RemedyKind,
    /// The mast at which it is done; otherwise the village's place or the new mast's name.
    pub site_id: String,
    /// Where.
    pub position: Position,
    /// The operator; empty for a satellite terminal.
    pub operator: String,
    /// Indices of the sector-carriers that it replaces, rising.
    pub replaced: Vec<usize>,
    /// The sector-carriers that come in their place, or are added; none for a satellite terminal.
    #[serde(skip)]
    pub sectors: Vec<SectorCarrier>,
    /// Index of the settlement that it is told of first.
    pub settlement: usize,
    /// Where small equipment for that settlement stands; `None` of other kinds.
    pub spot: Option<VillageSpot>,
    /// The sector that feeds a repeater.
    pub donor: Option<usize>,
    /// How much work it is.
    pub work: Work,
    /// Cost with the visit to the mast; `None` where it is not known.
    pub cost: Option<f64>,
    /// Cost where something else is done at the mast at the same time.
    pub cost_without_visit: Option<f64>,
    /// People who gain the technology by the cached losses; `None` of kinds that are judged in full alone.
    pub people_estimated: Option<f64>,
    /// People who gain the technology, judged in full; those of unknown number are not counted. With a satellite terminal nobody gains it.
    pub people_gained: f64,
    /// People who lose some technology.
    pub people_lost: f64,
    /// Indices of the gaps that it closes, rising.
    pub gaps_closed: Vec<usize>,
}

/// A remedy of one gap.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct GapRemedy {
    /// Index of the remedy.
    pub remedy: usize,
    /// People of this gap who gain the technology, or a satellite terminal; `None` when their number is unknown.
    pub people_of_gap: Option<f64>,
    /// People elsewhere who gain the technology.
    pub people_of_others: f64,
}

/// The remedies of all gaps.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Remedies {
    /// All remedies, each once: by kind, place and operator.
    pub all: Vec<Remedy>,
    /// Of each gap its remedies: the cheapest first, satellite last.
    pub of_gaps: Vec<Vec<GapRemedy>>,
}

impl Remedies {
    /// No remedies, of so many gaps.
    #[must_use]
    pub fn none(gaps: usize) -> Self {
        Self { all: Vec::new(), of_gaps: vec![Vec::new(); gaps] }
    }

    /// The least cost per person who gains the technology of any remedy of each settlement's gaps, by index of the settlement; those without a priced
    /// remedy are left out. A satellite terminal brings nobody the technology.
    #[must_use]
    pub fn cost_per_person(&self, gaps: &[Gap]) -> BTreeMap<usize, f64> {
        let mut least: BTreeMap<usize, f64> = BTreeMap::new();
        for (gap, own) in gaps.iter().zip(&self.of_gaps) {
            for remedy in own.iter().map(|own| &self.all[own.remedy]) {
                let gained = remedy.kind != RemedyKind::Satellite && remedy.people_gained > 0.0;
                if let Some(cost) = remedy.cost.filter(|_| gained) {
                    let known = least.entry(gap.settlement).or_insert(f64::INFINITY);
                    *known = known.min(cost / remedy.people_gained);
                }
            }
        }
        least
    }

    /// The first remedy of a gap.
    #[must_use]
    pub fn first_of(&self, gap: usize) -> Option<(&Remedy, GapRemedy)> {
        let first = *self.of_gaps.get(gap)?.first()?;
        Some((&self.all[first.remedy], first))
    }
}
