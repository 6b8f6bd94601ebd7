//! The fields of our tables and every other spelling under which their columns are found: the one table of synonyms.
//!
//! Spellings are without case, accents, blanks and marks ([`super::header_text`]), and without a unit, which a header may add
//! ([`super::quantity`]). English, French, Spanish, Portuguese, German and Vietnamese; `docs/inputs.md` shows this table.
use super::quantity::Quantity;

/// One of our fields, what it holds, and what else it is called: words between blanks, the surest first.
#[derive(Debug)]
pub(in crate::inputs) struct Field {
    pub(in crate::inputs) name: &'static str,
    pub(in crate::inputs) quantity: Quantity,
    pub(in crate::inputs) found_as: &'static str,
}

impl Field {
    /// A field found under its own name alone.
    pub(in crate::inputs) const fn only(name: &'static str) -> Self {
        Self { name, quantity: Quantity::TEXT, found_as: "" }
    }
}

pub(in crate::inputs) const fn field(
    name: &'static str,
    quantity: Quantity,
    found_as: &'static str,
) -> Field {
    Field { name, quantity, found_as }
}

const LON: Field = field(
    "lon",
    Quantity::COORDINATE,
    "longitude long lng longitud longitudine laenge lange laengengrad langengrad geo_lange kinh_do \
     lon_deg lon_degrees long_deg long_degrees lon_dms long_dms cor_nb_dg_lon \
     lon_wgs84 longitude_wgs84 wgs84_longitude wgs84_lon x x_coord coord_x x_coordinate easting east \
     est este rechtswert ostwert toa_do_x",
);
const LAT: Field = field(
    "lat",
    Quantity::COORDINATE,
    "latitude latitud latitudine breite breitengrad geo_breite vi_do lat_deg lat_degrees \
     lat_dms cor_nb_dg_lat lat_wgs84 latitude_wgs84 wgs84_latitude wgs84_lat y y_coord coord_y y_coordinate northing north nord norte hochwert \
     nordwert toa_do_y",
);

/// Fields that hold both coordinates of a place in one column.
pub(in crate::inputs) const ONE_PLACE_COLUMN: [&str; 3] = ["lat_lon", "lon_lat", "coordinates"];

/// Whether a column tells where a row lies.
pub(in crate::inputs) fn is_place(column: &str) -> bool {
    is_of_axis(column, "lon") || is_of_axis(column, "lat") || ONE_PLACE_COLUMN.contains(&column)
}

/// Whether a column tells one coordinate, or a part of it.
pub(in crate::inputs) fn is_of_axis(column: &str, axis: &str) -> bool {
    let parts = ["", "_minutes", "_seconds", "_direction"];
    column.strip_prefix(axis).is_some_and(|rest| parts.contains(&rest))
}

/// Minutes, seconds and directions beside whole degrees, as in the register of antenna structures of the FCC; and both coordinates in
/// one column.
const LAT_MINUTES: Field =
    field("lat_minutes", Quantity::TEXT, "lat_min latitude_minutes latitude_min cor_nb_mn_lat");
const LAT_SECONDS: Field =
    field("lat_seconds", Quantity::TEXT, "lat_sec latitude_seconds latitude_sec cor_nb_sc_lat");
const LAT_DIRECTION: Field = field(
    "lat_direction",
    Quantity::TEXT,
    "lat_dir latitude_direction latitude_dir lat_hemisphere cor_cd_ns_lat",
);
const LON_MINUTES: Field = field(
    "lon_minutes",
    Quantity::TEXT,
    "lon_min long_minutes long_min lng_min longitude_minutes longitude_min cor_nb_mn_lon",
);
const LON_SECONDS: Field = field(
    "lon_seconds",
    Quantity::TEXT,
    "lon_sec long_seconds long_sec lng_sec longitude_seconds longitude_sec cor_nb_sc_lon",
);
const LON_DIRECTION: Field = field(
    "lon_direction",
    Quantity::TEXT,
    "lon_dir long_direction long_dir lng_dir longitude_direction longitude_dir lon_hemisphere long_hemisphere cor_cd_ew_lon",
);
pub(in crate::inputs) const LAT_LON: Field = field(
    "lat_lon",
    Quantity::TEXT,
    "lat_long lat_lng latitude_longitude latitud_longitud geo_point_2d coordinates_lat_lon \
     coordinates_lat_long coordonnees_lat_lon coordenadas_lat_lon gps_lat_lon vi_do_kinh_do",
);
pub(in crate::inputs) const LON_LAT: Field = field(
    "lon_lat",
    Quantity::TEXT,
    "long_lat lng_lat longitude_latitude longitud_latitud xy coordinates_lon_lat kinh_do_vi_do",
);
pub(in crate::inputs) const COORDINATES: Field = field(
    "coordinates",
    Quantity::TEXT,
    "coordinate coords coord wkt wkt_geom geom the_geom geometry geojson gps gps_coordinates gps_location \
     gps_position geolocation geo_point coordonnees coordonnees_gps coordonnees_geographiques geometrie \
     coordenadas coordenadas_gps geometria koordinaten geokoordinaten toa_do toa_do_gps position location",
);

/// Fields of a network table.
pub(in crate::inputs) const SITES: &[Field] = &[
    field(
        "site_id",
        Quantity::TEXT,
        "site site_code site_name site_number site_no siteref site_reference ict_id node_id node_b_id \
         enodeb_id enodeb enb enb_id enodeb_name nodeb nodeb_name bts bts_id bts_name base_station \
         base_station_id station station_id station_name tower_id tower tower_name mast_id mast asr_number \
         registration_number sitengr sup_id sta_nm_anfr id_site code_site nom_site numero_support id_sitio \
         sitio nombre_sitio codigo_sitio estacion id_estacion nome_site codigo_site estacao num_estacao \
         standort standort_id standortnummer stob ma_tram ten_tram tram id_tram ma_vi_tri id osm_id full_id name",
    ),
    field(
        "sector_id",
        Quantity::TEXT,
        "sector sector_name cell_id cell_name cell cid eci ecgi cgi transmitter transmitter_id tx_id \
         device_registration_identifier antenna_id id_secteur secteur nom_cellule cellule celda id_celda \
         nombre_celda celula id_celula nome_celula setor zelle zellen_id sektor sektor_id ma_cell ten_cell \
         ma_o ten_o",
    ),
    field(
        "operator",
        Quantity::TEXT,
        "operator_name mno network_operator provider licensee licensee_name company opname \
         operateur exploitant adm_lb_nom operador prestadora empresa betreiber nha_mang don_vi doanh_nghiep \
         nha_khai_thac",
    ),
    field(
        "technology",
        Quantity::TEXT,
        "emr_lb_systeme tech rat radio radio_type radio_technology access_technology network_type system service_type \
         transtype generation technologie techno systeme tecnologia sistema \
         mobilfunkstandard technik cong_nghe loai_tram he_thong",
    ),
    field(
        "band",
        Quantity::TEXT,
        "band_name band_number frequency_band freq_band lte_band umts_band eutra_band operating_band bande \
         bande_de_frequence banda banda_de_frecuencia faixa frequenzband bang_tan bang",
    ),
    field(
        "frequency_mhz",
        Quantity::FREQUENCY,
        "frequency freq downlink_frequency dl_frequency dl_freq frequency_dl freq_dl center_frequency \
         centre_frequency center_freq carrier_frequency tx_frequency tx_freq transmit_frequency frequence \
         frequence_descendante frecuencia frequencia freq_tx frequenz mittenfrequenz tan_so tan_so_phat \
         tan_so_dl",
    ),
    field("earfcn", Quantity::TEXT, "dl_earfcn earfcn_dl downlink_earfcn lte_earfcn lte_arfcn lte_channel"),
    field(
        "uarfcn",
        Quantity::TEXT,
        "dl_uarfcn uarfcn_dl downlink_uarfcn umts_uarfcn umts_arfcn umts_channel",
    ),
    field(
        "arfcn",
        Quantity::TEXT,
        "dl_arfcn arfcn_dl downlink_arfcn earfcn_uarfcn uarfcn_earfcn arfcn_uarfcn_earfcn channel channel_number \
         channel_no radio_channel rf_channel dl_channel channel_dl downlink_channel canal numero_canal canal_dl \
         canal_descendant canal_bajada kanal kanalnummer kenh so_kenh kenh_tan_so",
    ),
    field(
        "uplink_frequency_mhz",
        Quantity::FREQUENCY,
        "uplink_frequency ul_frequency ul_freq frequency_ul freq_ul rx_frequency rx_freq receive_frequency \
         frequence_montante tan_so_thu tan_so_ul",
    ),
    field(
        "bandwidth_mhz",
        Quantity::BANDWIDTH,
        "bandwidth bw channel_bandwidth channel_bw dl_bandwidth dl_bw max_channel_bandwidth \
         carrier_bandwidth channel_width largeur_de_bande ancho_de_banda largura_de_banda largura_faixa \
         bandbreite bang_thong do_rong_bang_tan",
    ),
    LON,
    LAT,
    LAT_MINUTES,
    LAT_SECONDS,
    LAT_DIRECTION,
    LON_MINUTES,
    LON_SECONDS,
    LON_DIRECTION,
    LAT_LON,
    LON_LAT,
    COORDINATES,
    field(
        "antenna_height_m",
        Quantity::HEIGHT,
        "antenna_height antenna_height_agl antenna_hgt antennaht ant_height ant_hgt anth height height_agl \
         agl agl_height height_above_ground height_above_ground_level antenna_agl radiation_centre \
         radiation_center rad_center radiation_center_height tip_height hba hauteur hauteur_antenne \
         haut_antenne hauteur_hba hba_antenne aer_nb_alt_bas sup_nm_haut altura altura_antena altura_de_antena \
         altura_de_la_antena altura_da_antena hoehe hohe antennenhoehe antennenhohe montagehohe \
         hohe_uber_grund hoehe_ueber_grund do_cao do_cao_anten chieu_cao chieu_cao_anten cao_anten \
         do_cao_ang_ten",
    ),
    field(
        "azimuth_deg",
        Quantity::ANGLE,
        "azimuth azimuth_degrees azi az azim azimut azimuth_true bearing direction heading antenna_azimuth \
         ant_azimuth antenna_direction antenna_azimuth_true boresight orientation sector_azimuth \
         cell_azimuth aer_nb_azimut azimut_antenne azimutal acimut orientacion azimute hauptstrahlrichtung \
         richtung hsr goc_phuong_vi phuong_vi goc_azimuth huong huong_anten",
    ),
    field(
        "mechanical_tilt_deg",
        Quantity::ANGLE,
        "mechanical_tilt mechanical_downtilt mech_tilt mech_downtilt m_tilt mt mdt tilt_mechanical \
         tilt_mech tilt_m downtilt_mech tilt downtilt antenna_tilt inclination tilt_mecanique \
         inclinaison_mecanique tilt_mecanico inclinacion_mecanica inclinacao_mecanica mechanische_neigung \
         mechanischer_tilt goc_ngang_co tilt_co goc_cup_co goc_nghieng_co",
    ),
    field(
        "electrical_tilt_deg",
        Quantity::ANGLE,
        "electrical_tilt electrical_downtilt elec_tilt elec_downtilt electric_tilt electric_downtilt e_tilt \
         et edt ret ret_tilt tilt_electrical tilt_electric tilt_elec tilt_e downtilt_elec tilt_electrique \
         inclinaison_electrique tilt_electrico inclinacion_electrica tilt_eletrico inclinacao_eletrica \
         elektrische_neigung elektrischer_tilt tilt_dien goc_cup_dien goc_nghieng_dien",
    ),
    field(
        "power_dbm",
        Quantity::POWER,
        "power total_power tx_power transmit_power transmitter_power transmission_power max_power \
         max_tx_power maximum_transmission_power output_power rf_power carrier_power pa_power cell_power \
         power_tx puissance puissance_emission puissance_emetteur potencia potencia_tx potencia_transmisor \
         potencia_transmissor leistung sendeleistung cong_suat cong_suat_phat",
    ),
    field("power_w", Quantity::WATTS, "total_power_w"),
    field(
        "power_unit",
        Quantity::TEXT,
        "power_units transmitter_power_unit tx_power_unit unit_of_power unite_puissance unidad_potencia \
         don_vi_cong_suat",
    ),
    field(
        "eirp_dbm",
        Quantity::POWER,
        "eirp eirp_total max_eirp maximum_eirp total_eirp pire pire_max eirp_max",
    ),
    field("eirp_unit", Quantity::TEXT, "eirp_units unit_of_eirp"),
    field("erp_dbm", Quantity::POWER, "erp max_erp maximum_erp total_erp par"),
    field(
        "gain_dbi",
        Quantity::GAIN,
        "gain antenna_gain ant_gain max_gain peak_gain antenna_max_gain gain_max gain_antenne ganancia \
         ganancia_antena ganho ganho_antena gewinn antennengewinn do_loi do_loi_anten tang_ich",
    ),
    field(
        "feeder_loss_db",
        Quantity::LEVEL,
        "feeder_loss cable_loss feeder_losses line_loss line_losses feeder losses loss total_loss misc_loss \
         transmission_loss pertes pertes_cable pertes_feeder perdida_cable perdidas perdidas_cable \
         perda_cabo perdas kabelverlust kabeldampfung suy_hao suy_hao_feeder suy_hao_cap",
    ),
    field(
        "status",
        Quantity::TEXT,
        "site_status cell_status operational_status on_air statut etat estado estatus situacao \
         zustand trang_thai tinh_trang",
    ),
    field("device_type", Quantity::TEXT, "tx_rx transmit_or_receive"),
    field("antenna", Quantity::TEXT, "antenna_pattern pattern antenna_file pattern_file msi msi_file"),
    field(
        "horizontal_beamwidth_deg",
        Quantity::ANGLE,
        "horizontal_beamwidth h_beamwidth hbw hpbw horizontal_hpbw beamwidth beamwidth_horizontal azimuth_beamwidth \
         ouverture_horizontale apertura_horizontal abertura_horizontal halbwertsbreite do_rong_bup_song",
    ),
    field(
        "vertical_beamwidth_deg",
        Quantity::ANGLE,
        "vertical_beamwidth v_beamwidth vbw vertical_hpbw beamwidth_vertical ouverture_verticale apertura_vertical \
         abertura_vertical",
    ),
    field("front_to_back_db", Quantity::LEVEL, "front_to_back front_to_back_ratio ftb f_b_ratio"),
    field("side_lobe_db", Quantity::LEVEL, "side_lobe_level side_lobe_suppression"),
    field(
        "antenna_ports",
        Quantity::TEXT,
        "ports number_of_ports num_ports tx_ports number_of_tx_ports tx_antennas mimo_ports",
    ),
    field("reference_signal_boost_db", Quantity::LEVEL, "rs_boost reference_signal_boost rs_power_boost"),
    field(
        "pci",
        Quantity::TEXT,
        "physical_cell_id physical_cell_identity pcid phys_cell_id psc primary_scrambling_code scrambling_code",
    ),
    field(
        "owner",
        Quantity::TEXT,
        "owner_name mast_owner tower_owner site_owner structure_owner tower_company towerco proprietaire propietario proprietario \
         eigentumer eigentuemer chu_so_huu",
    ),
    field(
        "shareable",
        Quantity::TEXT,
        "sharing shared co_location co_location_possible partageable compartible compartilhavel \
         dung_chung",
    ),
    field(
        "rent",
        Quantity::TEXT,
        "rent_per_year annual_rent yearly_rent loyer alquiler aluguel miete gia_thue tien_thue",
    ),
];

/// Fields of a settlements table; administrative units are found beside them.
pub(in crate::inputs) const SETTLEMENTS: &[Field] = &[
    field(
        "settlement_id",
        Quantity::TEXT,
        "village_id place_id id code village_code settlement_code geonameid gid fid osm_id poi_id objectid \
         insee code_insee code_village codigo cod_ine ubigeo geocodigo ags ma ma_thon ma_ban ma_diem_dan_cu",
    ),
    field("cluster_id", Quantity::TEXT, "cluster hamlet_id cum ma_cum"),
    field(
        "name",
        Quantity::TEXT,
        "village village_name settlement settlement_name place_name locality locality_name hamlet town \
         label nom nom_village nom_localite localite nombre localidad nombre_localidad poblado nome \
         nome_localidade localidade povoado ortsname ort siedlung ten ten_thon ten_ban thon ban xom",
    ),
    LON,
    LAT,
    LAT_MINUTES,
    LAT_SECONDS,
    LAT_DIRECTION,
    LON_MINUTES,
    LON_SECONDS,
    LON_DIRECTION,
    LAT_LON,
    LON_LAT,
    COORDINATES,
    field(
        "population",
        Quantity::COUNT,
        "pop people inhabitants persons residents total_population population_total pop_total tot_pop \
         habitants nb_habitants poblacion poblacion_total habitantes pob populacao einwohner einwohnerzahl \
         bevolkerung bevoelkerung dan_so so_dan so_nhan_khau nhan_khau so_khau",
    ),
    field(
        "households",
        Quantity::COUNT,
        "household number_of_households num_households hh hhs menages nb_menages hogares viviendas \
         domicilios agregados haushalte so_ho ho_dan so_ho_dan",
    ),
    field(
        "electrified",
        Quantity::TEXT,
        "electricity has_electricity electrification electrifie electricidad electrificado eletricidade \
         eletrificado elektrifiziert strom co_dien dien",
    ),
    field(
        "fixed_broadband",
        Quantity::SHARE,
        "broadband fixed_broadband_share fixed_internet haut_debit banda_ancha banda_larga breitband \
         bang_rong internet_co_dinh",
    ),
    field(
        "smartphone_share",
        Quantity::SHARE,
        "smartphones smartphone smartphone_penetration ty_le_smartphone",
    ),
    field("school", Quantity::TEXT, "has_school ecole escuela escola schule truong_hoc truong"),
    field(
        "clinic",
        Quantity::TEXT,
        "health_station health_post health_facility has_clinic centre_de_sante clinica puesto_de_salud \
         posto_de_saude klinik tram_y_te",
    ),
    field("peoples_committee", Quantity::TEXT, "people_committee uy_ban ubnd uy_ban_nhan_dan"),
    field("commune_fibre", Quantity::TEXT, "commune_fiber"),
    field(
        "clutter_height_m",
        Quantity::HEIGHT,
        "clutter_height representative_clutter_height tree_height canopy_height hauteur_vegetation \
         altura_vegetacion altura_vegetacao vegetationshoehe chieu_cao_cay",
    ),
];

/// Fields of a table of links.
pub(in crate::inputs) const LINKS: &[Field] = &[
    field("id", Quantity::TEXT, "link_id link link_name path_id ma_tuyen"),
    field("f_mhz", Quantity::FREQUENCY, "frequency freq frequence frecuencia frequencia frequenz tan_so"),
    field("h_tx_m", Quantity::HEIGHT, "h_tx tx_height height_tx htg tx_antenna_height"),
    field("h_rx_m", Quantity::HEIGHT, "h_rx rx_height height_rx hrg rx_antenna_height"),
    field("tx_lat", Quantity::COORDINATE, "lat_tx tx_latitude latitude_tx phi_t"),
    field("tx_lon", Quantity::COORDINATE, "lon_tx tx_longitude longitude_tx tx_long tx_lng lam_t"),
    field("rx_lat", Quantity::COORDINATE, "lat_rx rx_latitude latitude_rx phi_r"),
    field("rx_lon", Quantity::COORDINATE, "lon_rx rx_longitude longitude_rx rx_long rx_lng lam_r"),
    field("polarization", Quantity::TEXT, "polarisation pol polarizacion polarizacao"),
    field("time_percent", Quantity::PERCENT, "p_time percent_time time_percentage"),
    field("location_percent", Quantity::PERCENT, "plocation percent_location location_percentage"),
    field("delta_n", Quantity::TEXT, "dn"),
    field("n0", Quantity::TEXT, "surface_refractivity"),
    field("profile", Quantity::TEXT, "profile_file path_profile"),
    field(
        "measured_level_dbm",
        Quantity::RECEIVED,
        "measured_level level measured_rsrp rsrp rssi received_power rx_power measured_power received_level rx_level \
         signal_level signal_strength muc_thu",
    ),
    field(
        "measured_loss_db",
        Quantity::LEVEL,
        "measured_loss loss measured_path_loss path_loss measured_basic_loss suy_hao suy_hao_do",
    ),
    field("itm_climate", Quantity::TEXT, ""),
    field("itm_epsilon", Quantity::TEXT, ""),
    field("itm_sigma", Quantity::TEXT, ""),
    field("itm_mdvar", Quantity::TEXT, ""),
    field("itm_time", Quantity::TEXT, ""),
    field("itm_location", Quantity::TEXT, ""),
    field("itm_situation", Quantity::TEXT, ""),
];

#[cfg(test)]
mod tests {
    use super::{Field, LINKS, SETTLEMENTS, SITES};
    use crate::inputs::tables::header_text::HeaderText;
    use std::collections::BTreeMap;

    fn row(field: &Field) -> String {
        format!("| `{}` | {} | {} |", field.name, field.quantity.unit_names(), field.found_as)
    }

    #[test]
    fn the_page_shows_the_table() {
        let page = include_str!("../../../docs/inputs.md");
        for (title, fields) in [("Masts", SITES), ("Villages", SETTLEMENTS), ("Links", LINKS)] {
            let rows: Vec<String> = fields.iter().map(row).collect();
            let table = format!(
                "### {title}\n\n| field | units | also found as |\n|---|---|---|\n{}\n",
                rows.join("\n")
            );
            assert!(page.contains(&table), "docs/inputs.md must contain:\n{table}");
        }
    }

    #[test]
    fn a_spelling_is_one_field_only() {
        for fields in [SITES, SETTLEMENTS, LINKS] {
            let mut known: BTreeMap<String, &str> = BTreeMap::new();
            for field in fields {
                for name in std::iter::once(field.name).chain(field.found_as.split_whitespace()) {
                    let before = known.insert(HeaderText::of(name).whole, field.name);
                    assert_eq!(before, None, "{name} of {}", field.name);
                }
            }
        }
    }
}
