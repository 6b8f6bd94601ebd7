//! ITU-R P.526-16: free space and delta-Bullington diffraction.
use super::diffraction::delta_bullington::DiffractionGeometry;
use super::diffraction::ends::Ends;
use super::diffraction::spherical_earth::Wave;
use super::formula::{require_median, usable_earth};
use super::{
    Carried, ClutterTreatment, DiffractionTerms, Document, Domain, Limit, Parameter, PathEnvironment,
    PathLoss, PathLossModel, PreparedPath, PropagationError, Signal, Source, Terminals, free_space_loss,
};
use crate::terrain::{PathProfile, Zone};
use crate::units::Length;

/// Free space (P.525-5) with delta-Bullington diffraction (P.526-16, §4.5.2).
///
/// The median over time and locations: percentages other than 50 do not change it, so they are refused.
///
/// # Accuracy
/// Against the ten cases of the ITU's delta-Bullington examples: 0.006 dB at most, every part
/// (`tests/suite/validation.rs`).
#[derive(Clone, Copy, Debug, Default)]
pub struct P526;

const SOURCE: Source = Source { key: "p526", document: Document::P526 };

const DOMAIN: Domain = Domain {
    frequency_mhz: Limit { parameter: Parameter::Frequency, unit: "MHz", low: 30.0, high: 50_000.0 },
    ground_distance_km: Limit { parameter: Parameter::GroundDistance, unit: "km", low: 0.0, high: 1_000.0 },
    tx_height_agl_m: Limit { parameter: Parameter::TransmitterHeight, unit: "m", low: 0.5, high: 3_000.0 },
    rx_height_agl_m: Limit { parameter: Parameter::ReceiverHeight, unit: "m", low: 0.5, high: 3_000.0 },
};

struct Prepared {
    geometry: DiffractionGeometry,
    slant_range: Length,
    antennas_agl_m: [f64; 2],
}

impl PathLossModel for P526 {
    fn source(&self) -> &'static Source {
        &SOURCE
    }

    fn domain(&self) -> &'static Domain {
        &DOMAIN
    }

    fn clutter(&self) -> ClutterTreatment {
        ClutterTreatment::OnProfile
    }

    fn carried(&self) -> Carried {
        Carried::DeltaBullington
    }

    fn prepare<'p>(
        &self,
        profile: &'p PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Box<dyn PreparedPath + 'p>, PropagationError> {
        Ok(Box::new(Prepared::of(profile, terminals, environment)?))
    }
}

impl P526 {
    /// The parts of the diffraction loss.
    ///
    /// # Errors
    /// As [`PathLossModel::prepare`] and [`PreparedPath::loss`].
    pub fn terms(
        &self,
        profile: &PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
        signal: Signal,
    ) -> Result<DiffractionTerms, PropagationError> {
        Prepared::of(profile, terminals, environment)?.terms(signal)
    }
}

impl Prepared {
    fn of(
        profile: &PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Self, PropagationError> {
        let earth = usable_earth(SOURCE.key, terminals, environment)?;
        Ok(Self {
            geometry: DiffractionGeometry::of(profile, terminals, earth.radius_km(), sea_share(profile)),
            slant_range: Ends::of(profile, terminals, earth.radius_km()).slant_range(),
            antennas_agl_m: [terminals.tx_height_agl.metres(), terminals.rx_height_agl.metres()],
        })
    }

    fn terms(&self, signal: Signal) -> Result<DiffractionTerms, PropagationError> {
        require_median(SOURCE.key, signal)?;
        let wave = Wave {
            f_ghz: signal.frequency.gigahertz(),
            wavelength_m: signal.frequency.wavelength().metres(),
            polarization: signal.polarization,
        };
        Ok(self.geometry.terms(wave))
    }
}

impl PreparedPath for Prepared {
    fn loss(&self, signal: Signal) -> Result<PathLoss, PropagationError> {
        let diffraction = self.terms(signal)?;
        let free_space = free_space_loss(self.slant_range, signal.frequency);
        Ok(PathLoss {
            basic_transmission_loss: free_space + diffraction.total(),
            free_space,
            diffraction: diffraction.total(),
            mode: None,
            location_sigma: None,
            caveats: DOMAIN.caveats(signal.frequency.megahertz(), self.geometry.d_km, self.antennas_agl_m),
        })
    }
}

/// Share of the path over sea: each interval belongs half to either of its ends.
fn sea_share(profile: &PathProfile) -> f64 {
    if profile.all_inland() {
        return 0.0;
    }
    let (d_km, zone) = (profile.distance_km(), profile.zone());
    let at_sea = |index: usize| if zone[index] == Zone::Sea { 0.5 } else { 0.0 };
    let sea_km: f64 = (1..d_km.len()).map(|i| (d_km[i] - d_km[i - 1]) * (at_sea(i - 1) + at_sea(i))).sum();
    sea_km / d_km[d_km.len() - 1]
}
