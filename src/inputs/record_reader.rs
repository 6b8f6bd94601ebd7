//! A delimited text file record by record, in bounded memory.
#![expect(clippy::disallowed_types, reason = "files are read in inputs/")]
use super::InputError;
use super::csv_table::{RawRow, delimiter_of, plain_text, records};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};

/// Length of a record beyond which it cannot be a row of a table, bytes.
const LONGEST_RECORD: usize = 1 << 20;
/// Bytes looked at for the separator.
const LOOKED_AT: u64 = 1 << 16;

/// Reads the records of a file one after the other; blank lines are passed over.
pub(super) struct RecordReader {
    file: String,
    source: BufReader<File>,
    delimiter: u8,
    /// Line of the next byte, from 1.
    line: u64,
    /// The byte before was a carriage return: a line feed belongs to it.
    after_return: bool,
}

/// One record as it stands in the file, without its line end.
struct RawRecord {
    line: u64,
    bytes: Vec<u8>,
}

/// Where in a record a byte stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    FieldStart,
    Plain,
    Quoted,
    /// After a quotation mark inside quotes: their end, or the first of two.
    AfterQuote,
}

impl Place {
    const fn after(self, byte: u8, delimiter: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::AfterQuote,
            (Self::FieldStart | Self::AfterQuote, b'"') | (Self::Quoted, _) => Self::Quoted,
            (_, byte) if byte == delimiter => Self::FieldStart,
            _ => Self::Plain,
        }
    }
}

impl RecordReader {
    /// Opens a file and finds its separator: comma, semicolon or tab.
    ///
    /// # Errors
    /// When it cannot be read or is not UTF-8 from the start.
    pub(super) fn open(path: &str) -> Result<Self, InputError> {
        let unreadable = |error: std::io::Error| unreadable(path, &error);
        let mut head = Vec::new();
        File::open(path).map_err(unreadable)?.take(LOOKED_AT).read_to_end(&mut head).map_err(unreadable)?;
        let text = plain_text(path, &head)?;
        let (delimiter, mark) = (delimiter_of(text), head.len() - text.len());
        let mut source = BufReader::new(File::open(path).map_err(unreadable)?);
        source.read_exact(&mut vec![0; mark]).map_err(unreadable)?;
        Ok(Self { file: path.to_owned(), source, delimiter, line: 1, after_return: false })
    }

    /// Up to `limit` records taken apart into fields; fewer only at the end of the file.
    ///
    /// # Errors
    /// When the file cannot be read, or a quotation mark stays open.
    pub(super) fn next_rows(&mut self, limit: usize) -> Result<Vec<RawRow>, InputError> {
        let (mut text, mut lines) = (Vec::new(), Vec::new());
        while lines.len() < limit
            && let Some(record) = self.next_record()?
        {
            lines.push(record.line);
            text.extend(record.bytes);
            text.push(b'\n');
        }
        let mut rows = records(&self.file, &text, self.delimiter)?;
        for (row, line) in rows.iter_mut().zip(lines) {
            row.line = line;
        }
        Ok(rows)
    }

    /// Number of records left.
    ///
    /// # Errors
    /// As [`Self::next_rows`].
    pub(super) fn count(mut self) -> Result<u64, InputError> {
        let mut count = 0;
        while self.next_record()?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    fn next_record(&mut self) -> Result<Option<RawRecord>, InputError> {
        let mut record = RawRecord { line: self.line, bytes: Vec::new() };
        let mut place = Place::FieldStart;
        while let Some(byte) = self.next_byte()? {
            if matches!(byte, b'\n' | b'\r') && place != Place::Quoted {
                if !record.bytes.trim_ascii().is_empty() {
                    return Ok(Some(record));
                }
                record = RawRecord { line: self.line, bytes: Vec::new() };
                place = Place::FieldStart;
                continue;
            }
            place = place.after(byte, self.delimiter);
            record.bytes.push(byte);
            if record.bytes.len() > LONGEST_RECORD {
                return Err(self.broken(place, record.line));
            }
        }
        if place == Place::Quoted {
            return Err(self.broken(place, record.line));
        }
        Ok((!record.bytes.trim_ascii().is_empty()).then_some(record))
    }

    fn broken(&self, place: Place, line: u64) -> InputError {
        let file = self.file.clone();
        if place == Place::Quoted {
            return InputError::UnclosedQuote { file, line };
        }
        let reason = format!("the row at line {line} is longer than a million characters");
        InputError::Unreadable { file, reason }
    }

    fn next_byte(&mut self) -> Result<Option<u8>, InputError> {
        let byte = self.source.fill_buf().map_err(|error| unreadable(&self.file, &error))?.first().copied();
        if let Some(byte) = byte {
            self.source.consume(1);
            let second_of_two = byte == b'\n' && self.after_return;
            self.line += u64::from(matches!(byte, b'\n' | b'\r') && !second_of_two);
            self.after_return = byte == b'\r';
        }
        Ok(byte)
    }
}

fn unreadable(path: &str, error: &std::io::Error) -> InputError {
    InputError::Unreadable { file: path.to_owned(), reason: error.to_string() }
}

/// Whether a row has no text in any field.
pub(super) fn is_blank(row: &RawRow) -> bool {
    row.fields.iter().all(|field| field.trim_ascii().is_empty())
}

#[cfg(test)]
mod tests {
    use super::RecordReader;

    fn rows(text: &[u8], limit: usize) -> Vec<(u64, Vec<String>)> {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), text).expect("written");
        let path = file.path().display().to_string();
        let mut reader = RecordReader::open(&path).expect("open");
        let mut all = Vec::new();
        loop {
            let rows = reader.next_rows(limit).expect("rows");
            if rows.is_empty() {
                break;
            }
            let text = |field: &Vec<u8>| String::from_utf8_lossy(field).into_owned();
            all.extend(rows.iter().map(|row| (row.line, row.fields.iter().map(text).collect())));
        }
        let counted = RecordReader::open(&path).expect("open").count().expect("a count");
        assert_eq!(counted, all.len() as u64);
        all
    }

    #[test]
    fn records_and_their_lines_whatever_ends_them() {
        for text in [
            &b"\xEF\xBB\xBFid,n\n\n1,\"a, \"\"b\"\n \n\n2,\"two\nlines\"\n3,in\"ch\n4,"[..],
            b"id;n\r\n\r\n1;\"a, \"\"b\"\r\n \r\n\r\n2;\"two\nlines\"\r\n3;in\"ch\r\n4;\r\n",
            b"id\tn\r\r1\t\"a, \"\"b\"\r \r\r2\t\"two\nlines\"\r3\tin\"ch\r4\t\r",
        ] {
            for limit in [1, 2, 100] {
                let found = rows(text, limit);
                let lines: Vec<u64> = found.iter().map(|row| row.0).collect();
                assert_eq!(lines, [1, 3, 6, 8, 9], "{}", String::from_utf8_lossy(text));
                let second: Vec<&str> = found.iter().map(|row| row.1[1].as_str()).collect();
                assert_eq!(second, ["n", "a, \"b", "two\nlines", "in\"ch", ""]);
            }
        }
    }

    #[test]
    fn an_open_quote_is_an_error_with_its_line() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), "id,n\n1,\"a\n2,b\n").expect("written");
        let mut reader = RecordReader::open(&file.path().display().to_string()).expect("open");
        let error = reader.next_rows(9).err().expect("an error").to_string();
        assert!(error.contains("line 2 is never closed"), "{error}");
    }
}
