//! From loss to service: link budgets, thresholds, probability.
//!
//! Input: a sector-carrier, a basic transmission loss, the receiver. Output: [`LinkBudget`] with every term, and the
//! probability that both directions work. Source texts: 3GPP TS 36.214 (RSRP), TS 25.215 (RSCP), TR 36.942 (uplink),
//! ITU-R P.2109-2 (building entry), P.2108-1 (clutter at the terminals).

mod budget;
mod indoor;
mod joint_probability;
#[cfg(test)]
mod joint_probability_tests;
mod need;
pub mod p2108;
mod probability;
mod service;
mod terminal_clutter;

pub use budget::{LinkBudget, Losses, MeasuredShift, Receiver, epre, link_budget, pilot_power};
pub use indoor::{BuildingClass, building_entry_loss};
pub(crate) use joint_probability::joint_probability_mapped;
pub use joint_probability::{MastMargin, joint_probability};
pub use need::ServiceNeed;
pub use probability::{inverse_normal, normal_cumulative, probability_at};
pub use service::{
    ClassThresholds, InterferenceChoice, ServiceClass, ServiceRequirement, UplinkRequirement, Verdict,
};
pub use terminal_clutter::{HandsetClutter, Surroundings, TerminalCorrection};
