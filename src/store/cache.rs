//! A folder of content within a limit, which may be removed at any time.
#![expect(clippy::disallowed_types, reason = "content is kept in files")]
use super::durable::{LEFT_AFTER, UNFINISHED};
use super::key::Key;
use super::pack::{Pack, PackWriter};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

/// Content that costs time to make again and nothing else: within a limit of bytes, shared by any number of processes, and
/// gone without harm when somebody removes it.
///
/// What fails here fails in silence: content that cannot be kept or read is made again.
///
/// # Examples
/// ```
/// use signalgap::store::{Cache, Key};
/// let folder = tempfile::tempdir()?;
/// let cache = Cache::new(folder.path().join("cache"), 1 << 20);
/// let key = Key::of("example", &1)?;
/// let mut keeping = cache.begin(&key, 3).expect("there is room");
/// keeping.add(b"one");
/// assert!(keeping.finish());
/// assert_eq!(cache.find(&key).and_then(|pack| pack.part(0)).as_deref(), Some(&b"one"[..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    limit_bytes: u64,
    /// What was used from then on is in use.
    begun: Mutex<SystemTime>,
    /// Held while room is made.
    making_room: Mutex<()>,
}

/// Content that is being kept.
pub struct Keeping<'a> {
    cache: &'a Cache,
    key: Key,
    /// `None` once something has failed.
    writer: Option<PackWriter>,
}

/// A file of the cache.
struct Entry {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
}

impl Cache {
    /// In a folder, which is made when something is kept.
    #[must_use]
    pub fn new(folder: PathBuf, limit_bytes: u64) -> Self {
        Self { folder, limit_bytes, begun: Mutex::new(SystemTime::now()), making_room: Mutex::new(()) }
    }

    /// Where it lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A new run begins: what earlier runs of this process used is no longer in use.
    pub fn begin_run(&self) {
        if let Ok(mut begun) = self.begun.lock() {
            *begun = SystemTime::now();
        }
    }

    /// Content of a key, which counts as used from now on.
    #[must_use]
    pub fn find(&self, key: &Key) -> Option<Pack> {
        let path = self.folder.join(key.file_name());
        if !path.symlink_metadata().is_ok_and(|there| there.is_file()) {
            return None;
        }
        let file = File::open(&path).ok()?;
        // where the system does not let this be noted, the content goes earlier
        let _ = file.set_modified(SystemTime::now());
        Pack::open(key, file)
    }

    /// Begins to keep content of about so many bytes; `None` where it has no room beside what is in use.
    ///
    /// # Cost
    /// Lists the folder.
    #[must_use]
    pub fn begin(&self, key: &Key, bytes: u64) -> Option<Keeping<'_>> {
        fs::create_dir_all(&self.folder).ok()?;
        self.make_room(bytes)?;
        let file =
            tempfile::Builder::new().prefix(UNFINISHED).suffix(".part").tempfile_in(&self.folder).ok()?;
        Some(Keeping { cache: self, key: *key, writer: Some(PackWriter::new(*key, file)) })
    }

    /// Removes what was not used for the longest time until so many bytes have room; `None` where what is in use
    /// leaves none, in which case nothing is removed.
    fn make_room(&self, bytes: u64) -> Option<()> {
        let _one_at_a_time = self.making_room.lock().ok()?;
        let begun = *self.begun.lock().ok()?;
        let mut entries = self.entries();
        entries.sort_by(|a, b| a.used.cmp(&b.used).then(a.path.cmp(&b.path)));
        let in_use: u64 = entries.iter().filter(|entry| entry.used >= begun).map(|entry| entry.bytes).sum();
        let room = self.limit_bytes.checked_sub(bytes)?;
        if in_use > room {
            return None;
        }
        let mut all: u64 = entries.iter().map(|entry| entry.bytes).sum();
        for entry in entries {
            if all <= room {
                break;
            }
            // another process may have removed it
            let _ = fs::remove_file(&entry.path);
            all -= entry.bytes;
        }
        Some(())
    }

    /// The cache's own files; what was left unfinished long ago is removed.
    fn entries(&self) -> Vec<Entry> {
        let found = fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        let mut entries = Vec::new();
        for file in found {
            let Some(name) = file.file_name().to_str().map(str::to_owned) else { continue };
            let Ok(there) = file.metadata() else { continue };
            let Ok(used) = there.modified() else { continue };
            if !there.is_file() {
                continue;
            }
            if name.starts_with(UNFINISHED) {
                if used.elapsed().is_ok_and(|since| since > LEFT_AFTER) {
                    let _ = fs::remove_file(file.path());
                } else {
                    entries.push(Entry { path: file.path(), bytes: there.len(), used: SystemTime::now() });
                }
            } else if Key::is_file_name(&name) {
                entries.push(Entry { path: file.path(), bytes: there.len(), used });
            }
        }
        entries
    }
}

impl Keeping<'_> {
    /// Adds the next part.
    pub fn add(&mut self, part: &[u8]) {
        self.add_all(&[part]);
    }

    /// Adds some parts, one after another; their checksums are computed side by side.
    pub fn add_all(&mut self, parts: &[impl AsRef<[u8]> + Sync]) {
        if let Some(writer) = &mut self.writer
            && writer.add(parts).is_err()
        {
            self.writer = None;
        }
    }

    /// Puts the content in place; whether that worked.
    #[must_use]
    pub fn finish(self) -> bool {
        let put = |writer: PackWriter| -> io::Result<()> {
            let file = writer.into_file()?;
            file.persist(self.cache.folder.join(self.key.file_name()))?;
            Ok(())
        };
        self.writer.is_some_and(|writer| put(writer).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::{Cache, Key};
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::time::{Duration, SystemTime};

    fn key(of: u32) -> Key {
        Key::of("test", &of).expect("a key")
    }

    fn keep(cache: &Cache, of: u32, parts: &[&[u8]]) -> bool {
        let bytes = parts.iter().map(|part| part.len() as u64).sum();
        let Some(mut keeping) = cache.begin(&key(of), bytes) else { return false };
        for part in parts {
            keeping.add(part);
        }
        keeping.finish()
    }

    fn file_of(cache: &Cache, of: u32) -> PathBuf {
        cache.folder().join(key(of).file_name())
    }

    /// Puts the last use of an entry into the past.
    fn last_used(path: &Path, ago_s: u64) {
        let file = fs::File::options().append(true).open(path).expect("a file");
        file.set_modified(SystemTime::now() - Duration::from_secs(ago_s)).expect("a time");
    }

    #[test]
    fn parts_come_back_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path().join("new/deep"), 1 << 20);
        assert!(cache.find(&key(1)).is_none());
        assert!(keep(&cache, 1, &[b"one", b"", b"three"]));
        let pack = cache.find(&key(1)).expect("a pack");
        assert_eq!(pack.parts(), 3);
        assert_eq!(pack.part(2).as_deref(), Some(&b"three"[..]));
        assert_eq!(pack.part(1).as_deref(), Some(&b""[..]));
        assert_eq!(pack.part(3), None);
        assert!(cache.find(&key(2)).is_none());
    }

    /// Every byte flipped and every length cut: what is read is what was kept, or nothing.
    #[test]
    fn torn_and_changed_content_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path().to_owned(), 1 << 20);
        let parts: [&[u8]; 2] = [b"content", b"more of it"];
        assert!(keep(&cache, 1, &parts));
        let path = file_of(&cache, 1);
        let whole = fs::read(&path).expect("a file");
        let read = || -> Vec<Option<Vec<u8>>> {
            let Some(pack) = cache.find(&key(1)) else { return vec![None, None] };
            (0..2).map(|number| pack.part(number)).collect()
        };
        let right = |found: Vec<Option<Vec<u8>>>| {
            let pairs = found.iter().zip(parts);
            pairs.into_iter().all(|(found, kept)| found.as_ref().is_none_or(|found| found == kept))
        };
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).expect("torn");
            assert!(cache.find(&key(1)).is_none(), "{length} bytes");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1 << (at % 8);
            fs::write(&path, changed).expect("changed");
            let found = read();
            assert!(found.contains(&None) && right(found), "byte {at}");
        }
        fs::write(&path, &whole).expect("whole again");
        assert!(!read().contains(&None));
        fs::copy(&path, file_of(&cache, 2)).expect("a copy");
        assert!(cache.find(&key(2)).is_none(), "of another key");
    }

    #[test]
    fn what_was_not_used_for_longest_goes_first_and_nothing_in_use() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("the user's.bin"), [0; 500]).expect("a file");
        let before = Cache::new(folder.path().to_owned(), 2_000);
        for of in 1..=3 {
            assert!(keep(&before, of, &[&[0; 400]]));
            last_used(&file_of(&before, of), 1_000 - u64::from(of));
        }
        let cache = Cache::new(folder.path().to_owned(), 2_000);
        assert!(cache.find(&key(1)).is_some(), "used again");
        assert!(keep(&cache, 4, &[&[0; 700]]));
        let there = |of: u32| file_of(&cache, of).exists();
        assert_eq!([1, 2, 3, 4].map(there), [true, false, true, true]);
        assert!(!keep(&cache, 5, &[&[0; 1_500]]), "1 and 4 are in use");
        assert!(!keep(&cache, 5, &[&[0; 2_500]]), "over the limit alone");
        assert_eq!([1, 2, 3, 4, 5].map(there), [true, false, true, true, false]);
        assert!(folder.path().join("the user's.bin").exists());
        cache.begin_run();
        for of in [1, 4] {
            last_used(&file_of(&cache, of), u64::from(of));
        }
        assert!(keep(&cache, 5, &[&[0; 1_000]]), "the run that used them is over");
        assert_eq!([1, 2, 3, 4, 5].map(there), [true, false, false, false, true]);
    }

    #[test]
    fn nothing_is_left_of_content_that_was_not_finished() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path().to_owned(), 2_000);
        let mut keeping = cache.begin(&key(1), 3).expect("room");
        keeping.add(b"one");
        drop(keeping);
        let left = folder.path().join(".signalgap-killed.part");
        fs::write(&left, "left").expect("a file");
        last_used(&left, 200_000);
        assert!(keep(&cache, 2, &[b"two"]));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    /// The folder may go at any moment.
    #[test]
    fn a_folder_that_is_removed_meanwhile_costs_the_content_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path().join("cache"), 2_000);
        let mut keeping = cache.begin(&key(1), 3).expect("room");
        keeping.add(b"one");
        fs::remove_dir_all(cache.folder()).expect("removed");
        keeping.add(b"two");
        assert!(!keeping.finish());
        assert!(keep(&cache, 1, &[b"one"]));
        let pack = cache.find(&key(1)).expect("a pack");
        fs::remove_dir_all(cache.folder()).expect("removed");
        assert!(pack.part(0).is_none_or(|part| part == b"one"));
    }
}
