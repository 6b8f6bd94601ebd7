//! What stands in a column of levels: a level, a mark for none, or that nothing was heard.
use crate::inputs::Reject;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::text_values::{Limits, parse_number};
use crate::measurements::MeasuredQuantity;

/// Levels that are possible, dBm.
const LEVEL: Limits = Limits::new(-180.0, 30.0, "dBm");

/// Losses that are possible, dB.
const LOSS: Limits = Limits::new(1.0, 400.0, "dB");

/// What a text of a level says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum LevelText {
    /// dBm; of a loss dB.
    Level(f64),
    /// Nothing was heard.
    NotHeard,
    /// A number that stands for none.
    Fill,
    /// Nothing.
    Missing,
}

/// What the row says in a field.
///
/// # Errors
/// It is neither a possible level nor one of the marks.
pub(super) fn level_text(
    reader: &RowReader<'_>,
    field: &str,
    quantity: MeasuredQuantity,
) -> Result<LevelText, Reject> {
    if let Some(mark) = mark(reader.text(field)) {
        return Ok(mark);
    }
    let limits = limits(quantity);
    let number =
        reader.number_of(
            field,
            |value| {
                if is_fill(value, quantity) { Ok(f64::NAN) } else { limits.check(value) }
            },
        )?;
    Ok(number.map_or(LevelText::Missing, |value| {
        if value.is_nan() { LevelText::Fill } else { LevelText::Level(value) }
    }))
}

/// What a text without a column's unit says.
///
/// # Errors
/// The reason: neither a possible level nor one of the marks.
pub(super) fn plain_level(text: &str, quantity: MeasuredQuantity) -> Result<LevelText, String> {
    if let Some(mark) = mark(text) {
        return Ok(mark);
    }
    checked_level(parse_number(text)?, quantity)
}

/// What a number says.
///
/// # Errors
/// The reason: it is neither a possible level nor one of the marks.
pub(super) fn checked_level(value: f64, quantity: MeasuredQuantity) -> Result<LevelText, String> {
    if is_fill(value, quantity) {
        return Ok(LevelText::Fill);
    }
    limits(quantity).check(value).map(LevelText::Level)
}

const fn limits(quantity: MeasuredQuantity) -> Limits {
    match quantity {
        MeasuredQuantity::PathLoss => LOSS,
        _ => LEVEL,
    }
}

/// A text that is no number.
fn mark(text: &str) -> Option<LevelText> {
    const NOT_HEARD: [&str; 12] = [
        "nosignal",
        "outofservice",
        "notheard",
        "noservice",
        "oos",
        "nocoverage",
        "notdetected",
        "lost",
        "khongcosong",
        "matsong",
        "khongthu",
        "ngoaivungphu",
    ];
    const MISSING: [&str; 9] = ["", "nan", "na", "null", "none", "nil", "unknown", "inf", "invalid"];
    let text = text.trim();
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let squeezed: String = crate::inputs::tables::header_text::folded(text)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    if NOT_HEARD.contains(&squeezed.as_str()) {
        return Some(LevelText::NotHeard);
    }
    MISSING.contains(&squeezed.as_str()).then_some(LevelText::Missing)
}

/// Numbers that stand for "none": -141 lies one step below the lowest RSRP that is reported (3GPP TS 36.133, 9.1.4), 99 and 255 are
/// "not known" of 3GPP TS 27.007 (8.5, 8.69), the others are marks of data bases and of Android (`CellInfo.UNAVAILABLE`).
#[expect(clippy::float_cmp, reason = "marks are exact")]
fn is_fill(value: f64, quantity: MeasuredQuantity) -> bool {
    const MARKS: [f64; 10] =
        [99.0, 255.0, 2_147_483_647.0, -2_147_483_648.0, -999.0, -9_999.0, 999.0, 32_767.0, -32_768.0, 0.0];
    let is_level = quantity != MeasuredQuantity::PathLoss;
    let of_all = MARKS.contains(&value) && (is_level || !(value == 99.0 || value == 255.0));
    of_all || (is_level && value == -1.0) || (quantity == MeasuredQuantity::Rsrp && value == -141.0)
}

#[cfg(test)]
mod tests {
    use super::{LevelText, plain_level};
    use crate::measurements::MeasuredQuantity::{PathLoss, ReceivedPower, Rsrp};

    #[test]
    fn levels_marks_and_what_is_refused() {
        for (text, quantity, expected) in [
            ("-101.5", Rsrp, LevelText::Level(-101.5)),
            ("-141", Rsrp, LevelText::Fill),
            ("-141", ReceivedPower, LevelText::Level(-141.0)),
            ("2147483647", Rsrp, LevelText::Fill),
            ("0", ReceivedPower, LevelText::Fill),
            ("-1", ReceivedPower, LevelText::Fill),
            ("99", PathLoss, LevelText::Level(99.0)),
            ("255", Rsrp, LevelText::Fill),
            ("No signal", Rsrp, LevelText::NotHeard),
            ("out-of-service", Rsrp, LevelText::NotHeard),
            ("NaN", Rsrp, LevelText::Missing),
            ("-", Rsrp, LevelText::Missing),
            ("", Rsrp, LevelText::Missing),
        ] {
            assert_eq!(plain_level(text, quantity), Ok(expected), "{text}");
        }
        for text in ["-181", "55", "loud", "-1O1"] {
            assert!(plain_level(text, Rsrp).is_err(), "{text}");
        }
    }
}
