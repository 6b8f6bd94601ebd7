//! Files that the program writes for people to read and change: a list of checksums next to them shows which are still as they
//! were made. Only these are written again.
use super::district_files::{DISTRICT_FILES, PlacedDistrict, write_district};
use crate::outputs::error::OutputError;
use crate::outputs::files::scratch::{ScratchFolder, write_file};
use crate::outputs::report::manifest::hash_file;
use std::fs;
use std::path::{Path, PathBuf};

/// The list, as `sha256sum -c` reads it. While files are written again it has the old and the new checksums.
const LIST: &str = "checksums.sha256";

/// Files of a district in a folder that are not as this program made them: somebody's own, or changed since.
///
/// # Cost
/// Reads the files for their checksums.
#[must_use]
pub fn others_in(folder: &Path) -> Vec<PathBuf> {
    let list = folder.join(LIST);
    let text = fs::read_to_string(&list).unwrap_or_default();
    let listed: Option<Vec<(&str, &str)>> = text.lines().map(|line| line.split_once("  ")).collect();
    let known = |name: &str, path: &Path| {
        let (_, found) = hash_file(path).ok()?;
        let plain = path.symlink_metadata().is_ok_and(|there| there.is_file());
        let made = listed.iter().flatten().any(|(sha256, file)| *file == name && *sha256 == found);
        (plain && made).then_some(())
    };
    let files = DISTRICT_FILES.map(|name| (name, folder.join(name))).into_iter();
    let there = files.filter(|(_, path)| path.symlink_metadata().is_ok());
    let others = there.filter(|(name, path)| known(name, path).is_none()).map(|(_, path)| path);
    // a list that is none of ours
    let foreign = list.symlink_metadata().is_ok() && (listed.is_none() || text.is_empty());
    others.chain(foreign.then(|| list.clone())).collect()
}

/// Writes a district with the list of its checksums, in place of one that this program made; returns the scenario's path.
///
/// # Errors
/// [`OutputError`] names the file.
pub fn write_own_district(folder: &Path, placed: &PlacedDistrict<'_>) -> Result<PathBuf, OutputError> {
    let failed = |source| OutputError::Folder { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(failed)?;
    let made = ScratchFolder::within(folder, "district").map_err(failed)?;
    let scenario = write_district(made.path(), placed)?;
    let line = |name| Ok(format!("{}  {name}\n", hash_file(&made.path().join(name))?.1));
    let lines = DISTRICT_FILES.into_iter().map(line).collect::<Result<String, OutputError>>()?;
    let list = folder.join(LIST);
    let before = fs::read_to_string(&list).unwrap_or_default();
    write_file(&list, format!("{before}{lines}").as_bytes())?;
    for name in DISTRICT_FILES {
        let path = folder.join(name);
        fs::rename(made.path().join(name), &path).map_err(|source| OutputError::File { path, source })?;
    }
    write_file(&list, lines.as_bytes())?;
    Ok(folder.join(scenario.file_name().unwrap_or_default()))
}
