//! A QGIS project as one document.
use super::layout::write_layout;
use super::project::{LayerKind, Project, ProjectLayer, Relation, tree_layer};
use crate::outputs::rasters::cloud_raster::escaped;
use std::fmt::Write as _;

/// WGS 84, longitude and latitude in degrees.
const WGS_84: &str = "GEOGCRS[\"WGS 84\",DATUM[\"World Geodetic System 1984\",ELLIPSOID[\"WGS 84\",6378137,298.257223563,\
    LENGTHUNIT[\"metre\",1]]],PRIMEM[\"Greenwich\",0,ANGLEUNIT[\"degree\",0.0174532925199433]],CS[ellipsoidal,2],\
    AXIS[\"geodetic latitude (Lat)\",north,ORDER[1],ANGLEUNIT[\"degree\",0.0174532925199433]],\
    AXIS[\"geodetic longitude (Lon)\",east,ORDER[2],ANGLEUNIT[\"degree\",0.0174532925199433]],ID[\"EPSG\",4326]]";

/// A reference system as QGIS reads it: by its authority's number, and by its text where it has none.
fn reference_system(authority: &str, wkt: &str) -> String {
    let (authority, wkt) = (escaped(authority), escaped(wkt));
    format!("<spatialrefsys><wkt>{wkt}</wkt><authid>{authority}</authid></spatialrefsys>")
}

fn planning_crs(project: &Project<'_>) -> String {
    let (name, wkt) = project.crs;
    reference_system(if name.contains(':') { name } else { "" }, wkt)
}

/// The project as QGIS reads it.
pub(in crate::outputs) fn project_document(project: &Project<'_>) -> String {
    let (title, crs) = (escaped(project.title), planning_crs(project));
    let mut text = format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\" projectname=\"{title}\">\n\
         <homePath path=\"\"/>\n<title>{title}</title>\n<projectCrs>{crs}</projectCrs>\n"
    );
    write_tree(&mut text, project);
    text.push_str("<relations>\n");
    for relation in &project.relations {
        write_relation(&mut text, project, relation);
    }
    let [west, south, east, north] = project.extent;
    let _ = write!(
        text,
        "</relations>\n<mapcanvas name=\"theMapCanvas\" annotationsVisible=\"1\">\n<units>meters</units>\n<extent><xmin>{west}</xmin>\
         <ymin>{south}</ymin><xmax>{east}</xmax><ymax>{north}</ymax></extent>\n<rotation>0</rotation>\n<destinationsrs>{crs}\
         </destinationsrs>\n<rendermaptile>0</rendermaptile>\n</mapcanvas>\n<projectlayers>\n"
    );
    for layer in &project.layers {
        write_layer(&mut text, layer, &crs);
    }
    text.push_str("</projectlayers>\n<layerorder>\n");
    for layer in &project.layers {
        let _ = writeln!(text, r#"<layer id="{}"/>"#, layer.own_id());
    }
    text.push_str(
        "</layerorder>\n<properties>\n<Paths><Absolute type=\"bool\">false</Absolute></Paths>\n\
         <SpatialRefSys><ProjectionsEnabled type=\"int\">1</ProjectionsEnabled></SpatialRefSys>\n\
         <Measure><Ellipsoid type=\"QString\">EPSG:7030</Ellipsoid></Measure>\n<Gui><CanvasColorRedPart type=\"int\">255</CanvasColorRedPart><CanvasColorGreenPart type=\"int\">255</CanvasColorGreenPart>\
         <CanvasColorBluePart type=\"int\">255</CanvasColorBluePart></Gui>\n</properties>\n<Layouts>\n",
    );
    for layout in &project.layouts {
        write_layout(&mut text, project, layout);
    }
    let provenance = escaped(project.provenance);
    let _ = write!(
        text,
        "</Layouts>\n<projectMetadata>\n<title>{title}</title>\n<abstract>{provenance}</abstract>\n</projectMetadata>\n</qgis>\n"
    );
    text
}

fn write_tree(text: &mut String, project: &Project<'_>) {
    text.push_str("<layer-tree-group>\n<customproperties/>\n");
    for group in project.layers.chunk_by(|one, other| one.group == other.group) {
        let open = u8::from(group.iter().any(|layer| layer.shown));
        let name = escaped(group[0].group);
        let _ = writeln!(
            text,
            r#"<layer-tree-group name="{name}" checked="Qt::Checked" expanded="{open}"><customproperties/>"#
        );
        for layer in group {
            text.push_str(&tree_layer(layer, layer.shown));
        }
        text.push_str("</layer-tree-group>\n");
    }
    text.push_str("</layer-tree-group>\n");
}

fn write_relation(text: &mut String, project: &Project<'_>, relation: &Relation) {
    let Relation { name, of, rows, fields } = relation;
    let Some((of, rows)) = project.layer(of).zip(project.layer(rows)) else { return };
    let (of, rows) = (of.own_id(), rows.own_id());
    let _ = writeln!(
        text,
        r#"<relation id="{of}_{rows}" name="{name}" referencedLayer="{of}" referencingLayer="{rows}" strength="Association">"#
    );
    for field in *fields {
        let _ = writeln!(text, r#"<fieldRef referencedField="{field}" referencingField="{field}"/>"#);
    }
    text.push_str("</relation>\n");
}

fn write_layer(text: &mut String, layer: &ProjectLayer, planning_crs: &str) {
    let (id, title, source) = (layer.own_id(), escaped(&layer.title), escaped(&layer.source));
    let geographic = reference_system("EPSG:4326", WGS_84);
    let (attributes, crs, provider) = match layer.kind {
        LayerKind::Points => (
            "type=\"vector\" geometry=\"Point\"",
            geographic.as_str(),
            "<provider encoding=\"UTF-8\">ogr</provider>",
        ),
        LayerKind::Lines => (
            "type=\"vector\" geometry=\"Line\"",
            geographic.as_str(),
            "<provider encoding=\"UTF-8\">ogr</provider>",
        ),
        LayerKind::Areas => (
            "type=\"vector\" geometry=\"Polygon\"",
            geographic.as_str(),
            "<provider encoding=\"UTF-8\">ogr</provider>",
        ),
        LayerKind::Table => {
            ("type=\"vector\" geometry=\"No geometry\"", "", "<provider encoding=\"UTF-8\">ogr</provider>")
        }
        LayerKind::Raster => ("type=\"raster\"", planning_crs, "<provider>gdal</provider>"),
    };
    let (own, elements) = parts_of(&layer.style);
    let _ = write!(
        text,
        "<maplayer {attributes} {own}>\n<id>{id}</id>\n<datasource>./{source}</datasource>\n<layername>{title}</layername>\n\
         <srs>{crs}</srs>\n{provider}\n{elements}</maplayer>\n"
    );
}

/// Attributes and elements of a `.qml`, which those of a layer are.
fn parts_of(style: &str) -> (&str, &str) {
    let Some((head, rest)) = style.split_once("<qgis ").and_then(|(_, rest)| rest.split_once(">\n")) else {
        return ("", "");
    };
    let attributes = head.find("labelsEnabled").map_or("", |at| &head[at..]);
    (attributes, rest.rsplit_once("</qgis>").map_or("", |(elements, _)| elements))
}
