//! What the user may type.
use super::path_arguments::PathArguments;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Finds villages without 3G/4G signal, explains why, and ranks what to build first.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Threads to use; all cores without it. The results do not depend on it.
    #[arg(long, global = true, value_parser = clap::value_parser!(usize), value_name = "N")]
    pub(super) threads: Option<usize>,
    /// No progress bars.
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Analyse a scenario and write GeoJSON, rasters, tables and a manifest.
    Run {
        /// The scenario file.
        scenario: PathBuf,
        /// Folder for the results; made if it is not there.
        #[arg(long, short, default_value = "out", value_name = "FOLDER")]
        output: PathBuf,
    },
    /// Read and validate everything, compute nothing.
    Check {
        /// The scenario file.
        scenario: PathBuf,
    },
    /// Write a commented starter scenario.
    Init {
        /// Folder for it; made if it is not there.
        folder: PathBuf,
    },
    /// The loss of one link, or of a table of links, by any model; a picture of the profile.
    #[command(group = clap::ArgGroup::new("ground").args(["dem", "profile", "links"]).multiple(true).required(true))]
    Path(Box<PathArguments>),
    /// Make a fictional mountain district and analyse it; no input needed.
    Demo {
        /// Folder for its input and results.
        #[arg(default_value = "signalgap-demo")]
        folder: PathBuf,
        /// Another seed makes another district.
        #[arg(long, default_value_t = 2)]
        seed: u64,
        /// A district of 9 x 9 km instead of 45 x 45 km.
        #[arg(long)]
        small: bool,
    },
}
