//! Files that a pattern (`tiles/*.hgt`, `**` for any depth) matches, found in bounded time.
use glob::Pattern;
use std::io::Error;
use std::path::{Path, PathBuf};

/// Maximum number of files and folders that are examined for one name of a scenario.
pub(in crate::inputs) const MOST_LOOKED_AT: usize = 100_000;

/// Why a pattern cannot be followed.
#[derive(Debug, thiserror::Error)]
pub(in crate::inputs) enum PatternError {
    /// It is no pattern.
    #[error("{0}")]
    Invalid(String),
    /// It goes down and up again, which multiplies what it matches.
    #[error("{}", crate::text!("pattern-error-upwards"))]
    Upwards,
    /// Too many files and folders would be examined.
    #[error(
        "{}", crate::text!("pattern-error-too-many", most_looked_at = MOST_LOOKED_AT))]
    TooMany,
    /// A folder that cannot be listed.
    #[error("{path}: {source}", path = path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The system's reason.
        source: Error,
    },
}

/// A count of what has been examined.
#[derive(Debug, Default)]
pub(in crate::inputs) struct LookedAt(usize);

impl LookedAt {
    /// One more.
    ///
    /// # Errors
    /// [`PatternError::TooMany`].
    pub(in crate::inputs) const fn one(&mut self) -> Result<(), PatternError> {
        self.0 += 1;
        if self.0 > MOST_LOOKED_AT { Err(PatternError::TooMany) } else { Ok(()) }
    }
}

/// A part of a pattern between slashes.
enum Part {
    Literal(String),
    Wild(Pattern),
    /// `**`: any number of folders.
    AnyDepth,
}

/// The files and folders that a pattern matches, in the order of their names, folder by folder.
///
/// # Method
/// As the shell has it, but `*` matches hidden files too; `[x]` stands for x. Links to folders are followed.
///
/// # Cost
/// Looks at [`MOST_LOOKED_AT`] files and folders at most.
///
/// # Errors
/// [`PatternError`].
pub(in crate::inputs) fn files_matching(pattern: &str) -> Result<Vec<PathBuf>, PatternError> {
    Pattern::new(pattern).map_err(|error| PatternError::Invalid(error.to_string()))?;
    let parts =
        pattern.split('/').filter(|part| !part.is_empty()).map(part_of).collect::<Result<Vec<_>, _>>()?;
    let first_wild = parts.iter().position(|part| !matches!(part, Part::Literal(_))).unwrap_or(parts.len());
    if parts[first_wild..].iter().any(|part| matches!(part, Part::Literal(text) if text == "..")) {
        return Err(PatternError::Upwards);
    }
    let start = if pattern.starts_with('/') { PathBuf::from("/") } else { PathBuf::new() };
    let mut search = Search { looked_at: LookedAt::default(), found: Vec::new() };
    search.follow(start, &parts)?;
    if pattern.ends_with('/') {
        search.found.retain(|path| path.is_dir());
    }
    Ok(search.found)
}

fn part_of(text: &str) -> Result<Part, PatternError> {
    if text == "**" {
        return Ok(Part::AnyDepth);
    }
    match literal(text) {
        Some(literal) => Ok(Part::Literal(literal)),
        None => Pattern::new(text).map(Part::Wild).map_err(|error| PatternError::Invalid(error.to_string())),
    }
}

/// The only name that a part of a pattern matches, where there is one.
fn literal(part: &str) -> Option<String> {
    let mut text = String::new();
    let mut letters = part.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '*' | '?' => return None,
            '[' => {
                let (inside, end) = (letters.next()?, letters.next()?);
                if end != ']' {
                    return None;
                }
                text.push(inside);
            }
            letter => text.push(letter),
        }
    }
    Some(text)
}

struct Search {
    looked_at: LookedAt,
    found: Vec<PathBuf>,
}

impl Search {
    /// Adds what the rest of a pattern matches from a path on.
    fn follow(&mut self, at: PathBuf, parts: &[Part]) -> Result<(), PatternError> {
        match parts {
            [] => {
                self.found.push(at);
                Ok(())
            }
            [Part::Literal(name), rest @ ..] => {
                let next = at.join(name);
                if next.exists() { self.follow(next, rest) } else { Ok(()) }
            }
            [Part::Wild(wild), rest @ ..] => {
                let entries = self.entries(&at)?;
                self.among(&entries, wild, rest)
            }
            [Part::AnyDepth, rest @ ..] => self.at_any_depth(&at, rest),
        }
    }

    /// As [`Self::follow`], from those of a folder's entries that match.
    fn among(
        &mut self,
        entries: &[(String, PathBuf)],
        wild: &Pattern,
        rest: &[Part],
    ) -> Result<(), PatternError> {
        let matching = entries.iter().filter(|(name, _)| wild.matches(name));
        matching.map(|(_, path)| path).try_for_each(|path| self.follow(path.clone(), rest))
    }

    fn at_any_depth(&mut self, at: &Path, rest: &[Part]) -> Result<(), PatternError> {
        // a second `**` matches nothing more
        let rest = rest
            .iter()
            .position(|part| !matches!(part, Part::AnyDepth))
            .map_or(&[][..], |first| &rest[first..]);
        let mut folders = vec![at.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = self.entries(&folder)?;
            match rest {
                // each entry counts once
                [Part::Wild(wild), rest @ ..] => self.among(&entries, wild, rest)?,
                // alone, `**` matches the folders below
                [] if folder == at => {}
                _ => self.follow(folder, rest)?,
            }
            let below = entries.into_iter().map(|(_, path)| path).filter(|path| path.is_dir());
            let mut below: Vec<PathBuf> = below.collect();
            below.reverse();
            folders.append(&mut below);
        }
        Ok(())
    }

    /// Names and paths in a folder, in order; nothing in what is none.
    fn entries(&mut self, folder: &Path) -> Result<Vec<(String, PathBuf)>, PatternError> {
        let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if !listed.is_dir() {
            return Ok(Vec::new());
        }
        let failed = |source: Error| PatternError::Folder { path: listed.to_owned(), source };
        let mut entries = Vec::new();
        for entry in listed.read_dir().map_err(failed)? {
            self.looked_at.one()?;
            let name = entry.map_err(failed)?.file_name();
            entries.push((name.to_string_lossy().into_owned(), folder.join(&name)));
        }
        entries.sort();
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::{PatternError, files_matching};
    use std::fs;

    #[test]
    fn patterns_match_what_they_did() {
        let folder = tempfile::tempdir().expect("a folder");
        let base = folder.path().join("[a]*");
        fs::create_dir_all(base.join("x/y")).expect("folders");
        fs::create_dir(folder.path().join("beside")).expect("a folder");
        for name in ["1.hgt", "2.hgt", "a.tif", "x/3.hgt", "x/y/4.hgt", "x/y/.5.hgt", "../beside/6.hgt"] {
            fs::write(base.join(name), "").expect("a file");
        }
        let escaped = glob::Pattern::escape(&base.display().to_string());
        for pattern in [
            "*.hgt",
            "?.hgt",
            "[12].hgt",
            "[!1].hgt",
            "**/*.hgt",
            "**/**/3.hgt",
            "x/**",
            "*/y/*",
            "**/y/4.hgt",
            "x/*/",
            "../beside/*",
            "1.hgt/*",
            "no/*.hgt",
            "x/y/4.hgt",
            "./*.tif",
        ] {
            let pattern = format!("{escaped}/{pattern}");
            let shell: Vec<_> =
                glob::glob(&pattern).expect("a pattern").map(|path| path.expect("a path")).collect();
            let mut shell: Vec<_> =
                shell.into_iter().map(|path| path.components().collect::<std::path::PathBuf>()).collect();
            let mut found: Vec<_> = files_matching(&pattern)
                .expect("files")
                .into_iter()
                .map(|path| path.components().collect::<std::path::PathBuf>())
                .collect();
            shell.sort();
            found.sort();
            assert_eq!(found, shell, "{pattern}");
        }
    }

    #[test]
    fn patterns_without_end_are_refused() {
        let up_and_down = format!("/usr/{}*.csv", "*/../".repeat(30));
        assert!(matches!(files_matching(&up_and_down), Err(PatternError::Upwards)));
        assert!(matches!(files_matching("a[.csv"), Err(PatternError::Invalid(_))));
        let folder = tempfile::tempdir().expect("a folder");
        // four links to the folder itself: 4 to the power of the depth
        for name in ["a", "b", "c", "d"] {
            std::os::unix::fs::symlink(".", folder.path().join(name)).expect("a link");
        }
        let everywhere = format!("{}/**/*.csv", folder.path().display());
        assert!(matches!(files_matching(&everywhere), Err(PatternError::TooMany)));
    }
}
