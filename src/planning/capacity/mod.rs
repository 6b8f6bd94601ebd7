//! Capacity: what people ask for in the busy hour against what sectors and satellite terminals carry, and the carriers that lack.

mod antennas;
mod demand;
mod efficiency;
mod lacking;
#[cfg(test)]
mod tests;

pub use antennas::{Antenna, antennas_of};
pub use demand::{Demand, SatelliteCheck, busy_hour_kbit, carriers_needed, check_satellite};
pub use efficiency::{
    HearingPeople, SectorEfficiency, TruncatedShannon, carrier_mbit_s, downlink_share, mean_efficiency,
    typical_bit_s_hz,
};
pub use lacking::{AddedAt, AntennaCapacity, CapacityQuestion, SiteCapacity, check_antennas, sites_of};
