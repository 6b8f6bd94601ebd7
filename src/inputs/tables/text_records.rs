//! Delimited text record by record, in bounded memory.
#![expect(clippy::disallowed_types, reason = "files are read in inputs/")]
use crate::inputs::InputError;
use crate::inputs::files::regular_file::open_regular;
use crate::inputs::gdal_access::archives::{is_packed_here, read_packed};
use crate::language::word;
use crate::text;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// Length of a record beyond which it cannot be a row of a table, bytes.
pub(in crate::inputs) const LONGEST_RECORD: usize = 1 << 20;
/// Bytes examined for the separator.
const LOOKED_AT: u64 = 1 << 16;

/// The separators that are recognised; the first wins a tie.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A record taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inputs) struct RawRow {
    /// Line it begins at, from 1.
    pub(in crate::inputs) line: u64,
    pub(in crate::inputs) fields: Vec<Vec<u8>>,
    /// It has a quotation mark that quotes nothing, which is taken as text.
    pub(in crate::inputs) lone_quote: bool,
}

impl RawRow {
    /// Whether there is no text in any field.
    pub(in crate::inputs) fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim_ascii().is_empty())
    }
}

/// Reads records one after the other; blank lines are skipped.
///
/// # Method
/// Fields in quotes are those of RFC 4180, which may hold separators and line ends. A mark that is closed nowhere, or before
/// something else than a separator, quotes nothing: its line is taken unchanged. So is a line whose quotes would
/// swallow lines that each have as many fields as the first record: registers without quoting (GeoNames) hold such marks.
pub(in crate::inputs) struct Records<R> {
    file: String,
    source: R,
    delimiter: u8,
    /// Line of the next byte, from 1.
    line: u64,
    /// Lines that were examined already.
    ahead: VecDeque<Line>,
    /// Fields of the first record.
    width: Option<usize>,
}

/// The records of a file.
pub(in crate::inputs) type FileRecords = Records<BufReader<File>>;

/// A line as in the file.
struct Line {
    number: u64,
    bytes: Vec<u8>,
    end: Vec<u8>,
}

/// Where in a record a byte stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    FieldStart,
    Plain,
    Quoted,
    /// After a quotation mark inside quotes: their end, or the first of two.
    AfterQuote,
    /// After the end of quotes and blanks.
    AfterBlank,
    /// Text after the end of quotes: they are none.
    Misplaced,
}

impl Place {
    const fn after(self, byte: u8, delimiter: u8) -> Self {
        match (self, byte) {
            (Self::Misplaced, _) => Self::Misplaced,
            (Self::Quoted, b'"') => Self::AfterQuote,
            (Self::FieldStart | Self::AfterQuote, b'"') | (Self::Quoted, _) => Self::Quoted,
            (_, byte) if byte == delimiter => Self::FieldStart,
            (Self::AfterQuote | Self::AfterBlank, b' ') => Self::AfterBlank,
            (Self::AfterQuote | Self::AfterBlank, _) => Self::Misplaced,
            _ => Self::Plain,
        }
    }
}

impl Records<BufReader<File>> {
    /// Opens a file and finds its separator: comma, semicolon, tab or pipe, or the one of a first line `sep=;`.
    ///
    /// # Errors
    /// When it cannot be read or is not UTF-8 from the start.
    pub(in crate::inputs) fn open(path: &str) -> Result<Self, InputError> {
        let unreadable = |error: std::io::Error| unreadable(path, &error);
        let head = head_of(path, LOOKED_AT)?;
        let text = plain_text(path, &head)?;
        let (delimiter, mark) = (delimiter_of(text), head.len() - text.len());
        let mut source = BufReader::new(open_regular(Path::new(path)).map_err(unreadable)?);
        source.read_exact(&mut vec![0; mark]).map_err(unreadable)?;
        Ok(Self::of(path, source, delimiter))
    }
}

impl<'t> Records<&'t [u8]> {
    /// The records of a text in memory.
    pub(in crate::inputs) fn of_text(path: &str, text: &'t [u8]) -> Self {
        Self::of(path, text, delimiter_of(text))
    }
}

impl<R: BufRead> Records<R> {
    fn of(path: &str, source: R, delimiter: u8) -> Self {
        Self { file: path.to_owned(), source, delimiter, line: 1, ahead: VecDeque::new(), width: None }
    }

    /// The separator.
    pub(in crate::inputs) const fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Up to `limit` records; fewer only at the end of the file.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub(in crate::inputs) fn next_rows(&mut self, limit: usize) -> Result<Vec<RawRow>, InputError> {
        let mut rows = Vec::new();
        while rows.len() < limit
            && let Some(row) = self.next()?
        {
            rows.push(row);
        }
        Ok(rows)
    }

    /// Number of records left.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub(in crate::inputs) fn count(mut self) -> Result<u64, InputError> {
        let mut count = 0;
        while self.next()?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    /// The next record; `None` at the end.
    ///
    /// # Errors
    /// When the file cannot be read, a row is too long, or a quotation mark stays open in a row that has not the first row's
    /// number of fields either.
    pub(in crate::inputs) fn next(&mut self) -> Result<Option<RawRow>, InputError> {
        let first = loop {
            match self.next_line()? {
                None => return Ok(None),
                Some(line) if line.bytes.trim_ascii().is_empty() => {}
                Some(line) if self.width.is_none() && states_separator(&line.bytes) => {}
                Some(line) => break line,
            }
        };
        let row = match self.end_of(&first.bytes, Place::FieldStart) {
            Place::Quoted => self.over_lines(&first)?,
            Place::Misplaced => self.literally(&first),
            _ => RawRow { line: first.number, fields: self.split(&first.bytes, true), lone_quote: false },
        };
        self.width.get_or_insert(row.fields.len());
        Ok(Some(row))
    }

    /// A record whose first line leaves a quote open.
    fn over_lines(&mut self, first: &Line) -> Result<RawRow, InputError> {
        let mut record = first.bytes.clone();
        let (mut lines, mut place, mut end) = (Vec::new(), Place::Quoted, first.end.clone());
        while place == Place::Quoted && record.len() <= LONGEST_RECORD {
            let Some(line) = self.next_line()? else { break };
            record.extend_from_slice(&end);
            record.extend_from_slice(&line.bytes);
            place = self.end_of(&line.bytes, place);
            end.clone_from(&line.end);
            lines.push(line);
        }
        let closed = !matches!(place, Place::Quoted | Place::Misplaced);
        let each_is_a_row = self.is_row(first) && lines.iter().all(|line| self.is_row(line));
        if closed && !each_is_a_row {
            return Ok(RawRow { line: first.number, fields: self.split(&record, true), lone_quote: false });
        }
        for line in lines.into_iter().rev() {
            self.ahead.push_front(line);
        }
        if place == Place::Quoted && !self.is_row(first) {
            return Err(InputError::UnclosedQuote { file: self.file.clone(), line: first.number });
        }
        Ok(self.literally(first))
    }

    /// Whether a line without any quoting has as many fields as the first record.
    fn is_row(&self, line: &Line) -> bool {
        let fields = line.bytes.split(|byte| *byte == self.delimiter).count();
        self.width.is_none_or(|width| fields == width)
    }

    fn literally(&self, line: &Line) -> RawRow {
        RawRow { line: line.number, fields: self.split(&line.bytes, false), lone_quote: true }
    }

    /// Where a record stands at the end of these bytes.
    fn end_of(&self, bytes: &[u8], from: Place) -> Place {
        bytes.iter().fold(from, |place, byte| place.after(*byte, self.delimiter))
    }

    /// The fields of a record, with or without quoting.
    fn split(&self, record: &[u8], quoting: bool) -> Vec<Vec<u8>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(self.delimiter)
            .quoting(quoting)
            .buffer_capacity(record.len() + 1)
            .from_reader(record);
        let mut fields = csv::ByteRecord::new();
        // a text in memory can always be read
        let found = reader.read_byte_record(&mut fields).unwrap_or(false);
        if found { fields.iter().map(<[u8]>::to_vec).collect() } else { Vec::new() }
    }

    /// The next line, ended by LF, CR LF, CR or the end of the file.
    fn next_line(&mut self) -> Result<Option<Line>, InputError> {
        if let Some(line) = self.ahead.pop_front() {
            return Ok(Some(line));
        }
        let mut line = Line { number: self.line, bytes: Vec::new(), end: Vec::new() };
        loop {
            let buffer = self.source.fill_buf().map_err(|error| unreadable(&self.file, &error))?;
            if buffer.is_empty() {
                return Ok((!line.bytes.is_empty()).then_some(line));
            }
            let end = buffer.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let taken = end.unwrap_or(buffer.len());
            line.bytes.extend_from_slice(&buffer[..taken]);
            line.end.extend(end.map(|end| buffer[end]));
            self.source.consume(taken + line.end.len());
            if line.bytes.len() > LONGEST_RECORD {
                let reason = text!("text-records-the-row-at-line-is-longer", number = line.number);
                return Err(InputError::Unreadable { file: self.file.clone(), reason });
            }
            if line.end == b"\r" {
                let next = self.source.fill_buf().map_err(|error| unreadable(&self.file, &error))?;
                if next.first() == Some(&b'\n') {
                    self.source.consume(1);
                    line.end.push(b'\n');
                }
            }
            if !line.end.is_empty() {
                self.line += 1;
                return Ok(Some(line));
            }
        }
    }
}

/// The first bytes of a regular file, in which its first row is looked for.
///
/// # Errors
/// When it cannot be read.
pub(in crate::inputs) fn head_of(path: &str, bytes: u64) -> Result<Vec<u8>, InputError> {
    if is_packed_here(path) {
        return read_packed(path, bytes).map_err(|error| unreadable(path, &error));
    }
    let mut head = Vec::new();
    let read = open_regular(Path::new(path)).and_then(|file| file.take(bytes).read_to_end(&mut head));
    read.map_err(|error| unreadable(path, &error))?;
    Ok(head)
}

fn unreadable(path: &str, error: &std::io::Error) -> InputError {
    InputError::Unreadable { file: path.to_owned(), reason: error.to_string() }
}

/// The text without byte order mark.
pub(in crate::inputs) fn plain_text<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a [u8], InputError> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(InputError::Encoding {
            file: path.to_owned(),
            found: word("text-records-it-begins-as-utf-16"),
            hint: String::new(),
        });
    }
    Ok(bytes.strip_prefix(BOM).unwrap_or(bytes))
}

/// The first line that is not blank; empty when there is none.
fn first_line(text: &[u8]) -> &[u8] {
    filled_lines(text).next().unwrap_or_default()
}

/// The first line with values: not blank, and not a spreadsheet's `sep=;`.
pub(in crate::inputs) fn first_row_line(text: &[u8]) -> &[u8] {
    filled_lines(text).find(|line| !states_separator(line)).unwrap_or_default()
}

fn filled_lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = text.split(|byte| matches!(byte, b'\n' | b'\r'));
    lines.filter(|line| !line.trim_ascii().is_empty())
}

/// Whether a line only names the separator, as spreadsheets write and read it: `sep=;`.
fn states_separator(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"\"").map_or(line, |line| line.strip_suffix(b"\"").unwrap_or(line));
    let (key, rest) = line.split_at(line.len().min(4));
    key.eq_ignore_ascii_case(b"sep=") && matches!(rest, [separator] if DELIMITERS.contains(separator))
}

/// The delimiter the first row that is not blank has most of, outside quotes.
pub(in crate::inputs) fn delimiter_of(text: &[u8]) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut quoted = false;
    let line = first_line(text);
    for byte in line {
        quoted ^= *byte == b'"' && !states_separator(line);
        if let Some(which) = DELIMITERS.iter().position(|delimiter| delimiter == byte).filter(|_| !quoted) {
            counts[which] += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let which = counts.iter().position(|count| *count == most).unwrap_or_default();
    DELIMITERS[which]
}

#[cfg(test)]
mod tests {
    use super::{RawRow, Records};
    use crate::inputs::InputError;

    fn rows(text: &[u8], limit: usize) -> Vec<(u64, Vec<String>)> {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), text).expect("written");
        let path = file.path().display().to_string();
        let mut reader = Records::open(&path).expect("open");
        let mut all = Vec::new();
        loop {
            let rows = reader.next_rows(limit).expect("rows");
            if rows.is_empty() {
                break;
            }
            all.extend(rows.iter().map(|row| (row.line, fields(row))));
        }
        let counted = Records::open(&path).expect("open").count().expect("a count");
        assert_eq!(counted, all.len() as u64);
        all
    }

    fn fields(row: &RawRow) -> Vec<String> {
        row.fields.iter().map(|field| String::from_utf8_lossy(field).into_owned()).collect()
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

    /// The rows as text, `*` before those with a lone mark.
    fn told(text: &str) -> Vec<String> {
        let mut records = Records::of_text("t.csv", text.as_bytes());
        let row = |row: RawRow| {
            let mark = if row.lone_quote { "*" } else { "" };
            format!("{mark}{} {}", row.line, fields(&row).join("|"))
        };
        records.next_rows(99).expect("rows").into_iter().map(row).collect()
    }

    #[test]
    fn a_lone_mark_swallows_nothing() {
        for (text, expected) in [
            // closed before a separator, three rows later
            (
                "id\tname\tx\n2\t\"B side\t1\n3\tC\t2\n4\tD\"\t3\n5\tE\t4\n",
                &["1 id|name|x", "*2 2|\"B side|1", "3 3|C|2", "4 4|D\"|3", "5 5|E|4"][..],
            ),
            // closed before a letter
            ("id,name,x\n2,\"B,1\n3,C,2\n5,\"E\",4\n", &["1 id|name|x", "*2 2|\"B|1", "3 3|C|2", "4 5|E|4"]),
            // closed nowhere
            ("id,name\n1,a\n2,\"b\n3,c\n", &["1 id|name", "2 1|a", "*3 2|\"b", "4 3|c"]),
            // closed too early
            ("id,name\n1,\"Big\" house\n2,c\n", &["1 id|name", "*2 1|\"Big\" house", "3 2|c"]),
            // a separator in a name that only seems quoted: too many fields, for the reader to refuse
            ("id,name\n1,\"Big\", house\n2,c\n", &["1 id|name", "2 1|Big| house", "3 2|c"]),
            // a real one over lines, and one that ends in a blank
            ("id,name\n1,\"a\nb,c\nd\"\n2,\"e\" \n", &["1 id|name", "2 1|a\nb,c\nd", "5 2|e "]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn an_open_quote_in_a_row_of_another_width_is_an_error_with_its_line() {
        let mut records = Records::of_text("t.csv", b"id,n,x\n1,\"a\n2,b,c\n");
        assert!(matches!(records.next_rows(9), Err(InputError::UnclosedQuote { line: 2, .. })));
    }

    #[test]
    fn many_lone_marks_take_no_longer_than_as_many_rows() {
        let text = "1,\"a\n".repeat(50_000);
        assert_eq!(Records::of_text("t.csv", text.as_bytes()).count().expect("rows"), 50_000);
    }
}
