//! A plan with what its files say of it.
use crate::language::{decimals, word};
use crate::outputs::results::run_results::Results;
use crate::outputs::values::fields::{Fields, number};
use crate::planning::PointToServe;
use crate::planning::cost::Amount;
use crate::planning::plan::{Money, Plan, PlannedSite};
use crate::scenario::BudgetCounts;
use crate::settlements::Settlement;
use crate::text;
use crate::words::link_kind_text;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A plan with what its files say of it.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// The district as it is today.
    pub results: Results<'a>,
    /// The plan.
    pub plan: &'a Plan,
    /// The points without the technology.
    pub points: &'a [PointToServe],
    /// The currency of all money.
    pub currency: &'a str,
    /// The year of the prices.
    pub price_year: u16,
    /// Whether the costs are the example's.
    pub example_costs: bool,
    /// The scenario file that the plan extends.
    pub base: &'a PathBuf,
}

impl<'a> Planned<'a> {
    /// The settlement and cluster of a point.
    pub(in crate::outputs) fn settlement_of(&self, point: usize) -> &'a Settlement {
        &self.results.settlements[self.points[point].settlement]
    }

    /// People at the points of a site, by settlement and cluster.
    pub(in crate::outputs) fn served_clusters(&self, site: &PlannedSite) -> BTreeMap<(usize, usize), f64> {
        let mut people = BTreeMap::new();
        for point in &site.serves {
            let point = &self.points[*point];
            *people.entry((point.settlement, point.cluster)).or_insert(0.0) += point.people;
        }
        people
    }

    /// The settlements that a site serves, each once, by identifier.
    pub(in crate::outputs) fn served_names(&self, site: &PlannedSite) -> String {
        let mut names: Vec<&str> =
            site.serves.iter().map(|point| self.settlement_of(*point).settlement_id.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names.join(", ")
    }

    /// The way home of a site in words: `microwave 7.2 km to T12; fibre 1.3 km to Market`.
    pub(in crate::outputs) fn way_home_text(&self, site: &PlannedSite) -> String {
        let link = |link: &usize| {
            let link = &self.plan.links[*link];
            match link.ends.get(1) {
                Some(end) => text!(
                    "planned-km-to",
                    kind = link_kind_text(&link.kind),
                    kilometres = decimals(link.length.kilometres(), 1),
                    end = end.name
                ),
                None => link_kind_text(&link.kind).to_owned(),
            }
        };
        site.links.iter().map(link).collect::<Vec<_>>().join("; ")
    }

    /// People of the plan over those whom no plan exceeds; with a target the least cost over the plan's.
    pub(in crate::outputs) fn share_of_bound(&self) -> Option<f64> {
        let certificate = &self.plan.certificate;
        let [part, whole] = match certificate.target_people {
            Some(_) => [certificate.bound, certificate.spent],
            None => [certificate.value, certificate.bound],
        };
        (whole > 0.0).then(|| (part / whole).min(1.0))
    }

    /// What counts against the budget, in words.
    pub(in crate::outputs) fn counted_text(&self) -> &'static str {
        match self.results.scenario.plan.counts {
            BudgetCounts::Capex => word("planned-cost-to-build"),
            BudgetCounts::NetPresentCost => word("planned-net-present-cost"),
        }
    }
}

/// Money, whole.
pub(in crate::outputs) fn money(amount: f64) -> serde_json::Value {
    number(amount, 2)
}

/// An amount in its three values: the likely one under the name itself.
pub(in crate::outputs) fn put_amount(fields: &mut Fields, name: &str, amount: Amount) {
    fields.put(name, money(amount.base()));
    fields.put(format!("{name}_low"), money(amount.low()));
    fields.put(format!("{name}_high"), money(amount.high()));
}

/// What is paid to build, every year, and all of it.
pub(in crate::outputs) fn put_money(fields: &mut Fields, prefix: &str, paid: &Money) {
    put_amount(fields, &format!("{prefix}capex"), paid.capex);
    fields.put(format!("{prefix}opex_per_year"), money(paid.opex_per_year.base()));
    put_amount(fields, &format!("{prefix}npv"), paid.net_present_cost);
}
