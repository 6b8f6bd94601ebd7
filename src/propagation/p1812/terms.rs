//! Every intermediate quantity of a loss.
use super::combine::Parts;
use super::geometry::PathGeometry;
use crate::propagation::DiffractionTerms;
use serde::Serialize;

/// Every intermediate quantity of a loss, by the Recommendation's symbols; dB, %, km, mrad.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct P1812Terms {
    /// Path geometry.
    pub geometry: PathGeometry,
    /// Least-squares surface at the ends, m above sea, equations (85) and (86).
    pub fitted_surface_m: (f64, f64),
    /// Smooth surface at the ends for diffraction, m above sea, equations (89).
    pub diffraction_surface_m: (f64, f64),
    /// Diffraction over the median effective Earth.
    pub diffraction_50: DiffractionTerms,
    /// Diffraction over the beta-0 effective Earth.
    pub diffraction_beta: DiffractionTerms,
    /// Losses before and after combination.
    pub parts: Parts,
    /// Standard deviation over locations, sigma_loc.
    pub location_sigma_db: f64,
    /// Basic transmission loss with location variability, L_b.
    pub basic_transmission_loss_db: f64,
}
