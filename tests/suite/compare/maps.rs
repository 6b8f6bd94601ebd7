//! Rasters of differences, areas and roads.
#![expect(clippy::disallowed_types, reason = "GDAL reads back what was written")]
use super::small_world::{PLAN, World, sites};
use gdal::Dataset;
use signalgap::planning::comparison::class_change;

const COMPARE: [&str; 5] = ["compare", "today.toml", "plan.toml", "-o", "out"];

fn cells<T: gdal::raster::GdalType + Copy>(world: &World, name: &str) -> Vec<T> {
    let dataset = Dataset::open(world.at(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let values = dataset.rasterband(1).and_then(|band| band.read_band_as::<T>());
    values.unwrap_or_else(|error| panic!("{name}: {error}")).data().to_vec()
}

#[test]
fn every_cell_is_the_difference_of_the_two_runs() {
    let world = World::new();
    world.done(&COMPARE);
    let of =
        |scenario: &str, what: &str| cells::<f32>(&world, &format!("out/{scenario}/coverage_4g_{what}.tif"));
    let is_nothing = |value: f32| (value + 9_999.0).abs() < 1e-3;
    let (before, after) = (of("today", "rsrp"), of("plan", "rsrp"));
    let found = cells::<f32>(&world, "out/level_change_4g_plan.tif");
    let mut changed = 0;
    for ((before, after), found) in before.iter().zip(&after).zip(&found) {
        if is_nothing(*before) || is_nothing(*after) {
            assert!(is_nothing(*found), "{before} {after} {found}");
            continue;
        }
        // in steps of 1/128 dB
        assert!((found - (after - before)).abs() < 5e-3, "{before} {after} {found}");
        changed += usize::from(found.abs() > 1.0);
    }
    assert!(changed > 100, "{changed}");
    let number = |value: &f32| if *value > 250.0 { u8::MAX } else { *value as u8 };
    let (before, after) = (of("today", "class"), of("plan", "class"));
    let found = cells::<u8>(&world, "out/class_change_4g_plan.tif");
    let mut kinds = std::collections::BTreeSet::new();
    for ((before, after), found) in before.iter().zip(&after).zip(&found) {
        assert_eq!(*found, class_change(number(before), number(after)), "{before} {after}");
        kinds.insert(*found);
    }
    assert!(kinds.contains(&0) && kinds.len() > 4, "{kinds:?}");
    let names = world.text("out/class_change_4g_plan.tif.aux.xml");
    assert!(names.contains("<Category>fair -&gt; good</Category>"), "{names}");
    let style = world.text("out/class_change_4g_plan.qml");
    assert!(style.contains("paletted") && style.contains("none -&gt; poor"), "{style}");
    assert!(world.text("out/level_change_4g_plan.qml").contains("-20 dB"));
}

#[test]
fn areas_are_those_of_the_cells() {
    let world = World::new();
    world.done(&COMPARE);
    let dataset = Dataset::open(world.at("out/plan/coverage_4g_class.tif")).expect("a raster");
    let cell_m = dataset.geo_transform().expect("a place")[1];
    let classes = cells::<u8>(&world, "out/plan/coverage_4g_class.tif");
    // UTM on 104.5 E, half a degree from its central meridian: the scale is within 0.05 % of 1
    for (number, class) in ["none", "poor", "fair", "good", "excellent"].iter().enumerate() {
        let count = classes.iter().filter(|found| usize::from(**found) == number).count();
        let expected = count as f64 * cell_m * cell_m / 1e6;
        let found = world.value("out", "Plan", "area_km2", class);
        assert!((found - expected).abs() <= 0.002 * expected + 1e-3, "{class}: {found} {expected}");
    }
}

#[test]
fn roads_are_measured_by_class() {
    let world = World::new();
    // along the masts: from the west of MG to the middle between it and S2, where nothing reaches
    let line = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":\
                {\"type\":\"LineString\",\"coordinates\":[[104.41,21.25],[104.46,21.25]]}}]}";
    world.put("roads.geojson", line);
    world.done(&["compare", "today.toml", "plan.toml", "-o", "out", "--roads", "roads.geojson"]);
    let classes = ["none", "poor", "fair", "good", "excellent", "no_data"];
    let along = |scenario: &str| classes.map(|class| world.value("out", scenario, "road_km", class));
    let whole_km = 0.05 * 111.320 * 21.25_f64.to_radians().cos();
    for scenario in ["Today", "Plan"] {
        let sum: f64 = along(scenario).iter().sum();
        assert!((sum - whole_km).abs() < 0.01, "{scenario}: {sum} {whole_km}");
    }
    // ML at 104.47 reaches its western 2 km, MG at 104.42 both sides
    let signal = |scenario: &str| along(scenario)[1..5].iter().sum::<f64>();
    assert!((signal("Today") - 0.97).abs() < 0.15, "{:?}", along("Today"));
    assert!((signal("Plan") - (1.04 + 2.0)).abs() < 0.15, "{:?}", along("Plan"));
    world.put("roads.geojson", &line.replace("LineString", "MultiPoint"));
    let roads = ["compare", "today.toml", "plan.toml", "-o", "out", "--roads", "roads.geojson"];
    world.refused(&roads, &["roads.geojson", "row 1", "is no line"]);
    let missing = ["compare", "today.toml", "plan.toml", "-o", "out", "--roads", "missing.gpkg"];
    world.refused(&missing, &["missing.gpkg", "cannot be read"]);
}

#[test]
fn other_grids_and_missing_rasters_are_said() {
    let world = World::new();
    world.put("coarse.toml", "extends = \"plan.toml\"\nname = \"Coarse\"\n[area]\nresolution_m = 300.0\n");
    world.put("tables.toml", "extends = \"plan.toml\"\nname = \"Tables\"\n[output]\nrasters = false\n");
    let told = world.told(&["compare", "today.toml", "coarse.toml", "tables.toml", "-o", "out"]);
    assert!(told.contains("Note: Coarse has another grid or reference system than Today"), "{told}");
    assert!(told.contains("Note: Tables has no rasters of the 4G level and class"), "{told}");
    assert!(!world.at("out/level_change_4g_coarse.tif").exists());
    for scenario in ["Coarse", "Tables"] {
        assert!((world.value("out", scenario, "people_newly_served", "") - 100.0).abs() < 1e-9);
    }
    assert!(world.value("out", "Coarse", "area_km2", "poor") > 1.0);
    // what an earlier comparison wrote goes with it
    world.done(&COMPARE);
    assert!(world.at("out/level_change_4g_plan.tif").exists());
    world.put("plan.csv", &sites(&PLAN, 21.0));
    world.done(&["compare", "today.toml", "tables.toml", "-o", "out"]);
    assert!(!world.at("out/level_change_4g_plan.tif").exists());
    assert!(world.at("out/plan/manifest.json").exists(), "the results of runs stay");
}
