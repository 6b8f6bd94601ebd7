//! Why the firmness of a plan cannot be told.

/// Why the firmness of a plan cannot be told.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FirmnessError {
    /// Shares of a variance that are none.
    #[error("{}", crate::text!("firmness-error-terms", shares = format_args!("{:?}", shares)))]
    Terms {
        /// Of the model, the mast, the place and the link.
        shares: [f64; 4],
    },
    /// Two points of one name.
    #[error("{}", crate::text!("firmness-error-point-twice", sample, cluster_id = format_args!("{:?}", cluster_id), settlement_id = format_args!("{:?}", settlement_id)))]
    PointTwice {
        /// Settlement.
        settlement_id: String,
        /// Cluster.
        cluster_id: String,
        /// Number of the sample point.
        sample: u32,
    },
    /// A number that no point can have.
    #[error(
        "{}", crate::text!("firmness-error-point-value", sample, cluster_id = format_args!("{:?}", cluster_id), settlement_id = format_args!("{:?}", settlement_id), quantity, value))]
    PointValue {
        /// Settlement.
        settlement_id: String,
        /// Cluster.
        cluster_id: String,
        /// Number of the sample point.
        sample: u32,
        /// What it is.
        quantity: &'static str,
        /// The number.
        value: f64,
    },
    /// A tower, option or site that is not there.
    #[error("{}", crate::text!("firmness-error-no-such", what, index, count))]
    NoSuch {
        /// What it is.
        what: &'static str,
        /// Its index.
        index: usize,
        /// As many are there.
        count: usize,
    },
    /// A low cost above the base, or a base above the high one, or one below 0.
    #[error("{}", crate::text!("firmness-error-cost", key = format_args!("{:?}", key), low, base, high))]
    Cost {
        /// Key of the item.
        key: String,
        /// Low.
        low: f64,
        /// Base.
        base: f64,
        /// High.
        high: f64,
    },
    /// A spread of the weights that is none.
    #[error("{}", crate::text!("firmness-error-weight-spread", spread))]
    WeightSpread {
        /// The spread.
        spread: f64,
    },
    /// Nothing is drawn.
    #[error("{}", crate::text!("firmness-error-no-draws"))]
    NoDraws,
}
