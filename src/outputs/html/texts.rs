//! What the page's template may call: texts and numbers in both languages.
use super::legend::{colour_of, message_of};
use crate::language::{
    Arguments, AsNumber as _, AsText as _, Given, Language, decimals, grouped, is_message, message_in,
};
use crate::outputs::values::fields::round_to;
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{Environment, Error, ErrorKind, HtmlEscape, Value};
use std::fmt::Write as _;

/// From here on nobody reads decimals.
const LARGE: f64 = 100.0;

/// Adds the functions to an environment.
pub(super) fn add_functions(environment: &mut Environment<'_>) {
    environment.add_function("t", |id: String, values: Kwargs| told(&id, &values));
    environment.add_function("both", |text: Value| Value::from_safe_string(spans_of(&text)));
    environment.add_function("n", |value: Value, digits: Option<usize>| number(&value, digits.unwrap_or(0)));
    environment.add_function("share", |value: Value| share(&value));
    environment.add_function("label", |id: String| attribute("aria-label", "label", &id));
    environment.add_function("holder", |id: String| attribute("placeholder", "holder", &id));
    environment.add_function("colour", |shape: String| colour_of(&shape));
    environment.add_function("found", |prefix: String, key: Value| keyed(&prefix, key));
}

/// A message by its name, in both languages.
fn told(id: &str, values: &Kwargs) -> Result<Value, Error> {
    let named: Vec<(String, Value)> = values
        .args()
        .map(|name| Ok((name.to_owned(), values.get::<Value>(name)?)))
        .collect::<Result<_, Error>>()?;
    known(id)?;
    Ok(Value::from_safe_string(of_both(id, &named)))
}

/// A message by the key of a file; the key itself where there is none, such as a level of communes that a table has.
fn keyed(prefix: &str, key: Value) -> Value {
    let name = format!("{prefix}{key}");
    let id = message_of(&name).unwrap_or(name);
    if known(&id).is_err() {
        return key;
    }
    Value::from_safe_string(of_both(&id, &[]))
}

fn of_both(id: &str, named: &[(String, Value)]) -> String {
    spans(|language| language.within(|| with_values(language, id, named)))
}

fn escaped(text: &str) -> String {
    HtmlEscape(text).to_string()
}

fn known(id: &str) -> Result<(), Error> {
    let missing = || Error::new(ErrorKind::InvalidOperation, id.to_owned());
    if is_message(id) { Ok(()) } else { Err(missing()) }
}

/// Numbers have their thousands apart; a `count` chooses the form, and has `shown` beside it.
fn with_values(language: Language, id: &str, named: &[(String, Value)]) -> String {
    let mut arguments = Arguments::new();
    for (name, value) in named {
        match f64::try_from(value.clone()) {
            Ok(count) if name == "count" => {
                arguments.set("count", Given(&count).value());
                arguments.set("shown", (&Given(&grouped(count))).value());
            }
            Ok(number) => arguments.set(name.clone(), (&Given(&shortest(number))).value()),
            Err(_) => arguments.set(name.clone(), (&Given(&value.to_string())).value()),
        }
    }
    message_in(language, id, &arguments)
}

/// Large numbers whole, others with one decimal, or none where that is 0.
fn shortest(number: f64) -> String {
    let tenths = round_to(number, 1);
    if tenths.fract() == 0.0 || tenths.abs() >= LARGE { grouped(tenths) } else { decimals(tenths, 1) }
}

/// A text in both languages, each in its own element; one alone where they are equal.
fn spans(text: impl Fn(Language) -> String) -> String {
    let [english, vietnamese] = Language::ALL.map(|language| escaped(&text(language)));
    if english == vietnamese {
        return english;
    }
    format!("<span lang=\"en\">{english}</span><span lang=\"vi\">{vietnamese}</span>")
}

/// The same of a text of the facts: `{"en": ..., "vi": ...}`.
fn spans_of(text: &Value) -> String {
    let of = |language: Language| {
        text.get_attr(language.code()).ok().and_then(|text| text.as_str().map(str::to_owned))
    };
    spans(|language| of(language).unwrap_or_default())
}

fn number(value: &Value, digits: usize) -> Value {
    let Some(number) = as_number(value) else { return Value::from("") };
    let written = |language: Language| {
        language.within(|| if digits == 0 { grouped(number) } else { decimals(number, digits) })
    };
    Value::from_safe_string(spans(written))
}

fn share(value: &Value) -> Value {
    let Some(share) = as_number(value) else { return Value::from("") };
    let written = |language: Language| language.within(|| format!("{} %", decimals(100.0 * share, 1)));
    Value::from_safe_string(spans(written))
}

fn as_number(value: &Value) -> Option<f64> {
    (value.kind() == ValueKind::Number).then(|| f64::try_from(value.clone()).ok()).flatten()
}

/// An attribute in the current language, with both beside it for the switch.
fn attribute(name: &str, of: &str, id: &str) -> Result<Value, Error> {
    known(id)?;
    let text = |language: Language| escaped(&message_in(language, id, &Arguments::new()));
    let mut written = format!(" {name}=\"{}\"", text(Language::current()));
    for language in Language::ALL {
        let _ = write!(written, " data-{of}-{}=\"{}\"", language.code(), text(language));
    }
    Ok(Value::from_safe_string(written))
}
