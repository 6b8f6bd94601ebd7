//! The columns of a link table that concern the Irregular Terrain Model alone, by the codes of its reference implementation.
use crate::inputs::Reject;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::text_values::{Limits, parse_count};
use crate::language::word;
use crate::propagation::LinkCase;
use crate::propagation::itm::{ItmClimate, ItmOptions};

const PERMITTIVITY: Limits = Limits::new(1.0, 1_000.0, "");
const CONDUCTIVITY: Limits = Limits::new(1e-9, 1_000.0, "S/m");

/// What a row says of the Irregular Terrain Model; `None` where the cell is empty or the column absent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ItmColumns {
    /// Radio climate, codes 1 to 7.
    pub climate: Option<ItmClimate>,
    /// Relative permittivity of the ground.
    pub relative_permittivity: Option<f64>,
    /// Conductivity of the ground, S/m.
    pub conductivity_s_m: Option<f64>,
    /// Mode of variability, by the reference's code.
    pub mode_of_variability: Option<u8>,
    /// Share of the time, %, in place of the link's.
    pub time_percent: Option<f64>,
    /// Share of locations, %, in place of the link's.
    pub location_percent: Option<f64>,
    /// Share of situations, %.
    pub situation_percent: Option<f64>,
}

impl ItmColumns {
    pub(in crate::inputs) fn of(reader: &RowReader<'_>) -> Result<Self, Reject> {
        let percent = Limits::new(LinkCase::TIME_PERCENT.low, LinkCase::TIME_PERCENT.high, "%");
        Ok(Self {
            climate: reader.parsed("itm_climate", parse_climate)?,
            relative_permittivity: reader.number("itm_epsilon", PERMITTIVITY)?,
            conductivity_s_m: reader.number("itm_sigma", CONDUCTIVITY)?,
            mode_of_variability: reader.parsed("itm_mdvar", parse_variability)?,
            time_percent: reader.number("itm_time", percent)?,
            location_percent: reader.number("itm_location", percent)?,
            situation_percent: reader.number("itm_situation", percent)?,
        })
    }

    /// The options with what the row says in their place.
    #[must_use]
    pub fn over(&self, options: ItmOptions) -> ItmOptions {
        let with_mode = |code| options.with_mode_of_variability(code);
        let options = self.mode_of_variability.and_then(with_mode).unwrap_or(options);
        ItmOptions {
            climate: self.climate.unwrap_or(options.climate),
            relative_permittivity: self.relative_permittivity.unwrap_or(options.relative_permittivity),
            conductivity_s_m: self.conductivity_s_m.unwrap_or(options.conductivity_s_m),
            time_percent: self.time_percent.or(options.time_percent),
            location_percent: self.location_percent.or(options.location_percent),
            situation_percent: self.situation_percent.unwrap_or(options.situation_percent),
            ..options
        }
    }
}

fn parse_climate(text: &str) -> Result<ItmClimate, String> {
    let code = parse_count(text, 1, 7)?;
    ItmClimate::of_code(code as u8).ok_or_else(|| word("itm-columns-not-climate-from-1-to-7").to_owned())
}

fn parse_variability(text: &str) -> Result<u8, String> {
    let code = parse_count(text, 0, 33)? as u8;
    let known = ItmOptions::default().with_mode_of_variability(code).is_some();
    known.then_some(code).ok_or_else(|| word("itm-columns-not-mode-of-variability-0-to").to_owned())
}

#[cfg(test)]
mod tests {
    use super::{ItmColumns, parse_climate, parse_variability};
    use crate::propagation::itm::{ItmClimate, ItmOptions, VariabilityMode};

    #[test]
    fn codes_of_the_reference() {
        assert_eq!(parse_climate("5"), Ok(ItmClimate::ContinentalTemperate));
        assert!(parse_climate("0").is_err() && parse_climate("8").is_err());
        assert_eq!(parse_variability("30"), Ok(30));
        assert!(parse_variability("4").is_err() && parse_variability("40").is_err());
    }

    #[test]
    fn a_row_stands_in_place_of_the_table() {
        let table = ItmOptions { time_percent: Some(5.0), ..ItmOptions::default() };
        assert_eq!(ItmColumns::default().over(table), table);
        let row = ItmColumns {
            climate: Some(ItmClimate::Equatorial),
            relative_permittivity: Some(4.0),
            conductivity_s_m: Some(0.02),
            mode_of_variability: Some(33),
            time_percent: Some(10.0),
            location_percent: Some(20.0),
            situation_percent: Some(30.0),
        };
        let expected = ItmOptions {
            climate: ItmClimate::Equatorial,
            relative_permittivity: 4.0,
            conductivity_s_m: 0.02,
            variability: VariabilityMode::Broadcast,
            location_variability: false,
            situation_variability: false,
            time_percent: Some(10.0),
            location_percent: Some(20.0),
            situation_percent: 30.0,
            ..ItmOptions::default()
        };
        assert_eq!(row.over(table), expected);
    }
}
