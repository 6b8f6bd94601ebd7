//! `communes.csv`: villages and people by verdict, of each administrative unit.
use crate::link::Verdict;
use crate::network::Technology;
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::{Results, known_text};
use crate::outputs::values::fields::{Fields, whole_or_tenth};
use crate::outputs::values::table_csv::table_csv;
use std::collections::BTreeMap;

const NAME: &str = "communes.csv";

/// Columns, in their order.
const HEADER: [&str; 16] = [
    "level",
    "unit",
    "code",
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

/// Verdicts, in the order of the columns.
const VERDICTS: [Verdict; 4] = [Verdict::Served, Verdict::PartlyServed, Verdict::Unserved, Verdict::NoData];

/// What is added up of a unit.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    villages: [usize; 4],
    people: [f64; 4],
    with_service: f64,
    without_service: f64,
}

/// One row per administrative unit and technology, of any operator: levels as they are first seen, units by code and name.
///
/// # Definition
/// Villages of unknown population count as villages alone. People without service are those of villages with data.
///
/// # Errors
/// [`OutputError::Csv`].
pub fn communes_csv(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let levels: Vec<&str> = results.admin_levels().into_iter().map(|(level, _)| level).collect();
    let mut rows = Vec::new();
    for level in levels {
        for technology in Technology::ALL {
            let Some(scope) = results.service.scope(technology, None) else { continue };
            for ((code, name), sums) in sums_of(results, level, scope) {
                rows.push(row_of([level, name, code], technology, &sums));
            }
        }
    }
    table_csv(NAME, &HEADER.map(str::to_owned), &rows, results.scenario.output.csv_formulas)
}

fn sums_of<'r>(results: &Results<'r>, level: &str, scope: usize) -> BTreeMap<(&'r str, &'r str), Sums> {
    let mut units: BTreeMap<(&str, &str), Sums> = BTreeMap::new();
    for index in results.settlement_order() {
        let settlement = &results.settlements[index];
        let service = &results.service.settlements[index];
        let Some(unit) = settlement.admin_units.iter().find(|unit| unit.level == level) else { continue };
        let sums = units.entry((unit.code.as_str(), unit.name.as_str())).or_default();
        let verdict = service.verdicts[scope];
        let Some(at) = VERDICTS.iter().position(|known| *known == verdict) else { continue };
        let people = settlement.population.unwrap_or(0.0);
        let served = service.people_served[scope].unwrap_or(0.0).min(people);
        sums.villages[at] += 1;
        sums.people[at] += people;
        sums.with_service += served;
        if verdict != Verdict::NoData {
            sums.without_service += people - served;
        }
    }
    units
}

fn row_of([level, name, code]: [&str; 3], technology: Technology, sums: &Sums) -> Fields {
    let mut fields = Fields::default();
    fields.put(HEADER[0], level);
    fields.put(HEADER[1], known_text(name));
    fields.put(HEADER[2], known_text(code));
    fields.put(HEADER[3], technology.key());
    fields.put(HEADER[4], sums.villages.iter().sum::<usize>());
    for (name, villages) in HEADER[5..9].iter().zip(sums.villages) {
        fields.put(*name, villages);
    }
    fields.put(HEADER[9], whole_or_tenth(sums.people.iter().sum()));
    let people = sums.people.into_iter().chain([sums.with_service, sums.without_service]);
    for (name, people) in HEADER[10..].iter().zip(people) {
        fields.put(*name, whole_or_tenth(people));
    }
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
        assert!(text.contains("commune,Hang Chú,03860,4g,1,0,1,0,0,300,0,300,0,0,200,100\n"), "{text}");
    }
}
