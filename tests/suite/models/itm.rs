//! The Irregular Terrain Model: limits where they are known, every option, every refusal, warnings as caveats.
use super::links::Link;
use signalgap::propagation::itm::{Itm, ItmClimate, ItmOptions, ItmStatistics, ItmTerms, VariabilityMode};
use signalgap::propagation::{
    Caveat, ModelOptions, Parameter, PathEnvironment, PathLossModel, Polarization, PropagationError,
    PropagationMode, Remark, Signal, Terminals,
};
use signalgap::terrain::{ClearingEdge, PathProfile, Zone};
use signalgap::units::{Frequency, Length};

const AIR: PathEnvironment =
    PathEnvironment { delta_n: 45.0, surface_refractivity: 325.0, path_centre_latitude_deg: 21.0 };

fn signal(link: &Link) -> Signal {
    Signal {
        frequency: Frequency::from_megahertz(link.f_mhz),
        polarization: Polarization::Vertical,
        time_percent: link.percent.0,
        location_percent: link.percent.1,
    }
}

fn terminals(link: &Link) -> Terminals {
    Terminals { tx_height_agl: Length::from_metres(link.tx_m), rx_height_agl: Length::from_metres(link.rx_m) }
}

fn terms(options: ItmOptions, link: &Link) -> ItmTerms {
    Itm { options }.terms(&link.profile, terminals(link), AIR, signal(link)).expect("a loss")
}

fn loss_db(options: ItmOptions, link: &Link) -> f64 {
    terms(options, link).basic_transmission_loss_db
}

fn remarks(options: ItmOptions, link: &Link) -> Vec<Remark> {
    let loss = link.loss(&Itm { options }).expect("a loss");
    let remark = |caveat: &Caveat| match caveat {
        Caveat::Remark { model: "itm", remark } => Some(*remark),
        _ => None,
    };
    loss.caveats.iter().filter_map(remark).collect()
}

/// Rolling hills, 30 m between points.
fn hills(d_km: f64) -> Link {
    let points = (d_km / 0.03).round() as usize;
    let height_m = |d_km: f64| 300.0 + 90.0 * (d_km / 2.1).sin() + 35.0 * (d_km / 0.37).cos();
    let points: Vec<_> = (0..=points).map(|i| 0.03 * i as f64).map(|d_km| (d_km, height_m(d_km))).collect();
    Link { percent: (90.0, 80.0), ..Link::over(&points, 900.0, (30.0, 2.0)) }
}

/// A ridge half-way, over 400 points.
fn ridge(height_m: f64) -> Link {
    let at = |i: i32| (0.02 * f64::from(i), if (195..=205).contains(&i) { height_m } else { 50.0 });
    Link::over(&(0..=400).map(at).collect::<Vec<_>>(), 900.0, (30.0, 2.0))
}

#[test]
fn buildings_and_trees_leave_the_model_as_it_is() {
    // samples at the edges of clearings, beside the even ones, are no part of the bare ground that it reads
    let bare = hills(9.0);
    let points = bare.profile.points();
    let ground_m = bare.profile.ground_m().to_vec();
    let distance_km = bare.profile.distance_km().to_vec();
    let edge = |d_km: f64| {
        let before = (d_km / 0.03) as usize;
        let share = (d_km - distance_km[before]) / (distance_km[before + 1] - distance_km[before]);
        let ground_m = ground_m[before] + share * (ground_m[before + 1] - ground_m[before]);
        Some(ClearingEdge { ground_m, clutter_m: 10.0 })
    };
    let zones = vec![Zone::Inland; points];
    let wooded = PathProfile::new(distance_km.clone(), ground_m.clone(), vec![10.0; points], zones)
        .expect("a path")
        .with_clearings(PathProfile::CLEARING, edge);
    assert_eq!(wooded.points(), points + 2);
    let wooded = Link { profile: wooded, ..bare.clone() };
    let options = ItmOptions::default();
    assert_eq!(loss_db(options, &wooded).to_bits(), loss_db(options, &bare).to_bits());
    assert!(!remarks(options, &wooded).contains(&Remark::ItmResampled));
}

fn by_situation(base: ItmOptions, situation_percent: f64) -> ItmOptions {
    ItmOptions { situation_percent, ..base }
}

fn by_confidence(confidence_percent: f64, reliability_percent: f64) -> ItmOptions {
    let statistics = ItmStatistics::ConfidenceReliability;
    ItmOptions { statistics, confidence_percent, reliability_percent, ..ItmOptions::default() }
}

#[test]
fn every_option_changes_the_loss() {
    let base = by_situation(ItmOptions::default(), 70.0);
    let wide = ItmOptions { location_variability: true, ..base };
    let link = hills(30.0);
    let changes = [
        (base, ItmOptions { relative_permittivity: 4.0, ..base }),
        (base, ItmOptions { conductivity_s_m: 5.0, ..base }),
        (base, ItmOptions { variability: VariabilityMode::SingleMessage, ..base }),
        (wide, ItmOptions { variability: VariabilityMode::Accidental, ..wide }),
        (wide, ItmOptions { variability: VariabilityMode::Broadcast, ..wide }),
        (base, wide),
        (base, ItmOptions { situation_variability: false, ..base }),
        (base, by_situation(base, 71.0)),
        (base, by_confidence(70.0, 95.0)),
        (by_confidence(70.0, 90.0), by_confidence(70.0, 95.0)),
        (by_confidence(70.0, 90.0), by_confidence(75.0, 90.0)),
    ];
    for (before, after) in changes {
        let change_db = loss_db(after, &link) - loss_db(before, &link);
        assert!(change_db.abs() > 1e-3, "{change_db} dB by {after:?}");
    }
}

#[test]
fn climates_differ() {
    let link = hills(120.0);
    let climates = ItmClimate::ALL.iter();
    let mut losses: Vec<f64> =
        climates.map(|&climate| loss_db(ItmOptions { climate, ..ItmOptions::default() }, &link)).collect();
    losses.sort_by(f64::total_cmp);
    assert_eq!(losses.len(), 7);
    assert!(losses.windows(2).all(|pair| pair[1] - pair[0] > 1e-3), "{losses:?}");
}

#[test]
fn losses_grow_with_every_percentage() {
    let broadcast = ItmOptions {
        variability: VariabilityMode::Broadcast,
        location_variability: true,
        ..ItmOptions::default()
    };
    let percents = [1.0, 5.0, 20.0, 50.0, 80.0, 95.0, 99.0];
    let at = |time, location, situation| {
        loss_db(by_situation(broadcast, situation), &Link { percent: (time, location), ..hills(60.0) })
    };
    for losses in [
        percents.map(|percent| at(percent, 50.0, 50.0)),
        percents.map(|percent| at(50.0, percent, 50.0)),
        percents.map(|percent| at(50.0, 50.0, percent)),
    ] {
        assert!(losses.windows(2).all(|pair| pair[1] > pair[0] + 0.01), "{losses:?}");
    }
}

#[test]
fn confidence_and_reliability_are_situation_and_time() {
    let link = hills(30.0);
    let situation = by_situation(ItmOptions::default(), 70.0);
    let by_time = Link { percent: (85.0, 50.0), ..link.clone() };
    let difference_db = loss_db(by_confidence(70.0, 85.0), &link) - loss_db(situation, &by_time);
    assert!(difference_db.abs() < f64::EPSILON);
}

#[test]
fn high_antennas_lose_nothing_over_free_space() {
    let at = |height_m: f64| Link::level(20.0, 900.0, (height_m, height_m));
    let attenuations: Vec<f64> = [2.0, 10.0, 50.0, 250.0, 1_250.0]
        .map(|height_m| terms(ItmOptions::default(), &at(height_m)).reference_attenuation_db)
        .into();
    assert!(attenuations.windows(2).all(|pair| pair[1] <= pair[0]), "{attenuations:?}");
    assert!(attenuations[0] > 30.0 && attenuations[4] <= 0.0, "{attenuations:?}");
}

#[test]
fn modes_follow_each_other_and_losses_grow() {
    let at = |d_km: f64| terms(ItmOptions::default(), &Link::level(d_km, 900.0, (30.0, 10.0)));
    let smooth_m = at(1.0).geometry.smooth_horizon_distance_m;
    let horizon_km = (smooth_m[0] + smooth_m[1]) / 1_000.0;
    // sqrt(2 x 30 m x 8,800 km) + sqrt(2 x 10 m x 8,800 km) = 23.0 km + 13.3 km
    assert!((horizon_km - 36.3).abs() < 0.2, "{horizon_km}");
    let distances_km = [5.0, 20.0, 36.0, 37.0, 60.0, 300.0, 600.0];
    let expected = [1, 1, 1, 2, 2, 3, 3].map(|mode| match mode {
        1 => PropagationMode::LineOfSight,
        2 => PropagationMode::Diffraction,
        _ => PropagationMode::Troposcatter,
    });
    let paths = distances_km.map(at);
    assert_eq!(paths.map(|path| path.mode), expected);
    let attenuations = paths.map(|path| path.reference_attenuation_db);
    assert!(attenuations.windows(2).all(|pair| pair[1] > pair[0] || pair[1] <= 0.0), "{attenuations:?}");
}

#[test]
fn its_line_of_sight_mode_is_told_apart_from_sight() {
    let told = |link: &Link| remarks(ItmOptions::default(), link).contains(&Remark::ItmHiddenLineOfSight);
    let (low, high) = (ridge(50.0), ridge(250.0));
    for (link, in_sight) in [(&low, true), (&high, false)] {
        let terms = terms(ItmOptions::default(), link);
        assert_eq!((terms.mode, terms.geometry.line_of_sight), (PropagationMode::LineOfSight, in_sight));
        assert_eq!(told(link), !in_sight);
        let loss = link.loss(&Itm::default()).expect("a loss");
        assert_eq!(loss.mode, Some(PropagationMode::LineOfSight));
        assert_eq!(loss.diffraction.db() > 0.0, !in_sight);
    }
}

#[test]
fn every_warning_of_the_reference_is_a_caveat() {
    // 1,900 m over 1 km: both horizons beyond 200 mrad, near, on a short and steep path at 30 MHz
    let points: Vec<_> =
        (0..=30).map(|i| (0.03 * f64::from(i), if i == 4 { 1_900.0 } else { 50.0 })).collect();
    let link = Link { percent: (99.95, 50.0), ..Link::over(&points, 30.0, (1_200.0, 0.8)) };
    let terms = terms(ItmOptions::default(), &link);
    let loss = link.loss(&Itm::default()).expect("a loss");
    let outside = loss.caveats.iter().filter(|caveat| matches!(caveat, Caveat::OutsideDomain { .. })).count();
    let remarks = remarks(ItmOptions::default(), &link);
    for warning in terms.warnings.iter().filter(|warning| !warning.is_of_domain()) {
        assert!(remarks.contains(&Remark::Itm(warning)), "{warning:?}");
    }
    // frequency, both heights, distance; steep, both angles, extreme percentage (horizon distances apart)
    assert_eq!(outside, 4, "{:?}", loss.caveats);
    assert_eq!(terms.warnings.bits() & !0x1e00, 0x21e7, "{remarks:?}");
}

#[test]
fn what_the_reference_refuses_is_an_error() {
    let refused = |options: ItmOptions, link: &Link, air: PathEnvironment| {
        let result = Itm { options }.terms(&link.profile, terminals(link), air, signal(link));
        match result {
            Err(PropagationError::OutOfDomain { model: "itm", parameter, .. }) => parameter,
            other => panic!("{other:?}"),
        }
    };
    let base = ItmOptions::default();
    let link = hills(10.0);
    let parameters = [
        refused(base, &Link { tx_m: 0.49, ..link.clone() }, AIR),
        refused(base, &Link { rx_m: 3_001.0, ..link.clone() }, AIR),
        refused(base, &Link { f_mhz: 19.9, ..link.clone() }, AIR),
        refused(base, &Link { f_mhz: 20_001.0, ..link.clone() }, AIR),
        refused(base, &Link { percent: (0.0, 50.0), ..link.clone() }, AIR),
        refused(base, &Link { percent: (50.0, 100.0), ..link.clone() }, AIR),
        refused(base, &link, PathEnvironment { surface_refractivity: 249.0, ..AIR }),
        refused(base, &link, PathEnvironment { surface_refractivity: 401.0, ..AIR }),
        refused(by_situation(base, 100.0), &link, AIR),
        refused(by_confidence(0.0, 50.0), &link, AIR),
        refused(by_confidence(50.0, 100.0), &link, AIR),
        refused(by_situation(by_confidence(90.0, 90.0), 60.0), &link, AIR),
        refused(ItmOptions { confidence_percent: 60.0, ..base }, &link, AIR),
        refused(ItmOptions { reliability_percent: 60.0, ..base }, &link, AIR),
        refused(ItmOptions { relative_permittivity: 0.9, ..base }, &link, AIR),
        refused(ItmOptions { conductivity_s_m: 0.0, ..base }, &link, AIR),
    ];
    let expected = [
        Parameter::TransmitterHeight,
        Parameter::ReceiverHeight,
        Parameter::Frequency,
        Parameter::Frequency,
        Parameter::TimePercentage,
        Parameter::LocationPercentage,
        Parameter::SurfaceRefractivityAtSeaLevel,
        Parameter::SurfaceRefractivityAtSeaLevel,
        Parameter::SituationPercentage,
        Parameter::ConfidencePercentage,
        Parameter::ReliabilityPercentage,
        Parameter::UnusedSituationPercentage,
        Parameter::UnusedConfidencePercentage,
        Parameter::UnusedReliabilityPercentage,
        Parameter::RelativePermittivity,
        Parameter::Conductivity,
    ];
    assert_eq!(parameters, expected);
}

#[test]
fn a_horizon_too_near_has_no_loss_rather_than_that_of_free_space() {
    // a wall of 4 km one metre before a mast of 3 km
    let points: Vec<_> =
        (0..=2_000).map(|i| (0.001 * f64::from(i), if i == 1 { 4_000.0 } else { 0.0 })).collect();
    let link = Link::over(&points, 20.0, (3_000.0, 2.0));
    let result = link.loss(&Itm::default());
    assert!(
        matches!(
            result,
            Err(PropagationError::OutOfDomain { parameter: Parameter::ReferenceAttenuation, .. })
        ),
        "{result:?}"
    );
}

#[test]
fn one_geometry_serves_every_band() {
    let link = hills(20.0);
    let model = Itm::default();
    let path = model.prepare(&link.profile, terminals(&link), AIR).expect("a path");
    for f_mhz in [450.0, 900.0, 3_500.0] {
        let link = Link { f_mhz, ..link.clone() };
        assert_eq!(path.loss(signal(&link)), link.loss(&model));
    }
}

#[test]
fn uneven_profiles_are_read_at_equal_spacing_and_say_so() {
    let even = hills(12.0);
    let mut distances = even.profile.distance_km().to_vec();
    let heights = even.profile.ground_m().to_vec();
    // every third point a third of the spacing farther
    for distance in distances.iter_mut().skip(1).step_by(3) {
        *distance += 0.01;
    }
    let points: Vec<_> = distances.into_iter().zip(heights).collect();
    let uneven = Link { percent: even.percent, ..Link::over(&points, even.f_mhz, (even.tx_m, even.rx_m)) };
    let said = |link: &Link| remarks(ItmOptions::default(), link).contains(&Remark::ItmResampled);
    assert!(said(&uneven) && !said(&even));
    let difference_db = loss_db(ItmOptions::default(), &uneven) - loss_db(ItmOptions::default(), &even);
    assert!(difference_db.abs() > 0.0 && difference_db.abs() < 1.0, "{difference_db}");
}

#[test]
fn a_location_percentage_without_effect_is_said() {
    let said = |options: ItmOptions, location: f64| {
        let link = Link { percent: (50.0, location), ..hills(12.0) };
        remarks(options, &link).contains(&Remark::ItmLocationIgnored)
    };
    let broadcast = ItmOptions {
        variability: VariabilityMode::Broadcast,
        location_variability: true,
        ..ItmOptions::default()
    };
    assert!(said(ItmOptions::default(), 90.0) && !said(ItmOptions::default(), 50.0));
    assert!(!said(broadcast, 90.0) && said(ItmOptions { location_variability: false, ..broadcast }, 90.0));
}

#[test]
fn own_percentages_stand_in_place_of_the_link_s() {
    let link = hills(30.0);
    let own = ItmOptions {
        variability: VariabilityMode::Broadcast,
        location_variability: true,
        time_percent: Some(60.0),
        location_percent: Some(70.0),
        ..ItmOptions::default()
    };
    let none = ItmOptions { time_percent: None, location_percent: None, ..own };
    let asked = Link { percent: (60.0, 70.0), ..link.clone() };
    assert!((loss_db(own, &link) - loss_db(none, &asked)).abs() < f64::EPSILON);
    for change in
        [ItmOptions { time_percent: Some(61.0), ..own }, ItmOptions { location_percent: Some(71.0), ..own }]
    {
        assert!((loss_db(change, &link) - loss_db(own, &link)).abs() > 1e-3);
    }
    for refused in [
        ItmOptions { time_percent: Some(60.0), ..by_confidence(60.0, 60.0) },
        ItmOptions { location_percent: Some(60.0), ..by_confidence(60.0, 60.0) },
        ItmOptions { time_percent: Some(0.0), ..own },
    ] {
        assert!(refused.check().is_err(), "{refused:?}");
    }
}

#[test]
fn codes_of_the_reference_are_known() {
    let mode = |code| ItmOptions::default().with_mode_of_variability(code);
    let known: Vec<u8> = (0..=255).filter(|&code| mode(code).is_some()).collect();
    assert_eq!(known, [0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23, 30, 31, 32, 33]);
    assert_eq!(mode(12), Some(ItmOptions::default()));
    let climates: Vec<ItmClimate> = (0..=255).filter_map(ItmClimate::of_code).collect();
    assert_eq!(climates, ItmClimate::ALL);
}

#[test]
fn both_directions_lose_nearly_the_same() {
    for link in [hills(20.0), hills(45.0), ridge(250.0), Link::level(30.0, 900.0, (30.0, 3.0))] {
        let there_db = loss_db(ItmOptions::default(), &link);
        let back_db = loss_db(ItmOptions::default(), &link.reversed());
        assert!((there_db - back_db).abs() < 0.1, "{there_db} {back_db}");
    }
}

#[test]
fn options_are_read_and_unknown_ones_refused() {
    let read = |text: &str| serde_json::from_str::<ModelOptions>(text).map(|options| options.itm);
    let itm = read(
        r#"{"itm": {"climate": "equatorial", "variability": "broadcast", "location_variability": true,
            "statistics": "confidence_reliability", "confidence_percent": 90, "reliability_percent": 95}}"#,
    )
    .expect("options");
    let expected = ItmOptions {
        climate: ItmClimate::Equatorial,
        variability: VariabilityMode::Broadcast,
        location_variability: true,
        ..by_confidence(90.0, 95.0)
    };
    assert_eq!(itm, expected);
    let written = serde_json::to_string(&itm).expect("text");
    assert_eq!(serde_json::from_str::<ItmOptions>(&written).expect("options"), itm);
    for unknown in [
        r#"{"itm": {"permittivity": 15}}"#,
        r#"{"itm": {"climate": "tropical"}}"#,
        r#"{"itm": {"statistics": "reliability"}}"#,
        r#"{"itm": {"mdvar": 12}}"#,
    ] {
        assert!(read(unknown).is_err(), "{unknown}");
    }
}
