//! What GDAL is told for the whole process: how large its cache of raster blocks is, that reading leaves nothing behind, and
//! that it prints nothing.
use gdal::config::{get_config_option, set_config_option, set_error_handler};
use std::sync::Once;

/// Share of a run's memory that GDAL's cache may take, and its limits in MiB: less slows reading, more brings nothing.
const SHARE: usize = 8;
const LIMITS_MIB: (usize, usize) = (16, 128);

/// Keeps GDAL from writing a file beside a gzipped one that it reads. To be called before a file is opened.
pub(super) fn leave_nothing_beside_inputs() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // a refusal leaves a small file beside the input
        let _ = set_config_option("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO");
    });
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
