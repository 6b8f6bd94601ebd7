//! What a fit may change of a prediction.
use serde::{Deserialize, Serialize};

/// The terms that a fit has beside the offset; the later ones only where the earlier ones leave something to explain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Terms {
    /// The height of clutter, or a factor on all heights.
    pub clutter: bool,
    /// A term for places that the terrain hides from the mast.
    pub hidden: bool,
}

impl Terms {
    /// Those to be tried, in the order of preference: clutter wherever several heights were computed.
    pub(super) fn in_order(clutter: bool, hidden: bool) -> Vec<Self> {
        let kinds: &[bool] = if hidden { &[false, true] } else { &[false] };
        kinds.iter().map(|&hidden| Self { clutter, hidden }).collect()
    }
}
