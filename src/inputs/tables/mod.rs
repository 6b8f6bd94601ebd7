//! Rows of text from delimited text and vector files, their columns and values, and the rows refused.

pub(super) mod columns;
pub(super) mod csv_table;
mod dialect;
mod encoding;
pub(super) mod fields;
pub(super) mod header_text;
pub mod input_error;
pub(super) mod join;
mod open_table;
mod packed_tables;
pub(super) mod quantity;
pub mod rejects;
pub(super) mod row_reader;
pub(super) mod stated_values;
pub(super) mod table_rows;
pub(super) mod text_records;
pub(super) mod text_values;
pub(super) mod unread_columns;
pub(super) mod vector_table;
