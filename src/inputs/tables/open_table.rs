//! A file of a table opened by the reader of its kind.
use super::csv_table::{Header, read_csv};
use super::table_rows::{Table, TableChoice, is_text_table};
use super::vector_table::read_vector;
use crate::inputs::InputError;
use crate::inputs::files::regular_file::SizeLimit;

impl TableChoice<'_> {
    /// One file as a table.
    ///
    /// # Errors
    /// When the file as a whole cannot be used.
    pub(in crate::inputs) fn open(&self, path: &str, header: Header) -> Result<Table, InputError> {
        if is_text_table(path) { read_csv(path, header, SizeLimit::TABLE) } else { read_vector(path, self) }
    }
}
