//! `residual_distance.svg`: what predictions miss by distance, before the calibration and on ground left out of it.
use super::findings::CalibratedPlace;
use super::picture_parts::{Point, Shown, chart_area, clean, middle, round_values, span};
use crate::language::{decimals, word};
use crate::outputs::pictures::axes::{Axis, marked_chart_on};
use crate::outputs::pictures::drawing::{Canvas, Drawn, GREY, INK, fill, line};
use crate::outputs::pictures::legend::{Sample, draw_legend};
use crate::outputs::pictures::sheet::{EDGE, LEGEND_TOP, heading};
use crate::text;
use plotters::element::DashedPathElement;
use plotters::prelude::{Circle, PathElement};

/// The axis is logarithmic from this ratio of the farthest place to the nearest on.
const WIDE: f64 = 8.0;
/// No axis begins nearer than this, km.
const NEAREST_KM: f64 = 0.01;
/// Axes of residuals end at whole multiples of this, dB.
const STEP_DB: f64 = 5.0;
/// A running median is over this share of the places heard, and no fewer than the second.
const WINDOW: (f64, usize) = (0.08, 9);
/// Points of a running median.
const MEDIANS: usize = 80;

/// How distances lie along the axis.
#[derive(Clone, Copy)]
struct Distances {
    from_km: f64,
    to_km: f64,
    logarithmic: bool,
}

impl Distances {
    fn of(places: &[&CalibratedPlace]) -> Self {
        let (near, far) = places.iter().fold((f64::INFINITY, NEAREST_KM), |(near, far), place| {
            (f64::min(near, place.distance_km), f64::max(far, place.distance_km))
        });
        let near = near.clamp(NEAREST_KM, far);
        if far / near >= WIDE {
            return Self { from_km: near / 1.08, to_km: far * 1.08, logarithmic: true };
        }
        Self { from_km: 0.0, to_km: far * 1.04, logarithmic: false }
    }

    fn at(self, distance_km: f64) -> f64 {
        if self.logarithmic { distance_km.max(self.from_km).log10() } else { distance_km }
    }

    /// Distances of which the axis has the number.
    fn numbered(self) -> Vec<f64> {
        let Self { from_km, to_km, logarithmic } = self;
        if !logarithmic {
            let scaled = round_values(from_km * 100.0, to_km * 100.0, 12);
            return scaled.into_iter().map(|hundredth| hundredth / 100.0).collect();
        }
        let decades = (from_km.log10().floor() as i32)..=(to_km.log10().ceil() as i32);
        let all = decades.flat_map(|power| [1.0, 2.0, 5.0].map(|first| first * 10f64.powi(power)));
        all.filter(|km| (from_km..=to_km).contains(km)).collect()
    }

    fn axis(self, text: &dyn Fn(f64) -> String) -> Axis<'_> {
        let range = self.at(self.from_km)..self.at(self.to_km);
        Axis { name: word("calibration-picture-distance").to_owned(), range, numbers: 15, text }
    }

    fn text(self, at: f64) -> String {
        let km = if self.logarithmic { 10f64.powf(at) } else { at };
        let places = if km < 0.095 && km > 0.0 { 2 } else { usize::from((km - km.round()).abs() > 0.005) };
        decimals(km, places)
    }
}

/// Draws it.
pub(super) fn draw_by_distance(canvas: &Canvas<'_>, shown: &Shown<'_>) -> Drawn {
    let title = text!("calibration-picture-distance-title", scenario = shown.scenario);
    heading(canvas, &clean(&title), &shown.finding())?;
    let distances = Distances::of(&shown.places);
    let residuals = shown.places.iter().flat_map(|place| [before(place), after(place)]);
    let (low, high) = span(residuals.chain([0.0]), STEP_DB);
    let text_at = |at: f64| distances.text(at);
    let x = distances.axis(&text_at);
    let y = Axis {
        name: word("calibration-picture-residual").to_owned(),
        range: low..high,
        numbers: 11,
        text: &|level| decimals(level, 0),
    };
    let at_x = distances.numbered().into_iter().map(|km| distances.at(km)).collect();
    let area = chart_area(canvas);
    let mut chart = marked_chart_on(&area, &x.at(at_x), &y.at(round_values(low, high, 12)))?;
    for place in shown.places.iter().filter(|place| place.observed.is_heard()) {
        let at = (distances.at(place.distance_km), before(place));
        chart.plotting_area().draw(&Circle::new(at, 5, fill(GREY, 0.25)))?;
    }
    let zero = vec![(x.range.start, 0.0), (x.range.end, 0.0)];
    chart.plotting_area().draw(&PathElement::new(zero, line(INK, 0.7, 2)))?;
    shown.draw_places(&mut chart, |place| (distances.at(place.distance_km), after(place)))?;
    let on_axis = |median: Vec<Point>| median.into_iter().map(|(km, db)| (distances.at(km), db));
    let earlier = on_axis(running_median(&shown.places, before));
    chart.plotting_area().draw(&DashedPathElement::new(earlier, 14, 8, line(GREY, 1.0, 4)))?;
    let later = on_axis(running_median(&shown.places, after)).collect::<Vec<_>>();
    chart.plotting_area().draw(&PathElement::new(later, line(INK, 1.0, 5)))?;
    draw_legend(canvas, &legend(shown), EDGE, LEGEND_TOP)?;
    shown.footer(canvas)
}

fn legend(shown: &Shown<'_>) -> Vec<(Sample, String)> {
    let mut legend = shown.marks();
    for (sample, name) in [
        (Sample::Line(INK), "calibration-picture-median"),
        (Sample::Dot(GREY), "calibration-picture-before"),
        (Sample::Dashed(GREY), "calibration-picture-median-before"),
    ] {
        legend.push((sample, word(name).to_owned()));
    }
    legend
}

/// Measured less predicted without a calibration, dB.
fn before(place: &CalibratedPlace) -> f64 {
    place.observed.value() - place.uncalibrated_dbm
}

/// Measured less the calibrated prediction without the place's own ground, dB.
fn after(place: &CalibratedPlace) -> f64 {
    place.observed.value() - place.validated_dbm
}

/// Medians over the places next to each other in distance, at the middle of their distances; places not heard are left out.
fn running_median(places: &[&CalibratedPlace], residual: fn(&CalibratedPlace) -> f64) -> Vec<Point> {
    let heard = places.iter().filter(|place| place.observed.is_heard());
    let mut points: Vec<Point> = heard.map(|place| (place.distance_km, residual(place))).collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let window = ((points.len() as f64 * WINDOW.0) as usize).max(WINDOW.1).min(points.len());
    let starts = points.len() - window;
    let step = starts.div_ceil(MEDIANS).max(1);
    let over = |start: usize| {
        let inside = &points[start..start + window];
        let of = |part: fn(&Point) -> f64| middle(inside.iter().map(part).collect());
        Some((of(|point| point.0)?, of(|point| point.1)?))
    };
    (0..=starts).step_by(step).filter_map(over).collect()
}

#[cfg(test)]
mod tests {
    use super::{Distances, after, running_median};
    use crate::measurements::{MeasuredQuantity, Observed};
    use crate::outputs::calibration::example::findings;
    use crate::outputs::calibration::findings::CalibratedPlace;

    #[test]
    fn the_axis_is_logarithmic_where_distances_differ_much() {
        let far = Distances { from_km: 0.07, to_km: 6.4, logarithmic: true };
        assert_eq!(far.numbered().len(), 6);
        assert_eq!(
            far.numbered().iter().map(|km| far.text(far.at(*km))).collect::<Vec<_>>(),
            ["0.1", "0.2", "0.5", "1", "2", "5"]
        );
        let near = Distances { from_km: 0.0, to_km: 0.9, logarithmic: false };
        let texts: Vec<String> = near.numbered().into_iter().map(|km| near.text(near.at(km))).collect();
        assert_eq!(texts, ["0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"]);
    }

    #[test]
    fn a_running_median_follows_the_places_heard() {
        let mut findings = findings(60, MeasuredQuantity::Rsrp);
        let places = &mut findings.models[0].places;
        for (number, place) in places.iter_mut().enumerate() {
            let residual = if number < 30 { 4.0 } else { -2.0 };
            if place.observed.is_heard() {
                place.observed = Observed::Level(place.validated_dbm + residual);
            }
        }
        let drawn: Vec<&CalibratedPlace> = places.iter().rev().collect();
        let median = running_median(&drawn, after);
        assert!(median.is_sorted_by(|a, b| a.0 <= b.0));
        let (first, last) = (median[0].1, median[median.len() - 1].1);
        assert!((first - 4.0).abs() < 1e-9 && (last + 2.0).abs() < 1e-9, "{first} {last}");
    }
}
