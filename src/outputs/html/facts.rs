//! `report.json`: what the report shows of a run, with its texts in both languages.
use super::bilingual::both;
use super::facts_gaps::{GapFacts, gap_facts};
use super::facts_network::{masts, opportunities, remedies};
use super::facts_quality::{caveats, inputs, quality, rejects};
use super::facts_villages::{communes, operators, villages};
use crate::language::Language;
use crate::outputs::error::OutputError;
use crate::outputs::report::headline::run_headline;
use crate::outputs::report::manifest::Manifest;
use crate::outputs::report::summary::headline;
use crate::outputs::results::run_results::Results;
use crate::outputs::results::service_fields::level_word;
use crate::outputs::tables::indicators::area_indicators;
use crate::outputs::tables::rejects::RejectRow;
use crate::outputs::values::fields::Fields;
use crate::propagation::Source;
use crate::words::document_text;
use serde_json::{Value, json};

/// File name.
pub(in crate::outputs) const FACTS: &str = "report.json";

/// The facts of a run.
///
/// # Errors
/// [`OutputError::Json`].
pub(in crate::outputs) fn facts_json(
    results: &Results<'_>,
    manifest: &Manifest,
    rejected: &[RejectRow],
) -> Result<Vec<u8>, OutputError> {
    let facts = facts(results, manifest, rejected);
    let mut bytes = serde_json::to_vec(&facts).map_err(|source| OutputError::Json { name: FACTS, source })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn facts(results: &Results<'_>, manifest: &Manifest, rejected: &[RejectRow]) -> Value {
    let mut fields = Fields::default();
    put_choices(&mut fields, results);
    fields.put("models", models(results));
    fields.put("headline", both(|| headline(results)));
    fields.put("totals", Value::Object(run_headline(results)));
    fields.put("indicators", Value::Object(area_indicators(results)));
    fields.put("communes", communes(results));
    fields.put("operators", operators(results));
    fields.put("caveats", caveats(manifest));
    fields.put("rejects", rejects(rejected));
    fields.put("quality", quality(results, manifest));
    let GapFacts { gaps, profiles } = gap_facts(results);
    fields.put("villages", villages(results));
    fields.put("gaps", gaps);
    fields.put("profiles", profiles);
    fields.put("remedies", remedies(results));
    fields.put("masts", masts(results));
    fields.put("opportunities", opportunities(results));
    fields.put("inputs", inputs(manifest));
    Value::Object(fields.into_map())
}

/// What was asked, and by which version.
fn put_choices(fields: &mut Fields, results: &Results<'_>) {
    let scenario = results.scenario;
    let technology = scenario.ranking.technology;
    fields.put("program", env!("CARGO_PKG_NAME"));
    fields.put("version", env!("CARGO_PKG_VERSION"));
    fields.put("language", Language::current().code());
    fields.put("name", scenario.name.as_str());
    fields.put("description", scenario.description.as_str());
    fields.put("technology", technology.key());
    fields.put("generation", technology.generation());
    fields.put("level_name", level_word(technology).to_uppercase());
    fields.put("currency", scenario.costs.as_ref().map(|costs| costs.currency.as_str()));
    fields.put("price_year", scenario.costs.as_ref().map(|costs| costs.price_year));
    fields.put("calibrated", scenario.propagation.calibration.is_some());
    fields.put("target_probability", scenario.service.target_probability);
    fields.put("radius_km", scenario.service.radius_km);
}

/// The models, the deciding one first.
fn models(results: &Results<'_>) -> Value {
    let models = results.scenario.propagation.loss_models();
    let sources = models.iter().map(|model| model.source());
    let row = |source: &Source| json!({ "name": source.key, "document": document_text(source.document) });
    sources.map(row).collect()
}
