//! What a plan may consist of.
use thiserror::Error;

/// People at a point without service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointWeight {
    /// People, 0 or more.
    pub people: f64,
    /// What one of them counts in the value of a plan, 0 or more; 1 where all count alike.
    pub factor: f64,
    /// The commune, for minima.
    pub commune: Option<usize>,
}

impl PointWeight {
    /// Weighted people.
    #[must_use]
    pub const fn value(&self) -> f64 {
        self.people * self.factor
    }
}

/// One way to build at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteOption {
    /// Options of one place exclude each other: heights, tilts, chains home, sets of remedies at one mast.
    pub place: usize,
    /// All items that must be built for it, its chain home included; rising.
    pub items: Vec<usize>,
    /// The points that it serves by itself; rising.
    pub serves: Vec<usize>,
    /// Weighted people who lose service by it, 0 or more.
    pub lost: f64,
}

/// Options that serve points only when all of them are chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// Two or more options of different places; rising.
    pub options: Vec<usize>,
    /// The points that they serve together; rising.
    pub serves: Vec<usize>,
}

/// What a plan may consist of: points, items with their costs, options. Numbers of points, items and options are their indices in these lists.
///
/// The cost of a plan is the sum over the union of its options' items; its value is the sum over the union of the points that it serves, less
/// the losses of its options.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Instance {
    /// Points without service.
    pub points: Vec<PointWeight>,
    /// Cost of each thing that is built once and shared: a mast, a hop, a relay, a power supply, a carrier. 0 or more, in any one currency.
    pub items: Vec<f64>,
    /// What can be chosen.
    pub options: Vec<SiteOption>,
    /// What serves only together.
    pub together: Vec<Together>,
}

/// A part of an instance or a demand that contradicts itself.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum InstanceError {
    /// A number of people, a factor, a cost, a loss, a budget, a target or a minimum is negative or not finite.
    #[error("{}", crate::text!("instance-error-number", part, index))]
    Number {
        /// Which list.
        part: Part,
        /// Index in it.
        index: usize,
    },
    /// An index does not exist, or a list of indices does not rise.
    #[error("{}", crate::text!("instance-error-index", part, index))]
    Index {
        /// Which list.
        part: Part,
        /// Index in it.
        index: usize,
    },
    /// Options that serve together are fewer than two, or two of them are of one place.
    #[error("{}", crate::text!("instance-error-group", index))]
    Group {
        /// Index in `together`.
        index: usize,
    },
}

/// A list of an instance or a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `Instance::points`.
    Point,
    /// `Instance::items`.
    Item,
    /// `Instance::options`.
    Option,
    /// `Instance::together`.
    Group,
    /// A demand.
    Demand,
}

impl std::fmt::Display for Part {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Point => "point",
            Self::Item => "item",
            Self::Option => "option",
            Self::Group => "group",
            Self::Demand => "demand",
        })
    }
}

impl Instance {
    /// Checks every number and index.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check(&self) -> Result<(), InstanceError> {
        let number = |part, index, values: &[f64]| {
            let good = values.iter().all(|value| *value >= 0.0 && value.is_finite());
            if good { Ok(()) } else { Err(InstanceError::Number { part, index }) }
        };
        for (index, point) in self.points.iter().enumerate() {
            number(Part::Point, index, &[point.people, point.factor, point.value()])?;
        }
        for (index, cost) in self.items.iter().enumerate() {
            number(Part::Item, index, &[*cost])?;
        }
        for (index, option) in self.options.iter().enumerate() {
            number(Part::Option, index, &[option.lost])?;
            if !rises(&option.items, self.items.len()) || !rises(&option.serves, self.points.len()) {
                return Err(InstanceError::Index { part: Part::Option, index });
            }
        }
        for (index, group) in self.together.iter().enumerate() {
            if !rises(&group.options, self.options.len()) || !rises(&group.serves, self.points.len()) {
                return Err(InstanceError::Index { part: Part::Group, index });
            }
            let mut places: Vec<usize> =
                group.options.iter().map(|&option| self.options[option].place).collect();
            places.sort_unstable();
            places.dedup();
            if places.len() < 2 || places.len() < group.options.len() {
                return Err(InstanceError::Group { index });
            }
        }
        Ok(())
    }
}

/// Whether indices rise strictly and stay below a limit.
pub(super) fn rises(indices: &[usize], limit: usize) -> bool {
    indices.windows(2).all(|pair| pair[0] < pair[1]) && indices.last().is_none_or(|&last| last < limit)
}
