//! Tables whose coordinates are no plain decimal degrees, or stand in one column.
use super::settlement_reader::{SettlementsRead, read_settlements};
use crate::inputs::InputError;
use crate::scenario::SettlementsChoice;
use crate::words::row_note;

fn read(text: &str, more: &str) -> Result<SettlementsRead, InputError> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("v.csv");
    std::fs::write(&path, text).expect("a file");
    let choice = format!("files = {:?}\n{more}", path.display().to_string());
    let choice: SettlementsChoice = toml::from_str(&choice).expect("a choice");
    read_settlements(&choice)
}

/// Longitude and latitude of each village.
fn places(found: &SettlementsRead) -> Vec<[f64; 2]> {
    let clusters = found.rows.iter().map(|draft| draft.clusters()[0].samples[0].0);
    clusters.map(|place| [place.longitude_deg, place.latitude_deg]).collect()
}

fn reasons(found: &SettlementsRead) -> Vec<String> {
    found.rejects.iter().map(|reject| format!("{} {}: {}", reject.row, reject.field, reject.reason)).collect()
}

fn notes(found: &SettlementsRead) -> Vec<String> {
    found.notes.iter().map(|note| format!("{} {}", note.count, row_note(&note.note))).collect()
}

#[test]
fn degrees_minutes_and_seconds_row_by_row() {
    let text = "id;lat;lon\n1;20\u{b0}30'00\"N;105\u{b0}15'00\"E\n2;20 30 00;105 15 00\n3;20.5N;105.25E\n4;20.5;105.25\n\
                5;105\u{b0}15'E;20\u{b0}30'N\n6;20\u{b0}75';105.25\n7;-20 30 00 N;105.25\n";
    let found = read(text, "").expect("villages");
    assert_eq!(places(&found), [[105.25, 20.5]; 4]);
    assert_eq!(
        reasons(&found),
        [
            "6 lon: a letter of latitude where longitude should be: are longitude and latitude swapped?",
            "7 lat: 75 minutes: minutes are from 0 to below 60",
            "8 lat: the sign and the letter contradict each other",
        ]
    );
    assert!(notes(&found).contains(&"2 rows with coordinates in degrees, minutes and seconds".to_owned()));
    let error =
        read("id;lat;lon\n1;20 30 00;105 15 00\n", "crs = \"EPSG:32648\"").expect_err("degrees").to_string();
    assert!(error.contains("degrees, but the coordinates of this file are in EPSG:32648"), "{error}");
}

#[test]
fn letters_of_a_file_are_read_together() {
    let vietnamese = "id;lat;lon\n1;20\u{b0}30'B;105\u{b0}15'\u{110}\n2;20\u{b0}30'N;105\u{b0}15'\u{110}\n";
    assert_eq!(places(&read(vietnamese, "").expect("villages")), [[105.25, 20.5], [105.25, -20.5]]);
    let french = "id;lat;lon\n1;48 30 00 N;1 15 00 O\n2;48 30 00 N;1 15 00 E\n";
    assert_eq!(places(&read(french, "").expect("villages")), [[-1.25, 48.5], [1.25, 48.5]]);
    let alone = read("id;lat;lon\n1;48 30 00 N;1 15 00 O\n", "").expect_err("O alone").to_string();
    assert!(alone.contains("O is west (ouest, oeste) or, in German, east (Ost)"), "{alone}");
}

#[test]
fn minutes_and_seconds_in_columns_of_their_own() {
    let header = "id,lat_degrees,lat_minutes,lat_seconds,lat_direction,long_degrees,long_minutes,long_seconds,long_direction";
    let found = read(
        &format!("{header}\n1,20,30,0,S,95,15,,W\n2,20.5,30,0,N,95.25,15,0,W\n3,20.5,59,0,N,95,15,0,W\n"),
        "",
    );
    let found = found.expect("villages");
    assert_eq!(places(&found), [[-95.25, -20.5], [-95.25, 20.5]]);
    let expected =
        "4 lat_degrees: decimal degrees, but the minutes beside them make 20.98333: which is right?";
    assert_eq!(reasons(&found), [expected]);
    let bounds = read("id,lat,lon,lat_min,lat_max,lon_min,lon_max\n1,20.5,105.25,20,21,105,106\n", "")
        .expect("a village");
    assert_eq!(places(&bounds), [[105.25, 20.5]]);
}

#[test]
fn our_own_names_with_a_unit() {
    let found =
        read("id,lat (deg),Lon [deg],population (thousands)\n1,20.5,105.25,1.5\n", "").expect("a village");
    assert_eq!((places(&found), found.rows[0].facts.population), (vec![[105.25, 20.5]], Some(1_500.0)));
}

#[test]
fn both_coordinates_in_one_column() {
    for (header, value) in [
        ("coordinates", "20.5, 105.25"),
        ("Coordonn\u{e9}es", "105.25 20.5"),
        ("GPS", "(20.5, 105.25)"),
        ("position", "20\u{b0}30'N 105\u{b0}15'E"),
        ("to\u{1ea1} \u{111}\u{1ed9}", "105\u{b0}15'\u{110} 20\u{b0}30'B"),
        ("lat,lon", "20.5,105.25"),
        ("lonlat", "105.25,20.5"),
        ("geo_point_2d", "20.5,105.25"),
        ("wkt", "POINT (105.25 20.5)"),
        ("the_geom", "SRID=4326;POINT(105.25 20.5)"),
        ("geometry", "{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[105.25,20.5]}"),
    ] {
        let found = read(&format!("id,\"{header}\"\n1,\"{value}\"\n"), "").expect(header);
        assert_eq!(places(&found), [[105.25, 20.5]], "{header}");
    }
    let area =
        read("id,wkt\n1,\"POLYGON ((105 20, 105.01 20, 105.01 20.01, 105 20))\"\n", "").expect("an area");
    assert!(area.rows[0].clusters()[0].samples.len() > 1);
}

#[test]
fn the_order_of_one_column_is_never_guessed() {
    let africa = "id,coordinates\n1,\"9.0, 38.7\"\n2,\"9.1, 38.8\"\n";
    let error = read(africa, "").expect_err("either order fits").to_string();
    assert!(error.contains("settlements.columns.lat_lon = \"coordinates\""), "{error}");
    let mapped = read(africa, "columns = { lat_lon = \"coordinates\" }").expect("villages");
    assert!(places(&mapped)[0][0] > 38.6, "{:?}", places(&mapped));
    // one slip of the pen settles nothing
    let slip = "id,coordinates\n1,\"9.0, 138.7\"\n2,\"9.1, 38.8\"\n3,\"9.2, 38.9\"\n";
    assert!(matches!(read(slip, ""), Err(InputError::CoordinateOrder { .. })));
    let both = "id,lon,lat,location\n1,105.25,20.5,Hanoi\n";
    let found = read(both, "").expect("a village");
    assert_eq!(places(&found), [[105.25, 20.5]]);
    assert!(notes(&found).iter().any(|note| note.contains("not read: `location`")), "{:?}", notes(&found));
    let other =
        read("id,wkt\n1,SRID=32648;POINT(500000 2300000)\n", "").expect_err("another CRS").to_string();
    assert!(
        other.contains("it is in EPSG:32648, the file is taken as EPSG:4326: set settlements.crs"),
        "{other}"
    );
    let no_place = read("id,location\n1,Hanoi\n", "").expect_err("no place").to_string();
    assert!(no_place.contains("not two coordinates") || no_place.contains("nothing tells"), "{no_place}");
}
