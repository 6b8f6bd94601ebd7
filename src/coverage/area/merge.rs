//! One row of a tile takes in what it reads of a mast.
use super::reading::away_m;
use super::sources::{MastSources, Source};
use super::sums::{Block, CarrierRow, DECIDED_DEVIATIONS, OwnerRow, Ranked, number_of};
use crate::coverage::measured_field::Lattice;
use crate::coverage::short_numbers::{NOTHING, loss_of, slope_of};
use crate::grid::{Cell, GridGeometry};
use crate::network::{Beam, UnitVectors};
use crate::simd::{Kernel, LANES, Lanes, Simd};
use std::ops::Range;

/// A row of a tile while masts come in.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) carriers: Vec<CarrierRow>,
    pub(super) owners: Vec<OwnerRow>,
}

/// A mast that is merged into a tile.
pub(super) struct Merged<'a> {
    pub(super) mast: &'a MastSources,
    pub(super) geometry: &'a GridGeometry,
    /// Its beams, in the order of the mast's.
    pub(super) beams: Vec<Beam<'a>>,
    /// Of its sites, in the order of the mast's; empty where nothing was measured.
    pub(super) lattices: Vec<&'a Lattice>,
}

/// What one thread keeps from row to row.
#[derive(Debug, Default)]
pub(super) struct MergeWork {
    /// What the cells read, channel by channel: slopes, m/km, and losses, dB.
    read: Vec<f32>,
    /// Pattern losses, dB, beam by beam and block by block; NaN where the mast does not reach.
    lost_db: Vec<Block>,
    /// Measured shifts, dB, and shares of the sigma, site by site and block by block.
    shifts: Vec<(Block, Block)>,
}

/// One row that takes a mast in.
pub(super) struct MergeRow<'a> {
    pub(super) merged: &'a Merged<'a>,
    /// The first cell.
    pub(super) first: Cell,
    /// What the cells read, channel by channel, as it is kept.
    pub(super) kept: &'a [u16],
    pub(super) cols: usize,
    pub(super) sums: &'a mut Row,
    pub(super) work: &'a mut MergeWork,
}

impl Kernel for MergeRow<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) {
        let blocks = self.blocks_reached();
        if blocks.is_empty() {
            return;
        }
        self.read(blocks.clone());
        self.lose(simd, blocks.clone());
        self.shift(blocks.clone());
        let MergeRow { merged, cols, sums, work, .. } = self;
        let values = &work.read[..];
        for source in &merged.mast.sources {
            let heard = Heard::of(source, values, cols, work);
            let carrier = &mut sums.carriers[source.carrier];
            let sector = f64::from(number_of(source.sector));
            for block in blocks.clone() {
                let rank = heard.level_dbm(simd, block);
                carrier.add(simd, block, Ranked { rank, number: rank.all(sector) }, source.power_factor);
            }
            let Some(uplink) = source.uplink else { continue };
            let (uplink, owner) = (channel(values, cols, uplink), &mut sums.owners[source.owner]);
            let tower = f64::from(number_of(source.tower));
            for block in blocks.clone() {
                let (rank, uplink_margin_db) = heard.strength(simd, block, uplink);
                owner.add(simd, block, Ranked { rank, number: rank.all(sector) }, uplink_margin_db);
                // so far below, it does not help others
                let helps = rank.gt(rank.all(-DECIDED_DEVIATIONS));
                let rank = S::Single::select(helps, rank, rank.all(f64::NAN));
                owner.add_tower(simd, block, Ranked { rank, number: rank.all(tower) });
            }
        }
    }
}

impl MergeRow<'_> {
    /// Blocks from the first to the last with a cell that the mast reaches.
    fn blocks_reached(&self) -> Range<usize> {
        let slopes = &self.kept[..self.cols];
        let first = slopes.iter().position(|slope| *slope != NOTHING).unwrap_or(self.cols);
        let end = slopes.iter().rposition(|slope| *slope != NOTHING).map_or(0, |last| last + 1);
        first / LANES..end.div_ceil(LANES)
    }

    /// Reads the cells of some blocks.
    #[inline(always)]
    fn read(&mut self, blocks: Range<usize>) {
        let Self { kept, cols, work, .. } = self;
        work.read.resize(kept.len(), f32::NAN);
        let cells = blocks.start * LANES..(blocks.end * LANES).min(*cols);
        let channels = work.read.chunks_exact_mut(*cols).zip(kept.chunks_exact(*cols));
        for (channel, (values, kept)) in channels.enumerate() {
            let cells = values[cells.clone()].iter_mut().zip(&kept[cells.clone()]);
            if channel == 0 {
                cells.for_each(|(slope, kept)| *slope = slope_of(*kept));
            } else {
                cells.for_each(|(loss_db, kept)| *loss_db = loss_of(*kept));
            }
        }
    }

    /// What the patterns of the beams lose.
    #[inline(always)]
    fn lose<S: Simd>(&mut self, simd: S, blocks: Range<usize>) {
        let Self { merged, first, cols, work, .. } = self;
        let all = cols.div_ceil(LANES);
        work.lost_db.resize(merged.beams.len() * all, [f32::NAN; LANES]);
        let position = &merged.mast.antenna.position;
        let (sin, cos) = position.meridian_convergence_deg.to_radians().sin_cos();
        let (east_m, north_m) = away_m(merged.geometry, merged.mast, *first);
        for block in blocks {
            let mut easts_m = [0.0_f32; LANES];
            for (lane, lane_m) in easts_m.iter_mut().enumerate() {
                *lane_m = (east_m + (block * LANES + lane) as f64 * merged.geometry.cell_m) as f32;
            }
            let slope = simd.single(block_of(channel(&work.read, *cols, 0), block));
            let (east, north) = (simd.single(easts_m), slope.all(north_m));
            // from grid north to true north
            let (north, east) = (north * cos - east * sin, east * cos + north * sin);
            let towards = UnitVectors::of(north, east, slope * 1e-3);
            let reached = slope.ge(slope.all(f64::NEG_INFINITY));
            for (beam, lost_db) in merged.beams.iter().zip(work.lost_db[block..].iter_mut().step_by(all)) {
                let attenuation = beam.attenuation_in_lanes(simd, towards);
                *lost_db = S::Single::select(reached, attenuation, slope.all(f64::NAN)).to_singles();
            }
        }
    }

    /// What was measured of the sites.
    fn shift(&mut self, blocks: Range<usize>) {
        let Self { merged, first, cols, work, .. } = self;
        work.shifts.resize(merged.lattices.len() * cols.div_ceil(LANES), Default::default());
        for (lattice, shifts) in merged.lattices.iter().zip(work.shifts.chunks_mut(cols.div_ceil(LANES))) {
            for block in blocks.clone() {
                let (shifts_db, shares) = &mut shifts[block];
                for (lane, (db, share)) in shifts_db.iter_mut().zip(shares).enumerate() {
                    let cell = Cell { row: first.row, col: first.col + block * LANES + lane };
                    let (easting_m, northing_m) = merged.geometry.centre_m(cell);
                    let measured = lattice.at([easting_m, northing_m]);
                    (*db, *share) = (measured.db as f32, measured.sigma_share as f32);
                }
            }
        }
    }
}

/// What a row hears of a sector.
struct Heard<'a> {
    source: &'a Source,
    /// Pattern losses by block, dB; NaN where the mast does not reach.
    lost_db: &'a [Block],
    /// What measurements change, by block; empty where nothing was measured.
    shifts: &'a [(Block, Block)],
    /// Losses of the downlink, dB.
    downlink_db: &'a [f32],
}

impl<'a> Heard<'a> {
    fn of(source: &'a Source, values: &'a [f32], cols: usize, work: &'a MergeWork) -> Self {
        let blocks = cols.div_ceil(LANES);
        Self {
            source,
            lost_db: &work.lost_db[source.beam * blocks..][..blocks],
            shifts: work.shifts.get(source.site * blocks..).unwrap_or_default(),
            downlink_db: channel(values, cols, source.downlink),
        }
    }

    /// Pattern loss less the measured shift, dB.
    #[inline(always)]
    fn lost_db<S: Simd>(&self, simd: S, block: usize) -> S::Single {
        let lost_db = simd.single(self.lost_db[block]);
        match self.shifts.get(block) {
            Some((shift_db, _)) => lost_db - simd.single(*shift_db),
            None => lost_db,
        }
    }

    /// Level; NaN where there is none.
    #[inline(always)]
    fn level_dbm<S: Simd>(&self, simd: S, block: usize) -> S::Single {
        let lost_db = self.lost_db(simd, block);
        lost_db.all(self.source.level_dbm) - lost_db - simd.single(block_of(self.downlink_db, block))
    }

    /// The smaller margin in standard deviations, NaN where there is none, and the uplink margin, dB.
    #[inline(always)]
    fn strength<S: Simd>(&self, simd: S, block: usize, uplink_db: &[f32]) -> (S::Single, S::Single) {
        let (source, lost_db) = (self.source, self.lost_db(simd, block));
        let downlink_margin_db = self.level_dbm(simd, block) - source.required_level_dbm;
        let uplink_margin_db = lost_db.all(source.uplink_margin_db) - lost_db;
        let uplink_margin_db = uplink_margin_db - simd.single(block_of(uplink_db, block));
        let margin_db = downlink_margin_db.lesser(uplink_margin_db);
        let nothing = lost_db.all(f64::NEG_INFINITY);
        let both = downlink_margin_db.ge(nothing) & uplink_margin_db.ge(nothing);
        let sigma_db = match self.shifts.get(block) {
            None => lost_db.all(source.sigma_db),
            Some((_, share)) => {
                let predicted_db = simd.single(*share) * source.sigmas_db[0];
                (predicted_db * predicted_db + source.sigmas_db[1].powi(2)).sqrt()
            }
        };
        // without a sigma the margin itself decides
        let sigma_db = S::Single::select(sigma_db.gt(sigma_db.all(0.0)), sigma_db, sigma_db.all(1.0));
        (S::Single::select(both, margin_db / sigma_db, lost_db.all(f64::NAN)), uplink_margin_db)
    }
}

/// One channel of what the cells of a row read.
fn channel(values: &[f32], cols: usize, channel: usize) -> &[f32] {
    &values[channel * cols..][..cols]
}

/// Eight values; those beyond the last are NaN.
#[inline(always)]
fn block_of(values: &[f32], block: usize) -> Block {
    let rest = &values[block * LANES..];
    if let Some(whole) = rest.first_chunk() {
        return *whole;
    }
    let mut part = [f32::NAN; LANES];
    part[..rest.len()].copy_from_slice(rest);
    part
}
