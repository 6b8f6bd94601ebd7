//! What is asked of a plan.
use super::instance::{Instance, InstanceError, Part, rises};

/// People of a commune who must be newly served, at least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum {
    /// As in `PointWeight::commune`.
    pub commune: usize,
    /// People, without factors.
    pub people: f64,
}

/// What is asked of a plan: with a target the least cost that reaches it, otherwise the most value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Demand {
    /// The most that it may cost, in the currency of the items; none for no limit.
    pub budget: Option<f64>,
    /// The least value that it must have, in weighted people.
    pub target: Option<f64>,
    /// Options that must be chosen; rising.
    pub mandatory_options: Vec<usize>,
    /// Places at which some option must be chosen; rising.
    pub mandatory_places: Vec<usize>,
    /// Options that must not be chosen; rising.
    pub excluded_options: Vec<usize>,
    /// Minima of communes.
    pub minima: Vec<Minimum>,
}

impl Demand {
    /// The most value within a budget, without further conditions.
    #[must_use]
    pub fn within(budget: f64) -> Self {
        Self { budget: Some(budget), ..Self::default() }
    }

    /// The least cost for so much weighted people.
    #[must_use]
    pub fn reaching(target: f64) -> Self {
        Self { target: Some(target), ..Self::default() }
    }

    /// Checks every number and index against an instance.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check(&self, instance: &Instance) -> Result<(), InstanceError> {
        let numbers =
            self.budget.iter().chain(&self.target).copied().chain(self.minima.iter().map(|m| m.people));
        for (index, number) in numbers.enumerate() {
            if number < 0.0 || !number.is_finite() {
                return Err(InstanceError::Number { part: Part::Demand, index });
            }
        }
        let options = instance.options.len();
        if rises(&self.mandatory_options, options)
            && rises(&self.excluded_options, options)
            && rises(&self.mandatory_places, usize::MAX)
        {
            Ok(())
        } else {
            Err(InstanceError::Index { part: Part::Demand, index: 0 })
        }
    }
}
