//! `service.csv`: what each settlement and cluster has of each operator and technology, in rows.
use crate::coverage::{Scope, ScopeService};
use crate::link::Verdict;
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::{Results, known_text};
use crate::outputs::values::fields::{Fields, decibels, level, optional, people, share};
use crate::outputs::values::table_csv::table_csv;
use crate::outputs::workbook::sheet::Sheet;
use crate::settlements::Settlement;

const NAME: &str = "service.csv";

/// Columns, in their order.
const HEADER: [&str; 16] = [
    "place",
    "settlement_id",
    "cluster_id",
    "name",
    "technology",
    "operator",
    "verdict",
    "class",
    "level_dbm",
    "margin_db",
    "probability",
    "probability_gain",
    "best_server",
    "deciding_sector",
    "people_served",
    "served_share",
];

/// One row per settlement (`place` = `settlement`), then one per cluster (`cluster`), technology and operator, empty for any operator.
///
/// # Definition
/// A settlement's verdict is over centre and clusters together; its level, margin, probability and servers are the centre's, at its
/// weakest sample point.
///
/// # Errors
/// [`OutputError::Csv`].
pub fn service_csv(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    table_csv(NAME, &HEADER.map(str::to_owned), all_rows(results), results.scenario.output.csv_formulas)
}

/// The same as a sheet.
pub(in crate::outputs) fn service_sheet(results: &Results<'_>) -> Sheet {
    Sheet::of_rows("sheet-service", NAME, &HEADER, all_rows(results))
}

fn all_rows(results: &Results<'_>) -> impl Iterator<Item = Fields> {
    results.settlement_order().into_iter().flat_map(|index| rows_of(results, index))
}

/// The rows of one settlement.
fn rows_of(results: &Results<'_>, index: usize) -> Vec<Fields> {
    let mut rows = Vec::new();
    let (settlement, service) = (&results.settlements[index], &results.service.settlements[index]);
    for (number, scope) in results.service.scopes.iter().enumerate() {
        let mut fields = row_of(settlement, None, scope);
        let centre = results.centre_service(index, number);
        put_service(&mut fields, results, service.verdicts[number], centre);
        let served = service.people_served[number];
        let of_all = settlement.population.filter(|all| *all > 0.0).zip(served);
        fields.put("people_served", people(served));
        fields.put("served_share", optional(of_all, |(all, served)| share(served / all)));
        rows.push(fields);
    }
    let people_of = settlement.people_by_cluster();
    for (at, found) in service.clusters.iter().enumerate() {
        for (number, scope) in results.service.scopes.iter().enumerate() {
            let found = &found.scopes[number];
            let mut fields = row_of(settlement, Some(at), scope);
            put_service(&mut fields, results, found.verdict, Some(found));
            fields.put("people_served", people(people_of[at].map(|people| people * found.served_share)));
            fields.put("served_share", share(found.served_share));
            rows.push(fields);
        }
    }
    rows
}

fn row_of(settlement: &Settlement, cluster: Option<usize>, scope: &Scope) -> Fields {
    let cluster = cluster.map(|at| &settlement.clusters[at]);
    let own = cluster.and_then(|cluster| known_text(&cluster.name));
    let mut fields = Fields::default();
    fields.put("place", if cluster.is_some() { "cluster" } else { "settlement" });
    fields.put("settlement_id", settlement.settlement_id.as_str());
    fields.put("cluster_id", cluster.map(|cluster| cluster.cluster_id.as_str()));
    fields.put("name", own.or_else(|| known_text(&settlement.name)));
    fields.put("technology", scope.technology.key());
    fields.put("operator", scope.operator.as_deref());
    fields
}

fn put_service(fields: &mut Fields, results: &Results<'_>, verdict: Verdict, found: Option<&ScopeService>) {
    let weakest = found.map(|found| found.weakest);
    let best = weakest.and_then(|place| place.best_server);
    let deciding = weakest.and_then(|place| place.deciding);
    // without a level and with paths over voids the class is not known
    let class = found.filter(|found| found.verdict != Verdict::NoData || best.is_some());
    fields.put("verdict", verdict.key());
    fields.put("class", class.map(|found| found.class.key()));
    fields.put("level_dbm", optional(best, |server| level(server.link.level)));
    fields.put("margin_db", optional(deciding, |server| decibels(server.link.margin())));
    fields.put("probability", optional(weakest.and_then(|place| place.probability), share));
    fields.put("probability_gain", optional(weakest.and_then(|place| place.probability_gain()), share));
    let name = |server| results.sector_of(&server).sector_id.as_str();
    fields.put("best_server", best.map(name));
    fields.put("deciding_sector", deciding.map(name));
}

#[cfg(test)]
mod tests {
    use super::service_csv;
    use crate::outputs::example::World;

    #[test]
    fn each_place_has_a_row_for_each_operator_and_technology() {
        let world = World::new();
        let scopes = world.results().service.scopes.len();
        let text = String::from_utf8(service_csv(&world.results()).expect("CSV")).expect("UTF-8");
        assert_eq!(text.lines().count(), 1 + (2 + 3) * scopes);
        let line = |start: &str| text.lines().find(|line| line.starts_with(start)).expect("a row").to_owned();
        assert_eq!(
            line("settlement,03860,,Bản Nậm Lộng,4g,,"),
            "settlement,03860,,Bản Nậm Lộng,4g,,partly_served,fair,-97.25,12.5,0.9534,0.0125,S01-L,S01-L,200,0.6667"
        );
        assert!(line("cluster,03860,c1,Huổi Lặm,4g,Viettel,").contains(",unserved,"));
    }
}
