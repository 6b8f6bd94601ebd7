//! What all pictures have: letters and lines, heading, legend and footer, and the way from a drawing to SVG and PNG.
//!
//! plotters draws the SVG; resvg turns it into a PNG with Noto Sans from the `notosans` package, because without a font of
//! its own it would leave out every text.

pub(super) mod axes;
pub(super) mod drawing;
pub(super) mod legend;
pub(super) mod sheet;
