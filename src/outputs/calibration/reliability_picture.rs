//! `reliability.svg`: how often a stated probability of service came true, on ground left out.
use super::picture_parts::{Shown, chart_area, clean};
use crate::calibration::ReliabilityBand;
use crate::language::{decimals, grouped, word};
use crate::outputs::pictures::axes::{Axis, MarkedChart, marked_chart_on};
use crate::outputs::pictures::drawing::{Canvas, Drawn, GREY, HPos, INK, Letters, VPos, fill, line};
use crate::outputs::pictures::legend::{Sample, draw_legend};
use crate::outputs::pictures::sheet::{EDGE, LEGEND_TOP, footer, heading};
use crate::text;
use plotters::element::EmptyElement;
use plotters::prelude::{Circle, PathElement, RGBColor, Text};

const BANDS: RGBColor = RGBColor(0x1b, 0x58, 0xa3);
/// Standard deviations on either side of the middle, between which 95 % of a normal distribution lie.
const NINETY_FIVE_PERCENT: f64 = 1.959_963_984_540_054;
/// Radii of the discs of no places and of most places; areas grow with the places.
const RADII: (f64, f64) = (8.0, 26.0);
const NUMBERS: Letters = Letters::new(21.0, GREY);
/// Blank beyond 0 and 1, so that discs are whole there.
const AIR: f64 = 0.025;

/// Draws it: the probability of at least `required_dbm`.
pub(super) fn draw_reliability(canvas: &Canvas<'_>, shown: &Shown<'_>, required_dbm: f64) -> Drawn {
    let title = text!("calibration-picture-reliability-title", scenario = shown.scenario);
    let bands: Vec<&ReliabilityBand> =
        shown.model.reliability.iter().filter(|band| band.places > 0).collect();
    heading(canvas, &clean(&title), &finding(shown, required_dbm, &bands))?;
    let axis = |name: &'static str| Axis {
        name: word(name).to_owned(),
        range: -AIR..1.0 + AIR,
        numbers: 11,
        text: &percent,
    };
    let tenths: Vec<f64> = (0..=10).map(|tenth| f64::from(tenth) / 10.0).collect();
    let (x, y) = (axis("calibration-picture-stated"), axis("calibration-picture-came-true"));
    let area = chart_area(canvas);
    let mut chart = marked_chart_on(&area, &x.at(tenths.clone()), &y.at(tenths))?;
    chart.plotting_area().draw(&PathElement::new(vec![(0.0, 0.0), (1.0, 1.0)], line(INK, 0.8, 3)))?;
    let most = bands.iter().map(|band| band.places).max().unwrap_or(1) as f64;
    for band in bands {
        draw_band(&mut chart, band, most)?;
    }
    let legend = [
        (Sample::Disc(BANDS), "calibration-picture-band-of-probability"),
        (Sample::Thin(BANDS), "calibration-picture-whiskers"),
        (Sample::Line(INK), "calibration-picture-as-stated"),
    ];
    let legend: Vec<_> = legend.into_iter().map(|(sample, name)| (sample, word(name).to_owned())).collect();
    draw_legend(canvas, &legend, EDGE, LEGEND_TOP)?;
    footer(canvas, word("calibration-picture-reliability-source"))
}

fn percent(share: f64) -> String {
    text!("calibration-text-percent", value = decimals(100.0 * share, 0))
}

/// Of which level, model and how many places.
fn finding(shown: &Shown<'_>, required_dbm: f64, bands: &[&ReliabilityBand]) -> String {
    let level = required_level(shown.of_losses(), required_dbm);
    let places = grouped(bands.iter().map(|band| band.places).sum::<usize>() as f64);
    text!("calibration-picture-reliability-finding", model = shown.model.record.model, level, places)
}

/// The level in words; losses are shown as negative levels.
fn required_level(of_losses: bool, required_dbm: f64) -> String {
    if of_losses {
        text!("calibration-picture-at-most-loss", loss = decimals(-required_dbm, 0))
    } else {
        text!("calibration-picture-at-least-level", level = decimals(required_dbm, 0))
    }
}

/// A disc with its whiskers and its number of places.
fn draw_band(chart: &mut MarkedChart<'_, '_>, band: &ReliabilityBand, most: f64) -> Drawn {
    let at = (band.stated, band.came_true);
    let radius = RADII.0 + (RADII.1 - RADII.0) * (band.places as f64 / most).sqrt();
    let (low, high) = interval(band.came_true, band.places);
    let area = chart.plotting_area();
    area.draw(&PathElement::new(vec![(at.0, low), (at.0, high)], line(BANDS, 0.8, 3)))?;
    for end in [low, high] {
        let cap = PathElement::new(vec![(-9, 0), (9, 0)], line(BANDS, 0.8, 3));
        area.draw(&(EmptyElement::at((at.0, end)) + cap))?;
    }
    area.draw(&Circle::new(at, radius, fill(BANDS, 0.85)))?;
    // at the right there is no room for numbers
    let (side, beside) = if band.stated > 0.94 { (HPos::Right, -1.0) } else { (HPos::Left, 1.0) };
    let place = ((beside * (radius + 10.0)) as i32, 0);
    let number = Text::new(grouped(band.places as f64), place, NUMBERS.anchored(side, VPos::Center));
    area.draw(&(EmptyElement::at(at) + number))
}

/// Between which shares the true one lies with 95 %, of `places` independent trials.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", J. Am. Stat. Assoc. 22, 1927.
fn interval(share: f64, places: usize) -> (f64, f64) {
    let (n, z) = (places.max(1) as f64, NINETY_FIVE_PERCENT);
    let squeezed = 1.0 + z * z / n;
    let middle = (share + z * z / (2.0 * n)) / squeezed;
    let half = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).max(0.0).sqrt() / squeezed;
    ((middle - half).max(0.0), (middle + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::interval;

    #[test]
    fn intervals_of_shares() {
        // a textbook case: 81 of 263
        let (low, high) = interval(81.0 / 263.0, 263);
        assert!((low - 0.255_3).abs() < 1e-3 && (high - 0.366_2).abs() < 1e-3, "{low} {high}");
        let (low, high) = interval(0.0, 10);
        assert!(low.abs() < 1e-12 && (high - 0.277_5).abs() < 1e-3, "{high}");
        let (low, high) = interval(1.0, 1);
        assert!(low < 0.21 && (high - 1.0).abs() < 1e-12);
    }
}
