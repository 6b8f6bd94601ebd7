//! Losses as SPLAT! lists them.
use super::ResultsError;
use crate::geodesy::LonLat;
use crate::inputs::regular_file::{SizeLimit, open_regular, require_within};
use crate::text;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

/// Lines before the first point: the edges of the region.
const HEAD: usize = 2;

/// The loss at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListedLoss {
    /// Where.
    pub place: LonLat,
    /// Basic transmission loss, dB.
    pub loss_db: f64,
}

/// Reads an alphanumeric output file (`splat -ano`): after two lines on the region, each point as latitude, longitude to the
/// west, azimuth, elevation and loss, and a mark where its path is blocked.
///
/// # Errors
/// [`ResultsError::Unreadable`] names the first line that is none of these.
pub fn read_splat_losses(file: &Path) -> Result<Vec<ListedLoss>, ResultsError> {
    let failed = |reason: String| ResultsError::Unreadable { file: file.to_owned(), reason };
    require_within(file, SizeLimit::TABLE).map_err(|error| failed(error.to_string()))?;
    let opened = open_regular(file).map_err(|error| failed(error.to_string()))?;
    let mut losses = Vec::new();
    for (number, line) in BufReader::new(opened).lines().enumerate().skip(HEAD) {
        let line = line.map_err(|error| failed(error.to_string()))?;
        let loss = listed(&line);
        losses.push(loss.ok_or_else(|| failed(text!("splat-losses-no-point", line = number + 1)))?);
    }
    Ok(losses)
}

/// A point of a line; `None` where it is none.
fn listed(line: &str) -> Option<ListedLoss> {
    let mut fields =
        line.trim_end_matches(['*', ' ']).split(',').map(|field| field.trim().parse::<f64>().ok());
    let [latitude_deg, west_deg, _azimuth, _elevation, loss_db] =
        std::array::from_fn(|_| fields.next().flatten().filter(|value| value.is_finite()));
    let longitude_deg = (540.0 - west_deg?).rem_euclid(360.0) - 180.0;
    Some(ListedLoss { place: LonLat { longitude_deg, latitude_deg: latitude_deg? }, loss_db: loss_db? })
}

#[cfg(test)]
mod tests {
    use super::read_splat_losses;

    #[test]
    fn points_are_read_and_damage_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("losses.ano");
        let head = "256, 255\t; max_west, min_west\n22, 21\t; max_north, min_north\n";
        let points = "21.5011812, 255.4988265, 42.746, -10.144, 70.57\n21.0, 75.25, 1.0, 2.0, 140.5 *\n";
        std::fs::write(&file, format!("{head}{points}")).expect("a file");
        let losses = read_splat_losses(&file).expect("losses");
        assert_eq!(losses.len(), 2);
        assert!((losses[0].place.longitude_deg - 104.501_173_5).abs() < 1e-9, "{losses:?}");
        assert!((losses[1].place.longitude_deg + 75.25).abs() < 1e-9, "{losses:?}");
        assert!((losses[0].place.latitude_deg - 21.501_181_2).abs() < 1e-9);
        assert!((losses[1].loss_db - 140.5).abs() < 1e-9);
        std::fs::write(&file, format!("{head}{points}21.5, 255.5\n")).expect("a file");
        let error = read_splat_losses(&file).expect_err("damaged");
        assert!(error.to_string().contains("line 5"), "{error}");
        assert!(read_splat_losses(&folder.path().join("none")).is_err());
    }
}
