//! What is measured of each scenario, one value after the other: `compare.csv`, and the same in `compare.json`.
use super::compared::Compared;
use crate::link::{ServiceClass, Verdict};
use crate::network::Technology;
use crate::outputs::values::fields::{number, whole_or_tenth};
use crate::planning::comparison::{
    ByClass, ChangeKind, ScenarioComparison, ScopeTotals, TechnologyComparison,
};
use serde_json::Value;

/// What a technology counts.
pub(in crate::outputs) const PEOPLE: &str = "people";

/// One value of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::outputs) struct Measure {
    /// Index of the scenario.
    pub(in crate::outputs) scenario: usize,
    pub(in crate::outputs) technology: Option<Technology>,
    /// Empty for any operator.
    pub(in crate::outputs) operator: String,
    pub(in crate::outputs) name: &'static str,
    /// Verdict, class, kind of change; empty where there are none.
    pub(in crate::outputs) group: &'static str,
    pub(in crate::outputs) value: Value,
    /// Value less the first scenario's; null of the first, and where that has none.
    pub(in crate::outputs) difference: Value,
    pub(in crate::outputs) unit: String,
}

/// All measures, by scenario.
pub(in crate::outputs) fn measures(compared: &Compared) -> Vec<Measure> {
    let mut all: Vec<Measure> = Vec::new();
    for scenario in 0..compared.comparison.scenarios.len() {
        let mut taking =
            Taking { compared, scenario, technology: None, operator: String::new(), all: Vec::new() };
        taking.scenario();
        let first = all.iter().take_while(|measure| measure.scenario == 0);
        let first: Vec<&Measure> = first.collect();
        let mut own = taking.all;
        if scenario > 0 {
            for measure in &mut own {
                measure.difference = difference(measure, &first);
            }
        }
        all.extend(own);
    }
    all
}

fn difference(measure: &Measure, first: &[&Measure]) -> Value {
    // a rank, a share of draws
    if measure.unit.is_empty() {
        return Value::Null;
    }
    let is_same = |other: &&&Measure| {
        (other.technology, &other.operator, other.name, other.group, &other.unit)
            == (measure.technology, &measure.operator, measure.name, measure.group, &measure.unit)
    };
    let before = first.iter().find(is_same).and_then(|other| other.value.as_f64());
    match (before, measure.value.as_f64()) {
        (Some(before), Some(after)) => match number(after - before, 4) {
            Value::Number(whole)
                if measure.value.is_i64() && whole.as_f64().is_some_and(|n| n.fract() == 0.0) =>
            {
                Value::from(whole.as_f64().unwrap_or_default() as i64)
            }
            other => other,
        },
        _ => Value::Null,
    }
}

struct Taking<'c> {
    compared: &'c Compared,
    scenario: usize,
    technology: Option<Technology>,
    operator: String,
    all: Vec<Measure>,
}

impl Taking<'_> {
    fn put(&mut self, name: &'static str, group: &'static str, value: Value, unit: &str) {
        let (scenario, technology, operator) = (self.scenario, self.technology, self.operator.clone());
        let (difference, unit) = (Value::Null, unit.to_owned());
        self.all.push(Measure { scenario, technology, operator, name, group, value, difference, unit });
    }

    fn scenario(&mut self) {
        let compared = self.compared;
        let found: &ScenarioComparison = &compared.comparison.scenarios[self.scenario];
        found.totals.iter().for_each(|totals| self.totals(totals));
        self.operator.clear();
        found.technologies.iter().for_each(|found| self.technology(found));
        for technology in Technology::ALL {
            let Some(map) = compared.map(self.scenario, technology) else { continue };
            self.technology = Some(technology);
            self.by_class("area_km2", &map.area_km2, "km2");
            if let Some(road_km) = &map.road_km {
                self.by_class("road_km", road_km, "km");
            }
        }
        self.technology = None;
        if let Some(plan) = &found.plan {
            let currency = plan.plan.currency.as_str();
            self.put("cost", "", number(plan.plan.cost, 2), currency);
            for (measure, value) in
                [("extra_cost", plan.extra_cost), ("cost_per_person_newly_served", plan.cost_per_person)]
            {
                self.put(measure, "", value.map_or(Value::Null, |value| number(value, 2)), currency);
            }
        }
        let orders = &compared.comparison.orders;
        for (measure, order) in [
            ("rank_by_people", &orders.by_people),
            ("rank_by_cost_per_person", &orders.by_cost_per_person),
            ("rank_by_people_at_90_percent", &orders.by_people_at_90_percent),
        ] {
            let rank = order.iter().position(|scenario| *scenario == self.scenario);
            self.put(measure, "", rank.map_or(Value::Null, |rank| Value::from(rank + 1)), "");
        }
    }

    fn totals(&mut self, totals: &ScopeTotals) {
        // sectors without an operator's name: in the table no name means any operator
        if totals.scope.operator.as_deref() == Some("") {
            return;
        }
        self.technology = Some(totals.scope.technology);
        self.operator = totals.scope.operator.clone().unwrap_or_default();
        for (index, verdict) in Verdict::ALL.iter().enumerate() {
            let settlements = Value::from(totals.settlements_by_verdict[index]);
            self.put("settlements_by_verdict", verdict.key(), settlements, "settlements");
        }
        for (index, class) in ServiceClass::ALL.iter().enumerate() {
            let settlements = Value::from(totals.settlements_by_class[index]);
            self.put("settlements_by_class", class.key(), settlements, "settlements");
        }
        for (index, verdict) in Verdict::ALL.iter().enumerate() {
            let people = whole_or_tenth(totals.people_by_verdict[index]);
            self.put("people_by_verdict", verdict.key(), people, PEOPLE);
        }
        for (index, class) in ServiceClass::ALL.iter().enumerate() {
            self.put("people_by_class", class.key(), whole_or_tenth(totals.people_by_class[index]), PEOPLE);
        }
        self.put("people_served", "", whole_or_tenth(totals.people_served), PEOPLE);
    }

    fn technology(&mut self, found: &TechnologyComparison) {
        self.technology = Some(found.technology);
        let reached = &found.reached;
        let people = [
            ("people_newly_served", found.people_newly_served),
            ("people_lost", found.people_lost),
            ("people_reached_mean", reached.mean),
            ("people_reached_at_90_percent", reached.at_90_percent),
            ("people_reached_mean_difference", reached.mean_difference),
            ("people_reached_low_difference", reached.low_difference),
            ("people_reached_high_difference", reached.high_difference),
        ];
        for (measure, value) in people {
            self.put(measure, "", whole_or_tenth(value), PEOPLE);
        }
        self.put("probability_better", "", number(reached.probability_better, 4), "");
        self.put("within_error", "", Value::from(found.within_error), "");
        for (kind, count) in ChangeKind::ALL.into_iter().zip(found.settlements_changed) {
            self.put("settlements_changed", kind.key(), Value::from(count), "settlements");
        }
    }

    fn by_class(&mut self, measure: &'static str, by_class: &ByClass, unit: &str) {
        for (class, amount) in ServiceClass::ALL.into_iter().zip(by_class.classes) {
            self.put(measure, class.key(), number(amount, 3), unit);
        }
        self.put(measure, Verdict::NoData.key(), number(by_class.no_data, 3), unit);
    }
}
