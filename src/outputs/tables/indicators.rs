//! `indicators.csv`: the district's indicators, of the whole area and of each commune, district and province.
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::{Results, known_text};
use crate::outputs::values::fields::{Fields, optional, share, whole_or_tenth};
use crate::outputs::values::table_csv::table_csv;
use crate::planning::{Indicators, PartOf, TechnologyIndicators};
use crate::settlements::Facility;
use serde_json::{Map, Value};

/// What the row of the whole area has as its level.
const WHOLE_AREA: &str = "area";

/// One row of the whole area, then one per administrative unit, by level, code and name.
///
/// # Definition
/// The fields of [`crate::planning::Indicators`]; parts and wholes count what is known. `settlements_4g_poor` are settlements
/// none of whose houses are served though some receive a signal; `people_4g_share` is of `people_4g_judged`, `households_4g_share` of `households_4g_judged`.
///
/// # Errors
/// [`OutputError::Csv`].
pub fn indicators_csv(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let all = row(WHOLE_AREA, "", "", &results.indicators.all);
    let units = results.indicators.units.iter().map(|found| {
        let unit = &found.unit;
        row(&unit.level, &unit.code, &unit.name, &found.indicators)
    });
    let rows: Vec<Fields> = std::iter::once(all).chain(units).collect();
    let header: Vec<String> = rows[0].pairs().map(|(name, _)| name.clone()).collect();
    table_csv("indicators.csv", &header, &rows, results.scenario.output.csv_formulas)
}

/// The indicators of the whole area as a JSON object, for the manifest.
pub(in crate::outputs) fn area_indicators(results: &Results<'_>) -> Map<String, Value> {
    let mut fields = Fields::default();
    put_indicators(&mut fields, &results.indicators.all);
    fields.into_map()
}

fn row(level: &str, code: &str, name: &str, indicators: &Indicators) -> Fields {
    let mut fields = Fields::default();
    fields.put("level", level);
    fields.put("code", known_text(code));
    fields.put("name", known_text(name));
    put_indicators(&mut fields, indicators);
    fields
}

pub(in crate::outputs) fn put_indicators(fields: &mut Fields, found: &Indicators) {
    fields.put("settlements", found.settlements);
    fields.put("population", whole_or_tenth(found.population));
    fields.put("population_unknown", found.population_unknown);
    for service in &found.service {
        put_service(fields, service);
    }
    put_part(fields, "settlements_with_fixed_broadband", found.fixed_broadband_settlements);
    put_part(fields, "people_with_fixed_broadband", found.fixed_broadband_people);
    put_part(fields, "people_with_smartphone", found.smartphone_people);
    put_part(fields, "communes_with_fibre", found.communes_with_fibre);
}

fn put_service(fields: &mut Fields, service: &TechnologyIndicators) {
    let generation = service.technology.generation().to_lowercase();
    let counts = service.settlements;
    for (name, count) in [
        ("in_full", counts.in_full),
        ("in_part", counts.in_part),
        ("poor", counts.poor),
        ("none", counts.none),
        ("no_data", counts.no_data),
    ] {
        fields.put(format!("settlements_{generation}_{name}"), count);
    }
    for (whose, served) in [("people", service.people_served), ("households", service.households_served)] {
        fields.put(format!("{whose}_{generation}"), whole_or_tenth(served.part));
        fields.put(format!("{whose}_without_{generation}"), whole_or_tenth(served.of - served.part));
        fields.put(format!("{whose}_{generation}_judged"), whole_or_tenth(served.of));
        fields.put(format!("{whose}_{generation}_share"), optional(served.share(), share));
    }
    for (facility, without) in Facility::ALL.into_iter().zip(service.facilities_without) {
        let name = facility.plural_key();
        fields.put(format!("{name}_without_{generation}"), whole_or_tenth(without.part));
        fields.put(format!("{name}_{generation}_judged"), whole_or_tenth(without.of));
    }
}

/// The part, the whole it is known of, and the share.
fn put_part(fields: &mut Fields, name: &str, part: PartOf) {
    fields.put(name, whole_or_tenth(part.part));
    fields.put(format!("{name}_known"), whole_or_tenth(part.of));
    fields.put(format!("{name}_share"), optional(part.share(), share));
}
