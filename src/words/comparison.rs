//! Texts of comparisons.
use crate::language::{grouped, word};
use crate::planning::comparison::{ComparisonNote, PlaceCause, TechnologyComparison};
use crate::text;

/// What is said of a difference within the models' own error.
#[must_use]
pub fn no_difference() -> &'static str {
    word("comparison-no-difference")
}

/// Why a place has what it has.
#[must_use]
pub fn place_cause_text(cause: &PlaceCause) -> &str {
    match cause {
        PlaceCause::Served => word("comparison-served"),
        PlaceCause::NoData => word("comparison-terrain-is-missing"),
        PlaceCause::Gap(text) => text,
        PlaceCause::NotExplained => word("comparison-not-explained-gaps-of-the-ranked"),
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
        return no_difference().to_owned();
    }
    let (word, probability) = if better >= 0.5 {
        (word("comparison-better"), better)
    } else {
        (word("comparison-worse"), 1.0 - better)
    };
    text!("comparison-with", word, probability = (100.0 * probability).floor())
}

/// A note as a sentence; scenarios by their names.
#[must_use]
pub fn comparison_note_text(note: &ComparisonNote, labels: &[&str]) -> String {
    let label = |scenario: usize| labels.get(scenario).copied().unwrap_or_default();
    match note {
        ComparisonNote::Currencies(currencies) => {
            text!("comparison-costs-are-not-compared-the-plans", currencies = currencies.join(", "))
        }
        ComparisonNote::OtherSettlements { scenario, added, removed } => text!(
            "comparison-has-settlements-that-has-not-and",
            scenario = label(*scenario),
            added = grouped(*added as f64),
            label = label(0),
            removed = grouped(*removed as f64)
        ),
        ComparisonNote::NoRasters { scenario, technology } => text!(
            "comparison-has-no-rasters-of-the-level",
            scenario = label(*scenario),
            generation = technology.generation()
        ),
        ComparisonNote::OtherGrid { scenario } => text!(
            "comparison-has-another-grid-or-reference-system",
            scenario = label(*scenario),
            label = label(0)
        ),
    }
}
