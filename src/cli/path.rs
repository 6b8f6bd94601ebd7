//! `signalgap path`: one link or a table of links.
use super::exit::{Failure, Report};
use super::flags::{flags_for_keys, note_with_flags};
use super::path_arguments::{Asked, PathArguments, Printed};
use crate::language::word;
use crate::text;

use crate::pipeline::Progress;
use crate::pipeline::path::{self, PathResult, ScenarioPathRequest};
use crate::system::standard_output;

/// What to print.
pub(super) fn path(arguments: &PathArguments, progress: &dyn Progress) -> Result<Report, Failure> {
    let (result, printed) = match arguments.asked()? {
        Asked::Table(request) => {
            let report = path::links(&request, progress)?;
            let listed = text!("cli-see", file = path::rejects_file(&request.output).display());
            let summary = flags_for_keys(&report.summary);
            return Ok(Report { rejects: report.rejects, listed, ..Report::without_rejects(summary) });
        }
        Asked::Link(request, printed) => {
            before_work(arguments, printed, |picture| path::keep_inputs(&request, picture))?;
            let mut result = path::path(&request, progress)?;
            result.notes.iter_mut().for_each(note_with_flags);
            (result, printed)
        }
        Asked::OfScenario(asked, printed) => {
            before_work(arguments, printed, |picture| path::keep_inputs_of(&asked.loaded, picture))?;
            let cache = arguments.cache.open();
            let request = ScenarioPathRequest {
                loaded: &asked.loaded,
                ends: &asked.ends,
                more_models: &asked.more_models,
            };
            let result = path::path_in_scenario(request, cache.as_ref(), progress);
            (result.map_err(|error| Failure::of_scenario_link(&error))?, printed)
        }
    };
    shown(&result, arguments, printed)
}

/// Refuses what would lose the result, or an input.
fn before_work(
    arguments: &PathArguments,
    printed: Printed,
    keep_inputs: impl FnOnce(&std::path::Path) -> Result<(), path::PathError>,
) -> Result<(), Failure> {
    if printed == Printed::Json && arguments.plot.is_none() && standard_output::is_closed() {
        return Err(Failure::Input(word("path-json-standard-output-is-closed-so").to_owned()));
    }
    if let Some(file) = &arguments.plot {
        path::PictureKind::of(file)?;
        keep_inputs(file)?;
    }
    Ok(())
}

fn shown(result: &PathResult, arguments: &PathArguments, printed: Printed) -> Result<Report, Failure> {
    if let Some(file) = &arguments.plot {
        path::draw(result, arguments.title.as_deref(), file)?;
    }
    let text = match printed {
        Printed::Text => path::path_text(result),
        Printed::Json => path::path_json(result).map_err(path::PathError::from)?,
    };
    Ok(Report::without_rejects(text))
}
