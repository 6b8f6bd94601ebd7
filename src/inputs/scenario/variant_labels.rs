//! How variants are called: a label for people, and a name for a folder.
use crate::inputs::tables::header_text::folded;
use std::collections::BTreeSet;
use toml::Value;

/// Maximum length of a label, letters.
const LONGEST_LABEL: usize = 160;

/// Maximum length of a name for a folder, ASCII letters.
const LONGEST_FOLDER: usize = 80;

/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// One setting in a label: `models=p1812`, or the name of a case.
pub(super) struct Part(String);

impl Part {
    /// The name of a case.
    pub(super) fn name(name: &str) -> Self {
        Self(on_one_line(name))
    }

    /// All parts of a label.
    pub(super) fn together(parts: &[Self]) -> String {
        let texts: Vec<&str> = parts.iter().map(|part| part.0.as_str()).collect();
        let label = texts.join(",");
        if label.chars().count() <= LONGEST_LABEL {
            return label;
        }
        label.chars().take(LONGEST_LABEL - 3).chain("...".chars()).collect()
    }

    /// Lower-case ASCII letters, digits and dots within numbers; all else becomes one `-`.
    fn slug(&self) -> String {
        let letters: Vec<char> = folded(&self.0).chars().collect();
        let is_digit =
            |index: Option<usize>| index.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        let mut slug = String::new();
        for (index, &letter) in letters.iter().enumerate() {
            let point = letter == '.' && is_digit(index.checked_sub(1)) && is_digit(Some(index + 1));
            if letter.is_ascii_alphanumeric() || point {
                slug.push(letter);
            } else if !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.trim_matches('-').to_owned()
    }
}

/// The parts of a label: each key by its last words, as many as tell it from the others, with its value.
pub(super) fn label_of(paths: &[&[String]], values: impl Iterator<Item = String>) -> Vec<Part> {
    paths.iter().zip(values).map(|(path, value)| Part(format!("{}={value}", short(path, paths)))).collect()
}

/// The shortest end of a key that no other key has.
fn short(path: &[String], all: &[&[String]]) -> String {
    let ends = (1..=path.len()).map(|words| &path[path.len() - words..]);
    let own = ends.into_iter().find(|end| all.iter().filter(|other| other.ends_with(end)).count() == 1);
    own.unwrap_or(path).join(".")
}

/// A text without ends of lines and other blanks than single ones.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value in a label; one that holds tables is told by its number on its axis, counted from 1.
pub(super) fn value_text(value: &Value, index: usize) -> String {
    match value {
        Value::String(text) => on_one_line(text),
        Value::Array(list) if !list.iter().any(|item| item.is_table() || item.is_array()) => {
            let texts: Vec<String> = list.iter().map(|item| value_text(item, index)).collect();
            texts.join("+")
        }
        Value::Array(_) | Value::Table(_) => (index + 1).to_string(),
        scalar => scalar.to_string(),
    }
}

/// A name for the folder of each label, no two alike.
pub(super) fn folder_names(labels: &[Vec<Part>]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let named = labels.iter().enumerate().map(|(index, parts)| {
        let number = index + 1;
        let slugs: Vec<String> = parts.iter().map(Part::slug).filter(|slug| !slug.is_empty()).collect();
        let whole = slugs.join("_");
        let kept = if whole.is_empty() || DEVICES.contains(&whole.as_str()) {
            format!("variant-{number}")
        } else {
            whole
        };
        let mut name = kept.clone();
        let mut suffix = number;
        while name.len() > LONGEST_FOLDER || !taken.insert(name.clone()) {
            let end = format!("-{suffix}");
            // a slug is ASCII: it can be cut anywhere
            let room = LONGEST_FOLDER - end.len();
            name = format!("{}{end}", &kept[..kept.len().min(room)]);
            suffix += labels.len();
        }
        name
    });
    named.collect()
}
