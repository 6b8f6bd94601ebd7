//! Arguments of `signalgap measurements`.
use super::examples;
use super::exit::{Failure, told};
use super::headings;
use super::json_argument::JsonArgument;
use crate::inputs::scenario_file::load_scenario;
use crate::language::word;
use crate::scenario::MeasurementsChoice;
use clap::Subcommand;
use std::path::PathBuf;

/// What is asked of measured levels.
#[derive(Debug, Subcommand)]
pub(super) enum MeasurementsCommand {
    /// Read files of measured levels and tell what they hold: format, columns, levels, places, cells, and what is odd.
    ///
    /// Computes and writes nothing. Rows that cannot be used are told with their reasons, and the exit code is 1.
    #[command(after_long_help = examples::MEASUREMENTS)]
    Check(Box<MeasurementsCheckArguments>),
}

/// Arguments of `signalgap measurements check`.
#[derive(Debug, clap::Args)]
pub(super) struct MeasurementsCheckArguments {
    /// Tables, logs and vector files (default: those of the scenario).
    #[arg(value_name = "FILE", required_unless_present = "scenario")]
    files: Vec<String>,
    /// A scenario whose `[measurements]` say how the files are read.
    #[arg(help_heading = headings::SUBJECT, long, value_name = "SCENARIO")]
    pub(super) scenario: Option<PathBuf>,
    /// A field of ours and the file's column of it (docs/measurements.md lists the fields); can be repeated.
    #[arg(help_heading = headings::SUBJECT, long, value_name = "OUR=THEIRS", value_parser = column)]
    column: Vec<(String, String)>,
    /// CRS of coordinates in columns that are not degrees of WGS 84.
    #[arg(help_heading = headings::SUBJECT, long, value_name = "CRS")]
    crs: Option<String>,
    #[command(flatten)]
    pub(super) json: JsonArgument,
}

/// A field and a column.
fn column(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((ours, theirs)) if !ours.trim().is_empty() && !theirs.trim().is_empty() => {
            Ok((ours.trim().to_owned(), theirs.trim().to_owned()))
        }
        _ => Err(word("measurements-arguments-write-our-theirs").to_owned()),
    }
}

impl MeasurementsCheckArguments {
    /// The scenario's choice, with what the command line says in its place.
    ///
    /// # Errors
    /// The scenario cannot be read, or there is no file to read.
    pub(super) fn choice(&self) -> Result<MeasurementsChoice, Failure> {
        let mut choice = match &self.scenario {
            None => MeasurementsChoice::default(),
            Some(path) => {
                let loaded = load_scenario(path).map_err(|error| Failure::Input(told(&error)))?;
                loaded.scenario.measurements.unwrap_or_default()
            }
        };
        if !self.files.is_empty() {
            choice.files.clone_from(&self.files);
        }
        choice.columns.extend(self.column.iter().cloned());
        if self.crs.is_some() {
            choice.crs.clone_from(&self.crs);
        }
        Ok(choice)
    }
}
