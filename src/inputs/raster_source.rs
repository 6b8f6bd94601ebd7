//! Finding raster files: single files, globs, folders, zipped and gzipped tiles, and files on the web.
use super::raster_error::RasterInputError;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What the names of rasters end in, for the files of a folder; a file named by itself may be called anything.
pub const RASTER_EXTENSIONS: [&str; 15] = [
    "tif", "tiff", "vrt", "hgt", "hgt.zip", "hgt.gz", "dt0", "dt1", "dt2", "asc", "img", "bil", "flt", "jp2",
    "dem",
];

/// How deep folders are searched: a bound against folders that contain themselves.
const FOLDER_DEPTH: usize = 8;

/// One raster to be opened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RasterSource {
    /// What reports call it: relative to the base folder where it lies inside it.
    pub shown: String,
    /// What GDAL opens.
    pub gdal_name: String,
    /// The file on this machine; `None` for one on the web or inside a GDAL virtual file system.
    pub path: Option<PathBuf>,
}

/// The rasters that `patterns` name, each once, sorted.
///
/// A pattern is a file, a glob (`tiles/*.hgt`, `**` for any depth), a folder (all rasters in it and in its
/// sub-folders, by [`RASTER_EXTENSIONS`]), an address (`https://...`) or a GDAL virtual path (`/vsicurl/...`).
/// Relative paths are relative to `base`. A file that exists is never taken for a glob.
///
/// # Errors
/// An empty list, a pattern that names nothing, an unreadable folder.
pub fn find_rasters(patterns: &[String], base: &Path) -> Result<Vec<RasterSource>, RasterInputError> {
    if patterns.is_empty() {
        return Err(RasterInputError::NoSources);
    }
    let mut found = BTreeMap::new();
    for pattern in patterns {
        for source in resolve(pattern, base)? {
            let identity = match &source.path {
                Some(path) => std::fs::canonicalize(path)
                    .map_err(|error| unreadable(path, error))?
                    .to_string_lossy()
                    .into_owned(),
                None => source.gdal_name.clone(),
            };
            found.entry(identity).or_insert(source);
        }
    }
    let mut sources: Vec<_> = found.into_values().collect();
    sources.sort();
    Ok(sources)
}

fn resolve(pattern: &str, base: &Path) -> Result<Vec<RasterSource>, RasterInputError> {
    let nothing =
        || RasterInputError::NothingFound { pattern: pattern.to_owned(), base: base.display().to_string() };
    if pattern.trim().is_empty() {
        return Err(nothing());
    }
    if let Some(source) = remote(pattern) {
        return Ok(vec![source]);
    }
    let path = base.join(pattern);
    let paths = if path.is_dir() {
        rasters_in(&path, FOLDER_DEPTH)?
    } else if path.exists() {
        vec![path]
    } else {
        matching(pattern, base)?
    };
    if paths.is_empty() {
        return Err(nothing());
    }
    Ok(paths.into_iter().map(|path| local(path, base)).collect())
}

/// A file on the web or in one of GDAL's virtual file systems.
fn remote(pattern: &str) -> Option<RasterSource> {
    let is_address = pattern.starts_with("http://") || pattern.starts_with("https://");
    let gdal_name = if is_address {
        format!("/vsicurl/{pattern}")
    } else if pattern.starts_with("/vsi") {
        pattern.to_owned()
    } else {
        return None;
    };
    Some(RasterSource { shown: pattern.to_owned(), gdal_name, path: None })
}

fn local(path: PathBuf, base: &Path) -> RasterSource {
    let shown = path.strip_prefix(base).unwrap_or(&path).to_string_lossy().into_owned();
    let name = path.to_string_lossy().into_owned();
    let lower = name.to_ascii_lowercase();
    // GDAL opens a zipped SRTM tile by its own name; the rest through its virtual file systems.
    let gdal_name = if lower.ends_with(".gz") {
        format!("/vsigzip/{name}")
    } else if lower.ends_with(".zip") && !lower.ends_with(".hgt.zip") {
        format!("/vsizip/{name}")
    } else {
        name
    };
    RasterSource { shown, gdal_name, path: Some(path) }
}

/// The rasters of a folder and its sub-folders; hidden ones apart, links to folders not followed.
fn rasters_in(folder: &Path, depth: usize) -> Result<Vec<PathBuf>, RasterInputError> {
    let mut rasters = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        let kind = entry.file_type().map_err(|error| unreadable(&entry.path(), error))?;
        let name = entry.file_name().to_string_lossy().to_ascii_lowercase();
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            if depth > 0 {
                rasters.extend(rasters_in(&entry.path(), depth - 1)?);
            }
        } else if has_raster_extension(&name) {
            rasters.push(entry.path());
        }
    }
    Ok(rasters)
}

fn has_raster_extension(lower_name: &str) -> bool {
    RASTER_EXTENSIONS.iter().any(|extension| {
        lower_name.strip_suffix(extension).is_some_and(|stem| stem.len() > 1 && stem.ends_with('.'))
    })
}

/// The files a glob matches; folders it matches count with their rasters.
fn matching(pattern: &str, base: &Path) -> Result<Vec<PathBuf>, RasterInputError> {
    let bad = |reason: String| RasterInputError::BadPattern { pattern: pattern.to_owned(), reason };
    let full = if Path::new(pattern).is_absolute() {
        PathBuf::from(pattern)
    } else {
        Path::new(&glob::Pattern::escape(&base.to_string_lossy())).join(pattern)
    };
    let mut paths = Vec::new();
    for path in glob::glob(&full.to_string_lossy()).map_err(|error| bad(error.to_string()))? {
        let path = path.map_err(|error| RasterInputError::Unreadable {
            path: error.path().display().to_string(),
            source: error.into_error(),
        })?;
        if path.is_dir() {
            paths.extend(rasters_in(&path, FOLDER_DEPTH)?);
        } else {
            paths.push(path);
        }
    }
    Ok(paths)
}

fn unreadable(path: &Path, source: std::io::Error) -> RasterInputError {
    RasterInputError::Unreadable { path: path.display().to_string(), source }
}
