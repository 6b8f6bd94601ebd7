//! Tables in other encodings, with long identifiers, and spreadsheets that hold numbers as text.
use super::settlement_reader::{SettlementsRead, read_settlements};
use crate::inputs::InputError;
use crate::scenario::SettlementsChoice;
use gdal::vector::{Feature, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType};
use std::path::Path;

fn read_file(path: &Path, more: &str) -> Result<SettlementsRead, InputError> {
    let choice = format!("files = {:?}\n{more}", path.display().to_string());
    let choice: SettlementsChoice = toml::from_str(&choice).expect("a choice");
    read_settlements(&choice)
}

fn read(name: &str, bytes: &[u8], more: &str) -> Result<SettlementsRead, InputError> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    read_file(&path, more)
}

fn ids_and_names(found: &SettlementsRead) -> Vec<(&str, &str)> {
    found.rows.iter().map(|draft| (draft.settlement_id(), draft.facts.name.as_str())).collect()
}

#[test]
fn an_encoding_that_is_stated_is_used_and_one_that_is_needed_is_named() {
    let latin1 = b"id,name,lon,lat\nA,Phi\xEAm Ban,104.4,21.2\nB,Ban,104.4,21.3\n";
    let found = read("v.csv", latin1, "encoding = \"latin1\"").expect("villages");
    assert_eq!(ids_and_names(&found), [("A", "Phi\u{ea}m Ban"), ("B", "Ban")]);
    let found = read("v.csv", latin1, "").expect("one village");
    let reason = &found.rejects[0].reason;
    assert!(reason.contains("settlements.encoding = \"windows-1252\""), "{reason}");
    let vietnamese = b"ma,t\xEAn,lon,lat\nA,Chi\xEA\xECng,104.4,21.2\n";
    let error = read("v.csv", vietnamese, "").expect_err("the header is not UTF-8").to_string();
    assert!(error.contains("\"windows-1258\" (Vietnamese)"), "{error}");
    let found = read("v.csv", vietnamese, "encoding = \"windows-1258\"").expect("a village");
    assert_eq!(ids_and_names(&found), [("A", "Chi\u{1ebf}ng")]);
    let utf16: Vec<u8> = "id,lon,lat\nA,104.4,21.2\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let error = read("v.csv", &utf16, "").expect_err("no mark").to_string();
    assert!(error.ends_with(", or state settlements.encoding = \"utf-16be\""), "{error}");
    assert_eq!(
        ids_and_names(&read("v.csv", &utf16, "encoding = \"utf-16be\"").expect("a village")),
        [("A", "")]
    );
    let error = read("v.csv", latin1, "encoding = \"vni\"").expect_err("unknown").to_string();
    assert!(error.starts_with("settlements.encoding: `vni` is not a known encoding"), "{error}");
}

#[test]
fn identifiers_stay_text_or_are_refused() {
    let text = "id,lon,lat\n000123,104.4,21.2\n1234567890123456789012,104.4,21.3\n1E+05,104.4,21.4\n";
    let found = read("v.csv", text.as_bytes(), "").expect("villages");
    let ids: Vec<&str> =
        found.rows.iter().map(crate::inputs::settlements::SettlementDraft::settlement_id).collect();
    assert_eq!(ids, ["000123", "1234567890123456789012", "1E+05"]);
    let geojson = |ids: &[&str]| {
        let feature = |id: &&str| {
            format!(
                "{{\"type\":\"Feature\",\"properties\":{{\"id\":{id}}},\"geometry\":{{\"type\":\"Point\",\"coordinates\":[104.4,21.2]}}}}"
            )
        };
        let features: Vec<String> = ids.iter().map(feature).collect();
        format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
    };
    for (ids, kept) in [
        (&["1234567890123456789012", "4520123456789012"][..], "4520123456789012"),
        (&["4520123456789012", "1.5", "45201234567890123"], "1.5|4520123456789012"),
        (&["\"1234567890123456789012\"", "\"007\""], "007|1234567890123456789012"),
    ] {
        let found = read("v.geojson", geojson(ids).as_bytes(), "").expect("villages");
        let found_ids: Vec<&str> =
            found.rows.iter().map(crate::inputs::settlements::SettlementDraft::settlement_id).collect();
        assert_eq!(found_ids.join("|"), kept, "{ids:?}");
        let lost = |reason: &str| reason.starts_with("a number too large to keep all its digits");
        assert!(found.rejects.iter().all(|reject| lost(&reject.reason)), "{:?}", found.rejects);
    }
}

/// A spreadsheet whose cells are all text.
fn write_sheet(path: &Path, rows: &[[&str; 4]]) {
    let names = ["id", "lon", "lat", "population"];
    let driver = gdal::DriverManager::get_driver_by_name("XLSX").expect("the driver");
    let mut sheet = driver.create_vector_only(path).expect("a file");
    let options = LayerOptions { name: "v", ty: OGRwkbGeometryType::wkbNone, ..LayerOptions::default() };
    let layer = sheet.create_layer(options).expect("a sheet");
    layer.create_defn_fields(&names.map(|name| (name, OGRFieldType::OFTString))).expect("columns");
    for row in rows {
        let mut feature = Feature::new(layer.defn()).expect("a row");
        for (index, value) in row.iter().enumerate() {
            feature.set_field_string(index, value).expect("a cell");
        }
        feature.create(&layer).expect("a row");
    }
}

#[test]
fn a_sheet_with_decimal_commas_in_cells_of_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("v.xlsx");
    write_sheet(&path, &[["007", "105,49", "20,98", "100"], ["008", "105,5", "20,97", "~300"]]);
    let found = read_file(&path, "").expect("villages");
    assert!(found.rejects.is_empty(), "{:?}", found.rejects);
    assert_eq!(ids_and_names(&found), [("007", ""), ("008", "")]);
    let place = found.rows[0].clusters()[0].samples[0].0;
    assert_eq!(format!("{} {}", place.longitude_deg, place.latitude_deg), "105.49 20.98");
}

/// A dBase table of texts, as it lies beside a shapefile.
fn dbase(columns: &[(&str, u8)], rows: &[&[&[u8]]]) -> Vec<u8> {
    let length: u16 = 1 + columns.iter().map(|(_, width)| u16::from(*width)).sum::<u16>();
    let header = 33 + 32 * u16::try_from(columns.len()).expect("few");
    let count = u32::try_from(rows.len()).expect("few");
    let mut bytes = vec![3, 126, 1, 1];
    bytes.extend(count.to_le_bytes());
    bytes.extend(header.to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.resize(32, 0);
    for (name, width) in columns {
        let start = bytes.len();
        bytes.extend(name.as_bytes());
        bytes.resize(start + 11, 0);
        bytes.extend([b'C', 0, 0, 0, 0, *width]);
        bytes.resize(start + 32, 0);
    }
    bytes.push(b'\r');
    for row in rows {
        bytes.push(b' ');
        for (value, (_, width)) in row.iter().zip(columns) {
            let end = bytes.len() + usize::from(*width);
            bytes.extend(*value);
            bytes.resize(end, b' ');
        }
    }
    bytes.push(0x1A);
    bytes
}

#[test]
fn the_table_of_a_shapefile_in_a_stated_encoding() {
    let columns = [("id", 10), ("name", 20), ("lon", 10), ("lat", 10)];
    let bytes = dbase(&columns, &[&[b"A", b"Phi\xEAm", b"104.4", b"21.2"], &[b"B", b"b", b"104.5", b"21.3"]]);
    let found = read("v.dbf", &bytes, "encoding = \"windows-1252\"").expect("villages");
    assert_eq!(ids_and_names(&found)[0], ("A", "Phi\u{ea}m"));
    let bytes = dbase(&columns, &[&[b"A", b"M\xC0\xEE", b"104.4", b"21.2"]]);
    let found = read("v.dbf", &bytes, "encoding = \"windows-1251\"").expect("villages");
    assert_eq!(ids_and_names(&found)[0], ("A", "M\u{410}\u{43e}"));
}
