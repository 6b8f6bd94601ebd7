//! The raster of one antenna, written under a temporary name and then moved into place.
use super::cell_sum::CellBits;
use super::cloud_raster::{Label, Storage, in_steps, write_cloud_optimised};
use super::raster_style::{quick_style, sight_style};
use crate::grid::{Grid, Window};
use crate::outputs::error::OutputError;
use crate::outputs::files::scratch::PartFile;
use std::path::{Path, PathBuf};

/// Value of cells without one.
const NO_VALUE: f32 = -9_999.0;
/// Line of sight where it is not known.
const NO_SIGHT: u8 = 255;
/// Hidden in pale grey, in sight in the blue of the coverage classes.
const SIGHT_COLOURS: [[u8; 3]; 2] = [[0xd9, 0xd9, 0xd9], [0x2c, 0x7b, 0xb6]];

/// By what a style of this program is told from one that somebody saved in its place.
const STYLE_MARK: &str = "<!-- written by signalgap coverage -->\n";

/// A file that a raster may be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RasterTarget {
    file: PathBuf,
}

impl RasterTarget {
    /// Looks whether the file can be written at all, before anything is computed.
    ///
    /// # Errors
    /// [`OutputError::RasterName`] for a name that is not a GeoTIFF's, [`OutputError::IsFolder`] for a folder,
    /// [`OutputError::NoFolder`] for a file in a folder that does not exist.
    pub fn new(file: &Path) -> Result<Self, OutputError> {
        let path = file.to_owned();
        if file.is_dir() {
            return Err(OutputError::IsFolder { path });
        }
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        if !matches!(ending.as_deref(), Some("tif" | "tiff")) {
            return Err(OutputError::RasterName { path });
        }
        match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
                Err(OutputError::NoFolder { path, folder: folder.to_owned() })
            }
            _ => Ok(Self { file: path }),
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// Writes the raster and its style under temporary names and moves both into place.
    fn write<T: CellBits>(&self, label: &Label<'_>, grid: Grid<T>, style: &str) -> Result<(), OutputError> {
        let part = PartFile::at(&self.file)?;
        let geometry = *grid.geometry();
        let all = (Window::whole(geometry.shape), grid.into_values());
        write_cloud_optimised(part.path(), label, &geometry, &mut std::iter::once(Ok(all)))?;
        let parts: Vec<PartFile> = [Some(part), self.style(style)?].into_iter().flatten().collect();
        PartFile::put_all_in_place(&parts)
    }

    /// The style that QGIS applies to it, in place of none or of one that this wrote: QGIS leaves the mark out of those
    /// that somebody saved.
    fn style(&self, style: &str) -> Result<Option<PartFile>, OutputError> {
        let path = self.file.with_extension("qml");
        let ours = match std::fs::read_to_string(&path) {
            Ok(text) => text.ends_with(STYLE_MARK),
            Err(error) => error.kind() == std::io::ErrorKind::NotFound && !path.is_symlink(),
        };
        ours.then(|| PartFile::holding(&path, format!("{style}{STYLE_MARK}").as_bytes())).transpose()
    }
}

/// What a raster says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RasterText<'a> {
    /// Name of the band.
    pub band: &'a str,
    /// Unit; empty for none.
    pub unit: &'a str,
    /// Free text of the whole file.
    pub description: String,
    /// Planning CRS as well-known text.
    pub wkt: &'a str,
}

/// Writes values as a Cloud Optimised GeoTIFF: 32-bit floating point in steps of 1/128, nodata -9999 for NaN.
///
/// # Errors
/// [`OutputError`] with GDAL's or the system's reason; an earlier file then stays as it was.
pub fn write_value_raster(
    target: &RasterTarget,
    text: &RasterText<'_>,
    mut values: Grid<f32>,
) -> Result<(), OutputError> {
    let (mut least, mut greatest) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.values_mut() {
        if value.is_finite() {
            (least, greatest) = (least.min(f64::from(*value)), greatest.max(f64::from(*value)));
        }
        *value = if value.is_finite() { in_steps(*value) } else { NO_VALUE };
    }
    let label = label(target, text, f64::from(NO_VALUE), &[], Storage::QuickQuantity);
    target.write(&label, values, &quick_style(text.unit, least, greatest))
}

/// Writes line of sight as a Cloud Optimised GeoTIFF: bytes with colours, nodata 255.
///
/// # Errors
/// As [`write_value_raster`].
pub fn write_sight_raster(
    target: &RasterTarget,
    text: &RasterText<'_>,
    seen: Grid<u8>,
) -> Result<(), OutputError> {
    let label = label(target, text, f64::from(NO_SIGHT), &SIGHT_COLOURS, Storage::QuickNames);
    target.write(&label, seen, &sight_style(SIGHT_COLOURS))
}

fn label<'a>(
    target: &'a RasterTarget,
    text: &RasterText<'a>,
    nodata: f64,
    colours: &'a [[u8; 3]],
    storage: Storage,
) -> Label<'a> {
    Label {
        name: target.file.to_str().unwrap_or("raster"),
        band: text.band,
        unit: text.unit,
        description: text.description.clone(),
        wkt: text.wkt,
        nodata,
        colours,
        storage,
    }
}

#[cfg(test)]
mod tests {
    use super::{RasterTarget, RasterText, write_sight_raster};
    use crate::grid::{Grid, GridGeometry, Shape};
    use gdal::spatial_ref::SpatialRef;

    #[test]
    fn threads_that_pack_tiles_change_no_byte() {
        let folder = tempfile::tempdir().expect("a folder");
        let wkt = SpatialRef::from_epsg(32_648).and_then(|crs| crs.to_wkt()).expect("UTM zone 48N");
        let shape = Shape { rows: 1_300, cols: 2_200 };
        let geometry = GridGeometry { shape, west_m: 400_000.0, north_m: 2_300_000.0, cell_m: 30.0 };
        let cells = (0..shape.cols * shape.rows).map(|cell| u8::from(cell % 7 * (cell / 977) % 3 == 1));
        let seen = Grid::from_values(geometry, cells.collect()).expect("a grid");
        let written = |threads: usize| {
            let file = folder.path().join(format!("{threads}.tif"));
            let text = RasterText { band: "seen", unit: "", description: String::new(), wkt: &wkt };
            let target = RasterTarget::new(&file).expect("a place");
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| write_sight_raster(&target, &text, seen.clone())).expect("written");
            std::fs::read(file).expect("a file")
        };
        let one = written(1);
        assert!(one == written(2) && one == written(5));
    }
}
