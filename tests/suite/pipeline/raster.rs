//! A raster of the results as GDAL reads it.
#![expect(clippy::disallowed_types, reason = "results are opened as another program opens them")]
use gdal::Dataset;
use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};
use signalgap::geodesy::LonLat;
use std::path::Path;

/// The rasters of a run.
pub(crate) const LAYERS: [&str; 4] =
    ["coverage_4g_rsrp.tif", "coverage_3g_rscp.tif", "coverage_4g_best_server.tif", "coverage_4g_class.tif"];

/// The one band of a raster.
pub(crate) struct Band {
    pub(crate) dataset: Dataset,
    values: Vec<Option<f64>>,
    cols: usize,
    place: [f64; 6],
}

impl Band {
    pub(crate) fn open(path: &Path) -> Self {
        let dataset = Dataset::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let band = dataset.rasterband(1).expect("a band");
        let nodata = band.no_data_value().expect("a value for no data");
        let known = |value: &f64| ((value - nodata).abs() > 1e-6).then_some(*value);
        let values = band.read_band_as::<f64>().expect("values").data().iter().map(known).collect();
        let (cols, place) = (dataset.raster_size().0, dataset.geo_transform().expect("a place"));
        Self { dataset, values, cols, place }
    }

    pub(crate) fn cell_m(&self) -> f64 {
        self.place[1]
    }

    pub(crate) fn values(&self) -> &[Option<f64>] {
        &self.values
    }

    /// The north-western corner in the raster's own CRS.
    pub(crate) fn corner(&self) -> [f64; 2] {
        [self.place[0], self.place[3]]
    }

    /// Value of the cell at a place in WGS 84.
    pub(crate) fn at(&self, place: LonLat) -> Option<f64> {
        let (mut x, mut y) = ([place.longitude_deg], [place.latitude_deg]);
        let (own, wgs84) = self.systems();
        let transform = CoordTransform::new(&wgs84, &own).expect("a transformation");
        transform.transform_coords(&mut x, &mut y, &mut []).expect("a place");
        let col = ((x[0] - self.place[0]) / self.place[1]).floor() as usize;
        let row = ((y[0] - self.place[3]) / self.place[5]).floor() as usize;
        self.values[row * self.cols + col]
    }

    /// The raster's CRS and WGS 84, both east before north.
    fn systems(&self) -> (SpatialRef, SpatialRef) {
        let mut own = self.dataset.spatial_ref().expect("a CRS");
        let mut wgs84 = SpatialRef::from_epsg(4326).expect("WGS 84");
        own.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        wgs84.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        (own, wgs84)
    }

    /// Middle of every cell in WGS 84.
    pub(crate) fn places(&self) -> Vec<LonLat> {
        let middle = |index: usize| ((index % self.cols) as f64 + 0.5, (index / self.cols) as f64 + 0.5);
        let (mut x, mut y): (Vec<f64>, Vec<f64>) = (0..self.values.len())
            .map(middle)
            .map(|(col, row)| (self.place[0] + col * self.place[1], self.place[3] + row * self.place[5]))
            .unzip();
        let (own, wgs84) = self.systems();
        let transform = CoordTransform::new(&own, &wgs84).expect("a transformation");
        transform.transform_coords(&mut x, &mut y, &mut []).expect("places");
        let places = x.into_iter().zip(y);
        places.map(|(longitude_deg, latitude_deg)| LonLat { longitude_deg, latitude_deg }).collect()
    }
}
