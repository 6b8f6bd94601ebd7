//! The axes of a chart: numbers, names, a pale mesh.
use super::drawing::{Canvas, Drawn, Failed, GREY, HPos, INK, Letters, PALE, VPos, line};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{Cartesian2d, ChartBuilder, ChartContext, SVGBackend};
use std::ops::Range;

/// Room for the numbers at the axes.
const LEFT: i32 = 130;
const BELOW: i32 = 92;
const NUMBERS: Letters = Letters::new(23.0, GREY);
const NAMES: Letters = Letters::new(24.0, INK);

pub(in crate::outputs) type Chart<'a, 'b> =
    ChartContext<'a, SVGBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// One axis.
pub(in crate::outputs) struct Axis<'t> {
    /// What it shows, and in what unit.
    pub(in crate::outputs) name: String,
    /// From where to where.
    pub(in crate::outputs) range: Range<f64>,
    /// Numbers at it, about.
    pub(in crate::outputs) numbers: usize,
    /// How a number is written.
    pub(in crate::outputs) text: &'t dyn Fn(f64) -> String,
}

/// A chart with its axes and mesh, to draw in.
pub(in crate::outputs) fn chart_on<'a, 'b>(
    area: &'a Canvas<'b>,
    x: &Axis<'_>,
    y: &Axis<'_>,
) -> Result<Chart<'a, 'b>, Failed> {
    let mut chart = ChartBuilder::on(area)
        .y_label_area_size(LEFT)
        .x_label_area_size(BELOW)
        .build_cartesian_2d(x.range.clone(), y.range.clone())?;
    draw_mesh(&mut chart, x, y)?;
    Ok(chart)
}

fn draw_mesh(chart: &mut Chart<'_, '_>, x: &Axis<'_>, y: &Axis<'_>) -> Drawn {
    chart
        .configure_mesh()
        .x_labels(x.numbers)
        .y_labels(y.numbers)
        .x_label_formatter(&|value| (x.text)(*value))
        .y_label_formatter(&|value| (y.text)(*value))
        .x_desc(x.name.clone())
        .y_desc(y.name.clone())
        .axis_desc_style(NAMES.anchored(HPos::Center, VPos::Top))
        .label_style(NUMBERS.anchored(HPos::Center, VPos::Top))
        .axis_style(line(GREY, 1.0, 2))
        .bold_line_style(line(PALE, 1.0, 2))
        .light_line_style(line(PALE, 0.0, 1))
        .draw()
}
