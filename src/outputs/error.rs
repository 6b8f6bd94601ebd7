//! What can go wrong on the way out.
use std::path::PathBuf;

/// Why a result could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// The folder cannot be made or written to.
    #[error("{}", crate::text!("output-error-folder", path = path.display(), source))]
    Folder {
        /// Folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Another run holds the folder.
    #[error("{}", crate::text!("output-error-busy", path = path.display()))]
    Busy {
        /// Folder.
        path: PathBuf,
    },
    /// A result would replace an input.
    #[error(
        "{}", crate::text!("output-error-over-input", path = path.display(), role, input = input.display()))]
    OverInput {
        /// File.
        path: PathBuf,
        /// `settlements`, `sites`, ...
        role: String,
        /// The input, by the name under which it is read.
        input: PathBuf,
    },
    /// Results would replace files of somebody else.
    #[error(
        "{}", crate::text!("output-error-not-ours", path = path.display(), files = files.join(", ")))]
    NotOurs {
        /// Folder.
        path: PathBuf,
        /// Names of the files.
        files: Vec<String>,
    },
    /// Results would replace those of another scenario.
    #[error(
        "{}", crate::text!("output-error-other-scenario", path = path.display(), what, other, this))]
    OtherScenario {
        /// Folder.
        path: PathBuf,
        /// `the results`, `an unfinished run`.
        what: &'static str,
        /// Name and file of the scenario whose they are.
        other: String,
        /// Name and file of the scenario that was to be run.
        this: String,
    },
    /// Results of another kind.
    #[error(
        "{}", crate::text!("output-error-holds-run", path = path.display()))]
    HoldsRun {
        /// Folder.
        path: PathBuf,
    },
    /// Results of another kind than a plan.
    #[error(
        "{}", crate::text!("output-error-holds-other", path = path.display()))]
    HoldsOther {
        /// Folder.
        path: PathBuf,
    },
    /// A plan in place of results of a run.
    #[error(
        "{}", crate::text!("output-error-holds-plan", path = path.display()))]
    HoldsPlan {
        /// Folder.
        path: PathBuf,
    },
    /// A scenario that cannot be written.
    #[error("{}", crate::text!("output-file-failed", name, source))]
    Toml {
        /// Name of the file.
        name: &'static str,
        /// What the library says.
        source: toml::ser::Error,
    },
    /// What a file is made of cannot be read.
    #[error("{}", crate::text!("output-file-failed", name, source))]
    Source {
        /// File name.
        name: String,
        /// The reason.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A table that would replace, or remove, a file of somebody else.
    #[error(
        "{}", crate::text!("output-error-no-rejects", path = path.display()))]
    NoRejects {
        /// File.
        path: PathBuf,
    },
    /// What lies unfinished in the folder is not this run.
    #[error(
        "{}", crate::text!("output-error-other-run", path = path.display(), what))]
    OtherRun {
        /// Its folder.
        path: PathBuf,
        /// What differs.
        what: &'static str,
    },
    /// A file that is not to be replaced.
    #[error("{}", crate::text!("output-error-exists", path = path.display()))]
    Exists {
        /// File.
        path: PathBuf,
    },
    /// A file cannot be written, replaced or removed.
    #[error("{}", crate::text!("output-error-file", path = path.display(), source))]
    File {
        /// File.
        path: PathBuf,
        /// What the system says (no space left, permission denied, ...).
        source: std::io::Error,
    },
    /// A folder stands where a raster should.
    #[error("{}", crate::text!("output-error-is-folder", path = path.display(), tif = path.join("coverage.tif").display()))]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A raster in a folder that does not exist.
    #[error("{}", crate::text!("output-error-no-folder", path = path.display(), folder = folder.display()))]
    NoFolder {
        /// File.
        path: PathBuf,
        /// The folder.
        folder: PathBuf,
    },
    /// A name that says another format.
    #[error("{}", crate::text!("output-error-raster-name", path = path.display()))]
    RasterName {
        /// File.
        path: PathBuf,
    },
    /// An input cannot be read again for its checksum.
    #[error("{}", crate::text!("output-error-hash", path = path.display(), source))]
    Hash {
        /// File.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// GDAL refuses a raster.
    #[error("{}", crate::text!("output-error-raster", name, source))]
    Raster {
        /// File name.
        name: String,
        /// What GDAL says.
        source: gdal::errors::GdalError,
    },
    /// A raster on the disk that does not hold what was written.
    #[error("{}", crate::text!("output-error-torn", name))]
    Torn {
        /// File name.
        name: String,
    },
    /// The plotting library refuses.
    #[error("{}", crate::text!("output-error-picture", reason))]
    Picture {
        /// What it says.
        reason: String,
    },
    /// A feature has no GeoJSON form.
    #[error("{}", crate::text!("output-file-failed", name, source))]
    GeoJson {
        /// File name.
        name: &'static str,
        /// What the writer says.
        source: Box<geojson::Error>,
    },
    /// A value has no JSON form.
    #[error("{}", crate::text!("output-file-failed", name, source))]
    Json {
        /// File name.
        name: &'static str,
        /// What the encoder says.
        source: serde_json::Error,
    },
    /// Rows have no form as a workbook.
    #[error("{}", crate::text!("output-file-failed", name, source))]
    Workbook {
        /// File name.
        name: &'static str,
        /// What the writer says.
        source: Box<rust_xlsxwriter::XlsxError>,
    },
    /// A table has no CSV form.
    #[error("{}", crate::text!("output-file-failed", name, source))]
    Csv {
        /// File name.
        name: &'static str,
        /// What the encoder says.
        source: csv::Error,
    },
}
