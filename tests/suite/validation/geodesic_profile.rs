//! Path profiles against the geodesic on WGS 84: 50 km in every direction, on the planning CRS that are in use.
use super::deviations::Deviations;
use signalgap::geodesy::{LonLat, Position, geodesic_line, intermediate_point};
use signalgap::grid::{Cell, Grid, GridGeometry, Shape};
use signalgap::inputs::crs::PlanningProjection;
use signalgap::terrain::{Ground, ProfileLine, sample_profile};
use signalgap::units::Length;

const PATH_KM: f64 = 50.0;
/// Distances are right to this share of the path.
const DISTANCE_LIMIT: f64 = 0.001;

/// A planning CRS and where the path begins.
struct Case {
    crs: &'static str,
    longitude_deg: f64,
    latitude_deg: f64,
    /// Greatest distance of the straight grid line from the geodesic, m.
    aside_limit_m: f64,
}

const CASES: [Case; 6] = [
    // UTM zone 48 on its central meridian, near its edge, and a degree beyond the edge
    Case { crs: "EPSG:32648", longitude_deg: 105.0, latitude_deg: 21.0, aside_limit_m: 1.0 },
    Case { crs: "EPSG:32648", longitude_deg: 102.3, latitude_deg: 21.0, aside_limit_m: 4.0 },
    Case { crs: "EPSG:32648", longitude_deg: 109.0, latitude_deg: 12.0, aside_limit_m: 5.0 },
    // the grid of Son La (VN-2000 / TM-3 104-00)
    Case { crs: "EPSG:9206", longitude_deg: 104.4, latitude_deg: 21.25, aside_limit_m: 1.0 },
    // a conic: Lambert-93 of France, in the Cevennes
    Case { crs: "EPSG:2154", longitude_deg: 3.8, latitude_deg: 44.2, aside_limit_m: 4.0 },
    // the most distorted that is accepted: Web Mercator at 23.5 degrees
    Case { crs: "EPSG:3857", longitude_deg: 105.0, latitude_deg: 23.5, aside_limit_m: 25.0 },
];

/// Where the samples of a profile lie on the grid: read from a ground as high as the place is far east, then north.
fn sampled_places(from: &Position, to: &Position) -> Vec<(f64, f64, f64)> {
    let reach_m = 1_200.0 * PATH_KM;
    let geometry = GridGeometry {
        shape: Shape { rows: 122, cols: 122 },
        west_m: from.easting_m - reach_m - 1_000.0,
        north_m: from.northing_m + reach_m + 1_000.0,
        cell_m: 1_000.0,
    };
    let along = |height_m: fn((f64, f64), &Position) -> f64| {
        let mut values = Vec::new();
        for row in 0..geometry.shape.rows {
            for col in 0..geometry.shape.cols {
                values.push(height_m(geometry.centre_m(Cell { row, col }), from) as f32);
            }
        }
        let ground = Ground::new(Grid::from_values(geometry, values).expect("all cells"), None);
        let line = ProfileLine::between(from, to, Length::from_metres(500.0));
        sample_profile(&ground.expect("no clutter"), line).expect("a profile")
    };
    let east = along(|(easting_m, _), from| easting_m - from.easting_m);
    let north = along(|(_, northing_m), from| northing_m - from.northing_m);
    let places = east.ground_m().iter().zip(north.ground_m()).zip(east.distance_km());
    places.map(|((east_m, north_m), km)| (from.easting_m + east_m, from.northing_m + north_m, *km)).collect()
}

#[test]
fn profiles_follow_the_geodesic() {
    let (mut shares, mut asides_m) = (Vec::new(), Vec::new());
    for case in &CASES {
        let projection = PlanningProjection::from_user_input(case.crs).expect("a planning CRS");
        let start = LonLat { longitude_deg: case.longitude_deg, latitude_deg: case.latitude_deg };
        for azimuth_deg in (0..360).step_by(15) {
            let end = destination(start, f64::from(azimuth_deg));
            let ends = projection.place(&[start, end]).expect("places");
            let samples = sampled_places(&ends[0], &ends[1]);
            assert!(samples.len() > 90, "{}", samples.len());
            let grid: Vec<(f64, f64)> = samples.iter().map(|(e, n, _)| (*e, *n)).collect();
            let places = projection.to_geographic(&grid).expect("places");
            for (place, (_, _, km)) in places.iter().zip(&samples) {
                let true_km = geodesic_line(start, *place).ground_distance.kilometres();
                shares.push((true_km - km) / PATH_KM);
                let on_line = intermediate_point(start, end, Length::from_kilometres(true_km));
                let aside_m = geodesic_line(on_line, *place).ground_distance.metres();
                assert!(
                    aside_m < case.aside_limit_m,
                    "{} m in {} at {azimuth_deg} degrees",
                    aside_m,
                    case.crs
                );
                asides_m.push(aside_m);
            }
        }
    }
    let distances = Deviations::of("profile distance, share of 50 km", shares);
    let asides = Deviations::of("profile sample beside the geodesic, m", asides_m);
    distances.print();
    asides.print();
    assert!(distances.cases() > CASES.len() * 24 * 90);
    assert!(distances.maximum() < DISTANCE_LIMIT, "{}", distances.maximum());
}

/// The place 50 km away, found without the program: by Vincenty's direct formula on WGS 84 (Survey Review 23/176, 1975).
fn destination(start: LonLat, azimuth_deg: f64) -> LonLat {
    const A_M: f64 = 6_378_137.0;
    const F: f64 = 1.0 / 298.257_223_563;
    let b_m = A_M * (1.0 - F);
    let alpha = azimuth_deg.to_radians();
    let tan_u = (1.0 - F) * start.latitude_deg.to_radians().tan();
    let cos_u = 1.0 / (1.0 + tan_u * tan_u).sqrt();
    let sin_u = tan_u * cos_u;
    let sigma_1 = tan_u.atan2(alpha.cos());
    let sin_alpha = cos_u * alpha.sin();
    let cos2_alpha = 1.0 - sin_alpha * sin_alpha;
    let u2 = cos2_alpha * (A_M * A_M - b_m * b_m) / (b_m * b_m);
    let a = 1.0 + u2 / 16_384.0 * (4_096.0 + u2 * (-768.0 + u2 * (320.0 - 175.0 * u2)));
    let b = u2 / 1_024.0 * (256.0 + u2 * (-128.0 + u2 * (74.0 - 47.0 * u2)));
    let first = PATH_KM * 1_000.0 / (b_m * a);
    let mut sigma = first;
    let mut cos_2m = 0.0;
    for _ in 0..20 {
        cos_2m = (2.0 * sigma_1 + sigma).cos();
        let square = -1.0 + 2.0 * cos_2m * cos_2m;
        let higher = b / 6.0 * cos_2m * (-3.0 + 4.0 * sigma.sin().powi(2)) * (-3.0 + 4.0 * cos_2m * cos_2m);
        sigma = first + b * sigma.sin() * (cos_2m + b / 4.0 * (sigma.cos() * square - higher));
    }
    let (sin_s, cos_s) = sigma.sin_cos();
    let y = sin_u * cos_s + cos_u * sin_s * alpha.cos();
    let x = (1.0 - F) * sin_alpha.hypot(sin_u * sin_s - cos_u * cos_s * alpha.cos());
    let lambda = (sin_s * alpha.sin()).atan2(cos_u * cos_s - sin_u * sin_s * alpha.cos());
    let c = F / 16.0 * cos2_alpha * (4.0 + F * (4.0 - 3.0 * cos2_alpha));
    let inner = cos_2m + c * cos_s * (-1.0 + 2.0 * cos_2m * cos_2m);
    let turn = lambda - (1.0 - c) * F * sin_alpha * (sigma + c * sin_s * inner);
    let found = LonLat {
        longitude_deg: start.longitude_deg + turn.to_degrees(),
        latitude_deg: y.atan2(x).to_degrees(),
    };
    let line = geodesic_line(start, found);
    assert!(
        (line.ground_distance.kilometres() - PATH_KM).abs() < 1e-6,
        "the two geodesics agree to a millimetre"
    );
    assert!((line.azimuth.degrees() - azimuth_deg).abs() < 1e-6 || azimuth_deg < 1.0);
    found
}
