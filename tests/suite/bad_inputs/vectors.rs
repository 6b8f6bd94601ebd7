//! GeoJSON and other vector files.
use super::case::{Case, case, run_all};

/// A GeoJSON file of these features instead of the villages' table.
fn geojson(case: Case, features: &str) -> Case {
    case.scenario("villages.csv", "villages.geojson")
        .file("villages.geojson", format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}"))
}

fn feature(id: &str, geometry: &str) -> String {
    format!("{{\"type\":\"Feature\",\"properties\":{{\"id\":\"{id}\"}},\"geometry\":{geometry}}}")
}

const GOOD: &str = "{\"type\":\"Point\",\"coordinates\":[104.45,21.25]}";

/// A good feature and this one, which must be refused.
fn refused(name: &'static str, geometry: &str, value: &'static str, reason: &'static str) -> Case {
    let features = format!("{},{}", feature("A", GOOD), feature("B", geometry));
    geojson(case(name), &features).rejects(("villages.geojson", 1), ("geometry", value), reason)
}

#[test]
fn files_that_are_none() {
    let vector =
        |name, content: &[u8]| case(name).scenario("villages.csv", "v.geojson").file("v.geojson", content);
    run_all(&[
        vector("an empty GeoJSON file", b"").says("`v.geojson` cannot be read"),
        vector("binary garbage as GeoJSON", &[0x1F, 0x8B, 0, 255, 7, 9]).says("`v.geojson` cannot be read"),
        vector("GeoJSON cut off", b"{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"prop")
            .says("`v.geojson` cannot be read"),
        vector("GeoJSON without features", b"{\"type\":\"FeatureCollection\",\"features\":[]}")
            .says("v.geojson"),
        vector("JSON that is no GeoJSON", b"{\"villages\": [1, 2, 3]}").says("`v.geojson` cannot be read"),
        case("a GeoPackage cut off")
            .scenario("villages.csv", "v.gpkg")
            .file("v.gpkg", b"SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20\0\0\0\x01".as_slice())
            .says("`v.gpkg` cannot be read"),
        case("a shapefile without its table")
            .scenario("villages.csv", "v.shp")
            .file("v.shp", [0, 0, 0x27, 0x0A].as_slice())
            .says("`v.shp` cannot be read"),
        case("a folder of nothing as villages")
            .scenario("villages.csv", "empty")
            .prepared(|folder| std::fs::create_dir(folder.join("empty")).expect("a folder"))
            .says("`empty` cannot be read"),
        case("a vector file that is not there")
            .scenario("villages.csv", "no.gpkg")
            .says("cannot be found:\n  settlements.files: villages,")
            .says("\n    no.gpkg\n"),
        case("a vector file without a CRS")
            .scenario("villages.csv", "v.csvt.vrt")
            .file(
                "v.csvt.vrt",
                "<OGRVRTDataSource><OGRVRTLayer name=\"villages\"><SrcDataSource relativeToVRT=\"1\">villages.csv\
                 </SrcDataSource><GeometryType>wkbPoint</GeometryType><GeometryField encoding=\"PointFromColumns\" \
                 x=\"lon\" y=\"lat\"/></OGRVRTLayer></OGRVRTDataSource>",
            )
            .says("`v.csvt.vrt` states no coordinate reference system: name it with settlements.crs = \"EPSG:...\""),
        geojson(case("a CRS that contradicts the file"), &feature("A", GOOD))
            .scenario("[sites]", "crs = \"EPSG:32648\"\n[sites]")
            .says("`villages.geojson` states the CRS EPSG:4326, settlements.crs says EPSG:32648"),
        geojson(case("a layer that is not there"), &feature("A", GOOD))
            .scenario("[sites]", "layer = \"hamlets\"\n[sites]")
            .says("`villages.geojson` has no layer `hamlets` (settlements.layer); it has: villages"),
        geojson(
            case("features without an identifier"),
            &format!("{{\"type\":\"Feature\",\"properties\":{{\"kind\":\"hamlet\"}},\"geometry\":{GOOD}}}"),
        )
        .says("it has: kind. Name the column in the scenario: settlements.columns.settlement_id = \"...\" (\"fid\" takes")
        .says("the feature ids of a vector file)"),
        geojson(
            case("features by their feature ids"),
            &format!("{{\"type\":\"Feature\",\"properties\":{{\"kind\":\"hamlet\"}},\"geometry\":{GOOD}}}"),
        )
        .scenario("[sites]", "columns = { settlement_id = \"fid\" }\n[sites]")
        .goes_well(),
        case("feature ids of a table that has none")
            .scenario("[sites]", "columns = { settlement_id = \"fid\" }\n[sites]")
            .says("settlements.columns.settlement_id: `villages.csv` has no column `fid`"),
        case("areas as masts")
            .scenario("sites.csv", "s.geojson")
            .file(
                "s.geojson",
                "{\"type\":\"Feature\",\"properties\":{\"site_id\":\"S\",\"technology\":\"LTE\"},\"geometry\":\
                 {\"type\":\"Polygon\",\"coordinates\":[[[104.4,21.2],[104.5,21.2],[104.5,21.3],[104.4,21.2]]]}}",
            )
            .says("(geometry ``: an area: a mast needs a point)"),
    ]);
}

#[test]
fn features() {
    run_all(&[
        refused("a feature without a geometry", "null", "", "no geometry: a point or an area is needed"),
        refused(
            "a line as a village",
            "{\"type\":\"LineString\",\"coordinates\":[[104.45,21.25],[104.46,21.25]]}",
            "LINESTRING",
            "not a point or an area: points, polygons and multipolygons are read",
        ),
        refused(
            "several points as a village",
            "{\"type\":\"MultiPoint\",\"coordinates\":[[104.45,21.25],[104.46,21.25]]}",
            "MULTIPOINT",
            "not a point or an area",
        ),
        refused(
            "a collection as a village",
            "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
            "",
            "no geometry: a point or an area is needed",
        ),
        refused(
            "a point with latitude 213",
            "{\"type\":\"Point\",\"coordinates\":[104.45,213]}",
            "104.45 213",
            "outside -90 to 90 degrees of latitude",
        ),
        refused(
            "a point the wrong way round",
            "{\"type\":\"Point\",\"coordinates\":[21.25,104.45]}",
            "21.25 104.45",
            "outside -90 to 90 degrees of latitude: are longitude and latitude swapped?",
        ),
        refused(
            "a bow tie",
            "{\"type\":\"Polygon\",\"coordinates\":[[[104.45,21.25],[104.46,21.26],[104.46,21.25],[104.45,21.26],\
             [104.45,21.25]]]}",
            "",
            "invalid geometry: ",
        ),
        refused(
            "an area without a surface",
            "{\"type\":\"Polygon\",\"coordinates\":[[[104.45,21.25],[104.46,21.25],[104.45,21.25],[104.45,21.25]]]}",
            "",
            "invalid geometry: ",
        ),
        refused(
            "a ring of two points",
            "{\"type\":\"Polygon\",\"coordinates\":[[[104.45,21.25],[104.46,21.25]]]}",
            "",
            "invalid geometry: ",
        ),
        refused("a polygon of nothing", "{\"type\":\"Polygon\",\"coordinates\":[]}", "", "no geometry"),
        geojson(
            case("a village as an area"),
            &feature(
                "A",
                "{\"type\":\"Polygon\",\"coordinates\":[[[104.45,21.25],[104.455,21.25],[104.455,21.255],\
                 [104.45,21.255],[104.45,21.25]]]}",
            ),
        )
        .goes_well(),
        geojson(case("a point with a height"), &feature("A", "{\"type\":\"Point\",\"coordinates\":[104.45,21.25,612.5]}"))
            .goes_well(),
        geojson(
            case("numbers and nulls as properties"),
            &format!(
                "{{\"type\":\"Feature\",\"properties\":{{\"id\":7,\"population\":null,\"electrified\":true}},\
                 \"geometry\":{GOOD}}}"
            ),
        )
        .goes_well(),
        geojson(
            case("objects as properties"),
            &format!(
                "{{\"type\":\"Feature\",\"properties\":{{\"id\":\"A\",\"population\":{{\"2024\":12}}}},\"geometry\":{GOOD}}},{}",
                feature("B", GOOD)
            ),
        )
        .goes_well()
        .says("such as `{ \"2024\": 12 }` (row 0)"),
        geojson(
            case("the same id in two features"),
            &format!("{},{},{}", feature("A", GOOD), feature("B", GOOD), feature("B", GOOD)),
        )
        .rejects(("villages.geojson", 1), ("id", "B"), "appears 2 times (rows 1, 2)")
        .rejects(("villages.geojson", 2), ("id", "B"), "are rejected"),
    ]);
}
