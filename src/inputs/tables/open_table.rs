//! A file of a table opened by the reader of its kind.
use super::csv_table::{Header, bytes_of, table_from_bytes};
use super::encoding::{hint, not_utf8};
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
        if is_text_table(path) { self.open_text(path, header) } else { read_vector(path, self) }
    }

    /// What is not UTF-8 is refused with the option that would read it.
    fn open_text(&self, path: &str, header: Header) -> Result<Table, InputError> {
        let bytes = bytes_of(path, SizeLimit::TABLE)?;
        let opened = table_from_bytes(path, &bytes, header, self.stated_encoding()?);
        let mut table = opened.map_err(|error| match error {
            InputError::Encoding { file, found, .. } => {
                InputError::Encoding { file, found, hint: hint(self.section, &bytes) }
            }
            other => other,
        })?;
        for reject in table.rejects.iter_mut().filter(|reject| reject.reason == not_utf8()) {
            reject.reason.push_str(&hint(self.section, &[]));
        }
        Ok(table)
    }
}
