//! What a plan costs: a table of figures with low, base and high and their sources, and sites, links and remedies priced by it.

mod amount;
mod figure;
mod horizon;
mod links;
mod power;
mod priced;
mod problems;
mod remedies;
mod site;
mod table;
#[cfg(test)]
mod tests;

pub use amount::{Amount, AmountError, Case};
pub use figure::{Chosen, CostUnit, Figure, FigureError};
pub use horizon::{Horizon, Subsidy};
pub use power::{PowerSource, SolarSize};
pub use priced::{CostPart, Priced, PricedPart};
pub use problems::CostProblem;
pub use site::{AccessNeed, CarrierNeed, CostError, PowerNeed, PricedSite, SiteNeeds, Structure};
pub use table::{
    AccessCosts, BackhaulCosts, BandCost, CostTable, KeyedFigure, MastClass, MoneyChoices, OpexCosts,
    PowerCosts, RadioCosts, Renewal, RenewalKind, SiteCosts, WorkCosts,
};
