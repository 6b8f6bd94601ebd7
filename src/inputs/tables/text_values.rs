//! Texts of a table to values: numbers, yes and no, shares.
//!
//! Each function takes the text without surrounding blanks and returns the reason when it is not what it should be.
use crate::language::{unit, word};
use crate::text;
use std::borrow::Cow;

/// An interval with its unit.
#[derive(Clone, Copy, Debug)]
pub(in crate::inputs) struct Limits {
    pub(in crate::inputs) low: f64,
    pub(in crate::inputs) high: f64,
    pub(in crate::inputs) unit: &'static str,
}

impl Limits {
    pub(in crate::inputs) const fn new(low: f64, high: f64, unit: &'static str) -> Self {
        Self { low, high, unit }
    }

    /// # Errors
    /// The reason, when the value lies outside.
    pub(in crate::inputs) fn check(self, value: f64) -> Result<f64, String> {
        if (self.low..=self.high).contains(&value) {
            return Ok(value);
        }
        let text = text!("text-values-outside-to", low = self.low, high = self.high, unit = unit(self.unit));
        Err(text.trim_end().to_owned())
    }
}

/// Whether the text is digits and commas such as `21,25` or `1,234.5`.
fn is_number_with_comma(text: &str) -> bool {
    text.contains(',')
        && text.replace(',', "").parse::<f64>().is_ok()
        && text.chars().any(|letter| letter.is_ascii_digit())
}

/// Whether a text says that a value is not known.
pub(in crate::inputs) fn is_unknown(text: &str) -> bool {
    const WORDS: [&str; 9] = ["na", "n/a", "#n/a", "n.a.", "-", "--", "?", "null", "unknown"];
    WORDS.contains(&text.trim().to_lowercase().as_str())
}

/// Whether a space may part thousands: an ordinary, a no-break, a thin or a narrow no-break one.
pub(in crate::inputs) const fn is_group_space(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// The text without spaces between groups of thousands: `326 280`, but not `12 34`.
fn without_group_spaces(text: &str) -> Cow<'_, str> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole).trim_start_matches(['-', '+']);
    let mut groups = whole.split(is_group_space);
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().is_some_and(|first| is_digits(first) && first.len() <= 3);
    let mut rest = groups.peekable();
    if first && rest.peek().is_some() && rest.all(|group| is_digits(group) && group.len() == 3) {
        return text.replace(is_group_space, "").into();
    }
    text.into()
}

/// A finite number with a decimal point; thousands may be parted by spaces.
pub(in crate::inputs) fn parse_number(text: &str) -> Result<f64, String> {
    match without_group_spaces(text).parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) => Err(word("text-values-not-finite-number").to_owned()),
        Err(_) if is_number_with_comma(text) => {
            Err(word("text-values-number-with-comma-write-decimals-with").to_owned())
        }
        Err(_) => Err(word("text-values-not-number").to_owned()),
    }
}

/// Yes or no, in English, Vietnamese or as 1 and 0; `None` for an empty text or `unknown`.
pub(in crate::inputs) fn parse_yes_no(text: &str) -> Result<Option<bool>, String> {
    match text.to_lowercase().as_str() {
        text if text.is_empty() || is_unknown(text) => Ok(None),
        "yes" | "y" | "true" | "t" | "1" | "co" | "c\u{f3}" => Ok(Some(true)),
        "no" | "n" | "false" | "f" | "0" | "khong" | "kh\u{f4}ng" => Ok(Some(false)),
        _ => Err(word("text-values-not-yes-or-no-yes-no").to_owned()),
    }
}

/// A share from 0 to 1, or a percentage with its sign.
pub(in crate::inputs) fn parse_share(text: &str) -> Result<f64, String> {
    if let Some(percent) = text.strip_suffix('%') {
        return Ok(Limits::new(0.0, 100.0, "%").check(parse_number(percent.trim_end())?)? / 100.0);
    }
    let share = parse_number(text)?;
    if (0.0..=1.0).contains(&share) {
        Ok(share)
    } else {
        Err(word("text-values-outside-0-to-1-write-share").to_owned())
    }
}

/// A whole number from `low` to `high`.
pub(in crate::inputs) fn parse_count(text: &str, low: u32, high: u32) -> Result<u32, String> {
    match text.parse::<u32>() {
        Ok(value) if (low..=high).contains(&value) => Ok(value),
        _ => Err(text!("text-values-not-whole-number-from-to", low, high)),
    }
}

/// Whether a column of such texts can be a numeric attribute: a finite number that is no code with leading zeros.
pub(in crate::inputs) fn is_plain_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']).as_bytes();
    let leading_zero = digits.len() > 1 && digits[0] == b'0' && digits[1].is_ascii_digit();
    !leading_zero && parse_number(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{is_plain_number, parse_number, parse_share, parse_yes_no};

    #[test]
    fn codes_are_not_numbers() {
        for (text, expected) in
            [("03860", false), ("0", true), ("0.5", true), ("-12.5", true), ("-007", false), ("NaN", false)]
        {
            assert_eq!(is_plain_number(text), expected, "{text}");
        }
    }

    #[test]
    fn shares_and_words() {
        assert_eq!(parse_share("45%"), Ok(0.45));
        assert_eq!(parse_share("0.45"), Ok(0.45));
        assert_eq!(parse_yes_no("Kh\u{f4}ng"), Ok(Some(false)));
        assert_eq!(parse_yes_no(""), Ok(None));
        for text in ["326 280", "326\u{a0}280", "326\u{202f}280", "326280"] {
            assert_eq!(parse_number(text), Ok(326_280.0), "{text}");
        }
        assert_eq!(parse_number("-1 250.5"), Ok(-1_250.5));
        for text in ["12 34", "1 2345", "1234 567", "1  250", " 1", "1 25"] {
            assert!(parse_number(text).is_err(), "{text}");
        }
        assert!(parse_number("1e400").is_err() && parse_number("inf").is_err());
    }
}
