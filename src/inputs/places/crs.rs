//! Coordinate reference systems, by way of PROJ: the planning projection, and coordinates in a user's own CRS.
//!
//! Axes are always east then north (longitude, latitude), whatever the registry says of the CRS.
use crate::geodesy::{LonLat, PlanningCrs, Position, geodesic_line};
use crate::inputs::GdalReason;
use crate::inputs::gdal_access::gdal_settings::prepare_gdal;
use crate::inputs::gdal_access::web_access::Offline;
use crate::language::{decimals, word};
use gdal::errors::GdalError;
use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};

/// How far north and south of a place the direction and length of its meridian are measured, degrees of latitude
/// (about 200 m: long against the rounding of coordinates, short against the curvature of meridians on the grid).
const MERIDIAN_PROBE_DEG: f64 = 200.0 / 111_320.0;

/// How far a place may move when it goes to the planning CRS and back, degrees (about 1 m).
const ROUND_TRIP_TOLERANCE_DEG: f64 = 1e-5;

/// Point scales a planning CRS may have: UTM keeps to 0.9996..1.001 in its zone, Web Mercator reaches 1.1 at 25
/// degrees of latitude.
const ACCEPTED_POINT_SCALE: std::ops::RangeInclusive<f64> = 0.9..=1.1;

/// A CRS that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CrsError {
    /// PROJ does not know it.
    #[error("{}", crate::text!("crs-error-unknown", text))]
    Unknown {
        /// What the user wrote.
        text: String,
        /// GDAL's reason.
        source: GdalReason,
    },
    /// Something else that GDAL would look up.
    #[error(
        "{}", crate::text!("crs-error-not-stated", text))]
    NotStated {
        /// What the user wrote.
        text: String,
    },
    /// Geographic, geocentric or local.
    #[error(
        "{}", crate::text!("crs-error-not-projected", name))]
    NotProjected {
        /// Its name.
        name: String,
    },
    /// A projected CRS with a vertical part.
    #[error("{}", crate::text!("crs-error-compound", name))]
    Compound {
        /// Its name.
        name: String,
    },
    /// Projected, but in feet or the like.
    #[error(
        "{}", crate::text!("crs-error-not-metres", name, unit, metres_per_unit))]
    NotMetres {
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// Length of the unit, metres.
        metres_per_unit: f64,
    },
    /// A projection made for another part of the world.
    #[error(
        "{}", crate::text!("crs-error-elsewhere", name, west, east, south, north, longitude_deg = decimals(longitude_deg, 2), latitude_deg = decimals(latitude_deg, 2)))]
    Elsewhere {
        /// Its name.
        name: String,
        /// Area of use, degrees.
        west: f64,
        /// Likewise.
        south: f64,
        /// Likewise.
        east: f64,
        /// Likewise.
        north: f64,
        /// Middle of the settlements, degrees.
        longitude_deg: f64,
        /// Likewise.
        latitude_deg: f64,
    },
    /// UTM ends at 80 degrees south and 84 degrees north.
    #[error(
        "{}", crate::text!("crs-error-no-utm-zone", longitude_deg, latitude_deg))]
    NoUtmZone {
        /// Longitude, degrees.
        longitude_deg: f64,
        /// Latitude, degrees.
        latitude_deg: f64,
    },
    /// PROJ has no operation between the two.
    #[error("{}", crate::text!("crs-error-no-transform", from, to))]
    NoTransform {
        /// Source CRS.
        from: String,
        /// Target CRS.
        to: String,
        /// GDAL's reason.
        source: GdalReason,
    },
}

/// A coordinate that has no place in a CRS. `index` counts from 0 in the batch that was handed over.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PlaceError {
    /// Longitude or latitude beyond the Earth, or not a number.
    #[error("{}", crate::text!("place-error-not-on-earth", longitude_deg, latitude_deg))]
    NotOnEarth {
        /// Place in the batch.
        index: usize,
        /// Longitude, degrees.
        longitude_deg: f64,
        /// Latitude, degrees.
        latitude_deg: f64,
    },
    /// The coordinates cannot be converted, or not back again.
    #[error("{}", crate::text!("place-error-not-convertible", x, y, crs))]
    NotConvertible {
        /// Place in the batch.
        index: usize,
        /// First coordinate (east or longitude).
        x: f64,
        /// Second coordinate (north or latitude).
        y: f64,
        /// The CRS.
        crs: String,
    },
    /// All other places lie elsewhere.
    #[error("{}", crate::text!("place-error-far-away", distance_km = decimals(distance_km, 0), guess))]
    FarAway {
        /// Place in the batch.
        index: usize,
        /// Distance from the middle of all places, km.
        distance_km: f64,
        /// What may have happened.
        guess: &'static str,
    },
    /// The planning CRS stretches or shrinks distances there.
    #[error(
        "{}", crate::text!("place-error-distorted", longitude_deg, latitude_deg, crs, point_scale = decimals(point_scale, 3)))]
    Distorted {
        /// Place in the batch.
        index: usize,
        /// Longitude, degrees.
        longitude_deg: f64,
        /// Latitude, degrees.
        latitude_deg: f64,
        /// The CRS.
        crs: String,
        /// Length on the grid over length on the ellipsoid.
        point_scale: f64,
    },
}

/// The planning CRS with the conversions to and from WGS 84.
pub struct PlanningProjection {
    crs: PlanningCrs,
    spatial_ref: SpatialRef,
    to_grid: CoordTransform,
    to_geographic: CoordTransform,
}

impl std::fmt::Debug for PlanningProjection {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("PlanningProjection").field("crs", &self.crs.name).finish_non_exhaustive()
    }
}

impl PlanningProjection {
    /// A planning projection from what the user wrote: `EPSG:9206`, WKT, a PROJ string.
    ///
    /// # Errors
    /// When the CRS is unknown, not projected, compound, or not in metres.
    pub fn from_user_input(text: &str) -> Result<Self, CrsError> {
        let spatial_ref = parse_crs(text)?;
        let name = crs_name(&spatial_ref);
        if spatial_ref.is_compound() {
            return Err(CrsError::Compound { name });
        }
        if !spatial_ref.is_projected() {
            return Err(CrsError::NotProjected { name });
        }
        let metres_per_unit = spatial_ref.linear_units();
        if (metres_per_unit - 1.0).abs() > 1e-9 {
            let unit = spatial_ref.linear_units_name().unwrap_or_default();
            return Err(CrsError::NotMetres { name, unit, metres_per_unit });
        }
        let wgs84 = parse_crs("EPSG:4326")?;
        let wkt = wkt2(&spatial_ref)
            .map_err(|source| CrsError::Unknown { text: text.to_owned(), source: source.into() })?;
        Ok(Self {
            to_grid: transform(&wgs84, &spatial_ref)?,
            to_geographic: transform(&spatial_ref, &wgs84)?,
            crs: PlanningCrs { name, wkt },
            spatial_ref,
        })
    }

    /// The UTM zone (WGS 84) of a place, by longitude alone: the Norwegian exceptions are not made.
    ///
    /// # Errors
    /// Beyond 80 degrees south and 84 degrees north.
    ///
    /// # Examples
    /// ```
    /// use signalgap::geodesy::LonLat;
    /// use signalgap::inputs::crs::PlanningProjection;
    ///
    /// let place = LonLat { longitude_deg: 104.5, latitude_deg: 21.1 };
    /// assert_eq!(PlanningProjection::utm_for(place)?.crs().name, "EPSG:32648");
    /// # Ok::<(), signalgap::inputs::crs::CrsError>(())
    /// ```
    pub fn utm_for(place: LonLat) -> Result<Self, CrsError> {
        let LonLat { longitude_deg, latitude_deg } = place;
        if !(-180.0..=180.0).contains(&longitude_deg) || !(-80.0..=84.0).contains(&latitude_deg) {
            return Err(CrsError::NoUtmZone { longitude_deg, latitude_deg });
        }
        let zone = (((longitude_deg + 180.0) / 6.0).floor() as u32 + 1).min(60);
        let hemisphere = if latitude_deg < 0.0 { 32_700 } else { 32_600 };
        Self::from_user_input(&format!("EPSG:{}", hemisphere + zone))
    }

    /// Name and well-known text.
    #[must_use]
    pub const fn crs(&self) -> &PlanningCrs {
        &self.crs
    }

    pub(in crate::inputs) const fn spatial_ref(&self) -> &SpatialRef {
        &self.spatial_ref
    }

    /// Whether the projection is made for this part of the world: a wrong zone or country is found before anything
    /// is measured.
    ///
    /// # Errors
    /// [`CrsError::Elsewhere`] when the place lies more than a UTM zone, 6 degrees, beyond the area of use; a
    /// projection that states none is taken as it is.
    pub fn require_near(&self, place: LonLat) -> Result<(), CrsError> {
        /// Neighbouring zones are used across their border, and the point scale is computed at every place.
        const MARGIN_DEG: f64 = 6.0;
        let LonLat { longitude_deg, latitude_deg } = place;
        let Some(area) = self.spatial_ref.area_of_use() else { return Ok(()) };
        let (west, east) = (area.west_lon_degree, area.east_lon_degree);
        let (south, north) = (area.south_lat_degree, area.north_lat_degree);
        let width_deg = (east - west).rem_euclid(360.0);
        let from_west_deg = (longitude_deg - west + MARGIN_DEG).rem_euclid(360.0);
        let near = (west <= -180.0 && east >= 180.0) || from_west_deg <= width_deg + 2.0 * MARGIN_DEG;
        if near && (south - MARGIN_DEG..=north + MARGIN_DEG).contains(&latitude_deg) {
            return Ok(());
        }
        let name = self.crs.name.clone();
        Err(CrsError::Elsewhere { name, west, south, east, north, longitude_deg, latitude_deg })
    }

    /// Positions of places, in one conversion.
    ///
    /// # Method
    /// Each place and two points about 200 m north and south of it are converted; the grid direction of the line
    /// between those two, against true north, is the meridian convergence, and its grid length over its geodesic
    /// length the point scale (along the meridian; on a conformal projection in every direction).
    ///
    /// # Errors
    /// The first place that is not on the Earth, that does not return from the planning CRS to within 1 m, or where
    /// the planning CRS is out by more than 10 % in length.
    pub fn place(&self, places: &[LonLat]) -> Result<Vec<Position>, PlaceError> {
        self.place_each(places).into_iter().collect()
    }

    /// As [`Self::place`], but each place has its own outcome: one far away does not spoil the others.
    #[must_use]
    pub fn place_each(&self, places: &[LonLat]) -> Vec<Result<Position, PlaceError>> {
        let probe = |place: &LonLat, north_deg: f64| {
            (place.longitude_deg, (place.latitude_deg + north_deg).clamp(-90.0, 90.0))
        };
        let offsets = [0.0, MERIDIAN_PROBE_DEG, -MERIDIAN_PROBE_DEG];
        let probes: Vec<_> =
            places.iter().flat_map(|place| offsets.map(|north| probe(place, north))).collect();
        let grid = convert(&self.to_grid, &probes);
        let centres: Vec<_> = grid.iter().step_by(offsets.len()).copied().collect();
        let back = convert(&self.to_geographic, &centres);
        let outcomes = places.iter().enumerate().map(|(index, &place)| {
            check_on_earth(index, place)?;
            let of_place = 3 * index..3 * index + 3;
            let finite = grid[of_place.clone()].iter().all(|&(x, y)| x.is_finite() && y.is_finite());
            let (longitude_deg, latitude_deg) = back[index];
            if !finite || !returned(place, longitude_deg, latitude_deg) {
                let (x, y) = (place.longitude_deg, place.latitude_deg);
                return Err(PlaceError::NotConvertible { index, x, y, crs: self.crs.name.clone() });
            }
            let position = position(place, &probes[of_place.clone()], &grid[of_place]);
            self.check_scale(index, &position)?;
            Ok(position)
        });
        outcomes.collect()
    }

    fn check_scale(&self, index: usize, position: &Position) -> Result<(), PlaceError> {
        let LonLat { longitude_deg, latitude_deg } = position.geographic;
        let point_scale = position.point_scale;
        if ACCEPTED_POINT_SCALE.contains(&point_scale) {
            return Ok(());
        }
        let crs = self.crs.name.clone();
        Err(PlaceError::Distorted { index, longitude_deg, latitude_deg, crs, point_scale })
    }

    /// WGS 84 coordinates of (easting, northing) pairs, metres, in one conversion.
    ///
    /// # Errors
    /// The first pair that cannot be converted.
    pub fn to_geographic(&self, coordinates_m: &[(f64, f64)]) -> Result<Vec<LonLat>, PlaceError> {
        let converted = convert(&self.to_geographic, coordinates_m);
        coordinates_m
            .iter()
            .zip(converted)
            .enumerate()
            .map(|(index, (&(x, y), (longitude_deg, latitude_deg)))| {
                let place = LonLat { longitude_deg, latitude_deg };
                check_on_earth(index, place).map(|()| place).map_err(|_not_on_earth| {
                    PlaceError::NotConvertible { index, x, y, crs: self.crs.name.clone() }
                })
            })
            .collect()
    }
}

/// A CRS with axes east then north.
pub(in crate::inputs) fn parse_crs(text: &str) -> Result<SpatialRef, CrsError> {
    let _quiet = crate::inputs::QuietGdal::new();
    prepare_gdal();
    if names_another_place(text) {
        return Err(CrsError::NotStated { text: text.to_owned() });
    }
    let _offline = Offline::new();
    let mut spatial_ref = SpatialRef::from_definition(text)
        .map_err(|source| CrsError::Unknown { text: text.to_owned(), source: source.into() })?;
    spatial_ref.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    Ok(spatial_ref)
}

/// Whether GDAL would take a text for the name of a file or an address, rather than for a CRS.
pub(in crate::inputs) fn names_another_place(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    // WKT and PROJJSON name schemas, and are never looked up
    let is_whole = text.starts_with('{')
        || lower.split_once('[').is_some_and(|(word, _)| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "_: ".contains(c))
        });
    let has_path = text.starts_with('+') && text.contains(['/', '\\']);
    let begins = ["/vsi", "dict:", "file:", "esri::/"].iter().any(|begin| lower.starts_with(begin));
    !is_whole && (text.contains("://") || has_path || begins || std::path::Path::new(text).exists())
}

/// `EPSG:32648`, or the CRS's name where it has no code.
pub(in crate::inputs) fn crs_name(spatial_ref: &SpatialRef) -> String {
    spatial_ref
        .authority()
        .ok()
        .or_else(|| spatial_ref.name())
        .unwrap_or_else(|| word("crs-unnamed-crs").to_owned())
}

pub(in crate::inputs) fn transform(from: &SpatialRef, to: &SpatialRef) -> Result<CoordTransform, CrsError> {
    let _quiet = crate::inputs::QuietGdal::new();
    CoordTransform::new(from, to).map_err(|source| CrsError::NoTransform {
        from: crs_name(from),
        to: crs_name(to),
        source: source.into(),
    })
}

/// Converted coordinates; NaN where one could not be converted.
fn convert(transform: &CoordTransform, coordinates: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let _quiet = crate::inputs::QuietGdal::new();
    let (mut x, mut y): (Vec<f64>, Vec<f64>) = coordinates.iter().copied().unzip();
    if coordinates.is_empty() {
        return Vec::new();
    }
    let failed = transform.transform_coords(&mut x, &mut y, &mut []).is_err();
    // On failure PROJ marks the coordinates it could not convert; when it marked none, all are in doubt.
    let all_in_doubt = failed && x.iter().chain(&y).all(|value| value.is_finite());
    let converted = x.into_iter().zip(y).map(|(x, y)| {
        if all_in_doubt || !x.is_finite() || !y.is_finite() { (f64::NAN, f64::NAN) } else { (x, y) }
    });
    converted.collect()
}

/// WKT 2, so that the datum keeps its registry code.
fn wkt2(spatial_ref: &SpatialRef) -> Result<String, GdalError> {
    gdal::config::set_thread_local_config_option("OSR_WKT_FORMAT", "WKT2_2018")?;
    let wkt = spatial_ref.to_wkt();
    gdal::config::clear_thread_local_config_option("OSR_WKT_FORMAT")?;
    wkt
}

fn check_on_earth(index: usize, place: LonLat) -> Result<(), PlaceError> {
    let LonLat { longitude_deg, latitude_deg } = place;
    let on_earth = (-180.0..=180.0).contains(&longitude_deg) && (-90.0..=90.0).contains(&latitude_deg);
    if on_earth { Ok(()) } else { Err(PlaceError::NotOnEarth { index, longitude_deg, latitude_deg }) }
}

fn returned(place: LonLat, longitude_deg: f64, latitude_deg: f64) -> bool {
    let turn = (place.longitude_deg - longitude_deg + 180.0).rem_euclid(360.0) - 180.0;
    let east_deg = turn * place.latitude_deg.to_radians().cos();
    let north_deg = place.latitude_deg - latitude_deg;
    east_deg.abs() < ROUND_TRIP_TOLERANCE_DEG && north_deg.abs() < ROUND_TRIP_TOLERANCE_DEG
}

/// The position of a place from its own grid coordinates and those of the points north and south of it.
fn position(place: LonLat, probes: &[(f64, f64)], grid: &[(f64, f64)]) -> Position {
    let at = |(longitude_deg, latitude_deg)| LonLat { longitude_deg, latitude_deg };
    let east_m = grid[1].0 - grid[2].0;
    let north_m = grid[1].1 - grid[2].1;
    let ground_distance = geodesic_line(at(probes[2]), at(probes[1])).ground_distance;
    Position {
        geographic: place,
        easting_m: grid[0].0,
        northing_m: grid[0].1,
        // True north lies at grid azimuth atan2(east, north); true azimuth = grid azimuth - that.
        meridian_convergence_deg: -east_m.atan2(north_m).to_degrees(),
        point_scale: east_m.hypot(north_m) / ground_distance.metres(),
    }
}

#[cfg(test)]
mod tests;
