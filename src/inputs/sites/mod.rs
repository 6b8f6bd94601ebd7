//! Masts from tables, vector files and OpenCelliD's export, and the antenna files that they name.

mod antenna_columns;
mod antenna_cuts;
pub mod antenna_files;
#[cfg(test)]
mod antenna_format_tests;
mod antenna_header;
#[cfg(test)]
mod antenna_shape_tests;
mod antenna_table;
mod antenna_xml;
mod band_choice;
mod beam_columns;
mod carrier_row;
#[cfg(test)]
mod carrier_tests;
mod change_excerpts;
#[cfg(test)]
mod change_tests;
#[cfg(test)]
mod header_tests;
mod made_names;
mod network_changes;
mod newest_cells;
pub(super) mod opencellid;
pub(super) mod pattern_folder;
mod planned_network;
mod row_text;
mod row_values;
mod sector_draft;
pub(super) mod sector_groups;
pub(super) mod sector_row;
mod site_reader;
#[cfg(test)]
mod site_tests;
mod stated_place;
pub(in crate::inputs) mod technology_words;

pub use sector_draft::SectorDraft;
pub use site_reader::{SitesRead, assumed_counts, place_sectors, read_sites, sector_places};
