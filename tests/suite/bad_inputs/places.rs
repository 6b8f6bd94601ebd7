//! Places that are right by themselves but not beside each other: masts out of reach, masts on villages.
use super::case::{SCENARIO, SITES, case, run_all, terrain};
use crate::support::signalgap;

#[test]
fn masts_far_and_near() {
    run_all(&[
        case("no mast in range")
            .with("sites.csv", "104.44,21.24", "105.44,22.24")
            .goes_well()
            .says("sector-carriers more than 3 km from the planning grid: ignored")
            .says("no mast stands within 3 km of the planning grid: nothing is served"),
        case("a mast on another continent among good ones")
            .site("S2,S2-1,Other,LTE,B3,1842.5,20,-75.0,5.0,30,0,46")
            .goes_well()
            .says("sector-carriers more than 3 km from the planning grid: ignored"),
        case("a mast exactly on a village").with("sites.csv", "104.44,21.24", "104.45,21.25").goes_well(),
        case("two villages and a mast in one place")
            .with("sites.csv", "104.44,21.24", "104.45,21.25")
            .with("villages.csv", "104.46,21.26", "104.45,21.25")
            .goes_well(),
        case("a mast beyond the terrain, in reach")
            .with("sites.csv", "104.44,21.24", "104.44,21.199")
            .scenario("3.0", "6.0")
            .goes_well()
            .says("masts without terrain under them"),
        case("villages of one place")
            .file("villages.csv", "settlement_id,lon,lat\nA,104.45,21.25\nB,104.45,21.25\n")
            .goes_well(),
        case("villages on both sides of the antimeridian")
            .file("villages.csv", "settlement_id,lon,lat\nA,179.99,-17.0\nB,-179.99,-17.0\n")
            .says("the rasters cover longitude 104.4000 to 104.5000"),
        case("a village at the pole")
            .file("villages.csv", "settlement_id,lon,lat\nA,104.45,90\n")
            .says("no UTM zone at longitude 104.45, latitude 90"),
    ]);
}

#[test]
fn a_foreign_mast_changes_nothing() {
    let results = |sites: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in [
            ("villages.csv", super::case::VILLAGES),
            ("sites.csv", sites),
            ("scenario.toml", SCENARIO),
            ("terrain.asc", &terrain()),
        ] {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        assert!(signalgap(folder.path(), &["run", "scenario.toml"]).status.success());
        let mut files = crate::support::contents(&folder.path().join("out"));
        // these tell of the mast that was left out
        let telling = ["manifest.json", "report.html", "report.json"];
        files.retain(|path, _| !telling.iter().any(|name| path.ends_with(name)));
        files.into_values().collect::<Vec<_>>()
    };
    let more = format!("{SITES}S2,S2-1,Other,LTE,B3,1842.5,20,-75.0,5.0,30,0,46\n");
    assert!(results(SITES) == results(&more), "the results are the same to the byte");
}
