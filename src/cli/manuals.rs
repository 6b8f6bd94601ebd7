//! `signalgap completions` and `signalgap man`: what shells and `man` read.
use super::arguments::Arguments;
use super::exit::{Failure, Report, told};
use crate::pipeline::{OutputError, write_documents};
use clap::CommandFactory;
use std::path::{Path, PathBuf};

/// The program's name in scripts and pages.
const PROGRAM: &str = "signalgap";

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        let hint = if matches!(error, OutputError::Exists { .. }) { ", or say --overwrite" } else { "" };
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
    clap_complete::generate(shell, &mut Arguments::command(), PROGRAM, &mut script);
    let Some(file) = file else {
        return Ok(Report::without_rejects(String::from_utf8_lossy(&script).into_owned()));
    };
    write_documents(&[(file.to_owned(), script)], overwrite)?;
    Ok(Report::without_rejects(format!("Wrote {}\n", file.display())))
}

/// A page of the manual for the program and for each command, into a folder.
pub(super) fn man(folder: &Path, overwrite: bool) -> Result<Report, Failure> {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    let mut pages: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for command in std::iter::once(&command).chain(command.get_subcommands()) {
        let page = clap_mangen::Man::new(command.clone());
        let mut text = Vec::new();
        page.render(&mut text).map_err(|error| Failure::Fault(error.to_string()))?;
        pages.push((folder.join(page.get_filename()), text));
    }
    write_documents(&pages, overwrite)?;
    Ok(Report::without_rejects(format!("Wrote {} pages to {}\n", pages.len(), folder.display())))
}
