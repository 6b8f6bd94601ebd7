//! Settlements: every kind of bad row and file, grouping, and the real files.
use super::settlement_draft::SettlementDraft;
use super::settlement_reader::{
    MOST_ROWS, SettlementsRead, place_settlements, read_settlements, settlement_places,
};
use crate::geodesy::Position;
use crate::inputs::places::crs::{PlaceError, PlanningProjection};
use crate::inputs::reference_data::shared;
use crate::inputs::{InputError, Reject};
use crate::scenario::SettlementsChoice;
use crate::settlements::Cluster;
use crate::words::row_note;
use std::fmt::Write as _;
use std::path::Path;

/// A scenario's choice of one file, with more keys as TOML.
fn choice(path: &Path, more: &str) -> SettlementsChoice {
    toml::from_str(&format!("files = {:?}\n{more}", path.display().to_string())).expect("a choice")
}

/// Reads a text as a file of this name.
fn read(name: &str, text: &[u8], more: &str) -> Result<SettlementsRead, InputError> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    read_settlements(&choice(&path, more))
}

fn short(reject: &Reject) -> (u64, &str, &str, &str) {
    (reject.row, &reject.field, &reject.value, &reject.reason)
}

const HEADER: &str =
    "Village ID,name,lon,lat,population,households,electrified,fixed_broadband,smartphone_share,school,slope";
const GOOD: &str = "00001,Good,104.4,21.2,100,20,yes,no,0.5,1,12";

#[test]
fn bad_rows_are_refused_with_field_value_and_reason() {
    let comma = "a number with a comma: write decimals with a point (21.25) and no thousands separators";
    for (row, field, value, reason) in [
        (",A,104.4,21.2,1,1,,,,,", "Village ID", "", "empty: a value is needed"),
        ("  ,A,104.4,21.2,1,1,,,,,", "Village ID", "  ", "empty: a value is needed"),
        ("2,A,,21.2,1,1,,,,,", "lon", "", "empty: a value is needed"),
        ("2,A,104.4,,1,1,,,,,", "lat", "", "empty: a value is needed"),
        ("2,A,east,21.2,1,1,,,,,", "lon", "east", "not a number"),
        ("2,A,\"104,4\",21.2,1,1,,,,,", "lon", "104,4", comma),
        ("2,A,NaN,21.2,1,1,,,,,", "lon", "NaN", "not a finite number"),
        ("2,A,104.4,inf,1,1,,,,,", "lat", "inf", "not a finite number"),
        ("2,A,204.4,21.2,1,1,,,,,", "lon", "204.4", "outside -180 to 180 degrees of longitude"),
        ("2,A,104.4,213,1,1,,,,,", "lat", "213", "outside -90 to 90 degrees of latitude"),
        (
            "2,A,21.2, 104.4,1,1,,,,,",
            "lat",
            " 104.4",
            "outside -90 to 90 degrees of latitude: are longitude and latitude swapped?",
        ),
        (
            "2,A,104.4,21.2,1,1,maybe,,,,",
            "electrified",
            "maybe",
            "not yes or no (yes, no, true, false, 1, 0, co, khong; empty when unknown)",
        ),
        (
            "2,A,104.4,21.2,1,1,,45,,,",
            "fixed_broadband",
            "45",
            "outside 0 to 1: write a share (0.45) or a percentage with its sign (45%)",
        ),
        ("2,A,104.4,21.2,1,1,,145%,,,", "fixed_broadband", "145%", "outside 0 to 100 %"),
        ("2,A,104.4,21.2,1,1,,some,,,", "fixed_broadband", "some", "not yes, no, or a share from 0 to 1"),
        (
            "2,A,104.4,21.2,1,1,,,-0.1,,",
            "smartphone_share",
            "-0.1",
            "outside 0 to 1: write a share (0.45) or a percentage with its sign (45%)",
        ),
        (
            "2,A,104.4,21.2,1,1,,,,2,",
            "school",
            "2",
            "not yes or no (yes, no, true, false, 1, 0, co, khong; empty when unknown)",
        ),
        ("2,A,104.4,21.2,1,1,,,,,steep", "slope", "steep", "not a number"),
        (
            "2,A,104.4,21.2,1",
            "",
            "2",
            "the row has 5 fields, the header has 11: put fields that hold the separator in quotes",
        ),
    ] {
        let text = format!("{HEADER}\n\n{GOOD}\n{row}\n");
        let found = read("v.csv", text.as_bytes(), "attributes = [\"slope\"]").expect("one good row");
        assert_eq!(found.rows.len(), 1, "{row}");
        assert_eq!(found.rejects.iter().map(short).collect::<Vec<_>>(), [(4, field, value, reason)], "{row}");
    }
}

#[test]
fn a_row_that_is_not_utf8_is_refused_alone() {
    let text = [HEADER.as_bytes(), b"\n", GOOD.as_bytes(), b"\n2,Phi\xEAm,104.4,21.2,1,1,,,,,\n"].concat();
    let found = read("v.csv", &text, "").expect("one good row");
    let (row, field, value, reason) = short(&found.rejects[0]);
    assert_eq!((row, field, value), (3, "name", "Phi\u{FFFD}m"));
    assert!(
        reason.starts_with("not UTF-8 text: save the file as UTF-8, or state its encoding: "),
        "{reason}"
    );
}

#[test]
fn bad_files_and_choices_stop_with_one_message() {
    let csv = "code,lon,lat\n03860,104.4,21.2\n";
    let utm = "crs = \"EPSG:32648\"";
    for (text, more, expected) in [
        (
            "name,lon,lat\nA,1,2\n",
            "",
            "has no column for settlement_id (looked for settlement_id, village_id, ",
        ),
        ("code,lon\n1,104\n", "", "has no column for lat (looked for lat, latitude, latitud, latitudine, "),
        (
            csv,
            "columns = { ide = \"code\" }",
            "settlements.columns.ide: no such field; the fields are settlement_id, ",
        ),
        (csv, "columns = { name = \"ten\" }", "has no column `ten`; it has: code, lon, lat"),
        (
            csv,
            "attributes = [\"hh\"]",
            "settlements.attributes: no file has a column `hh`; there are: code, lat, lon",
        ),
        (csv, "crs = \"EPSG:99999999\"", "settlements.crs: `EPSG:99999999` is not a known CRS ("),
        (
            csv,
            utm,
            "1 row was rejected, at row 2 (lon lat `104.4 21.2`: outside the area of use of EPSG:32648",
        ),
        ("code,lon,lat\n", "", "no usable settlement in "),
        ("code,lon,lat\n1,x,y\n", "", "1 row was rejected, at row 2 (lon `x`: not a number)"),
    ] {
        let error = read("v.csv", text.as_bytes(), more).expect_err(expected).to_string();
        assert!(error.contains(expected), "{error}");
    }
    for (file, expected) in [
        ("no/such.csv", "`no/such.csv` cannot be read: "),
        ("no/such.gpkg", "`no/such.gpkg` cannot be read: no such file"),
        ("no/*.csv", "no file matches `no/*.csv` (settlements.files)"),
    ] {
        let error = read_settlements(&choice(Path::new(file), "")).expect_err(expected).to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    let none: SettlementsChoice = toml::from_str("files = []").expect("a choice");
    assert_eq!(read_settlements(&none).expect_err("no file").to_string(), "settlements.files lists no file");
    let error = read("v.geojson", b"not json at all", "").expect_err("no vector file");
    assert!(matches!(error, InputError::Unreadable { .. }), "{error}");
}

#[test]
fn ids_stay_text_and_other_numeric_columns_are_attributes() {
    let text = "code,commune_code,Commune,commune_2025,ref,lon,lat,slope,poor share,remark\n\
                03860,04012,Xa A,Y,007,104.4,21.2,12.5,,a\n3860,,,,008,104.5,21.3,,0.4,\n";
    let found = read("v.csv", text.as_bytes(), "").expect("two settlements");
    let ids: Vec<&str> = found.rows.iter().map(SettlementDraft::settlement_id).collect();
    assert_eq!(ids, ["03860", "3860"]);
    let facts = &found.rows[0].facts;
    assert_eq!(facts.attributes.keys().collect::<Vec<_>>(), ["slope"]);
    assert_eq!(found.rows[1].facts.attributes.keys().collect::<Vec<_>>(), ["poor share"]);
    let units: Vec<_> = facts
        .admin_units
        .iter()
        .map(|unit| (unit.level.as_str(), unit.name.as_str(), unit.code.as_str()))
        .collect();
    assert_eq!(units, [("commune", "Xa A", "04012"), ("commune_2025", "Y", "")]);
    assert!(found.rows[1].facts.admin_units.is_empty());
}

#[test]
fn rows_of_one_settlement_make_clusters() {
    let text = "village_id,cluster_id,name,lon,lat,population\n\
                A,2,Far houses,104.2,21,30\nA,,Ban A,104,21,100\nA,1,Ban A,104.1,21,20\n\
                B,,Ban B,104,21,500\nB,x,,104.1,21,\n\
                C,1,Ban C,104,21,7\nC,2,,104,21,\n\
                D,,,104,21,1\nD,,,104,21,2\nD,1,,104,21,\n";
    let found = read("v.csv", text.as_bytes(), "").expect("settlements");
    let people: Vec<_> = found
        .rows
        .iter()
        .map(|draft| {
            let own: Vec<_> =
                draft.clusters().iter().map(|c| (c.cluster_id.as_str(), c.population)).collect();
            (draft.settlement_id(), draft.facts.population, own)
        })
        .collect();
    assert_eq!(
        people,
        [
            ("A", Some(150.0), vec![("", Some(100.0)), ("1", Some(20.0)), ("2", Some(30.0))]),
            ("B", Some(500.0), vec![("", None), ("x", None)]),
            ("C", Some(7.0), vec![("1", Some(7.0)), ("2", None)]),
            ("D", None, vec![("1", None)]),
        ]
    );
    assert_eq!(found.rows[0].facts.name, "Ban A");
    let own: Vec<&str> = found.rows[0].clusters().iter().map(|cluster| cluster.name.as_str()).collect();
    assert_eq!(own, ["", "", "Far houses"]);
    let reason = "the centre of this settlement appears 2 times (rows 9, 10): all are rejected";
    assert_eq!(
        found.rejects.iter().map(short).collect::<Vec<_>>(),
        [(9, "village_id", "D", reason), (10, "village_id", "D", reason)]
    );
    let notes: Vec<_> = found.notes.iter().map(|note| (note.count, row_note(&note.note))).collect();
    assert_eq!(
        notes,
        [
            (1, "columns recognised by another name: `village_id` as settlement_id".to_owned()),
            (
                1,
                "settlements whose people are summed over the rows that state them; the other rows count as 0"
.to_owned()
            ),
            (2, "settlements without a row for their centre".to_owned()),
        ]
    );
}

#[test]
fn a_village_whose_people_cannot_be_counted_stays() {
    let text = "id,cluster_id,lon,lat,population,households\nA,,104,21,~300,-1\nB,,104,21,-9999,5\nC,,104,21,326 280,NA\n\
                D,,104,21,\"4,087\",\nE,,104,21,100,20\nE,x,104.1,21,about 40,\nF,,104,21,100,\nF,x,104.1,21,NA,\n";
    let found = read("v.csv", text.as_bytes(), "").expect("settlements");
    assert!(found.rejects.is_empty(), "{:?}", found.rejects);
    let people: Vec<_> =
        found.rows.iter().map(|draft| (draft.facts.population, draft.clusters()[0].population)).collect();
    // where only some numbers of a settlement are known, they are not the whole settlement's
    let (part, whole) = ((Some(100.0), Some(100.0)), (Some(100.0), None));
    let known = (Some(326_280.0), Some(326_280.0));
    assert_eq!(people, [(None, None), (None, None), known, (None, None), part, whole]);
    let notes: Vec<String> =
        found.notes.iter().map(|note| format!("{} {}", note.count, row_note(&note.note))).collect();
    let said = |text: &str| notes.iter().any(|note| note.ends_with(text));
    assert!(
        said(
            "taken as unknown, such as `~300` (row 2), `-9999` (row 3), `4,087` (row 5), `about 40` (row 7)"
        ),
        "{notes:?}"
    );
    assert!(
        said("whose households cannot be read and are taken as unknown, such as `-1` (row 2)"),
        "{notes:?}"
    );
    assert!(notes.iter().any(|note| note.starts_with("1 settlements whose people are summed")), "{notes:?}");
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let rows = [
        "A,,104,21,1",
        "A,1,104.1,21,2",
        "B,,105,22,3",
        "C,1,106,20,4",
        "C,2,106,20,5",
        "D,,1,2,3",
        "D,,1,2,3",
    ];
    let table = |rows: &[&str]| {
        let text = format!("id,cluster_id,lon,lat,population\n{}\n", rows.join("\n"));
        let found = read("v.csv", text.as_bytes(), "").expect("settlements");
        let places = settlement_places(&found.rows);
        let positions: Vec<Result<Position, PlaceError>> =
            places.into_iter().map(|place| Ok(crate::inputs::sites::sector_row::unplaced(place))).collect();
        let settlements = place_settlements(found.rows, &positions).expect("one position each");
        (format!("{settlements:?}"), format!("{:?}", found.notes))
    };
    let expected = table(&rows);
    let mut shuffled = rows;
    for turn in 1..rows.len() {
        shuffled.rotate_left(1);
        shuffled.swap(0, turn);
        assert_eq!(table(&shuffled), expected);
    }
    shuffled.reverse();
    assert_eq!(table(&shuffled), expected);
}

#[test]
fn a_settlement_with_a_row_that_cannot_be_placed_is_refused_whole() {
    let text = b"id,cluster_id,lon,lat\n1,,104.4,21.2\n2,,104.4,21.3\n2,far,0,0\n";
    let found = read("v.csv", text, "").expect("settlements");
    let utm = PlanningProjection::from_user_input("EPSG:32648").expect("zone 48");
    let positions = utm.place_each(&settlement_places(&found.rows));
    let (settlements, rejects) = place_settlements(found.rows, &positions).expect("one outcome each");
    assert_eq!(settlements.len(), 1);
    assert_eq!(rejects.iter().map(|reject| reject.row).collect::<Vec<_>>(), [3, 4]);
    assert!(rejects[0].reason.starts_with("row 4 of "), "{}", rejects[0].reason);
    assert_eq!((rejects[1].field.as_str(), rejects[1].value.as_str()), ("lon lat", "0 0"));
    assert!(rejects[1].reason.contains("EPSG:32648"), "{}", rejects[1].reason);
}

#[test]
fn positions_must_be_one_per_place() {
    let found = read("v.csv", b"id,lon,lat\n1,104,21\n", "").expect("a settlement");
    let error = place_settlements(found.rows, &[]).expect_err("too few").to_string();
    assert_eq!(error, "0 positions for 1 places: pass one position per place, in the same order");
}

#[test]
fn vector_rows_by_geometry() {
    let feature = |id: &str, geometry: &str| {
        format!("{{\"type\":\"Feature\",\"properties\":{{\"code\":{id}}},\"geometry\":{geometry}}}")
    };
    let features = [
        feature("1", "{\"type\":\"Point\",\"coordinates\":[104,21,300]}"),
        feature("2", "null"),
        feature("3", "{\"type\":\"LineString\",\"coordinates\":[[104,21],[105,21]]}"),
        feature("4", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"),
        feature(
            "5",
            "{\"type\":\"Polygon\",\"coordinates\":[[[104,21],[104.01,21],[104.01,21.01],[104,21]]]}",
        ),
        feature("null", "{\"type\":\"Point\",\"coordinates\":[104,21]}"),
        feature("7", "{\"type\":\"Point\",\"coordinates\":[104,213]}"),
        feature("8", "{\"type\":\"MultiPoint\",\"coordinates\":[[104,21]]}"),
        feature("9", "{\"type\":\"Polygon\",\"coordinates\":[]}"),
    ];
    let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","));
    let found = read("v.geojson", text.as_bytes(), "").expect("settlements");
    let ids: Vec<&str> = found.rows.iter().map(SettlementDraft::settlement_id).collect();
    assert_eq!(ids, ["1", "5", "8"]);
    let weights: f64 = found.rows[1].clusters()[0].samples.iter().map(|(_, weight)| weight).sum();
    assert!(found.rows[1].clusters()[0].samples.len() > 5 && (weights - 1.0).abs() < 1e-9);
    let rejects: Vec<_> = found.rejects.iter().map(|reject| (reject.row, reject.reason.as_str())).collect();
    let starts = [
        (1, "no geometry: a point or an area is needed"),
        (2, "not a point or an area: points, polygons and multipolygons are read"),
        (3, "invalid geometry: "),
        (5, "empty: a value is needed"),
        (6, "outside -90 to 90 degrees of latitude"),
        (8, "no geometry: a point or an area is needed"),
    ];
    assert_eq!(rejects.len(), starts.len(), "{rejects:?}");
    for (found, expected) in rejects.iter().zip(starts) {
        assert!(found.0 == expected.0 && found.1.starts_with(expected.1), "{found:?}");
    }
    let error = read("v.geojson", text.as_bytes(), "crs = \"EPSG:32648\"").expect_err("two systems");
    assert!(matches!(error, InputError::CrsContradiction { .. }), "{error}");
    assert!(read("v.geojson", text.as_bytes(), "crs = \"EPSG:4326\"").is_ok());
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_real_villages() {
    let path = shared("data/bacyen/villages.csv");
    let found = read_settlements(&choice(&path, "")).expect("villages");
    assert_eq!((found.rows.len(), found.rejects.len()), (89, 0));
    let phiem_ban = found.rows.iter().find(|draft| draft.settlement_id() == "GN1570985").expect("Phiem Ban");
    assert_eq!(phiem_ban.facts.population, Some(4_087.0));
    assert_eq!(phiem_ban.facts.admin_units.len(), 2);
    assert!(phiem_ban.facts.attributes.is_empty());
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_real_places_and_communes() {
    let path = shared("data/bacyen/places_geonames.csv");
    let found = read_settlements(&choice(&path, "")).expect("places");
    assert_eq!((found.rows.len(), found.rejects.len()), (815, 0));
    assert!(found.rows[0].facts.attributes.contains_key("dem_m"));
    let path = shared("data/bacyen/communes_2009.geojson");
    let error = read_settlements(&choice(&path, "")).expect_err("no column for the id");
    assert!(matches!(error, InputError::MissingColumn { field: "settlement_id", .. }), "{error}");
    let mapped = choice(&path, "columns = { settlement_id = \"commune_id\", name = \"commune_vn\" }");
    let found = read_settlements(&mapped).expect("communes");
    assert_eq!((found.rows.len(), found.rejects.len()), (16, 0), "{:?}", found.rejects);
    assert_eq!(found.rows[0].settlement_id(), "3030901");
    assert!(found.rows[1].clusters()[0].samples.len() > 500);
}

#[test]
fn each_row_speaks_for_its_own_houses_and_blank_shares_are_the_centres() {
    let text = "id,cluster_id,lon,lat,population,fixed_broadband,smartphone_share,school,commune,commune_fibre\n\
                1,,104.4,21.2,300,0.4,0.7,yes,Hang Chu,yes\n1,C1,104.41,21.2,100,0,,no,Hang Chu,\n1,C2,104.42,21.2,100,,0.2,,Hang Chu,\n";
    let found = read("v.csv", text.as_bytes(), "").expect("one village");
    let places = settlement_places(&found.rows);
    let utm = PlanningProjection::from_user_input("EPSG:32648").expect("zone 48");
    let positions = utm.place_each(&places);
    let (settlements, _) = place_settlements(found.rows, &positions).expect("placed");
    let village = &settlements[0];
    let shares = |of: fn(&Cluster) -> Option<f64>| village.clusters.iter().map(of).collect::<Vec<_>>();
    assert_eq!(shares(|cluster| cluster.fixed_broadband_share), [Some(0.4), Some(0.0), Some(0.4)]);
    assert_eq!(shares(|cluster| cluster.smartphone_share), [Some(0.7), Some(0.7), Some(0.2)]);
    let schools: Vec<_> = village.clusters.iter().map(|cluster| cluster.facilities.school).collect();
    assert_eq!(schools, [Some(true), Some(false), None]);
    // (300 x 0.4 + 100 x 0 + 100 x 0.4) / 500
    assert!((village.fixed_broadband_share().expect("known") - 0.32).abs() < 1e-12);
    assert_eq!(village.commune_fibre, Some(true));
    let levels: Vec<&str> = village.admin_units.iter().map(|unit| unit.level.as_str()).collect();
    assert_eq!(levels, ["commune"], "fibre is no administrative unit");
}

#[test]
fn more_rows_than_a_run_takes_are_refused() {
    let mut text = "id,lon,lat\n".to_owned();
    for row in 0..=MOST_ROWS {
        let _ = writeln!(text, "{row},104.4,21.2");
    }
    let error = read("many.csv", text.as_bytes(), "").expect_err("too many").to_string();
    assert_eq!(error, "settlements.files hold more than 200000 rows: split them into several runs");
}
