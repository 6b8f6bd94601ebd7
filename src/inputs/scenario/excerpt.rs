//! The line of a scenario file on which a key stands, as an error shows it: its text with marks under the key.
use crate::inputs::files::regular_file::{SizeLimit, read_regular_text};
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_width::UnicodeWidthStr as _;

/// Longest part of a line that is shown, letters.
const MOST_LETTERS: usize = 90;
/// Letters before the key that are shown of a long line.
const BEFORE_KEY: usize = 20;

/// A scenario file's text with the places of its keys.
pub(super) struct KeyPlaces<'t> {
    text: &'t str,
    table: Option<Spanned<DeTable<'t>>>,
}

/// Where a key stands.
pub(super) struct KeyPlace {
    /// Line, from 1.
    pub(super) line: usize,
    /// The line's text, and marks under the key; without a last line break.
    pub(super) excerpt: String,
}

/// The line of a scenario file, read once more, on which a key stands; `None` where it cannot be read or states none.
pub(in crate::inputs) fn line_in_file(file: &Path, key: &str) -> Option<String> {
    let text = read_regular_text(file, SizeLimit::SCENARIO).ok()?;
    Some(KeyPlaces::of(&text).find(key)?.excerpt)
}

impl<'t> KeyPlaces<'t> {
    /// Of a text; of one that is no TOML none is known.
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, table: DeTable::parse(text).ok() }
    }

    /// Where a dotted key stands, with numbers in brackets for items of lists: `sites.change[0].site_id`.
    pub(super) fn find(&self, key: &str) -> Option<KeyPlace> {
        self.place(key, false)
    }

    /// The same without what stands behind the key: a file of this machine that is no scenario is not shown.
    pub(super) fn find_name(&self, key: &str) -> Option<KeyPlace> {
        self.place(key, true)
    }

    fn place(&self, key: &str, name_alone: bool) -> Option<KeyPlace> {
        let span = in_table(self.table.as_ref()?.get_ref(), key, name_alone)?;
        let start = self.text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let line = self.text[..start].matches('\n').count() + 1;
        let end = if name_alone { span.end } else { self.line_end(span.start) };
        let text = self.text.get(start..end)?;
        let marked = span.start - start..(span.end.min(end) - start).max(span.start - start);
        Some(KeyPlace { line, excerpt: excerpt(line, text, marked, name_alone) })
    }

    /// A reason with the file, the line of a key, and the line's text below; without these where the key stands nowhere.
    pub(super) fn placed(&self, file: &str, key: &str, reason: &str) -> String {
        match self.find(key) {
            Some(KeyPlace { line, excerpt }) => format!("{file}:{line}: {reason}\n{excerpt}"),
            None => format!("{file}: {reason}"),
        }
    }

    fn line_end(&self, from: usize) -> usize {
        let end = self.text[from..].find('\n').map_or(self.text.len(), |at| from + at);
        if self.text[..end].ends_with('\r') { end - 1 } else { end }
    }
}

/// The place of a key in a table; of an item that has no key of its own, the item, or by names alone that of the list.
fn in_table(table: &DeTable<'_>, key: &str, name_alone: bool) -> Option<Range<usize>> {
    table.iter().find_map(|(name, value)| {
        let rest = key.strip_prefix(name.get_ref().as_ref())?;
        in_value(value, rest, name.span(), name_alone)
    })
}

/// The place of what is left of a key within a value, whose own name or place is given.
fn in_value(
    value: &Spanned<DeValue<'_>>,
    rest: &str,
    own: Range<usize>,
    name_alone: bool,
) -> Option<Range<usize>> {
    if rest.is_empty() {
        return Some(own);
    }
    match value.get_ref() {
        DeValue::Table(inner) => in_table(inner, rest.strip_prefix('.')?, name_alone),
        DeValue::Array(items) => {
            let (number, rest) = rest.strip_prefix('[')?.split_once(']')?;
            let item = number.parse().ok().and_then(|number: usize| items.get(number));
            let Some(item) = item else { return Some(own) };
            let of_item = if name_alone { own } else { item.span() };
            Some(in_value(item, rest, of_item.clone(), name_alone).unwrap_or(of_item))
        }
        _ => None,
    }
}

/// A line with its number and marks under a part of it.
fn excerpt(line: usize, text: &str, marked: Range<usize>, more: bool) -> String {
    let before_key = text[..marked.start].chars().count();
    let skipped = if before_key + BEFORE_KEY > MOST_LETTERS { before_key - BEFORE_KEY } else { 0 };
    let cut_start = text.char_indices().nth(skipped).map_or(text.len(), |(at, _)| at);
    let shown: String = text[cut_start..].chars().take(MOST_LETTERS).collect();
    let ends = more || text[cut_start..].chars().nth(MOST_LETTERS).is_some();
    let [left, right] = [skipped > 0, ends].map(|is_cut| if is_cut { "…" } else { "" });
    let blank =
        |letter: char| if letter == '\t' { "\t".to_owned() } else { " ".repeat(letter_width(letter)) };
    let indent: String = text[cut_start..marked.start].chars().map(blank).collect();
    let width = text[marked].width().clamp(1, MOST_LETTERS);
    let number = line.to_string();
    let margin = " ".repeat(number.len());
    let shift = if skipped > 0 { " " } else { "" };
    format!("{margin} |\n{number} | {left}{shown}{right}\n{margin} | {shift}{indent}{}", "^".repeat(width))
}

fn letter_width(letter: char) -> usize {
    letter.to_string().width()
}

#[cfg(test)]
mod tests {
    use super::KeyPlaces;

    const TEXT: &str = "name = \"Bản\"\nservice.radius_km = 900.0\n[sites]\n\tfiles = \"s.csv\"\nchange = [\n  { site_id = 7 },\n]\n";

    fn shown(key: &str) -> (usize, String) {
        let place = KeyPlaces::of(TEXT).find(key).unwrap_or_else(|| panic!("{key} is not found"));
        (place.line, place.excerpt)
    }

    #[test]
    fn the_key_is_marked() {
        assert_eq!(shown("name"), (1, "  |\n1 | name = \"Bản\"\n  | ^^^^".to_owned()));
        let radius = "  |\n2 | service.radius_km = 900.0\n  |         ^^^^^^^^^";
        assert_eq!(shown("service.radius_km"), (2, radius.to_owned()));
        assert_eq!(shown("sites.files"), (4, "  |\n4 | \tfiles = \"s.csv\"\n  | \t^^^^^".to_owned()));
        let item = "  |\n6 |   { site_id = 7 },\n  |     ^^^^^^^";
        assert_eq!(shown("sites.change[0].site_id"), (6, item.to_owned()));
        let whole = "  |\n6 |   { site_id = 7 },\n  |   ^^^^^^^^^^^^^^^";
        assert_eq!(
            [shown("sites.change[0]"), shown("sites.change[0].band")],
            [(); 2].map(|()| (6, whole.to_owned()))
        );
        assert_eq!(shown("sites.change[1]").0, 5, "the list, of an item that is not there");
        assert_eq!(shown("sites").0, 3);
        assert!(KeyPlaces::of(TEXT).find("terrain.files").is_none());
    }

    #[test]
    fn items_of_lists_in_lists_and_of_headed_tables_are_marked() {
        let text =
            "axes.\"a.b\" = [[{ c = 1 }],\n [{ c = 2 }, 5]]\n[[case]]\nname = \"x\"\n[[case]]\nnone = 1\n";
        let line = |key: &str| KeyPlaces::of(text).find(key).map(|place| place.line);
        assert_eq!(line("axes.a.b[0][0].c"), Some(1));
        assert_eq!((line("axes.a.b[1][0].c"), line("axes.a.b[1][1]")), (Some(2), Some(2)));
        assert_eq!((line("case[1].none"), line("case[1].name")), (Some(6), Some(5)));
        let placed = KeyPlaces::of(text).placed("p.toml", "case[0].name", "wrong");
        assert_eq!(placed, "p.toml:4: wrong\n  |\n4 | name = \"x\"\n  | ^^^^");
        assert_eq!(KeyPlaces::of(text).placed("p.toml", "nothing", "wrong"), "p.toml: wrong");
    }

    #[test]
    fn a_name_alone_tells_no_value() {
        let place = KeyPlaces::of("token = \"secret\"\n").find_name("token").expect("a key");
        assert_eq!(place.excerpt, "  |\n1 | token…\n  | ^^^^^");
    }

    #[test]
    fn long_lines_are_cut() {
        let text = format!("a = {{ {}b = 1, c = \"{}\" }}\n", " ".repeat(200), "y".repeat(500));
        let place = KeyPlaces::of(&text).find("a.b").expect("a key");
        let lines: Vec<&str> = place.excerpt.lines().collect();
        assert!(lines[1].chars().count() <= 100, "{}", place.excerpt);
        assert!(lines[1].starts_with("1 | …") && lines[1].ends_with('…'), "{}", place.excerpt);
        let [b, mark] = [lines[1].find("b = 1"), lines[2].find('^')].map(|at| at.expect("there"));
        // the ellipsis has three bytes
        assert_eq!(b - 2, mark, "{}", place.excerpt);
    }
}
