//! Writing beside the computation: what is put into the store of an unfinished run goes there in a thread of its own.
use super::reading_files::ReadingPlace;
use crate::coverage::LayerValues;
use crate::outputs::error::OutputError;
use crate::store::{Key, Store};
use std::collections::BTreeSet;
use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

/// Most contents that wait to be written: a few megabytes.
const MOST_WAITING: usize = 4;

/// What is to be written.
enum Job {
    /// A tile, which outlasts a power cut.
    Tile(Key, Vec<LayerValues>),
    /// A reading, for now.
    Reading(ReadingPlace, Vec<u8>),
    /// Nothing: says that all before it is done.
    Settle(SyncSender<()>),
}

/// A thread that writes to a store, in the order in which it is told to, and ends when this is dropped and all is written.
///
/// An error is told by the next call that can fail; what was to be written after it is not.
#[derive(Debug)]
pub(super) struct WorkWriter {
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
    failed: Arc<Mutex<Option<OutputError>>>,
    /// Readings that may not be in the store yet.
    on_their_way: BTreeSet<ReadingPlace>,
}

impl WorkWriter {
    /// Begins.
    ///
    /// # Errors
    /// The system's, where it has no thread to give.
    pub(super) fn begin(store: &Arc<Store>) -> io::Result<Self> {
        let (jobs, received) = sync_channel(MOST_WAITING);
        let failed = Arc::new(Mutex::new(None));
        let (store, told) = (Arc::clone(store), Arc::clone(&failed));
        let thread = thread::Builder::new().spawn(move || write_all(&store, &received, &told))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread), failed, on_their_way: BTreeSet::new() })
    }

    /// Writes a tile.
    ///
    /// # Errors
    /// What an earlier content failed with.
    pub(super) fn tile(&mut self, key: Key, layers: Vec<LayerValues>) -> Result<(), OutputError> {
        self.send(Job::Tile(key, layers))
    }

    /// Writes a reading.
    ///
    /// # Errors
    /// As [`Self::tile`].
    pub(super) fn reading(&mut self, place: ReadingPlace, values: Vec<u8>) -> Result<(), OutputError> {
        self.on_their_way.insert(place.clone());
        self.send(Job::Reading(place, values))
    }

    /// Waits for a reading that may be on its way.
    ///
    /// # Errors
    /// As [`Self::settle`].
    pub(super) fn wait_for(&mut self, place: &ReadingPlace) -> Result<(), OutputError> {
        if self.on_their_way.contains(place) { self.settle() } else { Ok(()) }
    }

    /// Waits until all is written.
    ///
    /// # Errors
    /// What some content failed with.
    pub(super) fn settle(&mut self) -> Result<(), OutputError> {
        let (done, wait) = sync_channel(1);
        self.send(Job::Settle(done))?;
        // a thread that is gone has told why
        let _ = wait.recv();
        self.on_their_way.clear();
        self.told()
    }

    fn send(&self, job: Job) -> Result<(), OutputError> {
        self.told()?;
        if let Some(jobs) = &self.jobs {
            // refused where the thread has ended, by an error that is told next
            let _ = jobs.send(job);
        }
        Ok(())
    }

    fn told(&self) -> Result<(), OutputError> {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner).take();
        failed.map_or(Ok(()), Err)
    }
}

impl Drop for WorkWriter {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // what it panicked with is on standard error
            let _ = thread.join();
        }
    }
}

/// Writes all that comes, up to the first failure.
fn write_all(store: &Store, jobs: &Receiver<Job>, told: &Mutex<Option<OutputError>>) {
    let mut opened = None;
    for job in jobs {
        let (path, written) = match job {
            Job::Settle(done) => {
                // nobody may wait any longer
                let _ = done.send(());
                continue;
            }
            Job::Tile(key, layers) => {
                let bytes = layers.iter().map(LayerValues::to_bytes).collect::<Vec<_>>().concat();
                (store.place(&key), store.keep(&key, &bytes))
            }
            Job::Reading(place, values) => {
                let written = place.write(&values, &mut opened);
                (place.path, written)
            }
        };
        if let Err(source) = written {
            let failure = OutputError::File { path, source };
            *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(failure);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::WorkWriter;
    use crate::coverage::ReadingKey;
    use crate::grid::Window;
    use crate::outputs::folder::reading_files::ReadingFiles;
    use crate::store::{Key, Store};
    use std::sync::Arc;

    fn key(of: u32) -> Key {
        Key::of("test", &of).expect("a key")
    }

    fn reading(tile: usize) -> ReadingKey {
        ReadingKey { mast: 3, tile, window: Window::of(0..1, 0..1), channels: 2 }
    }

    #[test]
    fn a_reading_is_there_once_it_was_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Arc::new(Store::new(folder.path().to_owned()));
        let mut files = ReadingFiles::new(folder.path().to_owned());
        let mut writer = WorkWriter::begin(&store).expect("a thread");
        for tile in 0..40 {
            let place = files.place(&reading(tile), 1_000);
            writer.reading(place, vec![tile as u8; 1_000]).expect("on its way");
        }
        let place = files.find(&reading(39)).expect("a place");
        writer.wait_for(place).expect("written");
        assert_eq!(place.read().expect("a look"), vec![39; 1_000]);
        writer.tile(key(50), Vec::new()).expect("on its way");
        drop(writer);
        assert_eq!(store.get(&key(50)).expect("a look"), Some(Vec::new()), "written before the end");
    }

    #[test]
    fn a_failure_is_told_once_and_names_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let gone = folder.path().join("gone");
        let store = Arc::new(Store::new(gone.clone()));
        let mut writer = WorkWriter::begin(&store).expect("a thread");
        let put = writer.tile(key(1), Vec::new());
        let told = put.and_then(|()| writer.settle()).expect_err("there is no folder").to_string();
        assert!(told.contains("gone"), "{told}");
        let mut writer = WorkWriter::begin(&store).expect("a thread");
        let place = ReadingFiles::new(gone).place(&reading(2), 1);
        let told =
            writer.reading(place, vec![1]).and_then(|()| writer.settle()).expect_err("no folder").to_string();
        assert!(told.contains("mast-3.readings"), "{told}");
        assert!(writer.settle().is_ok());
    }
}
