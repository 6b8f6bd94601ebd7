//! What service comes to, in words that verdict and class do not contradict.
use crate::link::Verdict;

/// A verdict together with whether any signal of the class `poor` or better is there; `None` without data.
#[must_use]
pub const fn service_text(verdict: Verdict, some_signal: bool) -> Option<&'static str> {
    match (verdict, some_signal) {
        (Verdict::Served, _) => Some("dependable"),
        (Verdict::PartlyServed, _) => Some("dependable in part"),
        (Verdict::Unserved, true) => Some("possible, not dependable"),
        (Verdict::Unserved, false) => Some("none"),
        (Verdict::NoData, _) => None,
    }
}
