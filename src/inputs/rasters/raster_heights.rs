//! What a raster says of its heights: their unit and their vertical datum.
use super::raster_error::RasterInputError;
use crate::findings::RasterNote;
use crate::language::word;
use crate::scenario::HeightUnit;
use gdal::spatial_ref::SpatialRef;
use serde_json::Value;

/// Length of the international foot, metres (exact).
const FOOT_M: f64 = 0.3048;
/// Length of the US survey foot, metres (exact: 1200/3937).
const US_SURVEY_FOOT_M: f64 = 1_200.0 / 3_937.0;
/// Up to this relative difference two units are one: the two feet differ by 2 parts in a million.
const SAME_UNIT: f64 = 1e-5;

/// Up to this relative difference two lengths are one, rounded.
const SAME_LENGTH: f64 = 1e-12;

/// The vertical part of a CRS.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::inputs) struct Vertical {
    /// Its name, for instance "NAVD88 height (ftUS)".
    pub(in crate::inputs) datum: String,
    unit: String,
    metres_per_unit: f64,
    /// Depths, counted downwards.
    is_depth: bool,
}

impl Vertical {
    /// The vertical part of a compound CRS, or the third axis of a geographic or projected one.
    pub(in crate::inputs) fn of(crs: &SpatialRef) -> Option<Self> {
        if !crs.is_compound() && crs.axes_count() < 3 {
            return None;
        }
        let json: Value = serde_json::from_str(&crs.to_projjson().ok()?).ok()?;
        let json = unbound(&json);
        let (part, axis) = match json.get("components").and_then(|parts| parts.get(1)) {
            Some(part) => (unbound(part), 0),
            None => (json, 2),
        };
        let axis = part.get("coordinate_system")?.get("axis")?.get(axis)?;
        let (unit, metres_per_unit) = unit_of(axis.get("unit"))?;
        let name = part
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or(word("raster-heights-vertical-crs-without-name"));
        let is_depth = axis.get("direction").and_then(Value::as_str) == Some("down");
        Some(Self { datum: name.to_owned(), unit, metres_per_unit, is_depth })
    }
}

/// A CRS without the transformation to WGS 84 that may be bound to it.
fn unbound(crs: &Value) -> &Value {
    crs.get("source_crs").unwrap_or(crs)
}

/// Name and length, metres, of a unit in PROJJSON: a known name or an object.
fn unit_of(unit: Option<&Value>) -> Option<(String, f64)> {
    match unit? {
        Value::String(name) => Some((name.clone(), metres_per_unit(name)?)),
        unit => {
            let (name, metres) = (unit.get("name")?.as_str()?, unit.get("conversion_factor")?.as_f64()?);
            // the exact length, where PROJ's is only rounded
            let exact = metres_per_unit(name).filter(|exact| (exact / metres - 1.0).abs() < SAME_LENGTH);
            Some((name.to_owned(), exact.unwrap_or(metres)))
        }
    }
}

/// What is said of the unit of a raster's heights, by whom.
pub(in crate::inputs) struct StatedUnits<'a> {
    /// The raster, for notes and errors.
    pub(in crate::inputs) file: &'a str,
    /// By its band; empty where it says nothing.
    pub(in crate::inputs) band: &'a str,
    /// By the vertical part of its CRS.
    pub(in crate::inputs) vertical: Option<&'a Vertical>,
    /// The unit of its coordinates, where that is a length and not the metre.
    pub(in crate::inputs) horizontal: Option<String>,
    /// By the user.
    pub(in crate::inputs) said: Option<HeightUnit>,
}

/// The unit of a raster's heights.
pub(in crate::inputs) struct Heights {
    pub(in crate::inputs) metres_per_unit: f64,
    pub(in crate::inputs) notes: Vec<RasterNote>,
}

impl Heights {
    /// From the unit of the band, otherwise of the vertical part of the CRS, otherwise as the user says, otherwise metres.
    ///
    /// # Errors
    /// A unit that is not known, or depths.
    pub(in crate::inputs) fn of(stated: StatedUnits<'_>) -> Result<Self, RasterInputError> {
        let StatedUnits { file, band, vertical, horizontal, said } = stated;
        let file = || file.to_owned();
        if let Some(Vertical { datum, .. }) = vertical.filter(|vertical| vertical.is_depth) {
            return Err(RasterInputError::Depths { file: file(), datum: datum.clone() });
        }
        let mut notes = Vec::new();
        let (unit, metres) = match (band.trim(), vertical) {
            ("", Some(vertical)) => (vertical.unit.clone(), vertical.metres_per_unit),
            ("", None) => {
                if let (None, Some(horizontal)) = (said, horizontal) {
                    notes.push(RasterNote::UnitAssumed { file: file(), horizontal });
                }
                let said = said.unwrap_or_default();
                (said.key().to_owned(), metres_of(said))
            }
            (unit, Some(vertical)) if unit.eq_ignore_ascii_case(&vertical.unit) => {
                (unit.to_owned(), vertical.metres_per_unit)
            }
            (unit, vertical) => {
                let unknown = || RasterInputError::UnknownUnit { file: file(), unit: unit.to_owned() };
                let metres = metres_per_unit(unit).ok_or_else(unknown)?;
                let other = vertical.filter(|other| (other.metres_per_unit / metres - 1.0).abs() > SAME_UNIT);
                notes.extend(other.map(|other| RasterNote::UnitsDiffer {
                    file: file(),
                    band: unit.to_owned(),
                    crs: other.unit.clone(),
                }));
                (unit.to_owned(), metres)
            }
        };
        if (metres - 1.0).abs() > 0.0 {
            notes.push(RasterNote::UnitConverted { file: file(), unit, metres_per_unit: metres });
        }
        Ok(Self { metres_per_unit: metres, notes })
    }
}

const fn metres_of(unit: HeightUnit) -> f64 {
    match unit {
        HeightUnit::Metre => 1.0,
        HeightUnit::Foot => FOOT_M,
        HeightUnit::UsSurveyFoot => US_SURVEY_FOOT_M,
    }
}

/// Length of a unit of elevation, metres; `None` where it is not known.
fn metres_per_unit(unit: &str) -> Option<f64> {
    match unit.trim().to_ascii_lowercase().as_str() {
        "m" | "metre" | "metres" | "meter" | "meters" => Some(1.0),
        "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => Some(1_000.0),
        "dm" | "decimetre" | "decimetres" | "decimeter" | "decimeters" => Some(0.1),
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => Some(0.01),
        "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => Some(0.001),
        "ft" | "foot" | "feet" | "international foot" | "international feet" | "foot_int" | "ftint" => {
            Some(FOOT_M)
        }
        "us survey foot" | "us survey feet" | "us_survey_foot" | "us survey ft" | "survey foot"
        | "survey feet" | "foot_us" | "feet_us" | "us foot" | "us feet" | "us-ft" | "us_ft" | "us ft"
        | "usft" | "ftus" | "ft_us" | "sft" => Some(US_SURVEY_FOOT_M),
        _ => None,
    }
}
