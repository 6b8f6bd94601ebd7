//! `signalgap completions` and `signalgap man`: what shells and `man` read.
use super::exit::{Failure, Report, told};
use super::help_language::command;
use crate::language::word;
use crate::pipeline::{OutputError, write_documents};
use crate::text;
use std::path::{Path, PathBuf};

/// The program's name in scripts and pages.
const PROGRAM: &str = "signalgap";

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        let hint =
            if matches!(error, OutputError::Exists { .. }) { word("manuals-or-say-overwrite") } else { "" };
        Self::Input(told(&error) + hint)
    }
}

/// The script that completes commands in a shell: to standard output, or into a file.
pub(super) fn completions(
    shell: clap_complete::Shell,
    file: Option<&Path>,
    overwrite: bool,
) -> Result<Report, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), PROGRAM, &mut script);
    let Some(file) = file else {
        return Ok(Report::without_rejects(String::from_utf8_lossy(&script).into_owned()));
    };
    write_documents(&[(file.to_owned(), script)], overwrite)?;
    Ok(Report::without_rejects(text!("manuals-wrote", file = file.display()) + "\n"))
}

/// A page of the manual for the program and for each command, into a folder.
pub(super) fn man(folder: &Path, overwrite: bool) -> Result<Report, Failure> {
    let mut program = command().disable_help_subcommand(true);
    program.build();
    let mut pages: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let within = program.get_subcommands().flat_map(clap::Command::get_subcommands);
    for command in std::iter::once(&program).chain(program.get_subcommands()).chain(within) {
        let page = clap_mangen::Man::new(command.clone());
        let mut text = Vec::new();
        page.render(&mut text).map_err(|error| Failure::Fault(error.to_string()))?;
        pages.push((folder.join(page.get_filename()), text));
    }
    write_documents(&pages, overwrite)?;
    let told = text!("manuals-wrote-pages-to", pages = pages.len(), folder = folder.display());
    Ok(Report::without_rejects(told + "\n"))
}
