//! What was measured, on the ground that the scenario has there.
use super::error::CalibrateError;
use crate::geodesy::{LonLat, PlanningCrs, Position};
use crate::inputs::Reject;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::itu_maps::read_maps_in;
use crate::inputs::measurements::{MeasuredFile, read_measurements};
use crate::inputs::outliers::middle_of;
use crate::inputs::sites::{place_sectors, read_sites, sector_places};
use crate::inputs::terrain::{planning_geometry, survey};
use crate::language::word;
use crate::measurements::{
    Averaged, Averaging, JoinQuestion, Joined, JoinedReadings, OwnSource, OwnTransmitter, Reading,
    Transmitter, average, join, unlisted_sectors,
};
use crate::network::Network;
use crate::pipeline::ground_request::{GroundRequest, terrain_request};
use crate::pipeline::progress::Hundredths;
use crate::pipeline::read::box_around;
use crate::pipeline::session::climate_of;
use crate::pipeline::{Progress, RunError};
use crate::propagation::{ClimateSource, RefractivityMaps};
use crate::scenario::{MeasurementsChoice, Scenario};
use crate::terrain::Ground;
use crate::units::Length;
use crate::words::unjoined_text;

/// Ground around measured places and masts that is read beside, m.
const MARGIN_M: f64 = 500.0;

/// Measurements, their transmitters, and the ground between.
pub(super) struct Measured {
    pub(super) files: Vec<MeasuredFile>,
    pub(super) rejects: Vec<Reject>,
    pub(super) readings: usize,
    pub(super) network: Network,
    pub(super) joined: Joined,
    pub(super) averaged: Averaged,
    /// Samples that receivers told; those after them are of sectors that logs of serving cells do not list.
    pub(super) told: usize,
    /// Of each sample.
    pub(super) places: Vec<Position>,
    /// Of each transmitter that is no sector.
    pub(super) own_places: Vec<Position>,
    pub(super) ground: Ground,
    pub(super) crs: PlanningCrs,
    maps: Option<RefractivityMaps>,
}

/// Readings with what they are of, and where that is on the planning CRS.
struct OnGrid {
    projection: PlanningProjection,
    network: Network,
    joined: Joined,
    places: Vec<[f64; 2]>,
}

impl Measured {
    /// Reads everything.
    pub(super) fn read(
        scenario: &Scenario,
        choice: &MeasurementsChoice,
        progress: &dyn Progress,
    ) -> Result<Self, CalibrateError> {
        progress.stage(word("calibrate-reading-measurements"), 1);
        let mut read = read_measurements(choice).map_err(RunError::from)?;
        let maps = read_maps_in(scenario.propagation.itu_maps.as_deref()).map_err(RunError::from)?;
        let on_grid = on_grid(scenario, choice, &read.readings, &mut read.rejects)?;
        if on_grid.joined.count() == 0 {
            return Err(nothing_joined(&read.readings, &on_grid.joined));
        }
        progress.stage(word("reading-terrain"), 100);
        let centre = middle_of(&read.readings.iter().map(|reading| reading.place).collect::<Vec<_>>());
        let surveyed = survey(&terrain_request(scenario), centre).map_err(RunError::from)?;
        let native = surveyed.native_lattice(&on_grid.projection);
        let own_m = native.map_or(surveyed.resolution_m, |lattice| lattice.cell_m);
        let cell_m = scenario.area.resolution_m.unwrap_or(own_m);
        let side_m = choice.average_over_m.unwrap_or(cell_m);
        let mut averaged = averaged(choice, &read.readings, &on_grid, side_m);
        let told = averaged.samples.len();
        let radius_m = scenario.service.radius_km * 1_000.0;
        averaged.samples.extend(unlisted_sectors(&averaged, &on_grid.network, side_m, radius_m));
        let (places, own_places) = positions(&on_grid, &averaged)?;
        let masts = mast_places(&on_grid, &averaged, &own_places);
        let around = box_around(&places.iter().copied().chain(masts).collect::<Vec<_>>(), MARGIN_M);
        let geometry =
            planning_geometry(around, cell_m, native, scenario.area.max_cells).map_err(RunError::from)?;
        let steps = Hundredths::new(progress);
        let request = GroundRequest {
            terrain: &terrain_request(scenario),
            kind: scenario.terrain.kind,
            surface: &scenario.terrain.surface,
            clutter: scenario.clutter.as_ref(),
            discs: &[],
            projection: &on_grid.projection,
            geometry,
        };
        let ground = request.in_memory(&|share| steps.reach(share)).map_err(RunError::from)?.ground;
        progress.finish();
        Ok(Self {
            files: read.files,
            rejects: read.rejects,
            readings: read.readings.len(),
            network: on_grid.network,
            joined: on_grid.joined,
            averaged,
            told,
            places,
            own_places,
            ground,
            crs: on_grid.projection.crs().clone(),
            maps,
        })
    }

    /// The radio climate of the scenario.
    pub(super) fn climate(&self, scenario: &Scenario) -> Result<ClimateSource<'_>, CalibrateError> {
        Ok(climate_of(scenario, self.maps.as_ref())?)
    }
}

/// That no reading has a transmitter, and why most have none.
fn nothing_joined(readings: &[Reading], joined: &Joined) -> CalibrateError {
    let most = joined.unjoined.iter().max_by_key(|(_, (count, _))| *count);
    let why =
        most.map_or_else(String::new, |(why, (_, example))| format!("{} ({example})", unjoined_text(*why)));
    CalibrateError::NothingJoined { readings: readings.len(), why }
}

fn on_grid(
    scenario: &Scenario,
    choice: &MeasurementsChoice,
    readings: &[Reading],
    rejects: &mut Vec<Reject>,
) -> Result<OnGrid, CalibrateError> {
    let places: Vec<LonLat> = readings.iter().map(|reading| reading.place).collect();
    let centre = middle_of(&places);
    let projection = match &scenario.area.crs {
        Some(name) => PlanningProjection::from_user_input(name),
        None => PlanningProjection::utm_for(centre),
    };
    let projection = projection.map_err(RunError::from)?;
    projection.require_near(centre).map_err(RunError::from)?;
    let mut sectors = Vec::new();
    if !scenario.sites.files.is_empty() {
        let sites = read_sites(&scenario.sites).map_err(RunError::from)?;
        rejects.extend(sites.rejects);
        let standing = projection.place_each(&sector_places(&sites.rows));
        sectors = place_sectors(sites.rows, &standing).map_err(RunError::from)?.0;
    }
    let network = Network::new(sectors);
    let question = JoinQuestion {
        network: &network,
        stated: &stated(choice),
        link: link_of(choice),
        radius: Length::from_kilometres(scenario.service.radius_km),
    };
    let joined = join(readings, &question);
    let place = |found: &Result<Position, _>| {
        found.as_ref().map_or([f64::NAN; 2], |place| [place.easting_m, place.northing_m])
    };
    let places = projection.place_each(&places).iter().map(place).collect();
    Ok(OnGrid { projection, network, joined, places })
}

/// Transmitters beside the sectors.
fn stated(choice: &MeasurementsChoice) -> Vec<OwnSource> {
    let own = choice.transmitters.iter().map(|transmitter| OwnSource {
        id: transmitter.id.clone(),
        place: LonLat { longitude_deg: transmitter.longitude_deg, latitude_deg: transmitter.latitude_deg },
        height_m: transmitter.height_m,
        frequency_mhz: transmitter.frequency_mhz,
        eirp_dbm: Some(transmitter.eirp_dbm),
    });
    own.collect()
}

/// What holds for rows that describe their own transmitter.
fn link_of(choice: &MeasurementsChoice) -> OwnTransmitter {
    let link = &choice.link;
    let place = link.longitude_deg.zip(link.latitude_deg);
    OwnTransmitter {
        place: place.map(|(longitude_deg, latitude_deg)| LonLat { longitude_deg, latitude_deg }),
        height_m: link.height_m,
        frequency_mhz: link.frequency_mhz,
        eirp_dbm: link.eirp_dbm,
    }
}

fn averaged(choice: &MeasurementsChoice, readings: &[Reading], on_grid: &OnGrid, side_m: f64) -> Averaged {
    let all = JoinedReadings {
        readings,
        places: &on_grid.places,
        joined: &on_grid.joined,
        network: &on_grid.network,
    };
    let averaging = Averaging {
        side_m,
        distance_km: choice.distance_km,
        level_dbm: choice.level_dbm,
        least_readings: choice.least_readings,
    };
    average(&all, &averaging)
}

/// The places of samples and of transmitters that are no sectors.
fn positions(
    on_grid: &OnGrid,
    averaged: &Averaged,
) -> Result<(Vec<Position>, Vec<Position>), CalibrateError> {
    let projection = &on_grid.projection;
    let at: Vec<(f64, f64)> =
        averaged.samples.iter().map(|sample| (sample.easting_m, sample.northing_m)).collect();
    let geographic = projection.to_geographic(&at).map_err(RunError::from)?;
    let own: Vec<LonLat> = on_grid.joined.own.iter().map(|source| source.place).collect();
    let placed = projection.place(&geographic).map_err(RunError::from)?;
    Ok((placed, projection.place(&own).map_err(RunError::from)?))
}

/// Where the transmitters of samples stand.
fn mast_places(on_grid: &OnGrid, averaged: &Averaged, own: &[Position]) -> Vec<Position> {
    let mut transmitters: Vec<Transmitter> =
        averaged.samples.iter().map(|sample| sample.transmitter).collect();
    transmitters.dedup();
    let place = |transmitter: Transmitter| match transmitter {
        Transmitter::Sector(sector) => on_grid.network.sectors()[sector].position,
        Transmitter::Own(index) => own[index],
    };
    transmitters.into_iter().map(place).collect()
}
