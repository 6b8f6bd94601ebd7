//! What QGIS applies by itself: the styles of layers (`.qml`).
//!
//! Input: names and fields of layers. Output: XML as QGIS 3.22 and later read it. Colours are safe for colour-blind eyes, and
//! every difference of colour is one of lightness, shape or words too.

pub(super) mod beside;
pub(super) mod labels;
pub(super) mod layer_styles;
pub(super) mod plan_styles;
pub(super) mod renderers;
pub(super) mod style_document;
pub(super) mod symbols;
