//! Masts from tables, vector files and OpenCelliD's export, and the antenna files that they name.

pub mod antenna_files;
pub(super) mod opencellid;
pub(super) mod pattern_folder;
mod sector_draft;
pub(super) mod sector_groups;
pub(super) mod sector_row;
mod site_reader;
#[cfg(test)]
mod site_tests;

pub use sector_draft::SectorDraft;
pub use site_reader::{SitesRead, assumed_counts, place_sectors, read_sites, sector_places};
