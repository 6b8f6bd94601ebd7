//! What QGIS applies by itself: styles of layers (`.qml`), and a project with groups, relations and print layouts.
//!
//! Input: names and fields of layers. Output: XML as QGIS 3.22 and later read it. Colours are safe for colour-blind eyes, and
//! every difference of colour is one of lightness, shape or words too.

pub(super) mod archive;
pub(super) mod beside;
pub(super) mod catalogue;
pub(super) mod commune_style;
pub(super) mod gap_pages;
pub(super) mod labels;
pub(super) mod layer_styles;
pub(super) mod layout;
pub(super) mod palette;
pub(super) mod plan_styles;
pub(super) mod project;
pub(super) mod project_document;
pub(super) mod renderers;
pub(super) mod residual_style;
pub(super) mod style_document;
pub(super) mod symbols;
pub(super) mod wording;
