//! `signalgap path`: one link or a table of links.
use super::exit::Failure;
use super::path_arguments::{Asked, PathArguments, Printed};
use crate::pipeline::Progress;
use crate::pipeline::path;

/// What is to be printed, and the number of rejects.
pub(super) fn path(arguments: &PathArguments, progress: &dyn Progress) -> Result<(String, usize), Failure> {
    let (request, printed) = match arguments.asked()? {
        Asked::Table(request) => {
            let report = path::links(&request, progress)?;
            return Ok((report.summary, report.rejects));
        }
        Asked::Link(request, printed) => (request, printed),
    };
    if let Some(file) = &arguments.plot {
        path::PictureKind::of(file)?;
    }
    let result = path::path(&request, progress)?;
    if let Some(file) = &arguments.plot {
        path::draw(&result, arguments.title.as_deref(), file)?;
    }
    let text = match printed {
        Printed::Text => path::path_text(&result),
        Printed::Json => path::path_json(&result).map_err(path::PathError::from)?,
    };
    Ok((text, 0))
}
