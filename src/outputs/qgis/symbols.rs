//! Symbols of QGIS: markers, lines and areas, as XML.
use crate::outputs::rasters::cloud_raster::escaped;
use std::fmt::Write as _;

/// What a symbol is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::outputs) enum SymbolKind {
    Marker,
    Line,
    Fill,
}

impl SymbolKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Marker => "marker",
            Self::Line => "line",
            Self::Fill => "fill",
        }
    }
}

/// A drawing of a symbol: QGIS draws them one over the other.
#[derive(Clone, Debug)]
pub(in crate::outputs) struct SymbolLayer {
    class: &'static str,
    properties: Vec<(&'static str, String)>,
    /// Properties by the feature: their names and expressions.
    by_feature: Vec<(&'static str, &'static str)>,
    /// What a generated shape is drawn with.
    inner: Option<Box<Symbol>>,
}

/// A symbol.
#[derive(Clone, Debug)]
pub(in crate::outputs) struct Symbol {
    kind: SymbolKind,
    layers: Vec<SymbolLayer>,
}

/// Dark outline of markers.
const OUTLINE: &str = "35,35,35,255";

/// `#rrggbb` as QGIS writes colours, with an opacity up to 255.
fn rgba(hexadecimal: &str, alpha: u8) -> String {
    let part = |at: usize| {
        hexadecimal.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap_or_default()
    };
    format!("{},{},{},{alpha}", part(1), part(3), part(5))
}

impl SymbolLayer {
    /// A shape of a size in millimetres.
    pub(in crate::outputs) fn shape(name: &str, colour: &str, size_mm: f64) -> Self {
        let properties = vec![
            ("name", name.to_owned()),
            ("color", rgba(colour, 255)),
            ("outline_color", OUTLINE.to_owned()),
            ("outline_width", "0.2".to_owned()),
            ("outline_style", "solid".to_owned()),
            ("size", size_mm.to_string()),
            ("size_unit", "MM".to_owned()),
            ("scale_method", "diameter".to_owned()),
            ("angle", "0".to_owned()),
        ];
        Self { class: "SimpleMarker", properties, by_feature: Vec::new(), inner: None }
    }

    /// A line of a width in millimetres: `solid`, `dash` or `dot`.
    pub(in crate::outputs) fn line(colour: &str, width_mm: f64, style: &str) -> Self {
        let properties = vec![
            ("line_color", rgba(colour, 255)),
            ("line_width", width_mm.to_string()),
            ("line_width_unit", "MM".to_owned()),
            ("line_style", style.to_owned()),
            ("capstyle", "round".to_owned()),
            ("joinstyle", "round".to_owned()),
        ];
        Self { class: "SimpleLine", properties, by_feature: Vec::new(), inner: None }
    }

    /// An area with a thin edge.
    pub(in crate::outputs) fn area(colour: &str, alpha: u8) -> Self {
        let properties = vec![
            ("color", rgba(colour, alpha)),
            ("outline_color", rgba(colour, 255)),
            ("outline_width", "0.15".to_owned()),
            ("outline_style", "solid".to_owned()),
            ("style", "solid".to_owned()),
        ];
        Self { class: "SimpleFill", properties, by_feature: Vec::new(), inner: None }
    }

    /// A shape that an expression makes of the feature.
    pub(in crate::outputs) fn generated(expression: &str, inner: Symbol) -> Self {
        let shape = match inner.kind {
            SymbolKind::Marker => "Marker",
            SymbolKind::Line => "Line",
            SymbolKind::Fill => "Fill",
        };
        let properties = vec![
            ("SymbolType", shape.to_owned()),
            ("geometryModifier", expression.to_owned()),
            ("units", "MapUnit".to_owned()),
        ];
        Self { class: "GeometryGenerator", properties, by_feature: Vec::new(), inner: Some(Box::new(inner)) }
    }

    /// The same with a property that an expression gives for each feature.
    #[must_use]
    pub(in crate::outputs) fn with(mut self, property: &'static str, expression: &'static str) -> Self {
        self.by_feature.push((property, expression));
        self
    }

    /// The same with another fixed property.
    #[must_use]
    pub(in crate::outputs) fn set(mut self, property: &'static str, value: &str) -> Self {
        self.properties.retain(|(name, _)| *name != property);
        self.properties.push((property, value.to_owned()));
        self
    }

    fn write(&self, text: &mut String, name: &str) {
        let _ = writeln!(text, r#"<layer class="{}" enabled="1" locked="0" pass="0">"#, self.class);
        for (key, value) in &self.properties {
            let _ = writeln!(text, r#"<prop k="{key}" v="{}"/>"#, escaped(value));
        }
        if !self.by_feature.is_empty() {
            text.push_str(&by_feature(&self.by_feature));
        }
        if let Some(inner) = &self.inner {
            inner.write(text, &format!("@{name}@0"));
        }
        text.push_str("</layer>\n");
    }
}

/// Properties by expressions, as QGIS stores them.
pub(super) fn by_feature(properties: &[(&str, &str)]) -> String {
    let mut text = String::from(
        "<data_defined_properties><Option type=\"Map\"><Option name=\"name\" value=\"\" type=\"QString\"/>\
         <Option name=\"properties\" type=\"Map\">",
    );
    for (name, expression) in properties {
        let expression = escaped(expression);
        let _ = write!(
            text,
            r#"<Option name="{name}" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value="{expression}" type="QString"/><Option name="type" value="3" type="int"/></Option>"#
        );
    }
    text + "</Option><Option name=\"type\" value=\"collection\" type=\"QString\"/></Option></data_defined_properties>\n"
}

impl Symbol {
    /// Of drawings one over the other, the lowest first.
    pub(in crate::outputs) const fn new(kind: SymbolKind, layers: Vec<SymbolLayer>) -> Self {
        Self { kind, layers }
    }

    /// One shape.
    pub(in crate::outputs) fn marker(name: &str, colour: &str, size_mm: f64) -> Self {
        Self::new(SymbolKind::Marker, vec![SymbolLayer::shape(name, colour, size_mm)])
    }

    /// One line.
    pub(in crate::outputs) fn line(colour: &str, width_mm: f64, style: &str) -> Self {
        Self::new(SymbolKind::Line, vec![SymbolLayer::line(colour, width_mm, style)])
    }

    /// Writes it under a name.
    pub(super) fn write(&self, text: &mut String, name: &str) {
        let kind = self.kind.word();
        let _ = writeln!(
            text,
            r#"<symbol name="{name}" type="{kind}" alpha="1" clip_to_extent="1" force_rhr="0">"#
        );
        for layer in &self.layers {
            layer.write(text, name);
        }
        text.push_str("</symbol>\n");
    }
}
