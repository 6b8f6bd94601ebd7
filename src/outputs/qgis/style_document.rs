//! The style of a layer as one document: `.qml`, and the same within a project and a `GeoPackage`.
use super::labels::Label;
use super::renderers::Renderer;
use crate::outputs::rasters::cloud_raster::escaped;
use std::fmt::Write as _;

/// How a layer is shown.
#[derive(Clone, Debug)]
pub(in crate::outputs) struct LayerStyle {
    pub(in crate::outputs) renderer: Renderer,
    pub(in crate::outputs) label: Option<Label>,
    /// An expression by which QGIS names a feature in lists.
    pub(in crate::outputs) display: &'static str,
    /// HTML with expressions, shown under the pointer; empty for none.
    pub(in crate::outputs) tip: String,
    /// Shown at scales up to 1 to this; 0 for always.
    pub(in crate::outputs) up_to_scale: u32,
}

/// Attributes of a layer's element that say at which scales it is drawn.
pub(in crate::outputs) fn scale_attributes(style: &LayerStyle) -> String {
    match style.up_to_scale {
        0 => "hasScaleBasedVisibilityFlag=\"0\" minScale=\"100000000\" maxScale=\"0\"".to_owned(),
        scale => format!("hasScaleBasedVisibilityFlag=\"1\" minScale=\"{scale}\" maxScale=\"0\""),
    }
}

/// What a layer's element contains: renderer, labels, names of fields, tip. Fields are given with their aliases.
pub(in crate::outputs) fn style_elements(style: &LayerStyle, aliases: &[(String, String)]) -> String {
    let mut text = String::new();
    style.renderer.write(&mut text);
    if let Some(label) = &style.label {
        label.write(&mut text);
    }
    text.push_str("<blendMode>0</blendMode>\n<featureBlendMode>0</featureBlendMode>\n<layerOpacity>1</layerOpacity>\n<aliases>\n");
    for (index, (field, alias)) in aliases.iter().enumerate() {
        let (field, alias) = (escaped(field), escaped(alias));
        let _ = writeln!(text, r#"<alias index="{index}" field="{field}" name="{alias}"/>"#);
    }
    let (display, tip) = (escaped(style.display), escaped(&style.tip));
    let _ = write!(
        text,
        "</aliases>\n<previewExpression>{display}</previewExpression>\n<mapTip>{tip}</mapTip>\n"
    );
    text
}

/// The `.qml` of a layer.
pub(in crate::outputs) fn style_document(style: &LayerStyle, aliases: &[(String, String)]) -> String {
    let labels = u8::from(style.label.is_some());
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22\" \
         styleCategories=\"Symbology|Labeling|Fields|MapTips|Rendering\" labelsEnabled=\"{labels}\" {}>\n{}</qgis>\n",
        scale_attributes(style),
        style_elements(style, aliases)
    )
}
