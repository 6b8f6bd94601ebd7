//! The indicators a district reports: who has service, and what else the villages have.
use crate::coverage::{ServiceReport, SettlementService};
use crate::link::Verdict;
use crate::network::Technology;
use crate::settlements::{AdminUnit, Facility, Settlement};
use serde::Serialize;
use std::collections::BTreeMap;

/// A part of a whole, both counted over what is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct PartOf {
    /// The part.
    pub part: f64,
    /// The whole: 0 where nothing is known.
    pub of: f64,
}

impl PartOf {
    /// The part as a share of the whole, 0 to 1; `None` where nothing is known.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.of > 0.0).then(|| self.part / self.of)
    }

    fn add(&mut self, part: f64, of: f64) {
        self.part += part;
        self.of += of;
    }

    fn count(&mut self, yes: bool) {
        self.add(f64::from(u8::from(yes)), 1.0);
    }
}

/// Settlements by what they receive of one technology; each is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ServiceCounts {
    /// Centre and all clusters are served.
    pub in_full: usize,
    /// Some of centre and clusters are served.
    pub in_part: usize,
    /// None is served, but some receive a signal of the class `poor` or better: usable at times.
    pub poor: usize,
    /// No usable signal anywhere.
    pub none: usize,
    /// Not known: terrain is missing.
    pub no_data: usize,
}

/// Service by one technology, of any operator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TechnologyIndicators {
    /// Technology.
    pub technology: Technology,
    /// Settlements.
    pub settlements: ServiceCounts,
    /// People with service, counted by cluster, of the people of settlements that could be judged.
    pub people_served: PartOf,
    /// Households with service, counted by cluster, of the households of settlements that could be judged
    /// ([`Settlement::households_by_cluster`]).
    pub households_served: PartOf,
    /// Facilities whose houses are not served, of those that could be judged, in the order of [`Facility::ALL`].
    pub facilities_without: [PartOf; 3],
}

/// Indicators of a set of settlements.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Indicators {
    /// Settlements.
    pub settlements: usize,
    /// People of those whose population is known.
    pub population: f64,
    /// Settlements whose population is unknown.
    pub population_unknown: usize,
    /// In the order of [`Technology::ALL`].
    pub service: Vec<TechnologyIndicators>,
    /// Settlements with fixed broadband: those in which at least [`IndicatorQuestion::fixed_broadband_share`] of the people
    /// have it.
    pub fixed_broadband_settlements: PartOf,
    /// People with fixed broadband.
    pub fixed_broadband_people: PartOf,
    /// People with a smartphone.
    pub smartphone_people: PartOf,
    /// Communes whose seat is reached by optical fibre: one settlement of it says so.
    pub communes_with_fibre: PartOf,
}

impl Indicators {
    /// Service by one technology.
    #[must_use]
    pub fn of(&self, technology: Technology) -> Option<&TechnologyIndicators> {
        self.service.iter().find(|service| service.technology == technology)
    }
}

/// Indicators of one administrative unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitIndicators {
    /// The unit.
    pub unit: AdminUnit,
    /// Of its settlements.
    pub indicators: Indicators,
}

/// Indicators of the whole area and of each administrative unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DistrictIndicators {
    /// Of all settlements.
    pub all: Indicators,
    /// By level, code and name.
    pub units: Vec<UnitIndicators>,
    /// Communes, by name or else code, whose settlements disagree on fibre; they count as reached.
    pub fibre_disputed: Vec<String>,
}

/// The data from which the indicators are computed.
#[derive(Clone, Copy, Debug)]
pub struct IndicatorQuestion<'a> {
    /// Settlements.
    pub settlements: &'a [Settlement],
    /// Service, in their order.
    pub service: &'a ServiceReport,
    /// Share of its people from which a settlement counts as one with fixed broadband, above 0 to 1.
    pub fixed_broadband_share: f64,
}

impl IndicatorQuestion<'_> {
    /// Counts the whole area and every administrative unit.
    ///
    /// # Definition
    /// Unknown values are in neither part nor whole. A facility is judged where its row lies.
    ///
    /// # Cost and determinism
    /// O(settlements x levels); bit-identical for any thread count, sums in the settlements' order.
    #[must_use]
    pub fn answer(&self) -> DistrictIndicators {
        let mut units: BTreeMap<&AdminUnit, Vec<usize>> = BTreeMap::new();
        for (index, settlement) in self.settlements.iter().enumerate() {
            for unit in &settlement.admin_units {
                units.entry(unit).or_default().push(index);
            }
        }
        let everything: Vec<usize> = (0..self.settlements.len()).collect();
        let of = |(unit, members): (&AdminUnit, Vec<usize>)| UnitIndicators {
            unit: unit.clone(),
            indicators: self.over(&members),
        };
        DistrictIndicators {
            all: self.over(&everything),
            units: units.into_iter().map(of).collect(),
            fibre_disputed: self.fibre_disputed(),
        }
    }

    fn over(&self, members: &[usize]) -> Indicators {
        let settlements = || members.iter().map(|&index| &self.settlements[index]);
        let mut found = Indicators {
            settlements: members.len(),
            population: settlements().filter_map(|settlement| settlement.population).sum(),
            population_unknown: settlements().filter(|settlement| settlement.population.is_none()).count(),
            service: Technology::ALL.into_iter().filter_map(|t| self.service_of(t, members)).collect(),
            fixed_broadband_settlements: PartOf::default(),
            fixed_broadband_people: PartOf::default(),
            smartphone_people: PartOf::default(),
            communes_with_fibre: PartOf::default(),
        };
        for settlement in settlements() {
            if let Some(share) = settlement.fixed_broadband_share() {
                found.fixed_broadband_settlements.count(share >= self.fixed_broadband_share);
            }
            let clusters = settlement.clusters.iter().zip(settlement.people_by_cluster());
            for (cluster, people) in clusters.filter_map(|(cluster, people)| Some((cluster, people?))) {
                if let Some(share) = cluster.fixed_broadband_share {
                    found.fixed_broadband_people.add(share * people, people);
                }
                if let Some(share) = cluster.smartphone_share {
                    found.smartphone_people.add(share * people, people);
                }
            }
        }
        for answers in fibre_by_commune(settlements()).into_values() {
            found.communes_with_fibre.count(answers.contains(&true));
        }
        found
    }

    fn service_of(&self, technology: Technology, members: &[usize]) -> Option<TechnologyIndicators> {
        let scope = self.service.scope(technology, None)?;
        let mut found = TechnologyIndicators {
            technology,
            settlements: ServiceCounts::default(),
            people_served: PartOf::default(),
            households_served: PartOf::default(),
            facilities_without: [PartOf::default(); 3],
        };
        for &index in members {
            let (settlement, judged) = (&self.settlements[index], &self.service.settlements[index]);
            *counter(&mut found.settlements, judged, scope) += 1;
            if judged.verdicts[scope] != Verdict::NoData
                && let Some((served, people)) = judged.people_served[scope].zip(settlement.population)
            {
                found.people_served.add(served, people);
            }
            if judged.verdicts[scope] != Verdict::NoData
                && let Some((served, households)) = households_served(settlement, judged, scope)
            {
                found.households_served.add(served, households);
            }
            for (facility, without) in Facility::ALL.into_iter().zip(&mut found.facilities_without) {
                for (cluster, judged) in settlement.clusters.iter().zip(&judged.clusters) {
                    let verdict = judged.scopes[scope].verdict;
                    if cluster.facilities.has(facility) == Some(true) && verdict != Verdict::NoData {
                        without.count(verdict != Verdict::Served);
                    }
                }
            }
        }
        Some(found)
    }

    fn fibre_disputed(&self) -> Vec<String> {
        let disputed = |(unit, answers): (&AdminUnit, Vec<bool>)| {
            let name = if unit.name.is_empty() { &unit.code } else { &unit.name };
            (answers.contains(&true) && answers.contains(&false)).then(|| name.clone())
        };
        fibre_by_commune(self.settlements.iter()).into_iter().filter_map(disputed).collect()
    }
}

/// Households with service, and all; `None` where their number is not known.
fn households_served(
    settlement: &Settlement,
    judged: &SettlementService,
    scope: usize,
) -> Option<(f64, f64)> {
    let households: Vec<f64> = settlement.households_by_cluster().into_iter().collect::<Option<_>>()?;
    let clusters = households.iter().zip(&judged.clusters);
    let served = clusters.map(|(households, cluster)| households * cluster.scopes[scope].served_share).sum();
    Some((served, households.iter().sum()))
}

/// Where a settlement is counted.
fn counter<'c>(counts: &'c mut ServiceCounts, judged: &SettlementService, scope: usize) -> &'c mut usize {
    match judged.verdicts[scope] {
        Verdict::Served => &mut counts.in_full,
        Verdict::PartlyServed => &mut counts.in_part,
        Verdict::Unserved if judged.has_some_signal(scope) => &mut counts.poor,
        Verdict::Unserved => &mut counts.none,
        Verdict::NoData => &mut counts.no_data,
    }
}

/// Statements of the settlements about their commune's fibre, by commune.
fn fibre_by_commune<'s>(
    settlements: impl Iterator<Item = &'s Settlement>,
) -> BTreeMap<&'s AdminUnit, Vec<bool>> {
    let mut answers: BTreeMap<&AdminUnit, Vec<bool>> = BTreeMap::new();
    for settlement in settlements {
        let commune = settlement.admin_units.iter().find(|unit| unit.level.starts_with("commune"));
        if let Some((commune, fibre)) = commune.zip(settlement.commune_fibre) {
            answers.entry(commune).or_default().push(fibre);
        }
    }
    answers
}
