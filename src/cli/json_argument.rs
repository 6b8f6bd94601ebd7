//! `--json`.
use super::headings;

/// Whether a program reads the result.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct JsonArgument {
    /// The headline totals as one JSON document on standard output, in place of the text; messages go to standard error.
    #[arg(help_heading = headings::OUTPUT, long)]
    pub(super) json: bool,
}
