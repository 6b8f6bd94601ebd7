//! The demonstration district from seed to results.
use super::report::ReportRequest;
use super::{Progress, RunError, RunMeans, RunReport, run};
use crate::demonstration::{
    CLUTTER_HEIGHT, District, DistrictPlan, generate, generate_mast_field, generate_province,
};
use crate::geodesy::LonLat;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::scenario_file::load_scenario;
use crate::language::word;
use crate::outputs::{
    PlacedDistrict, REPORT, SCENARIO_FILE, keep_other_pages, keep_other_scenarios, others_in, prepare_folder,
    starter_files_in, write_costs, write_district, write_own_district,
};
use crate::units::Length;
use std::path::{Path, PathBuf};

/// CRS of the generated coordinates.
pub(super) const CRS: &str = "EPSG:32648";

/// The area requested lies this far within the terrain's corners, degrees: less than a cell, more than the rounding of the
/// text, so that the grid, which reaches out to whole cells, is the terrain's own.
const INSET_DEG: f64 = 0.000_1;

/// Which district.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoPlan {
    /// Each seed makes a different district.
    pub seed: u64,
    /// 9 x 9 km instead of 45 x 45 km.
    pub small: bool,
}

/// Asks for the places where new masts would help.
const OPPORTUNITY: &str = "\n# Where a new mast would help most: maps, and the five best places in the summary.\n\
                           [new_mast]\nheights_m = [40.0]\nradius_km = 15.0\n[output]\nopportunity = true\n\
                           \n# What signalgap plan builds, at the prices of an example.\n[plan]\nbudgets = [500000.0, 250000.0, 1000000.0]\n";

/// What a demonstration's scenario begins with.
const MARK: &str = "# SYNTHETIC: a fictional district made by `signalgap demo`";

/// Makes a fictional district in `folder/input`, analyses it, and writes `folder/results`; and for a large one a plan, `folder/plan`.
///
/// # Errors
/// [`RunError`] where a file cannot be written, where `folder/input` holds somebody else's files, or files changed since
/// they were made, or where `folder/results` holds those of another district and [`RunMeans::overwrite`] is not set.
pub fn demo(
    folder: &Path,
    plan: DemoPlan,
    means: RunMeans<'_>,
    progress: &dyn Progress,
) -> Result<RunReport, RunError> {
    let (input, results) = (folder.join("input"), folder.join("results"));
    if !means.overwrite {
        // before the district of the earlier results is replaced
        keep_other_scenarios(&results, &name_of(plan.seed), &input.join(SCENARIO_FILE))?;
    }
    let page = folder.join(REPORT);
    if !plan.small {
        // before minutes of work, not after them
        keep_other_pages(&[&page], means.overwrite)?;
    }
    let file = make_district(&input, plan, progress)?;
    let loaded = load_scenario(&file)?;
    let report = run(&loaded, &results, means, progress)?;
    if plan.small {
        return Ok(report);
    }
    let plan_folder = folder.join("plan");
    let planned = super::plan::plan(&loaded, &plan_folder, means, progress)?;
    let request = ReportRequest {
        results: &results,
        plan: Some(&plan_folder),
        comparison: None,
        output: &page,
        pdf: None,
        language: None,
        overwrite: means.overwrite,
    };
    let written = super::report::report(&request, progress)?;
    let summary =
        [report.summary, format!("{}\n", word("demo-the-plan")), planned.summary, written.summary].join("\n");
    let files = report.files.into_iter().chain(planned.files).chain(written.files).collect();
    Ok(RunReport { summary, rejects: report.rejects, files, headline: report.headline })
}

/// Makes a fictional district with its scenario in a folder; gives the scenario's path.
///
/// # Errors
/// [`RunError`] where a file cannot be written, or where the folder holds somebody else's files.
pub fn make_district(folder: &Path, plan: DemoPlan, progress: &dyn Progress) -> Result<PathBuf, RunError> {
    progress.stage(word("demo-making-the-district"), 1);
    let files = others_in(folder);
    if !files.is_empty() {
        return Err(RunError::WouldOverwrite { files });
    }
    let size = if plan.small { DistrictPlan::small() } else { DistrictPlan::full() };
    let made = MadeDistrict::of(generate(&size.with_seed(plan.seed)))?;
    let mut scenario = scenario_text(&made.corners, plan.seed);
    if !plan.small {
        scenario.push_str(OPPORTUNITY);
    }
    Ok(write_own_district(folder, &made.placed(&scenario))?)
}

/// Makes a field of masts to measure speed on, each reaching 30 km, with its scenario in an empty folder; gives the scenario's
/// path. It stays bare earth, so that measurements of all versions can be compared.
pub(super) fn make_mast_field(
    folder: &Path,
    (masts, cell): (usize, Length),
    progress: &dyn Progress,
) -> Result<PathBuf, RunError> {
    progress.stage(word("demo-making-the-terrain"), 1);
    let made = MadeDistrict::of(generate_mast_field(&DistrictPlan::field(masts, cell)))?;
    let inputs = inputs_text(&made.corners);
    let cell_m = cell.metres();
    let scenario = format!(
        "{MARK}.\nname = \"{masts} masts, 90 x 90 km at {cell_m} m (synthetic)\"\n\n{inputs}\n\
         [service]\nradius_km = 30.0\n\n[output]\nlayers = [\"level\", \"best_server\"]\n"
    );
    made.write(folder, &scenario)
}

/// Makes a province to measure on, 300 x 300 km at 30 m, with as many masts as wanted on three bands, each reaching 30 km, and its scenario in an empty
/// folder; gives the scenario's path.
///
/// # Cost
/// 1.5 GB of memory, and some 100 s.
///
/// # Errors
/// [`RunError`] where a file cannot be written.
pub fn make_province(folder: &Path, masts: usize) -> Result<PathBuf, RunError> {
    const CELLS: usize = 10_000;
    let plan = DistrictPlan::field(masts, Length::from_metres(30.0));
    let made = MadeDistrict::of(generate_province(&plan, CELLS))?;
    let inputs = inputs_text(&made.corners);
    let scenario = format!(
        "{MARK}.\nname = \"{masts} masts, 300 x 300 km at 30 m (synthetic)\"\n\n{inputs}\n{}\n[service]\nradius_km = 30.0\n",
        clutter_text()
    )
    .replacen("[area]\n", "[area]\nmax_cells = 200000000\n", 1);
    made.write(folder, &scenario)
}

/// Texts of a starter.
#[derive(Clone, Copy, Debug)]
pub struct StarterTexts<'a> {
    /// Its scenario.
    pub scenario: &'a str,
    /// Its cost table.
    pub costs: &'a str,
}

/// Writes a starter: this scenario and this cost table, and the small fictional district as its villages, masts and terrain.
///
/// # Errors
/// [`RunError::WouldOverwrite`] where one of the files is there already; nothing is written then.
pub fn write_starter(folder: &Path, texts: StarterTexts<'_>) -> Result<(), RunError> {
    let there = starter_files_in(folder);
    if !there.is_empty() {
        return Err(RunError::WouldOverwrite { files: there });
    }
    let _prepared = prepare_folder(folder)?;
    // the scenario refers to the costs
    write_costs(folder, texts.costs)?;
    MadeDistrict::of(generate(&DistrictPlan::small()))?.write(folder, texts.scenario)?;
    Ok(())
}

/// A generated district and its places in WGS 84.
struct MadeDistrict {
    district: District,
    projection: PlanningProjection,
    villages: Vec<LonLat>,
    sectors: Vec<LonLat>,
    /// South-west, north-west, south-east, north-east.
    corners: Vec<LonLat>,
}

impl MadeDistrict {
    fn of(district: District) -> Result<Self, RunError> {
        let projection = PlanningProjection::from_user_input(CRS)?;
        let place = |coordinates: Vec<(f64, f64)>| projection.to_geographic(&coordinates);
        let villages = place(district.villages.iter().map(|row| (row.easting_m, row.northing_m)).collect())?;
        let sectors = place(district.sectors.iter().map(|row| (row.easting_m, row.northing_m)).collect())?;
        let geometry = district.terrain.geometry();
        let corners = place(vec![
            (geometry.west_m, geometry.south_m()),
            (geometry.west_m, geometry.north_m),
            (geometry.east_m(), geometry.south_m()),
            (geometry.east_m(), geometry.north_m),
        ])?;
        Ok(Self { district, projection, villages, sectors, corners })
    }

    fn write(&self, folder: &Path, scenario: &str) -> Result<PathBuf, RunError> {
        Ok(write_district(folder, &self.placed(scenario))?)
    }

    fn placed<'a>(&'a self, scenario: &'a str) -> PlacedDistrict<'a> {
        PlacedDistrict {
            district: &self.district,
            crs: self.projection.crs(),
            villages: &self.villages,
            sectors: &self.sectors,
            scenario,
        }
    }
}

/// The name of the scenario of a district.
fn name_of(seed: u64) -> String {
    format!("Demonstration district (synthetic, seed {seed})")
}

/// The scenario of a district whose corners are south-west, north-west, south-east, north-east.
fn scenario_text(corners: &[LonLat], seed: u64) -> String {
    format!(
        "{MARK} from seed {seed}. No place, village, mast or operator \
         in it exists.\n\
         name = \"{}\"\n\
         description = \"A fictional mountain district: no place, village, mast or operator in it exists.\"\n\n{}\n{}",
        name_of(seed),
        inputs_text(corners),
        clutter_text()
    )
}

/// Buildings and trees of a district.
fn clutter_text() -> String {
    let height_m = CLUTTER_HEIGHT.metres();
    format!(
        "# Buildings and trees everywhere, except within 50 m of antennas and people (propagation.clearing_m). {height_m} m is the\n\
         # height of built-up areas in ITU-R P.1812-8. Over bare earth alone, levels are 20 to 30 dB too high.\n\
         [clutter]\nuniform_height_m = {height_m:.1}\n"
    )
}

/// Area and files of a district.
fn inputs_text(corners: &[LonLat]) -> String {
    let (lon, lat) = (|i: usize| corners[i].longitude_deg, |i: usize| corners[i].latitude_deg);
    let (west, east) = (lon(0).max(lon(1)) + INSET_DEG, lon(2).min(lon(3)) - INSET_DEG);
    let (south, north) = (lat(0).max(lat(2)) + INSET_DEG, lat(1).min(lat(3)) - INSET_DEG);
    format!(
        "[area]\ncrs = \"{CRS}\"\nbounds = [{west:.5}, {south:.5}, {east:.5}, {north:.5}]\n\n\
         [terrain]\nfiles = \"terrain.tif\"\nkind = \"bare_earth\"\n\n\
         [settlements]\nfiles = \"villages.csv\"\n\n\
         [sites]\nfiles = \"sites.csv\"\n"
    )
}
