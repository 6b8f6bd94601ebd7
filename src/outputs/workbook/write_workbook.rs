//! Sheets as a workbook (XLSX, ECMA-376) that equal results give equal bytes of.
use super::sheet::Sheet;
use crate::language::word;
use crate::outputs::dictionary::{FieldKind, alias_of, describe};
use crate::outputs::error::OutputError;
use crate::text;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError,
};
use serde_json::Value;
use std::borrow::Cow;

/// File name.
pub(in crate::outputs) const WORKBOOK: &str = "signalgap.xlsx";
/// Longest text of a cell, UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// Width of columns, letters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=50;
/// A name within the first columns stays in view.
const FROZEN_COLUMNS: usize = 5;
/// Height of the header, points: three lines.
const HEADER_HEIGHT: f64 = 46.0;

/// The bytes of a workbook with these sheets and one that says what their columns mean.
///
/// # Definition
/// Texts are texts, whatever they look like: no formula is made of a name. Unknown is an empty cell. Columns are headed by what people read
/// in place of the fields' names. A sheet of more than 250,000 cells is left to its file, which the sheet names.
///
/// # Errors
/// [`OutputError::Workbook`].
pub(in crate::outputs) fn workbook_of(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, OutputError> {
    make(title, sheets).map_err(|source| OutputError::Workbook { name: WORKBOOK, source: Box::new(source) })
}

fn make(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // of no time, so that equal results are equal bytes
    let no_time = ExcelDateTime::from_ymd(1980, 1, 1)?;
    let title: String = title.chars().filter(|letter| !letter.is_control()).take(200).collect();
    let properties = DocProperties::new().set_title(title).set_author("signalgap");
    workbook.set_properties(&properties.set_creation_datetime(&no_time));
    for sheet in sheets {
        add(workbook.add_worksheet(), sheet)?;
    }
    add(workbook.add_worksheet(), &meanings(sheets))?;
    workbook.save_to_buffer()
}

/// What the columns of all sheets are.
fn meanings(sheets: &[Sheet]) -> Sheet {
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for sheet in sheets {
        for name in &sheet.header {
            let meaning = describe(name).map(|described| described.meaning);
            rows.push(vec![
                sheet.title.into(),
                alias_of(name).into(),
                name.as_str().into(),
                meaning.into(),
                sheet.file.into(),
            ]);
        }
    }
    let header = ["sheet", "column", "field", "meaning", "file"].map(str::to_owned).to_vec();
    Sheet { title: word("sheet-columns"), file: "fields.md", header, rows, left_out: false }
}

fn add(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_name(sheet.title)?;
    let columns = sheet.header.len();
    if sheet.left_out {
        let said = text!("write-workbook-rows-are-too-many-for-sheet", file = sheet.file);
        return page.write_string(0, 0, said).map(|_| ());
    }
    if columns == 0 {
        return page.write_string(0, 0, word("write-workbook-no-rows")).map(|_| ());
    }
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0x00DD_E8F0));
    let titles: Vec<String> = sheet.header.iter().map(|name| alias_of(name)).collect();
    for (at, title) in titles.iter().enumerate() {
        page.write_string_with_format(0, column(at), title, &heading)?;
        page.set_column_width(column(at), width_of(title, sheet, at) as f64)?;
    }
    page.set_row_height(0, HEADER_HEIGHT)?;
    for (row, values) in sheet.rows.iter().enumerate() {
        for (at, (value, name)) in values.iter().zip(&sheet.header).enumerate() {
            put(page, row as u32 + 1, column(at), name, value)?;
        }
    }
    let last = (sheet.rows.len() as u32, column(columns - 1));
    let name = sheet.header.iter().take(FROZEN_COLUMNS).position(|name| name == "name");
    page.set_freeze_panes(1, name.map_or(0, |at| column(at + 1)))?;
    page.autofilter(0, 0, last.0, last.1)?;
    // codes are texts
    page.ignore_error_range(0, 0, last.0, last.1, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// Of tables whose columns were counted; a sheet takes 16,384.
fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// Width of a column by its longest text; a header may take three lines.
fn width_of(title: &str, sheet: &Sheet, at: usize) -> usize {
    let longest_word = title.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    let of_title = longest_word.max(title.chars().count().div_ceil(3)) + 3;
    let length = |value: &Value| match value {
        Value::Null => 0,
        Value::String(text) => text.chars().take(*WIDTHS.end()).count(),
        other => other.to_string().len(),
    };
    let of_rows = sheet.rows.iter().filter_map(|row| row.get(at)).map(length).max().unwrap_or(0) + 1;
    of_title.max(of_rows).clamp(*WIDTHS.start(), *WIDTHS.end())
}

fn put(page: &mut Worksheet, row: u32, at: u16, name: &str, value: &Value) -> Result<(), XlsxError> {
    match value {
        Value::Null => {}
        Value::Bool(truth) => {
            page.write_boolean(row, at, *truth)?;
        }
        Value::Number(number) if !is_text(name) => {
            page.write_number(row, at, number.as_f64().unwrap_or_default())?;
        }
        Value::String(text) => {
            page.write_string(row, at, fitting(text).as_ref())?;
        }
        other => {
            page.write_string(row, at, fitting(&other.to_string()).as_ref())?;
        }
    }
    Ok(())
}

fn is_text(name: &str) -> bool {
    describe(name).is_some_and(|described| described.kind == FieldKind::Text)
}

/// A text as a cell can hold it: one that is longer ends with three dots.
fn fitting(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let kept = text.chars().take_while(|letter| {
        units += letter.len_utf16();
        units < LONGEST_TEXT
    });
    Cow::Owned(kept.chain(['…']).collect())
}

#[cfg(test)]
mod tests;
