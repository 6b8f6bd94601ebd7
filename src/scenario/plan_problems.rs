//! Checks of the choices of the plan.
use super::problems::Findings;
use super::{BackhaulChoice, PlanChoice, Scenario};
use crate::language::word;
use crate::text;

/// Budgets at most: one plan is made for each.
const MOST_BUDGETS: usize = 100;

impl Scenario {
    pub(super) fn plan_problems(&self, found: &mut Findings) {
        let plan = &self.plan;
        money_problems(plan, found);
        if let Some(share) = plan.target_share {
            found.within("plan.target_share", share, "", 0.0..=1.0);
            if !plan.budgets.is_empty() {
                let text = word("plan-problems-it-is-given-beside-plan-budgets");
                found.add("plan.target_share", text.to_owned());
            }
        }
        for (unit, people) in &plan.minima {
            if !(people.is_finite() && *people >= 0.0) {
                found.add(
                    &format!("plan.minima.{unit}"),
                    text!("plan-problems-is-not-number-of-people-from", people),
                );
            }
        }
        let both = plan.mandatory.iter().find(|name| plan.excluded.contains(name));
        if let Some(name) = both {
            found.add("plan.excluded", text!("plan-problems-is-in-plan-mandatory-too-leave", name));
        }
        backhaul_problems(&plan.backhaul, found);
    }
}

fn money_problems(plan: &PlanChoice, found: &mut Findings) {
    let is_money = |amount: f64| amount.is_finite() && amount >= 0.0;
    match (plan.cost, &plan.currency) {
        (Some(cost), _) if !is_money(cost) => {
            found.add("plan.cost", text!("plan-problems-is-not-number-from-0-upwards", cost));
        }
        (Some(_), None) => {
            found.add("plan.currency", word("plan-problems-it-is-missing-name-the-currency").to_owned());
        }
        (None, Some(_)) => {
            found.add("plan.currency", word("plan-problems-it-is-the-currency-of-plan").to_owned());
        }
        _ => {}
    }
    if plan.currency.as_ref().is_some_and(|currency| currency.trim().is_empty()) {
        found.add("plan.currency", word("plan-problems-it-is-empty-name-the-currency").to_owned());
    }
    for (key, amounts) in [("plan.budgets", &plan.budgets), ("plan.years", &plan.years)] {
        if let Some(amount) = amounts.iter().find(|amount| !is_money(**amount)) {
            found.add(key, text!("amount-refused", amount));
        }
        if amounts.len() > MOST_BUDGETS {
            found.add(
                key,
                text!(
                    "plan-problems-are-given-at-most",
                    amounts = amounts.len(),
                    most_budgets = MOST_BUDGETS
                ),
            );
        }
    }
}

fn backhaul_problems(backhaul: &BackhaulChoice, found: &mut Findings) {
    for (name, value, unit, limits) in [
        ("fibre_end_height_m", backhaul.fibre_end_height_m, "m", 1.0..=200.0),
        ("detour_factor", backhaul.detour_factor, "", 1.0..=10.0),
        ("longest_fibre_km", backhaul.longest_fibre_km, "km", 0.0..=200.0),
        ("rain_rate_mm_h", backhaul.rain_rate_mm_h, "mm/h", 0.0..=250.0),
        ("availability_percent", backhaul.availability_percent, "%", 90.0..=99.999),
        ("clear_share", backhaul.clear_share, "", 0.0..=2.0),
        ("clear_share_worst", backhaul.clear_share_worst, "", 0.0..=2.0),
        ("most_hops", backhaul.most_hops as f64, "hops", 1.0..=10.0),
    ] {
        found.within(&format!("plan.backhaul.{name}"), value, unit, limits);
    }
}
