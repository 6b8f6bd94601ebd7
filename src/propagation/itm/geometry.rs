//! What a path is like: all that does not depend on the wave.
use super::even_profile::EvenProfile;
use super::fit::{line_ends, mean};
use super::horizons::{BlockedHeights, ItmHorizons, View, greatest_of_blocks};
use super::irregularity::{DecileGuess, irregularity_m};
use super::limits::SOURCE;
use super::warnings::{ItmWarning, ItmWarnings};
use crate::propagation::{Limit, Parameter, PathEnvironment, PropagationError, Terminals};
use crate::simd::{Kernel, Processor, Simd};
use crate::terrain::PathProfile;
use serde::Serialize;

/// Curvature of the Earth without air, gamma_a of equation (1.3), 1/m.
const ACTUAL_CURVATURE_PER_M: f64 = 157e-9;

/// Antenna heights that the reference works on.
const TX_HEIGHT: Limit =
    Limit { parameter: Parameter::TransmitterHeight, unit: "m", low: 0.5, high: 3_000.0 };
const RX_HEIGHT: Limit = Limit { parameter: Parameter::ReceiverHeight, unit: "m", low: 0.5, high: 3_000.0 };
/// Refractivities that it works on, at sea level and at the height of the terrain. Within the latter the effective
/// Earth's radius is 7,100 to 11,300 km: the reference's own check of that radius never comes to bear.
const N_0: Limit =
    Limit { parameter: Parameter::SurfaceRefractivityAtSeaLevel, unit: "N-units", low: 250.0, high: 400.0 };
const N_S: Limit =
    Limit { parameter: Parameter::TerrainRefractivity, unit: "N-units", low: 150.0, high: 400.0 };

/// Geometry of a path, by the Algorithm's symbols; pairs are transmitter and receiver.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ItmGeometry {
    /// Length d, m.
    pub distance_m: f64,
    /// Structural heights h_g, m above ground.
    pub structural_height_m: [f64; 2],
    /// Effective heights h_e, m.
    pub effective_height_m: [f64; 2],
    /// Horizon elevations theta_e, rad.
    pub horizon_elevation_rad: [f64; 2],
    /// Horizon distances d_L, m.
    pub horizon_distance_m: [f64; 2],
    /// Horizon distances over a smooth Earth, d_Ls, m.
    pub smooth_horizon_distance_m: [f64; 2],
    /// Terrain irregularity delta-h, m.
    pub irregularity_m: f64,
    /// Refractivity at the height of the terrain N_s, N-units.
    pub surface_refractivity: f64,
    /// Radius of the effective Earth 1/gamma_e, m.
    pub effective_radius_m: f64,
    /// Whether the antennas see each other over the terrain on the effective Earth. The model's own line-of-sight
    /// *mode* asks only whether the path is shorter than the two smooth-Earth horizons together.
    pub line_of_sight: bool,
    /// Whether the profile was unevenly spaced and its heights were read between the points given.
    pub resampled: bool,
}

impl ItmGeometry {
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for antenna heights and refractivities that the reference refuses.
    ///
    /// # Cost
    /// O(n).
    ///
    /// # Source
    /// Algorithm, §1 (1.2), (1.3) and §3.2.
    pub(super) fn of(
        profile: &PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Self, PropagationError> {
        let ends = TerminalHeights::of(terminals, environment)?;
        // it looks at bare ground alone
        let sampled = profile.without_edges();
        let EvenProfile { heights_m, spacing_m, resampled } = EvenProfile::of(&sampled);
        let mut greatest_m = Vec::new();
        greatest_of_blocks(&heights_m, &mut greatest_m);
        let heights = BlockedHeights { heights_m: &heights_m, greatest_m: &greatest_m };
        Processor::of_this_machine().run(EvenPath { heights, spacing_m, resampled, ends })
    }

    /// Both horizon distances together, d_L of (3.7).
    pub(super) fn d_l_m(&self) -> f64 {
        self.horizon_distance_m[0] + self.horizon_distance_m[1]
    }

    /// Both smooth-Earth horizon distances together, d_Ls of (3.6).
    pub(super) fn d_ls_m(&self) -> f64 {
        self.smooth_horizon_distance_m[0] + self.smooth_horizon_distance_m[1]
    }

    /// Total bending angle theta_e of (3.8), rad.
    pub(super) fn theta_e_rad(&self) -> f64 {
        let sum = self.horizon_elevation_rad[0] + self.horizon_elevation_rad[1];
        sum.max(-self.d_l_m() / self.effective_radius_m)
    }

    /// Angular distance at `s_m` metres, (4.12), rad.
    pub(super) fn theta_rad(&self, s_m: f64) -> f64 {
        self.theta_e_rad() + s_m / self.effective_radius_m
    }

    /// Warnings that do not depend on the wave, with the reference's limits.
    pub(super) fn warnings(&self) -> ItmWarnings {
        use ItmWarning as W;
        let mut warnings = ItmWarnings::default();
        let [tx_rad, rx_rad] = self.horizon_elevation_rad.map(f64::abs);
        warnings.add_if(tx_rad > 0.2, W::TxHorizonAngle);
        warnings.add_if(rx_rad > 0.2, W::RxHorizonAngle);
        let [tx_m, rx_m] = self.horizon_distance_m;
        let [smooth_tx_m, smooth_rx_m] = self.smooth_horizon_distance_m;
        warnings.add_if(tx_m < 0.1 * smooth_tx_m, W::TxHorizonNear);
        warnings.add_if(rx_m < 0.1 * smooth_rx_m, W::RxHorizonNear);
        warnings.add_if(tx_m > 3.0 * smooth_tx_m, W::TxHorizonFar);
        warnings.add_if(rx_m > 3.0 * smooth_rx_m, W::RxHorizonFar);
        warnings.add_if(self.surface_refractivity < 250.0, W::SurfaceRefractivity);
        let least_m = (self.effective_height_m[0] - self.effective_height_m[1]).abs() / 0.2;
        warnings.add_if(self.distance_m < least_m, W::PathSteep);
        warnings.add_if(self.distance_m > 2_000e3, W::PathTooLong);
        warnings
    }
}

/// What is given of a path besides its heights.
#[derive(Clone, Copy, Debug)]
pub(super) struct TerminalHeights {
    structural_height_m: [f64; 2],
    /// Surface refractivity at sea level N_0, N-units.
    refractivity: f64,
}

impl TerminalHeights {
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for antenna heights and refractivities that the reference refuses.
    pub(super) fn of(terminals: Terminals, environment: PathEnvironment) -> Result<Self, PropagationError> {
        let structural_height_m = [terminals.tx_height_agl.metres(), terminals.rx_height_agl.metres()];
        TX_HEIGHT.require(SOURCE.key, structural_height_m[0])?;
        RX_HEIGHT.require(SOURCE.key, structural_height_m[1])?;
        let refractivity = environment.surface_refractivity;
        N_0.require(SOURCE.key, refractivity)?;
        Ok(Self { structural_height_m, refractivity })
    }
}

/// What was found on a path like this one: it changes the time that this one takes, not what is found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hints {
    deciles: DecileGuess,
    /// Distances of both horizons from the transmitter, m.
    horizons_m: [Option<f64>; 2],
}

/// A path over heights at equal spacing.
#[derive(Clone, Copy, Debug)]
pub(super) struct EvenPath<'p> {
    pub(super) heights: BlockedHeights<'p>,
    pub(super) spacing_m: f64,
    /// As [`ItmGeometry::resampled`].
    pub(super) resampled: bool,
    pub(super) ends: TerminalHeights,
}

impl Kernel for EvenPath<'_> {
    type Output = Result<ItmGeometry, PropagationError>;

    #[inline(always)]
    fn run<S: Simd>(self, _simd: S) -> Self::Output {
        self.geometry(&mut Hints::default())
    }
}

impl EvenPath<'_> {
    /// # Errors
    /// [`PropagationError::OutOfDomain`] for a refractivity at the height of the terrain that the reference refuses.
    #[inline(always)]
    pub(super) fn geometry(&self, hints: &mut Hints) -> Result<ItmGeometry, PropagationError> {
        let TerminalHeights { structural_height_m, refractivity } = self.ends;
        let n_s = refractivity * (-system_height_m(self.heights.heights_m) / 9_460.0).exp(); // (1.2)
        N_S.require(SOURCE.key, n_s)?;
        let a_e_m = 1.0 / (ACTUAL_CURVATURE_PER_M * (1.0 - 0.04665 * (n_s / 179.3).exp())); // (1.3)
        let ends = Ends::of(self, a_e_m, hints);
        Ok(ItmGeometry {
            distance_m: ends.distance_m,
            structural_height_m,
            effective_height_m: ends.effective_height_m,
            horizon_elevation_rad: ends.horizons.elevation_rad,
            horizon_distance_m: ends.horizons.distance_m,
            smooth_horizon_distance_m: ends.effective_height_m.map(|h_e| smooth_horizon_m(h_e, a_e_m)),
            irregularity_m: ends.irregularity_m,
            surface_refractivity: n_s,
            effective_radius_m: a_e_m,
            line_of_sight: ends.horizons.line_of_sight,
            resampled: self.resampled,
        })
    }
}

/// Distance to the horizon of an antenna over a smooth Earth, (3.5), m.
fn smooth_horizon_m(effective_height_m: f64, effective_radius_m: f64) -> f64 {
    (2.0 * effective_height_m * effective_radius_m).sqrt()
}

/// Mean height of the terrain without the first and last tenth, m.
#[inline(always)]
fn system_height_m(heights_m: &[f64]) -> f64 {
    let last = heights_m.len() - 1;
    let tenth = (0.1 * last as f64) as usize;
    mean(&heights_m[tenth..=last - tenth])
}

/// What the terrain makes of the two ends.
#[derive(Clone, Copy, Debug)]
struct Ends {
    distance_m: f64,
    horizons: ItmHorizons,
    effective_height_m: [f64; 2],
    irregularity_m: f64,
}

impl Ends {
    #[inline(always)]
    fn of(path: &EvenPath<'_>, a_e_m: f64, hints: &mut Hints) -> Self {
        let EvenPath { heights, spacing_m, ends: TerminalHeights { structural_height_m, .. }, .. } = *path;
        let heights_m = heights.heights_m;
        let last = heights_m.len() - 1;
        let distance_m = last as f64 * spacing_m;
        let view = View {
            heights,
            spacing_m,
            antennas_amsl_m: [
                heights_m[0] + structural_height_m[0],
                heights_m[last] + structural_height_m[1],
            ],
            effective_radius_m: a_e_m,
            hints: hints.horizons_m.map(|hint| hint.map(|from_tx_m| (from_tx_m / spacing_m + 0.5) as usize)),
        };
        let horizons = ItmHorizons::of(view);
        hints.horizons_m = horizons.found.map(|found| found.map(|at| at as f64 * spacing_m));
        // terrain counts from fifteen antenna heights or a tenth of the horizon distance (the Guide, p. 25)
        let near = |end: usize| (15.0 * structural_height_m[end]).min(0.1 * horizons.distance_m[end]);
        let stretch = [near(0) / spacing_m, (distance_m - near(1)) / spacing_m];
        let irregularity_m = irregularity_m(heights_m, spacing_m, stretch, &mut hints.deciles);
        let raised = |line: (f64, f64)| {
            [
                structural_height_m[0] + (heights_m[0] - line.0).max(0.0),
                structural_height_m[1] + (heights_m[last] - line.1).max(0.0),
            ]
        };
        let mut ends = Self { distance_m, horizons, effective_height_m: structural_height_m, irregularity_m };
        if horizons.distance_m[0] + horizons.distance_m[1] > 1.5 * distance_m {
            ends.effective_height_m = raised(line_ends(heights_m, stretch[0], stretch[1]));
            ends.estimate_horizons(a_e_m);
        } else {
            let foreground_m = horizons.distance_m.map(|d_l_m| 0.9 * d_l_m);
            let (tx, _) = line_ends(heights_m, stretch[0], foreground_m[0] / spacing_m);
            let (_, rx) = line_ends(heights_m, (distance_m - foreground_m[1]) / spacing_m, stretch[1]);
            ends.effective_height_m = raised((tx, rx));
        }
        ends
    }

    /// Where the horizons would be, for a path well within line of sight: as in the area mode, (3.3) and (3.4), with the
    /// heights raised until the horizons meet.
    fn estimate_horizons(&mut self, a_e_m: f64) {
        let irregularity_m = self.irregularity_m;
        let horizon_m =
            |h_e: f64| smooth_horizon_m(h_e, a_e_m) * (-0.07 * (irregularity_m / h_e.max(5.0)).sqrt()).exp();
        let mut distance_m = self.effective_height_m.map(horizon_m);
        let together_m = distance_m[0] + distance_m[1];
        if together_m <= self.distance_m {
            let raise = (self.distance_m / together_m).powi(2);
            self.effective_height_m = self.effective_height_m.map(|h_e| h_e * raise);
            distance_m = self.effective_height_m.map(horizon_m);
        }
        let elevation_rad = |(h_e, d_l_m): (f64, f64)| {
            let smooth_m = smooth_horizon_m(h_e, a_e_m);
            (0.65 * irregularity_m * (smooth_m / d_l_m - 1.0) - 2.0 * h_e) / smooth_m
        };
        let [tx, rx] = self.effective_height_m;
        self.horizons.elevation_rad = [(tx, distance_m[0]), (rx, distance_m[1])].map(elevation_rad);
        self.horizons.distance_m = distance_m;
    }
}
