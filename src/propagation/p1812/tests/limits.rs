//! Inputs outside: errors where the equations have no value, caveats where the Recommendation was not made for them.
use super::{Link, mountains};
use crate::propagation::Parameter;
use crate::propagation::p1812::limits::DOMAIN;
use crate::propagation::p1812::{Coast, P1812Options};
use crate::propagation::{Caveat, PathEnvironment, PropagationError};

fn refused(link: &Link) -> Parameter {
    match link.result() {
        Err(PropagationError::OutOfDomain { parameter, .. }) => parameter,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn percentages_are_refused_beyond_their_limits() {
    let link = Link::over(mountains(8.0, 100, 1));
    for percent in [0.999, 50.001, 0.0, -1.0, f64::NAN] {
        assert_eq!(refused(&link.clone().at_time(percent)), Parameter::TimePercentage);
    }
    for percent in [0.999, 99.001, 0.0, f64::NAN] {
        assert_eq!(refused(&link.clone().at_locations(percent)), Parameter::LocationPercentage);
    }
    for (time, location) in [(1.0, 1.0), (50.0, 99.0)] {
        assert!(link.clone().at_time(time).at_locations(location).loss_db().is_finite());
    }
}

#[test]
fn air_heights_and_options_without_a_value_are_refused() {
    let link = Link::over(mountains(8.0, 100, 1));
    let air = |change: &dyn Fn(&mut PathEnvironment)| {
        let mut link = link.clone();
        change(&mut link.environment);
        refused(&link)
    };
    assert_eq!(air(&|air| air.delta_n = 157.0), Parameter::DeltaN);
    assert_eq!(air(&|air| air.surface_refractivity = f64::NAN), Parameter::SurfaceRefractivity);
    assert_eq!(air(&|air| air.path_centre_latitude_deg = 91.0), Parameter::PathCentreLatitude);
    assert_eq!(refused(&Link { tx_m: -1.0, ..link.clone() }), Parameter::AntennaHeight);
    assert_eq!(refused(&Link { rx_m: f64::NAN, ..link.clone() }), Parameter::AntennaHeight);
    assert_eq!(refused(&link.clone().at_megahertz(0.0)), Parameter::Frequency);
    let options = P1812Options { location_resolution_m: 0.0, ..link.options };
    assert_eq!(refused(&Link { options, ..link.clone() }), Parameter::LocationResolution);
    let options = P1812Options { coast: Coast::Given { tx_km: -1.0, rx_km: 0.0 }, ..link.options };
    assert_eq!(refused(&Link { options, ..link }), Parameter::CoastDistance);
}

#[test]
fn each_limit_is_itself_inside_and_named_beyond() {
    let link = Link::over(mountains(8.0, 100, 1));
    let named = |link: &Link| -> Vec<Parameter> {
        let caveats = link.result().expect("a loss").caveats;
        let outside = caveats.into_iter().map(|caveat| match caveat {
            Caveat::OutsideDomain { parameter, .. } => parameter,
            other => panic!("{other:?}"),
        });
        outside.collect()
    };
    let none: [Parameter; 0] = [];
    for mhz in [DOMAIN.frequency_mhz.low, DOMAIN.frequency_mhz.high] {
        assert_eq!(named(&link.clone().at_megahertz(mhz)), none);
    }
    for mhz in [29.0, 6_001.0] {
        assert_eq!(named(&link.clone().at_megahertz(mhz)), [Parameter::Frequency]);
    }
    for (height_m, expected) in [(1.0, false), (3_000.0, false), (0.9, true), (3_001.0, true)] {
        assert_eq!(
            named(&Link { tx_m: height_m, ..link.clone() }).contains(&Parameter::TransmitterHeight),
            expected
        );
        assert_eq!(
            named(&Link { rx_m: height_m, ..link.clone() }).contains(&Parameter::ReceiverHeight),
            expected
        );
    }
    for (resolution_m, expected) in [(50.0, false), (1_000.0, false), (49.0, true), (1_001.0, true)] {
        let options = P1812Options { location_resolution_m: resolution_m, ..link.options };
        let spread = Link { options, ..link.clone() }.at_locations(90.0);
        assert_eq!(named(&spread).contains(&Parameter::LocationResolution), expected);
        assert_eq!(named(&spread.at_locations(50.0)), none);
    }
}

#[test]
fn antennas_on_the_ground_are_refused_those_just_above_give_numbers() {
    for intervals in [1, 4, 100] {
        for time_percent in [1.0, 50.0] {
            let ground = Link { tx_m: 0.0, rx_m: 0.1, ..Link::over(mountains(8.0, intervals, 1)) };
            assert!(matches!(ground.result(), Err(PropagationError::OutOfDomain { value: 0.0, .. })));
            let link = Link { tx_m: 0.1, rx_m: 0.1, ..Link::over(mountains(8.0, intervals, 1)) };
            assert!(link.clone().at_time(time_percent).loss_db().is_finite());
            let flat = Link { profile: super::inland(8.0, intervals, |_| 0.0), ..link };
            assert!(flat.at_time(time_percent).loss_db().is_finite());
        }
    }
}
