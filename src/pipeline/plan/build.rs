//! From the choice to the plan: order of work, sites, links, money, judgement.
use super::firm::FirmSearch;
use super::plan_costs::PlanCosts;
use super::plan_search::{Chosen, PlanBasis, PlanSearch};
use super::verify::Changed;
use super::villages::JudgedNetwork;
use crate::inputs::Reject;
use crate::language::{grouped, word};
use crate::outputs::{Planned, Results};
use crate::pipeline::{Progress, RunError, Session};
use crate::planning::PointToServe;
use crate::planning::plan::{
    Assembly, BudgetPoint, BuildItemKind, BuiltStage, Certificate, ChosenFrom, Money, OptionOf, Plan,
    PlanPeople, PlannedLink, PlannedSite, Step, order_of_work,
};
use crate::planning::selection::{
    Choice, Demand, Effort, Impossible, Instance, Minimum, SelectionError, choose, curve, left_over, stages,
};
use crate::text;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Stages that are judged in full, at most: as many indicators are told.
const MOST_STAGES: usize = 8;
/// How long is searched for what is told beside the plan: the curve, and what more would cost.
const BESIDE: Effort = Effort { iterations: 500, nodes: 2_000 };
/// Budgets of the curve where the scenario gives fewer than two.
const CURVE_POINTS: usize = 10;

/// A plan, and what is told beside it.
pub(super) struct MadePlan {
    pub(super) plan: Plan,
    pub(super) rejects: Vec<Reject>,
    pub(super) notes: Vec<String>,
}

impl MadePlan {
    /// The plan with what its files say.
    pub(super) fn planned<'a>(
        &'a self,
        costs: &'a PlanCosts,
        results: Results<'a>,
        points: &'a [PointToServe],
        base: &'a PathBuf,
    ) -> Planned<'a> {
        Planned {
            results,
            plan: &self.plan,
            points,
            currency: &costs.table.currency,
            price_year: costs.table.price_year,
            example_costs: costs.is_example,
            base,
        }
    }
}

/// What is asked, and the choice that answers it.
pub(super) struct Asked {
    pub(super) demand: Demand,
    pub(super) choice: Choice,
    /// Why nothing answers it; the choice is then the one that comes nearest.
    pub(super) refusal: Option<RunError>,
}

/// Chooses.
///
/// # Errors
/// [`RunError::Plan`] of what cannot be met, and has nothing near it.
pub(super) fn asked(search: &PlanSearch<'_>, chosen: &Chosen<'_>) -> Result<Asked, RunError> {
    let demand = demand_of(search, chosen)?;
    let instance = &chosen.assembly.instance;
    let error = match choose(instance, &demand, Effort::default()) {
        Ok(choice) => return Ok(Asked { demand, choice, refusal: None }),
        Err(error) => error,
    };
    let refusal = impossible(search, chosen, &error);
    let nearest = nearest(&demand, &error).and_then(|near| choose(instance, &near, Effort::default()).ok());
    match nearest {
        Some(choice) => Ok(Asked { demand, choice, refusal: Some(refusal) }),
        None => Err(refusal),
    }
}

/// As much as can be had of what cannot be met.
fn nearest(demand: &Demand, error: &SelectionError) -> Option<Demand> {
    let mut near = demand.clone();
    match error {
        SelectionError::Impossible(Impossible::Minimum { commune, most, .. }) => {
            near.minima.iter_mut().find(|minimum| minimum.commune == *commune)?.people = most.floor();
        }
        SelectionError::Impossible(Impossible::Target { most, .. }) => near.target = Some(most.floor()),
        _ => return None,
    }
    Some(near)
}

/// Orders and judges what was chosen.
pub(super) fn make(
    search: &PlanSearch<'_>,
    chosen: &Chosen<'_>,
    asked: &Asked,
    rejects: Vec<Reject>,
    progress: &dyn Progress,
) -> Result<MadePlan, RunError> {
    let Asked { demand, choice, .. } = asked;
    let instance = &chosen.assembly.instance;
    progress.stage(word("build-trying-other-budgets"), 1);
    let curve = budget_curve(search, chosen, demand, choice)?;
    progress.finish();
    search.session.lap("curve");
    let steps = order_of_work(instance, &years_of(search, instance, choice)?);
    let mut built = Builder { search, chosen, demand, choice }.plan(&steps);
    built.curve = curve;
    // no search: the relaxation alone, over all candidates
    let relaxed = choose(&chosen.unthinned, demand, Effort { nodes: 0, iterations: 0 });
    built.certificate.linear_bound = relaxed.map_or(choice.bound, |relaxed| relaxed.bound);
    if demand.budget.is_some() {
        let left = left_over(instance, demand, choice, BESIDE);
        let better = left.map_err(|error| impossible(search, chosen, &error))?.better;
        built.certificate.next = better.map(|better| [better.cost, better.value - choice.value]);
    }
    judge(search, &mut built, progress)?;
    if !search.found.gaps.is_empty() {
        let firm = FirmSearch { search, chosen, choice, demand };
        let (robustness, stays) = firm.find(&built, progress)?;
        built.people.expected = Some(robustness.plan.people_gained.mean);
        built.people.at_90_percent = Some(robustness.plan.people_gained.at_90_percent);
        for (site, stays) in built.sites.iter_mut().zip(stays) {
            site.stays = Some(stays);
        }
        built.robustness = Some(robustness);
        search.session.lap("draw errors");
    }
    let notes = notes(search, chosen);
    Ok(MadePlan { plan: built, rejects, notes })
}

/// What is asked, by index.
fn demand_of(search: &PlanSearch<'_>, chosen: &Chosen<'_>) -> Result<Demand, RunError> {
    let choice = &search.session.scenario().plan;
    let gaps: f64 = search.opportunity.points.iter().map(|point| point.people).sum();
    let target = choice.target_share.map(|share| {
        let (served, of) = served_today(search);
        (share * of - served).max(0.0)
    });
    let place_of = |name: &String| -> Result<usize, RunError> {
        let found = chosen.from.candidates.all.iter().position(|candidate| candidate.name == *name);
        let index =
            found.ok_or_else(|| RunError::Plan(text!("build-plan-mandatory-is-no-candidate-place", name)))?;
        Ok(chosen.offers[index].place)
    };
    let mut places = choice.mandatory.iter().map(place_of).collect::<Result<Vec<_>, _>>()?;
    places.sort_unstable();
    places.dedup();
    // without money or a target: everybody whom a site can serve
    let wants_all = choice.budgets.is_empty() && target.is_none();
    let all = wants_all.then(|| best_possible(chosen).min(gaps));
    let minima = choice.minima.iter().enumerate();
    Ok(Demand {
        budget: choice.budgets.first().copied(),
        target: target.or(all),
        mandatory_places: places,
        minima: minima.map(|(commune, (_, people))| Minimum { commune, people: *people }).collect(),
        ..Demand::default()
    })
}

/// Weighted people at all points that some option serves.
fn best_possible(chosen: &Chosen<'_>) -> f64 {
    let instance = &chosen.assembly.instance;
    let served: BTreeSet<usize> = instance
        .options
        .iter()
        .filter(|option| option.lost <= 0.0)
        .flat_map(|option| &option.serves)
        .copied()
        .collect();
    served.iter().map(|point| instance.points[*point].value()).sum()
}

/// Why a demand cannot be met, in words; limits are rounded so that they can be met.
fn impossible(search: &PlanSearch<'_>, chosen: &Chosen<'_>, error: &SelectionError) -> RunError {
    let commune = |index: usize| chosen.from.communes.get(index).cloned().unwrap_or_default();
    let has_budget = !search.session.scenario().plan.budgets.is_empty();
    let within = if has_budget { word("build-within-the-budget") } else { word("build-at-any-cost") };
    RunError::Plan(match error {
        SelectionError::Impossible(Impossible::MandatoryCost { least_cost, .. }) => {
            text!("build-plan-mandatory-what-must-be-built", cost = grouped(least_cost.ceil()))
        }
        SelectionError::Impossible(Impossible::Minimum { commune: index, most, at_any_cost, .. }) => text!(
            "build-plan-minima-in-at-most-people",
            unit = commune(*index),
            people = grouped(most.floor()),
            within,
            has_budget =
                if *at_any_cost && has_budget { word("build-and-the-minimum-is-beyond-any") } else { "" }
        ),
        SelectionError::Impossible(Impossible::MinimaTogether { least_cost: Some(cost), .. }) => {
            text!("build-plan-minima-all-of-them-together", cost = grouped(cost.ceil()))
        }
        SelectionError::Impossible(Impossible::Target { most, .. }) => text!(
            "build-plan-target-share-at-most-people",
            people = grouped(most.floor()),
            within,
            share = share_with(search, *most)
        ),
        SelectionError::Impossible(Impossible::Contradiction { .. }) => {
            word("build-plan-mandatory-two-of-the-sites").to_owned()
        }
        other => text!("build-plan", other),
    })
}

/// The share of all people who have the technology when so many more have it, rounded down to four decimals.
fn share_with(search: &PlanSearch<'_>, more: f64) -> f64 {
    let (served, of) = served_today(search);
    if of > 0.0 { ((served + more) / of * 1e4).floor() / 1e4 } else { 0.0 }
}

/// People who have the technology today, and all of them.
fn served_today(search: &PlanSearch<'_>) -> (f64, f64) {
    let all = search.found.ranking.indicators.all.of(search.session.scenario().ranking.technology);
    all.map_or((0.0, 0.0), |found| (found.people_served.part, found.people_served.of))
}

/// What other budgets bring.
fn budget_curve(
    search: &PlanSearch<'_>,
    chosen: &Chosen<'_>,
    demand: &Demand,
    choice: &Choice,
) -> Result<Vec<BudgetPoint>, RunError> {
    let mut budgets = search.session.scenario().plan.budgets.clone();
    if budgets.len() < 2 {
        let most = demand.budget.unwrap_or(choice.cost) * 2.0;
        budgets.extend((1..=CURVE_POINTS).map(|part| most * part as f64 / CURVE_POINTS as f64));
    }
    budgets.sort_by(f64::total_cmp);
    budgets.dedup_by(|b, a| *b - *a <= 1e-9 * a.abs());
    let free = Demand { target: None, minima: Vec::new(), ..demand.clone() };
    let points = match curve(&chosen.assembly.instance, &free, &budgets, BESIDE) {
        Ok(points) => points,
        // a small budget may not pay for what is mandatory
        Err(SelectionError::Impossible(_)) => return Ok(Vec::new()),
        Err(error) => return Err(impossible(search, chosen, &error)),
    };
    Ok(points
        .into_iter()
        .map(|point| BudgetPoint {
            budget: point.budget,
            cost: point.choice.cost,
            people: point.choice.people,
            value: point.choice.value,
            bound: point.choice.bound,
            sites: point.choice.options.len(),
            proven: point.choice.proven,
        })
        .collect())
}

struct Builder<'b, 'a> {
    search: &'b PlanSearch<'a>,
    chosen: &'b Chosen<'a>,
    demand: &'b Demand,
    choice: &'b Choice,
}

impl Builder<'_, '_> {
    /// The plan without judgement and curve.
    fn plan(&self, steps: &[Step]) -> Plan {
        let assembly = &self.chosen.assembly;
        let mut links: BTreeMap<usize, usize> = BTreeMap::new();
        let mut planned_links = Vec::new();
        let mut paid = BTreeSet::new();
        let mut sites = Vec::new();
        for (number, step) in steps.iter().enumerate() {
            let of = assembly.of_option[step.option];
            let mut own_links = Vec::new();
            for link in &self.chosen.offers[of.offer].ways[of.way].links {
                let at = *links.entry(*link).or_insert_with(|| {
                    planned_links.push(self.link(*link, &mut paid));
                    planned_links.len() - 1
                });
                planned_links[at].used_by.push(number);
                own_links.push(at);
            }
            sites.push(self.site(number, step, own_links));
        }
        let cost = sum_of(assembly, &self.choice.items);
        let served: BTreeSet<usize> = self.choice.served.iter().copied().collect();
        let from = ChosenFrom {
            offers: &self.chosen.offers,
            assembly,
            chosen: &self.choice.options,
            served: &served,
        };
        let points = &self.search.opportunity.points;
        let revenue = self.chosen.from.prices.revenue(self.choice.people);
        Plan {
            sites,
            links: planned_links,
            cost,
            revenue,
            people: PlanPeople { estimated: self.choice.people, ..PlanPeople::default() },
            certificate: self.certificate(),
            curve: Vec::new(),
            stages: Vec::new(),
            villages: Vec::new(),
            unserved: from.unserved(points, Some(self.chosen.from.prices.satellite_place())),
            service: self.search.found.service.clone(),
            robustness: None,
        }
    }

    fn certificate(&self) -> Certificate {
        let choice = &self.search.session.scenario().plan;
        let with_way_home = self.chosen.offers.iter().filter(|offer| !offer.ways.is_empty()).count();
        Certificate {
            budget: choice.budgets.first().copied(),
            target_people: self.demand.target,
            spent: self.choice.cost,
            value: self.choice.value,
            bound: self.choice.bound,
            linear_bound: self.choice.bound,
            proven: self.choice.proven,
            arithmetic: self.choice.arithmetic,
            candidates_before_thinning: self.chosen.from.candidates.before,
            candidates: self.chosen.from.kept.iter().filter(|kept| **kept).count(),
            with_way_home,
            next: None,
        }
    }

    /// A link; `paid` are the masts without a site that links before it have paid for.
    fn link(&self, link: usize, paid: &mut BTreeSet<String>) -> PlannedLink {
        let possible = &self.chosen.from.ways.links[link];
        let mut relay = None;
        for (number, end) in possible.ends.iter().enumerate().rev() {
            let Some(money) = self.mast_for_links(&end.name) else { continue };
            let is_first = paid.insert(end.name.clone());
            // the end nearer to home tells of the mast each time, the other one if no link has
            if number == 1 || is_first {
                let sum: Money = relay.unwrap_or_default();
                relay = Some(if is_first { sum.plus(&money) } else { sum });
            }
        }
        PlannedLink {
            ends: possible.ends.clone(),
            kind: possible.kind,
            length: possible.length,
            cost: possible.money,
            relay,
            used_by: Vec::new(),
        }
    }

    /// What a mast costs that stands for links alone: a relay, or a candidate that is built and serves nobody; `None` of sites and places that have a way home.
    fn mast_for_links(&self, name: &str) -> Option<Money> {
        let (assembly, PlanBasis { candidates, ways, .. }) = (&self.chosen.assembly, &self.chosen.from);
        if let Some(relay) = ways.relays.iter().find(|relay| relay.name == name) {
            return Some(relay.money);
        }
        let name_of = |candidate: usize| candidates.all[candidate].name.as_str();
        if self.choice.options.iter().any(|option| name_of(assembly.of_option[*option].offer) == name) {
            return None;
        }
        self.choice.items.iter().find_map(|item| match assembly.items[*item].kind {
            BuildItemKind::Structure(of) if name_of(of) == name => Some(assembly.items[*item].money),
            _ => None,
        })
    }

    fn site(&self, number: usize, step: &Step, links: Vec<usize>) -> PlannedSite {
        let assembly = &self.chosen.assembly;
        let OptionOf { offer, .. } = assembly.of_option[step.option];
        let candidate = &self.chosen.from.candidates.all[offer];
        let points = &self.search.opportunity.points;
        let is_own = |item: &&usize| match assembly.items[**item].kind {
            BuildItemKind::Structure(of) | BuildItemKind::Radios(of) => of == offer,
            BuildItemKind::Link(_) | BuildItemKind::Relay(_) => false,
        };
        let own: Vec<usize> = step.items.iter().filter(is_own).copied().collect();
        let way: Vec<usize> = step.items.iter().filter(|item| !own.contains(item)).copied().collect();
        let people = |points_of: &[usize]| points_of.iter().map(|point| points[*point].people).sum::<f64>();
        let capacity = self.chosen.from.prices.capacity_of(candidate, self.search.demand(candidate));
        PlannedSite {
            name: candidate.name.clone(),
            kind: candidate.kind,
            position: candidate.position,
            height_agl: candidate.height_agl,
            downtilt: candidate.downtilt,
            sectors: candidate.sectors.clone(),
            replaced: candidate.replaced.clone(),
            order: number + 1,
            year: (step.group < self.search.session.scenario().plan.years.len()).then_some(step.group + 1),
            serves: candidate.serves.clone(),
            people: people(&candidate.serves),
            people_beyond_earlier: people(&step.points),
            own: sum_of(assembly, &own),
            way_home: sum_of(assembly, &way),
            links,
            more_carriers: capacity.more_carriers,
            utilisation: capacity.utilisation,
            stays: None,
        }
    }
}

fn sum_of(assembly: &Assembly, items: &[usize]) -> Money {
    items.iter().fold(Money::default(), |sum, item| sum.plus(&assembly.items[*item].money))
}

/// Judges the plan and its stages in full.
fn judge(search: &PlanSearch<'_>, plan: &mut Plan, progress: &dyn Progress) -> Result<(), RunError> {
    let session: &Session<'_> = search.session;
    let technology = session.scenario().ranking.technology;
    let mut steps: Vec<usize> = (1..=plan.sites.len()).collect();
    if steps.len() > MOST_STAGES {
        let all = steps.len();
        steps = (1..=MOST_STAGES).map(|part| (part * all).div_ceil(MOST_STAGES)).collect();
    }
    progress.stage(word("build-judging-the-plan"), steps.len() as u64);
    let mut stages = Vec::new();
    for sites in steps {
        let (network, service) = session.service_with(plan.sites[..sites].iter())?;
        let spent = plan.sites[..sites]
            .iter()
            .fold(Money::default(), |sum, site| sum.plus(&site.own).plus(&site.way_home));
        let people = plan.sites[..sites].iter().map(|site| site.people_beyond_earlier).sum();
        stages.push(BuiltStage { sites, spent, people, indicators: session.indicators_of(&service) });
        if sites == plan.sites.len() {
            let Changed { gained, lost, other_server } = session.changed(
                technology,
                JudgedNetwork { network: session.network(), service: &search.found.service },
                JudgedNetwork { network: &network, service: &service },
            );
            let people = &mut plan.people;
            (people.verified, people.lost, people.changed_server) = (gained, lost, other_server);
            plan.service = service;
        }
        progress.advance(1);
    }
    plan.stages = stages;
    let network = session.network_with(plan.sites.iter());
    let today = JudgedNetwork { network: session.network(), service: &search.found.service };
    let planned = JudgedNetwork { network: &network, service: &plan.service };
    plan.villages = session.villages(technology, &search.found.gaps, [today, planned])?;
    progress.finish();
    session.lap("judge the plan");
    Ok(())
}

/// The chosen options by the years whose budgets pay for them, those that none pays for last; one group where years have no budgets.
fn years_of(
    search: &PlanSearch<'_>,
    instance: &Instance,
    choice: &Choice,
) -> Result<Vec<Vec<usize>>, RunError> {
    let years = &search.session.scenario().plan.years;
    if years.is_empty() {
        return Ok(vec![choice.options.clone()]);
    }
    let found = stages(instance, choice, years, Effort::default());
    let found = found.map_err(|error| RunError::Internal(error.to_string()))?;
    let of_years = found.stages.into_iter().map(|stage| stage.options);
    Ok(of_years.chain([found.remaining]).collect())
}

/// What the reader must know.
fn notes(search: &PlanSearch<'_>, chosen: &Chosen<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    if search.costs.is_example {
        notes.push(word("build-the-costs-are-example-figures-of").to_owned());
    }
    let without = chosen.from.ways.of.iter().flatten().filter(|way| way.is_err()).count();
    if without > 0 {
        notes.push(text!("build-candidates-have-no-way-home-and", without));
    }
    notes
}
