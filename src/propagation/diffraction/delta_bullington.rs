//! The delta-Bullington method: Bullington over the terrain, corrected for the curved Earth.
use super::bullington::{Edge, Ends, bullington_loss_db, equivalent_edge};
use super::smooth_surface::{FitSums, Obstruction, diffraction_heights_m};
use super::spherical_earth::{SmoothPath, Wave, spherical_earth_loss_db};
use crate::propagation::DiffractionTerms;
use crate::terrain::PathProfile;
use crate::units::Length;

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
    /// From a profile with antennas above ground, over an Earth of effective radius `a_p_km`.
    ///
    /// # Cost
    /// O(n).
    ///
    /// # Source
    /// ITU-R P.526-16, §4.5.2 (P.1812-8, §4.3.4). The edge is sought over terrain with clutter, the smooth surface
    /// fitted to the bare terrain.
    #[must_use]
    pub fn of(
        profile: &PathProfile,
        (tx_height_agl, rx_height_agl): (Length, Length),
        a_p_km: f64,
        sea_share: f64,
    ) -> Self {
        let (d_km, ground_m) = (profile.distance_km(), profile.ground_m());
        let last = d_km.len() - 1;
        let (h_1_m, h_n_m) = (ground_m[0], ground_m[last]);
        let ends = Ends {
            d_km: d_km[last],
            h_ts_m: h_1_m + tx_height_agl.metres(),
            h_rs_m: h_n_m + rx_height_agl.metres(),
            c_e: 1.0 / a_p_km,
        };
        let inner = 1..last;
        let obstacles = inner.clone().map(|i| (d_km[i], ground_m[i] + profile.clutter_m()[i]));
        let bare = inner.clone().map(|i| (d_km[i], ground_m[i]));
        let mut sums = FitSums::default();
        for i in 1..=last {
            sums.add((d_km[i - 1], ground_m[i - 1]), (d_km[i], ground_m[i]));
        }
        let surface =
            diffraction_heights_m(sums.heights_m(ends.d_km), Obstruction::of(bare, ends), (h_1_m, h_n_m));
        let smooth_ends = Ends { h_ts_m: ends.h_ts_m - surface.0, h_rs_m: ends.h_rs_m - surface.1, ..ends };
        Self {
            d_km: ends.d_km,
            actual: equivalent_edge(obstacles, ends),
            smooth: equivalent_edge(inner.map(|i| (d_km[i], 0.0)), smooth_ends),
            spherical: SmoothPath {
                d_km: ends.d_km,
                h_te_m: smooth_ends.h_ts_m,
                h_re_m: smooth_ends.h_rs_m,
                a_p_km,
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
