//! Opening inputs: a regular file of a bounded size, or an error at once.
//!
//! A named pipe would be waited for without end, a device may have no end: neither is opened.
#![expect(clippy::disallowed_types, reason = "files are read in inputs/")]
use crate::language::word;
use crate::system::file_opening::{special_kind, without_waiting};
use crate::text;
use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io::{Error, Read, Result};
use std::path::Path;

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;

/// Largest size of a kind of text input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeLimit {
    /// The message that names the kind, with its article.
    kind: &'static str,
    bytes: u64,
}

impl SizeLimit {
    /// Of a scenario and each file it extends: 1 MiB.
    pub const SCENARIO: Self = Self { kind: "regular-file-scenario", bytes: MIB };
    /// Of a calibration: 16 MiB.
    pub const CALIBRATION: Self = Self { kind: "regular-file-calibration", bytes: 16 * MIB };
    /// Of a cost table: 1 MiB.
    pub const COSTS: Self = Self { kind: "regular-file-cost-table", bytes: MIB };
    /// Of an antenna file: 16 MiB.
    pub const ANTENNA: Self = Self { kind: "regular-file-antenna-file", bytes: 16 * MIB };
    /// Of a path profile: 64 MiB.
    pub const PROFILE: Self = Self { kind: "regular-file-path-profile", bytes: 64 * MIB };
    /// Of a map of the radio climate: 64 MiB.
    pub const ITU_MAP: Self = Self { kind: "regular-file-map-of-the-radio-climate", bytes: 64 * MIB };
    /// Of a history of measurements: 64 MiB.
    pub const HISTORY: Self = Self { kind: "regular-file-history-of-measurements", bytes: 64 * MIB };
    /// Of the manifest of a finished run: 64 MiB.
    pub const MANIFEST: Self = Self { kind: "regular-file-manifest", bytes: 64 * MIB };
    /// Of a table of settlements or sites, which is read into memory as a whole: 1 GiB.
    pub const TABLE: Self = Self { kind: "regular-file-table", bytes: 1024 * MIB };

    /// The limit.
    pub(in crate::inputs) const fn bytes(self) -> u64 {
        self.bytes
    }

    /// Refuses content of more bytes.
    ///
    /// # Errors
    /// When there are more.
    pub(in crate::inputs) fn check(self, found_bytes: u64) -> Result<()> {
        if found_bytes > self.bytes { Err(self.exceeded(found_bytes)) } else { Ok(()) }
    }

    fn exceeded(self, found_bytes: u64) -> Error {
        let Self { kind, bytes } = self;
        Error::other(text!(
            "regular-file-it-has-more-than-the-that",
            found_bytes = size_text(found_bytes),
            bytes = size_text(bytes),
            kind = word(kind)
        ))
    }
}

/// A size in the largest unit that gives a whole number of at least 1, rounded up.
fn size_text(bytes: u64) -> String {
    if bytes < KIB {
        return text!("regular-file-bytes", bytes);
    }
    if bytes < MIB { format!("{} KiB", bytes.div_ceil(KIB)) } else { format!("{} MiB", bytes.div_ceil(MIB)) }
}

/// What the system knows of a regular file, links followed; it is not opened.
///
/// # Errors
/// The system's, or what else it is: a folder, a named pipe, a device, a socket.
pub(in crate::inputs) fn require_regular(path: &Path) -> Result<Metadata> {
    let metadata = path.metadata()?;
    match what_else(metadata.file_type()) {
        None => Ok(metadata),
        Some(kind) => Err(Error::other(text!("regular-file-it-is-regular-file-is-needed", kind))),
    }
}

/// As `require_regular`, of no more than a size; tells its size in bytes.
///
/// # Errors
/// As `require_regular`; a file larger than the limit.
pub fn require_within(path: &Path, limit: SizeLimit) -> Result<u64> {
    let bytes = require_regular(path)?.len();
    if bytes > limit.bytes { Err(limit.exceeded(bytes)) } else { Ok(bytes) }
}

/// As `require_regular`, but a folder will do too.
///
/// # Errors
/// As `require_regular`.
pub(in crate::inputs) fn require_file_or_folder(path: &Path) -> Result<()> {
    if path.metadata()?.is_dir() { Ok(()) } else { require_regular(path).map(drop) }
}

/// As [`require_file_or_folder`], of a name of GDAL's: what lies in an archive is compared with the archive, and standard
/// input is refused. Names of nothing on this machine pass: GDAL tells what they lack.
///
/// # Errors
/// As `require_regular`.
pub(in crate::inputs) fn require_openable(gdal_name: &str) -> Result<()> {
    if gdal_name.contains("/vsistdin") {
        return Err(Error::other(word("regular-file-it-is-standard-input-regular-file")));
    }
    let mut inner = gdal_name;
    while let Some(rest) = inner.strip_prefix("/vsi") {
        inner = rest.split_once('/').map_or("", |(_, rest)| rest);
    }
    let outermost = Path::new(inner).ancestors().find(|path| path.exists());
    outermost.filter(|path| !path.as_os_str().is_empty()).map_or(Ok(()), require_file_or_folder)
}

/// Words for what is no regular file.
fn what_else(kind: FileType) -> Option<&'static str> {
    match kind {
        kind if kind.is_file() => None,
        kind if kind.is_dir() => Some(word("regular-file-folder")),
        kind => Some(special_kind(kind)),
    }
}

/// Opens a regular file for reading.
///
/// # Errors
/// As `require_regular`, or the system's when it is opened.
pub(in crate::inputs) fn open_regular(path: &Path) -> Result<File> {
    require_regular(path)?;
    // files of the kernel (/proc/kmsg) that pass for regular ones make no one wait either
    without_waiting(OpenOptions::new().read(true)).open(path)
}

/// Reads a regular file as a whole.
///
/// # Cost
/// Memory of its size, which is bounded by the limit.
///
/// # Errors
/// As [`open_regular`]; a file larger than the limit, or than there is memory for.
pub(in crate::inputs) fn read_regular(path: &Path, limit: SizeLimit) -> Result<Vec<u8>> {
    let stated_bytes = require_within(path, limit)?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(usize::try_from(stated_bytes).unwrap_or(usize::MAX)).map_err(Error::other)?;
    // a size that is stated may be wrong
    let read = open_regular(path)?.take(limit.bytes + 1).read_to_end(&mut bytes)?;
    if read as u64 > limit.bytes { Err(limit.exceeded(read as u64)) } else { Ok(bytes) }
}

/// As [`read_regular`], as text.
///
/// # Errors
/// As [`read_regular`]; of kind `InvalidData` where it is not UTF-8.
pub(in crate::inputs) fn read_regular_text(path: &Path, limit: SizeLimit) -> Result<String> {
    String::from_utf8(read_regular(path, limit)?)
        .map_err(|error| Error::new(std::io::ErrorKind::InvalidData, error.utf8_error()))
}

#[cfg(test)]
mod tests {
    use super::{SizeLimit, open_regular, read_regular, require_openable};
    use std::path::Path;

    #[test]
    fn what_is_no_regular_file_is_refused_unopened() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        rustix::fs::mknodat(
            rustix::fs::CWD,
            at("pipe"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
            0,
        )
        .expect("a pipe");
        let _listener = std::os::unix::net::UnixListener::bind(at("socket")).expect("a socket");
        std::os::unix::fs::symlink("/dev/zero", at("link.csv")).expect("a link");
        for (path, kind) in [
            (at("pipe"), "a named pipe"),
            (at("socket"), "a socket"),
            (at("link.csv"), "a device"),
            (at(""), "a folder"),
        ] {
            let expected = format!("it is {kind}; a regular file is needed");
            assert_eq!(open_regular(&path).expect_err(kind).to_string(), expected);
            assert_eq!(read_regular(&path, SizeLimit::TABLE).expect_err(kind).to_string(), expected);
        }
        for name in [format!("/vsizip/{}/a.tif", at("pipe").display()), "/vsigzip//vsistdin/".to_owned()] {
            assert!(require_openable(&name).is_err(), "{name}");
        }
        for name in ["/vsicurl/https://a.org/a.tif", "nowhere.gpkg", "Cargo.toml", "/vsizip/Cargo.toml/a.tif"]
        {
            assert!(require_openable(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_file_beyond_its_limit_is_refused_unread() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        // without any block on the disk
        file.as_file().set_len((1 << 20) + 1).expect("a length");
        let error = read_regular(file.path(), SizeLimit::SCENARIO).expect_err("too large").to_string();
        let expected = "it has 2 MiB, more than the 1 MiB that a scenario may have: check that it is the right file, or split it";
        assert_eq!(error, expected);
        assert_eq!(read_regular(file.path(), SizeLimit::ANTENNA).expect("read").len(), (1 << 20) + 1);
        assert!(
            read_regular(Path::new("/proc/self/status"), SizeLimit::SCENARIO)
                .is_ok_and(|text| !text.is_empty())
        );
    }
}
