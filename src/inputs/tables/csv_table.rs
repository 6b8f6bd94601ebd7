//! Delimited text to rows.
use super::dialect::use_decimal_points;
use super::encoding::{decoded, decoded_beginning, not_utf8};
use super::packed_tables::table_bytes;
use super::table_rows::{Coordinates, Row, Shape, Table, check_header};
use super::text_records::{LONGEST_RECORD, RawRow, Records, first_row_line, head_of};
use crate::inputs::files::regular_file::SizeLimit;
use crate::inputs::{InputError, Reject};
use crate::language::word;
use crate::text;
use encoding_rs::Encoding;

/// Where the column names come from.
#[derive(Clone, Copy, Debug)]
pub(in crate::inputs) enum Header {
    /// The first row.
    FirstRow,
    /// The file has none; its columns are these.
    Fixed(&'static [&'static str]),
}

/// Reads a delimited text file.
///
/// # Units and conventions
/// UTF-8, with or without a byte order mark; comma, semicolon or tab, whichever the first row has most of. Rows
/// without any text are skipped. A row that is not UTF-8 or has another number of fields is refused; a quotation mark that
/// quotes nothing is taken as text and counted.
///
/// # Errors
/// When the file cannot be read, is larger than `limit`, is in another encoding, is empty, repeats a column name or leaves
/// a quote open.
pub(in crate::inputs) fn read_csv(path: &str, header: Header, limit: SizeLimit) -> Result<Table, InputError> {
    let bytes = bytes_of(path, limit)?;
    table_from_bytes(path, &bytes, header, None)
}

/// All bytes of a text table.
pub(in crate::inputs) fn bytes_of(path: &str, limit: SizeLimit) -> Result<Vec<u8>, InputError> {
    table_bytes(path, limit)
        .map_err(|error| InputError::Unreadable { file: path.to_owned(), reason: error.to_string() })
}

/// The fields of the first row that is not blank, in the stated encoding.
pub(in crate::inputs) fn first_row(
    path: &str,
    encoding: Option<&'static Encoding>,
) -> Result<Vec<String>, InputError> {
    let bytes = head_of(path, 2 * LONGEST_RECORD as u64)?;
    let text = decoded_beginning(path, &bytes, encoding)?;
    let first = Records::of_text(path, first_row_line(&text)).next()?;
    Ok(first.map_or_else(Vec::new, |row| {
        row.fields.iter().map(|field| String::from_utf8_lossy(field).trim().to_owned()).collect()
    }))
}

/// A table from all bytes of a file, in the stated encoding.
pub(in crate::inputs) fn table_from_bytes(
    path: &str,
    bytes: &[u8],
    header: Header,
    encoding: Option<&'static Encoding>,
) -> Result<Table, InputError> {
    let text = decoded(path, bytes, encoding)?;
    let mut records = Records::of_text(path, &text);
    let mut rows = records.next_rows(usize::MAX)?.into_iter().filter(|row| !row.is_blank());
    let columns = match header {
        Header::Fixed(names) => names.iter().map(|name| (*name).to_owned()).collect(),
        Header::FirstRow => {
            let first = rows.next().ok_or_else(|| InputError::NoHeader { file: path.to_owned() })?;
            column_names(path, &first)?
        }
    };
    check_header(path, &columns)?;
    let mut table = Table {
        file: path.to_owned(),
        columns,
        rows: Vec::new(),
        coordinates: Coordinates::Columns,
        rejects: Vec::new(),
        stored: Vec::new(),
        lone_quotes: 0,
        decimal_commas: 0,
    };
    for row in rows {
        table.lone_quotes += usize::from(row.lone_quote);
        match texts(&table, &row) {
            Ok(row) => table.rows.push(row),
            Err(reject) => table.rejects.push(reject),
        }
    }
    if records.delimiter() != b',' {
        let columns: Vec<usize> = (0..table.columns.len()).collect();
        table.decimal_commas = use_decimal_points(&columns, &mut table.rows);
    }
    Ok(table)
}

pub(in crate::inputs) fn column_names(path: &str, row: &RawRow) -> Result<Vec<String>, InputError> {
    let name = |field: &Vec<u8>| match std::str::from_utf8(field) {
        Ok(text) => Ok(text.trim().to_owned()),
        Err(_) => Err(InputError::Encoding {
            file: path.to_owned(),
            found: word("csv-table-its-header-has-other-bytes"),
            hint: String::new(),
        }),
    };
    row.fields.iter().map(name).collect()
}

pub(in crate::inputs) fn texts(table: &Table, row: &RawRow) -> Result<Row, Reject> {
    let refuse = |field: String, value: &[u8], reason: String| Reject {
        file: table.file.clone(),
        row: row.line,
        field,
        value: String::from_utf8_lossy(value).into_owned(),
        reason,
    };
    let (expected, found) = (table.columns.len(), row.fields.len());
    if expected != found {
        let reason = text!("csv-table-the-row-has-fields-the-header", found, expected);
        return Err(refuse(String::new(), row.fields.first().map_or(&[], Vec::as_slice), reason));
    }
    let mut values = Vec::with_capacity(found);
    for (field, column) in row.fields.iter().zip(&table.columns) {
        match std::str::from_utf8(field) {
            Ok(text) => values.push(text.to_owned()),
            Err(_) => {
                return Err(refuse(column.clone(), field, not_utf8().to_owned()));
            }
        }
    }
    Ok(Row { number: row.line, values, shape: Shape::InColumns })
}

#[cfg(test)]
mod tests {
    use super::{Header, table_from_bytes};
    use crate::inputs::InputError;
    use crate::inputs::tables::table_rows::Table;
    use proptest::prelude::*;

    fn table(bytes: &[u8]) -> Table {
        table_from_bytes("t.csv", bytes, Header::FirstRow, None).expect("a table")
    }

    #[test]
    fn delimiters_marks_quotes_and_line_numbers() {
        let texts: [&[u8]; 4] = [
            b"\xEF\xBB\xBFid,name\n\n1,\"a, b\"\n\n\n2,\"two\nlines\"\n3,c\n",
            b"id;name\r\n\r\n1;\"a, b\"\r\n\r\n\r\n2;\"two\nlines\"\r\n3;c\r\n",
            b"id\tname\n\n1\ta, b\n\n\n2\t\"two\nlines\"\n3\tc",
            b"id,name\n \n1,\"a, b\"\n,\n , \n2,\"two\nlines\"\n3,c\n",
        ];
        for text in texts {
            let table = table(text);
            assert_eq!(table.columns, ["id", "name"]);
            let numbers: Vec<u64> = table.rows.iter().map(|row| row.number).collect();
            assert_eq!(numbers, [3, 6, 8], "{}", String::from_utf8_lossy(text));
            assert_eq!(table.rows[0].values, ["1", "a, b"]);
            assert_eq!(table.rows[1].values[1], "two\nlines");
            assert_eq!(table.rejects, []);
        }
    }

    /// A file of rows in one of the dialects: separator, `.` or `,`, encoding, a line `sep=`.
    fn written(rows: &[[String; 4]], separator: char, comma: bool, encoding: u8, stated: bool) -> Vec<u8> {
        let quoted =
            |text: &String| if text.contains(separator) { format!("\"{text}\"") } else { text.clone() };
        let number = |text: &String| if comma { text.replace('.', ",") } else { text.clone() };
        let mut text = if stated { format!("sep={separator}\r\n") } else { String::new() };
        text.push_str(&["id", "name", "lon", "h"].join(&separator.to_string()));
        for [id, name, lon, height] in rows {
            let fields = [id.clone(), quoted(name), number(lon), number(height)];
            text.push_str("\r\n");
            text.push_str(&fields.join(&separator.to_string()));
        }
        let units = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
        };
        match encoding {
            0 => text.into_bytes(),
            1 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            2 => units([0xFF, 0xFE], u16::to_le_bytes),
            _ => units([0xFE, 0xFF], u16::to_be_bytes),
        }
    }

    proptest! {
        #[test]
        fn any_dialect_gives_the_same_rows(
            rows in prop::collection::vec(("[1-9][0-9]{0,24}", "[a-z\u{1ea1}\u{ea}][a-z,;|]{0,6}", -180.0..180.0_f64, 1.0..90.0_f64), 1..8),
            separator in prop::sample::select(vec![';', '\t', '|', ',']),
            comma in any::<bool>(),
            encoding in 0..4_u8,
            stated in any::<bool>(),
        ) {
            // one value that no one can take for thousands
            let first = ["0".to_owned(), "first".to_owned(), "105.49".to_owned(), "30.5".to_owned()];
            let others = rows.into_iter().map(|(id, name, lon, height)| [id, name, format!("{lon:.6}"), format!("{height:.1}")]);
            let rows: Vec<[String; 4]> = [first].into_iter().chain(others).collect();
            let bytes = written(&rows, separator, comma && separator != ',', encoding, stated);
            let found = table(&bytes);
            prop_assert_eq!(&found.columns, &["id", "name", "lon", "h"]);
            let values: Vec<Vec<String>> = found.rows.into_iter().map(|row| row.values).collect();
            prop_assert_eq!(values, rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_quote_left_open_is_text_where_the_row_is_whole_else_an_error() {
        let found = table(b"id,name\n1,a\n2,\"b\n3,c\n4,d\n");
        assert_eq!((found.rows.len(), found.lone_quotes), (4, 1));
        assert_eq!(found.rows[1].values, ["2", "\"b"]);
        let found = table_from_bytes("t.csv", b"id,name\n1,a\n2,\"b,c\n3,c\n", Header::FirstRow, None);
        assert!(matches!(found, Err(InputError::UnclosedQuote { line: 3, .. })), "{found:?}");
    }

    #[test]
    fn files_that_are_no_table() {
        for (bytes, expected) in [
            (&b""[..], "`t.csv` has no header row: it is empty"),
            (b"\n \n", "`t.csv` has no header row: it is empty"),
            (
                b"i\0d\0,\0l\0o\0n\0",
                "`t.csv` is not UTF-8 text (every second byte is 0: it seems to be UTF-16 without a byte order mark): save it as UTF-8 (in a spreadsheet: CSV UTF-8)",
            ),
            (
                b"id,t\xEAn\n1,2\n",
                "`t.csv` is not UTF-8 text (its header has other bytes): save it as UTF-8 (in a spreadsheet: CSV UTF-8)",
            ),
            (b"id,a,a\n1,2,3\n", "`t.csv` has two columns named `a`: rename one of them"),
        ] {
            let error = table_from_bytes("t.csv", bytes, Header::FirstRow, None).expect_err("no table");
            assert_eq!(error.to_string(), expected);
        }
    }
}
