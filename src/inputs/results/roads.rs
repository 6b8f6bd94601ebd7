//! Roads: lines of a vector file on the planning grid.
use super::results_error::ResultsError;
use crate::inputs::QuietGdal;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::files::regular_file::require_openable;
use crate::inputs::gdal_access::open_input::{Kind, OpenError, open_input};
use crate::inputs::places::crs::transform;
use crate::language::word;
use crate::text;
use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform};
use gdal::vector::{Feature, Layer, LayerAccess};
use geo::{Geometry, LineString};
use std::path::PathBuf;

/// Most corners of all roads together.
const MOST_CORNERS: usize = 20_000_000;

/// Reads the lines of a vector file with one layer, as corners in the planning CRS, metres.
///
/// # Errors
/// [`ResultsError`]: the file cannot be opened, has several layers, states no reference system, holds something that is no line, or more than 20
/// million corners.
pub fn read_roads(file: &str, projection: &PlanningProjection) -> Result<Vec<Vec<[f64; 2]>>, ResultsError> {
    let _quiet = QuietGdal::new();
    let unreadable = |reason: String| ResultsError::Unreadable { file: PathBuf::from(file), reason };
    require_openable(file).map_err(|error| unreadable(error.to_string()))?;
    let dataset = open_input(file, Kind::Vector).map_err(|error| match error {
        OpenError::Refused(reason) => unreadable(reason),
        OpenError::Gdal(reason) => unreadable(text!("roads-missing-damaged-or-not-vector-file", reason)),
    })?;
    if dataset.layer_count() != 1 {
        let names: Vec<String> = dataset.layers().map(|layer| layer.name()).collect();
        let found = if names.is_empty() { word("roads-none").to_owned() } else { names.join(", ") };
        return Err(unreadable(text!("roads-file-with-one-layer-is-needed", found)));
    }
    let mut layer = dataset.layer(0).map_err(|error| unreadable(error.to_string()))?;
    let to_grid = to_grid(&layer, projection)
        .ok_or_else(|| unreadable(word("roads-it-states-no-coordinate-reference-system").to_owned()))??;
    let (mut roads, mut corners) = (Vec::new(), 0);
    for (row, feature) in layer.features().enumerate() {
        for line in lines_of(&feature).map_err(|kind| no_line(file, row + 1, kind))? {
            corners += line.0.len();
            if corners > MOST_CORNERS {
                return Err(unreadable(text!(
                    "roads-it-has-more-than-corners-split",
                    most_corners = MOST_CORNERS
                )));
            }
            let outside = || {
                unreadable(text!(
                    "roads-line-cannot-be-converted-to",
                    row = row + 1,
                    crs = projection.crs().name
                ))
            };
            roads.push(placed(&line, &to_grid).ok_or_else(outside)?);
        }
    }
    Ok(roads)
}

/// The lines of a feature, none of an empty one; the kind of its geometry where it is another.
fn lines_of(feature: &Feature<'_>) -> Result<Vec<LineString<f64>>, String> {
    let geometry = feature.geometry_by_index(0).ok().filter(|geometry| !geometry.is_empty());
    let Some(geometry) = geometry else { return Ok(Vec::new()) };
    let mut flat = geometry.clone();
    flat.flatten_to_2d();
    match flat.to_geo() {
        Ok(Geometry::LineString(line)) => Ok(vec![line]),
        Ok(Geometry::MultiLineString(lines)) => Ok(lines.0),
        _ => Err(geometry.geometry_name()),
    }
}

fn no_line(file: &str, row: usize, value: String) -> ResultsError {
    ResultsError::Field {
        file: PathBuf::from(file),
        row,
        field: "geometry".to_owned(),
        value,
        reason: word("roads-is-no-line-give-layer-of"),
    }
}

/// From a layer's reference system to the grid's; `None` where it states none.
fn to_grid(
    layer: &Layer<'_>,
    projection: &PlanningProjection,
) -> Option<Result<CoordTransform, ResultsError>> {
    let mut crs = layer.spatial_ref()?;
    crs.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    // as GeoPackage calls what is none
    let undefined = crs.name().is_none_or(|name| name.to_lowercase().starts_with("undefined"));
    (!undefined).then(|| Ok(transform(&crs, projection.spatial_ref())?))
}

fn placed(line: &LineString<f64>, to_grid: &CoordTransform) -> Option<Vec<[f64; 2]>> {
    let mut east: Vec<f64> = line.coords().map(|corner| corner.x).collect();
    let mut north: Vec<f64> = line.coords().map(|corner| corner.y).collect();
    to_grid.transform_coords(&mut east, &mut north, &mut []).ok()?;
    let corners: Vec<[f64; 2]> = east.into_iter().zip(north).map(|(east, north)| [east, north]).collect();
    corners.iter().flatten().all(|metres| metres.is_finite()).then_some(corners)
}
