//! The points that matter, named in a band above the chart, each joined to its place by a thin line.
use super::scene::{Point, Scene};
use super::style::{BULLINGTON, RAY, RIDGE};
use crate::language::{decimals, word};
use crate::outputs::PathResult;
use crate::outputs::pictures::drawing::{Canvas, Drawn, GREY, HPos, INK, Letters, VPos, line};
use crate::text;
use plotters::prelude::{PathElement, RGBColor, Text};

/// Blank between two names.
const GAP: f64 = 34.0;
const NAME: Letters = Letters::new(25.0, INK);
const VALUE: Letters = Letters::new(23.0, GREY);
/// Height of the two lines of a name, and of the band in which the lines slant.
const TEXT_HEIGHT: i32 = 70;
const SLANT: i32 = 46;

/// A point with its name.
pub(super) struct Callout {
    at: Point,
    name: String,
    value: String,
    color: RGBColor,
}

impl Callout {
    fn width(&self) -> f64 {
        NAME.bold().width(&self.name).max(VALUE.width(&self.value))
    }
}

/// The names of a path's points, from transmitter to receiver.
pub(super) fn callouts(result: &PathResult, scene: &Scene) -> Vec<Callout> {
    let (analysis, ground_m) = (&result.analysis, result.profile.ground_m());
    let end = |index: usize, name: &str| {
        let ground_m = if index == 0 { ground_m[0] } else { ground_m[ground_m.len() - 1] };
        let (d_km, antenna_m) = scene.antennas[index];
        let value = format!("{} m + {} m", decimals(ground_m, 0), decimal(antenna_m - ground_m));
        Callout { at: (d_km, antenna_m), name: name.to_owned(), value, color: INK }
    };
    let mut all = vec![end(0, word("callouts-transmitter"))];
    if let (Some(edge), Some(_)) = (analysis.edge, analysis.horizons) {
        let (d_km, over_m) = (edge.distance.kilometres(), edge.height_over_ray_m);
        let value =
            text!("callouts-over-the-ray", over_m = decimals(over_m, 0), d_km = scene.distance_text(d_km));
        let at = scene.over_ray(d_km, over_m);
        all.push(Callout { at, name: word("bullington-point").to_owned(), value, color: BULLINGTON });
    }
    all.extend(ridges(result, scene));
    all.push(end(1, word("callouts-receiver")));
    all.sort_by(|a, b| a.at.0.total_cmp(&b.at.0));
    all
}

/// The blocking ridge and the horizons, one name for each point; on a clear path the point of least clearance.
fn ridges(result: &PathResult, scene: &Scene) -> Vec<Callout> {
    let analysis = &result.analysis;
    let Some(obstruction) = analysis.sight.obstruction else { return Vec::new() };
    let d_km = obstruction.distance.kilometres();
    let over_m = obstruction.height_over_ray_m;
    let Some(horizons) = analysis.horizons else {
        let value =
            text!("callouts-under-the-ray", over_m = decimal(-over_m), d_km = scene.distance_text(d_km));
        let at = scene.over_ray(d_km, over_m);
        return vec![Callout { at, name: word("callouts-least-clearance").to_owned(), value, color: RAY }];
    };
    let known = [
        (obstruction.index, d_km, over_m, word("callouts-blocking-ridge")),
        {
            let horizon = horizons.transmitter;
            let d_km = horizon.distance.kilometres();
            (horizon.index, d_km, horizon.height_over_ray_m, word("callouts-transmitter-horizon"))
        },
        {
            let horizon = horizons.receiver;
            (
                horizon.index,
                horizon.distance.kilometres(),
                horizon.height_over_ray_m,
                word("callouts-receiver-horizon"),
            )
        },
    ];
    let mut all: Vec<Callout> = Vec::new();
    for (place, (index, d_km, over_m, name)) in known.into_iter().enumerate() {
        if known[..place].iter().any(|earlier| earlier.0 == index) {
            continue;
        }
        let color = if place == 0 { RIDGE } else { INK };
        let value =
            text!("callouts-over-the-ray", over_m = decimals(over_m, 0), d_km = scene.distance_text(d_km));
        all.push(Callout { at: scene.over_ray(d_km, over_m), name: name.to_owned(), value, color });
    }
    all
}

/// Whole from 10 on, otherwise with one decimal where there is one.
fn decimal(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if tenths.abs() >= 10.0 || tenths.fract().abs() < 0.05 {
        decimals(tenths, 0)
    } else {
        decimals(tenths, 1)
    }
}

/// Where the names stand, in units of the drawing: between two limits, with their tops at a third.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: i32,
}

/// Draws the names in a room; `pixel` says where a point lies.
pub(super) fn draw(
    canvas: &Canvas<'_>,
    all: &[Callout],
    room: Room,
    pixel: impl Fn(Point) -> (i32, i32),
) -> Drawn {
    let Room { left, right, top } = room;
    let wanted: Vec<(f64, f64)> =
        all.iter().map(|callout| (f64::from(pixel(callout.at).0), callout.width())).collect();
    for (callout, centre) in all.iter().zip(spread(&wanted, left, right)) {
        let centre = centre.round() as i32;
        let (x, y) = pixel(callout.at);
        let foot = top + TEXT_HEIGHT;
        let leader = vec![(centre, foot), (centre, foot + 6), (x, foot + SLANT), (x, y - 9)];
        canvas.draw(&PathElement::new(leader, line(callout.color, 0.55, 2)))?;
        let name = Letters { color: callout.color, ..NAME }.bold();
        canvas.draw(&Text::new(
            callout.name.clone(),
            (centre, top),
            name.anchored(HPos::Center, VPos::Top),
        ))?;
        let value = VALUE.anchored(HPos::Center, VPos::Top);
        canvas.draw(&Text::new(callout.value.clone(), (centre, top + 35), value))?;
    }
    Ok(())
}

/// Centres of things of given widths, in their order, as near to where they are wanted as fits side by side between
/// two limits: those that would touch are moved as one, so that the sum of squares of the moves is least.
fn spread(wanted: &[(f64, f64)], left: f64, right: f64) -> Vec<f64> {
    // in coordinates from which the widths before are taken, "side by side" is "in order"
    let mut before = 0.0;
    let offsets: Vec<f64> = wanted
        .iter()
        .map(|(_, width)| {
            let own = before + 0.5 * width;
            before += width + GAP;
            own
        })
        .collect();
    let room = (right - left - (before - GAP)).max(0.0);
    let mut groups: Vec<(f64, usize)> = Vec::new();
    for ((centre, _), offset) in wanted.iter().zip(&offsets) {
        groups.push((centre - left - offset, 1));
        while let [.., (mean_a, count_a), (mean_b, count_b)] = groups[..]
            && mean_a > mean_b
        {
            groups.truncate(groups.len() - 2);
            let count = count_a + count_b;
            groups.push(((mean_a * count_a as f64 + mean_b * count_b as f64) / count as f64, count));
        }
    }
    let shifts =
        groups.into_iter().flat_map(|(mean, count)| std::iter::repeat_n(mean.clamp(0.0, room), count));
    shifts.zip(offsets).map(|(shift, offset)| left + shift + offset).collect()
}

#[cfg(test)]
mod tests {
    use super::{GAP, spread};

    #[test]
    fn what_fits_stays_where_it_is_wanted() {
        let found = spread(&[(100.0, 50.0), (400.0, 50.0)], 0.0, 1_000.0);
        assert!((found[0] - 100.0).abs() < 1e-9 && (found[1] - 400.0).abs() < 1e-9);
    }

    #[test]
    fn what_would_touch_is_moved_apart_and_stays_inside() {
        for wanted in [
            vec![(0.0, 200.0), (10.0, 200.0), (15.0, 100.0)],
            vec![(990.0, 200.0), (995.0, 200.0), (1_000.0, 100.0)],
            vec![(500.0, 200.0), (500.0, 300.0), (500.0, 200.0)],
        ] {
            let found = spread(&wanted, 0.0, 1_000.0);
            for i in 1..found.len() {
                let apart = found[i] - found[i - 1];
                assert!(apart >= 0.5 * (wanted[i].1 + wanted[i - 1].1) + GAP - 1e-9, "{found:?}");
            }
            assert!(found[0] - 0.5 * wanted[0].1 >= -1e-9, "{found:?}");
            assert!(found[2] + 0.5 * wanted[2].1 <= 1_000.0 + 1e-9, "{found:?}");
        }
    }
}
