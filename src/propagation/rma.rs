//! 3GPP TR 38.901, rural macro (RMa).
use super::effective_height::LinkGeometry;
use super::formula::{Evaluation, Formula};
use super::{
    ClutterTreatment, Document, Domain, Limit, Parameter, PropagationError, PropagationMode, Signal, Source,
};
use serde::{Deserialize, Serialize};

/// Speed of light as the report rounds it, m/s.
pub(super) const SPEED_OF_LIGHT_M_S: f64 = 3.0e8;

/// Rural macro cells.
///
/// Line of sight is that of the path: over the effective Earth, past terrain and, where the profile has it, clutter;
/// the report's random draw is not used. Antenna heights are above ground as in the report; the 3D distance is that
/// between the antennas over the real terrain. A ridge changes the formula, not by its height: for single mountain
/// paths a diffraction model is the better judge.
///
/// # Accuracy
/// 0.002 dB from the eight published cases of the ns-3 project (tests of this file).
#[derive(Clone, Copy, Debug, Default)]
pub struct Rma {
    /// What is left to the user.
    pub options: RmaOptions,
}

/// The surroundings of a rural macro cell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RmaOptions {
    /// Average street width, m; 20 by default, 5 to 50.
    pub street_width_m: f64,
    /// Average building height, m; 5 by default, 5 to 50.
    pub building_height_m: f64,
}

impl Default for RmaOptions {
    fn default() -> Self {
        Self { street_width_m: 20.0, building_height_m: 5.0 }
    }
}

const SOURCE: Source = Source { key: "rma", document: Document::Tr38901Rma };

const DOMAIN: Domain = Domain {
    frequency_mhz: Limit { parameter: Parameter::Frequency, unit: "MHz", low: 500.0, high: 30_000.0 },
    ground_distance_km: Limit { parameter: Parameter::GroundDistance, unit: "km", low: 0.01, high: 10.0 },
    tx_height_agl_m: Limit { parameter: Parameter::BaseHeight, unit: "m", low: 10.0, high: 150.0 },
    rx_height_agl_m: Limit { parameter: Parameter::MobileHeight, unit: "m", low: 1.0, high: 10.0 },
};

/// Without line of sight the report ends earlier.
const DISTANCE_WITHOUT_SIGHT: Limit =
    Limit { parameter: Parameter::GroundDistanceWithoutLineOfSight, unit: "km", low: 0.01, high: 5.0 };
const STREET_WIDTH: Limit = Limit { parameter: Parameter::StreetWidth, unit: "m", low: 5.0, high: 50.0 };
const BUILDING_HEIGHT: Limit =
    Limit { parameter: Parameter::BuildingHeight, unit: "m", low: 5.0, high: 50.0 };

/// Standard deviation of shadowing, dB: in sight before and beyond the breakpoint, out of sight.
const SIGMA_DB: [f64; 3] = [4.0, 6.0, 8.0];

impl Formula for Rma {
    const SOURCE: &'static Source = &SOURCE;
    const DOMAIN: &'static Domain = &DOMAIN;
    const FURTHER_LIMITS: &'static [Limit] = &[DISTANCE_WITHOUT_SIGHT];
    const CLUTTER: ClutterTreatment = ClutterTreatment::InFormula;
    const NOT_BELOW_FREE_SPACE: bool = false;

    fn check_options(&self) -> Result<(), PropagationError> {
        STREET_WIDTH.require(SOURCE.key, self.options.street_width_m)?;
        BUILDING_HEIGHT.require(SOURCE.key, self.options.building_height_m)
    }

    fn evaluate(&self, link: &LinkGeometry, signal: Signal) -> Evaluation {
        let f_ghz = signal.frequency.gigahertz();
        let breakpoint_m =
            std::f64::consts::TAU * link.base_agl_m * link.mobile_agl_m * f_ghz * 1e9 / SPEED_OF_LIGHT_M_S;
        let beyond = link.d_km * 1_000.0 > breakpoint_m;
        let in_sight_db = if beyond {
            self.before_breakpoint_db(breakpoint_m, f_ghz) + 40.0 * (link.slant_m / breakpoint_m).log10()
        } else {
            self.before_breakpoint_db(link.slant_m, f_ghz)
        };
        if link.line_of_sight {
            return Evaluation {
                mode: Some(PropagationMode::LineOfSight),
                location_sigma_db: Some(SIGMA_DB[usize::from(beyond)]),
                ..Evaluation::of(in_sight_db)
            };
        }
        Evaluation {
            loss_db: in_sight_db.max(self.out_of_sight_db(link, f_ghz)),
            mode: Some(PropagationMode::NonLineOfSight),
            location_sigma_db: Some(SIGMA_DB[2]),
            caveats: DISTANCE_WITHOUT_SIGHT.caveat(link.d_km).into_iter().collect(),
        }
    }
}

impl Rma {
    /// PL1 of table 7.4.1-1, dB.
    fn before_breakpoint_db(&self, d_3d_m: f64, f_ghz: f64) -> f64 {
        let h = self.options.building_height_m;
        let of_buildings = h.powf(1.72);
        20.0 * (40.0 * std::f64::consts::PI * d_3d_m * f_ghz / 3.0).log10()
            + (0.03 * of_buildings).min(10.0) * d_3d_m.log10()
            - (0.044 * of_buildings).min(14.77)
            + 0.002 * h.log10() * d_3d_m
    }

    /// PL' of table 7.4.1-1, dB.
    fn out_of_sight_db(&self, link: &LinkGeometry, f_ghz: f64) -> f64 {
        let RmaOptions { street_width_m: w, building_height_m: h } = self.options;
        let (h_bs, h_ut) = (link.base_agl_m, link.mobile_agl_m);
        161.04 - 7.1 * w.log10() + 7.5 * h.log10() - (24.37 - 3.7 * (h / h_bs).powi(2)) * h_bs.log10()
            + (43.42 - 3.1 * h_bs.log10()) * (link.slant_m.log10() - 3.0)
            + 20.0 * f_ghz.log10()
            - (3.2 * (11.75 * h_ut).log10().powi(2) - 4.97)
    }
}

#[cfg(test)]
mod tests {
    use super::{Rma, RmaOptions};
    use crate::propagation::test_links::{flat_loss_db, level_link, link_over};
    use crate::propagation::{Caveat, Parameter, PathLoss, PropagationMode};
    use crate::units::Decibels;

    /// Level ground with a wall of `wall_m` close before the mobile.
    fn loss(d_km: f64, wall_m: f64) -> PathLoss {
        let link = link_over(&[(0.0, 0.0), (0.999 * d_km, wall_m), (d_km, 0.0)]);
        link.loss(&Rma::default(), 5_000.0, (35.0, 1.5))
    }

    #[test]
    fn the_cases_of_the_ns_3_project() {
        // three-gpp-propagation-loss-model-test-suite: 5 GHz, 35 m, 1.5 m, no shadowing
        for (d_km, published_db) in [(0.01, 77.3784), (0.1, 87.2965), (1.0, 108.5577), (10.0, 140.3896)] {
            let found = flat_loss_db(&Rma::default(), 5_000.0, (35.0, 1.5), d_km);
            assert!((found - published_db).abs() < 2e-3, "in sight, {d_km} km: {found}");
        }
        for (d_km, published_db) in [(0.01, 77.3784), (0.1, 95.7718), (1.0, 133.5223), (5.0, 160.5169)] {
            let found = loss(d_km, 60.0);
            assert_eq!(found.mode, Some(PropagationMode::NonLineOfSight));
            let found_db = found.basic_transmission_loss.db();
            assert!((found_db - published_db).abs() < 2e-3, "out of sight, {d_km} km: {found_db}");
        }
    }

    #[test]
    fn sight_is_the_terrains_and_sigma_follows_it() {
        let sigma = |loss: PathLoss| loss.location_sigma.map(Decibels::db);
        // breakpoint: 2 pi 35 1.5 5e9 / 3e8 = 5,498 m
        assert_eq!(sigma(loss(5.0, 0.0)), Some(4.0));
        assert_eq!(sigma(loss(6.0, 0.0)), Some(6.0));
        assert_eq!(sigma(loss(5.0, 60.0)), Some(8.0));
        assert_eq!(loss(5.0, 0.0).mode, Some(PropagationMode::LineOfSight));
        let beyond = loss(5.001, 60.0).caveats;
        assert!(matches!(
            beyond[..],
            [Caveat::OutsideDomain { parameter: Parameter::GroundDistanceWithoutLineOfSight, .. }]
        ));
        assert!(loss(5.0, 60.0).caveats.is_empty());
    }

    #[test]
    fn the_real_distance_between_the_antennas_counts() {
        // the base on a hill 3 km over the mobile, 4 km away: 3D distance 5.0208 km (1.5 and 35 m included)
        let hill = link_over(&[(0.0, 3_000.0), (4.0, 0.0)]).loss_db(&Rma::default(), 700.0, (35.0, 1.5));
        let level = level_link(4.0, 0.0).loss_db(&Rma::default(), 700.0, (35.0, 1.5));
        assert!(hill > level + 1.0, "{hill} {level}");
    }

    #[test]
    fn street_and_building_change_the_loss_and_are_limited() {
        let with = |street_width_m, building_height_m| Rma {
            options: RmaOptions { street_width_m, building_height_m },
        };
        let link = link_over(&[(0.0, 0.0), (1.0, 60.0), (2.0, 0.0)]);
        let loss = |model: Rma| link.loss_db(&model, 800.0, (35.0, 1.5));
        assert!(
            loss(with(40.0, 5.0)) < loss(with(20.0, 5.0)) && loss(with(20.0, 5.0)) < loss(with(20.0, 10.0))
        );
        assert!(super::Formula::check_options(&with(4.9, 5.0)).is_err());
        assert!(super::Formula::check_options(&with(5.0, 50.1)).is_err());
    }
}
