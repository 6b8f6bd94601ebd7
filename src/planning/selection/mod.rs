//! The choice of what to build: the most people newly served within a budget, or the least cost for a target, with a bound on what any plan could reach.

mod choice;
mod demand;
mod instance;

pub use choice::{Choice, CurvePoint, Effort, Impossible, LeftOver, NextStep, SelectionError, Stage, Stages};
pub use demand::{Demand, Minimum};
pub use instance::{Instance, InstanceError, Part, PointWeight, SiteOption, Together};
