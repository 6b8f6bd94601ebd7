//! Files inside archives and packed files, by way of GDAL's virtual file systems.
use super::gdal_c_calls::{QuietGdal, read_virtual_file};
use super::gdal_settings::prepare_gdal;
use super::web_access::{Offline, is_on_the_web};
use crate::language::word;
use std::path::Path;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inputs) enum Packing {
    /// Several files in one, listed by the virtual file system that begins with this.
    Archive(&'static str),
    /// One file, by gzip.
    Gzip,
}

/// The packing that a file's name tells, if any. What GDAL's drivers open packed as it is (`.hgt.zip`, `.gdb.zip`) has none.
pub(in crate::inputs) fn packing(name: &str) -> Option<Packing> {
    let name = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(&[".hgt.zip", ".gdb.zip"]) {
        None
    } else if ends(&[".zip", ".kmz"]) {
        Some(Packing::Archive("/vsizip/"))
    } else if ends(&[".tar", ".tgz", ".tar.gz"]) {
        Some(Packing::Archive("/vsitar/"))
    } else {
        ends(&[".gz"]).then_some(Packing::Gzip)
    }
}

/// GDAL's names of the files in an archive of this machine, sorted; hidden ones and those of macOS apart.
///
/// # Errors
/// When it is no archive of its kind.
pub(in crate::inputs) fn members(archive: &str, file_system: &str) -> Result<Vec<String>, String> {
    let _quiet = QuietGdal::new();
    prepare_gdal();
    let _offline = Offline::new();
    let virtual_name = format!("{file_system}{archive}");
    let listed = gdal::vsi::read_dir(Path::new(&virtual_name), true)
        .map_err(|_no_list| word("archives-it-is-no-archive-of-the").to_owned())?;
    let shown = |member: &str| {
        !member.ends_with('/') && !member.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
    };
    let mut members: Vec<String> = listed
        .iter()
        .filter_map(|member| member.to_str())
        .filter(|member| shown(member))
        .map(|member| format!("{virtual_name}/{member}"))
        .collect();
    members.sort();
    Ok(members)
}

/// Whether a name of GDAL is a file packed on this machine.
pub(in crate::inputs) fn is_packed_here(gdal_name: &str) -> bool {
    let packed = ["/vsizip/", "/vsigzip/", "/vsitar/"].iter().any(|system| gdal_name.starts_with(system));
    packed && !is_on_the_web(gdal_name)
}

/// At most so many bytes from the beginning of a file packed on this machine.
///
/// # Errors
/// When it cannot be opened.
pub(in crate::inputs) fn read_packed(gdal_name: &str, most_bytes: u64) -> std::io::Result<Vec<u8>> {
    let _quiet = QuietGdal::new();
    prepare_gdal();
    let _offline = Offline::new();
    let most_bytes = usize::try_from(most_bytes).unwrap_or(usize::MAX);
    read_virtual_file(gdal_name, most_bytes)
        .ok_or_else(|| std::io::Error::other(word("archives-there-is-no-such-file-in")))
}
