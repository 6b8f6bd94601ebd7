//! A part of the ground has the bits of the whole, whatever is read: other grids, voids, clutter.
use super::ground_request::GroundRequest;
use super::village_clutter::{ClutterDisc, disc_at};
use crate::geodesy::LonLat;
use crate::grid::{GridGeometry, Shape, Window};
use crate::inputs::crs::PlanningProjection;
use crate::inputs::terrain::TerrainRequest;
use crate::scenario::{ClutterChoice, ClutterTableKey, SeaChoice};
use crate::terrain::{Ground, TerrainKind};
use std::fmt::Write as _;
use std::path::Path;

/// What stands for no value.
const VOID: f64 = -9_999.0;

/// A raster in degrees over the grid: rows, columns, and the value of each cell.
fn raster(
    folder: &Path,
    name: &str,
    [rows, cols]: [usize; 2],
    value: impl Fn(usize, usize) -> f64,
) -> String {
    let cell = 0.5 / cols as f64;
    let mut text = format!(
        "ncols {cols}\nnrows {rows}\nxllcorner 104.4\nyllcorner 21.1\ncellsize {cell}\nNODATA_value -9999\n"
    );
    for row in 0..rows {
        for col in 0..cols {
            write!(text, "{} ", value(row, col)).expect("text");
        }
        text.push('\n');
    }
    let path = folder.join(name);
    crate::outputs::write_file(&path, text.as_bytes()).expect("a raster");
    path.display().to_string()
}

/// Bits of elevation and clutter over a window.
fn bits(ground: &Ground, window: Window) -> Vec<u32> {
    let row_of = |row: usize| {
        let elevation = ground.elevation_row(row, window.cols()).expect("held").to_vec();
        let clutter = ground.clutter_row(row, window.cols()).map(<[f32]>::to_vec).unwrap_or_default();
        elevation.into_iter().chain(clutter).map(f32::to_bits).collect::<Vec<_>>()
    };
    window.rows().flat_map(row_of).collect()
}

#[test]
fn a_part_has_the_bits_of_the_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let projection = PlanningProjection::from_user_input("EPSG:32648").expect("UTM 48N");
    let corner =
        projection.place(&[LonLat { longitude_deg: 104.45, latitude_deg: 21.38 }]).expect("placed")[0];
    // more than a block that is warped at once, in both directions
    let geometry = GridGeometry {
        shape: Shape { rows: 640, cols: 1_150 },
        west_m: corner.easting_m,
        north_m: corner.northing_m,
        cell_m: 31.3,
    };
    let height = |row: usize, col: usize| 400.0 + ((row * 37 + col * col) % 301) as f64;
    // voids of one cell to some hundreds, a row without values, and a sea in one corner
    let holed = |row: usize, col: usize| {
        let is_void = (row % 61 < 3 && col % 47 < 5) || row == 200 || (row % 90 < 30 && col % 300 < 40);
        if row > 300 && col < 200 {
            -30.0
        } else if is_void {
            VOID
        } else {
            height(row, col)
        }
    };
    let whole_earth = raster(folder.path(), "dem.asc", [400, 600], height);
    let holed_earth = raster(folder.path(), "holed.asc", [400, 600], holed);
    let coarse = raster(folder.path(), "coarse.asc", [40, 60], height);
    let canopy = raster(folder.path(), "canopy.asc", [300, 450], |row, col| {
        if (row + col) % 11 == 0 { VOID } else { ((row * col) % 25) as f64 }
    });
    let cover = raster(folder.path(), "cover.asc", [300, 450], |row, col| {
        [10.0, 30.0, 50.0, 80.0][(row / 7 + col / 5) % 4]
    });
    let top =
        raster(folder.path(), "top.asc", [400, 600], |row, col| height(row, col) + ((row + col) % 20) as f64);
    let crs = Some("EPSG:4326".to_owned());
    let heights = ClutterChoice { height_files: vec![canopy], crs: crs.clone(), ..ClutterChoice::default() };
    let classes = ClutterChoice {
        files: vec![cover],
        table: Some(ClutterTableKey::EsaWorldcover),
        crs: crs.clone(),
        ..ClutterChoice::default()
    };
    let discs: Vec<ClutterDisc> = (0..40)
        .map(|number| {
            disc_at(geometry.west_m + 800.0 * f64::from(number), geometry.north_m - 450.0 * f64::from(number))
        })
        .collect();
    let mut dice = fastrand::Rng::with_seed(5);
    for (sources, kind, surface, clutter, sea) in [
        (vec![whole_earth.clone()], TerrainKind::BareEarth, None, None, None),
        (
            vec![holed_earth.clone(), coarse.clone()],
            TerrainKind::BareEarth,
            None,
            Some(&classes),
            Some(SeaChoice::Level),
        ),
        (vec![holed_earth.clone()], TerrainKind::BareEarth, None, Some(&heights), Some(SeaChoice::Void)),
        (vec![holed_earth.clone()], TerrainKind::BareEarth, Some(top), None, Some(SeaChoice::Ground)),
        (vec![whole_earth.clone()], TerrainKind::Surface, None, Some(&heights), None),
    ] {
        let terrain = TerrainRequest {
            sources,
            crs_override: crs.clone(),
            void_fill_max_cells: 64,
            bridge_narrow_gaps: true,
            sea,
            ..TerrainRequest::default()
        };
        let request = GroundRequest {
            terrain: &terrain,
            kind,
            surface: surface.as_slice(),
            clutter,
            discs: if clutter.is_some() { &discs } else { &[] },
            projection: &projection,
            geometry,
        };
        let whole = request.in_memory(&|_| ()).expect("the whole").ground;
        let mut filled = 0;
        for _ in 0..12 {
            let (row, col) = (dice.usize(0..geometry.shape.rows - 3), dice.usize(0..geometry.shape.cols - 3));
            let (rows, cols) = (dice.usize(1..260), dice.usize(1..400));
            let window = Window::of(
                row..(row + rows).min(geometry.shape.rows),
                col..(col + cols).min(geometry.shape.cols),
            );
            let part = request.part(window).expect("a part");
            assert_eq!(part.held(), window);
            assert!(bits(&part, window) == bits(&whole, window), "{kind:?} {sea:?} {window:?}");
            filled += bits(&part, window).iter().filter(|bits| !f32::from_bits(**bits).is_nan()).count();
        }
        assert!(filled > 100_000, "{filled}");
    }
}
