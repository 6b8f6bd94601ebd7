//! `margins.csv` of a finished run.
use super::result_folder::ResultFolder;
use super::result_places::Places;
use super::result_table::{ResultRow, read_table};
use super::results_error::ResultsError;
use crate::geodesy::LonLat;
use crate::language::word;
use crate::link::MastMargin;
use crate::network::Technology;
use crate::planning::comparison::{ClusterFindings, SampleMargin, TowerPlace};
use std::borrow::Cow;
use std::collections::BTreeMap;

const MARGINS: &str = "margins.csv";

/// Columns that are read, in the order of [`Column`].
const COLUMNS: [&str; 10] = [
    "settlement_id",
    "cluster_id",
    "sample",
    "weight",
    "technology",
    "operator",
    "longitude",
    "latitude",
    "margin_db",
    "sigma_db",
];

/// A column by its place in [`COLUMNS`].
#[derive(Clone, Copy)]
enum Column {
    Settlement,
    Cluster,
    Sample,
    Weight,
    Technology,
    Operator,
    Longitude,
    Latitude,
    Margin,
    Sigma,
}

/// Adds the margins to the places; gives the towers that they refer to.
///
/// # Errors
/// [`ResultsError`] names the row and the field.
pub(super) fn read_margins(
    folder: &ResultFolder,
    places: &mut Places,
) -> Result<Vec<TowerPlace>, ResultsError> {
    let mut towers = Towers::default();
    read_table(folder, MARGINS, &COLUMNS, |row| Row(row).add(folder, places, &mut towers))?;
    Ok(towers.places)
}

/// Towers met so far.
#[derive(Default)]
struct Towers {
    places: Vec<TowerPlace>,
    /// Index by operator and place, 1e-7 degrees.
    known: BTreeMap<(String, i64, i64), usize>,
}

impl Towers {
    fn number(&mut self, operator: &str, place: LonLat) -> usize {
        let whole = |degrees: f64| (degrees * 1e7).round() as i64;
        let key = (operator.to_owned(), whole(place.longitude_deg), whole(place.latitude_deg));
        *self.known.entry(key).or_insert_with(|| {
            self.places.push(TowerPlace { operator: operator.to_owned(), place });
            self.places.len() - 1
        })
    }
}

struct Row<'r>(ResultRow<'r>);

impl Row<'_> {
    fn add(
        &self,
        folder: &ResultFolder,
        places: &mut Places,
        towers: &mut Towers,
    ) -> Result<(), ResultsError> {
        let margin_db = self.number(Column::Margin, f64::NEG_INFINITY..=f64::INFINITY)?;
        let sigma_db = self.number(Column::Sigma, 0.0..=f64::INFINITY)?;
        let longitude_deg = self.number(Column::Longitude, -180.0..=180.0)?;
        let latitude_deg = self.number(Column::Latitude, -90.0..=90.0)?;
        let is_operator =
            |name: &str| folder.scopes.iter().any(|scope| scope.scope.operator.as_deref() == Some(name));
        let operator = self.known(Column::Operator, &is_operator)?;
        let technology = self.text(Column::Technology);
        let technology = Technology::ALL.into_iter().find(|known| known.key() == technology);
        let sample = self.text(Column::Sample).parse();
        let tower = towers.number(&operator, LonLat { longitude_deg, latitude_deg });
        let margin = SampleMargin {
            sample: sample.map_err(|_no_number| {
                self.refused(Column::Sample, word("result-margins-is-no-whole-number"))
            })?,
            weight: self.number(Column::Weight, 0.0..=1.0)?,
            technology: technology
                .ok_or_else(|| self.refused(Column::Technology, word("result-margins-is-no-technology")))?,
            tower,
            margin: MastMargin { margin_db, sigma_db },
        };
        self.cluster(places)?.margins.push(margin);
        Ok(())
    }

    fn cluster<'p>(&self, places: &'p mut Places) -> Result<&'p mut ClusterFindings, ResultsError> {
        let id = self.known(Column::Settlement, &|id| places.contains_key(id))?;
        let unknown = || self.refused(Column::Settlement, word("result-is-no-settlement"));
        let settlement = places.get_mut(id.as_ref()).ok_or_else(unknown)?;
        let has = |id: &str| settlement.clusters.iter().position(|cluster| cluster.cluster_id == id);
        let id = self.known(Column::Cluster, &|id| has(id).is_some())?;
        let found = has(&id).ok_or_else(|| self.refused(Column::Cluster, word("result-is-no-cluster")))?;
        Ok(&mut settlement.clusters[found])
    }

    fn text(&self, column: Column) -> &str {
        self.0.text(column as usize)
    }

    /// A name as it was before a spreadsheet had to be kept from running it.
    fn known(&self, column: Column, is_known: &dyn Fn(&str) -> bool) -> Result<Cow<'_, str>, ResultsError> {
        let found = self.0.names(column as usize).find(|name| is_known(name)).map(Cow::Borrowed);
        found.ok_or_else(|| self.refused(column, word("result-margins-is-none-of-this-result")))
    }

    fn number(&self, column: Column, within: std::ops::RangeInclusive<f64>) -> Result<f64, ResultsError> {
        let number = self.text(column).parse::<f64>().ok();
        let number = number.filter(|number| number.is_finite() && within.contains(number));
        number.ok_or_else(|| self.refused(column, word("result-margins-is-no-number-that-run-writes")))
    }

    fn refused(&self, column: Column, reason: &'static str) -> ResultsError {
        self.0.refused(column as usize, reason)
    }
}
