//! What a row says of its own transmitter.
use crate::geodesy::LonLat;
use crate::inputs::Reject;
use crate::inputs::places::angle::Angle;
use crate::inputs::places::file_letters::Letters;
use crate::inputs::places::hemisphere::Axis;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::text_values::Limits;
use crate::measurements::OwnTransmitter;
use crate::propagation::{Limit, LinkCase};

const LONGITUDE: Limits = Limits::new(-180.0, 180.0, "degrees");
const LATITUDE: Limits = Limits::new(-90.0, 90.0, "degrees");
const EIRP: Limits = Limits::new(-100.0, 120.0, "dBm");

/// The transmitter of a row, as far as the row describes it.
///
/// # Errors
/// A value is not what it should be.
pub(super) fn own_transmitter(reader: &RowReader<'_>) -> Result<OwnTransmitter, Reject> {
    Ok(OwnTransmitter {
        place: place(reader)?,
        height_m: height(reader, "tx_height_m")?,
        frequency_mhz: reader.frequency("frequency_mhz", limits(LinkCase::FREQUENCY_MHZ))?,
        eirp_dbm: reader.number("eirp_dbm", EIRP)?,
    })
}

/// An antenna above ground, m.
///
/// # Errors
/// It is no height of an antenna.
pub(super) fn height(reader: &RowReader<'_>, field: &str) -> Result<Option<f64>, Reject> {
    reader.number(field, limits(LinkCase::ANTENNA_HEIGHT_M))
}

const fn limits(limit: Limit) -> Limits {
    Limits::new(limit.low, limit.high, limit.unit)
}

/// Where it stands, WGS 84; `None` where one coordinate or both are empty.
fn place(reader: &RowReader<'_>) -> Result<Option<LonLat>, Reject> {
    if !(reader.has("tx_lon") && reader.has("tx_lat")) {
        return Ok(None);
    }
    let (lon, lat) = (reader.parsed("tx_lon", Angle::parse)?, reader.parsed("tx_lat", Angle::parse)?);
    let (Some(lon), Some(lat)) = (lon, lat) else { return Ok(None) };
    let mut letters = Letters::default();
    letters.add(&lon);
    letters.add(&lat);
    let value = |field, angle: &Angle, axis, limits: Limits| {
        let value = letters.value(angle, axis).and_then(|value| limits.check(value));
        value.map_err(|reason| reader.reject(field, reason))
    };
    Ok(Some(LonLat {
        longitude_deg: value("tx_lon", &lon, Axis::Longitude, LONGITUDE)?,
        latitude_deg: value("tx_lat", &lat, Axis::Latitude, LATITUDE)?,
    }))
}
