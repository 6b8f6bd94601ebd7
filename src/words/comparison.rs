//! Texts of comparisons.
use super::grouped;
use crate::planning::comparison::{ComparisonNote, PlaceCause, TechnologyComparison};

/// What is said of a difference within the models' own error.
pub const NO_DIFFERENCE: &str = "no difference beyond the models' own error";

/// Why a place has what it has.
#[must_use]
pub fn place_cause_text(cause: &PlaceCause) -> &str {
    match cause {
        PlaceCause::Served => "served",
        PlaceCause::NoData => "terrain is missing",
        PlaceCause::Gap(text) => text,
        PlaceCause::NotExplained => "not explained: gaps of the ranked technology are",
    }
}

/// How sure it is that a scenario is better or worse than the first.
///
/// # Examples
/// ```
/// use signalgap::planning::comparison::{ReachedPeople, TechnologyComparison};
/// use signalgap::{network::Technology, words::certainty_text};
/// let mut found = TechnologyComparison {
///     technology: Technology::Lte,
///     people_newly_served: 0.0,
///     people_lost: 0.0,
///     settlements_changed: [0; 8],
///     reached: ReachedPeople { probability_better: 0.03, ..ReachedPeople::default() },
///     within_error: false,
/// };
/// assert_eq!(certainty_text(&found), "worse with 97 %");
/// found.within_error = true;
/// assert_eq!(certainty_text(&found), "no difference beyond the models' own error");
/// ```
#[must_use]
pub fn certainty_text(found: &TechnologyComparison) -> String {
    let better = found.reached.probability_better;
    if found.within_error {
        return NO_DIFFERENCE.to_owned();
    }
    let (word, probability) = if better >= 0.5 { ("better", better) } else { ("worse", 1.0 - better) };
    format!("{word} with {} %", (100.0 * probability).floor())
}

/// A note as a sentence; scenarios by their names.
#[must_use]
pub fn comparison_note_text(note: &ComparisonNote, labels: &[&str]) -> String {
    let label = |scenario: usize| labels.get(scenario).copied().unwrap_or_default();
    match note {
        ComparisonNote::Currencies(currencies) => {
            format!(
                "costs are not compared: the plans are in different currencies ({})",
                currencies.join(", ")
            )
        }
        ComparisonNote::OtherSettlements { scenario, added, removed } => format!(
            "{} has {} settlements that {} has not, and lacks {}: they count neither as gains nor as losses",
            label(*scenario),
            grouped(*added as f64),
            label(0),
            grouped(*removed as f64)
        ),
        ComparisonNote::NoRasters { scenario, technology } => format!(
            "{} has no rasters of the {} level and class (output.layers): no maps are compared",
            label(*scenario),
            technology.generation()
        ),
        ComparisonNote::OtherGrid { scenario } => format!(
            "{} has another grid or reference system than {}: no maps of differences are made",
            label(*scenario),
            label(0)
        ),
    }
}
