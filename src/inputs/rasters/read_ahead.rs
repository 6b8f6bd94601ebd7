//! Reading ahead: a thread of its own decodes the next blocks of rasters while the last ones are checked and put in place.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::raster_block::{Block, read_block_into};
use super::raster_error::RasterInputError;
use super::raster_file::RasterFile;
use crate::inputs::gdal_access::gdal_c_calls::QuietGdal;
use crate::inputs::gdal_access::open_input::{Kind, open_input};
use crate::inputs::gdal_access::web_access::is_on_the_web;
use gdal::config::set_thread_local_config_option;
use gdal::{Dataset, Metadata};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

/// Blocks that wait to be taken.
const WAITING: usize = 2;

/// A block of a raster, which is known by its number.
pub(in crate::inputs) type Wanted = (usize, Block);

/// Reads blocks into memory that is used again: those that another thread has read already where there is one, the others itself.
#[derive(Default)]
pub(in crate::inputs) struct BlockReader {
    ahead: Option<ReadAhead>,
    values: Vec<f32>,
    /// The raster that it is turned to.
    number: usize,
}

impl BlockReader {
    /// Has the blocks wanted of some rasters read ahead, where that can be.
    pub(in crate::inputs) fn of(rasters: &[&RasterFile], wanted: Vec<Wanted>) -> Self {
        Self { ahead: ReadAhead::begin(rasters, wanted), ..Self::default() }
    }

    /// Turns to the raster of a number, counted from 0 in the list that it was made with.
    pub(in crate::inputs) const fn turn_to(&mut self, number: usize) {
        self.number = number;
    }

    /// The values of a block of the raster that it is turned to.
    ///
    /// # Errors
    /// As [`RasterFile::read_block_into`].
    pub(in crate::inputs) fn read(
        &mut self,
        raster: &RasterFile,
        block: Block,
    ) -> Result<&[f32], RasterInputError> {
        let wanted = (self.number, block);
        let is_read = self.ahead.as_ref().is_some_and(|ahead| ahead.take(wanted, &mut self.values));
        if !is_read {
            self.ahead = None;
            raster.read_block_into(block, &mut self.values)?;
        }
        Ok(&self.values)
    }
}

/// Blocks that are read in the order in which they will be asked for.
///
/// Whatever goes wrong in the other thread ends it: what it does not give is read by who asks, with the error that belongs to it.
struct ReadAhead {
    read: Receiver<(Wanted, Vec<f32>)>,
    /// Memory that may be used again.
    used: Sender<Vec<f32>>,
}

impl ReadAhead {
    /// Begins to read the blocks wanted of some rasters; `None` where that cannot be, or brings nothing: with one thread, or of rasters
    /// that are not plain files of this machine.
    fn begin(rasters: &[&RasterFile], wanted: Vec<Wanted>) -> Option<Self> {
        if rayon::current_num_threads() < 2 || wanted.len() < 2 {
            return None;
        }
        let names = rasters.iter().map(|raster| plain_name(raster)).collect::<Option<Vec<String>>>()?;
        let (send, read) = sync_channel(WAITING);
        let (used, spare) = channel();
        thread::Builder::new().spawn(move || read_all(&names, wanted, &send, &spare)).ok()?;
        Some(Self { read, used })
    }

    /// Puts the values of a block in place of others, where it is the next one and was read.
    fn take(&self, wanted: Wanted, values: &mut Vec<f32>) -> bool {
        match self.read.recv() {
            Ok((block, read)) if block == wanted => {
                // nobody wants it where all is read
                let _ = self.used.send(std::mem::replace(values, read));
                true
            }
            _ => false,
        }
    }
}

/// The name under which another handle of a raster is opened.
fn plain_name(raster: &RasterFile) -> Option<String> {
    let name = raster.dataset.description().ok()?;
    let is_plain = raster.dataset.driver().short_name() == "GTiff" && !name.starts_with("/vsimem/");
    (is_plain && !name.is_empty() && !is_on_the_web(&name)).then_some(name)
}

/// Reads all blocks, up to the first that cannot be read or that nobody takes.
fn read_all(
    names: &[String],
    wanted: Vec<Wanted>,
    send: &SyncSender<(Wanted, Vec<f32>)>,
    spare: &Receiver<Vec<f32>>,
) {
    let _quiet = QuietGdal::new();
    // each row is read once: it need not go through GDAL's cache, whose fresh memory costs more than the row; packed files do all the same
    let _ = set_thread_local_config_option("GTIFF_DIRECT_IO", "YES");
    let mut open: Vec<Option<Dataset>> = names.iter().map(|_| None).collect();
    for (raster, block) in wanted {
        let place = &mut open[raster];
        if place.is_none() {
            *place = open_input(&names[raster], Kind::Raster).ok();
        }
        let Some(dataset) = place else { return };
        let mut values = spare.try_recv().unwrap_or_default();
        let read = read_block_into(dataset, &names[raster], block, &mut values);
        if read.is_err() || send.send(((raster, block), values)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BlockReader, Wanted};
    use crate::inputs::gdal_access::open_input::{Kind, open_input};
    use crate::inputs::rasters::raster_block::Block;
    use crate::inputs::rasters::raster_file::{Content, RasterFile, TakenFor};
    use crate::inputs::rasters::raster_source::RasterSource;
    use crate::inputs::rasters::test_rasters::TestRaster;
    use std::path::Path;

    fn raster(path: &Path) -> RasterFile {
        let name = path.display().to_string();
        let dataset = open_input(&name, Kind::Raster).expect("a raster");
        let (shown, path) = (name.clone(), Some(path.to_owned()));
        let source = RasterSource { shown, gdal_name: name, path, searched: false };
        let taken = TakenFor { content: Content::Elevation, crs: None, height_unit: None, sea: None };
        RasterFile::of(dataset, &source, taken).expect("terrain")
    }

    fn written(folder: &Path) -> RasterFile {
        let path = folder.join("terrain.tif");
        let (crs, corner) = (Some("EPSG:32648"), (500_000.0, 2_300_000.0));
        let file = TestRaster { crs, corner, cell: 30.0, size: (40, 90), void: None };
        file.write(&path, |east, north| (east - north / 7.0).rem_euclid(900.0));
        raster(&path)
    }

    fn wanted() -> Vec<Wanted> {
        (0..9).map(|part| (0, Block { row: 10 * part, col: 3, rows: 10, cols: 30 })).collect()
    }

    fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads").install(work)
    }

    #[test]
    fn blocks_are_the_same_read_ahead_out_of_order_and_one_by_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let read = |threads: usize, order: &[usize]| {
            let path = folder.path().to_owned();
            with_threads(threads, || {
                let raster = written(&path);
                let mut reader = BlockReader::of(&[&raster], wanted());
                let asked = order.iter().map(|&at| wanted()[at]);
                let values = asked.map(|wanted| reader.read(&raster, wanted.1).expect("values").to_vec());
                let values: Vec<Vec<f32>> = values.collect();
                (reader.ahead.is_some(), values)
            })
        };
        let all: Vec<usize> = (0..9).collect();
        let (one, expected) = read(1, &all);
        let (ahead, values) = read(2, &all);
        assert!(!one && ahead, "a thread beside this one where there are two");
        assert_eq!(values, expected);
        let (ahead, values) = read(2, &[0, 5, 1]);
        assert!(!ahead, "nothing is read ahead in another order");
        assert_eq!(values, [0, 5, 1].map(|at| expected[at].clone()));
    }

    #[test]
    fn a_file_that_goes_or_ends_early_is_an_error_of_the_block_that_is_asked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_owned();
        let outcomes = with_threads(2, || {
            let file = path.join("terrain.tif");
            drop(written(&path));
            let length = std::fs::metadata(&file).expect("a file").len();
            let short = std::fs::File::options().write(true).open(&file).expect("a file");
            short.set_len(length / 2).expect("cut");
            let raster = raster(&file);
            let mut reader = BlockReader::of(&[&raster], wanted());
            let read =
                |wanted: Wanted| reader.read(&raster, wanted.1).map(<[f32]>::len).map_err(|e| e.to_string());
            wanted().into_iter().map(read).collect::<Vec<_>>()
        });
        let failed = outcomes.iter().position(Result::is_err).expect("an end");
        assert!(failed > 0 && outcomes[..failed].iter().all(|read| *read == Ok(300)));
        assert!(outcomes[8].as_ref().expect_err("beyond the end").contains("terrain.tif"));
    }
}
