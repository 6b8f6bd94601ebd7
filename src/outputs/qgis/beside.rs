//! Styles beside layers: made of the layer's file, for the fields that it has.
use super::layer_styles::layer_style;
use super::style_document::style_document;
use crate::network::Technology;
use crate::outputs::dictionary::alias_of;
use crate::outputs::results::run_results::ResultFile;

/// Ending of layers.
const LAYER: &str = ".geojson";

/// A file with the name of its style, where it is a layer.
pub(in crate::outputs) fn with_style(name: &str) -> Vec<String> {
    let style = name.strip_suffix(LAYER).map(|stem| format!("{stem}.qml"));
    std::iter::once(name.to_owned()).chain(style).collect()
}

/// The style of a layer, under the name by which QGIS finds it; `None` of other files.
pub(in crate::outputs) fn style_beside(file: &ResultFile, technology: Technology) -> Option<ResultFile> {
    let stem = file.name.strip_suffix(LAYER)?;
    let style = layer_style(stem, technology.key())?;
    let text = style_document(&style, &aliases(&file.bytes));
    Some(ResultFile { name: format!("{stem}.qml"), bytes: text.into_bytes() })
}

/// Whether a layer has any feature.
pub(in crate::outputs) fn has_features(geojson: &[u8]) -> bool {
    !fields(geojson).is_empty()
}

/// The fields of a layer's first feature, which are those of all, with what people read in their place.
pub(in crate::outputs) fn aliases(geojson: &[u8]) -> Vec<(String, String)> {
    fields(geojson).into_iter().map(|name| (name.clone(), alias_of(&name))).collect()
}

fn fields(geojson: &[u8]) -> Vec<String> {
    const PROPERTIES: &[u8] = b"\"properties\":";
    let Some(at) = geojson.windows(PROPERTIES.len()).position(|window| window == PROPERTIES) else {
        return Vec::new();
    };
    let rest = &geojson[at + PROPERTIES.len()..];
    let mut first =
        serde_json::Deserializer::from_slice(rest).into_iter::<serde_json::Map<String, serde_json::Value>>();
    first.next().and_then(Result::ok).map_or_else(Vec::new, |fields| fields.keys().cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::{aliases, style_beside, with_style};
    use crate::network::Technology;
    use crate::outputs::example::World;
    use crate::outputs::results::run_results::ResultFile;
    use crate::outputs::{gaps_geojson, settlements_geojson, sites_geojson};

    fn style(name: &str, bytes: Vec<u8>) -> String {
        let file = ResultFile { name: name.to_owned(), bytes };
        let style = style_beside(&file, Technology::Lte).expect("a style");
        let text = String::from_utf8(style.bytes).expect("UTF-8");
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
        roxmltree::Document::parse_with_options(&text, options).expect("XML");
        text
    }

    #[test]
    fn a_style_has_the_colours_and_aliases_of_its_layer() {
        let world = World::new();
        let text = style("settlements.geojson", settlements_geojson(&world.results()).expect("GeoJSON"));
        assert!(text.contains(r#"type="categorizedSymbol" attr="verdict_4g""#));
        assert!(text.contains(r#"<category value="unserved" label="not served""#));
        assert!(text.contains(r#"field="verdict_4g" name="Verdict 4G"/>"#));
        let text = style("gaps.geojson", gaps_geojson(&world.results()).expect("GeoJSON"));
        assert!(text.contains(r#"<category value="terrain_blocked""#) && text.contains(" people"));
        let text = style("sites.geojson", sites_geojson(&world.results()).expect("GeoJSON"));
        assert!(text.contains("wedge_buffer") && text.contains("RuleRenderer"));
    }

    #[test]
    fn a_layer_without_features_has_a_style_and_no_aliases() {
        assert!(aliases(br#"{"type":"FeatureCollection","features":[]}"#).is_empty());
        let text = style("rays.geojson", b"{}".to_vec());
        assert!(text.contains("RuleRenderer"));
        let table = ResultFile { name: "ranking.csv".to_owned(), bytes: Vec::new() };
        assert!(style_beside(&table, Technology::Lte).is_none());
        assert_eq!(with_style("gaps.geojson"), ["gaps.geojson", "gaps.qml"]);
    }

    #[test]
    fn every_category_of_causes_verdicts_and_remedies_has_a_symbol() {
        for cause in [
            "terrain_blocked",
            "clutter",
            "distance",
            "azimuth",
            "tilt",
            "uplink_limited",
            "band",
            "no_site_in_range",
        ] {
            assert!(style("gaps.geojson", Vec::new()).contains(&format!("value=\"{cause}\"")), "{cause}");
        }
        for kind in crate::planning::RemedyKind::ALL {
            assert!(style("remedies.geojson", Vec::new()).contains(&format!("value=\"{}\"", kind.key())));
            assert!(style("plan.geojson", Vec::new()).contains(&format!("value=\"{}\"", kind.key())));
        }
        for verdict in crate::link::Verdict::ALL {
            assert!(
                style("settlements.geojson", Vec::new()).contains(&format!("value=\"{}\"", verdict.key()))
            );
        }
    }
}
