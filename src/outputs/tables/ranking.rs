//! `ranking.csv`: which settlements come first, and why.
use crate::outputs::error::OutputError;
use crate::outputs::results::model_fields::{models_served, settlement_by_model};
use crate::outputs::results::run_results::{Results, known_text, main_gap, put_admin_units};
use crate::outputs::values::fields::{Fields, number, optional, people, round_to, share, whole_or_tenth};
use crate::outputs::values::table_csv::table_csv;
use crate::planning::{Gap, RankedSettlement};
use serde_json::Value;
use std::collections::BTreeSet;

const NAME: &str = "ranking.csv";

/// One row per settlement that lacks the ranked technology, the most pressing first.
///
/// # Definition
/// For each criterion its value in its own unit and, as `*_contribution`, its part of the need. Cause and remedy (its first one) are of the
/// gap with the most people. UTF-8, commas, quotes where needed.
///
/// # Errors
/// [`OutputError::Csv`].
pub fn ranking_csv(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let levels = results.admin_levels();
    let criteria: BTreeSet<&str> = results
        .ranking
        .iter()
        .flat_map(|ranked| ranked.contributions.iter().map(|part| part.criterion.as_str()))
        .chain(results.scenario.ranking.weights.keys().map(String::as_str))
        .collect();
    let mut ranking: Vec<&RankedSettlement> = results.ranking.iter().collect();
    ranking.sort_by_key(|ranked| (ranked.rank, ranked.settlement));
    let gaps = results.gaps_by_settlement();
    let rows: Vec<Fields> = ranking
        .into_iter()
        .map(|ranked| row(results, ranked, &gaps[ranked.settlement], &levels, &criteria))
        .collect();
    let header = rows.first().map_or_else(|| header_alone(results, &levels, &criteria), names);
    table_csv(NAME, &header, &rows, results.scenario.output.csv_formulas)
}

fn names(row: &Fields) -> Vec<String> {
    row.pairs().map(|(name, _)| name.clone()).collect()
}

/// The columns of a table without rows.
fn header_alone(results: &Results<'_>, levels: &[(&str, String)], criteria: &BTreeSet<&str>) -> Vec<String> {
    let mut fields = Fields::default();
    for name in FIRST_COLUMNS {
        fields.put(name, Value::Null);
    }
    for (_, slug) in levels {
        fields.put(slug.as_str(), Value::Null);
        fields.put(format!("{slug}_code"), Value::Null);
    }
    for name in MIDDLE_COLUMNS {
        fields.put(name, Value::Null);
    }
    for name in criteria {
        put_criterion(&mut fields, name, Value::Null, Value::Null);
    }
    put_models(&mut fields, results, None);
    for name in LAST_COLUMNS {
        fields.put(name, Value::Null);
    }
    names(&fields)
}

const FIRST_COLUMNS: [&str; 3] = ["rank", "settlement_id", "name"];
const MIDDLE_COLUMNS: [&str; 5] = ["score", "need", "cost_per_person", "cost_contribution", "population"];
const LAST_COLUMNS: [&str; 12] = [
    "technology",
    "verdict",
    "gaps",
    "cause",
    "cause_text",
    "remedy",
    "remedy_text",
    "remedy_people",
    "remedy_cost",
    "longitude_deg",
    "latitude_deg",
    "scenario",
];

fn row(
    results: &Results<'_>,
    ranked: &RankedSettlement,
    gaps: &[&Gap],
    levels: &[(&str, String)],
    criteria: &BTreeSet<&str>,
) -> Fields {
    let settlement = &results.settlements[ranked.settlement];
    let mut fields = Fields::default();
    let first =
        [ranked.rank.into(), settlement.settlement_id.as_str().into(), known_text(&settlement.name).into()];
    put_all(&mut fields, FIRST_COLUMNS, first);
    put_admin_units(&mut fields, settlement, levels);
    let middle = [
        share(ranked.score),
        share(ranked.need),
        optional(ranked.cost_per_person, |cost| number(cost, 2)),
        share(ranked.cost_contribution),
        people(settlement.population),
    ];
    put_all(&mut fields, MIDDLE_COLUMNS, middle);
    for name in criteria {
        let part = ranked.contributions.iter().find(|part| part.criterion == *name);
        let value = optional(part.and_then(|part| part.value), |value| number(value, 4));
        put_criterion(&mut fields, name, value, optional(part, |part| share(part.contribution)));
    }
    put_models(&mut fields, results, Some(ranked.settlement));
    put_all(&mut fields, LAST_COLUMNS, last_values(results, ranked.settlement, gaps));
    fields
}

fn put_all<const N: usize>(fields: &mut Fields, names: [&str; N], values: [Value; N]) {
    for (name, value) in names.into_iter().zip(values) {
        fields.put(name, value);
    }
}

fn put_criterion(fields: &mut Fields, name: &str, value: Value, contribution: Value) {
    fields.put(name, value);
    fields.put(format!("{name}_contribution"), contribution);
}

/// How many of the models call a settlement served; nothing of a single model.
fn put_models(fields: &mut Fields, results: &Results<'_>, settlement: Option<usize>) {
    let (others, technology) = (results.service.other_models.len(), results.scenario.ranking.technology);
    if others == 0 {
        return;
    }
    let served = results.service.scope(technology, None).zip(settlement);
    let served = served.map(|(scope, index)| models_served(&settlement_by_model(results, index, scope)));
    fields.put("models_total", others + 1);
    fields.put("models_served", served);
}

fn last_values(results: &Results<'_>, settlement: usize, gaps: &[&Gap]) -> [Value; 12] {
    let technology = results.scenario.ranking.technology;
    let main = main_gap(gaps);
    let remedy = main.and_then(|gap| results.remedies_of(gap).first().map(|(_, remedy)| *remedy));
    let scope = results.service.scope(technology, None);
    let verdict = scope.map(|scope| results.service.settlements[settlement].verdicts[scope].key());
    let clusters = &results.settlements[settlement].clusters;
    let place = clusters.first().and_then(|cluster| cluster.samples.first()).map(|sample| sample.position);
    [
        technology.generation().into(),
        verdict.into(),
        gaps.len().into(),
        main.map(|gap| gap.cause.key()).into(),
        main.map(|gap| results.gap_text(gap).cause()).into(),
        remedy.map(|remedy| remedy.kind.key()).into(),
        remedy.map(|remedy| results.remedy_text(remedy).sentence()).into(),
        optional(remedy, |remedy| whole_or_tenth(remedy.people_gained)),
        optional(remedy.and_then(|remedy| remedy.cost), |cost| number(cost, 2)),
        optional(place, |place| round_to(place.geographic.longitude_deg, 7).into()),
        optional(place, |place| round_to(place.geographic.latitude_deg, 7).into()),
        results.scenario.name.as_str().into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::ranking_csv;
    use crate::outputs::example::World;
    use std::collections::BTreeMap;

    #[test]
    fn each_row_shows_its_contributions() {
        let world = World::new();
        let bytes = ranking_csv(&world.results()).expect("CSV");
        let rows: Vec<BTreeMap<String, String>> =
            csv::Reader::from_reader(bytes.as_slice()).deserialize().map(|row| row.expect("row")).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0]["rank"], "1");
        assert_eq!(rows[0]["settlement_id"], "03860");
        assert_eq!(rows[0]["name"], "Bản Nậm Lộng");
        assert_eq!(rows[0]["people_without_service"], "100");
        assert_eq!(rows[0]["people_without_service_contribution"], "0.7");
        assert_eq!(rows[0]["cause"], "terrain_blocked");
        assert_eq!(rows[1]["people_without_service"], "");
        assert_eq!(rows[1]["school_contribution"], "0");
    }

    #[test]
    fn a_table_without_rows_has_the_same_columns() {
        let world = World::new();
        let full = ranking_csv(&world.results()).expect("CSV");
        let empty = ranking_csv(&crate::outputs::Results { ranking: &[], gaps: &[], ..world.results() });
        let empty = String::from_utf8(empty.expect("CSV")).expect("UTF-8");
        assert_eq!(String::from_utf8(full).expect("UTF-8").lines().next(), empty.lines().next());
        assert_eq!(empty.lines().count(), 1);
    }
}
