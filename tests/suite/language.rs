//! The messages of both languages: none is missing, none misses a value, and the code uses all of them.
use crate::architecture::root;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A message: its text as written, and its placeholders.
#[derive(Debug, Clone, PartialEq)]
struct Message {
    file: String,
    text: String,
    values: BTreeSet<String>,
}

/// Messages of words that both languages have.
const THE_SAME: [&str; 13] = [
    "bench-text-signalgap",
    "flags-sea-level",
    "level-text-feeder",
    "level-text-sector",
    "parameters-delta",
    "path-text-sigma",
    "planned-network-sector",
    "scenario-file-error-variants",
    "sector-refused",
    "sheet-signalgap",
    "site-reader-sector",
    "streams-signalgap",
    "summary-delta-units-km-n0-units",
];

/// The messages of a language, by name.
fn messages(language: &str) -> BTreeMap<String, Message> {
    let folder = root().join("src/language").join(language);
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let source = std::fs::read_to_string(&path).expect("UTF-8");
        let resource =
            parse(source.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let pattern = message.value.expect("a value");
                    let (mut text, mut values) = (String::new(), BTreeSet::new());
                    read(&pattern, &mut text, &mut values);
                    let found = Message { file: file.clone(), text, values };
                    let twice = all.insert(message.id.name.to_owned(), found);
                    assert!(twice.is_none(), "{} is there twice in {language}", message.id.name);
                }
                Entry::Junk { content } => panic!("{}: {content}", path.display()),
                _ => {}
            }
        }
    }
    all
}

fn read(pattern: &Pattern<&str>, text: &mut String, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => in_line(inline, text, values),
                Expression::Select { selector, variants } => {
                    in_line(selector, &mut String::new(), values);
                    for variant in variants {
                        read(&variant.value, text, values);
                    }
                }
            },
        }
    }
}

fn in_line(expression: &InlineExpression<&str>, text: &mut String, values: &mut BTreeSet<String>) {
    match expression {
        InlineExpression::StringLiteral { value } => text.push_str(value),
        InlineExpression::VariableReference { id } => {
            text.push('\u{fffc}');
            values.insert(id.name.to_owned());
        }
        other => panic!("{other:?} is not used in messages"),
    }
}

#[test]
fn every_message_has_its_translation() {
    let (english, vietnamese) = (messages("en"), messages("vi"));
    assert!(english.len() > 1_000, "{} messages: the check would be idle", english.len());
    let mut faults = Vec::new();
    for (name, message) in &english {
        match vietnamese.get(name) {
            None => faults.push(format!("{name}: no translation")),
            Some(other) if other.file != message.file => faults.push(format!("{name}: in another file")),
            Some(other) => {
                // a language without plurals need not ask for the count by which English chooses
                let chooses = |name: &&String| *name != "count";
                let (own, its): (BTreeSet<_>, BTreeSet<_>) = (
                    message.values.iter().filter(chooses).collect(),
                    other.values.iter().filter(chooses).collect(),
                );
                if own != its {
                    faults.push(format!("{name}: values {own:?} and {its:?}"));
                }
                if is_sentence(&message.text)
                    && message.text == other.text
                    && !THE_SAME.contains(&name.as_str())
                {
                    faults.push(format!("{name}: not translated: {}", other.text));
                }
            }
        }
    }
    faults.extend(
        vietnamese
            .keys()
            .filter(|name| !english.contains_key(*name))
            .map(|name| format!("{name}: only there")),
    );
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Whether a text holds a word of a language, apart from what stands in backticks.
fn is_sentence(text: &str) -> bool {
    let outside = text.split('`').step_by(2);
    outside
        .flat_map(|part| part.split(|char: char| !char.is_alphabetic()))
        .any(|word| word.chars().count() >= 4 && word.chars().all(char::is_lowercase))
}

/// What the code says: `text!` with its values, and every other literal, which may be the name of a message.
#[derive(Default)]
struct Said {
    with_values: BTreeMap<String, BTreeSet<String>>,
    literals: BTreeSet<String>,
    /// What `word(...)` and `counted(...)` are given.
    words: BTreeSet<String>,
}

impl Said {
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Literal(literal) => {
                    let text = text_of(literal).unwrap_or_default();
                    // templates name messages in braces
                    let parts = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
                    self.literals.extend(parts.map(|(name, _)| name.to_owned()));
                    self.literals.insert(text);
                }
                TokenTree::Group(group) => {
                    let before = |back: usize| at.checked_sub(back).map(|at| tokens[at].to_string());
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    let first = inner.first().and_then(|token| match token {
                        TokenTree::Literal(literal) => text_of(literal),
                        _ => None,
                    });
                    if let Some(name) = first {
                        if before(2).as_deref() == Some("text") && before(1).as_deref() == Some("!") {
                            self.with_values.entry(name).or_default().extend(names_of(&inner[1..]));
                        } else if matches!(before(1).as_deref(), Some("word" | "counted")) {
                            self.words.insert(name);
                        }
                    }
                    self.read(group.stream());
                }
                _ => {}
            }
        }
    }
}

fn text_of(literal: &proc_macro2::Literal) -> Option<String> {
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

/// The names of values: what follows a comma.
fn names_of(tokens: &[TokenTree]) -> BTreeSet<String> {
    let after_comma = tokens.windows(2).filter(|pair| pair[0].to_string() == ",");
    after_comma
        .filter_map(|pair| match &pair[1] {
            TokenTree::Ident(name) => Some(name.to_string()),
            _ => None,
        })
        .collect()
}

fn said() -> Said {
    fn folder(path: &Path, said: &mut Said) {
        for entry in std::fs::read_dir(path).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folder(&path, said);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).expect("UTF-8");
                said.read(text.parse().expect("Rust"));
            }
        }
    }
    let mut said = Said::default();
    folder(&root().join("src"), &mut said);
    said
}

/// What the page of the report says: names of messages in its template and scripts; those that end in a hyphen are continued by a key.
fn said_by_the_page() -> (BTreeSet<String>, BTreeSet<String>) {
    let folder = root().join("src/outputs/html/page");
    let (mut names, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("UTF-8");
        for (at, _) in text.match_indices("report-") {
            let letter = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
            let name: String = text[at..].chars().take_while(|next| letter(*next)).collect();
            if name.ends_with('-') {
                beginnings.insert(name)
            } else {
                names.insert(name)
            };
        }
    }
    (names, beginnings)
}

#[test]
fn the_code_says_what_there_is() {
    let (english, said) = (messages("en"), said());
    let mut faults = Vec::new();
    for (name, values) in &said.with_values {
        match english.get(name) {
            None => faults.push(format!("{name}: no such message")),
            Some(message) if message.values != *values => {
                faults.push(format!("{name}: has {:?}, is given {values:?}", message.values));
            }
            Some(_) => {}
        }
    }
    faults.extend(
        said.words
            .iter()
            .filter(|name| name.contains('-') && !english.contains_key(*name))
            .map(|name| format!("{name}: no such message")),
    );
    // found by keys of files, or by the help's arguments
    let keyed = ["help-", "field-", "stage-", "count-", "kind-", "class-", "map-quantity-"];
    let (of_page, beginnings) = said_by_the_page();
    assert!(of_page.len() > 150, "{} messages of the page: the check would be idle", of_page.len());
    let made = |name: &str| {
        keyed.iter().any(|start| name.starts_with(start))
            || beginnings.iter().any(|start| name.starts_with(start))
            || of_page.contains(name)
    };
    // a class of the page, and what the test of the page waits for
    let others = ["report-js", "report-ready"];
    let unknown =
        of_page.iter().filter(|name| !english.contains_key(*name) && !others.contains(&name.as_str()));
    faults.extend(unknown.map(|name| format!("{name}: no such message, on the page")));
    let unused = english.keys().filter(|name| !made(name) && !said.literals.contains(*name));
    faults.extend(unused.map(|name| format!("{name}: never said")));
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn planted_faults_are_seen() {
    let mut said = Said::default();
    said.read(
        "fn f() { g(text!(\"a-b\", count = h(1, two), name)); word(\"c-c\"); x.counted(\"d\", 3); }"
            .parse()
            .expect("Rust"),
    );
    assert_eq!(said.with_values["a-b"], BTreeSet::from(["count".to_owned(), "name".to_owned()]));
    assert_eq!(said.words, BTreeSet::from(["c-c".to_owned(), "d".to_owned()]));
    assert!(is_sentence("{ $x } of the villages") && !is_sentence("`villages` dBm") && !is_sentence("QGIS"));
}
