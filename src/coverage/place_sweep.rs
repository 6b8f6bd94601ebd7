//! The radial sweep from a place outwards, towards antennas that would stand at every cell.
use super::lattice::{BESIDE_LOSSES, LANES, Lattice};
use super::mast_radials::{Lines, Side};
use super::sweep::{RadialPlace, RadialWork};
use super::{AntennaPoint, MastSweep, SweepSetting};
use crate::geodesy::Position;
use crate::propagation::{Carried, PathLossModel};
use crate::units::{Frequency, Length};
use rayon::prelude::*;

/// The sweep of one place: losses between its handset and antennas of some heights above ground at every cell.
///
/// # Method
/// [`MastSweep`] with its ends exchanged: the handset stands in the middle, the antennas at the receivers. That is the loss from an antenna to
/// the handset where the model's loss is the same both ways ([`PlaceSweep::admits`]). The samples of a radial serve all heights. In place of
/// the slope at which the wave leaves the middle, a [`Lattice`] holds that at which it arrives at the antenna, which is where the beam of the antenna counts.
///
/// The radio climate is that of the place.
///
/// # Cost and determinism
/// As [`MastSweep`], per height; bit-identical for any thread count.
pub struct PlaceSweep<'a> {
    sweep: MastSweep<'a>,
    heights_agl: Vec<Length>,
}

impl<'a> PlaceSweep<'a> {
    /// Whether the losses by a model are the same both ways and can be carried along a radial.
    ///
    /// P.1812 and P.526: both ways within 3e-9 dB on 220 links. Others take the height over the ground around one end, or more of the profile of one end.
    #[must_use]
    pub fn admits(model: &dyn PathLossModel) -> bool {
        !matches!(model.carried(), Carried::Nothing)
    }

    /// Prepares the sweep of a place towards antennas of some heights above ground at frequencies, rising.
    #[must_use]
    pub fn new(
        setting: &SweepSetting<'a>,
        place: &Position,
        heights_agl: &[Length],
        frequencies: &[Frequency],
    ) -> Self {
        let handset =
            AntennaPoint { position: *place, height_agl: setting.path.path_end_agl(setting.path.model) };
        let first = heights_agl.first().copied().unwrap_or_default();
        let sweep = MastSweep::between(setting, &handset, first, frequencies);
        Self { sweep, heights_agl: heights_agl.to_vec() }
    }

    /// Losses over a lattice for each height, in their order; terminal clutter of the handset is included.
    ///
    /// `done` is called once for each part, with the number of parts.
    #[must_use]
    pub fn lattices(&self, done: &(dyn Fn(usize) + Sync)) -> Vec<Lattice> {
        let radials = self.sweep.mast_radials;
        let lines = Side::ALL.map(|side| radials.lines(side));
        let empty = Lattice {
            mast_radials: radials,
            lines,
            levels: Side::ALL.map(|side| radials.levels(&lines[side as usize])),
            frequencies: self.sweep.frequencies.clone(),
            blocks: Default::default(),
        };
        let mut lattices = vec![empty; self.heights_agl.len()];
        if self.sweep.ground_at_mast_m.is_nan() {
            return lattices;
        }
        let groups = radials.radials().div_ceil(LANES);
        let blocks: Vec<Vec<Vec<f32>>> = (0..Side::ALL.len() * groups)
            .into_par_iter()
            .map_init(
                || self.sweep.radial_work(),
                |work, task| {
                    let side = task / groups;
                    let blocks = self.group(work, Side::ALL[side], &lines[side], task % groups);
                    done(Side::ALL.len() * groups);
                    blocks
                },
            )
            .collect();
        for (task, of_heights) in blocks.into_iter().enumerate() {
            for (lattice, block) in lattices.iter_mut().zip(of_heights) {
                lattice.blocks[task / groups].push(block);
            }
        }
        lattices
    }

    /// One group of neighbouring radials of a side, height by height.
    fn group(&self, work: &mut RadialWork, side: Side, lines: &Lines, group: usize) -> Vec<Vec<f32>> {
        let stored = self.sweep.frequencies.len() + BESIDE_LOSSES;
        let mut blocks = vec![vec![f32::NAN; lines.count * LANES * stored]; self.heights_agl.len()];
        let mut lines_reached = 0;
        for lane in 0..LANES {
            let radial = group * LANES + lane;
            if radial >= self.sweep.mast_radials.radials() {
                break;
            }
            let place = RadialPlace { radials: &self.sweep.mast_radials, side, lines, radial };
            let first = self.sweep.lay(&mut work.sweep, &place, 0.0);
            for (number, (block, height_agl)) in blocks.iter_mut().zip(&self.heights_agl).enumerate() {
                work.sweep.set_receiver_height(*height_agl);
                if number == 0 {
                    work.sweep.trace(first);
                } else {
                    work.sweep.trace_again();
                }
                self.sweep.losses(work);
                let receivers = work.sweep.receivers();
                lines_reached = lines_reached.max(receivers.end - 1);
                let begin = (receivers.start - 1) * LANES + lane;
                if let Some(block) = block.get_mut(begin * stored..) {
                    work.put(block, stored, work.sweep.arrival_slopes());
                }
            }
        }
        for block in &mut blocks {
            // beyond the grid's edge, or a void, there is nothing to keep
            block.truncate(lines_reached * LANES * stored);
            block.shrink_to_fit();
        }
        blocks
    }
}
