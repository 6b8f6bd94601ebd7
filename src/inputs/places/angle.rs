//! One coordinate from its text: decimal degrees, or degrees, minutes and seconds, with a letter of a hemisphere or without.
//!
//! Read here because no library knows how registers and spreadsheets of six languages write angles.
use super::hemisphere::Letter;
use crate::inputs::tables::text_values::parse_number;
use crate::language::word;
use crate::text;

/// A coordinate as it is written; [`super::file_letters`] tells which way its letter points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::inputs) struct Angle {
    /// Without its sign, degrees (or units of a projected CRS).
    pub(in crate::inputs) size: f64,
    /// Whether there is a sign, and it is a minus.
    pub(in crate::inputs) minus: Option<bool>,
    pub(in crate::inputs) letter: Option<Letter>,
    /// Written with minutes.
    pub(in crate::inputs) minutes: bool,
}

/// What a number of an angle counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Degrees,
    Minutes,
    Seconds,
}

const MARKS: [Mark; 3] = [Mark::Degrees, Mark::Minutes, Mark::Seconds];

/// A text taken apart.
#[derive(Debug, Default)]
struct Parts {
    minus: Option<bool>,
    letter: Option<Letter>,
    /// The letter stood behind a number: none may follow.
    ended: bool,
    /// Digits with at most one point, and the mark behind.
    numbers: Vec<(String, Option<Mark>)>,
    /// A letter, not a sign, marked the minutes: then `s` marks seconds.
    lettered: bool,
}

impl Angle {
    /// Reads a text such as `20.9868`, `20.9868N`, `20°59'12.5"N`, `N 20 59 12.5`, `20-59-12`, `20d59m12s`, `20 59.208`, `205912N`.
    ///
    /// # Errors
    /// The reason. A number with a comma and nothing else is refused like other numbers with a comma.
    pub(in crate::inputs) fn parse(text: &str) -> Result<Self, String> {
        let number = match parse_number(text) {
            Ok(value) => {
                let minus =
                    text.starts_with('-').then_some(true).or_else(|| text.starts_with('+').then_some(false));
                return Ok(Self { size: value.abs(), minus, letter: None, minutes: false });
            }
            Err(reason) => reason,
        };
        let parts = Parts::of(&with_plain_marks(text)).ok_or_else(|| number.clone())?;
        let alone = parts.letter.is_none() && matches!(parts.numbers.as_slice(), [(_, None)]);
        if alone { Err(number) } else { parts.angle() }
    }

    /// The value by its sign alone.
    pub(in crate::inputs) fn by_sign(self) -> f64 {
        if self.minus == Some(true) { -self.size } else { self.size }
    }
}

/// The marks of typewriters, typesetters and keyboards as `°`, `'`, `"` and `-`; two `'` are one `"`.
fn with_plain_marks(text: &str) -> String {
    let plain = |letter| match letter {
        '\u{ba}' | '\u{2da}' | '\u{2070}' | '\u{1d52}' | '\u{2218}' => '\u{b0}',
        '\u{2032}' | '\u{2018}' | '\u{2019}' | '\u{b4}' | '`' | '\u{2b9}' | '\u{2bc}' => '\'',
        '\u{2033}' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2ba}' => '"',
        '\u{2212}' | '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
        blank if blank.is_whitespace() => ' ',
        other => other,
    };
    text.chars().map(plain).collect::<String>().replace("''", "\"")
}

impl Parts {
    /// `None` when the text is no angle.
    fn of(text: &str) -> Option<Self> {
        let mut parts = Self::default();
        let mut rest = text.trim();
        while let Some(first) = rest.chars().next() {
            rest = match first {
                ' ' => &rest[1..],
                '0'..='9' => parts.take_number(rest)?,
                '\u{b0}' => parts.mark(Mark::Degrees, &rest[first.len_utf8()..])?,
                '\'' => parts.mark(Mark::Minutes, &rest[1..])?,
                '"' => parts.mark(Mark::Seconds, &rest[1..])?,
                '+' | '-' | ':' => parts.take_sign(first, &rest[1..])?,
                _ if first.is_alphabetic() => parts.take_word(rest)?,
                _ => return None,
            };
        }
        (1..=3).contains(&parts.numbers.len()).then_some(parts)
    }

    fn take_number<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let end = text.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',')));
        let (number, rest) = text.split_at(end.unwrap_or(text.len()));
        let number = number.replace(',', ".");
        if number.matches('.').count() > 1 || number.ends_with('.') || self.ended {
            return None;
        }
        self.numbers.push((number, None));
        Some(rest)
    }

    fn mark<'t>(&mut self, mark: Mark, rest: &'t str) -> Option<&'t str> {
        let position = self.numbers.len().checked_sub(1)?;
        let last = &mut self.numbers[position].1;
        // a mark at the wrong place, or a second one
        if MARKS.get(position) != Some(&mark) || last.replace(mark).is_some() {
            return None;
        }
        Some(rest)
    }

    /// A sign before the numbers, or what parts two of them.
    fn take_sign<'t>(&mut self, sign: char, rest: &'t str) -> Option<&'t str> {
        let before_digit = rest.trim_start().starts_with(|next: char| next.is_ascii_digit());
        let first = self.numbers.is_empty() && self.minus.is_none() && sign != ':';
        if first {
            self.minus = Some(sign == '-');
        }
        (before_digit && (first || (!self.numbers.is_empty() && sign != '+'))).then_some(rest)
    }

    /// The letter of a hemisphere, or one that marks degrees, minutes or seconds.
    fn take_word<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let end =
            text.find(|letter: char| !(letter.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&letter)));
        let (word, rest) = text.split_at(end.unwrap_or(text.len()));
        if let Some(mark) = self.mark_by_word(word, rest) {
            return self.mark(mark, rest);
        }
        if let Some(letter) = Letter::of(word) {
            let misplaced = self.numbers.is_empty() && self.minus.is_some();
            self.ended = !self.numbers.is_empty();
            return (self.letter.replace(letter).is_none() && !misplaced).then_some(rest);
        }
        // `12sN`
        let first = word.chars().next()?.len_utf8();
        let (mark, letter) = word.split_at(first);
        let mark = self.mark_by_word(mark, letter).filter(|_| !letter.is_empty())?;
        self.mark(mark, &text[first..])
    }

    /// `o` is a degree sign only before a digit: behind the numbers it is west in French, east in German.
    fn mark_by_word(&mut self, word: &str, rest: &str) -> Option<Mark> {
        let count = self.numbers.len();
        match (word.to_lowercase().as_str(), count) {
            ("d" | "deg" | "degree" | "degrees" | "do" | "\u{111}\u{1ed9}", 1) => Some(Mark::Degrees),
            ("o", 1) if rest.trim_start().starts_with(|next: char| next.is_ascii_digit()) => {
                Some(Mark::Degrees)
            }
            ("m" | "min" | "minutes" | "ph\u{fa}t", 2) => {
                self.lettered = true;
                Some(Mark::Minutes)
            }
            ("s" | "sec" | "seconds" | "gi\u{e2}y", 3) if self.lettered => Some(Mark::Seconds),
            _ => None,
        }
    }

    fn angle(&self) -> Result<Angle, String> {
        let whole = |index: usize| !self.numbers[index].0.contains('.');
        let value =
            |index: usize| self.numbers.get(index).map_or(Ok(0.0), |(digits, _)| parse_number(digits));
        let count = self.numbers.len();
        if let Some((degrees, minutes, seconds)) = self.packed() {
            return self.composed(degrees, minutes, seconds);
        }
        if count == 1 {
            let (size, minutes) = (value(0)?, false);
            return Ok(Angle { size, minus: self.minus, letter: self.letter, minutes });
        }
        if !(0..count - 1).all(whole) {
            return Err(word("angle-only-the-last-of-degrees-minutes").to_owned());
        }
        let bare = self.letter.is_none() && self.numbers.iter().all(|(_, mark)| mark.is_none());
        if bare && count == 2 && whole(1) {
            return Err(word("angle-two-whole-numbers-degrees-and-minutes").to_owned());
        }
        self.composed(value(0)?, value(1)?, value(2)?)
    }

    /// Degrees, minutes and seconds without marks between, `205912N`: six or seven digits with a letter.
    fn packed(&self) -> Option<(f64, f64, f64)> {
        let [(digits, None)] = self.numbers.as_slice() else { return None };
        let whole = digits.find('.').unwrap_or(digits.len());
        self.letter.filter(|_| matches!(whole, 6 | 7))?;
        let number = |text: &str| text.parse::<f64>().ok();
        Some((
            number(&digits[..whole - 4])?,
            number(&digits[whole - 4..whole - 2])?,
            number(&digits[whole - 2..])?,
        ))
    }

    fn composed(&self, degrees: f64, minutes: f64, seconds: f64) -> Result<Angle, String> {
        let size = from_sexagesimal(degrees, minutes, seconds)?;
        Ok(Angle { size, minus: self.minus, letter: self.letter, minutes: true })
    }
}

/// Degrees from degrees, minutes and seconds without signs.
///
/// # Errors
/// Minutes or seconds that are not below 60.
pub(in crate::inputs) fn from_sexagesimal(degrees: f64, minutes: f64, seconds: f64) -> Result<f64, String> {
    for (value, name) in [(minutes, word("angle-minutes")), (seconds, word("angle-seconds"))] {
        if !(0.0..60.0).contains(&value) {
            return Err(text!("angle-are-from-0-to-below-60", value, name));
        }
    }
    Ok(degrees + (minutes * 60.0 + seconds) / 3_600.0)
}

#[cfg(test)]
mod tests {
    use super::Angle;
    use crate::inputs::places::hemisphere::Letter;

    #[test]
    fn spellings_of_one_angle() {
        const SIZE: f64 = 20.0 + (59.0 * 60.0 + 12.5) / 3_600.0;
        for (text, letter) in [
            ("20\u{b0}59'12.5\"N", Some(Letter::N)),
            ("20\u{b0} 59\u{2032} 12,5\u{2033} B", Some(Letter::B)),
            ("20\u{ba}59\u{2019}12.5\u{201d}", None),
            ("20\u{2da} 59' 12.5'' N", Some(Letter::N)),
            ("N20 59 12.5", Some(Letter::N)),
            ("n 20 59 12.5", Some(Letter::N)),
            ("20 59 12.5 S", Some(Letter::S)),
            ("20-59-12.5N", Some(Letter::N)),
            ("20:59:12.5", None),
            ("20d59m12.5s", None),
            ("20D 59M 12.5S", None),
            ("20d59m12.5sN", Some(Letter::N)),
            ("20 deg 59 min 12.5 sec N", Some(Letter::N)),
            ("20o59'12.5\" B\u{1eaf}c", Some(Letter::B)),
            ("20 \u{111}\u{1ed9} 59 ph\u{fa}t 12.5 gi\u{e2}y", None),
            ("205912.5N", Some(Letter::N)),
            ("N205912.5", Some(Letter::N)),
        ] {
            let found = Angle::parse(text).expect(text);
            assert_eq!(
                (found.size.to_bits(), found.letter, found.minutes),
                (SIZE.to_bits(), letter, true),
                "{text}"
            );
            assert_eq!(found.minus, None, "{text}");
        }
        for (text, value, minutes) in [
            ("-20 59 12", -(20.0 + 3_552.0 / 3_600.0), true),
            ("\u{2212}0\u{b0}30'", -0.5, true),
            ("20\u{b0}59.208'", 20.0 + 59.208 / 60.0, true),
            ("20 59.208", 20.0 + 59.208 / 60.0, true),
            ("1054930E", 105.0 + 2_970.0 / 3_600.0, true),
            ("20.9868", 20.9868, false),
            ("-20.9868", -20.9868, false),
            ("20.9868\u{b0}", 20.9868, false),
            ("20.9868N", 20.9868, false),
            ("20,9868\u{b0} N", 20.9868, false),
            ("105.49 O", 105.49, false),
        ] {
            let found = Angle::parse(text).expect(text);
            assert!((found.by_sign() - value).abs() < 1e-12 && found.minutes == minutes, "{text}: {found:?}");
        }
    }

    #[test]
    fn what_is_no_angle() {
        for (text, reason) in [
            ("x", "not a number"),
            ("", "not a number"),
            ("20\u{b0}60'0\"", "60 minutes: minutes are from 0 to below 60"),
            ("20 59 61", "61 seconds: seconds are from 0 to below 60"),
            ("20.5\u{b0}59'", "only the last of degrees, minutes and seconds may have decimals"),
            ("20 59", "two whole numbers"),
            ("20,9868", "a number with a comma"),
            ("20\u{b0}59\"", "not a number"),
            ("20''59'", "not a number"),
            ("20 59 12 13", "not a number"),
            ("N20N", "not a number"),
            ("-N20", "not a number"),
            ("20N59", "not a number"),
            ("20+59", "not a number"),
            ("20.5.1N", "not a number"),
            ("20 59 12 s s", "not a number"),
            ("2020-11-29 10:12", "not a number"),
        ] {
            let found = Angle::parse(text).expect_err(text);
            assert!(found.starts_with(reason), "{text}: {found}");
        }
    }
}
