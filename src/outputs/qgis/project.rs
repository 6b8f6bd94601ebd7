//! What a QGIS project is made of: layers in groups with their styles, relations, print layouts.
use crate::outputs::rasters::cloud_raster::escaped;
use std::fmt::Write as _;

/// What a layer is drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::outputs) enum LayerKind {
    Points,
    Lines,
    Areas,
    Raster,
    /// Rows without places.
    Table,
}

/// A layer of the project.
#[derive(Clone, Debug)]
pub(in crate::outputs) struct ProjectLayer {
    /// By which layouts and relations refer to it.
    pub(in crate::outputs) id: String,
    /// What people read.
    pub(in crate::outputs) title: String,
    /// The group that it stands in; its layers come one after the other.
    pub(in crate::outputs) group: &'static str,
    /// File beside the project, with what QGIS adds to choose a part of it.
    pub(in crate::outputs) source: String,
    pub(in crate::outputs) kind: LayerKind,
    /// The `.qml` of the layer; empty of a table.
    pub(in crate::outputs) style: String,
    /// Whether it is drawn when the project is opened.
    pub(in crate::outputs) shown: bool,
}

/// A sheet that answers a question. QGIS computes what stands in `[% %]` in its texts; names go through [`unevaluated`].
#[derive(Clone, Debug)]
pub(in crate::outputs) struct Layout {
    /// Name in the list of layouts.
    pub(in crate::outputs) name: String,
    pub(in crate::outputs) title: String,
    /// What stands under the title.
    pub(in crate::outputs) subtitle: String,
    /// What stands beside the map, above the legend; empty for nothing.
    pub(in crate::outputs) notes: String,
    /// Identifiers of its layers, the topmost first.
    pub(in crate::outputs) layers: Vec<String>,
    pub(in crate::outputs) pages: Option<Pages>,
}

/// A page for each feature of a layer, in whose middle it lies: an atlas. Expressions are of the feature.
#[derive(Clone, Debug)]
pub(in crate::outputs) struct Pages {
    /// Identifier of the layer.
    pub(in crate::outputs) layer: &'static str,
    /// An expression: what the page is called.
    pub(in crate::outputs) name: &'static str,
    /// An expression: by which pages follow one another.
    pub(in crate::outputs) order: &'static str,
    /// An expression: the scale, 1 to this.
    pub(in crate::outputs) scale: &'static str,
}

/// A text that QGIS shows as it is: `[% ... %]` in it would be computed, so `[%` becomes `[` and an expression that gives `%`.
pub(in crate::outputs) fn unevaluated(text: &str) -> String {
    text.replace("[%", "[[% '%' %]")
}

/// Rows of one layer that belong to a feature of another.
#[derive(Clone, Debug)]
pub(in crate::outputs) struct Relation {
    pub(in crate::outputs) name: &'static str,
    /// The layer with the features.
    pub(in crate::outputs) of: &'static str,
    /// The layer with the rows.
    pub(in crate::outputs) rows: &'static str,
    /// Fields that are equal in both.
    pub(in crate::outputs) fields: &'static [&'static str],
}

/// What a project is made of.
#[derive(Clone, Debug)]
pub(in crate::outputs) struct Project<'p> {
    pub(in crate::outputs) title: &'p str,
    /// Planning CRS: its name and its well-known text.
    pub(in crate::outputs) crs: (&'p str, &'p str),
    /// West, south, east, north in the planning CRS.
    pub(in crate::outputs) extent: [f64; 4],
    /// The topmost first.
    pub(in crate::outputs) layers: Vec<ProjectLayer>,
    pub(in crate::outputs) relations: Vec<Relation>,
    pub(in crate::outputs) layouts: Vec<Layout>,
    /// Where the results come from, in one line.
    pub(in crate::outputs) provenance: &'p str,
}

impl ProjectLayer {
    /// The identifier as the project has it: QGIS makes up another in place of a short one.
    pub(super) fn own_id(&self) -> String {
        format!("signalgap_{}", escaped(&self.id))
    }
}

impl Project<'_> {
    /// A layer by its identifier.
    pub(super) fn layer(&self, id: &str) -> Option<&ProjectLayer> {
        self.layers.iter().find(|layer| layer.id == id)
    }
}

/// Those of the layers that are there, over the relief.
pub(in crate::outputs) fn drawn(layers: &[ProjectLayer], ids: &[&str]) -> Vec<String> {
    let there = |id: &&str| layers.iter().any(|layer| layer.id == *id);
    ids.iter().copied().chain(["hillshade"]).filter(there).map(str::to_owned).collect()
}

/// A layer in a tree of layers: the panel's, or that of a legend.
pub(super) fn tree_layer(layer: &ProjectLayer, shown: bool) -> String {
    let provider = if layer.kind == LayerKind::Raster { "gdal" } else { "ogr" };
    let (id, title, source) = (layer.own_id(), escaped(&layer.title), escaped(&layer.source));
    let checked = if shown { "Checked" } else { "Unchecked" };
    let expanded = u8::from(shown && layer.kind != LayerKind::Table && layer.id != "hillshade");
    format!(
        "<layer-tree-layer id=\"{id}\" name=\"{title}\" source=\"./{source}\" providerKey=\"{provider}\" checked=\"Qt::{checked}\" \
         expanded=\"{expanded}\" legend_exp=\"\" patch_size=\"-1,-1\" legend_split_behavior=\"0\">{}</layer-tree-layer>\n",
        legend_properties(layer)
    )
}

/// Which lines of a raster's legend are shown: not the band's name, not what is transparent, and what has the same words one time: of sectors one for each site.
fn legend_properties(layer: &ProjectLayer) -> String {
    let entries = layer.style.lines().filter(|line| line.starts_with("<paletteEntry "));
    let (mut order, mut names, mut seen) = (Vec::new(), String::new(), Vec::new());
    for (at, line) in entries.enumerate() {
        let words = attribute(line, " legend=\"");
        if line.contains("alpha=\"0\"") || words.is_some_and(|words| seen.contains(&words)) {
            continue;
        }
        order.push((at + 1).to_string());
        if let Some(words) = words {
            let _ =
                write!(names, r#"<Option name="legend/label-{}" value="{words}" type="QString"/>"#, at + 1);
            seen.push(words);
        }
    }
    if layer.style.contains("singlebandpseudocolor") {
        order.push("1".to_owned());
    }
    if order.is_empty() {
        return "<customproperties/>".to_owned();
    }
    let order = order.join(",");
    format!(
        r#"<customproperties><Option type="Map"><Option name="legend/node-order" value="{order}" type="QString"/>{names}</Option></customproperties>"#
    )
}

/// The value of an attribute, as it is written.
fn attribute<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let (_, rest) = line.split_once(name)?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::unevaluated;

    #[test]
    fn names_are_no_expressions() {
        assert_eq!(unevaluated("Tên [% 1+1 %]"), "Tên [[% '%' %] 1+1 %]");
        assert_eq!(unevaluated("50 % [a]"), "50 % [a]");
    }
}
