//! An output must not be an input: files are compared by identity, not by name.
use crate::outputs::error::OutputError;
use crate::system::file_identity::{FileIdentity, identity_of};
use std::path::{Path, PathBuf};

/// Files that are there already and that a command will replace or remove.
#[derive(Clone, Debug, Default)]
pub struct Replaced {
    files: Vec<(PathBuf, FileIdentity)>,
}

impl Replaced {
    /// Those of the files a command writes that are there.
    pub fn of<P: Into<PathBuf>>(written: impl IntoIterator<Item = P>) -> Self {
        let files = written.into_iter().map(Into::into);
        Self { files: files.filter_map(|path| identity_of(&path).map(|identity| (path, identity))).collect() }
    }

    /// Refuses to replace a file that is read, whatever name, link or hard link either goes by.
    ///
    /// # Cost
    /// One look at the file.
    ///
    /// # Errors
    /// [`OutputError::OverInput`] names both.
    pub fn refuse(&self, role: &str, input: &Path) -> Result<(), OutputError> {
        let Some(read) = identity_of(input) else { return Ok(()) };
        match self.files.iter().find(|(_, replaced)| *replaced == read) {
            None => Ok(()),
            Some((path, _)) => Err(OutputError::OverInput {
                path: path.clone(),
                role: role.to_owned(),
                input: input.to_owned(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Replaced;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_file_is_known_by_any_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("dem.tif"), "heights").expect("a file");
        fs::write(at("other.tif"), "heights").expect("a file");
        fs::hard_link(at("dem.tif"), at("hard.tif")).expect("a hard link");
        symlink("dem.tif", at("soft.tif")).expect("a link");
        fs::create_dir(at("sub")).expect("a folder");
        let names = ["dem.tif", "hard.tif", "soft.tif", "sub/../dem.tif"];
        for written in names {
            for read in names {
                let error = Replaced::of([at(written)]).refuse("terrain", &at(read)).expect_err(read);
                let text = error.to_string();
                assert!(text.contains("is an input of this run (terrain: "), "{text}");
            }
            assert!(Replaced::of([at(written)]).refuse("terrain", &at("other.tif")).is_ok());
        }
        assert!(Replaced::of([at("new.tif")]).refuse("terrain", &at("new.tif")).is_ok(), "nothing is there");
    }
}
