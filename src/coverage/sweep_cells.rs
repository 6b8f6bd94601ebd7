//! The cells around a mast, read while its radials are at hand.
use super::asked_blocks::AskedBlocks;
use super::cell_sink::CellSink;
use super::disc::Disc;
use super::line_terrain::LineTerrain;
use super::mast_radials::{Lines, MastRadials, Side};
use super::mast_raster::{MastRaster, MastRasterSink};
use super::radial_block::{BLOCK, BlockPlace, GROUPS, RadialBlock, Records, stored};
use super::sweep::{MastSweep, RadialPlace, RadialWork};
use crate::grid::{Cell, Window};
use crate::link::TerminalCorrection;
use crate::propagation::fan::{
    FanBand, FanClutter, FanRadials, FanReceivers, FanSetting, FanSink, FanTask, FanWork, follow,
};
use crate::propagation::p1812;
use crate::simd::{Kernel, LANES, Lanes, Processor, Simd};
use crate::terrain::ClutterHeight;
use rayon::prelude::*;
use std::ops::Range;

/// Parts of a side, at least, so that threads have enough of them.
const PARTS: usize = 4;

/// Of a mast whose reach holds no cell.
const NO_WINDOW: Window =
    Window { first: Cell { row: 0, col: 0 }, shape: crate::grid::Shape { rows: 1, cols: 1 } };

/// What one thread keeps from block to block.
struct BlockWork {
    block: RadialBlock,
    /// Parts of a block whose radials lie closer.
    refined: RadialBlock,
    fan: FanWork,
    /// For models that are not carried side by side.
    radial: RadialWork,
    channels: Vec<f32>,
}

/// What is done with a block whose radials were followed.
type ReadBlock<'r> = dyn Fn(&mut BlockWork, &BlockPlace<'_>) + Sync + 'r;

impl MastSweep<'_> {
    /// What the cells within reach receive.
    ///
    /// `done` is called once for each part, with the number of parts.
    #[must_use]
    pub fn raster(&self, done: &(dyn Fn(usize) + Sync)) -> MastRaster {
        self.raster_with(&self.blocks_asked(None), None, done)
    }

    /// As [`Self::raster`], for the cells of some windows alone: only radials that pass between them are followed, and the values are the same.
    #[must_use]
    pub fn raster_of(&self, windows: &[Window], done: &(dyn Fn(usize) + Sync)) -> MastRaster {
        let held = windows.iter().copied().reduce(|a, b| a.joined(&b)).unwrap_or(NO_WINDOW);
        self.raster_with(&self.blocks_asked(Some(windows)), Some(held), done)
    }

    fn raster_with(
        &self,
        asked: &AskedBlocks,
        held: Option<Window>,
        done: &(dyn Fn(usize) + Sync),
    ) -> MastRaster {
        let channels = self.frequencies.len() + 1;
        let disc = self.disc();
        let reached = disc.window().unwrap_or(NO_WINDOW);
        let window = held.map_or(Some(reached), |held| held.common(&reached)).unwrap_or(NO_WINDOW);
        let sink = MastRasterSink::new(window, channels);
        self.put_cells(&sink, asked, done);
        sink.finish(disc, self.frequencies.clone())
    }

    /// The blocks with cells of some windows, or all.
    pub(super) fn blocks_asked(&self, windows: Option<&[Window]>) -> AskedBlocks {
        let radials = self.mast_radials.in_blocks();
        let Some(windows) = windows else { return AskedBlocks::all(radials) };
        let near_cells = self.nearest_of_blocks(&radials) + 2.0;
        AskedBlocks::of(radials, windows, near_cells)
    }

    /// The cells of the grid that [`Self::raster_of`] needs ground for; `None` where there are none.
    #[must_use]
    pub fn ground_of(&self, windows: &[Window]) -> Option<Window> {
        let asked = self.blocks_asked(Some(windows));
        let near = (self.nearest_of_blocks(&asked.radials) + 2.0) * std::f64::consts::SQRT_2;
        asked.ground(MastRadials::needs_cells(near, asked.radials.spacing_cells()))
    }

    /// About how many cells the radials that pass between the cells of some windows (or all) lie between, out to the reach: what the time of a
    /// sweep is proportional to.
    #[must_use]
    pub fn cells_of(&self, windows: Option<&[Window]>) -> f64 {
        self.blocks_asked(windows).cells()
    }

    /// Gives the cells within reach, and some beyond it, to a sink.
    ///
    /// # Method
    /// Blocks of 64 radials are followed eight at a time and the cells between them read at once. The nearest cells are read from a
    /// [`super::Lattice`] of radials that lie closer.
    ///
    /// # Cost and determinism
    /// As [`MastSweep`]; memory of O(R) numbers per thread.
    pub(super) fn put_cells(&self, sink: &impl CellSink, asked: &AskedBlocks, done: &(dyn Fn(usize) + Sync)) {
        if self.ground_at_mast_m.is_nan() {
            return;
        }
        let nearest = self.nearest_of_blocks(&asked.radials);
        if asked.near {
            self.put_near_cells(&asked.radials, nearest, sink);
        }
        let setting = self.fan_setting();
        let read = |work: &mut BlockWork, place: &BlockPlace<'_>| {
            let terrain = LineTerrain::of(self.path.ground, place.lines);
            let heights = |line, across| terrain.of_cell(line, across);
            let mut read = |work: &mut BlockWork, place: &BlockPlace<'_>| {
                work.block.read_cells(place, &heights, &mut work.channels, sink);
            };
            if work.block.disagrees(place) {
                self.refine(place, setting.as_ref(), work, &mut read);
            } else {
                read(work, place);
            }
        };
        self.follow_blocks(asked, setting.as_ref(), &read, done);
    }

    /// Follows the radials and takes no losses, to tell what their geometry costs; nothing where they are not followed side by side.
    pub fn trace_all(&self) {
        let Some(setting) = self.fan_setting().filter(|_| !self.ground_at_mast_m.is_nan()) else { return };
        let setting = FanSetting { bands: Vec::new(), ..setting };
        self.follow_blocks(&self.blocks_asked(None), Some(&setting), &|_, _| (), &|_| ());
    }

    /// Follows the radials of some blocks, each of which is then read.
    fn follow_blocks(
        &self,
        asked: &AskedBlocks,
        setting: Option<&FanSetting>,
        read: &ReadBlock<'_>,
        done: &(dyn Fn(usize) + Sync),
    ) {
        let radials = &asked.radials;
        let lines = Side::ALL.map(|side| radials.lines(side));
        let nearest = self.nearest_of_blocks(radials);
        let parts: Vec<(Side, Range<usize>)> = Side::ALL
            .into_iter()
            .zip(&asked.blocks)
            .flat_map(|(side, blocks)| {
                let each = blocks.len().div_ceil(PARTS).max(1);
                let of_part = move |first: usize| (side, first..(first + each).min(blocks.end));
                blocks.clone().step_by(each).map(of_part)
            })
            .collect();
        parts.par_iter().for_each_init(
            || self.block_work(),
            |work, (side, blocks)| {
                let (side, lines) = (*side, &lines[*side as usize]);
                let mut place = BlockPlace { radials, side, lines, first: blocks.start * BLOCK, nearest };
                for block in blocks.clone() {
                    // the first group is the last of the block before
                    let groups = usize::from(block > blocks.start)..GROUPS.len();
                    self.follow_groups(groups, &place, setting, work);
                    read(work, &place);
                    work.block.go_on();
                    place.first += BLOCK;
                }
                done(parts.len());
            },
        );
    }

    /// Follows the radials of a block, which disagree with their neighbours, again with one more between each two.
    fn refine(
        &self,
        place: &BlockPlace<'_>,
        setting: Option<&FanSetting>,
        work: &mut BlockWork,
        read: &mut dyn FnMut(&mut BlockWork, &BlockPlace<'_>),
    ) {
        let radials = place.radials.halved();
        let mut place = BlockPlace { radials: &radials, first: 2 * place.first, ..*place };
        std::mem::swap(&mut work.block, &mut work.refined);
        for half in 0..2 {
            // the second half begins with what bounds the first
            self.follow_groups(half..GROUPS.len(), &place, setting, work);
            read(work, &place);
            work.block.go_on();
            place.first += BLOCK;
        }
        std::mem::swap(&mut work.block, &mut work.refined);
    }

    /// How far ahead of the mast cells are read from the lattice around it, cells: where P.1812 does not apply, clearings meet, or radials
    /// would lie too far apart.
    fn nearest_of_blocks(&self, radials: &MastRadials) -> f64 {
        let clearing_km = 2.0 * self.path.clearing.kilometres() + self.cell_km;
        let short = p1812::SHORTEST_KM.max(clearing_km) / self.cell_km;
        (short + 1.0).max(radials.nearest_of_blocks())
    }

    fn put_near_cells(&self, radials: &MastRadials, nearest: f64, sink: &impl CellSink) {
        let near = self.within((nearest + 2.0) * std::f64::consts::SQRT_2);
        let lattice = near.lattice(&|_| ());
        let (rows, cols) = near.mast_radials.cells_around(nearest + 1.0);
        let lines = Side::ALL.map(|side| radials.lines(side));
        let ground = self.path.ground;
        let mut channels = vec![0.0; lattice.channels()];
        for row in rows {
            for col in cols.clone() {
                let cell = Cell { row, col };
                let Some(side) = Side::ALL.into_iter().find(|side| radials.is_of_side(*side, cell)) else {
                    continue;
                };
                if lines[side as usize].offset_of(side, cell).is_none_or(|offset| offset <= nearest)
                    && lattice.read(cell, ground.elevation_of(cell), &mut channels)
                {
                    sink.put(cell, &channels);
                }
            }
        }
    }

    fn block_work(&self) -> BlockWork {
        BlockWork {
            block: RadialBlock::default(),
            refined: RadialBlock::default(),
            fan: FanWork::default(),
            radial: self.radial_work(),
            channels: vec![0.0; self.frequencies.len() + 1],
        }
    }

    /// What radials are followed with side by side; `None` for models that are not.
    fn fan_setting(&self) -> Option<FanSetting> {
        let (loss, bands) = self.carried.as_ref()?;
        Some(FanSetting {
            link: self.link,
            start: self.start(),
            clutter: match self.path.ground.clutter() {
                ClutterHeight::None => FanClutter::None,
                ClutterHeight::Uniform(_) => FanClutter::Uniform,
                ClutterHeight::Cells(_) => FanClutter::Cells,
            },
            loss: *loss,
            bands: bands.iter().copied().map(FanBand::from).collect(),
        })
    }

    pub(super) fn disc(&self) -> Disc {
        let reach_m = self.mast_radials.reach_cells() * self.path.ground.geometry().cell_m;
        Disc::new(self.path.ground.geometry(), &self.antenna.position, reach_m)
    }
}

/// A group of radials to follow side by side.
struct GroupKernel<'k> {
    task: FanTask<'k, LineTerrain<'k>>,
    work: &'k mut FanWork,
    records: &'k mut Records,
}

impl Kernel for GroupKernel<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let mut sink = RecordSink { records: self.records };
        follow(simd, &self.task, self.work, &mut sink);
    }
}

impl MastSweep<'_> {
    /// Follows some groups of a block.
    fn follow_groups(
        &self,
        groups: Range<usize>,
        place: &BlockPlace<'_>,
        setting: Option<&FanSetting>,
        work: &mut BlockWork,
    ) {
        let terrain = LineTerrain::of(self.path.ground, place.lines);
        for group in groups {
            let (first, stride) = GROUPS[group];
            let radials = self.fan_radials(place, place.first + first, stride);
            let records = &mut work.block.groups[group];
            records.clear(radials.lines, stored(self.frequencies.len()));
            if let Some(setting) = setting {
                let task = FanTask { setting, radials: &radials, terrain: &terrain };
                let kernel = GroupKernel { task, work: &mut work.fan, records: &mut *records };
                Processor::of_this_machine().run(kernel);
                self.add_clutter_at_handsets(&radials, records);
            } else {
                self.one_by_one(place, group, work);
            }
        }
    }
}

/// Puts receivers into records.
struct RecordSink<'a> {
    records: &'a mut Records,
}

impl RecordSink<'_> {
    #[inline(always)]
    fn put<V: Lanes>(&mut self, line: usize, number: usize, values: V) {
        let first = (line * self.records.stored + number) * LANES;
        if let Some(lanes) = self.records.values.get_mut(first..first + LANES) {
            lanes.copy_from_slice(&values.to_singles());
        }
    }
}

impl FanSink for RecordSink<'_> {
    #[inline(always)]
    fn receivers<V: Lanes>(&mut self, line: usize, receivers: FanReceivers<V>) {
        let FanReceivers { departure, edge_db, height_slope, ground_m } = receivers;
        let stored = self.records.stored;
        self.put(line, 0, departure);
        self.put(line, stored - 2, height_slope);
        self.put(line, stored - 1, ground_m);
        if let Some(edges_db) = self.records.edges_db(line) {
            *edges_db = edge_db.to_singles();
        }
    }

    #[inline(always)]
    fn losses<V: Lanes>(&mut self, line: usize, band: usize, losses_db: V) {
        self.put(line, 1 + band, losses_db);
    }
}

impl MastSweep<'_> {
    /// Eight radials from one on.
    fn fan_radials(&self, place: &BlockPlace<'_>, first: usize, stride: usize) -> FanRadials {
        let (radials, lines) = (place.radials, place.lines);
        // beyond the last radial of the side: as the last
        let radial = |lane: usize| (first + lane * stride).min(radials.radials() - 1);
        let slopes: [f64; LANES] = std::array::from_fn(|lane| radials.slope(radial(lane)));
        let receives = std::array::from_fn(|lane| {
            (radials.begins_at(radial(lane)).max(place.nearest), radials.ends_at(slopes[lane]))
        });
        let most = |lane: usize| lines.within_reach(slopes[lane], radials.ends_at(slopes[lane]));
        FanRadials {
            slopes,
            receives,
            step_km: slopes.map(|slope| self.cell_km * slope.mul_add(slope, 1.0).sqrt()),
            latitude_deg_per_km: slopes.map(|slope| Self::latitude_deg_per_km(place.side, slope)),
            first_offset: lines.first_offset,
            lines: (0..LANES).map(most).max().unwrap_or_default(),
        }
    }

    /// A group of radials followed one by one.
    fn one_by_one(&self, place: &BlockPlace<'_>, group: usize, work: &mut BlockWork) {
        let (first, stride) = GROUPS[group];
        let BlockPlace { radials, side, lines, nearest, .. } = *place;
        let records = &mut work.block.groups[group];
        for lane in 0..LANES {
            let radial = place.first + first + lane * stride;
            if radial < radials.radials() {
                let place = RadialPlace { radials, side, lines, radial };
                self.trace_receivers(&mut work.radial, &place, nearest);
                work.radial.put_beside(&mut records.values, records.stored, lane);
            }
        }
    }

    /// Adds what clutter around the handset takes (ITU-R P.2108), where the setting adds it.
    fn add_clutter_at_handsets(&self, fan: &FanRadials, records: &mut Records) {
        if self.correction == TerminalCorrection::None {
            return;
        }
        for (line, numbers) in records.values.chunks_exact_mut(LANES * records.stored).enumerate() {
            let offset = fan.first_offset + line as f64;
            for (losses_db, frequency) in numbers.chunks_exact_mut(LANES).skip(1).zip(&self.frequencies) {
                for (loss_db, step_km) in losses_db.iter_mut().zip(fan.step_km) {
                    *loss_db += self.clutter_at_handset_db(offset * step_km, *frequency) as f32;
                }
            }
        }
    }
}

impl Lines {
    /// Offset of a cell of a side; `None` before the first line.
    fn offset_of(&self, side: Side, cell: Cell) -> Option<f64> {
        let index = match side {
            Side::East | Side::West => cell.col,
            Side::South | Side::North => cell.row,
        };
        let line = if self.rising { index.checked_sub(self.first) } else { self.first.checked_sub(index) };
        line.map(|line| self.offset(line))
    }
}
