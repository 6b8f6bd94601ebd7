use super::{CrsError, PlaceError, PlanningProjection};
use crate::geodesy::LonLat;

const BAC_YEN: LonLat = LonLat { longitude_deg: 104.43, latitude_deg: 21.25 };

fn place(longitude_deg: f64, latitude_deg: f64) -> LonLat {
    LonLat { longitude_deg, latitude_deg }
}

#[test]
fn convergence_is_positive_east_of_the_central_meridian_in_the_north() {
    let utm = PlanningProjection::utm_for(BAC_YEN).expect("zone 48");
    assert_eq!(utm.crs().name, "EPSG:32648");
    for (longitude_deg, latitude_deg) in [(104.43, 21.25), (106.5, 21.25), (107.9, 45.0), (105.0, 10.0)] {
        let position = utm.place(&[place(longitude_deg, latitude_deg)]).expect("placed")[0];
        // Spherical closed form, good to 1e-3 degrees inside a zone: tan(gamma) = tan(dlon) sin(lat).
        let away = (longitude_deg - 105.0_f64).to_radians();
        let gamma = (away.tan() * latitude_deg.to_radians().sin()).atan().to_degrees();
        assert!((position.meridian_convergence_deg - gamma).abs() < 1e-3, "{longitude_deg}");
        assert_eq!(position.meridian_convergence_deg > 1e-6, longitude_deg > 105.0);
    }
    let south = PlanningProjection::from_user_input("EPSG:32748").expect("zone 48 south");
    let position = south.place(&[place(106.5, -21.25)]).expect("placed")[0];
    assert!(position.meridian_convergence_deg < -0.5);
}

#[test]
fn the_scale_of_utm_is_0_9996_on_the_central_meridian() {
    let utm = PlanningProjection::from_user_input("EPSG:32648").expect("zone 48");
    let positions = utm.place(&[place(105.0, 21.0), place(107.9, 21.0)]).expect("placed");
    assert!((positions[0].point_scale - 0.9996).abs() < 1e-7, "{}", positions[0].point_scale);
    assert!((positions[0].easting_m - 500_000.0).abs() < 1e-3);
    // k = k0 (1 + (x / R)^2 / 2), x = distance from the central meridian, R^2 = M N at 21 degrees
    let away_m = (positions[1].easting_m - 500_000.0) / 0.9996;
    let scale = 0.9996 * (1.0 + (away_m / 6.362e6).powi(2) / 2.0);
    assert!((positions[1].point_scale - scale).abs() < 2e-6, "{}", positions[1].point_scale);
}

#[test]
fn places_return_to_themselves() {
    for crs in ["EPSG:9206", "EPSG:32648", "EPSG:32632", "EPSG:3405"] {
        let projection = PlanningProjection::from_user_input(crs).expect("known");
        let at = if crs == "EPSG:32632" { place(9.5, 47.0) } else { BAC_YEN };
        let position = projection.place(&[at]).expect("placed")[0];
        let back = projection.to_geographic(&[(position.easting_m, position.northing_m)]).expect("back")[0];
        assert!((back.longitude_deg - at.longitude_deg).abs() < 1e-7, "{crs}");
        assert!((back.latitude_deg - at.latitude_deg).abs() < 1e-7, "{crs}");
    }
}

#[test]
fn vn_2000_lies_about_200_m_from_wgs_84() {
    // Same projection, two datums: the shift is the reason why a CRS is never guessed.
    let vn_2000 = PlanningProjection::from_user_input("EPSG:9206").expect("VN-2000");
    let wgs_84 = "+proj=tmerc +lat_0=0 +lon_0=104 +k=0.9999 +x_0=500000 +datum=WGS84 +units=m +type=crs";
    let wgs_84 = PlanningProjection::from_user_input(wgs_84).expect("the same on WGS 84");
    let (a, b) =
        (vn_2000.place(&[BAC_YEN]).expect("placed")[0], wgs_84.place(&[BAC_YEN]).expect("placed")[0]);
    let shift_m = (a.easting_m - b.easting_m).hypot(a.northing_m - b.northing_m);
    assert!((150.0..300.0).contains(&shift_m), "{shift_m}");
}

#[test]
fn unfit_planning_crs_are_refused_with_their_reason() {
    let refused = |text: &str| PlanningProjection::from_user_input(text).expect_err("refused");
    assert!(matches!(refused("EPSG:4326"), CrsError::NotProjected { .. }));
    assert!(matches!(refused("EPSG:4978"), CrsError::NotProjected { .. }));
    assert!(matches!(refused("EPSG:2263"), CrsError::NotMetres { .. })); // New York, US survey feet
    assert!(matches!(refused("EPSG:32648+5773"), CrsError::Compound { .. }));
    assert!(matches!(refused("EPSG:999999"), CrsError::Unknown { .. }));
    assert!(matches!(refused("no such thing"), CrsError::Unknown { .. }));
    assert!(matches!(refused(""), CrsError::Unknown { .. }));
    assert!(refused("EPSG:4326").to_string().contains("EPSG:4326"));
    let poles = [place(0.0, 84.5), place(0.0, -80.5), place(f64::NAN, 0.0)];
    assert!(poles.iter().all(|&pole| PlanningProjection::utm_for(pole).is_err()));
}

#[test]
fn utm_zones_at_their_borders() {
    for (longitude_deg, latitude_deg, name) in [
        (-180.0, 1.0, "EPSG:32601"),
        (180.0, 1.0, "EPSG:32660"),
        (101.999, 1.0, "EPSG:32647"),
        (102.0, 1.0, "EPSG:32648"),
        (102.0, -1.0, "EPSG:32748"),
    ] {
        let utm = PlanningProjection::utm_for(place(longitude_deg, latitude_deg)).expect("a zone");
        assert_eq!(utm.crs().name, name);
    }
}

#[test]
fn a_place_that_cannot_be_placed_is_named() {
    let utm = PlanningProjection::from_user_input("EPSG:32648").expect("zone 48");
    let refused = |bad: LonLat| utm.place(&[BAC_YEN, bad]).expect_err("refused");
    assert!(matches!(refused(place(104.0, 213.0)), PlaceError::NotOnEarth { index: 1, .. }));
    assert!(matches!(refused(place(f64::NAN, 21.0)), PlaceError::NotOnEarth { index: 1, .. }));
    assert!(matches!(refused(place(-75.0, 0.0)), PlaceError::Distorted { index: 1, .. }));
    assert!(matches!(refused(place(140.0, 0.0)), PlaceError::Distorted { index: 1, .. }));
    assert!(utm.to_geographic(&[(f64::INFINITY, 0.0)]).is_err());
    assert!(utm.to_geographic(&[(1e30, 1e30)]).is_err());
    assert!(utm.place(&[]).expect("none").is_empty());
}

#[test]
fn a_projection_of_another_part_of_the_world_is_found() {
    let near = |crs: &str, at: LonLat| {
        PlanningProjection::from_user_input(crs).expect("known").require_near(at).is_ok()
    };
    for crs in ["EPSG:32648", "EPSG:9206", "EPSG:3405", "EPSG:32647", "EPSG:3857"] {
        assert!(near(crs, BAC_YEN), "{crs}");
    }
    // 32618 has the opposite meridian: there the numbers alone would look right
    for crs in ["EPSG:32618", "EPSG:32748", "EPSG:32645", "EPSG:2154"] {
        assert!(!near(crs, BAC_YEN), "{crs}");
    }
    assert!(near("EPSG:32701", place(179.0, -17.0)) && near("EPSG:32660", place(-179.0, 52.0)));
    let unstated = "+proj=tmerc +lat_0=0 +lon_0=104 +k=0.9999 +x_0=500000 +datum=WGS84 +units=m +type=crs";
    assert!(near(unstated, BAC_YEN));
}

#[test]
fn each_place_has_its_own_outcome() {
    let utm = PlanningProjection::from_user_input("EPSG:32648").expect("zone 48");
    let outcomes = utm.place_each(&[BAC_YEN, place(0.0, 0.0), BAC_YEN, place(104.0, f64::NAN)]);
    assert!(outcomes[0].is_ok() && outcomes[0] == outcomes[2], "a far place does not spoil the others");
    assert!(outcomes[1].is_err() && outcomes[3].is_err());
}
