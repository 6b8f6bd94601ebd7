//! Sample points of an area.
use super::polygon_rings::rings_are_apart;
use crate::geodesy::LonLat;
use crate::language::word;
use crate::text;
use geo::{Area, Coord};
use geo::{
    BoundingRect, Centroid, Contains, CoordsIter, InteriorPoint, MapCoords, MultiPolygon, Point, Polygon,
    Validation,
};

/// Metres per degree of a great circle on the sphere of the Earth's mean radius, 6 371 008.8 m (IUGG, R1).
const METRES_PER_DEGREE: f64 = 6_371_008.8 * std::f64::consts::PI / 180.0;

/// Most sample points of one area: a province drawn as a village must not stop the run.
pub(in crate::inputs) const MAX_SAMPLES: f64 = 2_000.0;

/// Most grid points tried per polygon, for long thin ones that fill little of their box.
const MAX_TRIED: f64 = 200_000.0;

/// Maximum number of corners examined for the grid points of a polygon together.
const MAX_STEPS: f64 = 400_000_000.0;

/// Maximum number of corners of one area.
const MAX_CORNERS: usize = 20_000;

/// Maximum number of corners of one area whose rings touch: whether they may takes the square of their number.
const MAX_TOUCHING_CORNERS: usize = 5_000;

/// The places where an area is judged.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::inputs) struct AreaSamples {
    /// Places with their share of the area; the shares add to 1.
    pub(in crate::inputs) points: Vec<(LonLat, f64)>,
    /// Distance between points, m; more than was requested where the area is large.
    pub(in crate::inputs) spacing_m: f64,
}

/// Points on a square grid inside an area.
///
/// # Method
/// Metres are counted from the area's centroid on a plane that is true there (equirectangular). The grid has a point
/// at the centroid. A polygon's points share its part of the area evenly; a polygon without any gets one inside it.
///
/// # Errors
/// The reason, when the area is invalid or has no surface.
pub(in crate::inputs) fn sample_area(
    area_deg: &MultiPolygon<f64>,
    spacing_m: f64,
) -> Result<AreaSamples, String> {
    check_area(area_deg)?;
    let centre = area_deg.centroid().ok_or(word("no-geometry"))?;
    let scale = METRES_PER_DEGREE * centre.y().to_radians().cos();
    let plane = area_deg.map_coords(|corner| Coord {
        x: (corner.x - centre.x()) * scale,
        y: (corner.y - centre.y()) * METRES_PER_DEGREE,
    });
    let total_m2 = plane.unsigned_area();
    if total_m2.is_nan() || total_m2 <= 0.0 {
        return Err(word("polygon-invalid-geometry-the-polygon-has-zero").to_owned());
    }
    let spacing_m = plane.iter().fold(spacing_m, |spacing, polygon| affordable(polygon, total_m2, spacing));
    let (inside, spacing_m) = thin_out(&plane, spacing_m);
    let mut points = Vec::new();
    for (polygon, inside) in plane.iter().zip(inside) {
        let weight = polygon.unsigned_area() / total_m2 / inside.len() as f64;
        points.extend(inside.iter().map(|point| {
            let place = LonLat {
                longitude_deg: centre.x() + point.x() / scale,
                latitude_deg: centre.y() + point.y() / METRES_PER_DEGREE,
            };
            (place, weight)
        }));
    }
    Ok(AreaSamples { points, spacing_m })
}

/// Refuses an area that is invalid, or has more corners than can be examined in a useful time.
fn check_area(area: &MultiPolygon<f64>) -> Result<(), String> {
    let corners = area.coords_count();
    let too_many =
        |limit: usize, what: &str| text!("polygon-an-area-of-corners-more-than", corners, limit, what);
    if corners > MAX_CORNERS {
        return Err(too_many(MAX_CORNERS, ""));
    }
    if rings_are_apart(area) {
        return Ok(());
    }
    if corners > MAX_TOUCHING_CORNERS {
        return Err(too_many(MAX_TOUCHING_CORNERS, word("polygon-for-an-outline-that-touches-or")));
    }
    area.check_validation().map_err(|invalid| text!("polygon-invalid-geometry", invalid))
}

/// The spacing, widened where area or bounding box would need too many points.
fn affordable(polygon: &Polygon<f64>, total_m2: f64, spacing_m: f64) -> f64 {
    let of_box = polygon.bounding_rect().map_or(0.0, |rect| rect.width() * rect.height());
    let by_area = (total_m2 / MAX_SAMPLES).sqrt();
    let tried = MAX_TRIED.min(MAX_STEPS / polygon.coords_count().max(1) as f64);
    spacing_m.max(by_area).max((of_box / tried).sqrt())
}

/// Points inside each polygon, the spacing widened until they are few enough.
fn thin_out(plane: &MultiPolygon<f64>, mut spacing_m: f64) -> (Vec<Vec<Point<f64>>>, f64) {
    loop {
        let inside: Vec<Vec<Point<f64>>> =
            plane.iter().map(|polygon| points_inside(polygon, spacing_m)).collect();
        let count: usize = inside.iter().map(Vec::len).sum();
        // one point per polygon is the least there can be
        if count as f64 <= MAX_SAMPLES || count == inside.len() {
            return (inside, spacing_m);
        }
        spacing_m *= 1.05;
    }
}

/// Grid points inside a polygon, south to north, west to east; at least one.
fn points_inside(polygon: &Polygon<f64>, spacing_m: f64) -> Vec<Point<f64>> {
    let Some(rect) = polygon.bounding_rect() else { return Vec::new() };
    let steps = |low: f64, high: f64| {
        let (first, last) = ((low / spacing_m).ceil() as i64, (high / spacing_m).floor() as i64);
        (first..=last).map(move |step| step as f64 * spacing_m)
    };
    let mut points: Vec<Point<f64>> = steps(rect.min().y, rect.max().y)
        .flat_map(|y| steps(rect.min().x, rect.max().x).map(move |x| Point::new(x, y)))
        .filter(|point| polygon.contains(point))
        .collect();
    if points.is_empty() {
        points.extend(polygon.interior_point().or_else(|| polygon.centroid()));
    }
    points
}

#[cfg(test)]
mod tests {
    use super::{METRES_PER_DEGREE, sample_area};
    use geo::{MultiPolygon, Polygon, polygon};

    /// A square of `side_m` about 20 degrees north, its centre `east_m` east of 104 degrees.
    fn square(side_m: f64, east_m: f64) -> Polygon<f64> {
        let (half_y, scale) =
            (side_m / 2.0 / METRES_PER_DEGREE, METRES_PER_DEGREE * 20_f64.to_radians().cos());
        let (x, half_x) = (104.0 + east_m / scale, side_m / 2.0 / scale);
        polygon![
            (x: x - half_x, y: 20.0 - half_y), (x: x + half_x, y: 20.0 - half_y),
            (x: x + half_x, y: 20.0 + half_y), (x: x - half_x, y: 20.0 + half_y),
        ]
    }

    #[test]
    fn a_square_of_1100_m_has_five_by_five_points_250_m_apart() {
        let samples = sample_area(&MultiPolygon(vec![square(1_100.0, 0.0)]), 250.0).expect("valid");
        assert_eq!(samples.points.len(), 25);
        assert!(samples.points.iter().all(|(_, weight)| (weight - 0.04).abs() < 1e-9));
        assert!((samples.points[12].0.latitude_deg - 20.0).abs() < 1e-9);
    }

    #[test]
    fn a_small_area_has_one_point_and_parts_weigh_by_area() {
        let tiny = sample_area(&MultiPolygon(vec![square(20.0, 0.0)]), 250.0).expect("valid");
        assert_eq!(tiny.points.len(), 1);
        let parts = MultiPolygon(vec![square(100.0, -2_000.0), square(1_000.0, 2_000.0)]);
        let samples = sample_area(&parts, 250.0).expect("valid");
        assert!((samples.points[0].1 - 1.0 / 101.0).abs() < 1e-6);
        let sum: f64 = samples.points.iter().map(|(_, weight)| weight).sum();
        assert!((sum - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_province_is_sampled_more_coarsely() {
        let samples = sample_area(&MultiPolygon(vec![square(100_000.0, 0.0)]), 250.0).expect("valid");
        assert!(samples.points.len() <= 2_000 && samples.points.len() > 1_500, "{}", samples.points.len());
        assert!(samples.spacing_m > 2_000.0);
    }

    /// A star of so many corners around 104 degrees east, 20 degrees north.
    fn star(corners: u32, longitude_deg: f64) -> Polygon<f64> {
        let corner = |number: u32| {
            let angle = f64::from(number) / f64::from(corners) * std::f64::consts::TAU;
            let radius_deg = if number.is_multiple_of(2) { 0.05 } else { 0.03 };
            (longitude_deg + radius_deg * angle.cos(), 20.0 + radius_deg * angle.sin())
        };
        Polygon::new((0..corners).map(corner).collect(), Vec::new())
    }

    #[test]
    fn many_corners_take_little_time_or_are_refused() {
        let many = sample_area(&MultiPolygon(vec![star(19_998, 104.0)]), 250.0).expect("valid");
        assert!(many.points.len() > 500, "{}", many.points.len());
        let reason = sample_area(&MultiPolygon(vec![star(100_000, 104.0)]), 250.0).expect_err("too many");
        assert!(
            reason.starts_with("an area of 100001 corners, more than the limit of 20000: simplify it"),
            "{reason}"
        );
        let crossing = MultiPolygon(vec![star(8_000, 104.0), star(8_000, 104.01)]);
        let reason = sample_area(&crossing, 250.0).expect_err("too many");
        assert!(
            reason.contains("the limit of 5000 for an outline that touches or crosses itself"),
            "{reason}"
        );
    }

    #[test]
    fn a_bow_tie_is_refused() {
        let bow_tie = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0), (x: 1.0, y: 0.0), (x: 0.0, y: 1.0)];
        let reason = sample_area(&MultiPolygon(vec![bow_tie]), 250.0).expect_err("invalid");
        assert!(reason.starts_with("invalid geometry: "), "{reason}");
    }
}
