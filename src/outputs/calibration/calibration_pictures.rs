//! The pictures of a calibration, each as SVG and PNG.
use super::distance_picture::draw_by_distance;
use super::findings::CalibrationFindings;
use super::picture_parts::Shown;
use super::predicted_picture::draw_predicted;
use super::reliability_picture::draw_reliability;
use crate::outputs::error::OutputError;
use crate::outputs::pictures::drawing::{Canvas, Drawn};
use crate::outputs::pictures::sheet::{png_of, svg_of};
use crate::outputs::results::run_results::ResultFile;

/// The pictures of the deciding model; none where nothing was heard.
///
/// # Errors
/// [`OutputError::Picture`] when the plotting library refuses.
pub(super) fn calibration_pictures(findings: &CalibrationFindings) -> Result<Vec<ResultFile>, OutputError> {
    let Some(shown) = Shown::of(findings) else { return Ok(Vec::new()) };
    let mut files = picture("predicted_measured", |canvas| draw_predicted(canvas, &shown))?;
    files.extend(picture("residual_distance", |canvas| draw_by_distance(canvas, &shown))?);
    if shown.model.reliability.iter().any(|band| band.places > 0) {
        let required = findings.required_dbm;
        files.extend(picture("reliability", |canvas| draw_reliability(canvas, &shown, required))?);
    }
    Ok(files)
}

fn picture(name: &str, draw: impl FnOnce(&Canvas<'_>) -> Drawn) -> Result<Vec<ResultFile>, OutputError> {
    let svg = svg_of(draw)?;
    let png = png_of(&svg)?;
    let named = [(format!("{name}.svg"), svg.into_bytes()), (format!("{name}.png"), png)];
    Ok(named.into_iter().map(|(name, bytes)| ResultFile { name, bytes }).collect())
}
