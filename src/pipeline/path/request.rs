//! What one link, or a table of them, is asked for.
use crate::geodesy::LonLat;
use crate::inputs::links::LinkColumns;
use crate::link::{HandsetClutter, epre};
use crate::outputs::{LevelQuantity, LinkLevel};
use crate::pipeline::dem::DemChoice;
use crate::planning::backhaul::HopQuestion;
use crate::propagation::{ModelKey, ModelOptions, Polarization, RadioClimate, Signal, Terminals};
use crate::scenario::CsvFormulas;
use crate::units::{Dbm, Decibels};
use std::path::PathBuf;

/// Latitude of the path's centre where neither coordinates nor a latitude are given, degrees north: Son La.
pub const DEFAULT_LATITUDE_DEG: f64 = 21.0;

/// Where a profile comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum PathGround {
    /// Sampled from an elevation model.
    Dem(Box<DemChoice>),
    /// A table of points: see [`crate::inputs::profile_file::read_profile`].
    Profile(PathBuf),
}

/// The radio climate, except what depends on the place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Air {
    /// Radio climate.
    pub climate: RadioClimate,
    /// Latitude of the path's centre, degrees north; default: from the coordinates.
    pub latitude_deg: Option<f64>,
}

/// One link.
#[derive(Clone, Debug, PartialEq)]
pub struct PathRequest {
    /// Its ground.
    pub ground: PathGround,
    /// Both places, transmitter first; needed with an elevation model.
    pub places: Option<[LonLat; 2]>,
    /// Antennas.
    pub terminals: Terminals,
    /// Radio climate.
    pub air: Air,
    /// Folder of the ITU's maps of the radio climate: read at the path's centre, instead of the two numbers of the radio climate.
    pub itu_maps: Option<PathBuf>,
    /// Wave and statistics.
    pub signal: Signal,
    /// What is added for clutter around the receiver to the loss by models without clutter of their own.
    pub handset: HandsetClutter,
    /// Models; the first decides.
    pub models: Vec<ModelKey>,
    /// Options of the models.
    pub options: ModelOptions,
    /// What is asked of the link as a microwave hop.
    pub hop: Option<HopQuestion>,
    /// What is asked of the level at the receiver: [`CarrierTerms::levels`].
    pub levels: Vec<LinkLevel>,
}

/// A carrier, and what its level at a receiver depends on besides the loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CarrierTerms {
    /// Power at the transmitter's output.
    pub power: Dbm,
    /// Bandwidth of an LTE carrier, MHz, and the antenna ports that share its power.
    pub lte: Option<(f64, u32)>,
    /// Transmitting antenna over isotropic, towards the receiver.
    pub antenna_gain: Decibels,
    /// Between transmitter and antenna.
    pub feeder_loss: Decibels,
    /// Receiving antenna less the body's loss.
    pub receiver_gain: Decibels,
}

impl CarrierTerms {
    /// Received power and, of an LTE carrier, RSRP; `None` for a bandwidth that is none of LTE's.
    #[must_use]
    pub fn levels(&self) -> Option<Vec<LinkLevel>> {
        let of = |quantity, radiated| LinkLevel {
            quantity,
            radiated,
            antenna_gain: self.antenna_gain,
            feeder_loss: self.feeder_loss,
            receiver_gain: self.receiver_gain,
            calibration: Decibels::default(),
        };
        let mut levels = vec![of(LevelQuantity::ReceivedPower, self.power)];
        if let Some((bandwidth_mhz, ports)) = self.lte {
            levels.push(of(LevelQuantity::Rsrp, epre(self.power, bandwidth_mhz, ports)?));
        }
        Some(levels)
    }
}

/// A table of links and what holds where it says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct LinksRequest {
    /// The table: see [`crate::inputs::links::LinkTable`].
    pub table: PathBuf,
    /// How its columns are called, and what holds where it says nothing of frequency and heights.
    pub columns: LinkColumns,
    /// The table of losses to be written.
    pub output: PathBuf,
    /// For the links without a profile of their own.
    pub dem: Option<DemChoice>,
    /// Polarisation of links that state none.
    pub polarization: Polarization,
    /// Share of the average year of links that state none, %.
    pub time_percent: f64,
    /// Share of locations of links that state none, %.
    pub location_percent: f64,
    /// Radio climate of links that state none; a latitude given here holds for all.
    pub air: Air,
    /// Folder of the ITU's maps of the radio climate: read at the centre of links that state none.
    pub itu_maps: Option<PathBuf>,
    /// What is added for clutter around the receiver to the loss by models without clutter of their own.
    pub handset: HandsetClutter,
    /// Models: one row of losses for each link and model.
    pub models: Vec<ModelKey>,
    /// Options of the models.
    pub options: ModelOptions,
    /// All terms of the level at the receiver but the loss, for predicted levels: one of [`CarrierTerms::levels`].
    pub level: Option<LinkLevel>,
    /// Texts that begin like a formula.
    pub csv_formulas: CsvFormulas,
}

impl LinksRequest {
    /// Whether buildings and trees stand on the elevation model.
    pub(super) fn clutter_on_dem(&self) -> bool {
        self.dem.as_ref().is_some_and(DemChoice::has_clutter)
    }
}
