//! What the pictures of a calibration have in common: which places are drawn, their marks, the numbers at the axes.
use super::findings::{CalibratedPlace, CalibrationFindings, ModelCalibration};
use crate::language::{decimals, grouped, word};
use crate::measurements::MeasuredQuantity;
use crate::outputs::pictures::axes::MarkedChart;
use crate::outputs::pictures::drawing::{Canvas, Drawn, INK, Letters, fill};
use crate::outputs::pictures::legend::{DOWN, Sample};
use crate::outputs::pictures::sheet::{EDGE, RIGHT, footer};
use crate::text;
use plotters::element::EmptyElement;
use plotters::prelude::{Circle, Polygon, RGBColor};

/// In sight of the mast, behind terrain, not heard.
pub(super) const SEEN: RGBColor = RGBColor(0x1b, 0x58, 0xa3);
pub(super) const HIDDEN: RGBColor = RGBColor(0xc4, 0x6a, 0x0a);
const NOT_HEARD: RGBColor = RGBColor(0x8e, 0x24, 0x6b);
/// At most so many places are drawn.
const MOST_PLACES: usize = 5_000;
const CHART_TOP: i32 = 160;
const CHART_HEIGHT: u32 = 1_056;

/// A place in a picture.
pub(super) type Point = (f64, f64);

/// What is drawn of a model's places.
pub(super) struct Shown<'a> {
    pub(super) scenario: &'a str,
    pub(super) model: &'a ModelCalibration,
    /// Every `step`-th place.
    pub(super) places: Vec<&'a CalibratedPlace>,
    step: usize,
}

impl<'a> Shown<'a> {
    /// The deciding model's; `None` where there is none, or nothing that was heard.
    pub(super) fn of(findings: &'a CalibrationFindings) -> Option<Self> {
        let model = findings.models.first()?;
        let known =
            |place: &&CalibratedPlace| place.observed.value().is_finite() && place.validated_dbm.is_finite();
        let all: Vec<&CalibratedPlace> = model.places.iter().filter(known).collect();
        if !all.iter().any(|place| place.observed.is_heard()) {
            return None;
        }
        let step = all.len().div_ceil(MOST_PLACES);
        let places = all.into_iter().step_by(step).collect();
        Some(Self { scenario: &findings.scenario, model, places, step })
    }

    /// Whether all that was measured are losses, which are shown as negative levels.
    pub(super) fn of_losses(&self) -> bool {
        self.model.places.iter().all(|place| place.quantity == MeasuredQuantity::PathLoss)
    }

    /// Where the numbers are, and how many places are drawn.
    pub(super) fn footer(&self, canvas: &Canvas<'_>) -> Drawn {
        if self.step == 1 {
            return footer(canvas, word("calibration-picture-source"));
        }
        footer(canvas, &text!("calibration-picture-source-every", step = self.step))
    }

    /// What the marks of places mean; only those that occur.
    pub(super) fn marks(&self) -> Vec<(Sample, String)> {
        let heard = |seen: bool| {
            self.places.iter().any(|place| place.observed.is_heard() && place.line_of_sight == seen)
        };
        let mut marks = Vec::new();
        if heard(true) {
            marks.push((Sample::Dot(SEEN), word("calibration-picture-seen").to_owned()));
        }
        if heard(false) {
            marks.push((Sample::Dot(HIDDEN), word("calibration-picture-hidden").to_owned()));
        }
        if self.places.iter().any(|place| !place.observed.is_heard()) {
            marks.push((Sample::Down(NOT_HEARD), word("calibration-picture-not-heard").to_owned()));
        }
        marks
    }

    /// Draws each place where `at` puts it.
    pub(super) fn draw_places(
        &self,
        chart: &mut MarkedChart<'_, '_>,
        at: impl Fn(&CalibratedPlace) -> Point,
    ) -> Drawn {
        let (radius, alpha) = if self.places.len() > 1_000 { (5, 0.4) } else { (7, 0.6) };
        let area = chart.plotting_area();
        for place in &self.places {
            if place.observed.is_heard() {
                let color = if place.line_of_sight { SEEN } else { HIDDEN };
                area.draw(&Circle::new(at(place), radius, fill(color, alpha)))?;
            } else {
                let down = Polygon::new(DOWN.to_vec(), fill(NOT_HEARD, alpha));
                area.draw(&(EmptyElement::at(at(place)) + down))?;
            }
        }
        Ok(())
    }

    /// Figures of the error on ground left out, and of how many places.
    pub(super) fn finding(&self) -> String {
        let summary = &self.model.record.validation;
        text!(
            "calibration-picture-finding",
            model = self.model.record.model,
            layouts = summary.layouts,
            rmse = decimals(summary.rmse_db, 1),
            bias = decimals(summary.bias_db, 1),
            before = decimals(summary.uncalibrated_rmse_db, 1),
            places = grouped(summary.places as f64)
        )
    }
}

/// The part of the sheet that charts are drawn on.
pub(super) fn chart_area<'b>(canvas: &Canvas<'b>) -> Canvas<'b> {
    let size = ((RIGHT - EDGE + 10) as u32, CHART_HEIGHT);
    canvas.clone().shrink((EDGE - 10, CHART_TOP), size)
}

/// A text without what a picture has no place for.
pub(super) fn clean(text: &str) -> String {
    Letters::new(1.0, INK).cut(text, f64::INFINITY)
}

/// The middle one of some values, of two half way between; `None` of none.
pub(super) fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.len().checked_sub(1)? / 2, values.len() / 2);
    Some(f64::midpoint(values[low], values[high]))
}

/// The least and the greatest, widened to whole steps; of nothing, one step.
pub(super) fn span(values: impl Iterator<Item = f64>, step: f64) -> (f64, f64) {
    let (low, high) = values
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if low > high {
        return (0.0, step);
    }
    let (from, to) = ((low / step).floor() * step, (high / step).ceil() * step);
    if to > from { (from, to) } else { (from, from + step) }
}

/// Round values across a range, about `count` of them.
pub(super) fn round_values(from: f64, to: f64, count: usize) -> Vec<f64> {
    const STEPS: [f64; 8] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0];
    let step = STEPS.into_iter().find(|step| (to - from) / step <= count as f64).unwrap_or(500.0);
    let first = (from / step).ceil() as i64;
    let last = (to / step).floor() as i64;
    (first..=last).map(|number| number as f64 * step).collect()
}

#[cfg(test)]
mod tests {
    use super::{middle, round_values, span};

    #[test]
    fn axes_end_and_are_numbered_at_round_values() {
        assert_eq!(span([-103.2, -71.0].into_iter(), 5.0), (-105.0, -70.0));
        assert_eq!(span([-100.0].into_iter(), 5.0), (-100.0, -95.0));
        assert_eq!(span(std::iter::empty(), 5.0), (0.0, 5.0));
        assert_eq!(round_values(-105.0, -70.0, 4), [-100.0, -90.0, -80.0, -70.0]);
        assert_eq!(round_values(-7.0, 7.0, 8), [-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0]);
    }

    #[test]
    fn the_middle_of_some_values() {
        assert_eq!(middle(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(middle(vec![4.0, 1.0]), Some(2.5));
        assert_eq!(middle(Vec::new()), None);
    }
}
