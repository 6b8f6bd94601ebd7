//! Outputs: the files a planner opens and the summary the terminal shows.
//!
//! Input: a run's [`Results`] and its [`Manifest`]. Output: GeoJSON (RFC 7946), a CSV table, Cloud Optimised GeoTIFFs,
//! a manifest, and the table of rejected rows. Each writer makes bytes in memory; [`write_results`] alone touches the
//! folder, and puts a file in place only when all of them are complete.
//!
//! Rounding, the same everywhere: coordinates 7 decimals, levels, gains and losses 2, probabilities and shares 4,
//! metres 1, kilometres 3, degrees 2. Unknown is `null` in GeoJSON and an empty cell in CSV. Features follow the
//! identifiers, gaps follow the ranking, so equal results give equal bytes.

mod area_rasters;
mod area_tiles;
mod bench_history;
mod bench_record;
mod bench_text;
mod cause_text;
mod cell_sum;
mod cloud_raster;
mod clusters;
mod coverage_raster;
mod csv_text;
mod district;
mod durable;
mod earlier;
mod error;
#[cfg(test)]
mod example;
mod features;
mod fields;
mod folder;
mod gaps;
mod indicators;
mod keep;
mod losses;
mod manifest;
mod model_fields;
mod model_rows;
mod names;
mod own_files;
mod path_json;
mod path_result;
mod path_text;
mod prepared;
#[cfg(feature = "plot")]
mod profile_picture;
mod ranking;
mod raster_style;
mod rejects;
mod results;
mod scratch;
mod service_fields;
mod settlements;
mod sites;
mod staging;
mod summary;
mod summary_ranking;
mod table_csv;
mod text_table;
mod work_folder;

pub use area_tiles::AreaTiles;
pub use bench_history::{BenchHistory, HistoryError, write_bench_json};
pub use bench_record::{BenchEach, BenchRecord, BenchStage, BenchWork};
pub use bench_text::bench_text;
pub use cause_text::{cause_sentence, fix_sentence};
pub use clusters::clusters_geojson;
pub use coverage_raster::{RasterTarget, RasterText, write_sight_raster, write_value_raster};
pub use district::{PlacedDistrict, district_files_in, write_district};
pub use error::OutputError;
pub use folder::{keep_other_rasters, keep_others, write_results};
pub use gaps::{blocking_points_geojson, gaps_geojson};
pub use indicators::indicators_csv;
pub use keep::Replaced;
pub use losses::{LOSS_COLUMNS, LossRow, LossesWriter};
pub use manifest::{CaveatRow, InputFile, Manifest, OutputFile, hash_file, manifest_json};
pub use own_files::{others_in, write_own_district};
pub use path_json::path_json;
pub use path_result::{PathNote, PathResult};
pub use path_text::path_text;
pub use prepared::{PreparedFolder, prepare_folder};
#[cfg(feature = "plot")]
pub use profile_picture::{profile_png, profile_svg};
pub use ranking::ranking_csv;
pub use rejects::{RejectRow, rejects_csv};
pub use results::Results;
pub use scratch::{ScratchFolder, remove_unfinished, write_file};
pub use settlements::settlements_geojson;
pub use sites::sites_geojson;
pub use summary::summary_text;
pub use work_folder::{Fingerprint, WorkFolder};
