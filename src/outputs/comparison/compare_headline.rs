//! The headline totals of a comparison, for programs.
use super::compared::Compared;
use crate::outputs::values::fields::{Fields, optional, whole_or_tenth};
use serde_json::{Map, Value};

/// People served, newly served and lost of each scenario against the first, by the ranked technology: the table of the summary.
#[must_use]
pub fn compare_headline(compared: &Compared) -> Map<String, Value> {
    let comparison = &compared.comparison;
    let technology = comparison.technology;
    let mut fields = Fields::default();
    fields.put("base", compared.labels().first().copied());
    fields.put("technology", technology.key());
    let scenarios = comparison.scenarios.iter().zip(&compared.sources).enumerate();
    let rows = scenarios.map(|(index, (scenario, source))| {
        let found = scenario.technology(technology).filter(|_| index > 0);
        let mut row = Fields::default();
        row.put("scenario", scenario.label.as_str());
        row.put("folder", source.folder.display().to_string());
        row.put("finished_before", source.was_there);
        row.put("people_served", optional(scenario.people_served(technology), whole_or_tenth));
        row.put(
            "people_newly_served",
            optional(found.map(|found| found.people_newly_served), whole_or_tenth),
        );
        row.put("people_lost", optional(found.map(|found| found.people_lost), whole_or_tenth));
        let firm = scenario.technology(technology).map(|found| found.reached.at_90_percent);
        row.put("people_at_90_percent", optional(firm, whole_or_tenth));
        row.put("within_error", found.map(|found| found.within_error));
        let cost = scenario.plan.as_ref();
        row.put("cost", optional(cost.map(|plan| plan.plan.cost), whole_or_tenth));
        row.put("currency", cost.map(|plan| plan.plan.currency.clone()));
        row.put("cost_per_person", optional(cost.and_then(|plan| plan.cost_per_person), whole_or_tenth));
        Value::Object(row.into_map())
    });
    fields.put("scenarios", rows.collect::<Value>());
    fields.into_map()
}
