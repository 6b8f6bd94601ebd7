//! Finding raster files: single files, globs, folders, zipped and gzipped tiles, and files on the web.
use super::raster_error::RasterInputError;
use crate::inputs::files::file_pattern::{LookedAt, PatternError, files_matching};
use crate::inputs::files::regular_file::{require_openable, require_regular};
use crate::inputs::gdal_access::archives::{Packing, members, packing};
use crate::inputs::gdal_access::web_access::ask_for;
use crate::language::word;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What the names of rasters end in, for the files of a folder; a file named by itself may be called anything.
pub const RASTER_EXTENSIONS: [&str; 17] = [
    "tif", "tiff", "tif.gz", "asc.gz", "vrt", "hgt", "hgt.zip", "hgt.gz", "dt0", "dt1", "dt2", "asc", "img",
    "bil", "flt", "jp2", "dem",
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
    /// Found in a folder or by a glob, not named by itself.
    pub searched: bool,
}

/// The rasters that `patterns` name, each once, sorted.
///
/// The rasters of an archive (`.zip`, `.kmz`, `.tar`, `.tgz`) count as those of a folder; an archive in a folder may hold none.
///
/// A pattern is a file, a glob (`tiles/*.hgt`, `**` for any depth), a folder (all rasters in it and in its
/// sub-folders, by [`RASTER_EXTENSIONS`]), an address (`https://...`) or a GDAL virtual path (`/vsicurl/...`).
/// Relative paths are relative to `base`. A file that exists is never taken for a glob.
///
/// # Errors
/// An empty list, a pattern that names nothing, an unreadable folder, what is no regular file.
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
            let named = !source.searched;
            let known = found.entry(identity).or_insert(source);
            known.searched &= !named;
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
        require_openable(&source.gdal_name).map_err(|error| unreadable(Path::new(pattern), error))?;
        return Ok(vec![source]);
    }
    let path = base.join(pattern);
    let (paths, searched) = if path.is_dir() {
        (rasters_in(&path, FOLDER_DEPTH, &mut LookedAt::default()).map_err(bad(pattern))?, true)
    } else if path.exists() {
        (vec![path], false)
    } else {
        (matching(pattern, base)?, true)
    };
    if paths.is_empty() {
        return Err(nothing());
    }
    let mut sources = Vec::new();
    for path in paths {
        match packing(&path.to_string_lossy()) {
            Some(Packing::Archive(file_system)) => {
                let archive = Archive { path: &path, file_system };
                sources.extend(archive.rasters(searched).map_err(|error| unreadable(&path, error))?);
            }
            _ => sources.push(local(path, base, searched)?),
        }
    }
    if sources.is_empty() { Err(nothing()) } else { Ok(sources) }
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
    ask_for(&gdal_name);
    Some(RasterSource { shown: pattern.to_owned(), gdal_name, path: None, searched: false })
}

fn local(path: PathBuf, base: &Path, searched: bool) -> Result<RasterSource, RasterInputError> {
    require_regular(&path).map_err(|error| unreadable(&path, error))?;
    let shown = path.strip_prefix(base).unwrap_or(&path).to_string_lossy().into_owned();
    let Some(name) = path.to_str().map(str::to_owned) else {
        return Err(RasterInputError::NotText { path: shown });
    };
    // GDAL opens a zipped SRTM tile by its own name; the rest through its virtual file systems.
    let gdal_name = if packing(&name) == Some(Packing::Gzip) { format!("/vsigzip/{name}") } else { name };
    Ok(RasterSource { shown, gdal_name, path: Some(path), searched })
}

/// An archive on this machine.
struct Archive<'a> {
    path: &'a Path,
    file_system: &'static str,
}

impl Archive<'_> {
    /// The rasters in it, as if it were a folder; virtual rasters apart, whose sources lie elsewhere.
    fn rasters(&self, searched: bool) -> std::io::Result<Vec<RasterSource>> {
        require_regular(self.path)?;
        let name = self
            .path
            .to_str()
            .ok_or_else(|| std::io::Error::other(word("raster-source-its-name-is-not-text")))?;
        let members = members(name, self.file_system).map_err(std::io::Error::other)?;
        let source = |gdal_name: String| RasterSource {
            shown: gdal_name.clone(),
            gdal_name,
            path: None,
            searched: true,
        };
        let is_raster = |member: &String| {
            let member = member.to_lowercase();
            let is_virtual = Path::new(&member).extension().is_some_and(|ending| ending == "vrt");
            has_raster_extension(&member) && !is_virtual && packing(&member).is_none()
        };
        let rasters: Vec<_> = members.into_iter().filter(is_raster).map(source).collect();
        if rasters.is_empty() && !searched {
            return Err(std::io::Error::other(word("raster-source-the-archive-holds-no-raster-of")));
        }
        Ok(rasters)
    }
}

/// The rasters of a folder and its sub-folders; hidden ones apart, links to folders not followed.
fn rasters_in(folder: &Path, depth: usize, looked_at: &mut LookedAt) -> Result<Vec<PathBuf>, PatternError> {
    let failed = |source| PatternError::Folder { path: folder.to_owned(), source };
    let mut rasters = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        looked_at.one()?;
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        let name = entry.file_name().to_string_lossy().to_ascii_lowercase();
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            if depth > 0 {
                rasters.extend(rasters_in(&entry.path(), depth - 1, looked_at)?);
            }
        } else if has_raster_extension(&name) || matches!(packing(&name), Some(Packing::Archive(_))) {
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
    let full = if Path::new(pattern).is_absolute() {
        PathBuf::from(pattern)
    } else {
        Path::new(&glob::Pattern::escape(&base.to_string_lossy())).join(pattern)
    };
    let (mut paths, mut looked_at) = (Vec::new(), LookedAt::default());
    for path in files_matching(&full.to_string_lossy()).map_err(bad(pattern))? {
        if path.is_dir() {
            paths.extend(rasters_in(&path, FOLDER_DEPTH, &mut looked_at).map_err(bad(pattern))?);
        } else {
            paths.push(path);
        }
    }
    Ok(paths)
}

/// What is wrong with a pattern, or a folder behind it.
fn bad(pattern: &str) -> impl Fn(PatternError) -> RasterInputError + '_ {
    |error| match error {
        PatternError::Folder { path, source } => unreadable(&path, source),
        error => RasterInputError::BadPattern { pattern: pattern.to_owned(), reason: error.to_string() },
    }
}

fn unreadable(path: &Path, source: std::io::Error) -> RasterInputError {
    RasterInputError::Unreadable { path: path.display().to_string(), source }
}

#[cfg(test)]
mod tests {
    use super::{RasterSource, find_rasters};
    use crate::inputs::RasterInputError;
    use std::path::Path;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("temporary folder");
        std::fs::create_dir(folder.path().join("sub")).expect("sub-folder");
        for name in ["b.TIF", "a.hgt", "c.hgt.zip", "d.hgt.gz", "readme.txt", ".hidden.tif", "sub/f.dt0"] {
            std::fs::write(folder.path().join(name), "").expect("file");
        }
        folder
    }

    fn shown(patterns: &[&str], base: &Path) -> Vec<String> {
        find(patterns, base).expect("found").into_iter().map(|source| source.shown).collect()
    }

    fn find(patterns: &[&str], base: &Path) -> Result<Vec<RasterSource>, RasterInputError> {
        find_rasters(&patterns.iter().map(|&pattern| pattern.to_owned()).collect::<Vec<_>>(), base)
    }

    #[test]
    fn a_folder_gives_its_rasters_sorted() {
        let folder = folder();
        assert_eq!(shown(&["."], folder.path()).len(), 5);
        let inside = find(&[&folder.path().to_string_lossy()], folder.path()).expect("found");
        let names: Vec<_> = inside.iter().map(|source| source.shown.as_str()).collect();
        assert_eq!(names, ["a.hgt", "b.TIF", "c.hgt.zip", "d.hgt.gz", "sub/f.dt0"]);
    }

    #[test]
    fn each_file_counts_once_whatever_names_it() {
        let folder = folder();
        let patterns = ["*.hgt", "a.hgt", "sub/../a.hgt", "?.TIF", "**/*.dt0", "sub"];
        assert_eq!(shown(&patterns, folder.path()).len(), 3);
        let mut reversed = patterns;
        reversed.reverse();
        assert_eq!(shown(&reversed, folder.path()).len(), 3);
    }

    #[test]
    fn packed_files_and_addresses_get_the_names_gdal_wants() {
        let folder = folder();
        let gdal_name = |pattern: &str| find(&[pattern], folder.path()).expect("found")[0].gdal_name.clone();
        let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        assert_eq!(gdal_name("c.hgt.zip"), at("c.hgt.zip"));
        assert_eq!(gdal_name("d.hgt.gz"), format!("/vsigzip/{}", at("d.hgt.gz")));
        assert_eq!(gdal_name("https://a.org/b.tif"), "/vsicurl/https://a.org/b.tif");
        assert_eq!(gdal_name("/vsicurl/https://a.org/b.tif"), "/vsicurl/https://a.org/b.tif");
    }

    #[test]
    fn a_pattern_that_names_nothing_is_quoted() {
        let folder = folder();
        for pattern in ["*.jp2", "missing.tif", "nowhere/", "  "] {
            let error = find(&["a.hgt", pattern], folder.path()).expect_err("nothing there");
            assert!(matches!(&error, RasterInputError::NothingFound { .. }), "{error}");
            assert!(error.to_string().contains(&format!("'{pattern}'")), "{error}");
        }
        std::fs::create_dir(folder.path().join("empty")).expect("empty folder");
        assert!(matches!(find(&["empty"], folder.path()), Err(RasterInputError::NothingFound { .. })));
        assert!(matches!(find(&["a***"], folder.path()), Err(RasterInputError::BadPattern { .. })));
        assert!(matches!(find(&[], folder.path()), Err(RasterInputError::NoSources)));
    }

    #[test]
    fn a_folder_with_glob_characters_in_its_name_is_a_folder() {
        let folder = folder();
        let odd = folder.path().join("tiles[1]");
        std::fs::create_dir(&odd).expect("odd folder");
        std::fs::write(odd.join("g[2].tif"), "").expect("file");
        assert_eq!(shown(&["g[2].tif"], &odd), ["g[2].tif"]);
        assert_eq!(shown(&["*.tif"], &odd), ["g[2].tif"]);
    }
}
