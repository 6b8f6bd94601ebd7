//! A plan: its layers, tables, scenario and summary.

pub(super) mod columns;
#[cfg(feature = "plot")]
pub(super) mod curve_picture;
pub(super) mod plan_json;
pub(super) mod plan_tables;
pub(super) mod plan_text;
pub(super) mod plan_toml;
pub(super) mod plan_vectors;
pub(super) mod planned;
