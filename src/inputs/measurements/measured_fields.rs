//! The fields of measured levels and every other spelling under which their columns are found.
//!
//! Spellings are as in [`crate::inputs::tables::fields`]; `docs/measurements.md` shows this table.
use crate::inputs::tables::columns::ColumnChoice;
use crate::inputs::tables::fields::{COORDINATES, Field, LAT_LON, LON_LAT, field};
use crate::inputs::tables::quantity::Quantity;
use std::collections::BTreeMap;

/// Fields of a table of measured levels.
pub(super) const MEASURED: &[Field] = &[
    field(
        "lon",
        Quantity::COORDINATE,
        "longitude long lng lon_deg longitude_deg lon_wgs84 longitude_wgs84 kinh_do gps_longitude gps_lon \
         rx_lon lon_rx rx_longitude longitude_rx rx_long rx_lng all_longitude longitud laengengrad x easting",
    ),
    field(
        "lat",
        Quantity::COORDINATE,
        "latitude lat_deg latitude_deg lat_wgs84 latitude_wgs84 vi_do gps_latitude gps_lat rx_lat lat_rx \
         rx_latitude latitude_rx all_latitude latitud breitengrad y northing",
    ),
    LAT_LON,
    LON_LAT,
    COORDINATES,
    field(
        "rsrp",
        Quantity::RECEIVED,
        "lte_rsrp serving_rsrp rsrp_serving lte_serving_rsrp lte_ue_rsrp serving_cell_rsrp \
         all_serving_cell_rsrp all_serving_cell_rsrp_1 all_serving_cell_rsrp_dbm_1 all_serving_cell_rsrp_dbm \
         ss_rsrp nr_rsrp rsrp_1 rsrp_0 pcell_rsrp lte_pcell_rsrp lte_rsrp_serving avg_rsrp rsrp_avg mean_rsrp",
    ),
    field(
        "rscp",
        Quantity::RECEIVED,
        "cpich_rscp umts_rscp wcdma_rscp serving_rscp rscp_serving all_serving_cell_rscp_dbm_1 rscp_1",
    ),
    field("rxlev", Quantity::RECEIVED, "gsm_rxlev rxlev_sub rxlev_full rxlevel"),
    field(
        "level",
        Quantity::RECEIVED,
        "signal dbm signal_level measured_level level_measured muc_thu muc_song cuong_do_song \
         cuong_do_tin_hieu",
    ),
    field(
        "received_power",
        Quantity::RECEIVED,
        "rssi rx_power power_received received_signal_strength received_signal received_level signal_strength \
         strength rsl prx rx_rssi lte_rssi power received_power_level cong_suat_thu",
    ),
    field(
        "path_loss",
        Quantity::LEVEL,
        "measured_loss loss measured_path_loss basic_transmission_loss transmission_loss suy_hao",
    ),
    field(
        "cell_id",
        Quantity::TEXT,
        "cid ci eci cell_identity serving_cell_id serving_cell_identity all_serving_cell_identity \
         all_serving_cell_identity_1 lte_cell_id nr_cell_identity cell sector_id gateway gateway_id id_cell \
         ma_cell",
    ),
    field("cell_name", Quantity::TEXT, "sector sector_name serving_cell_name ten_cell"),
    field("enodeb", Quantity::TEXT, "enodeb_id enb enb_id node node_id gnb gnb_id gnodeb"),
    field(
        "pci",
        Quantity::TEXT,
        "psc pcipsc physical_cell_id physical_cell_identity serving_pci serving_cell_pci lte_pci \
         lte_serving_pci lte_serving_cell_pci all_serving_cell_pci all_serving_cell_pci_1 scrambling_code \
         all_serving_cell_physical_cell_identity",
    ),
    field(
        "earfcn",
        Quantity::TEXT,
        "arfcn uarfcn dl_earfcn earfcn_dl serving_earfcn lte_earfcn lte_serving_earfcn \
         all_serving_cell_earfcn all_serving_cell_earfcn_1 all_serving_cell_dl_earfcn channel channel_number \
         kenh",
    ),
    field("operator", Quantity::TEXT, "mno network_operator provider carrier nha_mang"),
    field("operator_name", Quantity::TEXT, "network_name carrier_name ten_nha_mang"),
    field("mcc", Quantity::TEXT, "mobile_country_code"),
    field("mnc", Quantity::TEXT, "net mobile_network_code"),
    field("plmn", Quantity::TEXT, "mccmnc plmn_id network_code"),
    field(
        "technology",
        Quantity::TEXT,
        "networktech tech rat radio radio_type network_type act access_technology type system networkmode \
         radio_technology cong_nghe",
    ),
    field("serving", Quantity::TEXT, "is_serving registered is_registered servingcell role"),
    field(
        "time",
        Quantity::TEXT,
        "timestamp datetime measured_at utc utc_time gps_time local_time rx_time received_at epoch unix_time \
         thoi_gian",
    ),
    field("date", Quantity::TEXT, "day ngay ngay_do measurement_date"),
    field("device", Quantity::TEXT, "device_id imei imsi ue ue_id phone equipment vehicle dev_eui thiet_bi"),
    field(
        "tx_lon",
        Quantity::COORDINATE,
        "lon_tx tx_longitude longitude_tx tx_long tx_lng lam_t site_lon site_longitude gateway_lon \
         gateway_longitude",
    ),
    field(
        "tx_lat",
        Quantity::COORDINATE,
        "lat_tx tx_latitude latitude_tx phi_t site_lat site_latitude gateway_lat gateway_latitude",
    ),
    field("tx_height_m", Quantity::HEIGHT, "h_tx h_tx_m tx_height height_tx htg tx_antenna_height"),
    field(
        "frequency_mhz",
        Quantity::FREQUENCY,
        "f_mhz f frequency freq carrier_frequency dl_frequency tan_so",
    ),
    field("eirp_dbm", Quantity::POWER, "eirp tx_eirp"),
    field(
        "rx_height_m",
        Quantity::HEIGHT,
        "h_rx h_rx_m rx_height height_rx hrg rx_antenna_height receiver_height receiver_height_m",
    ),
];

/// What is looked for in a table of measured levels.
pub(super) const fn measured_columns(mapping: &BTreeMap<String, String>) -> ColumnChoice<'_> {
    ColumnChoice { section: "measurements", fields: MEASURED, mapping, also_allowed: |_| false }
}

#[cfg(test)]
mod tests {
    use super::MEASURED;
    use crate::inputs::tables::header_text::HeaderText;
    use std::collections::BTreeMap;

    #[test]
    fn a_spelling_is_one_field_only() {
        let mut known: BTreeMap<String, &str> = BTreeMap::new();
        for field in MEASURED {
            for name in std::iter::once(field.name).chain(field.found_as.split_whitespace()) {
                let before = known.insert(HeaderText::of(name).whole, field.name);
                assert_eq!(before, None, "{name} of {}", field.name);
            }
        }
    }

    #[test]
    fn the_page_shows_the_table() {
        let page = include_str!("../../../docs/measurements.md");
        let row = |field: &crate::inputs::tables::fields::Field| {
            format!("| `{}` | {} | {} |", field.name, field.quantity.unit_names(), field.found_as)
        };
        let rows: Vec<String> = MEASURED.iter().map(row).collect();
        let table = format!("| field | units | also found as |\n|---|---|---|\n{}\n", rows.join("\n"));
        assert!(page.contains(&table), "docs/measurements.md must contain:\n{table}");
    }
}
