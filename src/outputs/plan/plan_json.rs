//! `plan.json`: the plan's headline numbers, its sites and stages.
use super::plan_vectors::site_columns;
use super::planned::{Planned, money, put_money};
use crate::outputs::error::OutputError;
use crate::outputs::tables::indicators::put_indicators;
use crate::outputs::values::fields::{Fields, optional, share, whole_or_tenth};
use crate::planning::plan::{BudgetPoint, BuiltStage};
use crate::planning::selection::Arithmetic;
use serde_json::{Map, Value, json};

/// The document.
///
/// # Errors
/// [`OutputError::Json`].
pub(in crate::outputs) fn plan_json(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    let mut bytes = serde_json::to_vec_pretty(&plan_document(planned))
        .map_err(|source| OutputError::Json { name: "plan.json", source })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The same as a value.
pub(in crate::outputs) fn plan_document(planned: &Planned<'_>) -> Value {
    let mut fields = headline(planned);
    let plan = planned.plan;
    let columns = site_columns();
    let sites = plan.sites.iter().map(|site| Value::Object(columns.fields(planned, site).into_map()));
    fields.put("sites", sites.collect::<Value>());
    fields.put("stages", plan.stages.iter().map(stage).collect::<Value>());
    fields.put("curve", plan.curve.iter().map(point).collect::<Value>());
    Value::Object(fields.into_map())
}

/// The headline numbers, for the manifest too.
pub(in crate::outputs) fn headline(planned: &Planned<'_>) -> Fields {
    let (plan, certificate) = (planned.plan, &planned.plan.certificate);
    let mut fields = Fields::default();
    fields.put("scenario", planned.results.scenario.name.as_str());
    fields.put("technology", planned.results.scenario.ranking.technology.key());
    fields.put("currency", planned.currency);
    fields.put("price_year", planned.price_year);
    fields.put("example_costs", planned.example_costs);
    fields.put("budget", optional(certificate.budget, money));
    fields.put(
        "budget_counts",
        serde_json::to_value(planned.results.scenario.plan.counts).unwrap_or(Value::Null),
    );
    fields.put("target_people", optional(certificate.target_people, whole_or_tenth));
    fields.put("spent", money(certificate.spent));
    put_money(&mut fields, "cost_", &plan.cost);
    let subsidy = plan.revenue.map(|revenue| plan.cost.net_present_cost.base() - revenue.base());
    fields.put("revenue", optional(plan.revenue, |revenue| money(revenue.base())));
    fields.put("subsidy", optional(subsidy, |subsidy| money(subsidy.max(0.0))));
    let people = &plan.people;
    fields.put("people_gained_estimated", whole_or_tenth(people.estimated));
    fields.put("people_gained_verified", whole_or_tenth(people.verified));
    fields.put("people_lost", whole_or_tenth(people.lost));
    fields.put("people_with_another_server", whole_or_tenth(people.changed_server));
    fields.put("people_gained_expected", optional(people.expected, whole_or_tenth));
    fields.put("people_gained_at_90_percent", optional(people.at_90_percent, whole_or_tenth));
    let wants_people = certificate.target_people.is_none();
    fields.put("bound_people", optional(Some(certificate.bound).filter(|_| wants_people), whole_or_tenth));
    fields.put("bound_cost", optional(Some(certificate.bound).filter(|_| !wants_people), money));
    fields.put("linear_bound", whole_or_tenth(certificate.linear_bound));
    fields.put("share_of_bound", optional(planned.share_of_bound(), share));
    fields.put("proven_optimal", certificate.proven);
    fields.put("proven_by", certificate.proven.then(|| prover(certificate.arithmetic)));
    fields.put("candidates_before_thinning", certificate.candidates_before_thinning);
    fields.put("candidates", certificate.candidates);
    fields.put("candidates_with_way_home", certificate.with_way_home);
    let next = certificate
        .next
        .map(|[cost, people]| json!({ "cost": money(cost), "people": whole_or_tenth(people) }));
    fields.put("next", next);
    fields
}

/// Whose arithmetic a proof rests on.
const fn prover(arithmetic: Arithmetic) -> &'static str {
    match arithmetic {
        Arithmetic::Own => "branch and bound",
        Arithmetic::Highs => "HiGHS",
    }
}

fn stage(stage: &BuiltStage) -> Value {
    let mut fields = Fields::default();
    fields.put("sites_built", stage.sites);
    put_money(&mut fields, "spent_", &stage.spent);
    fields.put("people_gained_estimated", whole_or_tenth(stage.people));
    let mut indicators = Fields::default();
    put_indicators(&mut indicators, &stage.indicators.all);
    fields.put("indicators", Value::Object(indicators.into_map()));
    Value::Object(fields.into_map())
}

fn point(point: &BudgetPoint) -> Value {
    let mut map = Map::new();
    map.insert("budget".to_owned(), money(point.budget));
    map.insert("cost".to_owned(), money(point.cost));
    map.insert("people_gained".to_owned(), whole_or_tenth(point.people));
    map.insert("people_counted".to_owned(), whole_or_tenth(point.value));
    map.insert("bound_people".to_owned(), whole_or_tenth(point.bound));
    map.insert("proven_optimal".to_owned(), point.proven.into());
    map.insert("sites".to_owned(), point.sites.into());
    Value::Object(map)
}
