//! The receivers of a radial together.
use super::even_profile::{EVEN_WITHIN, MOST_REFINEMENT};
use super::geometry::{EvenPath, Hints, ItmGeometry, TerminalHeights};
use super::horizons::{BLOCK, BlockedHeights, greatest_of_blocks};
use super::intervals::{LANES, intervals_of};
use super::{Itm, Prepared, Requested};
use crate::propagation::{PropagationError, RadialModel, RadialProfile, Signal};
use crate::simd::{Kernel, Processor, Simd};

/// Share of the spacing by which the samples of a radial may stand off even places for rounding alone.
const ROUNDING: f64 = 1e-9;

impl RadialModel for Itm {
    fn losses_along(&self, radial: &RadialProfile<'_>, signals: &[Signal], losses_db: &mut [f64]) -> bool {
        let count = radial.receivers.len();
        let Some(mut samples) = RadialSamples::of(radial) else { return false };
        let requested: Vec<_> =
            signals.iter().map(|signal| Requested::of(&self.options, *signal).ok()).collect();
        let ends = TerminalHeights::of(radial.terminals, radial.environment);
        let Ok(ends) = ends.and_then(|ends| self.options.check().map(|()| ends)) else {
            losses_db.fill(f64::NAN);
            return true;
        };
        let processor = Processor::of_this_machine();
        for (at, receiver) in radial.receivers.clone().enumerate() {
            let geometry = processor.run(PathTo { samples: &mut samples, receiver, ends });
            let prepared = geometry.map(|geometry| Prepared { options: self.options, geometry });
            for (requested, losses_db) in requested.iter().zip(losses_db.chunks_mut(count)) {
                let terms = requested.as_ref().and_then(|requested| {
                    prepared.as_ref().ok().and_then(|prepared| prepared.terms_of(requested).ok())
                });
                losses_db[at] = terms.map_or(f64::NAN, |terms| terms.basic_transmission_loss_db);
            }
        }
        true
    }
}

/// The samples of a radial that are even but for the first interval: the mast stands between them.
struct RadialSamples<'r> {
    distance_km: &'r [f64],
    ground_m: &'r [f64],
    /// Spacing of all but the first, km.
    spacing_km: f64,
    /// Of each sample the least interval up to it, km.
    least_km: Vec<f64>,
    /// Heights with the rise to the next.
    rising_m: Vec<[f64; 2]>,
    /// Greatest heights of their blocks.
    greatest_m: Vec<f64>,
    even: EvenHeights,
    hints: Hints,
}

/// The heights of one path at equal spacing, and the greatest of their blocks.
#[derive(Default)]
struct EvenHeights {
    heights_m: Vec<f64>,
    greatest_m: Vec<f64>,
}

impl<'r> RadialSamples<'r> {
    /// `None` where they are not so.
    fn of(radial: &RadialProfile<'r>) -> Option<Self> {
        let RadialProfile { distance_km, ground_m, .. } = *radial;
        let last = distance_km.len().checked_sub(1).filter(|last| *last >= 2)?;
        let first_km = distance_km[1];
        let spacing_km = (distance_km[last] - first_km) / (last - 1) as f64;
        let is_even = (0..).zip(&distance_km[1..]).all(|(index, d_km)| {
            (d_km - first_km - f64::from(index) * spacing_km).abs() <= ROUNDING * spacing_km
        });
        if !is_even {
            return None;
        }
        let mut least_km = vec![f64::INFINITY];
        let mut rising_m = Vec::with_capacity(last + 1);
        for (d_km, heights_m) in distance_km.windows(2).zip(ground_m.windows(2)) {
            least_km.push((d_km[1] - d_km[0]).min(least_km[least_km.len() - 1]));
            rising_m.push([heights_m[0], heights_m[1] - heights_m[0]]);
        }
        rising_m.push([ground_m[last], 0.0]);
        let mut greatest_m = Vec::new();
        greatest_of_blocks(ground_m, &mut greatest_m);
        let even = EvenHeights::default();
        let hints = Hints::default();
        Some(Self { distance_km, ground_m, spacing_km, least_km, rising_m, greatest_m, even, hints })
    }
}

/// The path to one receiver.
struct PathTo<'k, 'r> {
    samples: &'k mut RadialSamples<'r>,
    receiver: usize,
    ends: TerminalHeights,
}

impl Kernel for PathTo<'_, '_> {
    type Output = Result<ItmGeometry, PropagationError>;

    #[inline(always)]
    fn run<S: Simd>(self, _simd: S) -> Self::Output {
        let Self { samples, receiver, ends } = self;
        let whole_km = samples.distance_km[receiver];
        let spacing_km = whole_km / receiver as f64;
        // the first sample is the farthest from its even place
        if (samples.distance_km[1] - spacing_km).abs() <= EVEN_WITHIN * spacing_km {
            let heights = BlockedHeights {
                heights_m: &samples.ground_m[..=receiver],
                greatest_m: &samples.greatest_m[..=receiver / BLOCK],
            };
            let spacing_m = whole_km * 1_000.0 / receiver as f64;
            return EvenPath { heights, spacing_m, resampled: false, ends }.geometry(&mut samples.hints);
        }
        let most = MOST_REFINEMENT * receiver as f64;
        let finer = (whole_km / samples.least_km[receiver]).ceil().min(most) as usize;
        samples.read_between(receiver, finer);
        let EvenHeights { heights_m, greatest_m } = &samples.even;
        let heights = BlockedHeights { heights_m, greatest_m };
        let spacing_m = whole_km * 1_000.0 / finer as f64;
        EvenPath { heights, spacing_m, resampled: true, ends }.geometry(&mut samples.hints)
    }
}

impl RadialSamples<'_> {
    /// Heights on straight lines between the samples to a receiver, at the ends of equal intervals.
    #[inline(always)]
    fn read_between(&mut self, receiver: usize, intervals: usize) {
        let (whole_km, first_km) = (self.distance_km[receiver], self.distance_km[1]);
        let heights_m = &mut self.even.heights_m;
        // whole lanes: what is beyond is cut off
        heights_m.resize(intervals + 1 + LANES, 0.0);
        // in spacings from the sample after the transmitter's
        let (step, before) = (whole_km / intervals as f64 / self.spacing_km, first_km / self.spacing_km);
        let [ground_m, rise_m] = self.rising_m[0];
        let near = ((before / step) as usize).min(intervals);
        for (index, height_m) in heights_m[..=near].iter_mut().enumerate() {
            *height_m = ground_m + rise_m * (index as f64 * step / before);
        }
        let rising_m = &self.rising_m[1..=receiver];
        let Some(last) = rising_m.len().checked_sub(1) else { return };
        for (chunk, heights_m) in heights_m[near + 1..].as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
            let first = (near + 1 + chunk * LANES) as f64;
            let (samples, shares) =
                intervals_of(std::array::from_fn(|lane| (first + lane as f64) * step - before));
            for lane in 0..LANES {
                let [ground_m, rise_m] = rising_m[samples[lane].min(last)];
                heights_m[lane] = ground_m + rise_m * shares[lane];
            }
        }
        heights_m.truncate(intervals + 1);
        heights_m[intervals] = self.ground_m[receiver];
        greatest_of_blocks(&self.even.heights_m, &mut self.even.greatest_m);
    }
}
