//! What the user may type after `signalgap bench`.
use super::arguments::MemoryArgument;
use crate::pipeline::bench::BenchRequest;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct BenchArguments {
    /// The scenario file; without it the demonstration district is made and measured.
    scenario: Option<PathBuf>,
    #[command(flatten)]
    memory: MemoryArgument,
    /// Runs to make; the one with the least processor time counts.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    runs: u16,
    /// What to call the measurement, to compare others with it.
    #[arg(long, value_name = "NAME")]
    label: Option<String>,
    /// File of all measurements, one JSON object per line; this one is added.
    #[arg(long, value_name = "FILE", default_value = "signalgap-bench.jsonl")]
    history: PathBuf,
    /// Measurement to compare with: its line in the history, or the last of a label, scenario or version; without it the
    /// last of the same scenario.
    #[arg(long, value_name = "NAME|N")]
    compare: Option<String>,
    /// Write this measurement alone as a JSON file.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

impl BenchArguments {
    pub(super) fn request(&self) -> BenchRequest {
        BenchRequest {
            scenario: self.scenario.clone(),
            memory_bytes: self.memory.memory,
            runs: usize::from(self.runs),
            label: self.label.clone(),
            history: self.history.clone(),
            compare: self.compare.clone(),
            json: self.json.clone(),
        }
    }

    /// Where rejected rows are listed.
    pub(super) fn listed(&self) -> String {
        let scenario = self.scenario.as_ref().map(|scenario| scenario.display().to_string());
        format!("`signalgap check {}` lists them", scenario.unwrap_or_default())
    }
}
