//! Money of later years at its present value; revenue and subsidy.
use super::amount::{Amount, Case};
use super::figure::Figure;
use super::table::CostTable;
use serde::Serialize;

/// Months of a year.
const MONTHS: f64 = 12.0;

/// Years over which cost and revenue are counted, and the rate at which they are discounted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Horizon {
    /// A year.
    pub discount_rate: f64,
    /// Whole years.
    pub years: u32,
}

impl Horizon {
    /// Present value of 1 paid at the end of each year, with the year's number from 1.
    fn factors(self) -> impl Iterator<Item = (u32, f64)> {
        let mut factor = 1.0;
        (1..=self.years).map(move |year| {
            factor /= 1.0 + self.discount_rate;
            (year, factor)
        })
    }

    /// Present value of 1 a year, paid at the end of each: the sum of `1 / (1 + r)^t` for t from 1 to the horizon.
    ///
    /// # Examples
    /// ```
    /// use signalgap::planning::cost::Horizon;
    /// let horizon = Horizon { discount_rate: 0.05, years: 10 };
    /// assert!((horizon.annuity() - (1.0 - 1.05_f64.powi(-10)) / 0.05).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn annuity(self) -> f64 {
        self.factors().map(|(_, factor)| factor).sum()
    }

    /// Present value of 1 paid every so many years, as long as the horizon goes on afterwards: what wears out as it ends is not bought again.
    #[must_use]
    pub fn renewed_every(self, years: u32) -> f64 {
        let due = |year: u32| year < self.years && year.is_multiple_of(years);
        self.factors().filter(|(year, _)| due(*year)).map(|(_, factor)| factor).sum()
    }

    /// Present value of what grows by a rate from year 0: the sum of `(1 + g)^t / (1 + r)^t`.
    #[must_use]
    pub fn growing(self, growth_per_year: f64) -> f64 {
        let mut grown = 1.0;
        let mut sum = 0.0;
        for (_, factor) in self.factors() {
            grown *= 1.0 + growth_per_year;
            sum += grown * factor;
        }
        sum
    }
}

/// What remains to be paid by others.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Subsidy {
    /// Net present cost less discounted revenue, negative where the plan pays for itself: low, base and high. The low is the low cost less the high
    /// revenue.
    pub net: [f64; 3],
    /// The same, never less than nothing.
    pub needed: Amount,
}

impl Subsidy {
    /// Of a net present cost and the revenue that is set against it; without revenue all of the cost.
    #[must_use]
    pub fn of(net_present_cost: Amount, revenue: Option<Amount>) -> Self {
        let revenue = revenue.unwrap_or(Amount::ZERO);
        let net = |case: Case| net_present_cost.at(case) - revenue.at(case.opposite());
        Self { net: Case::ALL.map(net), needed: Amount::of_cases(|case| net(case).max(0.0)) }
    }
}

impl CostTable {
    /// Horizon and discount rate.
    #[must_use]
    pub fn horizon(&self) -> Horizon {
        let money = &self.money;
        Horizon { discount_rate: money.discount_rate.value, years: money.horizon_years.value as u32 }
    }

    /// Share of the people who become users: as the table states, otherwise the share with a smartphone; `None` where neither is known.
    #[must_use]
    pub fn take_up(&self, smartphone_share: Option<f64>) -> Option<Amount> {
        let stated = self.money.take_up.as_ref().map(Figure::amount);
        stated.or_else(|| smartphone_share.and_then(|share| Amount::certain(share).ok()))
    }

    /// How many times the people of today there are after so many years.
    #[must_use]
    pub fn growth_after(&self, years: u32) -> f64 {
        let yearly = 1.0 + self.money.people_growth_per_year.value;
        (0..years).fold(1.0, |grown, _| grown * yearly)
    }

    /// Discounted revenue from people (at least 0): the sum over the years of `people (1 + g)^t x take-up x revenue per user and month x 12 / (1 + r)^t`.
    /// `None` where the table states no revenue, or the take-up is not known.
    #[must_use]
    pub fn revenue(&self, people: f64, smartphone_share: Option<f64>) -> Option<Amount> {
        let monthly = self.money.revenue_per_user_per_month.as_ref()?.amount();
        let take_up = self.take_up(smartphone_share)?;
        let users = people * self.horizon().growing(self.money.people_growth_per_year.value);
        Some(take_up.product(monthly).times(users * MONTHS))
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, Horizon, Subsidy};

    const TWO_YEARS: Horizon = Horizon { discount_rate: 0.25, years: 2 };

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    /// At 25 % a year the factors are 0.8, 0.64, 0.512, 0.4096.
    #[test]
    fn later_money_counts_less() {
        near(TWO_YEARS.annuity(), 1.44);
        near(TWO_YEARS.growing(0.5), 1.5 * 0.8 + 2.25 * 0.64);
        near(Horizon { discount_rate: 0.0, years: 7 }.annuity(), 7.0);
        let four = Horizon { years: 4, ..TWO_YEARS };
        near(four.renewed_every(1), 0.8 + 0.64 + 0.512);
        near(four.renewed_every(2), 0.64);
        near(four.renewed_every(3), 0.512);
        near(four.renewed_every(4), 0.0);
        near(four.renewed_every(0), 0.0);
    }

    #[test]
    fn a_subsidy_is_cost_less_revenue_and_never_negative() {
        let amount = |low, base, high| Amount::new(low, base, high).expect("an amount");
        let subsidy = Subsidy::of(amount(50.0, 80.0, 120.0), Some(amount(30.0, 60.0, 70.0)));
        assert_eq!(subsidy.net.map(f64::to_bits), [-20.0_f64, 20.0, 90.0].map(f64::to_bits));
        assert_eq!(subsidy.needed, amount(0.0, 20.0, 90.0));
        assert_eq!(Subsidy::of(amount(1.0, 2.0, 3.0), None).needed, amount(1.0, 2.0, 3.0));
    }
}
