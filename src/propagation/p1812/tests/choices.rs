//! Every choice changes the loss.
use super::{Link, cluttered, mountains, zoned};
use crate::propagation::p1812::{Coast, P1812Options};
use crate::propagation::{ModelKey, ModelOptions, PathEnvironment, Polarization, Signal};
use crate::terrain::Zone;

fn differ(what: &str, a: &Link, b: &Link) {
    let (a_db, b_db) = (a.loss_db(), b.loss_db());
    assert!((a_db - b_db).abs() > 1e-3, "{what}: {a_db} dB and {b_db} dB");
}

#[test]
fn of_the_wave_and_the_air() {
    // far beyond the horizon of a plain, where every mechanism has a part
    let link = Link::over(super::inland(250.0, 500, |d| 50.0 + 10.0 * (d / 9.0).sin())).at_time(20.0);
    differ("time", &link, &link.clone().at_time(10.0));
    differ("locations", &link, &link.clone().at_locations(90.0));
    differ("frequency", &link, &link.clone().at_megahertz(950.0));
    let air = |environment| Link { environment, ..link.clone() };
    let environment = link.environment;
    differ("delta-N", &link, &air(PathEnvironment { delta_n: 60.0, ..environment }));
    differ("N0", &link, &air(PathEnvironment { surface_refractivity: 350.0, ..environment }));
    differ("antenna", &link, &Link { rx_m: 10.0, ..link.clone() });
    // ducts differ with latitude where the path is not inland
    let coastal = Link { profile: zoned(&link.profile, |_| Zone::CoastalLand), ..link.clone() }.at_time(1.0);
    differ("zone", &link.clone().at_time(1.0), &coastal);
    let north = PathEnvironment { path_centre_latitude_deg: 60.0, ..environment };
    differ("latitude", &coastal, &Link { environment: north, ..coastal.clone() });
    // the ground's constants tell the polarisations apart at long waves over a smooth sea
    let sea = zoned(&super::inland(60.0, 60, |_| 0.0), |_| Zone::Sea);
    let sea = Link { environment, ..Link::over(sea) }.at_megahertz(30.0);
    let horizontal = Signal { polarization: Polarization::Horizontal, ..sea.signal };
    differ("polarisation", &sea, &Link { signal: horizontal, ..sea.clone() });
}

#[test]
fn of_the_receivers_surroundings() {
    let link = Link::over(mountains(8.0, 100, 11)).at_locations(90.0);
    let fine = P1812Options { location_resolution_m: 500.0, ..link.options };
    differ("resolution", &link, &Link { options: fine, ..link.clone() });
    let village = cluttered(&link.profile, |d| if d > 7.999 { 10.0 } else { 0.0 });
    differ("clutter at the receiver", &link, &Link { profile: village, ..link.clone() });
}

#[test]
fn of_the_coast() {
    let strait = zoned(&super::inland(80.0, 160, |d| if d < 2.0 { 5.0 } else { 0.0 }), |d| {
        if d < 2.0 { Zone::CoastalLand } else { Zone::Sea }
    });
    let far = Link { rx_m: 10.0, ..Link::over(strait) }.at_time(1.0);
    let with = |coast| Link { options: P1812Options { coast, ..far.options }, ..far.clone() };
    let (profile, given) = (with(Coast::Profile), with(Coast::Given { tx_km: 0.5, rx_km: 0.0 }));
    differ("coast read from the profile", &far, &profile);
    differ("coast given", &profile, &given);
    // the coast lies halfway between the last sample on land (1.5 km) and the first at sea (2 km)
    let geometry = profile.terms().geometry;
    assert!((geometry.d_ct_km - 1.75).abs() < 1e-9 && geometry.d_cr_km.abs() < 1e-9);
    let inland = Link { profile: mountains(30.0, 60, 1), ..profile };
    assert!(inland.terms().geometry.d_ct_km > 100.0);
}

#[test]
fn options_are_read_by_name_and_reach_the_model() {
    let read = serde_json::from_str::<ModelOptions>;
    let text = r#"{"p1812": {"location_resolution_m": 250, "coast": [1.5, 0]}}"#;
    let options = read(text).expect("options");
    assert_eq!(
        options.p1812,
        P1812Options { location_resolution_m: 250.0, coast: Coast::Given { tx_km: 1.5, rx_km: 0.0 } }
    );
    assert_eq!(read(r#"{"p1812": {"coast": "profile"}}"#).expect("options").p1812.coast, Coast::Profile);
    assert!(read(r#"{"p1812": {"coats": "profile"}}"#).is_err());
    for wrong in [r#""near""#, "7", "[1.0]", "{}"] {
        let text = format!(r#"{{"p1812": {{"coast": {wrong}}}}}"#);
        let error = serde_json::from_str::<ModelOptions>(&text).expect_err(wrong).to_string();
        assert!(error.contains("\"far\"") && error.contains("[1.5, 0.0]"), "{wrong}: {error}");
    }
    for coast in [Coast::Far, Coast::Profile, Coast::Given { tx_km: 1.5, rx_km: 0.0 }] {
        let written = serde_json::to_string(&coast).expect("text");
        assert_eq!(serde_json::from_str::<Coast>(&written).expect("a coast"), coast);
    }
    let link = Link::over(mountains(8.0, 100, 11)).at_locations(90.0);
    let by_options = link.loss_by(ModelKey::P1812.model(&options).as_ref()).expect("a loss");
    let own = Link { options: options.p1812, ..link };
    assert_eq!(by_options, own.result().expect("a loss"));
}
