//! `remedies.csv`: what would be done for each gap, and what comes of it.
use crate::outputs::error::OutputError;
use crate::outputs::results::remedy_fields::{ListedRemedy, remedy_fields};
use crate::outputs::results::run_results::Results;
use crate::outputs::values::fields::{Fields, round_to};
use crate::outputs::values::table_csv::table_csv;

const NAME: &str = "remedies.csv";

/// The columns, for a table without rows.
const COLUMNS: [&str; 41] = [
    "rank",
    "settlement_id",
    "cluster_id",
    "name",
    "cluster_name",
    "technology",
    "remedy_number",
    "remedy_id",
    "remedy",
    "remedy_text",
    "served_by",
    "people_of_gap",
    "people_of_others",
    "people_gained",
    "people_estimated",
    "people_lost",
    "gaps_closed",
    "cost",
    "cost_without_visit",
    "currency",
    "price_year",
    "new_rent_per_year",
    "site",
    "operator",
    "sectors_changed",
    "sectors_added",
    "downlink_mhz",
    "bandwidth_mhz",
    "antenna_height_agl_m",
    "azimuth_deg",
    "mechanical_downtilt_deg",
    "electrical_downtilt_deg",
    "total_power_dbm",
    "maximum_gain_dbi",
    "feeder_loss_db",
    "donor_sector",
    "longitude_deg",
    "latitude_deg",
    "gap_longitude_deg",
    "gap_latitude_deg",
    "scenario",
];

/// One row per gap and remedy, in the order of the gaps, of each the first to look at first.
///
/// # Errors
/// [`OutputError::Csv`].
pub fn remedies_csv(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let rows: Vec<Fields> = results.listed_remedies().iter().map(|listed| row(results, listed)).collect();
    table_csv(NAME, &COLUMNS.map(str::to_owned), &rows, results.scenario.output.csv_formulas)
}

fn row(results: &Results<'_>, listed: &ListedRemedy<'_>) -> Fields {
    let mut fields = remedy_fields(results, listed);
    let gap = listed.gap;
    let place = results.settlements[gap.settlement].clusters[gap.cluster].samples[gap.sample].position;
    for (prefix, place) in [("", listed.remedy.position.geographic), ("gap_", place.geographic)] {
        fields.put(format!("{prefix}longitude_deg"), round_to(place.longitude_deg, 7));
        fields.put(format!("{prefix}latitude_deg"), round_to(place.latitude_deg, 7));
    }
    fields.put("scenario", results.scenario.name.as_str());
    fields
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, remedies_csv, row};
    use crate::outputs::example::World;

    #[test]
    fn a_row_has_the_columns() {
        let world = World::new();
        let results = world.results();
        let listed = results.listed_remedies();
        let names: Vec<String> = row(&results, &listed[0]).pairs().map(|(name, _)| name.clone()).collect();
        assert_eq!(names, COLUMNS);
        let text = String::from_utf8(remedies_csv(&results).expect("CSV")).expect("UTF-8");
        assert_eq!(text.lines().count(), 3, "a mast's remedy and a satellite terminal: {text}");
        assert!(text.contains(
            ",add_technology,add 4G at 800 MHz of Viettel to the antenna at site SYN01,4G,100,0,100,"
        ));
        assert!(text.contains("not by 4G\",satellite,100,0,0,,0,0,"), "{text}");
    }
}
