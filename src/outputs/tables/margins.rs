//! `margins.csv`: the margins of all towers that count, from which the probabilities of service follow.
use crate::coverage::TowerMargin;
use crate::link::probability_at;
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::Results;
use crate::outputs::values::csv_text::csv_text;
use crate::outputs::values::fields::round_to;

const NAME: &str = "margins.csv";

/// Columns, in their order.
const HEADER: [&str; 14] = [
    "settlement_id",
    "cluster_id",
    "sample",
    "weight",
    "technology",
    "operator",
    "site_id",
    "longitude",
    "latitude",
    "sector_id",
    "level_dbm",
    "margin_db",
    "sigma_db",
    "probability",
];

/// One row per settlement, cluster, sample point, technology, operator and tower, by the tower's sector nearest to serving.
///
/// # Definition
/// `sample` counts from 0; `weight` is its share of the cluster's people. `longitude`, `latitude` are the tower's. `margin_db` is the smaller median margin
/// of both directions, `probability` that of this tower alone. Towers of less than -4 standard deviations are left out: with the others and the
/// scenario's correlation of shadowing the probabilities of all towers together follow.
///
/// # Errors
/// [`OutputError::Csv`].
pub fn margins_csv(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let csv = |source| OutputError::Csv { name: NAME, source };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER).map_err(csv)?;
    for index in results.settlement_order() {
        for margin in results.service.tower_margins.get(index).into_iter().flatten() {
            writer.write_record(row(results, index, margin)).map_err(csv)?;
        }
    }
    writer.into_inner().map_err(|error| csv(error.into_error().into()))
}

fn row(results: &Results<'_>, settlement: usize, found: &TowerMargin) -> [String; 14] {
    let settlement = &results.settlements[settlement];
    let cluster = &settlement.clusters[found.cluster];
    let sectors = results.network.sectors();
    let sector = &sectors[found.sector];
    let place = sectors[results.network.tower(found.sector)].position.geographic;
    let text = |text: &str| csv_text(text, results.scenario.output.csv_formulas).into_owned();
    let number = |value: f64, decimals: i32| round_to(value, decimals).to_string();
    [
        text(&settlement.settlement_id),
        text(&cluster.cluster_id),
        found.sample.to_string(),
        number(cluster.samples[found.sample].weight, 6),
        sector.carrier.technology.key().to_owned(),
        text(&sector.operator),
        text(&sector.site_id),
        number(place.longitude_deg, 7),
        number(place.latitude_deg, 7),
        text(&sector.sector_id),
        number(found.level.dbm(), 2),
        number(found.margin.margin_db, 2),
        number(found.margin.sigma_db, 2),
        number(probability_at(found.margin.margin_db, found.margin.sigma_db), 4),
    ]
}

#[cfg(test)]
mod tests {
    use super::margins_csv;
    use crate::outputs::example::World;

    #[test]
    fn a_row_says_which_tower_reaches_which_place() {
        let text = String::from_utf8(margins_csv(&World::new().results()).expect("CSV")).expect("UTF-8");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3, "{text}");
        assert!(lines[1].starts_with("03860,,0,1,4g,Viettel,SYN01,"), "{text}");
        assert!(lines[1].ends_with(",S01-L,-97.25,12.5,8,0.9409"), "{text}");
        assert!(lines[2].starts_with("03860,c1,0,") && lines[2].ends_with(",-120.5,-11,8,0.0846"), "{text}");
    }
}
