//! A path whose geometry is known, and the losses of one wave over it.
use super::combine::Parts;
use super::geometry::{BareTerrain, PathGeometry, coast_km};
use super::limits::{
    DOMAIN, LOCATION_PERCENT, LOCATION_RESOLUTION_M, SOURCE, TIME_PERCENT, USABLE_FREQUENCY_MHZ, check_link,
    check_options,
};
use super::location::ReceiverSite;
use super::normal::inverse_complementary_normal;
use super::options::P1812Options;
use super::short_path::{FEWEST_SAMPLES, SHORTEST_KM, median_over_locations_db, of_five_samples};
use super::terms::P1812Terms;
use super::wave::{K_BETA, wave};
use crate::geodesy::{EARTH_RADIUS_KM, EffectiveEarth};
use crate::propagation::diffraction::bullington::equivalent_edge;
use crate::propagation::diffraction::delta_bullington::DiffractionGeometry;
use crate::propagation::diffraction::ends::Ends;
use crate::propagation::diffraction::skyline::Skyline;
use crate::propagation::{
    Caveat, DiffractionTerms, PathEnvironment, PathLoss, PreparedPath, PropagationError, Remark, Signal,
    Terminals,
};
use crate::terrain::PathProfile;
use crate::units::Decibels;
use std::borrow::Cow;
use std::cell::OnceCell;

/// A path whose geometry is known.
pub(super) struct Prepared<'p> {
    options: P1812Options,
    /// Of five samples or more.
    profile: Cow<'p, PathProfile>,
    /// Whether the samples given were fewer.
    coarse: bool,
    geometry: PathGeometry,
    ends: Ends,
    /// Heights of the smooth surface at the ends, m above sea: as fitted, and as diffraction uses it.
    fitted_m: (f64, f64),
    surface_m: (f64, f64),
    /// Diffraction over the median Earth.
    median: DiffractionGeometry,
    /// Diffraction over the Earth exceeded beta-0 percent of the time; computed when a time percentage needs it.
    beyond: OnceCell<DiffractionGeometry>,
    antennas_agl_m: [f64; 2],
    receiver: ReceiverSite,
}

/// The losses of one wave.
struct Losses {
    diffraction_50: DiffractionTerms,
    diffraction_beta: DiffractionTerms,
    parts: Parts,
    sigma_db: f64,
    basic_transmission_loss_db: f64,
}

impl<'p> Prepared<'p> {
    pub(super) fn of(
        options: P1812Options,
        profile: &'p PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Self, PropagationError> {
        check_link(terminals, environment)?;
        check_options(&options)?;
        let antennas_agl_m = [terminals.tx_height_agl.metres(), terminals.rx_height_agl.metres()];
        let coarse = profile.points() < FEWEST_SAMPLES;
        let profile = of_five_samples(profile);
        let a_e_km = EffectiveEarth::median(environment.delta_n).radius_km();
        let ends = Ends::of(&profile, terminals, a_e_km);
        let terrain = BareTerrain::of(&profile, ends);
        let geometry = PathGeometry::over(&profile, &terrain, environment, coast_km(&options, &profile));
        let (h_1_m, h_n_m) = profile.ends_m();
        let (fitted_m, surface_m) = (terrain.fit.heights_m, terrain.fit.diffraction_heights_m(h_1_m, h_n_m));
        // without clutter the obstacles are the bare terrain
        let skyline = (!profile.has_clutter()).then_some(terrain.skyline);
        let median =
            diffraction(&profile, ends, skyline, ends.above(surface_m.0, surface_m.1), geometry.omega);
        let receiver = ReceiverSite {
            antenna_agl_m: antennas_agl_m[1],
            clutter_m: profile.clutter_m()[profile.points() - 1],
            at_sea: geometry.receiver_at_sea,
        };
        let beyond = OnceCell::new();
        Ok(Self {
            options,
            profile,
            coarse,
            geometry,
            ends,
            fitted_m,
            surface_m,
            median,
            beyond,
            antennas_agl_m,
            receiver,
        })
    }

    /// Diffraction over the Earth of k_beta = 3.
    fn beyond(&self) -> &DiffractionGeometry {
        self.beyond.get_or_init(|| {
            let ends = Ends { c_e: 1.0 / (EARTH_RADIUS_KM * K_BETA), ..self.ends };
            let smooth_ends = ends.above(self.surface_m.0, self.surface_m.1);
            diffraction(&self.profile, ends, None, smooth_ends, self.geometry.omega)
        })
    }

    /// The losses of one wave; `beta` says whether diffraction over the beta-0 Earth is wanted even where it has no
    /// weight.
    fn evaluate(&self, signal: Signal, beta: bool) -> Result<Losses, PropagationError> {
        TIME_PERCENT.require(SOURCE.key, signal.time_percent)?;
        LOCATION_PERCENT.require(SOURCE.key, signal.location_percent)?;
        USABLE_FREQUENCY_MHZ.require(SOURCE.key, signal.frequency.megahertz())?;
        let f_ghz = signal.frequency.gigahertz();
        let wave = wave(f_ghz, signal.polarization);
        let diffraction_50 = self.median.terms(wave);
        let diffraction_beta =
            if beta || signal.time_percent < 50.0 { self.beyond().terms(wave) } else { diffraction_50 };
        let (median_db, beta_db) = (diffraction_50.total().db(), diffraction_beta.total().db());
        let parts = Parts::of(&self.geometry, f_ghz, signal.time_percent, median_db, beta_db);
        let sigma_db = self.receiver.sigma_db(f_ghz, self.options.location_resolution_m);
        let median_db = median_over_locations_db(&parts, self.geometry.d_km);
        let spread_db = inverse_complementary_normal(signal.location_percent / 100.0) * sigma_db;
        let basic_transmission_loss_db = parts.l_b0p.max(median_db - spread_db); // (69)
        Ok(Losses { diffraction_50, diffraction_beta, parts, sigma_db, basic_transmission_loss_db })
    }

    /// Every intermediate quantity for one wave.
    pub(super) fn terms(self, signal: Signal) -> Result<P1812Terms, PropagationError> {
        let losses = self.evaluate(signal, true)?;
        Ok(P1812Terms {
            geometry: self.geometry,
            fitted_surface_m: self.fitted_m,
            diffraction_surface_m: self.surface_m,
            diffraction_50: losses.diffraction_50,
            diffraction_beta: losses.diffraction_beta,
            parts: losses.parts,
            location_sigma_db: losses.sigma_db,
            basic_transmission_loss_db: losses.basic_transmission_loss_db,
        })
    }

    /// Remarks on this very path.
    fn caveats(&self, signal: Signal) -> Vec<Caveat> {
        let d_km = self.geometry.d_km;
        let mut caveats = DOMAIN.caveats(signal.frequency.megahertz(), d_km, self.antennas_agl_m);
        let remarks = [(d_km < SHORTEST_KM, Remark::ShortPath), (self.coarse, Remark::CoarseProfile)];
        let remarks = remarks.into_iter().filter(|(holds, _)| *holds);
        caveats.extend(remarks.map(|(_, remark)| Caveat::Remark { model: SOURCE.key, remark }));
        if (signal.location_percent - 50.0).abs() > 0.0 {
            caveats.extend(LOCATION_RESOLUTION_M.caveat(self.options.location_resolution_m));
        }
        caveats
    }
}

/// Delta-Bullington over terrain with clutter, whose skyline may be known, from the ends over the smooth surface
/// and the share of sea.
fn diffraction(
    profile: &PathProfile,
    ends: Ends,
    skyline: Option<Skyline>,
    smooth_ends: Ends,
    sea_share: f64,
) -> DiffractionGeometry {
    let (d_km, obstacle_m) = (profile.distance_km(), profile.obstacle_m());
    let skyline = skyline.unwrap_or_else(|| Skyline::of(d_km, obstacle_m, ends));
    let edge = equivalent_edge(&skyline, d_km, obstacle_m, ends);
    DiffractionGeometry::over(profile, ends, edge, smooth_ends, sea_share)
}

impl PreparedPath for Prepared<'_> {
    fn loss(&self, signal: Signal) -> Result<PathLoss, PropagationError> {
        let losses = self.evaluate(signal, false)?;
        Ok(PathLoss {
            basic_transmission_loss: Decibels::new(losses.basic_transmission_loss_db),
            free_space: Decibels::new(losses.parts.l_bfs),
            diffraction: losses.diffraction_50.total(),
            mode: None,
            location_sigma: Some(Decibels::new(losses.sigma_db)),
            caveats: self.caveats(signal),
        })
    }
}
