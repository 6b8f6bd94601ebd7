//! What service comes to, in words that verdict and class do not contradict.
use crate::language::word;
use crate::link::Verdict;

/// A verdict together with whether any signal of the class `poor` or better is there; `None` without data.
#[must_use]
pub fn service_text(verdict: Verdict, some_signal: bool) -> Option<&'static str> {
    match (verdict, some_signal) {
        (Verdict::Served, _) => Some(word("service-dependable")),
        (Verdict::PartlyServed, _) => Some(word("service-dependable-in-part")),
        (Verdict::Unserved, true) => Some(word("service-possible-not-dependable")),
        (Verdict::Unserved, false) => Some(word("service-none")),
        (Verdict::NoData, _) => None,
    }
}
