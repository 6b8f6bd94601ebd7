//! The investment plan: what is built where, how it gets home, what it costs and brings.

mod assembly;
mod cell_choice;
mod findings;
mod left_out;
mod order;

pub use assembly::{Assembly, BuildItem, BuildItemKind, Offer, OfferedWay, OptionOf};
pub use cell_choice::{CELLS_WITH_HOP, CellPrices, SetCells, cheapest_cells};
pub use findings::{
    BudgetPoint, BuiltStage, Certificate, LeftOut, LinkEnd, Money, Plan, PlanPeople, PlannedLink,
    PlannedLinkKind, PlannedSite, PlannedVillage, Reception, Robustness, UnservedAfter,
};
pub use left_out::ChosenFrom;
pub use order::{Step, order_of_work};
