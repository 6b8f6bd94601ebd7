//! The one file that calls GDAL's C interface: warping to the planning grid and filling voids.
//!
//! The safe bindings have neither, nor the list of files behind a dataset. Everything that goes in and comes out is plain Rust data or a `gdal::Dataset`.
#![expect(
    unsafe_code,
    reason = "the safe GDAL bindings have no warp, no void filling and no error handler stack"
)]
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use crate::grid::{GridGeometry, Shape};
use gdal::errors::GdalError;
use gdal::raster::Buffer;
use gdal::{Dataset, DriverManager};
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

/// Memory for one warping chunk, megabytes: fixed, so that the chunks are the same on every machine.
const CHUNK_MEMORY_MB: &str = "128";

/// Keeps GDAL from writing its messages to standard error, on this thread, for as long as it lives.
///
/// The messages still reach the errors that the calls return.
pub struct QuietGdal {
    /// GDAL's stack of handlers belongs to the thread.
    not_send: PhantomData<*const ()>,
}

impl QuietGdal {
    /// Silence from here on.
    #[must_use]
    pub fn new() -> Self {
        // SAFETY: pushes a handler that GDAL itself provides; `drop` pops it on the same thread.
        unsafe { gdal_sys::CPLPushErrorHandler(Some(gdal_sys::CPLQuietErrorHandler)) };
        Self { not_send: PhantomData }
    }
}

impl Default for QuietGdal {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for QuietGdal {
    fn drop(&mut self) {
        // SAFETY: pops the handler that `new` pushed; the type cannot leave its thread.
        unsafe { gdal_sys::CPLPopErrorHandler() };
    }
}

/// How a value is made from the source's cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Resampling {
    /// The cell in which the centre falls.
    Nearest,
    /// Bilinear between the four nearest centres; where the ratio of source to target cell (columns, rows) is below
    /// 1, a triangle as wide as the target cell, which averages.
    Bilinear {
        /// Source over target cell, along columns and along rows, at most 1.
        ratio: (f64, f64),
    },
}

/// One warp: what, in which CRS, to which grid.
pub(super) struct Warp<'a> {
    /// The source; all its bands are warped, the first is read.
    pub(super) source: &'a Dataset,
    /// The source's CRS, where it states none itself.
    pub(super) source_crs: Option<&'a str>,
    /// The source's void value, where it states none itself.
    pub(super) source_void: Option<f64>,
    /// The planning CRS, WKT.
    pub(super) target_crs: &'a str,
    /// The planning grid.
    pub(super) target: &'a GridGeometry,
    /// The method.
    pub(super) resampling: Resampling,
}

/// The source's first band on the target grid, row by row; NaN where it has no value.
///
/// # Cost and determinism
/// Every coordinate is converted exactly (no approximation along rows) and the kernel's size is given, not derived
/// per chunk, so a cell's value depends neither on the chunks nor on the number of threads.
///
/// # Errors
/// GDAL's, for instance when the source cannot be read.
pub(super) fn warp(job: &Warp<'_>, progress: &dyn Fn(f64)) -> Result<Vec<f32>, GdalError> {
    let _quiet = QuietGdal::new();
    let options = WarpOptions::new(&arguments(job))?;
    let mut progress = progress;
    let mut source = job.source.c_dataset();
    // SAFETY: the options and the source outlive the call; `progress` is passed as a pointer to a local reference
    // that `report` casts back to the same type, and is not used after the call; the result is owned by us alone.
    let warped = unsafe {
        gdal_sys::GDALWarpAppOptionsSetProgress(
            options.handle,
            Some(report),
            (&raw mut progress).cast::<c_void>(),
        );
        gdal_sys::CPLErrorReset();
        let empty_name = c"".as_ptr();
        let handle = gdal_sys::GDALWarp(
            empty_name,
            ptr::null_mut(),
            1,
            &raw mut source,
            options.handle,
            ptr::null_mut(),
        );
        if handle.is_null() {
            return Err(last_error("GDALWarp"));
        }
        Dataset::from_c_dataset(handle)
    };
    Ok(warped.rasterband(1)?.read_band_as::<f32>()?.into_shape_and_vec().1)
}

/// Interpolates the NaN cells of a small window from the cells around them.
///
/// # Method
/// `GDALFillNodata`: inverse-distance weighting of the nearest valid cells in each quadrant, unsmoothed.
///
/// # Errors
/// GDAL's.
pub(super) fn fill_window(shape: Shape, values: Vec<f32>) -> Result<Vec<f32>, GdalError> {
    let _quiet = QuietGdal::new();
    let size = (shape.cols, shape.rows);
    let memory = DriverManager::get_driver_by_name("MEM")?;
    let dataset = memory.create_with_band_type::<f32, _>("", shape.cols, shape.rows, 1)?;
    let mut band = dataset.rasterband(1)?;
    band.set_no_data_value(Some(f64::NAN))?;
    band.write((0, 0), size, &mut Buffer::new(size, values))?;
    let reach = (shape.rows + shape.cols) as f64;
    let in_memory = c"TEMP_FILE_DRIVER=MEM";
    let mut options = [in_memory.as_ptr().cast_mut(), ptr::null_mut()];
    // SAFETY: the band and the null-terminated option list outlive the call; GDAL does not change the options (its
    // interface is only not const-correct); a null mask means the band's own void value.
    let outcome = unsafe {
        gdal_sys::GDALFillNodata(
            band.c_rasterband(),
            ptr::null_mut(),
            reach,
            0,
            0,
            options.as_mut_ptr(),
            None,
            ptr::null_mut(),
        )
    };
    if outcome != gdal_sys::CPLErr::CE_None {
        return Err(last_error("GDALFillNodata"));
    }
    Ok(band.read_band_as::<f32>()?.into_shape_and_vec().1)
}

/// The arguments of `gdalwarp`.
fn arguments(job: &Warp<'_>) -> Vec<String> {
    let grid = job.target;
    let extent = [grid.west_m, grid.south_m(), grid.east_m(), grid.north_m].map(|edge| format!("{edge}"));
    let mut arguments: Vec<String> =
        ["-of", "MEM", "-ot", "Float32", "-dstnodata", "nan", "-et", "0", "-ovr", "NONE", "-wm"]
            .map(str::to_owned)
            .to_vec();
    arguments.push(CHUNK_MEMORY_MB.to_owned());
    arguments.extend(["-wo", "NUM_THREADS=ALL_CPUS", "-t_srs", job.target_crs, "-te"].map(str::to_owned));
    arguments.extend(extent);
    arguments.extend(["-ts".to_owned(), grid.shape.cols.to_string(), grid.shape.rows.to_string()]);
    match job.resampling {
        Resampling::Nearest => arguments.extend(["-r", "near"].map(str::to_owned)),
        Resampling::Bilinear { ratio: (columns, rows) } => {
            arguments.extend(["-r", "bilinear", "-wo"].map(str::to_owned));
            arguments.extend([format!("XSCALE={columns}"), "-wo".to_owned(), format!("YSCALE={rows}")]);
        }
    }
    if let Some(crs) = job.source_crs {
        arguments.extend(["-s_srs", crs].map(str::to_owned));
    }
    if let Some(void) = job.source_void {
        arguments.extend(["-srcnodata".to_owned(), format!("{void}")]);
    }
    arguments
}

struct WarpOptions {
    handle: *mut gdal_sys::GDALWarpAppOptions,
}

impl WarpOptions {
    fn new(arguments: &[String]) -> Result<Self, GdalError> {
        let arguments: Vec<CString> =
            arguments.iter().map(|argument| CString::new(argument.as_str())).collect::<Result<_, _>>()?;
        let mut pointers: Vec<*mut c_char> =
            arguments.iter().map(|argument| argument.as_ptr().cast_mut()).collect();
        pointers.push(ptr::null_mut());
        // SAFETY: a null-terminated list of null-terminated strings that outlive the call; GDAL copies them.
        let handle = unsafe { gdal_sys::GDALWarpAppOptionsNew(pointers.as_mut_ptr(), ptr::null_mut()) };
        if handle.is_null() { Err(last_error("GDALWarpAppOptionsNew")) } else { Ok(Self { handle }) }
    }
}

impl Drop for WarpOptions {
    fn drop(&mut self) {
        // SAFETY: made by `GDALWarpAppOptionsNew`, freed once.
        unsafe { gdal_sys::GDALWarpAppOptionsFree(self.handle) };
    }
}

/// Names of the files a dataset is made of, as GDAL lists them: its own, those beside it, the sources of a virtual raster.
pub(super) fn files_of_dataset(dataset: &Dataset) -> Vec<String> {
    let mut names = Vec::new();
    // SAFETY: the handle is that of a live dataset; the list is GDAL's own, ended by a null, and freed once.
    unsafe {
        let list = gdal_sys::GDALGetFileList(dataset.c_dataset());
        let mut next = list;
        while !next.is_null() && !(*next).is_null() {
            names.push(CStr::from_ptr(*next).to_string_lossy().into_owned());
            next = next.add(1);
        }
        gdal_sys::CSLDestroy(list);
    }
    names
}

/// Hands GDAL's progress on; a panic inside stops the warp instead of crossing into C.
unsafe extern "C" fn report(done: f64, _message: *const c_char, progress: *mut c_void) -> c_int {
    // SAFETY: `warp` passes a pointer to its own `&dyn Fn(f64)`, which lives as long as the call.
    let progress = unsafe { &*progress.cast::<&dyn Fn(f64)>() };
    c_int::from(catch_unwind(AssertUnwindSafe(|| progress(done))).is_ok())
}

fn last_error(method_name: &'static str) -> GdalError {
    // SAFETY: GDAL's message is a null-terminated string of this thread, copied before the next call.
    let message = unsafe {
        let text = gdal_sys::CPLGetLastErrorMsg();
        if text.is_null() { String::new() } else { CStr::from_ptr(text).to_string_lossy().into_owned() }
    };
    GdalError::NullPointer { method_name, msg: message }
}
