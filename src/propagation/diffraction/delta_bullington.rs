//! The delta-Bullington method: Bullington over the terrain, corrected for the curved Earth.
use super::bullington::{Edge, bullington_loss_db, equivalent_edge};
use super::ends::Ends;
use super::skyline::Skyline;
use super::smooth_edge::smooth_edge;
use super::smooth_surface::SmoothFit;
use super::spherical_earth::{SmoothPath, Wave, spherical_earth_loss_db};
use crate::propagation::{DiffractionTerms, Terminals};
use crate::terrain::PathProfile;

/// All of a delta-Bullington loss that does not depend on the wave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DiffractionGeometry {
    /// Length of the path, km.
    pub d_km: f64,
    /// Equivalent edge of terrain with clutter.
    pub actual: Edge,
    /// Equivalent edge of the smooth profile.
    pub smooth: Edge,
    /// Path of the spherical-Earth part.
    pub spherical: SmoothPath,
}

impl DiffractionGeometry {
    /// From a profile with its antennas, over an Earth of effective radius `a_p_km`.
    ///
    /// # Cost
    /// O(n).
    ///
    /// # Source
    /// ITU-R P.526-16, §4.5.2 (P.1812-8, §4.3.4). The edge is sought over terrain with clutter, the smooth surface
    /// fitted to the bare terrain.
    #[must_use]
    pub fn of(profile: &PathProfile, terminals: Terminals, a_p_km: f64, sea_share: f64) -> Self {
        let ends = Ends::of(profile, terminals, a_p_km);
        let (d_km, obstacle_m) = (profile.distance_km(), profile.obstacle_m());
        let (h_1_m, h_n_m) = profile.ends_m();
        let surface_m = SmoothFit::of(d_km, profile.ground_m(), ends).diffraction_heights_m(h_1_m, h_n_m);
        let actual = equivalent_edge(&Skyline::of(d_km, obstacle_m, ends), d_km, obstacle_m, ends);
        Self::over(profile, ends, actual, ends.above(surface_m.0, surface_m.1), sea_share)
    }

    /// From the parts of it that are known: the edge of terrain with clutter, and the ends over the smooth surface.
    ///
    /// # Cost
    /// O(log n).
    #[must_use]
    pub(in crate::propagation) fn over(
        profile: &PathProfile,
        ends: Ends,
        actual: Edge,
        smooth_ends: Ends,
        sea_share: f64,
    ) -> Self {
        let d_km = profile.distance_km();
        Self {
            d_km: ends.d_km,
            actual,
            smooth: smooth_edge(smooth_ends, d_km.len() - 2, |sample| d_km[sample]),
            spherical: SmoothPath {
                d_km: ends.d_km,
                h_te_m: smooth_ends.h_ts_m,
                h_re_m: smooth_ends.h_rs_m,
                a_p_km: 1.0 / ends.c_e,
                sea_share,
            },
        }
    }

    /// The loss of one wave, its parts kept apart.
    #[must_use]
    pub fn terms(&self, wave: Wave) -> DiffractionTerms {
        DiffractionTerms {
            bullington_actual_db: bullington_loss_db(self.actual, wave.wavelength_m, self.d_km),
            bullington_smooth_db: bullington_loss_db(self.smooth, wave.wavelength_m, self.d_km),
            spherical_earth_db: spherical_earth_loss_db(self.spherical, wave),
        }
    }
}
