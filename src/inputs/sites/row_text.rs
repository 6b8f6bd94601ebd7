//! What the row of a sector says, kept so that it can be read again with other values.
use crate::inputs::tables::columns::Columns;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::stated_values::StatedValues;
use crate::inputs::tables::table_rows::{Coordinates, Row, Shape, Table};
use std::rc::Rc;

/// A row of a table, and what a scenario states in place of its values.
#[derive(Clone, Debug)]
pub(in crate::inputs) struct RowText {
    table: Rc<Table>,
    columns: Rc<Columns>,
    /// Index in the table.
    index: usize,
    pub(in crate::inputs) stated: StatedValues,
}

impl RowText {
    /// A row as its table has it.
    pub(in crate::inputs) fn of(table: &Rc<Table>, columns: &Rc<Columns>, index: usize) -> Self {
        let (table, columns) = (Rc::clone(table), Rc::clone(columns));
        Self { table, columns, index, stated: StatedValues::default() }
    }

    /// A row of which only what is stated is known.
    pub(in crate::inputs) fn stated(file: &str, number: u64, stated: StatedValues) -> Self {
        let row = Row { number, values: Vec::new(), shape: Shape::InColumns };
        let table = Table {
            file: file.to_owned(),
            columns: Vec::new(),
            rows: vec![row],
            coordinates: Coordinates::Columns,
            rejects: Vec::new(),
            stored: Vec::new(),
            lone_quotes: 0,
            decimal_commas: 0,
        };
        Self { table: Rc::new(table), columns: Rc::new(Columns::default()), index: 0, stated }
    }

    /// The row with what is stated.
    pub(in crate::inputs) fn reader(&self) -> RowReader<'_> {
        let row = RowReader::new(&self.table, &self.columns, &self.table.rows[self.index]);
        row.with_stated(&self.stated)
    }
}
