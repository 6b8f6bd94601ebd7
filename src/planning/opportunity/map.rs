//! The map: point by point, a sweep from each towards masts at every cell.
use super::error::OpportunityError;
use super::height_state::{HeightState, PointStep, RowPart};
use super::mast_link::MastLink;
use super::own_paths::{CellPlaces, OwnPaths};
use super::points::PointToServe;
use super::question::OpportunityQuestion;
use super::served_sets::{GrowingSets, Marks, ServedSets};
use crate::coverage::{
    AntennaPoint, Disc, GroundSource, Lattice, PathSetting, PlaceSweep, Reach, SweepSetting,
};
use crate::geodesy::Position;
use crate::grid::{Cell, GridGeometry, Window};
use crate::planning::MastDesign;
use crate::terrain::Ground;
use crate::units::{Length, Tilt};
use rayon::prelude::*;
use std::ops::Range;

/// As many cells' own paths are computed where the model admits no sweep: some ten minutes on two cores.
pub const MOST_DIRECT_PATHS: usize = 20_000_000;

/// The means of a map.
pub struct MapMeans<'a> {
    /// Ground.
    pub ground: &'a dyn GroundSource,
    /// Where cells lie; asked of those whose own paths count.
    pub places: &'a dyn CellPlaces,
    /// Whether no mast may stand at a cell.
    pub forbidden: &'a (dyn Fn(Cell) -> bool + Sync),
    /// Bytes for the map and lattices together.
    pub memory_bytes: usize,
    /// Called once for each point and height.
    pub done: &'a (dyn Fn() + Sync),
}

/// Whom masts of one height would serve, cell by cell of the map's window, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct HeightLayer {
    /// Antenna above ground.
    pub height_agl: Length,
    /// Index into [`OpportunityMap::sets`] of the points served.
    pub sets: Vec<u32>,
    /// Expected people gained: over all points, people times what the mast adds to their probability of service. NaN where no point is within
    /// reach over known terrain, or no mast may stand.
    pub expected: Vec<f32>,
    /// The best of the design's tilts: most people, of equal ones most expected, of equal ones the first. Empty where there is one alone, or
    /// the antenna attenuates in no direction.
    pub downtilts: Vec<u8>,
}

/// Whom new masts would serve, at every cell.
#[derive(Clone, Debug, PartialEq)]
pub struct OpportunityMap {
    /// The planning grid.
    pub geometry: GridGeometry,
    /// The part of it that points reach.
    pub window: Window,
    /// One for each height, in the order asked.
    pub layers: Vec<HeightLayer>,
    /// The distinct sets of points.
    pub sets: ServedSets,
}

impl OpportunityMap {
    /// The cell of the planning grid at a place in the layers.
    #[must_use]
    pub const fn cell(&self, at: usize) -> Cell {
        let cols = self.window.shape.cols;
        Cell { row: self.window.first.row + at / cols, col: self.window.first.col + at % cols }
    }

    /// The tilt of a mast of a design at a place in a layer.
    #[must_use]
    pub fn downtilt(&self, design: &MastDesign, layer: usize, at: usize) -> Tilt {
        let tilt = usize::from(self.layers[layer].downtilts.get(at).copied().unwrap_or_default());
        design.downtilts.get(tilt).copied().unwrap_or_default()
    }
}

/// Maps whom a new mast would serve, at every cell within reach of some point; `None` where no point lies on the grid.
///
/// # Definition
/// A cell serves a point when a mast there reaches the strength that the point needs ([`PointToServe::needed_strength`]): the smaller of the
/// margins of downlink and uplink, each at its frequency, over the standard deviation. Points served already count nowhere.
///
/// # Method
/// [`PlaceSweep`] from each point where the model admits it, and the own paths of cells within 0.5 dB of what the point needs; otherwise each cell's own path. Each tilt of the design is a map of its own; every cell keeps
/// the best.
///
/// # Cost and determinism
/// One sweep per point and height; memory 8 bytes per cell, height and tilt, and the lattices of one point. Heights that do not
/// fit together are mapped one group after another. Bit-identical for any thread count, memory, and order of rows.
///
/// # Errors
/// [`OpportunityError`].
pub fn map_opportunities(
    question: &OpportunityQuestion<'_>,
    points: &[PointToServe],
    means: &MapMeans<'_>,
) -> Result<Option<OpportunityMap>, OpportunityError> {
    let link = MastLink::of(question)?;
    let reach = Reach { radius: question.radius, ..question.setting.reach };
    let places: Vec<Position> = points.iter().map(|point| point.position).collect();
    let Some(window) = question.window_around(&places, &reach) else { return Ok(None) };
    if points.is_empty() {
        return Ok(None);
    }
    let mut mapping = Mapping { question, points, means, link, reach, window, sets: GrowingSets::new() };
    mapping.refuse_too_many_paths()?;
    let together = mapping.heights_together()?;
    let mut layers = Vec::new();
    for heights in question.heights_agl.chunks(together) {
        layers.extend(mapping.layers(heights)?);
    }
    let used = layers.iter().flat_map(|layer: &HeightLayer| &layer.sets).copied();
    let (sets, renumbered) = mapping.sets.finish(used);
    for layer in &mut layers {
        layer.sets.par_iter_mut().for_each(|set| *set = renumbered[*set as usize]);
    }
    Ok(Some(OpportunityMap { geometry: *mapping.geometry(), window, layers, sets }))
}

/// Reads slopes and losses of cells of a row, channel by channel.
type ReadRow<'a> = dyn Fn(usize, Range<usize>, &mut Vec<f32>) -> Result<(), OpportunityError> + Sync + 'a;

/// What the rows of a map read of a point at one height.
struct RowSource<'a> {
    disc: Disc,
    read: &'a ReadRow<'a>,
}

struct Mapping<'a> {
    question: &'a OpportunityQuestion<'a>,
    points: &'a [PointToServe],
    means: &'a MapMeans<'a>,
    link: MastLink<'a>,
    reach: Reach,
    window: Window,
    sets: GrowingSets,
}

impl Mapping<'_> {
    const fn geometry(&self) -> &GridGeometry {
        self.question.setting.path.ground.geometry()
    }

    fn is_swept(&self) -> bool {
        PlaceSweep::admits(self.question.setting.path.model)
    }

    /// The cells within reach of a point.
    fn disc(&self, place: &Position) -> Disc {
        Disc::new(self.geometry(), place, self.reach.radius.metres() * place.point_scale)
    }

    fn refuse_too_many_paths(&self) -> Result<(), OpportunityError> {
        if self.is_swept() {
            return Ok(());
        }
        let of_point = |point: &PointToServe| self.disc(&point.position).cells();
        let cells: usize = self.points.iter().map(of_point).sum();
        let (paths, limit) = (cells * self.question.heights_agl.len(), MOST_DIRECT_PATHS);
        if paths > limit { Err(OpportunityError::TooManyPaths { paths, limit }) } else { Ok(()) }
    }

    /// How many heights there is room for at once.
    fn heights_together(&self) -> Result<usize, OpportunityError> {
        let cells = self.window.shape.cells();
        let layer_bytes = size_of::<u32>() + size_of::<f32>() + size_of::<u8>();
        let fixed_bytes = cells * layer_bytes * self.question.heights_agl.len();
        let lattice_bytes = |point: &PointToServe| {
            let handset = AntennaPoint { position: point.position, height_agl: Length::default() };
            self.reach.lattice_bytes(self.geometry(), &handset, &self.link.frequencies)
        };
        let swept = self.points.iter().filter(|_| self.is_swept());
        let each_bytes = cells * HeightState::BYTES * self.link.beams.len()
            + swept.map(lattice_bytes).max().unwrap_or_default();
        let bound_bytes = self.means.memory_bytes;
        match bound_bytes.saturating_sub(fixed_bytes) / each_bytes {
            0 => {
                let needed_bytes = fixed_bytes + each_bytes;
                Err(OpportunityError::TooLittleMemory { bound_bytes, needed_bytes })
            }
            together => Ok(together),
        }
    }

    /// The layers of some heights.
    fn layers(&mut self, heights: &[Length]) -> Result<Vec<HeightLayer>, OpportunityError> {
        let per_row = self.link.beams.len() * self.window.shape.cols;
        let new = |_: &Length| HeightState::new(self.window.shape.rows, per_row);
        let mut states: Vec<HeightState> = heights.iter().map(new).collect();
        for (number, point) in self.points.iter().enumerate() {
            let marks = self.sets.marks();
            self.add(point, heights, &mut states, &marks)?;
            if marks.any() {
                let with = self.sets.with(number, point.people, &marks);
                let with =
                    with.ok_or(OpportunityError::TooManySets { limit: super::served_sets::MOST_SETS })?;
                for state in &mut states {
                    state.settle(&with);
                }
            }
            for _ in heights {
                (self.means.done)();
            }
        }
        // each is given up before the next is read
        Ok(states
            .into_iter()
            .zip(heights)
            .map(|(state, height_agl)| self.layer(&state, *height_agl))
            .collect())
    }

    /// Takes in one point.
    fn add(
        &self,
        point: &PointToServe,
        heights: &[Length],
        states: &mut [HeightState],
        marks: &Marks,
    ) -> Result<(), OpportunityError> {
        let Some(window) = self.question.window_around(&[point.position], &self.reach) else {
            return Ok(());
        };
        let ground = self.means.ground.ground(window).map_err(OpportunityError::Source)?;
        let path = PathSetting { ground: &ground, ..self.question.setting.path };
        let step = PointStep { link: &self.link, point };
        let lattices = if self.is_swept() {
            let setting = SweepSetting { path, reach: self.reach };
            PlaceSweep::new(&setting, &point.position, heights, &self.link.frequencies).lattices(&|_| ())
        } else {
            Vec::new()
        };
        let own = OwnPaths {
            path: &path,
            place: &point.position,
            height_agl: Length::default(),
            frequencies: &self.link.frequencies,
            places: self.means.places,
        };
        let disc = self.disc(&point.position);
        for (height, (state, height_agl)) in states.iter_mut().zip(heights).enumerate() {
            let own = OwnPaths { height_agl: *height_agl, ..own };
            let read = |row: usize, cols: Range<usize>, values: &mut Vec<f32>| match lattices.get(height) {
                Some(lattice) => {
                    read(lattice, &ground, row, cols.clone(), values);
                    own.settle_doubts(&step, row, cols, values)
                }
                None => own.read(row, cols, values),
            };
            self.take_in(&step, state, &RowSource { disc, read: &read }, marks)?;
        }
        Ok(())
    }

    /// Takes in what the rows of a point's disc read, at one height.
    fn take_in(
        &self,
        step: &PointStep<'_>,
        state: &mut HeightState,
        source: &RowSource<'_>,
        marks: &Marks,
    ) -> Result<(), OpportunityError> {
        let (first, width) = (self.window.first, self.window.shape.cols);
        let rows = state.rows().enumerate();
        rows.try_for_each_init(Vec::new, |values, (number, mut state)| -> Result<(), OpportunityError> {
            let row = first.row + number;
            let cols = source.disc.columns(row);
            let cols = cols.start.max(first.col)..cols.end.min(first.col + width);
            if !cols.is_empty() {
                (source.read)(row, cols.clone(), values)?;
                let within = cols.start - first.col..cols.end - first.col;
                state.add(step, &RowPart { cols: within, width }, values, marks);
            }
            Ok(())
        })
    }

    /// The layer of one height, each cell with its best tilt.
    fn layer(&self, state: &HeightState, height_agl: Length) -> HeightLayer {
        let (cells, several) = (self.window.shape.cells(), self.link.beams.len() > 1);
        let mut layer = HeightLayer {
            height_agl,
            sets: Vec::with_capacity(cells),
            expected: Vec::with_capacity(cells),
            downtilts: Vec::with_capacity(if several { cells } else { 0 }),
        };
        let rows: Vec<usize> = (0..self.window.shape.rows).collect();
        // some rows at a time: what a whole layer holds is not held twice
        for rows in rows.chunks(ROWS_AT_ONCE) {
            let found: Vec<_> = rows.par_iter().map(|row| self.best_cells(state, *row)).collect();
            for (set, expected, tilt) in found.into_iter().flatten() {
                layer.sets.push(set);
                layer.expected.push(expected);
                if several {
                    layer.downtilts.push(tilt);
                }
            }
        }
        layer
    }

    /// Set, expected people and tilt of the cells of a row of the window.
    fn best_cells(&self, state: &HeightState, row: usize) -> Vec<(u32, f32, u8)> {
        let (width, tilts, first) = (self.window.shape.cols, self.link.beams.len(), self.window.first);
        let cell = |at: usize| {
            let of_tilt = |tilt: usize| {
                let (set, expected) = state.at(row, tilt * width + at);
                (set, expected, tilt as u8)
            };
            if (self.means.forbidden)(Cell { row: first.row + row, col: first.col + at }) {
                return (0, f32::NAN, 0);
            }
            (1..tilts).map(of_tilt).fold(of_tilt(0), |best, next| {
                let (served, other) = (self.sets.people(best.0), self.sets.people(next.0));
                let better = other > served || (other >= served && next.1 > best.1);
                if better { next } else { best }
            })
        };
        (0..width).map(cell).collect()
    }
}

/// Rows of a layer that are made in parallel.
const ROWS_AT_ONCE: usize = 64;

/// Reads cells of a row of a lattice, channel by channel.
fn read(lattice: &Lattice, ground: &Ground, row: usize, cols: Range<usize>, values: &mut Vec<f32>) {
    values.clear();
    values.resize(lattice.channels() * cols.len(), f32::NAN);
    if let Some(ground_m) = ground.elevation_row(row, cols.clone()) {
        lattice.read_row(row, cols, ground_m, values);
    }
}
