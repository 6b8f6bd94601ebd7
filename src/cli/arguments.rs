//! The command-line arguments.
use super::bench_arguments::BenchArguments;
use super::calibrate_arguments::CalibrateArguments;
use super::coverage_arguments::CoverageArguments;
use super::examples;
use super::headings;
use super::json_argument::JsonArgument;
use super::means_arguments::{MeansArguments, OverwriteArgument};
use super::measurements_arguments::MeasurementsCommand;
use super::memory_argument::MemoryArgument;
use super::path_arguments::PathArguments;
use super::progress::ProgressKind;
use super::shards_arguments::ShardsCommand;
use crate::language::{Language, word};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  done, but some rows of the input were rejected (`rejects.csv` lists them with the reasons)
  2  bad input or usage: nothing was written; or the output could not be printed
  3  internal error
  75 a shard: the same may succeed later (disk full, no memory); `shards status`: some are missing

Examples:
  Try it on a fictional district, no input needed:
    signalgap demo --small

  Begin with a commented scenario beside small example files:
    signalgap init district

  What a command does, with examples:
    signalgap help plan";

/// A larger number of threads must be a typing error.
const MOST_THREADS: u16 = 1_024;

/// Finds villages without 3G/4G signal, explains why, and ranks what to build first.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true, after_help = EXIT_CODES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Threads to use (default: all cores). The results do not depend on it.
    #[arg(help_heading = headings::MEANS, long, global = true, value_name = "N",
          value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_THREADS)))]
    pub(super) threads: Option<u16>,
    /// No progress bars (they are shown only if standard error is a terminal).
    #[arg(help_heading = headings::MESSAGES, long, short, global = true)]
    pub(super) quiet: bool,
    /// How progress is told on standard error: bars, or a line of JSON for each stage and each hundredth of it, with `stage`, `done` and
    /// `total`.
    #[arg(help_heading = headings::MESSAGES, long, global = true, value_name = "HOW", value_enum, default_value_t = ProgressKind::Bars)]
    pub(super) progress: ProgressKind,
    /// Language of all texts: en or vi (default: what the scenario says, or else the environment: LC_ALL, LC_MESSAGES, LANG).
    #[arg(help_heading = headings::MESSAGES, long, global = true, value_name = "LANGUAGE", value_parser = spoken)]
    pub(super) lang: Option<Language>,
    /// Logs on standard error: stages; twice, files and times too; three times, everything. The variable SIGNALGAP_LOG does the same:
    /// info, debug or trace.
    #[arg(help_heading = headings::MESSAGES, long, short, global = true, action = clap::ArgAction::Count)]
    pub(super) verbose: u8,
}

/// A language by its code, or the name of a locale.
fn spoken(text: &str) -> Result<Language, String> {
    Language::of_locale(text).ok_or_else(|| word("arguments-write-en-or-vi").to_owned())
}

/// Money: a number from 0 upwards.
fn amount(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(amount) if amount.is_finite() && amount >= 0.0 => Ok(amount),
        _ => Err(word("arguments-not-an-amount").to_owned()),
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Analyse a scenario and write GeoJSON, rasters, tables and a manifest.
    ///
    /// All files are completed before the first is put in place: a run that fails leaves earlier results unchanged.
    /// Invalid rows are listed in `rejects.csv`; the rest is analysed, and the exit code is 1.
    /// An interrupted run (Ctrl-C, a power cut) keeps its finished tiles; `--resume` continues with them.
    #[command(after_long_help = examples::RUN)]
    Run {
        /// The scenario file.
        scenario: PathBuf,
        /// Folder for the results; created if missing.
        #[arg(help_heading = headings::OUTPUT, long, short, default_value = "out", value_name = "FOLDER")]
        output: PathBuf,
        #[command(flatten)]
        means: MeansArguments,
        #[command(flatten)]
        json: JsonArgument,
        /// Continue an interrupted run of the same scenario in the output folder.
        #[arg(help_heading = headings::MEANS, long)]
        resume: bool,
    },
    /// Read and validate everything, compute nothing.
    ///
    /// Reports what a run would use, note and reject, and writes no file. The exit code is the same as for `run`.
    #[command(after_long_help = examples::CHECK)]
    Check {
        /// The scenario file.
        scenario: PathBuf,
        #[command(flatten)]
        memory: MemoryArgument,
        #[command(flatten)]
        json: JsonArgument,
        /// With --json: also coordinates, and the values of rejected rows; without this, the document can be shown to strangers.
        #[arg(help_heading = headings::OUTPUT, long, requires = "json")]
        with_coordinates: bool,
    },
    /// Write a commented starter scenario and small example files.
    ///
    /// The scenario shows every choice with its default; villages, masts and terrain are a fictional valley to try
    /// it on. Nothing is ever overwritten.
    #[command(after_long_help = examples::INIT)]
    Init {
        /// Folder for the files; created if missing.
        folder: PathBuf,
    },
    /// Compare scenarios with the first one: who gains, who loses, and whether that is beyond the models' own error.
    ///
    /// Scenario files are run first, each into a folder of its name within the output folder; folders with finished results are read as they are. Writes
    /// compare.csv, changes.geojson, compare.json and rasters of the differences.
    #[command(after_long_help = examples::COMPARE)]
    Compare {
        /// Scenario files and folders with finished results; the first is what the others are compared with. A file with `[variants]`
        /// stands for all of them.
        #[arg(required = true, value_name = "SCENARIO")]
        inputs: Vec<PathBuf>,
        /// Folder for the comparison and for the results of the scenarios that are run; created if missing.
        #[arg(help_heading = headings::OUTPUT, long, short, value_name = "FOLDER")]
        output: PathBuf,
        /// Vector file of lines along which service is measured.
        #[arg(help_heading = headings::OUTPUT, long, value_name = "FILE")]
        roads: Option<String>,
        #[command(flatten)]
        means: MeansArguments,
        #[command(flatten)]
        json: JsonArgument,
    },
    /// Map where a new mast would help: whom it would serve of those without service, at every cell.
    ///
    /// The masts are those of `[new_mast]` in the scenario. Writes rasters, the best five places and a manifest, and no other
    /// results; `run` writes them too where the scenario says `output.opportunity = true`.
    #[command(after_long_help = examples::OPPORTUNITY)]
    Opportunity {
        /// The scenario file.
        scenario: PathBuf,
        /// Folder for the results; created if missing.
        #[arg(help_heading = headings::OUTPUT, long, short, default_value = "out", value_name = "FOLDER")]
        output: PathBuf,
        #[command(flatten)]
        means: MeansArguments,
        #[command(flatten)]
        json: JsonArgument,
    },
    /// Choose what to build for the money at hand: sites, ways home, costs, people, and how far the choice is from the best possible.
    ///
    /// The candidates are the cells of the opportunity map, the scenario's candidate places and the remedies at masts and villages. Writes
    /// plan.geojson, backhaul.geojson, plan.csv, plan.toml and others (docs/plan.md); budgets, costs and ways home are those of `[plan]` in the scenario.
    #[command(after_long_help = examples::PLAN)]
    Plan {
        /// The scenario file.
        scenario: PathBuf,
        /// Folder for the plan; created if missing.
        #[arg(help_heading = headings::OUTPUT, long, short, default_value = "plan", value_name = "FOLDER")]
        output: PathBuf,
        /// Money at hand, in the currency of the costs; given several times, the first is the plan's and all make the curve.
        #[arg(help_heading = headings::AIM, long, value_name = "AMOUNT", value_parser = amount)]
        budget: Vec<f64>,
        /// In place of a budget: the share of all people who shall have the technology, at least cost (0.95).
        #[arg(help_heading = headings::AIM, long, value_name = "SHARE", conflicts_with = "budget")]
        target_share: Option<f64>,
        #[command(flatten)]
        means: MeansArguments,
        #[command(flatten)]
        json: JsonArgument,
    },
    /// Make the report again: one HTML file for browsers, with a plan and a comparison if they are given.
    ///
    /// `run` writes report.html beside its other files. This command makes it from a folder with finished results, the same to the last byte; with `--plan`
    /// and `--compare` it shows them too. The file needs no network and nothing beside it.
    #[command(after_long_help = examples::REPORT)]
    Report {
        /// Folder with the results of a run.
        results: PathBuf,
        /// Folder with a plan of the same scenario.
        #[arg(help_heading = headings::SUBJECT, long, value_name = "FOLDER", requires = "output")]
        plan: Option<PathBuf>,
        /// Folder with a comparison.
        #[arg(help_heading = headings::SUBJECT, long, value_name = "FOLDER", requires = "output")]
        compare: Option<PathBuf>,
        /// The file to write (default: report.html in the folder with the results).
        #[arg(help_heading = headings::OUTPUT, long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// The same as PDF, printed by Chromium, Chrome or Edge (found by their names, or named by the variable SIGNALGAP_BROWSER).
        #[arg(help_heading = headings::OUTPUT, long, value_name = "FILE")]
        pdf: Option<PathBuf>,
        /// Replace files even if they are no reports.
        #[arg(help_heading = headings::OUTPUT, long)]
        overwrite: bool,
    },
    /// The loss of one link, or of a table of links, by any model; a picture of the profile.
    #[command(after_long_help = examples::PATH, group = clap::ArgGroup::new("ground").args(["scenario", "dem", "profile", "links"]).multiple(true).required(true))]
    Path(Box<PathArguments>),
    /// The coverage of one antenna: a raster of loss, level, line of sight or clearance around it.
    #[command(after_long_help = examples::COVERAGE)]
    Coverage(Box<CoverageArguments>),
    /// Measured levels: what files of them hold.
    ///
    /// Levels from drive tests, phones, sensor networks and link tables, in the formats that docs/measurements.md lists.
    #[command(after_long_help = examples::MEASUREMENTS, arg_required_else_help = true, disable_help_subcommand = true)]
    Measurements {
        #[command(subcommand)]
        command: MeasurementsCommand,
    },
    /// A run in shards, on several machines: planned, computed one by one, gathered and merged to the files of one run.
    ///
    /// For areas that are too large for one machine. Any scheduler may run the shards: docs/scale.md has examples for Dask, SLURM and Kubernetes.
    #[command(after_long_help = examples::SHARDS, arg_required_else_help = true, disable_help_subcommand = true)]
    Shards {
        #[command(subcommand)]
        command: ShardsCommand,
    },
    /// Compare the models with measured levels, and write what a scenario needs to correct them.
    ///
    /// Fits a clutter height and an offset for the scenario's `[measurements]`, and tells what predictions are worth on ground that was
    /// left out. A scenario takes the result by propagation.calibration.
    #[command(after_long_help = examples::CALIBRATE)]
    Calibrate(CalibrateArguments),
    /// Measure how long each stage of a run takes on this machine, and compare it with earlier measurements.
    ///
    /// This is a complete run, including its files, in a temporary folder. CPU is the processor time of all threads together;
    /// other load on the machine affects it less than the wall time.
    #[command(after_long_help = examples::BENCH)]
    Bench(BenchArguments),
    /// Make a fictional mountain district and analyse it; no input needed.
    #[command(after_long_help = examples::DEMO)]
    Demo {
        /// Folder for its input and results.
        #[arg(default_value = "signalgap-demo")]
        folder: PathBuf,
        /// Seed of the generator; each seed makes a different district.
        #[arg(help_heading = headings::SUBJECT, long, default_value_t = 2)]
        seed: u64,
        /// A district of 9 x 9 km instead of 45 x 45 km.
        #[arg(help_heading = headings::SUBJECT, long)]
        small: bool,
        #[command(flatten)]
        overwrite: OverwriteArgument,
    },
    /// A script that completes this program's commands and options in a shell.
    #[command(after_long_help = examples::COMPLETIONS)]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
        /// File to write; without it, the script goes to standard output.
        #[arg(help_heading = headings::OUTPUT, long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Replace the file if there is one.
        #[arg(help_heading = headings::OUTPUT, long, requires = "output")]
        overwrite: bool,
    },
    /// Pages of the manual, one for each command.
    #[command(after_long_help = examples::MAN)]
    Man {
        /// Folder for the pages; created if missing.
        folder: PathBuf,
        /// Replace pages that are there.
        #[arg(help_heading = headings::OUTPUT, long)]
        overwrite: bool,
    },
}

impl Command {
    /// Whether the headline totals are printed for a program.
    pub(super) const fn asks_for_json(&self) -> bool {
        match self {
            Self::Run { json, .. }
            | Self::Check { json, .. }
            | Self::Compare { json, .. }
            | Self::Opportunity { json, .. }
            | Self::Plan { json, .. } => json.json,
            Self::Measurements { command: MeasurementsCommand::Check(arguments) } => arguments.json.json,
            Self::Shards { command } => command.asks_for_json(),
            _ => false,
        }
    }
}
