//! What things cost: by the file of the scenario, or by the example.
use crate::inputs::costs::{cost_table_of, load_costs};
use crate::pipeline::RunError;
use crate::planning::cost::CostTable;
use crate::scenario::Scenario;

/// What things cost in a plan.
pub(super) struct PlanCosts {
    pub(super) table: CostTable,
    /// Whether they are the example's.
    pub(super) is_example: bool,
}

/// The example, as `signalgap init` writes it.
const EXAMPLE: &str = include_str!("../../cli/starter/costs.toml");

/// The costs of a scenario, or the example's.
///
/// # Errors
/// [`RunError::Costs`] names file and key.
pub(super) fn costs_of(scenario: &Scenario) -> Result<PlanCosts, RunError> {
    Ok(match &scenario.plan.costs {
        Some(file) => PlanCosts { table: load_costs(file)?.table, is_example: false },
        None => PlanCosts { table: cost_table_of(EXAMPLE, "example")?, is_example: true },
    })
}
