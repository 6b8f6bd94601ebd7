//! What earlier runs left in an output folder: the files that their manifest lists and that nobody has changed since. Nothing
//! else there is ever replaced or removed.
use crate::outputs::error::OutputError;
use crate::outputs::report::manifest::hash_file;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Name of the manifest.
pub(in crate::outputs) const MANIFEST: &str = "manifest.json";
/// What a viewer keeps beside a raster: its statistics.
const VIEWER_ENDING: &str = ".aux.xml";
/// How such a file begins.
const VIEWER_BEGINNING: &[u8] = b"<PAMDataset>";

/// The part of a manifest that tells what was written.
#[derive(Deserialize)]
struct Listed {
    program: String,
    outputs: Vec<ListedFile>,
}

#[derive(Deserialize)]
struct ListedFile {
    file: String,
    sha256: String,
}

/// The files of an earlier run.
#[derive(Debug, Default)]
pub(in crate::outputs) struct Earlier {
    folder: PathBuf,
    /// Checksums by name.
    listed: BTreeMap<String, String>,
    /// Whether there is a manifest of this program.
    manifest: bool,
}

impl Earlier {
    /// What the manifest in a folder lists; nothing where there is none of this program.
    pub(in crate::outputs) fn in_folder(folder: &Path) -> Self {
        Self::listed_by(&folder.join(MANIFEST), folder)
    }

    /// What a manifest kept elsewhere lists of a folder.
    pub(in crate::outputs) fn listed_by(manifest: &Path, folder: &Path) -> Self {
        let plain = manifest.symlink_metadata().is_ok_and(|there| there.is_file());
        let text = if plain { fs::read(manifest).unwrap_or_default() } else { Vec::new() };
        let listed = serde_json::from_slice::<Listed>(&text).ok();
        let listed = listed.filter(|listed| listed.program == env!("CARGO_PKG_NAME"));
        let manifest = listed.is_some();
        let files = listed.into_iter().flat_map(|listed| listed.outputs);
        // a name that leads out of the folder is nobody's result
        let files = files.filter(|listed| is_plain_name(&listed.file));
        let listed = files.map(|listed| (listed.file, listed.sha256)).collect();
        Self { folder: folder.to_owned(), listed, manifest }
    }

    /// The names listed.
    pub(in crate::outputs) fn names(&self) -> impl Iterator<Item = &str> {
        self.listed.keys().map(String::as_str)
    }

    /// Whether a file in the folder is as the earlier run wrote it, or goes with one that is.
    ///
    /// # Cost
    /// Reads the file for its checksum.
    pub(in crate::outputs) fn owns(&self, name: &str) -> bool {
        if name == MANIFEST {
            return self.manifest;
        }
        self.wrote(name) || self.is_viewers(name)
    }

    fn wrote(&self, name: &str) -> bool {
        let path = self.folder.join(name);
        let plain = path.symlink_metadata().is_ok_and(|there| there.is_file());
        let Some(sha256) = self.listed.get(name).filter(|_| plain) else { return false };
        hash_file(&path).is_ok_and(|(_, found)| found == *sha256)
    }

    /// Statistics that a viewer keeps beside one of our rasters: they are of that raster and go with it.
    fn is_viewers(&self, name: &str) -> bool {
        let Some(raster) = name.strip_suffix(VIEWER_ENDING) else { return false };
        let text = fs::read(self.folder.join(name)).unwrap_or_default();
        text.trim_ascii_start().starts_with(VIEWER_BEGINNING) && self.wrote(raster)
    }

    /// The files that may be removed: all that the earlier run wrote, and what goes with them.
    pub(in crate::outputs) fn removable(&self) -> BTreeSet<String> {
        let with_notes = self.names().flat_map(|name| [name.to_owned(), format!("{name}{VIEWER_ENDING}")]);
        with_notes.filter(|name| self.owns(name)).collect()
    }

    /// Refuses to replace files that are no earlier run's, or that were changed since.
    ///
    /// # Errors
    /// [`OutputError::NotOurs`] names them.
    pub(in crate::outputs) fn refuse_others<'n>(
        &self,
        written: impl IntoIterator<Item = &'n str>,
    ) -> Result<(), OutputError> {
        let there = |name: &str| self.folder.join(name).symlink_metadata().is_ok();
        let written = written.into_iter();
        let files: Vec<String> =
            written.filter(|name| there(name) && !self.owns(name)).map(str::to_owned).collect();
        if files.is_empty() {
            return Ok(());
        }
        Err(OutputError::NotOurs { path: self.folder.clone(), files })
    }
}

fn is_plain_name(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None)) && !name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::Earlier;
    use crate::outputs::OutputFile;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn only_what_is_listed_and_unchanged_is_ours() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join("out").join(name);
        fs::create_dir(folder.path().join("out")).expect("a folder");
        fs::write(folder.path().join("mine.csv"), "ours").expect("a file");
        let names =
            ["a.csv", "edited.qml", "link.csv", "r.tif", "r.tif.aux.xml", "gone.csv", "../mine.csv", ".lock"];
        let list: Vec<serde_json::Value> = names
            .iter()
            .map(|name| serde_json::to_value(OutputFile::of(name, b"ours")).expect("JSON"))
            .collect();
        let manifest = |program: &str| {
            let text = serde_json::json!({ "program": program, "outputs": list }).to_string();
            fs::write(at("manifest.json"), text).expect("a file");
        };
        for name in ["a.csv", "r.tif", ".lock"] {
            fs::write(at(name), "ours").expect("a file");
        }
        fs::write(at("edited.qml"), "the planner's").expect("a file");
        fs::write(at("r.tif.aux.xml"), "<PAMDataset>\n of a viewer").expect("a file");
        fs::write(at("a.csv.aux.xml"), "the planner's").expect("a file");
        fs::write(at("other.tif"), "ours").expect("a file");
        symlink("../mine.csv", at("link.csv")).expect("a link");

        manifest("signalgap");
        let out = folder.path().join("out");
        let earlier = Earlier::in_folder(&out);
        let removable: Vec<String> = earlier.removable().into_iter().collect();
        assert_eq!(removable, ["a.csv", "r.tif", "r.tif.aux.xml"]);
        let written = ["a.csv", "edited.qml", "link.csv", "manifest.json", "new.csv", "other.tif"];
        let error = earlier.refuse_others(written).expect_err("three of others").to_string();
        assert!(error.contains(": edited.qml, link.csv, other.tif;"), "{error}");
        assert!(earlier.refuse_others(["a.csv", "manifest.json", "new.csv", "gone.csv"]).is_ok());

        manifest("another program");
        let earlier = Earlier::in_folder(&out);
        assert!(earlier.removable().is_empty());
        let error = earlier.refuse_others(written).expect_err("all of others").to_string();
        assert!(error.contains(": a.csv, edited.qml, link.csv, manifest.json, other.tif;"), "{error}");
    }
}
