//! The horizons of the two antennas over the terrain.

/// Elevation and distance of both horizons; for antennas in sight of each other, of the other antenna.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ItmHorizons {
    pub(super) elevation_rad: [f64; 2],
    pub(super) distance_m: [f64; 2],
    pub(super) line_of_sight: bool,
    /// Where they are, counted in intervals from the transmitter.
    pub(super) found: [Option<usize>; 2],
}

/// Heights processed together.
pub(super) const BLOCK: usize = 16;

/// Blocks looked at together.
const GROUP: usize = 8;

/// Heights with the greatest of each block of [`BLOCK`].
#[derive(Clone, Copy, Debug)]
pub(super) struct BlockedHeights<'p> {
    pub(super) heights_m: &'p [f64],
    /// At least so great, where the heights go on.
    pub(super) greatest_m: &'p [f64],
}

/// The greatest height of each block.
#[inline(always)]
pub(super) fn greatest_of_blocks(heights_m: &[f64], greatest_m: &mut Vec<f64>) {
    greatest_m.clear();
    greatest_m.extend(heights_m.chunks(BLOCK).map(|block| {
        let greater = |a: f64, b: f64| if b > a { b } else { a };
        let Some(whole) = block.first_chunk::<BLOCK>() else {
            return block.iter().copied().fold(f64::NEG_INFINITY, greater);
        };
        let quarters: [f64; 4] = std::array::from_fn(|lane| {
            greater(greater(whole[lane], whole[lane + 4]), greater(whole[lane + 8], whole[lane + 12]))
        });
        greater(greater(quarters[0], quarters[1]), greater(quarters[2], quarters[3]))
    }));
}

/// Heights at equal spacing with the antennas' heights above sea and the radius of the effective Earth.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'p> {
    pub(super) heights: BlockedHeights<'p>,
    pub(super) spacing_m: f64,
    pub(super) antennas_amsl_m: [f64; 2],
    pub(super) effective_radius_m: f64,
    /// Where horizons may be, counted in intervals from the transmitter: it changes the time that finding them takes, not what is
    /// found.
    pub(super) hints: [Option<usize>; 2],
}

impl ItmHorizons {
    /// Of equal elevations the one nearest to its antenna counts.
    ///
    /// # Method
    /// The distance of a horizon is added up interval by interval from the transmitter, as the reference does. A product
    /// would be nearer to the truth, but ITM cuts a tenth and nine tenths of it to whole intervals: where that leaves
    /// nothing over (one horizon in ten), the last bit decides whether a point belongs to the foreground, worth up to 0.2 dB.
    ///
    /// # Cost
    /// O(n / 16) where few blocks of heights reach the rays.
    ///
    /// # Source
    /// Algorithm, §3.2; NBS Technical Note 101, (6.15).
    #[inline(always)]
    pub(super) fn of(view: View<'_>) -> Self {
        let last = view.heights.heights_m.len() - 1;
        let d_m = last as f64 * view.spacing_m;
        let [z_tx, z_rx] = view.antennas_amsl_m;
        let half_curvature = 0.5 / view.effective_radius_m;
        let towards = |rise_m: f64, antenna_amsl_m: f64| ItmRay {
            elevation_rad: rise_m / d_m - d_m * half_curvature,
            least_rad: rise_m / d_m - d_m * half_curvature,
            steps: None,
            antenna_amsl_m,
            half_curvature,
            spacing_m: view.spacing_m,
        };
        let (mut tx, mut rx) = (towards(z_rx - z_tx, z_tx), towards(z_tx - z_rx, z_rx));
        let [of_tx, of_rx] = view.hints.map(|hint| hint.filter(|at| *at > 0 && *at < last));
        if let Some(at) = of_tx {
            tx.expect(view.heights.heights_m[at], at);
        }
        if let Some(at) = of_rx {
            rx.expect(view.heights.heights_m[at], last - at);
        }
        tx.raise_outwards(view.heights, last);
        rx.raise_inwards(view.heights, last);
        // where neither a tenth of a horizon nor of both is whole, no cut depends on the last bit
        let tenths = |steps: Option<usize>| steps.map_or(0, |steps| steps % 10);
        let cuts_are_near = tx.steps.is_some_and(|steps| steps % 10 == 0)
            || rx.steps.is_some_and(|steps| steps % 10 == 0)
            || (tenths(tx.steps) + tenths(rx.steps)).is_multiple_of(10);
        let reached = |from_m: f64, step_m: f64, steps: usize| {
            if cuts_are_near { added_up(from_m, step_m, steps) } else { from_m + step_m * steps as f64 }
        };
        Self {
            elevation_rad: [tx.elevation_rad, rx.elevation_rad],
            distance_m: [
                tx.steps.map_or(d_m, |steps| reached(0.0, view.spacing_m, steps)),
                rx.steps.map_or(d_m, |steps| reached(d_m, -view.spacing_m, last - steps)),
            ],
            line_of_sight: tx.steps.is_none() && rx.steps.is_none(),
            found: [tx.steps, rx.steps.map(|steps| last - steps)],
        }
    }
}

/// A ray from an antenna that is raised over all that stands higher.
#[derive(Clone, Copy, Debug)]
struct ItmRay {
    elevation_rad: f64,
    /// It will be raised at least so far.
    least_rad: f64,
    /// Intervals from the antenna to the height that raised it last.
    steps: Option<usize>,
    antenna_amsl_m: f64,
    half_curvature: f64,
    spacing_m: f64,
}

impl ItmRay {
    /// Over what stands between the ends, from the first of them.
    #[inline(always)]
    fn raise_outwards(&mut self, heights: BlockedHeights<'_>, last: usize) {
        let BlockedHeights { heights_m, greatest_m } = heights;
        for (group, blocks_m) in greatest_m.chunks(GROUP).enumerate() {
            if !self.may_be_below_any(blocks_m, (group * GROUP * BLOCK) as f64, BLOCK as f64) {
                continue;
            }
            for (block, greatest_m) in blocks_m.iter().enumerate() {
                let begin = (group * GROUP + block) * BLOCK;
                if self.may_be_below_any(&[*greatest_m], begin as f64, BLOCK as f64) {
                    let inner = begin.max(1)..(begin + BLOCK).min(last);
                    for (index, height_m) in inner.clone().zip(&heights_m[inner]) {
                        self.raise(*height_m, index);
                    }
                }
            }
        }
    }

    /// The same from the last of them.
    #[inline(always)]
    fn raise_inwards(&mut self, heights: BlockedHeights<'_>, last: usize) {
        let BlockedHeights { heights_m, greatest_m } = heights;
        for (group, blocks_m) in greatest_m.chunks(GROUP).enumerate().rev() {
            let from_end = |begin: usize| last as f64 - begin as f64;
            if !self.may_be_below_any(blocks_m, from_end(group * GROUP * BLOCK), -(BLOCK as f64)) {
                continue;
            }
            for (block, greatest_m) in blocks_m.iter().enumerate().rev() {
                let begin = (group * GROUP + block) * BLOCK;
                if self.may_be_below_any(&[*greatest_m], from_end(begin), -(BLOCK as f64)) {
                    let inner = begin.max(1)..(begin + BLOCK).min(last);
                    for (index, height_m) in inner.clone().zip(&heights_m[inner]).rev() {
                        self.raise(*height_m, last - index);
                    }
                }
            }
        }
    }

    /// Whether some height up to the greatest of some blocks may be over the ray: more than rounding below its lowest place there.
    /// The first block begins so many steps from the antenna, and the others so many steps on.
    #[inline(always)]
    fn may_be_below_any(&self, blocks_m: &[f64], from_steps: f64, on_steps: f64) -> bool {
        const ROUNDING_M: f64 = 1e-6;
        // a rising ray is lowest where a block is nearest, a falling one where it is farthest
        let (nearest, farthest) = (on_steps.min(0.0) * self.spacing_m, on_steps.max(0.0) * self.spacing_m);
        let lowest = if self.least_rad > 0.0 { nearest } else { farthest };
        let (from_m, on_m) = (from_steps * self.spacing_m, on_steps * self.spacing_m);
        let base_m = self.antenna_amsl_m - ROUNDING_M;
        let mut below = false;
        for (block, greatest_m) in blocks_m.iter().enumerate() {
            let at_m = from_m + on_m * block as f64;
            let near_m = (at_m + nearest).max(0.0);
            below |= *greatest_m
                > base_m + (at_m + lowest) * self.least_rad + near_m * near_m * self.half_curvature;
        }
        below
    }

    #[inline(always)]
    fn raise(&mut self, height_m: f64, steps: usize) {
        let d_m = steps as f64 * self.spacing_m;
        if height_m - self.antenna_amsl_m > d_m * (self.elevation_rad + d_m * self.half_curvature) {
            self.elevation_rad = (height_m - self.antenna_amsl_m) / d_m - d_m * self.half_curvature;
            self.least_rad = self.least_rad.max(self.elevation_rad);
            self.steps = Some(steps);
        }
    }

    /// Tells a height that it will be raised over.
    #[inline(always)]
    fn expect(&mut self, height_m: f64, steps: usize) {
        let d_m = steps as f64 * self.spacing_m;
        self.least_rad =
            self.least_rad.max((height_m - self.antenna_amsl_m) / d_m - d_m * self.half_curvature);
    }
}

/// A step added to a number so many times, each sum rounded: the same bits as one by one.
///
/// # Method
/// Between two powers of two all sums have the same last place, so that each addition adds the same: the step to that
/// place. Only a step half way between two places is added one by one.
///
/// # Cost
/// O(log n).
fn added_up(from_m: f64, step_m: f64, steps: usize) -> f64 {
    let (mut d_m, mut left) = (from_m, steps);
    while left > 0 {
        let next_m = d_m + step_m;
        left -= 1;
        let power = f64::from_bits(next_m.to_bits() & EXPONENT_BITS);
        let place = power * f64::EPSILON;
        d_m = next_m;
        let added_m = (d_m + step_m) - d_m;
        let rounded_off_m = (step_m - added_m).abs();
        // sums that surely stay between this power of two and the next
        let room_m = if step_m > 0.0 { 2.0 * power - d_m } else { d_m - power };
        let same = (room_m / step_m.abs()) as usize;
        let whole = d_m.is_normal() && d_m > 0.0 && added_m.abs() > 0.0;
        if whole && same > 2 && (rounded_off_m - 0.5 * place).abs() > 0.0 {
            let times = left.min(same - 2);
            d_m += added_m * times as f64;
            left -= times;
        }
    }
    d_m
}

/// The bits of a number's power of two.
const EXPONENT_BITS: u64 = 0x7ff0_0000_0000_0000;

#[cfg(test)]
mod tests {
    use super::{BlockedHeights, ItmHorizons, View, added_up, greatest_of_blocks};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn steps_are_added_up_as_one_by_one(
            step_m in prop_oneof![0.5..100.0_f64, (1_u32..4_000).prop_map(|quarters| f64::from(quarters) * 0.25)],
            from in prop_oneof![Just(0.0), 0.0..1.0_f64],
            steps in 0_usize..3_000,
        ) {
            let one_by_one = |from_m: f64, step_m: f64| (0..steps).fold(from_m, |d_m, _| d_m + step_m);
            let bits = |from_m: f64, step_m: f64| {
                (added_up(from_m, step_m, steps).to_bits(), one_by_one(from_m, step_m).to_bits())
            };
            let (found, expected) = bits(from * 1e4, step_m);
            prop_assert_eq!(found, expected);
            let whole_m = steps as f64 * step_m + from * 1e3;
            let (found, expected) = bits(whole_m, -step_m);
            prop_assert_eq!(found, expected);
        }
    }

    fn over(heights_m: &[f64]) -> ItmHorizons {
        let mut greatest_m = Vec::new();
        greatest_of_blocks(heights_m, &mut greatest_m);
        ItmHorizons::of(View {
            heights: BlockedHeights { heights_m, greatest_m: &greatest_m },
            spacing_m: 100.0,
            antennas_amsl_m: [heights_m[0] + 10.0, heights_m[heights_m.len() - 1] + 10.0],
            effective_radius_m: 8_500e3,
            hints: [None; 2],
        })
    }

    #[test]
    fn a_single_hill_is_both_horizons() {
        for at in 1..40 {
            let mut heights_m = vec![0.0; 41];
            heights_m[at] = 60.0;
            let horizons = over(&heights_m);
            let d_m = [at as f64 * 100.0, (40 - at) as f64 * 100.0];
            assert!(!horizons.line_of_sight);
            for (end, d_m) in d_m.into_iter().enumerate() {
                assert!((horizons.distance_m[end] - d_m).abs() < 1e-6, "{at}: {horizons:?}");
                let elevation = 50.0 / d_m - d_m / 17_000e3;
                assert!((horizons.elevation_rad[end] - elevation).abs() < 1e-12, "{at}: {horizons:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn hints_change_nothing(
            heights_m in prop::collection::vec(prop_oneof![0.0..300.0_f64, Just(50.0)], 3..200),
            hints in prop::array::uniform2(prop::option::of(0_usize..210)),
        ) {
            let mut greatest_m = Vec::new();
            greatest_of_blocks(&heights_m, &mut greatest_m);
            let with = |hints: [Option<usize>; 2]| ItmHorizons::of(View {
                heights: BlockedHeights { heights_m: &heights_m, greatest_m: &greatest_m },
                spacing_m: 30.0,
                antennas_amsl_m: [heights_m[0] + 10.0, heights_m[heights_m.len() - 1] + 1.5],
                effective_radius_m: 8_500e3,
                hints,
            });
            prop_assert_eq!(with(hints), with([None; 2]));
        }
    }

    #[test]
    fn antennas_in_sight_have_each_other_as_horizon() {
        let horizons = over(&[0.0, 0.0, 50.0, 0.0, 100.0]);
        assert!(horizons.line_of_sight);
        assert!(horizons.distance_m.iter().all(|d_m| (d_m - 400.0).abs() < 1e-9));
        assert!((horizons.elevation_rad[0] - (0.25 - 400.0 / 17_000e3)).abs() < 1e-12);
    }
}
