//! One link over one profile: its loss by several models, and what the terrain does to it.
use super::diffraction::bullington::equivalent_edge;
use super::diffraction::ends::Ends;
use super::diffraction::skyline::Skyline;
use super::itm::{Itm, ItmTerms};
use super::p1812::P1812Terms;
use super::{
    DiffractionTerms, LinkCase, ModelKey, ModelOptions, P526, P1812, PathLoss, PropagationError, Source,
};
use crate::terrain::{Clearance, Horizons, PathProfile, clearance, horizons};
use crate::units::Length;

/// What one model says of a link.
#[derive(Clone, Debug)]
pub struct ModelLoss {
    /// The model.
    pub model: ModelKey,
    /// Its document, edition and clause.
    pub source: &'static Source,
    /// The loss, or why there is none.
    pub outcome: Result<PathLoss, PropagationError>,
}

/// The single knife edge that replaces the terrain in the Bullington construction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EquivalentEdge {
    /// Ground distance from the transmitter.
    pub distance: Length,
    /// Height over the straight ray, metres; negative on a path with line of sight.
    pub height_over_ray_m: f64,
    /// Diffraction parameter at the link's frequency.
    pub nu: f64,
}

/// A link over its profile.
#[derive(Clone, Debug)]
pub struct PathAnalysis {
    /// Line of sight, Fresnel clearance, the point that obstructs most.
    pub sight: Clearance,
    /// Horizons of a blocked path.
    pub horizons: Option<Horizons>,
    /// The Bullington point: where the horizon rays meet; on a clear path the point of least clearance. `None` on a
    /// path without inner points.
    pub edge: Option<EquivalentEdge>,
    /// By model, in the order requested.
    pub losses: Vec<ModelLoss>,
    /// The intermediate quantities of P.1812, where it was requested and has a value.
    pub p1812: Option<P1812Terms>,
    /// The parts of P.526's diffraction, where it was requested and has a value.
    pub p526: Option<DiffractionTerms>,
    /// The intermediate quantities of the Irregular Terrain Model, where it was requested and has a value.
    pub itm: Option<ItmTerms>,
}

/// The loss of one link by each of several models.
///
/// # Cost
/// O(n) per model.
#[must_use]
pub fn model_losses(
    profile: &PathProfile,
    link: &LinkCase,
    models: &[ModelKey],
    options: &ModelOptions,
) -> Vec<ModelLoss> {
    let losses = models.iter().map(|&key| {
        let model = key.model(options);
        let outcome =
            model.prepare(profile, link.terminals, link.environment).and_then(|path| path.loss(link.signal));
        ModelLoss { model: key, source: model.source(), outcome }
    });
    losses.collect()
}

/// Everything there is to say of one link: losses, terms, line of sight, horizons, Bullington point.
///
/// # Units and conventions
/// Sight, horizons and edge are over terrain with clutter and the median effective Earth.
///
/// # Cost
/// O(n) per model.
///
/// # Source
/// ITU-R P.526-16, §2.1.1 and §4.5; the models' own documents.
#[must_use]
pub fn analyse_path(
    profile: &PathProfile,
    link: &LinkCase,
    models: &[ModelKey],
    options: &ModelOptions,
) -> PathAnalysis {
    let earth = link.earth();
    let asked = |key| models.contains(&key);
    let (terminals, air, signal) = (link.terminals, link.environment, link.signal);
    let p1812 = asked(ModelKey::P1812)
        .then(|| P1812 { options: options.p1812 }.terms(profile, terminals, air, signal));
    let p526 = asked(ModelKey::P526).then(|| P526.terms(profile, terminals, air, signal));
    let itm =
        asked(ModelKey::Itm).then(|| Itm { options: options.itm }.terms(profile, terminals, air, signal));
    PathAnalysis {
        sight: clearance(profile, terminals.tx_height_agl, terminals.rx_height_agl, earth, signal.frequency),
        horizons: horizons(profile, terminals.tx_height_agl, terminals.rx_height_agl, earth),
        edge: edge_of(profile, link),
        losses: model_losses(profile, link, models, options),
        p1812: p1812.and_then(Result::ok),
        p526: p526.and_then(Result::ok),
        itm: itm.and_then(Result::ok),
    }
}

fn edge_of(profile: &PathProfile, link: &LinkCase) -> Option<EquivalentEdge> {
    let (d_km, obstacle_m) = (profile.distance_km(), profile.obstacle_m());
    let ends = Ends::of(profile, link.terminals, link.earth().radius_km());
    let edge = equivalent_edge(&Skyline::of(d_km, obstacle_m, ends), d_km, obstacle_m, ends);
    let (before_km, after_km) = (edge.distance_km, ends.d_km - edge.distance_km);
    // equation (54) solved for the height
    let metres_per_nu_sqrt_m = (before_km * after_km / (0.002 * ends.d_km)).sqrt();
    (d_km.len() > 2).then(|| EquivalentEdge {
        distance: Length::from_kilometres(edge.distance_km),
        height_over_ray_m: edge.nu_sqrt_m * metres_per_nu_sqrt_m,
        nu: edge.nu_sqrt_m / link.signal.frequency.wavelength().metres().sqrt(),
    })
}

#[cfg(test)]
mod tests {
    use super::analyse_path;
    use crate::propagation::LinkCase;
    use crate::propagation::{
        ModelKey, ModelOptions, PathEnvironment, Polarization, PropagationError, Signal, Terminals,
    };
    use crate::terrain::PathProfile;
    use crate::units::{Frequency, Length};

    fn link(time_percent: f64) -> LinkCase {
        LinkCase {
            terminals: Terminals {
                tx_height_agl: Length::from_metres(10.0),
                rx_height_agl: Length::from_metres(10.0),
            },
            environment: PathEnvironment {
                delta_n: 39.25,
                surface_refractivity: 325.0,
                path_centre_latitude_deg: 21.0,
            },
            signal: Signal {
                frequency: Frequency::from_megahertz(900.0),
                polarization: Polarization::Vertical,
                time_percent,
                location_percent: 50.0,
            },
        }
    }

    fn ridge(height_m: f64) -> PathProfile {
        PathProfile::bare_inland(vec![0.0, 2.5, 5.0, 7.5, 10.0], vec![0.0, 0.0, height_m, 0.0, 0.0])
            .expect("a path")
    }

    #[test]
    fn the_edge_of_one_ridge_is_the_ridge() {
        let options = ModelOptions::default();
        let analysis = analyse_path(&ridge(60.0), &link(50.0), ModelKey::ALL, &options);
        let edge = analysis.edge.expect("an edge");
        // bulge 500 x 5 x 5 / 8494.667 = 1.4715 m: 60 + 1.4715 - 10 m over the ray
        assert!((edge.height_over_ray_m - 51.4715).abs() < 1e-3);
        assert!((edge.distance.kilometres() - 5.0).abs() < 1e-9);
        let ridge = analysis.sight.obstruction.expect("a ridge");
        assert!((ridge.height_over_ray_m - edge.height_over_ray_m).abs() < 1e-9);
        // nu = sqrt(2) h / R1 = 1.41421 x 51.4715 / 28.857
        assert!((edge.nu - 2.5225).abs() < 1e-3, "{}", edge.nu);
        assert_eq!(analysis.losses.len(), ModelKey::ALL.len());
        assert!(analysis.p1812.is_some() && analysis.p526.is_some() && analysis.horizons.is_some());
    }

    #[test]
    fn on_a_clear_path_the_edge_lies_below_the_ray() {
        let analysis = analyse_path(&ridge(0.0), &link(50.0), &[ModelKey::P526], &ModelOptions::default());
        assert!(analysis.edge.expect("an edge").height_over_ray_m < 0.0);
        assert!(analysis.horizons.is_none() && analysis.p1812.is_none());
    }

    #[test]
    fn what_one_model_refuses_another_may_answer() {
        let models = [ModelKey::P526, ModelKey::P1812];
        let analysis = analyse_path(&ridge(60.0), &link(10.0), &models, &ModelOptions::default());
        assert!(matches!(analysis.losses[0].outcome, Err(PropagationError::OutOfDomain { .. })));
        assert!(analysis.losses[1].outcome.is_ok() && analysis.p526.is_none());
    }
}
