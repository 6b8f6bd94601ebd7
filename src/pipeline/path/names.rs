//! Masts and villages by what people call them.
use super::error::PathError;
use crate::text;
use unicode_normalization::UnicodeNormalization;

/// Names that an error lists.
const MOST_LISTED: usize = 8;

/// Something that can be named.
pub(super) struct Named {
    /// What it can be called by, identifiers first.
    pub(super) keys: Vec<String>,
    /// For the reader, where it is one of several.
    pub(super) shown: String,
}

/// Letters composed, case and outer blanks apart.
fn folded(text: &str) -> String {
    text.trim().nfc().collect::<String>().to_lowercase().nfc().collect()
}

/// The same without marks over and under letters, to find what was meant.
fn bare(text: &str) -> String {
    let folded = folded(text);
    let without = folded.nfd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter));
    without.map(|letter| if letter == 'đ' { 'd' } else { letter }).collect()
}

/// The index of what a text names: by its first key before all others.
///
/// # Errors
/// [`PathError::UnknownName`] with the nearest; [`PathError::AmbiguousName`] with those it may be.
pub(super) fn find(what: &'static str, text: &str, all: &[Named]) -> Result<usize, PathError> {
    let asked = folded(text);
    let having = |is: &dyn Fn(&Named) -> bool| -> Vec<usize> {
        all.iter().enumerate().filter(|(_, named)| is(named)).map(|(index, _)| index).collect()
    };
    let by_first = having(&|named| named.keys.first().is_some_and(|key| folded(key) == asked));
    let by_any = having(&|named| named.keys.iter().any(|key| folded(key) == asked));
    let found = if by_first.is_empty() { by_any } else { by_first };
    match found[..] {
        [one] => Ok(one),
        [] => Err(PathError::UnknownName { what, text: text.to_owned(), nearest: nearest(text, all) }),
        _ => {
            let shown = found.iter().map(|index| all[*index].shown.clone());
            Err(PathError::AmbiguousName { what, text: text.to_owned(), all: listed(shown.collect()) })
        }
    }
}

fn nearest(text: &str, all: &[Named]) -> String {
    let asked = bare(text);
    let likeness = |named: &Named| {
        let keys = named.keys.iter().map(|key| strsim::jaro_winkler(&bare(key), &asked));
        keys.fold(0.0, f64::max)
    };
    let mut ordered: Vec<(f64, &Named)> = all.iter().map(|named| (likeness(named), named)).collect();
    ordered.sort_by(|a, b| b.0.total_cmp(&a.0));
    let near = ordered.into_iter().take(MOST_LISTED).map(|(_, named)| named.shown.clone());
    near.collect::<Vec<_>>().join(", ")
}

fn listed(mut shown: Vec<String>) -> String {
    let more = shown.len().saturating_sub(MOST_LISTED);
    shown.truncate(MOST_LISTED);
    let list = shown.join(", ");
    if more == 0 { list } else { text!("path-names-and-more", list, more) }
}

#[cfg(test)]
mod tests {
    use super::{Named, find};

    fn all() -> Vec<Named> {
        let named = |keys: &[&str]| Named {
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            shown: format!("{} ({})", keys[1], keys[0]),
        };
        vec![
            named(&["V1", "Bản Chen"]),
            named(&["V2", "Bản Đồi"]),
            named(&["V3", "Bản Chen"]),
            named(&["V4", "V1"]),
        ]
    }

    #[test]
    fn case_and_composition_do_not_matter() {
        assert_eq!(find("village", "v2", &all()).expect("found"), 1);
        // decomposed, in capitals
        let typed: String = unicode_normalization::UnicodeNormalization::nfd("BẢN ĐỒI").collect();
        assert_eq!(find("village", &format!(" {typed} "), &all()).expect("found"), 1);
    }

    #[test]
    fn an_identifier_comes_before_a_name() {
        assert_eq!(find("village", "V1", &all()).expect("found"), 0);
    }

    #[test]
    fn what_is_not_clear_is_an_error_with_candidates() {
        let said = find("village", "bản chen", &all()).expect_err("two").to_string();
        assert!(said.contains("Bản Chen (V1), Bản Chen (V3)"), "{said}");
        let said = find("village", "ban doi", &all()).expect_err("none").to_string();
        assert!(said.contains("nearest are Bản Đồi (V2)"), "{said}");
    }
}
