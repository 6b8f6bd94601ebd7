//! Arguments of `signalgap calibrate`.
use super::headings;
use super::means_arguments::OverwriteArgument;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct CalibrateArguments {
    /// The scenario file, with `[measurements]`.
    pub(super) scenario: PathBuf,
    /// Folder for the results; created if missing.
    #[arg(help_heading = headings::OUTPUT, long, short, default_value = "calibration", value_name = "FOLDER")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) overwrite: OverwriteArgument,
}
