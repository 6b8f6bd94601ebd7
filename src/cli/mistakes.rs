//! Mistakes in the arguments, told in the language of the user; clap tells them in English itself.
use super::help_language::usage_of;
use crate::language::{Language, word};
use crate::text;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;

/// A mistake in the current language; `None` where clap's own text is to be shown: in English, for help, and for kinds that
/// the arguments of this program do not cause.
pub(super) fn told(mistake: &Error) -> Option<String> {
    if Language::current() == Language::English {
        return None;
    }
    let of = |kind| mistake.get(kind).map(listed);
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let argument = argument.unwrap_or_default();
    let what = match mistake.kind() {
        ErrorKind::UnknownArgument => text!("mistake-unknown-argument", argument),
        ErrorKind::InvalidSubcommand => {
            text!("mistake-unknown-command", command = of(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::InvalidValue if value.as_ref().is_none_or(String::is_empty) => {
            text!("mistake-no-value", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let reason = mistake.source().map(|reason| format!(": {reason}")).unwrap_or_default();
            text!("mistake-value", value = value.unwrap_or_default(), argument, reason)
        }
        ErrorKind::ArgumentConflict => {
            text!("mistake-conflict", argument, other = of(ContextKind::PriorArg).unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => text!("mistake-missing", argument),
        ErrorKind::MissingSubcommand => word("mistake-no-command").to_owned(),
        ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues | ErrorKind::TooManyValues => {
            text!("mistake-values", argument)
        }
        _ => return None,
    };
    let mut lines = vec![what];
    let known = of(ContextKind::ValidValue).or_else(|| of(ContextKind::ValidSubcommand));
    lines.extend(known.filter(|known| !known.is_empty()).map(|known| text!("mistake-known", known)));
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    lines.extend(near.into_iter().find_map(of).map(|near| text!("mistake-near", near)));
    if let Some(ContextValue::StyledStr(usage)) = mistake.get(ContextKind::Usage) {
        let usage = usage_of(&usage.to_string());
        lines.extend([String::new(), format!("{}: {usage}", word("help-usage"))]);
    }
    lines.extend([String::new(), word("mistake-help").to_owned()]);
    Some(lines.join("\n") + "\n")
}

fn listed(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::StyledStrs(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
