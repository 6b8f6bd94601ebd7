//! The messages of both languages, by name.
use super::Language;
use super::numbers::{grouped, in_form_of};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, PoisonError};
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The files of both languages; a test checks that they are all there is.
macro_rules! sources {
    ($($name:literal)*) => {
        /// Messages in English and in Vietnamese, by file.
        const SOURCES: &[(&str, &str)] = &[$((
            include_str!(concat!("en/", $name, ".ftl")),
            include_str!(concat!("vi/", $name, ".ftl")),
        )),*];
    };
}

sources!("calibration" "cli" "engine" "inputs" "inputs_measurements" "inputs_places" "inputs_rasters" "inputs_scenario" "inputs_sites" "inputs_tables" "maps" "measurements" "outputs" "outputs_paths" "pipeline" "planning" "scenario" "words" "help" "report" "report_facts" "reports" "shards");

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));
static VIETNAMESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Vietnamese));

/// Values of a message by the names of its placeholders.
#[derive(Debug, Default)]
pub struct Arguments(FluentArgs<'static>);

impl Arguments {
    /// No values.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a value.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: FluentValue<'static>) {
        self.0.set(name, value);
    }
}

/// A message in the current language.
#[must_use]
pub fn message(id: &str, arguments: &Arguments) -> String {
    message_in(Language::current(), id, arguments)
}

/// A message in a language. One that the language lacks is told in English, one that does not exist by its name.
#[must_use]
pub fn message_in(language: Language, id: &str, arguments: &Arguments) -> String {
    told(language, id, Some(&arguments.0)).map_or_else(|| id.to_owned(), Cow::into_owned)
}

/// A message about a count: `count` chooses the form, `shown` is the count with its thousands apart.
#[must_use]
pub fn counted(id: &str, count: usize) -> String {
    let mut arguments = Arguments::new();
    arguments.set("count", FluentValue::from(count));
    arguments.set("shown", FluentValue::from(grouped(count as f64)));
    message(id, &arguments)
}

/// A message without values in the current language.
#[must_use]
pub fn word(id: &'static str) -> &'static str {
    word_in(Language::current(), id)
}

/// A message without values in the current language, where it has one of this name.
#[must_use]
pub fn found(id: &str) -> Option<&'static str> {
    let language = Language::current();
    of(language).has_message(id).then(|| fixed(language, id)).flatten()
}

/// A message without values in a language; its name where it does not exist.
#[must_use]
pub fn word_in(language: Language, id: &'static str) -> &'static str {
    fixed(language, id).unwrap_or(id)
}

/// Whether there is a message of this name.
#[must_use]
pub fn is_message(id: &str) -> bool {
    ENGLISH.has_message(id)
}

/// A message with its placeholders as they are, `{$name}`, for programs that fill them in themselves; `None` where it does not exist.
#[must_use]
pub fn pattern_in(language: Language, id: &str) -> Option<String> {
    let bundle = [of(language), &*ENGLISH].into_iter().find(|bundle| bundle.has_message(id))?;
    let pattern = bundle.get_message(id)?.value()?;
    // the placeholders are what is missing
    Some(bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
}

/// Names of the messages that begin in a way, in their order.
#[must_use]
pub fn names_beginning(with: &str) -> BTreeSet<&'static str> {
    let lines = SOURCES.iter().flat_map(|(english, _)| english.lines());
    lines
        .filter_map(|line| line.split_once(" ="))
        .map(|(name, _)| name)
        .filter(|name| name.starts_with(with))
        .collect()
}

fn fixed(language: Language, id: &str) -> Option<&'static str> {
    match told(language, id, None)? {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(text) => Some(kept(language, id, text)),
    }
}

/// Keeps a text of several lines, or with blanks at its ends, for as long as the process runs: each at most once, so that
/// no more is kept than there are messages.
fn kept(language: Language, id: &str, text: String) -> &'static str {
    static KEPT: Mutex<BTreeMap<(Language, String), &'static str>> = Mutex::new(BTreeMap::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.entry((language, id.to_owned())).or_insert_with(|| Box::leak(text.into_boxed_str()))
}

fn of(language: Language) -> &'static Bundle {
    match language {
        Language::English => &ENGLISH,
        Language::Vietnamese => &VIETNAMESE,
    }
}

fn told(language: Language, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'static, str>> {
    let bundle = [of(language), &*ENGLISH].into_iter().find(|bundle| bundle.has_message(id))?;
    let pattern = bundle.get_message(id)?.value()?;
    let mut missing = Vec::new();
    let text = bundle.format_pattern(pattern, arguments, &mut missing);
    debug_assert!(missing.is_empty(), "{id}: {missing:?}");
    Some(text)
}

/// The messages of a language. Bidi isolates are off: texts go to terminals, files and fields of GIS, which show them.
fn bundle(language: Language) -> Bundle {
    let locale = language.code().parse::<LanguageIdentifier>().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    if language == Language::Vietnamese {
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => {
                Some(in_form_of(Language::Vietnamese, number.as_string().into_owned()))
            }
            _ => None,
        }));
    }
    for (english, vietnamese) in SOURCES {
        let source = if language == Language::English { english } else { vietnamese };
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // the tests check that the files have no errors and no name twice
        let _ = bundle.add_resource(resource);
    }
    bundle
}
