//! The folder of a run in shards: `plan.json`, `results/` with what shards computed, `shards/` with a record of each that is done, and
//! `masts/` with swept masts where these are shared.
use super::shards_plan::{PLAN_FORMAT, ShardsPlan};
use crate::outputs::error::OutputError;
use crate::outputs::files::scratch::write_file;
use crate::outputs::report::headline::printable_json;
use crate::outputs::report::manifest::{build, hash_file};
use crate::store::{Key, LEFT_AFTER, Store, UNFINISHED, hexadecimal, sync_names, write_whole};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The shards of a run.
const PLAN: &str = "plan.json";
/// What shards computed.
const RESULTS: &str = "results";
/// Records of shards that are done.
const DONE: &str = "shards";
/// Swept masts.
const MASTS: &str = "masts";

/// Why a folder of shards cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ShardsError {
    /// There is no plan in it.
    #[error("{}", crate::text!("shards-no-plan", folder = folder.display(), source))]
    NoPlan {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Its plan cannot be read.
    #[error("{}", crate::text!("shards-bad-plan", file = file.display(), source))]
    BadPlan {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// Its plan was changed, or made by another release.
    #[error("{}", crate::text!("shards-changed-plan", file = file.display()))]
    ChangedPlan {
        /// The file.
        file: PathBuf,
    },
    /// The plan is of another build of the program or of GDAL.
    #[error("{}", crate::text!("shards-other-build", file = file.display(), planned, this))]
    OtherBuild {
        /// The file.
        file: PathBuf,
        /// What made the plan.
        planned: String,
        /// What this program is.
        this: String,
    },
    /// There is another plan already.
    #[error("{}", crate::text!("shards-other-plan-there", folder = folder.display()))]
    OtherPlanThere {
        /// The folder.
        folder: PathBuf,
    },
    /// Two folders hold different plans.
    #[error("{}", crate::text!("shards-other-plan", first = first.display(), second = second.display()))]
    OtherPlan {
        /// The first folder.
        first: PathBuf,
        /// The other.
        second: PathBuf,
    },
    /// The plan has fewer shards.
    #[error("{}", crate::text!("shards-no-such-shard", shard, last = count - 1))]
    NoSuchShard {
        /// What was asked for.
        shard: usize,
        /// How many there are.
        count: usize,
    },
    /// Shards that are not done.
    #[error("{}", crate::text!("shards-missing", missing = shown, number = missing.len(), count))]
    Missing {
        /// Their numbers.
        missing: Vec<usize>,
        /// The same for people.
        shown: String,
        /// How many shards there are.
        count: usize,
    },
    /// A file of a shard that is not as it was written.
    #[error("{}", crate::text!("shards-damaged", file = file.display(), shard))]
    Damaged {
        /// The file.
        file: PathBuf,
        /// The shard.
        shard: usize,
    },
    /// Inputs that are not those of the plan.
    #[error("{}", crate::text!("shards-other-input", role, file, folder = folder.display()))]
    OtherInput {
        /// What they are read as.
        role: String,
        /// The file.
        file: String,
        /// The plan's folder.
        folder: PathBuf,
    },
    /// The scenario says something else than the plan.
    #[error("{}", crate::text!("shards-other-scenario", file = file.display(), folder = folder.display()))]
    OtherScenario {
        /// The scenario.
        file: PathBuf,
        /// The plan's folder.
        folder: PathBuf,
    },
    /// A file cannot be written or read.
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// A file that a shard left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardFile {
    /// Its name in the folder of results.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its checksum, lower-case hexadecimal.
    pub sha256: String,
}

/// Record of a shard that is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShardDone {
    /// Its number.
    pub shard: usize,
    /// Digest of the plan.
    pub plan: String,
    /// What it left.
    pub files: Vec<ShardFile>,
    /// Masts that were swept, in whole or in part.
    pub masts_swept: usize,
    /// Masts that another shard had swept.
    pub masts_found: usize,
    /// Processor time, s.
    pub cpu_s: f64,
    /// Time, s.
    pub wall_s: f64,
}

/// A folder with a plan.
#[derive(Clone, Debug)]
pub struct ShardsFolder {
    folder: PathBuf,
    plan: ShardsPlan,
}

impl ShardsFolder {
    /// Makes a folder for a plan; one that holds the same plan stays as it is.
    ///
    /// # Errors
    /// [`ShardsError::OtherPlanThere`] unless it may be replaced; the system's.
    pub fn create(folder: &Path, plan: ShardsPlan, overwrite: bool) -> Result<Self, ShardsError> {
        let file = folder.join(PLAN);
        let made = Self { folder: folder.to_owned(), plan };
        if file.symlink_metadata().is_ok() {
            let is_same = Self::open(folder).is_ok_and(|there| there.plan == made.plan);
            if is_same {
                return Ok(made);
            }
            if !overwrite {
                return Err(ShardsError::OtherPlanThere { folder: folder.to_owned() });
            }
        }
        for part in [RESULTS, DONE] {
            let path = folder.join(part);
            fs::create_dir_all(&path).map_err(|source| OutputError::Folder { path, source })?;
        }
        let text = printable_json(&serde_json::to_value(&made.plan).map_err(no_json)?)?;
        write_file(&file, text.as_bytes())?;
        Ok(made)
    }

    /// Opens a folder with a plan.
    ///
    /// # Errors
    /// [`ShardsError`]: no plan, or not as this program wrote it.
    pub fn open(folder: &Path) -> Result<Self, ShardsError> {
        let file = folder.join(PLAN);
        let bytes =
            fs::read(&file).map_err(|source| ShardsError::NoPlan { folder: folder.to_owned(), source })?;
        let plan: ShardsPlan = serde_json::from_slice(&bytes)
            .map_err(|source| ShardsError::BadPlan { file: file.clone(), source })?;
        let is_own = plan.format == PLAN_FORMAT
            && plan.count == plan.shards.len()
            && plan.count > 0
            && plan.shards.iter().enumerate().all(|(number, shard)| shard.number == number)
            && plan.digest_of().is_ok_and(|digest| digest == plan.digest);
        if !is_own {
            return Err(ShardsError::ChangedPlan { file });
        }
        Ok(Self { folder: folder.to_owned(), plan })
    }

    /// As [`Self::open`], for a program that is to compute some of the shards or to put them together.
    ///
    /// # Errors
    /// As [`Self::open`]; [`ShardsError::OtherBuild`].
    pub fn open_for_work(folder: &Path) -> Result<Self, ShardsError> {
        let opened = Self::open(folder)?;
        let ShardsPlan { version, build: planned, gdal: planned_gdal, .. } = &opened.plan;
        let [this, gdal] = build();
        if *planned == this && *planned_gdal == gdal {
            return Ok(opened);
        }
        let shown = |version: &str, build: &str, gdal: &str| {
            format!("{version} ({}, GDAL {gdal})", build.get(..12).unwrap_or(build))
        };
        Err(ShardsError::OtherBuild {
            file: folder.join(PLAN),
            planned: shown(version, planned, planned_gdal),
            this: shown(env!("CARGO_PKG_VERSION"), &this, &gdal),
        })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &ShardsPlan {
        &self.plan
    }

    /// What shards computed.
    #[must_use]
    pub fn results(&self) -> Store {
        Store::new(self.folder.join(RESULTS))
    }

    /// Where swept masts are.
    #[must_use]
    pub fn masts(&self) -> PathBuf {
        self.folder.join(MASTS)
    }

    /// The record of a shard.
    #[must_use]
    pub fn record(&self, shard: usize) -> PathBuf {
        self.folder.join(DONE).join(format!("{shard:06}.json"))
    }

    /// The record of a shard that is done, whose files are there with their sizes.
    #[must_use]
    pub fn done(&self, shard: usize) -> Option<ShardDone> {
        let bytes = fs::read(self.record(shard)).ok()?;
        let done: ShardDone = serde_json::from_slice(&bytes).ok()?;
        let is_there = |file: &ShardFile| {
            let there = self.file(&file.name).and_then(|path| path.symlink_metadata().ok());
            there.is_some_and(|there| there.is_file() && there.len() == file.bytes)
        };
        let is_own = done.shard == shard && done.plan == self.plan.digest;
        (is_own && done.files.iter().all(is_there)).then_some(done)
    }

    /// Prepares the folders that shards write to.
    ///
    /// # Errors
    /// The system's.
    pub fn prepare(&self) -> Result<(), ShardsError> {
        for part in [RESULTS, DONE] {
            let path = self.folder.join(part);
            fs::create_dir_all(&path).map_err(|source| OutputError::Folder { path, source })?;
        }
        self.remove_unfinished();
        Ok(())
    }

    /// Removes what shards that were killed long ago left unfinished.
    fn remove_unfinished(&self) {
        let there = fs::read_dir(self.folder.join(RESULTS)).into_iter().flatten().flatten();
        for file in there.filter(|file| file.file_name().to_string_lossy().starts_with(UNFINISHED)) {
            let written = file.metadata().and_then(|there| there.modified()).ok();
            let since = written.and_then(|written| written.elapsed().ok());
            if since.is_some_and(|since| since > LEFT_AFTER) {
                // that it stays costs room and nothing else
                let _ = fs::remove_file(file.path());
            }
        }
    }

    /// A file that was written for a shard, with its checksum.
    ///
    /// # Errors
    /// The system's.
    pub fn written(&self, key: &Key) -> Result<ShardFile, ShardsError> {
        let path = self.results().place(key);
        let (bytes, sha256) = hash_file(&path)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(ShardFile { name, bytes, sha256 })
    }

    /// Writes the record of a shard, after which it counts as done; gives its checksum.
    ///
    /// # Errors
    /// The system's.
    pub fn finish(&self, done: &ShardDone) -> Result<String, ShardsError> {
        let path = self.record(done.shard);
        let bytes = serde_json::to_vec_pretty(done).map_err(no_json)?;
        write_whole(&path, &[&bytes, b"\n"])
            .map_err(|source| OutputError::File { path: path.clone(), source })?;
        Ok(hash_file(&path)?.1)
    }

    /// Copies what a shard left in another folder of the same plan; whether that folder has it.
    ///
    /// # Errors
    /// [`ShardsError::Damaged`] for a file that is not as it was written; the system's.
    pub fn take(&self, other: &Self, shard: usize) -> Result<bool, ShardsError> {
        let Some(done) = other.done(shard) else { return Ok(false) };
        self.prepare()?;
        for file in &done.files {
            let damaged = |file: PathBuf| ShardsError::Damaged { file, shard };
            let from = other.file(&file.name).ok_or_else(|| damaged(other.record(shard)))?;
            let to = self.file(&file.name).ok_or_else(|| damaged(other.record(shard)))?;
            let bytes = fs::read(&from).map_err(|source| OutputError::File { path: from.clone(), source })?;
            if hexadecimal(&Sha256::digest(&bytes)) != file.sha256 {
                return Err(damaged(from));
            }
            write_whole(&to, &[&bytes]).map_err(|source| OutputError::File { path: to.clone(), source })?;
        }
        sync_names(&self.folder.join(RESULTS))
            .map_err(|source| OutputError::File { path: self.folder.join(RESULTS), source })?;
        self.finish(&done)?;
        Ok(true)
    }

    /// A file of the results; `None` for a name with a folder in it, which no shard writes.
    fn file(&self, name: &str) -> Option<PathBuf> {
        let is_name = Path::new(name).file_name().is_some_and(|own| own == name);
        is_name.then(|| self.folder.join(RESULTS).join(name))
    }
}

/// Whether an error of the system may be gone when something is tried again.
#[must_use]
pub fn is_passing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
            | ErrorKind::OutOfMemory
            | ErrorKind::Interrupted
            | ErrorKind::TimedOut
            | ErrorKind::WouldBlock
            | ErrorKind::ResourceBusy
            | ErrorKind::StaleNetworkFileHandle
            | ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionRefused
    )
}

fn no_json(source: serde_json::Error) -> OutputError {
    OutputError::Json { name: PLAN, source }
}
