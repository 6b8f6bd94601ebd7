//! `signalgap path`: one link or a table of links.
use super::exit::{Failure, Report};
use super::flags::{flags_for_keys, note_with_flags};
use super::path_arguments::{Asked, PathArguments, Printed};

use crate::pipeline::Progress;
use crate::pipeline::path;
use crate::system::standard_output;

/// What to print.
pub(super) fn path(arguments: &PathArguments, progress: &dyn Progress) -> Result<Report, Failure> {
    let (request, printed) = match arguments.asked()? {
        Asked::Table(request) => {
            let report = path::links(&request, progress)?;
            let listed = format!("see {}", path::rejects_file(&request.output).display());
            return Ok(Report { summary: flags_for_keys(&report.summary), rejects: report.rejects, listed });
        }
        Asked::Link(request, printed) => (request, printed),
    };
    if printed == Printed::Json && arguments.plot.is_none() && standard_output::is_closed() {
        return Err(Failure::Input(
            "--json: standard output is closed, so the result would be lost".to_owned(),
        ));
    }
    if let Some(file) = &arguments.plot {
        path::PictureKind::of(file)?;
        path::keep_inputs(&request, file)?;
    }
    let mut result = path::path(&request, progress)?;
    result.notes.iter_mut().for_each(note_with_flags);
    if let Some(file) = &arguments.plot {
        path::draw(&result, arguments.title.as_deref(), file)?;
    }
    let text = match printed {
        Printed::Text => path::path_text(&result),
        Printed::Json => path::path_json(&result).map_err(path::PathError::from)?,
    };
    Ok(Report::without_rejects(text))
}
