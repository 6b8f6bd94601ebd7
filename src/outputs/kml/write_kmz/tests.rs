//! The archive as a program that shows it reads it.
use super::{DOCUMENT, earth_colour, kmz_of};
use crate::outputs::example::World;
use crate::outputs::{gaps_geojson, rays_geojson, settlements_geojson, sites_geojson};
use std::io::{Cursor, Read};

fn made(world: &World) -> Vec<u8> {
    let results = world.results();
    let read = |name: &str| {
        let bytes = match name {
            "settlements.geojson" => settlements_geojson(&results),
            "gaps.geojson" => gaps_geojson(&results),
            "sites.geojson" => sites_geojson(&results),
            "rays.geojson" => rays_geojson(&results),
            _ => return Ok(None),
        };
        bytes.map(Some)
    };
    kmz_of("A <title>", "4g", &read).expect("an archive").expect("layers")
}

fn document(archive: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).expect("a zip file");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    assert_eq!(names, [DOCUMENT, "icons/circle.png", "icons/triangle.png"]);
    let mut text = String::new();
    archive.by_name(DOCUMENT).expect("a document").read_to_string(&mut text).expect("UTF-8");
    text
}

#[test]
fn folders_hold_placemarks_with_styles_that_are_there() {
    let text = document(made(&World::new()));
    let tree = roxmltree::Document::parse(&text).expect("XML");
    let folders = tree.descendants().filter(|node| node.has_tag_name("Folder"));
    let titles: Vec<&str> = folders
        .filter_map(|folder| folder.children().find(|node| node.has_tag_name("name"))?.text())
        .collect();
    for title in ["Gaps", "a ridge stands between", "Villages", "served in part", "Masts", "Rays to masts"] {
        assert!(titles.contains(&title), "{title} in {titles:?}");
    }
    let styles: Vec<&str> = tree.descendants().filter_map(|node| node.attribute("id")).collect();
    let marks = tree.descendants().filter(|node| node.has_tag_name("Placemark"));
    // two villages, two gaps, a mast with two sectors or two masts, a ray
    assert!(marks.clone().count() >= 6);
    for mark in marks {
        let child = |name: &str| mark.descendants().find(|node| node.has_tag_name(name));
        let style = child("styleUrl").and_then(|node| node.text()).expect("a style");
        assert!(styles.contains(&style.trim_start_matches('#')), "{style}");
        assert!(child("coordinates").is_some_and(|node| node.text().is_some_and(|text| text.contains(','))));
    }
    assert!(text.contains("<name>A &lt;title&gt;</name>"));
}

#[test]
fn names_are_texts_and_equal_results_equal_bytes() {
    let mut world = World::new();
    world.settlements[1].name = "<script>alert(1)</script> $[id] \u{b} مرحبا".to_owned();
    let (one, other) = (made(&world), made(&world));
    assert!(one == other);
    let text = document(one);
    let tree = roxmltree::Document::parse(&text).expect("XML");
    let names: Vec<&str> =
        tree.descendants().filter(|node| node.has_tag_name("name")).filter_map(|node| node.text()).collect();
    assert!(names.contains(&"<script>alert(1)</script> $[id]   مرحبا"), "{names:?}");
    let balloons = tree.descendants().filter(|node| node.has_tag_name("description"));
    let balloons: Vec<&str> = balloons.filter_map(|node| node.text()).collect();
    assert!(balloons.iter().any(|html| html.contains("&lt;script&gt;")));
    assert!(balloons.iter().all(|html| !html.contains("<script") && !html.contains("$[")));
}

#[test]
fn colours_are_written_backwards() {
    assert_eq!(earth_colour("#d7191c"), "ff1c19d7");
}
