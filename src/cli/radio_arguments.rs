//! What `signalgap path` and `signalgap coverage` have in common: wave, air, land cover, options of the models.
use super::calibration_argument::CalibrationArgument;
use super::clutter_arguments::ClutterArguments;
use super::exit::Failure;
use super::headings;
use super::number_arguments::within;
use crate::geodesy::LonLat;
use crate::inputs::model_options::parse_model_options;
use crate::language::word;
use crate::pipeline::path::{DemChoice, HandsetClutter};
use crate::propagation::{LinkCase, ModelKey, ModelOptions, Polarization, RadioClimate};
use crate::scenario::{HeightUnit, SeaChoice};
use crate::text;
use crate::units::Length;
use crate::words::refusal_text;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct RadioArguments {
    /// An option of a model, as in a scenario's propagation.model_options; may be repeated.
    #[arg(help_heading = headings::MODEL, long, value_name = "MODEL.OPTION=VALUE")]
    set: Vec<String>,
    /// Height unit of a DEM that states none (default: metres).
    #[arg(help_heading = headings::TERRAIN, long, value_name = "UNIT", value_parser = height_unit_parser(), requires = "dem")]
    height_unit: Option<HeightUnit>,
    /// What DEM cells more than 10 m below sea level are: ground; the sea, which radio waves pass over at 0 m (level; cells
    /// without terrain too); or no data (void). Without it those below -20 m are refused.
    #[arg(help_heading = headings::TERRAIN, long, value_name = "CHOICE", value_parser = sea_parser(), requires = "dem")]
    sea: Option<SeaChoice>,
    #[command(flatten)]
    clutter: ClutterArguments,
    #[command(flatten)]
    pub(super) calibration: CalibrationArgument,
    /// Percentage of the average year for which the loss is not exceeded.
    #[arg(help_heading = headings::RADIO, long, value_name = "%", value_parser = within(LinkCase::TIME_PERCENT), allow_negative_numbers = true, default_value_t = 50.0)]
    pub(super) time_percent: f64,
    /// Average refractivity lapse rate in the lowest kilometre, N-units/km, as a positive number.
    #[arg(help_heading = headings::AIR, long, value_name = "N", value_parser = within(LinkCase::DELTA_N), allow_negative_numbers = true, default_value_t = 45.0)]
    pub(super) delta_n: f64,
    /// Surface refractivity at sea level, N-units.
    #[arg(help_heading = headings::AIR, long, value_name = "N", value_parser = within(LinkCase::SURFACE_REFRACTIVITY), allow_negative_numbers = true, default_value_t = 325.0)]
    pub(super) n0: f64,
    /// Folder of the ITU's maps of both numbers (DN50.TXT, N050.TXT), read at the path's centre.
    #[arg(help_heading = headings::AIR, long, value_name = "FOLDER", conflicts_with_all = ["delta_n", "n0"])]
    pub(super) itu_maps: Option<PathBuf>,
    /// Polarisation.
    #[arg(help_heading = headings::RADIO, long, value_parser = ["vertical", "horizontal"], default_value = "vertical")]
    polarization: String,
}

impl RadioArguments {
    /// An elevation model with what stands on it.
    pub(super) fn dem(&self, files: &[String], step: Option<Length>) -> Result<DemChoice, Failure> {
        Ok(DemChoice {
            files: files.to_vec(),
            crs: None,
            height_unit: self.height_unit,
            sea: self.sea,
            kind: self.clutter.dem_kind()?,
            surface: self.clutter.surface.clone(),
            clutter: self.clutter.on_dem()?,
            step,
            clearing: self.clutter.clearing(),
        })
    }

    /// What is added for clutter around the receiver.
    pub(super) fn handset(&self) -> Result<HandsetClutter, Failure> {
        self.clutter.handset()
    }

    /// The radio climate where no maps are given.
    pub(super) const fn climate(&self) -> RadioClimate {
        RadioClimate { delta_n: self.delta_n, surface_refractivity: self.n0 }
    }

    /// The models' options, each model's own checked.
    pub(super) fn options(&self, models: &[ModelKey]) -> Result<ModelOptions, Failure> {
        let options =
            parse_model_options(&self.set).map_err(|error| Failure::Input(format!("--set: {error}")))?;
        for model in models {
            let checked = model.model(&options).check_options();
            checked.map_err(|error| Failure::Input(format!("--set: {}", refusal_text(&error))))?;
        }
        Ok(options)
    }

    pub(super) fn polarization(&self) -> Polarization {
        if self.polarization == "horizontal" { Polarization::Horizontal } else { Polarization::Vertical }
    }
}

/// Numbers separated by commas.
pub(super) fn numbers(text: &str) -> Result<Vec<f64>, String> {
    let number = |part: &str| {
        part.trim().parse::<f64>().map_err(|_not_a_number| text!("radio-arguments-is-not-number", part))
    };
    text.split(',').map(number).collect()
}

/// Whether coordinates are on the Earth.
pub(super) fn check_place(place: LonLat) -> Result<(), String> {
    let LonLat { longitude_deg, latitude_deg } = place;
    if !(-180.0..=180.0).contains(&longitude_deg) {
        return Err(text!("radio-arguments-longitude-is-outside-180-to-180", longitude_deg));
    }
    if !(-90.0..=90.0).contains(&latitude_deg) {
        let swapped = (-90.0..=90.0).contains(&longitude_deg);
        let hint = if swapped { word("radio-arguments-longitude-comes-first") } else { "" };
        return Err(text!("radio-arguments-latitude-is-outside-90-to-90", latitude_deg, hint));
    }
    Ok(())
}

/// A parser of what the sea is taken as.
fn sea_parser() -> impl TypedValueParser<Value = SeaChoice> {
    let names = PossibleValuesParser::new(SeaChoice::ALL.map(SeaChoice::key));
    names.try_map(|name| {
        let known = SeaChoice::ALL.into_iter().find(|choice| choice.key() == name);
        known.ok_or_else(|| text!("radio-arguments-unknown-choice", name))
    })
}

/// A parser of units of height.
fn height_unit_parser() -> impl TypedValueParser<Value = HeightUnit> {
    let names = PossibleValuesParser::new(HeightUnit::ALL.map(HeightUnit::key));
    names.try_map(|name| {
        let known = HeightUnit::ALL.into_iter().find(|unit| unit.key() == name);
        known.ok_or_else(|| text!("radio-arguments-unknown-height-unit", name))
    })
}

/// A parser of the models' short names.
pub(super) fn model_parser() -> impl TypedValueParser<Value = ModelKey> {
    let names = PossibleValuesParser::new(ModelKey::ALL.iter().map(|model| model.key()));
    names.try_map(|name| {
        let known = ModelKey::ALL.iter().find(|model| model.key() == name);
        known.copied().ok_or_else(|| text!("unknown-model", name))
    })
}
