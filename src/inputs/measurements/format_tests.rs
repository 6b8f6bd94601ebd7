//! Each format is recognised and read.
use super::{MeasurementFormat, MeasurementsRead, read_measurements};
use crate::measurements::MeasuredQuantity::{PathLoss, ReceivedPower, Rscp, Rsrp};
use crate::measurements::{MeasuredQuantity, Observed, RadioAccess};
use crate::scenario::MeasurementsChoice;
use std::collections::BTreeMap;

/// What is read of one file with such a name and content.
pub(super) fn read_with(
    name: &str,
    content: &str,
    choice: MeasurementsChoice,
) -> Result<MeasurementsRead, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a file");
    let choice = MeasurementsChoice { files: vec![path.display().to_string()], ..choice };
    read_measurements(&choice).map_err(|error| error.to_string())
}

pub(super) fn read(name: &str, content: &str) -> MeasurementsRead {
    read_with(name, content, MeasurementsChoice::default()).expect(content)
}

fn levels(read: &MeasurementsRead) -> Vec<f64> {
    read.readings.iter().map(|reading| reading.observed.value()).collect()
}

#[test]
fn a_log_of_gnettrack_with_neighbours() {
    let content = "Timestamp\tLongitude\tLatitude\tSpeed\tOperatorname\tOperator\tCGI\tCellname\tNode\tCellID\tLAC\tNetworkTech\t\
        NetworkMode\tLevel\tQual\tSNR\tARFCN\tPSC\tAltitude\tHeight\tNTech1\tNCellid1\tNLAC1\tNCell1\tNARFCN1\tNRxLev1\tNQual1\t\
        NTech2\tNCellid2\tNLAC2\tNCell2\tNARFCN2\tNRxLev2\tNQual2\n\
        2026.03.31_14.43.00\t104.4748\t21.0873\t3\tViettel\t45204\t-\t\t40142\t2\t11\t4G\tLTE\t-101\t-9\t12\t1450\t77\t800\t-\t\
        4G\t-\t-\t78\t1450\t-108\t-14\t-\t-\t-\t-\t-\t-\t-\n\
        2026.03.31_14.43.01\t104.4749\t21.0874\t3\tViettel\t45204\t-\t\t301\t2045\t11\t3G\tUMTS\t-95\t-9\t-\t10612\t310\t800\t-\t\
        -\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\n";
    let found = read("log.txt", content);
    assert_eq!(found.files[0].format, MeasurementFormat::GNetTrack);
    assert!(found.rejects.is_empty(), "{:?}", found.rejects);
    let [serving, neighbour, umts] = &found.readings[..] else { panic!("{:?}", found.readings) };
    assert_eq!(
        (serving.observed, serving.quantity, serving.serving),
        (Observed::Level(-101.0), Rsrp, Some(true))
    );
    assert_eq!((serving.place.longitude_deg, serving.place.latitude_deg), (104.4748, 21.0873));
    assert_eq!(serving.seconds, Some(1_774_968_180.0));
    let cell = &serving.cell;
    assert_eq!(
        (cell.id.as_str(), cell.enodeb, cell.cell, cell.physical),
        ("40142-2", Some(40_142), Some(2), Some(77))
    );
    assert_eq!((cell.network.as_str(), cell.operator.as_str()), ("452-04", "Viettel"));
    assert_eq!((cell.access, cell.channel), (Some(RadioAccess::Lte), Some(1_450)));
    assert_eq!((neighbour.observed, neighbour.serving), (Observed::Level(-108.0), Some(false)));
    assert_eq!((neighbour.cell.physical, neighbour.cell.channel), (Some(78), Some(1_450)));
    assert_eq!((umts.quantity, umts.row, umts.cell.access), (Rscp, 3, Some(RadioAccess::Umts)));
}

#[test]
fn a_table_of_gnettrack_with_its_own_columns() {
    let content = "Timestamp,Longitude,Latitude,Speed,Operatorname,CellID,NetworkMode,RSRP,RSRQ,SNR,CQI,RSSI,DL_bitrate,UL_bitrate,State\n\
        2026.03.31_14.43.00,104.4748,21.0873,3,Viettel,10276354,LTE,-101,-9,12,9,-70,0,0,I\n\
        2026.03.31_14.43.01,104.4749,21.0874,3,Viettel,2045,HSPA+,-95,-,-,-,-,0,0,I\n\
        2026.03.31_14.43.02,104.4750,21.0875,3,Viettel,10276354,LTE,-,-,-,-,-,0,0,I\n";
    let found = read("log.csv", content);
    assert_eq!(levels(&found), [-101.0, -95.0]);
    assert_eq!(found.readings.iter().map(|reading| reading.quantity).collect::<Vec<_>>(), [Rsrp, Rscp]);
    assert_eq!(found.readings[0].cell.enodeb, Some(40_142));
    assert_eq!(found.files[0].format, MeasurementFormat::GNetTrack);
}

#[test]
fn an_export_of_tems() {
    let content = "Time,All-Latitude,All-Longitude,All-Serving Cell Identity,All-Serving Cell RSRP (dBm)[1],All-Serving Cell PCI,\
        All-Serving Cell EARFCN,All-Neighbor Cell Identity[1],All-Neighbor Cell RSRP (dBm)[1],All-Neighbor Cell Identity[2],\
        All-Neighbor Cell RSRP (dBm)[2]\n\
        2026-03-31 14:43:00,21.0873,104.4748,10276354,-99.5,77,1450,78,-104.2,,\n";
    let found = read("tems.csv", content);
    assert_eq!(found.files[0].format, MeasurementFormat::Tems);
    assert_eq!(levels(&found), [-99.5, -104.2]);
    let [serving, neighbour] = &found.readings[..] else { panic!("{:?}", found.readings) };
    assert_eq!(
        (serving.quantity, serving.cell.enodeb, serving.cell.physical),
        (Rsrp, Some(40_142), Some(77))
    );
    assert_eq!(
        (neighbour.quantity, neighbour.cell.physical, neighbour.serving),
        (Rsrp, Some(78), Some(false))
    );
}

#[test]
fn headers_with_signs_without_a_width() {
    for column in ["LTE Serving RSRP", "LTE_UE_RSRP"] {
        let content = format!(
            "\u{200b}Latitude\u{feff},\u{200b}Longitude,\u{200b}{column}\u{200b}\n21.0873,104.4748,-99.5\n"
        );
        let found = read("q.csv", &content);
        assert_eq!(found.files[0].format, MeasurementFormat::QualiPoc);
        assert_eq!((levels(&found), found.readings[0].quantity), (vec![-99.5], Rsrp));
        assert!(
            found.files[0].columns.iter().any(|used| used.column == column),
            "{:?}",
            found.files[0].columns
        );
    }
}

#[test]
fn an_export_of_cellmapper_with_and_without_a_header() {
    let row = "21.0873,104.4748,800,452,4,11,10276354,-103,LTE,LTE,1450,77\n";
    let header = "Latitude,Longitude,Altitude,MCC,MNC,LAC,CID,Signal,Type,Subtype,ARFCN,PSC\n";
    for content in [row.to_owned(), format!("{header}{row}")] {
        let found = read("cells.csv", &content);
        assert_eq!(found.files[0].format, MeasurementFormat::CellMapper);
        let reading = &found.readings[0];
        assert_eq!((reading.observed, reading.quantity), (Observed::Level(-103.0), Rsrp));
        assert_eq!((reading.cell.network.as_str(), reading.cell.enodeb), ("452-04", Some(40_142)));
    }
}

#[test]
fn a_table_as_opencellid_takes_it() {
    let content = "mcc,mnc,lac,cellid,lat,lon,signal,measured_at,rating,speed,direction,act,ta,psc,tac,pci\n\
        452,01,11,10276354,21.0873,104.4748,-103,1774968180000,5,0,0,LTE,,,11,77\n";
    let found = read("o.csv", content);
    let reading = &found.readings[0];
    assert_eq!(found.files[0].format, MeasurementFormat::OpenCelliD);
    assert_eq!((reading.quantity, reading.seconds), (Rsrp, Some(1_774_968_180.0)));
    assert_eq!((reading.cell.network.as_str(), reading.cell.enodeb), ("452-01", Some(40_142)));
    assert_eq!(reading.cell.physical, Some(77));
}

#[test]
fn a_table_with_one_level() {
    for (header, quantity) in [
        ("latitude,longitude,received_power", ReceivedPower),
        ("latitude,longitude,RSSI (dBm)", ReceivedPower),
        ("lat,lng,signal_strength", ReceivedPower),
        ("lat,lon,rscp_dbm", Rscp),
        ("vĩ độ,kinh độ,RSRP [dBm]", Rsrp),
        ("lat,lon,dbm", ReceivedPower),
    ] {
        let found = read("t.csv", &format!("{header}\n21.0873,104.4748,-88\n"));
        assert_eq!((levels(&found), found.readings[0].quantity), (vec![-88.0], quantity), "{header}");
        assert_eq!(found.files[0].format, MeasurementFormat::Table, "{header}");
    }
}

#[test]
fn a_table_of_links_gives_losses_unless_levels_are_asked_for() {
    let content = "id,tx_lat,tx_lon,rx_lat,rx_lon,f_mhz,h_tx_m,h_rx_m,level_dbm,measured_loss_db,repeats\n\
        s0,51.059692,-2.746155,51.0384762,-2.7383797,415,5,1,-96.0,133.92,4\n\
        s1,51.059692,-2.746155,51.0754049,-2.7223134,415,5,1,,,0\n";
    let found = read("links.csv", content);
    assert_eq!(found.files[0].format, MeasurementFormat::Links);
    let [heard, missed] = &found.readings[..] else { panic!("{:?}", found.readings) };
    assert_eq!((heard.observed, heard.quantity), (Observed::Level(133.92), PathLoss));
    let own = heard.transmitter;
    assert_eq!(own.place.map(|place| place.latitude_deg), Some(51.059_692));
    assert_eq!(
        (own.height_m, own.frequency_mhz, heard.receiver_height_m),
        (Some(5.0), Some(415.0), Some(1.0))
    );
    assert_eq!(heard.place.latitude_deg.to_bits(), 51.038_476_2_f64.to_bits());
    assert_eq!(missed.observed, Observed::AtMost(133.92));
    let choice = MeasurementsChoice { floor_dbm: Some(-96.0), ..MeasurementsChoice::default() };
    let found = read_with("links.csv", content, choice).expect("readings");
    assert_eq!(found.readings[0].observed, Observed::AtMost(133.92), "the level is at the floor");
    let choice = MeasurementsChoice { quantity: Some(ReceivedPower), ..MeasurementsChoice::default() };
    let found = read_with("links.csv", content, choice).expect("readings");
    assert_eq!(levels(&found), [-96.0, -96.0]);
    assert!(found.readings.iter().all(|reading| reading.quantity == ReceivedPower));
}

#[test]
fn a_table_with_one_column_per_receiver() {
    let content =
        "latitude,longitude,gw-a,gw-b,altitude\n21.08,104.47,-101,-200,800\n21.09,104.48,-104.5,-118,810\n";
    let found = read("g.csv", content);
    assert_eq!(found.files[0].format, MeasurementFormat::ReceiverColumns);
    let names: Vec<&str> = found.readings.iter().map(|reading| reading.cell.id.as_str()).collect();
    assert_eq!(names, ["gw-a", "gw-b", "gw-a", "gw-b"]);
    assert_eq!(levels(&found), [-101.0, -118.0, -104.5, -118.0]);
    assert_eq!(found.files[0].not_heard, 1);
}

#[test]
fn columns_by_the_users_mapping_and_a_crs() {
    let content = "a;b;c;d\n500000;2331800;-88;x1\n";
    let columns = [("lon", "a"), ("lat", "b"), ("rsrp", "c"), ("cell_id", "d")];
    let columns: BTreeMap<String, String> =
        columns.into_iter().map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned())).collect();
    let choice =
        MeasurementsChoice { columns, crs: Some("EPSG:32648".to_owned()), ..MeasurementsChoice::default() };
    let found = read_with("t.csv", content, choice).expect("readings");
    let reading = &found.readings[0];
    assert!(
        (reading.place.longitude_deg - 105.0).abs() < 1e-6
            && (reading.place.latitude_deg - 21.08).abs() < 0.02
    );
    assert_eq!((reading.quantity, reading.cell.id.as_str()), (Rsrp, "x1"));
}

#[test]
fn a_vector_file() {
    let content = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"rsrp":-88.5,"pci":7},
        "geometry":{"type":"Point","coordinates":[104.4748,21.0873]}},{"type":"Feature","properties":{"rsrp":-90,"pci":7},
        "geometry":{"type":"Polygon","coordinates":[[[104,21],[104.1,21],[104.1,21.1],[104,21]]]}}]}"#;
    let found = read("points.geojson", content);
    assert_eq!(found.files[0].format, MeasurementFormat::Vector);
    assert_eq!((levels(&found), found.readings[0].cell.physical), (vec![-88.5], Some(7)));
    assert_eq!(found.rejects.len(), 1);
}

#[test]
fn a_table_without_levels_says_what_was_looked_for() {
    let error =
        read_with("t.csv", "lat,lon,name\n21,104,a\n", MeasurementsChoice::default()).expect_err("no level");
    assert!(error.contains("level") && error.contains("measurements.columns.level"), "{error}");
}

#[test]
fn bad_rows_are_rejects_and_the_rest_goes_on() {
    let content = "lat,lon,rsrp\n21.1,104.1,-88\n21.1,104.2,loud\n21.1,abc,-90\n21.2,104.3,-300\n21.2,104.4,-91\n21.2,104.4\n";
    let found = read("t.csv", content);
    assert_eq!(levels(&found), [-88.0, -91.0]);
    let rows: Vec<(u64, &str)> =
        found.rejects.iter().map(|reject| (reject.row, reject.field.as_str())).collect();
    assert_eq!(rows, [(3, "rsrp"), (4, "lon"), (5, "rsrp"), (7, "")]);
}

#[test]
fn what_a_level_is_of_follows_the_choice() {
    let content = "lat,lon,level,technology\n21.1,104.1,-88,LTE\n";
    assert_eq!(read("t.csv", content).readings[0].quantity, Rsrp);
    let chosen = |quantity: MeasuredQuantity| {
        let choice = MeasurementsChoice { quantity: Some(quantity), ..MeasurementsChoice::default() };
        read_with("t.csv", content, choice).expect("readings").readings[0].quantity
    };
    assert_eq!(chosen(ReceivedPower), ReceivedPower);
}
