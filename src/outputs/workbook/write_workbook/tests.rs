//! The workbook as another program reads it.
use super::{LONGEST_TEXT, WORKBOOK, fitting, workbook_of};
use crate::outputs::example::World;
use crate::outputs::values::fields::Fields;
use crate::outputs::workbook::run_sheets::run_sheets;
use crate::outputs::workbook::sheet::Sheet;
use crate::outputs::{communes_csv, gaps_geojson, remedies_geojson, service_csv, settlements_geojson};
use serde_json::{Value, json};
use std::io::{Cursor, Read};

fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a zip file");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// The cells of a sheet, row by row: their types (`s`, `n`, `b`) and values, shared texts put in.
fn cells(workbook: &[u8], number: usize) -> Vec<Vec<(String, String)>> {
    let shared = part(workbook, "xl/sharedStrings.xml");
    let shared = roxmltree::Document::parse(&shared).expect("XML");
    let texts: Vec<String> = shared
        .descendants()
        .filter(|node| node.has_tag_name("si"))
        .map(|node| node.descendants().filter_map(|part| part.text().filter(|_| part.is_text())).collect())
        .collect();
    let sheet = part(workbook, &format!("xl/worksheets/sheet{number}.xml"));
    assert!(!sheet.contains("<f>"), "no formula");
    let sheet = roxmltree::Document::parse(&sheet).expect("XML");
    let cell = |node: roxmltree::Node<'_, '_>| {
        let kind = node.attribute("t").unwrap_or("n").to_owned();
        let value = node.descendants().find(|node| node.has_tag_name("v")).and_then(|node| node.text());
        let value = value.unwrap_or_default().to_owned();
        let text = (kind == "s").then(|| texts[value.parse::<usize>().expect("a number")].clone());
        (kind, text.unwrap_or(value))
    };
    let row = |row: roxmltree::Node<'_, '_>| {
        row.children().filter(|node| node.has_tag_name("c")).map(cell).collect()
    };
    sheet.descendants().filter(|node| node.has_tag_name("row")).map(row).collect()
}

fn sheets(world: &World) -> Vec<Sheet> {
    let results = world.results();
    let read = |name: &str| {
        let bytes = match name {
            "settlements.geojson" => settlements_geojson(&results),
            "gaps.geojson" => gaps_geojson(&results),
            "remedies.geojson" => remedies_geojson(&results),
            "communes.csv" | "service.csv" => Ok(Vec::new()),
            _ => return Ok(None),
        };
        bytes.map(Some)
    };
    run_sheets(&results, &read).expect("sheets")
}

/// The rows of a table, without its empty cells and its header.
fn rows_of(csv: Vec<u8>) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(Cursor::new(csv));
    let records = reader.records().map(|record| record.expect("a row"));
    records.map(|record| record.iter().filter(|cell| !cell.is_empty()).map(str::to_owned).collect()).collect()
}

#[test]
fn values_are_those_of_the_tables_and_typed() {
    let world = World::new();
    let workbook = workbook_of("Hand-made", &sheets(&world)).expect("a workbook");
    let results = world.results();
    for (number, csv) in [(4, communes_csv(&results)), (5, service_csv(&results))] {
        let read = cells(&workbook, number);
        let values: Vec<Vec<String>> = read[1..]
            .iter()
            .map(|row| row.iter().map(|(_, value)| value.clone()).filter(|text| !text.is_empty()).collect())
            .collect();
        assert_eq!(values, rows_of(csv.expect("CSV")), "sheet {number}");
    }
    let villages = cells(&workbook, 1);
    let of = |title: &str| {
        let at = villages[0].iter().position(|(_, text)| text == title).expect(title);
        villages[1][at].clone()
    };
    assert_eq!(of("Verdict 4G"), ("s".to_owned(), "partly_served".to_owned()));
    assert_eq!(of("Settlement ID"), ("s".to_owned(), "03860".to_owned()));
    assert_eq!(of("People"), ("n".to_owned(), "300".to_owned()));
    assert_eq!(of("Fragile 4G"), ("b".to_owned(), "1".to_owned()));
    let text = part(&workbook, "xl/worksheets/sheet1.xml");
    assert!(text.contains("state=\"frozen\"") && text.contains("<autoFilter ref=\"A1:"), "{text}");
    assert!(text.contains("<col min=\"1\""));
    let book = part(&workbook, "xl/workbook.xml");
    for title in ["Villages", "Gaps", "Remedies", "Communes", "Service", "Columns"] {
        assert!(book.contains(&format!("name=\"{title}\"")), "{title}");
    }
}

#[test]
fn hostile_names_are_whole_texts() {
    let long = "ก".repeat(300);
    let names = [
        "=HYPERLINK(\"http://x\")",
        "<script>alert(1)</script> & more",
        long.as_str(),
        "قرية الجبل",
        "two\nlines",
        "+84",
        "\u{feff}mark",
        "control \u{b} \u{1} letters",
        "_x000B_",
    ];
    let rows = names.iter().map(|name| vec![json!(name), Value::Null, json!(1.5)]).collect();
    let header = ["name", "population", "deficit_db"].map(str::to_owned).to_vec();
    let sheet = || Sheet { title: "Villages", file: "x.csv", header: header.clone(), rows, left_out: false };
    let workbook = workbook_of("=1+1 \u{1}", &[sheet()]).expect("a workbook");
    let read = cells(&workbook, 1);
    assert!(part(&workbook, "docProps/core.xml").contains("=1+1"));
    for (row, name) in read[1..].iter().zip(names) {
        // as the standard has it: what XML cannot hold by its number, and what looks like such a number too (ECMA-376, 22.9.2.19)
        let written =
            name.replace("_x000B_", "_x005F_x000B_").replace('\u{b}', "_x000B_").replace('\u{1}', "_x0001_");
        assert_eq!((row[0].0.as_str(), &row[0].1), ("s", &written));
        assert_eq!(row.last().map(|(kind, value)| (kind.as_str(), value.as_str())), Some(("n", "1.5")));
    }
}

#[test]
fn equal_results_are_equal_bytes_of_no_time() {
    let world = World::new();
    let make = || workbook_of("Hand-made", &sheets(&world)).expect("a workbook");
    let (one, other) = (make(), make());
    assert!(one == other, "{WORKBOOK}");
    assert!(part(&one, "docProps/core.xml").contains("1980-01-01T00:00:00Z"));
}

#[test]
fn what_a_sheet_cannot_hold_is_told() {
    let row = || {
        let mut fields = Fields::default();
        (0..100).for_each(|number| fields.put(format!("column_{number}"), number));
        fields
    };
    let header: Vec<String> = (0..100).map(|number| format!("column_{number}")).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let of_rows = |rows| Sheet::of_rows("sheet-service", "service.csv", &header, (0..rows).map(|_| row()));
    let (sheet, small) = (of_rows(2_501), of_rows(2_500));
    assert!(sheet.left_out && sheet.rows.is_empty() && !small.left_out && small.rows.len() == 2_500);
    let none =
        Sheet { title: "Gaps", file: "gaps.geojson", header: Vec::new(), rows: Vec::new(), left_out: false };
    let workbook = workbook_of("Large", &[sheet, none]).expect("a workbook");
    let said = &cells(&workbook, 1)[0][0].1;
    assert!(said.contains("more than a sheet") && said.contains("service.csv"), "{said}");
    assert_eq!(cells(&workbook, 2)[0][0].1, "no rows");
    let long = "𝄞".repeat(20_000);
    let cut = fitting(&long);
    assert!(cut.encode_utf16().count() <= LONGEST_TEXT && cut.ends_with('…'));
    assert_eq!(fitting("short"), "short");
}
