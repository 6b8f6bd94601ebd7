//! Geodesic distance and azimuth on WGS 84.
use super::{EARTH_RADIUS_KM, LonLat, Position};
use crate::units::{Azimuth, Length};
use geo::{Bearing, Destination, Distance, Geodesic, HaversineMeasure, Point};

/// The geodesic between two places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeodesicLine {
    /// Ground distance on the ellipsoid.
    pub ground_distance: Length,
    /// Azimuth at the first place, from true north.
    pub azimuth: Azimuth,
}

/// The geodesic from `from` to `to`.
///
/// Coincident places give length 0 and azimuth 0.
///
/// # Source
/// C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 43-55 (2013), implemented in `geographiclib-rs`.
///
/// # Examples
/// ```
/// use signalgap::geodesy::{LonLat, geodesic_line};
/// let on_the_equator = |longitude_deg| LonLat { longitude_deg, latitude_deg: 0.0 };
/// let line = geodesic_line(on_the_equator(104.0), on_the_equator(105.0));
/// assert!((line.ground_distance.metres() - 111_319.490_793).abs() < 1e-3);
/// assert!((line.azimuth.degrees() - 90.0).abs() < 1e-9);
/// ```
#[must_use]
pub fn geodesic_line(from: LonLat, to: LonLat) -> GeodesicLine {
    #[cfg(test)]
    counted::GEODESICS.with(|count| count.set(count.get() + 1));
    let (from, to) = (point(from), point(to));
    let distance_m = Geodesic.distance(from, to);
    let azimuth_deg = if distance_m > 0.0 { Geodesic.bearing(from, to) } else { 0.0 };
    GeodesicLine {
        ground_distance: Length::from_metres(distance_m),
        azimuth: Azimuth::from_degrees(azimuth_deg),
    }
}

/// The place at `distance` along the geodesic from `from` towards `to`.
#[must_use]
pub fn intermediate_point(from: LonLat, to: LonLat, distance: Length) -> LonLat {
    geodesic_line(from, to).place_at(from, distance)
}

impl GeodesicLine {
    /// The place at a distance along the line, which begins at `from`.
    #[must_use]
    pub fn place_at(&self, from: LonLat, distance: Length) -> LonLat {
        let reached = Geodesic.destination(point(from), self.azimuth.degrees(), distance.metres());
        LonLat { longitude_deg: reached.x(), latitude_deg: reached.y() }
    }
}

impl Position {
    /// The place at a short distance in a direction from true north: on the grid by the convergence and scale of this
    /// place, which it keeps. Over 5 km the grid coordinates are right to some metres.
    #[must_use]
    pub fn moved(&self, azimuth: Azimuth, distance: Length) -> Self {
        let line = GeodesicLine { ground_distance: distance, azimuth };
        let (sin, cos) = (azimuth.degrees() - self.meridian_convergence_deg).to_radians().sin_cos();
        let on_grid_m = distance.metres() * self.point_scale;
        Self {
            geographic: line.place_at(self.geographic, distance),
            easting_m: self.easting_m + on_grid_m * sin,
            northing_m: self.northing_m + on_grid_m * cos,
            ..*self
        }
    }
}

/// The path centre of the ITU-R P-series: half the path's length from `from` on the great circle towards `to`, on a
/// sphere of 6371 km.
///
/// # Source
/// ITU-R P.1812-8, Annex 1, equation (4), by the great-circle calculations of P.2001-5, Annex H.
#[must_use]
pub fn path_centre(from: LonLat, to: LonLat, path_length: Length) -> LonLat {
    let sphere = HaversineMeasure::new(EARTH_RADIUS_KM * 1_000.0);
    let azimuth_deg = sphere.bearing(point(from), point(to));
    let centre = sphere.destination(point(from), azimuth_deg, 0.5 * path_length.metres());
    LonLat { longitude_deg: centre.x(), latitude_deg: centre.y() }
}

fn point(place: LonLat) -> Point<f64> {
    Point::new(place.longitude_deg, place.latitude_deg)
}

/// How many geodesics a thread has solved.
#[cfg(test)]
pub(crate) mod counted {
    use std::cell::Cell;

    thread_local! {
        pub(crate) static GEODESICS: Cell<usize> = const { Cell::new(0) };
    }
}

#[cfg(test)]
mod tests {
    use super::{LonLat, geodesic_line, intermediate_point, path_centre};
    use crate::geodesy::Position;
    use crate::units::{Azimuth, Length};

    const HANOI: LonLat = LonLat { longitude_deg: 105.85, latitude_deg: 21.03 };
    const BAC_YEN: LonLat = LonLat { longitude_deg: 104.43, latitude_deg: 21.25 };

    #[test]
    fn one_degree_of_longitude_on_the_equator() {
        let at = |longitude_deg| LonLat { longitude_deg, latitude_deg: 0.0 };
        let line = geodesic_line(at(0.0), at(1.0));
        // pi / 180 * 6378137 m
        assert!((line.ground_distance.metres() - 111_319.490_793).abs() < 1e-3);
        assert!((line.azimuth.degrees() - 90.0).abs() < 1e-9);
    }

    #[test]
    fn the_end_of_the_line_is_the_other_place() {
        let whole = geodesic_line(HANOI, BAC_YEN).ground_distance;
        let end = intermediate_point(HANOI, BAC_YEN, whole);
        assert!((end.longitude_deg - BAC_YEN.longitude_deg).abs() < 1e-9);
        assert!((end.latitude_deg - BAC_YEN.latitude_deg).abs() < 1e-9);
    }

    #[test]
    fn the_path_centre_lies_between() {
        // Kippure to Dalton, the ITU's example path b2iseac: 53.68658428 degrees north
        let kippure = LonLat { longitude_deg: -6.333_333_333_3, latitude_deg: 53.183_333_333_3 };
        let dalton = LonLat { longitude_deg: -3.183_333_333_3, latitude_deg: 54.166_666_666_7 };
        let length = Length::from_kilometres(235.1);
        assert!((path_centre(kippure, dalton, length).latitude_deg - 53.686_584_28).abs() < 1e-8);
    }

    #[test]
    fn coincident_places_have_no_length() {
        assert!(geodesic_line(HANOI, HANOI).ground_distance <= Length::from_metres(0.0));
    }

    #[test]
    fn a_place_moves_alike_on_the_ellipsoid_and_on_the_grid() {
        let here = Position {
            geographic: BAC_YEN,
            easting_m: 400_000.0,
            northing_m: 2_350_000.0,
            meridian_convergence_deg: 10.0,
            point_scale: 0.9996,
        };
        let there = here.moved(Azimuth::from_degrees(100.0), Length::from_metres(1_000.0));
        let line = geodesic_line(here.geographic, there.geographic);
        assert!((line.ground_distance.metres() - 1_000.0).abs() < 1e-6);
        assert!((line.azimuth.degrees() - 100.0).abs() < 1e-6);
        // true east by south is grid east, where grid north lies 10 degrees east of north
        assert!((there.easting_m - 400_999.6).abs() < 1e-6);
        assert!((there.northing_m - 2_350_000.0).abs() < 1e-6);
    }
}
