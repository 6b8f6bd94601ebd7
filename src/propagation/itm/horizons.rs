//! The horizons of the two antennas over the terrain.

/// Elevation and distance of both horizons; for antennas in sight of each other, of the other antenna.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ItmHorizons {
    pub(super) elevation_rad: [f64; 2],
    pub(super) distance_m: [f64; 2],
    pub(super) line_of_sight: bool,
}

/// Heights at equal spacing with the antennas' heights above sea and the radius of the effective Earth.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_field_names, reason = "the unit belongs to each name")]
pub(super) struct View<'p> {
    pub(super) heights_m: &'p [f64],
    pub(super) spacing_m: f64,
    pub(super) antennas_amsl_m: [f64; 2],
    pub(super) effective_radius_m: f64,
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
    /// O(n).
    ///
    /// # Source
    /// Algorithm, §3.2; NBS Technical Note 101, (6.15).
    pub(super) fn of(view: View<'_>) -> Self {
        let last = view.heights_m.len() - 1;
        let d_m = last as f64 * view.spacing_m;
        let [z_tx, z_rx] = view.antennas_amsl_m;
        let half_curvature = 0.5 / view.effective_radius_m;
        let towards = |rise_m: f64, antenna_amsl_m: f64| ItmRay {
            elevation_rad: rise_m / d_m - d_m * half_curvature,
            steps: None,
            antenna_amsl_m,
            half_curvature,
            spacing_m: view.spacing_m,
        };
        let inner = &view.heights_m[1..last];
        let (mut tx, mut rx) = (towards(z_rx - z_tx, z_tx), towards(z_tx - z_rx, z_rx));
        tx.raise_over(inner.chunks(LANES), Order::Outward);
        rx.raise_over(inner.rchunks(LANES), Order::Inward);
        let added_up = |from_m: f64, step_m: f64, steps: usize| (0..steps).fold(from_m, |d, _| d + step_m);
        Self {
            elevation_rad: [tx.elevation_rad, rx.elevation_rad],
            distance_m: [
                tx.steps.map_or(d_m, |steps| added_up(0.0, view.spacing_m, steps)),
                rx.steps.map_or(d_m, |steps| added_up(d_m, -view.spacing_m, last - steps)),
            ],
            line_of_sight: tx.steps.is_none() && rx.steps.is_none(),
        }
    }
}

/// Heights processed together.
const LANES: usize = 8;

/// How the heights of a chunk lie as seen from the antenna.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// The first is nearest.
    Outward,
    /// The last is nearest.
    Inward,
}

/// A ray from an antenna that is raised over all that stands higher.
#[derive(Clone, Copy, Debug)]
struct ItmRay {
    elevation_rad: f64,
    /// Intervals from the antenna to the height that raised it last.
    steps: Option<usize>,
    antenna_amsl_m: f64,
    half_curvature: f64,
    spacing_m: f64,
}

impl ItmRay {
    /// Looks at chunks of heights from the antenna outward. All heights of a chunk are compared at once; they are gone
    /// through one by one only where one of them is over the ray.
    fn raise_over<'h>(&mut self, chunks: impl Iterator<Item = &'h [f64]>, order: Order) {
        let steps_of = |lane: usize, lanes: usize| match order {
            Order::Outward => lane,
            Order::Inward => lanes - 1 - lane,
        };
        let offsets_m: [f64; LANES] =
            std::array::from_fn(|lane| steps_of(lane, LANES) as f64 * self.spacing_m);
        let mut first_step = 1;
        for chunk in chunks {
            let first_m = first_step as f64 * self.spacing_m;
            if chunk.len() < LANES || self.is_below_any(chunk, first_m, &offsets_m) {
                for step in 0..chunk.len() {
                    self.raise(chunk[steps_of(step, chunk.len())], first_step + step);
                }
            }
            first_step += chunk.len();
        }
    }

    /// Height of the ray over the antenna at a distance, m.
    fn rise_m(&self, d_m: f64) -> f64 {
        d_m * (self.elevation_rad + d_m * self.half_curvature)
    }

    fn is_below_any(&self, chunk: &[f64], first_m: f64, offsets_m: &[f64; LANES]) -> bool {
        let mut below = false;
        for lane in 0..LANES {
            below |= chunk[lane] - self.antenna_amsl_m > self.rise_m(first_m + offsets_m[lane]);
        }
        below
    }

    fn raise(&mut self, height_m: f64, steps: usize) {
        let d_m = steps as f64 * self.spacing_m;
        if height_m - self.antenna_amsl_m > self.rise_m(d_m) {
            self.elevation_rad = (height_m - self.antenna_amsl_m) / d_m - d_m * self.half_curvature;
            self.steps = Some(steps);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ItmHorizons, View};

    fn over(heights_m: &[f64]) -> ItmHorizons {
        ItmHorizons::of(View {
            heights_m,
            spacing_m: 100.0,
            antennas_amsl_m: [heights_m[0] + 10.0, heights_m[heights_m.len() - 1] + 10.0],
            effective_radius_m: 8_500e3,
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

    #[test]
    fn antennas_in_sight_have_each_other_as_horizon() {
        let horizons = over(&[0.0, 0.0, 50.0, 0.0, 100.0]);
        assert!(horizons.line_of_sight);
        assert!(horizons.distance_m.iter().all(|d_m| (d_m - 400.0).abs() < 1e-9));
        assert!((horizons.elevation_rad[0] - (0.25 - 400.0 / 17_000e3)).abs() < 1e-12);
    }
}
