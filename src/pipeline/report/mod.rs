//! `signalgap report`: the report of finished results, with a plan and a comparison where they are given.

mod browser;
mod error;

pub use error::ReportError;

use super::Progress;
use crate::grid::{WebGrid, WebSampling};
use crate::inputs::results::listed_files::ListedFiles;
use crate::inputs::results::report_sources::{ReportSources, report_sources};
use crate::inputs::results::web_raster::web_raster;
use crate::language::{Language, word};
use crate::outputs::{
    REPORT, Replaced, ReportContent, is_shown_on_map, keep_other_pages, report_html, write_file,
};
use crate::text;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What a report is made of, and where it goes.
#[derive(Clone, Copy, Debug)]
pub struct ReportRequest<'a> {
    /// Folder with the results of a run.
    pub results: &'a Path,
    /// Folder with a plan of the same scenario.
    pub plan: Option<&'a Path>,
    /// Folder with a comparison.
    pub comparison: Option<&'a Path>,
    /// The file to write.
    pub output: &'a Path,
    /// The same as PDF, printed by a browser.
    pub pdf: Option<&'a Path>,
    /// The language shown first; `None`: the run's.
    pub language: Option<Language>,
    /// Whether files that are no reports may be replaced.
    pub overwrite: bool,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportWritten {
    /// Text for the terminal.
    pub summary: String,
    /// The files.
    pub files: Vec<PathBuf>,
}

/// A raster of results on the grid of maps in browsers.
pub(super) fn warped_for_web(
    file: &Path,
    most_cells: usize,
    sampling: WebSampling,
) -> Result<WebGrid, Box<dyn std::error::Error + Send + Sync>> {
    Ok(web_raster(file, most_cells, sampling)?)
}

/// Refuses to put into the folder of the run, in the place of its report, another one than the run's own: the next run would take it for somebody
/// else's.
fn keep_listed(run: &ListedFiles, output: &Path, page: &[u8]) -> Result<(), ReportError> {
    let folder = output.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let place = |folder: &Path| folder.canonicalize().ok();
    let is_there = place(folder).is_some_and(|found| place(run.folder()) == Some(found));
    let is_its = is_there && output.file_name() == Some(OsStr::new(REPORT));
    if !is_its || run.is_as_listed(REPORT, page) {
        return Ok(());
    }
    Err(ReportError::NotAsListed { output: output.to_owned() })
}

/// Makes the report.
///
/// # Errors
/// [`ReportError`]: the folders do not hold what they should, a file of somebody else is in the way, or no browser prints the PDF; in that
/// case the page is there all the same.
pub fn report(request: &ReportRequest<'_>, progress: &dyn Progress) -> Result<ReportWritten, ReportError> {
    let targets: Vec<&Path> = std::iter::once(request.output).chain(request.pdf).collect();
    keep_other_pages(&targets, request.overwrite)?;
    progress.stage(word("report-stage"), 1);
    let ReportSources { mut facts, plan, comparison, run, read } =
        report_sources(request.results, request.plan, request.comparison)?;
    if let Some(language) = request.language {
        facts["language"] = language.code().into();
    }
    let names: Vec<&str> = run.names().collect();
    // rasters that were changed since are refused before they are shown
    let shown = names.iter().filter(|name| is_shown_on_map(name)).map(|name| run.unchanged(name));
    let shown = shown.collect::<Result<Vec<PathBuf>, _>>()?;
    let replaced = Replaced::of(targets);
    read.iter().chain(&shown).try_for_each(|file| replaced.refuse(word("report-role-results"), file))?;
    let content = ReportContent {
        facts: &facts,
        plan: plan.as_ref(),
        comparison: comparison.as_ref(),
        folder: run.folder(),
        warp: warped_for_web,
    };
    let page = report_html(&content, names.iter().copied())?;
    keep_listed(&run, request.output, &page)?;
    write_file(request.output, &page)?;
    progress.finish();
    let mut files = vec![request.output.to_owned()];
    if let Some(pdf) = request.pdf {
        progress.stage(word("report-stage-pdf"), 1);
        browser::print(request.output, pdf)?;
        progress.finish();
        files.push(pdf.to_owned());
    }
    let lines = files.iter().map(|file| text!("report-written", file = file.display()));
    let summary = lines.collect::<Vec<_>>().join("\n") + "\n";
    Ok(ReportWritten { summary, files })
}
