//! The picture of a path profile: terrain on the bulging Earth, clutter, direct ray, first Fresnel zone, horizons,
//! Bullington point, the blocking ridge with its height over the ray, and a box with the loss budget.
//!
//! plotters draws the SVG; resvg turns it into a PNG with Noto Sans from the `notosans` package, because without a font of
//! its own it would leave out every text.

mod callouts;
mod chart;
mod legend;
mod panel;
mod scene;
mod style;

use super::path_result::PathResult;
use crate::outputs::error::OutputError;
use crate::terrain::Obstruction;
use plotters::prelude::{IntoDrawingArea, SVGBackend, Text, WHITE};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use scene::{Scene, distance_text};
use std::sync::Arc;
use style::{Canvas, Drawn, GREY, INK, Letters};
use style::{HPos, VPos};

/// Size of the drawing, and of a PNG in pixels. plotters counts in whole units: these are fine enough for smooth curves.
const WIDTH: u32 = 2_400;
const HEIGHT: u32 = 1_350;
/// The SVG states half of it, which is how large it appears on a page.
const SHOWN: (u32, u32) = (WIDTH / 2, HEIGHT / 2);

const EDGE: i32 = 60;
const TITLE: Letters = Letters::new(44.0, INK).bold();
const SUBTITLE: Letters = Letters::new(27.0, GREY);
const FOOTER: Letters = Letters::new(19.0, GREY);
/// Top of the names of points, of chart and box; left edge and size of the box; top of the legend and of the footer.
const NAMES_TOP: i32 = 150;
const CHART_TOP: i32 = 276;
const PANEL_LEFT: i32 = 1_790;
const PANEL_WIDTH: i32 = 550;
const PANEL_HEIGHT: i32 = 926;
const CHART_HEIGHT: u32 = 940;
const LEGEND_TOP: i32 = 1_232;
const FOOTER_TOP: i32 = 1_300;

/// The picture as SVG text; `title` stands in place of what the picture found, which then follows below.
///
/// # Errors
/// [`OutputError::Picture`] when the plotting library refuses.
pub fn profile_svg(result: &PathResult, title: Option<&str>) -> Result<String, OutputError> {
    let mut svg = String::new();
    {
        let canvas = SVGBackend::with_string(&mut svg, (WIDTH, HEIGHT)).into_drawing_area();
        let drawn = draw(&canvas, result, title).and_then(|()| canvas.present());
        drawn.map_err(|error| OutputError::Picture { reason: error.to_string() })?;
    }
    let (stated, shown) = (size_attributes(WIDTH, HEIGHT), size_attributes(SHOWN.0, SHOWN.1));
    Ok(svg.replacen(&stated, &shown, 1))
}

/// The picture as PNG, 2400 x 1350 pixels.
///
/// # Errors
/// [`OutputError::Picture`] when the plotting library refuses.
pub fn profile_png(result: &PathResult, title: Option<&str>) -> Result<Vec<u8>, OutputError> {
    let svg = profile_svg(result, title)?;
    let failed = |reason: String| OutputError::Picture { reason };
    let mut options = usvg::Options { font_family: "Noto Sans".to_owned(), ..usvg::Options::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    fonts.load_font_data(notosans::REGULAR_TTF.to_vec());
    fonts.load_font_data(notosans::BOLD_TTF.to_vec());
    let tree = usvg::Tree::from_str(&svg, &options).map_err(|error| failed(error.to_string()))?;
    let mut pixels =
        Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| failed("no memory for the pixels".to_owned()))?;
    let scale = WIDTH as f32 / SHOWN.0 as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(error.to_string()))
}

fn size_attributes(width: u32, height: u32) -> String {
    format!("width=\"{width}\" height=\"{height}\"")
}

fn draw(canvas: &Canvas<'_>, result: &PathResult, title: Option<&str>) -> Drawn {
    canvas.fill(&WHITE)?;
    let scene = Scene::of(result);
    heading(canvas, result, title)?;
    let size = ((PANEL_LEFT - EDGE - 40) as u32, CHART_HEIGHT);
    let place = chart::draw(&canvas.clone().shrink((EDGE - 10, CHART_TOP), size), result, &scene)?;
    let right = f64::from(PANEL_LEFT + PANEL_WIDTH);
    let room = callouts::Room { left: f64::from(EDGE), right, top: NAMES_TOP };
    callouts::draw(canvas, &callouts::callouts(result, &scene), room, place)?;
    let frame = panel::Frame { left: PANEL_LEFT, top: CHART_TOP, width: PANEL_WIDTH, height: PANEL_HEIGHT };
    panel::draw(canvas, result, frame)?;
    legend::draw(canvas, result, &scene, EDGE, LEGEND_TOP)?;
    footer(canvas, result)
}

fn heading(canvas: &Canvas<'_>, result: &PathResult, title: Option<&str>) -> Drawn {
    let width = f64::from(PANEL_LEFT + PANEL_WIDTH - EDGE);
    let found = finding(result);
    let signal = &result.link.signal;
    let length_km = result.profile.ground_distance().kilometres();
    let mut below = format!(
        "Path profile at {} MHz over {}",
        signal.frequency.megahertz(),
        distance_text(length_km, length_km)
    );
    if title.is_some() {
        below = format!("{found} \u{b7} {below}");
    }
    let title = TITLE.cut(title.unwrap_or(&found), width);
    canvas.draw(&Text::new(title, (EDGE, 34), TITLE.anchored(HPos::Left, VPos::Top)))?;
    let below = SUBTITLE.cut(&below, width);
    canvas.draw(&Text::new(below, (EDGE, 98), SUBTITLE.anchored(HPos::Left, VPos::Top)))
}

/// What the picture shows, in one line.
fn finding(result: &PathResult) -> String {
    let analysis = &result.analysis;
    let share = analysis.sight.fresnel_share;
    match (&analysis.horizons, &analysis.sight.obstruction) {
        (Some(horizons), Some(obstruction)) => {
            let several = horizons.transmitter.index != horizons.receiver.index;
            let what = if several { "several ridges, the worst" } else { "a ridge" };
            let Obstruction { distance, height_over_ray_m, .. } = obstruction;
            let km = distance.kilometres();
            format!(
                "Blocked by {what} {height_over_ray_m:.0} m over the ray, {km:.2} km from the transmitter"
            )
        }
        (None, Some(_)) if share >= 1.0 => "Clear path: the whole first Fresnel zone is clear".to_owned(),
        (None, Some(_)) if share >= 0.6 => {
            format!("Clear path: {:.0} % of the first Fresnel zone's radius is clear", 100.0 * share)
        }
        (None, Some(_)) => {
            let free = 100.0 * share;
            format!(
                "Grazing path: in line of sight, but only {free:.0} % of the first Fresnel zone's radius is clear"
            )
        }
        _ => "Clear path".to_owned(),
    }
}

fn footer(canvas: &Canvas<'_>, result: &PathResult) -> Drawn {
    let version = env!("CARGO_PKG_VERSION");
    let source: Vec<&str> = result.profile_source.split(", ").map(file_name).collect();
    let text = format!("Profile: {} \u{b7} signalgap {version}", source.join(", "));
    let text = FOOTER.cut(&text, f64::from(PANEL_LEFT + PANEL_WIDTH - EDGE));
    canvas.draw(&Text::new(text, (EDGE, FOOTER_TOP), FOOTER.anchored(HPos::Left, VPos::Top)))
}

/// A path without its folders: of no use to those the picture is shown to.
fn file_name(part: &str) -> &str {
    part.rsplit(['/', '\\']).next().unwrap_or(part)
}
