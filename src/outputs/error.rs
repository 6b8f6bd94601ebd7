//! What can go wrong on the way out.
use std::path::PathBuf;

/// Why a result could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// The folder cannot be made or written to.
    #[error("output folder {}: {source}; choose a folder that you can write to", path.display())]
    Folder {
        /// Folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Another run holds the folder.
    #[error("output folder {}: another run is writing there; wait for it, or choose another folder", path.display())]
    Busy {
        /// Folder.
        path: PathBuf,
    },
    /// A result would replace an input.
    #[error(
        "output file {} is an input of this run ({role}: {}): choose another file or folder for the output",
        path.display(), input.display()
    )]
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
        "output folder {} contains files that signalgap did not create, or that were changed since: {}; move them elsewhere, or \
         choose another folder", path.display(), files.join(", ")
    )]
    NotOurs {
        /// Folder.
        path: PathBuf,
        /// Names of the files.
        files: Vec<String>,
    },
    /// Results would replace those of another scenario.
    #[error(
        "output folder {} holds {what} of another scenario, {other}, and this is {this}: choose another folder", path.display()
    )]
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
        "output folder {} holds the results of a run, which a comparison does not replace: choose another folder", path.display()
    )]
    HoldsRun {
        /// Folder.
        path: PathBuf,
    },
    /// Results of another kind than a plan.
    #[error(
        "output folder {} holds other results than a plan's, which a plan does not replace: choose another folder", path.display()
    )]
    HoldsOther {
        /// Folder.
        path: PathBuf,
    },
    /// A plan in place of results of a run.
    #[error(
        "output folder {} holds a plan, which a run does not replace: choose another folder", path.display()
    )]
    HoldsPlan {
        /// Folder.
        path: PathBuf,
    },
    /// A scenario that cannot be written.
    #[error("file {name}: {source}")]
    Toml {
        /// Name of the file.
        name: &'static str,
        /// What the library says.
        source: toml::ser::Error,
    },
    /// What a file is made of cannot be read.
    #[error("file {name}: {source}")]
    Source {
        /// File name.
        name: String,
        /// The reason.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A table that would replace, or remove, a file of somebody else.
    #[error(
        "output file {} exists and is not a table of rejects: move it elsewhere, or choose another output", path.display()
    )]
    NoRejects {
        /// File.
        path: PathBuf,
    },
    /// What lies unfinished in the folder is not this run.
    #[error(
        "the unfinished run in {} cannot be resumed: it was made with {what}", path.display()
    )]
    OtherRun {
        /// Its folder.
        path: PathBuf,
        /// What differs.
        what: &'static str,
    },
    /// A file that is not to be replaced.
    #[error("output file {} already exists and is not overwritten; choose another", path.display())]
    Exists {
        /// File.
        path: PathBuf,
    },
    /// A file cannot be written, replaced or removed.
    #[error("output file {}: {source}", path.display())]
    File {
        /// File.
        path: PathBuf,
        /// What the system says (no space left, permission denied, ...).
        source: std::io::Error,
    },
    /// A folder stands where a raster should.
    #[error("output file {} is a folder: give a file name in it, such as {}", path.display(), path.join("coverage.tif").display())]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A raster in a folder that does not exist.
    #[error("output file {}: folder {} does not exist; create it, or choose another", path.display(), folder.display())]
    NoFolder {
        /// File.
        path: PathBuf,
        /// The folder.
        folder: PathBuf,
    },
    /// A name that says another format.
    #[error("output file {}: the raster is a GeoTIFF, so its name must end in .tif or .tiff", path.display())]
    RasterName {
        /// File.
        path: PathBuf,
    },
    /// An input cannot be read again for its checksum.
    #[error("checksum of {}: {source}", path.display())]
    Hash {
        /// File.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// GDAL refuses a raster.
    #[error("raster {name}: {source}")]
    Raster {
        /// File name.
        name: String,
        /// What GDAL says.
        source: gdal::errors::GdalError,
    },
    /// A raster on the disk that does not hold what was written.
    #[error("raster {name}: the file on disk differs from what was written: is the disk full?")]
    Torn {
        /// File name.
        name: String,
    },
    /// The plotting library refuses.
    #[error("picture of the profile: {reason}")]
    Picture {
        /// What it says.
        reason: String,
    },
    /// A feature has no GeoJSON form.
    #[error("file {name}: {source}")]
    GeoJson {
        /// File name.
        name: &'static str,
        /// What the writer says.
        source: Box<geojson::Error>,
    },
    /// A value has no JSON form.
    #[error("file {name}: {source}")]
    Json {
        /// File name.
        name: &'static str,
        /// What the encoder says.
        source: serde_json::Error,
    },
    /// A table has no CSV form.
    #[error("file {name}: {source}")]
    Csv {
        /// File name.
        name: &'static str,
        /// What the encoder says.
        source: csv::Error,
    },
}
