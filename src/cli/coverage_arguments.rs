//! Arguments of `signalgap coverage`.
use super::antenna_arguments::AntennaArguments;
use super::exit::Failure;
use super::headings;
use super::level_arguments::{GAIN_DB, POWER_DBM};
use super::number_arguments::{check, within};
use super::radio_arguments::{RadioArguments, check_place, numbers};
use crate::geodesy::LonLat;
use crate::language::word;
use crate::network::LteBandwidth;
use crate::pipeline::coverage::{CoverageQuantity, CoverageRequest, Radiated, default_radial_spacing_cells};
use crate::pipeline::path::TerminalCorrection;
use crate::propagation::{LinkCase, ModelKey, Signal, Terminals};
use crate::scenario::{AreaChoice, PropagationChoice, ServiceChoice};
use crate::text;
use crate::units::{Dbm, Decibels, Frequency, Length};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::PathBuf;

/// Power of levels without one.
const USUAL_POWER_DBM: f64 = 46.0;
/// Bandwidth of RSRP without one.
const USUAL_BANDWIDTH_MHZ: &str = "10";

/// The value that selects line of sight instead of a model.
const SIGHT: &str = "los";

#[derive(Debug, Args)]
pub(super) struct CoverageArguments {
    /// Elevation: files, globs, folders, addresses, of any raster format.
    #[arg(help_heading = headings::TERRAIN, long, value_name = "DEM", num_args = 1.., required = true)]
    dem: Vec<String>,
    /// The site: longitude, latitude (WGS 84, degrees), antenna above ground (m).
    #[arg(help_heading = headings::ENDS, long, value_name = "LON,LAT,H", value_parser = parse_site, allow_hyphen_values = true)]
    site: Site,
    /// Radius around the site, km.
    #[arg(help_heading = headings::ENDS, long, value_name = "R", value_parser = within(ServiceChoice::RADIUS_KM), allow_negative_numbers = true, default_value_t = 30.0)]
    radius_km: f64,
    /// Carrier frequency, MHz; not needed for line of sight.
    #[arg(help_heading = headings::RADIO, long, value_name = "F", value_parser = within(LinkCase::FREQUENCY_MHZ), allow_negative_numbers = true)]
    frequency_mhz: Option<f64>,
    /// Receiving antenna above ground, m.
    #[arg(help_heading = headings::ENDS, long, value_name = "H", value_parser = within(LinkCase::ANTENNA_HEIGHT_M), allow_negative_numbers = true, default_value_t = 1.5)]
    rx_height: f64,
    /// What to compute: loss (dB), rsrp (dBm), power (received power of the carrier, dBm), los (1 visible, 0 hidden), clearance (fraction of the first Fresnel radius). Default: loss, or
    /// with a power or an antenna's direction, tilt or pattern power, and with a bandwidth rsrp.
    #[arg(help_heading = headings::OUTPUT, long, value_parser = ["loss", "rsrp", "power", "los", "clearance"])]
    quantity: Option<String>,
    /// Propagation model; `los` is short for --quantity los.
    #[arg(help_heading = headings::MODEL, long, value_name = "MODEL", value_parser = model_parser(), default_value = "p1812")]
    model: Model,
    #[command(flatten)]
    radio: RadioArguments,
    /// Compute each cell on its own path instead of sweeping: the reference, slower by orders of magnitude.
    #[arg(help_heading = headings::MODEL, long)]
    exact: bool,
    /// Cell size of the raster, m (default: that of the elevation model).
    #[arg(help_heading = headings::OUTPUT, long, value_name = "M", value_parser = within(AreaChoice::RESOLUTION_M), allow_negative_numbers = true)]
    resolution_m: Option<f64>,
    /// Planning CRS (default: the elevation model's own if that is metric, otherwise the site's UTM zone).
    #[arg(help_heading = headings::OUTPUT, long, value_name = "EPSG:N")]
    crs: Option<String>,
    /// Largest distance between neighbouring radials of the sweep, cells.
    #[arg(help_heading = headings::MODEL, long, value_name = "CELLS", value_parser = within(PropagationChoice::RADIAL_SPACING_CELLS), allow_negative_numbers = true, default_value_t = default_radial_spacing_cells())]
    radial_spacing: f64,
    /// The output raster: a Cloud Optimised GeoTIFF.
    #[arg(help_heading = headings::OUTPUT, long, short, value_name = "FILE.tif")]
    output: PathBuf,
    #[command(flatten)]
    radiated: RadiatedArguments,
    #[command(flatten)]
    antenna: AntennaArguments,
}

/// What levels need besides the loss.
#[derive(Debug, Args)]
struct RadiatedArguments {
    /// Energy per resource element (EPRE) of the reference signal at the radio's port, dBm (default: from power,
    /// bandwidth and ports).
    #[arg(help_heading = headings::LEVEL, long, value_name = "DBM", value_parser = within(POWER_DBM), allow_negative_numbers = true, conflicts_with_all = ["power_dbm", "bandwidth_mhz", "ports"])]
    epre_dbm: Option<f64>,
    /// Power of the carrier, all ports together, dBm (default for levels: 46).
    #[arg(help_heading = headings::LEVEL, long, value_name = "DBM", value_parser = within(POWER_DBM), allow_negative_numbers = true)]
    power_dbm: Option<f64>,
    /// Bandwidth of the LTE carrier, MHz (default for RSRP: 10).
    #[arg(help_heading = headings::LEVEL, long, value_name = "MHZ", value_parser = LteBandwidth::ALL.map(|known| known.key))]
    bandwidth_mhz: Option<String>,
    /// Antenna ports that share the power.
    #[arg(help_heading = headings::LEVEL, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=8), default_value_t = 2)]
    ports: u32,
    /// Antenna gain in the main lobe, dBi (default: that of --pattern, or 0).
    #[arg(help_heading = headings::LEVEL, long, value_name = "DBI", value_parser = within(GAIN_DB), allow_negative_numbers = true)]
    gain_dbi: Option<f64>,
    /// Feeder loss, dB.
    #[arg(help_heading = headings::LEVEL, long, value_name = "DB", value_parser = within(GAIN_DB), allow_negative_numbers = true, default_value_t = 0.0)]
    feeder_loss_db: f64,
    /// Gain of the receiving antenna minus body loss, dBi.
    #[arg(help_heading = headings::LEVEL, long, value_name = "DBI", value_parser = within(GAIN_DB), allow_negative_numbers = true, default_value_t = 0.0)]
    rx_gain_dbi: f64,
}

/// The site as typed.
#[derive(Clone, Copy, Debug)]
struct Site {
    place: LonLat,
    height_m: f64,
}

/// A model, or line of sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Model {
    Loss(ModelKey),
    Sight,
}

impl CoverageArguments {
    /// What the arguments mean together.
    pub(super) fn request(&self) -> Result<CoverageRequest, Failure> {
        let (model, quantity) = self.model_and_quantity()?;
        let frequency_mhz = match (self.frequency_mhz, quantity) {
            (Some(frequency_mhz), _) => frequency_mhz,
            // any: the straight ray has no frequency
            (None, CoverageQuantity::LineOfSight) => 900.0,
            (None, _) => {
                let text = word("coverage-arguments-frequency-mhz-is-needed-except-for");
                return Err(Failure::Input(text.to_owned()));
            }
        };
        let handset = self.radio.handset()?;
        let mut dem = self.radio.dem(&self.dem, None)?;
        self.radio.calibration.put_clutter(model, &mut dem.clutter)?;
        if handset.correction != TerminalCorrection::None && !quantity.is_by_model() {
            let text = word("coverage-arguments-terminal-clutter-has-an-effect-only");
            return Err(Failure::Input(text.to_owned()));
        }
        Ok(CoverageRequest {
            dem,
            handset,
            site: self.site.place,
            terminals: Terminals {
                tx_height_agl: Length::from_metres(self.site.height_m),
                rx_height_agl: Length::from_metres(self.rx_height),
            },
            radius: Length::from_kilometres(self.radius_km),
            signal: Signal {
                frequency: Frequency::from_megahertz(frequency_mhz),
                polarization: self.radio.polarization(),
                time_percent: self.radio.time_percent,
                location_percent: 50.0,
            },
            climate: self.radio.climate(),
            itu_maps: self.radio.itu_maps.clone(),
            model,
            options: self.radio.options(&[model])?,
            antenna: self.antenna.choice(self.radiated.states_gain()),
            quantity,
            exact: self.exact,
            resolution: self.resolution_m.map(Length::from_metres),
            crs: self.crs.clone(),
            radial_spacing_cells: self.radial_spacing,
            output: self.output.clone(),
        })
    }

    /// What is radiated, with what a calibration adds to levels.
    fn calibrated(&self, model: ModelKey, radiated: Radiated) -> Result<Radiated, Failure> {
        let offset = self.radio.calibration.offset(model)?;
        Ok(Radiated { net_gain: radiated.net_gain + offset, ..radiated })
    }

    /// The quantity asked for: levels where something is said that only levels have.
    fn model_and_quantity(&self) -> Result<(ModelKey, CoverageQuantity), Failure> {
        let usual = match (self.radiated.asks_for_level() || self.antenna.is_given(), self.model) {
            (_, Model::Sight) => SIGHT,
            (true, _) if self.radiated.knows_elements() => "rsrp",
            (true, _) => "power",
            (false, _) => "loss",
        };
        let quantity = self.quantity.as_deref().unwrap_or(usual);
        let found = match (self.model, quantity) {
            (Model::Sight, "loss" | SIGHT) => (ModelKey::P1812, CoverageQuantity::LineOfSight),
            (Model::Sight, other) => {
                let text = text!("coverage-arguments-model-computes-line-of-sight-but", sight = SIGHT, other);
                return Err(Failure::Input(text));
            }
            (Model::Loss(model), SIGHT) => (model, CoverageQuantity::LineOfSight),
            (Model::Loss(model), "clearance") => (model, CoverageQuantity::Clearance),
            (Model::Loss(model), "rsrp") => {
                (model, CoverageQuantity::Rsrp(self.calibrated(model, self.radiated.elements()?)?))
            }
            (Model::Loss(model), "power") => {
                (model, CoverageQuantity::ReceivedPower(self.calibrated(model, self.radiated.carrier()?)?))
            }
            (Model::Loss(model), _) => (model, CoverageQuantity::Loss),
        };
        let is_level = matches!(found.1, CoverageQuantity::Rsrp(_) | CoverageQuantity::ReceivedPower(_));
        if self.antenna.is_given() && !is_level {
            let text = word("coverage-arguments-azimuth-deg-the-tilts-and-pattern");
            return Err(Failure::Input(text.to_owned()));
        }
        Ok(found)
    }
}

impl RadiatedArguments {
    const fn asks_for_level(&self) -> bool {
        self.power_dbm.is_some() || self.epre_dbm.is_some()
    }

    /// Whether what a resource element has is known.
    const fn knows_elements(&self) -> bool {
        self.epre_dbm.is_some() || self.bandwidth_mhz.is_some()
    }

    const fn states_gain(&self) -> bool {
        self.gain_dbi.is_some()
    }

    fn net_gain(&self) -> Decibels {
        Decibels::new(self.gain_dbi.unwrap_or(0.0) - self.feeder_loss_db + self.rx_gain_dbi)
    }

    fn power(&self) -> Dbm {
        Dbm::new(self.power_dbm.unwrap_or(USUAL_POWER_DBM))
    }

    fn carrier(&self) -> Result<Radiated, Failure> {
        if self.epre_dbm.is_some() {
            let text = word("coverage-arguments-epre-dbm-is-for-rsrp-for");
            return Err(Failure::Input(text.to_owned()));
        }
        Ok(Radiated { power: self.power(), net_gain: self.net_gain() })
    }

    fn elements(&self) -> Result<Radiated, Failure> {
        let net_gain = self.net_gain();
        if let Some(epre_dbm) = self.epre_dbm {
            return Ok(Radiated { power: Dbm::new(epre_dbm), net_gain });
        }
        let key = self.bandwidth_mhz.as_deref().unwrap_or(USUAL_BANDWIDTH_MHZ);
        let known = LteBandwidth::ALL.into_iter().find(|known| known.key == key);
        known
            .and_then(|known| Radiated::of_carrier(self.power(), known.mhz, self.ports))
            .map(|radiated| Radiated { net_gain, ..radiated })
            .ok_or_else(|| {
                Failure::Input(text!("coverage-arguments-bandwidth-mhz-not-an-lte-bandwidth", key))
            })
    }
}

/// `104.43,21.25,30`.
fn parse_site(text: &str) -> Result<Site, String> {
    let [longitude_deg, latitude_deg, height_m] = numbers(text)?[..] else {
        return Err(word("write-longitude-latitude-height").to_owned());
    };
    let place = LonLat { longitude_deg, latitude_deg };
    check_place(place)?;
    check(LinkCase::ANTENNA_HEIGHT_M, height_m)?;
    Ok(Site { place, height_m })
}

/// A parser of the models' short names, and of line of sight.
fn model_parser() -> impl TypedValueParser<Value = Model> {
    let names = ModelKey::ALL.iter().map(|model| model.key()).chain([SIGHT]);
    PossibleValuesParser::new(names).try_map(|name| {
        if name == SIGHT {
            return Ok(Model::Sight);
        }
        let known = ModelKey::ALL.iter().find(|model| model.key() == name);
        known.map(|model| Model::Loss(*model)).ok_or_else(|| text!("unknown-model", name))
    })
}
