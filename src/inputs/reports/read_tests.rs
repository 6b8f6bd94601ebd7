//! Tables of reports as districts write them.
use super::{ReportSubjects, read_reports};
use crate::geodesy::{LonLat, Position};
use crate::inputs::tables::rejects::Accepted;
use crate::measurements::{Reported, VillageReport};
use crate::network::Technology;
use crate::scenario::ReportsChoice;
use crate::settlements::{AdminUnit, Cluster, Facilities, SamplePoint, Settlement};
use std::collections::BTreeMap;
use std::fs;

fn settlement(id: &str, name: &str, commune: &str) -> Settlement {
    let geographic = LonLat { longitude_deg: 104.0, latitude_deg: 21.0 };
    let position = Position {
        geographic,
        easting_m: 0.0,
        northing_m: 0.0,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    };
    Settlement {
        settlement_id: id.to_owned(),
        name: name.to_owned(),
        admin_units: vec![AdminUnit {
            level: "commune".to_owned(),
            code: String::new(),
            name: commune.to_owned(),
        }],
        population: None,
        households: None,
        electrified: None,
        commune_fibre: None,
        attributes: BTreeMap::new(),
        clusters: vec![Cluster {
            cluster_id: String::new(),
            name: String::new(),
            samples: vec![SamplePoint { position, weight: 1.0 }],
            population: None,
            households: None,
            fixed_broadband_share: None,
            smartphone_share: None,
            facilities: Facilities::default(),
            clutter_height_m: None,
        }],
    }
}

/// Four villages, two of one name in two communes.
fn villages() -> Vec<Settlement> {
    vec![
        settlement("V1", "B\u{1ea3}n N\u{1ead}m", "M\u{e2}y"),
        settlement("V2", "B\u{1ea3}n \u{110}\u{f4}ng", "M\u{e2}y"),
        settlement("V3", "Pha", "M\u{e2}y"),
        settlement("V4", "Pha", "N\u{fa}i"),
    ]
}

fn read_all(files: &[(&str, &str)], choice: ReportsChoice) -> Accepted<VillageReport> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |(name, content): &(&str, &str)| {
        let path = folder.path().join(name);
        fs::write(&path, content).expect("a file");
        path.display().to_string()
    };
    let files = files.iter().map(path).collect();
    let settlements = villages();
    let subjects = ReportSubjects {
        settlements: &settlements,
        operators: &["Viettel", "M\u{e2}y N\u{fa}i"],
        technology: Technology::Lte,
    };
    read_reports(&ReportsChoice { files, ..choice }, subjects).expect("readable")
}

fn read(content: &str) -> Accepted<VillageReport> {
    read_all(&[("reports.csv", content)], ReportsChoice::default())
}

fn told(read: &Accepted<VillageReport>) -> Vec<(usize, String, Technology, String, Reported)> {
    let report =
        |r: &VillageReport| (r.settlement, r.operator.clone(), r.technology, r.date.to_string(), r.reported);
    read.rows.iter().map(report).collect()
}

#[test]
fn villages_by_identifier_and_name_in_any_case() {
    let read = read(
        "settlement_id,name,date,operator,technology,status\n\
         V1,,2026-03-31,viettel,4G,yes\n\
         ,b\u{1ea3}n \u{111}\u{f4}ng,31/03/2026,,3G,S\u{f3}ng y\u{1ebf}u\n\
         v3,Pha,2026,M\u{c2}Y N\u{da}I,,kh\u{f4}ng c\u{f3} s\u{f3}ng\n",
    );
    assert!(read.rejects.is_empty(), "{:?}", read.rejects);
    let expected = [
        (0, "Viettel".to_owned(), Technology::Lte, "2026-03-31".to_owned(), Reported::Yes),
        (1, String::new(), Technology::Umts, "2026-03-31".to_owned(), Reported::Poor),
        (2, "M\u{e2}y N\u{fa}i".to_owned(), Technology::Lte, "2026".to_owned(), Reported::No),
    ];
    assert_eq!(told(&read), expected);
}

#[test]
fn a_row_that_cannot_be_used_is_set_aside_and_the_others_stay() {
    let read = read(
        "settlement_id,name,commune,date,operator,technology,status\n\
         V9,,,2026,,,yes\n\
         ,Pha,,2026,,,yes\n\
         ,Pha,N\u{fa}i,2026,,,no\n\
         ,Ban Nam,,2026,,,yes\n\
         V1,,,soon,,,yes\n\
         V1,,,,,,yes\n\
         V1,,,2026,Mobilis,,yes\n\
         V1,,,2026,,5G,yes\n\
         V1,,,2026,,,x\n\
         ,,,2026,,,yes\n",
    );
    assert_eq!(told(&read), [(3, String::new(), Technology::Lte, "2026".to_owned(), Reported::No)]);
    let fields: Vec<(u64, &str, &str)> =
        read.rejects.iter().map(|r| (r.row, r.field.as_str(), r.value.as_str())).collect();
    let expected = [
        (2, "settlement_id", "V9"),
        (3, "name", "Pha"),
        (5, "name", "Ban Nam"),
        (6, "date", "soon"),
        (7, "date", ""),
        (8, "operator", "Mobilis"),
        (9, "technology", "5G"),
        (10, "status", "x"),
        (11, "settlement_id", ""),
    ];
    assert_eq!(fields, expected);
    assert!(read.rejects[1].reason.contains("V3, V4"), "{}", read.rejects[1].reason);
    assert!(read.rejects[5].reason.contains("Viettel"), "{}", read.rejects[5].reason);
}

#[test]
fn a_column_for_each_status_is_marked() {
    let read = read(
        "M\u{e3} th\u{f4}n;Ng\u{e0}y;C\u{f3} s\u{f3}ng;S\u{f3}ng y\u{1ebf}u;Tr\u{1eaf}ng s\u{f3}ng\n\
         V1;2026;x;;\n\
         V2;2026;;x;\n\
         V3;2026;;;X\n\
         V4;2026;x;;x\n\
         V4;2025;;;\n\
         V4;2024;;;0\n",
    );
    let found: Vec<(usize, Reported)> = read.rows.iter().map(|r| (r.settlement, r.reported)).collect();
    assert_eq!(found, [(0, Reported::Yes), (1, Reported::Poor), (2, Reported::No), (3, Reported::Yes)]);
    assert_eq!(read.rejects.iter().map(|reject| reject.row).collect::<Vec<_>>(), [5, 6]);
}

#[test]
fn a_list_without_a_status_names_villages_without_signal() {
    let list = "T\u{ea}n th\u{f4}n,X\u{e3}\nPha,N\u{fa}i\nB\u{1ea3}n N\u{1ead}m,\n";
    let dated = ReportsChoice { date: Some("31.03.2026".to_owned()), ..ReportsChoice::default() };
    let read = read_all(&[("list.csv", list)], dated);
    assert!(read.rows.iter().all(|report| report.listed && report.reported == Reported::No));
    assert_eq!(read.rows.iter().map(|report| report.settlement).collect::<Vec<_>>(), [0, 3]);
    let undated = read_all(&[("list.csv", list)], ReportsChoice::default());
    assert_eq!((undated.rows.len(), undated.rejects.len()), (0, 2));
}

#[test]
fn the_order_of_rows_and_files_does_not_matter() {
    let (head, one, two) = ("id,date,status\n", "V1,2026,yes\nV2,2026,no\n", "V1,2025,no\nV3,2026,poor\n");
    let files = |first: &str, second: &str| {
        let contents = [first, second].map(|rows| format!("{head}{rows}"));
        read_all(&[("a.csv", &contents[0]), ("b.csv", &contents[1])], ReportsChoice::default())
    };
    let reversed = "V3,2026,poor\nV1,2025,no\n";
    assert_eq!(told(&files(one, two)), told(&files(reversed, one)));
}

#[test]
fn repeated_reports_count_once_and_contradicting_ones_are_all_set_aside() {
    let read = read("id,date,status\nV1,2026,yes\nV1,2026,c\u{f3}\nV2,2026,yes\nV2,2026,no\nV2,2025,no\n");
    let found: Vec<(usize, Reported)> = read.rows.iter().map(|r| (r.settlement, r.reported)).collect();
    assert_eq!(found, [(0, Reported::Yes), (1, Reported::No)]);
    assert_eq!(read.rejects.iter().map(|reject| reject.row).collect::<Vec<_>>(), [4, 5]);
    assert!(read.rejects[0].reason.contains("4, 5"), "{}", read.rejects[0].reason);
    let repeated = read.notes.iter().find(|note| note.note == crate::findings::RowNote::ReportRepeated);
    assert_eq!(repeated.map(|note| note.count), Some(1));
}
