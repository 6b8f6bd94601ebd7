//! Cloud Optimised GeoTIFF, made by GDAL from windows of values.
//!
//! A plain GeoTIFF, in memory where it is small and else beside the result, takes the values window by window, so that a raster need not fit into memory; a virtual
//! raster over it adds what GDAL's safe interface cannot set (unit, colours); the COG driver copies that.
#![expect(clippy::disallowed_types, reason = "rasters are written here")]
use super::cell_sum::{CellBits, CellSum};
use crate::grid::{GridGeometry, RasterContent, Window};
use crate::outputs::error::OutputError;
use gdal::errors::GdalError;
use gdal::raster::{Buffer, RasterCreationOptions};
use gdal::spatial_ref::SpatialRef;
use gdal::vsi::{call_on_mem_file_bytes, unlink_mem_file};
use gdal::{Dataset, DriverManager};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Cells on a side up to which a quick look is read at once as fast as from an overview.
const WITHOUT_OVERVIEWS: usize = 2_048;
/// A plain raster no larger than this stays in memory.
const IN_MEMORY_BYTES: usize = 64 << 20;

/// Values are rounded to this many steps of a unit: 0.004 dB at most, as two decimals would, but in binary, which leaves the
/// low bytes empty and packs faster and smaller.
const STEPS_PER_UNIT: f32 = 128.0;

/// Rows of the plain raster that are stored together: row by row, each would take its way through GDAL's cache.
const PLAIN_ROWS: &str = "BLOCKYSIZE=64";

/// How values are stored and shrunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::outputs) enum Storage {
    /// Measured quantity: floating-point predictor, overviews by averaging.
    Quantity,
    /// The same of a raster for a quick look: packed in a fraction of the time, without overviews where it is small.
    QuickQuantity,
    /// Numbers that name something: overviews take the nearest cell.
    Names,
    /// The same of a raster for a quick look.
    QuickNames,
}

/// A value as it is written.
pub(in crate::outputs) fn in_steps(value: f32) -> f32 {
    (value * STEPS_PER_UNIT).round() / STEPS_PER_UNIT
}

/// What a raster says about itself.
pub(in crate::outputs) struct Label<'a> {
    /// File name.
    pub(in crate::outputs) name: &'a str,
    /// Name of the band.
    pub(in crate::outputs) band: &'a str,
    /// Unit; empty for none.
    pub(in crate::outputs) unit: &'a str,
    /// Free text of the whole file.
    pub(in crate::outputs) description: String,
    /// Planning CRS as well-known text.
    pub(in crate::outputs) wkt: &'a str,
    /// Value of cells without one.
    pub(in crate::outputs) nodata: f64,
    /// Colours of the values 0, 1, ...; empty for none.
    pub(in crate::outputs) colours: &'a [[u8; 3]],
    /// How values are stored.
    pub(in crate::outputs) storage: Storage,
}

/// Values of windows that together cover a grid once.
pub(in crate::outputs) type Windows<'a, T> =
    &'a mut dyn Iterator<Item = Result<(Window, Vec<T>), OutputError>>;

/// Writes a Cloud Optimised GeoTIFF to a file that is not there yet.
///
/// A small raster is made in memory and written by this program, which knows when a disk is full; a larger one is made on the
/// disk by GDAL, which up to version 3.6 does not tell, and read again.
///
/// # Cost
/// Memory for one window and GDAL's cache, and for a small raster its values and its file; disk for the values of a larger one
/// beside the result while it is made.
///
/// # Errors
/// [`OutputError::Raster`] with GDAL's reason, or that of the windows; the file may be half written then.
pub(in crate::outputs) fn write_cloud_optimised<T: CellBits>(
    path: &Path,
    label: &Label<'_>,
    geometry: &GridGeometry,
    windows: Windows<'_, T>,
) -> Result<(), OutputError> {
    let failed = |source| OutputError::Raster { name: label.name.to_owned(), source };
    let in_memory = geometry.shape.cells() * size_of::<T>() <= IN_MEMORY_BYTES;
    let data_type = T::datatype().name();
    if in_memory {
        let (plain, made) = (memory_file(), memory_file());
        let written = write_plain(&plain, label.name, geometry, windows, None)
            .and_then(|()| optimise(label, *geometry, &plain, &made, &data_type).map_err(failed))
            .and_then(|()| copy_from_memory(&made, path, label.name));
        // gone already where nothing could be written
        let _ = (unlink_mem_file(&plain), unlink_mem_file(&made));
        return written;
    }
    let plain = path.with_extension("plain.tif");
    let mut sum = CellSum::default();
    let written = write_plain(&plain, label.name, geometry, windows, Some(&mut sum)).and_then(|()| {
        optimise(label, *geometry, &plain, path, &data_type).map_err(failed)?;
        sum.require::<T>(&Dataset::open(path).map_err(failed)?, label.name)
    });
    let _ = std::fs::remove_file(&plain);
    written
}

/// Moves a file of GDAL's memory file system to the disk.
pub(in crate::outputs) fn copy_from_memory(made: &Path, path: &Path, name: &str) -> Result<(), OutputError> {
    let written = call_on_mem_file_bytes(made, |bytes| std::fs::write(path, bytes))
        .map_err(|source| OutputError::Raster { name: name.to_owned(), source })?;
    let _ = unlink_mem_file(made);
    written.map_err(|source| OutputError::File { path: path.to_owned(), source })
}

/// A name in GDAL's memory file system that no other raster of this process has.
pub(in crate::outputs) fn memory_file() -> PathBuf {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let number = COUNTER.fetch_add(1, Ordering::Relaxed);
    PathBuf::from(format!("/vsimem/signalgap_{}_{number}.tif", std::process::id()))
}

/// Writes the values as they come, and adds them to a sum.
fn write_plain<T: CellBits>(
    path: &Path,
    name: &str,
    geometry: &GridGeometry,
    windows: Windows<'_, T>,
    mut sum: Option<&mut CellSum>,
) -> Result<(), OutputError> {
    let failed = |source| OutputError::Raster { name: name.to_owned(), source };
    let shape = geometry.shape;
    let options = RasterCreationOptions::from_iter(["BIGTIFF=IF_SAFER", PLAIN_ROWS]);
    let driver = DriverManager::get_driver_by_name("GTiff").map_err(failed)?;
    let dataset = driver
        .create_with_band_type_with_options::<T, _>(path, shape.cols, shape.rows, 1, &options)
        .map_err(failed)?;
    let mut band = dataset.rasterband(1).map_err(failed)?;
    for window in windows {
        let (window, values) = window?;
        if let Some(sum) = &mut sum {
            sum.add(geometry.shape.cols, &window, &values);
        }
        let Window { first, shape } = window;
        let size = (shape.cols, shape.rows);
        let at = (first.col.cast_signed(), first.row.cast_signed());
        band.write(at, size, &mut Buffer::new(size, values)).map_err(failed)?;
    }
    dataset.close().map_err(failed)
}

fn optimise(
    label: &Label<'_>,
    geometry: GridGeometry,
    plain: &Path,
    optimised: &Path,
    data_type: &str,
) -> Result<(), GdalError> {
    let quick = matches!(label.storage, Storage::QuickQuantity | Storage::QuickNames);
    let small = geometry.shape.rows.max(geometry.shape.cols) <= WITHOUT_OVERVIEWS;
    let overviews = if quick && small { "OVERVIEWS=NONE" } else { "OVERVIEWS=IGNORE_EXISTING" };
    // a quick look is one raster, of which all threads pack tiles; others are written side by side
    let threads = if quick { rayon::current_num_threads() } else { 1 };
    let threads = format!("NUM_THREADS={threads}");
    let (level, predictor, resampling) = match label.storage {
        Storage::Quantity => ("LEVEL=1", "PREDICTOR=FLOATING_POINT", "RESAMPLING=AVERAGE"),
        Storage::QuickQuantity => ("LEVEL=1", "PREDICTOR=NO", "RESAMPLING=AVERAGE"),
        Storage::QuickNames => ("LEVEL=1", "PREDICTOR=NO", "RESAMPLING=NEAREST"),
        Storage::Names => ("LEVEL=6", "PREDICTOR=NO", "RESAMPLING=NEAREST"),
    };
    let options = RasterCreationOptions::from_iter([
        "COMPRESS=DEFLATE",
        level,
        predictor,
        resampling,
        overviews,
        "BLOCKSIZE=512",
        "BIGTIFF=IF_SAFER",
        threads.as_str(),
    ]);
    // the virtual raster would pass over an unusable text in silence
    SpatialRef::from_wkt(label.wkt)?;
    let plain = plain.to_string_lossy();
    let virtual_raster = Dataset::open(virtual_raster_xml(label, geometry, &plain, data_type))?;
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
<Metadata><MDI key="AREA_OR_POINT">Area</MDI><MDI key="TIFFTAG_IMAGEDESCRIPTION">{text}</MDI><MDI key="{item}">{content}</MDI></Metadata>
<VRTRasterBand dataType="{data_type}" band="1">
<Description>{band}</Description><UnitType>{unit}</UnitType><NoDataValue>{nodata}</NoDataValue>{colours}
<SimpleSource><SourceFilename relativeToVRT="0">{plain}</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
</VRTRasterBand>
</VRTDataset>"#,
        cols = shape.cols,
        rows = shape.rows,
        srs = escaped(label.wkt),
        south_step = -cell_m,
        plain = escaped(plain),
        text = escaped(&label.description),
        item = RasterContent::ITEM,
        content = RasterContent::Result.key(),
        band = escaped(label.band),
        unit = escaped(label.unit),
        nodata = label.nodata,
    )
}

/// Text as XML holds it; control characters, which XML 1.0 forbids, become blanks.
pub(in crate::outputs) fn escaped(text: &str) -> String {
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
