//! The headline totals of a command, for programs: in the manifest of a run, and printed on demand.
use crate::language::word;
use crate::outputs::error::OutputError;
use crate::outputs::plan::plan_json;
use crate::outputs::plan::planned::Planned;
use crate::outputs::results::run_results::Results;
use crate::outputs::values::fields::{Fields, optional, share, whole_or_tenth};
use crate::planning::{RemedyKind, ServiceCounts};
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// Who has the ranked technology, who lacks it, and what would help: the first lines of the summary.
#[must_use]
pub fn run_headline(results: &Results<'_>) -> Map<String, Value> {
    let technology = results.scenario.ranking.technology;
    let mut fields = Fields::default();
    fields.put("scenario", results.scenario.name.as_str());
    fields.put("technology", technology.key());
    fields.put("settlements", results.settlements.len());
    if let Some(found) = results.indicators.all.of(technology) {
        let ServiceCounts { in_full, in_part, poor, none, no_data } = found.settlements;
        let counts = [
            ("settlements_in_full", in_full),
            ("settlements_in_part", in_part),
            ("settlements_poor", poor),
            ("settlements_none", none),
            ("settlements_no_data", no_data),
        ];
        for (name, count) in counts {
            fields.put(name, count);
        }
        let people = found.people_served;
        fields.put("people", whole_or_tenth(people.of));
        fields.put("people_with", whole_or_tenth(people.part));
        fields.put("people_without", whole_or_tenth(people.of - people.part));
        fields.put("people_with_share", optional(people.share(), share));
    }
    fields.put("gaps", results.gaps.len());
    let closed: Vec<usize> = (0..results.remedies.of_gaps.len())
        .filter(|gap| {
            let first = results.remedies.first_of(*gap);
            first.is_some_and(|(remedy, _)| remedy.kind != RemedyKind::Satellite)
        })
        .collect();
    let people: f64 = closed.iter().filter_map(|gap| results.gaps[*gap].people_without_service).sum();
    fields.put("gaps_with_remedy", closed.len());
    fields.put("people_in_gaps_with_remedy", whole_or_tenth(people));
    fields.into_map()
}

/// What a plan builds, costs and brings: the `plan` of its manifest.
#[must_use]
pub fn plan_headline(planned: &Planned<'_>) -> Map<String, Value> {
    plan_json::headline(planned).into_map()
}

/// JSON for standard output, which may be a terminal: characters that steer it (DEL, C1, overrides of direction), which JSON may hold as
/// they are, are escaped.
///
/// # Errors
/// [`OutputError::Json`].
pub fn printable_json(value: &Value) -> Result<String, OutputError> {
    let json = serde_json::to_string_pretty(value)
        .map_err(|source| OutputError::Json { name: word("headline-standard-output"), source })?;
    let mut text = String::with_capacity(json.len() + 1);
    for letter in json.chars() {
        match letter {
            '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(text, "\\u{:04x}", u32::from(letter));
            }
            letter => text.push(letter),
        }
    }
    text.push('\n');
    Ok(text)
}
