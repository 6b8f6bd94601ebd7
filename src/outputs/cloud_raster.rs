//! Cloud Optimised GeoTIFF, made in memory by GDAL.
//!
//! A plain GeoTIFF holds the values; a virtual raster over it adds what GDAL's safe interface cannot set (unit, colours);
//! the COG driver copies that. All three live in GDAL's memory file system, so only bytes come out.
#![expect(clippy::disallowed_types, reason = "rasters are written here")]
use super::error::OutputError;
use crate::grid::{Grid, GridGeometry};
use gdal::errors::GdalError;
use gdal::raster::{Buffer, GdalType, RasterCreationOptions};
use gdal::spatial_ref::SpatialRef;
use gdal::vsi::{get_vsi_mem_file_bytes_owned, unlink_mem_file};
use gdal::{Dataset, DriverManager};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

/// How values are stored and shrunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Storage {
    /// Measured quantity: floating-point predictor, overviews by averaging.
    Quantity,
    /// Numbers that name something: overviews take the nearest cell.
    Names,
}

/// What a raster says about itself.
pub(super) struct Label<'a> {
    /// File name.
    pub(super) name: &'static str,
    /// Name of the band.
    pub(super) band: &'a str,
    /// Unit; empty for none.
    pub(super) unit: &'a str,
    /// Free text of the whole file.
    pub(super) description: String,
    /// Planning CRS as well-known text.
    pub(super) wkt: &'a str,
    /// Value of cells without one.
    pub(super) nodata: f64,
    /// Colours of the values 0, 1, ...; empty for none.
    pub(super) colours: &'a [[u8; 3]],
    /// How values are stored.
    pub(super) storage: Storage,
}

/// The bytes of a Cloud Optimised GeoTIFF.
///
/// # Errors
/// [`OutputError::Raster`] with GDAL's reason.
pub(super) fn cloud_optimised<T: GdalType + Copy>(
    label: &Label<'_>,
    grid: &Grid<T>,
) -> Result<Vec<u8>, OutputError> {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let number = COUNTER.fetch_add(1, Ordering::Relaxed);
    let stem = format!("/vsimem/signalgap_{}_{number}", std::process::id());
    let (plain, optimised) = (format!("{stem}_plain.tif"), format!("{stem}.tif"));
    let made = write_plain(&plain, grid)
        .and_then(|()| optimise(label, *grid.geometry(), (&plain, &optimised), &T::datatype().name()))
        .and_then(|()| get_vsi_mem_file_bytes_owned(&optimised));
    for path in [&plain, &optimised] {
        // gone already where all went well
        let _ = unlink_mem_file(path);
        let _ = unlink_mem_file(format!("{path}.aux.xml"));
    }
    made.map_err(|source| OutputError::Raster { name: label.name.to_owned(), source })
}

fn write_plain<T: GdalType + Copy>(path: &str, grid: &Grid<T>) -> Result<(), GdalError> {
    let shape = grid.geometry().shape;
    let options = RasterCreationOptions::from_iter(["BIGTIFF=IF_SAFER"]);
    let driver = DriverManager::get_driver_by_name("GTiff")?;
    let dataset =
        driver.create_with_band_type_with_options::<T, _>(path, shape.cols, shape.rows, 1, &options)?;
    let mut buffer = Buffer::new((shape.cols, shape.rows), grid.values().to_vec());
    dataset.rasterband(1)?.write((0, 0), (shape.cols, shape.rows), &mut buffer)?;
    dataset.close()
}

fn optimise(
    label: &Label<'_>,
    geometry: GridGeometry,
    (plain, optimised): (&str, &str),
    data_type: &str,
) -> Result<(), GdalError> {
    let (predictor, resampling) = match label.storage {
        Storage::Quantity => ("PREDICTOR=FLOATING_POINT", "RESAMPLING=AVERAGE"),
        Storage::Names => ("PREDICTOR=NO", "RESAMPLING=NEAREST"),
    };
    let options = RasterCreationOptions::from_iter([
        "COMPRESS=DEFLATE",
        "LEVEL=6",
        predictor,
        resampling,
        "OVERVIEWS=IGNORE_EXISTING",
        "BLOCKSIZE=512",
        "BIGTIFF=IF_SAFER",
        "NUM_THREADS=1",
    ]);
    // the virtual raster would pass over an unusable text in silence
    SpatialRef::from_wkt(label.wkt)?;
    let virtual_raster = Dataset::open(virtual_raster_xml(label, geometry, plain, data_type))?;
    let driver = DriverManager::get_driver_by_name("COG")?;
    virtual_raster.create_copy(&driver, optimised, &options)?.close()
}

/// The virtual raster as GDAL's VRT text.
fn virtual_raster_xml(label: &Label<'_>, geometry: GridGeometry, plain: &str, data_type: &str) -> String {
    let GridGeometry { shape, west_m, north_m, cell_m } = geometry;
    let mut colours = String::new();
    for [red, green, blue] in label.colours {
        let _ = write!(colours, r#"<Entry c1="{red}" c2="{green}" c3="{blue}" c4="255"/>"#);
    }
    let colours = if colours.is_empty() {
        "<ColorInterp>Gray</ColorInterp>".to_owned()
    } else {
        format!("<ColorInterp>Palette</ColorInterp><ColorTable>{colours}</ColorTable>")
    };
    format!(
        r#"<VRTDataset rasterXSize="{cols}" rasterYSize="{rows}">
<SRS>{srs}</SRS>
<GeoTransform>{west_m:?}, {cell_m:?}, 0, {north_m:?}, 0, {south_step:?}</GeoTransform>
<Metadata><MDI key="AREA_OR_POINT">Area</MDI><MDI key="TIFFTAG_IMAGEDESCRIPTION">{text}</MDI></Metadata>
<VRTRasterBand dataType="{data_type}" band="1">
<Description>{band}</Description><UnitType>{unit}</UnitType><NoDataValue>{nodata}</NoDataValue>{colours}
<SimpleSource><SourceFilename relativeToVRT="0">{plain}</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
</VRTRasterBand>
</VRTDataset>"#,
        cols = shape.cols,
        rows = shape.rows,
        srs = escaped(label.wkt),
        south_step = -cell_m,
        text = escaped(&label.description),
        band = escaped(label.band),
        unit = escaped(label.unit),
        nodata = label.nodata,
    )
}

/// Text as XML holds it; control characters, which XML 1.0 forbids, become blanks.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}
