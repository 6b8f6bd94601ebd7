//! What a report is made of: the facts that a run, a plan and a comparison leave beside their files.
use super::listed_files::{ListedFiles, MANIFEST};
use super::results_error::ResultsError;
use crate::language::word;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Name of the facts, as runs, plans and comparisons write them.
const FACTS: &str = "report.json";

/// What a report is made of.
#[derive(Clone, Debug)]
pub struct ReportSources {
    /// The run's facts.
    pub facts: Value,
    /// The plan's.
    pub plan: Option<Value>,
    /// The comparison's.
    pub comparison: Option<Value>,
    /// The files of the run.
    pub run: ListedFiles,
    /// The files that were read: facts and manifests.
    pub read: Vec<PathBuf>,
}

/// Reads what a report of a run, with a plan and a comparison where they are given, is made of.
///
/// # Errors
/// [`ResultsError`]: a folder holds something else, a file is missing or was changed, or the plan is of another scenario.
pub fn report_sources(
    run: &Path,
    plan: Option<&Path>,
    comparison_folder: Option<&Path>,
) -> Result<ReportSources, ResultsError> {
    let run = ListedFiles::open(run)?;
    let facts = facts_of(&run, "villages")?;
    let named = |folder: Option<&Path>, field: &str| {
        folder.map(|folder| facts_of(&ListedFiles::open(folder)?, field)).transpose()
    };
    let (planned, comparison) = (named(plan, "stages")?, named(comparison_folder, "scenarios")?);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    if let Some((folder, planned)) = plan.zip(planned.as_ref()) {
        let (scenario, name) = (text(&planned["scenario"]), text(&facts["name"]));
        if scenario != name {
            return Err(ResultsError::OtherScenario { folder: folder.to_owned(), scenario, name });
        }
    }
    let folders = [Some(run.folder()), plan, comparison_folder].into_iter().flatten();
    let read = folders.flat_map(|folder| [folder.join(FACTS), folder.join(MANIFEST)]).collect();
    Ok(ReportSources { facts, plan: planned, comparison, run, read })
}

/// The facts of a folder, which are of the right kind if they have a field.
fn facts_of(files: &ListedFiles, field: &str) -> Result<Value, ResultsError> {
    let facts = if files.lists(FACTS) { files.json(FACTS)? } else { Value::Null };
    if facts.get(field).is_some() {
        return Ok(facts);
    }
    let reason = match field {
        "villages" => word("report-sources-no-run"),
        "stages" => word("report-sources-no-plan"),
        _ => word("report-sources-no-comparison"),
    };
    Err(ResultsError::NotForReport { folder: files.folder().to_owned(), reason })
}

#[cfg(test)]
mod tests {
    use super::report_sources;
    use crate::store::hexadecimal;
    use serde_json::{Value, json};
    use sha2::{Digest, Sha256};
    use std::path::Path;

    fn write(folder: &Path, facts: &Value) {
        let text = facts.to_string();
        let sum = hexadecimal(&Sha256::digest(text.as_bytes()));
        let manifest = json!({
            "program": "signalgap",
            "version": env!("CARGO_PKG_VERSION"),
            "outputs": [{"file": "report.json", "sha256": sum}],
        });
        std::fs::create_dir_all(folder).expect("a folder");
        std::fs::write(folder.join("report.json"), text).expect("facts");
        std::fs::write(folder.join("manifest.json"), manifest.to_string()).expect("a manifest");
    }

    #[test]
    fn each_folder_must_hold_what_it_is_given_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let [run, plan, other] = ["run", "plan", "other"].map(|name| folder.path().join(name));
        write(&run, &json!({"name": "Bắc Yên", "villages": []}));
        write(&plan, &json!({"scenario": "Bắc Yên", "stages": []}));
        write(&other, &json!({"scenario": "Mộc Châu", "stages": []}));
        let read = report_sources(&run, Some(&plan), None).expect("a run and its plan");
        assert!(read.plan.is_some() && read.comparison.is_none());
        let refused = |run: &Path, plan: Option<&Path>, compared: Option<&Path>| {
            report_sources(run, plan, compared).expect_err("refused").to_string()
        };
        assert!(refused(&run, Some(&other), None).contains("Mộc Châu"));
        assert!(refused(&plan, None, None).contains("signalgap run"));
        assert!(refused(&run, Some(&run), None).contains("signalgap plan"));
        assert!(refused(&run, None, Some(&plan)).contains("signalgap compare"));
        std::fs::write(plan.join("report.json"), "{}").expect("changed since");
        assert!(refused(&run, Some(&plan), None).contains("checksum"));
    }
}
