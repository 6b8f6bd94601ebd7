//! The legend below the chart: only what the picture shows.
use super::scene::Scene;
use super::style::{
    BULGE, BULLINGTON, CLUTTER, FRESNEL, FRESNEL_ON_PAPER, GROUND, GROUND_EDGE, RAY, RIDGE, SEA,
};
use crate::language::{decimals, word};
use crate::outputs::PathResult;
use crate::outputs::pictures::legend::Sample;
use crate::text;

/// What the picture shows, with its name.
pub(super) fn entries(result: &PathResult, scene: &Scene) -> Vec<(Sample, String)> {
    let mut all = vec![(Sample::Area(GROUND, GROUND_EDGE), word("legend-terrain").to_owned())];
    if let Some(bulge_m) = scene.bulge {
        all.push((Sample::Area(BULGE, BULGE), text!("legend-earth-bulge", bulge_m = decimals(bulge_m, 0))));
    }
    if scene.columns.iter().any(|column| column.sea) {
        all.push((Sample::Area(SEA, SEA), word("legend-sea").to_owned()));
    }
    if scene.columns.iter().any(|column| column.top > column.ground) {
        all.push((Sample::Area(CLUTTER, CLUTTER), word("legend-trees-buildings").to_owned()));
    }
    all.push((Sample::Line(RAY), word("legend-direct-ray").to_owned()));
    all.push((Sample::Area(FRESNEL_ON_PAPER, FRESNEL), word("first-fresnel-zone").to_owned()));
    all.push((Sample::Thin(FRESNEL), word("legend-60-of-its-radius").to_owned()));
    if result.analysis.horizons.is_some() {
        all.push((Sample::Line(RIDGE), word("legend-blocking-ridge-over-the-ray").to_owned()));
        all.push((Sample::Dashed(BULLINGTON), word("legend-bullington-construction").to_owned()));
        all.push((Sample::Ring, word("legend-horizon").to_owned()));
    }
    all
}
