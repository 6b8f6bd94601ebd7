//! Text for the terminal.
use std::borrow::Cow;

/// The text with every character that could steer a terminal, or turn its writing round, shown as `?`: C0, DEL and C1
/// controls but for line ends and tabs, and the marks that override the direction of writing. Names, paths and values from
/// files pass through here.
pub(super) fn without_controls(text: &str) -> Cow<'_, str> {
    if text.chars().any(steers) {
        Cow::Owned(text.chars().map(|letter| if steers(letter) { '?' } else { letter }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn steers(letter: char) -> bool {
    match letter {
        '\n' | '\t' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        letter => letter.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_controls;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(without_controls("Bản Nậm\t1\n村"), "Bản Nậm\t1\n村");
        assert_eq!(without_controls("a\u{1b}[31mb\u{9b}2Jc\u{7f}\rd\u{202e}e\u{7}"), "a?[31mb?2Jc??d?e?");
    }
}
