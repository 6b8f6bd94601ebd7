//! Delimited text to rows.
use super::table_rows::{Coordinates, Row, Shape, Table, check_header};
use super::text_records::{LONGEST_RECORD, RawRow, Records, first_line, head_of, plain_text};
use crate::inputs::files::regular_file::{SizeLimit, read_regular};
use crate::inputs::{InputError, Reject};
use std::path::Path;

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
    let bytes = read_regular(Path::new(path), limit)
        .map_err(|error| InputError::Unreadable { file: path.to_owned(), reason: error.to_string() })?;
    table_from_bytes(path, &bytes, header)
}

/// The fields of the first row that is not blank.
pub(in crate::inputs) fn first_row(path: &str) -> Result<Vec<String>, InputError> {
    let bytes = head_of(path, 2 * LONGEST_RECORD as u64)?;
    let text = plain_text(path, &bytes)?;
    let first = Records::of_text(path, first_line(text)).next()?;
    Ok(first.map_or_else(Vec::new, |row| {
        row.fields.iter().map(|field| String::from_utf8_lossy(field).trim().to_owned()).collect()
    }))
}

fn table_from_bytes(path: &str, bytes: &[u8], header: Header) -> Result<Table, InputError> {
    let text = plain_text(path, bytes)?;
    let mut rows =
        Records::of_text(path, text).next_rows(usize::MAX)?.into_iter().filter(|row| !row.is_blank());
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
        lone_quotes: 0,
    };
    for row in rows {
        table.lone_quotes += usize::from(row.lone_quote);
        match texts(&table, &row) {
            Ok(row) => table.rows.push(row),
            Err(reject) => table.rejects.push(reject),
        }
    }
    Ok(table)
}

pub(in crate::inputs) fn column_names(path: &str, row: &RawRow) -> Result<Vec<String>, InputError> {
    let name = |field: &Vec<u8>| match std::str::from_utf8(field) {
        Ok(text) => Ok(text.trim().to_owned()),
        Err(_) => Err(InputError::Encoding { file: path.to_owned(), found: "its header has other bytes" }),
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
        let reason = format!(
            "the row has {found} fields, the header has {expected}: put fields that hold the separator in quotes"
        );
        return Err(refuse(String::new(), row.fields.first().map_or(&[], Vec::as_slice), reason));
    }
    let mut values = Vec::with_capacity(found);
    for (field, column) in row.fields.iter().zip(&table.columns) {
        match std::str::from_utf8(field) {
            Ok(text) => values.push(text.to_owned()),
            Err(_) => {
                return Err(refuse(
                    column.clone(),
                    field,
                    "not UTF-8 text: save the file as UTF-8".to_owned(),
                ));
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

    fn table(bytes: &[u8]) -> Table {
        table_from_bytes("t.csv", bytes, Header::FirstRow).expect("a table")
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

    #[test]
    fn a_quote_left_open_is_text_where_the_row_is_whole_else_an_error() {
        let found = table(b"id,name\n1,a\n2,\"b\n3,c\n4,d\n");
        assert_eq!((found.rows.len(), found.lone_quotes), (4, 1));
        assert_eq!(found.rows[1].values, ["2", "\"b"]);
        let found = table_from_bytes("t.csv", b"id,name\n1,a\n2,\"b,c\n3,c\n", Header::FirstRow);
        assert!(matches!(found, Err(InputError::UnclosedQuote { line: 3, .. })), "{found:?}");
    }

    #[test]
    fn files_that_are_no_table() {
        for (bytes, expected) in [
            (&b""[..], "`t.csv` has no header row: it is empty"),
            (b"\n \n", "`t.csv` has no header row: it is empty"),
            (
                b"\xFF\xFEi\0d\0",
                "`t.csv` is not UTF-8 text (it begins as UTF-16): save it as UTF-8 (in a spreadsheet: CSV UTF-8)",
            ),
            (
                b"id,t\xEAn\n1,2\n",
                "`t.csv` is not UTF-8 text (its header has other bytes): save it as UTF-8 (in a spreadsheet: CSV UTF-8)",
            ),
            (b"id,a,a\n1,2,3\n", "`t.csv` has two columns named `a`: rename one of them"),
        ] {
            let error = table_from_bytes("t.csv", bytes, Header::FirstRow).expect_err("no table");
            assert_eq!(error.to_string(), expected);
        }
    }
}
