//! The texts of notes on rasters.
use crate::findings::{PassedOver, RasterNote};

/// A note on rasters, as one sentence without capital and full stop.
#[must_use]
pub fn raster_note(note: &RasterNote) -> String {
    match note {
        RasterNote::FirstBandOnly { file, bands } => {
            format!("{file}: only the first of {bands} bands was read")
        }
        RasterNote::UnitConverted { file, unit, metres_per_unit } => {
            format!("{file}: elevations in '{unit}' were multiplied by {metres_per_unit} m")
        }
        RasterNote::UnitsDiffer { file, band, crs } => format!(
            "{file}: its band says that heights are in '{band}', its CRS that they are in '{crs}'; '{band}' was used"
        ),
        RasterNote::UnitAssumed { file, horizontal } => format!(
            "{file}: its coordinates are in '{horizontal}' and it states no height unit; heights were assumed to be in metres: \
                 if they are feet, set terrain.height_unit to \"ft\" or \"us_ft\", else to \"m\""
        ),
        RasterNote::VerticalDatum { datum, file, files } => {
            let more = if *files > 1 { format!(" and {} more", files - 1) } else { String::new() };
            format!("{file}{more}: heights stay in the vertical datum of the file, '{datum}'")
        }
        RasterNote::GapsBridged { cells, widest } => format!(
            "{cells} cells in terrain gaps of at most {widest} cells were interpolated from both sides"
        ),
        RasterNote::VoidsAreSea { cells } => format!(
            "{cells} cells without terrain were taken as the surface of the sea, 0 m (terrain.sea = \"level\")"
        ),
        RasterNote::SeaLevelled { cells, below_m, lowest_m } => format!(
            "{cells} cells below {below_m} m, the lowest at {lowest_m:.0} m, were taken as the surface of the sea, 0 m \
             (terrain.sea = \"level\")"
        ),
        RasterNote::SeaVoided { cells, below_m, lowest_m } => format!(
            "{cells} cells below {below_m} m, the lowest at {lowest_m:.0} m, were left without data (terrain.sea = \"void\")"
        ),
        RasterNote::LowGround { cells, below_m, lowest_m } => format!(
            "{cells} cells below {below_m} m, the lowest at {lowest_m:.0} m, were taken as ground: if that is the sea, set \
             terrain.sea = \"level\" (its surface, 0 m)"
        ),
        RasterNote::DeepGround { cells, below_m, lowest_m } => format!(
            "{cells} cells below {below_m} m, the lowest at {lowest_m:.0} m, were taken as ground (terrain.sea = \"ground\")"
        ),
        RasterNote::OverlapDiffers { first, second, first_m, second_m } => format!(
            "{first} and {second} overlap and differ by up to {:.0} m ({first_m:.0} and {second_m:.0} m); the finer one \
                 is used: remove one if they do not show the same surface",
            (first_m - second_m).abs()
        ),
        RasterNote::NeighboursDiffer { first, second, first_m, second_m, in_feet } => format!(
            "{first} and {second} are adjacent and do not match: {first_m:.0} and {second_m:.0} m at their common \
                 border{}",
            feet_hint(*in_feet)
        ),
        RasterNote::EightBit { file } => format!(
            "{file}: contains only whole numbers from 0 to 255 (8 bit), read as metres: make sure that it is an elevation \
                 model, not a picture"
        ),
        RasterNote::OwnResult { file } => {
            format!(
                "{file}: is a result of signalgap, and was read as an input because it is listed explicitly"
            )
        }
        RasterNote::PassedOver { why, files } => {
            let why = match why {
                PassedOver::Companion => "auxiliary layers, recognised by their names",
                PassedOver::Result => "results of signalgap",
            };
            format!("ignored in folders: {} ({why}); list a file explicitly to use it", listed(files))
        }
        RasterNote::CrsAssumed { file, crs } => format!("{file}: states no CRS; {crs} was assumed"),
        RasterNote::OutsideGrid { file } => {
            format!("{file}: lies outside the planning grid and was not read")
        }
    }
}

/// What to do if one raster is the other in feet.
#[must_use]
pub const fn feet_hint(in_feet: bool) -> &'static str {
    if in_feet {
        "; the ratio is that of feet to metres: one is probably in feet without saying so (state its unit in the file, or convert it)"
    } else {
        ""
    }
}

/// The first names of a list, and how many more there are.
#[must_use]
pub fn listed(files: &[String]) -> String {
    /// Number of names listed.
    const SHOWN: usize = 5;
    let shown = files.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = files.len().saturating_sub(SHOWN);
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}
