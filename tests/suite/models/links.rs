//! Links for these tests.
use signalgap::propagation::{
    ModelKey, ModelOptions, PathEnvironment, PathLoss, PathLossModel, Polarization, PropagationError, Signal,
    Terminals,
};
use signalgap::terrain::PathProfile;
use signalgap::units::{Frequency, Length};

/// A link in plain numbers.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) profile: PathProfile,
    pub(crate) f_mhz: f64,
    pub(crate) tx_m: f64,
    pub(crate) rx_m: f64,
    pub(crate) percent: (f64, f64),
}

impl Link {
    pub(crate) fn over(points: &[(f64, f64)], f_mhz: f64, (tx_m, rx_m): (f64, f64)) -> Self {
        let (distances, heights) = points.iter().copied().unzip();
        let profile = PathProfile::bare_inland(distances, heights).expect("a path");
        Self { profile, f_mhz, tx_m, rx_m, percent: (50.0, 50.0) }
    }

    /// Over level ground at 100 m, 41 samples.
    pub(crate) fn level(d_km: f64, f_mhz: f64, heights_m: (f64, f64)) -> Self {
        let points: Vec<_> = (0..=40).map(|i| (d_km * f64::from(i) / 40.0, 100.0)).collect();
        Self::over(&points, f_mhz, heights_m)
    }

    pub(crate) fn reversed(&self) -> Self {
        Self { profile: self.profile.reversed(), tx_m: self.rx_m, rx_m: self.tx_m, ..self.clone() }
    }

    pub(crate) fn loss(&self, model: &dyn PathLossModel) -> Result<PathLoss, PropagationError> {
        let terminals = Terminals {
            tx_height_agl: Length::from_metres(self.tx_m),
            rx_height_agl: Length::from_metres(self.rx_m),
        };
        let environment =
            PathEnvironment { delta_n: 45.0, surface_refractivity: 325.0, path_centre_latitude_deg: 21.0 };
        let signal = Signal {
            frequency: Frequency::from_megahertz(self.f_mhz),
            polarization: Polarization::Vertical,
            time_percent: self.percent.0,
            location_percent: self.percent.1,
        };
        model.prepare(&self.profile, terminals, environment)?.loss(signal)
    }

    pub(crate) fn loss_db(&self, model: &dyn PathLossModel) -> f64 {
        self.loss(model).expect("a loss").basic_transmission_loss.db()
    }
}

/// Every model with its default options.
pub(crate) fn all_models() -> impl Iterator<Item = (ModelKey, Box<dyn PathLossModel>)> {
    ModelKey::ALL.iter().map(|&key| (key, key.model(&ModelOptions::default())))
}
