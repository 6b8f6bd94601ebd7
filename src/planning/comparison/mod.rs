//! Scenarios side by side: what each serves, who gains and who loses against the first, and whether that is beyond the models' own error.

mod change;
mod class_map;
mod compare;
mod findings;
mod order;
mod paired;
#[cfg(test)]
mod paired_tests;
mod side_by_side;
mod totals;

pub use super::draws::DRAWS;
pub use change::{Change, ChangeKind, PlaceCause, Side};
pub use class_map::{
    ByClass, NO_CLASS, RoadPiece, SAME_CLASS, class_change, classes_of_change, level_change, road_pieces,
    windows_of,
};
pub use compare::{Comparison, ComparisonNote, ComparisonQuestion};
pub use findings::{
    ClusterFindings, PlanCost, SampleMargin, ScenarioFindings, ServiceFindings, SettlementFindings,
    TowerPlace,
};
pub use order::Orders;
pub use paired::{Odds, PairedTest, ReachedPeople};
pub use side_by_side::{PlanComparison, ScenarioComparison, TechnologyComparison};
pub use totals::{ScopeTotals, by_class_index, by_verdict_index};
