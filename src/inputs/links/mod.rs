//! Tables of links and of path profiles, for the path command.

pub(super) mod itm_columns;
pub(super) mod link_error;
mod link_table;
pub mod profile_file;

pub use link_table::{LinkColumns, LinkRow, LinkTable};
