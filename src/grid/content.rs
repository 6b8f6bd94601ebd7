//! What the rasters that this program writes say they hold.

/// What a raster of this program holds, stated in its metadata so that it is not taken for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RasterContent {
    /// A made-up elevation model.
    Elevation,
    /// A result, which is no ground and no land cover.
    Result,
}

impl RasterContent {
    /// The metadata item.
    pub const ITEM: &'static str = "SIGNALGAP_CONTENT";

    /// The item's value.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Elevation => "elevation",
            Self::Result => "result",
        }
    }
}
