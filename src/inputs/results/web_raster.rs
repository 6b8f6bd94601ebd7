//! Rasters of a finished run on the grid of maps in browsers (Web Mercator).
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::result_raster::open_raster;
use super::results_error::ResultsError;
use crate::geodesy::GeographicBounds;
use crate::grid::{GridGeometry, Shape, WebGrid, WebSampling};
use crate::inputs::QuietGdal;
use crate::inputs::gdal_access::gdal_c_calls::{Resampling, Warp, horizontal_part, warp};
use crate::language::word;
use gdal::Dataset;
use gdal::errors::GdalError;
use gdal::spatial_ref::{CoordTransform, SpatialRef};
use std::f64::consts::PI;
use std::path::{Path, PathBuf};

/// WGS 84 / Pseudo-Mercator, on which browsers' maps are drawn.
const WEB_MERCATOR: u32 = 3_857;
/// Radius of its sphere, m: the semi-major axis of WGS 84.
const SPHERE_M: f64 = 6_378_137.0;
/// How far a cell may come from its place, in cells of the image.
const TOLERANCE_CELLS: f64 = 0.125;
/// Points along each side of a raster by which its extent is found.
const POINTS_PER_SIDE: i32 = 21;

/// A raster of a run warped to Web Mercator, its longer side at most `most_cells`.
///
/// # Cost
/// Memory for the image as `f32`; 0.2 s for a million cells.
///
/// # Errors
/// [`ResultsError::Unreadable`] with GDAL's reason.
pub fn web_raster(file: &Path, most_cells: usize, sampling: WebSampling) -> Result<WebGrid, ResultsError> {
    let _quiet = QuietGdal::new();
    let dataset = open_raster(file)?;
    let unreadable = |error: GdalError| unreadable(file, &error);
    let target = image_of(&dataset, most_cells).map_err(unreadable)?;
    let Some((target, ratio)) = target else {
        let (file, reason) = (PathBuf::from(file), word("web-raster-no-place-on-web-maps").to_owned());
        return Err(ResultsError::Unreadable { file, reason });
    };
    let target_crs = format!("EPSG:{WEB_MERCATOR}");
    let job = Warp {
        source: &dataset,
        source_crs: None,
        source_void: None,
        target_crs: &target_crs,
        target: &target,
        resampling: match sampling {
            WebSampling::Nearest => Resampling::Nearest,
            WebSampling::Mean => Resampling::Bilinear { ratio: (ratio, ratio) },
        },
        tolerance_cells: TOLERANCE_CELLS,
    };
    let values = warp(&job, &|_| {}).map_err(unreadable)?;
    Ok(WebGrid { shape: target.shape, bounds: bounds_of(&target), values })
}

fn unreadable(file: &Path, error: &GdalError) -> ResultsError {
    ResultsError::Unreadable { file: file.to_owned(), reason: error.to_string() }
}

/// The grid of the image, and source over image cell, at most 1; `None` of a raster that has no place in Web Mercator.
fn image_of(dataset: &Dataset, most_cells: usize) -> Result<Option<(GridGeometry, f64)>, GdalError> {
    let source = horizontal_part(&dataset.spatial_ref()?)?;
    let web = horizontal_part(&SpatialRef::from_epsg(WEB_MERCATOR)?)?;
    let [west, cell, _, north, _, step] = dataset.geo_transform()?;
    let (cols, rows) = dataset.raster_size();
    let edges = [west, step.mul_add(rows as f64, north), cell.mul_add(cols as f64, west), north];
    let found = CoordTransform::new(&source, &web)?.transform_bounds(&edges, POINTS_PER_SIDE)?;
    let [west_m, south_m, east_m, north_m] = found;
    let (width_m, height_m) = (east_m - west_m, north_m - south_m);
    let fits = width_m > 0.0 && height_m > 0.0 && width_m.max(height_m) < 2.0 * PI * SPHERE_M;
    if !fits {
        return Ok(None);
    }
    let source_m = width_m.max(height_m) / cols.max(rows) as f64;
    let cell_m = source_m.max(width_m.max(height_m) / most_cells as f64);
    let cells = |length_m: f64| (length_m / cell_m).ceil().max(1.0) as usize;
    let shape = Shape { rows: cells(height_m), cols: cells(width_m) };
    let geometry = GridGeometry { shape, west_m, north_m, cell_m };
    Ok(Some((geometry, (source_m / cell_m).min(1.0))))
}

/// The edges of a grid in Web Mercator.
///
/// # Source
/// IOGP Geomatics Guidance Note 7-2, method 1024, reverse.
fn bounds_of(grid: &GridGeometry) -> GeographicBounds {
    let longitude = |easting_m: f64| (easting_m / SPHERE_M).to_degrees();
    let latitude = |northing_m: f64| (PI / 2.0 - 2.0 * (-northing_m / SPHERE_M).exp().atan()).to_degrees();
    GeographicBounds {
        west: longitude(grid.west_m),
        south: latitude(grid.south_m()),
        east: longitude(grid.east_m()),
        north: latitude(grid.north_m),
    }
}

#[cfg(test)]
mod tests {
    use super::bounds_of;
    use crate::grid::{GridGeometry, Shape};

    /// The worked example of IOGP Guidance Note 7-2 for method 1024: 24°22'54.433" N, 100°20'00.000" W.
    #[test]
    fn the_example_of_the_guidance_note() {
        let shape = Shape { rows: 1, cols: 1 };
        let grid = GridGeometry { shape, west_m: -11_169_055.58, north_m: 2_800_000.0, cell_m: 1.0 };
        let bounds = bounds_of(&grid);
        assert!((bounds.west + 100.333_333_3).abs() < 1e-6, "{bounds:?}");
        assert!((bounds.north - 24.381_786_9).abs() < 1e-6, "{bounds:?}");
    }
}
