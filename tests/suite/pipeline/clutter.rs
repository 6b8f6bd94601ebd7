//! Clutter of a run: one height everywhere, heights by class.
use super::district::{SMALL, input};
use super::finished::{Finished, toml_text};
use std::fmt::Write as _;

/// UTM zone 48 north as an ESRI projection file has it.
const UTM_48N: &str = "PROJCS[\"WGS_1984_UTM_Zone_48N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",\
    SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],\
    PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],\
    PARAMETER[\"Central_Meridian\",105.0],PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],\
    UNIT[\"Meter\",1.0]]";

/// Land cover over the small district and beyond: cells of 1 km, their classes by row and column.
fn land_cover(class: impl Fn(usize, usize) -> u16) -> String {
    let mut text =
        "ncols 20\nnrows 20\nxllcorner 435000\nyllcorner 2325000\ncellsize 1000\nNODATA_value -1\n"
            .to_owned();
    for row in 0..20 {
        let classes: Vec<String> = (0..20).map(|col| class(row, col).to_string()).collect();
        writeln!(text, "{}", classes.join(" ")).expect("text");
    }
    text
}

/// The small district with clutter, and land cover beside it.
fn with_clutter(name: &str, clutter: &str, cover: &str) -> Finished {
    let base = toml_text(&input().join("scenario.toml"));
    let scenario = format!("extends = {base}\n[clutter]\n{clutter}\n");
    Finished::of_files(name, &[("scenario.toml", &scenario), ("cover.asc", cover), ("cover.prj", UTM_48N)])
}

/// The bytes of results that hold numbers only.
fn numbers(run: &Finished) -> [Vec<u8>; 3] {
    ["clusters.geojson", "coverage_4g_rsrp.tif", "coverage_3g_rscp.tif"]
        .map(|name| std::fs::read(run.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}")))
}

#[test]
fn one_height_is_land_cover_of_that_height() {
    let everywhere = land_cover(|_, _| 7);
    let uniform = with_clutter("clutter_uniform", "uniform_height_m = 9.0", &everywhere);
    let own = "files = \"cover.asc\"\ntable = \"none\"\nheights_m = { 7 = 9.0 }";
    let cover = with_clutter("clutter_cover", own, &everywhere);
    assert_eq!(cover.manifest()["scenario"]["clutter"]["heights_m"]["7"], 9.0);
    assert_eq!(uniform.manifest()["scenario"]["clutter"]["uniform_height_m"], 9.0);
    assert!(numbers(&uniform) == numbers(&cover));
    assert!(numbers(&uniform) != numbers(&SMALL));
    assert!(uniform.caveat("no_clutter").is_none() && SMALL.caveat("no_clutter").is_some());
}

#[test]
fn heights_of_ones_own_are_those_of_their_classes() {
    let cover = land_cover(|row, _| if row < 10 { 1 } else { 2 });
    let own = |name, heights: &str| {
        let text = format!("files = \"cover.asc\"\ntable = \"none\"\nheights_m = {{ {heights} }}");
        with_clutter(name, &text, &cover)
    };
    let both = own("clutter_both", "1 = 9.0, 2 = 9.0");
    let half = own("clutter_half", "1 = 9.0");
    let uniform = with_clutter("clutter_uniform_again", "uniform_height_m = 9.0", &cover);
    assert!(numbers(&both) == numbers(&uniform));
    assert!(numbers(&half) != numbers(&uniform));
    let (cells, text) = half.caveat("clutter_class_without_height").expect("class 2 has no height");
    assert!(cells > 0 && text.contains("open ground"), "{cells}: {text}");
    assert!(both.caveat("clutter_class_without_height").is_none());
}
