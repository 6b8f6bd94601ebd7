//! What a run found, as the writers take it, and the fields that several of them show.

pub(super) mod area_tiles;
#[cfg(test)]
mod gap_text_tests;
pub(super) mod model_fields;
pub(super) mod model_rows;
pub(super) mod remedy_fields;
pub(super) mod reported;
pub(super) mod run_results;
pub(super) mod service_fields;
pub(super) mod terrain_source;
pub(super) mod verdict_sums;
