//! What a fan is followed with: the link, where its radials run, terrain, and where results go.
use crate::propagation::diffraction::lanes::PreparedWave;
use crate::propagation::radial::{AnnualStatistics, CarriedLoss, LossBand, RadialLink, RadialStart};
use crate::simd::{LANES, Lanes};

/// What is the same for all radials of a mast.
#[derive(Clone, Debug)]
pub struct FanSetting {
    /// Antennas, Earth, clearings.
    pub link: RadialLink,
    /// The transmitter's place; its change of latitude is that of each radial ([`FanRadials`]).
    pub start: RadialStart,
    /// Clutter.
    pub clutter: FanClutter,
    /// Which losses.
    pub loss: CarriedLoss,
    /// Frequencies.
    pub bands: Vec<FanBand>,
}

impl FanSetting {
    /// Whether losses are those that less than half of the time does not exceed.
    pub(super) fn is_timed(&self) -> bool {
        matches!(self.loss, CarriedLoss::P1812(statistics) if statistics.time_percent < 50.0)
    }
}

/// Clutter on radials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FanClutter {
    /// None anywhere.
    None,
    /// Everywhere of the same height.
    Uniform,
    /// From sample to sample.
    Cells,
}

/// [`FanClutter`] of compiled code: none, everywhere the same, from sample to sample.
pub(super) const BARE: u8 = 0;
pub(super) const UNIFORM: u8 = 1;
pub(super) const CELLS: u8 = 2;

/// Eight radials to follow.
#[derive(Clone, Copy, Debug)]
pub struct FanTask<'a, T> {
    /// What is the same for all radials of the mast.
    pub setting: &'a FanSetting,
    /// Which radials.
    pub radials: &'a FanRadials,
    /// Where their terrain comes from.
    pub terrain: &'a T,
}

/// A band, and what its losses need besides.
#[derive(Clone, Copy)]
pub(super) struct OfBand<'a> {
    pub(super) band: &'a FanBand,
    pub(super) statistics: &'a AnnualStatistics,
}

/// Eight radials of one side of a mast.
#[derive(Clone, Debug, PartialEq)]
pub struct FanRadials {
    /// Cells aside per cell ahead.
    pub slopes: [f64; LANES],
    /// There are receivers beyond the first and up to the second of these offsets ahead, cells.
    pub receives: [(f64, f64); LANES],
    /// Distance from line to line, km.
    pub step_km: [f64; LANES],
    /// Change of latitude, degrees per km.
    pub latitude_deg_per_km: [f64; LANES],
    /// Offset of the first line, cells.
    pub first_offset: f64,
    /// Lines.
    pub lines: usize,
}

/// Terrain on a line of eight radials.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FanLine {
    /// Ground, m above sea; NaN in a void and beside the terrain, where a radial ends.
    pub ground_m: [f64; LANES],
    /// Clutter on it, m.
    pub clutter_m: [f64; LANES],
}

/// Where terrain comes from.
pub trait FanTerrain {
    /// Terrain on a line, so many cells aside of the mast.
    fn line(&self, line: usize, aside: [f64; LANES]) -> FanLine;
}

/// Receivers of a line, free of frequency.
#[derive(Clone, Copy, Debug)]
pub struct FanReceivers<V> {
    /// Slopes at which the wave leaves for them, m/km.
    pub departure: V,
    /// Bullington loss at a wavelength of 0.222 m, dB.
    pub edge_db: V,
    /// Its change with the receiver's height, dB/m.
    pub height_slope: V,
    /// Ground, m above sea.
    pub ground_m: V,
}

/// Where results go. What stands on lanes without receivers means nothing; where a radial has ended it is NaN.
pub trait FanSink {
    /// Takes the receivers of a line.
    fn receivers<V: Lanes>(&mut self, line: usize, receivers: FanReceivers<V>);

    /// Takes their losses at a band, dB.
    fn losses<V: Lanes>(&mut self, line: usize, band: usize, losses_db: V);
}

/// One frequency and what depends on it alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FanBand {
    pub(super) band: LossBand,
    pub(super) wave: PreparedWave,
}

impl From<LossBand> for FanBand {
    fn from(band: LossBand) -> Self {
        Self { band, wave: PreparedWave::from(band.wave) }
    }
}
