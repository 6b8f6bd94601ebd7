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
        let required = shown.model.required_dbm;
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

#[cfg(test)]
mod tests {
    use super::calibration_pictures;
    use crate::language::Language;
    use crate::measurements::{MeasuredQuantity, Observed};
    use crate::outputs::calibration::example::findings;
    use crate::outputs::calibration::findings::CalibrationFindings;

    /// The text of one picture.
    fn svg(findings: &CalibrationFindings, name: &str) -> String {
        let files = calibration_pictures(findings).expect("pictures");
        let file = files.into_iter().find(|file| file.name == name).expect(name);
        String::from_utf8(file.bytes).expect("UTF-8")
    }

    fn tells(svg: &str, told: &[&str]) {
        for told in told {
            assert!(svg.contains(told), "{told}");
        }
    }

    #[test]
    fn each_picture_is_there_as_svg_and_as_png_the_same_each_time() {
        let findings = findings(40, MeasuredQuantity::Rsrp);
        let files = calibration_pictures(&findings).expect("pictures");
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let all = ["predicted_measured", "residual_distance", "reliability"];
        let all: Vec<String> =
            all.iter().flat_map(|name| [format!("{name}.svg"), format!("{name}.png")]).collect();
        assert_eq!(names, all);
        assert!(files.iter().skip(1).step_by(2).all(|png| png.bytes.starts_with(b"\x89PNG")));
        assert_eq!(calibration_pictures(&findings).expect("pictures"), files);
    }

    #[test]
    fn predicted_beside_measured_levels_with_their_figures() {
        let svg = svg(&findings(40, MeasuredQuantity::Rsrp), "predicted_measured.svg");
        let figures = "RMSE 7.2 dB, bias -0.4 dB · without a calibration RMSE 12.5 dB · 36 places heard";
        tells(
            &svg,
            &[
                "Huyện Bắc Yên: predicted and measured levels",
                figures,
                "Measured level, dBm",
                "80 % are expected here (± 10.3 dB)",
                "Mast in sight",
                "Behind terrain",
                "Not heard: at most",
                "Numbers: residuals.geojson",
            ],
        );
        // the legend's samples are one more of each
        let circles = svg.matches("<circle").count();
        assert_eq!(circles, 36 + 2);
    }

    #[test]
    fn residuals_by_distance_before_and_after() {
        let svg = svg(&findings(40, MeasuredQuantity::Rsrp), "residual_distance.svg");
        tells(
            &svg,
            &[
                "Distance from the mast, km",
                "Measured less predicted, dB",
                "Without a calibration",
                "\n0.2\n",
                "\n5\n",
            ],
        );
        assert_eq!(svg.matches("<circle").count(), 2 * 36 + 3);
    }

    #[test]
    fn reliability_with_the_level_and_the_places_of_each_band() {
        let svg = svg(&findings(40, MeasuredQuantity::Rsrp), "reliability.svg");
        tells(
            &svg,
            &["probability of at least -110 dBm · 1,246 places", "1,234", "12", "Probability stated"],
        );
        // two bands with places, and the legend's
        assert_eq!(svg.matches("<circle").count(), 3);
    }

    #[test]
    fn losses_are_told_as_such() {
        let findings = findings(40, MeasuredQuantity::PathLoss);
        tells(&svg(&findings, "predicted_measured.svg"), &["Measured loss, as a negative level, dB"]);
        tells(&svg(&findings, "reliability.svg"), &["probability of a loss of at most 110 dB"]);
    }

    #[test]
    fn in_vietnamese() {
        let findings = findings(40, MeasuredQuantity::Rsrp);
        let [predicted, distance, reliability] = Language::Vietnamese.within(|| {
            ["predicted_measured.svg", "residual_distance.svg", "reliability.svg"]
                .map(|name| svg(&findings, name))
        });
        tells(&predicted, &["Mức đo được, dBm", "RMSE 7,2 dB", "Khuất địa hình"]);
        tells(&distance, &["Khoảng cách từ cột ăng-ten, km", "Trung vị trượt"]);
        tells(&reliability, &["xác suất mức ít nhất -110 dBm", "1.234", "Xác suất đã nêu"]);
    }

    #[test]
    fn of_many_places_some_are_drawn() {
        let svg = svg(&findings(12_000, MeasuredQuantity::Rsrp), "predicted_measured.svg");
        tells(&svg, &["One place in 3 is drawn"]);
        let circles = svg.matches("<circle").count();
        assert!((3_000..5_000).contains(&circles), "{circles}");
    }

    #[test]
    fn nothing_is_drawn_where_nothing_was_heard() {
        let mut findings = findings(40, MeasuredQuantity::Rsrp);
        for place in &mut findings.models[0].places {
            place.observed = Observed::AtMost(-118.0);
        }
        assert_eq!(calibration_pictures(&findings).expect("no pictures"), []);
    }
}
