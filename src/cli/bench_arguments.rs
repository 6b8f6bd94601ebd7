//! Arguments of `signalgap bench`.
use super::exit::Failure;
use super::headings;
use super::memory_argument::MemoryArgument;
use super::number_arguments::within;
use crate::pipeline::bench::peers::PeersRequest;
use crate::pipeline::bench::{BenchRequest, BenchSubject};
use crate::propagation::{Limit, Parameter};
use crate::text;
use crate::units::Length;
use std::path::PathBuf;

/// Side of the generated terrain's cells.
const CELL_M: Limit = Limit { parameter: Parameter::Cell, unit: "m", low: 30.0, high: 300.0 };

#[derive(Debug, clap::Args)]
pub(super) struct BenchArguments {
    /// The scenario file, of which all variants are measured; without it, the demonstration district is generated and measured.
    pub(super) scenario: Option<PathBuf>,
    /// Measure this many masts on generated terrain of 90 x 90 km instead: three sectors on three bands each, 30 km radius,
    /// layers level and best server.
    #[arg(help_heading = headings::SUBJECT, long, value_name = "N", conflicts_with = "scenario", value_parser = clap::value_parser!(u16).range(1..=2_500))]
    masts: Option<u16>,
    /// Compare with other programs that are installed, on generated terrain and as whole processes, started in turn at least
    /// five times: line of sight with gdal_viewshed, losses by the Irregular Terrain Model with splat and splat-hd. Nothing is
    /// downloaded; those that are not found are named with where they come from.
    #[arg(help_heading = headings::SUBJECT, long, conflicts_with_all = ["scenario", "masts", "memory", "alone", "label", "history", "compare"])]
    peers: bool,
    /// Cell size of the terrain of --masts, m.
    #[arg(help_heading = headings::SUBJECT, long, value_name = "M", requires = "masts", value_parser = within(CELL_M), default_value_t = 30.0)]
    cell_m: f64,
    #[command(flatten)]
    memory: MemoryArgument,
    /// Number of runs; the one with the lowest processor time counts. With --peers the number of starts of each program, at least 5.
    #[arg(help_heading = headings::SUBJECT, long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    runs: u16,
    /// Run the variants of a scenario with `[variants]` as if each were alone; otherwise they read terrain and sweep masts together.
    #[arg(help_heading = headings::SUBJECT, long)]
    alone: bool,
    /// Label of the measurement, for later comparisons.
    #[arg(help_heading = headings::OUTPUT, long, value_name = "NAME")]
    label: Option<String>,
    /// File of all measurements, one JSON object per line; this one is added.
    #[arg(help_heading = headings::OUTPUT, long, value_name = "FILE", default_value = "signalgap-bench.jsonl")]
    history: PathBuf,
    /// Measurement to compare with: its line in the history, or the last one with this label, scenario or version; default:
    /// the last one of the same scenario.
    #[arg(help_heading = headings::OUTPUT, long, value_name = "NAME|N")]
    compare: Option<String>,
    /// Also write this measurement to a JSON file.
    #[arg(help_heading = headings::OUTPUT, long, value_name = "FILE")]
    json: Option<PathBuf>,
}

impl BenchArguments {
    pub(super) fn request(&self) -> BenchRequest {
        BenchRequest {
            subject: self.subject(),
            memory_bytes: self.memory.memory,
            runs: usize::from(self.runs),
            alone: self.alone,
            label: self.label.clone(),
            history: self.history.clone(),
            compare: self.compare.clone(),
            json: self.json.clone(),
        }
    }

    /// The comparison with other programs, where that is asked for.
    pub(super) fn peers(&self) -> Result<Option<PeersRequest>, Failure> {
        if !self.peers {
            return Ok(None);
        }
        let program = std::env::current_exe().map_err(|error| Failure::Fault(error.to_string()))?;
        let (starts, json) = (usize::from(self.runs), self.json.clone());
        Ok(Some(PeersRequest { starts, json, ..PeersRequest::new(program) }))
    }

    fn subject(&self) -> BenchSubject {
        match (&self.scenario, self.masts) {
            (Some(scenario), _) => BenchSubject::Scenario(scenario.clone()),
            (None, None) => BenchSubject::Demonstration,
            (None, Some(masts)) => {
                BenchSubject::MastField { masts: usize::from(masts), cell: Length::from_metres(self.cell_m) }
            }
        }
    }

    /// Where rejected rows are listed.
    pub(super) fn listed(&self) -> String {
        let scenario = self.scenario.as_ref().map(|scenario| scenario.display().to_string());
        text!("bench-arguments-signalgap-check-lists-them", scenario = scenario.unwrap_or_default())
    }
}
