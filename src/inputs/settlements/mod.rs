//! Villages from tables and vector files.

mod commune_fields;
mod commune_tables;
mod communes;
#[cfg(test)]
mod coordinate_tests;
#[cfg(test)]
mod dialect_tests;
mod settlement_draft;
pub(super) mod settlement_groups;
mod settlement_reader;
pub(super) mod settlement_row;
#[cfg(test)]
mod settlement_tests;

pub use communes::{COMMUNES, CROSSWALK, CommunesRead, read_communes};
pub use settlement_draft::{ClusterDraft, SettlementDraft};
pub use settlement_reader::{SettlementsRead, place_settlements, read_settlements, settlement_places};
