//! The history of measurements: a file with one JSON object per line.
use super::bench_record::BenchRecord;
use crate::language::word;
use crate::outputs::error::OutputError;
use crate::outputs::files::scratch::write_file;
use crate::text;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why a history cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HistoryError {
    /// The file cannot be read.
    #[error("{}", crate::text!("history-error-unreadable", path = path.display(), source))]
    Unreadable {
        /// File.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A line that is no measurement.
    #[error(
        "{}", crate::text!("history-error-damaged", path = path.display(), line, reason))]
    Damaged {
        /// File.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// A measurement that is not there.
    #[error(
        "{}", crate::text!("history-error-no-such", lines, path = path.display(), wanted))]
    NoSuch {
        /// File.
        path: PathBuf,
        /// Number or name.
        wanted: String,
        /// How many measurements there are.
        lines: usize,
    },
    /// It cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// A history as it was read.
#[derive(Clone, Debug)]
pub struct BenchHistory {
    path: PathBuf,
    text: String,
    records: Vec<BenchRecord>,
}

impl BenchHistory {
    /// Reads a history; one that is not there is empty.
    ///
    /// # Errors
    /// [`HistoryError`] names file and line.
    pub fn read(path: &Path) -> Result<Self, HistoryError> {
        let damaged =
            |line: usize, reason: String| HistoryError::Damaged { path: path.to_owned(), line, reason };
        let text = match fs::read(path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|error| {
                let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = before.split(|byte| *byte == b'\n').count();
                damaged(line, word("bench-history-not-utf-8").to_owned())
            })?,
            Err(source) if source.kind() == io::ErrorKind::NotFound => String::new(),
            Err(source) => return Err(HistoryError::Unreadable { path: path.to_owned(), source }),
        };
        let record = |(number, line): (usize, &str)| {
            serde_json::from_str(line).map_err(|error| damaged(number + 1, told(&error)))
        };
        let records = text.lines().enumerate().map(record).collect::<Result<_, _>>()?;
        Ok(Self { path: path.to_owned(), text, records })
    }

    /// The measurement to compare one with, and the number of its line: what is wanted (a line, otherwise the last of a label,
    /// scenario or version), otherwise the last of the same scenario; `None` where nothing is wanted and there is none.
    ///
    /// # Errors
    /// [`HistoryError::NoSuch`].
    pub fn compared(
        &self,
        scenario: &str,
        wanted: Option<&str>,
    ) -> Result<Option<(usize, &BenchRecord)>, HistoryError> {
        let Some(wanted) = wanted else {
            return Ok(self.last(|record| record.scenario == scenario));
        };
        let by_line = || {
            let index = wanted.parse::<usize>().ok()?.checked_sub(1)?;
            self.records.get(index).map(|record| (index + 1, record))
        };
        let found = by_line().or_else(|| self.last(|record| record.is_called(wanted)));
        found.map(Some).ok_or_else(|| HistoryError::NoSuch {
            path: self.path.clone(),
            wanted: wanted.to_owned(),
            lines: self.records.len(),
        })
    }

    fn last(&self, is: impl Fn(&BenchRecord) -> bool) -> Option<(usize, &BenchRecord)> {
        self.records
            .iter()
            .enumerate()
            .rev()
            .find(|(_, record)| is(record))
            .map(|(at, record)| (at + 1, record))
    }

    /// Its file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the file again with some measurements more, beside and renamed; the number of the first one's line.
    ///
    /// # Errors
    /// [`HistoryError::Output`] names the file; it is as it was then.
    pub fn append(&self, records: &[BenchRecord]) -> Result<usize, HistoryError> {
        let mut text = self.text.clone();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        for record in records {
            let line = serde_json::to_string(record)
                .map_err(|source| OutputError::Json { name: "signalgap-bench.jsonl", source })?;
            text.push_str(&line);
            text.push('\n');
        }
        write_file(&self.path, text.as_bytes())?;
        Ok(self.records.len() + 1)
    }
}

/// What is wrong with a line, without the line number that the reader counts in it.
fn told(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let reason = text.split(" at line 1 column ").next().unwrap_or_default();
    text!("bench-history-not-measurement-column", column = error.column(), reason)
}

/// One measurement as a JSON file, or several as a list.
///
/// # Errors
/// [`OutputError`] names the file.
pub fn write_bench_json(path: &Path, records: &[BenchRecord]) -> Result<(), OutputError> {
    let json = if let [record] = records {
        serde_json::to_vec_pretty(record)
    } else {
        serde_json::to_vec_pretty(records)
    };
    let mut bytes = json.map_err(|source| OutputError::Json { name: word("the-measurement"), source })?;
    bytes.push(b'\n');
    write_file(path, &bytes)
}

#[cfg(test)]
mod tests {
    use super::{BenchHistory, HistoryError};
    use crate::outputs::bench::bench_text::example_record;

    #[test]
    fn measurements_are_appended_and_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("history.jsonl");
        let mut record = example_record();
        for (number, (scenario, label)) in
            [("valley", None), ("ridge", Some("before")), ("valley", Some("2"))].into_iter().enumerate()
        {
            record.scenario = scenario.to_owned();
            record.label = label.map(str::to_owned);
            let history = BenchHistory::read(&path).expect("a history");
            assert_eq!(history.append(std::slice::from_ref(&record)).expect("written"), number + 1);
        }
        let history = BenchHistory::read(&path).expect("a history");
        let line = |scenario: &str, wanted: Option<&str>| {
            history.compared(scenario, wanted).map(|found| found.map(|(line, _)| line))
        };
        assert_eq!(line("valley", None).expect("the last of the same scenario"), Some(3));
        assert_eq!(line("plain", None).expect("none"), None);
        assert_eq!(line("valley", Some("before")).expect("a label"), Some(2));
        assert_eq!(line("plain", Some("valley")).expect("a scenario"), Some(3));
        assert_eq!(line("valley", Some("2")).expect("a line before a label"), Some(2));
        assert_eq!(line("valley", Some(env!("CARGO_PKG_VERSION"))).expect("a version"), Some(3));
        for wrong in ["0", "4", "after"] {
            let error = line("valley", Some(wrong)).expect_err("none of them");
            assert!(matches!(&error, HistoryError::NoSuch { lines: 3, .. }), "{error}");
        }
        assert_eq!(history.records[2], record, "what is written is read");
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left beside");
    }

    #[test]
    fn a_damaged_line_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("history.jsonl");
        let good = serde_json::to_string(&example_record()).expect("JSON");
        for (bytes, line) in [
            (format!("{good}\n{{\"version\": 1}}\n").into_bytes(), 2),
            (format!("{good}\n\n{good}\n").into_bytes(), 2),
            (format!("{good}\n{good}\n{}", &good[..40]).into_bytes(), 3),
            ([good.as_bytes(), b"\n\xff\n"].concat(), 2),
            (b"# a note\n".to_vec(), 1),
        ] {
            std::fs::write(&path, &bytes).expect("a file");
            let error = BenchHistory::read(&path).expect_err("damaged");
            assert!(matches!(&error, HistoryError::Damaged { line: named, .. } if *named == line), "{error}");
            assert!(error.to_string().contains(&format!("history.jsonl, line {line}: not ")), "{error}");
        }
        assert!(matches!(BenchHistory::read(folder.path()), Err(HistoryError::Unreadable { .. })));
    }
}
