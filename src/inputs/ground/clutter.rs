//! Land cover on the planning grid: class codes, nearest neighbour.
use super::mosaic::{Target, mosaic};
use crate::findings::RasterNote;
use crate::grid::GridPart;
use crate::inputs::places::crs::PlanningProjection;
use crate::inputs::rasters::raster_error::RasterInputError;
use crate::inputs::rasters::raster_file::{Content, TakenFor};
use crate::inputs::rasters::raster_search::{Opened, open_rasters};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The code of a cell without a land-cover class.
pub const NO_CLASS: u16 = u16::MAX;

/// Which land cover to read.
#[derive(Clone, Debug, PartialEq)]
pub struct LandCoverRequest {
    /// Files, globs, folders, addresses: see [`crate::inputs::rasters::raster_source::find_rasters`].
    pub sources: Vec<String>,
    /// The folder that relative sources are relative to.
    pub base: PathBuf,
    /// CRS of the rasters that state none; rasters that state one keep it.
    pub crs_override: Option<String>,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClassCount {
    /// Class code.
    pub class: u16,
    /// Cells of that class.
    pub cells: usize,
}

/// What was read and what is missing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LandCoverReport {
    /// Files that meet the grid.
    pub files: Vec<String>,
    /// Cells of the grid.
    pub cells: usize,
    /// Cells without a class.
    pub cells_without_class: usize,
    /// Cells per class, by rising code.
    pub classes: Vec<ClassCount>,
    /// What the user should know of the files.
    pub notes: Vec<RasterNote>,
}

/// Reads the land cover and takes the class under each cell's centre, [`NO_CLASS`] where there is none: `take` is given
/// the first row of each strip of rows of the part that is read, and its classes.
///
/// # Errors
/// A file that cannot be found, opened, read or placed; a value that is no class code (a whole number from 0 to 65534);
/// files that do not meet the grid; and those of `take`.
pub fn read_land_cover(
    request: &LandCoverRequest,
    projection: &PlanningProjection,
    part: GridPart,
    progress: &dyn Fn(f64),
    take: &mut dyn FnMut(usize, Vec<u16>) -> Result<(), RasterInputError>,
) -> Result<LandCoverReport, RasterInputError> {
    let crs = request.crs_override.as_deref();
    let taken = TakenFor { content: Content::LandCover, crs, height_unit: None, sea: None };
    let Opened { rasters, notes } = open_rasters(&request.sources, &request.base, taken)?;
    let rasters = rasters.into_iter().map(|(_, raster)| raster).collect();
    let read =
        mosaic(rasters, Target { projection, part }, Content::LandCover, &|share| progress(share / 2.0))?;
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    read.each_strip(&|share| progress(f64::midpoint(1.0, share)), &mut |strip, values| {
        let mut class_of = |value: f32| {
            let class = (!value.is_nan()).then_some(value as u16)?;
            *counts.entry(class).or_default() += 1;
            Some(class)
        };
        take(strip.first.row, values.iter().map(|value| class_of(*value).unwrap_or(NO_CLASS)).collect())
    })?;
    let with_class: usize = counts.values().sum();
    Ok(LandCoverReport {
        files: read.files,
        cells: part.window.shape.cells(),
        cells_without_class: part.window.shape.cells() - with_class,
        classes: counts.into_iter().map(|(class, cells)| ClassCount { class, cells }).collect(),
        notes: notes.into_iter().chain(read.notes).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::{LandCoverReport, LandCoverRequest, NO_CLASS, read_land_cover};
    use crate::geodesy::LonLat;
    use crate::grid::{Cell, Grid, GridGeometry, GridPart, Shape};
    use crate::inputs::RasterInputError;
    use crate::inputs::places::crs::PlanningProjection;
    use crate::inputs::rasters::test_rasters::TestRaster;

    const WORLD_COVER: TestRaster<'_> = TestRaster {
        crs: Some("EPSG:4326"),
        corner: (104.48, 21.52),
        cell: 1.0 / 3600.0,
        size: (72, 144),
        void: Some(0.0),
    };

    fn classes(value: impl Fn(f64, f64) -> f64) -> Result<(Grid<u16>, LandCoverReport), RasterInputError> {
        let folder = tempfile::tempdir().expect("temporary folder");
        WORLD_COVER.write(&folder.path().join("cover.tif"), value);
        let utm = PlanningProjection::from_user_input("EPSG:32648").expect("zone 48");
        let centre = utm.place(&[LonLat { longitude_deg: 104.5, latitude_deg: 21.5 }]).expect("placed")[0];
        let geometry = GridGeometry {
            shape: Shape { rows: 40, cols: 40 },
            west_m: centre.easting_m - 600.0,
            north_m: centre.northing_m + 600.0,
            cell_m: 30.0,
        };
        let request = LandCoverRequest {
            sources: vec!["cover.tif".to_owned()],
            base: folder.path().to_owned(),
            crs_override: None,
        };
        let mut grid = Grid::filled(geometry, NO_CLASS);
        let report = read_land_cover(
            &request,
            &utm,
            GridPart::all_of(geometry),
            &|_| {},
            &mut |first_row, classes| {
                let first = first_row * geometry.shape.cols;
                grid.values_mut()[first..first + classes.len()].copy_from_slice(&classes);
                Ok(())
            },
        )?;
        Ok((grid, report))
    }

    #[test]
    fn classes_are_copied_never_mixed() {
        let (grid, report) = classes(|_, y| {
            if y > 21.5 {
                10.0
            } else if y > 21.498 {
                50.0
            } else {
                0.0
            }
        })
        .expect("read");
        assert_eq!(grid.at(Cell { row: 20, col: 39 }), NO_CLASS, "beyond the raster there is no class");
        let values = grid.values();
        assert!(values.iter().all(|class| [10, 50, NO_CLASS].contains(class)));
        assert_eq!(report.classes.iter().map(|count| count.class).collect::<Vec<_>>(), [10, 50]);
        let counted: usize = report.classes.iter().map(|count| count.cells).sum();
        assert_eq!(counted + report.cells_without_class, report.cells);
        assert_eq!(values.iter().filter(|&&class| class == NO_CLASS).count(), report.cells_without_class);
    }

    #[test]
    fn classes_lie_on_both_sides_of_a_seam() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let utm = PlanningProjection::from_user_input("EPSG:32660").expect("zone 60");
        let centre = utm.place(&[LonLat { longitude_deg: 180.0, latitude_deg: 5.0 }]).expect("placed")[0];
        let geometry = GridGeometry {
            shape: Shape { rows: 10, cols: 10 },
            west_m: centre.easting_m - 5_000.0,
            north_m: centre.northing_m + 5_000.0,
            cell_m: 1_000.0,
        };
        // the whole Earth from 180 degrees west, from Greenwich, and a box across 180 degrees
        for (west, cols) in [(-180.0, 36_000), (0.0, 36_000), (179.0, 200)] {
            let cover = TestRaster { corner: (west, 5.5), cell: 0.01, size: (cols, 100), ..WORLD_COVER };
            let east_of_180 = |x: f64| (x + 360.0).rem_euclid(360.0) > 180.0;
            cover.write(&folder.path().join("cover.tif"), |x, _| if east_of_180(x) { 50.0 } else { 10.0 });
            let request = LandCoverRequest {
                sources: vec!["cover.tif".to_owned()],
                base: folder.path().to_owned(),
                crs_override: None,
            };
            let mut classes = Vec::new();
            let report =
                read_land_cover(&request, &utm, GridPart::all_of(geometry), &|_| {}, &mut |_, read| {
                    classes.extend(read);
                    Ok(())
                });
            assert_eq!(report.expect("read").cells_without_class, 0, "{west}");
            for row in classes.chunks(10) {
                assert_eq!(row, [10, 10, 10, 10, 10, 50, 50, 50, 50, 50], "{west}");
            }
        }
    }

    #[test]
    fn values_that_are_no_classes_are_refused() {
        for bad in [2.5, -1.0, 65_535.0, 1e6] {
            let error = classes(|_, _| bad).expect_err("no class");
            assert!(
                matches!(&error, RasterInputError::NotAClass { file, .. } if file == "cover.tif"),
                "{error}"
            );
        }
    }
}
