//! Diffraction after ITU-R P.526-16: knife edge, Bullington, spherical Earth, and their
//! combination; and the three edges of an earlier edition.
//!
//! Private kernels in plain numbers whose names follow the Recommendation; distances in km, heights in m.

pub mod bullington;
pub mod delta_bullington;
pub mod edge_search;
pub mod ends;
pub mod knife_edge;
pub mod lanes;
pub mod skyline;
pub mod smooth_edge;
pub mod smooth_surface;
pub mod spherical_earth;
pub mod three_edges;
