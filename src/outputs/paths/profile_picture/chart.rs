//! The chart: terrain on the bulging Earth, clutter, Fresnel zone, rays, ridges.
use super::scene::{Column, Point, Scene};
use super::style::{BULGE, BULLINGTON, CLUTTER, FRESNEL, GROUND, GROUND_EDGE, RAY, RIDGE, SEA};
use crate::language::decimals;
use crate::outputs::PathResult;
use crate::outputs::pictures::axes::{Axis, Chart, chart_on};
use crate::outputs::pictures::drawing::{Canvas, Drawn, Failed, INK, fill, line};
use crate::text;
use plotters::element::DashedPathElement;
use plotters::prelude::{Circle, PathElement, Polygon};

/// Draws the chart and returns where its points lie on the canvas.
pub(super) fn draw(
    area: &Canvas<'_>,
    result: &PathResult,
    scene: &Scene,
) -> Result<impl Fn(Point) -> (i32, i32) + use<>, Failed> {
    let k = result.link.earth().radius_km() / crate::geodesy::EARTH_RADIUS_KM;
    let step = |span: f64| if span < 2.0 { 2 } else { usize::from(span < 10.0) };
    let (per_km, unit) = if scene.length_km < 1.0 { (1_000.0, "m") } else { (1.0, "km") };
    let digits = step(scene.length_km * per_km);
    // a number so near to the corner would touch that of the other axis
    let corner_m = scene.range.0 + 0.03 * (scene.range.1 - scene.range.0);
    let distance = Axis {
        name: text!("chart-distance-from-the-transmitter", unit),
        range: 0.0..scene.length_km,
        numbers: 11,
        text: &|km| decimals(km * per_km, digits),
    };
    let height = Axis {
        name: text!("chart-height-above-sea-earth-bulge-for", k = decimals(k, 2)),
        range: scene.range.0..scene.range.1,
        numbers: 9,
        text: &|m| if m < corner_m { String::new() } else { decimals(m, 0) },
    };
    let mut chart = chart_on(area, &distance, &height)?;
    ground(&mut chart, scene)?;
    zone(&mut chart, scene)?;
    rays(&mut chart, result, scene)?;
    ridge(&mut chart, result, scene)?;
    antennas(&mut chart, scene)?;
    Ok(place_of(&chart, scene))
}

/// Where points lie on the canvas.
fn place_of(chart: &Chart<'_, '_>, scene: &Scene) -> impl Fn(Point) -> (i32, i32) + use<> {
    let (columns, rows) = chart.plotting_area().get_pixel_range();
    let (length_km, (low, high)) = (scene.length_km, scene.range);
    move |(d_km, height_m)| {
        let width = f64::from(columns.end - columns.start);
        let height = f64::from(rows.end - rows.start);
        let x = f64::from(columns.start) + width * d_km / length_km;
        let y = f64::from(rows.end) - height * (height_m - low) / (high - low);
        (x.round() as i32, y.round() as i32)
    }
}

fn ground(chart: &mut Chart<'_, '_>, scene: &Scene) -> Drawn {
    let (low, columns) = (scene.range.0, &scene.columns);
    let surface: Vec<Point> = columns.iter().map(|column| (column.d_km, column.ground)).collect();
    let ends = [(scene.length_km, low), (0.0, low)];
    let body: Vec<Point> = surface.iter().copied().chain(ends).collect();
    chart.draw_series([Polygon::new(body, fill(GROUND, 1.0))])?;
    for run in columns.chunk_by(|a, b| a.sea == b.sea).filter(|run| run[0].sea && run.len() > 1) {
        let (first, last) = (run[0].d_km, run[run.len() - 1].d_km);
        let top = run.iter().map(|column| (column.d_km, column.ground));
        let water: Vec<Point> = top.chain([(last, low), (first, low)]).collect();
        chart.draw_series([Polygon::new(water, fill(SEA, 1.0))])?;
    }
    if scene.bulge.is_some() {
        let along = (0..=100).map(|step| scene.length_km * f64::from(step) / 100.0);
        let curve = along.map(|d_km| (d_km, low + scene.bulge_m(d_km)));
        chart.draw_series([Polygon::new(curve.chain(ends).collect::<Vec<_>>(), fill(BULGE, 1.0))])?;
    }
    for run in clutter_runs(columns) {
        let top = run.iter().map(|column| (column.d_km, column.top));
        let foot = run.iter().rev().map(|column| (column.d_km, column.ground));
        chart.draw_series([Polygon::new(top.chain(foot).collect::<Vec<_>>(), fill(CLUTTER, 0.9))])?;
    }
    chart.draw_series([PathElement::new(surface, line(GROUND_EDGE, 1.0, 3))])?;
    Ok(())
}

/// Stretches with clutter, each with the bare point before and after it.
fn clutter_runs(columns: &[Column]) -> Vec<&[Column]> {
    let with = |column: &Column| column.top > column.ground;
    let mut runs = Vec::new();
    let mut start = None;
    for (index, column) in columns.iter().enumerate() {
        match (with(column), start) {
            (true, None) => start = Some(index.saturating_sub(1)),
            (false, Some(from)) => {
                runs.push(&columns[from..=index]);
                start = None;
            }
            _ => {}
        }
    }
    runs.extend(start.map(|from| &columns[from..]));
    runs
}

fn zone(chart: &mut Chart<'_, '_>, scene: &Scene) -> Drawn {
    let [full, sixty] = &scene.fresnel;
    let around = |[upper, lower]: &[Vec<Point>; 2]| -> Vec<Point> {
        upper.iter().chain(lower.iter().rev()).copied().collect()
    };
    chart.draw_series([Polygon::new(around(full), fill(FRESNEL, 0.22))])?;
    chart.draw_series([PathElement::new(around(full), line(FRESNEL, 0.9, 2))])?;
    for side in sixty {
        chart.draw_series([PathElement::new(side.clone(), line(FRESNEL, 0.5, 2))])?;
    }
    Ok(())
}

fn rays(chart: &mut Chart<'_, '_>, result: &PathResult, scene: &Scene) -> Drawn {
    let [from, to] = scene.antennas;
    chart.draw_series([PathElement::new(vec![from, to], line(RAY, 1.0, 4))])?;
    let (Some(edge), Some(horizons)) = (result.analysis.edge, result.analysis.horizons) else {
        return Ok(());
    };
    let point = scene.over_ray(edge.distance.kilometres(), edge.height_over_ray_m);
    for end in [from, to] {
        chart.draw_series([DashedPathElement::new([end, point], 18, 11, line(BULLINGTON, 1.0, 3))])?;
    }
    chart.draw_series([Circle::new(point, 9, fill(BULLINGTON, 1.0))])?;
    for horizon in [horizons.transmitter, horizons.receiver] {
        let place = scene.over_ray(horizon.distance.kilometres(), horizon.height_over_ray_m);
        chart.draw_series([Circle::new(place, 9, fill(plotters::style::WHITE, 1.0))])?;
        chart.draw_series([Circle::new(place, 9, line(INK, 1.0, 3))])?;
    }
    Ok(())
}

/// The height of the blocking ridge over the ray, or the least clearance under it.
fn ridge(chart: &mut Chart<'_, '_>, result: &PathResult, scene: &Scene) -> Drawn {
    let Some(obstruction) = result.analysis.sight.obstruction else { return Ok(()) };
    let d_km = obstruction.distance.kilometres();
    let blocked = !result.analysis.sight.line_of_sight;
    let color = if blocked { RIDGE } else { RAY };
    let (top, ray) = (scene.over_ray(d_km, obstruction.height_over_ray_m), scene.over_ray(d_km, 0.0));
    chart.draw_series([PathElement::new(vec![ray, top], line(color, 1.0, 5))])?;
    chart.draw_series([Circle::new(top, 9, fill(color, 1.0))])?;
    Ok(())
}

fn antennas(chart: &mut Chart<'_, '_>, scene: &Scene) -> Drawn {
    let ends = [scene.columns.first(), scene.columns.last()];
    for (antenna, foot) in scene.antennas.into_iter().zip(ends.into_iter().flatten()) {
        chart.draw_series([PathElement::new(vec![(foot.d_km, foot.ground), antenna], line(INK, 1.0, 7))])?;
        chart.draw_series([Circle::new(antenna, 9, fill(INK, 1.0))])?;
    }
    Ok(())
}
