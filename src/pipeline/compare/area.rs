//! Where the villages of all scenarios lie on a map.
use super::error::CompareError;
use super::results_of::Finished;
use crate::geodesy::LonLat;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::results::result_relief::relief_of;
use crate::outputs::{ChangeRaster, ComparedArea};
use crate::planning::comparison::ScenarioFindings;

/// The area around all villages, as the first scenario plans on it; `None` where there are none.
pub(super) fn area_of(
    finished: &[Finished],
    findings: &[ScenarioFindings],
    rasters: &[ChangeRaster],
) -> Result<Option<ComparedArea>, CompareError> {
    let villages = findings.iter().flat_map(|found| &found.settlements);
    let places: Vec<LonLat> = villages.map(|village| village.place).collect();
    let (Some(first), Some(place)) = (finished.first(), places.first()) else { return Ok(None) };
    // a CRS that has no code is not in the manifest: where there are no rasters either, the UTM zone shows the same
    let stated = rasters.first().map_or(first.folder.planning_crs.as_str(), |raster| raster.wkt.as_str());
    let projection = match PlanningProjection::from_user_input(stated) {
        Ok(projection) => projection,
        Err(_) => PlanningProjection::utm_for(*place)?,
    };
    // one that lies too far away for this CRS is not in the picture
    let placed = projection.place_each(&places).into_iter().flatten();
    let around = placed.fold(None, |around: Option<[f64; 4]>, place| {
        let (east, north) = (place.easting_m, place.northing_m);
        let [west, south, far_east, far_north] = around.unwrap_or([east, north, east, north]);
        Some([west.min(east), south.min(north), far_east.max(east), far_north.max(north)])
    });
    Ok(around.map(|extent_m| ComparedArea {
        crs: projection.crs().clone(),
        extent_m,
        relief: relief_of(&first.folder),
    }))
}
