//! Texts in tables that a spreadsheet opens.
use crate::scenario::CsvFormulas;
use std::borrow::Cow;

/// First characters by which spreadsheets take a text for a formula or a command (OWASP, CSV injection).
const BEGINS_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text as a cell: one that a spreadsheet would run gets an apostrophe before it, which spreadsheets take for "this is text",
/// unless the user wants texts unchanged. Plain numbers (`-5`, `+84`) are left unchanged.
#[must_use]
pub(in crate::outputs) fn csv_text(text: &str, formulas: CsvFormulas) -> Cow<'_, str> {
    let runs = text.starts_with(BEGINS_FORMULA) && text.parse::<f64>().is_err();
    match formulas {
        CsvFormulas::AsText if runs => Cow::Owned(format!("'{text}")),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::csv_text;
    use crate::scenario::CsvFormulas;

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        for text in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(csv_text(text, CsvFormulas::AsText), format!("'{text}"));
            assert_eq!(csv_text(text, CsvFormulas::Raw), text);
        }
        for text in ["", "Bản Nậm", "03860", "-5", "+84", "-1.5e3", "a=b"] {
            assert_eq!(csv_text(text, CsvFormulas::AsText), text);
        }
    }
}
