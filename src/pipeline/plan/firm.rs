//! How firm the plan is: draws of the errors of model, masts, places and links, of positions and of costs.
use super::plan_search::{Chosen, PlanSearch};
use crate::coverage::{MastIndex, ServiceSetting, links_at};
use crate::geodesy::Position;
use crate::language::word;
use crate::link::MastMargin;
use crate::network::{Network, SectorCarrier, Technology};
use crate::pipeline::judge::{SCALE_ALLOWANCE, places_of, reach_m};
use crate::pipeline::{Progress, RunError};
use crate::planning::comparison::{DRAWS, TowerPlace};
use crate::planning::firmness::{
    Drawn, DrawnCost, ErrorTerms, FirmLink, FirmPoint, FirmnessQuestion, PointKey, PointLinks,
    REPLANNED_DRAWS, Rebuilt, ReplanQuestion, StabilityQuestion, WEIGHT_SPREAD,
};
use crate::planning::plan::{BuildItemKind, Plan, Robustness};
use crate::planning::selection::{Choice, Demand, Effort, Instance, choose};
use crate::units::Azimuth;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Candidates that a plan is made again from, at most: those of the plan first, then those with most people for the money.
const MOST_CANDIDATES: usize = 100;
/// Places that are drawn around one whose position is not exact.
const AROUND: u32 = 4;
/// Changes tried of each plan that is made again.
const ITERATIONS: usize = 30;

/// Looks how firm a plan is.
pub(super) struct FirmSearch<'f, 'a> {
    pub(super) search: &'f PlanSearch<'a>,
    pub(super) chosen: &'f Chosen<'a>,
    pub(super) choice: &'f Choice,
    pub(super) demand: &'f Demand,
}

/// What is drawn.
struct Drawing {
    towers: Vec<TowerPlace>,
    points: Vec<FirmPoint>,
    /// Towers of today that options change.
    rebuilt: Vec<Rebuilt>,
    /// Index of a drawn point of each point of the selection.
    of_point: Vec<Option<usize>>,
}

impl FirmSearch<'_, '_> {
    /// How firm the plan is; and by its sites, in their order, the share of the draws in which each is chosen again.
    ///
    /// # Cost
    /// One path per (sample point of a settlement with gaps, candidate in range); five times that where positions are not exact.
    ///
    /// # Errors
    /// [`RunError`]: ground that cannot be read.
    pub(super) fn find(
        &self,
        plan: &Plan,
        progress: &dyn Progress,
    ) -> Result<(Robustness, Vec<f64>), RunError> {
        let drawn_offers = self.drawn_offers();
        let drawing = self.drawing(&drawn_offers, progress)?;
        let session = self.search.session;
        let correlation = session.scenario().service.shadowing_correlation;
        let question = FirmnessQuestion {
            towers: &drawing.towers,
            options: self.chosen.offers.len(),
            rebuilt: &drawing.rebuilt,
            points: &drawing.points,
            terms: ErrorTerms::of_correlation(correlation),
        };
        let offers_of = |options: &[usize]| -> Vec<usize> {
            let mut offers: Vec<usize> =
                options.iter().map(|option| self.chosen.assembly.of_option[*option].offer).collect();
            offers.sort_unstable();
            offers.dedup();
            offers
        };
        let failed = |error: crate::planning::firmness::FirmnessError| RunError::Internal(error.to_string());
        let of_plan = question.plan(&offers_of(&self.choice.options), DRAWS).map_err(failed)?;
        let again = self.made_again(&question, &drawing, &drawn_offers, progress).map_err(failed)?;
        let site_of = |name: &str| {
            let offer = self.chosen.from.candidates.all.iter().position(|candidate| candidate.name == name);
            offer.map_or(0.0, |offer| again[self.chosen.offers[offer].place])
        };
        let stays = plan.sites.iter().map(|site| site_of(&site.name)).collect();
        let costs = self.costs_per_person();
        let found = self.search.found;
        let ranks = session.with_ranking(&found.service, &found.gaps, &found.remedies, |ranking| {
            StabilityQuestion {
                ranking,
                service: Some(question),
                costs_per_person: &costs,
                weight_spread: WEIGHT_SPREAD,
                draws: DRAWS,
            }
            .answer()
        });
        let ranks = ranks.map_err(|error| RunError::Internal(error.to_string()))?;
        Ok((Robustness { plan: of_plan, ranks }, stays))
    }

    /// The candidates that are drawn: those of the plan, then those with most people for the money.
    fn drawn_offers(&self) -> BTreeSet<usize> {
        let (assembly, instance) = (&self.chosen.assembly, &self.chosen.assembly.instance);
        let of = |option: &usize| assembly.of_option[*option].offer;
        let mut drawn: BTreeSet<usize> = self.choice.options.iter().map(of).collect();
        let worth = |option: &usize| {
            let option = &instance.options[*option];
            let people: f64 = option.serves.iter().map(|point| instance.points[*point].value()).sum();
            let cost: f64 = option.items.iter().map(|item| instance.items[*item]).sum();
            people / cost.max(1.0)
        };
        let mut others: Vec<usize> = (0..instance.options.len()).collect();
        others.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.cmp(b)));
        for option in others {
            if drawn.len() >= MOST_CANDIDATES {
                break;
            }
            drawn.insert(of(&option));
        }
        drawn
    }

    /// Margins of today's masts and of the candidates at all sample points of settlements with gaps.
    fn drawing(&self, offers: &BTreeSet<usize>, progress: &dyn Progress) -> Result<Drawing, RunError> {
        let session = self.search.session;
        let mut option_of: BTreeMap<String, usize> = BTreeMap::new();
        let mut sectors: Vec<SectorCarrier> = session.network().sectors().to_vec();
        for offer in offers {
            for sector in &self.chosen.from.candidates.all[*offer].sectors {
                let sector_id = format!("\u{0}{offer}\u{0}{}", sector.sector_id);
                option_of.insert(sector_id.clone(), *offer);
                sectors.push(SectorCarrier { sector_id, ..sector.clone() });
            }
        }
        let network = Network::new(sectors);
        let towers: Vec<TowerPlace> = (0..network.sectors().len())
            .map(|sector| &network.sectors()[network.tower(sector)])
            .map(|sector| TowerPlace { operator: sector.operator.clone(), place: sector.position.geographic })
            .collect();
        let options: Vec<Option<usize>> =
            network.sectors().iter().map(|sector| option_of.get(&sector.sector_id).copied()).collect();
        let rebuilt = self.rebuilt(offers, &network);
        let index = MastIndex::of(&network);
        let lacking: BTreeSet<usize> = self.search.found.gaps.iter().map(|gap| gap.settlement).collect();
        let lacking: Vec<usize> = lacking.into_iter().collect();
        progress.stage(word("firm-drawing-errors"), lacking.len() as u64);
        let technology = session.scenario().ranking.technology;
        let links = Links { network: &network, index: &index, options: &options, technology };
        let of = |settlement: &usize| {
            let points = self.points_of(*settlement, &links);
            progress.advance(1);
            points
        };
        let each: Vec<_> = lacking.par_iter().map(of).collect();
        let mut points = Vec::new();
        for found in each {
            points.extend(found?);
        }
        let place = |key: (usize, usize, usize)| {
            points.iter().position(|point: &FirmPoint| {
                point.settlement == key.0
                    && point.key.sample as usize == key.2
                    && point.key.cluster_id == session.settlements()[key.0].clusters[key.1].cluster_id
            })
        };
        let asked = self.search.opportunity.points.iter();
        let of_point = asked.map(|point| place((point.settlement, point.cluster, point.sample))).collect();
        progress.finish();
        Ok(Drawing { towers, points, rebuilt, of_point })
    }

    /// The towers of today whose sectors candidates replace.
    fn rebuilt(&self, offers: &BTreeSet<usize>, network: &Network) -> Vec<Rebuilt> {
        let today = self.search.session.network().sectors();
        let mut rebuilt = Vec::new();
        for option in offers {
            let replaced = &self.chosen.from.candidates.all[*option].replaced;
            let named: BTreeSet<&str> =
                replaced.iter().map(|sector| today[*sector].sector_id.as_str()).collect();
            let sectors = network.sectors().iter().enumerate();
            let towers = sectors.filter(|(_, sector)| named.contains(sector.sector_id.as_str()));
            rebuilt.extend(towers.map(|(tower, _)| Rebuilt { option: *option, tower }));
        }
        rebuilt
    }

    /// The sample points of a settlement with their links.
    fn points_of(&self, number: usize, links: &Links<'_>) -> Result<Vec<FirmPoint>, RunError> {
        let session = self.search.session;
        let settlement = &session.settlements()[number];
        let one = std::slice::from_ref(settlement);
        let uncertainty = session.uncertainty;
        let off_m = uncertainty.map_or(0.0, |uncertainty| uncertainty.most().metres());
        let reach_m = reach_m(session.scenario(), one) + off_m * SCALE_ALLOWANCE;
        let ground = session.inputs.ground.around(&places_of(one), reach_m)?;
        let setting = session.setting(&ground)?;
        let setting = ServiceSetting { network: links.network, other_models: &[], ..setting };
        let mut points = Vec::new();
        for (cluster, people) in settlement.clusters.iter().zip(settlement.people_by_cluster()) {
            for (sample, place) in cluster.samples.iter().enumerate() {
                let mut positions = vec![links.at(&setting, &place.position)?];
                if let Some(uncertainty) = &uncertainty {
                    let radius = uncertainty.at(&place.position);
                    for turn in 0..AROUND {
                        let azimuth = Azimuth::from_degrees(360.0 * f64::from(turn) / f64::from(AROUND));
                        positions.push(links.at(&setting, &place.position.moved(azimuth, radius))?);
                    }
                }
                points.push(FirmPoint {
                    key: PointKey {
                        settlement_id: settlement.settlement_id.clone(),
                        cluster_id: cluster.cluster_id.clone(),
                        sample: sample as u32,
                    },
                    settlement: number,
                    people: people.map(|people| people * place.weight),
                    weight: place.weight,
                    positions,
                });
            }
        }
        Ok(points)
    }

    /// By place of the offers, share of the draws in which one of its options is chosen again.
    fn made_again(
        &self,
        question: &FirmnessQuestion<'_>,
        drawing: &Drawing,
        offers: &BTreeSet<usize>,
        progress: &dyn Progress,
    ) -> Result<Vec<f64>, crate::planning::firmness::FirmnessError> {
        let (assembly, instance) = (&self.chosen.assembly, &self.chosen.assembly.instance);
        let sites: Vec<usize> = self.chosen.offers.iter().map(|offer| offer.place).collect();
        let items: Vec<DrawnCost> = (0..instance.items.len()).map(|item| self.cost_of(item)).collect();
        let kept: Vec<usize> = (0..instance.options.len())
            .filter(|option| offers.contains(&assembly.of_option[*option].offer))
            .collect();
        let mut of_firm: Vec<Option<usize>> = vec![None; drawing.points.len()];
        for (point, firm) in drawing.of_point.iter().enumerate() {
            if let Some(firm) = firm {
                of_firm[*firm] = Some(point);
            }
        }
        let budget = self.demand.budget.unwrap_or(self.choice.cost);
        let demand = Demand { budget: Some(budget), ..Demand::default() };
        let replan = |drawn: &Drawn| -> Vec<usize> {
            let options = kept.iter().map(|option| {
                let offer = assembly.of_option[*option].offer;
                let mut serves: Vec<usize> =
                    drawn.serves[offer].iter().filter_map(|firm| of_firm[*firm]).collect();
                serves.sort_unstable();
                serves.dedup();
                crate::planning::selection::SiteOption { serves, ..instance.options[*option].clone() }
            });
            let drawn = Instance {
                points: instance.points.clone(),
                items: drawn.item_costs.clone(),
                options: options.collect(),
                together: Vec::new(),
            };
            let effort = Effort { iterations: ITERATIONS, nodes: 0 };
            let found = choose(&drawn, &demand, effort).map(|choice| choice.options).unwrap_or_default();
            let mut again: Vec<usize> =
                found.into_iter().map(|option| assembly.of_option[kept[option]].offer).collect();
            again.sort_unstable();
            again.dedup();
            again
        };
        progress.stage(word("firm-planning-again"), REPLANNED_DRAWS as u64);
        let weights = BTreeMap::new();
        let again = ReplanQuestion {
            firmness: *question,
            sites: &sites,
            items: &items,
            weights: &weights,
            weight_spread: 0.0,
            person_weight: &|_, _| 1.0,
            draws: REPLANNED_DRAWS,
        }
        .answer(&replan, &|| progress.advance(1))?;
        progress.finish();
        Ok(again.site_shares)
    }

    /// What an item costs between its low and high figures: items of one kind vary together.
    fn cost_of(&self, item: usize) -> DrawnCost {
        let built = &self.chosen.assembly.items[item];
        let key = match built.kind {
            BuildItemKind::Structure(_) | BuildItemKind::Relay(_) => "mast",
            BuildItemKind::Radios(_) => "radio",
            BuildItemKind::Link(_) => "link",
        };
        let amount = match self.search.session.scenario().plan.counts {
            crate::scenario::BudgetCounts::Capex => built.money.capex,
            crate::scenario::BudgetCounts::NetPresentCost => built.money.net_present_cost,
        };
        DrawnCost { key: key.to_owned(), low: amount.low(), base: amount.base(), high: amount.high() }
    }

    /// The cost per person of the cheapest remedy of each settlement, between the low and high figures of work.
    fn costs_per_person(&self) -> BTreeMap<usize, DrawnCost> {
        /// Spread of costs where the scenario states one figure alone: the example's, a quarter either way.
        const SPREAD: f64 = 0.25;
        let found = &self.search.found;
        let least = found.remedies.cost_per_person(&found.gaps);
        let drawn = |(settlement, cost): (usize, f64)| {
            let key = self.search.session.settlements()[settlement].settlement_id.clone();
            (
                settlement,
                DrawnCost { key, low: cost * (1.0 - SPREAD), base: cost, high: cost * (1.0 + SPREAD) },
            )
        };
        least.into_iter().map(drawn).collect()
    }
}

/// The network of today with all candidates.
struct Links<'l> {
    network: &'l Network,
    index: &'l MastIndex,
    /// Of each sector the candidate that it belongs to.
    options: &'l [Option<usize>],
    technology: Technology,
}

impl Links<'_> {
    /// Links at a place; none where the model has no value.
    fn at(&self, setting: &ServiceSetting<'_>, place: &Position) -> Result<PointLinks, RunError> {
        let found = links_at(setting, self.index, place)?;
        let links = found
            .links
            .iter()
            .filter(|server| self.network.sectors()[server.sector].carrier.technology == self.technology);
        let links = links.map(|server| FirmLink {
            tower: server.sector,
            option: self.options[server.sector],
            margin: MastMargin { margin_db: server.link.margin().db(), sigma_db: server.link.sigma_db },
        });
        Ok(PointLinks { weight: 1.0, links: links.collect() })
    }
}
