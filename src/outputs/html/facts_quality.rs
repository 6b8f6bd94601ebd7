//! How far the results can be relied on: caveats, rejected rows, doubtful verdicts, what was read.
use crate::outputs::report::manifest::{CaveatRow, InputFile, Manifest};
use crate::outputs::results::model_fields::settlement_by_model;
use crate::outputs::results::run_results::Results;
use crate::outputs::tables::rejects::RejectRow;
use crate::outputs::values::fields::{Fields, whole_or_tenth};
use serde_json::{Value, json};

/// Rejected rows that are listed; `rejects.csv` has all.
const LISTED: usize = 100;

/// The caveats, those that come before the numbers first.
pub(super) fn caveats(manifest: &Manifest) -> Value {
    let (first, rest): (Vec<&CaveatRow>, Vec<&CaveatRow>) =
        manifest.caveats.iter().partition(|caveat| caveat.comes_first);
    let row = |caveat: &CaveatRow| json!({ "kind": caveat.kind, "first": caveat.comes_first, "text": caveat.sentences });
    first.into_iter().chain(rest).map(row).collect()
}

/// The rejected rows.
pub(super) fn rejects(rejected: &[RejectRow]) -> Value {
    json!({ "count": rejected.len(), "rows": rejected[..rejected.len().min(LISTED)] })
}

/// Numbers of what was assumed, missing, or in doubt.
pub(super) fn quality(results: &Results<'_>, manifest: &Manifest) -> Value {
    let mut fields = Fields::default();
    for name in ["grid_cells", "void_cells"] {
        fields.put(name, manifest.counts.get(name).map_or(Value::Null, |count| whole_or_tenth(*count)));
    }
    let scope = results.service.scope(results.scenario.ranking.technology, None);
    let known: Vec<bool> = scope.map_or_else(Vec::new, |scope| {
        results.service.settlements.iter().filter_map(|service| service.fragile(scope)).collect()
    });
    let fragile = known.iter().filter(|fragile| **fragile).count();
    fields.put("fragile", Some(fragile).filter(|_| !known.is_empty()));
    fields.put("models_total", results.service.other_models.len() + 1);
    let differ = scope.filter(|_| !results.service.other_models.is_empty()).map(|scope| {
        let judged = (0..results.settlements.len()).map(|index| settlement_by_model(results, index, scope));
        judged.filter(|judged| judged.iter().any(|(verdict, _)| *verdict != judged[0].0)).count()
    });
    fields.put("models_differ", differ);
    Value::Object(fields.into_map())
}

/// The files that were read, by name alone: a report goes from hand to hand, and whole paths are in `manifest.json`, with the
/// checksums, which would tell tables of another order of rows apart.
pub(super) fn inputs(manifest: &Manifest) -> Value {
    let row = |file: &InputFile| {
        let name = file.path.rsplit(['/', '\\']).next().unwrap_or(&file.path);
        json!({ "role": file.role, "file": name })
    };
    manifest.inputs.iter().map(row).collect()
}
