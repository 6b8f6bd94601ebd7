//! The network, which is used for the addresses that stand in a scenario or on the command line, and for nothing else.
//!
//! The content of a file never causes a request: a virtual raster, a linked CRS or a text in place of a raster
//! could name any address. GDAL has no one switch for this, so its web files are closed until an address is requested, and its
//! other requests are refused while a file of this machine is opened.
use super::gdal_c_calls::NoFetching;
use gdal::config::{
    clear_config_option, clear_thread_local_config_option, get_config_option, set_config_option,
    set_thread_local_config_option,
};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// GDAL's option that names the one web file it may open; it means all of its file systems on the web.
const ONLY_FILE: &str = "CPL_VSIL_CURL_ALLOWED_FILENAME";
const NO_FILE: &str = "none";
/// GDAL's file systems on the web, and those of this machine; what is neither counts as the web.
const WEB: [&str; 15] = [
    "curl",
    "curl_streaming",
    "s3",
    "s3_streaming",
    "gs",
    "gs_streaming",
    "az",
    "az_streaming",
    "adls",
    "oss",
    "oss_streaming",
    "swift",
    "swift_streaming",
    "hdfs",
    "webhdfs",
];
const LOCAL: [&str; 10] = ["zip", "gzip", "tar", "7z", "rar", "subfile", "sparse", "mem", "stdin", "crypt"];

/// How long a server may keep silent, and how often it is asked again, where the user has not said: seconds, bytes a second.
const BOUNDS: [(&str, &str); 5] = [
    ("GDAL_HTTP_CONNECTTIMEOUT", "10"),
    ("GDAL_HTTP_TIMEOUT", "120"),
    ("GDAL_HTTP_LOW_SPEED_TIME", "20"),
    ("GDAL_HTTP_LOW_SPEED_LIMIT", "1"),
    ("GDAL_HTTP_MAX_RETRY", "0"),
];

/// What the user requested by name.
struct Asked {
    names: BTreeSet<String>,
    /// Whether GDAL's web files are closed by this program.
    closed: bool,
}

static ASKED: Mutex<Asked> = Mutex::new(Asked { names: BTreeSet::new(), closed: false });

fn asked() -> MutexGuard<'static, Asked> {
    ASKED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Closes GDAL's web files until one is requested, and bounds the time that those take.
pub(in crate::inputs) fn close() {
    for (option, bound) in BOUNDS {
        if get_config_option(option, "").unwrap_or_default().is_empty() {
            // a refusal leaves GDAL's own bound
            let _ = set_config_option(option, bound);
        }
    }
    // a schema named by a file of GML
    let _ = set_config_option("GML_DOWNLOAD_SCHEMA", "NO");
    let mut asked = asked();
    let chosen = get_config_option(ONLY_FILE, "").unwrap_or_default();
    if asked.names.is_empty() && chosen.is_empty() {
        asked.closed = set_config_option(ONLY_FILE, NO_FILE).is_ok();
    }
}

/// Opens the network for a name that the user wrote, where it is one of GDAL's file systems on the web.
pub(in crate::inputs) fn ask_for(gdal_name: &str) {
    if !is_on_the_web(gdal_name) {
        return;
    }
    let mut asked = asked();
    asked.names.insert(gdal_name.to_owned());
    if asked.closed {
        asked.closed = clear_config_option(ONLY_FILE).is_err();
    }
}

/// Whether the user requested a name, or for one in the same folder on the web (the parts of a shapefile).
pub(in crate::inputs) fn is_asked_for(gdal_name: &str) -> bool {
    let folder = |name: &str| name.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    asked().names.iter().any(|name| name == gdal_name || folder(name) == folder(gdal_name))
}

/// Whether a name of GDAL leads to the web, by whatever file systems: `/vsizip//vsicurl/...` does.
pub(in crate::inputs) fn is_on_the_web(gdal_name: &str) -> bool {
    let lower = gdal_name.to_ascii_lowercase();
    let kind =
        |rest: &str| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().map(str::to_owned);
    let mut kinds = lower.match_indices("/vsi").filter_map(|(at, begin)| kind(&lower[at + begin.len()..]));
    let first = lower.strip_prefix("/vsi").and_then(kind);
    first.is_some_and(|kind| !LOCAL.contains(&kind.as_str()))
        || kinds.any(|kind| WEB.contains(&kind.as_str()))
}

thread_local! {
    static OFFLINE: Cell<usize> = const { Cell::new(0) };
}

/// Keeps GDAL off the network, on this thread, for as long as it lives.
pub(in crate::inputs) struct Offline {
    fetching: NoFetching,
}

impl Offline {
    /// Off the network from here on.
    pub(in crate::inputs) fn new() -> Self {
        let outer = OFFLINE.get();
        OFFLINE.set(outer + 1);
        if outer == 0 {
            // a refusal leaves what `close` has set
            let _ = set_thread_local_config_option(ONLY_FILE, NO_FILE);
        }
        Self { fetching: NoFetching::new() }
    }

    /// The address that something was about to be fetched from.
    pub(in crate::inputs) fn refused(&self) -> Option<String> {
        self.fetching.refused()
    }
}

impl Drop for Offline {
    fn drop(&mut self) {
        OFFLINE.set(OFFLINE.get() - 1);
        if OFFLINE.get() == 0 {
            let _ = clear_thread_local_config_option(ONLY_FILE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_on_the_web;

    #[test]
    fn file_systems_on_the_web_are_told_from_those_of_this_machine() {
        for name in [
            "/vsicurl/http://a.org/b.tif",
            "/vsicurl?url=http://a.org",
            "/vsis3/bucket/b.tif",
            "/vsizip//vsicurl/http://a.org/b.zip",
            "/vsicurl_streaming/http://a.org",
            "/VSIGS/b",
        ] {
            assert!(is_on_the_web(name), "{name}");
        }
        for name in [
            "/maps/b.tif",
            "/vsizip//maps/b.zip/c.tif",
            "/vsigzip/b.gz",
            "http.tif",
            "/vsimem/b",
            "/maps/vsidata/b.tif",
        ] {
            assert!(!is_on_the_web(name), "{name}");
        }
    }
}
