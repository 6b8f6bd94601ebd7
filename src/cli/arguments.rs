//! What the user may type.
use super::path_arguments::PathArguments;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  done, but some rows of the input were rejected (`rejects.csv` lists them with the reasons)
  2  the input or the usage is wrong: nothing was written
  3  a fault of the program itself

Start with `signalgap demo`, or with `signalgap init my-district`.";

/// Threads beyond this are a slip of the pen.
const MOST_THREADS: u16 = 1_024;

/// Finds villages without 3G/4G signal, explains why, and ranks what to build first.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true, after_help = EXIT_CODES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Threads to use; all cores without it. The results do not depend on it.
    #[arg(long, global = true, value_name = "N",
          value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_THREADS)))]
    pub(super) threads: Option<u16>,
    /// No progress bars (there are none anyway where standard error is no terminal).
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Analyse a scenario and write GeoJSON, rasters, tables and a manifest.
    ///
    /// All files are completed before the first is put in place: a run that fails leaves an earlier result as it was.
    /// Rows that cannot be used are set aside in `rejects.csv`; the rest is analysed, and the exit code is 1.
    Run {
        /// The scenario file.
        scenario: PathBuf,
        /// Folder for the results; made if it is not there.
        #[arg(long, short, default_value = "out", value_name = "FOLDER")]
        output: PathBuf,
    },
    /// Read and validate everything, compute nothing.
    ///
    /// Tells what a run would use, note and reject; writes no file. The exit code is the one a run would have.
    Check {
        /// The scenario file.
        scenario: PathBuf,
    },
    /// Write a commented starter scenario and small example files.
    ///
    /// The scenario shows every choice with its default; villages, masts and terrain are a fictional valley to try
    /// it with. Nothing is ever overwritten.
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
