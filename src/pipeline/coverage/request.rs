//! What a quick look is asked for.
use crate::geodesy::{LonLat, Position};
use crate::grid::GridGeometry;
use crate::language::word;
use crate::link::{HandsetClutter, epre};
use crate::pipeline::dem::DemChoice;
use crate::propagation::{ModelKey, ModelOptions, RadioClimate, Signal, Terminals};
use crate::scenario::PropagationChoice;
use crate::text;
use crate::units::{Azimuth, Dbm, Decibels, Length, Tilt};
use std::path::PathBuf;

/// Distance between neighbouring radials where the user names none, cells: a scenario's.
#[must_use]
pub fn default_radial_spacing_cells() -> f64 {
    PropagationChoice::default().radial_spacing_cells
}

/// What the raster holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CoverageQuantity {
    /// Basic transmission loss, dB.
    Loss,
    /// Reference signal received power, dBm.
    Rsrp(Radiated),
    /// Received power of the whole carrier, dBm.
    ReceivedPower(Radiated),
    /// 1 in line of sight, 0 hidden.
    LineOfSight,
    /// Smallest clearance of the straight ray as a share of the first Fresnel radius.
    Clearance,
}

impl CoverageQuantity {
    /// Whether a model of the loss computes it.
    #[must_use]
    pub const fn is_by_model(&self) -> bool {
        matches!(self, Self::Loss | Self::Rsrp(_) | Self::ReceivedPower(_))
    }
}

/// What is radiated in the main lobe: in every direction, unless [`CoverageRequest::antenna`] says otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Radiated {
    /// At the antenna port of the radio: energy per resource element of the reference signal, or the carrier's power.
    pub power: Dbm,
    /// Gain of both antennas over isotropic minus feeder and body losses.
    pub net_gain: Decibels,
}

impl Radiated {
    /// Of an LTE carrier's power (all ports together) over its bandwidth, without gains; `None` for a bandwidth that is none
    /// of LTE's.
    #[must_use]
    pub fn of_carrier(power: Dbm, bandwidth_mhz: f64, ports: u32) -> Option<Self> {
        epre(power, bandwidth_mhz, ports).map(|power| Self { power, net_gain: Decibels::default() })
    }
}

/// An antenna that is not the same in every direction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AntennaChoice {
    /// Direction of the main lobe; `None`: all round, with the vertical pattern alone.
    pub azimuth: Option<Azimuth>,
    /// Tilt of the antenna's body.
    pub mechanical_downtilt: Tilt,
    /// Tilt of the beam within the antenna.
    pub electrical_downtilt: Tilt,
    /// File of measured cuts; without it the sector pattern of 3GPP TR 36.814.
    pub pattern: Option<PathBuf>,
    /// Whether the gain in the main lobe is the file's, where that states one.
    pub gain_of_file: bool,
}

impl AntennaChoice {
    /// For a reader.
    pub(super) fn text(&self) -> String {
        let direction = self.azimuth.map_or_else(
            || word("request-all-round").to_owned(),
            |azimuth| text!("request-towards-degrees", degrees = azimuth.degrees()),
        );
        let pattern = self
            .pattern
            .as_ref()
            .map_or_else(|| "3GPP TR 36.814".to_owned(), |file| file.display().to_string());
        text!(
            "request-tilt-mechanical-and-electrical-degrees-down",
            direction,
            mechanical = self.mechanical_downtilt.degrees_down(),
            electrical = self.electrical_downtilt.degrees_down(),
            pattern
        )
    }
}

/// One antenna, and what to compute.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageRequest {
    /// Its ground.
    pub dem: DemChoice,
    /// Its place.
    pub site: LonLat,
    /// Antennas above ground.
    pub terminals: Terminals,
    /// How far to look.
    pub radius: Length,
    /// Wave and time percentage.
    pub signal: Signal,
    /// What is added for clutter around the receiver to the loss by a model without clutter of its own.
    pub handset: HandsetClutter,
    /// Radio climate.
    pub climate: RadioClimate,
    /// Folder of the ITU's maps of the radio climate, read in its place.
    pub itu_maps: Option<PathBuf>,
    /// Model of the loss.
    pub model: ModelKey,
    /// What the model leaves to the user.
    pub options: ModelOptions,
    /// Direction, tilts and pattern of the antenna; `None`: the same in every direction.
    pub antenna: Option<AntennaChoice>,
    /// What to write.
    pub quantity: CoverageQuantity,
    /// Whether each cell is profiled on its own.
    pub exact: bool,
    /// Side of the raster's cells; default: that of the elevation model.
    pub resolution: Option<Length>,
    /// Planning CRS; default: the elevation model's own if that is metric, otherwise the site's UTM zone.
    pub crs: Option<String>,
    /// Largest distance between neighbouring radials, cells.
    pub radial_spacing_cells: f64,
    /// The raster.
    pub output: PathBuf,
}

/// Where everything lies.
pub(super) struct Place {
    pub(super) crs: String,
    /// Why this one.
    pub(super) chosen: &'static str,
    pub(super) mast: Position,
    pub(super) geometry: GridGeometry,
}
