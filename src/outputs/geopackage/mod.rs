//! `signalgap.gpkg`: all vector layers of a result with their styles inside, and tables that belong to them.
//!
//! Input: the files of a result as they were written. Output: a `GeoPackage` of equal bytes for equal files.

pub(super) mod flatgeobuf;
pub(super) mod styles_table;
pub(super) mod write_geopackage;
