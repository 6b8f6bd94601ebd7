//! Choices of what is read.
use super::network_changes::{ColumnValues, NetworkChanges};
use super::text_list::text_or_list;
use crate::network::{SectorPattern, Technology};
use crate::propagation::{Limit, Parameter};
use crate::terrain::TerrainKind;
use crate::text;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// As [`technology_of_word`], where it may be left out.
///
/// # Errors
/// When it is none.
fn technology_word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Technology>, D::Error> {
    technology_of_word(deserializer).map(Some)
}

/// Reads a word for a judged technology: `LTE`, `4G`, `umts`, ...
///
/// # Errors
/// When it is none.
pub(super) fn technology_of_word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Technology, D::Error> {
    let word = String::deserialize(deserializer)?;
    Technology::of_word(&word).ok_or_else(|| {
        serde::de::Error::custom(text!("input-choices-is-not-technology-that-is-judged", word))
    })
}

/// The technology of a carrier that states none.
pub(super) const fn own_technology() -> Technology {
    Technology::Lte
}

/// A unit of height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeightUnit {
    /// Metre.
    #[default]
    #[serde(rename = "m")]
    Metre,
    /// International foot, 0.3048 m.
    #[serde(rename = "ft")]
    Foot,
    /// US survey foot, 1200/3937 m.
    #[serde(rename = "us_ft")]
    UsSurveyFoot,
}

impl HeightUnit {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Metre, Self::Foot, Self::UsSurveyFoot];

    /// As it is written in a scenario.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Metre => "m",
            Self::Foot => "ft",
            Self::UsSurveyFoot => "us_ft",
        }
    }
}

/// What ground more than 10 m below sea level, and cells without terrain, are taken as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeaChoice {
    /// Ground as it is: land below sea level. Cells without terrain stay without data.
    Ground,
    /// The surface of the sea, 0 m, which radio waves pass over; cells without terrain too.
    Level,
    /// No data, both.
    Void,
}

impl SeaChoice {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ground, Self::Level, Self::Void];

    /// As it is written in a scenario.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ground => "ground",
            Self::Level => "level",
            Self::Void => "void",
        }
    }
}

/// Elevation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerrainChoice {
    /// Files, globs, folders, `/vsi...` names; one or a list.
    #[serde(deserialize_with = "text_or_list")]
    pub files: Vec<String>,
    /// What the heights are of.
    pub kind: TerrainKind,
    /// A surface model beside the bare earth of `files`: what it rises above them is buildings and trees.
    #[serde(default, deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub surface: Vec<String>,
    /// CRS of files that state none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crs: Option<String>,
    /// Unit of the heights of files that state none; default: metres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height_unit: Option<HeightUnit>,
    /// Voids of at most this many cells are filled.
    #[serde(default = "default_void_fill")]
    pub void_fill_max_cells: usize,
    /// What ground far below sea level and cells without terrain are taken as; default: ground below -20 m is
    /// refused, such cells have no data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sea: Option<SeaChoice>,
}

const fn default_void_fill() -> usize {
    64
}

/// A built-in table of clutter heights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClutterTableKey {
    /// ESA WorldCover 2021 classes.
    EsaWorldcover,
    /// The five categories of ITU-R P.1812.
    Generic,
    /// None: all heights are in `heights_m`.
    None,
}

/// Buildings and trees on bare earth, or inside a surface model: land cover with a height for each class, a raster of heights, or
/// one height everywhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClutterChoice {
    /// Land-cover rasters.
    #[serde(default, deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// In their place: the height everywhere, m, water included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uniform_height_m: Option<f64>,
    /// In their place: rasters of heights above ground (a canopy height model), m.
    #[serde(default, deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub height_files: Vec<String>,
    /// CRS of files that state none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crs: Option<String>,
    /// Table of heights by class; needed with land cover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<ClutterTableKey>,
    /// Heights in m by class code (as text), replacing or extending the table's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub heights_m: BTreeMap<String, f64>,
    /// A factor on all heights of land cover or rasters: what a calibration found of them.
    #[serde(default = "unchanged", skip_serializing_if = "is_unchanged")]
    pub height_factor: f64,
    /// Around places of villages that state a height of their own, that height stands up to this distance, m.
    #[serde(default = "default_settlement_buffer")]
    pub settlement_buffer_m: f64,
}

const fn default_settlement_buffer() -> f64 {
    200.0
}

/// No change of heights.
const fn unchanged() -> f64 {
    1.0
}

/// Whether heights are as they were stated.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn is_unchanged(factor: &f64) -> bool {
    factor.to_bits() == unchanged().to_bits()
}

impl Default for ClutterChoice {
    fn default() -> Self {
        Self {
            files: Vec::new(),
            uniform_height_m: None,
            height_files: Vec::new(),
            crs: None,
            table: None,
            heights_m: BTreeMap::new(),
            height_factor: unchanged(),
            settlement_buffer_m: default_settlement_buffer(),
        }
    }
}

impl ClutterChoice {
    /// Heights of buildings and trees that are the same everywhere, in a scenario and on the command line.
    pub const UNIFORM_HEIGHT_M: Limit =
        Limit { parameter: Parameter::ClutterHeight, unit: "m", low: 0.0, high: 100.0 };
    /// Factors on heights, in a scenario.
    pub const HEIGHT_FACTOR: Limit =
        Limit { parameter: Parameter::ClutterHeight, unit: "", low: 0.0, high: 5.0 };
    /// Heights of one class, likewise.
    pub const CLASS_HEIGHT_M: Limit =
        Limit { parameter: Parameter::ClutterHeight, unit: "m", low: 0.0, high: 200.0 };
}

/// Villages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettlementsChoice {
    /// A CSV or any vector file; one or a list.
    #[serde(default, deserialize_with = "text_or_list")]
    pub files: Vec<String>,
    /// Layer of a vector file with several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// CRS of a CSV's coordinates (default WGS 84), or of a vector file that states none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crs: Option<String>,
    /// Encoding of text tables and shapefiles that are not UTF-8: `latin1`, `windows-1258`, ... (the WHATWG's names).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Our name -> the file's column; sensible names are found without it.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// Numeric columns kept as attributes; empty keeps every numeric column that has no other meaning.
    #[serde(default)]
    pub attributes: Vec<String>,
    /// Distance between the sample points of a polygon, m.
    #[serde(default = "default_polygon_spacing")]
    pub polygon_spacing_m: f64,
    /// How far a village may be from its coordinates, m: verdicts that are others that far away are fragile; 0 does not
    /// look for them.
    #[serde(default = "default_position_uncertainty")]
    pub position_uncertainty_m: f64,
}

impl Default for SettlementsChoice {
    fn default() -> Self {
        Self {
            files: Vec::new(),
            layer: None,
            crs: None,
            encoding: None,
            columns: BTreeMap::new(),
            attributes: Vec::new(),
            polygon_spacing_m: default_polygon_spacing(),
            position_uncertainty_m: default_position_uncertainty(),
        }
    }
}

const fn default_position_uncertainty() -> f64 {
    250.0
}

const fn default_polygon_spacing() -> f64 {
    250.0
}

/// How a table of sites is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SitesFormat {
    /// OpenCelliD when its 14 columns are there, otherwise a table.
    #[default]
    Auto,
    /// One row per sector-carrier.
    Table,
    /// OpenCelliD's export.
    Opencellid,
}

/// Masts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SitesChoice {
    /// A CSV or any vector file; one or a list.
    #[serde(default, deserialize_with = "text_or_list")]
    pub files: Vec<String>,
    /// Layer of a vector file with several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// Layout.
    #[serde(default)]
    pub format: SitesFormat,
    /// CRS of a CSV's coordinates (default WGS 84), or of a vector file that states none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crs: Option<String>,
    /// Encoding of text tables and shapefiles that are not UTF-8: `latin1`, `windows-1258`, ... (the WHATWG's names).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Our name -> the file's column.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// Tables that complete the rows of `files`, by the columns of the same name; one or a list, in this order.
    #[serde(default, deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub join: Vec<String>,
    /// Technology of rows that state none.
    #[serde(default, deserialize_with = "technology_word", skip_serializing_if = "Option::is_none")]
    pub technology: Option<Technology>,
    /// Folder of MSI/PLN files that the `antenna` column names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patterns_folder: Option<PathBuf>,
    /// Beam of sectors without a pattern file.
    #[serde(default)]
    pub sector_pattern: SectorPattern,
    /// What rows that lack a value get.
    #[serde(default)]
    pub presets: Presets,
    /// Values that all sectors have, whatever their rows say; those of `changes` have priority.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub every: ColumnValues,
    /// Bands that stay on air, as the column `band` names them; empty: all.
    #[serde(default, deserialize_with = "text_or_list", skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<String>,
    /// Changes of the network, in the order in which they are made: those of files that others extend come first. A scenario writes
    /// them as `sites.remove`, `sites.change` and `sites.add`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<NetworkChanges>,
}

impl SitesChoice {
    /// Whether the scenario changes what rows say.
    #[must_use]
    pub fn changes_rows(&self) -> bool {
        !(self.every.is_empty() && self.changes.is_empty())
    }
}

/// Presets by technology.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Presets {
    /// LTE.
    pub lte: Preset,
    /// UMTS.
    pub umts: Preset,
}

/// Values for what a row lacks; each use is marked as assumed and counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Antenna above ground, m.
    pub antenna_height_m: f64,
    /// Total power of the carrier, dBm.
    pub power_dbm: f64,
    /// Antenna gain, dBi, of a sector antenna.
    pub sector_gain_dbi: f64,
    /// Antenna gain, dBi, where the azimuth is unknown and the antenna is taken to radiate all round.
    pub omni_gain_dbi: f64,
    /// Feeder loss, dB.
    pub feeder_loss_db: f64,
    /// Downlink centre, MHz.
    pub frequency_mhz: f64,
    /// Channel bandwidth, MHz.
    pub bandwidth_mhz: f64,
    /// Antenna ports that share the power.
    pub antenna_ports: u32,
    /// Boost of LTE's reference signals, dB.
    pub reference_signal_boost_db: f64,
    /// Share of UMTS's common pilot in the carrier's power.
    pub pilot_power_share: f64,
}

impl Default for Presets {
    /// Rural macro sites: 46 dBm (LTE) and 43 dBm (UMTS) carriers on 30 m masts; 17 dBi sector, 11 dBi all-round
    /// antennas; bands of Viet Nam.
    fn default() -> Self {
        let lte = Preset {
            antenna_height_m: 30.0,
            power_dbm: 46.0,
            sector_gain_dbi: 17.0,
            omni_gain_dbi: 11.0,
            feeder_loss_db: 1.0,
            frequency_mhz: 1_842.5,
            bandwidth_mhz: 20.0,
            antenna_ports: 2,
            reference_signal_boost_db: 0.0,
            pilot_power_share: 0.1,
        };
        let umts = Preset {
            power_dbm: 43.0,
            frequency_mhz: 2_140.0,
            bandwidth_mhz: 5.0,
            antenna_ports: 1,
            ..lte.clone()
        };
        Self { lte, umts }
    }
}
