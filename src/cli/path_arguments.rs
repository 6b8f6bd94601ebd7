//! Arguments of `signalgap path`.
use super::cache_arguments::CacheArguments;
use super::exit::{Failure, told};
use super::headings;
use super::hop_arguments::HopArguments;
use super::level_arguments::LevelArguments;
use super::number_arguments::{check, within};
use super::radio_arguments::{RadioArguments, check_place, model_parser, numbers};
use crate::geodesy::LonLat;
use crate::inputs::scenario_file::{LoadedScenario, load_scenario};
use crate::language::word;
use crate::pipeline::path::{
    Air, DemChoice, LinkColumns, LinkLevel, LinksRequest, PathGround, PathRequest, ScenarioEnds,
};
use crate::propagation::{Limit, LinkCase, ModelKey, ModelOptions, Parameter, Signal, Terminals};
use crate::scenario::{CsvFormulas, PropagationChoice};
use crate::text;
use crate::units::{Frequency, Length};
use clap::Args;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::slice::from_ref;

/// Latitudes on the Earth.
const LATITUDE: Limit = Limit { parameter: Parameter::Latitude, unit: "degrees", low: -90.0, high: 90.0 };

#[derive(Debug, Args)]
pub(super) struct PathArguments {
    /// A scenario: the link is computed over its ground, with its models and air, as its run does.
    #[arg(value_name = "SCENARIO", conflicts_with_all = ["dem", "profile", "links", "calibration", "set", "time_percent", "delta_n", "n0", "itu_maps", "polarization", "terminal_clutter", "location_percent", "latitude"])]
    pub(super) scenario: Option<PathBuf>,
    /// A mast of the scenario: a site_id, or a sector_id.
    #[arg(value_name = "MAST", requires = "village", conflicts_with_all = ["tx", "rx", "frequency_mhz", "hop"])]
    mast: Option<String>,
    /// A village of the scenario: a settlement_id or a name, in any case; a cluster as ID/CLUSTER or by its own name.
    #[arg(value_name = "VILLAGE")]
    village: Option<String>,
    /// Elevation: files, globs, folders, addresses, of any raster format.
    #[arg(help_heading = headings::TERRAIN, long, value_name = "DEM", num_args = 1.., conflicts_with = "profile")]
    dem: Vec<String>,
    /// A profile instead of a DEM: a table with d_km, h_m and, optionally, clutter_m and zone (1 sea, 3 coastal, 4 inland).
    #[arg(help_heading = headings::TERRAIN, long, value_name = "FILE", required_unless_present_any = ["scenario", "dem", "links"], conflicts_with_all = ["clutter", "clutter_height", "clutter_heights", "surface", "dem_kind", "clearing", "step_m"])]
    profile: Option<PathBuf>,
    /// A table of links instead of one link.
    #[arg(help_heading = headings::TABLE, long, value_name = "FILE", requires = "output",
          conflicts_with_all = ["profile", "tx", "rx", "json", "plot", "title"])]
    links: Option<PathBuf>,
    /// A field of ours and the file's column of it (docs/measurements.md lists the fields); can be repeated.
    #[arg(help_heading = headings::TABLE, long, value_name = "OUR=THEIRS", value_parser = parse_column, requires = "links")]
    column: Vec<(String, String)>,
    /// Transmitter antenna above ground of links whose table does not say it, m.
    #[arg(help_heading = headings::TABLE, long, value_name = "M", value_parser = within(LinkCase::ANTENNA_HEIGHT_M), allow_negative_numbers = true, requires = "links")]
    tx_height_m: Option<f64>,
    /// Receiver antenna above ground of links whose table does not say it, m.
    #[arg(help_heading = headings::TABLE, long, value_name = "M", value_parser = within(LinkCase::ANTENNA_HEIGHT_M), allow_negative_numbers = true, requires = "links")]
    rx_height_m: Option<f64>,
    /// The table of losses to write for a table of links.
    #[arg(help_heading = headings::TABLE, long, short, value_name = "FILE", requires = "links")]
    output: Option<PathBuf>,
    /// Transmitter: longitude, latitude (WGS 84, degrees), antenna above ground (m); with a profile the height alone is enough.
    #[arg(help_heading = headings::ENDS, long, value_name = "LON,LAT,H", value_parser = parse_end, allow_hyphen_values = true, required_unless_present_any = ["links", "mast"])]
    tx: Option<End>,
    /// Receiver, like the transmitter.
    #[arg(help_heading = headings::ENDS, long, value_name = "LON,LAT,H", value_parser = parse_end, allow_hyphen_values = true, required_unless_present_any = ["links", "mast"])]
    rx: Option<End>,
    /// Carrier frequency, MHz (with a table of links, of rows that state none).
    #[arg(help_heading = headings::RADIO, long, value_name = "F", value_parser = within(LinkCase::FREQUENCY_MHZ), allow_negative_numbers = true, required_unless_present_any = ["links", "mast"])]
    frequency_mhz: Option<f64>,
    /// Model, or several separated by commas; the first decides (default: p1812; with --hop p526, whose frequencies go higher;
    /// with a scenario after the scenario's own).
    #[arg(help_heading = headings::MODEL, long, value_name = "MODEL", value_delimiter = ',', value_parser = model_parser())]
    model: Vec<ModelKey>,
    /// All models of the catalogue, after those named with --model.
    #[arg(help_heading = headings::MODEL, long)]
    all_models: bool,
    /// Percentage of locations at which the loss is not exceeded.
    #[arg(help_heading = headings::RADIO, long, value_name = "%", value_parser = within(LinkCase::LOCATION_PERCENT), allow_negative_numbers = true, default_value_t = 50.0)]
    location_percent: f64,
    #[command(flatten)]
    radio: RadioArguments,
    /// Latitude of the path's centre, degrees north (default: from the coordinates, or 21 with a note).
    #[arg(help_heading = headings::AIR, long, value_name = "DEGREES", value_parser = within(LATITUDE), allow_negative_numbers = true)]
    latitude: Option<f64>,
    /// Largest distance between samples of a DEM, m (default: its cell size, half of it over 50 m).
    #[arg(help_heading = headings::TERRAIN, long, value_name = "M", value_parser = within(PropagationChoice::PROFILE_STEP_M), allow_negative_numbers = true, requires = "dem")]
    step_m: Option<f64>,
    #[command(flatten)]
    hop: HopArguments,
    #[command(flatten)]
    level: LevelArguments,
    #[command(flatten)]
    pub(super) cache: CacheArguments,
    /// Write texts unchanged, even those that a spreadsheet would take for formulas.
    #[arg(help_heading = headings::TABLE, long, requires = "links")]
    raw_csv: bool,
    /// JSON instead of text.
    #[arg(help_heading = headings::OUTPUT, long)]
    json: bool,
    /// Draw the profile, as SVG or PNG according to the file name.
    #[arg(help_heading = headings::OUTPUT, long, value_name = "FILE.svg|FILE.png")]
    pub(super) plot: Option<PathBuf>,
    /// Title of the picture.
    #[arg(help_heading = headings::OUTPUT, long, value_name = "TEXT", requires = "plot")]
    pub(super) title: Option<String>,
}

/// One end of a link as typed.
#[derive(Clone, Copy, Debug)]
struct End {
    place: Option<LonLat>,
    height_m: f64,
}

/// What is requested.
pub(super) enum Asked {
    Link(Box<PathRequest>, Printed),
    Table(Box<LinksRequest>),
    OfScenario(Box<ScenarioLinkAsked>, Printed),
}

/// A link of a scenario.
pub(super) struct ScenarioLinkAsked {
    pub(super) loaded: LoadedScenario,
    pub(super) ends: ScenarioEnds,
    pub(super) more_models: Vec<ModelKey>,
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
        let printed = if self.json { Printed::Json } else { Printed::Text };
        if let Some(scenario) = &self.scenario {
            return Ok(Asked::OfScenario(Box::new(self.of_scenario(scenario)?), printed));
        }
        let (Some(table), Some(output)) = (&self.links, &self.output) else {
            return Ok(Asked::Link(Box::new(self.link()?), printed));
        };
        Ok(Asked::Table(Box::new(LinksRequest {
            table: table.clone(),
            columns: self.columns()?,
            output: output.clone(),
            dem: (!self.dem.is_empty()).then(|| self.dem_choice()).transpose()?,
            polarization: self.radio.polarization(),
            time_percent: self.radio.time_percent,
            location_percent: self.location_percent,
            air: self.air(),
            itu_maps: self.radio.itu_maps.clone(),
            handset: self.radio.handset()?,
            models: self.models(),
            options: self.options()?,
            // of an LTE carrier the last is RSRP
            level: self.levels()?.pop(),
            csv_formulas: if self.raw_csv { CsvFormulas::Raw } else { CsvFormulas::AsText },
        })))
    }

    /// How the table of links calls its columns, and what holds where it lacks them.
    fn columns(&self) -> Result<LinkColumns, Failure> {
        let mut mapping = BTreeMap::new();
        for (field, column) in &self.column {
            if mapping.insert(field.clone(), column.clone()).is_some() {
                return Err(Failure::Input(text!("path-arguments-column-is-given-twice", field)));
            }
        }
        let (tx_height_m, rx_height_m) = (self.tx_height_m, self.rx_height_m);
        Ok(LinkColumns { mapping, frequency_mhz: self.frequency_mhz, tx_height_m, rx_height_m })
    }

    /// Both ends and the frequency as typed.
    fn ends(&self) -> Result<([End; 2], f64), Failure> {
        let (Some(tx), Some(rx), Some(frequency_mhz)) = (self.tx, self.rx, self.frequency_mhz) else {
            return Err(Failure::Input(word("path-arguments-tx-rx-and-frequency-mhz-are").to_owned()));
        };
        Ok(([tx, rx], frequency_mhz))
    }

    fn of_scenario(&self, scenario: &Path) -> Result<ScenarioLinkAsked, Failure> {
        let loaded = load_scenario(scenario).map_err(|error| Failure::Input(told(&error)))?;
        let all = if self.all_models { ModelKey::ALL } else { &[] };
        let mut more_models: Vec<ModelKey> = self.model.iter().chain(all).copied().collect();
        if let (Some(mast), Some(village)) = (&self.mast, &self.village) {
            let ends = ScenarioEnds::Named { mast: mast.clone(), village: village.clone() };
            return Ok(ScenarioLinkAsked { loaded, ends, more_models });
        }
        let ([tx, rx], frequency_mhz) = self.ends()?;
        let (Some(from), Some(to)) = (tx.place, rx.place) else {
            let text = word("path-arguments-tx-and-rx-with-scenario-write");
            return Err(Failure::Input(text.to_owned()));
        };
        let hop = self.hop.question(frequency_mhz, Some(&loaded.scenario))?;
        if hop.is_some() && self.model.is_empty() {
            more_models.insert(0, ModelKey::P526);
        }
        let ends = ScenarioEnds::Placed {
            places: [from, to],
            terminals: terminals(tx, rx),
            frequency: Frequency::from_megahertz(frequency_mhz),
            levels: self.level.levels()?,
            hop,
        };
        Ok(ScenarioLinkAsked { loaded, ends, more_models })
    }

    fn link(&self) -> Result<PathRequest, Failure> {
        let ([tx, rx], frequency_mhz) = self.ends()?;
        let places = match (tx.place, rx.place) {
            (Some(from), Some(to)) => Some([from, to]),
            (None, None) => None,
            _ => {
                let text = word("path-arguments-tx-and-rx-give-coordinates-for");
                return Err(Failure::Input(text.to_owned()));
            }
        };
        let ground = match &self.profile {
            Some(file) => PathGround::Profile(file.clone()),
            None if places.is_some() => PathGround::Dem(Box::new(self.dem_choice()?)),
            None => {
                let text = word("path-arguments-tx-and-rx-with-dem-write");
                return Err(Failure::Input(text.to_owned()));
            }
        };
        Ok(PathRequest {
            ground,
            places,
            terminals: terminals(tx, rx),
            air: self.air(),
            itu_maps: self.radio.itu_maps.clone(),
            signal: Signal {
                frequency: Frequency::from_megahertz(frequency_mhz),
                polarization: self.radio.polarization(),
                time_percent: self.radio.time_percent,
                location_percent: self.location_percent,
            },
            handset: self.radio.handset()?,
            models: self.models(),
            options: self.options()?,
            hop: self.hop.question(frequency_mhz, None)?,
            levels: self.levels()?,
        })
    }

    fn dem_choice(&self) -> Result<DemChoice, Failure> {
        let step = self.step_m.map(Length::from_metres);
        let mut dem = self.radio.dem(&self.dem, step)?;
        self.radio.calibration.put_clutter(self.models()[0], &mut dem.clutter)?;
        Ok(dem)
    }

    /// The levels that are asked for, with what a calibration adds.
    fn levels(&self) -> Result<Vec<LinkLevel>, Failure> {
        let calibration = self.radio.calibration.offset(self.models()[0])?;
        let levels = self.level.levels()?;
        Ok(levels.into_iter().map(|level| LinkLevel { calibration, ..level }).collect())
    }

    fn options(&self) -> Result<ModelOptions, Failure> {
        self.radio.options(&self.models())
    }

    fn air(&self) -> Air {
        Air { climate: self.radio.climate(), latitude_deg: self.latitude }
    }

    /// Each model once, those named first.
    fn models(&self) -> Vec<ModelKey> {
        let all = if self.all_models { ModelKey::ALL } else { &[] };
        let usual = if self.hop.is_asked() { ModelKey::P526 } else { ModelKey::P1812 };
        let named = if self.model.is_empty() { from_ref(&usual) } else { self.model.as_slice() };
        let mut models = Vec::new();
        for &model in named.iter().chain(all) {
            if !models.contains(&model) {
                models.push(model);
            }
        }
        models
    }
}

fn terminals(tx: End, rx: End) -> Terminals {
    Terminals {
        tx_height_agl: Length::from_metres(tx.height_m),
        rx_height_agl: Length::from_metres(rx.height_m),
    }
}

/// `f_mhz=Frequency (MHz)`.
fn parse_column(text: &str) -> Result<(String, String), String> {
    let named = text.split_once('=').map(|(field, column)| (field.trim(), column.trim()));
    let named = named.filter(|(field, column)| !field.is_empty() && !column.is_empty());
    let (field, column) = named.ok_or_else(|| word("path-arguments-write-field-and-column").to_owned())?;
    Ok((field.to_owned(), column.to_owned()))
}

/// `104.43,21.25,30` or, with a profile, `30`.
fn parse_end(text: &str) -> Result<End, String> {
    let numbers = numbers(text)?;
    let (place, height_m) = match numbers[..] {
        [height_m] => (None, height_m),
        [longitude_deg, latitude_deg, height_m] => (Some(LonLat { longitude_deg, latitude_deg }), height_m),
        _ => return Err(word("write-longitude-latitude-height").to_owned()),
    };
    if let Some(place) = place {
        check_place(place)?;
    }
    check(LinkCase::ANTENNA_HEIGHT_M, height_m)?;
    Ok(End { place, height_m })
}
