//! The texts of notes on rasters.
use crate::findings::{PassedOver, RasterNote};
use crate::language::{decimals, word};
use crate::text;

/// A note on rasters, as one sentence without capital and full stop.
#[must_use]
pub fn raster_note(note: &RasterNote) -> String {
    match note {
        RasterNote::FirstBandOnly { file, bands } => {
            text!("rasters-only-the-first-of-bands-was", file, bands)
        }
        RasterNote::UnitConverted { file, unit, metres_per_unit } => {
            text!("rasters-elevations-in-were-multiplied-by", file, unit, metres_per_unit)
        }
        RasterNote::UnitsDiffer { file, band, crs } => {
            text!("rasters-its-band-says-that-heights-are", file, band, crs)
        }
        RasterNote::UnitAssumed { file, horizontal } => {
            text!("rasters-its-coordinates-are-in-and-it", file, horizontal)
        }
        RasterNote::VerticalDatum { datum, file, files } => {
            let more = if *files > 1 { text!("rasters-and-more", files = files - 1) } else { String::new() };
            text!("rasters-heights-stay-in-the-vertical-datum", file, more, datum)
        }
        RasterNote::GapsBridged { cells, widest } => {
            text!("rasters-cells-in-terrain-gaps-of-at", cells, widest)
        }
        RasterNote::VoidsAreSea { cells } => text!("rasters-cells-without-terrain-were-taken-as", cells),
        RasterNote::SeaLevelled { cells, below_m, lowest_m } => {
            text!("rasters-cells-below-the-lowest-at-were", cells, below_m, lowest_m = decimals(lowest_m, 0))
        }
        RasterNote::SeaVoided { cells, below_m, lowest_m } => text!(
            "rasters-cells-below-the-lowest-at-were-2",
            cells,
            below_m,
            lowest_m = decimals(lowest_m, 0)
        ),
        RasterNote::LowGround { cells, below_m, lowest_m } => text!(
            "rasters-cells-below-the-lowest-at-were-3",
            cells,
            below_m,
            lowest_m = decimals(lowest_m, 0)
        ),
        RasterNote::DeepGround { cells, below_m, lowest_m } => text!(
            "rasters-cells-below-the-lowest-at-were-4",
            cells,
            below_m,
            lowest_m = decimals(lowest_m, 0)
        ),
        RasterNote::OverlapDiffers { first, second, first_m, second_m } => text!(
            "rasters-and-overlap-and-differ-by-up",
            first,
            second,
            difference_m = decimals((first_m - second_m).abs(), 0),
            first_m = decimals(first_m, 0),
            second_m = decimals(second_m, 0)
        ),
        RasterNote::NeighboursDiffer { first, second, first_m, second_m, in_feet } => text!(
            "rasters-and-are-adjacent-and-do-not",
            first,
            second,
            first_m = decimals(first_m, 0),
            second_m = decimals(second_m, 0),
            in_feet = feet_hint(*in_feet)
        ),
        RasterNote::EightBit { file } => text!("rasters-contains-only-whole-numbers-from-0", file),
        RasterNote::OwnResult { file } => {
            text!("rasters-is-result-of-signalgap-and-was", file)
        }
        RasterNote::PassedOver { why, files } => {
            let why = match why {
                PassedOver::Companion => word("rasters-auxiliary-layers-recognised-by-their-names"),
                PassedOver::Result => word("rasters-results-of-signalgap"),
            };
            text!("rasters-ignored-in-folders-list-file-explicitly", files = listed(files), why)
        }
        RasterNote::CrsAssumed { file, crs } => text!("rasters-states-no-crs-was-assumed", file, crs),
        RasterNote::OutsideGrid { file } => {
            text!("rasters-lies-outside-the-planning-grid-and", file)
        }
    }
}

/// What to do if one raster is the other in feet.
#[must_use]
pub fn feet_hint(in_feet: bool) -> &'static str {
    if in_feet { word("rasters-the-ratio-is-that-of-feet") } else { "" }
}

/// The first names of a list, and how many more there are.
#[must_use]
pub fn listed(files: &[String]) -> String {
    /// Number of names listed.
    const SHOWN: usize = 5;
    let shown = files.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = files.len().saturating_sub(SHOWN);
    if more > 0 { text!("rasters-and-more-2", shown, more) } else { shown }
}
