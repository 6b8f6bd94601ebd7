//! Choices of the analysis.
use super::model_list::model_or_list;
use crate::coverage::AreaQuantity;
use crate::link::ServiceRequirement;
use crate::network::Technology;
use crate::propagation::{Limit, ModelKey, ModelOptions, Parameter, PathLossModel, Polarization};
use crate::terrain::PathProfile;
use crate::words::{classes_source, interference_source, uplink_source};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Where and how finely.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AreaChoice {
    /// Planning CRS (metric, projected), as `EPSG:9206`; default: the UTM zone of the settlements' centre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crs: Option<String>,
    /// Side of a cell, m; default: the elevation model's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution_m: Option<f64>,
    /// Area in WGS 84 degrees, west, south, east, north; default: the settlements and one service radius around.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<[f64; 4]>,
    /// Largest number of cells: protects against a wrong coordinate that would fill the memory.
    pub max_cells: usize,
}

impl Default for AreaChoice {
    fn default() -> Self {
        Self { crs: None, resolution_m: None, bounds: None, max_cells: 100_000_000 }
    }
}

impl AreaChoice {
    /// Sides of cells, in a scenario and on the command line.
    pub const RESOLUTION_M: Limit =
        Limit { parameter: Parameter::Resolution, unit: "m", low: 0.1, high: 10_000.0 };
}

/// Loss model and radio climate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PropagationChoice {
    /// One model or several: the first decides verdicts, causes and rasters, the others are shown beside it at the
    /// settlements, as a range.
    #[serde(deserialize_with = "model_or_list")]
    pub models: Vec<ModelKey>,
    /// Average refractivity lapse rate through the lowest kilometre, N-units/km, as a positive number; the same everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delta_n: Option<f64>,
    /// Surface refractivity at sea level, N-units; the same everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surface_refractivity: Option<f64>,
    /// In place of both: the folder with the ITU's maps of them, `DN50.TXT` and `N050.TXT`, read at each path's centre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub itu_maps: Option<PathBuf>,
    /// Share of the average year for which the loss is not exceeded, %. There is no percentage of locations: losses are
    /// medians over locations, and `service.sigma_db` holds their spread.
    pub time_percent: f64,
    /// Polarisation.
    pub polarization: Polarization,
    /// Largest distance between profile samples, m; default: the grid's resolution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_step_m: Option<f64>,
    /// No buildings and trees of the land cover stand nearer to an antenna or handset than this, m.
    pub clearing_m: f64,
    /// Largest distance between neighbouring radials of the area sweep, cells.
    pub radial_spacing_cells: f64,
    /// What a calibration found of the deciding model's error: the file that `signalgap calibrate` wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calibration: Option<PathBuf>,
    /// Whether the measured places beside the calibration change levels in their neighbourhood.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub condition_on_measurements: bool,
    /// Options of each model.
    pub model_options: ModelOptions,
}

const fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
const fn is_yes(choice: &bool) -> bool {
    *choice
}

impl Default for PropagationChoice {
    fn default() -> Self {
        Self {
            models: vec![ModelKey::P1812],
            delta_n: Some(45.0),
            surface_refractivity: Some(325.0),
            itu_maps: None,
            time_percent: 50.0,
            polarization: Polarization::Vertical,
            profile_step_m: None,
            clearing_m: PathProfile::CLEARING.metres(),
            radial_spacing_cells: 1.25,
            calibration: None,
            condition_on_measurements: true,
            model_options: ModelOptions::default(),
        }
    }
}

impl PropagationChoice {
    /// Largest distances between the samples of a profile, in a scenario and on the command line.
    pub const PROFILE_STEP_M: Limit =
        Limit { parameter: Parameter::Step, unit: "m", low: 0.1, high: 100_000.0 };
    /// Clearings around antennas and handsets, in a scenario and on the command line.
    pub const CLEARING_M: Limit =
        Limit { parameter: Parameter::Clearing, unit: "m", low: 0.0, high: 1_000.0 };
    /// Largest distances between radials, in a scenario and on the command line: above twice the cell size, ridges begin to be missed.
    pub const RADIAL_SPACING_CELLS: Limit =
        Limit { parameter: Parameter::RadialSpacing, unit: "cells", low: 0.1, high: 8.0 };

    /// The models with their options, the deciding one first.
    #[must_use]
    pub fn loss_models(&self) -> Vec<Box<dyn PathLossModel>> {
        self.models.iter().map(|key| key.model(&self.model_options)).collect()
    }
}

/// What counts as service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ServiceChoice {
    /// Sectors farther away are ignored, km.
    pub radius_km: f64,
    /// Probability (at the place, not over an area) from which a place counts as served.
    pub target_probability: f64,
    /// Standard deviation of location variability and model error together, dB.
    pub sigma_db: f64,
    /// Correlation of the shadowing between two masts of an operator, 0 (each on its own) to 1 (the best mast alone
    /// decides). The default is 3GPP's for its studies (TR 36.942: 0.5 between sites, 1 between the sectors of one).
    pub shadowing_correlation: f64,
    /// Tallest antenna examined when a taller mast would close a gap, m above ground.
    pub tallest_antenna_m: f64,
    /// 4G.
    pub lte: ServiceRequirement,
    /// 3G.
    pub umts: ServiceRequirement,
}

impl ServiceChoice {
    /// Radius around an antenna, in a scenario and on the command line.
    pub const RADIUS_KM: Limit = Limit { parameter: Parameter::Radius, unit: "km", low: 0.01, high: 1_000.0 };
}

/// The default need of a technology, with where its numbers come from.
fn cited_default(technology: Technology) -> ServiceRequirement {
    let mut need = ServiceRequirement::default_of(technology);
    classes_source(technology).clone_into(&mut need.classes.source);
    uplink_source(technology).clone_into(&mut need.uplink.source);
    interference_source(technology).clone_into(&mut need.interference.source);
    need
}

impl Default for ServiceChoice {
    fn default() -> Self {
        Self {
            radius_km: 25.0,
            target_probability: 0.9,
            sigma_db: 8.0,
            shadowing_correlation: 0.5,
            tallest_antenna_m: 80.0,
            lte: cited_default(Technology::Lte),
            umts: cited_default(Technology::Umts),
        }
    }
}

impl ServiceChoice {
    /// The requirement of one technology.
    #[must_use]
    pub const fn of(&self, technology: Technology) -> &ServiceRequirement {
        match technology {
            Technology::Lte => &self.lte,
            Technology::Umts => &self.umts,
        }
    }
}

/// How gaps are ordered: by need, and by the cost per person of the cheapest remedy.
///
/// Weights and scales by criterion: `people_without_service`, `households_without_service`, `deficit_db`,
/// `distance_to_served_km`, `electrified`, `fixed_broadband`, `smartphone_share`, `school`, `clinic`,
/// `peoples_committee`, or the name of an attribute column. A negative weight prefers small values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RankingChoice {
    /// Places without this technology are ranked.
    pub technology: Technology,
    /// Weights by criterion.
    pub weights: BTreeMap<String, f64>,
    /// Values that count as the whole of a criterion. Default: the largest of all settlements, served or not (people, households,
    /// attributes), 40 dB, 10 km, and 1 for shares and for yes or no.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub scales: BTreeMap<String, f64>,
    /// Weight of the cost per person beside need, 0 to 1, where the scenario has costs.
    pub cost_weight: f64,
    /// The cost per person that counts half as much as none, in the currency of the costs. Default: what a new mast of middle height costs for each person of an average
    /// settlement; without that, cost does not change the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fair_cost_per_person: Option<f64>,
}

/// People first, then the facilities that have no service.
#[must_use]
pub fn default_weights() -> BTreeMap<String, f64> {
    [("people_without_service", 0.7), ("school", 0.1), ("clinic", 0.1), ("peoples_committee", 0.1)]
        .into_iter()
        .map(|(name, weight)| (name.to_owned(), weight))
        .collect()
}

impl Default for RankingChoice {
    fn default() -> Self {
        Self {
            technology: Technology::Lte,
            weights: default_weights(),
            scales: BTreeMap::new(),
            cost_weight: 0.5,
            fair_cost_per_person: None,
        }
    }
}

/// What the indicators of a district mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IndicatorsChoice {
    /// Share of its people from which a settlement counts as one with fixed broadband, above 0 to 1. The default, one in
    /// ten, leaves out villages in which only an office or a shop is connected.
    pub fixed_broadband_share: f64,
}

impl Default for IndicatorsChoice {
    fn default() -> Self {
        Self { fixed_broadband_share: 0.1 }
    }
}

/// How texts that a spreadsheet would take for formulas are written to CSV tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CsvFormulas {
    /// With a leading apostrophe, so that they are shown and not run.
    #[default]
    AsText,
    /// As in the inputs.
    Raw,
}

/// A form in which results are written beside GeoJSON, CSV and `GeoPackage`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutputFormat {
    /// A report in one file, for browsers.
    Html,
    /// A workbook for spreadsheets.
    Xlsx,
    /// An archive for Google Earth.
    Kmz,
    /// `FlatGeobuf`, a file for each layer.
    Fgb,
}

impl OutputFormat {
    /// As it is written in a scenario.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Kmz => "kmz",
            Self::Fgb => "fgb",
        }
    }
}

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OutputChoice {
    /// Whether the area rasters are computed and written.
    pub rasters: bool,
    /// What they show, of any operator.
    pub layers: Vec<AreaQuantity>,
    /// What they show of each operator separately.
    pub layers_per_operator: Vec<AreaQuantity>,
    /// Whether the opportunity map of new masts is computed and written.
    pub opportunity: bool,
    /// Texts in CSV tables that look like formulas.
    pub csv_formulas: CsvFormulas,
    /// Forms beside GeoJSON, CSV and `GeoPackage`.
    pub formats: Vec<OutputFormat>,
}

impl Default for OutputChoice {
    fn default() -> Self {
        use AreaQuantity::{BestServer, Class, Level, Probability};
        let layers = vec![Level, BestServer, Class, Probability];
        let csv_formulas = CsvFormulas::default();
        let formats = vec![OutputFormat::Html, OutputFormat::Xlsx];
        Self {
            rasters: true,
            layers,
            layers_per_operator: Vec::new(),
            opportunity: false,
            csv_formulas,
            formats,
        }
    }
}
