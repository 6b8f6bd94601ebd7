//! Print layouts: a map with title, legend, scale bar, north arrow and provenance, on A3.
use super::project::{LayerKind, Layout, Pages, Project, ProjectLayer, tree_layer, unevaluated};
use super::symbols::by_feature;
use crate::outputs::rasters::cloud_raster::escaped;
use std::fmt::Write as _;

/// A place on the sheet, mm: left, top, width, height.
type Place = [f64; 4];

const PAGE: Place = [0.0, 0.0, 420.0, 297.0];
const TITLE: Place = [10.0, 6.0, 400.0, 12.0];
const SUBTITLE: Place = [10.0, 18.0, 400.0, 7.0];
const MAP: Place = [10.0, 28.0, 318.0, 255.0];
const LEGEND: Place = [332.0, 28.0, 80.0, 180.0];
/// Beside the map; the legend stands lower then.
const NOTES: Place = [332.0, 28.0, 80.0, 70.0];
const LEGEND_BELOW: Place = [332.0, 100.0, 80.0, 140.0];
const NORTH: Place = [332.0, 248.0, 14.0, 14.0];
const BAR: Place = [332.0, 266.0, 78.0, 14.0];
const PROVENANCE: Place = [10.0, 286.0, 400.0, 7.0];

/// Kinds of items, as QGIS numbers them.
const PAGE_ITEM: u32 = 65_638;
const MAP_ITEM: u32 = 65_639;
const PICTURE_ITEM: u32 = 65_640;
const LABEL_ITEM: u32 = 65_641;
const LEGEND_ITEM: u32 = 65_642;
const BAR_ITEM: u32 = 65_646;

/// Writes a layout.
pub(super) fn write_layout(text: &mut String, project: &Project<'_>, layout: &Layout) {
    let name = escaped(&layout.name);
    let _ = writeln!(text, r#"<Layout name="{name}" units="mm" printResolution="200" worldFileMap="">"#);
    text.push_str("<PageCollection>\n");
    let _ = writeln!(text, "{}</LayoutItem>", item(PAGE_ITEM, "page", PAGE, ""));
    text.push_str("</PageCollection>\n");
    let layers: Vec<&ProjectLayer> = layout.layers.iter().filter_map(|id| project.layer(id)).collect();
    label(
        text,
        "provenance",
        PROVENANCE,
        &Words { text: &unevaluated(project.provenance), size: 7, weight: 50 },
    );
    write_bar(text, project.extent, layout.pages.is_some());
    let _ = writeln!(
        text,
        "{}</LayoutItem>",
        item(
            PICTURE_ITEM,
            "north",
            NORTH,
            "file=\":/images/north_arrows/layout_default_north_arrow.svg\" resizeMode=\"0\" anchorPoint=\"4\" mode=\"2\" \
             northMode=\"1\" northOffset=\"0\" pictureRotation=\"0\" mapUuid=\"{map}\" svgFillColor=\"0,0,0,255\" \
             svgBorderColor=\"0,0,0,255\" svgBorderWidth=\"0.2\""
        )
    );
    write_legend(text, &layers, if layout.notes.is_empty() { LEGEND } else { LEGEND_BELOW });
    if !layout.notes.is_empty() {
        label(text, "notes", NOTES, &Words { text: &layout.notes, size: 10, weight: 50 });
    }
    label(text, "subtitle", SUBTITLE, &Words { text: &layout.subtitle, size: 11, weight: 50 });
    label(text, "title", TITLE, &Words { text: &layout.title, size: 20, weight: 75 });
    write_map(text, project.extent, &layers, layout.pages.as_ref());
    write_atlas(text, project, layout.pages.as_ref());
    text.push_str("</Layout>\n");
}

/// Which pages a layout has.
fn write_atlas(text: &mut String, project: &Project<'_>, pages: Option<&Pages>) {
    let Some((pages, layer)) = pages.and_then(|pages| Some((pages, project.layer(pages.layer)?))) else {
        text.push_str("<Atlas enabled=\"0\" coverageLayer=\"\" filterFeatures=\"0\" hideCoverage=\"0\" sortFeatures=\"0\"/>\n");
        return;
    };
    let (id, title, source) = (layer.own_id(), escaped(&layer.title), escaped(&layer.source));
    let (name, order) = (escaped(pages.name), escaped(pages.order));
    let _ = writeln!(
        text,
        "<Atlas enabled=\"1\" coverageLayer=\"{id}\" coverageLayerName=\"{title}\" coverageLayerSource=\"./{source}\" \
         coverageLayerProvider=\"ogr\" hideCoverage=\"0\" filterFeatures=\"0\" pageNameExpression=\"{name}\" sortFeatures=\"1\" \
         sortKey=\"{order}\" sortAscending=\"1\" filenamePattern=\"'{}_' || lpad(@atlas_featurenumber, 4, '0')\"/>",
        pages.layer
    );
}

/// The beginning of an item.
fn item(kind: u32, id: &str, [left, top, width, height]: Place, more: &str) -> String {
    let frame = kind == MAP_ITEM;
    let background = matches!(kind, PAGE_ITEM | MAP_ITEM | LEGEND_ITEM);
    format!(
        "<LayoutItem type=\"{kind}\" id=\"{id}\" uuid=\"{{{id}}}\" templateUuid=\"{{{id}}}\" position=\"{left},{top},mm\" \
         positionOnPage=\"{left},{top},mm\" size=\"{width},{height},mm\" referencePoint=\"0\" visibility=\"1\" opacity=\"1\" \
         blendMode=\"0\" excludeFromExports=\"0\" positionLock=\"false\" itemRotation=\"0\" groupUuid=\"\" frame=\"{frame}\" \
         frameJoinStyle=\"miter\" outlineWidthM=\"0.3,mm\" background=\"{background}\" {more}>\n\
         <FrameColor red=\"0\" green=\"0\" blue=\"0\" alpha=\"255\"/>\n<BackgroundColor red=\"255\" green=\"255\" blue=\"255\" alpha=\"255\"/>\n"
    )
}

/// A text with its size in points and its weight.
struct Words<'w> {
    text: &'w str,
    size: u32,
    weight: u32,
}

fn label(text: &mut String, id: &str, place: Place, words: &Words<'_>) {
    let Words { size, weight, .. } = words;
    let lines: Vec<String> = words.text.split('\n').map(escaped).collect();
    // as it stands an end of a line would be taken for a blank
    let words = lines.join("&#10;");
    let from_top = if id == "notes" { 32 } else { 128 };
    let more = format!(
        "labelText=\"{words}\" htmlState=\"0\" halign=\"1\" valign=\"{from_top}\" marginX=\"0\" marginY=\"0\""
    );
    let _ = writeln!(
        text,
        "{}<LabelFont description=\"Noto Sans,{size},-1,5,{weight},0,0,0,0,0\" style=\"\"/>\n\
         <FontColor red=\"0\" green=\"0\" blue=\"0\" alpha=\"255\"/>\n</LayoutItem>",
        item(LABEL_ITEM, id, place, &more)
    );
}

/// The scale bar; its steps have a round length, or where scales differ from page to page, one that fits.
fn write_bar(text: &mut String, [west, south, east, north]: [f64; 4], fits: bool) {
    // a tenth of the map's width, in a round number
    let width_km = (east - west).max((north - south) * MAP[2] / MAP[3]) / 1000.0;
    let steps = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];
    let step_km = steps.into_iter().rev().find(|step| *step <= width_km / 10.0).unwrap_or(0.1);
    let more = format!(
        "mapUuid=\"{{map}}\" style=\"Single Box\" unitType=\"km\" unitLabel=\"km\" numUnitsPerSegment=\"{step_km}\" \
         numMapUnitsPerScaleBarUnit=\"1\" numSegments=\"2\" numSegmentsLeft=\"0\" numSubdivisions=\"1\" subdivisionsHeight=\"1.5\" \
         segmentSizeMode=\"{}\" segmentMillimeters=\"{}\" minBarWidth=\"30\" maxBarWidth=\"80\" height=\"2.5\" labelBarSpace=\"2\" \
         boxContentSpace=\"1\" labelVerticalPlacement=\"0\" labelHorizontalPlacement=\"0\" alignment=\"0\" outlineWidth=\"0.3\" \
         lineJoinStyle=\"miter\" lineCapStyle=\"square\"",
        u8::from(fits),
        step_km / width_km * MAP[2]
    );
    let _ = writeln!(
        text,
        "{}<text-style fontFamily=\"Noto Sans\" fontSize=\"9\" fontSizeUnit=\"Point\" fontWeight=\"50\" textColor=\"0,0,0,255\" \
         textOpacity=\"1\" namedStyle=\"Regular\"/>\n<fillColor red=\"0\" green=\"0\" blue=\"0\" alpha=\"255\"/>\n\
         <fillColor2 red=\"255\" green=\"255\" blue=\"255\" alpha=\"255\"/>\n<strokeColor red=\"0\" green=\"0\" blue=\"0\" alpha=\"255\"/>\n\
         </LayoutItem>",
        item(BAR_ITEM, "bar", BAR, &more)
    );
}

fn write_legend(text: &mut String, layers: &[&ProjectLayer], place: Place) {
    let more = "map_uuid=\"{map}\" title=\"\" columnCount=\"1\" splitLayer=\"0\" equalColumnWidth=\"0\" symbolWidth=\"6\" \
                symbolHeight=\"3.5\" symbolAlignment=\"1\" titleAlignment=\"1\" resizeToContents=\"1\" legendFilterByMap=\"1\" \
                legendFilterByAtlas=\"0\" boxSpace=\"1\" columnSpace=\"2\" lineSpacing=\"1\" wrapChar=\"\" fontColor=\"#000000\" \
                rasterBorder=\"1\" rasterBorderColor=\"0,0,0,255\" rasterBorderWidth=\"0\" wmsLegendWidth=\"50\" wmsLegendHeight=\"25\" \
                minSymbolSize=\"0\" maxSymbolSize=\"4.5\"";
    text.push_str(&item(LEGEND_ITEM, "legend", place, more));
    text.push_str("<styles>\n");
    for (name, above, size, weight) in [
        ("title", 0.0, 11, 75),
        ("group", 3.0, 10, 75),
        ("subgroup", 2.6, 9, 75),
        ("symbol", 1.0, 8, 50),
        ("symbolLabel", 1.0, 8, 50),
    ] {
        let beside = if name == "symbolLabel" { 2 } else { 0 };
        let _ = writeln!(
            text,
            "<style name=\"{name}\" alignment=\"1\" indent=\"0\" marginTop=\"{above}\" marginLeft=\"{beside}\">\
             <styleFont style=\"\" description=\"Noto Sans,{size},-1,5,{weight},0,0,0,0,0\"/></style>"
        );
    }
    text.push_str("</styles>\n<layer-tree-group>\n<customproperties/>\n");
    for layer in layers.iter().filter(|layer| layer.id != "hillshade" && layer.kind != LayerKind::Table) {
        text.push_str(&tree_layer(layer, true));
    }
    text.push_str("</layer-tree-group>\n</LayoutItem>\n");
}

fn write_map(text: &mut String, extent: [f64; 4], layers: &[&ProjectLayer], pages: Option<&Pages>) {
    let more = "keepLayerSet=\"true\" keepLayerStyles=\"false\" followPreset=\"false\" followPresetName=\"\" mapRotation=\"0\" \
                drawCanvasItems=\"true\" mapFlags=\"0\" labelMargin=\"0,mm\" isTemporal=\"0\"";
    text.push_str(&item(MAP_ITEM, "map", MAP, more));
    let [west, south, east, north] = fitted(extent);
    let _ = writeln!(text, r#"<Extent xmin="{west}" ymin="{south}" xmax="{east}" ymax="{north}"/>"#);
    text.push_str("<LayerSet>\n");
    for layer in layers {
        let provider = if layer.kind == LayerKind::Raster { "gdal" } else { "ogr" };
        let (id, title, source) = (layer.own_id(), escaped(&layer.title), escaped(&layer.source));
        let _ =
            writeln!(text, r#"<Layer name="{title}" source="./{source}" provider="{provider}">{id}</Layer>"#);
    }
    text.push_str("</LayerSet>\n");
    if let Some(pages) = pages {
        let scale = by_feature(&[("dataDefinedMapScale", pages.scale)]);
        let scale = scale.replace("data_defined_properties", "dataDefinedProperties");
        let _ = write!(
            text,
            "<LayoutObject>\n{scale}</LayoutObject>\n<AtlasMap scalingMode=\"0\" atlasDriven=\"1\" margin=\"0.1\"/>\n"
        );
    }
    text.push_str("</LayoutItem>\n");
}

/// The extent, wider or higher, so that it has the shape of the map.
fn fitted([west, south, east, north]: [f64; 4]) -> [f64; 4] {
    let shape = MAP[2] / MAP[3];
    let (width, height) = (east - west, north - south);
    let (more_width, more_height) =
        ((height * shape - width).max(0.0) / 2.0, (width / shape - height).max(0.0) / 2.0);
    [west - more_width, south - more_height, east + more_width, north + more_height]
}
