//! The style of measured places: by what the calibrated prediction misses there.
use super::renderers::{Renderer, Rule};
use super::style_document::LayerStyle;
use super::symbols::{Symbol, SymbolKind, SymbolLayer};
use super::wording::said;
use crate::language::word;

/// Ends of the classes in dB, messages of their words, and colours: `ColorBrewer`'s `RdBu`, red where less was measured than predicted.
const CLASSES: [(Option<f64>, Option<f64>, &str, &str); 7] = [
    (None, Some(-15.0), "map-residual-1", "#b2182b"),
    (Some(-15.0), Some(-9.0), "map-residual-2", "#ef8a62"),
    (Some(-9.0), Some(-3.0), "map-residual-3", "#fddbc7"),
    (Some(-3.0), Some(3.0), "map-residual-4", "#f7f7f7"),
    (Some(3.0), Some(9.0), "map-residual-5", "#d1e5f0"),
    (Some(9.0), Some(15.0), "map-residual-6", "#67a9cf"),
    (Some(15.0), None, "map-residual-7", "#2166ac"),
];
/// Places not heard: conditions, messages of their words, colours of their outlines.
const NOT_HEARD: [(&str, &str, &str); 2] = [
    ("NOT \"heard\" AND \"residual_db\" < -3", "map-residual-not-heard-weaker", "178,24,43,255"),
    ("NOT \"heard\" AND \"residual_db\" >= -3", "map-residual-not-heard", "110,110,110,255"),
];
const SIZE_MM: f64 = 2.2;

/// The style.
pub(super) fn residuals() -> LayerStyle {
    let open = |(filter, label, outline): (&str, &'static str, &str)| {
        let circle = SymbolLayer::shape("circle", "#ffffff", SIZE_MM)
            .set("color", "255,255,255,0")
            .set("outline_color", outline)
            .set("outline_width", "0.5");
        rule(filter.to_owned(), label, Symbol::new(SymbolKind::Marker, vec![circle]))
    };
    let heard = |(from, to, label, colour): (Option<f64>, Option<f64>, &'static str, &str)| {
        let circle = SymbolLayer::shape("circle", colour, SIZE_MM).set("outline_color", "60,60,60,255");
        rule(condition(from, to), label, Symbol::new(SymbolKind::Marker, vec![circle]))
    };
    // the strongest on top of the legend
    let rules = CLASSES.into_iter().rev().map(heard).chain(NOT_HEARD.into_iter().rev().map(open));
    LayerStyle {
        renderer: Renderer::Rules(rules.collect()),
        label: None,
        display: "\"mast\" || ' ' || \"residual_db\" || ' dB'",
        tip: said(
            "<b>[% \"mast\" %]</b>, [% format_number(\"distance_km\", 1) %] km<br>\
              {map-measured} [% CASE WHEN \"heard\" THEN '' ELSE '{map-at-most} ' END || format_number(\"measured_dbm\", 1) %], \
              {map-predicted} [% format_number(\"calibrated_dbm\", 1) %] (± [% format_number(\"left_out_sigma_db\", 1) %] dB)",
        ),
        up_to_scale: 0,
    }
}

fn rule(filter: String, label: &'static str, symbol: Symbol) -> Rule {
    Rule { filter, label: word(label), symbol, up_to_scale: 0 }
}

/// Heard, with a residual from one end, included, to the other.
fn condition(from: Option<f64>, to: Option<f64>) -> String {
    let mut all = vec!["\"heard\"".to_owned()];
    all.extend(from.map(|from| format!("\"residual_db\" >= {from}")));
    all.extend(to.map(|to| format!("\"residual_db\" < {to}")));
    all.join(" AND ")
}

#[cfg(test)]
mod tests {
    use super::condition;

    #[test]
    fn conditions_of_classes() {
        assert_eq!(condition(None, Some(-15.0)), "\"heard\" AND \"residual_db\" < -15");
        assert_eq!(
            condition(Some(-3.0), Some(3.0)),
            "\"heard\" AND \"residual_db\" >= -3 AND \"residual_db\" < 3"
        );
    }
}
