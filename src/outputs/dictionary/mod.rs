//! The dictionary of result fields: name, type, unit, alias and meaning of each, in one place.
//!
//! `fields.txt` holds one row per field, or per family of fields (`{o}verdict_{t}`). Aliases in QGIS, types in the
//! `GeoPackage` and `docs/fields.md` are made from it.

mod entry;
mod page;

pub(in crate::outputs) use entry::{FieldKind, alias_of, describe};
