//! The command line: arguments, progress, exit codes, and the only printing in the program.

mod antenna_arguments;
mod arguments;
mod bench_arguments;
mod cache_arguments;
mod calibrate_arguments;
mod calibration_argument;
mod clutter_arguments;
mod coverage_arguments;
mod examples;
mod exit;
mod flags;
mod headings;
mod help_language;
mod hop_arguments;
mod json_argument;
mod level_arguments;
#[cfg(test)]
mod limit_tests;
mod logs;
mod manuals;
mod means_arguments;
mod measurements_arguments;
mod memory_argument;
mod mistakes;
mod number_arguments;
mod path;
mod path_arguments;
mod plain;
mod processor;
mod progress;
mod radio_arguments;
mod shards_arguments;
mod signals;
mod spoken;
mod starter;
mod streams;
mod terminal;

use crate::inputs::scenario_file::{LoadedScenario, Variant, load_scenario, load_scenarios};
use crate::inputs::{keep_own_drivers_only, silence_gdal};
use crate::language::word;
use crate::outputs::{CALIBRATION_FILE, REPORT, calibration_text, set_terminal_columns};
use crate::pipeline::compare::CompareRequest;
use crate::pipeline::measurements::MeasurementsRequest;
use crate::pipeline::report::ReportRequest;
use crate::pipeline::{self, DemoPlan, RunMeans};
use crate::text;
use arguments::{Arguments, Command};
use bench_arguments::BenchArguments;
use calibrate_arguments::CalibrateArguments;
use clap::FromArgMatches;
use exit::{Failure, Outcome, Report, Totals, told};
use flags::flags_for_keys;
use measurements_arguments::{MeasurementsCheckArguments, MeasurementsCommand};
use plain::without_controls;
use progress::Bars;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Runs the program as the command line asks and returns its exit code.
///
/// 0 done · 1 done, some rows were rejected · 2 bad input or usage · 3 an internal error · 75 the same may succeed later.
///
/// Results go to standard output; progress, messages and errors to standard error.
#[must_use]
pub fn main() -> ExitCode {
    silence_gdal();
    keep_own_drivers_only();
    signals::clean_up_when_stopped();
    let given: Vec<_> = std::env::args_os().collect();
    spoken::begin(&given);
    let arguments = match help_language::command()
        .try_get_matches_from(given)
        .and_then(|matches| Arguments::from_arg_matches(&matches))
    {
        Ok(arguments) => arguments,
        Err(shown) => return ExitCode::from(streams::show(&shown)),
    };
    spoken::of_scenario(&arguments);
    if let Some(columns) = terminal::columns() {
        set_terminal_columns(columns);
    }
    let told = std::panic::catch_unwind(|| carry_out(&arguments));
    let outcome =
        told.unwrap_or_else(|_| Outcome::Fault(word("cli-internal-error-please-report-the-text").to_owned()));
    signals::wait_if_stopping();
    if let Some(text) = outcome.message() {
        let _ = writeln!(
            std::io::stderr(),
            "{} {}",
            terminal::prefix(terminal::coloured_errors()),
            without_controls(&text)
        );
    }
    signals::end(outcome.exit_code())
}

fn carry_out(arguments: &Arguments) -> Outcome {
    if let Some(threads) = arguments.threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build_global();
        if let Err(error) = pool {
            return Outcome::BadInput(format!("--threads {threads}: {error}"));
        }
    }
    let logged = match logs::begin(arguments.verbose) {
        Ok(logged) => logged,
        Err(text) => return Outcome::BadInput(text),
    };
    if let Err(text) = processor::check() {
        return Outcome::BadInput(text);
    }
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "begin");
    // bars and lines would overwrite each other
    let bars = Bars::new(arguments.quiet || logged, arguments.progress);
    let result = match &arguments.command {
        Command::Run { scenario, output, means, resume, .. } => {
            means.with(*resume, |means| run(scenario, output, means, &bars))
        }
        Command::Opportunity { scenario, output, means, .. } => {
            means.with(false, |means| opportunity(scenario, output, means, &bars))
        }
        Command::Plan { scenario, output, budget, target_share, means, .. } => {
            let asked = PlanAsked { budgets: budget, target_share: *target_share };
            means.with(false, |means| plan(scenario, output, asked, means, &bars))
        }
        Command::Compare { inputs, output, roads, means, .. } => means.with(false, |means| {
            let (inputs, output, roads) = (inputs.clone(), output.clone(), roads.clone());
            compare(&CompareRequest { inputs, output, roads, means }, &bars)
        }),
        Command::Check { scenario, memory, with_coordinates, .. } => {
            check(scenario, memory.memory, *with_coordinates, &bars)
        }
        Command::Report { results, plan, compare, output, pdf, overwrite } => {
            let default = results.join(REPORT);
            let request = ReportRequest {
                results,
                plan: plan.as_deref(),
                comparison: compare.as_deref(),
                output: output.as_deref().unwrap_or(&default),
                pdf: pdf.as_deref(),
                language: arguments.lang,
                overwrite: *overwrite,
            };
            let written = pipeline::report::report(&request, &bars).map_err(Failure::from);
            written.map(|written| Report::without_rejects(written.summary))
        }
        Command::Path(arguments) => path::path(arguments, &bars),
        Command::Calibrate(arguments) => calibrate(arguments, &bars),
        Command::Measurements { command: MeasurementsCommand::Check(arguments) } => check_measured(arguments),
        Command::Shards { command } => command.carry_out(&bars),
        Command::Coverage(arguments) => arguments.request().and_then(|request| {
            let summary = pipeline::coverage::coverage(&request, &bars)?;
            Ok(Report::without_rejects(flags_for_keys(&summary)))
        }),
        Command::Bench(arguments) => bench(arguments, &bars),
        Command::Completions { shell, output, overwrite } => {
            manuals::completions(*shell, output.as_deref(), *overwrite)
        }
        Command::Man { folder, overwrite } => manuals::man(folder, *overwrite),
        Command::Init { folder } => starter::write(folder).map(Report::without_rejects),
        Command::Demo { folder, seed, small, overwrite } => {
            let means = RunMeans { overwrite: overwrite.overwrite, ..RunMeans::default() };
            demo(folder, DemoPlan { seed: *seed, small: *small }, means, &bars)
        }
    };
    match result {
        Ok(report) => {
            let text = match report.text(arguments.command.asks_for_json()) {
                Ok(text) => text,
                Err(Failure::Input(text) | Failure::Fault(text) | Failure::Temporary(text)) => {
                    return Outcome::Fault(text);
                }
            };
            if let Err(error) = streams::print(&text) {
                return Outcome::BadInput(streams::lost(&error));
            }
            match report.rejects {
                _ if report.unfinished => Outcome::Unfinished,
                0 => Outcome::Done,
                rejects => Outcome::Rejects(rejects, report.listed),
            }
        }
        Err(Failure::Input(text)) => Outcome::BadInput(text),
        Err(Failure::Fault(text)) => Outcome::Fault(text),
        Err(Failure::Temporary(text)) => Outcome::Temporary(text),
    }
}

fn load(scenario: &Path) -> Result<LoadedScenario, Failure> {
    load_scenario(scenario).map_err(|error| Failure::Input(told(&error)))
}

fn run(scenario: &Path, output: &Path, means: RunMeans<'_>, bars: &Bars) -> Result<Report, Failure> {
    let variants = load_scenarios(scenario).map_err(|error| Failure::Input(told(&error)))?;
    if let [Variant { label: None, loaded, .. }] = &variants[..] {
        return Ok(Report::of_run(pipeline::run(loaded, output, means, bars)?, output));
    }
    let inputs = vec![scenario.to_owned()];
    compare(&CompareRequest { inputs, output: output.to_owned(), roads: None, means }, bars)
}

fn bench(arguments: &BenchArguments, bars: &Bars) -> Result<Report, Failure> {
    if let Some(request) = arguments.peers()? {
        return Ok(Report::without_rejects(pipeline::bench::peers::bench_peers(&request, bars)?));
    }
    let report = pipeline::bench::bench(&arguments.request(), bars)?;
    let listed = arguments.listed();
    Ok(Report { rejects: report.rejects, listed, ..Report::without_rejects(report.summary) })
}

fn opportunity(scenario: &Path, output: &Path, means: RunMeans<'_>, bars: &Bars) -> Result<Report, Failure> {
    Ok(Report::of_run(pipeline::opportunity(&load(scenario)?, output, means, bars)?, output))
}

/// What the command line asks of a plan.
#[derive(Clone, Copy)]
struct PlanAsked<'a> {
    budgets: &'a [f64],
    target_share: Option<f64>,
}

/// Plans with the money, or for the share of the people, that the command line gives in place of the scenario's.
fn plan(
    scenario: &Path,
    output: &Path,
    asked: PlanAsked<'_>,
    means: RunMeans<'_>,
    bars: &Bars,
) -> Result<Report, Failure> {
    let PlanAsked { budgets, target_share } = asked;
    let mut loaded = load(scenario)?;
    let choice = &mut loaded.scenario.plan;
    if !budgets.is_empty() {
        (choice.budgets, choice.target_share) = (budgets.to_vec(), None);
    }
    if target_share.is_some() {
        (choice.budgets, choice.target_share) = (Vec::new(), target_share);
    }
    if let Some(problem) =
        loaded.scenario.problems().into_iter().find(|problem| problem.key == "plan.target_share")
    {
        return Err(Failure::Input(format!("--target-share: {}", problem.text)));
    }
    Ok(Report::of_run(pipeline::plan(&loaded, output, means, bars)?, output))
}

fn demo(folder: &Path, plan: DemoPlan, means: RunMeans<'_>, bars: &Bars) -> Result<Report, Failure> {
    Ok(Report::of_run(pipeline::demo(folder, plan, means, bars)?, &folder.join("results")))
}

fn compare(request: &CompareRequest<'_>, bars: &Bars) -> Result<Report, Failure> {
    let report = pipeline::compare::compare(request, bars)?;
    let lists = report.with_rejects.iter().map(|folder| folder.join("rejects.csv").display().to_string());
    let listed = text!("cli-see", file = lists.collect::<Vec<_>>().join(", "));
    let totals =
        Totals { headline: report.headline, folder: Some(request.output.clone()), files: report.files };
    Ok(Report {
        rejects: report.rejects,
        listed,
        totals: Some(totals),
        ..Report::without_rejects(report.summary)
    })
}

fn check(
    scenario: &Path,
    memory_bytes: usize,
    with_coordinates: bool,
    bars: &Bars,
) -> Result<Report, Failure> {
    let report = pipeline::check(&load(scenario)?, memory_bytes, with_coordinates, bars)?;
    let listed = word("cli-they-are-listed-above").to_owned();
    let totals = Totals { headline: report.headline, folder: None, files: Vec::new() };
    Ok(Report {
        rejects: report.rejects,
        listed,
        totals: Some(totals),
        ..Report::without_rejects(report.summary)
    })
}

fn calibrate(arguments: &CalibrateArguments, bars: &Bars) -> Result<Report, Failure> {
    let (loaded, folder) = (load(&arguments.scenario)?, &arguments.output);
    let overwrite = arguments.overwrite.overwrite;
    let findings = pipeline::calibrate::calibrate(&loaded, folder, overwrite, bars)?;
    let listed = text!("cli-see", file = folder.join("rejects.csv").display());
    let place = text!("calibrate-written", file = folder.join(CALIBRATION_FILE).display());
    let summary = format!("{}\n{place}\n", calibration_text(&findings));
    Ok(Report { rejects: findings.rejects.len(), listed, ..Report::without_rejects(summary) })
}

fn check_measured(arguments: &MeasurementsCheckArguments) -> Result<Report, Failure> {
    let choice = arguments.choice()?;
    let report = pipeline::measurements::check_measurements(&MeasurementsRequest { choice: &choice })?;
    let listed = word("cli-they-are-listed-above").to_owned();
    let totals = Totals { headline: report.headline, folder: None, files: Vec::new() };
    Ok(Report {
        rejects: report.rejects,
        listed,
        totals: Some(totals),
        ..Report::without_rejects(report.summary)
    })
}
