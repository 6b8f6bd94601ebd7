//! A legend in one line: samples with their names.
use super::drawing::{Canvas, Drawn, HPos, INK, Letters, VPos, fill, line};
use plotters::element::DashedPathElement;
use plotters::prelude::{Circle, PathElement, Polygon, RGBColor, Rectangle, Text};

const TEXT: Letters = Letters::new(22.0, INK);
/// Width of a sample, blank to its name, blank to the next sample.
const SAMPLE: i32 = 40;
const TO_NAME: i32 = 12;
const TO_NEXT: i32 = 34;

/// Corners of a triangle that points down, about its middle.
pub(in crate::outputs) const DOWN: [(i32, i32); 3] = [(-9, -7), (9, -7), (0, 10)];

/// How a thing looks in the picture.
pub(in crate::outputs) enum Sample {
    /// An area and its edge.
    Area(RGBColor, RGBColor),
    /// A line.
    Line(RGBColor),
    /// A thin line.
    Thin(RGBColor),
    /// A line of dashes.
    Dashed(RGBColor),
    /// A ring.
    Ring,
    /// A disc.
    Disc(RGBColor),
    /// A circle of the disc's size.
    Circle(RGBColor),
    /// A small disc, through which others are seen.
    Dot(RGBColor),
    /// A triangle that points down.
    Down(RGBColor),
}

/// Draws the legend in one line from a corner.
pub(in crate::outputs) fn draw_legend(
    canvas: &Canvas<'_>,
    entries: &[(Sample, String)],
    left: i32,
    top: i32,
) -> Drawn {
    let (mut x, y) = (left, top);
    for (sample, name) in entries {
        let middle = y + 13;
        let ends = [(x, middle), (x + SAMPLE, middle)];
        match sample {
            Sample::Area(inside, edge) => {
                let corners = [(x, y), (x + SAMPLE, y + 26)];
                canvas.draw(&Rectangle::new(corners, fill(*inside, 1.0)))?;
                canvas.draw(&Rectangle::new(corners, line(*edge, 1.0, 2)))?;
            }
            Sample::Line(color) => canvas.draw(&PathElement::new(ends.to_vec(), line(*color, 1.0, 5)))?,
            Sample::Thin(color) => canvas.draw(&PathElement::new(ends.to_vec(), line(*color, 0.8, 2)))?,
            Sample::Dashed(color) => {
                canvas.draw(&DashedPathElement::new(ends, 11, 6, line(*color, 1.0, 4)))?;
            }
            Sample::Disc(color) => {
                canvas.draw(&Circle::new((x + SAMPLE / 2, middle), 9, fill(*color, 1.0)))?;
            }
            Sample::Circle(color) => {
                canvas.draw(&Circle::new((x + SAMPLE / 2, middle), 9, line(*color, 1.0, 3)))?;
            }
            Sample::Dot(color) => {
                canvas.draw(&Circle::new((x + SAMPLE / 2, middle), 7, fill(*color, 0.7)))?;
            }
            Sample::Down(color) => {
                let corners = DOWN.map(|(right, below)| (x + SAMPLE / 2 + right, middle + below));
                canvas.draw(&Polygon::new(corners.to_vec(), fill(*color, 0.9)))?;
            }
            Sample::Ring => canvas.draw(&Circle::new((x + SAMPLE / 2, middle), 9, line(INK, 1.0, 3)))?,
        }
        x += SAMPLE + TO_NAME;
        canvas.draw(&Text::new(name.clone(), (x, y + 1), TEXT.anchored(HPos::Left, VPos::Top)))?;
        x += TEXT.width(name).ceil() as i32 + TO_NEXT;
    }
    Ok(())
}
