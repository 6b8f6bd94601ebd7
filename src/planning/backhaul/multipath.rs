//! Deep fading in clear air: multipath.
use super::hop_geometry::HopGeometry;
use crate::units::{Decibels, Frequency, Length};

/// Shorter hops do not fade by multipath.
///
/// # Source
/// ITU-R P.530-18, section 2.3: multipath fading is calculated for paths longer than 5 km and set to zero for shorter ones.
pub const SHORTEST_WITH_MULTIPATH: Length = Length::from_kilometres(5.0);

/// How much the clear air of a place bends rays.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ClearAir {
    /// Quick planning, without maps.
    ///
    /// # Source
    /// ITU-R P.530-17 (12/2017), section 2.3.1: K = 10^(-4.6 - 0.0027 dN1) and p_w = K d^3.1 (1 + |eps|)^-1.29 f^0.8 10^(-0.00089 h_L - A/10). P.530-18 replaced it.
    QuickPlanning {
        /// Point refractivity gradient in the lowest 65 m not exceeded for 1 % of the average year, N-units/km (a map of ITU-R P.453); negative.
        dn1: f64,
    },
    /// With both numbers of the maps that come with the Recommendation, read at the middle of the hop.
    ///
    /// # Source
    /// ITU-R P.530-18 (09/2021), section 2.3.1.
    Mapped {
        /// Logarithm of the geoclimatic factor K (LogK.csv).
        log_k: f64,
        /// Refractivity increase over the lowest 75 m exceeded for 0.1 % of the average worst month, N-units (dN75.csv).
        dn75: f64,
    },
}

impl Default for ClearAir {
    /// Quick planning with dN1 of -300 N-units/km, a choice where the map has not been read.
    fn default() -> Self {
        Self::QuickPlanning { dn1: -300.0 }
    }
}

/// Percentage of the average worst month in which a fade in clear air is deeper than a margin, at most 100; 0 on hops up to 5 km.
///
/// # Accuracy
/// For deep fades: small percentages. An average year has no more than its worst month.
///
/// # Source
/// See [`ClearAir`].
///
/// # Cost
/// O(1).
#[must_use]
pub fn worst_month_percent(air: ClearAir, hop: &HopGeometry, frequency: Frequency, margin: Decibels) -> f64 {
    let (d, f) = (hop.length.kilometres(), frequency.gigahertz());
    if hop.length <= SHORTEST_WITH_MULTIPATH {
        return if margin.db() >= 0.0 { 0.0 } else { 100.0 };
    }
    let [a_m, b_m] = hop.antennas_amsl_m;
    let inclination_mrad = (a_m - b_m).abs() / d;
    let lower_m = a_m.min(b_m);
    let percent = match air {
        ClearAir::QuickPlanning { dn1 } => {
            let k = 10.0_f64.powf(-4.6 - 0.0027 * dn1);
            let power = -0.000_89 * lower_m - 0.1 * margin.db();
            k * d.powf(3.1) * (1.0 + inclination_mrad).powf(-1.29) * f.powf(0.8) * 10.0_f64.powf(power)
        }
        ClearAir::Mapped { log_k, dn75 } => {
            let height_m = f64::midpoint(a_m, b_m) - d * d / 102.0 - hop.mean_ground_m;
            let limit = dn75 * d.powf(1.5) * f.sqrt() / 24_730.0;
            let reflected = (dn75 / 50.0).powf(1.8) * (-height_m / (2.5 * d.sqrt())).exp();
            let power = -0.376 * ((height_m - 147.0) / 125.0).tanh()
                - 0.334 * inclination_mrad.powf(0.39)
                - 0.000_27 * lower_m
                + 17.85 * reflected.min(limit)
                - 0.1 * margin.db();
            10.0_f64.powf(log_k + power) * d.powf(3.51) * (f * f + 13.0).powf(0.447)
        }
    };
    percent.min(100.0)
}

#[cfg(test)]
mod tests {
    use super::{ClearAir, worst_month_percent};
    use crate::planning::backhaul::HopGeometry;
    use crate::units::{Decibels, Frequency, Length};

    fn hop(d_km: f64) -> HopGeometry {
        HopGeometry {
            length: Length::from_kilometres(d_km),
            antennas_amsl_m: [700.0, 550.0],
            mean_ground_m: 400.0,
        }
    }

    fn percent(air: ClearAir, d_km: f64, margin_db: f64) -> f64 {
        let frequency = Frequency::from_megahertz(7_500.0);
        worst_month_percent(air, &hop(d_km), frequency, Decibels::new(margin_db))
    }

    #[test]
    fn quick_planning_by_hand() {
        // 10^-3.79 * 30^3.1 * 6^-1.29 * 7.5^0.8 * 10^(-0.4895 - 3.5)
        let found = percent(ClearAir::QuickPlanning { dn1: -300.0 }, 30.0, 35.0);
        assert!((found / 3.131_931e-4 - 1.0).abs() < 1e-5, "{found}");
        // ten decibels more, a tenth of the time
        let deeper = percent(ClearAir::default(), 30.0, 45.0);
        assert!((deeper / found - 0.1).abs() < 1e-12);
    }

    #[test]
    fn the_present_edition_by_hand() {
        // h_c = 625 - 8.8235 - 400 = 216.18 m; the reflection term is 1.39 * e^-15.8; 10^-4 * 30^3.51 * 69.25^0.447 * 10^(-0.376 tanh 0.5534 - 0.334 * 5^0.39 - 0.1485 - 3.5)
        let found = percent(ClearAir::Mapped { log_k: -4.0, dn75: 60.0 }, 30.0, 35.0);
        assert!((found / 3.499_790_9e-3 - 1.0).abs() < 1e-6, "{found}");
    }

    #[test]
    fn short_hops_do_not_fade_and_long_ones_fade_more() {
        for air in [ClearAir::default(), ClearAir::Mapped { log_k: -4.0, dn75: 60.0 }] {
            assert!(percent(air, 5.0, 20.0) <= 0.0);
            assert!(percent(air, 20.0, 20.0) < percent(air, 30.0, 20.0));
            assert!(percent(air, 200.0, 0.0) <= 100.0);
        }
    }
}
