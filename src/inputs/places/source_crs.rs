//! Coordinates of a file to WGS 84.
use super::crs::CrsError;
use crate::geodesy::LonLat;
use crate::inputs::tables::text_values::Limits;
use crate::inputs::{GdalReason, InputError, QuietGdal};
use crate::language::{decimals, word};
use crate::text;
use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};

/// How far outside a CRS's area of use a place may lie, degrees: the areas are given to a hundredth of a degree and
/// national systems are used a little across the border.
const AREA_MARGIN_DEG: f64 = 0.25;

const LONGITUDE: Limits = Limits::new(-180.0, 180.0, "degrees of longitude");
const LATITUDE: Limits = Limits::new(-90.0, 90.0, "degrees of latitude");

/// Asked where latitude and longitude would fit the other way round.
pub(in crate::inputs) fn swapped() -> &'static str {
    word("source-crs-swapped")
}

/// The CRS a file's coordinates are in, axes as GIS files have them (east or longitude first).
pub(in crate::inputs) struct SourceCrs {
    name: String,
    /// Geographic, in degrees: PROJ wraps longitudes, but 464.43 is a typing error, not 104.43.
    in_degrees: bool,
    /// `None` for WGS 84 longitude and latitude.
    conversion: Option<CoordTransform>,
    area: Option<Area>,
}

/// An area of use, degrees; crosses the antimeridian where west is greater than east.
struct Area {
    name: String,
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl SourceCrs {
    /// WGS 84 longitude and latitude.
    pub(in crate::inputs) fn wgs84() -> Self {
        Self { name: "EPSG:4326".to_owned(), in_degrees: true, conversion: None, area: None }
    }

    /// From a CRS.
    ///
    /// # Errors
    /// The library's reason when no conversion to WGS 84 is known.
    pub(in crate::inputs) fn new(mut crs: SpatialRef) -> Result<Self, String> {
        let _quiet = QuietGdal::new();
        let name = name_of(&crs);
        if matches!(name.as_str(), "EPSG:4326" | "OGC:CRS84") {
            return Ok(Self::wgs84());
        }
        crs.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        let mut wgs84 = SpatialRef::from_epsg(4326).map_err(|error| GdalReason::from(error).to_string())?;
        wgs84.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        let conversion =
            CoordTransform::new(&crs, &wgs84).map_err(|error| GdalReason::from(error).to_string())?;
        let degree = 1.0_f64.to_radians();
        let in_degrees = crs.is_geographic() && (crs.angular_units() - degree).abs() < 1e-9;
        Ok(Self { name, in_degrees, conversion: Some(conversion), area: area_of_use(&crs) })
    }

    /// Authority and code, otherwise the CRS's name.
    pub(in crate::inputs) fn name(&self) -> &str {
        &self.name
    }

    /// Whether the coordinates are degrees.
    pub(in crate::inputs) const fn in_degrees(&self) -> bool {
        self.in_degrees
    }

    /// Whether the coordinates are already WGS 84 degrees.
    pub(in crate::inputs) const fn is_wgs84(&self) -> bool {
        self.conversion.is_none()
    }

    /// WGS 84 places of coordinate pairs, or why there is none.
    ///
    /// # Cost and determinism
    /// One call of PROJ for all; only when a pair fails, one call each.
    pub(in crate::inputs) fn to_geographic(&self, pairs: &[[f64; 2]]) -> Vec<Result<LonLat, String>> {
        let Some(conversion) = &self.conversion else {
            return pairs.iter().map(|pair| on_earth(*pair)).collect();
        };
        let _quiet = QuietGdal::new();
        let mut x: Vec<f64> = pairs.iter().map(|pair| pair[0]).collect();
        let mut y: Vec<f64> = pairs.iter().map(|pair| pair[1]).collect();
        if conversion.transform_coords(&mut x, &mut y, &mut []).is_ok() {
            let converted = pairs.iter().zip(x.iter().zip(&y));
            return converted.map(|(pair, (x, y))| self.accept(*pair, [*x, *y])).collect();
        }
        pairs.iter().map(|pair| self.convert_one(conversion, *pair)).collect()
    }

    fn convert_one(&self, conversion: &CoordTransform, pair: [f64; 2]) -> Result<LonLat, String> {
        if self.in_degrees {
            on_earth(pair)?;
        }
        let (mut x, mut y) = ([pair[0]], [pair[1]]);
        match conversion.transform_coords(&mut x, &mut y, &mut []) {
            Ok(()) => self.accept(pair, [x[0], y[0]]),
            Err(_) => Err(text!("source-crs-no-place-in-has-these-coordinates", crs = self.name)),
        }
    }

    fn accept(&self, own: [f64; 2], converted: [f64; 2]) -> Result<LonLat, String> {
        if self.in_degrees {
            on_earth(own)?;
        }
        let place = on_earth(converted).map_err(|_beyond_the_earth| {
            text!("source-crs-no-place-in-has-these-coordinates", crs = self.name)
        })?;
        match &self.area {
            Some(area) if !holds(area, place) => Err(text!(
                "source-crs-outside-the-area-of-use-of",
                crs = self.name,
                area = area.name,
                west = area.west,
                east = area.east,
                south = area.south,
                north = area.north,
                longitude_deg = decimals(place.longitude_deg, 4),
                latitude_deg = decimals(place.latitude_deg, 4)
            )),
            _ => Ok(place),
        }
    }
}

fn area_of_use(crs: &SpatialRef) -> Option<Area> {
    crs.area_of_use().map(|area| Area {
        name: area.name,
        west: area.west_lon_degree,
        south: area.south_lat_degree,
        east: area.east_lon_degree,
        north: area.north_lat_degree,
    })
}

/// Authority and code, otherwise the CRS's name.
pub(in crate::inputs) fn name_of(crs: &SpatialRef) -> String {
    crs.authority()
        .ok()
        .or_else(|| crs.name())
        .unwrap_or_else(|| word("source-crs-crs-without-name").to_owned())
}

/// A CRS from what the scenario says.
///
/// # Errors
/// When PROJ does not know it.
pub(in crate::inputs) fn parse_crs(section: &'static str, text: &str) -> Result<SpatialRef, InputError> {
    let _quiet = QuietGdal::new();
    super::crs::parse_crs(text).map_err(|error| {
        let reason = match error {
            CrsError::Unknown { source, .. } => source.to_string(),
            _ => word("source-crs-it-is-an-address-or-file").to_owned(),
        };
        InputError::UnknownCrs { section, text: text.to_owned(), reason }
    })
}

/// Longitude and latitude as a place.
///
/// # Errors
/// The reason, when they lie beyond their ranges.
fn on_earth([longitude_deg, latitude_deg]: [f64; 2]) -> Result<LonLat, String> {
    LONGITUDE.check(longitude_deg)?;
    LATITUDE.check(latitude_deg).map_err(|reason| {
        let swapped = LONGITUDE.check(latitude_deg).is_ok() && LATITUDE.check(longitude_deg).is_ok();
        if swapped { format!("{reason}{}", self::swapped()) } else { reason }
    })?;
    Ok(LonLat { longitude_deg, latitude_deg })
}

/// Whether the area, widened by the margin, holds the place; areas may cross the antimeridian.
fn holds(area: &Area, place: LonLat) -> bool {
    let (west, east) = (area.west - AREA_MARGIN_DEG, area.east + AREA_MARGIN_DEG);
    let longitude = place.longitude_deg;
    let between = if area.west <= area.east {
        longitude >= west && longitude <= east
    } else {
        longitude >= west || longitude <= east
    };
    between
        && place.latitude_deg >= area.south - AREA_MARGIN_DEG
        && place.latitude_deg <= area.north + AREA_MARGIN_DEG
}

#[cfg(test)]
mod tests {
    use super::{SourceCrs, parse_crs};

    fn crs(text: &str) -> SourceCrs {
        SourceCrs::new(parse_crs("sites", text).expect("known")).expect("convertible")
    }

    #[test]
    fn utm_coordinates_become_degrees_and_foreign_ones_are_refused() {
        // 102 + 3 degrees east is the central meridian of zone 48
        let pairs = [[500_000.0, 2_350_000.0], [104.43, 21.25], [f64::INFINITY, 0.0]];
        let places = crs("EPSG:32648").to_geographic(&pairs);
        let first = places[0].as_ref().expect("inside");
        assert!((first.longitude_deg - 105.0).abs() < 1e-9 && (first.latitude_deg - 21.25).abs() < 0.01);
        let reason = places[1].as_ref().expect_err("degrees handed over as metres");
        assert!(reason.starts_with("outside the area of use of EPSG:32648"), "{reason}");
        assert!(places[2].is_err());
    }

    #[test]
    fn swapped_axes_and_wrapped_longitudes_are_refused_row_by_row() {
        let good = [541_000.0, 2_350_000.0];
        let places =
            crs("EPSG:9206").to_geographic(&[good, [good[1], good[0]], [f64::NAN, 0.0], [1e12, 1e12], good]);
        assert!(places[0].is_ok() && places[0] == places[4], "a bad row does not spoil the good ones");
        assert!(places[1..4].iter().all(Result::is_err), "{places:?}");
        // VN-2000, geographic
        let places = crs("EPSG:4756").to_geographic(&[[104.43, 21.25], [464.43, 21.25], [21.25, 104.43]]);
        assert!(places[0].is_ok());
        assert_eq!(places[1], Err("outside -180 to 180 degrees of longitude".to_owned()));
        let swapped = "outside -90 to 90 degrees of latitude: are longitude and latitude swapped?";
        assert_eq!(places[2], Err(swapped.to_owned()));
    }

    #[test]
    fn wgs84_stays_as_it_is() {
        let places = crs("EPSG:4326").to_geographic(&[[104.43, 21.25], [104.0, 213.0]]);
        assert_eq!(places[0].as_ref().map(|place| place.longitude_deg), Ok(104.43));
        assert_eq!(places[1], Err("outside -90 to 90 degrees of latitude".to_owned()));
    }
}
