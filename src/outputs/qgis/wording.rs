//! Words within expressions and tips of QGIS.
use crate::language::found;

/// A template with the messages that it names in braces: `... || ' {map-people}'`.
pub(super) fn said(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        text.push_str(found(name).unwrap_or(name));
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::outputs::qgis::layer_styles::layer_style;

    #[test]
    fn words_take_the_place_of_their_names() {
        assert_eq!(said("\"n\" || ' {map-people}'"), "\"n\" || ' people'");
        assert_eq!(said("no words"), "no words");
    }

    #[test]
    fn every_name_in_a_style_is_that_of_a_message() {
        let layers = [
            "settlements",
            "clusters",
            "gaps",
            "rays",
            "blocking_points",
            "sites",
            "remedies",
            "commune_areas",
            "opportunity_places",
            "changes",
            "plan",
            "backhaul",
            "served_by",
            "unserved_after",
            "residuals",
        ];
        for layer in layers {
            let style = layer_style(layer, "4g").expect(layer);
            let label = style.label.map(|label| label.expression).unwrap_or_default();
            for text in [label, style.tip] {
                assert!(!text.contains("map-"), "{layer}: {text}");
            }
        }
    }
}
