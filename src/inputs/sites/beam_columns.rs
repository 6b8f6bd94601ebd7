//! The beam of a row without an antenna file: what its columns state, the rest by the scenario.
use crate::inputs::Reject;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::text_values::Limits;
use crate::network::SectorPattern;

const HORIZONTAL: Limits = Limits::new(0.0, 360.0, "degrees");
const VERTICAL: Limits = Limits::new(0.0, 180.0, "degrees");
const ATTENUATION: Limits = Limits::new(0.0, 100.0, "dB");

/// The beam of a row; a beamwidth of 0, which registers write where they know none, states nothing.
///
/// # Errors
/// A value that is no number or outside its limits.
pub(super) fn beam(reader: &RowReader<'_>, others: SectorPattern) -> Result<SectorPattern, Reject> {
    let degrees = |field: &str, limits: Limits, other: f64| {
        let stated = reader.number(field, limits)?.filter(|degrees| *degrees > 0.0);
        Ok(stated.unwrap_or(other))
    };
    let decibels = |field: &str, other: f64| Ok(reader.number(field, ATTENUATION)?.unwrap_or(other));
    Ok(SectorPattern {
        horizontal_beamwidth_deg: degrees(
            "horizontal_beamwidth_deg",
            HORIZONTAL,
            others.horizontal_beamwidth_deg,
        )?,
        vertical_beamwidth_deg: degrees("vertical_beamwidth_deg", VERTICAL, others.vertical_beamwidth_deg)?,
        front_to_back_db: decibels("front_to_back_db", others.front_to_back_db)?,
        side_lobe_db: decibels("side_lobe_db", others.side_lobe_db)?,
    })
}
