//! Colours of the picture.
use plotters::prelude::RGBColor;

pub(super) const GROUND: RGBColor = RGBColor(0xdc, 0xcf, 0xb8);
pub(super) const GROUND_EDGE: RGBColor = RGBColor(0x7d, 0x68, 0x4a);
pub(super) const BULGE: RGBColor = RGBColor(0xb9, 0xa8, 0x8a);
pub(super) const SEA: RGBColor = RGBColor(0x9d, 0xc3, 0xdc);
pub(super) const CLUTTER: RGBColor = RGBColor(0x5f, 0x94, 0x5b);
pub(super) const RAY: RGBColor = RGBColor(0x1b, 0x58, 0xa3);
pub(super) const FRESNEL: RGBColor = RGBColor(0x4a, 0x8f, 0xd6);
/// The zone's colour where it lies on nothing.
pub(super) const FRESNEL_ON_PAPER: RGBColor = RGBColor(0xd7, 0xe6, 0xf6);
pub(super) const BULLINGTON: RGBColor = RGBColor(0xc4, 0x6a, 0x0a);
pub(super) const RIDGE: RGBColor = RGBColor(0xc0, 0x1f, 0x2e);
