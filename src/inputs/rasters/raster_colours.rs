//! Pictures of terrain, which hold no heights.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::raster_error::RasterInputError;
use crate::findings::RasterNote;
use crate::inputs::gdal_access::gdal_c_calls::{Colour, colour_of};
use crate::language::word;
use gdal::Dataset;
use gdal::raster::GdalDataType;

/// Bands of 8 bits from which on they are colours.
const COLOUR_BANDS: usize = 3;

/// Refuses a raster whose bands are colours; gives a note on one of 8 bits that may be a picture in grey.
///
/// # Errors
/// A colour table; bands that are colours by what the file says, or because three and more of them hold 8 bits; 8 bits with
/// transparency.
pub(in crate::inputs) fn refuse_colours(
    dataset: &Dataset,
    file: &str,
) -> Result<Option<RasterNote>, RasterInputError> {
    let bands = dataset.rasterbands().collect::<Result<Vec<_>, _>>();
    let bands = bands.map_err(|_no_band| RasterInputError::NoBand { file: file.to_owned() })?;
    let colours: Vec<Colour> = bands.iter().map(colour_of).collect();
    let eight_bits = bands.iter().all(|band| band.band_type() == GdalDataType::UInt8);
    let what = if colours.contains(&Colour::Table) {
        word("raster-colours-it-has-colour-table")
    } else if colours.contains(&Colour::Component) {
        word("raster-colours-its-bands-are-red-green-blue")
    } else if eight_bits && bands.len() >= COLOUR_BANDS {
        word("raster-colours-it-has-three-or-more-bands")
    } else if eight_bits && colours.contains(&Colour::Transparency) {
        word("raster-colours-it-has-8-bits-and-transparency")
    } else {
        let plain =
            bands.first().is_some_and(|band| band.scale().is_none_or(|scale| (scale - 1.0).abs() <= 0.0));
        return Ok((eight_bits && plain).then(|| RasterNote::EightBit { file: file.to_owned() }));
    };
    Err(RasterInputError::Colours { file: file.to_owned(), what })
}
