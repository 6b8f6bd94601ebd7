//! `compare.csv`, `compare.json` and `changes.geojson`.
use super::change_fields::change_fields;
use super::compared::Compared;
use super::measures::{Measure, measures};
use crate::network::Technology;
use crate::outputs::error::OutputError;
use crate::outputs::values::fields::{Fields, round_to};
use crate::outputs::values::table_csv::table_csv;
use crate::outputs::vectors::features::{Feature, unattributed_collection};
use crate::outputs::workbook::sheet::Sheet;
use crate::planning::comparison::Change;
use crate::words::comparison_note_text;
use serde_json::{Map, Value, json};

/// Columns of `compare.csv`.
const HEADER: [&str; 8] =
    ["scenario", "technology", "operator", "measure", "group", "value", "difference", "unit"];

/// `compare.csv`: one row per scenario and measure.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn compare_csv(compared: &Compared) -> Result<Vec<u8>, OutputError> {
    table_csv("compare.csv", &HEADER.map(str::to_owned), compare_rows(compared), compared.csv_formulas)
}

/// The same as a sheet.
pub(in crate::outputs) fn compare_sheet(compared: &Compared) -> Sheet {
    Sheet::of_rows("sheet-comparison", "compare.csv", &HEADER, compare_rows(compared))
}

fn compare_rows(compared: &Compared) -> Vec<Fields> {
    let labels = compared.labels();
    let row = |measure: Measure| {
        let mut fields = Fields::default();
        fields.put("scenario", labels[measure.scenario]);
        put_measure(&mut fields, measure);
        fields
    };
    measures(compared).into_iter().map(row).collect()
}

fn put_measure(fields: &mut Fields, measure: Measure) {
    fields.put("technology", measure.technology.map(Technology::key));
    fields.put("operator", Some(measure.operator).filter(|operator| !operator.is_empty()));
    fields.put("measure", measure.name);
    fields.put("group", Some(measure.group).filter(|group| !group.is_empty()));
    fields.put("value", measure.value);
    fields.put("difference", measure.difference);
    fields.put("unit", Some(measure.unit).filter(|unit| !unit.is_empty()));
}

/// `changes.geojson`: a point per scenario, technology and place that changed.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub(in crate::outputs) fn changes_geojson<'c>(compared: &'c Compared) -> Result<Vec<u8>, OutputError> {
    let changes = compared.comparison.changes.iter();
    let feature = |change: &'c Change| Feature::point(change.place, move || change_fields(compared, change));
    unattributed_collection("changes", changes.map(feature).collect())
}

/// `compare.json`: notes, every measure, the orders, every change.
///
/// # Errors
/// [`OutputError::Json`].
pub(in crate::outputs) fn compare_json(compared: &Compared) -> Result<Vec<u8>, OutputError> {
    let json = |source| OutputError::Json { name: "compare.json", source };
    let mut bytes = serde_json::to_vec_pretty(&compare_document(compared)).map_err(json)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The same as a value.
pub(in crate::outputs) fn compare_document(compared: &Compared) -> Value {
    let (comparison, labels) = (&compared.comparison, compared.labels());
    let notes = comparison.notes.iter().map(|note| Value::from(comparison_note_text(note, &labels)));
    let named = |order: &[usize]| -> Value { order.iter().map(|scenario| labels[*scenario]).collect() };
    let orders = &comparison.orders;
    let mut all = measures(compared);
    let mut scenarios = Vec::with_capacity(labels.len());
    for (index, source) in compared.sources.iter().enumerate() {
        let own = all.extract_if(.., |measure| measure.scenario == index);
        let own: Vec<Value> = own
            .map(|measure| {
                let mut fields = Fields::default();
                put_measure(&mut fields, measure);
                Value::Object(fields.into_map())
            })
            .collect();
        scenarios.push(json!({ "label": source.label, "measures": own }));
    }
    json!({
        "program": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "base": labels.first(),
        "technology": comparison.technology.key(),
        "notes": notes.collect::<Vec<_>>(),
        "scenarios": scenarios,
        "orders": {
            "by_people": named(&orders.by_people),
            "by_cost_per_person": named(&orders.by_cost_per_person),
            "by_people_at_90_percent": named(&orders.by_people_at_90_percent),
        },
        "changes": comparison.changes.iter().map(|change| change_json(compared, change)).collect::<Vec<_>>(),
    })
}

fn change_json(compared: &Compared, change: &Change) -> Value {
    let mut fields: Map<String, Value> = change_fields(compared, change).into_map();
    fields.insert("longitude_deg".to_owned(), Value::from(round_to(change.place.longitude_deg, 7)));
    fields.insert("latitude_deg".to_owned(), Value::from(round_to(change.place.latitude_deg, 7)));
    Value::Object(fields)
}
