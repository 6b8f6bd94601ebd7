//! Small rasters for tests, written to a temporary folder.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use gdal::raster::{Buffer, RasterCreationOptions};
use gdal::spatial_ref::SpatialRef;
use gdal::{Dataset, DriverManager};
use std::path::Path;

/// A north-up raster of f32.
pub(in crate::inputs) struct TestRaster<'a> {
    pub(in crate::inputs) crs: Option<&'a str>,
    /// Western and northern edge.
    pub(in crate::inputs) corner: (f64, f64),
    /// Cell size.
    pub(in crate::inputs) cell: f64,
    /// Columns and rows.
    pub(in crate::inputs) size: (usize, usize),
    pub(in crate::inputs) void: Option<f64>,
}

impl TestRaster<'_> {
    /// Coordinates of a cell's centre.
    fn centre(&self, index: usize) -> (f64, f64) {
        let (col, row) = (index % self.size.0, index / self.size.0);
        (self.corner.0 + (col as f64 + 0.5) * self.cell, self.corner.1 - (row as f64 + 0.5) * self.cell)
    }

    /// The raster in memory, its values made from the coordinates of the centres.
    pub(in crate::inputs) fn in_memory(&self, bands: usize, value: impl Fn(f64, f64) -> f64) -> Dataset {
        self.dataset("MEM", Path::new(""), bands, value)
    }

    fn dataset(&self, driver: &str, path: &Path, bands: usize, value: impl Fn(f64, f64) -> f64) -> Dataset {
        let driver = DriverManager::get_driver_by_name(driver).expect("driver");
        let (cols, rows) = self.size;
        let mut dataset = driver.create_with_band_type::<f32, _>(path, cols, rows, bands).expect("dataset");
        dataset
            .set_geo_transform(&[self.corner.0, self.cell, 0.0, self.corner.1, 0.0, -self.cell])
            .expect("geotransform");
        if let Some(crs) = self.crs {
            dataset.set_spatial_ref(&SpatialRef::from_definition(crs).expect("CRS")).expect("CRS set");
        }
        let values = (0..cols * rows).map(|index| self.centre(index)).map(|(x, y)| value(x, y) as f32);
        let mut band = dataset.rasterband(1).expect("band");
        band.set_no_data_value(self.void).expect("void value");
        band.write((0, 0), self.size, &mut Buffer::new(self.size, values.collect())).expect("written");
        dataset
    }

    /// Writes a GeoTIFF.
    pub(in crate::inputs) fn write(&self, path: &Path, value: impl Fn(f64, f64) -> f64) {
        self.dataset("GTiff", path, 1, value).close().expect("closed");
    }

    /// Writes by way of another driver.
    pub(in crate::inputs) fn write_as(&self, driver: &str, path: &Path, value: impl Fn(f64, f64) -> f64) {
        let driver = DriverManager::get_driver_by_name(driver).expect("driver");
        let copy = self.in_memory(1, value).create_copy(&driver, path, &RasterCreationOptions::default());
        copy.expect("copied").close().expect("closed");
    }
}

/// Side of an SRTM 3 arc-second tile.
pub(in crate::inputs) const TILE_SIDE: usize = 1201;

/// The bytes of an SRTM 3 arc-second tile whose south-western corner is (`longitude`, `latitude`).
pub(in crate::inputs) fn tile_bytes(
    longitude: i32,
    latitude: i32,
    value: impl Fn(f64, f64) -> i16,
) -> Vec<u8> {
    let step = 1.0 / (TILE_SIDE - 1) as f64;
    let at = |index: usize| {
        let (row, col) = (index / TILE_SIDE, index % TILE_SIDE);
        value(f64::from(longitude) + col as f64 * step, f64::from(latitude + 1) - row as f64 * step)
    };
    (0..TILE_SIDE * TILE_SIDE).flat_map(|index| at(index).to_be_bytes()).collect()
}

/// A zip file that holds one file, stored.
pub(in crate::inputs) fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let common = |bytes: &mut Vec<u8>| {
        bytes.extend([20, 0, 0, 0, 0, 0, 0, 0, 0, 0]); // version, flags, method, time, date
        bytes.extend(crc_32(content).to_le_bytes());
        bytes.extend((content.len() as u32).to_le_bytes());
        bytes.extend((content.len() as u32).to_le_bytes());
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend([0, 0]); // extra field
    };
    let mut bytes = b"PK\x03\x04".to_vec();
    common(&mut bytes);
    bytes.extend(name.as_bytes());
    bytes.extend(content);
    let directory = bytes.len() as u32;
    bytes.extend(b"PK\x01\x02\x14\x00");
    common(&mut bytes);
    bytes.extend([0; 14]); // comment, disk, attributes, offset
    bytes.extend(name.as_bytes());
    let length = bytes.len() as u32 - directory;
    bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    bytes.extend(length.to_le_bytes());
    bytes.extend(directory.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// A gzip file, stored.
pub(in crate::inputs) fn gzipped(content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    let blocks = content.chunks(0xffff);
    let last = blocks.len() - 1;
    for (index, block) in blocks.enumerate() {
        bytes.push(u8::from(index == last));
        bytes.extend((block.len() as u16).to_le_bytes());
        bytes.extend((!(block.len() as u16)).to_le_bytes());
        bytes.extend(block);
    }
    bytes.extend(crc_32(content).to_le_bytes());
    bytes.extend((content.len() as u32).to_le_bytes());
    bytes
}

fn crc_32(content: &[u8]) -> u32 {
    !content.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(
            crc ^ u32::from(byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 },
        )
    })
}
