//! What a run found, as the writers take it, and the fields that several of them show.

pub(super) mod area_tiles;
pub(super) mod cause_text;
pub(super) mod model_fields;
pub(super) mod model_rows;
pub(super) mod run_results;
pub(super) mod service_fields;
