//! Columns of plain text.
use std::borrow::Cow;
use textwrap::{WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Largest number of columns of a line.
pub(in crate::outputs) const WIDTH: usize = 100;

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
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|text| columns(text)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let cell = |(column, text): (usize, &String)| {
        if column == 0 { left(text, widths[column]) } else { right(text, widths[column]) }
    };
    let line = |row: &Vec<String>| row.iter().enumerate().map(cell).collect::<Vec<_>>().join("  ");
    rows.iter().map(|row| line(row).trim_end().to_owned()).collect()
}

/// Text in lines of at most [`WIDTH`] columns; a word longer than a line is left whole.
pub(in crate::outputs) fn wrapped(text: &str, first: &str, next: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(next)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(&text, options).into_iter().map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{aligned, columns, cut};

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
