//! What a calibration changes of a run, and where it may not hold.
use super::RunError;
use super::caveats::Caveats;
use super::planning_inputs::Inputs;
use crate::calibration::{CalibrationRecord, ResidualField, ResidualPoint, ResidualRecord};
use crate::findings::{CalibrationLimit, Caveat};
use crate::geodesy::{GeographicBounds, LonLat, PlanningCrs, Position, geodesic_line};
use crate::inputs::crs::PlanningProjection;
use crate::inputs::scenario_file::LoadedScenario;
use crate::measurements::Observed;
use crate::network::{PredictionError, SectorCarrier};
use crate::scenario::Scenario;
use crate::units::Decibels;

/// Frequencies by this factor from those measured, and antennas by that, are outside.
const FACTORS: (f64, f64) = (1.2, 2.0);
/// A service radius by this factor beyond the longest path measured is outside.
const BEYOND: f64 = 1.2;
/// Villages farther from the measured area are outside, km.
const AREA_KM: f64 = 10.0;

/// What a calibration found of a site; `None` where it was not measured.
pub(super) fn error_of_site(record: &CalibrationRecord, site_id: &str) -> Option<PredictionError> {
    let (offset_db, sigma_db) = record.of_site(site_id)?;
    Some(PredictionError { offset: Decibels::new(offset_db), sigma_db })
}

/// What is known of the error of a site's predicted level at a place, before sites and devices are numbered.
#[derive(Clone, Debug)]
pub(super) struct FieldPoint {
    pub(super) site_id: String,
    /// The device; `None` where no other point is of it.
    pub(super) device: Option<String>,
    /// Mast and device have no numbers yet.
    pub(super) point: ResidualPoint,
}

/// The measured places of a calibration on the planning grid.
pub(super) fn measured_points(
    loaded: &LoadedScenario,
    crs: &PlanningCrs,
) -> Result<Vec<FieldPoint>, RunError> {
    let rows = &loaded.measured_places;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let at =
        |row: &ResidualRecord| LonLat { longitude_deg: row.longitude_deg, latitude_deg: row.latitude_deg };
    let places: Vec<LonLat> = rows.iter().map(at).collect();
    let placed = PlanningProjection::from_user_input(&crs.wkt)?.place_each(&places);
    // what is too far away to have a place on the grid changes nothing there
    let near = rows.iter().zip(placed).filter_map(|(row, place)| Some((row, place.ok()?)));
    let point = |(row, place): (&ResidualRecord, Position)| FieldPoint {
        site_id: row.site_id.clone(),
        device: Some(row.device.clone()),
        point: ResidualPoint {
            mast: 0,
            device: 0,
            place: [place.easting_m, place.northing_m],
            residual: if row.heard {
                Observed::Level(row.residual_db)
            } else {
                Observed::AtMost(row.residual_db)
            },
            at_least: false,
            wrong: 0.0,
        },
    };
    Ok(near.map(point).collect())
}

/// The field of some points and the sites by their numbers in it; `None` without any point or calibration.
pub(super) fn residual_field(
    loaded: &LoadedScenario,
    points: Vec<FieldPoint>,
) -> Option<(ResidualField, Vec<String>)> {
    let record = loaded.calibration.as_ref().filter(|_| !points.is_empty())?;
    let sorted = |names: &mut Vec<String>| {
        names.sort();
        names.dedup();
    };
    let mut sites: Vec<String> = points.iter().map(|point| point.site_id.clone()).collect();
    let mut devices: Vec<String> = points.iter().filter_map(|point| point.device.clone()).collect();
    sorted(&mut sites);
    sorted(&mut devices);
    let number = |names: &[String], name: &String| names.binary_search(name).unwrap_or_default();
    let numbered = points.into_iter().enumerate().map(|(index, found)| ResidualPoint {
        mast: number(&sites, &found.site_id),
        device: found.device.map_or(devices.len() + index, |device| number(&devices, &device)),
        ..found.point
    });
    Some((ResidualField::new(numbered.collect(), record.covariance()), sites))
}

/// That levels are calibrated, and what lies outside the calibration's domain.
pub(super) fn add_of_calibration(
    caveats: &mut Caveats,
    scenario: &Scenario,
    record: &CalibrationRecord,
    inputs: &Inputs,
) {
    let domain = &record.domain;
    caveats.add(Caveat::Calibrated { rmse_db: record.validation.rmse_db }, 1, None);
    let mut outside = |limit, name: &str| {
        caveats.add(Caveat::OutsideCalibration { limit }, 1, Some(name.to_owned()));
    };
    let is_in =
        |value: f64, [low, high]: [f64; 2], factor: f64| (low / factor..=high * factor).contains(&value);
    let beyond = |sector: &&SectorCarrier| sector.prediction_error.is_none();
    for sector in inputs.network.sectors().iter().filter(beyond) {
        if !is_in(sector.carrier.downlink.megahertz(), domain.frequency_mhz, FACTORS.0) {
            outside(CalibrationLimit::Frequency(domain.frequency_mhz), &sector.sector_id);
        }
        if !is_in(sector.antenna_height_agl.metres(), domain.antenna_height_m, FACTORS.1) {
            outside(CalibrationLimit::AntennaHeight(domain.antenna_height_m), &sector.sector_id);
        }
    }
    for settlement in &inputs.settlements {
        let centre = settlement.clusters.first().and_then(|cluster| cluster.samples.first());
        let Some(at) = centre.map(|sample| sample.position.geographic) else { continue };
        let away = geodesic_line(at, nearest_in(&domain.bounds, at)).ground_distance.kilometres();
        if away > AREA_KM {
            outside(CalibrationLimit::Area(AREA_KM), &settlement.settlement_id);
        }
    }
    if scenario.service.radius_km > BEYOND * domain.distance_km[1] {
        caveats.add(
            Caveat::OutsideCalibration { limit: CalibrationLimit::Distance(domain.distance_km[1]) },
            1,
            None,
        );
    }
}

/// The place of a box that is nearest to a place.
fn nearest_in(bounds: &GeographicBounds, at: LonLat) -> LonLat {
    LonLat {
        longitude_deg: at.longitude_deg.clamp(bounds.west, bounds.east.max(bounds.west)),
        latitude_deg: at.latitude_deg.clamp(bounds.south, bounds.north.max(bounds.south)),
    }
}
