//! Pages that stand where a report shall go.
#![expect(clippy::disallowed_types, reason = "looks into files before they are replaced")]
use crate::outputs::error::OutputError;
use crate::outputs::html::REPORT_MARK;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// The mark of a report stands within so many bytes.
const HEAD_BYTES: u64 = 4_096;

/// Refuses to replace files that are no reports of this program.
///
/// # Errors
/// [`OutputError::Exists`] names the first that is there, [`OutputError::File`] a folder.
pub fn keep_other_pages(targets: &[&Path], overwrite: bool) -> Result<(), OutputError> {
    for target in targets {
        let path = || target.to_path_buf();
        if target.is_dir() {
            let source = io::Error::from(io::ErrorKind::IsADirectory);
            return Err(OutputError::File { path: path(), source });
        }
        if !overwrite && target.symlink_metadata().is_ok() && !is_report(target) {
            return Err(OutputError::Exists { path: path() });
        }
    }
    Ok(())
}

fn is_report(path: &Path) -> bool {
    // a pipe would keep its reader waiting
    if !path.is_file() {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut head));
    let mark = REPORT_MARK.as_bytes();
    read.is_ok() && head.windows(mark.len()).any(|part| part == mark)
}

#[cfg(test)]
mod tests {
    use super::keep_other_pages;
    use crate::outputs::html::REPORT_MARK;

    #[test]
    fn only_reports_are_replaced_unasked() {
        let folder = tempfile::tempdir().expect("a folder");
        let page = folder.path().join("report.html");
        assert!(keep_other_pages(&[&page], false).is_ok(), "nothing is there");
        std::fs::write(&page, "<p>mine</p>").expect("a file");
        let refused = keep_other_pages(&[&page], false).expect_err("somebody else's").to_string();
        assert!(refused.contains("report.html"), "{refused}");
        assert!(keep_other_pages(&[&page], true).is_ok(), "as asked");
        std::fs::write(&page, format!("<!doctype html>{REPORT_MARK} 0.1.0\">")).expect("a file");
        assert!(keep_other_pages(&[&page], false).is_ok(), "a report");
        assert!(keep_other_pages(&[folder.path()], true).is_err(), "a folder");
    }
}
