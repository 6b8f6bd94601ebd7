//! One coordinate from its columns: the value, and in registers its minutes, seconds and direction beside it.
use super::angle::{Angle, from_sexagesimal};
use super::hemisphere::Letter;
use crate::inputs::Reject;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::text_values::parse_number;
use crate::language::{decimals, word};
use crate::text;

/// How far decimal degrees may differ from the minutes and seconds beside them, degrees: one second.
const AGREEMENT_DEG: f64 = 1.0 / 3_600.0;

/// The fields of one coordinate.
pub(super) struct AngleFields {
    pub(super) value: &'static str,
    minutes: &'static str,
    seconds: &'static str,
    direction: &'static str,
}

pub(super) const LONGITUDE: AngleFields =
    AngleFields { value: "lon", minutes: "lon_minutes", seconds: "lon_seconds", direction: "lon_direction" };
pub(super) const LATITUDE: AngleFields =
    AngleFields { value: "lat", minutes: "lat_minutes", seconds: "lat_seconds", direction: "lat_direction" };

impl AngleFields {
    /// A row's coordinate; `parse` reads the value's text.
    ///
    /// # Errors
    /// The first thing wrong with it.
    pub(super) fn read(
        &self,
        reader: &RowReader<'_>,
        parse: impl FnOnce(&str) -> Result<Angle, String>,
    ) -> Result<Angle, Reject> {
        reader.required(self.value)?;
        let value = reader.parsed(self.value, parse)?;
        let value = value.ok_or_else(|| reader.reject(self.value, word("value-is-needed")))?;
        self.with_direction(reader, self.with_minutes(reader, value)?)
    }

    /// Whole degrees with the minutes and seconds of other columns; decimal degrees must agree with them.
    fn with_minutes(&self, reader: &RowReader<'_>, value: Angle) -> Result<Angle, Reject> {
        let minutes = reader.parsed(self.minutes, parse_number)?;
        let seconds = reader.parsed(self.seconds, parse_number)?;
        let (minutes, seconds) = match (minutes, seconds) {
            (None, None) => return Ok(value),
            (None, Some(_)) => {
                return Err(reader.reject(self.minutes, word("angle-columns-empty-though-there-are-seconds")));
            }
            (Some(minutes), seconds) => (minutes, seconds.unwrap_or(0.0)),
        };
        let whole = value.size.trunc();
        let size = from_sexagesimal(whole, minutes, seconds)
            .map_err(|reason| reader.reject(self.minutes, reason))?;
        let is_whole = value.size.to_bits() == whole.to_bits();
        if is_whole {
            return Ok(Angle { size, minutes: true, ..value });
        }
        if (size - value.size).abs() > AGREEMENT_DEG {
            let reason =
                text!("angle-columns-decimal-degrees-but-the-minutes-beside", size = decimals(size, 5));
            return Err(reader.reject(self.value, reason));
        }
        Ok(value)
    }

    fn with_direction(&self, reader: &RowReader<'_>, value: Angle) -> Result<Angle, Reject> {
        let letter = reader.parsed(self.direction, |text| {
            Letter::of(text).ok_or_else(|| word("angle-columns-not-direction-or").to_owned())
        })?;
        match (letter, value.letter) {
            (Some(beside), Some(own)) if beside != own => {
                Err(reader.reject(self.direction, word("angle-columns-not-the-letter-of-the-coordinate")))
            }
            (beside, own) => Ok(Angle { letter: beside.or(own), ..value }),
        }
    }
}
