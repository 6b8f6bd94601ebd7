//! A square degree of made ground, as files that other programs and this one read.
use crate::geodesy::LonLat;
use crate::grid::{Cell, Grid};
use crate::outputs::error::OutputError;
use crate::outputs::files::scratch::write_file;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// South-western corner, degrees: where the made districts lie.
const SOUTH_DEG: usize = 21;
const WEST_DEG: usize = 104;
/// Metres in a degree along the parallel and along the meridian in the middle of the tile (WGS 84, 21.5 degrees north). The
/// ground is laid out evenly by these numbers: no projection is asked, since no place in it is real.
const EAST_M_PER_DEG: f64 = 103_641.0;
const NORTH_M_PER_DEG: f64 = 110_736.0;

/// A square degree in whole metres above sea, the made ground in its middle, the sea around it.
#[derive(Clone, Debug)]
pub struct DegreeTile {
    /// Posts in a degree; a row has one more, since both edges have posts.
    per_degree: usize,
    /// Heights from the north-western corner, row by row, m.
    heights_m: Vec<i16>,
}

impl DegreeTile {
    /// Lays ground out on posts, `per_degree` of them in a degree.
    ///
    /// # Cost
    /// A bilinear reading and two bytes for each post.
    #[must_use]
    pub fn of(ground: &Grid<f32>, per_degree: usize) -> Self {
        let posts = per_degree + 1;
        let height = |post: Cell| {
            let (easting_m, northing_m) = on_ground(ground, place_of(post, per_degree));
            let height_m = ground.bilinear(easting_m, northing_m);
            if height_m.is_nan() { 0 } else { height_m.round() as i16 }
        };
        let rows = (0..posts).flat_map(|row| (0..posts).map(move |col| Cell { row, col }));
        Self { per_degree, heights_m: rows.map(height).collect() }
    }

    /// The post next to a point of the ground, degrees.
    #[must_use]
    pub fn post_near(&self, ground: &Grid<f32>, easting_m: f64, northing_m: f64) -> LonLat {
        let (east_m, north_m) = from_middle(ground, easting_m, northing_m);
        let whole = self.per_degree as f64;
        let on_post = |deg: f64| (deg * whole).round() / whole;
        LonLat {
            longitude_deg: on_post(WEST_DEG as f64 + 0.5 + east_m / EAST_M_PER_DEG),
            latitude_deg: on_post(SOUTH_DEG as f64 + 0.5 + north_m / NORTH_M_PER_DEG),
        }
    }

    /// Writes it as an SRTM tile: big-endian words from the north-western corner; gives its path.
    ///
    /// # Errors
    /// [`OutputError`] names the file.
    pub fn write_srtm(&self, folder: &Path) -> Result<PathBuf, OutputError> {
        let path = folder.join(format!("N{SOUTH_DEG:02}E{WEST_DEG:03}.hgt"));
        let bytes: Vec<u8> = self.heights_m.iter().flat_map(|height| height.to_be_bytes()).collect();
        write_file(&path, &bytes)?;
        Ok(path)
    }

    /// Writes it as a SPLAT data file: edges with longitudes to the west, then a height a line, columns from the south, each
    /// from its eastern end; the northern and the eastern edge belong to the next tiles. Where there are more than 1200 posts
    /// in a degree, the name is that of the program's version for them.
    ///
    /// # Errors
    /// [`OutputError`] names the file.
    pub fn write_splat(&self, folder: &Path) -> Result<(), OutputError> {
        let (north, west, east) = (SOUTH_DEG + 1, 360 - WEST_DEG, 359 - WEST_DEG);
        let fine = if self.per_degree > 1_200 { "-hd" } else { "" };
        let mut text = format!("{west}\n{SOUTH_DEG}\n{east}\n{north}\n");
        for row in (1..=self.per_degree).rev() {
            for col in (0..self.per_degree).rev() {
                let _ = writeln!(text, "{}", self.heights_m[row * (self.per_degree + 1) + col]);
            }
        }
        write_file(&folder.join(format!("{SOUTH_DEG}:{north}:{east}:{west}{fine}.sdf")), text.as_bytes())
    }
}

/// Where a post lies.
fn place_of(post: Cell, per_degree: usize) -> LonLat {
    let part = |posts: usize| posts as f64 / per_degree as f64;
    LonLat {
        longitude_deg: WEST_DEG as f64 + part(post.col),
        latitude_deg: (SOUTH_DEG + 1) as f64 - part(post.row),
    }
}

/// The point of the ground that is laid on a place, metres.
fn on_ground(ground: &Grid<f32>, place: LonLat) -> (f64, f64) {
    let (east_m, north_m) = from_middle(ground, 0.0, 0.0);
    let east_deg = place.longitude_deg - WEST_DEG as f64 - 0.5;
    let north_deg = place.latitude_deg - SOUTH_DEG as f64 - 0.5;
    (east_deg * EAST_M_PER_DEG - east_m, north_deg * NORTH_M_PER_DEG - north_m)
}

/// How far a point lies east and north of the middle of the ground, metres.
fn from_middle(ground: &Grid<f32>, easting_m: f64, northing_m: f64) -> (f64, f64) {
    let geometry = ground.geometry();
    let middle = |low: f64, high: f64| low.midpoint(high);
    (
        easting_m - middle(geometry.west_m, geometry.east_m()),
        northing_m - middle(geometry.south_m(), geometry.north_m),
    )
}

#[cfg(test)]
mod tests {
    use super::DegreeTile;
    use crate::grid::{Grid, GridGeometry, Shape};

    /// 40 x 40 km, higher to the east by 10 m a km and to the north by 1 m a km.
    fn ground() -> Grid<f32> {
        let shape = Shape { rows: 40, cols: 40 };
        let geometry = GridGeometry { shape, west_m: 440_000.0, north_m: 2_370_000.0, cell_m: 1_000.0 };
        let height = |index: usize| 100.0 + 10.0 * (index % 40) as f32 + (39 - index / 40) as f32;
        Grid::from_values(geometry, (0..1_600).map(height).collect()).expect("as many values as cells")
    }

    #[test]
    fn both_files_hold_the_same_posts() {
        let folder = tempfile::tempdir().expect("a folder");
        let tile = DegreeTile::of(&ground(), 60);
        let srtm = tile.write_srtm(folder.path()).expect("written");
        assert!(srtm.ends_with("N21E104.hgt"));
        let bytes = std::fs::read(srtm).expect("a file");
        assert_eq!(bytes.len(), 2 * 61 * 61);
        let post = |row: usize, col: usize| {
            let at = 2 * (row * 61 + col);
            i16::from_be_bytes([bytes[at], bytes[at + 1]])
        };
        tile.write_splat(folder.path()).expect("written");
        let text = std::fs::read_to_string(folder.path().join("21:22:255:256.sdf")).expect("a file");
        let numbers: Vec<i16> = text.lines().map(|line| line.parse().expect("a number")).collect();
        assert_eq!(numbers[..4], [256, 21, 255, 22]);
        assert_eq!(numbers.len(), 4 + 60 * 60);
        for (south, east) in [(0, 0), (30, 30), (25, 20), (59, 59)] {
            // a row from the south begins one post west of the eastern edge
            assert_eq!(numbers[4 + south * 60 + east], post(60 - south, 59 - east), "{south} {east}");
        }
        assert_eq!(post(0, 0), 0, "the sea");
        assert_eq!(post(30, 30), 315, "the middle of the ground in the middle of the tile");
        assert!(post(30, 35) > post(30, 30) && post(25, 30) > post(30, 30), "east and north are higher");
    }

    #[test]
    fn a_mast_stands_on_a_post() {
        let (ground, tile) = (ground(), DegreeTile::of(&ground(), 60));
        let middle = tile.post_near(&ground, 460_000.0, 2_350_000.0);
        assert!((middle.longitude_deg - 104.5).abs() < 1e-12 && (middle.latitude_deg - 21.5).abs() < 1e-12);
        let east = tile.post_near(&ground, 460_000.0 + 103_641.0 / 60.0, 2_350_000.0);
        assert!((east.longitude_deg - 104.5 - 1.0 / 60.0).abs() < 1e-12, "{east:?}");
    }
}
