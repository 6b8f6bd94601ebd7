//! The axes of a chart: numbers, names, a pale mesh.
use super::drawing::{Canvas, Drawn, Failed, GREY, HPos, INK, Letters, PALE, VPos, line};
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged, ValueFormatter};
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
/// A chart whose numbers at the axes are chosen.
pub(in crate::outputs) type MarkedChart<'a, 'b> =
    ChartContext<'a, SVGBackend<'b>, Cartesian2d<MarkedRange, MarkedRange>>;

/// A range with numbers at stated values.
pub(in crate::outputs) struct MarkedRange {
    inner: RangedCoordf64,
    range: Range<f64>,
    numbered: Vec<f64>,
}

impl Ranged for MarkedRange {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        self.inner.map(value, limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() { Vec::new() } else { self.numbered.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.range.clone()
    }
}

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

/// An axis with numbers at stated values.
pub(in crate::outputs) struct MarkedAxis<'t> {
    axis: &'t Axis<'t>,
    at: Vec<f64>,
}

impl Axis<'_> {
    /// With numbers at stated values.
    pub(in crate::outputs) const fn at(&self, values: Vec<f64>) -> MarkedAxis<'_> {
        MarkedAxis { axis: self, at: values }
    }
}

/// As [`chart_on`], with numbers at stated values of x and of y.
pub(in crate::outputs) fn marked_chart_on<'a, 'b>(
    area: &'a Canvas<'b>,
    x: &MarkedAxis<'_>,
    y: &MarkedAxis<'_>,
) -> Result<MarkedChart<'a, 'b>, Failed> {
    let marked = |marked: &MarkedAxis<'_>| MarkedRange {
        inner: marked.axis.range.clone().into(),
        range: marked.axis.range.clone(),
        numbered: marked.at.clone(),
    };
    let mut chart = ChartBuilder::on(area)
        .y_label_area_size(LEFT)
        .x_label_area_size(BELOW)
        .build_cartesian_2d(marked(x), marked(y))?;
    draw_mesh(&mut chart, x.axis, y.axis)?;
    Ok(chart)
}

fn draw_mesh<X, Y>(
    chart: &mut ChartContext<'_, SVGBackend<'_>, Cartesian2d<X, Y>>,
    x: &Axis<'_>,
    y: &Axis<'_>,
) -> Drawn
where
    X: Ranged<ValueType = f64> + ValueFormatter<f64>,
    Y: Ranged<ValueType = f64> + ValueFormatter<f64>,
{
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
