//! Reading: from a scenario's files to domain types on the planning grid.
use super::caveats::Caveats;
use super::{Progress, RunError, Timer};
use crate::geodesy::{LonLat, PlanningCrs, Position};
use crate::grid::{Grid, GridGeometry};
use crate::inputs::clutter::{LandCoverRequest, NO_CLASS, read_land_cover};
use crate::inputs::crs::PlanningProjection;
use crate::inputs::rejects::Reject;
use crate::inputs::scenario_file::LoadedScenario;
use crate::inputs::settlements::{place_settlements, read_settlements, settlement_places};
use crate::inputs::sites::{place_sectors, read_sites, sector_places};
use crate::inputs::terrain::{
    PlanningBounds, TerrainReport, TerrainRequest, TerrainSurvey, planning_geometry, read_terrain, survey,
};
use crate::network::Network;
use crate::propagation::clutter::{ESA_WORLDCOVER, GENERIC};
use crate::scenario::{ClutterChoice, ClutterTableKey, Scenario};
use crate::settlements::Settlement;
use crate::terrain::Ground;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Everything read, checked and placed.
pub(super) struct Inputs {
    pub(super) settlements: Vec<Settlement>,
    pub(super) network: Network,
    pub(super) ground: Ground,
    pub(super) crs: PlanningCrs,
    pub(super) rejects: Vec<Reject>,
    pub(super) terrain: TerrainReport,
    /// (role, file) of all that was read.
    pub(super) files: Vec<(&'static str, String)>,
}

/// Settlements and network on the planning CRS.
struct Placed {
    settlements: Vec<Settlement>,
    network: Network,
    projection: PlanningProjection,
    rejects: Vec<Reject>,
    files: Vec<(&'static str, String)>,
    centre: LonLat,
}

/// Reads everything a scenario names.
pub(super) fn read_inputs(
    loaded: &LoadedScenario,
    caveats: &mut Caveats,
    progress: &dyn Progress,
    timer: &mut Timer,
) -> Result<Inputs, RunError> {
    let scenario = &loaded.scenario;
    progress.stage("Reading tables", 1);
    let mut placed = place_tables(scenario, caveats)?;
    let scenario_files = loaded.files.iter().map(|file| ("scenario", file.display().to_string()));
    placed.files.splice(0..0, scenario_files);
    timer.lap("read tables");

    progress.stage("Reading terrain", 100);
    let request = TerrainRequest {
        sources: scenario.terrain.files.clone(),
        base: PathBuf::new(),
        crs_override: scenario.terrain.crs.clone(),
        void_fill_max_cells: scenario.terrain.void_fill_max_cells,
    };
    let surveyed = survey(&request, placed.centre)?;
    let geometry = grid_of(scenario, &placed, &surveyed)?;
    let steps = Steps::new(progress);
    let warped = read_terrain(&request, &placed.projection, geometry, &|share| steps.reach(share))?;
    placed.files.extend(surveyed.sources.iter().map(|source| ("terrain", source.shown.clone())));
    let clutter = match &scenario.clutter {
        Some(choice) => Some(clutter_heights(choice, &mut placed, geometry, caveats)?),
        None => None,
    };
    let ground = Ground::new(warped.elevation, clutter)
        .ok_or_else(|| RunError::Internal("terrain and clutter grids differ".to_owned()))?;
    timer.lap("read terrain");
    Ok(Inputs {
        settlements: placed.settlements,
        network: placed.network,
        ground,
        crs: placed.projection.crs().clone(),
        rejects: placed.rejects,
        terrain: warped.report,
        files: placed.files,
    })
}

/// Turns shares of a whole into steps of a hundred.
struct Steps<'a> {
    progress: &'a dyn Progress,
    reached: std::cell::Cell<u64>,
}

impl<'a> Steps<'a> {
    fn new(progress: &'a dyn Progress) -> Self {
        Self { progress, reached: std::cell::Cell::new(0) }
    }

    fn reach(&self, share: f64) {
        let now = (share.clamp(0.0, 1.0) * 100.0) as u64;
        self.progress.advance(now.saturating_sub(self.reached.get()));
        self.reached.set(now.max(self.reached.get()));
    }
}

fn place_tables(scenario: &Scenario, caveats: &mut Caveats) -> Result<Placed, RunError> {
    let settlements = read_settlements(&scenario.settlements)?;
    let sites = read_sites(&scenario.sites)?;
    caveats.add_notes("settlements", &settlements.notes);
    caveats.add_notes("sites", &sites.notes);
    let places = settlement_places(&settlements.rows);
    let centre = centre_of(&places);
    let projection = match &scenario.area.crs {
        Some(name) => PlanningProjection::from_user_input(name)?,
        None => PlanningProjection::utm_for(centre)?,
    };
    let settled = projection.place(&places)?;
    let standing = projection.place(&sector_places(&sites.rows))?;
    let files = |role, list: &[String]| list.iter().map(|file| (role, file.clone())).collect::<Vec<_>>();
    let mut read = files("settlements", &scenario.settlements.files);
    read.extend(files("sites", &scenario.sites.files));
    let mut rejects = settlements.rejects;
    rejects.extend(sites.rejects);
    Ok(Placed {
        settlements: place_settlements(settlements.rows, &settled)?,
        network: Network::new(place_sectors(sites.rows, &standing)?),
        projection,
        rejects,
        files: read,
        centre,
    })
}

/// Middle of the box around the places.
fn centre_of(places: &[LonLat]) -> LonLat {
    let middle = |of: fn(&LonLat) -> f64| {
        let low = places.iter().map(of).fold(f64::INFINITY, f64::min);
        let high = places.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        0.5 * (low + high)
    };
    LonLat {
        longitude_deg: middle(|place| place.longitude_deg),
        latitude_deg: middle(|place| place.latitude_deg),
    }
}

/// The planning grid: the scenario's bounds, or the settlements and one service radius around.
fn grid_of(scenario: &Scenario, placed: &Placed, surveyed: &TerrainSurvey) -> Result<GridGeometry, RunError> {
    let bounds = if let Some([west, south, east, north]) = scenario.area.bounds {
        let corners = [(west, south), (west, north), (east, south), (east, north)]
            .map(|(longitude_deg, latitude_deg)| LonLat { longitude_deg, latitude_deg });
        box_around(&placed.projection.place(&corners)?, 0.0)
    } else {
        let samples = placed.settlements.iter().flat_map(|settlement| &settlement.clusters);
        let places: Vec<Position> =
            samples.flat_map(|cluster| &cluster.samples).map(|sample| sample.position).collect();
        box_around(&places, scenario.service.radius_km * 1_000.0)
    };
    let native = surveyed.native_lattice(&placed.projection);
    let cell_m =
        scenario.area.resolution_m.unwrap_or_else(|| native.map_or(surveyed.resolution_m, |l| l.cell_m));
    Ok(planning_geometry(bounds, cell_m, native, scenario.area.max_cells)?)
}

fn box_around(places: &[Position], reach_m: f64) -> PlanningBounds {
    let least = |of: fn(&Position) -> f64| places.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&Position) -> f64| places.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    PlanningBounds {
        west_m: least(|place| place.easting_m) - reach_m,
        south_m: least(|place| place.northing_m) - reach_m,
        east_m: most(|place| place.easting_m) + reach_m,
        north_m: most(|place| place.northing_m) + reach_m,
    }
}

/// Land cover as representative heights; classes without a height are counted as a caveat and stand at 0.
fn clutter_heights(
    choice: &ClutterChoice,
    placed: &mut Placed,
    geometry: GridGeometry,
    caveats: &mut Caveats,
) -> Result<Grid<f32>, RunError> {
    let request = LandCoverRequest {
        sources: choice.files.clone(),
        base: PathBuf::new(),
        crs_override: choice.crs.clone(),
    };
    let (classes, report) = read_land_cover(&request, &placed.projection, geometry, &|_| ())?;
    placed.files.extend(report.files.iter().map(|file| ("clutter", file.clone())));
    let changes: BTreeMap<u16, f64> = choice
        .heights_m
        .iter()
        .filter_map(|(class, height_m)| Some((class.parse().ok()?, *height_m)))
        .collect();
    let heights_m = match choice.table {
        ClutterTableKey::EsaWorldcover => ESA_WORLDCOVER.heights_m(&changes),
        ClutterTableKey::Generic => GENERIC.heights_m(&changes),
        ClutterTableKey::None => changes,
    };
    for class in report.classes.iter().filter(|class| !heights_m.contains_key(&class.class)) {
        caveats.add(
            "clutter_class_without_height",
            class.cells as u64,
            "cells of a land-cover class that no height is given for; they count as open ground".to_owned(),
            Some(format!("class {}", class.class)),
        );
    }
    Ok(classes.map(|class| {
        let known = (class != NO_CLASS).then(|| heights_m.get(&class)).flatten();
        known.map_or(0.0, |height_m| *height_m as f32)
    }))
}
