//! Places at which a scenario differs from the first.
use super::findings::{ClusterFindings, ScenarioFindings, ServiceFindings, SettlementFindings};
use super::paired::{Odds, PairedTest};
use crate::geodesy::LonLat;
use crate::link::{ServiceClass, Verdict};
use crate::network::Technology;
use serde::Serialize;
use std::collections::BTreeSet;

/// A smaller difference of the strongest level is none, dB.
const LEAST_LEVEL_DB: f64 = 1.0;
/// A share of the people that is less is rounding: shares are written with four decimals.
const LEAST_SHARE: f64 = 2e-4;
/// A change of service that comes about in fewer of the draws is within the models' own error.
const LEAST_ODDS: f64 = 0.5;

/// How a place differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// More of it is served.
    Gains,
    /// Less of it is served.
    Loses,
    /// Served as before, by a better class or a level more than 1 dB higher.
    Better,
    /// Served as before, by a worse class or a level more than 1 dB lower.
    Weaker,
    /// As before, by another server.
    OtherServer,
    /// With data where there was none, or without.
    DataChanged,
    /// In this scenario alone.
    Added,
    /// In the first scenario alone.
    Removed,
}

impl ChangeKind {
    /// All, the first that applies is told.
    pub const ALL: [Self; 8] = [
        Self::Gains,
        Self::Loses,
        Self::Better,
        Self::Weaker,
        Self::OtherServer,
        Self::DataChanged,
        Self::Added,
        Self::Removed,
    ];

    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Gains => "gains",
            Self::Loses => "loses",
            Self::Better => "better",
            Self::Weaker => "weaker",
            Self::OtherServer => "other_server",
            Self::DataChanged => "data_changed",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

/// Why a place has what it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceCause {
    /// It is served.
    Served,
    /// Terrain is missing.
    NoData,
    /// The cause of its gap, in words.
    Gap(String),
    /// It lacks a technology whose gaps were not explained.
    NotExplained,
}

/// What a place has in one scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// Verdict.
    pub verdict: Verdict,
    /// Class of the strongest level; `None` where it is not known.
    pub class: Option<ServiceClass>,
    /// Strongest median level, dBm.
    pub level_dbm: Option<f64>,
    /// The sector of that level.
    pub best_server: Option<String>,
    /// Why.
    pub cause: PlaceCause,
    /// People.
    pub people: Option<f64>,
    /// Share of them that is served.
    pub served_share: f64,
}

/// One place at which a scenario differs from the first, in one technology (any operator).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Index of the scenario.
    pub scenario: usize,
    /// Technology.
    pub technology: Technology,
    /// Settlement.
    pub settlement_id: String,
    /// Cluster (empty for the centre); `None` where the settlement as a whole is meant.
    pub cluster_id: Option<String>,
    /// Name of the settlement; may be empty.
    pub name: String,
    /// Where it lies.
    pub place: LonLat,
    /// How it differs.
    pub kind: ChangeKind,
    /// In the first scenario.
    pub before: Option<Side>,
    /// In this one.
    pub after: Option<Side>,
    /// Share of the draws in which it gains and loses.
    pub odds: Odds,
    /// Whether the change of service comes about in fewer than half of the draws.
    pub within_error: bool,
}

impl Change {
    /// People served more (less where negative); `None` where they are not known, or the place is in one scenario alone.
    #[must_use]
    pub fn people_change(&self) -> Option<f64> {
        let served = |side: &Option<Side>| {
            let side = side.as_ref()?;
            Some(side.people? * side.served_share)
        };
        Some(served(&self.after)? - served(&self.before)?)
    }
}

/// One scenario beside the first, in one technology.
pub(super) struct Pair<'a> {
    pub(super) base: &'a ScenarioFindings,
    pub(super) other: &'a ScenarioFindings,
    pub(super) scenario: usize,
    pub(super) technology: Technology,
    pub(super) test: &'a PairedTest,
}

/// A settlement or one of its clusters in a scenario.
struct Here {
    side: Side,
    name: String,
    place: LonLat,
}

impl Pair<'_> {
    /// All changes, by settlement: the settlement, then its clusters where it has several.
    pub(super) fn changes(&self) -> Vec<Change> {
        let named = [self.base, self.other].into_iter().flat_map(|scenario| &scenario.settlements);
        let ids: BTreeSet<&str> = named.map(|settlement| settlement.settlement_id.as_str()).collect();
        ids.into_iter().flat_map(|id| self.at_settlement(id)).collect()
    }

    fn at_settlement(&self, id: &str) -> Vec<Change> {
        let (before, after) = (self.base.settlement(id), self.other.settlement(id));
        let whole = |scenario: &ScenarioFindings, found: Option<&SettlementFindings>| {
            found.and_then(|found| self.settlement_here(scenario, found))
        };
        let mut changes: Vec<Change> =
            self.change(id, None, [whole(self.base, before), whole(self.other, after)]).into_iter().collect();
        let (Some(before), Some(after)) = (before, after) else { return changes };
        let clusters = before.clusters.iter().chain(&after.clusters);
        let ids: BTreeSet<&str> = clusters.map(|cluster| cluster.cluster_id.as_str()).collect();
        if ids.len() < 2 {
            return changes;
        }
        for cluster_id in ids {
            let part = |scenario: &ScenarioFindings, settlement: &SettlementFindings| {
                let found = settlement.clusters.iter().find(|cluster| cluster.cluster_id == cluster_id);
                found.and_then(|cluster| self.cluster_here(scenario, settlement, cluster))
            };
            let sides = [part(self.base, before), part(self.other, after)];
            changes.extend(self.change(id, Some(cluster_id), sides));
        }
        changes
    }

    /// The change of a place, if it has changed.
    fn change(&self, id: &str, cluster_id: Option<&str>, sides: [Option<Here>; 2]) -> Option<Change> {
        let [before, after] = sides;
        let kind = match (&before, &after) {
            (Some(before), Some(after)) => kind_of(&before.side, &after.side)?,
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Removed,
            (None, None) => return None,
        };
        let shown = after.as_ref().or(before.as_ref())?;
        let (name, place) = (shown.name.clone(), shown.place);
        let odds = self.test.odds(self.scenario, id, cluster_id);
        let within_error = match kind {
            ChangeKind::Gains => odds.gain < LEAST_ODDS,
            ChangeKind::Loses => odds.loss < LEAST_ODDS,
            ChangeKind::Better | ChangeKind::Weaker | ChangeKind::OtherServer => {
                odds.gain.max(odds.loss) < LEAST_ODDS
            }
            ChangeKind::DataChanged | ChangeKind::Added | ChangeKind::Removed => false,
        };
        Some(Change {
            scenario: self.scenario,
            technology: self.technology,
            settlement_id: id.to_owned(),
            cluster_id: cluster_id.map(str::to_owned),
            name,
            place,
            kind,
            before: before.map(|here| here.side),
            after: after.map(|here| here.side),
            odds,
            within_error,
        })
    }

    fn settlement_here(&self, scenario: &ScenarioFindings, found: &SettlementFindings) -> Option<Here> {
        let scope = scenario.any_operator(self.technology)?;
        // that of the centre first
        let gap = found.clusters.iter().find_map(|cluster| cluster.cause.as_ref());
        let side = side_of(&found.service[scope], gap, found.people);
        Some(Here { side, name: found.name.clone(), place: found.place })
    }

    fn cluster_here(
        &self,
        scenario: &ScenarioFindings,
        settlement: &SettlementFindings,
        cluster: &ClusterFindings,
    ) -> Option<Here> {
        let scope = scenario.any_operator(self.technology)?;
        let side = side_of(&cluster.service[scope], cluster.cause.as_ref(), cluster.people);
        Some(Here { side, name: settlement.name.clone(), place: cluster.place })
    }
}

fn side_of(service: &ServiceFindings, gap: Option<&String>, people: Option<f64>) -> Side {
    let cause = match (service.verdict, gap) {
        (Verdict::Served, _) => PlaceCause::Served,
        (Verdict::NoData, _) => PlaceCause::NoData,
        (_, Some(text)) => PlaceCause::Gap(text.clone()),
        (_, None) => PlaceCause::NotExplained,
    };
    Side {
        verdict: service.verdict,
        class: service.class,
        level_dbm: service.level_dbm,
        best_server: service.best_server.clone(),
        cause,
        people,
        served_share: service.served_share,
    }
}

/// How a place differs; `None` where it does not.
fn kind_of(before: &Side, after: &Side) -> Option<ChangeKind> {
    let rank = |side: &Side| match side.verdict {
        Verdict::Served => 2,
        Verdict::PartlyServed => 1,
        Verdict::Unserved | Verdict::NoData => 0,
    };
    if (before.verdict == Verdict::NoData) != (after.verdict == Verdict::NoData) {
        return Some(ChangeKind::DataChanged);
    }
    let share = after.served_share - before.served_share;
    match (rank(after) - rank(before), share) {
        (1.., _) => return Some(ChangeKind::Gains),
        (..=-1, _) => return Some(ChangeKind::Loses),
        (0, share) if share > LEAST_SHARE => return Some(ChangeKind::Gains),
        (0, share) if share < -LEAST_SHARE => return Some(ChangeKind::Loses),
        _ => {}
    }
    // no level at all is weaker than any
    let level = |side: &Side| side.level_dbm.unwrap_or(f64::NEG_INFINITY);
    let (from, to) = (level(before), level(after));
    if after.class > before.class || to > from + LEAST_LEVEL_DB {
        return Some(ChangeKind::Better);
    }
    if after.class < before.class || to < from - LEAST_LEVEL_DB {
        return Some(ChangeKind::Weaker);
    }
    (before.best_server != after.best_server).then_some(ChangeKind::OtherServer)
}
