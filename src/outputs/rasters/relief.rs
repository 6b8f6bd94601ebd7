//! `hillshade.tif`: the terrain in relief, under the maps of the project.
use super::cloud_raster::{Label, Storage, write_cloud_optimised};
use super::raster_style::relief_style;
use crate::grid::{Shape, Window};
use crate::language::word;
use crate::outputs::error::OutputError;
use crate::outputs::results::terrain_source::TerrainSource;
use crate::terrain::Ground;
use std::path::Path;

/// File name.
pub(in crate::outputs) const RELIEF: &str = "hillshade.tif";
/// Its style.
pub(in crate::outputs) const RELIEF_STYLE: &str = "hillshade.qml";
/// Value of cells without terrain.
const NO_RELIEF: u8 = 0;
/// Rows that are made at once.
const STRIP_ROWS: usize = 256;

/// The text of its style.
pub(in crate::outputs) fn style() -> String {
    relief_style()
}

/// Writes the relief of the planning grid to a folder: bytes, 1 in the shade to 255 in full light, nodata 0.
///
/// # Method
/// Light from the north-west, 45 degrees high; slopes by differences over the neighbouring cells, weighted as Horn does.
///
/// # Source
/// B. K. P. Horn (1981), "Hill shading and the reflectance map", Proceedings of the IEEE 69(1), pp. 14-47.
///
/// # Errors
/// [`OutputError`] with the reason of GDAL or of the terrain.
pub(in crate::outputs) fn write_relief(
    folder: &Path,
    terrain: TerrainSource<'_>,
    wkt: &str,
) -> Result<(), OutputError> {
    let label = Label {
        name: RELIEF,
        band: word("relief-relief-light-from-the-north-west"),
        unit: "",
        description: word("relief-terrain-of-the-planning-grid-in").to_owned(),
        wkt,
        nodata: f64::from(NO_RELIEF),
        colours: &[],
        storage: Storage::QuickQuantity,
    };
    let Shape { rows, cols } = terrain.geometry.shape;
    let mut strips = (0..rows).step_by(STRIP_ROWS).map(|first| {
        let last = (first + STRIP_ROWS).min(rows);
        let beside = first.saturating_sub(1)..(last + 1).min(rows);
        let failed = |source| OutputError::Source { name: RELIEF.to_owned(), source };
        let ground = terrain.ground.ground(Window::of(beside, 0..cols)).map_err(failed)?;
        let around =
            Around { ground: &ground, shape: terrain.geometry.shape, cell_m: terrain.geometry.cell_m };
        let shades = (first..last).flat_map(|row| around.shades(row)).collect();
        Ok((Window::of(first..last, 0..cols), shades))
    });
    write_cloud_optimised(&folder.join(RELIEF), &label, terrain.geometry, &mut strips)
}

/// Terrain with its neighbourhoods.
struct Around<'g> {
    ground: &'g Ground,
    shape: Shape,
    cell_m: f64,
}

impl Around<'_> {
    fn row(&self, row: usize) -> Option<&[f32]> {
        self.ground.elevation_row(row, 0..self.shape.cols)
    }

    /// Shades of a row; a neighbour that is missing is as high as the cell.
    fn shades(&self, row: usize) -> Vec<u8> {
        let rows = [row.checked_sub(1).and_then(|row| self.row(row)), self.row(row), self.row(row + 1)];
        let Some(own) = rows[1] else { return vec![NO_RELIEF; self.shape.cols] };
        let shade = |col: usize| {
            let centre = own[col];
            let at = |row: usize, col: Option<usize>| {
                let found = rows[row].zip(col).and_then(|(row, col)| row.get(col)).copied();
                f64::from(found.filter(|height| height.is_finite()).unwrap_or(centre))
            };
            let (west, east) = (col.checked_sub(1), Some(col + 1));
            let slope = |plus: [f64; 3], minus: [f64; 3]| {
                let weighted = |[a, b, c]: [f64; 3]| a + 2.0 * b + c;
                (weighted(plus) - weighted(minus)) / (8.0 * self.cell_m)
            };
            let eastwards = slope([0, 1, 2].map(|row| at(row, east)), [0, 1, 2].map(|row| at(row, west)));
            let along = [west, Some(col), east];
            let northwards = slope(along.map(|col| at(0, col)), along.map(|col| at(2, col)));
            if centre.is_finite() { light(eastwards, northwards) } else { NO_RELIEF }
        };
        (0..self.shape.cols).map(shade).collect()
    }
}

/// Light on a slope, by its rise towards east and north.
fn light(eastwards: f64, northwards: f64) -> u8 {
    let towards = (eastwards - northwards).mul_add(0.5, std::f64::consts::FRAC_1_SQRT_2);
    let steepness = (1.0 + eastwards * eastwards + northwards * northwards).sqrt();
    (1.0 + 254.0 * (towards / steepness).clamp(0.0, 1.0)).round() as u8
}

#[cfg(test)]
mod tests {
    use super::{RELIEF, light, write_relief};
    use crate::grid::{Grid, GridGeometry, Shape};
    use crate::outputs::results::terrain_source::TerrainSource;
    use crate::terrain::Ground;
    use gdal::spatial_ref::SpatialRef;

    #[test]
    fn slopes_towards_the_light_are_bright() {
        assert_eq!(light(0.0, 0.0), 181, "flat ground, light 45 degrees high");
        // a slope of 45 degrees that faces the north-west, and one that faces away
        let rise = std::f64::consts::FRAC_1_SQRT_2;
        assert_eq!(light(rise, -rise), 255);
        assert_eq!(light(-rise, rise), 1);
    }

    #[test]
    #[expect(clippy::disallowed_types, reason = "GDAL reads back what was written")]
    fn relief_covers_the_grid_and_leaves_voids_out() {
        let shape = Shape { rows: 300, cols: 4 };
        let geometry = GridGeometry { shape, west_m: 400_000.0, north_m: 2_300_000.0, cell_m: 30.0 };
        // rising 30 m a cell towards the east; one void
        let mut heights: Vec<f32> = (0..shape.cells()).map(|at| (at % 4) as f32 * 30.0).collect();
        heights[5] = f32::NAN;
        let ground =
            Ground::new(Grid::from_values(geometry, heights).expect("a grid"), None).expect("ground");
        let folder = tempfile::tempdir().expect("a folder");
        let wkt = SpatialRef::from_epsg(32_648).and_then(|crs| crs.to_wkt()).expect("UTM zone 48N");
        let terrain = TerrainSource { ground: &ground, geometry: &geometry };
        write_relief(folder.path(), terrain, &wkt).expect("a raster");
        let read = gdal::Dataset::open(folder.path().join(RELIEF)).expect("GDAL opens it");
        let band = read.rasterband(1).and_then(|band| band.read_band_as::<u8>()).expect("values");
        let values = band.data();
        assert_eq!((values.len(), values[5]), (1_200, 0));
        // 45 degrees, facing west: (0.5 + 0.7071) / 1.4142
        assert!(values[256 * 4 + 1] == 218 && values[1_000 + 1] == 218);
    }
}
