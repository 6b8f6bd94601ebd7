//! The legend below the chart: only what the picture shows.
use super::scene::Scene;
use super::style::{
    BULGE, BULLINGTON, CLUTTER, FRESNEL, GROUND, GROUND_EDGE, INK, Letters, RAY, RIDGE, SEA, fill, line,
};
use super::style::{Canvas, Drawn, HPos, VPos};
use crate::outputs::PathResult;
use plotters::element::DashedPathElement;
use plotters::prelude::{Circle, PathElement, RGBColor, Rectangle, Text};

const TEXT: Letters = Letters::new(22.0, INK);
/// Width of a sample, blank to its name, blank to the next sample.
const SAMPLE: i32 = 40;
const TO_NAME: i32 = 12;
const TO_NEXT: i32 = 34;

enum Sample {
    Area(RGBColor, RGBColor),
    Line(RGBColor),
    Thin(RGBColor),
    Dashed(RGBColor),
    Ring,
}

/// Draws the legend in one line from a corner.
pub(super) fn draw(canvas: &Canvas<'_>, result: &PathResult, scene: &Scene, left: i32, top: i32) -> Drawn {
    let (mut x, y) = (left, top);
    for (sample, name) in entries(result, scene) {
        let middle = y + 13;
        let ends = [(x, middle), (x + SAMPLE, middle)];
        match sample {
            Sample::Area(inside, edge) => {
                let corners = [(x, y), (x + SAMPLE, y + 26)];
                canvas.draw(&Rectangle::new(corners, fill(inside, 1.0)))?;
                canvas.draw(&Rectangle::new(corners, line(edge, 1.0, 2)))?;
            }
            Sample::Line(color) => canvas.draw(&PathElement::new(ends.to_vec(), line(color, 1.0, 5)))?,
            Sample::Thin(color) => canvas.draw(&PathElement::new(ends.to_vec(), line(color, 0.8, 2)))?,
            Sample::Dashed(color) => {
                canvas.draw(&DashedPathElement::new(ends, 11, 6, line(color, 1.0, 4)))?;
            }
            Sample::Ring => canvas.draw(&Circle::new((x + SAMPLE / 2, middle), 9, line(INK, 1.0, 3)))?,
        }
        x += SAMPLE + TO_NAME;
        canvas.draw(&Text::new(name.clone(), (x, y + 1), TEXT.anchored(HPos::Left, VPos::Top)))?;
        x += TEXT.width(&name).ceil() as i32 + TO_NEXT;
    }
    Ok(())
}

fn entries(result: &PathResult, scene: &Scene) -> Vec<(Sample, String)> {
    let mut all = vec![(Sample::Area(GROUND, GROUND_EDGE), "Terrain".to_owned())];
    if let Some(bulge_m) = scene.bulge {
        all.push((Sample::Area(BULGE, BULGE), format!("Earth bulge, {bulge_m:.0} m")));
    }
    if scene.columns.iter().any(|column| column.sea) {
        all.push((Sample::Area(SEA, SEA), "Sea".to_owned()));
    }
    if scene.columns.iter().any(|column| column.top > column.ground) {
        all.push((Sample::Area(CLUTTER, CLUTTER), "Trees, buildings".to_owned()));
    }
    all.push((Sample::Line(RAY), "Direct ray".to_owned()));
    all.push((Sample::Area(super::style::FRESNEL_ON_PAPER, FRESNEL), "First Fresnel zone".to_owned()));
    all.push((Sample::Thin(FRESNEL), "60 % of its radius".to_owned()));
    if result.analysis.horizons.is_some() {
        all.push((Sample::Line(RIDGE), "Blocking ridge over the ray".to_owned()));
        all.push((Sample::Dashed(BULLINGTON), "Bullington construction".to_owned()));
        all.push((Sample::Ring, "Horizon".to_owned()));
    }
    all
}
