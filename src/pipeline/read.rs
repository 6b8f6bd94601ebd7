//! Reading: from a scenario's files to domain types on the planning grid.
use super::calibrated::error_of_site;
use super::caveats::Caveats;
use super::checksums::BeforeReading;
use super::ground::{PlanningGround, Room};
use super::ground_part::{GroundPart, GroundReader};
use super::ground_request::{GroundRequest, projection_of, terrain_request};
use super::kept::KeptGround;
use super::planning_inputs::Inputs;
use super::progress::Hundredths;
use super::village_clutter::{ClutterDisc, clutter_discs};
use super::{Progress, RunError, Timer};
use crate::findings::{Caveat, Table};
use crate::geodesy::{LonLat, Position, geodesic_line};
use crate::grid::{CellMask, GridGeometry, Window};
use crate::inputs::crs::PlanningProjection;
use crate::inputs::forbidden_areas::{FORBIDDEN_AREAS, read_forbidden_areas};
use crate::inputs::itu_maps::read_itu_maps;
use crate::inputs::outliers::{middle_of, refuse_far_places};
use crate::inputs::read_files::{ANTENNAS, REPORTS};
use crate::inputs::rejects::Reject;
use crate::inputs::reports::{ReportSubjects, read_reports};
use crate::inputs::scenario_file::LoadedScenario;
use crate::inputs::settlements::{place_settlements, read_communes, read_settlements, settlement_places};
use crate::inputs::sites::{place_sectors, read_sites, sector_places};
use crate::inputs::terrain::{
    PlanningBounds, TerrainReport, TerrainRequest, TerrainSurvey, planning_geometry, survey,
};
use crate::inputs::{InputError, RasterInputError};
use crate::language::{decimals, word};
use crate::measurements::VillageReport;
use crate::network::{Network, SectorCarrier};
use crate::outputs::InputFile;
use crate::planning::check_criteria;
use crate::propagation::RefractivityMaps;
use crate::scenario::{CandidatePlace, Scenario};
use crate::settlements::{Settlement, UnitArea};
use crate::store::Cache;
use crate::text;
use std::path::Path;

/// What reading may use.
pub(super) struct Means<'a> {
    /// Folder for ground that has no room in memory.
    pub(super) scratch: &'a Path,
    /// What the whole run may use.
    pub(super) memory_bytes: usize,
    /// What the system said of the files before.
    pub(super) before: &'a BeforeReading,
    /// Where ground that was read before is found.
    pub(super) cache: Option<&'a Cache>,
}

/// Whom reading tells how far it is, and how long it took.
pub(super) struct Told<'t> {
    pub(super) progress: &'t dyn Progress,
    pub(super) timer: &'t mut Timer,
}

/// Settlements and sectors on the planning CRS.
struct Placed {
    settlements: Vec<Settlement>,
    sectors: Vec<SectorCarrier>,
    /// Sites of sectors too far away to have coordinates in the planning CRS.
    far: Vec<String>,
    projection: PlanningProjection,
    rejects: Vec<Reject>,
    files: Vec<(&'static str, String)>,
    centre: LonLat,
}

/// All that is read besides the ground.
struct WithoutGround {
    placed: Placed,
    communes: Vec<UnitArea>,
    reports: Vec<VillageReport>,
    refractivity: Option<RefractivityMaps>,
    terrain: TerrainRequest,
    geometry: GridGeometry,
    network: Network,
    discs: Vec<ClutterDisc>,
}

impl WithoutGround {
    /// Reads it.
    fn of(loaded: &LoadedScenario, caveats: &mut Caveats, told: &mut Told<'_>) -> Result<Self, RunError> {
        let scenario = &loaded.scenario;
        told.progress.stage(word("read-reading-tables"), 1);
        let mut placed = place_tables(scenario, caveats)?;
        let communes = join_communes(scenario, &mut placed, caveats)?;
        let reports = reports_of_villages(scenario, &mut placed, caveats)?;
        let scenario_files = loaded.files.iter().map(|file| ("scenario", file.display().to_string()));
        placed.files.splice(0..0, scenario_files);
        let refractivity = read_climate(scenario, &mut placed)?;
        told.timer.lap("read tables");
        let terrain = terrain_request(scenario);
        let surveyed = survey(&terrain, placed.centre)?;
        let geometry = grid_of(scenario, &placed, &surveyed)?;
        caveats.add_of_resolution(scenario, surveyed.resolution_m.max(geometry.cell_m));
        let mut network = network_in_reach(&mut placed, geometry, scenario.service.radius_km, caveats);
        if let Some(record) = &loaded.calibration {
            network.set_prediction_errors(|sector| error_of_site(record, &sector.site_id));
        }
        let buffer_m = scenario.clutter.as_ref().map_or(0.0, |choice| choice.settlement_buffer_m);
        let discs = clutter_discs(&placed.settlements, buffer_m);
        placed.files.extend(surveyed.sources.iter().map(|source| ("terrain", source.shown.clone())));
        Ok(Self { placed, communes, reports, refractivity, terrain, geometry, network, discs })
    }

    /// What the ground is read by.
    fn request<'r>(&'r self, scenario: &'r Scenario) -> GroundRequest<'r> {
        GroundRequest {
            terrain: &self.terrain,
            kind: scenario.terrain.kind,
            surface: &scenario.terrain.surface,
            clutter: scenario.clutter.as_ref(),
            discs: &self.discs,
            projection: &self.placed.projection,
            geometry: self.geometry,
        }
    }
}

/// Reads everything a scenario names.
pub(super) fn read_inputs(
    loaded: &LoadedScenario,
    means: &Means<'_>,
    caveats: &mut Caveats,
    told: &mut Told<'_>,
) -> Result<Inputs, RunError> {
    let scenario = &loaded.scenario;
    let mut tables = WithoutGround::of(loaded, caveats, told)?;
    told.progress.stage(word("reading-terrain"), 100);
    let steps = Hundredths::new(told.progress);
    let request = tables.request(scenario);
    let room = Room { scratch: means.scratch, memory_bytes: means.memory_bytes };
    let kept = match means.cache {
        Some(cache) => {
            KeptGround::of(cache, scenario, &request, &means.before.checksums(loaded, &tables.placed.files)?)
        }
        None => None,
    };
    let (read, ground_was_kept) = match kept.as_ref().map(|kept| kept.find(&room)).transpose()?.flatten() {
        Some(read) => (read, true),
        None => (request.read(&room, &|share| steps.reach(share))?, false),
    };
    tracing::debug!(
        cells = request.geometry.shape.cells(),
        cell_m = request.geometry.cell_m,
        from_cache = ground_was_kept,
        "terrain"
    );
    caveats.add_of_clutter_rasters(&read.clutter);
    let role = request.clutter_role();
    let areas = &scenario.new_mast.forbidden_areas;
    let forbidden = read_forbidden_areas(areas, &tables.placed.projection, &tables.geometry)?;
    let placed = &mut tables.placed;
    placed.files.extend(read.clutter.files.iter().map(|file| (role, file.clone())));
    placed.files.extend(forbidden.files.into_iter().map(|file| (FORBIDDEN_AREAS, file)));
    require_terrain(&placed.settlements, &read.ground)?;
    told.timer.lap("read terrain");
    let files = means.before.checksums(loaded, &placed.files)?;
    told.timer.lap("check sums");
    // the files are still those that the key stands for
    if let Some(kept) = kept.filter(|_| !ground_was_kept) {
        kept.keep(&read);
        told.timer.lap("keep terrain");
    }
    let candidates = placed.projection.place(&candidate_places(scenario))?;
    let WithoutGround { placed, communes, reports, refractivity, network, .. } = tables;
    Ok(Inputs {
        settlements: placed.settlements,
        communes,
        network,
        reports,
        ground: read.ground,
        crs: placed.projection.crs().clone(),
        candidates,
        rejects: placed.rejects,
        terrain: read.terrain,
        files,
        forbidden: forbidden.cells,
        refractivity,
        ground_was_kept,
    })
}

/// Reads everything a scenario names for judging and sweeping; the ground when it is asked for, of which a window is held. Of the files the antennas that
/// were opened are named, without checksums.
pub(super) fn read_for_part(
    loaded: &LoadedScenario,
    held: Option<Window>,
    caveats: &mut Caveats,
    told: &mut Told<'_>,
) -> Result<Inputs, RunError> {
    let scenario = &loaded.scenario;
    let tables = WithoutGround::of(loaded, caveats, told)?;
    let clutter_kind = tables.request(scenario).clutter_kind();
    let WithoutGround { placed, communes, reports, refractivity, geometry, network, discs, .. } = tables;
    let antennas = placed.files.iter().filter(|(role, _)| *role == ANTENNAS);
    let named = antennas.map(|(role, file)| InputFile::named(role, file)).collect();
    let reader =
        GroundReader { scenario: scenario.clone(), centre: placed.centre, discs, geometry, clutter_kind };
    Ok(Inputs {
        settlements: placed.settlements,
        communes,
        network,
        reports,
        ground: PlanningGround::Part(Box::new(GroundPart::new(reader, held))),
        crs: placed.projection.crs().clone(),
        candidates: Vec::new(),
        rejects: placed.rejects,
        terrain: TerrainReport::of_nothing(),
        files: named,
        forbidden: CellMask::none(&geometry),
        refractivity,
        ground_was_kept: false,
    })
}

/// Areas of communes; the settlements get the units that follow from areas and crosswalk.
fn join_communes(
    scenario: &Scenario,
    placed: &mut Placed,
    caveats: &mut Caveats,
) -> Result<Vec<UnitArea>, RunError> {
    let found = read_communes(&scenario.communes, &mut placed.settlements)?;
    for (lack, name) in found.lacks {
        caveats.add(Caveat::Communes { lack }, 1, Some(name));
    }
    placed.rejects.extend(found.rejects);
    placed.rejects.sort();
    placed.files.extend(found.files);
    Ok(found.areas)
}

/// What villages reported, where the scenario names reports.
fn reports_of_villages(
    scenario: &Scenario,
    placed: &mut Placed,
    caveats: &mut Caveats,
) -> Result<Vec<VillageReport>, RunError> {
    let Some(choice) = &scenario.reports else { return Ok(Vec::new()) };
    let mut operators: Vec<&str> = placed.sectors.iter().map(|sector| sector.operator.as_str()).collect();
    operators.sort_unstable();
    operators.dedup();
    let subjects = ReportSubjects {
        settlements: &placed.settlements,
        operators: &operators,
        technology: scenario.ranking.technology,
    };
    let read = read_reports(choice, subjects)?;
    caveats.add_notes(Table::Reports, &read.notes);
    placed.rejects.extend(read.rejects);
    placed.rejects.sort();
    placed.files.extend(read.files.into_iter().map(|file| (REPORTS, file)));
    Ok(read.rows)
}

/// The sector-carriers of a scenario, wherever they lie: its tables alone are read.
pub(super) fn network_of(scenario: &Scenario) -> Result<Network, RunError> {
    Ok(Network::new(place_tables(scenario, &mut Caveats::default())?.sectors))
}

/// Where masts may be built.
fn candidate_places(scenario: &Scenario) -> Vec<LonLat> {
    let place = |place: &CandidatePlace| LonLat {
        longitude_deg: place.longitude_deg,
        latitude_deg: place.latitude_deg,
    };
    scenario.candidate_places.iter().map(place).collect()
}

/// The maps of the radio climate, where the scenario names them.
fn read_climate(scenario: &Scenario, placed: &mut Placed) -> Result<Option<RefractivityMaps>, RunError> {
    let Some(folder) = &scenario.propagation.itu_maps else { return Ok(None) };
    let (maps, files) = read_itu_maps(folder)?;
    placed.files.extend(files.map(|file| ("itu_maps", file.display().to_string())));
    Ok(Some(maps))
}

fn place_tables(scenario: &Scenario, caveats: &mut Caveats) -> Result<Placed, RunError> {
    let settlements = read_settlements(&scenario.settlements)?;
    let sites = read_sites(&scenario.sites)?;
    caveats.add_notes(Table::Settlements, &settlements.notes);
    caveats.add_notes(Table::Sites, &sites.notes);
    let places = settlement_places(&settlements.rows);
    let centre = middle_of(&places);
    let projection = projection_of(scenario, centre)?;
    projection.require_near(centre)?;
    let mut settled = projection.place_each(&places);
    refuse_far_places(&places, &mut settled);
    let standing = projection.place_each(&sector_places(&sites.rows));
    let mut rejects = settlements.rejects;
    rejects.extend(sites.rejects);
    let (placed, refused) = place_settlements(settlements.rows, &settled)?;
    rejects.extend(refused);
    rejects.sort();
    if placed.is_empty() {
        let (files, skipped) = (settlements.files, String::new());
        return Err(InputError::NothingLeft { what: "settlement", files, rejects, skipped }.into());
    }
    check_criteria(&placed, &scenario.ranking.weights)?;
    let (sectors, far) = place_sectors(sites.rows, &standing)?;
    let files = |role, list: Vec<String>| list.into_iter().map(move |file| (role, file));
    let antennas = sites.named.iter().map(|file| file.display().to_string()).collect();
    let read = files("settlements", settlements.files).chain(files("sites", sites.files));
    let read = read.chain(files(ANTENNAS, antennas)).collect();
    Ok(Placed {
        settlements: placed,
        sectors,
        far: far.into_iter().map(|draft| draft.sector().site_id.clone()).collect(),
        projection,
        rejects,
        files: read,
        centre,
    })
}

/// The sectors that can reach the planning grid; the others are left out and counted, so that the table of a whole country does
/// not fill the results with operators and masts that serve nobody here.
fn network_in_reach(
    placed: &mut Placed,
    geometry: GridGeometry,
    radius_km: f64,
    caveats: &mut Caveats,
) -> Network {
    /// Grid lengths differ from true ones by the scale: this much more than the radius is kept.
    const SCALE_ALLOWANCE: f64 = 1.1;
    let reach_m = radius_km * 1_000.0 * SCALE_ALLOWANCE;
    let is_near = |sector: &SectorCarrier| {
        let Position { easting_m, northing_m, .. } = sector.position;
        (geometry.west_m - reach_m..=geometry.east_m() + reach_m).contains(&easting_m)
            && (geometry.south_m() - reach_m..=geometry.north_m + reach_m).contains(&northing_m)
    };
    let (near, beyond): (Vec<_>, Vec<_>) = std::mem::take(&mut placed.sectors).into_iter().partition(is_near);
    let mut far = std::mem::take(&mut placed.far);
    far.extend(beyond.into_iter().map(|sector| sector.site_id));
    far.sort();
    for site in far {
        caveats.add(Caveat::SitesOutOfReach { radius_km }, 1, Some(site));
    }
    if near.is_empty() {
        caveats.add(Caveat::NoSiteInReach { radius_km }, 1, None);
    }
    Network::new(near)
}

/// Refuses terrain that has nothing under any settlement: every verdict would be "no data".
fn require_terrain(settlements: &[Settlement], ground: &PlanningGround) -> Result<(), RunError> {
    let samples = |settlement: &Settlement| -> Vec<Position> {
        let samples = settlement.clusters.iter().flat_map(|cluster| &cluster.samples);
        samples.map(|sample| sample.position).collect()
    };
    for at in settlements.iter().flat_map(samples) {
        if !ground.elevation_m(at.easting_m, at.northing_m)?.is_nan() {
            return Ok(());
        }
    }
    let first =
        settlements.iter().find_map(|settlement| Some((settlement, samples(settlement).first()?.geographic)));
    Err(RunError::NoTerrain {
        settlements: settlements.len(),
        example: first.map_or_else(String::new, |(settlement, at)| {
            let id = &settlement.settlement_id;
            text!(
                "read-at-longitude-latitude",
                id,
                longitude_deg = decimals(at.longitude_deg, 4),
                latitude_deg = decimals(at.latitude_deg, 4)
            )
        }),
    })
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
    planning_geometry(bounds, cell_m, native, scenario.area.max_cells).map_err(|source| match source {
        source @ RasterInputError::TooManyCells { .. } if scenario.area.bounds.is_none() => {
            RunError::GridTooLarge { source: Box::new(source), farthest: farthest(placed) }
        }
        other => other.into(),
    })
}

/// The settlement farthest from the middle of all, with its distance and place.
fn farthest(placed: &Placed) -> String {
    let away = |settlement: &Settlement| {
        let samples = settlement.clusters.iter().flat_map(|cluster| &cluster.samples);
        let places = samples.map(|sample| sample.position.geographic);
        let distances = places.map(|at| (geodesic_line(placed.centre, at).ground_distance.kilometres(), at));
        distances.max_by(|a, b| a.0.total_cmp(&b.0))
    };
    let all = placed.settlements.iter().filter_map(|settlement| Some((settlement, away(settlement)?)));
    let last = all.max_by(|(_, a), (_, b)| a.0.total_cmp(&b.0));
    last.map_or_else(String::new, |(settlement, (distance_km, at))| {
        let id = &settlement.settlement_id;
        let LonLat { longitude_deg, latitude_deg } = at;
        text!(
            "read-km-away-at-longitude-latitude",
            id,
            distance_km = decimals(distance_km, 0),
            longitude_deg = decimals(longitude_deg, 4),
            latitude_deg = decimals(latitude_deg, 4)
        )
    })
}

pub(super) fn box_around(places: &[Position], reach_m: f64) -> PlanningBounds {
    let least = |of: fn(&Position) -> f64| places.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&Position) -> f64| places.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    PlanningBounds {
        west_m: least(|place| place.easting_m) - reach_m,
        south_m: least(|place| place.northing_m) - reach_m,
        east_m: most(|place| place.easting_m) + reach_m,
        north_m: most(|place| place.northing_m) + reach_m,
    }
}
