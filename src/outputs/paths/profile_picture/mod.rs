//! The picture of a path profile: terrain on the bulging Earth, clutter, direct ray, first Fresnel zone, horizons,
//! Bullington point, the blocking ridge with its height over the ray, and a box with the loss budget.

mod callouts;
mod chart;
mod legend;
mod panel;
mod scene;
mod style;

use super::path_result::PathResult;
use crate::language::{decimals, word};
use crate::outputs::error::OutputError;
use crate::outputs::pictures::drawing::{Canvas, Drawn};
use crate::outputs::pictures::legend::draw_legend;
use crate::outputs::pictures::sheet::{EDGE, LEGEND_TOP, RIGHT, footer, heading, png_of, svg_of};
use crate::terrain::Obstruction;
use crate::text;
use scene::{Scene, distance_text};

/// Top of the names of points, of chart and box; left edge and height of the box.
const NAMES_TOP: i32 = 150;
const CHART_TOP: i32 = 276;
const PANEL_LEFT: i32 = 1_790;
const PANEL_HEIGHT: i32 = 926;
const CHART_HEIGHT: u32 = 940;

/// The picture as SVG text; `title` stands in place of what the picture found, which then follows below.
///
/// # Errors
/// [`OutputError::Picture`] when the plotting library refuses.
pub fn profile_svg(result: &PathResult, title: Option<&str>) -> Result<String, OutputError> {
    svg_of(|canvas| draw(canvas, result, title))
}

/// The picture as PNG, 2400 x 1350 pixels.
///
/// # Errors
/// [`OutputError::Picture`] when the plotting library refuses.
pub fn profile_png(result: &PathResult, title: Option<&str>) -> Result<Vec<u8>, OutputError> {
    png_of(&profile_svg(result, title)?)
}

fn draw(canvas: &Canvas<'_>, result: &PathResult, title: Option<&str>) -> Drawn {
    let scene = Scene::of(result);
    let (found, below) = heading_of(result, title);
    heading(canvas, title.unwrap_or(&found), &below)?;
    let size = ((PANEL_LEFT - EDGE - 40) as u32, CHART_HEIGHT);
    let place = chart::draw(&canvas.clone().shrink((EDGE - 10, CHART_TOP), size), result, &scene)?;
    let room = callouts::Room { left: f64::from(EDGE), right: f64::from(RIGHT), top: NAMES_TOP };
    callouts::draw(canvas, &callouts::callouts(result, &scene), room, place)?;
    let width = RIGHT - PANEL_LEFT;
    let frame = panel::Frame { left: PANEL_LEFT, top: CHART_TOP, width, height: PANEL_HEIGHT };
    panel::draw(canvas, result, frame)?;
    draw_legend(canvas, &legend::entries(result, &scene), EDGE, LEGEND_TOP)?;
    let source: Vec<&str> = result.profile_source.split(", ").map(file_name).collect();
    footer(canvas, &text!("profile-picture-profile", source = source.join(", ")))
}

/// What was found, and the line below the title.
fn heading_of(result: &PathResult, title: Option<&str>) -> (String, String) {
    let found = finding(result);
    let signal = &result.link.signal;
    let length_km = result.profile.ground_distance().kilometres();
    let mut below = text!(
        "profile-picture-path-profile-at-mhz-over",
        megahertz = signal.frequency.megahertz(),
        length_km = distance_text(length_km, length_km)
    );
    if title.is_some() {
        below = format!("{found} \u{b7} {below}");
    }
    (found, below)
}

/// What the picture shows, in one line.
fn finding(result: &PathResult) -> String {
    let analysis = &result.analysis;
    let share = analysis.sight.fresnel_share;
    match (&analysis.horizons, &analysis.sight.obstruction) {
        (Some(horizons), Some(obstruction)) => {
            let several = horizons.transmitter.index != horizons.receiver.index;
            let what = if several {
                word("profile-picture-several-ridges-the-worst")
            } else {
                word("profile-picture-ridge")
            };
            let Obstruction { distance, height_over_ray_m, .. } = obstruction;
            let km = distance.kilometres();
            text!(
                "profile-picture-blocked-by-over-the-ray-km",
                what,
                height_over_ray_m = decimals(height_over_ray_m, 0),
                km = decimals(km, 2)
            )
        }
        (None, Some(_)) if share >= 1.0 => {
            word("profile-picture-clear-path-the-whole-first-fresnel").to_owned()
        }
        (None, Some(_)) if share >= 0.6 => {
            text!("profile-picture-clear-path-of-the-first-fresnel", share = decimals(100.0 * share, 0))
        }
        (None, Some(_)) => {
            let free = 100.0 * share;
            text!("profile-picture-grazing-path-in-line-of-sight", free = decimals(free, 0))
        }
        _ => word("profile-picture-clear-path").to_owned(),
    }
}

/// A path without its folders: of no use to those the picture is shown to.
fn file_name(part: &str) -> &str {
    part.rsplit(['/', '\\']).next().unwrap_or(part)
}
