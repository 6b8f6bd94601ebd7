//! Tables inside archives and packed by gzip.
use crate::inputs::files::regular_file::{SizeLimit, read_regular, require_regular};
use crate::inputs::gdal_access::archives::{Packing, is_packed_here, members, packing, read_packed};
use crate::language::word;
use crate::text;
use std::path::Path;

/// What tables in an archive end in; the parts of a shapefile and notes beside it are none.
const TABLE_EXTENSIONS: [&str; 17] = [
    "csv", "tsv", "shp", "gpkg", "geojson", "json", "geojsonl", "fgb", "kml", "gml", "gpx", "xlsx", "ods",
    "sqlite", "tab", "mif", "parquet",
];

/// GDAL's name of the table in a file: the file itself, or what is packed in it.
///
/// # Errors
/// An archive that cannot be read, or in which not exactly one table lies: its tables are listed.
pub(super) fn unpacked_name(path: &str) -> Result<String, String> {
    match packing(path) {
        Some(packing) if !path.starts_with("/vsi") && Path::new(path).is_file() => {
            require_regular(Path::new(path)).map_err(|error| error.to_string())?;
            match packing {
                Packing::Gzip => Ok(format!("/vsigzip/{path}")),
                Packing::Archive(file_system) => only_table(&members(path, file_system)?),
            }
        }
        _ => Ok(path.to_owned()),
    }
}

fn only_table(members: &[String]) -> Result<String, String> {
    let extension =
        |name: &str| Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let is = |name: &String, endings: &[&str]| {
        extension(name).is_some_and(|found| endings.contains(&found.as_str()))
    };
    let among =
        |endings: &[&str]| members.iter().filter(|name| is(name, endings)).cloned().collect::<Vec<_>>();
    let mut tables = among(&TABLE_EXTENSIONS);
    if tables.is_empty() {
        tables = among(&["txt"]);
    }
    match tables.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(word("packed-tables-no-table-or-vector-file-lies").to_owned()),
        several => {
            Err(text!("packed-tables-several-tables-lie-in-the-archive", several = several.join(", ")))
        }
    }
}

/// All bytes of a text table, packed or not.
///
/// # Errors
/// When it cannot be read, or is larger than the limit.
pub(super) fn table_bytes(path: &str, limit: SizeLimit) -> std::io::Result<Vec<u8>> {
    if !is_packed_here(path) {
        return read_regular(Path::new(path), limit);
    }
    let bytes = read_packed(path, limit.bytes() + 1)?;
    limit.check(bytes.len() as u64)?;
    Ok(bytes)
}

/// What a text table in a packed file is called without `.gz`.
pub(super) fn name_within(path: &str) -> &str {
    match path.get(path.len().saturating_sub(3)..) {
        Some(ending) if ending.eq_ignore_ascii_case(".gz") => &path[..path.len() - 3],
        _ => path,
    }
}
