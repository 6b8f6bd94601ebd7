//! Single values as every writer shows them: fields of rows, their names, their texts, columns of plain text.

pub(super) mod csv_text;
pub(super) mod field_slugs;
pub(super) mod fields;
pub(super) mod table_csv;
pub(super) mod text_table;
