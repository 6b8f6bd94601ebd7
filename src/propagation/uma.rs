//! 3GPP TR 38.901, urban macro (UMa).
use super::effective_height::LinkGeometry;
use super::formula::{Evaluation, Formula};
use super::rma::SPEED_OF_LIGHT_M_S;
use super::{ClutterTreatment, Document, Domain, Limit, Parameter, PropagationMode, Signal, Source};

/// Urban macro cells.
///
/// As [`super::Rma`] in its line of sight, its heights and its distances. The height of the reflecting surroundings is
/// 1 m, the report's value for every mobile below 13 m; for higher ones the report draws it at random, here it stays.
///
/// # Accuracy
/// 0.002 dB from the eight published cases of the ns-3 project (tests of this file).
#[derive(Clone, Copy, Debug, Default)]
pub struct Uma;

const SOURCE: Source = Source { key: "uma", document: Document::Tr38901Uma };

const DOMAIN: Domain = Domain {
    frequency_mhz: Limit { parameter: Parameter::Frequency, unit: "MHz", low: 500.0, high: 100_000.0 },
    ground_distance_km: Limit { parameter: Parameter::GroundDistance, unit: "km", low: 0.01, high: 5.0 },
    tx_height_agl_m: Limit { parameter: Parameter::BaseHeight, unit: "m", low: 25.0, high: 25.0 },
    rx_height_agl_m: Limit { parameter: Parameter::MobileHeight, unit: "m", low: 1.5, high: 22.5 },
};

/// Height of the reflecting surroundings h_E, m.
const SURROUNDINGS_M: f64 = 1.0;
/// Standard deviation of shadowing, dB: in and out of sight.
const SIGMA_DB: [f64; 2] = [4.0, 6.0];

impl Formula for Uma {
    const SOURCE: &'static Source = &SOURCE;
    const DOMAIN: &'static Domain = &DOMAIN;
    const CLUTTER: ClutterTreatment = ClutterTreatment::InFormula;
    const NOT_BELOW_FREE_SPACE: bool = false;

    fn evaluate(&self, link: &LinkGeometry, signal: Signal) -> Evaluation {
        let f_ghz = signal.frequency.gigahertz();
        let in_sight_db = in_sight_db(link, f_ghz);
        if link.line_of_sight {
            return Evaluation {
                mode: Some(PropagationMode::LineOfSight),
                location_sigma_db: Some(SIGMA_DB[0]),
                ..Evaluation::of(in_sight_db)
            };
        }
        let out_of_sight_db =
            13.54 + 39.08 * link.slant_m.log10() + 20.0 * f_ghz.log10() - 0.6 * (link.mobile_agl_m - 1.5);
        Evaluation {
            mode: Some(PropagationMode::NonLineOfSight),
            location_sigma_db: Some(SIGMA_DB[1]),
            ..Evaluation::of(in_sight_db.max(out_of_sight_db))
        }
    }
}

/// PL1 before the breakpoint, PL2 beyond, dB. An antenna in the reflecting surroundings (below 1 m) has no breakpoint:
/// PL1 holds.
fn in_sight_db(link: &LinkGeometry, f_ghz: f64) -> f64 {
    let (h_bs, h_ut) = (link.base_agl_m, link.mobile_agl_m);
    let over_surroundings = (h_bs - SURROUNDINGS_M) * (h_ut - SURROUNDINGS_M).max(0.0);
    let breakpoint_m = 4.0 * over_surroundings * f_ghz * 1e9 / SPEED_OF_LIGHT_M_S;
    let of_frequency = 28.0 + 20.0 * f_ghz.log10();
    if breakpoint_m <= 0.0 || link.d_km * 1_000.0 <= breakpoint_m {
        return of_frequency + 22.0 * link.slant_m.log10();
    }
    of_frequency + 40.0 * link.slant_m.log10()
        - 9.0 * (breakpoint_m * breakpoint_m + (h_bs - h_ut).powi(2)).log10()
}

#[cfg(test)]
mod tests {
    use super::Uma;
    use crate::propagation::test_links::{flat_loss_db, link_over};
    use crate::propagation::{Caveat, Parameter, PropagationMode};
    use crate::units::Decibels;

    #[test]
    fn the_cases_of_the_ns_3_project() {
        // three-gpp-propagation-loss-model-test-suite: 5 GHz, 25 m, 1.5 m, no shadowing
        for (d_km, published_db) in [(0.01, 72.9380), (0.1, 86.2362), (1.0, 109.7252), (5.0, 137.6794)] {
            let found = flat_loss_db(&Uma, 5_000.0, (25.0, 1.5), d_km);
            assert!((found - published_db).abs() < 2e-3, "in sight, {d_km} km: {found}");
        }
        for (d_km, published_db) in [(0.01, 82.5131), (0.1, 106.1356), (1.0, 144.7641), (5.0, 172.0753)] {
            let wall = link_over(&[(0.0, 0.0), (0.999 * d_km, 60.0), (d_km, 0.0)]);
            let found = wall.loss(&Uma, 5_000.0, (25.0, 1.5));
            assert_eq!(found.mode, Some(PropagationMode::NonLineOfSight));
            assert_eq!(found.location_sigma.map(Decibels::db), Some(6.0));
            let found_db = found.basic_transmission_loss.db();
            assert!((found_db - published_db).abs() < 2e-3, "out of sight, {d_km} km: {found_db}");
        }
    }

    #[test]
    fn a_mast_of_another_height_is_remarked() {
        let found = link_over(&[(0.0, 0.0), (1.0, 0.0)]).loss(&Uma, 1_800.0, (30.0, 1.5));
        assert!(matches!(
            found.caveats[..],
            [Caveat::OutsideDomain { parameter: Parameter::BaseHeight, .. }]
        ));
    }

    #[test]
    fn a_mobile_below_the_surroundings_has_a_value() {
        assert!(flat_loss_db(&Uma, 1_800.0, (25.0, 0.5), 4.0).is_finite());
    }
}
