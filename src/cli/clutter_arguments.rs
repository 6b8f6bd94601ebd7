//! What `signalgap path` and `signalgap coverage` have in common of buildings and trees, as a scenario has them.
use super::exit::Failure;
use super::headings;
use super::number_arguments::{check, within};
use crate::language::word;
use crate::pipeline::path::{ClutterType, HandsetClutter, Surroundings, TerminalCorrection, TerrainKind};
use crate::scenario::{ClutterChoice, ClutterTableKey, PropagationChoice};
use crate::text;
use crate::units::Length;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

#[derive(Debug, Args)]
pub(super) struct ClutterArguments {
    /// Land cover: a raster of classes, converted to heights on the profile.
    #[arg(help_heading = headings::CLUTTER, long, value_name = "FILE", num_args = 1.., requires = "dem", conflicts_with_all = ["clutter_height", "clutter_heights", "surface"])]
    clutter: Vec<String>,
    /// Meaning of the land-cover classes; none: all heights are given by --clutter-class.
    #[arg(help_heading = headings::CLUTTER, long, value_parser = ["esa_worldcover", "generic", "none"], default_value = "esa_worldcover", requires = "clutter")]
    clutter_table: String,
    /// Height of a land-cover class, m, replacing or extending the table's; may be repeated.
    #[arg(help_heading = headings::CLUTTER, long, value_name = "CODE=HEIGHT", value_parser = parse_class, requires = "clutter")]
    clutter_class: Vec<(String, f64)>,
    /// Buildings and trees of one height everywhere, m, instead of land cover.
    #[arg(help_heading = headings::CLUTTER, long, value_name = "M", value_parser = within(ClutterChoice::UNIFORM_HEIGHT_M), allow_negative_numbers = true, requires = "dem", conflicts_with = "surface")]
    clutter_height: Option<f64>,
    /// Rasters of the height of buildings and trees, m above ground (a canopy height model), instead of land cover.
    #[arg(help_heading = headings::CLUTTER, long, value_name = "FILE", num_args = 1.., requires = "dem", conflicts_with_all = ["clutter_height", "surface"])]
    clutter_heights: Vec<String>,
    /// A surface model beside a bare-earth DEM: what it rises above the DEM is buildings and trees.
    #[arg(help_heading = headings::TERRAIN, long, value_name = "FILE", num_args = 1.., requires = "dem")]
    pub(super) surface: Vec<String>,
    /// What the DEM's heights are of; a surface model (SRTM, Copernicus GLO-30) includes buildings and trees.
    #[arg(help_heading = headings::TERRAIN, long, value_name = "KIND", value_parser = ["bare_earth", "surface"], requires = "dem")]
    dem_kind: Option<String>,
    /// No clutter stands nearer to an antenna than this, m.
    #[arg(help_heading = headings::CLUTTER, long, value_name = "M", value_parser = within(PropagationChoice::CLEARING_M), allow_negative_numbers = true, default_value_t = PropagationChoice::default().clearing_m, requires = "dem")]
    clearing: f64,
    /// Loss by buildings and trees around the receiver, never the transmitter, ITU-R P.2108, for models without clutter of their
    /// own; of an uplink, give the handset as the receiver too.
    #[arg(help_heading = headings::CLUTTER, long, value_name = "CORRECTION", value_parser = correction_parser(), default_value = "none")]
    terminal_clutter: TerminalCorrection,
    /// What surrounds the receiver, for --terminal-clutter height_gain (default: suburban).
    #[arg(help_heading = headings::CLUTTER, long, value_name = "KIND", value_parser = surroundings_parser())]
    surroundings: Option<ClutterType>,
    /// Height of what surrounds the receiver, m (default: the Recommendation's for the kind).
    #[arg(help_heading = headings::CLUTTER, long, value_name = "M", value_parser = within(Surroundings::HEIGHT_M), allow_negative_numbers = true)]
    surroundings_height: Option<f64>,
    /// Width of the streets around the receiver, m (default: 27).
    #[arg(help_heading = headings::CLUTTER, long, value_name = "M", value_parser = within(Surroundings::STREET_WIDTH_M), allow_negative_numbers = true)]
    street_width: Option<f64>,
}

impl ClutterArguments {
    /// What stands on the elevation model, where it is given.
    pub(super) fn on_dem(&self) -> Result<Option<ClutterChoice>, Failure> {
        let (uniform_height_m, height_files) = (self.clutter_height, self.clutter_heights.clone());
        if uniform_height_m.is_some() || !height_files.is_empty() {
            return Ok(Some(ClutterChoice { uniform_height_m, height_files, ..ClutterChoice::default() }));
        }
        if self.clutter.is_empty() {
            return Ok(None);
        }
        let table = match self.clutter_table.as_str() {
            "generic" => ClutterTableKey::Generic,
            "none" if self.clutter_class.is_empty() => {
                let text = word("clutter-arguments-clutter-table-none-no-height-is");
                return Err(Failure::Input(text.to_owned()));
            }
            "none" => ClutterTableKey::None,
            _ => ClutterTableKey::EsaWorldcover,
        };
        Ok(Some(ClutterChoice {
            files: self.clutter.clone(),
            table: Some(table),
            heights_m: self.clutter_class.iter().cloned().collect(),
            ..ClutterChoice::default()
        }))
    }

    /// What the heights of the elevation model are of, where that is stated.
    pub(super) fn dem_kind(&self) -> Result<Option<TerrainKind>, Failure> {
        match self.dem_kind.as_deref() {
            Some("surface") if !self.surface.is_empty() => {
                let text = word("clutter-arguments-surface-is-surface-model-beside-bare");
                Err(Failure::Input(text.to_owned()))
            }
            Some("surface") => Ok(Some(TerrainKind::Surface)),
            Some(_) => Ok(Some(TerrainKind::BareEarth)),
            None => Ok((!self.surface.is_empty()).then_some(TerrainKind::BareEarth)),
        }
    }

    pub(super) const fn clearing(&self) -> Length {
        Length::from_metres(self.clearing)
    }

    /// What is added for clutter around the receiver.
    pub(super) fn handset(&self) -> Result<HandsetClutter, Failure> {
        let correction = self.terminal_clutter;
        let given = [
            ("--surroundings", self.surroundings.is_some()),
            ("--surroundings-height", self.surroundings_height.is_some()),
            ("--street-width", self.street_width.is_some()),
        ];
        let unused =
            given.iter().find(|(_, is_given)| *is_given && correction != TerminalCorrection::HeightGain);
        if let Some((flag, _)) = unused {
            return Err(Failure::Input(text!("clutter-arguments-has-an-effect-only-with-terminal", flag)));
        }
        let usual = Surroundings::default();
        let surroundings = Surroundings {
            kind: self.surroundings.unwrap_or(usual.kind),
            height_m: self.surroundings_height,
            street_width_m: self.street_width.unwrap_or(usual.street_width_m),
        };
        Ok(HandsetClutter { correction, surroundings })
    }
}

/// `10=12.5`.
fn parse_class(text: &str) -> Result<(String, f64), String> {
    let (code, height_m) =
        text.split_once('=').ok_or(word("clutter-arguments-write-class-code-and-height-10"))?;
    let known = code.trim().parse::<u16>().ok().filter(|code| *code < u16::MAX);
    let code = known.ok_or_else(|| text!("clutter-arguments-is-not-class-code-from-0", code))?;
    let height_m = height_m
        .trim()
        .parse()
        .map_err(|_not_a_number| text!("clutter-arguments-is-not-number", height_m))?;
    Ok((code.to_string(), check(ClutterChoice::CLASS_HEIGHT_M, height_m)?))
}

/// A parser of corrections.
fn correction_parser() -> impl TypedValueParser<Value = TerminalCorrection> {
    let names = PossibleValuesParser::new(TerminalCorrection::ALL.map(TerminalCorrection::key));
    names.try_map(|name| {
        let known = TerminalCorrection::ALL.into_iter().find(|correction| correction.key() == name);
        known.ok_or_else(|| text!("clutter-arguments-unknown-correction", name))
    })
}

/// A parser of what surrounds a receiver.
fn surroundings_parser() -> impl TypedValueParser<Value = ClutterType> {
    let names = PossibleValuesParser::new(ClutterType::ALL.map(ClutterType::key));
    names.try_map(|name| {
        let known = ClutterType::ALL.into_iter().find(|kind| kind.key() == name);
        known.ok_or_else(|| text!("clutter-arguments-unknown-surroundings", name))
    })
}
