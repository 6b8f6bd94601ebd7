//! Why the firmness of a plan cannot be told.

/// Why the firmness of a plan cannot be told.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FirmnessError {
    /// Shares of a variance that are none.
    #[error("the terms of the error are {shares:?}: each must be at least 0, and their sum 1")]
    Terms {
        /// Of the model, the mast, the place and the link.
        shares: [f64; 4],
    },
    /// Two points of one name.
    #[error("sample point {sample} of cluster {cluster_id:?} of settlement {settlement_id:?} is there twice")]
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
        "sample point {sample} of cluster {cluster_id:?} of settlement {settlement_id:?}: {quantity} is {value}, which it cannot be"
    )]
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
    #[error("{what} {index} is named, and there are {count}")]
    NoSuch {
        /// What it is.
        what: &'static str,
        /// Its index.
        index: usize,
        /// As many are there.
        count: usize,
    },
    /// A low cost above the base, or a base above the high one, or one below 0.
    #[error("cost {key:?}: {low}, {base} and {high} are not at least 0 and rising")]
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
    #[error("the spread of the weights is {spread}, and must be finite and at least 0")]
    WeightSpread {
        /// The spread.
        spread: f64,
    },
    /// Nothing is drawn.
    #[error("there must be at least one draw")]
    NoDraws,
}
