//! Villages from tables and vector files.

pub(super) mod settlement_groups;
mod settlement_reader;
pub(super) mod settlement_row;
#[cfg(test)]
mod settlement_tests;

pub use settlement_reader::{
    ClusterDraft, SettlementDraft, SettlementsRead, place_settlements, read_settlements, settlement_places,
};
