//! The radio climate: stated, or read from the ITU's maps of median refractivity.
use super::PathEnvironment;
use crate::geodesy::{EffectiveEarth, LonLat};

/// The radio climate of one place.
///
/// # Examples
/// ```
/// use signalgap::propagation::RadioClimate;
/// let climate = RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 };
/// assert!((climate.earth().radius_km() - 6_371.0 * 157.0 / 112.0).abs() < 1e-9);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RadioClimate {
    /// Average refractivity lapse rate through the lowest kilometre, N-units/km, as a positive number.
    pub delta_n: f64,
    /// Surface refractivity at sea level, N-units.
    pub surface_refractivity: f64,
}

impl RadioClimate {
    /// The median effective Earth.
    #[must_use]
    pub fn earth(self) -> EffectiveEarth {
        EffectiveEarth::median(self.delta_n)
    }

    /// What a model takes of it for a path with its centre at a latitude, degrees north.
    #[must_use]
    pub const fn on_path(self, path_centre_latitude_deg: f64) -> PathEnvironment {
        PathEnvironment {
            delta_n: self.delta_n,
            surface_refractivity: self.surface_refractivity,
            path_centre_latitude_deg,
        }
    }
}

/// Where the radio climate of a place comes from.
#[derive(Clone, Copy, Debug)]
pub enum ClimateSource<'a> {
    /// The same everywhere.
    Uniform(RadioClimate),
    /// The ITU's maps.
    Maps(&'a RefractivityMaps),
}

impl ClimateSource<'_> {
    /// The radio climate at a place.
    #[must_use]
    pub fn at(&self, place: LonLat) -> RadioClimate {
        match self {
            Self::Uniform(climate) => *climate,
            Self::Maps(maps) => maps.at(place),
        }
    }
}

/// One quantity every 1.5 degrees: 121 rows from 90 degrees north to 90 south, each of 241 values from 0 to 360 degrees
/// east.
#[derive(Clone, Debug, PartialEq)]
pub struct RefractivityMap {
    values: Vec<f64>,
}

impl RefractivityMap {
    /// Number of rows.
    pub const ROWS: usize = 121;
    /// Values in a row; the first and the last are of the same meridian.
    pub const COLS: usize = 241;
    /// Degrees between neighbours.
    const SPACING_DEG: f64 = 1.5;

    /// From its values, row by row; `None` when they are not 121 x 241.
    #[must_use]
    pub fn new(values: Vec<f64>) -> Option<Self> {
        (values.len() == Self::ROWS * Self::COLS).then_some(Self { values })
    }

    /// The value at a place, bilinear between the four values around.
    ///
    /// # Source
    /// ITU-R P.1144-12, Annex 1, §1b.
    #[must_use]
    pub fn at(&self, place: LonLat) -> f64 {
        let place_of = |degrees: f64, last: usize| {
            let index = (degrees / Self::SPACING_DEG).clamp(0.0, last as f64);
            let low = (index.floor() as usize).min(last - 1);
            (low, index - low as f64)
        };
        let (row, south) = place_of(90.0 - place.latitude_deg, Self::ROWS - 1);
        let (col, east) = place_of(place.longitude_deg.rem_euclid(360.0), Self::COLS - 1);
        let value = |row: usize, col: usize| self.values[row * Self::COLS + col];
        let along = |row: usize| value(row, col) + east * (value(row, col + 1) - value(row, col));
        along(row) + south * (along(row + 1) - along(row))
    }
}

/// The radio climate everywhere.
#[derive(Clone, Debug, PartialEq)]
pub struct RefractivityMaps {
    /// Average refractivity lapse rate through the lowest kilometre, N-units/km, as a positive number.
    pub delta_n: RefractivityMap,
    /// Refractivity at sea level, N-units.
    pub surface_refractivity: RefractivityMap,
}

impl RefractivityMaps {
    /// The radio climate at a place.
    #[must_use]
    pub fn at(&self, place: LonLat) -> RadioClimate {
        RadioClimate {
            delta_n: self.delta_n.at(place),
            surface_refractivity: self.surface_refractivity.at(place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RefractivityMap;
    use crate::geodesy::LonLat;

    /// 300 + latitude / 10 + longitude / 100, from 0 to 360 degrees east.
    fn plane() -> RefractivityMap {
        let value =
            |row: usize, col: usize| 300.0 + (90.0 - 1.5 * row as f64) / 10.0 + 1.5 * col as f64 / 100.0;
        let rows = 0..RefractivityMap::ROWS;
        let values = rows.flat_map(|row| (0..RefractivityMap::COLS).map(move |col| value(row, col)));
        RefractivityMap::new(values.collect()).expect("121 x 241 values")
    }

    fn at(longitude_deg: f64, latitude_deg: f64) -> f64 {
        plane().at(LonLat { longitude_deg, latitude_deg })
    }

    #[test]
    fn a_plane_is_read_exactly() {
        for (longitude_deg, latitude_deg, value) in [
            (0.0, 90.0, 309.0),
            (104.43, 21.25, 300.0 + 2.125 + 1.0443),
            (359.9, -89.9, 300.0 - 8.99 + 3.599),
            // west of Greenwich is 360 degrees on
            (-76.5, -12.3, 300.0 - 1.23 + 2.835),
            (0.0, -90.0, 291.0),
        ] {
            assert!((at(longitude_deg, latitude_deg) - value).abs() < 1e-9, "{longitude_deg} {latitude_deg}");
        }
    }

    #[test]
    fn between_four_values_it_is_bilinear() {
        let mut values = vec![0.0; RefractivityMap::ROWS * RefractivityMap::COLS];
        // the corner at 0 north, 1.5 east
        values[60 * RefractivityMap::COLS + 1] = 8.0;
        let map = RefractivityMap::new(values).expect("121 x 241 values");
        for (longitude_deg, latitude_deg, value) in
            [(1.5, 0.0, 8.0), (0.75, 0.0, 4.0), (0.75, 0.75, 2.0), (2.25, -0.75, 2.0), (3.0, 0.0, 0.0)]
        {
            let found = map.at(LonLat { longitude_deg, latitude_deg });
            assert!((found - value).abs() < 1e-12, "{longitude_deg} {latitude_deg}: {found}");
        }
    }

    #[test]
    fn another_shape_is_no_map() {
        assert_eq!(RefractivityMap::new(vec![0.0; 121 * 240]), None);
    }
}
