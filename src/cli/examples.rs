//! Examples in the help of each command. They run one after another in a folder with `district`, made by the first
//! (`tests/suite/help.rs`).

/// Of `init`.
pub(super) const INIT: &str = "\
Examples:
  A scenario with every choice, and example files to replace with your own:
    signalgap init district";

/// Of `check`.
pub(super) const CHECK: &str = "\
Examples:
  What a run would use, note and reject:
    signalgap check district/scenario.toml

  For a bug report: the same as JSON, without coordinates
    signalgap check district/scenario.toml --json";

/// Of `run`.
pub(super) const RUN: &str = "\
Examples:
  Who has no service, why, and what to build first, in the folder out:
    signalgap run district/scenario.toml

  With more memory, on two cores, into another folder:
    signalgap run district/scenario.toml -o results --memory 2GiB --threads 2

  After a power cut: go on where it stopped
    signalgap run district/scenario.toml --resume";

/// Of `opportunity`.
pub(super) const OPPORTUNITY: &str = "\
Examples:
  Where a new mast would serve most people:
    signalgap opportunity district/scenario.toml -o where";

/// Of `plan`.
pub(super) const PLAN: &str = "\
Examples:
  What to build for the money of the scenario:
    signalgap plan district/scenario.toml

  For 300,000, and what 600,000 would bring:
    signalgap plan district/scenario.toml --budget 300000 --budget 600000

  The least money that serves 90 % of the people:
    signalgap plan district/scenario.toml --target-share 0.9";

/// Of `compare`.
pub(super) const COMPARE: &str = "\
Examples:
  What a plan changes against today's results, village by village:
    signalgap compare out plan/plan.toml -o compared";

/// Of `shards`.
pub(super) const SHARDS: &str = "\
Examples:
  A run in 2 shards, one after the other:
    signalgap shards plan district/scenario.toml -o shards --count 2
    signalgap shards run shards 0
    signalgap shards run shards 1
    signalgap shards merge shards -o merged";

/// Of `shards plan`.
pub(super) const SHARDS_PLAN: &str = "\
Examples:
  Shards of some 5 minutes of processor time each:
    signalgap shards plan district/scenario.toml -o by-time --cpu-minutes 5";

/// Of `shards run`.
pub(super) const SHARDS_RUN: &str = "\
Examples:
  The first shard, on one core:
    signalgap shards run shards 0 --threads 1";

/// Of `shards status`.
pub(super) const SHARDS_STATUS: &str = "\
Examples:
  How far a plan is:
    signalgap shards status shards";

/// Of `shards gather`.
pub(super) const SHARDS_GATHER: &str = "\
Examples:
  What another machine has computed in its copy of the plan:
    signalgap shards plan district/scenario.toml -o other --count 2
    signalgap shards run other 1
    signalgap shards gather shards other";

/// Of `shards merge`.
pub(super) const SHARDS_MERGE: &str = "\
Examples:
  The files of one run, from two folders:
    signalgap shards merge shards other -o merged";

/// Of `path`.
pub(super) const PATH: &str = "\
Examples:
  A mast and a village of a scenario, as its run computes them:
    signalgap path district/scenario.toml DEMO01 DEMO-C01-03

  The loss between two places, with a picture of the profile:
    signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \\
      --rx 104.4959,21.1328,1.5 --frequency-mhz 942.5 --plot profile.svg

  What arrives of 46 dBm in 20 MHz, power and RSRP:
    signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \\
      --rx 104.4959,21.1328,1.5 --frequency-mhz 1840 \\
      --power-dbm 46 --gain-dbi 17 --feeder-loss-db 2 --bandwidth-mhz 20

  By all models, as JSON:
    signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \\
      --rx 104.4959,21.1328,1.5 --frequency-mhz 942.5 --all-models --json

  A microwave hop of 15 GHz: clearance, rain and multipath
    signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \\
      --rx 104.4567,21.0773,45 --frequency-mhz 15000 \\
      --hop --rain-rate 90 --fade-margin 35

  A hop over the ground that a scenario plans on:
    signalgap path district/scenario.toml --hop --tx 104.4748,21.0873,42 \\
      --rx 104.4567,21.0773,45 --frequency-mhz 15000";

/// Of `calibrate`.
pub(super) const CALIBRATE: &str = "\
Examples:
  Compare the scenario's models with its measurements:
    signalgap calibrate district/scenario.toml -o calibration

  A run that they correct, once propagation.calibration names the result:
    signalgap run district/scenario.toml";

/// Of `measurements`, and of what it is asked for.
pub(super) const MEASUREMENTS: &str = "\
Examples:
  What a log of measured levels holds, and what is odd about it:
    signalgap measurements check drive.csv

  A table with columns of its own names:
    signalgap measurements check levels.csv --column rsrp=S1 --column lon=X \\
      --column lat=Y --crs EPSG:32648

  As a scenario reads its measurements:
    signalgap measurements check --scenario district/scenario.toml";

/// Of `report`.
pub(super) const REPORT: &str = "\
Examples:
  Again from the results of a run:
    signalgap report results

  With what a plan would build and what it costs, in Vietnamese first:
    signalgap report results --plan plan -o report.html --lang vi";

/// Of `coverage`.
pub(super) const COVERAGE: &str = "\
Examples:
  The loss around a mast:
    signalgap coverage --dem district/terrain.tif --site 104.4748,21.0873,42 \\
      --radius-km 4 --frequency-mhz 942.5 -o loss.tif

  What a handset receives (RSRP) of 46 dBm in 20 MHz:
    signalgap coverage --dem district/terrain.tif --site 104.4748,21.0873,42 \\
      --radius-km 4 --frequency-mhz 1840 --quantity rsrp \\
      --power-dbm 46 --bandwidth-mhz 20 --gain-dbi 17 -o rsrp.tif

  What is in sight of it:
    signalgap coverage --dem district/terrain.tif --site 104.4748,21.0873,42 \\
      --radius-km 4 --quantity los -o sight.tif";

/// Of `bench`.
pub(super) const BENCH: &str = "\
Examples:
  How long each stage of a run takes, and compared with the measurement before:
    signalgap bench district/scenario.toml --label before
    signalgap bench district/scenario.toml --label after --compare before

  Beside other programs that are installed:
    signalgap bench --peers";

/// Of `demo`.
pub(super) const DEMO: &str = "\
Examples:
  A district of 9 x 9 km, in seconds:
    signalgap demo --small

  Another one, of 45 x 45 km, into a folder of your choice:
    signalgap demo elsewhere --seed 7";

/// Of `completions`.
pub(super) const COMPLETIONS: &str = "\
Examples:
  For this session of bash:
    source <(signalgap completions bash)

  For good, for fish:
    signalgap completions fish -o signalgap.fish";

/// Of `man`.
pub(super) const MAN: &str = "\
Examples:
  One page for each command, read with `man -l man1/signalgap-run.1`:
    signalgap man man1";

#[cfg(test)]
mod tests {
    use crate::cli::arguments::Arguments;
    use clap::error::ErrorKind;
    use clap::{CommandFactory, Parser};

    /// The commands of a text, lines that end in a backslash joined with the next.
    fn commands(text: &str) -> Vec<String> {
        let joined = text.replace("\\\n", " ");
        let lines = joined.lines().filter(|line| line.starts_with("    signalgap "));
        lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    fn assert_parses(example: &str) {
        let parsed = Arguments::try_parse_from(example.split(' '));
        let fine = parsed.as_ref().err().is_none_or(|error| error.kind() == ErrorKind::DisplayHelp);
        assert!(fine, "{example}: {}", parsed.err().map(|error| error.to_string()).unwrap_or_default());
    }

    #[test]
    fn every_command_has_examples_and_all_of_them_parse() {
        let program = Arguments::command();
        let own = program.get_after_help().expect("a text").to_string();
        assert!(!commands(&own).is_empty(), "{own}");
        for example in commands(&own) {
            assert_parses(&example);
        }
        for command in program.get_subcommands() {
            let name = command.get_name();
            let text = command.get_after_long_help().expect(name).to_string();
            assert!(text.starts_with("Examples:\n"), "{name}");
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
            let examples = commands(&text);
            let named = |example: &String| example.starts_with(&format!("signalgap {name}"));
            assert!(examples.iter().any(named), "{name}: {text}");
            for example in &examples {
                assert_parses(example);
            }
        }
    }

    #[test]
    fn options_stand_in_groups() {
        for command in Arguments::command().get_subcommands() {
            let options = command.get_arguments().filter(|argument| !argument.is_positional());
            for option in options {
                assert!(option.get_help_heading().is_some(), "{} {option}", command.get_name());
            }
        }
    }
}
