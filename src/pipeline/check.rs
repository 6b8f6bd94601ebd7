//! Reading and validating without computing.
use super::without_coordinates::without_coordinates;
use super::{Progress, RunError, Session};
use crate::grid::GridGeometry;
use crate::inputs::gdal_release;
use crate::inputs::scenario_file::LoadedScenario;
use crate::language::word;
use crate::text;
use crate::words::{count_text, document_text};
use serde_json::{Map, Value, json};

/// Rejects a check reports one by one; a run lists all of them in `rejects.csv`.
const REJECTS_TOLD: usize = 100;

/// What a check tells its caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckReport {
    /// Text for the terminal.
    pub summary: String,
    /// Number of rows that would be set aside.
    pub rejects: usize,
    /// What a run would use, note and reject, for programs and bug reports: without coordinates, unless asked.
    pub headline: Map<String, Value>,
}

/// Reads and validates everything a scenario names, with so much memory, bytes; computes nothing.
///
/// `with_coordinates` leaves coordinates and the values of rejected rows in [`CheckReport::headline`], which else holds none.
///
/// # Errors
/// [`RunError`] where a run would stop.
pub fn check(
    loaded: &LoadedScenario,
    memory_bytes: usize,
    with_coordinates: bool,
    progress: &dyn Progress,
) -> Result<CheckReport, RunError> {
    let session = Session::open(loaded, memory_bytes, progress)?;
    let mut lines = vec![text!("check-all-inputs-can-be-read", scenario = loaded.scenario.name)];
    let (first, others): (Vec<_>, Vec<_>) =
        session.caveat_rows().into_iter().partition(|caveat| caveat.comes_first);
    lines.extend(first.iter().map(|caveat| text!("check-note-2", sentence = caveat.sentence())));
    let GridGeometry { shape, cell_m, .. } = *session.geometry();
    lines.push(text!(
        "check-grid-cells-of",
        rows = shape.rows,
        cols = shape.cols,
        cell_m,
        crs = session.crs().name
    ));
    for (index, model) in loaded.scenario.propagation.loss_models().iter().enumerate() {
        let what = if index == 0 { word("check-path-loss") } else { word("check-compared") };
        lines.push(format!(
            "  {what:<12} {} ({})",
            model.source().key,
            document_text(model.source().document)
        ));
    }
    for (name, count) in session.counts() {
        lines.push(format!("  {:<12} {count}", count_text(&name)));
    }
    lines.extend(others.iter().map(|caveat| text!("check-note", sentence = caveat.sentence())));
    let rejects = session.rejects();
    for reject in rejects.iter().take(REJECTS_TOLD) {
        lines.push(text!(
            "check-reject",
            file = reject.file,
            row = reject.row,
            field = reject.field,
            value = reject.value,
            reason = reject.reason
        ));
    }
    if rejects.len() > REJECTS_TOLD {
        lines.push(text!("check-and-more-rejects", rejects = rejects.len() - REJECTS_TOLD));
    }
    lines.push(String::new());
    Ok(CheckReport {
        summary: lines.join("\n"),
        rejects: rejects.len(),
        headline: headline(&session, with_coordinates)?,
    })
}

/// The same for programs. Values of rejected rows are left out where coordinates are not asked for: "21 15" is one too.
fn headline(session: &Session<'_>, with_coordinates: bool) -> Result<Map<String, Value>, RunError> {
    let shown = |text: &str, value: &str| {
        if with_coordinates { text.to_owned() } else { without_coordinates(text, value) }
    };
    let GridGeometry { shape, cell_m, .. } = *session.geometry();
    let models = session.scenario().propagation.models.iter().map(|model| model.key());
    let notes: Vec<String> = session.caveat_rows().iter().map(|row| shown(&row.sentence(), "")).collect();
    let rejects: Vec<Value> = session
        .reject_rows()
        .iter()
        .map(|row| {
            json!({
                "file": shown(&row.file, ""),
                "row": row.row,
                "field": row.field,
                "value": with_coordinates.then_some(&row.value),
                "reason": shown(&row.reason, &row.value),
            })
        })
        .collect();
    let counts = session.counts().into_iter().map(|(name, count)| (name, Value::from(count as u64)));
    let counts: Map<String, Value> = counts.collect();
    let document = json!({
        "scenario": shown(&session.scenario().name, ""),
        "planning_crs": shown(&session.crs().name, ""),
        "grid": { "rows": shape.rows, "columns": shape.cols, "cell_m": cell_m },
        "models": models.collect::<Vec<_>>(),
        "counts": counts,
        "notes": notes,
        "rejected_rows": rejects,
        "gdal": gdal_release(),
        "platform": format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
    });
    match document {
        Value::Object(map) => Ok(map),
        _ => Err(RunError::Internal("a document is an object".to_owned())),
    }
}
