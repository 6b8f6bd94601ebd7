//! Of which transmitter each reading is, how that is known, and why it is not.
use crate::geodesy::LonLat;
use serde::Serialize;
use std::collections::BTreeMap;

/// A transmitter that readings are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Transmitter {
    /// Index of a sector in the network.
    Sector(usize),
    /// Index in [`Joined::own`].
    Own(usize),
}

/// A transmitter that is no sector of the network.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OwnSource {
    /// Its name; of one that rows describe under several names, its longitude and latitude.
    pub id: String,
    /// Where it stands, WGS 84.
    pub place: LonLat,
    /// Antenna above ground, m.
    pub height_m: f64,
    /// Carrier frequency, MHz.
    pub frequency_mhz: f64,
    /// Radiated power over isotropic, dBm, where it is known.
    pub eirp_dbm: Option<f64>,
}

/// By what a transmitter was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JoinedBy {
    /// By the name of the sector, or the cell identity in it.
    Id,
    /// By the number of the eNodeB and that of the cell in it; of UMTS by the cell identity alone.
    EnodebAndCell,
    /// By physical cell identity (scrambling code) and channel number, of several the plausible one.
    PhysicalAndChannel,
    /// The row describes it, or names one that is stated beside the network.
    OwnTransmitter,
    /// The row names none, and there is only one.
    OnlyTransmitter,
}

/// Why a reading is of no transmitter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unjoined {
    /// The row says nothing of its transmitter, or a physical cell identity without a channel number.
    NamesNothing,
    /// The network has no sector of that name, those numbers, or that technology.
    UnknownId,
    /// Several sectors have what the row says, and none is clearly the nearest.
    SeveralMasts,
    /// The sector stands farther off than predictions reach.
    TooFar,
    /// The sector belongs to another operator than the row says.
    OtherOperator,
    /// The row describes its transmitter without this: `height_m` or `frequency_mhz`.
    IncompleteTransmitter(&'static str),
}

/// The outcome of joining readings to transmitters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joined {
    /// Of each reading, its transmitter.
    pub transmitter: Vec<Option<Transmitter>>,
    /// The transmitters that are no sectors and have readings: first those stated, in their order, then those that rows describe.
    pub own: Vec<OwnSource>,
    /// How many readings were joined by what.
    pub by: BTreeMap<JoinedBy, usize>,
    /// How many were not and why, with what the first of them in alphabetical order calls its transmitter.
    pub unjoined: BTreeMap<Unjoined, (usize, String)>,
}

impl Joined {
    /// Number of readings that have a transmitter.
    #[must_use]
    pub fn count(&self) -> usize {
        self.by.values().sum()
    }
}
