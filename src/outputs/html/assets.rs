//! What the page needs of others: Leaflet and uPlot, where they were there when the program was built.

/// Scripts and styles of others, with their licences.
pub(super) struct Assets {
    pub(super) leaflet_js: &'static str,
    pub(super) leaflet_css: &'static str,
    /// Pictures that the style refers to, by name.
    pub(super) leaflet_images: [(&'static str, &'static [u8]); 3],
    pub(super) uplot_js: &'static str,
    pub(super) uplot_css: &'static str,
    /// Names with the texts of their licences.
    pub(super) licences: [(&'static str, &'static str); 2],
}

/// A file of a package as text or bytes.
#[cfg(report_map)]
macro_rules! of_package {
    ($include:ident, $path:literal) => {
        $include!(concat!(env!("SIGNALGAP_WEB_PACKAGES"), $path))
    };
}

/// The scripts and styles; `None` in a build without them.
#[cfg(report_map)]
#[expect(clippy::unnecessary_wraps, reason = "builds without the packages have none")]
pub(super) const fn assets() -> Option<Assets> {
    Some(Assets {
        leaflet_js: of_package!(include_str, "/leaflet/dist/leaflet.js"),
        leaflet_css: of_package!(include_str, "/leaflet/dist/leaflet.css"),
        leaflet_images: [
            ("layers.png", of_package!(include_bytes, "/leaflet/dist/images/layers.png")),
            ("layers-2x.png", of_package!(include_bytes, "/leaflet/dist/images/layers-2x.png")),
            ("marker-icon.png", of_package!(include_bytes, "/leaflet/dist/images/marker-icon.png")),
        ],
        uplot_js: of_package!(include_str, "/uplot/dist/uPlot.iife.min.js"),
        uplot_css: of_package!(include_str, "/uplot/dist/uPlot.min.css"),
        licences: [
            ("Leaflet", of_package!(include_str, "/leaflet/LICENSE")),
            ("uPlot", of_package!(include_str, "/uplot/LICENSE")),
        ],
    })
}

/// The scripts and styles; `None` in a build without them.
#[cfg(not(report_map))]
pub(super) const fn assets() -> Option<Assets> {
    None
}
