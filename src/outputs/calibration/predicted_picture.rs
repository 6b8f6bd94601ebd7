//! `predicted_measured.svg`: measured over predicted levels, each predicted without its own ground.
use super::picture_parts::{Point, Shown, chart_area, clean, middle, round_values, span};
use crate::language::{decimals, word};
use crate::outputs::pictures::axes::{Axis, marked_chart_on};
use crate::outputs::pictures::drawing::{Canvas, Drawn, INK, PALE, fill, line};
use crate::outputs::pictures::legend::{Sample, draw_legend};
use crate::outputs::pictures::sheet::{EDGE, LEGEND_TOP, heading};
use crate::text;
use plotters::prelude::{PathElement, Polygon};

/// Standard deviations of a normal distribution on either side of its middle, between which 80 % lie.
const EIGHTY_PERCENT: f64 = 1.281_551_565_5;
/// Axes end at whole multiples of this, dB.
const STEP_DB: f64 = 5.0;

/// Draws it.
pub(super) fn draw_predicted(canvas: &Canvas<'_>, shown: &Shown<'_>) -> Drawn {
    let title = text!("calibration-picture-predicted-title", scenario = shown.scenario);
    heading(canvas, &clean(&title), &shown.finding())?;
    let levels = shown.places.iter().flat_map(|place| [place.validated_dbm, place.observed.value()]);
    let (low, high) = span(levels, STEP_DB);
    let (predicted, measured) = if shown.of_losses() {
        ("calibration-picture-predicted-loss", "calibration-picture-measured-loss")
    } else {
        ("calibration-picture-predicted-level", "calibration-picture-measured-level")
    };
    let axis = |name: &'static str| Axis {
        name: word(name).to_owned(),
        range: low..high,
        numbers: 11,
        text: &|level| decimals(level, 0),
    };
    let (x, y) = (axis(predicted), axis(measured));
    let area = chart_area(canvas);
    let mut chart =
        marked_chart_on(&area, &x.at(round_values(low, high, 16)), &y.at(round_values(low, high, 12)))?;
    let sigma_db = middle(shown.places.iter().map(|place| place.sigma_db).collect()).unwrap_or(0.0);
    let band_db = EIGHTY_PERCENT * sigma_db;
    let band = band(low, high, band_db.min(high - low));
    chart.plotting_area().draw(&Polygon::new(band, fill(PALE, 0.7)))?;
    shown.draw_places(&mut chart, |place| (place.validated_dbm, place.observed.value()))?;
    chart.plotting_area().draw(&PathElement::new(vec![(low, low), (high, high)], line(INK, 0.9, 3)))?;
    let mut legend = shown.marks();
    legend.push((Sample::Line(INK), word("calibration-picture-equal").to_owned()));
    let band = text!("calibration-picture-band", band = decimals(band_db, 1));
    legend.push((Sample::Area(PALE, PALE), band));
    draw_legend(canvas, &legend, EDGE, LEGEND_TOP)?;
    shown.footer(canvas)
}

/// Corners of the part of the square from `low` to `high` that is within `band_db` of its diagonal.
fn band(low: f64, high: f64, band_db: f64) -> Vec<Point> {
    vec![
        (low, low),
        (low + band_db, low),
        (high, high - band_db),
        (high, high),
        (high - band_db, high),
        (low, low + band_db),
    ]
}
