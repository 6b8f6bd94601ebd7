//! Figures of a cost table: what they are, in which unit, between which limits, and where they come from.
use super::amount::{Amount, AmountError};
use serde::{Deserialize, Serialize};

/// An amount and its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "StatedFigure", into = "StatedFigure")]
pub struct Figure {
    amount: Amount,
    source: String,
}

/// A figure as files have it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatedFigure {
    low: f64,
    base: f64,
    high: f64,
    source: String,
}

/// Why a figure cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum FigureError {
    /// Its numbers.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// Nobody knows where it comes from.
    #[error("{}", crate::text!("figure-error-no-source"))]
    NoSource,
}

impl Figure {
    /// From an amount and where it comes from.
    ///
    /// # Errors
    /// [`FigureError::NoSource`] where the source is blank.
    pub fn new(amount: Amount, source: &str) -> Result<Self, FigureError> {
        if source.trim().is_empty() {
            return Err(FigureError::NoSource);
        }
        Ok(Self { amount, source: source.to_owned() })
    }

    /// Its amount.
    #[must_use]
    pub const fn amount(&self) -> Amount {
        self.amount
    }

    /// Where it comes from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// With another amount of the same source.
    pub(super) fn become_amount(&mut self, amount: Amount) {
        self.amount = amount;
    }
}

impl TryFrom<StatedFigure> for Figure {
    type Error = FigureError;

    fn try_from(stated: StatedFigure) -> Result<Self, FigureError> {
        Self::new(Amount::new(stated.low, stated.base, stated.high)?, &stated.source)
    }
}

impl From<Figure> for StatedFigure {
    fn from(Figure { amount, source }: Figure) -> Self {
        Self { low: amount.low(), base: amount.base(), high: amount.high(), source }
    }
}

/// A number that is chosen, not estimated, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// The number.
    pub value: f64,
    /// Who chose it, or where it comes from.
    pub source: String,
}

/// Unit of a figure. Money is in the currency of the table at the prices of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostUnit {
    /// Money, once.
    Money,
    /// Money a year.
    PerYear,
    /// Money a user and month.
    PerUserMonth,
    /// Money a metre.
    PerMetre,
    /// Money a kilometre.
    PerKilometre,
    /// Money a kilometre and year.
    PerKilometreYear,
    /// Money a watt of panel.
    PerWatt,
    /// Money a kilowatt-hour of battery.
    PerKilowattHour,
    /// Money a kilowatt of mean load and year.
    PerKilowattYear,
    /// Electrical power, W.
    Watts,
    /// Hours of full sun a day.
    SunHours,
    /// Days.
    Days,
    /// A share, 0 to 1.
    Share,
    /// A share that something is divided by.
    Divisor,
    /// Data rate, Mbit/s.
    MegabitsPerSecond,
    /// Data rate of a user, kbit/s.
    KilobitsPerSecond,
    /// An angle, degrees.
    Degrees,
    /// Years.
    Years,
    /// A change a year: 0.01 is one per cent more each year.
    ChangePerYear,
    /// A share a year: 0.05 is five per cent.
    RatePerYear,
    /// A height, m.
    Metres,
}

impl CostUnit {
    /// Its symbol; `money` stands for the currency.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::PerYear => "money/year",
            Self::PerUserMonth => "money/(user*month)",
            Self::PerMetre => "money/m",
            Self::PerKilometre => "money/km",
            Self::PerKilometreYear => "money/(km*year)",
            Self::PerWatt => "money/W",
            Self::PerKilowattHour => "money/kWh",
            Self::PerKilowattYear => "money/(kW*year)",
            Self::Watts => "W",
            Self::SunHours => "h/day",
            Self::Days => "days",
            Self::Share | Self::Divisor => "share",
            Self::MegabitsPerSecond => "Mbit/s",
            Self::KilobitsPerSecond => "kbit/s",
            Self::Degrees => "degrees",
            Self::Years => "years",
            Self::ChangePerYear | Self::RatePerYear => "1/year",
            Self::Metres => "m",
        }
    }

    /// Least and greatest value that is taken.
    #[must_use]
    pub const fn limits(self) -> [f64; 2] {
        /// Money, in any currency: beyond it sums lose units.
        const MOST_MONEY: f64 = 1e12;
        match self {
            Self::Money
            | Self::PerYear
            | Self::PerUserMonth
            | Self::PerMetre
            | Self::PerKilometre
            | Self::PerKilometreYear
            | Self::PerWatt
            | Self::PerKilowattHour
            | Self::PerKilowattYear => [0.0, MOST_MONEY],
            Self::Watts => [0.0, 100_000.0],
            Self::SunHours => [0.1, 24.0],
            Self::Days => [0.0, 60.0],
            Self::Share | Self::RatePerYear => [0.0, 1.0],
            Self::Divisor => [0.01, 1.0],
            Self::MegabitsPerSecond => [0.001, 1_000_000.0],
            Self::KilobitsPerSecond => [0.0, 1_000_000.0],
            Self::Degrees => [0.0, 90.0],
            Self::Years => [1.0, 100.0],
            Self::ChangePerYear => [-0.5, 0.5],
            Self::Metres => [1.0, 500.0],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, CostUnit, Figure, FigureError};

    #[test]
    fn a_figure_without_a_source_is_none() {
        assert_eq!(Figure::new(Amount::ZERO, " "), Err(FigureError::NoSource));
        let figure: Figure = serde_json::from_str(r#"{"low": 1, "base": 2, "high": 3, "source": "a list"}"#)
            .expect("a figure");
        assert_eq!((figure.amount().base(), figure.source()), (2.0, "a list"));
        let back = serde_json::to_value(&figure).expect("a value");
        assert_eq!(back, serde_json::json!({"low": 1.0, "base": 2.0, "high": 3.0, "source": "a list"}));
    }

    #[test]
    fn what_is_wrong_with_a_figure_is_said() {
        for (text, said) in [
            (r#"{"low": 3, "base": 2, "high": 3, "source": "a"}"#, "low must be at most base"),
            (
                r#"{"low": -3, "base": 2, "high": 3, "source": "a"}"#,
                "low = -3 is not a number from 0 upwards",
            ),
            (r#"{"low": 1, "base": 2, "high": 3, "source": ""}"#, "source is empty"),
            (r#"{"low": 1, "base": 2, "high": 3}"#, "missing field `source`"),
            (r#"{"low": 1, "base": 2, "high": 3, "source": "a", "mean": 2}"#, "unknown field `mean`"),
        ] {
            let error = serde_json::from_str::<Figure>(text).expect_err(text).to_string();
            assert!(error.contains(said), "{error}");
        }
    }

    #[test]
    fn what_is_divided_by_is_never_zero() {
        for unit in [CostUnit::Divisor, CostUnit::SunHours, CostUnit::MegabitsPerSecond, CostUnit::Years] {
            assert!(unit.limits()[0] > 0.0, "{unit:?}");
        }
    }
}
