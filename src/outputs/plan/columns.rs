//! Columns of a plan's tables and layers: each says its name and what stands in it in one place.
use super::planned::{Planned, money};
use crate::outputs::error::OutputError;
use crate::outputs::values::fields::Fields;
use crate::outputs::values::table_csv::table_csv;
use crate::outputs::workbook::sheet::Sheet;
use crate::planning::cost::Amount;
use crate::planning::plan::Money;
use serde_json::Value;

/// What stands in a column.
type Cell<R> = Box<dyn Fn(&Planned<'_>, &R) -> Value>;

/// The columns of rows made of an `R` each, in their order.
pub(super) struct Columns<R>(Vec<(String, Cell<R>)>);

impl<R: 'static> Columns<R> {
    /// None yet.
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// With one more.
    #[must_use]
    pub(super) fn with<V: Into<Value>>(
        mut self,
        name: impl Into<String>,
        cell: impl Fn(&Planned<'_>, &R) -> V + 'static,
    ) -> Self {
        self.0.push((name.into(), Box::new(move |planned, row| cell(planned, row).into())));
        self
    }

    /// With what is paid to build, every year, and all of it.
    #[must_use]
    pub(super) fn with_money(self, prefix: &str, paid: fn(&R) -> &Money) -> Self {
        self.with_amount(&format!("{prefix}capex"), move |row| paid(row).capex)
            .with(format!("{prefix}opex_per_year"), move |_, row| money(paid(row).opex_per_year.base()))
            .with_amount(&format!("{prefix}npv"), move |row| paid(row).net_present_cost)
    }

    /// With an amount in its three values: the likely one under the name itself.
    fn with_amount(self, name: &str, amount: impl Fn(&R) -> Amount + Copy + 'static) -> Self {
        self.with(name, move |_, row| money(amount(row).base()))
            .with(format!("{name}_low"), move |_, row| money(amount(row).low()))
            .with(format!("{name}_high"), move |_, row| money(amount(row).high()))
    }

    /// A row.
    pub(super) fn fields(&self, planned: &Planned<'_>, row: &R) -> Fields {
        let mut fields = Fields::default();
        for (name, cell) in &self.0 {
            fields.put(name.as_str(), cell(planned, row));
        }
        fields
    }

    /// The table of rows; without rows its header.
    ///
    /// # Errors
    /// [`OutputError::Csv`].
    pub(super) fn table<'r>(
        &self,
        name: &'static str,
        planned: &Planned<'_>,
        rows: impl IntoIterator<Item = &'r R>,
    ) -> Result<Vec<u8>, OutputError> {
        let header: Vec<String> = self.0.iter().map(|(name, _)| name.clone()).collect();
        let rows = rows.into_iter().map(|row| self.fields(planned, row));
        table_csv(name, &header, rows, planned.results.scenario.output.csv_formulas)
    }

    /// The same as a sheet, under a title.
    pub(super) fn sheet<'r>(
        &self,
        title: &'static str,
        file: &'static str,
        planned: &Planned<'_>,
        rows: impl IntoIterator<Item = &'r R>,
    ) -> Sheet {
        let header: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        Sheet::of_rows(title, file, &header, rows.into_iter().map(|row| self.fields(planned, row)))
    }
}
