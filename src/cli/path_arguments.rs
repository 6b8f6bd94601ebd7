//! What the user may type after `signalgap path`.
use super::exit::Failure;
use crate::geodesy::LonLat;
use crate::inputs::model_options::parse_model_options;
use crate::pipeline::path::{Air, DemChoice, LinksRequest, PathGround, PathRequest};
use crate::propagation::{Limit, LinkCase, ModelKey, ModelOptions, Polarization, Signal, Terminals};
use crate::scenario::{ClutterChoice, ClutterTableKey};
use crate::units::{Frequency, Length};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Latitudes on the Earth.
const LATITUDE: Limit = Limit { parameter: "latitude", unit: "degrees", low: -90.0, high: 90.0 };
/// Steps between the samples of a profile.
const STEP: Limit = Limit { parameter: "step", unit: "m", low: 0.1, high: 100_000.0 };

#[derive(Debug, Args)]
pub(super) struct PathArguments {
    /// Elevation: files, globs, folders, addresses, of any raster format.
    #[arg(long, value_name = "DEM", num_args = 1.., conflicts_with = "profile")]
    dem: Vec<String>,
    /// A profile instead of a DEM: a table of d_km, h_m and, where given, clutter_m and zone (1 sea, 3 coastal, 4 inland).
    #[arg(long, value_name = "FILE", required_unless_present_any = ["dem", "links"], conflicts_with_all = ["clutter", "step_m"])]
    profile: Option<PathBuf>,
    /// A table of links instead of one link.
    #[arg(long, value_name = "FILE", requires = "output",
          conflicts_with_all = ["profile", "tx", "rx", "frequency_mhz", "json", "plot", "title"])]
    links: Option<PathBuf>,
    /// The table of losses to be written for a table of links.
    #[arg(long, short, value_name = "FILE", requires = "links")]
    output: Option<PathBuf>,
    /// Transmitter: longitude, latitude (WGS 84, degrees), antenna above ground (m); with a profile the height will do.
    #[arg(long, value_name = "LON,LAT,H", value_parser = parse_end, allow_hyphen_values = true, required_unless_present = "links")]
    tx: Option<End>,
    /// Receiver, like the transmitter.
    #[arg(long, value_name = "LON,LAT,H", value_parser = parse_end, allow_hyphen_values = true, required_unless_present = "links")]
    rx: Option<End>,
    /// Carrier frequency, MHz.
    #[arg(long, value_name = "F", value_parser = within(LinkCase::FREQUENCY_MHZ), allow_negative_numbers = true, required_unless_present = "links")]
    frequency_mhz: Option<f64>,
    /// Model, or several separated by commas; the first decides.
    #[arg(long, value_name = "MODEL", value_delimiter = ',', value_parser = model_parser(), default_value = "p1812")]
    model: Vec<ModelKey>,
    /// All models of the catalogue, after those named with --model.
    #[arg(long)]
    all_models: bool,
    /// An option of a model, as in a scenario's propagation.model_options; may be repeated.
    #[arg(long, value_name = "MODEL.OPTION=VALUE")]
    set: Vec<String>,
    /// Land cover: a raster of classes, turned into heights on the profile.
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "dem")]
    clutter: Vec<String>,
    /// What the classes of the land cover are.
    #[arg(long, value_parser = ["esa_worldcover", "generic"], default_value = "esa_worldcover", requires = "clutter")]
    clutter_table: String,
    /// Share of the average year for which the loss is not exceeded, %.
    #[arg(long, value_name = "%", value_parser = within(LinkCase::TIME_PERCENT), allow_negative_numbers = true, default_value_t = 50.0)]
    time_percent: f64,
    /// Share of locations in which the loss is not exceeded, %.
    #[arg(long, value_name = "%", value_parser = within(LinkCase::LOCATION_PERCENT), allow_negative_numbers = true, default_value_t = 50.0)]
    location_percent: f64,
    /// Refractivity lapse rate through the lowest kilometre, N-units/km, counted positive.
    #[arg(long, value_name = "N", value_parser = within(LinkCase::DELTA_N), allow_negative_numbers = true, default_value_t = 45.0)]
    delta_n: f64,
    /// Surface refractivity at sea level, N-units.
    #[arg(long, value_name = "N", value_parser = within(LinkCase::SURFACE_REFRACTIVITY), allow_negative_numbers = true, default_value_t = 325.0)]
    n0: f64,
    /// Folder of the ITU's maps of both numbers (DN50.TXT, N050.TXT), read at the path's centre.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["delta_n", "n0"])]
    itu_maps: Option<PathBuf>,
    /// Latitude of the path's centre, degrees north; without it from the coordinates, or 21 with a remark.
    #[arg(long, value_name = "DEGREES", value_parser = within(LATITUDE), allow_negative_numbers = true)]
    latitude: Option<f64>,
    /// Polarisation.
    #[arg(long, value_parser = ["vertical", "horizontal"], default_value = "vertical")]
    polarization: String,
    /// Greatest distance between samples of a DEM, m; without it the side of its cells.
    #[arg(long, value_name = "M", value_parser = within(STEP), allow_negative_numbers = true, requires = "dem")]
    step_m: Option<f64>,
    /// JSON instead of text.
    #[arg(long)]
    json: bool,
    /// A picture of the profile, SVG or PNG by the file's name.
    #[arg(long, value_name = "FILE.svg|FILE.png")]
    pub(super) plot: Option<PathBuf>,
    /// Title of the picture.
    #[arg(long, value_name = "TEXT", requires = "plot")]
    pub(super) title: Option<String>,
}

/// One end of a link as typed.
#[derive(Clone, Copy, Debug)]
struct End {
    place: Option<LonLat>,
    height_m: f64,
}

/// What is asked for.
pub(super) enum Asked {
    Link(Box<PathRequest>, Printed),
    Table(Box<LinksRequest>),
}

/// How one link is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printed {
    Text,
    Json,
}

impl PathArguments {
    /// What the arguments mean together.
    pub(super) fn asked(&self) -> Result<Asked, Failure> {
        let (Some(table), Some(output)) = (&self.links, &self.output) else {
            let printed = if self.json { Printed::Json } else { Printed::Text };
            return Ok(Asked::Link(Box::new(self.link()?), printed));
        };
        Ok(Asked::Table(Box::new(LinksRequest {
            table: table.clone(),
            output: output.clone(),
            dem: (!self.dem.is_empty()).then(|| self.dem_choice()),
            polarization: self.polarization(),
            time_percent: self.time_percent,
            location_percent: self.location_percent,
            air: self.air(),
            itu_maps: self.itu_maps.clone(),
            models: self.models(),
            options: self.options()?,
        })))
    }

    fn link(&self) -> Result<PathRequest, Failure> {
        let (Some(tx), Some(rx), Some(frequency_mhz)) = (self.tx, self.rx, self.frequency_mhz) else {
            return Err(Failure::Input("--tx, --rx and --frequency-mhz are needed for a link".to_owned()));
        };
        let places = match (tx.place, rx.place) {
            (Some(from), Some(to)) => Some([from, to]),
            (None, None) => None,
            _ => {
                let text = "--tx and --rx: give coordinates for both or for neither";
                return Err(Failure::Input(text.to_owned()));
            }
        };
        let ground = match &self.profile {
            Some(file) => PathGround::Profile(file.clone()),
            None if places.is_some() => PathGround::Dem(self.dem_choice()),
            None => {
                let text =
                    "--tx and --rx: with --dem write LON,LAT,HEIGHT (degrees, degrees, m above ground)";
                return Err(Failure::Input(text.to_owned()));
            }
        };
        Ok(PathRequest {
            ground,
            places,
            terminals: Terminals {
                tx_height_agl: Length::from_metres(tx.height_m),
                rx_height_agl: Length::from_metres(rx.height_m),
            },
            air: self.air(),
            itu_maps: self.itu_maps.clone(),
            signal: Signal {
                frequency: Frequency::from_megahertz(frequency_mhz),
                polarization: self.polarization(),
                time_percent: self.time_percent,
                location_percent: self.location_percent,
            },
            models: self.models(),
            options: self.options()?,
        })
    }

    fn dem_choice(&self) -> DemChoice {
        let table = if self.clutter_table == "generic" {
            ClutterTableKey::Generic
        } else {
            ClutterTableKey::EsaWorldcover
        };
        DemChoice {
            files: self.dem.clone(),
            crs: None,
            clutter: (!self.clutter.is_empty()).then(|| ClutterChoice {
                files: self.clutter.clone(),
                crs: None,
                table,
                heights_m: BTreeMap::new(),
                allow_on_surface_terrain: true,
            }),
            step: self.step_m.map(Length::from_metres),
        }
    }

    /// The models' options, each model's own checked.
    fn options(&self) -> Result<ModelOptions, Failure> {
        let options =
            parse_model_options(&self.set).map_err(|error| Failure::Input(format!("--set: {error}")))?;
        for model in self.models() {
            let checked = model.model(&options).check_options();
            checked.map_err(|error| Failure::Input(format!("--set: {error}")))?;
        }
        Ok(options)
    }

    fn air(&self) -> Air {
        Air { delta_n: self.delta_n, surface_refractivity: self.n0, latitude_deg: self.latitude }
    }

    fn polarization(&self) -> Polarization {
        if self.polarization == "horizontal" { Polarization::Horizontal } else { Polarization::Vertical }
    }

    /// Each model once, those named first.
    fn models(&self) -> Vec<ModelKey> {
        let all = if self.all_models { ModelKey::ALL } else { &[] };
        let mut models = Vec::new();
        for &model in self.model.iter().chain(all) {
            if !models.contains(&model) {
                models.push(model);
            }
        }
        models
    }
}

/// `104.43,21.25,30` or, with a profile, `30`.
fn parse_end(text: &str) -> Result<End, String> {
    let numbers: Vec<f64> = text
        .split(',')
        .map(|part| part.trim().parse::<f64>().map_err(|_not_a_number| format!("`{part}` is not a number")))
        .collect::<Result<_, _>>()?;
    let (place, height_m) = match numbers[..] {
        [height_m] => (None, height_m),
        [longitude_deg, latitude_deg, height_m] => (Some(LonLat { longitude_deg, latitude_deg }), height_m),
        _ => return Err("write longitude, latitude, antenna height: 104.43,21.25,30".to_owned()),
    };
    if let Some(LonLat { longitude_deg, latitude_deg }) = place {
        if !(-180.0..=180.0).contains(&longitude_deg) {
            return Err(format!("longitude {longitude_deg} is outside -180 to 180 degrees"));
        }
        if !(-90.0..=90.0).contains(&latitude_deg) {
            let swapped = (-90.0..=90.0).contains(&longitude_deg);
            let hint = if swapped { " (longitude comes first)" } else { "" };
            return Err(format!("latitude {latitude_deg} is outside -90 to 90 degrees{hint}"));
        }
    }
    check(LinkCase::ANTENNA_HEIGHT_M, height_m)?;
    Ok(End { place, height_m })
}

fn check(limit: Limit, value: f64) -> Result<f64, String> {
    let Limit { parameter, unit, low, high } = limit;
    if (low..=high).contains(&value) {
        return Ok(value);
    }
    Err(format!("{parameter} {value} is outside {low} to {high} {unit}"))
}

/// A parser of numbers within limits.
fn within(limit: Limit) -> impl Fn(&str) -> Result<f64, String> + Clone + Send + Sync + 'static {
    move |text| {
        let value: f64 = text.trim().parse().map_err(|_not_a_number| "not a number".to_owned())?;
        check(limit, value)
    }
}

/// A parser of the models' short names.
fn model_parser() -> impl TypedValueParser<Value = ModelKey> {
    let names = PossibleValuesParser::new(ModelKey::ALL.iter().map(|model| model.key()));
    names.try_map(|name| {
        let known = ModelKey::ALL.iter().find(|model| model.key() == name);
        known.copied().ok_or_else(|| format!("no model is called `{name}`"))
    })
}
