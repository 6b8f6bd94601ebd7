//! One row's values by our field names, with rejects that name the file's own column and text.
use super::columns::{Columns, unit_field};
use super::fields::ONE_PLACE_COLUMN;
use super::quantity::{Quantity, Unit};
use super::stated_values::StatedValues;
use super::table_rows::{Row, Shape, Stored, Table};
use super::text_values::{Limits, is_unknown, parse_number, parse_share};
use crate::inputs::Reject;
use crate::language::word;
use crate::text;

/// A row seen through the columns that were found.
#[derive(Clone, Copy)]
pub(in crate::inputs) struct RowReader<'a> {
    pub(in crate::inputs) table: &'a Table,
    pub(in crate::inputs) columns: &'a Columns,
    pub(in crate::inputs) row: &'a Row,
    /// What stands in place of the row's own values, in our own units.
    stated: Option<&'a StatedValues>,
}

impl<'a> RowReader<'a> {
    /// A row as its file has it.
    pub(in crate::inputs) const fn new(table: &'a Table, columns: &'a Columns, row: &'a Row) -> Self {
        Self { table, columns, row, stated: None }
    }

    /// The same row with other values in place of its own.
    pub(in crate::inputs) const fn with_stated(self, stated: &'a StatedValues) -> Self {
        Self { stated: Some(stated), ..self }
    }

    /// What stands in place of the row's own value.
    fn stated(&self, field: &str) -> Option<&'a str> {
        self.stated?.text(field)
    }

    /// Whether the field has a column, or a value in place of one.
    pub(in crate::inputs) fn has(&self, field: &str) -> bool {
        self.stated(field).is_some() || self.columns.column(field).is_some()
    }

    /// The unit that the field's header states; `None` for our own.
    fn unit(&self, field: &str) -> Option<&'static Unit> {
        let column = self.columns.column(field).filter(|_| self.stated(field).is_none());
        column.and_then(|column| column.unit)
    }

    /// Whether the field's column is there without a unit.
    fn lacks_unit(&self, field: &str) -> bool {
        let column = self.columns.column(field).filter(|_| self.stated(field).is_none());
        column.is_some_and(|column| column.unit.is_none())
    }

    /// The text of a field without surrounding blanks; empty when the file has no such column.
    pub(in crate::inputs) fn text(&self, field: &str) -> &'a str {
        self.original(field).trim()
    }

    fn original(&self, field: &str) -> &'a str {
        let own = || self.columns.get(field).map_or("", |index| self.row.values[index].as_str());
        self.stated(field).unwrap_or_else(own)
    }

    /// A refusal of this row for a field's sake.
    pub(in crate::inputs) fn reject(&self, field: &str, reason: impl Into<String>) -> Reject {
        self.reject_as(self.column_name(field), self.original(field), reason)
    }

    /// The file's own name of a field's column; our name when there is none.
    pub(in crate::inputs) fn column_name<'b>(&self, field: &'b str) -> &'b str
    where
        'a: 'b,
    {
        let column = self.columns.get(field).filter(|_| self.stated(field).is_none());
        column.map_or(field, |index| self.table.columns[index].as_str())
    }

    /// The file's own name of what says where the row lies.
    pub(in crate::inputs) fn place_field(&self) -> String {
        match self.row.shape {
            Shape::InColumns => self.of_place(|field| self.column_name(field)),
            _ => "geometry".to_owned(),
        }
    }

    /// What the columns say of where the row lies.
    pub(in crate::inputs) fn place_text(&self) -> String {
        self.of_place(|field| self.text(field))
    }

    fn of_place<'t>(&self, tell: impl Fn(&'static str) -> &'t str) -> String {
        let one = ONE_PLACE_COLUMN.into_iter().find(|field| self.columns.get(field).is_some());
        one.map_or_else(|| format!("{} {}", tell("lon"), tell("lat")), |field| tell(field).to_owned())
    }

    /// A refusal for the sake of something that is no column.
    pub(in crate::inputs) fn reject_as(&self, field: &str, value: &str, reason: impl Into<String>) -> Reject {
        Reject {
            file: self.table.file.clone(),
            row: self.row.number,
            field: field.to_owned(),
            value: value.to_owned(),
            reason: reason.into(),
        }
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// It is empty, or an identifier that the file stores as a number which has lost digits.
    pub(in crate::inputs) fn required(&self, field: &str) -> Result<&'a str, Reject> {
        match self.whole_text(field)? {
            "" => Err(self.reject(field, word("value-is-needed"))),
            text => Ok(text),
        }
    }

    /// A text, whose digits must be those that were written.
    ///
    /// # Errors
    /// The file stores it as a number of double precision from 2^53 on, or as the largest or smallest whole number of 64 bits, which GDAL
    /// puts in the place of any beyond.
    pub(in crate::inputs) fn whole_text(&self, field: &str) -> Result<&'a str, Reject> {
        /// From here on not every whole number has a double of its own.
        const DIGITS_LOST_FROM: f64 = 9_007_199_254_740_992.0;
        let text = self.text(field);
        let column = self.columns.get(field).filter(|_| self.stated(field).is_none());
        let stored = column.and_then(|index| self.table.stored.get(index));
        let spoilt = match stored {
            Some(Stored::Real) => text.parse().is_ok_and(|value: f64| value.abs() >= DIGITS_LOST_FROM),
            Some(Stored::Whole) => {
                text.parse().is_ok_and(|value: i64| value == i64::MAX || value == i64::MIN)
            }
            _ => false,
        };
        if spoilt {
            return Err(self.reject(field, word("row-reader-number-too-large-to-keep-all")));
        }
        Ok(text)
    }

    /// What `parse` makes of a field; `None` when it is empty or says that it is not known (`NA`, `-`, ...).
    pub(in crate::inputs) fn parsed<T>(
        &self,
        field: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<Option<T>, Reject> {
        match self.text(field) {
            text if text.is_empty() || is_unknown(text) => Ok(None),
            text => parse(text).map(Some).map_err(|reason| self.reject(field, reason)),
        }
    }

    /// A number within limits; `None` when the field is empty.
    pub(in crate::inputs) fn number(&self, field: &str, limits: Limits) -> Result<Option<f64>, Reject> {
        self.number_of(field, |value| limits.check(value))
    }

    /// A number in the field's own unit that passes a check; `None` when the field is empty.
    pub(in crate::inputs) fn number_of(
        &self,
        field: &str,
        check: impl FnOnce(f64) -> Result<f64, String>,
    ) -> Result<Option<f64>, Reject> {
        let unit = self.unit(field);
        self.parsed(field, |text| {
            let value = parse_number(text)?;
            check(unit.map_or(Ok(value), |unit| unit.convert(value))?)
        })
    }

    /// A frequency within limits, MHz; without a unit in the header, in the unit that puts the number within them.
    pub(in crate::inputs) fn frequency(&self, field: &str, limits: Limits) -> Result<Option<f64>, Reject> {
        self.frequency_of(field, |mhz| limits.check(mhz))
    }

    /// A frequency or bandwidth, MHz, that passes a check; without a unit in the header, in the unit in which it does.
    pub(in crate::inputs) fn frequency_of(
        &self,
        field: &str,
        check: impl Fn(f64) -> Result<f64, String>,
    ) -> Result<Option<f64>, Reject> {
        if !self.lacks_unit(field) {
            return self.number_of(field, check);
        }
        self.parsed(field, |text| {
            let value = parse_number(text)?;
            let fits = |unit: &Unit| unit.convert(value).and_then(&check).ok();
            Quantity::FREQUENCY.units.iter().find_map(fits).map_or_else(|| check(value), Ok)
        })
    }

    /// A power within limits, dBm; without a unit in the header, in the one that the row states.
    pub(in crate::inputs) fn power(&self, field: &str, limits: Limits) -> Result<Option<f64>, Reject> {
        let with_unit = |unit: &&str| match self.stated(field) {
            Some(_) => self.stated(unit).is_some_and(|unit| !unit.is_empty()),
            None => self.lacks_unit(field),
        };
        let Some(unit_field) = unit_field(field).filter(with_unit) else { return self.number(field, limits) };
        self.parsed(field, |text| {
            let value = parse_number(text)?;
            let stated = self.text(unit_field);
            let unit = Quantity::POWER.unit(&stated.to_lowercase()).ok_or_else(|| {
                let known = Quantity::POWER.unit_names();
                text!("row-reader-its-unit-is-not-one-of", stated, known)
            })?;
            limits.check(unit.convert(value)?)
        })
    }

    /// A share from 0 to 1; `None` when the field is empty.
    pub(in crate::inputs) fn share(&self, field: &str) -> Result<Option<f64>, Reject> {
        let percent = self.unit(field).is_some_and(|unit| unit.name == "%");
        self.parsed(field, |text| {
            if percent && !text.ends_with('%') { parse_share(&format!("{text}%")) } else { parse_share(text) }
        })
    }
}
