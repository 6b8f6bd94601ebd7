//! The ITU's maps of the radio climate, which come with ITU-R P.1812 and P.452 and may not be passed on.
use super::regular_file::{SizeLimit, read_regular_text};
use crate::propagation::{Limit, LinkCase, RefractivityMap, RefractivityMaps};
use std::path::{Path, PathBuf};

/// Why the maps cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ItuMapError {
    /// The folder cannot be listed.
    #[error("{}", crate::text!("itu-map-error-folder", folder = .folder.display(), reason))]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// The system's reason.
        reason: std::io::Error,
    },
    /// A map is not there.
    #[error(
        "{}", crate::text!("itu-map-error-missing", folder = .folder.display(), name))]
    Missing {
        /// The folder.
        folder: PathBuf,
        /// The file's name.
        name: &'static str,
    },
    /// A map cannot be read.
    #[error("{}", crate::text!("file-unreadable", file = .file.display(), reason))]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        reason: std::io::Error,
    },
    /// Too few or too many rows.
    #[error(
        "{}", crate::text!("itu-map-error-rows", file = .file.display(), found, expected))]
    Rows {
        /// The file.
        file: PathBuf,
        /// Number of rows that are not blank.
        found: usize,
        /// Number needed.
        expected: usize,
    },
    /// A row of another length.
    #[error(
        "{}", crate::text!("itu-map-error-columns", file = .file.display(), line, found, expected))]
    Columns {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// Numbers in it.
        found: usize,
        /// Numbers needed.
        expected: usize,
    },
    /// A value that is no refractivity.
    #[error("{}", crate::text!("itu-map-error-value", file = .file.display(), line, column, value, low, high, unit))]
    Value {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The number in the line, from 1.
        column: usize,
        /// The text found.
        value: String,
        /// Smallest value.
        low: f64,
        /// Largest value.
        high: f64,
        /// Unit.
        unit: &'static str,
    },
}

/// What one file holds.
struct Quantity {
    name: &'static str,
    limit: Limit,
}

const LAPSE_RATE: Quantity = Quantity { name: "DN50.TXT", limit: LinkCase::DELTA_N };
const SURFACE: Quantity = Quantity { name: "N050.TXT", limit: LinkCase::SURFACE_REFRACTIVITY };

/// The maps in a folder, where one is named.
///
/// # Errors
/// As [`read_itu_maps`].
pub fn read_maps_in(folder: Option<&Path>) -> Result<Option<RefractivityMaps>, ItuMapError> {
    folder.map(read_itu_maps).transpose().map(|read| read.map(|(maps, _)| maps))
}

/// Reads `DN50.TXT` (median refractivity lapse rate through the lowest kilometre) and `N050.TXT` (median refractivity at sea
/// level), whose names may be in any case; returns the two files with the maps.
///
/// # Shapes and units
/// Each 121 rows of 241 numbers apart by blanks, every 1.5 degrees from 90 degrees north to 90 south and from 0 to 360
/// degrees east; N-units/km and N-units.
///
/// # Errors
/// [`ItuMapError`] names folder, file, line and number.
///
/// # Source
/// The data files of ITU-R P.1812-8, Annex 1, §3.5, and the note that comes with them.
pub fn read_itu_maps(folder: &Path) -> Result<(RefractivityMaps, [PathBuf; 2]), ItuMapError> {
    let [lapse_rate, surface] = find_itu_maps(folder);
    let (lapse_rate, surface) = (lapse_rate?, surface?);
    let maps = RefractivityMaps {
        delta_n: read_map(&lapse_rate, &LAPSE_RATE)?,
        surface_refractivity: read_map(&surface, &SURFACE)?,
    };
    Ok((maps, [lapse_rate, surface]))
}

/// The files of both maps in a folder, unopened: `DN50.TXT`, then `N050.TXT`.
pub(super) fn find_itu_maps(folder: &Path) -> [Result<PathBuf, ItuMapError>; 2] {
    [find(folder, LAPSE_RATE.name), find(folder, SURFACE.name)]
}

/// The file of a name in any case; of several the first in alphabetical order.
fn find(folder: &Path, name: &'static str) -> Result<PathBuf, ItuMapError> {
    let entries = std::fs::read_dir(folder)
        .map_err(|reason| ItuMapError::Folder { folder: folder.to_owned(), reason })?;
    let fits = |path: &PathBuf| path.file_name().is_some_and(|found| found.eq_ignore_ascii_case(name));
    let mut paths: Vec<PathBuf> =
        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(fits).collect();
    paths.sort();
    paths.into_iter().next().ok_or_else(|| ItuMapError::Missing { folder: folder.to_owned(), name })
}

fn read_map(file: &Path, quantity: &Quantity) -> Result<RefractivityMap, ItuMapError> {
    let text = read_regular_text(file, SizeLimit::ITU_MAP)
        .map_err(|reason| ItuMapError::Unreadable { file: file.to_owned(), reason })?;
    let rows: Vec<(usize, &str)> =
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
    let wrong_rows =
        || ItuMapError::Rows { file: file.to_owned(), found: rows.len(), expected: RefractivityMap::ROWS };
    if rows.len() != RefractivityMap::ROWS {
        return Err(wrong_rows());
    }
    let mut values = Vec::with_capacity(RefractivityMap::ROWS * RefractivityMap::COLS);
    for &(index, text) in &rows {
        read_row(file, index + 1, text, quantity, &mut values)?;
    }
    RefractivityMap::new(values).ok_or_else(wrong_rows)
}

fn read_row(
    file: &Path,
    line: usize,
    text: &str,
    quantity: &Quantity,
    values: &mut Vec<f64>,
) -> Result<(), ItuMapError> {
    let Limit { low, high, unit, .. } = quantity.limit;
    let numbers: Vec<&str> = text.split_whitespace().collect();
    if numbers.len() != RefractivityMap::COLS {
        let (found, expected) = (numbers.len(), RefractivityMap::COLS);
        return Err(ItuMapError::Columns { file: file.to_owned(), line, found, expected });
    }
    for (index, number) in numbers.iter().enumerate() {
        match number.parse::<f64>() {
            Ok(value) if (low..=high).contains(&value) => values.push(value),
            _ => {
                let (column, value) = (index + 1, (*number).to_owned());
                return Err(ItuMapError::Value {
                    file: file.to_owned(),
                    line,
                    column,
                    value,
                    low,
                    high,
                    unit,
                });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::read_itu_maps;
    use crate::geodesy::LonLat;
    use std::fs;
    use std::path::Path;

    /// A map of the right shape that rises to the north and to the east.
    fn map_text(base: f64) -> String {
        let row = |row: u32| {
            let value = |col: u32| base + 10.0 - f64::from(row) / 12.0 + f64::from(col) / 48.0;
            (0..241).map(|col| format!("{:9.4}", value(col))).collect::<Vec<_>>().join(" ")
        };
        (0..121).map(row).collect::<Vec<_>>().join("\r\n") + "\r\n"
    }

    fn folder_with(delta_n: &str, surface: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a scratch folder");
        fs::write(folder.path().join("dn50.txt"), delta_n).expect("a file");
        fs::write(folder.path().join("N050.TXT"), surface).expect("a file");
        folder
    }

    fn error(folder: &Path) -> String {
        read_itu_maps(folder).expect_err("no maps").to_string()
    }

    #[test]
    fn both_maps_are_read_whatever_the_case_of_their_names() {
        let folder = folder_with(&map_text(40.0), &map_text(320.0));
        let (maps, files) = read_itu_maps(folder.path()).expect("maps");
        // 21 north: row 46; 105 east: column 70
        let place = LonLat { longitude_deg: 105.0, latitude_deg: 21.0 };
        let rise = 10.0 - 46.0 / 12.0 + 70.0 / 48.0;
        assert!((maps.delta_n.at(place) - 40.0 - rise).abs() < 1e-4);
        assert!((maps.surface_refractivity.at(place) - 320.0 - rise).abs() < 1e-4);
        assert!(files[0].ends_with("dn50.txt") && files[1].ends_with("N050.TXT"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let good = map_text(320.0);
        let lines: Vec<&str> = map_text(40.0).leak().lines().collect();
        let short = lines[..120].join("\n");
        let mut narrow = lines.clone();
        let cut = narrow[4].rsplit_once(' ').expect("a number").0.to_owned();
        narrow[4] = &cut;
        let word = lines.join("\n").replacen(" 50.0208", " n.a.", 1);
        for (delta_n, words) in [
            (short.as_str(), vec!["dn50.txt", "has 120 rows", "121 are needed"]),
            (&narrow.join("\n"), vec!["dn50.txt", "line 5", "240 numbers", "241 are needed"]),
            (&word, vec!["dn50.txt", "line 1, number 2", "`n.a.`", "0 to 156 N-units/km"]),
            // the two files mistaken for each other
            (&good, vec!["dn50.txt", "line 1, number 1", "`330.0000`", "0 to 156 N-units/km"]),
        ] {
            let text = error(folder_with(delta_n, &good).path());
            assert!(words.iter().all(|word| text.contains(word)), "{text}");
        }
    }

    #[test]
    fn a_missing_folder_or_file_is_named() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        assert!(error(folder.path()).contains("holds no DN50.TXT"));
        assert!(error(&folder.path().join("nowhere")).contains("nowhere` cannot be read"));
    }
}
