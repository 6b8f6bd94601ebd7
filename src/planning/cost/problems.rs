//! What a cost table may not say.
use super::figure::{Chosen, CostUnit};
use super::table::{CostTable, RenewalKind};
use std::collections::BTreeSet;

/// Something in a cost table that cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CostProblem {
    /// A number beyond its limits.
    #[error("{}", crate::text!("cost-problem-outside", value, unit = crate::language::unit(unit), low, high))]
    Outside {
        /// Dotted key, as the file has it.
        key: String,
        /// As given.
        value: f64,
        /// Its unit.
        unit: &'static str,
        /// Least that is taken.
        low: f64,
        /// Greatest that is taken.
        high: f64,
    },
    /// A number that must be whole.
    #[error("{}", crate::text!("cost-problem-not-whole", value, unit = crate::language::unit(unit)))]
    NotWhole {
        /// Dotted key.
        key: String,
        /// As given.
        value: f64,
        /// Its unit.
        unit: &'static str,
    },
    /// A year that prices cannot be of.
    #[error("{}", crate::text!("cost-problem-price-year", year, low, high))]
    PriceYear {
        /// Dotted key.
        key: String,
        /// As given.
        year: u16,
        /// First that is taken.
        low: u16,
        /// Last that is taken.
        high: u16,
    },
    /// A text that must not be empty.
    #[error("{}", crate::text!("cost-problem-empty"))]
    Empty {
        /// Dotted key.
        key: String,
    },
    /// No height class of masts.
    #[error("{}", crate::text!("cost-problem-no-mast"))]
    NoMast {
        /// Dotted key.
        key: String,
    },
    /// Height classes that do not rise.
    #[error("{}", crate::text!("cost-problem-masts-not-rising", up_to_m))]
    MastsNotRising {
        /// Dotted key.
        key: String,
        /// As given.
        up_to_m: f64,
    },
    /// Equipment or a band that is stated twice.
    #[error("{}", crate::text!("cost-problem-twice"))]
    Twice {
        /// Dotted key of the second.
        key: String,
    },
}

impl CostProblem {
    /// Where in the file.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Outside { key, .. }
            | Self::PriceYear { key, .. }
            | Self::NotWhole { key, .. }
            | Self::Empty { key }
            | Self::NoMast { key }
            | Self::MastsNotRising { key, .. }
            | Self::Twice { key } => key,
        }
    }
}

impl CostTable {
    /// All that cannot be used; nothing is priced with a table that has any.
    #[must_use]
    pub fn problems(&self) -> Vec<CostProblem> {
        let mut found = Found(Vec::new());
        if self.currency.trim().is_empty() {
            found.0.push(CostProblem::Empty { key: "currency".to_owned() });
        }
        let [low, high] = PRICE_YEARS;
        if !(low..=high).contains(&self.price_year) {
            let key = "price_year".to_owned();
            found.0.push(CostProblem::PriceYear { key, year: self.price_year, low, high });
        }
        for keyed in self.figures() {
            let amount = keyed.figure.amount();
            for (end, value) in [("low", amount.low()), ("high", amount.high())] {
                found.limited(&format!("{}.{end}", keyed.key), value, keyed.unit);
            }
        }
        let money = &self.money;
        found.chosen("access.steepest_track_deg", &self.access.steepest_track_deg, CostUnit::Degrees);
        found.chosen("money.discount_rate", &money.discount_rate, CostUnit::RatePerYear);
        found.chosen("money.horizon_years", &money.horizon_years, CostUnit::Years);
        found.chosen("money.people_growth_per_year", &money.people_growth_per_year, CostUnit::ChangePerYear);
        found.whole("money.horizon_years.value", money.horizon_years.value, CostUnit::Years);
        self.mast_problems(&mut found);
        self.list_problems(&mut found);
        found.0
    }

    fn mast_problems(&self, found: &mut Found) {
        let masts = &self.site.mast;
        if masts.is_empty() {
            found.0.push(CostProblem::NoMast { key: "site.mast".to_owned() });
        }
        for (index, class) in masts.iter().enumerate() {
            let key = format!("site.mast[{index}].up_to_m");
            found.limited(&key, class.up_to_m, CostUnit::Metres);
            if index > 0 && class.up_to_m <= masts[index - 1].up_to_m {
                found.0.push(CostProblem::MastsNotRising { key, up_to_m: class.up_to_m });
            }
        }
    }

    fn list_problems(&self, found: &mut Found) {
        let mut kinds: BTreeSet<RenewalKind> = BTreeSet::new();
        for (index, renewal) in self.renewals.iter().enumerate() {
            let years = f64::from(renewal.every_years);
            found.limited(&format!("renewals[{index}].every_years"), years, CostUnit::Years);
            if !kinds.insert(renewal.kind) {
                found.0.push(CostProblem::Twice { key: format!("renewals[{index}].kind") });
            }
        }
        let mut bands: BTreeSet<String> = BTreeSet::new();
        for (index, cost) in self.radio.band.iter().enumerate() {
            let key = format!("radio.band[{index}].band");
            if cost.band.trim().is_empty() {
                found.0.push(CostProblem::Empty { key });
            } else if !bands.insert(super::site::band_key(&cost.band)) {
                found.0.push(CostProblem::Twice { key });
            }
        }
    }
}

/// Years whose prices may be meant.
const PRICE_YEARS: [u16; 2] = [1900, 2200];

struct Found(Vec<CostProblem>);

impl Found {
    fn limited(&mut self, key: &str, value: f64, unit: CostUnit) {
        let [low, high] = unit.limits();
        // not a number is outside too
        if !(low..=high).contains(&value) {
            self.0.push(CostProblem::Outside { key: key.to_owned(), value, unit: unit.symbol(), low, high });
        }
    }

    fn whole(&mut self, key: &str, value: f64, unit: CostUnit) {
        if value.is_finite() && value.fract().abs() > 0.0 {
            self.0.push(CostProblem::NotWhole { key: key.to_owned(), value, unit: unit.symbol() });
        }
    }

    fn chosen(&mut self, key: &str, chosen: &Chosen, unit: CostUnit) {
        self.limited(&format!("{key}.value"), chosen.value, unit);
        if chosen.source.trim().is_empty() {
            self.0.push(CostProblem::Empty { key: format!("{key}.source") });
        }
    }
}
