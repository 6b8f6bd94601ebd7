//! Small links for the tests of the models.
use super::{PathEnvironment, PathLoss, PathLossModel, Polarization, Signal, Terminals};
use crate::terrain::PathProfile;
use crate::units::{Frequency, Length};

/// A path to try models on.
pub(super) struct TestLink(pub(super) PathProfile);

/// A path over level bare ground, 40 samples.
pub(super) fn level_link(d_km: f64, level_m: f64) -> TestLink {
    let distances = (0..40).map(|i| d_km * f64::from(i) / 39.0).collect();
    TestLink(PathProfile::bare_inland(distances, vec![level_m; 40]).expect("a path"))
}

/// A path over given points of bare ground.
pub(super) fn link_over(points: &[(f64, f64)]) -> TestLink {
    let (distances, heights) = points.iter().copied().unzip();
    TestLink(PathProfile::bare_inland(distances, heights).expect("a path"))
}

impl TestLink {
    /// The loss with delta-N 45, vertical polarisation, medians.
    pub(super) fn loss(&self, model: &dyn PathLossModel, f_mhz: f64, heights_m: (f64, f64)) -> PathLoss {
        let terminals = Terminals {
            tx_height_agl: Length::from_metres(heights_m.0),
            rx_height_agl: Length::from_metres(heights_m.1),
        };
        let environment =
            PathEnvironment { delta_n: 45.0, surface_refractivity: 325.0, path_centre_latitude_deg: 21.0 };
        let signal = Signal {
            frequency: Frequency::from_megahertz(f_mhz),
            polarization: Polarization::Vertical,
            time_percent: 50.0,
            location_percent: 50.0,
        };
        model.prepare(&self.0, terminals, environment).expect("a path").loss(signal).expect("a loss")
    }

    /// The same, the number alone.
    pub(super) fn loss_db(&self, model: &dyn PathLossModel, f_mhz: f64, heights_m: (f64, f64)) -> f64 {
        self.loss(model, f_mhz, heights_m).basic_transmission_loss.db()
    }
}

/// The loss over level ground.
pub(super) fn flat_loss_db(model: &dyn PathLossModel, f_mhz: f64, heights_m: (f64, f64), d_km: f64) -> f64 {
    level_link(d_km, 0.0).loss_db(model, f_mhz, heights_m)
}
