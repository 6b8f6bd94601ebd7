//! The choice of what to build: the most people newly served within a budget, or the least cost for a target, with a bound on what any plan could reach.

mod branch;
mod choice;
mod choose;
mod conditions;
mod demand;
#[cfg(feature = "exact")]
mod exact;
#[cfg(test)]
mod exact_tests;
mod greedy;
mod impossible;
mod instance;
mod iterated;
mod lagrangian;
mod left_over;
mod linear;
mod multipliers;
mod numbers;
mod plan_state;
mod planned;
mod problem;
mod reduce;
mod rows;
mod scale;
#[cfg(test)]
mod selection_tests;
mod solve;
mod stages;
mod subproblem;
#[cfg(test)]
mod world_tests;

pub use choice::{
    Arithmetic, Choice, CurvePoint, Effort, Impossible, LeftOver, NextStep, SelectionError, Stage, Stages,
};
pub use choose::{choose, curve};
pub use demand::{Demand, Minimum};
pub use instance::{Instance, InstanceError, Part, PointWeight, SiteOption, Together};
pub use left_over::left_over;
pub use stages::stages;
