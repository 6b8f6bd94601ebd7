//! The only place where inputs are opened: only with the drivers for maps and tables, and without network access unless requested.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::drivers::{RASTER_DRIVERS, VECTOR_DRIVERS, VIRTUAL_DRIVERS};
use super::gdal_c_calls::{QuietGdal, files_of_dataset};
use super::gdal_settings::prepare_gdal;
use super::web_access::{Offline, is_asked_for, is_on_the_web};
use crate::inputs::GdalReason;
use crate::text;
use gdal::{Dataset, DatasetOptions, GdalOpenFlags};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

/// How texts begin that stand for other files or addresses.
const REFERRING: [&str; 8] = [
    "<vrtdataset",
    "<ogrvrtdatasource",
    "<gdal_wms",
    "<gdal_wmts",
    "<wcs_gdal",
    "<ogrwfsdatasource",
    "<capabilities",
    "<oapifdatasource",
];
/// Beginning of a file in which such a text is looked for, bytes.
const BEGINNING_BYTES: u64 = 4_096;
/// Largest virtual raster that is looked through, bytes.
const MOST_VIRTUAL_BYTES: u64 = 256 << 20;
/// How deep virtual files may refer to each other.
const VIRTUAL_DEPTH: usize = 8;

/// What is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inputs) enum Kind {
    /// Elevation or land cover.
    Raster,
    /// Rows.
    Vector,
}

/// Why a file is not opened.
#[derive(Debug)]
pub(in crate::inputs) enum OpenError {
    /// It asks for what the user did not.
    Refused(String),
    /// GDAL cannot.
    Gdal(GdalReason),
}

/// Opens a file by the drivers of its kind.
///
/// # Errors
/// [`OpenError`]: a file that refers to others without being named `.vrt`, or that refers to the web.
pub(in crate::inputs) fn open_input(name: &str, kind: Kind) -> Result<Dataset, OpenError> {
    open_with_options(name, kind, &[])
}

/// The same, with GDAL's open options (`ENCODING=...`).
///
/// # Errors
/// As [`open_input`].
pub(in crate::inputs) fn open_with_options(
    name: &str,
    kind: Kind,
    open_options: &[&str],
) -> Result<Dataset, OpenError> {
    let _quiet = QuietGdal::new();
    prepare_gdal();
    let offline = if is_on_the_web(name) { None } else { Some(Offline::new()) };
    if is_virtual_name(name) {
        refuse_web_in_text(Path::new(name), VIRTUAL_DEPTH, &mut BTreeSet::new())?;
    }
    let (open_flags, drivers) = match kind {
        Kind::Raster => (GdalOpenFlags::GDAL_OF_RASTER, &RASTER_DRIVERS[..]),
        Kind::Vector => (GdalOpenFlags::GDAL_OF_VECTOR, &VECTOR_DRIVERS[..]),
    };
    let more: &[&str] = if is_virtual_name(name) { &VIRTUAL_DRIVERS } else { &[] };
    let drivers: Vec<&str> = drivers.iter().chain(more).copied().collect();
    let options = DatasetOptions {
        open_flags,
        allowed_drivers: Some(&drivers),
        open_options: (!open_options.is_empty()).then_some(open_options),
        ..DatasetOptions::default()
    };
    let opened = Dataset::open_ex(name, options);
    if let Some(address) = offline.as_ref().and_then(Offline::refused) {
        return Err(OpenError::Refused(fetching(&address)));
    }
    let dataset = opened.map_err(|error| match referring_text(Path::new(name)) {
        Some(begins) => OpenError::Refused(text!("open-input-its-text-begins-with-so-it", begins)),
        None => OpenError::Gdal(error.into()),
    })?;
    if is_virtual_name(name) {
        let sources = files_of_dataset(&dataset);
        sources.iter().filter(|source| *source != name).try_for_each(|source| refuse_source(source))?;
    }
    Ok(dataset)
}

/// What to say of a file that asks for an address.
pub(in crate::inputs) fn fetching(address: &str) -> String {
    text!("open-input-it-refers-to-only-addresses-named", address)
}

fn is_virtual_name(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("vrt"))
}

/// Refuses a source of a virtual file that lies on the web unasked, or that stands for others under a harmless name.
fn refuse_source(source: &str) -> Result<(), OpenError> {
    if is_on_the_web(source) && !is_asked_for(source) {
        return Err(OpenError::Refused(fetching(source)));
    }
    match referring_text(Path::new(source)) {
        Some(begins) if !is_virtual_name(source) => {
            Err(OpenError::Refused(text!("open-input-its-source-begins-with-so-it", source, begins)))
        }
        _ => Ok(()),
    }
}

/// How the text of a file begins, where that stands for other files; `None` for any other file.
fn referring_text(path: &Path) -> Option<&'static str> {
    let mut beginning = Vec::new();
    std::fs::File::open(path).ok()?.take(BEGINNING_BYTES).read_to_end(&mut beginning).ok()?;
    let text = String::from_utf8_lossy(&beginning).to_lowercase();
    REFERRING.into_iter().find(|begins| text.contains(begins))
}

/// Looks for addresses in a virtual file and in those it refers to, before GDAL follows them.
fn refuse_web_in_text(path: &Path, depth: usize, seen: &mut BTreeSet<PathBuf>) -> Result<(), OpenError> {
    if !path.is_file() || !seen.insert(path.to_owned()) {
        return Ok(());
    }
    let too = |what: &str| {
        OpenError::Refused(text!("open-input-name-its-sources-directly", path = path.display(), what))
    };
    if depth == 0 {
        return Err(too(&text!("open-input-is-more-than-virtual-files-deep", virtual_depth = VIRTUAL_DEPTH)));
    }
    if path.metadata().is_ok_and(|there| there.len() > MOST_VIRTUAL_BYTES) {
        return Err(too(&text!("open-input-is-larger-than-mib", mib = MOST_VIRTUAL_BYTES >> 20)));
    }
    // what cannot be read is reported by GDAL
    let Ok(bytes) = std::fs::read(path) else { return Ok(()) };
    let text = without_entities(&String::from_utf8_lossy(&bytes));
    for (at, _) in text.match_indices("/vsi").chain(text.match_indices("/VSI")) {
        let name = text[at..].split(['<', '"', '\'', '\n', '>']).next().unwrap_or_default().trim();
        if is_on_the_web(name) && !is_asked_for(name) {
            return Err(OpenError::Refused(fetching(name)));
        }
    }
    for source in sources_in(&text) {
        let source = path.parent().unwrap_or(Path::new("")).join(source);
        refuse_source(&source.to_string_lossy())?;
        if referring_text(&source).is_some() {
            refuse_web_in_text(&source, depth - 1, seen)?;
        }
    }
    Ok(())
}

/// The names in the elements of a virtual file that name its sources.
fn sources_in(text: &str) -> Vec<&str> {
    // ASCII letters keep their places
    let lower = text.to_ascii_lowercase();
    let of = |element: &str| -> Vec<&str> {
        let begins = lower.match_indices(element).filter_map(|(at, _)| {
            let from = at + lower[at..].find('>')? + 1;
            let to = from + lower[from..].find('<')?;
            Some(text[from..to].trim())
        });
        begins.filter(|name| !name.is_empty()).collect()
    };
    ["<sourcefilename", "<sourcedataset", "<srcdatasource"].into_iter().flat_map(of).collect()
}

/// A text with XML's entities for characters replaced.
fn without_entities(text: &str) -> String {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let entity = part.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        match entity {
            Some((character, rest)) => plain.extend([character.to_string().as_str(), rest]),
            None => plain.extend(["&", part]),
        }
    }
    plain
}

fn character(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{sources_in, without_entities};

    #[test]
    fn sources_are_found_however_they_are_written() {
        let text = "<VRTDataset><SourceFilename relativeToVRT=\"1\"> a.tif </SourceFilename><sourcedataset>b.vrt</sourcedataset>";
        assert_eq!(sources_in(text), ["a.tif", "b.vrt"]);
        assert_eq!(without_entities("&#x2F;vsi&#99;url&amp;&x;é"), "/vsicurl&&x;é");
    }
}
