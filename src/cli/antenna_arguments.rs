//! Direction, tilts and pattern of the antenna of `signalgap coverage`.
use super::headings;
use super::number_arguments::within;
use crate::pipeline::coverage::AntennaChoice;
use crate::propagation::{Limit, Parameter};
use crate::units::{Azimuth, Tilt};
use clap::Args;
use std::path::PathBuf;

/// Directions from north by east.
const AZIMUTH: Limit = Limit { parameter: Parameter::Azimuth, unit: "degrees", low: -360.0, high: 360.0 };
/// Tilts down.
const TILT: Limit = Limit { parameter: Parameter::Tilt, unit: "degrees", low: -90.0, high: 90.0 };

#[derive(Debug, Args)]
pub(super) struct AntennaArguments {
    /// Direction of the main lobe, degrees from true north by east (default: all round).
    #[arg(help_heading = headings::ANTENNA, long, value_name = "DEGREES", value_parser = within(AZIMUTH), allow_negative_numbers = true)]
    azimuth_deg: Option<f64>,
    /// Tilt of the antenna's body, degrees down.
    #[arg(help_heading = headings::ANTENNA, long, value_name = "DEGREES", value_parser = within(TILT), allow_negative_numbers = true, default_value_t = 0.0, requires = "azimuth_deg")]
    mechanical_tilt_deg: f64,
    /// Tilt of the beam within the antenna, degrees down.
    #[arg(help_heading = headings::ANTENNA, long, value_name = "DEGREES", value_parser = within(TILT), allow_negative_numbers = true)]
    electrical_tilt_deg: Option<f64>,
    /// File of the antenna's pattern: MSI, PLN, Planet, ANT, XML (default: the sector pattern of 3GPP TR 36.814).
    #[arg(help_heading = headings::ANTENNA, long, value_name = "FILE")]
    pattern: Option<PathBuf>,
}

impl AntennaArguments {
    /// Whether the antenna is other than the same in every direction.
    pub(super) const fn is_given(&self) -> bool {
        self.azimuth_deg.is_some() || self.electrical_tilt_deg.is_some() || self.pattern.is_some()
    }

    /// The antenna; its gain is the file's unless it is stated.
    pub(super) fn choice(&self, gain_is_stated: bool) -> Option<AntennaChoice> {
        self.is_given().then(|| AntennaChoice {
            azimuth: self.azimuth_deg.map(Azimuth::from_degrees),
            mechanical_downtilt: Tilt::from_degrees_down(self.mechanical_tilt_deg),
            electrical_downtilt: Tilt::from_degrees_down(self.electrical_tilt_deg.unwrap_or(0.0)),
            pattern: self.pattern.clone(),
            gain_of_file: !gain_is_stated,
        })
    }
}
