//! Which language the program speaks: what `--lang` says, or the scenario, or the environment.
use super::arguments::{Arguments, Command};
use super::measurements_arguments::MeasurementsCommand;
use crate::inputs::scenario_file::load_scenarios;
use crate::language::Language;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The variables of a locale, the one in force first.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// Speaks as the command line or else the environment asks, before the arguments are understood.
pub(super) fn begin(arguments: &[OsString]) {
    let said = named(arguments).or_else(|| {
        let locale =
            LOCALE.iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
        Language::of_locale(&locale?)
    });
    said.unwrap_or(Language::English).speak();
}

/// What `--lang` says, as far as it can be told without the rest.
fn named(arguments: &[OsString]) -> Option<Language> {
    let texts: Vec<&str> =
        arguments.iter().map_while(|text| text.to_str().filter(|text| *text != "--")).collect();
    let given = texts.iter().enumerate().find_map(|(at, text)| match text.strip_prefix("--lang") {
        Some("") => texts.get(at + 1).copied(),
        Some(value) => value.strip_prefix('='),
        None => None,
    });
    Language::of_locale(given?)
}

/// Speaks as the scenario asks, where the command line does not say.
pub(super) fn of_scenario(arguments: &Arguments) {
    if arguments.lang.is_some() {
        return;
    }
    // a scenario with faults is told about by the command itself
    let scenarios = named_scenario(&arguments.command).and_then(|path| load_scenarios(&path).ok());
    let said =
        scenarios.and_then(|found| found.into_iter().find_map(|variant| variant.loaded.scenario.language));
    if let Some(language) = said {
        language.speak();
    }
}

/// The first scenario file that a command names.
fn named_scenario(command: &Command) -> Option<PathBuf> {
    if let Command::Shards { command } = command {
        return command.scenario();
    }
    let named: Option<&Path> = match command {
        Command::Run { scenario, .. }
        | Command::Check { scenario, .. }
        | Command::Opportunity { scenario, .. }
        | Command::Plan { scenario, .. } => Some(scenario),
        Command::Compare { inputs, .. } => {
            inputs.iter().map(AsRef::as_ref).find(|input: &&Path| is_toml(input))
        }
        Command::Measurements { command: MeasurementsCommand::Check(arguments) } => {
            arguments.scenario.as_deref()
        }
        Command::Bench(arguments) => arguments.scenario.as_deref(),
        Command::Path(arguments) => arguments.scenario.as_deref(),
        _ => None,
    };
    named.map(Path::to_owned)
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == OsStr::new("toml"))
}

#[cfg(test)]
mod tests {
    use super::named;
    use crate::language::Language;
    use std::ffi::OsString;

    #[test]
    fn the_language_is_found_before_the_rest_is_understood() {
        let said = |texts: &[&str]| named(&texts.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(said(&["signalgap", "run", "--lang", "vi"]), Some(Language::Vietnamese));
        assert_eq!(said(&["signalgap", "--lang=en", "run"]), Some(Language::English));
        assert_eq!(said(&["signalgap", "run", "--", "--lang=vi"]), None);
        assert_eq!(said(&["signalgap", "run", "--lang"]), None);
    }
}
