//! The sheet that a picture is drawn on, with its heading and footer, as SVG and as PNG.
use super::drawing::{Canvas, Drawn, GREY, HPos, INK, Letters, VPos};
use crate::language::word;
use crate::outputs::error::OutputError;
use crate::text;
use plotters::prelude::{IntoDrawingArea, SVGBackend, Text, WHITE};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use std::sync::Arc;

/// Size of the drawing, and of a PNG in pixels. plotters counts in whole units: these are fine enough for smooth curves.
const WIDTH: u32 = 2_400;
const HEIGHT: u32 = 1_350;
/// The SVG states half of it, which is how large it appears on a page.
const SHOWN: (u32, u32) = (WIDTH / 2, HEIGHT / 2);

/// Blank at the sides, and where content ends at the right.
pub(in crate::outputs) const EDGE: i32 = 60;
pub(in crate::outputs) const RIGHT: i32 = WIDTH.cast_signed() - EDGE;
const TITLE: Letters = Letters::new(44.0, INK).bold();
const SUBTITLE: Letters = Letters::new(27.0, GREY);
const FOOTER: Letters = Letters::new(19.0, GREY);
/// Top of the title, of the line below it, of the legend and of the footer.
const TITLE_TOP: i32 = 34;
const SUBTITLE_TOP: i32 = 98;
pub(in crate::outputs) const LEGEND_TOP: i32 = 1_232;
const FOOTER_TOP: i32 = 1_300;

/// A drawing on a white sheet as SVG text.
///
/// # Errors
/// [`OutputError::Picture`] when the plotting library refuses.
pub(in crate::outputs) fn svg_of(draw: impl FnOnce(&Canvas<'_>) -> Drawn) -> Result<String, OutputError> {
    let mut svg = String::new();
    {
        let canvas = SVGBackend::with_string(&mut svg, (WIDTH, HEIGHT)).into_drawing_area();
        let drawn = canvas.fill(&WHITE).and_then(|()| draw(&canvas)).and_then(|()| canvas.present());
        drawn.map_err(|error| OutputError::Picture { reason: error.to_string() })?;
    }
    let (stated, shown) = (size_attributes(WIDTH, HEIGHT), size_attributes(SHOWN.0, SHOWN.1));
    Ok(svg.replacen(&stated, &shown, 1))
}

/// What [`svg_of`] made as PNG, 2400 x 1350 pixels.
///
/// # Errors
/// [`OutputError::Picture`] when the text is no picture, or there is no memory for the pixels.
pub(in crate::outputs) fn png_of(svg: &str) -> Result<Vec<u8>, OutputError> {
    let failed = |reason: String| OutputError::Picture { reason };
    let mut options = usvg::Options { font_family: "Noto Sans".to_owned(), ..usvg::Options::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    fonts.load_font_data(notosans::REGULAR_TTF.to_vec());
    fonts.load_font_data(notosans::BOLD_TTF.to_vec());
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| failed(error.to_string()))?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT)
        .ok_or_else(|| failed(word("sheet-no-memory-for-the-pixels").to_owned()))?;
    let scale = WIDTH as f32 / SHOWN.0 as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(error.to_string()))
}

fn size_attributes(width: u32, height: u32) -> String {
    format!("width=\"{width}\" height=\"{height}\"")
}

/// Writes the title and the line below it.
pub(in crate::outputs) fn heading(canvas: &Canvas<'_>, title: &str, below: &str) -> Drawn {
    let width = f64::from(RIGHT - EDGE);
    let title = TITLE.cut(title, width);
    canvas.draw(&Text::new(title, (EDGE, TITLE_TOP), TITLE.anchored(HPos::Left, VPos::Top)))?;
    let below = SUBTITLE.cut(below, width);
    canvas.draw(&Text::new(below, (EDGE, SUBTITLE_TOP), SUBTITLE.anchored(HPos::Left, VPos::Top)))
}

/// Writes the last line, with the program's version.
pub(in crate::outputs) fn footer(canvas: &Canvas<'_>, source: &str) -> Drawn {
    let text = text!("sheet-signalgap", source, version = env!("CARGO_PKG_VERSION"));
    let text = FOOTER.cut(&text, f64::from(RIGHT - EDGE));
    canvas.draw(&Text::new(text, (EDGE, FOOTER_TOP), FOOTER.anchored(HPos::Left, VPos::Top)))
}
