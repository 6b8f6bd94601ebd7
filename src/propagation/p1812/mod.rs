//! ITU-R P.1812-8 (09/2025), Annex 1: point-to-area prediction for terrestrial services, 30 MHz to 6 GHz.
//!
//! All of it: line of sight with multipath and focusing (§4.2), delta-Bullington diffraction with clutter on the
//! profile (§4.3), troposcatter (§4.4), ducting (§4.5), their combination (§4.6), location variability (§4.7-4.9).
//! Symbols and equation numbers are the Recommendation's.

mod anomalous;
mod combine;
mod geometry;
mod limits;
mod location;
mod model;
mod normal;
mod options;
mod prepared;
mod short_path;
mod terms;
#[cfg(test)]
mod tests;
mod wave;

pub use combine::Parts;
pub use geometry::{NO_COAST_KM, PathGeometry, beta_0};
pub use location::{ReceiverSite, location_sigma_db};
pub use model::P1812;
pub use normal::inverse_complementary_normal;
pub use options::{Coast, P1812Options};
pub use short_path::{FEWEST_SAMPLES, SHORTEST_KM, median_over_locations_db};
pub use terms::P1812Terms;
pub use wave::{K_BETA, field_strength_dbuv_m, free_space_1_km_db, wave};
