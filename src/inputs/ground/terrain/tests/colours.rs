//! Pictures of terrain are no terrain.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::*;
use gdal::raster::{Buffer, ColorEntry, ColorInterpretation, ColorTable};
use gdal::spatial_ref::SpatialRef;
use gdal::{Dataset, DriverManager};

/// A GeoTIFF of 8 bits around the place.
fn picture(folder: &Path, name: &str, bands: usize, dress: impl FnOnce(&mut Dataset)) {
    let driver = DriverManager::get_driver_by_name("GTiff").expect("driver");
    let path = folder.join(name);
    let mut dataset = driver.create_with_band_type::<u8, _>(&path, 144, 144, bands).expect("created");
    let cell = 1.0 / 3600.0;
    dataset.set_geo_transform(&[104.48, cell, 0.0, 21.52, 0.0, -cell]).expect("placed");
    dataset.set_spatial_ref(&SpatialRef::from_epsg(4326).expect("known")).expect("CRS");
    dress(&mut dataset);
    for band in 1..=bands {
        let mut band = dataset.rasterband(band).expect("band");
        band.write((0, 0), (144, 144), &mut Buffer::new((144, 144), vec![113_u8; 144 * 144]))
            .expect("written");
    }
    dataset.close().expect("closed");
}

fn outcome(folder: &Path, name: &str) -> Result<WarpedTerrain, RasterInputError> {
    read(&request(folder, &[name]), grid_around(&utm(), AT, 20, 30.0))
}

#[test]
fn palettes_and_colour_bands_are_refused() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let interpret = |kind: ColorInterpretation, band: usize| {
        move |dataset: &mut Dataset| {
            let mut band = dataset.rasterband(band).expect("band");
            band.set_color_interpretation(kind).expect("interpreted");
        }
    };
    picture(folder.path(), "palette.tif", 1, |dataset| {
        let mut table = ColorTable::new(gdal::raster::PaletteInterpretation::Rgba);
        table.set_color_entry(113, &ColorEntry::rgba(10, 20, 30, 255));
        dataset.rasterband(1).expect("band").set_color_table(&table);
    });
    picture(folder.path(), "rgb.tif", 3, |_| ());
    picture(folder.path(), "rgba.tif", 4, |_| ());
    picture(folder.path(), "bands.tif", 3, interpret(ColorInterpretation::GrayIndex, 1));
    picture(folder.path(), "grey_and_alpha.tif", 2, interpret(ColorInterpretation::AlphaBand, 2));
    for name in ["palette.tif", "rgb.tif", "rgba.tif", "bands.tif", "grey_and_alpha.tif"] {
        let error = outcome(folder.path(), name).expect_err(name);
        assert!(matches!(&error, RasterInputError::Colours { file, .. } if file == name), "{error}");
        assert!(error.to_string().contains("colours, not heights"), "{error}");
    }
}

#[test]
fn eight_bits_without_colours_are_read_with_a_note() {
    let folder = tempfile::tempdir().expect("temporary folder");
    picture(folder.path(), "low.tif", 1, |_| ());
    let terrain = outcome(folder.path(), "low.tif").expect("read");
    assert_eq!(terrain.report.notes, [RasterNote::EightBit { file: "low.tif".to_owned() }]);
}
