//! The tables of the opportunity map: points without service, and the sets of them that cells serve.
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::Results;
use crate::outputs::values::fields::{Fields, number, share, whole_or_tenth};
use crate::outputs::values::table_csv::table_csv;
use crate::planning::Opportunities;

/// A point's coordinates are given to this many decimals.
const DEGREE_DECIMALS: i32 = 7;

/// `opportunity_points.csv`: the sample points without service, by number.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn opportunity_points_csv(
    results: &Results<'_>,
    found: &Opportunities,
) -> Result<Vec<u8>, OutputError> {
    const HEADER: [&str; 10] = [
        "point",
        "settlement_id",
        "name",
        "cluster_id",
        "sample",
        "longitude",
        "latitude",
        "people",
        "probability",
        "needed_margin_sigmas",
    ];
    let row = |(index, point): (usize, &crate::planning::PointToServe)| {
        let settlement = &results.settlements[point.settlement];
        let mut fields = Fields::default();
        fields.put("point", index);
        fields.put("settlement_id", settlement.settlement_id.as_str());
        fields.put("name", settlement.name.as_str());
        fields.put("cluster_id", settlement.clusters[point.cluster].cluster_id.as_str());
        fields.put("sample", point.sample);
        fields.put("longitude", number(point.position.geographic.longitude_deg, DEGREE_DECIMALS));
        fields.put("latitude", number(point.position.geographic.latitude_deg, DEGREE_DECIMALS));
        fields.put("people", whole_or_tenth(point.people));
        fields.put("probability", share(point.probability));
        fields.put("needed_margin_sigmas", number(point.needed_strength, 4));
        fields
    };
    let rows: Vec<Fields> = found.points.iter().enumerate().map(row).collect();
    table_csv("opportunity_points.csv", &owned(HEADER), &rows, results.scenario.output.csv_formulas)
}

/// `opportunity_sets.csv`: each distinct set of points that some cell serves, by its number in the rasters.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn opportunity_sets_csv(
    results: &Results<'_>,
    found: &Opportunities,
) -> Result<Vec<u8>, OutputError> {
    let sets = found.map.as_ref().map_or(&[][..], |map| map.sets.all());
    let row = |(index, set): (usize, &crate::planning::ServedSet)| {
        let points: Vec<String> = set.points.iter().map(usize::to_string).collect();
        let mut fields = Fields::default();
        fields.put("set", index);
        fields.put("people", whole_or_tenth(set.people));
        fields.put("points", points.join(" "));
        fields
    };
    // the first is empty
    let rows: Vec<Fields> = sets.iter().enumerate().skip(1).map(row).collect();
    let header = owned(["set", "people", "points"]);
    table_csv("opportunity_sets.csv", &header, &rows, results.scenario.output.csv_formulas)
}

fn owned<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).to_vec()
}
