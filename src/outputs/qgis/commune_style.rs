//! The style of the areas of communes: by the share of their people without service.
use super::labels::{Label, LabelPlace};
use super::palette::INK;
use super::renderers::{Renderer, Rule};
use super::style_document::LayerStyle;
use super::symbols::{Symbol, SymbolKind, SymbolLayer};
use super::wording::said;
use crate::language::word;

/// Conditions with the messages of their words, and colours: `ColorBrewer`'s `YlOrRd`, which grows darker, and grey where nobody is known.
const CLASSES: [(&str, &str, &str); 6] = [
    ("\"share_without_service\" < 0.02", "map-communes-1", "#ffffcc"),
    ("\"share_without_service\" >= 0.02 AND \"share_without_service\" < 0.1", "map-communes-2", "#fed976"),
    ("\"share_without_service\" >= 0.1 AND \"share_without_service\" < 0.25", "map-communes-3", "#fd8d3c"),
    ("\"share_without_service\" >= 0.25 AND \"share_without_service\" < 0.5", "map-communes-4", "#e31a1c"),
    ("\"share_without_service\" >= 0.5", "map-communes-5", "#800026"),
    ("\"share_without_service\" IS NULL", "map-communes-unknown", "#d9d9d9"),
];

/// The style.
pub(super) fn commune_areas() -> LayerStyle {
    let rule = |(filter, label, colour): (&'static str, &'static str, &str)| {
        let area =
            SymbolLayer::area(colour, 150).set("outline_color", "80,80,80,255").set("outline_width", "0.3");
        Rule {
            filter: filter.to_owned(),
            label: word(label),
            symbol: Symbol::new(SymbolKind::Fill, vec![area]),
            up_to_scale: 0,
        }
    };
    LayerStyle {
        renderer: Renderer::Rules(CLASSES.into_iter().map(rule).collect()),
        label: Some(Label {
            expression: said(
                "coalesce(\"unit\", \"code\") || coalesce('\\n' || format_number(100 * \"share_without_service\", 0) || ' %', '')",
            ),
            size: 8.0,
            colour: INK,
            up_to_scale: 500_000,
            priority: "1",
            place: LabelPlace::Within,
        }),
        display: "coalesce(\"unit\", \"code\")",
        tip: said(
            "<b>[% coalesce(\"unit\", \"code\") %]</b><br>[% \"people_without_service\" %] {map-of} [% \"people\" %] {map-people-without-generation} \
              [% \"technology\" %]<br>[% \"villages_unserved\" %] {map-of} [% \"villages\" %] {map-villages-not-served}, \
              [% \"villages_partly_served\" %] {map-in-part}",
        ),
        up_to_scale: 0,
    }
}
