//! Elevation read straight from a file by GDAL, without the program's own reading.
#![expect(clippy::disallowed_types, reason = "an independent look at the terrain")]
use gdal::Dataset;
use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};
use signalgap::geodesy::LonLat;
use std::path::Path;

/// A raster of elevations, whole, as the file holds it.
pub(crate) struct Elevation {
    values: Vec<f64>,
    cols: usize,
    rows: usize,
    place: [f64; 6],
    from_wgs84: CoordTransform,
    nodata: f64,
}

impl Elevation {
    pub(crate) fn open(path: &Path) -> Self {
        let dataset = Dataset::open(path).expect("a raster");
        let (cols, rows) = dataset.raster_size();
        let band = dataset.rasterband(1).expect("a band");
        let values = band.read_band_as::<f64>().expect("values").data().to_vec();
        let mut own = dataset.spatial_ref().expect("a CRS");
        let mut wgs84 = SpatialRef::from_epsg(4326).expect("WGS 84");
        own.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        wgs84.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        Self {
            values,
            cols,
            rows,
            place: dataset.geo_transform().expect("a place"),
            from_wgs84: CoordTransform::new(&wgs84, &own).expect("a transformation"),
            nodata: band.no_data_value().unwrap_or(-32_768.0),
        }
    }

    /// Column and row of a place, counted from the centre of the first cell.
    fn seat(&self, place: LonLat) -> (f64, f64) {
        let (mut x, mut y) = ([place.longitude_deg], [place.latitude_deg]);
        self.from_wgs84.transform_coords(&mut x, &mut y, &mut []).expect("a place");
        ((x[0] - self.place[0]) / self.place[1] - 0.5, (y[0] - self.place[3]) / self.place[5] - 0.5)
    }

    /// How far a place lies inside the outermost cells' centres, in cells; negative outside.
    pub(crate) fn cells_inside(&self, place: LonLat) -> f64 {
        let (col, row) = self.seat(place);
        col.min(row).min((self.cols - 1) as f64 - col).min((self.rows - 1) as f64 - row)
    }

    /// Bilinear elevation, m; `None` outside and beside voids.
    pub(crate) fn at(&self, place: LonLat) -> Option<f64> {
        if self.cells_inside(place) < 0.0 {
            return None;
        }
        let (col, row) = self.seat(place);
        let (left, top) =
            ((col.floor() as usize).min(self.cols - 2), (row.floor() as usize).min(self.rows - 2));
        let (right_share, low_share) = (col - left as f64, row - top as f64);
        let corner = |down: usize, right: usize| {
            let value = self.values[(top + down) * self.cols + left + right];
            ((value - self.nodata).abs() > 0.5).then_some(value)
        };
        let upper = corner(0, 0)? * (1.0 - right_share) + corner(0, 1)? * right_share;
        let lower = corner(1, 0)? * (1.0 - right_share) + corner(1, 1)? * right_share;
        Some(upper * (1.0 - low_share) + lower * low_share)
    }

    /// Whether the nearest cell and so many on every side of it are void.
    pub(crate) fn deep_in_void(&self, place: LonLat, around: i32) -> bool {
        let (col, row) = self.seat(place);
        if self.cells_inside(place) < f64::from(around) {
            return false;
        }
        let void = |down: i32, right: i32| {
            let index =
                (row.round() as i32 + down) as usize * self.cols + (col.round() as i32 + right) as usize;
            (self.values[index] - self.nodata).abs() < 0.5
        };
        (-around..=around).all(|down| (-around..=around).all(|right| void(down, right)))
    }

    /// Columns and rows from the raster's corner to a point in its own CRS.
    pub(crate) fn cells_from_origin(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [(x - self.place[0]) / self.place[1], (y - self.place[3]) / self.place[5]]
    }
}
