//! The layers of projects: which, in what order and groups, under what titles.
use super::gap_pages::gap_pages;
use super::project::{LayerKind, Layout, ProjectLayer, Relation, drawn, unevaluated};
use crate::language::{found, word};
use crate::text;

/// A layer as projects have it.
struct Entry {
    /// Identifier, and name of its file without the ending.
    id: &'static str,
    /// Message of its title.
    title: &'static str,
    /// Message of its group.
    group: &'static str,
    kind: LayerKind,
    shown: bool,
}

const fn entry(
    id: &'static str,
    title: &'static str,
    group: &'static str,
    kind: LayerKind,
    shown: bool,
) -> Entry {
    Entry { id, title, group, kind, shown }
}

pub(in crate::outputs) const ANSWER: &str = "map-group-answer";
const BUILD: &str = "map-group-build";
const PLAN: &str = "map-group-plan";
const NETWORK: &str = "map-group-network";
const SUMMARIES: &str = "map-group-summaries";
pub(in crate::outputs) const TABLES: &str = "map-group-tables";
const RASTERS: &str = "map-group-rasters";
const TERRAIN: &str = "map-group-terrain";

/// Layers and tables from files, the topmost first; rasters follow before the terrain.
const ENTRIES: [Entry; 17] = [
    entry("gaps", "map-layer-gaps", ANSWER, LayerKind::Points, true),
    entry("rays", "map-layer-rays", ANSWER, LayerKind::Lines, true),
    entry("blocking_points", "map-layer-blocking-points", ANSWER, LayerKind::Points, true),
    entry("settlements", "map-layer-settlements", ANSWER, LayerKind::Points, true),
    entry("clusters", "map-layer-clusters", ANSWER, LayerKind::Points, true),
    entry("plan", "map-layer-plan", PLAN, LayerKind::Points, true),
    entry("backhaul", "map-layer-backhaul", PLAN, LayerKind::Lines, true),
    entry("served_by", "map-layer-served-by", PLAN, LayerKind::Lines, true),
    entry("unserved_after", "map-layer-unserved-after", PLAN, LayerKind::Points, true),
    entry("opportunity_places", "map-layer-opportunity-places", BUILD, LayerKind::Points, false),
    entry("remedies", "map-layer-remedies", BUILD, LayerKind::Points, false),
    entry("sites", "map-layer-sites", NETWORK, LayerKind::Points, true),
    entry("commune_areas", "map-layer-commune-areas", SUMMARIES, LayerKind::Areas, false),
    entry("communes", "map-layer-communes", SUMMARIES, LayerKind::Table, false),
    entry("indicators", "map-layer-indicators", SUMMARIES, LayerKind::Table, false),
    entry("service", "map-layer-service", TABLES, LayerKind::Table, false),
    entry("ranking", "map-layer-ranking", TABLES, LayerKind::Table, false),
];

/// A file of a result: its name, and its style where it has one.
pub(in crate::outputs) struct StyledFile {
    pub(in crate::outputs) name: String,
    pub(in crate::outputs) style: String,
    /// Kinds of geometry, of a layer that may have several: QGIS shows each as a layer of its own.
    pub(in crate::outputs) geometries: Vec<&'static str>,
}

/// Kinds of geometry that links have: terminals are points, the others lines.
pub(in crate::outputs) const OF_LINKS: [&str; 2] = ["MultiPoint", "LineString"];

/// The layers of a project by the files that are there; `technology` (`4g`, `3g`) has its raster of classes shown.
pub(in crate::outputs) fn layers_of(files: &[StyledFile], technology: &str) -> Vec<ProjectLayer> {
    let find = |name: &str| files.iter().find(|file| file.name == name);
    let mut layers = Vec::new();
    for entry in &ENTRIES {
        let ending = if entry.kind == LayerKind::Table { "csv" } else { "geojson" };
        let Some(file) = find(&format!("{}.{ending}", entry.id)) else { continue };
        if entry.id == "backhaul" {
            let part = |kind: &&str| format!("{}|geometrytype={kind}", file.name);
            let [points, lines] = OF_LINKS.map(|kind| file.geometries.iter().find(|found| **found == kind));
            layers.extend(points.map(|points| ProjectLayer {
                id: "satellite".to_owned(),
                title: word("map-layer-satellite").to_owned(),
                source: part(points),
                kind: LayerKind::Points,
                ..layer(entry, file)
            }));
            layers.extend(lines.map(|lines| ProjectLayer { source: part(lines), ..layer(entry, file) }));
        } else {
            layers.push(layer(entry, file));
        }
    }
    let mut rasters: Vec<&StyledFile> = files.iter().filter(|file| is_map(&file.name)).collect();
    rasters.sort_by_key(|file| {
        (!file.name.starts_with(&format!("coverage_{technology}_class")), file.name.clone())
    });
    layers.extend(rasters.into_iter().map(|file| raster(file, technology)));
    layers.extend(find("hillshade.tif").map(|file| ProjectLayer {
        id: "hillshade".to_owned(),
        title: word("map-layer-hillshade").to_owned(),
        group: word(TERRAIN),
        source: file.name.clone(),
        kind: LayerKind::Raster,
        style: file.style.clone(),
        shown: true,
    }));
    layers
}

fn is_map(name: &str) -> bool {
    let raster = name.strip_suffix(".tif");
    raster.is_some_and(|stem| stem != "hillshade" && !stem.starts_with("opportunity_sets"))
}

fn layer(entry: &Entry, file: &StyledFile) -> ProjectLayer {
    ProjectLayer {
        id: entry.id.to_owned(),
        title: word(entry.title).to_owned(),
        group: word(entry.group),
        source: file.name.clone(),
        kind: entry.kind,
        style: file.style.clone(),
        shown: entry.shown,
    }
}

fn raster(file: &StyledFile, technology: &str) -> ProjectLayer {
    let stem = file.name.trim_end_matches(".tif");
    ProjectLayer {
        id: stem.to_owned(),
        title: raster_title(stem),
        group: word(RASTERS),
        source: file.name.clone(),
        kind: LayerKind::Raster,
        style: file.style.clone(),
        shown: stem == format!("coverage_{technology}_class"),
    }
}

/// `coverage_4g_best_server` is "4G best server".
fn raster_title(stem: &str) -> String {
    for (head, generation) in [("coverage_4g_", "4G"), ("coverage_3g_", "3G")] {
        if let Some(rest) = stem.strip_prefix(head) {
            return text!("map-raster-coverage", generation, quantity = raster_words(rest));
        }
    }
    let words = [
        ("opportunity_people_", "map-raster-opportunity-people"),
        ("opportunity_expected_", "map-raster-opportunity-expected"),
        ("level_change_", "map-raster-level-change"),
        ("class_change_", "map-raster-class-change"),
    ];
    let found = words.iter().find_map(|(head, words)| Some((stem.strip_prefix(head)?, words)));
    let Some((rest, words)) = found else { return stem.to_owned() };
    format!("{}{}", word(words), raster_words(rest))
}

/// `best_server` is "best server"; what follows a quantity, such as an operator, stays.
fn raster_words(rest: &str) -> String {
    let ends = std::iter::once(rest.len()).chain(rest.rmatch_indices('_').map(|(at, _)| at));
    let known = ends.into_iter().find_map(|end| {
        let words = found(&format!("map-quantity-{}", rest[..end].replace('_', "-")))?;
        Some(words.to_owned() + &rest[end..].replace('_', " "))
    });
    known.unwrap_or_else(|| {
        rest.replace('_', " ").replace("rsrp", "RSRP").replace("rscp", "RSCP").replace("sinr", "SINR")
    })
}

/// What belongs together; relations to layers that are not there are left out.
pub(in crate::outputs) fn relations() -> Vec<Relation> {
    let relation = |name, of, rows, fields| Relation { name, of, rows, fields };
    vec![
        relation(word("map-relation-service"), "settlements", "service", &["settlement_id"]),
        relation(word("map-relation-clusters"), "settlements", "clusters", &["settlement_id"]),
        relation(word("map-relation-gaps"), "settlements", "gaps", &["settlement_id"]),
        relation(word("map-relation-remedies"), "gaps", "remedies", &["settlement_id", "cluster_id"]),
    ]
}

/// The print layouts of layers: those whose question the layers answer. `scenario` is its name.
pub(in crate::outputs) fn layouts_of(
    layers: &[ProjectLayer],
    technology: &str,
    scenario: &str,
) -> Vec<Layout> {
    let class: &str = &format!("coverage_{technology}_class");
    let generation = technology.to_uppercase();
    let sheet = |name: &str, subtitle: String, ids: &[&str]| Layout {
        name: name.to_owned(),
        title: unevaluated(&format!("{name}: {scenario}")),
        subtitle,
        notes: String::new(),
        layers: drawn(layers, ids),
        pages: None,
    };
    let has = |id: &str| layers.iter().any(|layer| layer.id == id);
    let mut layouts = Vec::new();
    if has("settlements") && !has("plan") {
        let subtitle = text!("map-where-no-signal-subtitle", generation);
        layouts.push(sheet(
            word("map-where-no-signal"),
            subtitle,
            &["gaps", "sites", "blocking_points", "rays", "settlements", class],
        ));
    }
    layouts.extend(has("gaps").then(|| gap_pages(layers, &generation, scenario)));
    if has("plan") {
        let subtitle = text!("map-plan-subtitle", generation);
        layouts.push(sheet(
            word("map-what-to-build"),
            subtitle,
            &["plan", "satellite", "unserved_after", "backhaul", "served_by", "sites", "settlements"],
        ));
    } else if has("remedies") || has("opportunity_places") {
        let subtitle = text!("map-what-to-build-subtitle", generation);
        layouts.push(sheet(
            word("map-what-to-build"),
            subtitle,
            &["opportunity_places", "remedies", "sites", "settlements"],
        ));
    }
    layouts
}

#[cfg(test)]
mod tests {
    use super::{StyledFile, layers_of, layouts_of};

    fn file(name: &str, geometries: &[&'static str]) -> StyledFile {
        StyledFile { name: name.to_owned(), style: String::new(), geometries: geometries.to_vec() }
    }

    fn ids(names: &[&str]) -> Vec<String> {
        let files: Vec<StyledFile> = names.iter().map(|name| file(name, &[])).collect();
        layers_of(&files, "4g").into_iter().map(|layer| layer.id).collect()
    }

    #[test]
    fn layers_come_in_their_order_with_the_relief_last() {
        let names = [
            "coverage_3g_class.tif",
            "coverage_4g_class.tif",
            "hillshade.tif",
            "manifest.json",
            "opportunity_sets_40m.tif",
            "service.csv",
            "settlements.geojson",
            "gaps.geojson",
        ];
        let expected =
            ["gaps", "settlements", "service", "coverage_4g_class", "coverage_3g_class", "hillshade"];
        assert_eq!(ids(&names), expected);
    }

    #[test]
    fn links_are_layers_by_their_kinds_of_geometry() {
        let layers = |kinds: &[&'static str]| layers_of(&[file("backhaul.geojson", kinds)], "4g");
        let both = layers(&["MultiPoint", "LineString"]);
        let sources: Vec<&str> = both.iter().map(|layer| layer.source.as_str()).collect();
        assert_eq!(
            sources,
            ["backhaul.geojson|geometrytype=MultiPoint", "backhaul.geojson|geometrytype=LineString"]
        );
        assert_eq!(layers(&["LineString"]).len(), 1);
    }

    #[test]
    fn layouts_ask_what_the_layers_answer() {
        let names = |files: &[&str]| {
            let files: Vec<StyledFile> = files.iter().map(|name| file(name, &[])).collect();
            let layouts = layouts_of(&layers_of(&files, "4g"), "4g", "District");
            layouts.into_iter().map(|layout| layout.name).collect::<Vec<_>>()
        };
        assert_eq!(
            names(&["settlements.geojson", "remedies.geojson"]),
            ["Where is no signal", "What to build"]
        );
        assert_eq!(names(&["gaps.geojson"]), ["One page per gap"]);
        assert_eq!(names(&["settlements.geojson", "plan.geojson"]), ["What to build"]);
        assert_eq!(names(&["opportunity_places.geojson"]), ["What to build"]);
    }
}
