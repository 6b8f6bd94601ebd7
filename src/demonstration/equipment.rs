//! What operators hang on their masts: carriers as they would list them, made-up operators.
use super::ground::Spot;
use super::names::OPERATORS;
use super::{ON_AIR, SectorRow};

/// One carrier as an operator would list it.
pub(super) struct CarrierKind {
    technology: &'static str,
    pub(super) band: &'static str,
    /// Downlink centre frequency of each operator, MHz.
    frequency_mhz: [f64; 3],
    bandwidth_mhz: f64,
    power_dbm: f64,
    gain_dbi: f64,
}

/// LTE in band 3 (3GPP TS 36.101 table 5.5-1: downlink 1805-1880 MHz).
pub(super) const LTE_1800: CarrierKind = CarrierKind {
    technology: "LTE",
    band: "B3",
    frequency_mhz: [1_815.0, 1_840.0, 1_865.0],
    bandwidth_mhz: 20.0,
    power_dbm: 46.0,
    gain_dbi: 17.0,
};

/// LTE in band 8 (925-960 MHz).
pub(super) const LTE_900: CarrierKind = CarrierKind {
    technology: "LTE",
    band: "B8",
    frequency_mhz: [930.0, 942.5, 955.0],
    bandwidth_mhz: 10.0,
    power_dbm: 46.0,
    gain_dbi: 15.5,
};

/// LTE in band 28 (758-803 MHz).
pub(super) const LTE_700: CarrierKind = CarrierKind {
    technology: "LTE",
    band: "B28",
    frequency_mhz: [763.0, 773.0, 783.0],
    bandwidth_mhz: 10.0,
    power_dbm: 46.0,
    gain_dbi: 15.0,
};

/// UMTS in band 1 (3GPP TS 25.101: downlink 2110-2170 MHz).
const UMTS_2100: CarrierKind = CarrierKind {
    technology: "UMTS",
    band: "B1",
    frequency_mhz: [2_117.6, 2_132.6, 2_147.6],
    bandwidth_mhz: 5.0,
    power_dbm: 43.0,
    gain_dbi: 17.5,
};

/// What stands on a mast with LTE, by the mast's rank modulo the length: the most valuable places come first.
pub(super) const WITH_LTE: [&[&CarrierKind]; 6] = [
    &[&LTE_1800, &LTE_900, &UMTS_2100],
    &[&LTE_1800, &UMTS_2100],
    &[&LTE_1800, &LTE_700, &UMTS_2100],
    &[&LTE_900, &UMTS_2100],
    &[&LTE_700, &UMTS_2100],
    &[&LTE_1800, &LTE_900],
];

/// What stands on a mast that waits for LTE.
pub(super) const WITHOUT_LTE: &[&CarrierKind] = &[&UMTS_2100];

/// A carrier of an operator's site, its antenna still without height, direction and tilt.
pub(super) fn carrier_row(
    site_id: &str,
    sector_id: String,
    operator: usize,
    carrier: &CarrierKind,
    spot: Spot,
) -> SectorRow {
    SectorRow {
        site_id: site_id.to_owned(),
        sector_id,
        operator: OPERATORS[operator].to_owned(),
        technology: carrier.technology,
        band: carrier.band,
        frequency_mhz: carrier.frequency_mhz[operator],
        bandwidth_mhz: carrier.bandwidth_mhz,
        easting_m: spot.easting_m,
        northing_m: spot.northing_m,
        antenna_height_m: 0.0,
        azimuth_deg: 0.0,
        mechanical_tilt_deg: 0.0,
        electrical_tilt_deg: 0.0,
        power_dbm: carrier.power_dbm,
        gain_dbi: carrier.gain_dbi,
        feeder_loss_db: 0.0,
        status: ON_AIR,
    }
}
