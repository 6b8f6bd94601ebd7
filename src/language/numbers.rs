//! Numbers in the form of the language: `1,234.5` in English, `1.234,5` in Vietnamese.
use super::Language;
use std::fmt::Display;

/// A number without decimals, thousands apart: `66,784`.
///
/// # Examples
/// ```
/// assert_eq!(signalgap::language::grouped(66_784.2), "66,784");
/// ```
#[must_use]
pub fn grouped(value: f64) -> String {
    grouped_in(Language::current(), value)
}

fn grouped_in(language: Language, value: f64) -> String {
    if !value.is_finite() {
        return "?".to_owned();
    }
    let between = if language == Language::English { ',' } else { '.' };
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    if value < 0.0 && digits != "0" { format!("-{text}") } else { text }
}

/// A number with so many decimals.
#[must_use]
pub fn decimals(value: impl Display, digits: usize) -> String {
    localized(format!("{value:.digits$}"))
}

/// A number with its sign and so many decimals.
#[must_use]
pub fn signed(value: impl Display, digits: usize) -> String {
    localized(format!("{value:+.digits$}"))
}

/// A number with as many decimals as it has.
#[must_use]
pub fn plain(value: impl Display) -> String {
    localized(value.to_string())
}

/// A number written with a decimal point, in the form of the current language.
#[must_use]
pub fn localized(number: String) -> String {
    in_form_of(Language::current(), number)
}

/// A number written with a decimal point, in the form of the language.
pub(super) fn in_form_of(language: Language, number: String) -> String {
    if language == Language::English { number } else { number.replace('.', ",") }
}

#[cfg(test)]
mod tests {
    use super::{grouped_in, in_form_of};
    use crate::language::Language::{English, Vietnamese};

    #[test]
    fn thousands_stand_apart() {
        for (value, text) in
            [(0.4, "0"), (999.6, "1,000"), (66_784.0, "66,784"), (-1_234.0, "-1,234"), (f64::NAN, "?")]
        {
            assert_eq!(grouped_in(English, value), text);
            assert_eq!(grouped_in(Vietnamese, value), text.replace(',', "."));
        }
    }

    #[test]
    fn vietnamese_has_decimal_commas() {
        assert_eq!(in_form_of(Vietnamese, "-0.25".to_owned()), "-0,25");
        assert_eq!(in_form_of(English, "-0.25".to_owned()), "-0.25");
    }
}
