//! The legend below the chart: only what the picture shows.
use super::scene::Scene;
use super::style::{
    BULGE, BULLINGTON, CLUTTER, FRESNEL, FRESNEL_ON_PAPER, GROUND, GROUND_EDGE, RAY, RIDGE, SEA,
};
use crate::outputs::PathResult;
use crate::outputs::pictures::legend::Sample;

/// What the picture shows, with its name.
pub(super) fn entries(result: &PathResult, scene: &Scene) -> Vec<(Sample, String)> {
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
    all.push((Sample::Area(FRESNEL_ON_PAPER, FRESNEL), "First Fresnel zone".to_owned()));
    all.push((Sample::Thin(FRESNEL), "60 % of its radius".to_owned()));
    if result.analysis.horizons.is_some() {
        all.push((Sample::Line(RIDGE), "Blocking ridge over the ray".to_owned()));
        all.push((Sample::Dashed(BULLINGTON), "Bullington construction".to_owned()));
        all.push((Sample::Ring, "Horizon".to_owned()));
    }
    all
}
