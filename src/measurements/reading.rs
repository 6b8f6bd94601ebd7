//! One measured level.
use crate::geodesy::LonLat;
use serde::{Deserialize, Serialize};

/// What a receiver tells of a level.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Observed {
    /// It heard this level: dBm, of a [`MeasuredQuantity::PathLoss`] dB.
    Level(f64),
    /// The level is at most this (of a loss: the loss is at least this): it was not heard, or shown at the receiver's floor.
    AtMost(f64),
}

impl Observed {
    /// The number: the level, or its bound.
    #[must_use]
    pub const fn value(self) -> f64 {
        match self {
            Self::Level(value) | Self::AtMost(value) => value,
        }
    }

    /// Whether the level itself is known.
    #[must_use]
    pub const fn is_heard(self) -> bool {
        matches!(self, Self::Level(_))
    }
}

/// What was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasuredQuantity {
    /// LTE: power of one resource element of the reference signals (3GPP TS 36.214, 5.1.1), dBm.
    Rsrp,
    /// UMTS: power of the common pilot channel (3GPP TS 25.215, 5.1.1), dBm.
    Rscp,
    /// Power of the whole signal, dBm: GSM's RxLev, LoRa's signal power, a carrier.
    ReceivedPower,
    /// Basic transmission loss, dB, antennas taken out.
    PathLoss,
}

/// The radio access that a row names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RadioAccess {
    /// 2G.
    Gsm,
    /// 3G.
    Umts,
    /// 4G.
    Lte,
    /// 5G.
    Nr,
    /// Long-range low-power radio.
    Lora,
}

/// By what a row names the transmitter; empty or `None` where it does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CellNames {
    /// Name of the sector, the gateway or the column it stands in.
    pub id: String,
    /// Mobile country code and network code, as `452-04`.
    pub network: String,
    /// Operator's name.
    pub operator: String,
    /// Radio access.
    pub access: Option<RadioAccess>,
    /// Number of the eNodeB, 20 bits (3GPP TS 36.413, 9.2.1.37: the cell identity without its last 8 bits).
    pub enodeb: Option<u32>,
    /// Number of the cell within its eNodeB, 8 bits; of GSM and UMTS the whole cell identity.
    pub cell: Option<u32>,
    /// Physical cell identity of LTE, scrambling code of UMTS.
    pub physical: Option<u16>,
    /// Channel number of the downlink: EARFCN, UARFCN or ARFCN.
    pub channel: Option<u32>,
}

/// A transmitter that the row itself describes, whole or in part; what it leaves out, `[measurements.link]` says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OwnTransmitter {
    /// Where it stands.
    pub place: Option<LonLat>,
    /// Antenna above ground, m.
    pub height_m: Option<f64>,
    /// Carrier frequency, MHz.
    pub frequency_mhz: Option<f64>,
    /// Radiated power over isotropic, dBm.
    pub eirp_dbm: Option<f64>,
}

/// One level that one receiver heard, or did not hear, of one transmitter at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Index of its file in the list of those read.
    pub file: usize,
    /// Line or feature of that file.
    pub row: u64,
    /// Where the receiver was, WGS 84. Of an uplink (a LoRa device and its gateways) the moving end.
    pub place: LonLat,
    /// What it heard.
    pub observed: Observed,
    /// Of what.
    pub quantity: MeasuredQuantity,
    /// By what the transmitter is named.
    pub cell: CellNames,
    /// Whether the receiver was served by this cell; `None` where the file does not tell serving cells from others.
    pub serving: Option<bool>,
    /// What the row says of the transmitter.
    pub transmitter: OwnTransmitter,
    /// Receiving antenna above ground, m, where the row says so.
    pub receiver_height_m: Option<f64>,
    /// When, seconds since 1970 as the file writes it (no time zone is applied), where it does.
    pub seconds: Option<f64>,
    /// The device or vehicle, where the file tells several apart.
    pub device: String,
}
