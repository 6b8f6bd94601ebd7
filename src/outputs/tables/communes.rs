//! `communes.csv`: villages and people by verdict, of each administrative unit.
use crate::language::collate;
use crate::network::Technology;
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::{Results, known_text};
use crate::outputs::results::verdict_sums::{Sums, put_sums};
use crate::outputs::values::fields::Fields;
use crate::outputs::values::table_csv::table_csv;
use crate::outputs::workbook::sheet::Sheet;
use std::collections::BTreeMap;

const NAME: &str = "communes.csv";

/// Columns, in their order.
const HEADER: [&str; 17] = [
    "level",
    "unit",
    "code",
    "vintage",
    "technology",
    "villages",
    "villages_served",
    "villages_partly_served",
    "villages_unserved",
    "villages_no_data",
    "people",
    "people_in_served",
    "people_in_partly_served",
    "people_in_unserved",
    "people_in_no_data",
    "people_with_service",
    "people_without_service",
];

/// One row per administrative unit and technology, of any operator: levels as they are first seen, units by name, in the order of the language. Villages of which a level
/// is not known are a row without unit, so that each level adds up to all villages.
///
/// # Definition
/// Villages of unknown population count as villages alone. People without service are those of villages with data.
///
/// # Errors
/// [`OutputError::Csv`].
pub fn communes_csv(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    table_csv(NAME, &HEADER.map(str::to_owned), commune_rows(results), results.scenario.output.csv_formulas)
}

/// The same as a sheet.
pub(in crate::outputs) fn communes_sheet(results: &Results<'_>) -> Sheet {
    Sheet::of_rows("sheet-communes", NAME, &HEADER, commune_rows(results))
}

/// The rows of [`communes_csv`].
pub(in crate::outputs) fn commune_rows(results: &Results<'_>) -> Vec<Fields> {
    let levels: Vec<&str> = results.admin_levels().into_iter().map(|(level, _)| level).collect();
    let mut rows = Vec::new();
    for level in levels {
        for technology in Technology::ALL {
            let Some(scope) = results.service.scope(technology, None) else { continue };
            // rows of units without a name last
            let mut units: Vec<_> = sums_of(results, level, scope).into_iter().collect();
            units.sort_by(|(a, _), (b, _)| {
                a.1.is_empty().cmp(&b.1.is_empty()).then_with(|| collate(a.1, b.1)).then_with(|| a.cmp(b))
            });
            for ((code, name), sums) in units {
                rows.push(row_of([level, name, code], technology, &sums));
            }
        }
    }
    rows
}

fn sums_of<'r>(results: &Results<'r>, level: &str, scope: usize) -> BTreeMap<(&'r str, &'r str), Sums> {
    let mut units: BTreeMap<(&str, &str), Sums> = BTreeMap::new();
    for index in results.settlement_order() {
        let unit = results.settlements[index].admin_units.iter().find(|unit| unit.level == level);
        let key = unit.map_or(("", ""), |unit| (unit.code.as_str(), unit.name.as_str()));
        units.entry(key).or_default().add(results, index, scope);
    }
    units
}

fn row_of([level, name, code]: [&str; 3], technology: Technology, sums: &Sums) -> Fields {
    let mut fields = Fields::default();
    let year = level.rsplit_once('_').map(|(_, year)| year);
    let year = year.filter(|year| year.bytes().all(|digit| digit.is_ascii_digit()));
    fields.put(HEADER[0], level);
    fields.put(HEADER[1], known_text(name));
    fields.put(HEADER[2], known_text(code));
    fields.put(HEADER[3], year);
    fields.put(HEADER[4], technology.key());
    put_sums(&mut fields, sums);
    fields
}

#[cfg(test)]
mod tests {
    use super::communes_csv;
    use crate::outputs::example::World;

    #[test]
    fn a_commune_counts_its_villages_and_people() {
        let world = World::new();
        let text = String::from_utf8(communes_csv(&world.results()).expect("CSV")).expect("UTF-8");
        assert!(text.contains("commune,Hang Chú,03860,,4g,1,0,1,0,0,300,0,300,0,0,200,100\n"), "{text}");
    }
}
