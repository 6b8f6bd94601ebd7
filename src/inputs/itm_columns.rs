//! The columns of a link table that concern the Irregular Terrain Model alone, by the codes of its reference implementation.
use super::Reject;
use super::row_reader::RowReader;
use super::values::{Limits, parse_count};
use crate::propagation::LinkCase;
use crate::propagation::itm::{ItmOptions, RadioClimate, VariabilityMode};

/// Names of the columns.
pub(super) const ITM_COLUMNS: [&str; 7] =
    ["itm_climate", "itm_epsilon", "itm_sigma", "itm_mdvar", "itm_time", "itm_location", "itm_situation"];

const PERMITTIVITY: Limits = Limits::new(1.0, 1_000.0, "");
const CONDUCTIVITY: Limits = Limits::new(1e-9, 1_000.0, "S/m");

/// What a row says of the Irregular Terrain Model; `None` where the cell is empty or the column absent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ItmColumns {
    /// Radio climate, codes 1 to 7.
    pub climate: Option<RadioClimate>,
    /// Relative permittivity of the ground.
    pub relative_permittivity: Option<f64>,
    /// Conductivity of the ground, S/m.
    pub conductivity_s_m: Option<f64>,
    /// Mode of variability, codes 0 to 3, and whether the loss spreads over locations (not with 10 added to the code) and
    /// over situations (not with 20 added).
    pub variability: Option<(VariabilityMode, bool, bool)>,
    /// Share of the time, %, in place of the link's.
    pub time_percent: Option<f64>,
    /// Share of locations, %, in place of the link's.
    pub location_percent: Option<f64>,
    /// Share of situations, %.
    pub situation_percent: Option<f64>,
}

impl ItmColumns {
    pub(super) fn of(reader: &RowReader<'_>) -> Result<Self, Reject> {
        let percent = Limits::new(LinkCase::TIME_PERCENT.low, LinkCase::TIME_PERCENT.high, "%");
        Ok(Self {
            climate: reader.parsed("itm_climate", parse_climate)?,
            relative_permittivity: reader.number("itm_epsilon", PERMITTIVITY)?,
            conductivity_s_m: reader.number("itm_sigma", CONDUCTIVITY)?,
            variability: reader.parsed("itm_mdvar", parse_variability)?,
            time_percent: reader.number("itm_time", percent)?,
            location_percent: reader.number("itm_location", percent)?,
            situation_percent: reader.number("itm_situation", percent)?,
        })
    }

    /// The options with what the row says in their place.
    #[must_use]
    pub fn over(&self, options: ItmOptions) -> ItmOptions {
        let (variability, location_variability, situation_variability) = self.variability.unwrap_or((
            options.variability,
            options.location_variability,
            options.situation_variability,
        ));
        ItmOptions {
            climate: self.climate.unwrap_or(options.climate),
            relative_permittivity: self.relative_permittivity.unwrap_or(options.relative_permittivity),
            conductivity_s_m: self.conductivity_s_m.unwrap_or(options.conductivity_s_m),
            variability,
            location_variability,
            situation_variability,
            situation_percent: self.situation_percent.unwrap_or(options.situation_percent),
            ..options
        }
    }
}

fn parse_climate(text: &str) -> Result<RadioClimate, String> {
    let code = parse_count(text, 1, 7)?;
    let climate = RadioClimate::ALL.get(code as usize - 1);
    climate.copied().ok_or_else(|| "not a climate from 1 to 7".to_owned())
}

fn parse_variability(text: &str) -> Result<(VariabilityMode, bool, bool), String> {
    let code = parse_count(text, 0, 33)?;
    let mode = match code % 10 {
        0 => VariabilityMode::SingleMessage,
        1 => VariabilityMode::Accidental,
        2 => VariabilityMode::Mobile,
        3 => VariabilityMode::Broadcast,
        _ => return Err("not a mode of variability: 0 to 3, and 10, 20 or 30 more".to_owned()),
    };
    Ok((mode, code % 20 < 10, code < 20))
}

#[cfg(test)]
mod tests {
    use super::{parse_climate, parse_variability};
    use crate::propagation::itm::{RadioClimate, VariabilityMode};

    #[test]
    fn codes_of_the_reference() {
        assert_eq!(parse_climate("5"), Ok(RadioClimate::ContinentalTemperate));
        assert!(parse_climate("0").is_err() && parse_climate("8").is_err());
        assert_eq!(parse_variability("12"), Ok((VariabilityMode::Mobile, false, true)));
        assert_eq!(parse_variability("3"), Ok((VariabilityMode::Broadcast, true, true)));
        assert_eq!(parse_variability("21"), Ok((VariabilityMode::Accidental, true, false)));
        assert_eq!(parse_variability("30"), Ok((VariabilityMode::SingleMessage, false, false)));
        assert!(parse_variability("4").is_err() && parse_variability("40").is_err());
    }
}
