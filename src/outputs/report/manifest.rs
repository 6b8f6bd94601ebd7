//! `manifest.json`: what was run, on what, with which choices, and what to keep in mind.
#![expect(clippy::disallowed_types, reason = "reads input files again for their checksums")]
use super::headline::run_headline;
use crate::coverage::Scope;
use crate::findings::CountedCaveat;
use crate::language::{Both, Language, grouped, word};
use crate::outputs::error::OutputError;
use crate::outputs::results::model_rows::{ModelRow, model_rows};
use crate::outputs::results::run_results::Results;
use crate::outputs::tables::indicators::area_indicators;
use crate::outputs::values::fields::{round_to, whole_or_tenth};
use crate::scenario::Scenario;
use crate::store::hexadecimal;
use crate::text;
use crate::words::caveat_text;
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// What a run records about itself, in addition to its results.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifest {
    /// Version of the program.
    pub version: String,
    /// Numbers of things read, judged and found, by name.
    pub counts: BTreeMap<String, f64>,
    /// Stages in the order they ran, with wall-clock seconds.
    pub timings_s: Vec<(String, f64)>,
    /// What the reader must know.
    pub caveats: Vec<CaveatRow>,
    /// All that was read.
    pub inputs: Vec<InputFile>,
    /// What was computed anew.
    pub work: Work,
}

/// What a run computed, and what it found in the cache; its results are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Work {
    /// Whether the terrain came from the cache.
    pub terrain_from_cache: bool,
    /// Masts whose radials were swept.
    pub masts_swept: usize,
    /// Masts whose losses came from the cache.
    pub masts_from_cache: usize,
}

impl Default for Manifest {
    /// Of this version of the program, empty otherwise.
    fn default() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            counts: BTreeMap::new(),
            timings_s: Vec::new(),
            caveats: Vec::new(),
            inputs: Vec::new(),
            work: Work::default(),
        }
    }
}

/// One caveat, counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaveatRow {
    /// Word for programs: `assumed_values`, `terrain_voids`, ...
    pub kind: String,
    /// Whether it is told before the numbers.
    pub comes_first: bool,
    /// How often it occurred.
    pub count: u64,
    /// Sentence for people.
    pub text: String,
    /// Names of some of the things concerned.
    pub examples: Vec<String>,
    /// The sentence with how often it applies and to what, for the report.
    #[serde(skip)]
    pub sentences: Both,
}

impl CaveatRow {
    /// A caveat in words.
    #[must_use]
    pub fn of(counted: CountedCaveat) -> Self {
        let CountedCaveat { caveat, count, examples } = counted;
        let (kind, text) = (caveat.key().to_owned(), caveat_text(&caveat));
        let sentences = Both::of(|| sentence(&caveat_text(&caveat), count, &examples));
        Self { kind, comes_first: caveat.comes_first(), count, text, examples, sentences }
    }

    /// The sentence with how often it applies, where that is more than once.
    #[must_use]
    pub fn short(&self) -> String {
        if self.count > 1 {
            format!("{} ({})", self.text, grouped(self.count as f64))
        } else {
            self.text.clone()
        }
    }

    /// The sentence with how often it applies, where that is more than once, and to what.
    #[must_use]
    pub fn sentence(&self) -> String {
        sentence(&self.text, self.count, &self.examples)
    }
}

fn sentence(text: &str, count: u64, examples: &[String]) -> String {
    let named = examples.join(", ");
    let shown = grouped(count as f64);
    match (count > 1, named.is_empty()) {
        (false, true) => text.to_owned(),
        (false, false) => format!("{text} ({named})"),
        (true, true) => format!("{text} ({shown})"),
        (true, false) if count == examples.len() as u64 => format!("{text} ({shown}: {named})"),
        (true, false) => text!("manifest-such-as", text, count = shown, named),
    }
}

/// One file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFile {
    /// `terrain`, `settlements`, `sites`, ...
    pub role: String,
    /// Path as the scenario resolved it.
    pub path: String,
    /// Size; `None` where the file is not a plain one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// Checksum, lower-case hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Why there is no checksum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl InputFile {
    /// Whether a name is that of a file on this machine, rather than of one on the web or in a virtual file of GDAL.
    #[must_use]
    pub fn is_plain(path: &str) -> bool {
        !path.starts_with("/vsi") && !path.contains("://")
    }

    /// Whether it lies on this machine, whole or as a part of a file that is listed too.
    #[must_use]
    pub fn is_at_hand(&self) -> bool {
        let packed =
            ["/vsizip/", "/vsigzip/", "/vsitar/", "/vsi7z/", "/vsirar/", "/vsisubfile/", "/vsisparse/"];
        let local = packed.iter().any(|kind| self.path.starts_with(kind)) && !self.path[1..].contains("/vsi");
        self.sha256.is_some() || local
    }

    /// A file without size and checksum.
    #[must_use]
    pub fn named(role: &str, path: &str) -> Self {
        Self { role: role.to_owned(), path: path.to_owned(), bytes: None, sha256: None, note: None }
    }

    /// Size and checksum of a plain file; GDAL's virtual files (`/vsi...`) and folders are listed without.
    ///
    /// # Errors
    /// [`OutputError::Hash`] names the file.
    pub fn of(role: &str, path: &str) -> Result<Self, OutputError> {
        let mut file = Self::named(role, path);
        if !Self::is_plain(path) {
            file.note = Some(word("manifest-on-the-web-or-in-gdal").to_owned());
        } else if Path::new(path).is_dir() {
            file.note = Some(word("manifest-folder-no-checksum").to_owned());
        } else {
            let (bytes, sha256) = hash_file(Path::new(path))?;
            (file.bytes, file.sha256) = (Some(bytes), Some(sha256));
        }
        Ok(file)
    }
}

/// One file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutputFile {
    /// Name within the output folder.
    pub file: String,
    /// Size.
    pub bytes: u64,
    /// Checksum, lower-case hexadecimal.
    pub sha256: String,
}

impl OutputFile {
    /// Of content in memory.
    ///
    /// # Examples
    /// ```
    /// let file = signalgap::outputs::OutputFile::of("gaps.geojson", b"");
    /// assert_eq!(file.bytes, 0);
    /// assert!(file.sha256.starts_with("e3b0c442"));
    /// ```
    #[must_use]
    pub fn of(name: &str, content: &[u8]) -> Self {
        Self {
            file: name.to_owned(),
            bytes: content.len() as u64,
            sha256: hexadecimal(&Sha256::digest(content)),
        }
    }

    /// Of a file.
    ///
    /// # Errors
    /// [`OutputError::Hash`] names the file.
    pub fn of_file(name: &str, path: &Path) -> Result<Self, OutputError> {
        let (bytes, sha256) = hash_file(path)?;
        Ok(Self { file: name.to_owned(), bytes, sha256 })
    }
}

/// Size and SHA-256 of a file, read in pieces.
///
/// # Errors
/// [`OutputError::Hash`] names the file.
pub fn hash_file(path: &Path) -> Result<(u64, String), OutputError> {
    const PIECE_BYTES: usize = 1 << 20;
    let failed = |source| OutputError::Hash { path: path.to_owned(), source };
    let mut file = std::fs::File::open(path).map_err(failed)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0_u8; PIECE_BYTES];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut piece).map_err(failed)?;
        if read == 0 {
            return Ok((bytes, hexadecimal(&hasher.finalize())));
        }
        hasher.update(&piece[..read]);
        bytes += read as u64;
    }
}

/// Stages as a JSON object in the order they ran.
struct Timings<'a>(&'a [(String, f64)]);

impl Serialize for Timings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (stage, seconds) in self.0 {
            map.serialize_entry(stage, &round_to(*seconds, 3))?;
        }
        map.end()
    }
}

/// A scope that service was judged in, and what the names of its fields begin with.
#[derive(Serialize)]
struct ScopeRow<'a> {
    technology: &'a str,
    operator: Option<&'a str>,
    prefix: String,
}

fn scope_rows<'a>(results: &Results<'a>) -> Vec<ScopeRow<'a>> {
    let row = |(scope, prefix): (&'a Scope, String)| ScopeRow {
        technology: scope.technology.key(),
        operator: scope.operator.as_deref(),
        prefix,
    };
    results.service.scopes.iter().zip(results.scope_prefixes()).map(row).collect()
}

#[derive(Serialize)]
struct ManifestFile<'a> {
    program: &'a str,
    version: &'a str,
    /// The program's sources, dependencies, compiler and target, and the release of GDAL.
    build: [String; 2],
    /// Of the texts in all files.
    language: Language,
    planning_crs: &'a str,
    models: Vec<ModelRow>,
    scopes: Vec<ScopeRow<'a>>,
    headline: Map<String, Value>,
    counts: BTreeMap<&'a str, Value>,
    indicators: Map<String, Value>,
    caveats: &'a [CaveatRow],
    timings_s: Timings<'a>,
    work: Work,
    inputs: &'a [InputFile],
    outputs: &'a [OutputFile],
    scenario: &'a Scenario,
}

/// The program's sources, dependencies, compiler and target as one digest, and the release of GDAL: what must be the same for
/// results to be the same.
#[must_use]
pub fn build() -> [String; 2] {
    [env!("SIGNALGAP_BUILD").to_owned(), gdal::version::VersionInfo::release_name()]
}

/// The manifest as JSON: what [`Manifest`] holds, the resolved scenario, and the other files written.
///
/// # Errors
/// [`OutputError::Json`].
pub fn manifest_json(
    results: &Results<'_>,
    manifest: &Manifest,
    outputs: &[OutputFile],
) -> Result<Vec<u8>, OutputError> {
    let file = ManifestFile {
        program: env!("CARGO_PKG_NAME"),
        version: &manifest.version,
        build: build(),
        language: Language::current(),
        planning_crs: &results.crs.name,
        models: model_rows(results),
        scopes: scope_rows(results),
        headline: run_headline(results),
        counts: manifest.counts.iter().map(|(name, count)| (name.as_str(), whole_or_tenth(*count))).collect(),
        indicators: area_indicators(results),
        caveats: &manifest.caveats,
        timings_s: Timings(&manifest.timings_s),
        work: manifest.work,
        inputs: &manifest.inputs,
        outputs,
        scenario: results.scenario,
    };
    let mut bytes = serde_json::to_vec_pretty(&file)
        .map_err(|source| OutputError::Json { name: "manifest.json", source })?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::{CaveatRow, InputFile, OutputError, OutputFile, hash_file, manifest_json};
    use crate::outputs::example::World;
    use serde_json::Value;

    /// SHA-256 of "abc", FIPS 180-4 example.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn checksums_follow_the_standard() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("abc");
        std::fs::write(&path, "abc").expect("file");
        assert_eq!(hash_file(&path).expect("checksum"), (3, ABC.to_owned()));
        assert_eq!(OutputFile::of("abc", b"abc").sha256, ABC);
        let missing = hash_file(&folder.path().join("missing"));
        assert!(matches!(missing, Err(OutputError::Hash { .. })));
    }

    #[test]
    fn virtual_files_are_listed_without_a_checksum() {
        let file =
            InputFile::of("terrain", "/vsicurl/https://example.org/dem.tif").expect("no file is opened");
        assert_eq!((file.bytes, &file.sha256), (None, &None));
        assert!(file.note.expect("a note").contains("virtual"));
    }

    #[test]
    fn a_caveat_counts_and_names() {
        let sentence = |count, examples: &[&str]| {
            let examples = examples.iter().map(|name| (*name).to_owned()).collect();
            let (kind, text) = ("k".to_owned(), "masts in a void".to_owned());
            let sentences = crate::language::Both::default();
            CaveatRow { kind, comes_first: false, count, text, examples, sentences }.sentence()
        };
        assert_eq!(sentence(1, &[]), "masts in a void");
        assert_eq!(sentence(1, &["A"]), "masts in a void (A)");
        assert_eq!(sentence(1_200, &[]), "masts in a void (1,200)");
        assert_eq!(sentence(2, &["A", "B"]), "masts in a void (2: A, B)");
        assert_eq!(sentence(7, &["A", "B"]), "masts in a void (7, such as A, B)");
    }

    #[test]
    fn the_manifest_holds_every_choice() {
        let world = World::new();
        let outputs = [OutputFile::of("abc", b"abc")];
        let bytes = manifest_json(&world.results(), &world.manifest(), &outputs).expect("JSON");
        let read: Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(read["version"], env!("CARGO_PKG_VERSION"));
        assert_eq!(read["counts"]["settlements"], 2);
        assert_eq!(
            (&read["headline"]["people_without"], &read["headline"]["gaps"]),
            (&100.into(), &2.into())
        );
        assert_eq!(read["timings_s"]["serve"], 1.235);
        assert_eq!(read["caveats"][0]["kind"], "assumed_values");
        assert_eq!(read["scenario"]["service"]["target_probability"], 0.9);
        assert_eq!(read["models"][0]["document"], "ITU-R P.1812-8 (09/2025)");
        assert_eq!(read["outputs"][0]["sha256"], ABC);
        assert_eq!(read["scopes"][1]["prefix"], "viettel_");
        assert!(read["scopes"][0]["operator"].is_null() && read["scopes"][0]["technology"] == "4g");
    }
}
