//! What holds for the whole model.

mod choices;
mod limits;
mod properties;
mod short_paths;
mod ties;

use super::{P1812, P1812Options, P1812Terms};
use crate::propagation::{PathEnvironment, PathLoss, PathLossModel, Polarization, Signal, Terminals};
use crate::propagation::{PropagationError, p526::P526};
use crate::terrain::{PathProfile, Zone};
use crate::units::{Frequency, Length};

/// One link with everything that it depends on.
#[derive(Clone, Debug)]
struct Link {
    profile: PathProfile,
    tx_m: f64,
    rx_m: f64,
    environment: PathEnvironment,
    signal: Signal,
    options: P1812Options,
}

impl Link {
    /// 900 MHz, vertical, half the time and locations, 30 m to 1.5 m, air typical of Viet Nam.
    fn over(profile: PathProfile) -> Self {
        Self {
            profile,
            tx_m: 30.0,
            rx_m: 1.5,
            environment: PathEnvironment {
                delta_n: 45.0,
                surface_refractivity: 325.0,
                path_centre_latitude_deg: 21.2,
            },
            signal: Signal {
                frequency: Frequency::from_megahertz(900.0),
                polarization: Polarization::Vertical,
                time_percent: 50.0,
                location_percent: 50.0,
            },
            options: P1812Options::default(),
        }
    }

    fn at_time(self, time_percent: f64) -> Self {
        Self { signal: Signal { time_percent, ..self.signal }, ..self }
    }

    fn at_locations(self, location_percent: f64) -> Self {
        Self { signal: Signal { location_percent, ..self.signal }, ..self }
    }

    fn at_megahertz(self, mhz: f64) -> Self {
        Self { signal: Signal { frequency: Frequency::from_megahertz(mhz), ..self.signal }, ..self }
    }

    fn terminals(&self) -> Terminals {
        Terminals {
            tx_height_agl: Length::from_metres(self.tx_m),
            rx_height_agl: Length::from_metres(self.rx_m),
        }
    }

    fn loss_by(&self, model: &dyn PathLossModel) -> Result<PathLoss, PropagationError> {
        model.prepare(&self.profile, self.terminals(), self.environment)?.loss(self.signal)
    }

    fn result(&self) -> Result<PathLoss, PropagationError> {
        self.loss_by(&P1812 { options: self.options })
    }

    fn loss_db(&self) -> f64 {
        self.result().expect("a loss").basic_transmission_loss.db()
    }

    fn p526_db(&self) -> f64 {
        self.loss_by(&P526).expect("a loss").basic_transmission_loss.db()
    }

    fn terms(&self) -> P1812Terms {
        let model = P1812 { options: self.options };
        model.terms(&self.profile, self.terminals(), self.environment, self.signal).expect("terms")
    }
}

/// Evenly spaced samples of a height over distance (km, m), bare and inland.
fn inland(d_km: f64, intervals: usize, height_m: impl Fn(f64) -> f64) -> PathProfile {
    let distances: Vec<f64> = (0..=intervals).map(|i| d_km * i as f64 / intervals as f64).collect();
    let heights = distances.iter().map(|&d| height_m(d)).collect();
    PathProfile::bare_inland(distances, heights).expect("a profile")
}

/// The same samples in zones chosen by distance.
fn zoned(profile: &PathProfile, zone: impl Fn(f64) -> Zone) -> PathProfile {
    let zones = profile.distance_km().iter().map(|&d| zone(d)).collect();
    let (d, h, clutter) = (profile.distance_km(), profile.ground_m(), profile.clutter_m());
    PathProfile::new(d.to_vec(), h.to_vec(), clutter.to_vec(), zones).expect("a profile")
}

/// The same samples with clutter chosen by distance.
fn cluttered(profile: &PathProfile, clutter_m: impl Fn(f64) -> f64) -> PathProfile {
    let clutter = profile.distance_km().iter().map(|&d| clutter_m(d)).collect();
    let (d, h, zone) = (profile.distance_km(), profile.ground_m(), profile.zone());
    PathProfile::new(d.to_vec(), h.to_vec(), clutter, zone.to_vec()).expect("a profile")
}

/// Mountains whose shape depends on a seed: sums of waves from the path's length down to 200 m.
fn mountains(d_km: f64, intervals: usize, seed: u32) -> PathProfile {
    let phase = |k: u32| {
        f64::from(seed.wrapping_mul(2_654_435_761).wrapping_add(k.wrapping_mul(40_503)) % 6_283) / 1_000.0
    };
    inland(d_km, intervals, |d| {
        let waves = [(d_km, 300.0), (7.3, 180.0), (2.9, 90.0), (1.1, 35.0), (0.41, 12.0), (0.2, 4.0)];
        let sum = waves.iter().zip(0..).map(|(&(length_km, size_m), k)| {
            size_m * (std::f64::consts::TAU * d / length_km + phase(k)).sin()
        });
        800.0 + sum.sum::<f64>()
    })
}
