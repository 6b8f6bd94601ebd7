//! Choices of the investment plan: money, constraints, ways home.
use super::text_list::text_or_list;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What is planned; and what a scenario costs as a whole, where it is a plan itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlanChoice {
    /// Cost of all that this scenario builds, for `signalgap compare`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<f64>,
    /// The currency of that cost, as the user writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// File of what things cost; default: example figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub costs: Option<PathBuf>,
    /// Budgets to plan for, in the currency of the costs; the first is the plan's, the others are for the curve. Empty: none is set.
    pub budgets: Vec<f64>,
    /// In place of a budget: the share of all people of the area who shall have the technology, at least cost, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_share: Option<f64>,
    /// What counts against a budget.
    pub counts: BudgetCounts,
    /// How much a person counts.
    pub people_count: PeopleCount,
    /// Budgets of years, one after the other, for the order of work; empty: by people per cost alone.
    pub years: Vec<f64>,
    /// Who builds: who must be served for a place to count, and what is paid.
    pub operators: PlanOperators,
    /// Sites that must be in the plan: names of candidate places, or of sites of an earlier plan.
    pub mandatory: Vec<String>,
    /// Sites that must not be.
    pub excluded: Vec<String>,
    /// People who must gain the technology at least, by administrative unit (its name or code).
    pub minima: BTreeMap<String, f64>,
    /// Vector files of power lines; one or a list. Without any, power comes from villages known to be electrified.
    #[serde(deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub power_lines: Vec<String>,
    /// Vector files of roads; one or a list.
    #[serde(deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub roads: Vec<String>,
    /// Ways home.
    pub backhaul: BackhaulChoice,
}

/// What counts against a budget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BudgetCounts {
    /// What is paid to build.
    #[default]
    Capex,
    /// That, and all later cost over the horizon, discounted.
    NetPresentCost,
}

/// How much a person counts in the choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeopleCount {
    /// Each alike.
    #[default]
    Alike,
    /// By the need of the settlement, as the ranking weighs it, one on average.
    ByNeed,
}

/// Who builds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanOperators {
    /// One operator: a place counts with service of any.
    #[default]
    One,
    /// One mast for all operators of the area, with the radios of each.
    Shared,
}

/// How sites get home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BackhaulChoice {
    /// Whether the masts of today have a way home with room for more.
    pub masts: bool,
    /// Whether villages with a people's committee have fibre.
    pub peoples_committees: bool,
    /// Vector files of places that have fibre; one or a list.
    #[serde(deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub fibre_ends: Vec<String>,
    /// Dishes at fibre ends above ground, m.
    pub fibre_end_height_m: f64,
    /// Length of a way over its straight line, where no roads are given.
    pub detour_factor: f64,
    /// Longest fibre that is laid for one site, km; 0: none is laid.
    pub longest_fibre_km: f64,
    /// Rain rate exceeded for 0.01 % of an average year, mm/h.
    pub rain_rate_mm_h: f64,
    /// Share of the year that a hop must work, %.
    pub availability_percent: f64,
    /// Share of the first Fresnel zone that must be clear at the median effective Earth radius.
    pub clear_share: f64,
    /// And at the effective Earth radius exceeded for all but 0.1 % of the time.
    pub clear_share_worst: f64,
    /// Hops from a site home at most.
    pub most_hops: usize,
    /// When sites go home by satellite.
    pub satellite: SatelliteUse,
}

/// When sites go home by satellite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SatelliteUse {
    /// Where there is no way over ground.
    #[default]
    Fallback,
    /// Wherever it is cheaper.
    Always,
    /// Nowhere.
    Never,
}

impl Default for BackhaulChoice {
    fn default() -> Self {
        Self {
            masts: true,
            peoples_committees: false,
            fibre_ends: Vec::new(),
            fibre_end_height_m: 15.0,
            detour_factor: 1.4,
            longest_fibre_km: 10.0,
            rain_rate_mm_h: 90.0,
            availability_percent: 99.99,
            clear_share: 1.0,
            clear_share_worst: 0.6,
            most_hops: 3,
            satellite: SatelliteUse::default(),
        }
    }
}
