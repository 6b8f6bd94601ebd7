//! Both coordinates of a place from one text.
use super::angle::Angle;
use crate::inputs::tables::text_values::parse_number;
use crate::language::word;

/// What parts two coordinates, the surest first.
const BETWEEN: [&str; 5] = [";", "|", "/", ", ", "\n"];

/// Reads two coordinates in the order of the text: `20.9868, 105.8250`, `(20.9868 105.8250)`, `20,9868; 105,8250`,
/// `20°59'12"N 105°49'30"E`. Of four numbers parted by blanks, as ODK and KoBoToolbox write a place with its altitude and accuracy,
/// the first two are taken.
///
/// # Errors
/// The reason, when they are not two.
pub(super) fn parse_pair(text: &str) -> Result<[Angle; 2], String> {
    let inner = without_brackets(text.trim());
    let [first, second] = halves(inner).ok_or_else(|| word("pair-text-not-two-coordinates").to_owned())?;
    Ok([coordinate(first.trim())?, coordinate(second.trim())?])
}

fn without_brackets(text: &str) -> &str {
    let pairs = [('(', ')'), ('[', ']')];
    let inside = pairs.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    inside.unwrap_or(text).trim()
}

/// A coordinate beside another one: here a comma can only be a decimal one.
fn coordinate(text: &str) -> Result<Angle, String> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'+' | b'-'));
    let decimal_comma = is_plain && text.matches(',').count() == 1;
    if decimal_comma { Angle::parse(&text.replace(',', ".")) } else { Angle::parse(text) }
}

fn halves(text: &str) -> Option<[&str; 2]> {
    let parted = BETWEEN.iter().find(|mark| text.contains(*mark));
    if let Some(mark) = parted {
        return two(text.split(mark));
    }
    if text.matches(',').count() == 1 && !text.contains(' ') {
        return two(text.split(','));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [first, second] => Some([first, second]),
        [first, second, ..] if is_odk(&words) => Some([first, second]),
        _ => at_letter(text),
    }
}

fn two<'t>(parts: impl Iterator<Item = &'t str>) -> Option<[&'t str; 2]> {
    let filled: Vec<&str> = parts.filter(|part| !part.trim().is_empty()).collect();
    <[&str; 2]>::try_from(filled).ok()
}

/// Latitude, longitude, altitude and accuracy: the first two with decimals, so that they are no degrees and minutes.
fn is_odk(words: &[&str]) -> bool {
    let numbers = words.iter().all(|word| parse_number(word).is_ok());
    words.len() == 4 && numbers && words[..2].iter().all(|word| word.contains('.'))
}

/// Behind the letter of the first coordinate, or before the letter of the second.
fn at_letter(text: &str) -> Option<[&str; 2]> {
    let begins_with_letter = text.starts_with(char::is_alphabetic);
    let cuts = text
        .char_indices()
        .filter(|(_, letter)| letter.is_alphabetic())
        .map(|(at, letter)| if begins_with_letter { at } else { at + letter.len_utf8() });
    let mut both = cuts.filter(|at| *at > 0 && *at < text.len()).map(|at| text.split_at(at)).filter(
        |(first, second)| {
            let has_letter = |part: &str| Angle::parse(part.trim()).is_ok_and(|angle| angle.letter.is_some());
            has_letter(first) && has_letter(second)
        },
    );
    both.next().map(|(first, second)| [first, second])
}

#[cfg(test)]
mod tests {
    use super::parse_pair;

    #[test]
    fn pairs_in_many_spellings() {
        for text in [
            "20.5, 105.25",
            "20.5,105.25",
            "20.5;105.25",
            "20.5 105.25",
            " (20.5, 105.25) ",
            "[20.5,105.25]",
            "20,5; 105,25",
            "20,5 105,25",
            "20,5, 105,25",
            "20.5 105.25 612.0 4.5",
            "20\u{b0}30'00\"N 105\u{b0}15'00\"E",
            "20\u{b0}30'00\"N, 105\u{b0}15'00\"E",
            "20\u{b0}30'B105\u{b0}15'\u{110}",
            "N20 30 00 E105 15 00",
            "20 30 0 N 105 15 0 E",
            "203000N1051500E",
            "20.5N 105.25E",
            "20d30m0sN 105d15m0sE",
        ] {
            let [first, second] = parse_pair(text).expect(text);
            assert_eq!((first.by_sign(), second.by_sign()), (20.5, 105.25), "{text}");
        }
    }

    #[test]
    fn what_is_no_pair() {
        for text in [
            "",
            "Hanoi",
            "20.5",
            "20.5, 105.25, 12",
            "20,5,105,25",
            "20 30 0 105 15 0",
            "20 59 105 49",
            "a, b",
        ] {
            assert!(parse_pair(text).is_err(), "{text}");
        }
    }
}
