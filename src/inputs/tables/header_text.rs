//! Headers as they are compared: without case, accents, blanks and marks; what stands in brackets apart.

/// A header taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inputs) struct HeaderText {
    /// All of it.
    pub(in crate::inputs) whole: String,
    /// What stands before and after brackets.
    pub(in crate::inputs) base: String,
    /// What stands in brackets; `None` without any.
    pub(in crate::inputs) bracket: Option<String>,
}

impl HeaderText {
    /// Takes a header apart: `Antenna Height [m]` is `antennaheight` and `m`.
    pub(in crate::inputs) fn of(header: &str) -> Self {
        let folded = folded(header);
        let opened = folded.find(['(', '[', '{']);
        let closed = folded.rfind([')', ']', '}']);
        let (base, bracket) = match (opened, closed) {
            (Some(open), Some(close)) if open < close => {
                let outside = format!("{}{}", &folded[..open], &folded[close + 1..]);
                (squeezed(&outside), Some(squeezed(&folded[open + 1..close])))
            }
            _ => (squeezed(&folded), None),
        };
        Self { whole: squeezed(&folded), base, bracket }
    }
}

/// The words of a header, folded.
pub(in crate::inputs) fn words(header: &str) -> Vec<String> {
    let folded = folded(header);
    let parts = folded.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Letters, digits and the marks that are units.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, '%' | '\u{b0}' | '\u{ba}'))
        .collect()
}

/// Lower case without the accents of the Latin alphabets of Europe and Viet Nam, composed or combining.
pub(in crate::inputs) fn folded(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter))
        .flat_map(plain)
        .collect()
}

/// A letter without its accent.
fn plain(letter: char) -> Vec<char> {
    const LETTERS: &[(&str, char)] = &[
        ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", 'a'),
        ("çćč", 'c'),
        ("đď", 'd'),
        ("èéêëēėęěẹẻẽếềểễệ", 'e'),
        ("ìíîïīįıỉĩị", 'i'),
        ("ñńň", 'n'),
        ("òóôõöøōőọỏốồổỗộơớờởỡợ", 'o'),
        ("śšş", 's'),
        ("ùúûüūůűųụủũưứừửữự", 'u'),
        ("ýÿỳỵỷỹ", 'y'),
        ("źżž", 'z'),
    ];
    if letter == '\u{df}' {
        return vec!['s', 's'];
    }
    let found = LETTERS.iter().find(|(accented, _)| accented.contains(letter));
    vec![found.map_or(letter, |(_, plain)| *plain)]
}

#[cfg(test)]
mod tests {
    use super::{HeaderText, words};

    #[test]
    fn case_accents_blanks_and_brackets() {
        for (header, base, bracket) in [
            ("Antenna Height [m]", "antennaheight", Some("m")),
            ("  Azimuth (deg) ", "azimuth", Some("deg")),
            ("Azimut (\u{b0})", "azimut", Some("\u{b0}")),
            ("M\u{e3} tr\u{1ea1}m", "matram", None),
            ("\u{110}\u{1ed9} cao anten", "docaoanten", None),
            ("H\u{f6}he-\u{fc}ber_Grund", "hoheubergrund", None),
            ("Gr\u{f6}\u{df}e", "grosse", None),
            ("E\u{301}metteur", "emetteur", None),
            (")odd(", "odd", None),
        ] {
            let found = HeaderText::of(header);
            assert_eq!((found.base.as_str(), found.bracket.as_deref()), (base, bracket), "{header}");
        }
        assert_eq!(words("Tx Power (dBm)"), ["tx", "power", "dbm"]);
    }
}
