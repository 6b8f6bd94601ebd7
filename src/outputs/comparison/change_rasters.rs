//! Rasters of what differs: level and class of the best server.
use crate::grid::{GridGeometry, Window};
use crate::language::word;
use crate::network::Technology;
use crate::outputs::error::OutputError;
use crate::outputs::rasters::area_rasters::side_file;
use crate::outputs::rasters::cloud_raster::{Label, Storage, escaped, write_cloud_optimised};
use crate::outputs::rasters::raster_style::{level_change_style, names_style};
use crate::planning::comparison::{NO_CLASS, SAME_CLASS, classes_of_change, windows_of};
use crate::text;
use crate::words::class_text;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

/// Value of cells of which either scenario has no level.
const NO_CHANGE: f32 = -9_999.0;
/// Cells on a side of the windows that are made at once: blocks of the rasters read.
const WINDOW_CELLS: usize = 512;
/// The largest number of a change of class, and 1.
const CHANGES: usize = 45;
/// Numbers that stand for no change of two classes.
const GREY: [u8; 3] = [0xd9, 0xd9, 0xd9];
/// By how many classes a cell is better: light to dark blue.
const BETTER: [[u8; 3]; 4] = [[0xd1, 0xe5, 0xf0], [0x92, 0xc5, 0xde], [0x43, 0x93, 0xc3], [0x21, 0x66, 0xac]];
/// By how many it is worse: light to dark red.
const WORSE: [[u8; 3]; 4] = [[0xfd, 0xdb, 0xc7], [0xf4, 0xa5, 0x82], [0xd6, 0x60, 0x4d], [0xb2, 0x18, 0x2b]];

/// A pair of scenarios whose rasters differ, in one technology: two rasters are written of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeRaster {
    /// Technology.
    pub technology: Technology,
    /// What the files are called after.
    pub slug: String,
    /// The first scenario.
    pub base: String,
    /// The other one.
    pub label: String,
    /// The grid of both.
    pub geometry: GridGeometry,
    /// Its reference system as well-known text.
    pub wkt: String,
}

/// Why values of a raster cannot be read.
type ReadError = Box<dyn Error + Send + Sync>;

/// The rasters of differences, and their values window by window.
pub trait ChangeTiles: Sync {
    /// The pairs of scenarios.
    fn rasters(&self) -> &[ChangeRaster];

    /// Differences of level of a window, dB, row by row; NaN where either is missing.
    ///
    /// # Errors
    /// The reader's.
    fn level_changes(&self, raster: usize, window: Window) -> Result<Vec<f32>, ReadError>;

    /// Changes of class, as [`crate::planning::comparison::class_change`] numbers them.
    ///
    /// # Errors
    /// The reader's.
    fn class_changes(&self, raster: usize, window: Window) -> Result<Vec<u8>, ReadError>;
}

/// Whether a file is a raster of differences, or one beside it, of this or an earlier comparison.
pub(in crate::outputs) fn is_change_raster(name: &str) -> bool {
    let kind = ["level", "class"].iter().any(|kind| {
        Technology::ALL
            .iter()
            .any(|technology| name.starts_with(&format!("{kind}_change_{}_", technology.key())))
    });
    kind && [".tif", ".qml", ".tif.aux.xml"].iter().any(|ending| name.ends_with(ending))
}

/// A file beside a raster: its name and its text.
pub(in crate::outputs) type Beside = (String, String);

impl ChangeRaster {
    /// Name of a file without its ending; `kind` is `level` or `class`.
    pub(in crate::outputs) fn stem(&self, kind: &str) -> String {
        format!("{kind}_change_{}_{}", self.technology.key(), self.slug)
    }

    /// Writes the differences of level to a folder; gives the raster's name and what lies beside it.
    ///
    /// # Errors
    /// [`OutputError`] with the reader's or GDAL's reason.
    pub(in crate::outputs) fn write_levels(
        &self,
        tiles: &dyn ChangeTiles,
        raster: usize,
        folder: &Path,
    ) -> Result<(String, Vec<Beside>), OutputError> {
        let stem = self.stem("level");
        let name = format!("{stem}.tif");
        let band = text!(
            "change-rasters-change-of-the-level-best-server",
            generation = self.technology.generation()
        );
        let mut label = self.label(&name, &band);
        (label.unit, label.nodata) = ("dB", f64::from(NO_CHANGE));
        let values = |window| -> Result<Vec<f32>, ReadError> {
            let mut values = tiles.level_changes(raster, window)?;
            values.iter_mut().filter(|value| value.is_nan()).for_each(|value| *value = NO_CHANGE);
            Ok(values)
        };
        let mut windows = windows_of(&self.geometry, WINDOW_CELLS).map(|window| {
            let values = values(window);
            Ok((window, values.map_err(|source| OutputError::Source { name: name.clone(), source })?))
        });
        write_cloud_optimised(&folder.join(&name), &label, &self.geometry, &mut windows)?;
        drop(windows);
        Ok((name.clone(), vec![(format!("{stem}.qml"), level_change_style())]))
    }

    /// Writes the changes of class to a folder, as [`Self::write_levels`].
    ///
    /// # Errors
    /// As [`Self::write_levels`].
    pub(in crate::outputs) fn write_classes(
        &self,
        tiles: &dyn ChangeTiles,
        raster: usize,
        folder: &Path,
    ) -> Result<(String, Vec<Beside>), OutputError> {
        let stem = self.stem("class");
        let name = format!("{stem}.tif");
        let band =
            text!("change-rasters-change-of-the-class-10-before", generation = self.technology.generation());
        let colours: Vec<[u8; 3]> = (0..CHANGES).map(colour_of).collect();
        let mut label = self.label(&name, &band);
        (label.nodata, label.storage, label.colours) = (f64::from(NO_CLASS), Storage::QuickNames, &colours);
        let mut windows = windows_of(&self.geometry, WINDOW_CELLS).map(|window| {
            let values = tiles.class_changes(raster, window);
            Ok((window, values.map_err(|source| OutputError::Source { name: name.clone(), source })?))
        });
        write_cloud_optimised(&folder.join(&name), &label, &self.geometry, &mut windows)?;
        drop(windows);
        let beside = vec![(format!("{stem}.qml"), class_style()), (format!("{name}.aux.xml"), names())];
        Ok((name.clone(), beside))
    }

    fn label<'l>(&'l self, name: &'l str, band: &'l str) -> Label<'l> {
        Label {
            name,
            band,
            unit: "",
            description: text!("change-rasters-against", label = self.label, base = self.base, band),
            wkt: &self.wkt,
            nodata: 0.0,
            colours: &[],
            storage: Storage::QuickQuantity,
        }
    }
}

/// `fair -> good`; `None` of a number that stands for nothing.
fn words_of(change: usize) -> Option<String> {
    if change == usize::from(SAME_CLASS) {
        return Some(word("change-rasters-no-change").to_owned());
    }
    let [before, after] = classes_of_change(u8::try_from(change).ok()?)?;
    Some(format!("{} -> {}", class_text(before.key()), class_text(after.key())))
}

fn colour_of(change: usize) -> [u8; 3] {
    let (before, after) = (change / 10, change % 10);
    let steps = before.abs_diff(after);
    let shades = if after > before { &BETTER } else { &WORSE };
    if steps == 0 { GREY } else { shades.get(steps - 1).copied().unwrap_or(GREY) }
}

/// The style of changes of class: where nothing changes the map below is seen, and projects have one line for each colour.
fn class_style() -> String {
    let named = (0..CHANGES).filter_map(|change| {
        let opacity = if change == usize::from(SAME_CLASS) { 0 } else { u8::MAX };
        Some(((change as u32, colour_of(change), words_of(change)?), opacity, steps_of(change)))
    });
    names_style(named)
}

/// By how many classes a cell is better or worse.
fn steps_of(change: usize) -> String {
    let (before, after) = (change / 10, change % 10);
    match (after > before, before.abs_diff(after)) {
        (_, 0) => word("change-rasters-no-change").to_owned(),
        (true, 1) => word("change-rasters-better-by-class").to_owned(),
        (true, steps) => text!("change-rasters-better-by-classes", steps),
        (false, 1) => word("change-rasters-worse-by-class").to_owned(),
        (false, steps) => text!("change-rasters-worse-by-classes", steps),
    }
}

/// Names of all numbers, as GDAL's side file holds them; empty for those that stand for nothing.
fn names() -> String {
    let mut names = String::new();
    for change in 0..CHANGES {
        let words = words_of(change).unwrap_or_default();
        let _ = writeln!(names, "<Category>{}</Category>", escaped(&words));
    }
    side_file(&format!("<CategoryNames>\n{names}</CategoryNames>\n"))
}

#[cfg(test)]
mod tests {
    use super::{BETTER, WORSE, colour_of, is_change_raster, words_of};

    #[test]
    fn a_change_has_words_and_a_colour() {
        assert_eq!(words_of(23).as_deref(), Some("fair -> good"));
        assert_eq!(words_of(1).as_deref(), Some("none -> poor"));
        assert_eq!(words_of(0).as_deref(), Some("no change"));
        assert_eq!((words_of(22), words_of(7)), (None, None));
        assert_eq!((colour_of(4), colour_of(43)), (BETTER[3], WORSE[0]));
    }

    #[test]
    fn names_are_told_apart_from_those_of_others() {
        for own in ["level_change_4g_plan.tif", "class_change_3g_a.qml", "class_change_4g_a.tif.aux.xml"] {
            assert!(is_change_raster(own), "{own}");
        }
        for other in ["level_change.tif", "coverage_4g_class.tif", "level_change_4g_plan.csv"] {
            assert!(!is_change_raster(other), "{other}");
        }
    }
}
