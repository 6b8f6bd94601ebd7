//! Which messages tell of findings, quantities and documents. The messages themselves, in both languages, are in [`language`](crate::language).

mod calibration;
mod caveats;
mod columns;
mod comparison;
mod documents;
mod gaps;
mod keyed;
mod notes;
mod parameters;
mod plan;
mod rasters;
pub mod remarks;
mod remedies;
mod service;

pub use calibration::{calibration_refusal, unjoined_text};
pub use caveats::{assumed_text, caveat_text};
pub use comparison::{certainty_text, comparison_note_text, no_difference, place_cause_text};
pub use documents::{classes_source, clause_text, document_text, interference_source, uplink_source};
pub use gaps::{GapText, ridges_text};
pub use keyed::{class_text, count_text, kind_text, stage_text};
pub use notes::row_note;
pub use parameters::{limit_text, parameter_text, refusal_text};
pub use plan::{left_out_text, link_kind_key, link_kind_text};
pub use rasters::{feet_hint, listed, raster_note};
pub use remedies::RemedyText;
pub use service::service_text;
