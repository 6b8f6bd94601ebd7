//! From findings to a plan: candidates, ways home, prices, choice, judgement.
use super::anchors::Anchors;
use super::build::{self, Asked, MadePlan};
use super::candidate::place_key;
use super::candidates::{CandidateSources, Candidates};
use super::cell_prices::{PriceSources, Prices};
use super::counted::counted_of;
use super::plan_search::{Chosen, PlanBasis, PlanSearch};
use super::reach::{HopReach, HopSearch, ReachCells, widest};
use super::way_search::WaySearch;
use super::ways_home::WaysHome;
use crate::language::word;
use crate::pipeline::{Progress, RunError};
use crate::planning::backhaul::{Chain, ClearAir, HopAir, Hops, typical_bands};
use crate::planning::plan::{Assembly, BuildItem, BuildItemKind, Offer, OfferedWay};
use crate::planning::selection::PointWeight;
use crate::scenario::PeopleCount;
use crate::terrain::{ClearanceRule, Ground};
use crate::text;
use crate::units::Length;
use std::collections::BTreeMap;

/// Rounds of choice and judgement at most.
const MOST_ROUNDS: usize = 6;
/// The counted people agree with the judged ones if they differ by no more than this share of the plan's.
const AGREEMENT: f64 = 0.005;

impl PlanSearch<'_> {
    /// The plan.
    ///
    /// # Errors
    /// [`RunError`]: ground or a file that cannot be read, a demand that cannot be met.
    pub(super) fn make(&self, progress: &dyn Progress) -> Result<MadePlan, RunError> {
        let anchors = Anchors::of(self.session)?;
        let bands = typical_bands();
        let nowhere = Ground::nowhere(*self.session.geometry());
        let hops = self.hops(&nowhere, &bands);
        let roads = self.session.road_network()?;
        let reach = self.reach(&anchors, &hops, progress)?;
        self.session.lap("hops");
        let sources = PriceSources {
            session: self.session,
            table: &self.costs.table,
            map: self.opportunity.map.as_ref(),
            anchors: &anchors,
            remedies: &self.found.remedies,
            points: &self.opportunity.points,
        };
        let prices = Prices::of(sources, reach, progress)?;
        let mut candidates = CandidateSources {
            session: self.session,
            gaps: &self.found.gaps,
            points: &self.opportunity.points,
            opportunity: self.opportunity,
            remedies: &self.found.remedies,
        }
        .candidates(Some(&prices))?;
        let confirmed = self.confirm_sets(&mut candidates.all)?;
        let counted = counted_of(self.session.scenario().plan.counts);
        let ways = WaySearch {
            session: self.session,
            anchors: &anchors,
            candidates: &candidates.all,
            prices: &prices,
            hops,
            roads: roads.as_ref(),
            points: &self.opportunity.points,
            counted,
        }
        .find(progress)?;
        self.session.lap("ways home");
        let (offers, items) = self.offers(&candidates, &ways, &prices)?;
        let kept = cheapest_of_each_set(&candidates, &confirmed, &offers, |item| counted(&items[item].money));
        let groups = self.pairs(&candidates.all, &kept, progress)?;
        self.session.lap("pairs");
        let communes = self.communes()?;
        let from = PlanBasis { candidates, kept, groups, ways, prices, communes };
        progress.stage(word("assemble-choosing"), 1);
        let (chosen, asked) = self.choice_that_holds(from)?;
        progress.finish();
        build::make(self, &chosen, &asked, anchors.rejects.clone(), progress)
    }

    /// The choice, made again with what a judgement of the chosen masts together finds, until the two agree.
    ///
    /// # Cost
    /// A choice and a judgement of the points for each round.
    fn choice_that_holds<'p>(&self, mut from: PlanBasis<'p>) -> Result<(Chosen<'p>, Asked), RunError> {
        for round in 1.. {
            let chosen = self.assembled(from)?;
            let asked = build::asked(self, &chosen)?;
            let mut built: Vec<usize> =
                asked.choice.options.iter().map(|option| chosen.assembly.of_option[*option].offer).collect();
            built.sort_unstable();
            let PlanBasis { candidates, groups, .. } = &chosen.from;
            let corrections = self.corrections(&candidates.all, groups, &built)?;
            if round == MOST_ROUNDS || corrections.people <= AGREEMENT * asked.choice.people {
                self.session.lap("choose");
                return match asked.refusal {
                    Some(refusal) => Err(refusal),
                    None => Ok((chosen, asked)),
                };
            }
            from = chosen.from;
            corrections.apply(&mut from.candidates.all, &mut from.groups);
        }
        Err(RunError::Internal("the choice has no last round".to_owned()))
    }

    /// What is chosen from, as the selection sees it.
    fn assembled<'p>(&self, from: PlanBasis<'p>) -> Result<Chosen<'p>, RunError> {
        let counted = counted_of(self.session.scenario().plan.counts);
        let (every, items) = self.offers(&from.candidates, &from.ways, &from.prices)?;
        let mut offers = every.clone();
        for (offer, _) in offers.iter_mut().zip(&from.kept).filter(|(_, kept)| !**kept) {
            (offer.serves, offer.ways) = (Vec::new(), Vec::new());
        }
        let points = self.points(&from.communes);
        let unthinned = Assembly::of(&every, items.clone(), points.clone(), &from.groups, counted).instance;
        let assembly = Assembly::of(&offers, items, points, &from.groups, counted);
        Ok(Chosen { from, unthinned, offers, assembly })
    }

    fn hops<'h>(&self, ground: &'h Ground, bands: &'h [crate::planning::backhaul::Band]) -> Hops<'h> {
        let scenario = self.session.scenario();
        let choice = &scenario.plan.backhaul;
        let rule = ClearanceRule {
            median_share: choice.clear_share,
            low_share: choice.clear_share_worst,
            ..ClearanceRule::default()
        };
        let step = self
            .session
            .geometry()
            .profile_step(scenario.propagation.profile_step_m.map(Length::from_metres));
        Hops {
            ground,
            rule,
            bands,
            air: HopAir { rain_rate_mm_h: choice.rain_rate_mm_h, clear_air: ClearAir::default() },
            availability_percent: choice.availability_percent,
            step,
            clearing: Length::from_metres(scenario.propagation.clearing_m),
        }
    }

    fn reach(
        &self,
        anchors: &Anchors,
        hops: &Hops<'_>,
        progress: &dyn Progress,
    ) -> Result<Option<HopReach>, RunError> {
        let Some(map) = &self.opportunity.map else { return Ok(None) };
        let heights: Vec<Length> = map.layers.iter().map(|layer| layer.height_agl).collect();
        let search = HopSearch { rule: hops.rule, frequency: widest(hops.bands), longest: screened(hops) };
        HopReach::of(
            self.session,
            anchors,
            ReachCells { window: map.window, heights: &heights },
            search,
            progress,
        )
        .map(Some)
    }

    /// The offers with all items that they need.
    fn offers(
        &self,
        candidates: &Candidates,
        ways: &WaysHome,
        prices: &Prices<'_>,
    ) -> Result<(Vec<Offer>, Vec<BuildItem>), RunError> {
        let mut items: Vec<BuildItem> = Vec::new();
        let mut add = |kind, money| {
            items.push(BuildItem { kind, money });
            items.len() - 1
        };
        let structures: Vec<Option<usize>> = candidates
            .all
            .iter()
            .enumerate()
            .map(|(index, candidate)| {
                let money = prices.structure_of(candidate)?;
                Ok(money.map(|money| add(BuildItemKind::Structure(index), money)))
            })
            .collect::<Result<_, RunError>>()?;
        let mut radios = Vec::new();
        for (index, candidate) in candidates.all.iter().enumerate() {
            radios.push(add(
                BuildItemKind::Radios(index),
                prices.radios_of(candidate, self.demand(candidate))?,
            ));
        }
        let links: Vec<usize> = (0..ways.links.len())
            .map(|link| add(BuildItemKind::Link(link), ways.links[link].money))
            .collect();
        let relays: Vec<usize> = (0..ways.relays.len())
            .map(|relay| add(BuildItemKind::Relay(relay), ways.relays[relay].money))
            .collect();
        let way_of = |chain: &Chain| {
            let mut needed: Vec<usize> = chain.links.iter().map(|link| links[*link]).collect();
            for node in chain.inner_nodes() {
                needed.extend(ways.relay_at(*node).map(|relay| relays[relay]));
                needed.extend(ways.candidate_at(*node).and_then(|candidate| structures[candidate]));
            }
            needed.sort_unstable();
            OfferedWay { items: needed, links: chain.links.clone() }
        };
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut offers = Vec::new();
        for (index, candidate) in candidates.all.iter().enumerate() {
            let number = places.len();
            let place = *places.entry(place_key(candidate)).or_insert(number);
            let of = match &ways.of[index] {
                None => vec![OfferedWay::default()],
                Some(Ok(chains)) => chains.iter().map(way_of).collect(),
                Some(Err(_)) => Vec::new(),
            };
            offers.push(Offer {
                place,
                serves: candidate.serves.clone(),
                lost: candidate.lost,
                items: structures[index].into_iter().chain([radios[index]]).collect(),
                ways: of,
            });
        }
        Ok((offers, items))
    }

    /// How much a person of each settlement counts, one on average over the gaps.
    fn factors(&self) -> Vec<f64> {
        let mut factors = vec![1.0; self.session.settlements().len()];
        if self.session.scenario().plan.people_count == PeopleCount::Alike {
            return factors;
        }
        let ranked = &self.found.ranking.settlements;
        let sum: f64 = ranked.iter().map(|ranked| ranked.need.max(0.0)).sum();
        if sum > 0.0 {
            let mean = sum / ranked.len() as f64;
            for ranked in ranked {
                factors[ranked.settlement] = ranked.need.max(0.0) / mean;
            }
        }
        factors
    }

    /// The communes with minima.
    fn communes(&self) -> Result<Vec<String>, RunError> {
        let minima = &self.session.scenario().plan.minima;
        let communes: Vec<String> = minima.keys().cloned().collect();
        let units = || self.session.settlements().iter().flat_map(|settlement| &settlement.admin_units);
        for name in &communes {
            if !units().any(|unit| unit.name == *name || unit.code == *name) {
                let text = text!("assemble-plan-minima-no-settlement-lies-in", name);
                return Err(RunError::Plan(text));
            }
        }
        Ok(communes)
    }

    /// Points with their weights and communes.
    fn points(&self, communes: &[String]) -> Vec<PointWeight> {
        let factors = self.factors();
        let point = |point: &crate::planning::PointToServe| {
            let units = &self.session.settlements()[point.settlement].admin_units;
            let commune = communes
                .iter()
                .position(|name| units.iter().any(|unit| unit.name == *name || unit.code == *name));
            PointWeight { people: point.people, factor: factors[point.settlement], commune }
        };
        self.opportunity.points.iter().map(point).collect()
    }
}

/// Whether each candidate is the cheapest, with its way home, of those at cells of the map that serve the same points from the same height; of those without any way home the first is kept.
fn cheapest_of_each_set(
    candidates: &Candidates,
    confirmed: &[bool],
    offers: &[Offer],
    cost: impl Fn(usize) -> f64,
) -> Vec<bool> {
    let price = |offer: &Offer| {
        let own: f64 = offer.items.iter().map(|item| cost(*item)).sum();
        let way = |way: &OfferedWay| -> f64 { way.items.iter().map(|item| cost(*item)).sum() };
        own + offer.ways.iter().map(way).fold(f64::INFINITY, f64::min)
    };
    let mut best: BTreeMap<(u32, usize), ((bool, f64), usize)> = BTreeMap::new();
    let mut kept = vec![true; offers.len()];
    for (index, candidate) in candidates.all.iter().enumerate() {
        let Some(place) = candidate.cell else { continue };
        // what does not serve all of its set comes last
        let price = (!confirmed[index], price(&offers[index]));
        let known = best.entry((place.set, place.layer)).or_insert((price, index));
        if known.1 != index {
            let out = if price < known.0 { std::mem::replace(known, (price, index)).1 } else { index };
            kept[out] = false;
        }
    }
    kept
}

/// How far hops are screened for: as far as a level hop at sea level keeps the availability. Longer ones are found from place to place alone.
fn screened(hops: &Hops<'_>) -> Length {
    let lengths = hops.bands.iter().map(|band| band.longest_hop(&hops.air, hops.availability_percent));
    lengths.reduce(|a, b| if b > a { b } else { a }).unwrap_or_default()
}
