//! The help in the language of the user. English is what the arguments say of themselves; a test keeps the messages of
//! `help.ftl` equal to it, so that each has its translation.
use super::arguments::Arguments;
use crate::language::{Language, found, word};
use crate::text;
use clap::{Arg, Command, CommandFactory};

/// The name under which arguments of several commands stand that have one text.
const ANY: &str = "any";

/// The command line, with its help in the current language.
pub(super) fn command() -> Command {
    let mut command = Arguments::command();
    if Language::current() == Language::English {
        return command;
    }
    // help and version are arguments only once it is built
    command.build();
    translated(command, "signalgap")
}

fn translated(mut command: Command, name: &str) -> Command {
    let of = |part: &str| found(&format!("help-{name}-{part}"));
    if let Some(about) = of("about") {
        command = command.about(about);
    }
    if let Some(about) = of("about-long") {
        command = command.long_about(about);
    }
    if let Some(after) = of("after") {
        command = command.after_help(after);
    }
    if let Some(after) = of("after-long") {
        command = command.after_long_help(after);
    }
    let usage = usage_of(&command.render_usage().to_string());
    command
        .override_usage(usage)
        .help_template(template())
        .subcommand_help_heading(word("help-commands"))
        .mut_args(|arg| translated_argument(arg, name))
        .mut_subcommands(|sub| {
            let name = name_within(name, sub.get_name());
            translated(sub, &name)
        })
}

/// The name under which the texts of a command stand within another: `check`, but `measurements-check`.
fn name_within(outer: &str, own: &str) -> String {
    match outer {
        "signalgap" | "help" => own.to_owned(),
        outer => format!("{outer}-{own}"),
    }
}

/// A usage of clap's without its heading, and with its own words replaced.
pub(super) fn usage_of(usage: &str) -> String {
    let usage = usage.trim_start_matches("Usage:").trim();
    usage.replace("[OPTIONS]", word("help-usage-options")).replace("<COMMAND>", word("help-usage-command"))
}

/// What clap writes, with its own words replaced.
fn template() -> String {
    format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", word("help-usage"))
}

fn translated_argument(mut arg: Arg, command: &str) -> Arg {
    let id = arg.get_id().as_str().replace('_', "-");
    let of = |end: &str| {
        let own = found(&format!("help-{command}-{id}{end}"));
        own.or_else(|| found(&format!("help-{ANY}-{id}{end}")))
    };
    let more = values_of(&arg);
    if let Some(help) = of("") {
        arg = arg.help(help.to_owned() + &more);
    }
    if let Some(help) = of("-long") {
        arg = arg.long_help(help.to_owned() + &more);
    }
    let heading = match arg.get_help_heading() {
        Some(heading) => found(&heading_id(heading)),
        None if arg.is_positional() => Some(word("help-arguments")),
        None => Some(word("help-options")),
    };
    arg = arg.hide_default_value(true).hide_possible_values(true);
    match heading {
        Some(heading) => arg.help_heading(heading),
        None => arg,
    }
}

/// Default and possible values, which clap tells in English only.
fn values_of(arg: &Arg) -> String {
    let listed = |values: Vec<String>| values.join(", ");
    let defaults: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let possible: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    let mut more = String::new();
    if arg.get_action().takes_values() {
        if !defaults.is_empty() && !arg.is_hide_default_value_set() {
            more += &text!("help-default", values = listed(defaults));
        }
        if !possible.is_empty() && !arg.is_hide_possible_values_set() {
            more += &text!("help-possible", values = listed(possible));
        }
    }
    more
}

fn heading_id(heading: &str) -> String {
    let words: Vec<String> =
        heading.split(|char: char| !char.is_alphanumeric()).map(str::to_lowercase).collect();
    format!(
        "help-heading-{}",
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
    )
}

/// What the arguments say of themselves, by the names of the messages; texts that several commands share once.
#[cfg(test)]
fn english() -> std::collections::BTreeMap<String, String> {
    use clap::builder::StyledStr;
    use std::collections::{BTreeMap, BTreeSet};

    let mut command = Arguments::command();
    command.build();
    let plain = |text: Option<&StyledStr>| text.map(ToString::to_string);
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let mut of_arguments: BTreeMap<(String, &str), BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    let mut commands = vec![("signalgap".to_owned(), &command)];
    for sub in command.get_subcommands() {
        commands.push((sub.get_name().to_owned(), sub));
        let inner = sub.get_subcommands().filter(|_| sub.get_name() != "help");
        commands.extend(inner.map(|inner| (name_within(sub.get_name(), inner.get_name()), inner)));
    }
    for (name, command) in commands {
        for (part, text) in [
            ("about", plain(command.get_about())),
            ("about-long", plain(command.get_long_about())),
            ("after", plain(command.get_after_help())),
            ("after-long", plain(command.get_after_long_help())),
        ] {
            all.extend(text.map(|text| (format!("help-{name}-{part}"), text)));
        }
        for arg in command.get_arguments() {
            all.extend(arg.get_help_heading().map(|heading| (heading_id(heading), heading.to_owned())));
            let id = arg.get_id().as_str().replace('_', "-");
            for (end, text) in [("", plain(arg.get_help())), ("-long", plain(arg.get_long_help()))] {
                if let Some(text) = text {
                    let texts = of_arguments.entry((id.clone(), end)).or_default();
                    texts.entry(text).or_default().insert(name.clone());
                }
            }
        }
    }
    for ((id, end), texts) in of_arguments {
        // the text that most commands share needs no command in its name
        let most = texts.iter().max_by_key(|(_, commands)| commands.len()).map(|(text, _)| text.clone());
        for (text, commands) in texts {
            if Some(&text) == most.as_ref() {
                all.insert(format!("help-{ANY}-{id}{end}"), text);
            } else {
                all.extend(commands.into_iter().map(|name| (format!("help-{name}-{id}{end}"), text.clone())));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::english;
    use crate::language::{Language, word_in};
    use std::fmt::Write as _;

    /// A message as its file has it: lines indented, what has a meaning there in quotes.
    fn as_message(id: &str, text: &str) -> String {
        let escaped =
            text.replace('{', "{\u{1}{\"}").replace('}', "{\"}\"}").replace("{\u{1}{\"{\"}\"}", "{\"{\"}");
        let mut lines = String::new();
        for line in escaped.lines() {
            let special = line.starts_with(['[', '*', '.']);
            let line =
                if special { format!("{{\"{}\"}}{}", &line[..1], &line[1..]) } else { line.to_owned() };
            let _ = write!(lines, "\n{}{line}", if line.is_empty() { "" } else { "    " });
        }
        if text.contains('\n') { format!("{id} ={lines}\n") } else { format!("{id} = {}\n", lines.trim()) }
    }

    #[test]
    fn the_messages_of_the_help_are_what_the_arguments_say() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/language/en/help.ftl");
        let mut page =
            String::from("### The help of the command line, written by its test from the arguments.\n\n");
        for (id, text) in english() {
            page += &as_message(&id, &text);
        }
        if std::env::var_os("SIGNALGAP_WRITE_DOCS").is_some() {
            std::fs::write(path, &page).expect("written");
        }
        let found = std::fs::read_to_string(path).expect("the file");
        assert!(found == page, "src/language/en/help.ftl is old: run the tests with SIGNALGAP_WRITE_DOCS=1");
        for (id, text) in english() {
            let id: &'static str = Box::leak(id.into_boxed_str());
            if text.lines().all(|line| !line.ends_with(' ')) {
                assert_eq!(word_in(Language::English, id), text, "{id}");
            }
        }
    }
}
