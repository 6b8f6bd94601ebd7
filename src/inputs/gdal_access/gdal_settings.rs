//! Process-wide settings of GDAL: how large its cache of raster blocks is, that reading leaves nothing behind, that
//! it prints nothing, and which of its drivers are there.
use super::drivers::{RASTER_DRIVERS, VECTOR_DRIVERS, VIRTUAL_DRIVERS};
use super::gdal_c_calls::keep_proj_off_the_network;
use super::web_access;
use gdal::DriverManager;
use gdal::config::{get_config_option, set_config_option, set_error_handler};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

/// Share of a run's memory that GDAL's cache may take, and its limits in MiB: less slows reading, more brings nothing.
const SHARE: usize = 8;
const LIMITS_MIB: (usize, usize) = (16, 128);

/// Whether GDAL keeps only the drivers that this program uses.
static OWN_DRIVERS_ONLY: AtomicBool = AtomicBool::new(false);
/// Drivers that this program writes with.
const WRITING_DRIVERS: [&str; 6] = ["VRT", "MEM", "Memory", "GTiff", "COG", "GeoJSON"];

/// Keeps GDAL from writing a file beside a gzipped one that it reads, and from the network. To be called before a file is opened.
pub(in crate::inputs) fn prepare_gdal() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // a refusal leaves a small file beside the input
        let _ = set_config_option("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO");
        // a sheet whose cells are all text has a header too
        for option in ["OGR_XLSX_HEADERS", "OGR_ODS_HEADERS", "OGR_XLS_HEADERS"] {
            if get_config_option(option, "").unwrap_or_default().is_empty() {
                let _ = set_config_option(option, "FORCE");
            }
        }
        // a GDAL that is built in would look for plugins where it was built
        if cfg!(feature = "bundled-gdal")
            && get_config_option("GDAL_DRIVER_PATH", "").unwrap_or_default().is_empty()
        {
            let _ = set_config_option("GDAL_DRIVER_PATH", "disable");
        }
        web_access::close();
        keep_proj_off_the_network();
        if OWN_DRIVERS_ONLY.load(Ordering::Relaxed) {
            drop_other_drivers();
        }
    });
}

/// Takes away all of GDAL's drivers that this program does not use, so that a virtual raster cannot call on them either. For a
/// process that is this program's own; called once, before anything is opened.
pub fn keep_own_drivers_only() {
    OWN_DRIVERS_ONLY.store(true, Ordering::Relaxed);
}

fn drop_other_drivers() {
    let kept = [&RASTER_DRIVERS[..], &VECTOR_DRIVERS, &VIRTUAL_DRIVERS, &WRITING_DRIVERS].concat();
    // a first look registers them
    for index in (0..DriverManager::count()).rev() {
        if let Ok(driver) = DriverManager::get_driver(index)
            && !kept.contains(&driver.short_name().as_str())
        {
            DriverManager::deregister_driver(&driver);
        }
    }
}

/// GDAL's release, such as `3.6.2`: another one may read other values from the same file.
#[must_use]
pub fn gdal_release() -> String {
    gdal::version::VersionInfo::release_name()
}

/// Keeps GDAL's cache within a share of a run's memory, where the user has not set `GDAL_CACHEMAX`; GDAL itself would take a
/// twentieth of the machine's. Has an effect before the first raster is read.
pub fn bound_gdal_cache(memory_bytes: usize) {
    const OPTION: &str = "GDAL_CACHEMAX";
    let chosen = get_config_option(OPTION, "").unwrap_or_default();
    if chosen.is_empty() {
        let mib = (memory_bytes / SHARE / (1 << 20)).clamp(LIMITS_MIB.0, LIMITS_MIB.1);
        // a refusal leaves GDAL's own bound
        let _ = set_config_option(OPTION, &mib.to_string());
    }
}

/// Keeps GDAL from printing: what it has to say reaches the reader through this program's own errors, which are cleaned of
/// control characters. For the whole process; called once, before anything is opened.
pub fn silence_gdal() {
    set_error_handler(|_, _, _| {});
}
