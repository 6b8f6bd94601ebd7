//! The arithmetic of one line, in chunks: where radials and cells meet, then loads, then what vectors can do.
//!
//! Three loops in a row over a chunk that stays in the first cache. Only the second one, which loads from changing places,
//! is scalar; the compiler turns the other two into vector instructions of whatever width it may use ([`crate::simd`]).
use crate::simd::{Kernel, Processor, Simd};

/// Numbers worked on at a time.
const CHUNK: usize = 64;
/// Adding and subtracting this leaves the nearest whole number in the low bits: 1.5 times 2^52.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

/// Evenly spaced places, in cells (or radials) from the first element of what is read between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Comb {
    pub(super) start: f64,
    pub(super) step: f64,
}

impl Comb {
    pub(super) fn at(self, number: usize) -> f64 {
        self.start + self.step * number as f64
    }

    /// The same places from another one on.
    fn from(self, number: usize) -> Self {
        Self { start: self.at(number), step: self.step }
    }
}

/// The frame in which slopes of one line are compared: m per cell of distance across the lines, over the transmitter's
/// horizontal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    /// Height of slope 0 at no distance, m.
    pub(super) datum_m: f64,
    /// Distance of the line from the mast across the lines, cells.
    pub(super) offset: f64,
    /// Fall of the Earth below the mast's horizontal per square of distance, m per cell^2.
    pub(super) curvature: f64,
}

impl Frame {
    /// Slope of a height at `across` cells beside the mast.
    pub(super) fn slope(self, height_m: f64, across: f64) -> f64 {
        let inverse = self.offset.recip();
        (height_m - self.datum_m) * inverse - self.curvature * (self.offset + across * across * inverse)
    }
}

/// Where chunk elements lie: the element before each, and how far behind it.
struct Between {
    before: [u32; CHUNK],
    share: [f64; CHUNK],
}

impl Between {
    const fn new() -> Self {
        Self { before: [0; CHUNK], share: [0.0; CHUNK] }
    }

    /// Places of a comb, kept within 0 and `last`.
    #[inline(always)]
    fn set(&mut self, comb: Comb, last: f64) {
        for (number, (before, share)) in (0_i32..).zip(self.before.iter_mut().zip(&mut self.share)) {
            let place = comb.start + comb.step * f64::from(number);
            let place = if place > 0.0 { place } else { 0.0 };
            let place = if place < last { place } else { last };
            let rounded = (place - 0.5) + ROUNDER;
            *before = rounded.to_bits() as u32;
            *share = place - (rounded - ROUNDER);
        }
    }
}

/// Raises the horizons of neighbouring radials by the terrain where they cross a line.
///
/// `bend` is 1 + slope^2 of each radial: its distance squared over that of the line. The line's heights reach one element
/// beyond the last place of the comb.
pub(super) fn raise(horizons: &mut [f64], bend: &[f64], heights_m: &[f32], comb: Comb, frame: Frame) {
    Processor::of_this_machine().run(Raise { horizons, bend, heights_m, comb, frame });
}

struct Raise<'a> {
    horizons: &'a mut [f64],
    bend: &'a [f64],
    heights_m: &'a [f32],
    comb: Comb,
    frame: Frame,
}

impl Kernel for Raise<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, _simd: S) {
        let Self { horizons, bend, heights_m, comb, frame } = self;
        raise_horizons(horizons, bend, heights_m, comb, frame);
    }
}

#[inline(always)]
fn raise_horizons(horizons: &mut [f64], bend: &[f64], heights_m: &[f32], comb: Comb, frame: Frame) {
    let mut between = Between::new();
    let mut pairs = [[0.0_f32; CHUNK]; 2];
    let (inverse, fall) = (frame.offset.recip(), frame.curvature * frame.offset);
    let last = heights_m.len().saturating_sub(2) as f64;
    for (chunk, (horizons, bend)) in horizons.chunks_mut(CHUNK).zip(bend.chunks(CHUNK)).enumerate() {
        between.set(comb.from(chunk * CHUNK), last);
        let count = horizons.len();
        let [a, b] = &mut pairs;
        for ((a, b), before) in a.iter_mut().zip(b.iter_mut()).zip(&between.before).take(count) {
            let pair = &heights_m[*before as usize..*before as usize + 2];
            (*a, *b) = (pair[0], pair[1]);
        }
        let loaded = a.iter().zip(b.iter()).zip(&between.share);
        for ((horizon, bend), ((a, b), share)) in horizons.iter_mut().zip(bend).zip(loaded) {
            let (a, b) = (f64::from(*a), f64::from(*b));
            let slope = (a + (b - a) * share - frame.datum_m) * inverse - fall * bend;
            *horizon = if slope > *horizon { slope } else { *horizon };
        }
    }
}

/// Where neighbouring cells of a line lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineOfCells {
    /// Among the radials.
    pub(super) comb: Comb,
    pub(super) frame: Frame,
    /// How far the first lies beside the mast, cells.
    pub(super) across: f64,
}

/// Which cells of a line stand over the horizon between their two radials: 1, otherwise 0.
///
/// The horizons reach one element beyond the last place of the comb.
pub(super) fn compare(seen: &mut [u8], heights_m: &[f32], horizons: &[f64], cells: LineOfCells) {
    Processor::of_this_machine().run(Compare { seen, heights_m, horizons, cells });
}

struct Compare<'a> {
    seen: &'a mut [u8],
    heights_m: &'a [f32],
    horizons: &'a [f64],
    cells: LineOfCells,
}

impl Kernel for Compare<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, _simd: S) {
        compare_cells(self.seen, self.heights_m, self.horizons, self.cells);
    }
}

#[inline(always)]
fn compare_cells(seen: &mut [u8], heights_m: &[f32], horizons: &[f64], cells: LineOfCells) {
    let LineOfCells { comb, frame, across } = cells;
    let mut between = Between::new();
    let mut pairs = [[0.0_f64; CHUNK]; 2];
    let inverse = frame.offset.recip();
    let last = horizons.len().saturating_sub(2) as f64;
    for (chunk, (seen, heights_m)) in seen.chunks_mut(CHUNK).zip(heights_m.chunks(CHUNK)).enumerate() {
        between.set(comb.from(chunk * CHUNK), last);
        let count = seen.len();
        let [a, b] = &mut pairs;
        for ((a, b), before) in a.iter_mut().zip(b.iter_mut()).zip(&between.before).take(count) {
            let pair = &horizons[*before as usize..*before as usize + 2];
            (*a, *b) = (pair[0], pair[1]);
        }
        let first = across + (chunk * CHUNK) as f64;
        let loaded = a.iter().zip(b.iter()).zip(&between.share);
        for (number, ((seen, height_m), ((a, b), share))) in
            (0_i32..).zip(seen.iter_mut().zip(heights_m).zip(loaded))
        {
            let horizon = a + (b - a) * share;
            let across = first + f64::from(number);
            let fall = frame.curvature * (frame.offset + across * across * inverse);
            let slope = (f64::from(*height_m) - frame.datum_m) * inverse - fall;
            *seen = u8::from(slope > horizon);
        }
    }
}
