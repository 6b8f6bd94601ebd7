//! Columns of plain text.
use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};
use textwrap::{WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Largest number of columns of a line where no terminal says otherwise.
pub(in crate::outputs) const WIDTH: usize = 100;
/// Terminals narrower than this are taken as so wide.
const NARROWEST: usize = 40;
/// What a caller adds in front of the lines of a table.
const MARGIN: usize = 2;

/// Columns of the terminal; 0 where there is none.
static TERMINAL: AtomicUsize = AtomicUsize::new(0);

/// From here on texts are broken, and tables folded, to fit a terminal of so many columns. Files do not depend on it.
pub fn set_terminal_columns(columns: usize) {
    TERMINAL.store(columns.max(NARROWEST), Ordering::Relaxed);
}

/// Largest number of columns of a line: the terminal's.
pub(in crate::outputs) fn line_columns() -> usize {
    match TERMINAL.load(Ordering::Relaxed) {
        0 => WIDTH,
        columns => columns,
    }
}

/// Columns a text takes on the terminal: none for combining marks, two for the wide letters of East Asia.
pub(in crate::outputs) fn columns(text: &str) -> usize {
    text.width()
}

/// The text cut to at most `limit` columns, an ellipsis in place of what is left out; control characters (which a name
/// from a file may hold) are shown as `?`.
pub(in crate::outputs) fn cut(text: &str, limit: usize) -> String {
    let clean: String = text.chars().map(|letter| if letter.is_control() { '?' } else { letter }).collect();
    if columns(&clean) <= limit {
        return clean;
    }
    let mut kept = String::new();
    let mut used = 0;
    for letter in clean.chars() {
        used += letter.width().unwrap_or(0);
        if used >= limit {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end())
}

/// The text cut to at most `limit` columns, an ellipsis in place of its middle: names of variants often differ at the end.
pub(in crate::outputs) fn cut_middle(text: &str, limit: usize) -> String {
    if columns(text) <= limit {
        return cut(text, limit);
    }
    let tail: Vec<char> = text.chars().rev().take(limit / 3).collect();
    let tail: String = tail.into_iter().rev().collect();
    let head = cut(text, limit.saturating_sub(columns(&tail)));
    cut(&format!("{head}{tail}"), limit)
}

/// The text with blanks after it up to `width` columns.
pub(in crate::outputs) fn left(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// The text with blanks before it up to `width` columns.
pub(in crate::outputs) fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Rows as aligned lines: the first column to the left, all others to the right, two blanks between.
pub(in crate::outputs) fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    match TERMINAL.load(Ordering::Relaxed) {
        0 => in_columns(rows, usize::MAX),
        terminal => in_columns(rows, terminal - MARGIN),
    }
}

/// As [`aligned`], folded to [`line_columns`] where there is no terminal either: for lists that may have no end.
pub(in crate::outputs) fn aligned_in_line(rows: &[Vec<String>]) -> Vec<String> {
    in_columns(rows, line_columns() - MARGIN)
}

fn in_columns(rows: &[Vec<String>], room: usize) -> Vec<String> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|text| columns(text)).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..count).map(width).collect();
    narrow(rows, &mut widths, room);
    rows.iter().flat_map(|row| folded(row, &widths)).collect()
}

/// Takes columns from the widest texts until a row fits, each no narrower than its longest word.
fn narrow(rows: &[Vec<String>], widths: &mut [usize], room: usize) {
    let longest_word = |column: usize| {
        let texts = rows.iter().filter_map(|row| row.get(column));
        texts.flat_map(|text| text.split_whitespace()).map(columns).max().unwrap_or(0)
    };
    let least: Vec<usize> = (0..widths.len()).map(longest_word).collect();
    while widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1) > room {
        let spare = |column: &usize| widths[*column].saturating_sub(least[*column]);
        let Some(widest) =
            (0..widths.len()).filter(|column| spare(column) > 0).max_by_key(|column| widths[*column])
        else {
            return;
        };
        widths[widest] -= 1;
    }
}

/// A row in as many lines as its longest text needs.
fn folded(row: &[String], widths: &[usize]) -> Vec<String> {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(text, width)| broken(text, *width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(1);
    let line = |number: usize| {
        let cell = |(column, lines): (usize, &Vec<String>)| {
            let text = lines.get(number).map_or("", String::as_str);
            if column == 0 { left(text, widths[column]) } else { right(text, widths[column]) }
        };
        cells.iter().enumerate().map(cell).collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

/// A text in lines of some columns.
fn broken(text: &str, width: usize) -> Vec<String> {
    if columns(text) <= width {
        return vec![text.to_owned()];
    }
    textwrap::wrap(text, options(width)).into_iter().map(Cow::into_owned).collect()
}

/// A line that ends in a text, folded under itself where it is too long.
pub(in crate::outputs) fn with_text(before: &str, text: &str) -> Vec<String> {
    let text: String = text.chars().map(|letter| if letter.is_control() { '?' } else { letter }).collect();
    let indent = columns(before);
    let room = line_columns().saturating_sub(indent).max(NARROWEST / 2);
    let lines = broken(&text, room).into_iter().enumerate();
    lines
        .map(|(number, line)| {
            let before = if number == 0 { before.to_owned() } else { " ".repeat(indent) };
            format!("{before}{line}").trim_end().to_owned()
        })
        .collect()
}

fn options(width: usize) -> textwrap::Options<'static> {
    textwrap::Options::new(width)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
}

/// Text in lines of at most [`line_columns`] columns; a word longer than a line is left whole.
pub(in crate::outputs) fn wrapped(text: &str, first: &str, next: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let options = options(line_columns());
    textwrap::wrap(&text, options.initial_indent(first).subsequent_indent(next))
        .into_iter()
        .map(Cow::into_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{aligned, columns, cut, folded, narrow, with_text};

    #[test]
    fn a_wide_row_is_folded_and_nothing_is_lost() {
        let rows = [["site", "serves", "cost"], ["A", "Bản Nậm, Bản Chen, Bản Đồi", "1,000"]]
            .map(|row| row.map(str::to_owned).to_vec());
        let mut widths = vec![4, 26, 5];
        narrow(&rows, &mut widths, 24);
        assert_eq!(widths, [4, 11, 5]);
        let lines: Vec<String> = rows.iter().flat_map(|row| folded(row, &widths)).collect();
        assert_eq!(
            lines,
            [
                "site       serves   cost",
                "A        Bản Nậm,  1,000",
                "        Bản Chen,",
                "          Bản Đồi"
            ]
        );
        // no narrower than the longest word
        narrow(&rows, &mut widths, 3);
        assert_eq!(widths, [4, 6, 5]);
    }

    #[test]
    fn a_text_is_folded_under_itself() {
        let long = "ridge over the ray to a mast that is far away ".repeat(3);
        let lines = with_text("  1  Bản Nậm  ", &long);
        assert!(lines.len() > 1 && lines.iter().all(|line| columns(line) <= 100), "{lines:?}");
        assert!(
            lines[0].starts_with("  1  Bản Nậm  ridge") && lines[1].starts_with("              "),
            "{lines:?}"
        );
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&lines.join(" ")), [words("1 Bản Nậm"), words(&long)].concat());
    }

    #[test]
    fn vietnamese_names_align_composed_and_decomposed() {
        let decomposed = "Ba\u{309}n Na\u{323}\u{302}m";
        assert_eq!(columns("Bản Nậm"), 7);
        assert_eq!(columns(decomposed), 7);
        assert_eq!(columns("村"), 2);
        let rows = [vec!["Bản Nậm".to_owned(), "5".to_owned()], vec![decomposed.to_owned(), "12".to_owned()]];
        assert_eq!(aligned(&rows), ["Bản Nậm   5".to_owned(), format!("{decomposed}  12")]);
    }

    #[test]
    fn long_names_are_cut_and_control_characters_shown() {
        assert_eq!(cut("Bản Nậm Lộng", 8), "Bản Nậm…");
        assert_eq!(cut("Bản", 8), "Bản");
        assert_eq!(cut("a\u{1b}[31m", 8), "a?[31m");
        assert_eq!(cut("村村村村", 6), "村村…");
    }
}
