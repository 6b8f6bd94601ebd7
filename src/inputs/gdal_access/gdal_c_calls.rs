//! The one file that calls GDAL's C interface: warping to the planning grid, filling voids, keeping it off the network.
//!
//! The safe bindings have neither, nor the list of files behind a dataset. Everything that goes in and comes out is plain Rust data or a `gdal::Dataset`.
#![expect(
    unsafe_code,
    reason = "the safe GDAL bindings have no warp, no void filling and no error handler stack"
)]
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use crate::grid::{GridGeometry, Shape};
use gdal::errors::GdalError;
use gdal::raster::{Buffer, RasterBand};
use gdal::spatial_ref::{AxisMappingStrategy, SpatialRef};
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

/// What GDAL calls in place of a request over the network (`CPLHTTPFetchCallbackFunc` of `cpl_http.h`).
type FetchCallback = unsafe extern "C" fn(
    *const c_char,
    *const *const c_char,
    *const c_void,
    *mut c_void,
    *const c_void,
    *mut c_void,
    *mut c_void,
) -> *mut c_void;

// the bindings leave `cpl_http.h` out
unsafe extern "C" {
    fn CPLHTTPPushFetchCallback(callback: Option<FetchCallback>, user_data: *mut c_void) -> c_int;
    fn CPLHTTPPopFetchCallback() -> c_int;
}

/// Keeps GDAL from requests over the network other than those of its web files, on this thread, for as long as it lives.
pub(in crate::inputs) struct NoFetching {
    /// The first address that was refused; GDAL holds a pointer to it, which also keeps this on its thread.
    refused: *mut Option<String>,
}

impl NoFetching {
    /// No request from here on.
    pub(in crate::inputs) fn new() -> Self {
        let refused = Box::into_raw(Box::new(None));
        // SAFETY: `refuse` keeps to the callback's type; the pointer lives until `drop` has popped the callback.
        unsafe { CPLHTTPPushFetchCallback(Some(refuse), refused.cast()) };
        Self { refused }
    }

    /// The first address that was requested.
    pub(in crate::inputs) fn refused(&self) -> Option<String> {
        // SAFETY: made by `new`, freed by `drop`; only this thread's calls of GDAL write to it, and none is going on.
        unsafe { (*self.refused).clone() }
    }
}

impl Drop for NoFetching {
    fn drop(&mut self) {
        // SAFETY: pops the callback that `new` pushed on this thread, then frees what it pointed to, once.
        unsafe {
            CPLHTTPPopFetchCallback();
            drop(Box::from_raw(self.refused));
        }
    }
}

/// The beginning of `CPLHTTPResult` of `cpl_http.h`, the same in all releases of GDAL 3.
#[repr(C)]
struct FetchResult {
    status: c_int,
    content_type: *mut c_char,
    error: *mut c_char,
}

/// More than GDAL's whole structure takes; the rest of it is zero, which means no content.
const FETCH_RESULT_BYTES: usize = 256;

/// Answers a request with a failure (GDAL takes no answer as leave to go on), and keeps its address.
unsafe extern "C" fn refuse(
    address: *const c_char,
    _options: *const *const c_char,
    _progress: *const c_void,
    _progress_data: *mut c_void,
    _write: *const c_void,
    _write_data: *mut c_void,
    refused: *mut c_void,
) -> *mut c_void {
    // SAFETY: GDAL hands over a text or null, and the pointer that `NoFetching` gave it; it frees the result and what that
    // points to with its own allocator, by which both are made.
    unsafe {
        let refused = &mut *refused.cast::<Option<String>>();
        if refused.is_none() && !address.is_null() {
            *refused = Some(CStr::from_ptr(address).to_string_lossy().into_owned());
        }
        let result = gdal_sys::CPLCalloc(1, FETCH_RESULT_BYTES);
        let begin = &mut *result.cast::<FetchResult>();
        begin.status = 1;
        begin.error = gdal_sys::CPLStrdup(c"not asked for".as_ptr());
        result
    }
}

/// Keeps PROJ from fetching grids of datum shifts.
pub(in crate::inputs) fn keep_proj_off_the_network() {
    // SAFETY: sets a flag of the library.
    unsafe { gdal_sys::OSRSetPROJEnableNetwork(0) };
}

/// How a value is made from the source's cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::inputs) enum Resampling {
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
pub(in crate::inputs) struct Warp<'a> {
    /// The source; all its bands are warped, the first is read.
    pub(in crate::inputs) source: &'a Dataset,
    /// The source's CRS, WKT or a code, where it states none itself or one with heights: those are not for GDAL to shift.
    pub(in crate::inputs) source_crs: Option<&'a str>,
    /// The source's void value, where it states none itself.
    pub(in crate::inputs) source_void: Option<f64>,
    /// The planning CRS, WKT.
    pub(in crate::inputs) target_crs: &'a str,
    /// The planning grid.
    pub(in crate::inputs) target: &'a GridGeometry,
    /// The method.
    pub(in crate::inputs) resampling: Resampling,
    /// How far a cell's place may be off, in cells of the target; 0 for every coordinate converted exactly.
    pub(in crate::inputs) tolerance_cells: f64,
}

/// What a band says of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inputs) enum Colour {
    /// Nothing.
    None,
    /// Its values are entries of a colour table.
    Table,
    /// It is red, or another component of colours.
    Component,
    /// It is transparency.
    Transparency,
}

/// What a band says of colours. The safe binding has no answer for the interpretations of GDAL 3.10, and panics.
pub(in crate::inputs) fn colour_of(band: &RasterBand<'_>) -> Colour {
    use gdal_sys::GDALColorInterp as Interpretation;
    // SAFETY: the handle is that of a band that outlives the call.
    match unsafe { gdal_sys::GDALGetRasterColorInterpretation(band.c_rasterband()) } {
        Interpretation::GCI_Undefined | Interpretation::GCI_GrayIndex => Colour::None,
        Interpretation::GCI_PaletteIndex => Colour::Table,
        Interpretation::GCI_AlphaBand => Colour::Transparency,
        _ => Colour::Component,
    }
}

/// A CRS without its vertical part, axes east then north.
///
/// # Errors
/// GDAL's.
pub(in crate::inputs) fn horizontal_part(crs: &SpatialRef) -> Result<SpatialRef, GdalError> {
    let _quiet = QuietGdal::new();
    let mut part = crs.clone();
    // SAFETY: the handle is that of `part`, which no one else has; a null name keeps the CRS's own.
    let outcome = unsafe { gdal_sys::OSRDemoteTo2D(part.to_c_hsrs(), ptr::null()) };
    if outcome != gdal_sys::OGRErr::OGRERR_NONE {
        return Err(last_error("OSRDemoteTo2D"));
    }
    part.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    Ok(part)
}

/// The source's first band on the target grid, row by row; NaN where it has no value.
///
/// # Cost and determinism
/// With a tolerance of 0 every coordinate is converted exactly (no approximation along rows), and the kernel's size is given, not derived
/// per chunk, so a cell's value depends neither on the chunks nor on the number of threads.
///
/// # Errors
/// GDAL's, for instance when the source cannot be read.
pub(in crate::inputs) fn warp(job: &Warp<'_>, progress: &dyn Fn(f64)) -> Result<Vec<f32>, GdalError> {
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
pub(in crate::inputs) fn fill_window(shape: Shape, values: Vec<f32>) -> Result<Vec<f32>, GdalError> {
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
        ["-of", "MEM", "-ot", "Float32", "-dstnodata", "nan", "-ovr", "NONE", "-novshift", "-wm"]
            .map(str::to_owned)
            .to_vec();
    arguments.push(CHUNK_MEMORY_MB.to_owned());
    arguments.extend(["-et".to_owned(), job.tolerance_cells.to_string()]);
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

/// At most so many bytes from the beginning of a file in one of GDAL's virtual file systems; none when it cannot be opened.
pub(in crate::inputs) fn read_virtual_file(name: &str, most_bytes: usize) -> Option<Vec<u8>> {
    const CHUNK_BYTES: usize = 1 << 20;
    let name = CString::new(name).ok()?;
    // SAFETY: both texts end in 0 and live during the call.
    let file = unsafe { gdal_sys::VSIFOpenL(name.as_ptr(), c"rb".as_ptr()) };
    if file.is_null() {
        return None;
    }
    let mut bytes = Vec::new();
    let mut chunk = vec![0_u8; CHUNK_BYTES.min(most_bytes)];
    while bytes.len() < most_bytes {
        let wanted = chunk.len().min(most_bytes - bytes.len());
        // SAFETY: the file is open, and the chunk holds at least the bytes wanted.
        let read = unsafe { gdal_sys::VSIFReadL(chunk.as_mut_ptr().cast(), 1, wanted as _, file) } as usize;
        bytes.extend_from_slice(&chunk[..read.min(wanted)]);
        if read < wanted {
            break;
        }
    }
    // SAFETY: the file is open and not used afterwards; a failure to close what was only read changes nothing.
    unsafe { gdal_sys::VSIFCloseL(file) };
    Some(bytes)
}

/// Names of the files a dataset is made of, as GDAL lists them: its own, those beside it, the sources of a virtual raster.
pub(in crate::inputs) fn files_of_dataset(dataset: &Dataset) -> Vec<String> {
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
