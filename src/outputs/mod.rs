//! Outputs: the files a planner opens and the summary the terminal shows.
//!
//! Input: a run's [`Results`] and its [`Manifest`]. Output: GeoJSON (RFC 7946), a CSV table, Cloud Optimised GeoTIFFs,
//! a manifest, and the table of rejected rows. Each writer makes bytes in memory; [`write_results`] alone touches the
//! folder, and puts a file in place only when all of them are complete.
//!
//! Rounding, the same everywhere: coordinates 7 decimals, levels, gains and losses 2, probabilities and shares 4,
//! metres 1, kilometres 3, degrees 2. Unknown is `null` in GeoJSON and an empty cell in CSV. Features follow the
//! identifiers, gaps follow the ranking, so equal results give equal bytes.

mod bench;
mod calibration;
mod comparison;
mod dictionary;
mod error;
#[cfg(test)]
mod example;
mod files;
mod folder;
mod geopackage;
mod html;
mod kml;
mod measurements;
mod paths;
#[cfg(feature = "plot")]
mod pictures;
mod plan;
mod qgis;
mod rasters;
mod report;
mod results;
mod shards;
mod tables;
mod values;
mod vectors;
mod workbook;

pub use bench::bench_history::{BenchHistory, HistoryError, write_bench_json};
pub use bench::bench_record::{BenchEach, BenchRecord, BenchStage, BenchWork};
pub use bench::bench_set_text::bench_set_text;
pub use bench::bench_text::bench_text;
pub use bench::degree_tile::DegreeTile;
pub use bench::peer_record::{PeerAgreement, PeerBench, PeerComparison, PeerOutcome, PeerTimes, PeerWork};
pub use bench::peers_text::{peers_text, write_peers_json};
pub use calibration::{
    CALIBRATION_FILE, CalibratedPlace, CalibrationFindings, ErrorGroup, GroupErrors, ModelCalibration,
    calibration_text, write_calibration,
};
pub use comparison::change_rasters::{ChangeRaster, ChangeTiles};
pub use comparison::compare_headline::compare_headline;
pub use comparison::compare_text::compare_text;
pub use comparison::compared::{Compared, ComparedArea, ComparedSource, MapTotals, scenario_slugs};
pub use error::OutputError;
pub use files::own_page::keep_other_pages;
pub use files::replaced::Replaced;
pub use files::scratch::{ScratchFolder, made_in_place, remove_unfinished, write_documents, write_file};
pub use folder::district_files::{
    PlacedDistrict, SCENARIO_FILE, starter_files_in, write_costs, write_district, write_elevation,
};
pub use folder::finished_results::inputs_of_finished;
pub use folder::more_formats::formats_not_written;
pub use folder::other_scenario::keep_other_scenarios;
pub use folder::own_files::{others_in, write_own_district};
pub use folder::prepared_folder::{PreparedFolder, prepare_folder};
pub use folder::report_files::{MOST_REPORTED, is_reported};
pub use folder::work_folder::{Fingerprint, WorkFolder};
pub use folder::write_comparison::{keep_other_comparison, write_comparison};
pub use folder::write_plan::{keep_other_plans, write_plan};
pub use folder::write_results::{
    keep_other_opportunities, keep_other_rasters, keep_others, write_opportunity, write_results,
};
pub use html::{REPORT, ReportContent, is_shown_on_map, report_html};
pub use measurements::checked_file::{CheckedFile, CountedOddity, LevelSummary, NamesSeen, PreviewRow};
pub use measurements::measured_text::measured_text;
pub use paths::clutter_text::{clutter_text, handset_text};
pub use paths::link_level::{LevelQuantity, LinkLevel, ScenarioLink, SectorLink};
pub use paths::path_json::path_json;
pub use paths::path_result::{DemClutter, HandsetLoss, LinkClutter, PathNote, PathResult};
pub use paths::path_text::path_text;
#[cfg(feature = "plot")]
pub use paths::profile_picture::{profile_png, profile_svg};
pub use plan::plan_text::plan_text;
pub use plan::planned::Planned;
pub use rasters::coverage_raster::{RasterTarget, RasterText, write_sight_raster, write_value_raster};
pub use report::headline::{plan_headline, printable_json, run_headline};
pub use report::manifest::build as build_of_program;
pub use report::manifest::{CaveatRow, InputFile, Manifest, OutputFile, Work, hash_file, manifest_json};
pub use report::summary::{opportunity_text, summary_text};
pub use results::area_tiles::{AreaTiles, WholeArea};
pub use results::reported::{ReportFindings, ReportedVillage};
pub use results::run_results::{Results, WebWarp};
pub use results::terrain_source::TerrainSource;
pub use shards::{
    PLAN_FORMAT, ShardDone, ShardEstimate, ShardFile, ShardTask, ShardTiles, ShardsError, ShardsFolder,
    ShardsPlan, ShardsStatus, is_passing, ran_text, ranges, shards_plan_text, status_text,
};
pub use tables::communes::communes_csv;
pub use tables::indicators::indicators_csv;
pub use tables::link_comparison::{LinkBeside, LinkComparison, LinkMeasured};
pub use tables::losses::{LOSS_COLUMNS, LossRow, LossesWriter};
pub use tables::margins::margins_csv;
pub use tables::ranking::ranking_csv;
pub use tables::rejects::{RejectRow, rejects_csv};
pub use tables::remedies::remedies_csv;
pub use tables::service::service_csv;
pub use values::text_table::set_terminal_columns;
pub use vectors::clusters::clusters_geojson;
pub use vectors::gaps::{blocking_points_geojson, gaps_geojson, rays_geojson};
pub use vectors::remedies::remedies_geojson;
pub use vectors::settlements::{settlements_geojson, settlements_long_csv};
pub use vectors::sites::sites_geojson;
