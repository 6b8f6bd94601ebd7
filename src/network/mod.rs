//! The radio network: sites, sector-carriers, carriers, antenna patterns.
//!
//! A *site* is a place; an antenna there radiates a *sector*; one frequency on it is a *sector-carrier*, one row of
//! a network table. Source texts: 3GPP TS 36.101 and TS 25.101 (bands), TR 36.814 (sector pattern).

mod band;
mod band_label;
mod band_table;
#[cfg(test)]
mod band_tests;
mod beam;
mod beam_lanes;
mod carrier;
mod cut_alignment;
mod measured_pattern;
mod pattern;
mod sector;
mod server_numbers;
mod tenancy;
mod umts_channels;

pub use band::{Channel, ChannelError, band_of, bands_holding, channel_of, uplink_frequency};
pub use band_label::bands_named;
pub use band_table::Band;
pub use beam::{Beam, UnitVector};
pub use beam_lanes::UnitVectors;
pub use carrier::{BandwidthError, Carrier, LteBandwidth, Technology};
pub use cut_alignment::{AlignedCuts, PatternRemark, StatedCuts};
pub use measured_pattern::{MeasuredPattern, PatternError};
pub use pattern::{AntennaPattern, DIPOLE_GAIN_DBI, Direction, SectorPattern};
pub use sector::{AssumedField, Network, PredictionError, SectorCarrier};
pub use server_numbers::ServerNumbers;
pub use tenancy::Tenancy;
