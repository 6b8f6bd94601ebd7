//! The paired test: the same draws of shadowing over all scenarios, so that what they have in common cancels.
use super::findings::{ClusterFindings, SampleMargin, ScenarioFindings, TowerPlace};
use crate::network::Technology;
use crate::planning::draws::{DRAWS, DrawKey, mean, quantile};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Settlements whose sums are made together: a constant, so that no sum depends on the number of threads.
const SETTLEMENTS_TOGETHER: usize = 16;
/// Sums that wait to be added, at most: each takes 16 KiB per scenario.
const PARTS_AT_ONCE: usize = 64;
/// A tower with a margin of more standard deviations fails once in a billion draws: it is not drawn.
const CERTAIN_DEVIATIONS: f64 = 6.0;
/// People reached differ where they do by more than rounding.
const LEAST_DIFFERENCE: f64 = 1e-9;

/// How often a place gains and loses against the first scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Odds {
    /// Share of the draws in which more of its people are reached.
    pub gain: f64,
    /// Share of the draws in which fewer are.
    pub loss: f64,
}

/// People whom a scenario reaches, over all draws, and against the first scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ReachedPeople {
    /// Mean number of people reached.
    pub mean: f64,
    /// People reached in at least 90 % of the draws: the 10th percentile.
    pub at_90_percent: f64,
    /// Mean of the difference to the first scenario.
    pub mean_difference: f64,
    /// 5th percentile of the difference.
    pub low_difference: f64,
    /// 95th percentile of the difference.
    pub high_difference: f64,
    /// Share of the draws in which more people are reached than in the first scenario, ties half.
    pub probability_better: f64,
}

/// The test for one technology.
#[derive(Clone, Debug, PartialEq)]
pub struct PairedTest {
    /// In the order of the scenarios.
    pub people: Vec<ReachedPeople>,
    /// By settlement, and by settlement and cluster; each in the order of the scenarios.
    odds: BTreeMap<PlaceKey, Vec<Odds>>,
}

/// A settlement, or a cluster of it.
type PlaceKey = (String, Option<String>);

impl PairedTest {
    /// How often a settlement (or a cluster of it) gains and loses in a scenario.
    #[must_use]
    pub fn odds(&self, scenario: usize, settlement_id: &str, cluster_id: Option<&str>) -> Odds {
        let key = (settlement_id.to_owned(), cluster_id.map(str::to_owned));
        self.odds.get(&key).map(|odds| odds[scenario]).unwrap_or_default()
    }
}

/// Draws the shadowing of every tower at every sample point and counts whom each scenario reaches.
///
/// # Method
/// In a draw a tower works where margin + sigma (sqrt(c) z + sqrt(1 - c) z_k) >= 0, with `z` of the sample point and `z_k` of the sample point and
/// the tower (operator and place), both the same in all scenarios, and c and sigma the scenario's: the formula of [`crate::link::joint_probability`], whose
/// value the share of draws approaches. A sample point is reached where some tower of some operator works. A cluster whose people are not known counts for
/// its odds and not for the people.
///
/// # Cost and determinism
/// One inverse of the normal distribution per sample point, tower and draw, whatever the number of scenarios; parallel over settlements. The same bits
/// for any number of threads and order of rows. `done` is called once per settlement.
pub(super) fn paired_test(
    scenarios: &[ScenarioFindings],
    technology: Technology,
    done: &(dyn Fn() + Sync),
) -> PairedTest {
    let towers: Vec<Vec<DrawKey>> = scenarios.iter().map(tower_keys).collect();
    let named = scenarios.iter().flat_map(|scenario| &scenario.settlements);
    let ids: BTreeSet<&str> = named.map(|settlement| settlement.settlement_id.as_str()).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let drawing = Drawing { scenarios, towers: &towers, technology };
    let part_of = |ids: &[&str]| {
        let mut part = Part::new(scenarios.len());
        for id in ids {
            drawing.settlement(id, &mut part);
            done();
        }
        part
    };
    let mut whole = Part::new(scenarios.len());
    for ids in ids.chunks(SETTLEMENTS_TOGETHER * PARTS_AT_ONCE) {
        let parts: Vec<Part> = ids.par_chunks(SETTLEMENTS_TOGETHER).map(part_of).collect();
        for part in parts {
            for (sums, more) in whole.people.iter_mut().zip(&part.people) {
                add(sums, more);
            }
            whole.odds.extend(part.odds);
        }
    }
    let first = whole.people.first().cloned().unwrap_or_default();
    let people = whole.people.iter().map(|people| reached(people, &first)).collect();
    PairedTest { people, odds: whole.odds }
}

/// Keys of the draws of a scenario's towers.
fn tower_keys(scenario: &ScenarioFindings) -> Vec<DrawKey> {
    let key = |tower: &TowerPlace| DrawKey::new().place(tower.place).text(&tower.operator);
    scenario.towers.iter().map(key).collect()
}

/// Sums over some settlements.
struct Part {
    /// Per scenario and draw, people reached.
    people: Vec<Vec<f64>>,
    odds: BTreeMap<PlaceKey, Vec<Odds>>,
}

impl Part {
    fn new(scenarios: usize) -> Self {
        Self { people: vec![vec![0.0; DRAWS]; scenarios], odds: BTreeMap::new() }
    }
}

struct Drawing<'a> {
    scenarios: &'a [ScenarioFindings],
    towers: &'a [Vec<DrawKey>],
    technology: Technology,
}

impl Drawing<'_> {
    /// Adds a settlement's people and odds.
    fn settlement(&self, settlement_id: &str, part: &mut Part) {
        let found: Vec<_> =
            self.scenarios.iter().map(|scenario| scenario.settlement(settlement_id)).collect();
        let clusters = found.iter().flatten().flat_map(|settlement| &settlement.clusters);
        let ids: BTreeSet<&str> = clusters.map(|cluster| cluster.cluster_id.as_str()).collect();
        let mut whole = vec![vec![0.0; DRAWS]; self.scenarios.len()];
        for cluster_id in ids {
            let of_scenario = |scenario: usize| {
                let clusters = found[scenario].map_or(&[][..], |settlement| &settlement.clusters);
                clusters.iter().find(|cluster| cluster.cluster_id == cluster_id)
            };
            let clusters: Vec<_> = (0..self.scenarios.len()).map(of_scenario).collect();
            let key = DrawKey::new().text(settlement_id).text(cluster_id);
            let shares = self.shares(key, &clusters);
            for (scenario, (cluster, share)) in clusters.iter().zip(&shares).enumerate() {
                let people = cluster.and_then(|cluster| cluster.people);
                let weight = people.unwrap_or(1.0);
                for (sum, share) in whole[scenario].iter_mut().zip(share) {
                    *sum += weight * share;
                }
                for (sum, share) in part.people[scenario].iter_mut().zip(share) {
                    *sum += people.unwrap_or(0.0) * share;
                }
            }
            let key = (settlement_id.to_owned(), Some(cluster_id.to_owned()));
            part.odds.insert(key, odds_of(&shares));
        }
        part.odds.insert((settlement_id.to_owned(), None), odds_of(&whole));
    }

    /// Per scenario and draw the share of a cluster's people that is reached.
    fn shares(&self, key: DrawKey, clusters: &[Option<&ClusterFindings>]) -> Vec<Vec<f64>> {
        let mut shares = vec![vec![0.0; DRAWS]; clusters.len()];
        let rows = |cluster: Option<&ClusterFindings>| {
            let margins = cluster.map_or(&[][..], |cluster| &cluster.margins);
            margins.iter().filter(|row| row.technology == self.technology).copied().collect::<Vec<_>>()
        };
        let rows: Vec<Vec<SampleMargin>> = clusters.iter().copied().map(rows).collect();
        let samples: BTreeSet<u32> = rows.iter().flatten().map(|row| row.sample).collect();
        for sample in samples {
            let here: Vec<Vec<SampleMargin>> = rows
                .iter()
                .map(|rows| rows.iter().filter(|row| row.sample == sample).copied().collect())
                .collect();
            let works = self.works(key.number(u64::from(sample)), &here);
            for (scenario, works) in works.iter().enumerate() {
                let weight = here[scenario].first().map_or(0.0, |row| row.weight);
                for (share, works) in shares[scenario].iter_mut().zip(works) {
                    *share += if *works { weight } else { 0.0 };
                }
            }
        }
        shares
    }

    /// Per scenario and draw, whether some tower works at a sample point.
    fn works(&self, key: DrawKey, rows: &[Vec<SampleMargin>]) -> Vec<Vec<bool>> {
        let mut works = vec![vec![false; DRAWS]; rows.len()];
        // the strongest first: where a draw is reached already, the others need not be drawn
        let mut towers: Vec<(f64, DrawKey)> = Vec::new();
        for (scenario, rows) in rows.iter().enumerate() {
            for row in rows {
                let (tower, strength) = (self.towers[scenario][row.tower], strength(row));
                match towers.iter_mut().find(|(_, known)| *known == tower) {
                    Some((best, _)) => *best = best.max(strength),
                    None => towers.push((strength, tower)),
                }
            }
        }
        towers.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut common, mut own) = (Vec::new(), vec![0.0; DRAWS]);
        for (_, tower) in towers {
            let mut drawn = false;
            for (scenario, rows) in rows.iter().enumerate() {
                let same = |row: &&SampleMargin| self.towers[scenario][row.tower] == tower;
                let open = |works: &[bool]| works.iter().any(|works| !works);
                for row in rows.iter().filter(same) {
                    if strength(row) >= CERTAIN_DEVIATIONS {
                        works[scenario].fill(true);
                    }
                    if !open(&works[scenario]) {
                        continue;
                    }
                    if common.is_empty() {
                        common = vec![0.0; DRAWS];
                        key.normals(&mut common);
                    }
                    if !drawn {
                        tower.number(key.bits()).normals(&mut own);
                        drawn = true;
                    }
                    let correlation = self.scenarios[scenario].shadowing_correlation.clamp(0.0, 1.0);
                    mark(&mut works[scenario], row, [correlation, 1.0 - correlation], [&common, &own]);
                }
            }
        }
        works
    }
}

/// Marks the draws in which a tower works, from the shares of the common and the own part in its shadowing's variance.
fn mark(works: &mut [bool], row: &SampleMargin, variances: [f64; 2], [common, own]: [&[f64]; 2]) {
    let [of_common, of_own] = variances.map(|variance| row.margin.sigma_db * variance.sqrt());
    for ((works, common), own) in works.iter_mut().zip(common).zip(own) {
        *works |= row.margin.margin_db + of_common * common + of_own * own >= 0.0;
    }
}

/// Margin in standard deviations; endless where the deviation is 0.
fn strength(row: &SampleMargin) -> f64 {
    let deviations = row.margin.margin_db / row.margin.sigma_db;
    if deviations.is_nan() { f64::INFINITY } else { deviations }
}

fn add(sums: &mut [f64], more: &[f64]) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}

/// Of each scenario's numbers per draw, how often they are above and below the first one's.
fn odds_of(reached: &[Vec<f64>]) -> Vec<Odds> {
    let Some(first) = reached.first() else { return Vec::new() };
    let of = |numbers: &Vec<f64>| {
        let (gain, loss) = above_and_below(numbers, first);
        Odds { gain, loss }
    };
    reached.iter().map(of).collect()
}

/// Shares of the draws in which a number is above and below another.
fn above_and_below(numbers: &[f64], others: &[f64]) -> (f64, f64) {
    let share = |of: &dyn Fn(f64, f64) -> bool| {
        let pairs = numbers.iter().zip(others);
        pairs.filter(|(number, other)| of(**number, **other)).count() as f64 / numbers.len().max(1) as f64
    };
    (share(&|a, b| a > b + LEAST_DIFFERENCE), share(&|a, b| a < b - LEAST_DIFFERENCE))
}

fn reached(people: &[f64], first: &[f64]) -> ReachedPeople {
    let differences: Vec<f64> = people.iter().zip(first).map(|(people, first)| people - first).collect();
    let (better, worse) = above_and_below(people, first);
    let sorted = |numbers: &[f64]| {
        let mut numbers = numbers.to_vec();
        numbers.sort_by(f64::total_cmp);
        numbers
    };
    let (ordered, ordered_differences) = (sorted(people), sorted(&differences));
    ReachedPeople {
        mean: mean(people),
        at_90_percent: quantile(&ordered, 0.1),
        mean_difference: mean(&differences),
        low_difference: quantile(&ordered_differences, 0.05),
        high_difference: quantile(&ordered_differences, 0.95),
        probability_better: better + 0.5 * (1.0 - better - worse),
    }
}
