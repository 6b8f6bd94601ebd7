//! The money that counts.
use crate::planning::plan::Money;
use crate::scenario::BudgetCounts;

/// The money that counts against a budget.
pub(super) fn counted_of(counts: BudgetCounts) -> fn(&Money) -> f64 {
    match counts {
        BudgetCounts::Capex => |money| money.capex.base(),
        BudgetCounts::NetPresentCost => |money| money.net_present_cost.base(),
    }
}
